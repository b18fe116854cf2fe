use std::ops::Range;

use serde::Deserialize;

use super::error::TabulateError;
use super::frame::Frame;
use crate::plan::{Condition, Plan, fold};
use crate::records::Day;
use crate::report::Date;

/// Which records a report is about. Without any of these, it is about all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Scope {
    /// Whose figures these are, by the name that the plan or the records give it.
    pub jurisdiction: Option<String>,
    /// The first day (or month, or year) covered.
    pub start: Option<Date>,
    /// The last day (or month, or year) covered.
    pub end: Option<Date>,
    /// What the period is called, where not by its dates: `Fiscal year 2020`.
    pub period_label: Option<String>,
    /// When the records were exported.
    pub accurate_as_of: Option<Date>,
    /// Which release this is.
    pub edition: Option<String>,
    /// Further conditions that records must meet.
    #[serde(rename = "where")]
    pub conditions: Vec<Condition>,
}

/// A scope as items of the records.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) jurisdiction: Option<u32>,
    /// `None`: of any day, also of none.
    pub(super) days: Option<Range<u32>>,
}

impl Scope {
    pub(super) fn place(&self, plan: &Plan, frame: &Frame) -> Result<Place, TabulateError> {
        let jurisdiction = self.jurisdiction.as_ref().map(|name| find(name, plan, frame)).transpose()?;
        if let (Some(start), Some(end)) = (self.start.and_then(first_day), self.end.and_then(last_day))
            && start > end
        {
            let message = format!("The period ends before it starts: {start} to {end}.");
            return Err(TabulateError::new("backward-period", "period", message, "Exchange the two dates."));
        }
        if (self.start.is_some() || self.end.is_some()) && plan.date.is_none() {
            let message = "This plan knows no dates, so it cannot make a report of a period.".to_owned();
            return Err(TabulateError::new("no-date-field", "period", message, "Leave the period out."));
        }
        for condition in &self.conditions {
            if frame.items(&condition.field).is_none() {
                let message = format!("The plan has no field “{}”.", condition.field);
                return Err(TabulateError::new("unknown-field", "where", message, "Use a field of the plan."));
            }
        }
        Ok(Place { jurisdiction, days: self.days(frame) })
    }

    /// The same scope with a period even where none was asked for: that of the records.
    pub(super) fn with_period(&self, frame: &Frame) -> Self {
        let date = |day: Option<&Day>| Date::parse(&day?.to_string());
        let (first, last) = (frame.days().first(), frame.days().last());
        Self { start: self.start.or_else(|| date(first)), end: self.end.or_else(|| date(last)), ..self.clone() }
    }

    fn days(&self, frame: &Frame) -> Option<Range<u32>> {
        let bounded = self.start.is_some() || self.end.is_some();
        bounded.then(|| frame.day_items(self.start.and_then(first_day), self.end.and_then(last_day)))
    }

    /// The period of the same length just before this one, for changes.
    pub(super) fn days_before(&self, frame: &Frame) -> Option<Range<u32>> {
        let (start, end) = (first_day(self.start?)?, last_day(self.end?)?);
        let months = |day: Day| i32::from(day.year) * 12 + i32::from(day.month) - 1;
        let length = months(end) - months(start) + 1;
        let shifted = |day: Day| {
            let month = months(day) - length;
            let (year, month) = (u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?);
            (1..=day.day).rev().find_map(|day| Day::new(year, month, day))
        };
        // Records that begin later know only a part of that period, and the change would be none.
        let first = frame.days().first()?;
        let begins = shifted(start)?;
        if (first.year, first.month) > (begins.year, begins.month) {
            return None;
        }
        // A whole last month becomes a whole month, however long each is.
        let last = |day: Day| (28..=31).rev().find_map(|number| Day::new(day.year, day.month, number));
        let whole_end = last(end) == Some(end);
        let before_end = shifted(end).and_then(|day| if whole_end { last(day) } else { Some(day) });
        Some(frame.day_items(Some(begins), Some(before_end?)))
    }
}

fn find(name: &str, plan: &Plan, frame: &Frame) -> Result<u32, TabulateError> {
    let known = frame.jurisdictions().map(|items| items.meaning.labels()).unwrap_or_default();
    let wanted = fold(name);
    let spelled = plan.jurisdiction_field().and_then(|field| {
        field.values.iter().position(|value| value.also.iter().chain(&value.code).any(|also| fold(also) == wanted))
    });
    let place = known.iter().position(|label| fold(label) == wanted).or(spelled);
    place.and_then(|place| u32::try_from(place + 1).ok()).ok_or_else(|| {
        let message = format!("Neither the plan nor the records know “{name}”.");
        let nearest = crate::report::nearest(name, known.iter().map(String::as_str));
        let remedy = nearest.map_or_else(
            || "Choose one of the jurisdictions of the records.".to_owned(),
            |nearest| format!("Did you mean “{nearest}”?"),
        );
        TabulateError::new("unknown-jurisdiction", "jurisdiction", message, &remedy)
    })
}

fn first_day(date: Date) -> Option<Day> {
    Day::new(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

fn last_day(date: Date) -> Option<Day> {
    let month = date.month().unwrap_or(12);
    date.day().map_or_else(
        || (28..=31).rev().find_map(|day| Day::new(date.year(), month, day)),
        |day| Day::new(date.year(), month, day),
    )
}
