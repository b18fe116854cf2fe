use std::fmt;

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

/// Day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSystem {
    /// 1 is January 1, 1900; 60 is a February 29 that never was.
    From1900,
    /// 0 is January 1, 1904.
    From1904,
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

    /// The day so many days later, or earlier.
    pub(crate) fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The day of the week, 0 for Sunday.
    pub(crate) fn weekday(self) -> i32 {
        // March 1 of the year 0 was a Wednesday.
        (self.number() + 3).rem_euclid(7)
    }

    /// The Thursday of a week by ISO 8601: the week belongs to the month and the year that it lies in.
    pub(super) fn of_week(year: u16, week: u8) -> Option<Self> {
        let fourth = Self::new(year, 1, 4)?;
        let thursday = fourth.number() - (fourth.weekday() + 6) % 7 + 3 + (i32::from(week) - 1) * 7;
        Self::from_number(thursday).filter(|day| week > 0 && day.year == year)
    }

    /// The day, and the second of it, so many seconds after 1970 began, by universal time.
    pub(super) fn from_unix(seconds: i64) -> Option<(Self, u32)> {
        const DAY: i64 = 86_400;
        let epoch = Self { year: 1970, month: 1, day: 1 };
        let day = epoch.plus(i32::try_from(seconds.div_euclid(DAY)).ok()?)?;
        Some((day, u32::try_from(seconds.rem_euclid(DAY)).ok()?))
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

    /// Returns the number of days from March 1 of the year 0 to this day. Months are counted from March, so that the
    /// leap day is the last of its year (<https://howardhinnant.github.io/date_algorithms.html>).
    pub(crate) fn number(self) -> i32 {
        let months = (i32::from(self.month) + 9) % 12;
        let years = i32::from(self.year) - i32::from(self.month < 3);
        years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + i32::from(self.day) - 1
    }

    pub(super) fn from_number(number: i32) -> Option<Self> {
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

#[cfg(test)]
mod tests {
    use super::{DateSystem, Day};

    fn day(year: u16, month: u8, day: u8) -> Day {
        Day { year, month, day }
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

    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        assert_eq!(Day::of_week(2020, 1), Some(day(2020, 1, 2)));
        assert_eq!(Day::of_week(2020, 53), Some(day(2020, 12, 31)));
        assert_eq!([Day::of_week(2021, 53), Day::of_week(2021, 0)], [None, None]);
        assert_eq!(Day::of_week(2024, 9), Some(day(2024, 2, 29)));
    }

    #[test]
    fn seconds_are_counted_from_1970() {
        assert_eq!(Day::from_unix(0), Some((day(1970, 1, 1), 0)));
        assert_eq!(Day::from_unix(1_704_079_800), Some((day(2024, 1, 1), 12_600)));
        assert_eq!(Day::from_unix(-1), Some((day(1969, 12, 31), 86_399)));
        assert_eq!(day(1970, 1, 1).weekday(), 4);
    }
}
