//! Words of the languages that are known, read when they are first needed.

use std::sync::{LazyLock, OnceLock};

use super::Locale;
use super::entries::Entries;
use crate::common::text::replaced;
use crate::report::languages::{KNOWN, place};

/// The ways to write each known language, one for each tag, once they were read.
static READ: LazyLock<Vec<OnceLock<Vec<Locale>>>> = LazyLock::new(|| KNOWN.iter().map(|_| OnceLock::new()).collect());

/// Returns the ways to write a known language; none where its words are not here.
fn known(place: usize) -> &'static [Locale] {
    let read = &READ[place];
    if let Some(locales) = read.get() {
        return locales;
    }
    let entries = Entries::read(unescaped(KNOWN[place].text()));
    Locale::all_of(entries).map_or(&[], |locales| read.get_or_init(|| locales))
}

/// Writes out the spaces that nobody sees, which files write by their numbers.
fn unescaped(text: &str) -> &'static str {
    replaced(text, &[("\\u00a0", "\u{a0}"), ("\\u202f", "\u{202f}")]).leak()
}

/// Returns the ways to write the language of a tag; those of English where it is not known, or its words are not here.
pub(super) fn locales(tag: &str) -> &'static [Locale] {
    let found = place(tag).map(known).filter(|locales| !locales.is_empty());
    found.unwrap_or_else(|| known(0))
}

/// Returns the code of a tag's language, if it is known but its words are not here: `fr`.
#[cfg(any(test, all(feature = "view", target_arch = "wasm32")))]
pub(crate) fn missing(tag: &str) -> Option<&'static str> {
    place(tag).filter(|place| known(*place).is_empty()).map(|place| KNOWN[place].code)
}

/// Takes in the words of a language that are not here: the beginning of its file. `false` where it is no such file.
#[cfg(any(test, all(feature = "view", target_arch = "wasm32")))]
pub(crate) fn add(text: &str) -> bool {
    let entries = Entries::read(unescaped(text));
    let place = KNOWN.iter().position(|known| known.code == entries.text("", "code"));
    let Some((place, locales)) = place.zip(Locale::all_of(entries)) else { return false };
    READ[place].get_or_init(|| locales);
    true
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{add, missing};
    use crate::locale::entries::Entries;
    use crate::locale::{DraftWords, FileWords, Locale, Words};
    use crate::report::languages::{KNOWN, tags};

    #[test]
    fn each_file_has_all_words_and_no_others() {
        let english: Vec<_> = Entries::read(KNOWN[0].text()).names();
        let is_form = |[_, name]: &[&str; 2]| name.contains('.');
        let is_place = |[section, _]: &[&str; 2]| section.contains('-');
        for known in KNOWN {
            if known.code == "qq" {
                continue;
            }
            let names = Entries::read(known.text()).names();
            let fixed = |names: &[[&'static str; 2]]| -> Vec<_> {
                names.iter().copied().filter(|name| !is_form(name) && !is_place(name)).collect()
            };
            assert_eq!(fixed(&names), fixed(&english), "{}", known.code);
            for phrase in ["ordinal.other", "rows.other", "columns.other", "withheld.other"] {
                assert!(names.contains(&["", phrase]), "{} {phrase}", known.code);
            }
            for words in Words::NAMES.iter().chain(FileWords::NAMES).chain(DraftWords::NAMES) {
                assert!(names.contains(words), "{} {words:?}", known.code);
            }
        }
    }

    #[test]
    fn words_that_are_here_are_not_missing_and_a_file_that_is_none_is_refused() {
        assert!(tags().into_iter().all(|tag| missing(tag).is_none()));
        assert!(!add("code = \"en\"\n") && !add(""));
        assert_eq!(Locale::for_language("en-US").words().notes, "Notes", "those that are here stay");
    }
}
