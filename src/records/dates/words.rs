//! Dates with the month as a word.

use super::Day;
use super::names::{month_named, plain};
use super::time;
use super::written::{Named, Written, Year, of_two};

/// `3 de abril de 2020`, `Apr. 3rd, 2020`, `03-Apr-2020`, `03APR2020`, `2020 April 3`, `5-Apr-20`, `abril de 2020`. A month
/// with a year of two digits needs a sign between them, `Apr-20`: “April 20” is a day.
pub(super) fn with_month_name(value: &str) -> Option<Written> {
    let (mut month, mut numbers, mut rest) = (None, Vec::new(), value);
    while month.is_none() || numbers.len() < 2 {
        let Some((token, behind)) = token(rest) else { break };
        match token {
            _ if token.starts_with(|first: char| first.is_ascii_digit()) => numbers.push(token),
            _ if is_between(token, numbers.is_empty()) => {}
            _ if month.is_none() => month = Some(month_named(token)?),
            _ => return None,
        }
        rest = behind;
    }
    let month = month?;
    if let [year] = numbers[..] {
        let is_marked = value.starts_with(char::is_alphabetic)
            && value.strip_suffix(year).is_some_and(|before| before.ends_with(['-', '/', '\'', '’']));
        let year = Year::parse(year).filter(|year| (!year.is_short || is_marked) && rest.is_empty())?;
        return Some(Written { named: Named::Month { year, month }, time: None });
    }
    let [one, other] = numbers[..] else { return None };
    let (year, day) = if one.len() == 4 && other.len() < 4 { (one, other) } else { (other, one) };
    let (year, day) = (Year::parse(year)?, of_two(day)?);
    // The calendar is asked once the century is known; until then every fourth year may be a leap year.
    Day::new(year.of(2000), month, day)?;
    let rest = rest.trim_start_matches(['.', '\u{a0}']);
    Some(Written { named: Named::WithMonth { day, month, year }, time: time::behind(rest)? })
}

/// The first word or number of a text, and the rest; `None` if something else is there, or nothing.
fn token(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches([' ', ',', '-', '/', '.', '\'', '’', '\u{a0}', '\u{202f}']);
    let is_digit = |character: char| character.is_ascii_digit();
    let is_letter = |character: char| character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}');
    let end = match text.chars().next()? {
        first if is_digit(first) => text.find(|character| !is_digit(character)),
        first if is_letter(first) => text.find(|character| !is_letter(character)),
        _ => return None,
    };
    Some(text.split_at(end.unwrap_or(text.len())))
}

/// Returns whether a word only is between the parts of a date, or behind a number as in `3rd`.
fn is_between(word: &str, is_first: bool) -> bool {
    const FILLERS: [&str; 10] = ["de", "del", "of", "do", "da", "den", "the", "le", "el", "d"];
    const ORDINALS: [&str; 10] = ["st", "nd", "rd", "th", "º", "ª", "er", "o", "ro", "ra"];
    let word = plain(word);
    FILLERS.contains(&word.as_str()) || !is_first && ORDINALS.contains(&word.as_str())
}
