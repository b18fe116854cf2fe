//! Contents of a cell, and their text.

use std::fmt::Write;

use calamine::DataType;

use super::super::dates::{DateSystem, Day};
use super::address::Address;
use super::format::Place;

/// A cell that is not empty, or could be taken for one that is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) at: Address,
    pub(super) content: Content<'a>,
}

/// Contents of a cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content<'a> {
    /// Text, as it is.
    Text(&'a str),
    /// Something other than text that its file already spells out.
    Written(&'a str),
    /// A number.
    Number(f64),
    /// A number that is a code, and its pattern.
    Code(f64, &'a [Place]),
    /// A day, a time of day, or both.
    Date(f64, DateSystem),
    /// A length of time, in days.
    Duration(f64),
    /// True or false.
    Bool(bool),
    /// The error that a formula came to.
    Error,
    /// A formula of which the file does not say what it came to.
    NotCalculated,
}

/// Remark about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    Error,
    NotCalculated,
    NoSuchDay,
}

impl<'a> Content<'a> {
    /// Converts the value that calamine read, a number in the pattern of a code if there is one. `None` if nothing
    /// is there.
    pub(super) fn of(data: &'a impl DataType, code: Option<&'a [Place]>, system: DateSystem) -> Option<Self> {
        if let Some(text) = data.get_string() {
            return Some(Self::Text(text));
        }
        if let Some(number) = data.get_float().or_else(|| data.as_f64().filter(|_| data.is_int())) {
            return Some(code.map_or(Self::Number(number), |places| Self::Code(number, places)));
        }
        if let Some(date) = data.get_datetime() {
            let serial = date.as_f64();
            return Some(if date.is_duration() { Self::Duration(serial) } else { Self::Date(serial, system) });
        }
        if let Some(date) = data.get_datetime_iso() {
            return Some(Self::Written(date.strip_suffix("T00:00:00").unwrap_or(date)));
        }
        if let Some(time) = data.get_duration_iso() {
            return Some(days(time).map_or(Self::Written(time), Self::Duration));
        }
        data.get_bool().map(Self::Bool).or_else(|| data.is_error().then_some(Self::Error))
    }

    /// Returns whether nothing at all is there.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::Text("") | Self::Written(""))
    }

    /// Returns whether it is text.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// Returns whether it is an amount, which would count twice if it were repeated.
    pub(super) const fn is_amount(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Duration(_) | Self::Code(_, [Place::Percent]))
    }

    /// Writes it, and says what is odd about it.
    pub(super) fn write(&self, out: &mut String) -> Option<Remark> {
        match *self {
            Self::Text(text) | Self::Written(text) => out.push_str(text),
            Self::Bool(value) => out.push_str(if value { "TRUE" } else { "FALSE" }),
            Self::Error => return Some(Remark::Error),
            Self::NotCalculated => return Some(Remark::NotCalculated),
            Self::Date(serial, system) if (0.0..=LAST_DAY).contains(&serial) => return write_date(serial, system, out),
            Self::Duration(days) if (0.0..=LAST_DAY).contains(&days) => write_duration(seconds(days), out),
            Self::Code(value, places)
                if places == [Place::Percent] || (0.0..EXACT).contains(&value) && value.fract() == 0.0 =>
            {
                write_code(value, places, out);
            }
            Self::Number(value) | Self::Date(value, _) | Self::Duration(value) | Self::Code(value, _) => {
                push(out, format_args!("{}", value + 0.0));
            }
        }
        None
    }
}

const SECONDS: i64 = 86_400;
/// The last of December 9999, where spreadsheets end.
const LAST_DAY: f64 = 2_958_465.0;
/// Decimals of a percentage beyond these are of the computer, not of the number.
const PRECISE: f64 = 1e9;
/// Beyond it, not every whole number can be told from its neighbours.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The days of `PT36H15M00S`.
fn days(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (unit, worth) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((count, after)) = rest.split_once(unit) {
            seconds += count.replace(',', ".").parse::<f64>().ok()? * worth;
            rest = after;
        }
    }
    (rest.is_empty() && (0.0..EXACT).contains(&seconds)).then_some(seconds / 86_400.0)
}

/// Whole seconds of a count of days.
#[expect(clippy::cast_possible_truncation, reason = "at most 2,958,466 days")]
fn seconds(days: f64) -> i64 {
    (days * 86_400.0).round() as i64
}

fn push(out: &mut String, text: std::fmt::Arguments) {
    // Writing into a string cannot fail.
    let _ = out.write_fmt(text);
}

