//! Time zones, as far as a plan may name one: a distance from universal time, or one of the places listed here.

use super::Day;

/// A time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeZone {
    /// Minutes ahead of universal time in winter.
    minutes: i32,
    summer: Summer,
}

/// When clocks are put forward by an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Summer {
    Never,
    /// As the law of the United States has had it since 1987, with the change of 2007; Canada does the same.
    NorthAmerican,
    /// As the European Union has had it since 1996.
    European,
    /// From April to October, until 2022.
    Mexican,
}

use Summer::{European, Mexican, Never, NorthAmerican};

/// Places by their name in the time zone database, with hours ahead of universal time in winter.
const PLACES: [(&str, i32, Summer); 42] = [
    ("America/New_York", -5, NorthAmerican),
    ("America/Detroit", -5, NorthAmerican),
    ("America/Toronto", -5, NorthAmerican),
    ("America/Chicago", -6, NorthAmerican),
    ("America/Winnipeg", -6, NorthAmerican),
    ("America/Denver", -7, NorthAmerican),
    ("America/Boise", -7, NorthAmerican),
    ("America/Edmonton", -7, NorthAmerican),
    ("America/Phoenix", -7, Never),
    ("America/Los_Angeles", -8, NorthAmerican),
    ("America/Vancouver", -8, NorthAmerican),
    ("America/Anchorage", -9, NorthAmerican),
    ("Pacific/Honolulu", -10, Never),
    ("Pacific/Guam", 10, Never),
    ("America/Puerto_Rico", -4, Never),
    ("America/Halifax", -4, NorthAmerican),
    ("America/Regina", -6, Never),
    ("America/Mexico_City", -6, Mexican),
    ("America/Monterrey", -6, Mexican),
    ("America/Guatemala", -6, Never),
    ("America/El_Salvador", -6, Never),
    ("America/Tegucigalpa", -6, Never),
    ("America/Costa_Rica", -6, Never),
    ("America/Panama", -5, Never),
    ("America/Bogota", -5, Never),
    ("America/Lima", -5, Never),
    ("America/Guayaquil", -5, Never),
    ("America/La_Paz", -4, Never),
    ("America/Santo_Domingo", -4, Never),
    ("America/Argentina/Buenos_Aires", -3, Never),
    ("America/Buenos_Aires", -3, Never),
    ("Europe/London", 0, European),
    ("Europe/Dublin", 0, European),
    ("Europe/Lisbon", 0, European),
    ("Europe/Madrid", 1, European),
    ("Europe/Paris", 1, European),
    ("Europe/Berlin", 1, European),
    ("Europe/Vienna", 1, European),
    ("Europe/Zurich", 1, European),
    ("Europe/Rome", 1, European),
    ("Europe/Brussels", 1, European),
    ("UTC", 0, Never),
];

/// Minutes of a day.
const DAY: i32 = 1440;

impl TimeZone {
    /// The zone of that name: `America/Chicago`, `UTC`, or a distance such as `-06:00`. `None` if it is not known.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        if let Some((_, hours, summer)) = PLACES.iter().find(|(place, ..)| place.eq_ignore_ascii_case(name)) {
            return Some(Self { minutes: hours * 60, summer: *summer });
        }
        let (sign, rest) = match name.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        let number = |digits: &str, limit: i32| {
            let is_two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<i32>().ok().filter(|number| is_two && *number < limit)
        };
        Some(Self { minutes: sign * (number(hours, 15)? * 60 + number(minutes, 60)?), summer: Never })
    }

    /// All names of places.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        PLACES.iter().map(|(name, ..)| *name)
    }

    /// The day at this place, of a moment by universal time: a day, and seconds since its midnight, which may lie outside of it.
    pub(crate) fn day(self, day: Day, seconds: i32) -> Option<Day> {
        let minute = i64::from(day.number()) * i64::from(DAY) + i64::from(seconds.div_euclid(60));
        let shift = i64::from(self.minutes + if self.is_summer(minute) { 60 } else { 0 });
        let local = (minute + shift).div_euclid(i64::from(DAY));
        Day::from_number(i32::try_from(local).ok()?)
    }

    /// Returns whether clocks are put forward at a moment: minutes by universal time since March of the year 0.
    fn is_summer(self, minute: i64) -> bool {
        let day = |number: i64| i32::try_from(number).ok().and_then(Day::from_number);
        let Some(Day { year, .. }) = day((minute + i64::from(self.minutes)).div_euclid(i64::from(DAY))) else {
            return false;
        };
        let at = |day: Option<Day>, minutes: i32| {
            day.map_or(0, |day| i64::from(day.number()) * i64::from(DAY) + i64::from(minutes))
        };
        // Clocks change at two o'clock of the place: in autumn that is one o'clock of winter time.
        let local = |hour: i32| hour * 60 - self.minutes;
        if self.summer == Never || self.summer == Mexican && year > 2022 {
            return false;
        }
        let span = match self.summer {
            NorthAmerican if year >= 2007 => (at(sunday(year, 3, 8), local(2)), at(sunday(year, 11, 1), local(1))),
            NorthAmerican | Mexican | Never => (at(sunday(year, 4, 1), local(2)), at(sunday(year, 10, 25), local(1))),
            European => (at(sunday(year, 3, 25), 60), at(sunday(year, 10, 25), 60)),
        };
        (span.0..span.1).contains(&minute)
    }
}

