use super::names::{is_weekday, weekdays};
use super::time::{self, Time, digits};
use super::words::with_month_name;
use super::{DateOrder, Day};
use crate::records::digits::with_latin_digits;

/// A date as it is written, with or without a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) named: Named,
    pub(crate) time: Option<Time>,
}

/// Form in which a date is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// With the year first, in numbers.
    YearFirst(Day),
    /// With the year last: which of the others is the day, the value alone need not tell.
    InNumbers { first: u8, second: u8, year: Year },
    /// With the month as a word.
    WithMonth { day: u8, month: u8, year: Year },
    /// A month without a day.
    Month { year: Year, month: u8 },
    /// A week by ISO 8601, as its Thursday.
    Week(Day),
}

/// A year of four digits, or of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Year {
    number: u16,
    pub(crate) is_short: bool,
}

impl Year {
    /// The year; one of two digits lies in the century that begins so.
    pub(super) const fn of(self, century: u16) -> u16 {
        if self.is_short { century + self.number } else { self.number }
    }

    pub(super) fn parse(digits: &str) -> Option<Self> {
        let is_short = digits.len() == 2;
        let number = digits.parse().ok().filter(|_| is_short || digits.len() == 4)?;
        Some(Self { number, is_short })
    }
}

/// Precision of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precision {
    Day,
    Week,
    Month,
    Year,
}

impl Written {
    /// Parses a date; `None` if it is invalid.
    pub(crate) fn parse(value: &str) -> Option<Self> {
        let value = &*with_latin_digits(value.trim());
        Self::dated(value).or_else(|| Self::dated(without_weekday(value)?)).or_else(|| Self::dated(&year_moved(value)?))
    }

    fn dated(value: &str) -> Option<Self> {
        in_numbers(value).or_else(|| with_month_name(value)).or_else(|| time_first(value))
    }

    /// The year, if it has two digits only.
    pub(crate) const fn has_short_year(&self) -> bool {
        match self.named {
            Named::InNumbers { year, .. } | Named::WithMonth { year, .. } | Named::Month { year, .. } => year.is_short,
            Named::YearFirst(_) | Named::Week(_) => false,
        }
    }

    pub(crate) const fn precision(&self) -> Precision {
        match self.named {
            Named::Month { .. } => Precision::Month,
            Named::Week(_) => Precision::Week,
            Named::YearFirst(_) | Named::InNumbers { .. } | Named::WithMonth { .. } => Precision::Day,
        }
    }

    /// Returns whether it names a day, with all digits of the year.
    pub(super) fn is_plain_day(&self) -> bool {
        self.precision() == Precision::Day && !self.has_short_year()
    }

    /// Exchanges day and month of a date that names them in a certain order, if the calendar has such a day.
    pub(crate) fn exchange(&mut self) {
        match &mut self.named {
            Named::YearFirst(of) => *of = Day::new(of.year, of.day, of.month).unwrap_or(*of),
            Named::WithMonth { day, month, .. } if *day <= 12 => std::mem::swap(day, month),
            _ => {}
        }
    }

    /// The day, or the first of the month, or the Thursday of the week; `None` if the calendar has none such.
    pub(crate) fn day(&self, order: DateOrder, century: u16) -> Option<Day> {
        match self.named {
            Named::YearFirst(day) | Named::Week(day) => Some(day),
            Named::WithMonth { day, month, year } => Day::new(year.of(century), month, day),
            Named::Month { year, month } => Day::new(year.of(century), month, 1),
            Named::InNumbers { first, second, year } => match order {
                DateOrder::YearFirst => None,
                DateOrder::MonthFirst => Day::new(year.of(century), first, second),
                DateOrder::DayFirst => Day::new(year.of(century), second, first),
            },
        }
    }
}

impl Day {
    /// Reads a day, with or without a time of day behind it; the time, and its zone, are left out.
    ///
    /// Years have four digits: one of two is not read, for it would have to be guessed. Years first, and months as
    /// words of five languages, are read whatever the order.
    pub fn parse(value: &str, order: DateOrder) -> Option<Self> {
        Written::parse(value).filter(Written::is_plain_day)?.day(order, 0)
    }
}

