use std::ops::Range;

use serde::Deserialize;

use super::coded_table::CodedTable;
use super::error::TabulateError;
use crate::plan::{Condition, Plan, fold};
use crate::records::{Day, Precision};
use crate::report::{Date, Period};

/// Selection of the records that a report is about. Without any of these, it is about all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Scope {
    /// Whose figures these are, by the name that the plan or the records give it.
    pub jurisdiction: Option<String>,
    /// The first day (or month, or year) covered.
    pub start: Option<Date>,
    /// The last day (or month, or year) covered.
    pub end: Option<Date>,
    /// Name of the period, where not its dates: `Fiscal year 2020`.
    pub period_label: Option<String>,
    /// When the records were exported.
    pub accurate_as_of: Option<Date>,
    /// Name of this release.
    pub edition: Option<String>,
    /// Further conditions that records must meet.
    #[serde(rename = "where")]
    pub conditions: Vec<Condition>,
    /// The days that the records cover, where that is only a part of the period: the label names them.
    #[serde(skip)]
    pub(crate) known: Option<Period>,
}

/// A scope as items of the records.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) jurisdiction: Option<u32>,
    /// `None`: of any day, also of none.
    pub(super) days: Option<Range<u32>>,
}

impl Scope {
    pub(super) fn place(&self, plan: &Plan, frame: &CodedTable) -> Result<Place, TabulateError> {
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
        if let Some(needed) = self.finer_than(frame.precision()) {
            return Err(TabulateError::coarse_dates(needed));
        }
        for condition in &self.conditions {
            if frame.items(&condition.field).is_none() {
                let message = format!("The plan has no field “{}”.", condition.field);
                return Err(TabulateError::new("unknown-field", "where", message, "Use a field of the plan."));
            }
        }
        Ok(Place { jurisdiction, days: self.days(frame) })
    }

    /// Returns the part of the period that is finer than the dates of the records, if they have only months or years.
    fn finer_than(&self, precision: Precision) -> Option<&'static str> {
        let (start, end) = (self.start.and_then(first_day), self.end.and_then(last_day));
        let is_whole = |months: bool| {
            start.is_none_or(|start| start.day == 1 && (months || start.month == 1))
                && end.is_none_or(|end| Some(end) == last_of_month(end.year, if months { end.month } else { 12 }))
        };
        match precision {
            Precision::Day | Precision::Week => None,
            Precision::Month => (!is_whole(true)).then_some("The period begins or ends within a month"),
            Precision::Year => (!is_whole(false)).then_some("The period begins or ends within a year"),
        }
    }

    /// The same scope with a period even where none was asked for: that of the records.
    pub(super) fn with_period(&self, frame: &CodedTable) -> Self {
        let date = |day: Option<Day>| Date::parse(&day?.to_string());
        let (first, last) = frame.covered().unzip();
        let (start, end) = (self.start.or_else(|| date(first)), self.end.or_else(|| date(last)));
        // A report of a time that lies outside that of the records is of that time alone.
        let is_backward = start.and_then(first_day) > end.and_then(last_day);
        if is_backward && end.is_some() { self.clone() } else { Self { start, end, ..self.clone() } }
    }

    fn days(&self, frame: &CodedTable) -> Option<Range<u32>> {
        let bounded = self.start.is_some() || self.end.is_some();
        bounded.then(|| frame.day_items(self.start.and_then(first_day), self.end.and_then(last_day)))
    }

    /// The period of the same length just before this one, for changes: as many months where these are whole ones,
    /// else as many days.
    pub(super) fn period_before(&self, frame: &CodedTable) -> Option<(Day, Day)> {
        let (start, end) = (first_day(self.start?)?, last_day(self.end?)?);
        let is_whole = start.day == 1 && last_of_month(end.year, end.month) == Some(end);
        let begins = if is_whole { months_back(start, end)? } else { days_back(start, end)? };
        // Records that begin later know only a part of that period, and there would be no change. Whole months may
        // begin with a few days on which nothing happened.
        let first = *frame.days().first()?;
        let known = if is_whole { Day::new(first.year, first.month, 1)? } else { first };
        (known <= begins).then_some(begins).zip(day_before(start))
    }
}

/// The day that lies as many months before `start` as there are from there to `end`.
fn months_back(start: Day, end: Day) -> Option<Day> {
    let months = |day: Day| u32::from(day.year) * 12 + u32::from(day.month) - 1;
    let month = (2 * months(start)).checked_sub(months(end) + 1)?;
    Day::new(u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?, 1)
}

/// The day that lies as many days before `start` as there are from there to `end`.
fn days_back(start: Day, end: Day) -> Option<Day> {
    let (mut begins, mut day) = (day_before(start)?, end);
    while day > start {
        (begins, day) = (day_before(begins)?, day_before(day)?);
    }
    Some(begins)
}

fn day_before(day: Day) -> Option<Day> {
    match (day.month, day.day) {
        (1, 1) => Day::new(day.year.checked_sub(1)?, 12, 31),
        (month, 1) => last_of_month(day.year, month - 1),
        (month, number) => Day::new(day.year, month, number - 1),
    }
}

pub(super) fn last_of_month(year: u16, month: u8) -> Option<Day> {
    (28..=31).rev().find_map(|day| Day::new(year, month, day))
}

