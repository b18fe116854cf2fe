use super::{DateSystem, Day, Offset, Time};

/// Meaning of a column of nothing but numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Days of a spreadsheet, from 1900 on; the fraction is the time of day.
    Serials,
    /// Seconds since 1970, by universal time.
    Seconds,
    /// Milliseconds since then.
    Milliseconds,
}

impl Counting {
    /// Returns the meaning on which all of these values agree: days between 1950 and 2099, moments between 1980 and
    /// 2099.
    pub(crate) fn of(values: &[&str]) -> Option<Self> {
        let all = |counting: &Self| !values.is_empty() && values.iter().all(|value| counting.moment(value).is_some());
        [Self::Serials, Self::Seconds, Self::Milliseconds].into_iter().find(all)
    }

    /// The day that a number stands for, and the time if it has one.
    pub(crate) fn moment(self, value: &str) -> Option<(Day, Option<Time>)> {
        let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), "0"));
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: i64 = whole.parse().ok()?;
        match self {
            Self::Serials if (18_264..=73_050).contains(&number) => {
                let serial: f64 = value.trim().parse().ok()?;
                Some((Day::from_serial(serial, DateSystem::From1900)?, None))
            }
            Self::Seconds if (315_532_800..4_102_444_800).contains(&number) => at(number),
            Self::Milliseconds if (315_532_800_000..4_102_444_800_000).contains(&number) => at(number / 1000),
            _ => None,
        }
    }

    /// Returns its description.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Serials => "the days of a spreadsheet, counted from 1900",
            Self::Seconds => "seconds since 1970 by universal time (UTC)",
            Self::Milliseconds => "milliseconds since 1970 by universal time (UTC)",
        }
    }
}

fn at(seconds: i64) -> Option<(Day, Option<Time>)> {
    let (day, seconds) = Day::from_unix(seconds)?;
    Some((day, Some(Time { seconds, offset: Offset::Minutes(0) })))
}

#[cfg(test)]
mod tests {
    use super::Counting;

    fn found<const N: usize>(values: [&str; N]) -> Option<(Counting, String)> {
        let counting = Counting::of(&values)?;
        Some((counting, counting.moment(values[0])?.0.to_string()))
    }

    #[test]
    fn a_column_that_agrees_is_counted() {
        assert_eq!(found(["45292", "45293.5"]), Some((Counting::Serials, "2024-01-01".to_owned())));
        assert_eq!(found(["1704079800", "1706752800.5"]), Some((Counting::Seconds, "2024-01-01".to_owned())));
        assert_eq!(found(["1704079800000"]), Some((Counting::Milliseconds, "2024-01-01".to_owned())));
    }

    #[test]
    fn a_column_that_does_not_agree_is_not() {
        assert_eq!([found(["45292", "17"]), found(["45292", "1704079800"]), found(["45292", "x"])], [None, None, None]);
        assert_eq!(Counting::of(&[]), None);
    }
}
