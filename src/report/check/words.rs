//! Possible counts behind a printed figure: “more than 72,000” is not 72,000.

use crate::report::decimal::Decimal;
use crate::report::value::Value;

/// Meaning of the word before a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// There is none.
    Exact,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
    /// At most so many, and close to it.
    Nearly,
    /// Close to it, above or below.
    About,
    /// A word that is not known: the figure can be anything.
    Unknown,
}

const MEANINGS: [(Meaning, &[&str]); 6] = [
    (
        Meaning::MoreThan,
        &[
            "more than",
            "over",
            "well over",
            "just over",
            "above",
            "exceeding",
            "in excess of",
            "upwards of",
            "greater than",
            ">",
            "más de",
            "por encima de",
            "superior a",
            "más que",
        ],
    ),
    (
        Meaning::AtLeast,
        &[
            "at least",
            "no fewer than",
            "no less than",
            "not less than",
            "≥",
            ">=",
            "al menos",
            "por lo menos",
            "como mínimo",
        ],
    ),
    (
        Meaning::LessThan,
        &["less than", "fewer than", "under", "below", "<", "menos de", "menos que", "por debajo de", "inferior a"],
    ),
    (
        Meaning::AtMost,
        &[
            "at most",
            "up to",
            "no more than",
            "not more than",
            "≤",
            "<=",
            "hasta",
            "a lo sumo",
            "como máximo",
            "no más de",
        ],
    ),
    (Meaning::Nearly, &["nearly", "almost", "just under", "just shy of", "casi"]),
    (
        Meaning::About,
        &[
            "about",
            "around",
            "close to",
            "approximately",
            "approx.",
            "approx",
            "roughly",
            "some",
            "circa",
            "ca.",
            "~",
            "estimated",
            "alrededor de",
            "cerca de",
            "aproximadamente",
            "unos",
            "unas",
            "en torno a",
            "aprox.",
        ],
    ),
];

impl Meaning {
    fn of(word: Option<&str>) -> Self {
        let Some(word) = word else { return Self::Exact };
        let word = word.trim().to_lowercase();
        let known = MEANINGS.iter().find(|(_, words)| words.contains(&word.as_str()));
        known.map_or(Self::Unknown, |(meaning, _)| *meaning)
    }
}

/// Between which half units of its last digit, from the printed percentage on, the true one lies for certain, given the
/// word before it: to half a unit below and above without a word, open on both sides with one that is vague.
#[cfg(feature = "analyst")]
pub(crate) fn percent_sides(word: Option<&str>) -> [Option<i64>; 2] {
    match Meaning::of(word) {
        Meaning::Exact => [Some(-1), Some(1)],
        Meaning::MoreThan | Meaning::AtLeast => [Some(0), None],
        Meaning::LessThan | Meaning::AtMost | Meaning::Nearly => [None, Some(0)],
        Meaning::About | Meaning::Unknown => [None, None],
    }
}

/// The whole numbers that a count, or a sum of counts, can be; open above without `most`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) least: u64,
    pub(super) most: Option<u64>,
}

impl Range {
    /// No units at all: what a sum begins with.
    pub(super) const NONE: Self = Self { least: 0, most: Some(0) };
    /// Any count.
    pub(super) const ANY: Self = Self { least: 0, most: None };

    /// Returns the possible counts of a value; anything where it is not a count, or its count is not printed.
    pub(super) fn of(value: &Value) -> Self {
        let Some(count) = value.published_count() else { return Self::ANY };
        // “Nearly” and “about” leave a tenth.
        let tenth = count.div_ceil(10);
        let (least, most) = match Meaning::of(value.qualifier()) {
            Meaning::Exact => (count, Some(count)),
            Meaning::MoreThan => (count.saturating_add(1), None),
            Meaning::AtLeast => (count, None),
            Meaning::LessThan => (0, Some(count.saturating_sub(1))),
            Meaning::AtMost => (0, Some(count)),
            Meaning::Nearly => (count - tenth, Some(count)),
            Meaning::About => (count - tenth, Some(count.saturating_add(tenth))),
            Meaning::Unknown => return Self::ANY,
        };
        Self { least, most }
    }

    /// Returns the possible counts of both together.
    pub(super) fn plus(self, other: Self) -> Self {
        let most = self.most.zip(other.most).map(|(one, other)| one.saturating_add(other));
        Self { least: self.least.saturating_add(other.least), most }
    }

    /// Returns whether it is certainly more than the other.
    pub(super) fn is_above(self, other: Self) -> bool {
        other.most.is_some_and(|most| self.least > most)
    }

    /// Returns whether the printed percentage, with the word before it, can be that of the count among the base. What
    /// lies exactly between two percentages may be rounded to either.
    pub(super) fn can_be(self, base: Self, printed: Decimal, word: Option<&str>) -> bool {
        self.ratio(100, base, printed).admits(Meaning::of(word))
    }

