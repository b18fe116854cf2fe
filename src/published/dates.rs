//! Dates, periods and dates of accuracy in running text.

use super::words;
use crate::report::{Date, Period};

/// A date and where it is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    start: usize,
    end: usize,
    date: Date,
    /// `true` if only a later date gives it its year: `January 1 – December 31, 2020`.
    yearless: bool,
}

/// Returns whether the day is first in dates such as 07/01/2021: what other dates of the text show, else the habit.
pub(super) fn day_first(text: &str, habit: bool) -> bool {
    let tokens = tokens(text);
    let slashed = tokens.windows(3).filter(|three| slashes(text, three));
    let numbers = |three: &[Token]| Some((number(text, three[0])?, number(text, three[1])?));
    let shown = slashed.filter_map(numbers).find_map(|(first, second)| match (first, second) {
        (13..=31, 1..=12) => Some(true),
        (1..=12, 13..=31) => Some(false),
        _ => None,
    });
    shown.unwrap_or(habit)
}

/// The first period from date to date, and where it is.
pub(super) fn period(text: &str, day_first: bool) -> Option<(Period, usize, usize)> {
    let found = dates(text, day_first);
    found.windows(2).find_map(|pair| {
        let [from, to] = pair else { return None };
        let between = text.get(from.end..to.start)?.trim().to_lowercase();
        let joined = words::is(between.trim_end_matches(','), |words| words.until);
        let start = if from.yearless { with_year(from.date, to.date.year())? } else { from.date };
        let sound = joined && !to.yearless && start <= to.date;
        let period = Period { start: Some(start), end: Some(to.date), label: None };
        sound.then_some((period, from.start, to.end))
    })
}

/// Returns whether a text ends with a date that has its year.
pub(super) fn ends_with_date(text: &str) -> bool {
    dates(text, false).last().is_some_and(|found| !found.yearless && found.end == text.len())
}

/// The date that follows the words for accuracy.
pub(super) fn accuracy(text: &str, day_first: bool) -> Option<Date> {
    let lower = text.to_lowercase();
    let text = if lower.len() == text.len() { text } else { lower.as_str() };
    let (_, end) = words::find(&lower, |words| words.accurate)?;
    let found = dates(text.get(end..)?.get(..60).or_else(|| text.get(end..))?, day_first);
    found.into_iter().find(|found| found.start <= 5 && !found.yearless).map(|found| found.date)
}

/// The first year that a text names, of this century or the last decade of the one before.
pub(super) fn year(text: &str) -> Option<Date> {
    tokens(text).into_iter().find_map(|token| year_at(text, token)).and_then(|year| Date::parse(&year.to_string()))
}

/// A label that is a year, or a month of a year, and nothing else.
pub(super) fn whole(label: &str) -> Option<Date> {
    let tokens = tokens(label);
    match tokens.as_slice() {
        [only] if only.end - only.start == label.len() => year(label),
        [first, second] if month(label, *first).is_some() => {
            month_of(label, *first, year_at(label, *second)?).filter(|_| second.end == label.len())
        }
        _ => None,
    }
}

/// The period of a label that is one and nothing else: a year, a month, a fiscal year, a quarter. Months without a year
/// are those of the year of the report.
pub(super) fn label_period(label: &str, year: Option<u16>) -> Option<Period> {
    if let Some(date) = whole(label) {
        return Some(Period { start: Some(date), end: Some(date), label: None });
    }
    let named = || Period { start: None, end: None, label: Some(label.to_owned()) };
    let lower = label.to_lowercase();
    if let Some(month) = words::month(&lower) {
        let date = year.and_then(|year| Date::parse(&format!("{year:04}-{month:02}")));
        return Some(date.map_or_else(named, |date| Period { start: Some(date), end: Some(date), label: None }));
    }
    is_fiscal(&lower).then(named)
}

