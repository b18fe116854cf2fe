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