/// `2020-04-03T10:00Z`, `20200403`, `3/4/2020`, `03.04.20 10:00`, `2020-04`, `04/2020`, `2020-W14`.
fn in_numbers(value: &str) -> Option<Written> {
    let (first, rest) = digits(value);
    let plainly = |named: Named, rest: &str| Some(Written { named, time: time::behind(rest)? });
    match first.len() {
        6 if rest.is_empty() && first.starts_with(['1', '2']) => return month(&first[..4], &first[4..]),
        8 => return plainly(Named::YearFirst(day_of(&first[..4], &first[4..6], &first[6..])?), rest),
        12 | 14 if rest.is_empty() => {
            let clock: Vec<&str> = [8..10, 10..12, 12..14].into_iter().filter_map(|place| first.get(place)).collect();
            let time = time::of_day(&clock.join(":"))?;
            let named = Named::YearFirst(day_of(&first[..4], &first[4..6], &first[6..8])?);
            return Some(Written { named, time: Some(time) });
        }
        1..=2 | 4 => {}
        _ => return None,
    }
    if let Some(week) = rest.trim_start_matches('-').strip_prefix(['W', 'w']).filter(|_| first.len() == 4) {
        return week_of(first, week);
    }
    let mark = rest.chars().next().filter(|mark| "-/.".contains(*mark))?;
    let (second, rest) = digits(rest.strip_prefix(mark)?);
    if rest.is_empty() && mark != '.' {
        return if first.len() == 4 { month(first, second) } else { month(second, first) };
    }
    let (third, rest) = digits(rest.strip_prefix(mark)?);
    // `2020.04.03. 10:00`, as Hungarians write it.
    let rest = rest.strip_prefix('.').filter(|_| mark == '.').unwrap_or(rest);
    if first.len() == 4 {
        return plainly(Named::YearFirst(day_of(first, second, third)?), rest);
    }
    plainly(Named::InNumbers { first: of_two(first)?, second: of_two(second)?, year: Year::parse(third)? }, rest)
}

fn month(year: &str, month: &str) -> Option<Written> {
    let year = Year::parse(year).filter(|year| !year.is_short)?;
    let month = of_two(month).filter(|month| (1..=12).contains(month))?;
    Some(Written { named: Named::Month { year, month }, time: None })
}

/// `14`, `14-5`
fn week_of(year: &str, week: &str) -> Option<Written> {
    let (week, rest) = digits(week);
    let thursday = Day::of_week(year.parse().ok()?, of_two(week)?)?;
    let named = match rest.strip_prefix('-').unwrap_or(rest).as_bytes() {
        [] if rest.is_empty() => Named::Week(thursday),
        [day @ b'1'..=b'7'] => Named::YearFirst(thursday.plus(i32::from(*day) - i32::from(b'4'))?),
        _ => return None,
    };
    Some(Written { named, time: None })
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Day> {
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Day::new(year, of_two(month)?, of_two(day)?)
}

pub(super) fn of_two(digits: &str) -> Option<u8> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

/// Returns the days of the week, from Sunday, that a date says it is, beside day and month; `None` if it says none.
pub(crate) fn weekdays_of(value: &str) -> Option<[bool; 7]> {
    let value = value.trim();
    let (word, _) = parted(value)?;
    // In `mar 5, 2024`, a month is meant.
    Written::dated(value).is_none().then(|| weekdays(word))
}

/// The text without the day of the week before it or behind it: `Fri, `, `viernes `, ` (Fri)`.
fn without_weekday(value: &str) -> Option<&str> {
    parted(value).map(|(_, rest)| rest)
}

/// The day of the week before or behind a date, and the date.
fn parted(value: &str) -> Option<(&str, &str)> {
    let is_letter = |character: char| character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}');
    let between = [' ', ',', '.', '-', '\u{a0}', '\u{202f}'];
    let value = ["le ", "el "].into_iter().find_map(|article| value.strip_prefix(article)).unwrap_or(value);
    let end = value.find(|character| !is_letter(character))?;
    if is_weekday(&value[..end]) {
        let rest = value[end..].trim_start_matches(between);
        return Some((&value[..end], rest.strip_prefix("feira").unwrap_or(rest).trim_start_matches(between)));
    }
    let value = value.trim_end_matches([' ', '.', ')']);
    let start = value.char_indices().rev().take_while(|(_, character)| is_letter(*character)).last()?.0;
    let rest = value[..start].trim_end_matches('(').trim_end_matches(between);
    is_weekday(&value[start..]).then(|| (&value[start..], rest))
}

/// `Fri Jan 26 13:39:50 EST 2024` with its year behind the day.
fn year_moved(value: &str) -> Option<String> {
    let value = without_weekday(value).unwrap_or(value);
    let (before, year) = value.rsplit_once(' ')?;
    let (at, _) = before.match_indices(' ').nth(1)?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| format!("{} {year}{}", &before[..at], &before[at..]))
}

/// `13:39 26/01/2024`, `1:39 PM April 3, 2020`
fn time_first(value: &str) -> Option<Written> {
    if !value.get(..3)?.contains(':') {
        return None;
    }
    let mut spaces = value.match_indices([' ', ',']).map(|(at, _)| at).take(2);
    let dated = |at: usize| {
        let (clock, day) = value.split_at(at);
        let day = day.trim_start_matches([' ', ',']);
        let day = day.strip_prefix("on ").unwrap_or(day);
        let time = time::of_day(clock)?;
        let written = in_numbers(day).or_else(|| with_month_name(day))?;
        written.time.is_none().then_some(Written { time: Some(time), ..written })
    };
    spaces.find_map(dated)
}

#[cfg(test)]
mod tests;
