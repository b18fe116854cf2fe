//! Days of the week that are written beside dates: they tell the order of day and month, or that something is wrong.

use super::super::unparsed::{Watch, shown};
use super::days::Moments;
use crate::plan::visible;
use crate::records::{DateOrder, Day, Written, weekdays_of};

/// The only order of day and month in which all days of the week are those of their dates, if several dates have one.
pub(super) fn order(dates: &[(usize, Written)], century: u16, watch: &Watch) -> Option<DateOrder> {
    const LEAST: usize = 2;
    let said = dates.iter().filter_map(|(code, date)| Some((date, weekdays_of(&visible(watch.value(*code)))?)));
    let said: Vec<_> = said.collect();
    let agrees = |order: &DateOrder| {
        said.iter().all(|(date, days)| date.day(*order, century).is_some_and(|day| is_among(day, *days)))
    };
    let mut orders = [DateOrder::MonthFirst, DateOrder::DayFirst].into_iter().filter(agrees);
    orders.next().filter(|_| said.len() >= LEAST && orders.next().is_none())
}

/// Warns about the dates whose day of the week is another than the one that is written.
pub(super) fn tell(moments: &Moments, watch: &mut Watch) {
    let is_other =
        |code: usize, day: Day| weekdays_of(&visible(watch.value(code))).is_some_and(|days| !is_among(day, days));
    let others: Vec<_> = moments.iter().filter(|(code, (day, _))| is_other(*code, *day)).collect();
    let Some((first, (day, _))) = others.first() else { return };
    let example = shown(watch.value(*first));
    let codes: Vec<usize> = others.iter().map(|(code, _)| *code).collect();
    watch.warn("weekdays", &codes, |_| {
        format!(
            "“{example}” was read as {day}, which is another day of the week. Day and month may be exchanged, or one of them wrong."
        )
    });
}

fn is_among(day: Day, days: [bool; 7]) -> bool {
    usize::try_from(day.weekday()).ok().and_then(|place| days.get(place)).copied().unwrap_or(false)
}
