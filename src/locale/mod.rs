//! Formats of numbers and dates, and fixed words, in a report's language.
//!
//! Browsers' own formats change with their versions, and golden files and saved reports must not; so the few
//! formats that a report needs are written out here. A language is one file in `languages`, and one line in
//! [`report::languages`](crate::report::languages); any other tag falls back to the nearest.

mod dates;
#[cfg(feature = "analyst")]
mod draft_words;
mod entries;
mod figures;
#[cfg(feature = "xlsx")]
mod file_words;
mod plural;
mod registry;
mod summary;
mod table;
mod words;

#[cfg(feature = "analyst")]
pub(crate) use draft_words::DraftWords;
#[cfg(feature = "xlsx")]
pub use file_words::FileWords;
#[cfg(any(test, all(feature = "view", target_arch = "wasm32")))]
pub(crate) use registry::{add, missing};
pub use words::Words;

use entries::{Entries, fill};

use crate::report::languages::known_language;
use crate::report::{Decimal, Separators};

/// A way to write numbers, dates and fixed words.
#[derive(Debug)]
pub struct Locale {
    tag: &'static str,
    group: char,
    point: char,
    /// Spain leaves four digits together: 1234, but 12.345.
    least_grouped: u64,
    /// Spain writes a no-break space before the sign.
    percent_gap: &'static str,
    date: &'static str,
    month_year: &'static str,
    year: &'static str,
    months: Vec<&'static str>,
    plurals: Vec<&'static str>,
    ordinals: Vec<&'static str>,
    entries: &'static Entries,
    words: &'static Words,
    #[cfg(feature = "xlsx")]
    file_words: &'static FileWords,
    #[cfg(feature = "analyst")]
    draft_words: &'static DraftWords,
}

impl Locale {
    /// Returns the formats of a BCP 47 tag, or of the known language that takes its place.
    pub fn for_language(tag: &str) -> &'static Self {
        let (locales, known) = (registry::locales(tag), known_language(tag));
        locales.iter().find(|locale| locale.tag == known).unwrap_or(&locales[0])
    }

    /// All ways to write the language of a file; `None` where the file lacks what every report needs.
    fn all_of(entries: Entries) -> Option<Vec<Self>> {
        let entries: &'static Entries = Box::leak(Box::new(entries));
        entries.get("", "months")?;
        let words: &'static Words = Box::leak(Box::new(Words::read(entries)));
        #[cfg(feature = "xlsx")]
        let file_words: &'static FileWords = Box::leak(Box::new(FileWords::read(entries)));
        #[cfg(feature = "analyst")]
        let draft_words: &'static DraftWords = Box::leak(Box::new(DraftWords::read(entries)));
        let locale = |tag: &'static str| {
            let own = |name| entries.get(tag, name).unwrap_or_else(|| entries.text("", name));
            Self {
                tag,
                group: own("group").chars().next().unwrap_or(','),
                point: own("point").chars().next().unwrap_or('.'),
                least_grouped: own("least_grouped").parse().unwrap_or(u64::MAX),
                percent_gap: own("percent_gap"),
                date: own("date"),
                month_year: own("month_year"),
                year: own("year"),
                months: entries::items(own("months")),
                plurals: entries.list("", "plural"),
                ordinals: entries.list("", "ordinal"),
                entries,
                words,
                #[cfg(feature = "xlsx")]
                file_words,
                #[cfg(feature = "analyst")]
                draft_words,
            }
        };
        Some(entries.list("", "tags").into_iter().map(locale).collect())
    }

    /// The form of a phrase that a number takes, with the number and other parts in it.
    fn numbered(&self, phrase: &str, rules: &[&'static str], number: u64, parts: &[(&str, &str)]) -> String {
        let form = |form: &str| self.entries.get("", &[phrase, ".", form].concat());
        let template = form(plural::form(rules, number)).or_else(|| form("other")).unwrap_or_default();
        let number = number.to_string();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(parts);
        fill(template, &all)
    }

    /// Returns the sign before the decimals of a number.
    #[cfg(feature = "analyst")]
    pub(crate) const fn decimal_point(&self) -> char {
        self.point
    }

    /// Returns the direction of its lines: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        self.entries.text("", "direction")
    }

    /// The tag of these formats.
    pub const fn tag(&self) -> &'static str {
        self.tag
    }

    const fn separators(&self) -> Separators {
        Separators { group: self.group, point: self.point, least_grouped: self.least_grouped }
    }

    /// A count, its digits grouped: `1,234`.
    pub fn count(&self, count: u64) -> String {
        self.separators().count(count)
    }

    /// An exact decimal with a real minus sign: `−0.04`.
    pub fn decimal(&self, number: Decimal) -> String {
        self.separators().decimal(number)
    }

    /// A percentage: `25%`.
    pub fn percent(&self, number: Decimal) -> String {
        format!("{}{}%", self.decimal(number), self.percent_gap)
    }

    /// A change in percent, always with its sign: `+35%`, `−3%`, `0%`.
    pub fn signed_percent(&self, number: Decimal) -> String {
        format!("{}{}", if number.units() > 0 { "+" } else { "" }, self.percent(number))
    }

    /// A change in counts, always with its sign: `+2,069`, `−12`, `0`.
    pub fn signed_count(&self, change: i64) -> String {
        let sign = match change.signum() {
            1 => "+",
            -1 => "−",
            _ => "",
        };
        format!("{sign}{}", self.count(change.unsigned_abs()))
    }
}

