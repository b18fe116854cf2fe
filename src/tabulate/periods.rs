use std::ops::Range;

use crate::locale::Locale;
use crate::plan::Each;
use crate::records::Day;
use crate::report::{Date, Period};

/// A stretch of time that is a row or a column.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) period: Period,
    pub(super) label: String,
    /// Its days, as items of the date field.
    pub(super) items: Range<u32>,
}

/// The periods from the first to the last of some days, also those in which nothing happened.
///
/// `days` are all the days there are, in order; `items` those that count, item 1 being the first day.
pub(super) fn periods(
    days: &[Day],
    items: &Range<u32>,
    each: Each,
    fiscal_year_start: u8,
    locale: &Locale,
) -> Vec<Stretch> {
    if items.is_empty() {
        return Vec::new();
    }
    let place = |item: u32| (item as usize).checked_sub(1);
    let first = place(items.start).and_then(|place| days.get(place));
    let last = items.end.checked_sub(1).and_then(place).and_then(|place| days.get(place));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let unit = Unit { each, fiscal_year_start: u32::from(fiscal_year_start.clamp(1, 12)) };
    let item = |number: u32| {
        let before = days.partition_point(|day| unit.number(*day) < number);
        u32::try_from(before + 1).unwrap_or(u32::MAX).clamp(items.start, items.end)
    };
    (unit.number(*first)..=unit.number(*last))
        .map(|number| {
            let period = unit.period(number);
            Stretch { label: unit.label(number, &period, locale), period, items: item(number)..item(number + 1) }
        })
        .collect()
}

struct Unit {
    each: Each,
    fiscal_year_start: u32,
}

impl Unit {
    const fn months(&self) -> u32 {
        match self.each {
            Each::Year | Each::FiscalYear => 12,
            Each::HalfYear => 6,
            Each::Quarter => 3,
            Each::Month => 1,
        }
    }

    /// By how many months a unit begins later than the calendar's.
    const fn shift(&self) -> u32 {
        if matches!(self.each, Each::FiscalYear) { self.fiscal_year_start - 1 } else { 0 }
    }

    /// Which unit a day lies in, counted through from the year 0.
    fn number(&self, day: Day) -> u32 {
        (u32::from(day.year) * 12 + u32::from(day.month) - 1).saturating_sub(self.shift()) / self.months()
    }

    fn period(&self, number: u32) -> Period {
        let first = number * self.months() + self.shift();
        let last = first + self.months() - 1;
        let date = |month: u32, day: u32| Date::parse(&format!("{:04}-{:02}-{day:02}", month / 12, month % 12 + 1));
        let end = (28..=31).rev().find_map(|day| date(last, day));
        Period { start: date(first, 1), end, label: None }
    }

    fn label(&self, number: u32, period: &Period, locale: &Locale) -> String {
        let month = |date: Option<Date>| {
            let shown = date.and_then(|date| Date::parse(&format!("{:04}-{:02}", date.year(), date.month()?)));
            shown.map(|date| locale.date(date)).unwrap_or_default()
        };
        match self.each {
            Each::Year => number.to_string(),
            Each::FiscalYear => locale.fiscal_year(period.end.map(Date::year).unwrap_or_default()),
            Each::Month => month(period.start),
            Each::HalfYear | Each::Quarter => format!("{} – {}", month(period.start), month(period.end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Stretch, periods};
    use crate::locale::Locale;
    use crate::plan::Each;
    use crate::records::{DateOrder, Day};

    fn of(days: &[&str], items: std::ops::Range<u32>, each: Each, fiscal_year_start: u8) -> Vec<Stretch> {
        let days: Vec<Day> = days.iter().map(|day| Day::parse(day, DateOrder::YearFirst).unwrap()).collect();
        periods(&days, &items, each, fiscal_year_start, Locale::for_language("en-US"))
    }

    /// The label and the bounds of the stretch that a day lies in.
    fn around(day: &str, each: Each, fiscal_year_start: u8) -> String {
        let [stretch] = &of(&[day], 1..2, each, fiscal_year_start)[..] else { panic!("not one stretch") };
        let (start, end) = (stretch.period.start.unwrap(), stretch.period.end.unwrap());
        format!("{}: {start} to {end}", stretch.label)
    }

    fn labels(stretches: &[Stretch]) -> Vec<&str> {
        stretches.iter().map(|stretch| stretch.label.as_str()).collect()
    }

    #[test]
    fn every_unit_has_its_label_and_its_bounds() {
        assert_eq!(around("2020-05-31", Each::Year, 7), "2020: 2020-01-01 to 2020-12-31");
        assert_eq!(around("2020-06-30", Each::HalfYear, 7), "January 2020 – June 2020: 2020-01-01 to 2020-06-30");
        assert_eq!(around("2020-07-01", Each::HalfYear, 7), "July 2020 – December 2020: 2020-07-01 to 2020-12-31");
        assert_eq!(around("2020-10-01", Each::Quarter, 7), "October 2020 – December 2020: 2020-10-01 to 2020-12-31");
        assert_eq!(around("2020-12-31", Each::Month, 7), "December 2020: 2020-12-01 to 2020-12-31");
    }

    #[test]
    fn a_fiscal_year_is_named_after_the_year_that_it_ends_in() {
        assert_eq!(around("2020-06-30", Each::FiscalYear, 7), "Fiscal year 2020: 2019-07-01 to 2020-06-30");
        assert_eq!(around("2020-07-01", Each::FiscalYear, 7), "Fiscal year 2021: 2020-07-01 to 2021-06-30");
        assert_eq!(around("2020-12-31", Each::FiscalYear, 1), "Fiscal year 2020: 2020-01-01 to 2020-12-31");
        assert_eq!(around("2020-02-28", Each::FiscalYear, 3), "Fiscal year 2020: 2019-03-01 to 2020-02-29");
    }

    #[test]
    fn february_has_a_leap_day_in_leap_years_only() {
        assert_eq!(around("2020-02-01", Each::Month, 1), "February 2020: 2020-02-01 to 2020-02-29");
        assert_eq!(around("2021-02-01", Each::Month, 1), "February 2021: 2021-02-01 to 2021-02-28");
        assert_eq!(around("1900-02-01", Each::Month, 1), "February 1900: 1900-02-01 to 1900-02-28");
    }

    #[test]
    fn months_in_which_nothing_happened_are_there_and_have_no_days() {
        let found = of(&["2019-12-31", "2020-01-01", "2020-01-31", "2020-03-01"], 1..5, Each::Month, 1);
        assert_eq!(labels(&found), ["December 2019", "January 2020", "February 2020", "March 2020"]);
        assert_eq!(found.iter().map(|stretch| stretch.items.clone()).collect::<Vec<_>>(), [1..2, 2..4, 4..4, 4..5]);
    }

    #[test]
    fn stretches_have_only_days_that_count() {
        let found = of(&["2020-01-01", "2020-06-01", "2020-12-01", "2021-01-01"], 2..3, Each::Year, 1);
        let [year] = &found[..] else { panic!("not one year") };
        assert_eq!((year.label.as_str(), year.items.clone()), ("2020", 2..3));
    }

    #[test]
    fn without_days_there_are_no_stretches() {
        assert!(of(&["2020-01-09", "2020-01-13"], 2..2, Each::Month, 1).is_empty());
        assert!(of(&[], 1..1, Each::Month, 1).is_empty());
    }
}