/// The first Sunday from a day of a month on.
fn sunday(year: u16, month: u8, day: u8) -> Option<Day> {
    let first = Day::new(year, month, day)?;
    first.plus((7 - first.weekday()) % 7)
}

#[cfg(test)]
mod tests {
    use super::{Day, TimeZone};

    fn local(zone: &str, day: (u16, u8, u8), clock: (i32, i32)) -> String {
        let (year, month, day) = day;
        let day = Day { year, month, day };
        TimeZone::parse(zone).unwrap().day(day, clock.0 * 3600 + clock.1 * 60).unwrap().to_string()
    }

    #[test]
    fn a_fixed_distance_is_kept_all_year() {
        assert_eq!(local("-06:00", (2024, 1, 1), (5, 59)), "2023-12-31");
        assert_eq!(local("-06:00", (2024, 7, 1), (6, 0)), "2024-07-01");
        assert_eq!(local("+05:30", (2024, 2, 28), (18, 30)), "2024-02-29");
    }

    #[test]
    fn clocks_of_chicago_change_on_the_days_of_the_law() {
        // March 10 and November 3, 2024; April 2 and October 29, 2006.
        assert_eq!(local("America/Chicago", (2024, 1, 1), (5, 59)), "2023-12-31");
        assert_eq!(local("America/Chicago", (2024, 3, 11), (4, 59)), "2024-03-10");
        assert_eq!(local("America/Chicago", (2024, 3, 11), (5, 0)), "2024-03-11");
        assert_eq!(local("America/Chicago", (2024, 3, 10), (5, 59)), "2024-03-09");
        assert_eq!(local("America/Chicago", (2024, 11, 4), (5, 30)), "2024-11-03");
        assert_eq!(local("America/Chicago", (2006, 4, 1), (5, 30)), "2006-03-31");
        assert_eq!(local("America/Chicago", (2006, 4, 3), (5, 0)), "2006-04-03");
    }

    #[test]
    fn clocks_of_madrid_change_on_the_last_sundays() {
        assert_eq!(local("Europe/Madrid", (2024, 3, 31), (22, 0)), "2024-04-01");
        assert_eq!(local("Europe/Madrid", (2024, 3, 30), (22, 59)), "2024-03-30");
        assert_eq!(local("Europe/Madrid", (2024, 10, 27), (22, 30)), "2024-10-27");
    }

    #[test]
    fn places_without_summer_time_have_none() {
        assert_eq!(local("America/Phoenix", (2024, 7, 1), (6, 59)), "2024-06-30");
        assert_eq!(local("America/Mexico_City", (2023, 7, 1), (5, 59)), "2023-06-30");
        assert_eq!(local("America/Mexico_City", (2022, 7, 1), (5, 0)), "2022-07-01");
    }

    #[test]
    fn other_names_are_not_known() {
        for name in ["", "Chicago", "-6", "-06", "06:00", "+25:00", "America/Nowhere"] {
            assert_eq!(TimeZone::parse(name), None, "{name}");
        }
    }
}