/// Writes hours, minutes and seconds.
fn write_duration(seconds: i64, out: &mut String) {
    push(out, format_args!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
}

/// Writes a day, a time of day, or both: below one, a serial is a time alone.
#[expect(clippy::cast_precision_loss, reason = "at most 2,958,466 days")]
fn write_date(serial: f64, system: DateSystem, out: &mut String) -> Option<Remark> {
    let total = seconds(serial);
    let (number, time) = (total / SECONDS, total % SECONDS);
    let no_such_day = system == DateSystem::From1900 && number == 60;
    let day = Day::from_serial(number as f64, system).filter(|_| number > 0 || time == 0);
    if no_such_day {
        out.push_str("1900-02-29");
    } else if let Some(Day { year, month, day }) = day {
        push(out, format_args!("{year:04}-{month:02}-{day:02}"));
    }
    let is_dated = no_such_day || day.is_some();
    if time > 0 || !is_dated {
        let separator = if is_dated { "T" } else { "" };
        push(out, format_args!("{separator}{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60));
    }
    no_such_day.then_some(Remark::NoSuchDay)
}

/// Puts the digits into the places from the right; those that find none go before the first place.
fn write_code(value: f64, places: &[Place], out: &mut String) {
    let room = places.iter().filter(|place| **place == Place::Digit).count();
    let digits = format!("{value:0>room$}");
    let (ahead, mut digits) = digits.split_at(digits.len() - room);
    let mut ahead = Some(ahead);
    for place in places {
        match place {
            Place::Literal(letter) => out.push(*letter),
            Place::Percent => push(out, format_args!("{}%", (value * 100.0 * PRECISE).round() / PRECISE + 0.0)),
            Place::Digit => {
                out.push_str(ahead.take().unwrap_or_default());
                let (digit, rest) = digits.split_at(1);
                out.push_str(digit);
                digits = rest;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::format::code_pattern;
    use super::*;

    fn text(content: Content) -> String {
        let mut out = String::new();
        content.write(&mut out);
        out
    }

    fn number(value: f64) -> String {
        text(Content::Number(value))
    }

    fn date(serial: f64, system: DateSystem) -> String {
        text(Content::Date(serial, system))
    }

    fn code(value: f64, format: &str) -> String {
        text(Content::Code(value, &code_pattern(format).unwrap()))
    }

    #[test]
    fn numbers_are_written_as_short_as_they_can_be_read_back() {
        for (value, expected) in [(185.0, "185"), (0.1, "0.1"), (-2.5, "-2.5"), (-0.0, "0"), (1e15, "1000000000000000")]
        {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn dates_of_the_1900_system_count_a_day_that_never_was() {
        for (serial, expected) in
            [(1.0, "1900-01-01"), (59.0, "1900-02-28"), (61.0, "1900-03-01"), (45292.0, "2024-01-01")]
        {
            assert_eq!(date(serial, DateSystem::From1900), expected);
        }
    }

    #[test]
    fn the_day_that_never_was_is_kept_and_told() {
        let mut out = String::new();
        assert_eq!(Content::Date(60.0, DateSystem::From1900).write(&mut out), Some(Remark::NoSuchDay));
        assert_eq!(out, "1900-02-29");
    }

    #[test]
    fn dates_of_the_1904_system_begin_four_years_later() {
        for (serial, expected) in [(0.0, "1904-01-01"), (60.0, "1904-03-01"), (43830.0, "2024-01-01")] {
            assert_eq!(date(serial, DateSystem::From1904), expected);
        }
    }

    #[test]
    fn a_time_is_written_unless_it_is_midnight() {
        assert_eq!(date(45292.5, DateSystem::From1900), "2024-01-01T12:00:00");
        assert_eq!(date(0.75, DateSystem::From1900), "18:00:00");
        assert_eq!(date(45_291.999_999_9, DateSystem::From1900), "2024-01-01");
    }

    #[test]
    fn a_length_of_time_may_exceed_a_day() {
        assert_eq!(text(Content::Duration(1.5)), "36:00:00");
    }

    #[test]
    fn a_number_that_is_no_date_stays_a_number() {
        assert_eq!(date(-1.0, DateSystem::From1900), "-1");
        assert_eq!(date(3e6, DateSystem::From1900), "3000000");
    }

    #[test]
    fn percentages_are_written_as_they_are_shown() {
        let shown = [0.05, 0.07, 0.125, 1.0, -0.5, 0.0].map(|value| code(value, "0.0%"));
        assert_eq!(shown, ["5%", "7%", "12.5%", "100%", "-50%", "0%"]);
    }

    #[test]
    fn codes_keep_their_zeros_and_their_dashes() {
        assert_eq!(code(512.0, "00000"), "00512");
        assert_eq!(code(123_456.0, "00000"), "123456");
        assert_eq!(code(5_735_550_100.0, "(000) 000-0000"), "(573) 555-0100");
        assert_eq!(code(15_735_550_100.0, "000-000-0000"), "1573-555-0100");
        assert_eq!(code(1.5, "00000"), "1.5");
    }

    #[test]
    fn lengths_of_time_are_read_and_nothing_else() {
        let read = |time: &str| {
            let data = calamine::Data::DurationIso(time.to_owned());
            text(Content::of(&data, None, DateSystem::From1900).unwrap())
        };
        assert_eq!(read("PT36H15M07S"), "36:15:07");
        assert_eq!(read("PT5M"), "0:05:00");
        for other in ["P1D", "36:15", "PT1H2X", "PT-1H", "PTinfS"] {
            assert_eq!(read(other), other);
        }
    }
}
