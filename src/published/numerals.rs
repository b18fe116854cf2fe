//! Notations of numbers: `1,234.5`, `1.234,5`, `1 234,5`, `1'234`, `2 mil 592`, `1.2K`, `2.2 million`.

use crate::report::Decimal;

/// The largest count that a document takes.
const MAX_COUNT: u64 = 1_000_000_000_000;

/// A count, its digits grouped by threes or not at all. `comma` says that a comma may be the decimal mark.
pub(super) fn count(text: &str, comma: bool) -> Option<u64> {
    let plain = plain(text, comma)?;
    let sound = plain == "0" || !plain.starts_with('0');
    plain.parse().ok().filter(|count| sound && *count <= MAX_COUNT)
}

/// A number with its decimals, perhaps with a sign.
pub(super) fn decimal(text: &str, comma: bool) -> Option<Decimal> {
    let unsigned = text.trim_start_matches(['+', '-', '−']);
    let sign = text.get(..text.len() - unsigned.len())?;
    let negative = matches!(sign, "-" | "−");
    if !negative && !matches!(sign, "" | "+") {
        return None;
    }
    Decimal::parse(&format!("{}{}", if negative { "-" } else { "" }, plain(unsigned, comma)?))
}

/// The digits of a number with a point for its decimal mark and without grouping.
fn plain(text: &str, comma: bool) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let last = text.rfind(['.', ',']);
    let Some(place) = last else { return ungrouped(text, &[' ', '\'', '’']) };
    let (whole, mark, fraction) = (&text[..place], &text[place..=place], &text[place + 1..]);
    let groups = if mark == "," { [','] } else { ['.'] };
    // `1,234` is grouped in every language here, `1.234` where the comma is the decimal mark.
    if (mark == "," || comma)
        && let Some(grouped) = ungrouped(text, &groups)
    {
        return Some(grouped);
    }
    if !digits(fraction) || (mark == "," && !comma) {
        return None;
    }
    let other: &[char] = if mark == "," { &['.', ' ', '\'', '’'] } else { &[',', ' ', '\'', '’'] };
    Some(format!("{}.{fraction}", ungrouped(whole, other)?))
}

/// Digits that one of these signs parts by threes, or nothing parts.
fn ungrouped(text: &str, signs: &[char]) -> Option<String> {
    let sign = signs.iter().copied().find(|sign| text.contains(*sign));
    let mut groups = sign.map_or_else(|| vec![text], |sign| text.split(sign).collect()).into_iter();
    let first = groups.next()?;
    let sound = |group: &str, length: usize| group.len() == length && group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let plain = sound(first, first.len()) && !first.is_empty() && (rest.is_empty() || first.len() <= 3);
    (plain && rest.iter().all(|group| sound(group, 3))).then(|| first.to_owned() + &rest.concat())
}

/// A number that words give the size of, and whether it is exact: `2 mil 592`, `mil 419`, `1.2K`, `2.2 million`.
pub(super) fn worded(text: &str, comma: bool) -> Option<(u64, bool)> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    if words.contains(&"mil") || words.iter().any(|word| word.starts_with("mill") && !word.starts_with("million")) {
        return spanish(&words, comma);
    }
    let (number, size) = match words.as_slice() {
        [number, size] => (*number, *size),
        [glued] => glued.split_at_checked(glued.len().checked_sub(1)?)?,
        _ => return None,
    };
    let size: u64 = match size {
        "k" | "thousand" => 1_000,
        "m" | "million" | "mn" => 1_000_000,
        "bn" | "billion" => 1_000_000_000,
        _ => return None,
    };
    scaled(decimal(number, comma)?, size).map(|count| (count, false))
}

