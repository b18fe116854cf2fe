//! Days as tables write them, in all their orders. The order of an ambiguous column is asked for, never guessed.

use std::fmt;

use serde::Deserialize;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Which order a column writes its days in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `2020-04-03`, or the month as a word: no number can be mistaken.
    YearFirst,
    /// `4/3/2020` is April 3.
    MonthFirst,
    /// `3/4/2020` is April 3.
    DayFirst,
}

/// Which day a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSystem {
    /// 1 is January 1, 1900; 60 is a February 29 that never was.
    From1900,
    /// 0 is January 1, 1904.
    From1904,
}

/// What the values of a column tell of the order of its days. Examples are values of the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderFound<'v> {
    /// All days can be read in this order, and some in no other.
    Certain(DateOrder),
    /// No value tells the day from the month: a person has to say.
    Ambiguous {
        /// The first value that can be read in two ways, where there is one; else the first that looks so.
        example: &'v str,
    },
    /// Some values can only have the day first, others only the month.
    Conflicting {
        /// The first that can only have the day first.
        day_first: &'v str,
        /// The first that can only have the month first.
        month_first: &'v str,
    },
    /// No value is a day.
    NoDates,
}

impl fmt::Display for Day {
    /// As ISO 8601 writes it.
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Day {
    /// The day of that name, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let sound = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        let named = Self { year, month, day };
        (sound && Self::from_number(named.number()) == Some(named)).then_some(named)
    }

    /// Returns the following day; `None` after the last of the calendar.
    pub(crate) fn following(self) -> Option<Self> {
        Self::from_number(self.number() + 1).filter(|day| day.year <= 9999)
    }

    /// Reads a day, with or without a time of day behind it; the time, and its zone, are left out.
    ///
    /// Years have four digits: one of two is not read, for it would have to be guessed. Years first, and months as
    /// English or Spanish words, are read whatever the order.
    pub fn parse(value: &str, order: DateOrder) -> Option<Self> {
        match Written::parse(value)? {
            Written::Plainly(day) => Some(day),
            Written::InNumbers { first, second, year } => match order {
                DateOrder::YearFirst => None,
                DateOrder::MonthFirst => Self::new(year, first, second),
                DateOrder::DayFirst => Self::new(year, second, first),
            },
        }
    }

    /// The day of a workbook's serial number, whose fraction is the time of day.
    pub fn from_serial(serial: f64, system: DateSystem) -> Option<Self> {
        const DAYS: f64 = 2_958_466.0;
        if !(0.0..DAYS).contains(&serial) {
            return None;
        }
        // Between 0 and 2,958,465, so exact.
        #[expect(clippy::cast_possible_truncation)]
        let whole = serial as i32;
        let first_of = |year| Self { year, month: 1, day: 1 }.number();
        match (system, whole) {
            (DateSystem::From1900, 0 | 60) => None,
            (DateSystem::From1900, 1..60) => Self::from_number(first_of(1900) + whole - 1),
            (DateSystem::From1900, _) => Self::from_number(first_of(1900) + whole - 2),
            (DateSystem::From1904, _) => Self::from_number(first_of(1904) + whole),
        }
    }

    /// How many days lie between March 1 of the year 0 and this day. Months are counted from March, so that the
    /// leap day is the last of its year (<https://howardhinnant.github.io/date_algorithms.html>).
    pub(crate) fn number(self) -> i32 {
        let months = (i32::from(self.month) + 9) % 12;
        let years = i32::from(self.year) - i32::from(self.month < 3);
        years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + i32::from(self.day) - 1
    }

