use std::ops::Range;

use super::coverage::{Coverage, period_of};
use super::scope::{first_day, last_day};
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
/// `days` are all the days there are, in order; `items` those that count, item 1 being the first day. A period of which
/// only a part is `covered` is that part, and its label says so.
pub(super) fn periods(
    days: &[Day],
    items: &Range<u32>,
    each: Each,
    fiscal_year_start: u8,
    (covered, locale): (Coverage, &Locale),
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
            let (label, period) = unit.covered(&unit.period(number), covered, locale);
            Stretch { label, period, items: item(number)..item(number + 1) }
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

    /// Returns the number of the period that a day is in, counted from the year 0.
    fn number(&self, day: Day) -> u32 {
        (u32::from(day.year) * 12 + u32::from(day.month) - 1).saturating_sub(self.shift()) / self.months()
    }

    /// From month to month, which is how it is printed, too.
    fn period(&self, number: u32) -> Period {
        let first = number * self.months() + self.shift();
        let date = |month: u32| Date::parse(&format!("{:04}-{:02}", month / 12, month % 12 + 1));
        Period { start: date(first), end: date(first + self.months() - 1), label: None }
    }

    /// The label of a period and its days, as far as these are covered.
    fn covered(&self, period: &Period, covered: Coverage, locale: &Locale) -> (String, Period) {
        let label = self.label(period, locale);
        let whole = period.start.and_then(first_day).zip(period.end.and_then(last_day));
        let parts = whole.and_then(|whole| Some((whole, covered.of_report(whole)?, covered.cut(whole)?)));
        let Some((whole, of_report, known)) = parts else { return (label, period.clone()) };
        let days = if of_report == whole { period.clone() } else { period_of(of_report.0, of_report.1) };
        if known == whole {
            return (label, days);
        }
        let dates = locale.period(&period_of(known.0, known.1));
        match self.each {
            // What a fiscal year is called cannot be told from its dates.
            Each::FiscalYear => (format!("{label} ({dates})"), days),
            _ => (dates, days),
        }
    }

    fn label(&self, period: &Period, locale: &Locale) -> String {
        match self.each {
            Each::FiscalYear => locale.fiscal_year(period.end.map(Date::year).unwrap_or_default()),
            _ => locale.period(period),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Coverage, Stretch, periods};
    use crate::locale::Locale;
    use crate::plan::Each;
    use crate::records::{DateOrder, Day};

    fn of(days: &[&str], items: std::ops::Range<u32>, each: Each, fiscal_year_start: u8) -> Vec<Stretch> {
        let days: Vec<Day> = days.iter().map(|day| Day::parse(day, DateOrder::YearFirst).unwrap()).collect();
        periods(&days, &items, each, fiscal_year_start, (Coverage::OPEN, Locale::for_language("en-US")))
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
        assert_eq!(around("2020-05-31", Each::Year, 7), "2020: 2020-01 to 2020-12");
        assert_eq!(around("2020-06-30", Each::HalfYear, 7), "January 2020 – June 2020: 2020-01 to 2020-06");
        assert_eq!(around("2020-07-01", Each::HalfYear, 7), "July 2020 – December 2020: 2020-07 to 2020-12");
        assert_eq!(around("2020-10-01", Each::Quarter, 7), "October 2020 – December 2020: 2020-10 to 2020-12");
        assert_eq!(around("2020-12-31", Each::Month, 7), "December 2020: 2020-12 to 2020-12");
    }

    #[test]
    fn a_fiscal_year_is_named_after_the_year_that_it_ends_in() {
        assert_eq!(around("2020-06-30", Each::FiscalYear, 7), "Fiscal year 2020: 2019-07 to 2020-06");
        assert_eq!(around("2020-07-01", Each::FiscalYear, 7), "Fiscal year 2021: 2020-07 to 2021-06");
        assert_eq!(around("2020-12-31", Each::FiscalYear, 1), "Fiscal year 2020: 2020-01 to 2020-12");
        assert_eq!(around("2020-02-28", Each::FiscalYear, 3), "Fiscal year 2020: 2019-03 to 2020-02");
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
        assert_eq!(found.iter().map(|stretch| stretch.items.clone()).collect::<Vec<_>>(), vec![2..3; 1]);
    }

    #[test]
    fn without_days_there_are_no_stretches() {
        assert!(of(&["2020-01-09", "2020-01-13"], 2..2, Each::Month, 1).is_empty());
        assert!(of(&[], 1..1, Each::Month, 1).is_empty());
    }
}