/// `2 mil 592`, `mil 419`, `3 millones 200 mil`, `1.2 millones`.
fn spanish(words: &[&str], comma: bool) -> Option<(u64, bool)> {
    let (mut sum, mut here, mut exact) = (0_u64, None::<Decimal>, true);
    for word in words {
        let size = match *word {
            "mil" => 1_000,
            "millón" | "millon" | "millones" => 1_000_000,
            word => {
                let number = decimal(word, comma).filter(|_| here.is_none())?;
                here = Some(number);
                continue;
            }
        };
        let number = here.take().unwrap_or(Decimal::new(1, 0));
        // `2022 mil 310` is a year and its figure.
        if size == 1_000 && scaled(number, 1).is_some_and(|number| number >= 1_000) {
            return None;
        }
        exact &= number.decimals() == 0;
        sum = sum.checked_add(scaled(number, size)?)?;
    }
    let rest = here.map_or(Some(0), |number| scaled(number, 1).filter(|rest| *rest < 1_000))?;
    let round = here.is_none() && words.len() == 2 && exact;
    Some((sum.checked_add(rest)?, exact && !round)).filter(|(sum, _)| *sum <= MAX_COUNT)
}

fn scaled(number: Decimal, size: u64) -> Option<u64> {
    let units = u64::try_from(number.units()).ok()?.checked_mul(size)?;
    let scale = 10_u64.pow(u32::from(number.decimals()));
    (units % scale == 0).then_some(units / scale).filter(|count| *count <= MAX_COUNT)
}

/// Returns whether a text writes decimals with a comma: it has percentages or groups that can be read in no other way.
pub(super) fn decimal_comma(text: &str) -> bool {
    let (mut comma, mut point) = (0_usize, 0_usize);
    for word in text.split(char::is_whitespace) {
        let number = word.trim_matches(|char: char| !char.is_ascii_digit());
        let Some(place) = number.rfind(['.', ',']) else { continue };
        let (whole, mark, fraction) = (&number[..place], &number[place..=place], &number[place + 1..]);
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let decimals = sound(fraction) && fraction.len() < 3;
        if !whole.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
            continue;
        }
        let several = whole.contains(mark);
        match mark {
            "," if decimals => comma += 1,
            "." if several && sound(fraction) && fraction.len() == 3 => comma += 1,
            "." if decimals && sound(whole) => point += 1,
            "," if fraction.len() == 3 => point += 1,
            _ => {}
        }
    }
    comma > point
}

#[cfg(test)]
mod tests {
    use super::{count, decimal, decimal_comma, worded};

    #[test]
    fn counts_are_grouped_in_many_ways() {
        for text in ["1234", "1,234", "1 234", "1'234", "1’234"] {
            assert_eq!(count(text, false), Some(1234), "{text}");
        }
        assert_eq!((count("1.234", false), count("1.234", true)), (None, Some(1234)));
        for text in ["1,23", "12,34,567", "012", "1 23", ",123", "", "1,2345"] {
            assert_eq!(count(text, false), None, "{text}");
        }
    }

    #[test]
    fn decimals_have_a_point_or_a_comma() {
        let read = |text, comma| decimal(text, comma).map(|number| number.to_string());
        assert_eq!(read("61.7", false).as_deref(), Some("61.7"));
        assert_eq!(read("61,7", true).as_deref(), Some("61.7"));
        assert_eq!(read("1.234,5", true).as_deref(), Some("1234.5"));
        assert_eq!(read("−1,234.5", false).as_deref(), Some("-1234.5"));
        assert_eq!((read("61,7", false), read("+-5", false)), (None, None));
    }

    #[test]
    fn words_give_the_size_of_a_number() {
        assert_eq!(worded("2 mil 592", false), Some((2592, true)));
        assert_eq!(worded("mil 419", false), Some((1419, true)));
        assert_eq!(worded("2 mil", false), Some((2000, false)));
        assert_eq!(worded("3 millones 200 mil", false), Some((3_200_000, true)));
        assert_eq!(worded("1.2K", false), Some((1200, false)));
        assert_eq!(worded("2.2 million", false), Some((2_200_000, false)));
        assert_eq!((worded("2022 mil 310", true), worded("999 mil", true)), (None, Some((999_000, false))));
        assert_eq!((worded("2 mill", false), worded("K", false), worded("2 mil 5 592", false)), (None, None, None));
    }

    #[test]
    fn a_text_shows_its_decimal_mark() {
        assert!(decimal_comma("1.234 llamadas, 61,7% de mujeres"));
        assert!(!decimal_comma("1,234 calls, 61.7% of women"));
        assert!(!decimal_comma("In 2019, 45 calls"));
    }
}
