//! Languages that reports can be in: a file of words for each, in `locale/languages`, and a line here.
//!
//! A module holds of each file what it needs. The viewer, which every reader downloads, has English and Spanish and is
//! given the words of any other language when a report needs them.

use crate::common::text::split;

/// A language, by its file.
#[derive(Debug)]
pub struct Language {
    /// Beginning of its tags: `es`.
    pub code: &'static str,
    /// As much of its file as this module holds.
    held: &'static [u8],
}

/// Part of a file that a module holds.
enum Held {
    /// All of it.
    All,
    /// The words that reports and files of them are written with.
    Files,
    /// The words that reports are written with.
    Report,
    /// The name of the language, and its tags.
    Name,
}

const HELD: Held = if cfg!(feature = "analyst") {
    Held::All
} else if cfg!(any(feature = "export", feature = "xlsx")) {
    Held::Files
} else {
    Held::Name
};

/// Returns whether a file is held to its end, or to an empty line before a section, or the first.
const fn ends(held: &Held, rest: &[u8]) -> bool {
    match held {
        Held::All => false,
        Held::Files => begins(rest, b"\n[page]") || begins(rest, b"\n[draft]"),
        Held::Report => begins(rest, b"\n[files]"),
        Held::Name => begins(rest, b"\n"),
    }
}

const fn begins(text: &[u8], with: &[u8]) -> bool {
    let mut at = 0;
    while at < with.len() {
        if at == text.len() || text[at] != with[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The length of what is held: whole lines.
const fn length(text: &[u8], held: &Held) -> usize {
    let mut at = 0;
    while at < text.len() {
        if (at == 0 || text[at - 1] == b'\n') && ends(held, text.split_at(at).1) {
            return at;
        }
        at += 1;
    }
    at
}

/// A copy of the beginning of a file: of a file that is only pointed into, a module would hold all.
const fn beginning<const LENGTH: usize>(text: &[u8]) -> [u8; LENGTH] {
    let mut copy = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        copy[at] = text[at];
        at += 1;
    }
    copy
}

macro_rules! language {
    ($code:literal) => {
        language!($code, HELD)
    };
    ($code:literal, always) => {
        language!($code, if matches!(HELD, Held::Name) { Held::Report } else { HELD })
    };
    ($code:literal, $held:expr) => {{
        const FILE: &[u8] = include_bytes!(concat!("../locale/languages/", $code, ".toml"));
        const LENGTH: usize = length(FILE, &$held);
        static BEGINNING: [u8; LENGTH] = beginning(FILE);
        Language { code: $code, held: &BEGINNING }
    }};
}

/// The languages.
pub(crate) static KNOWN: &[Language] = &[
    language!("en", always),
    language!("es", always),
    language!("ar"),
    language!("de"),
    language!("fr"),
    language!("ko"),
    language!("pt"),
    language!("vi"),
    language!("zh"),
    // One that nobody speaks, whose words come later.
    #[cfg(test)]
    Language { code: "qq", held: b"code = \"qq\"\n" },
];

impl Language {
    /// Returns what this module holds of its file.
    pub(crate) fn text(&self) -> &'static str {
        std::str::from_utf8(self.held).unwrap_or_default()
    }

    /// Returns its tags: the first is for places that are not among them.
    fn tags(&self) -> Vec<&'static str> {
        let line = self.line("tags = [\"");
        let list = line.strip_suffix("\"]").unwrap_or(line);
        split(list, "\", \"").into_iter().filter(|tag| !tag.is_empty()).collect()
    }

    /// Returns the rest of a line of its file.
    fn line(&self, begins: &str) -> &'static str {
        self.text().lines().find_map(|line| line.strip_prefix(begins)).unwrap_or_default()
    }
}

/// Returns the beginning of a tag: `es` of `es-US`.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Returns the place of a tag's language among the known ones.
pub(crate) fn place(tag: &str) -> Option<usize> {
    KNOWN.iter().position(|known| known.code.eq_ignore_ascii_case(primary(tag)))
}

/// Returns the code of a tag's language, if it is known: `es` of `es-US`.
pub(crate) fn code(tag: &str) -> Option<&'static str> {
    place(tag).map(|place| KNOWN[place].code)
}

/// Returns the tags of all languages.
pub fn tags() -> Vec<&'static str> {
    KNOWN.iter().flat_map(Language::tags).collect()
}

/// Returns the known tag that takes the place of a BCP 47 tag: itself, then the one that its language's file names for a
/// tag without a place, or that language's first; and `en-US` for other languages.
pub(crate) fn known_language(tag: &str) -> &'static str {
    let language = place(tag).map_or(&KNOWN[0], |place| &KNOWN[place]);
    let tags = language.tags();
    let exact = tags.iter().find(|known| known.eq_ignore_ascii_case(tag)).copied();
    let plain = || {
        Some(language.line("plain = \"").trim_end_matches('"')).filter(|_| place(tag).is_some() && primary(tag) == tag)
    };
    exact.or_else(plain).or_else(|| tags.first().copied()).unwrap_or(language.code)
}

/// Returns the tag of another language for the place of a tag: `es-US` beside `en-US`; its first where it has none there.
pub(crate) fn tag_beside(code: &str, tag: &str) -> &'static str {
    let region = |tag: &str| tag.split_once('-').map(|(_, region)| region.to_ascii_uppercase());
    let own = place(code).map(|place| KNOWN[place].tags()).unwrap_or_default();
    own.iter().find(|known| region(known) == region(tag)).or_else(|| own.first()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{code, known_language, tag_beside, tags};

    #[test]
    fn a_tag_beside_another_is_of_the_same_place() {
        assert_eq!(tag_beside("es", "en-US"), "es-US");
        assert_eq!(tag_beside("en", "es-MX"), "en-US");
        assert_eq!((code("es-PR"), code("xx")), (Some("es"), None));
    }

    #[test]
    fn a_known_tag_is_its_own_and_others_have_one_in_their_place() {
        assert!(tags().into_iter().all(|tag| known_language(tag) == tag));
        assert_eq!(["es", "es-PR", "en", "é", "pt"].map(known_language), ["es-ES", "es-US", "en-US", "en-US", "pt-BR"]);
    }
}
