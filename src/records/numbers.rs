//! Numbers as tables write them: `1,234.5`, `1.234,5`, `1 234`, `$ 1'234`, `(12)`, `12 %`.
//!
//! Whether `1,234` is a thousand or a little more than one is up to its column, so a number is parsed first and valued
//! when the whole column was seen.

use serde::Deserialize;

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

    const fn of(sign: char) -> Option<Self> {
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
        match decimals.checked_sub(self.decimals) {
            Some(more) => self.units.checked_mul(10_i128.checked_pow(more)?),
            None => {
                let by = 10_i128.checked_pow(self.decimals - decimals)?;
                Some((self.units + by / 2).div_euclid(by))
            }
        }
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
    /// What it counts, if it says so: a currency in capitals, or `%`.
    pub(crate) unit: Option<String>,
    pub(crate) marks: Marks,
}

/// What the marks of a number tell of its column.
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
        let (inner, unit, negative) = undressed(value.trim())?;
        let (body, exponent) = with_exponent(inner)?;
        let groups = Groups::of(body)?;
        let (whole, rest, marks) = groups.split()?;
        (whole.len() + rest.len() <= MOST_DIGITS).then_some(Self { negative, whole, rest, exponent, unit, marks })
    }

    /// Whether it is written with an exponent, as spreadsheets do when they cut digits off.
    pub(crate) const fn has_exponent(&self) -> bool {
        self.exponent != 0
    }

    /// Whether it is a whole number of up to three digits, or of more without a mark; `None` if it has marks.
    pub(crate) fn is_short(&self) -> Option<bool> {
        (self.marks == Marks::None && self.rest.is_empty()).then_some(self.whole.len() <= 3)
    }

    /// Its value, where `mark` separates the decimals; `None` if its marks contradict that, or if it can be read in two
    /// ways and `mark` is not known.
    pub(crate) fn value(&self, mark: Option<DecimalMark>) -> Option<Amount> {
        let has_decimals = match (self.marks, mark) {
            (Marks::None | Marks::Group(_), None) => false,
            (Marks::None, Some(_)) => false,
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

/// The digits with the marks between them, what they count, and whether the number is negative.
fn undressed(value: &str) -> Option<(&str, Option<String>, bool)> {
    let is_digit = |character: char| character.is_ascii_digit();
    let (first, last) = (value.find(is_digit)?, value.rfind(is_digit)?);
    // `.5` has no digit before its mark.
    let first = if value[..first].ends_with(['.', ',']) { first - 1 } else { first };
    let (before, body, after) = (&value[..first], &value[first..=last], &value[last + 1..]);
    let (before, after, bracketed) = match (before.split_once('('), after.split_once(')')) {
        (None, None) => (before.to_owned(), after.to_owned(), false),
        (Some((left, right)), Some((inner, outer))) => (format!("{left}{right}"), format!("{inner}{outer}"), true),
        _ => return None,
    };
    let (before, minus_before, plus) = unsigned(&before);
    let (after, minus_after, plus_after) = unsigned(&after);
    let signs = [bracketed, minus_before, minus_after, plus].into_iter().filter(|sign| *sign).count();
    if signs > 1 || plus_after {
        return None;
    }
    let unit = match (before.as_str(), after.as_str()) {
        ("", "") => None,
        ("", "%") | ("%", "") => Some("%".to_owned()),
        (unit, "") | ("", unit) => Some(currency(unit)?),
        (sign, code) => {
            currency(sign)?;
            Some(currency(code)?)
        }
    };
    Some((body, unit, bracketed || minus_before || minus_after))
}

/// The text without white space and without its sign; whether that is minus, or plus.
fn unsigned(text: &str) -> (String, bool, bool) {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    match (text.find(['-', '−', '–']), text.find('+')) {
        (Some(_), None) => (text.replacen(['-', '−', '–'], "", 1), true, false),
        (None, Some(_)) => (text.replacen('+', "", 1), false, true),
        _ => (text, false, false),
    }
}

/// A currency's code or sign, in capitals; `None` if it is none: `$`, `US$`, `EUR`, `kr`.
fn currency(text: &str) -> Option<String> {
    const NAMES: [&str; 24] = [
        "USD", "EUR", "GBP", "MXN", "CAD", "ARS", "BRL", "CLP", "COP", "PEN", "UYU", "CHF", "SEK", "NOK", "DKK", "PLN",
        "JPY", "CNY", "INR", "AUD", "NZD", "KR", "RS", "FR",
    ];
    let upper = text.trim_end_matches('.').to_uppercase();
    let is_sign = |character: char| matches!(character, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}');
    let letters = upper.trim_matches(is_sign);
    let signs = upper.chars().filter(|character| is_sign(*character)).count();
    let is_short = letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    (NAMES.contains(&upper.as_str()) || signs == 1 && is_short).then_some(upper)
}

/// The body before an exponent, and the exponent: `1.5E+03`.
fn with_exponent(body: &str) -> Option<(&str, i32)> {
    match body.split_once(['e', 'E']) {
        None => Some((body, 0)),
        Some((body, exponent)) => {
            let digits = exponent.trim_start_matches(['+', '-']);
            let is_sound = (1..=2).contains(&digits.len()) && exponent.len() - digits.len() <= 1;
            Some((body, exponent.parse().ok().filter(|_| is_sound)?))
        }
    }
}

/// Groups of digits, and what stands between them.
struct Groups<'v> {
    digits: Vec<&'v str>,
    between: Vec<char>,
}

impl<'v> Groups<'v> {
    fn of(body: &'v str) -> Option<Self> {
        let (mut digits, mut between, mut from) = (Vec::new(), Vec::new(), 0);
        for (at, character) in body.char_indices().filter(|(_, character)| !character.is_ascii_digit()) {
            let mark = match character {
                '.' | ',' => character,
                '\'' | '’' | '‘' => '\'',
                ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
                _ => return None,
            };
            digits.push(&body[from..at]);
            between.push(mark);
            from = at + character.len_utf8();
        }
        digits.push(&body[from..]);
        // Only a number without a whole part has no digits in a group.
        digits.iter().skip(1).all(|group| !group.is_empty()).then_some(Self { digits, between })
    }

    /// The digits of the whole part, the rest behind the last mark, and what the marks say.
    fn split(&self) -> Option<(String, String, Marks)> {
        let Some(last) = self.between.last() else { return Some((self.digits.concat(), String::new(), Marks::None)) };
        let (before, behind) = (&self.between[..self.between.len() - 1], self.digits.last()?);
        let (first, groups) = self.digits.split_first()?;
        let leading = &groups[..groups.len() - 1];
        let mark = DecimalMark::of(*last);
        let all_alike = before.iter().all(|other| other == last);
        let in_threes = (1..=3).contains(&first.len()) && behind.len() == 3;
        // Between the first group and the last, India writes two digits.
        let is_grouped = in_threes && !first.starts_with('0') && are_thousands(leading, *last);
        match mark {
            // One mark, and three digits behind it.
            Some(mark) if before.is_empty() && is_grouped => {
                Some(((*first).to_owned(), (*behind).to_owned(), Marks::Either(mark)))
            }
            Some(mark) if before.is_empty() => Some(((*first).to_owned(), (*behind).to_owned(), Marks::Decimal(mark))),
            Some(mark) if all_alike && is_grouped => Some((self.digits.concat(), String::new(), Marks::Group(mark))),
            Some(mark) if !all_alike => {
                let group = before[0];
                let sound = before.iter().all(|other| *other == group)
                    && group != *last
                    && (1..=3).contains(&first.len())
                    && leading.last().is_some_and(|group| group.len() == 3)
                    && are_thousands(&leading[..leading.len() - 1], group);
                let whole = self.digits[..self.digits.len() - 1].concat();
                sound.then(|| (whole, (*behind).to_owned(), Marks::Decimal(mark)))
            }
            None if all_alike && is_grouped => Some((self.digits.concat(), String::new(), Marks::None)),
            _ => None,
        }
    }
}

/// Whether these are the middle groups of a number with that mark between thousands.
fn are_thousands(groups: &[&str], mark: char) -> bool {
    groups.iter().all(|group| group.len() == 3) || mark == ',' && groups.iter().all(|group| group.len() == 2)
}

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
            ("US$ 5", "US$"),
            ("5 €", "€"),
            ("EUR 5", "EUR"),
            ("$5 USD", "USD"),
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
