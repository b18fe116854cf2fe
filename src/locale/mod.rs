//! Formats of numbers and dates, and fixed words, in a report's language.
//!
//! Browsers' own formats change with their versions, and golden files and saved reports must not; so the few
//! formats that a report needs are written out here. Known are [`report::LANGUAGES`](crate::report::LANGUAGES);
//! any other tag falls back to the nearest.

mod dates;
#[cfg(feature = "analyst")]
mod draft_words;
mod figures;
#[cfg(feature = "xlsx")]
mod file_words;
mod summary;
mod table;
mod words;

#[cfg(feature = "analyst")]
pub(crate) use draft_words::DraftWords;
#[cfg(feature = "xlsx")]
pub use file_words::FileWords;
pub use words::Words;

use crate::report::{Decimal, Separators, known_language};

/// The languages that fixed words exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Spanish,
}

/// A way to write numbers, dates and fixed words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    tag: &'static str,
    language: Language,
    group: char,
    point: char,
    /// Spain leaves four digits together: 1234, but 12.345.
    least_grouped: u64,
    /// Spain writes a no-break space before the sign.
    percent_gap: &'static str,
    day_first: bool,
}

const fn american(tag: &'static str, language: Language, day_first: bool) -> Locale {
    Locale { tag, language, group: ',', point: '.', least_grouped: 1_000, percent_gap: "", day_first }
}

static KNOWN: [Locale; 5] = [
    american("en-US", Language::English, false),
    american("en-GB", Language::English, true),
    american("es-US", Language::Spanish, true),
    american("es-MX", Language::Spanish, true),
    Locale {
        tag: "es-ES",
        language: Language::Spanish,
        group: '.',
        point: ',',
        least_grouped: 10_000,
        percent_gap: "\u{a0}",
        day_first: true,
    },
];

impl Locale {
    /// Returns the formats of a BCP 47 tag, or of the [known language](known_language) that takes its place.
    pub fn for_language(tag: &str) -> &'static Self {
        let known = known_language(tag);
        KNOWN.iter().find(|locale| locale.tag == known).unwrap_or(&KNOWN[0])
    }

    /// Returns the sign before the decimals of a number.
    #[cfg(feature = "analyst")]
    pub(crate) const fn decimal_point(&self) -> char {
        self.point
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
    use crate::report::{Decimal, LANGUAGES};

    #[test]
    fn every_language_of_the_report_has_formats() {
        for tag in LANGUAGES {
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
    fn a_fall_has_a_minus_sign_and_a_rise_a_plus() {
        let locale = Locale::for_language("en-US");
        assert_eq!(locale.signed_percent(Decimal::new(-4, 2)), "−0.04%");
        assert_eq!(locale.signed_percent(Decimal::new(35, 0)), "+35%");
        assert_eq!(locale.signed_count(-1_200), "−1,200");
        assert_eq!(locale.signed_count(0), "0");
    }
}
