//! Numbers as tables write them: `1,234.5`, `1.234,5`, `1 234`, `$ 1'234`, `(12)`, `12 %`.
//!
//! Whether `1,234` is a thousand or a little more than one is up to its column, so a number is parsed first and valued
//! when the whole column was seen.

mod around;
mod groups;

use serde::Deserialize;

use around::{undressed, with_exponent};
use groups::Groups;

use super::digits::with_latin_digits;
use crate::common::without_n;

/// The sign between a number's whole part and its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum DecimalMark {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

impl DecimalMark {
    /// The sign that then separates thousands.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    /// Returns the mark that is written as `sign`.
    pub(crate) const fn of(sign: char) -> Option<Self> {
        match sign {
            '.' => Some(Self::Point),
            ',' => Some(Self::Comma),
            _ => None,
        }
    }
}

/// An exact decimal number: `units` × 10^−`decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    pub(crate) units: i128,
    pub(crate) decimals: u32,
}

impl Amount {
    /// The largest whole number up to it.
    pub(crate) fn floor(self) -> Option<i64> {
        i64::try_from(self.units.div_euclid(10_i128.checked_pow(self.decimals)?)).ok()
    }

    /// It in units of 10^−`decimals`, rounded half up where it has more.
    pub(crate) fn scaled(self, decimals: u32) -> Option<i128> {
        if let Some(more) = decimals.checked_sub(self.decimals) {
            return self.units.checked_mul(10_i128.checked_pow(more)?);
        }
        let by = 10_i128.checked_pow(self.decimals - decimals)?;
        Some((self.units + by / 2).div_euclid(by))
    }
}

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenNumber {
    negative: bool,
    /// Digits of the whole part, and those behind the last mark.
    whole: String,
    rest: String,
    exponent: i32,
    /// Unit, if it is stated: a currency in capitals, or `%`.
    pub(crate) unit: Option<String>,
    pub(crate) marks: Marks,
}

/// Evidence of a number's marks for its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// It has neither point nor comma.
    None,
    /// The mark between the whole part and the decimals.
    Decimal(DecimalMark),
    /// The mark between thousands; there are no decimals.
    Group(DecimalMark),
    /// One mark, with three digits behind: decimals or a thousand.
    Either(DecimalMark),
}

impl WrittenNumber {
    /// Parses a number; `None` if there are other words, or marks that no number has there.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let value = with_latin_digits(value.trim());
        let (inner, unit, negative) = undressed(without_n(&value))?;
        let (body, exponent) = with_exponent(inner)?;
        let groups = Groups::of(body)?;
        let (whole, rest, marks) = groups.split()?;
        (whole.len() + rest.len() <= MOST_DIGITS).then_some(Self { negative, whole, rest, exponent, unit, marks })
    }

    /// Returns whether it is written with an exponent, as spreadsheets do when they cut digits off.
    pub(crate) const fn has_exponent(&self) -> bool {
        self.exponent != 0
    }

    /// Returns whether it is a whole number of up to three digits, or of more without a mark; `None` if it has marks.
    pub(crate) fn is_short(&self) -> Option<bool> {
        (self.marks == Marks::None && self.rest.is_empty()).then_some(self.whole.len() <= 3)
    }

    /// Its value, where `mark` separates the decimals; `None` if its marks contradict that, or if it can be read in two
    /// ways and `mark` is not known.
    pub(crate) fn value(&self, mark: Option<DecimalMark>) -> Option<Amount> {
        let has_decimals = match (self.marks, mark) {
            (Marks::None, _) | (Marks::Group(_), None) => false,
            (Marks::Decimal(own), mark) if mark.is_none_or(|mark| mark == own) => true,
            (Marks::Group(own), Some(mark)) if mark != own => false,
            (Marks::Either(own), Some(mark)) => own == mark,
            _ => return None,
        };
        let units: i128 = format!("{}{}", self.whole, self.rest).parse().ok()?;
        let decimals = if has_decimals { i32::try_from(self.rest.len()).ok()? } else { 0 } - self.exponent;
        let units = if self.negative { -units } else { units };
        match u32::try_from(decimals) {
            Ok(decimals) => Some(Amount { units, decimals }),
            Err(_) => {
                Some(Amount { units: units.checked_mul(10_i128.checked_pow(decimals.unsigned_abs())?)?, decimals: 0 })
            }
        }
    }
}

/// More digits are no number that anyone counts with; up to here nothing overflows.
const MOST_DIGITS: usize = 30;

#[cfg(test)]
mod tests {
    use super::{Amount, DecimalMark, Marks, WrittenNumber};

    fn value(text: &str, mark: Option<DecimalMark>) -> Option<(i128, u32)> {
        WrittenNumber::parse(text)?.value(mark).map(|Amount { units, decimals }| (units, decimals))
    }

    #[test]
    fn thousands_are_read_with_every_mark() {
        for text in ["1 234 567", "1\u{a0}234\u{a0}567", "1\u{202f}234\u{202f}567", "1'234'567", "1’234’567"] {
            assert_eq!(value(text, None), Some((1_234_567, 0)), "{text}");
        }
        assert_eq!(value("1,234,567", None), Some((1_234_567, 0)));
        assert_eq!(value("1.234.567", None), Some((1_234_567, 0)));
        assert_eq!(value("12,34,567", None), Some((1_234_567, 0)));
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(value("1,234.50", None), Some((123_450, 2)));
        assert_eq!(value("1.234,5", None), Some((12_345, 1)));
        assert_eq!(value("1 234,5", None), Some((12_345, 1)));
        assert_eq!(value(".5", None), Some((5, 1)));
        assert_eq!(value("0,125", None), Some((125, 3)));
        assert_eq!(value("1234.000", None), Some((1_234_000, 3)));
    }

