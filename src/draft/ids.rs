//! Names of cases and of rows: codes and numbers that tell records apart.

use super::column::Cells;
use super::headings::{About, Heading};
use super::kind::{Kind, is_clock};

/// More rows than this are not in the order of a quantity by chance.
const MANY: usize = 20;

/// The kind of answers that tell cases or rows apart; `None` of others.
pub(super) fn find(heading: &Heading, cells: &Cells, (told, distinct): (u64, u64), is_numeric: bool) -> Option<Kind> {
    let is_of_time = heading.is_about(About::Moment) && !heading.is_id();
    if is_of_time || cells.share(is_code) < 95 {
        return None;
    }
    // “Nro. de intervención” is a number of something, or the number of each.
    let is_unique = distinct == told && told > 4;
    if heading.is_quantity() {
        let is_numbering = heading.is_number_of() && is_unique && is_rising(cells) && cells.answers.len() > MANY;
        return is_numbering.then_some(Kind::RowNumber);
    }
    let is_named = heading.is_id() || heading.is_about(About::Case) && distinct > 12;
    match () {
        () if is_unique && (is_named || !is_numeric || is_rising(cells)) => Some(Kind::RowNumber),
        () if is_named && (distinct * 10 > told || distinct > 60) => Some(Kind::CaseNumber),
        () if !is_numeric && distinct > 20 && distinct * 2 > told => Some(Kind::CaseNumber),
        () => None,
    }
}

/// Returns whether a value is a code: one word with a digit in it, and no time of day.
fn is_code(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit()) && !value.contains(char::is_whitespace) && !is_clock(value)
}

/// Returns whether whole numbers follow one another, or, in many rows, only grow or only fall.
fn is_rising(cells: &Cells) -> bool {
    let numbers: Vec<i64> = cells.telling().filter_map(|(value, _)| value.parse().ok()).collect();
    let are_in_order = || numbers.is_sorted_by(|one, next| one < next) || numbers.is_sorted_by(|one, next| one > next);
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let is_gapless = sorted.windows(2).all(|pair| pair[1] - pair[0] == 1);
    numbers.len() == cells.telling().count() && (is_gapless || numbers.len() > MANY && are_in_order())
}

#[cfg(test)]
mod tests {
    use super::super::kind::tests::kind;
    use super::is_code;
    use crate::draft::Kind;
    use crate::draft::kind::is_clock;

    #[test]
    fn numbers_that_only_grow_number_the_rows() {
        assert_eq!(kind("Nro. de intervención", |row| (300_100 + row * 3).to_string()), Kind::RowNumber);
        assert_eq!(kind("Nro. de hijos", |row| (row * 7 % 31).to_string()), Kind::Number);
        assert_eq!(kind("Minutes waited", |row| (row * 3).to_string()), Kind::Number);
    }

    #[test]
    fn a_time_of_day_is_no_code() {
        for time in ["9:05", "21:05:30", "9:05 PM", "9:05 p.m.", "21h05"] {
            assert!(is_clock(time) && !is_code(time), "{time}");
        }
        for code in ["C-1234", "12:345", "12", "1:2:3:4", "a1h2"] {
            assert!(!is_clock(code), "{code}");
        }
    }
}