/// `FY 2021`, `fy21`, `2020-21`, `2020/2021`, `q1 2021`, `2021 q1`.
fn is_fiscal(lower: &str) -> bool {
    let year = |text: &str| text.len() == 4 && text.parse().is_ok_and(|year: u16| (1950..2100).contains(&year));
    let short = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let quarter = |text: &str| matches!(text, "q1" | "q2" | "q3" | "q4" | "t1" | "t2" | "t3" | "t4");
    let span = |text: &str| {
        let Some((first, second)) = text.split_once(['-', '–', '/']) else { return false };
        let next = || {
            first
                .parse::<u16>()
                .is_ok_and(|first| second == format!("{:02}", (first + 1) % 100) || second == (first + 1).to_string())
        };
        year(first) && next()
    };
    let fiscal =
        ["fiscal year", "año fiscal", "sfy", "ffy", "fy"].into_iter().find_map(|word| lower.strip_prefix(word));
    if let Some(rest) = fiscal.map(str::trim) {
        return year(rest) || short(rest) || span(rest);
    }
    let parted = lower
        .split_once(' ')
        .is_some_and(|(first, second)| quarter(first) && year(second) || year(first) && quarter(second));
    parted || span(lower) || quarter(lower)
}

fn with_year(date: Date, year: u16) -> Option<Date> {
    let day = date.day().map(|day| format!("-{day:02}")).unwrap_or_default();
    Date::parse(&format!("{year:04}-{:02}{day}", date.month()?))
}

#[derive(Debug, Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
}

/// The words and numbers of a text; `1st` is a number.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (start, char) in text.char_indices().filter(|(_, char)| char.is_alphanumeric()) {
        let end = start + char.len_utf8();
        match tokens.last_mut() {
            Some(token) if token.end == start => token.end = end,
            _ => tokens.push(Token { start, end }),
        }
    }
    tokens
}

fn number(text: &str, token: Token) -> Option<u16> {
    let word = &text[token.start..token.end];
    let digits = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let sound = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| sound)
}

fn year_at(text: &str, token: Token) -> Option<u16> {
    number(text, token).filter(|year| token.end - token.start == 4 && (1990..2100).contains(year))
}

fn month(text: &str, token: Token) -> Option<u8> {
    words::month(&text[token.start..token.end].to_lowercase())
}

fn month_of(text: &str, token: Token, year: u16) -> Option<Date> {
    Date::parse(&format!("{year:04}-{:02}", month(text, token)?))
}

fn between(text: &str, first: Token, second: Token) -> &str {
    text.get(first.end..second.start).unwrap_or_default()
}

fn slashes(text: &str, three: &[Token]) -> bool {
    matches!(three, [first, second, third]
        if between(text, *first, *second) == "/" && between(text, *second, *third) == "/"
            && year_at(text, *third).is_some())
}

fn day(year: u16, month: u16, day: u16) -> Option<Date> {
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// All dates of a text, in their order.
fn dates(text: &str, day_first: bool) -> Vec<Found> {
    let all = tokens(text);
    // `1 de julio de 2021` has the most words.
    let tokens: Vec<Token> =
        all.into_iter().filter(|token| !matches!(&text[token.start..token.end], "de" | "del" | "of")).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let here = date_at(text, &tokens[index..], day_first);
        if let Some((date, length, yearless)) = here {
            let (start, end) = (tokens[index].start, tokens[index + length - 1].end);
            found.push(Found { start, end, date, yearless });
        }
        index += here.map_or(1, |(_, length, _)| length);
    }
    found
}