    /// The same for `per` of the base.
    pub(super) fn can_be_per(self, per: u64, base: Self, printed: Decimal) -> bool {
        self.ratio(per, base, printed).admits(Meaning::Exact)
    }

    fn ratio(self, per: u64, base: Self, printed: Decimal) -> Ratio {
        let scale = i128::from(per) * 10_i128.pow(printed.decimals().into());
        let side = |count: u64, base: u64| (i128::from(count) * scale, i128::from(base));
        Ratio {
            least: base.most.map_or((0, 1), |most| side(self.least, most)),
            most: self.most.map(|most| side(most, base.least)),
            printed: i128::from(printed.units()),
        }
    }
}

/// A quotient beside a printed number, in units of its last digit.
struct Ratio {
    least: (i128, i128),
    most: Option<(i128, i128)>,
    printed: i128,
}

impl Ratio {
    fn admits(&self, word: Meaning) -> bool {
        let twentieths = 20 * self.printed;
        let (near, half) = (2 * self.printed, 10);
        match word {
            Meaning::Exact => self.reaches(twentieths - half) && self.stays(twentieths + half),
            Meaning::MoreThan => self.most.is_none_or(|(part, whole)| 20 * part > twentieths * whole),
            Meaning::AtLeast => self.reaches(twentieths),
            Meaning::LessThan => 20 * self.least.0 < twentieths * self.least.1,
            Meaning::AtMost => self.stays(twentieths),
            Meaning::Nearly => self.reaches(twentieths - near - half) && self.stays(twentieths),
            Meaning::About => self.reaches(twentieths - near - half) && self.stays(twentieths + near + half),
            Meaning::Unknown => true,
        }
    }

    /// Returns whether it can be so many twentieths of a unit, or more.
    fn reaches(&self, twentieths: i128) -> bool {
        self.most.is_none_or(|(part, whole)| 20 * part >= twentieths * whole)
    }

    /// Returns whether it can be so many, or less.
    fn stays(&self, twentieths: i128) -> bool {
        20 * self.least.0 <= twentieths * self.least.1
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::Range;
    use crate::report::{Decimal, Value, percent};
    use proptest::prelude::*;

    fn range(count: u64, word: &str) -> Range {
        let mut value = Value::count(count);
        if let Value::Count { qualifier, .. } = &mut value {
            *qualifier = Some(word.to_owned());
        }
        Range::of(&value)
    }

    #[test]
    fn a_word_says_what_a_count_can_be() {
        assert_eq!(range(72_000, "more than"), Range { least: 72_001, most: None });
        assert_eq!(range(30, "At least"), Range { least: 30, most: None });
        assert_eq!(range(3, "fewer than"), Range { least: 0, most: Some(2) });
        assert_eq!(range(362, "casi"), Range { least: 325, most: Some(362) });
        assert_eq!(range(0, "under"), Range { least: 0, most: Some(0) });
        assert_eq!(range(5, "an unheard-of"), Range::ANY);
    }

    fn can_be(count: u64, base: u64, printed: &str, word: Option<&str>) -> bool {
        let exact = |count| Range::of(&Value::count(count));
        exact(count).can_be(exact(base), Decimal::parse(printed).unwrap(), word)
    }

    #[test]
    fn a_word_before_a_percentage_is_true_or_not() {
        assert!(can_be(3, 750, "1", Some("<")));
        assert!(!can_be(8, 750, "1", Some("<")));
        assert!(can_be(1247, 1250, "99", Some(">")));
        assert!(!can_be(318, 4739, "7", Some("more than")), "6.71 %");
        assert!(can_be(318, 4739, "7", Some("nearly")));
    }

    #[test]
    fn what_lies_between_two_percentages_is_either() {
        assert!(can_be(5, 40, "12", None) && can_be(5, 40, "13", None));
        assert!(!can_be(5, 40, "14", None) && !can_be(5, 40, "11", None));
    }

    #[test]
    fn nothing_is_a_percentage_of_nothing() {
        assert!(!can_be(5, 0, "13", None));
    }

    proptest! {
        #[test]
        fn the_computed_percentage_is_always_right(part in 0_u64..1_000_000_000, base in 1_u64..1_000_000_000, decimals in 0_u8..=4) {
            let computed = percent(part, base, decimals).unwrap();
            let off = |by| Decimal::new(computed.units() + by, decimals).to_string();
            prop_assert!(can_be(part, base, &off(0), None));
            prop_assert!(!can_be(part, base, &off(2), None));
            prop_assert!(computed.units() < 2 || !can_be(part, base, &off(-2), None));
        }
    }
}