/// The text with a capital first letter. Only Latin letters know capitals here: the tables for all the others weigh
/// more than the rest of this room.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| match letter {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(u32::from(letter) - 0x20).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    });
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{Locale, capitalised};
    use crate::report::Decimal;
    use crate::report::languages::tags;

    #[test]
    fn every_language_of_the_report_has_formats() {
        for tag in tags() {
            assert_eq!(Locale::for_language(tag).tag(), tag);
        }
    }

    #[test]
    fn spanish_words_are_capitalised_too() {
        assert_eq!(capitalised("índices"), "Índices");
        assert_eq!(capitalised("señales"), "Señales");
        assert_eq!(capitalised("÷"), "÷");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn unknown_tags_fall_back_to_the_nearest() {
        assert_eq!(Locale::for_language("es").tag(), "es-ES");
        assert_eq!(Locale::for_language("es-PR").tag(), "es-US");
        assert_eq!(Locale::for_language("en").tag(), "en-US");
        assert_eq!(Locale::for_language("é").tag(), "en-US");
    }

    #[test]
    fn spanish_of_the_united_states_writes_numbers_as_english_does() {
        let locale = Locale::for_language("es-US");
        assert_eq!(locale.count(1234), "1,234");
        assert_eq!(locale.percent(Decimal::new(25, 0)), "25%");
    }

    #[test]
    fn spanish_of_spain_groups_from_five_digits_and_sets_the_sign_apart() {
        let locale = Locale::for_language("es-ES");
        assert_eq!(locale.count(1234), "1234");
        assert_eq!(locale.count(12_345), "12.345");
        assert_eq!(locale.percent(Decimal::new(855, 1)), "85,5\u{a0}%");
    }

    #[test]
    fn other_languages_write_numbers_as_cldr_says() {
        let written = |tag| {
            let locale = Locale::for_language(tag);
            [locale.count(1_234_567), locale.percent(Decimal::new(855, 1))].join(" ")
        };
        assert_eq!(written("fr-FR"), "1\u{202f}234\u{202f}567 85,5\u{a0}%");
        assert_eq!(written("fr-CA"), "1\u{a0}234\u{a0}567 85,5\u{a0}%");
        assert_eq!(written("de-DE"), "1.234.567 85,5\u{a0}%");
        assert_eq!(written("pt-BR"), "1.234.567 85,5%");
        assert_eq!((written("zh-CN"), written("ar")), ("1,234,567 85.5%".into(), "1,234,567 85.5%".into()));
    }

    #[test]
    fn a_fall_has_a_minus_sign_and_a_rise_a_plus() {
        let locale = Locale::for_language("en-US");
        assert_eq!(locale.signed_percent(Decimal::new(-4, 2)), "−0.04%");
        assert_eq!(locale.signed_percent(Decimal::new(35, 0)), "+35%");
        assert_eq!(locale.signed_count(-1_200), "−1,200");
        assert_eq!(locale.signed_count(0), "0");
    }
}
