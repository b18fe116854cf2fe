//! Plausibility of single fields: the second half of the evidence for a layout.

use std::iter;

use super::super::dates::{OrderFound, order_of};
use super::rows::Cell;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::records) enum Kind {
    /// Nothing, or a word for nothing.
    Empty,
    /// With a currency, a percent sign, points and commas as they may be.
    Number,
    /// A day, a time, or both.
    Moment,
    Text,
}

impl Kind {
    pub(in crate::records) fn of(text: &[u8]) -> Self {
        const LONGEST: usize = 64;
        let text = text.trim_ascii();
        if text.is_empty() || [&b"NA"[..], b"N/A", b"n/a", b"null", b"NULL", b"-"].contains(&text) {
            return Self::Empty;
        }
        match std::str::from_utf8(text) {
            Ok(text) if text.len() <= LONGEST && text.bytes().any(|byte| byte.is_ascii_digit()) => {
                if is_moment(text) {
                    Self::Moment
                } else if is_number(text) {
                    Self::Number
                } else {
                    Self::Text
                }
            }
            _ => Self::Text,
        }
    }

    pub(in crate::records) fn is_typed(self) -> bool {
        matches!(self, Self::Number | Self::Moment)
    }
}

fn is_moment(text: &str) -> bool {
    is_time(text) || is_short_date(text) || order_of(iter::once(text)) != OrderFound::NoDates
}

/// `10:05`, `10:05:06.7`
fn is_time(text: &str) -> bool {
    let parts: Vec<_> = text.split(':').collect();
    let numbers = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    matches!(parts.len(), 2 | 3) && parts.iter().all(numbers) && parts.iter().take(2).all(|part| part.len() <= 2)
}

/// `3/4/20`: no day that can be read, but surely meant as one.
fn is_short_date(text: &str) -> bool {
    ['/', '-', '.'].into_iter().any(|mark| {
        let parts: Vec<_> = text.split(mark).collect();
        let two_digits = |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.len() == 3 && parts.iter().all(two_digits)
    })
}

/// `-1.234,5`, `1e6`, `$5`, `12 %`, `(3)`
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let text = text.trim_start_matches(['+', '-', '$', '€', '£', ' ']).trim_end_matches(['%', '€', ' ']);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.strip_prefix('.').unwrap_or(number);
    number.split([',', '.', '\'', '\u{A0}', '\u{202F}']).all(digits) && digits(exponent)
}

/// Returns the plausibility that this is one whole field, from 0 to 1: the remains of a field that was cut at the wrong
/// byte, and fields that were not cut, show by the bytes that they hold.
pub(super) fn plausibility(cell: Cell, kind: Kind) -> f64 {
    if cell.quoted || kind.is_typed() {
        return 1.0;
    }
    let text = cell.text;
    let has = |byte: u8| text.contains(&byte);
    let at_edge = |byte: u8| text.first() == Some(&byte) || text.last() == Some(&byte);
    let has_bare_comma = || text.split(|byte| *byte == b',').skip(1).any(|behind| behind.first() != Some(&b' '));
    let by_content = if kind == Kind::Empty {
        0.8
    } else if has(b'\t') {
        0.05
    } else if at_edge(b'"') {
        0.1
    } else if has(b'|') || has(b';') || has_bare_comma() {
        0.3
    } else if at_edge(b'\'') {
        0.4
    } else if has(b',') {
        0.7
    } else {
        1.0
    };
    if text.first() == Some(&b' ') { by_content * 0.8 } else { by_content }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn numbers_are_known_however_they_are_written() {
        for text in
            ["1", "-1", "+1.5", "1,5", "1.234,5", "1,234.5", ".5", "1e6", "2.5E-3", "$5", "€ 5", "12%", "12 %", "(3)"]
        {
            assert_eq!(Kind::of(text.as_bytes()), Kind::Number, "{text}");
        }
    }

    #[test]
    fn days_and_times_are_known() {
        for text in ["2020-04-03", "3/4/2020", "3/4/20", "03.04.2020 10:05", "10:05", "10:05:06.5", "Apr 3, 2020"] {
            assert_eq!(Kind::of(text.as_bytes()), Kind::Moment, "{text}");
        }
    }

    #[test]
    fn everything_else_is_text_or_nothing() {
        for text in ["a", "5\" pipe", "2020-04", "1;5", "a1", "12 any st.", "1,", "e5", "%"] {
            assert_eq!(Kind::of(text.as_bytes()), Kind::Text, "{text}");
        }
        for text in ["", "  ", "NA", "-"] {
            assert_eq!(Kind::of(text.as_bytes()), Kind::Empty, "{text}");
        }
    }
}