fn find(name: &str, plan: &Plan, frame: &CodedTable) -> Result<u32, TabulateError> {
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

/// The first day of a date that may be a month or a year.
pub(crate) fn first_day(date: Date) -> Option<Day> {
    Day::new(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
}

/// The last day of a date that may be a month or a year.
pub(crate) fn last_day(date: Date) -> Option<Day> {
    let month = date.month().unwrap_or(12);
    date.day().map_or_else(|| last_of_month(date.year(), month), |day| Day::new(date.year(), month, day))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::Scope;
    use crate::tabulate::testing::{error, scope, tabulator};

    const RECORDS: &str = "state,day\nMO,2019-01-31\nMO,2019-12-30\nKS,2020-01-09\nMO,2020-01-10\nKS,2020-02-29\n\
                           MO,2020-03-31\nMO,2020-12-31\n,\n";

    fn place(scope: &Scope) -> (Option<u32>, Option<Range<u32>>) {
        let made = tabulator(RECORDS, |_| {});
        let place = scope.place(&made.plan, &made.frame).unwrap();
        (place.jurisdiction, place.days)
    }

    fn refusal(scope: &Scope) -> String {
        let made = tabulator(RECORDS, |_| {});
        let error = error(scope.place(&made.plan, &made.frame));
        format!("{}: {}", error.code, error.remedy)
    }

    /// The days of the period before, as the records write them.
    fn before(start: &str, end: &str) -> Option<Vec<String>> {
        let made = tabulator(RECORDS, |_| {});
        let scope = scope(&format!(r#"{{"start":"{start}","end":"{end}"}}"#));
        let (first, last) = scope.period_before(&made.frame)?;
        let days = made.frame.day_items(Some(first), Some(last));
        Some(days.map(|item| made.frame.days()[item as usize - 1].to_string()).collect())
    }

    #[test]
    fn a_jurisdiction_goes_by_its_name_its_code_and_its_other_spellings() {
        for name in ["Missouri", " missouri", "MO", "US-MO", "us-mo"] {
            let scope = Scope { jurisdiction: Some(name.to_owned()), ..Scope::default() };
            assert_eq!(place(&scope).0, Some(1), "{name}");
        }
    }

    #[test]
    fn an_unknown_jurisdiction_is_asked_back() {
        let of = |name: &str| refusal(&Scope { jurisdiction: Some(name.to_owned()), ..Scope::default() });
        assert_eq!(of("Misouri"), "unknown-jurisdiction: Did you mean “Missouri”?");
        assert_eq!(of("Elsewhere"), "unknown-jurisdiction: Choose one of the jurisdictions of the records.");
    }

    #[test]
    fn a_period_cannot_end_before_it_starts() {
        assert_eq!(
            refusal(&scope(r#"{"start":"2020-02","end":"2020-01"}"#)),
            "backward-period: Exchange the two dates."
        );
        assert_eq!(place(&scope(r#"{"start":"2020-02","end":"2020-02-01"}"#)).1, Some(5..5));
    }

    #[test]
    fn a_plan_without_dates_makes_no_report_of_a_period() {
        let made = tabulator(RECORDS, |plan| plan["date"] = serde_json::Value::Null);
        let error = error(scope(r#"{"start":"2020"}"#).place(&made.plan, &made.frame));
        assert_eq!(error.code, "no-date-field");
    }

    #[test]
    fn a_condition_on_no_field_of_the_plan_is_refused() {
        let scope = scope(r#"{"where":[{"field":"town","given":true}]}"#);
        assert_eq!(refusal(&scope), "unknown-field: Use a field of the plan.");
    }

    #[test]
    fn a_period_has_all_days_of_its_last_month() {
        assert_eq!(place(&scope(r#"{"start":"2020-01","end":"2020-02"}"#)).1, Some(3..6));
        assert_eq!(place(&scope(r#"{"start":"2020"}"#)).1, Some(3..8));
        assert_eq!(place(&scope(r#"{"end":"2019"}"#)).1, Some(1..3));
        assert_eq!(place(&Scope::default()).1, None);
    }

    #[test]
    fn a_period_that_the_records_do_not_reach_has_no_days() {
        assert!(place(&scope(r#"{"start":"2030"}"#)).1.unwrap().is_empty());
        assert!(place(&scope(r#"{"end":"1999"}"#)).1.unwrap().is_empty());
    }

    #[test]
    fn before_whole_months_lie_as_many_whole_months() {
        assert_eq!(before("2020", "2020"), Some(vec!["2019-01-31".to_owned(), "2019-12-30".to_owned()]));
        assert_eq!(before("2020-03", "2020-03"), Some(vec!["2020-02-29".to_owned()]));
        assert_eq!(before("2020-01", "2020-06"), Some(vec!["2019-12-30".to_owned()]));
        assert_eq!(before("2020-01-01", "2020-02-29"), Some(vec!["2019-12-30".to_owned()]));
    }

    #[test]
    fn before_some_days_lie_as_many_days() {
        assert_eq!(before("2020-01-10", "2020-01-10"), Some(vec!["2020-01-09".to_owned()]));
        assert_eq!(before("2020-01-10", "2020-01-20"), Some(vec!["2019-12-30".to_owned(), "2020-01-09".to_owned()]));
        assert_eq!(before("2020-01-15", "2020-01-18"), Some(Vec::new()));
    }

    #[test]
    fn without_records_of_all_of_it_there_is_no_period_before() {
        assert_eq!(before("2019", "2019"), None);
        assert_eq!(before("2019-06", "2020-06"), None);
        // The first record is of the last day of the first month.
        assert_eq!(before("2019-02", "2019-02"), Some(vec!["2019-01-31".to_owned()]));
    }

    #[test]
    fn without_a_period_it_is_that_of_the_records() {
        let made = tabulator(RECORDS, |_| {});
        let scope = Scope::default().with_period(&made.frame);
        assert_eq!(scope.start.unwrap().to_string(), "2019-01-31");
        assert_eq!(scope.end.unwrap().to_string(), "2020-12-31");
    }
}