    fn from_number(number: i32) -> Option<Self> {
        const CENTURIES: i32 = 146_097;
        let within = number.rem_euclid(CENTURIES);
        let years = (within - within / 1460 + within / 36_524 - within / (CENTURIES - 1)) / 365;
        let days = within - (years * 365 + years / 4 - years / 100);
        let months = (days * 5 + 2) / 153;
        let month = if months < 10 { months + 3 } else { months - 9 };
        let year = years + number.div_euclid(CENTURIES) * 400 + i32::from(month < 3);
        let day = days - (months * 153 + 2) / 5 + 1;
        Some(Self {
            year: u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }
}

/// What a column's values, distinct or not, tell of the order of its days. Values that are no days are passed over.
pub fn order_of<'v>(values: impl Iterator<Item = &'v str>) -> OrderFound<'v> {
    let (mut plain, mut alike, mut either, mut day_first, mut month_first) = (None, None, None, None, None);
    for value in values {
        let tells = match Written::parse(value) {
            Some(Written::Plainly(_)) => &mut plain,
            Some(Written::InNumbers { first, second, year }) => {
                match (Day::new(year, second, first), Day::new(year, first, second)) {
                    (Some(day), Some(month)) if day == month => &mut alike,
                    (Some(_), Some(_)) => &mut either,
                    (Some(_), None) => &mut day_first,
                    (None, Some(_)) => &mut month_first,
                    (None, None) => continue,
                }
            }
            None => continue,
        };
        tells.get_or_insert(value);
    }
    match (day_first, month_first, either.or(alike)) {
        (Some(day_first), Some(month_first), _) => OrderFound::Conflicting { day_first, month_first },
        (Some(_), None, _) => OrderFound::Certain(DateOrder::DayFirst),
        (None, Some(_), _) => OrderFound::Certain(DateOrder::MonthFirst),
        (None, None, Some(example)) => OrderFound::Ambiguous { example },
        (None, None, None) if plain.is_some() => OrderFound::Certain(DateOrder::YearFirst),
        (None, None, None) => OrderFound::NoDates,
    }
}

/// A day as it is written.
enum Written {
    /// With the year first or the month as a word.
    Plainly(Day),
    /// With the year last: which of the others is the day, the value alone need not tell.
    InNumbers { first: u8, second: u8, year: u16 },
}

impl Written {
    fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        Self::numbers(value).or_else(|| with_month_name(value).map(Self::Plainly))
    }

    /// `2020-04-03T10:00Z`, `20200403`, `3/4/2020`, `03.04.2020 10:00`: the same mark twice between three numbers.
    fn numbers(value: &str) -> Option<Self> {
        let (first, rest) = digits(value);
        if first.len() == 8 && is_time(rest) {
            let (year, rest) = first.split_at(4);
            let (month, day) = rest.split_at(2);
            return day_of(year, month, day).map(Self::Plainly);
        }
        let mark = rest.chars().next().filter(|mark| "-/.".contains(*mark))?;
        let (second, rest) = digits(rest.strip_prefix(mark)?);
        let (third, rest) = digits(rest.strip_prefix(mark)?);
        if !is_time(rest) {
            return None;
        }
        if first.len() == 4 {
            return day_of(first, second, third).map(Self::Plainly);
        }
        Some(Self::InNumbers { first: of_two(first)?, second: of_two(second)?, year: of_four(third)? })
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Day> {
    Day::new(of_four(year)?, of_two(month)?, of_two(day)?)
}

fn of_two(digits: &str) -> Option<u8> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn of_four(digits: &str) -> Option<u16> {
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// The digits that a text begins with, and the rest.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Whether what follows a day is nothing or a time of day: `T10:00:00.5+02:00`, ` 10:00`, `, 1:05 p. m.`
fn is_time(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['T', 't', ' ', ',']) else { return text.is_empty() };
    let (hour, rest) = digits(rest.trim_start());
    let Some((minute, rest)) = rest.strip_prefix(':').map(digits) else { return false };
    let (second, rest) = rest.strip_prefix(':').map_or(("0", rest), digits);
    let rest = rest.strip_prefix(['.', ',']).map_or(rest, |fraction| digits(fraction).1);
    let below = |digits: &str, limit: u8| of_two(digits).is_some_and(|number| number < limit);
    below(hour, 25) && below(minute, 60) && below(second, 61) && is_half_or_zone(rest)
}

/// Whether a text is nothing, a half of the day (`PM`, `p. m.`) or a time zone (`Z`, `+02:00`, ` UTC`).
fn is_half_or_zone(text: &str) -> bool {
    let letters: String = text.chars().filter(|character| !" .\u{A0}\u{202F}".contains(*character)).collect();
    match letters.strip_prefix(['+', '-']) {
        Some(offset) => {
            (2..=5).contains(&offset.len()) && offset.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        }
        None => ["", "am", "pm", "z", "utc", "gmt"].contains(&letters.to_ascii_lowercase().as_str()),
    }
}

/// English and Spanish; the first three letters tell them all apart.
const MONTHS: [(&str, u8); 25] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
];

fn month_named(word: &str) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let named = MONTHS.iter().find(|(name, _)| word.len() >= 3 && name.starts_with(&word));
    named.map(|(_, month)| *month)
}