    #[test]
    fn one_mark_before_three_digits_is_up_to_the_column() {
        assert_eq!(value("1,234", None), None);
        assert_eq!(value("1,234", Some(DecimalMark::Comma)), Some((1234, 3)));
        assert_eq!(value("1,234", Some(DecimalMark::Point)), Some((1234, 0)));
        assert_eq!(WrittenNumber::parse("1.234").unwrap().marks, Marks::Either(DecimalMark::Point));
    }

    #[test]
    fn marks_that_contradict_the_column_are_not_read() {
        assert_eq!(value("12.50", Some(DecimalMark::Comma)), None);
        assert_eq!(value("1,234,567", Some(DecimalMark::Comma)), None);
    }

    #[test]
    fn money_and_percentages_are_read_and_say_what_they_are() {
        for (text, unit) in [
            ("$5", "$"),
            ("US$ 5", "$"),
            ("5 €", "€"),
            ("EUR 5", "€"),
            ("$5 USD", "$"),
            ("$5 MXN", "MXN"),
            ("5%", "%"),
            ("5 %", "%"),
            ("5 kr.", "KR"),
        ] {
            assert_eq!(value(text, None), Some((5, 0)), "{text}");
            assert_eq!(WrittenNumber::parse(text).unwrap().unit.as_deref(), Some(unit), "{text}");
        }
    }

    #[test]
    fn negative_numbers_have_many_signs() {
        for text in ["-5", "−5", "(5)", "( 5 )", "5-", "-$5", "$-5", "($5)", "$(5)", "- 5"] {
            assert_eq!(value(text, None), Some((-5, 0)), "{text}");
        }
        assert_eq!(value("+5", None), Some((5, 0)));
    }

    #[test]
    fn numbers_behind_the_sign_for_numbers_are_read() {
        for text in ["n = 45", "n=45", "(n=45)", "( N = 45 )", "N: 45", "n:45"] {
            assert_eq!(value(text, None), Some((45, 0)), "{text}");
        }
        assert_eq!(value("n = 1,204", Some(DecimalMark::Point)), Some((1204, 0)));
        for text in ["n 45", "n", "n =", "12% (n = 45)", "(n=45) 12%", "sn=45", "n=-45", "n = a"] {
            assert_eq!(value(text, None), None, "{text}");
        }
    }

    #[test]
    fn exponents_are_read() {
        assert_eq!(value("1e3", None), Some((1000, 0)));
        assert_eq!(value("1.5E-7", None), Some((15, 8)));
        assert!(WrittenNumber::parse("1.23E+05").unwrap().has_exponent());
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "-",
            "old",
            "5 hours",
            "12:30",
            "2020-01-05",
            "3-5",
            "1,2,3",
            "12 34",
            "1.234,5.6",
            "--5",
            "(5",
            "-(5)",
            "5+",
            "<5",
            "1e",
            "e3",
            "1e999",
            "5 $ 3",
            "1..5",
            "1,234.567,8",
            "0,234,567",
        ] {
            assert_eq!(value(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_floor_lies_below_and_a_scaled_amount_is_rounded_half_up() {
        assert_eq!(Amount { units: -5, decimals: 1 }.floor(), Some(-1));
        assert_eq!(Amount { units: 179, decimals: 1 }.floor(), Some(17));
        assert_eq!(Amount { units: 125, decimals: 3 }.scaled(2), Some(13));
        assert_eq!(Amount { units: 5, decimals: 1 }.scaled(3), Some(500));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use proptest::prelude::*;

        use super::super::{DecimalMark, WrittenNumber};

        fn grouped(number: u64, mark: char) -> String {
            let digits = number.to_string();
            let places = digits.chars().rev().enumerate();
            let marked = places
                .flat_map(|(place, digit)| (place > 0 && place % 3 == 0).then_some(mark).into_iter().chain([digit]));
            marked.collect::<Vec<_>>().into_iter().rev().collect()
        }

        proptest! {
            #[test]
            fn any_text_is_parsed_or_refused(text: String) {
                let _ = WrittenNumber::parse(&text);
            }

            #[test]
            fn what_is_grouped_is_read_back(number: u64, mark in prop::sample::select(vec![',', ' ', '\'', '\u{a0}'])) {
                let written = WrittenNumber::parse(&grouped(number, mark)).unwrap();
                let amount = written.value(Some(DecimalMark::Point)).unwrap();
                prop_assert_eq!((amount.units, amount.decimals), (i128::from(number), 0));
            }

            #[test]
            fn decimals_are_read_back_exactly(whole: u32, cents in 0_u32..100) {
                let text = format!("{}.{cents:02}", grouped(whole.into(), ','));
                let amount = WrittenNumber::parse(&text).unwrap().value(None).unwrap();
                prop_assert_eq!(amount.units, i128::from(whole) * 100 + i128::from(cents));
            }
        }
    }
}