/// The date that begins here, how many words it has, and whether it lacks its year.
fn date_at(text: &str, tokens: &[Token], day_first: bool) -> Option<(Date, usize, bool)> {
    let first = *tokens.first()?;
    let (second, third) = (tokens.get(1).copied(), tokens.get(2).copied());
    let at = |token: Option<Token>| token.and_then(|token| number(text, token));
    let year = |token: Option<Token>| token.and_then(|token| year_at(text, token));
    if let Some(month) = month(text, first).map(u16::from) {
        if let Some(date) = year(third).and_then(|year| day(year, month, at(second)?)) {
            return Some((date, 3, false));
        }
        if let Some(date) = year(second).and_then(|year| month_of(text, first, year)) {
            return Some((date, 2, false));
        }
        // A leap year, so that February 29 waits for its own.
        return at(second).filter(|day| *day <= 31).and_then(|number| Some((day(2000, month, number)?, 2, true)));
    }
    if let Some(month) = second.and_then(|second| month(text, second)).map(u16::from) {
        let number = number(text, first)?;
        let dated = year(third).and_then(|year| day(year, month, number)).map(|date| (date, 3, false));
        return dated.or_else(|| Some((day(2000, month, number)?, 2, true)));
    }
    let (one, two) = (number(text, first)?, at(second));
    if tokens.get(..3).is_some_and(|three| slashes(text, three)) {
        let (month, number) = if day_first || one > 12 && two <= Some(12) { (two?, one) } else { (one, two?) };
        return Some((day(year(third)?, month, number)?, 3, false));
    }
    let dashed = tokens
        .get(..3)
        .is_some_and(|three| between(text, three[0], three[1]) == "-" && between(text, three[1], three[2]) == "-");
    year_at(text, first).filter(|_| dashed).and_then(|year| Some((day(year, two?, at(third)?)?, 3, false)))
}

#[cfg(test)]
mod tests {
    use super::{accuracy, day_first, period, whole};

    fn range(text: &str) -> Option<[String; 2]> {
        let (period, _, _) = period(text, false)?;
        Some([period.start.unwrap().to_string(), period.end.unwrap().to_string()])
    }

    #[test]
    fn a_period_may_be_written_in_many_ways() {
        let year = Some(["2020-01-01".to_owned(), "2020-12-31".to_owned()]);
        assert_eq!(range("from January 1, 2020 – December 31, 2020 about"), year);
        assert_eq!(range("between January 1, 2020 and December 31, 2020"), year);
        assert_eq!(range("January 1 to December 31, 2020"), year);
        assert_eq!(range("State Report: 1/1/2020 – 12/31/2020"), year);
        assert_eq!(range("del 1 de enero al 31 de diciembre de 2020"), year);
        assert_eq!(range("2020-01-01 to 2020-12-31"), year);
        assert_eq!(range("Jan 2020 through Jun 2020"), Some(["2020-01".to_owned(), "2020-06".to_owned()]));
    }

    #[test]
    fn two_dates_that_nothing_joins_are_no_period() {
        assert_eq!(range("on January 1, 2020, and again later, on December 31, 2020"), None);
    }

    #[test]
    fn the_date_of_accuracy_follows_its_words() {
        let found = |text, first| accuracy(text, first).map(|date| date.to_string());
        assert_eq!(found("These are accurate as of 07/01/2021. They", false).as_deref(), Some("2021-07-01"));
        assert_eq!(found("These are accurate as of 07/01/2021. They", true).as_deref(), Some("2021-01-07"));
        assert_eq!(found("and is accurate as of July 11, 2018.", false).as_deref(), Some("2018-07-11"));
        assert_eq!(found("con corte al 31 de julio de 2019", true).as_deref(), Some("2019-07-31"));
        assert_eq!(found("such as of course 07/01/2021", false), None);
    }

    #[test]
    fn one_date_beyond_twelve_tells_the_order_of_all() {
        assert!(day_first("1/7/2021 and 31/12/2021", false));
        assert!(!day_first("1/7/2021 and 12/31/2021", true));
    }

    #[test]
    fn a_label_is_a_year_or_it_is_not() {
        assert_eq!(whole("2019").map(|date| date.to_string()).as_deref(), Some("2019"));
        assert_eq!(whole("March 2019").map(|date| date.to_string()).as_deref(), Some("2019-03"));
        assert_eq!(whole("Cases 2019"), None);
    }
}