/// `3 de abril de 2020`, `Apr. 3rd, 2020`, `03-Apr-2020`, `2020 April 3`, with a time of day or without.
fn with_month_name(value: &str) -> Option<Day> {
    let (first, rest) = word(value);
    let (second, rest) = word(rest);
    let (third, rest) = word(rest);
    if !is_time(rest) {
        return None;
    }
    let (month, [one, other]) = match (month_named(first), month_named(second)) {
        (Some(month), None) => (month, [second, third]),
        (None, Some(month)) => (month, [first, third]),
        _ => return None,
    };
    let (year, day) = if one.len() == 4 && other.len() < 4 { (one, other) } else { (other, one) };
    let ordinal = ["st", "nd", "rd", "th", "º"].iter().find_map(|suffix| day.strip_suffix(suffix));
    Day::new(of_four(year)?, month, of_two(ordinal.unwrap_or(day))?)
}

/// The first word of a text that says something, and the rest.
fn word(text: &str) -> (&str, &str) {
    let between = [' ', ',', '-', '/', '.', '\u{A0}'];
    let text = text.trim_start_matches(between);
    let (word, rest) = text.split_at(text.find(between).unwrap_or(text.len()));
    if ["de", "del", "of"].iter().any(|filler| word.eq_ignore_ascii_case(filler)) {
        self::word(rest)
    } else {
        (word, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, DateSystem, Day, OrderFound, order_of};

    fn day(year: u16, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    fn read(value: &str) -> Option<Day> {
        Day::parse(value, DateOrder::YearFirst)
    }

    fn order<const N: usize>(values: [&str; N]) -> OrderFound<'_> {
        order_of(values.into_iter())
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        assert!(Day::new(2020, 2, 29).is_some());
        assert!(Day::new(2000, 2, 29).is_some());
        for (year, month, day) in [(2019, 2, 29), (1900, 2, 29), (2020, 4, 31), (2020, 13, 1), (2020, 0, 1), (0, 1, 1)]
        {
            assert_eq!(Day::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn years_first_are_read_with_any_mark_and_time() {
        for value in [
            "2020-04-03",
            " 2020-4-3 ",
            "2020/04/03",
            "2020.04.03",
            "20200403",
            "2020-04-03T10:05",
            "2020-04-03T10:05:06Z",
            "2020-04-03T10:05:06.789+02:00",
            "2020-04-03 10:05:06 UTC",
            "20200403T10:05",
        ] {
            assert_eq!(read(value), Some(day(2020, 4, 3)), "{value:?}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_order_that_is_given() {
        for value in
            ["3/4/2020", "03/04/2020", "03-04-2020", "03.04.2020", "3/4/2020 1:05 PM", "3/4/2020, 1:05:00 p. m."]
        {
            assert_eq!(Day::parse(value, DateOrder::DayFirst), Some(day(2020, 4, 3)), "{value:?}");
            assert_eq!(Day::parse(value, DateOrder::MonthFirst), Some(day(2020, 3, 4)), "{value:?}");
            assert_eq!(Day::parse(value, DateOrder::YearFirst), None, "{value:?}");
        }
    }

    #[test]
    fn months_are_read_as_words_of_both_languages() {
        for value in [
            "3 de abril de 2020",
            "3 de Abril del 2020",
            "3 abr. 2020",
            "Apr 3, 2020",
            "April 3rd, 2020",
            "APRIL 3 2020",
            "03-Apr-2020",
            "3 April 2020 10:00",
            "2020 Apr 3",
            "2020-Apr-03",
            "3rd of April, 2020",
        ] {
            assert_eq!(read(value), Some(day(2020, 4, 3)), "{value:?}");
        }
        assert_eq!(read("1 de setiembre de 2020"), Some(day(2020, 9, 1)));
        assert_eq!(read("Sept 1, 2020"), Some(day(2020, 9, 1)));
        assert_eq!(read("1º de enero de 2021"), Some(day(2021, 1, 1)));
    }

    #[test]
    fn what_is_no_day_is_not_read() {
        for value in [
            "",
            "2020",
            "2020-04",
            "3/4/20",
            "03-Apr-20",
            "April 2020",
            "3/4-2020",
            "2020-04-31",
            "2020-04-03x",
            "12:30",
            "2020-04-03T10:75",
            "+020-04-03",
            "Abc 3, 2020",
            "April May 2020",
            "1.5",
            "3/4/20205",
            "-2020-04-03",
            "٣/٤/٢٠٢٠",
        ] {
            for order in [DateOrder::YearFirst, DateOrder::MonthFirst, DateOrder::DayFirst] {
                assert_eq!(Day::parse(value, order), None, "{value:?}");
            }
        }
    }

    #[test]
    fn a_number_above_twelve_tells_the_order() {
        assert_eq!(order(["3/4/2020", "25/12/2020", "?"]), OrderFound::Certain(DateOrder::DayFirst));
        assert_eq!(order(["", "3/4/2020", "12/25/2020"]), OrderFound::Certain(DateOrder::MonthFirst));
    }

    #[test]
    fn years_first_and_words_are_certain() {
        assert_eq!(order(["2020-04-03", "unknown"]), OrderFound::Certain(DateOrder::YearFirst));
        assert_eq!(order(["Apr 3, 2020"]), OrderFound::Certain(DateOrder::YearFirst));
    }

    #[test]
    fn without_a_number_above_twelve_the_order_is_asked_for() {
        assert_eq!(order(["4/4/2020", "3/4/2020", "5/6/2020"]), OrderFound::Ambiguous { example: "3/4/2020" });
        assert_eq!(order(["2020-12-25", "4/4/2020"]), OrderFound::Ambiguous { example: "4/4/2020" });
    }

    #[test]
    fn two_orders_in_one_column_are_a_conflict() {
        let found = order(["3/4/2020", "12/25/2020", "25/12/2020", "12/26/2020"]);
        assert_eq!(found, OrderFound::Conflicting { day_first: "25/12/2020", month_first: "12/25/2020" });
    }

    #[test]
    fn a_day_that_no_calendar_has_tells_nothing() {
        assert_eq!(order(["31/04/2020", "30/30/2020", "3/4/20", "x"]), OrderFound::NoDates);
    }

    #[test]
    fn serials_of_1900_skip_the_day_that_never_was() {
        let read = |serial| Day::from_serial(serial, DateSystem::From1900);
        assert_eq!(read(0.5), None);
        assert_eq!(read(1.0), Some(day(1900, 1, 1)));
        assert_eq!(read(59.0), Some(day(1900, 2, 28)));
        assert_eq!(read(60.0), None);
        assert_eq!(read(61.0), Some(day(1900, 3, 1)));
        assert_eq!(read(45292.5), Some(day(2024, 1, 1)));
        assert_eq!(read(2_958_465.9), Some(day(9999, 12, 31)));
    }

    #[test]
    fn serials_of_1904_begin_at_zero() {
        let read = |serial| Day::from_serial(serial, DateSystem::From1904);
        assert_eq!(read(0.0), Some(day(1904, 1, 1)));
        assert_eq!(read(60.0), Some(day(1904, 3, 1)));
        assert_eq!(read(43830.0), Some(day(2024, 1, 1)));
    }

    #[test]
    fn numbers_out_of_the_calendar_are_no_serials() {
        for serial in [-1.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Day::from_serial(serial, DateSystem::From1900), None, "{serial}");
        }
        assert_eq!(Day::from_serial(2_958_465.0, DateSystem::From1904), None);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use proptest::prelude::*;

        use super::{DateOrder, Day};

        proptest! {
            #[test]
            fn days_and_their_numbers_are_one_to_one(number in 306..3_652_365) {
                let day = Day::from_number(number).unwrap();
                prop_assert_eq!(day.number(), number);
                prop_assert_eq!(Day::new(day.year, day.month, day.day), Some(day));
            }

            #[test]
            fn every_day_is_read_as_it_is_written(number in 306..3_652_365) {
                let day = Day::from_number(number).unwrap();
                let Day { year, month, day: of_month } = day;
                let written = format!("{of_month:02}.{month}.{year:04}");
                prop_assert_eq!(Day::parse(&written, DateOrder::DayFirst), Some(day));
                prop_assert_eq!(Day::parse(&format!("{year:04}-{month:02}-{of_month:02}"), DateOrder::DayFirst), Some(day));
            }

            #[test]
            fn no_text_is_too_strange(text: String, order in prop::sample::select(vec![
                DateOrder::YearFirst, DateOrder::MonthFirst, DateOrder::DayFirst,
            ])) {
                if let Some(Day { year, month, day }) = Day::parse(&text, order) {
                    prop_assert!(Day::new(year, month, day).is_some());
                }
            }
        }
    }
}
