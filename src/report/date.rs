use std::fmt;

use serde::{Serialize, Serializer};

/// A calendar date as precise as the publication gives it: `2020`, `2020-07`, `2020-07-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// Placeholder of a date before it is read.
    pub(super) const BLANK: Self = Self { year: 1, month: None, day: None };

    /// Reads an ISO 8601 date of year, month or day precision; `None` if there is no such date.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str, width: usize| {
            let sound = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => Some(u8::try_from(number(part, 2)?).ok()?),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => Some(u8::try_from(number(part, 2)?).ok()?),
            None => None,
        };
        let month_exists = month.is_none_or(|month| (1..=12).contains(&month));
        let day_exists = day.is_none_or(|day| (1..=days_in_month(year, month.unwrap_or(1))).contains(&day));
        (year > 0 && month_exists && day_exists && parts.next().is_none()).then_some(Self { year, month, day })
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Returns whether this date certainly lies after another: `2020` does not lie after `2020-07`.
    #[cfg(feature = "check")]
    pub(super) fn is_after(self, other: Self) -> bool {
        let first = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        let second = (other.year, other.month.unwrap_or(1), other.day.unwrap_or(1));
        let comparable = |a: Option<u8>, b: Option<u8>| a.is_some() && b.is_some();
        match (comparable(self.month, other.month), comparable(self.day, other.day)) {
            (false, _) => self.year > other.year,
            (true, false) => (first.0, first.1) > (second.0, second.1),
            (true, true) => first > second,
        }
    }

    /// The first day of a date of any precision, counted from March 1 of the year 0.
    pub(crate) fn first_day(self) -> i64 {
        day_number(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of a date of any precision, counted like the first.
    pub(crate) fn last_day(self) -> i64 {
        let month = self.month.unwrap_or(12);
        day_number(self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    /// Returns whether the date is January 1, or just a year.
    pub(crate) fn starts_year(self) -> bool {
        self.month.is_none_or(|month| month == 1) && self.day.is_none_or(|day| day == 1)
    }

    /// Returns whether the date is December 31, or just a year.
    pub(crate) fn ends_year(self) -> bool {
        self.month.is_none_or(|month| month == 12) && self.day.is_none_or(|day| day == 31)
    }
}

/// Days since March 1 of the year 0, by a year that begins in March, so that a leap day is its last.
fn day_number(year: u16, month: u8, day: u8) -> i64 {
    let (year, month) = (i64::from(year) - i64::from(month < 3), (i64::from(month) + 9) % 12);
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day) - 1
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "analyst")]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("“{text}” is no date such as \"2020-07-01\""));
        Self::parse(&text).ok_or_else(wrong)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CalendarDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An ISO 8601 date, as precise as it is known: \"2020\", \"2020-07\" or \"2020-07-01\".",
            "type": "string",
            "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        })
    }
}

/// The time that figures cover: any length, either end open, or only as the publication words it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Period {
    /// The first day (or month, or year) covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The last day (or month, or year) covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// The publication's own words for it, shown instead of the dates: `Fiscal year 2020`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Period {
    /// Returns whether another is about as long, so that their counts can be compared: a month as any month, a leap
    /// year as a year. Where an end is open, nobody can tell.
    pub(crate) fn is_as_long_as(&self, other: &Self) -> bool {
        // Months of 31 days: what is short of that lies within what is allowed.
        let place = |date: Date, month: u8, day: u8| {
            let (month, day) = (date.month.unwrap_or(month), date.day.unwrap_or(day));
            (u32::from(date.year) * 12 + u32::from(month)) * 31 + u32::from(day)
        };
        let length = |of: &Self| Some(place(of.end?, 12, 31).saturating_sub(place(of.start?, 1, 1)));
        length(self).zip(length(other)).is_none_or(|(one, other)| one.abs_diff(other) <= 3)
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Period};

    #[test]
    fn knows_leap_years() {
        assert!(Date::parse("2020-02-29").is_some());
        assert!(Date::parse("2000-02-29").is_some());
        assert!(Date::parse("2019-02-29").is_none());
        assert!(Date::parse("1900-02-29").is_none());
    }

    #[test]
    fn refuses_dates_that_are_none() {
        for text in ["", "20", "2020-13", "2020-00", "2020-04-31", "07/01/2021", "2020-1-1", "2020-01-01T00:00", "0000"]
        {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn whole_periods_are_as_long_as_others_of_their_kind_and_parts_are_not() {
        let period = |start: &str, end: &str| Period { start: Date::parse(start), end: Date::parse(end), label: None };
        let is_alike =
            |one: (&str, &str), other: (&str, &str)| period(one.0, one.1).is_as_long_as(&period(other.0, other.1));
        assert!(is_alike(("2020", "2020"), ("2021-01-01", "2021-12-31")));
        assert!(is_alike(("2021-02", "2021-02"), ("2021-03-01", "2021-03-31")));
        assert!(is_alike(("2021-01", "2021-03"), ("2021-04", "2021-06-30")));
        assert!(is_alike(("2022-07", "2023-06"), ("2023", "2023")));
        assert!(!is_alike(("2022", "2022"), ("2023-01", "2023-09")));
        assert!(!is_alike(("2022", "2022"), ("2023-01-01", "2023-12-20")));
        assert!(!is_alike(("2023-05", "2023-05"), ("2023-06-01", "2023-06-20")));
        assert!(Period { start: None, ..period("2020", "2020") }.is_as_long_as(&period("2021", "2021-02")));
    }

    #[test]
    fn a_year_is_not_after_its_own_months() {
        let date = |text| Date::parse(text).unwrap();
        assert!(!date("2020").is_after(date("2020-07")));
        assert!(!date("2020-07").is_after(date("2020")));
        assert!(date("2021").is_after(date("2020-12-31")));
        assert!(date("2020-07-02").is_after(date("2020-07-01")));
    }
}
