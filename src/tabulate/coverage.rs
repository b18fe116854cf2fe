use super::coded_table::CodedTable;
use super::error::TabulateError;
use super::scope::{Scope, first_day, last_day};
use crate::locale::Locale;
use crate::plan::{Plan, Span};
use crate::records::{Day, Warning};
use crate::report::{Date, Period};

/// A time without records is no accident where it is so many times as long as the longest between two records.
const PATIENCE: i32 = 2;
/// And at least so many days.
const SHORTEST: i32 = 7;

/// Days covered: by the report, as far as it is bounded, and by the records.
///
/// A period of which the report covers only a part is that part. Where it is the records that begin later or end sooner, its
/// label says so, else readers take a part for the whole; its days stay those that were asked for, because that is what is
/// counted, and what other reports are compared with.
#[derive(Clone, Copy)]
pub(super) struct Coverage {
    report: (Option<Day>, Option<Day>),
    start: Edge,
    end: Edge,
}

/// Edge of the time that the records cover.
#[derive(Clone, Copy)]
enum Edge {
    /// On that day, when they were exported.
    On(Day),
    /// Probably on that day of the first or last record: what lies so many days further out is not covered.
    About(Day, i32),
    /// Nothing is known of it.
    Open,
}

impl Coverage {
    #[cfg(test)]
    pub(super) const OPEN: Self = Self { report: (None, None), start: Edge::Open, end: Edge::Open };

    /// Returns the time that the records cover.
    fn of_records(frame: &CodedTable, accurate_as_of: Option<Date>) -> Self {
        let days = frame.days();
        let longest = Quiet::longest(days).0;
        let patience = (PATIENCE * longest).max(SHORTEST);
        let about = |day: Option<Day>| day.map_or(Edge::Open, |day| Edge::About(day, patience));
        let (first, last) = frame.covered().unzip();
        // Records that lie after their own export leave that date in doubt.
        let exported = accurate_as_of.and_then(last_day).filter(|day| last.is_none_or(|last| last <= *day));
        // One record tells nothing of how often there are some.
        let (first, last) = if longest > 0 { (first, last) } else { (None, None) };
        Self { report: (None, None), start: about(first), end: exported.map_or_else(|| about(last), Edge::On) }
    }

    /// Returns the time that a table of such a span covers.
    pub(super) fn of_table(scope: &Scope, span: Span, frame: &CodedTable) -> Self {
        let (start, end) = (scope.start.and_then(first_day), scope.end.and_then(last_day));
        let report = match span {
            Span::Report => (start, end),
            Span::UntilEnd => (None, end),
            Span::All => (None, None),
        };
        Self { report, ..Self::of_records(frame, scope.accurate_as_of) }
    }

    /// The days of a period that the report covers; `None` if it covers none.
    pub(super) fn of_report(self, (first, last): (Day, Day)) -> Option<(Day, Day)> {
        let first = self.report.0.map_or(first, |start| start.max(first));
        let last = self.report.1.map_or(last, |end| end.min(last));
        (first <= last).then_some((first, last))
    }

    /// The days of a period that report and records cover; `None` if they cover none.
    pub(super) fn cut(self, whole: (Day, Day)) -> Option<(Day, Day)> {
        let (first, last) = self.of_report(whole)?;
        let first_known = match self.start {
            Edge::On(day) if first < day => day,
            Edge::About(day, patience) if first.number() + patience < day.number() => day,
            _ => first,
        };
        let last_known = match self.end {
            Edge::On(day) if last > day => day,
            Edge::About(day, patience) if last.number() - patience > day.number() => day,
            _ => last,
        };
        (first_known <= last_known).then_some((first_known, last_known))
    }
}

/// A time without records that is no accident either, between two records.
#[derive(Clone, Copy)]
struct Quiet {
    /// The last record before it.
    from: Day,
    /// The first record behind it.
    to: Day,
}

impl Quiet {
    /// A time without records is told where it is so many times as long as any other.
    const TIMES: i32 = 8;
    /// And at least so many days.
    const LEAST: i32 = 28;

    /// The longest time between two records, in days, and a longer one that is no accident.
    fn longest(days: &[Day]) -> (i32, Option<Self>) {
        let mut times: Vec<_> = days
            .windows(2)
            .map(|pair| (pair[1].number() - pair[0].number(), Self { from: pair[0], to: pair[1] }))
            .collect();
        times.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        match times[..] {
            [(most, quiet), (next, _), ..] if most >= Self::LEAST && most > Self::TIMES * next => (next, Some(quiet)),
            [(most, _), ..] => (most, None),
            [] => (0, None),
        }
    }

    fn warning(self, (first, last): (Day, Day)) -> Option<Warning> {
        let message = format!(
            "No record is of the days between {} and {}. If records are missing, add them; the report counts nothing there.",
            self.from, self.to
        );
        let within = last.min(self.to).number() - first.max(self.from).number();
        (within >= Self::LEAST).then_some(Warning { code: "quiet-time", count: 1, line: None, column: None, message })
    }
}

impl Scope {
    /// The same scope, called by the days that the records cover, and what to tell of that.
    ///
    /// # Errors
    /// If the records cover none of it.
    pub(super) fn covered(&self, plan: &Plan, frame: &CodedTable) -> Result<(Self, Vec<Warning>), TabulateError> {
        let asked = (self.start.and_then(first_day), self.end.and_then(last_day));
        let coverage = Coverage::of_records(frame, self.accurate_as_of);
        let Some((records_first, records_last)) = frame.covered() else {
            return Ok((self.clone(), Vec::new()));
        };
        let whole = (asked.0.unwrap_or(records_first), asked.1.unwrap_or(records_last));
        let Some(known) = coverage.cut(whole) else {
            let of = match asked {
                (Some(start), Some(end)) => format!("{start} to {end}"),
                (Some(start), None) => format!("{start} or later"),
                (None, end) => format!("{} or before", end.unwrap_or(whole.1)),
            };
            let message = format!("The records are of {records_first} to {records_last}; none is of {of}.");
            let remedy =
                "Choose a period of the records. If nothing happened in it, say as of when the records are accurate.";
            return Err(TabulateError::new("no-records", "period", message, remedy));
        };
        let (first, last) = known;
        let gap = Quiet::longest(frame.days()).1.and_then(|quiet| quiet.warning(known));
        let probable = Coverage::of_records(frame, None).cut(whole);
        let is_quiet = self.accurate_as_of.is_some() && probable.is_none_or(|(_, probable)| probable < last);
        let quiet = is_quiet.then(|| {
            let message = format!(
                "The last record is of {records_last}. As the records are said to be accurate later than that, the report \
                 counts nothing until {last}."
            );
            Warning { code: "quiet-end", count: 1, line: None, column: None, message }
        });
        if known == whole {
            return Ok((self.clone(), quiet.into_iter().chain(gap).collect()));
        }
        let known = period_of(first, last);
        let dates = Locale::for_language(&plan.language).period(&known);
        let period_label = match &self.period_label {
            Some(label) => format!("{label} ({dates})"),
            None => dates,
        };
        let message = format!(
            "The report was asked for {} to {}, and the records cover {first} to {last}, so it says that it is of these days. If \
             nothing is missing, say as of when the records are accurate.",
            whole.0, whole.1
        );
        let warning = Warning { code: "partial-period", count: 1, line: None, column: None, message };
        let scope = Self { period_label: Some(period_label), known: Some(known), ..self.clone() };
        Ok((scope, std::iter::once(warning).chain(quiet).chain(gap).collect()))
    }
}

/// A period from day to day; from month to month where these are whole.
pub(super) fn period_of(first: Day, last: Day) -> Period {
    let is_whole = first.day == 1 && last.following().is_none_or(|day| day.day == 1);
    let date = |day: Day| {
        let text = day.to_string();
        Date::parse(if is_whole { &text[..7] } else { &text })
    };
    Period { start: date(first), end: date(last), label: None }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use serde_json::{Value as Json, json};

    use crate::tabulate::Tabulation;
    use crate::tabulate::testing::{error, scope, tabulator};

    /// A call every ten days of these months of 2023.
    fn calls(months: std::ops::RangeInclusive<u8>) -> String {
        let mut csv = "day\n".to_owned();
        for month in months {
            for day in [5, 15, 25] {
                writeln!(csv, "2023-{month:02}-{day:02}").unwrap();
            }
        }
        csv
    }

    fn by(each: &str) -> impl FnOnce(&mut Json) {
        let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "day", "each": each });
        move |plan: &mut Json| {
            plan["fiscalYearStart"] = json!(10);
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        }
    }

    fn made(csv: &str, each: &str, of: &str) -> (Tabulation, Vec<String>) {
        let (tabulation, account) = tabulator(csv, by(each)).tabulate(&scope(of)).unwrap();
        (tabulation, account.warnings.into_iter().map(|warning| warning.code.to_owned()).collect())
    }

    fn labels(csv: &str, each: &str, of: &str) -> Vec<String> {
        let (tabulation, _) = made(csv, each, of);
        let rows = &tabulation.sections[0].tables[0].as_ref().unwrap().rows;
        rows.iter().map(|row| row.label.clone()).collect()
    }

    #[test]
    fn periods_that_the_report_covers_in_part_have_their_true_days() {
        let of_year = r#"{"start":"2023","end":"2023"}"#;
        let fiscal =
            ["Fiscal year 2023 (January 2023 – September 2023)", "Fiscal year 2024 (October 2023 – December 2023)"];
        assert_eq!(labels(&calls(1..=12), "fiscal-year", of_year), fiscal);
        assert_eq!(labels(&calls(1..=12), "year", of_year), ["2023"]);
        let of_days = r#"{"start":"2023-01-01","end":"2023-06-20"}"#;
        assert_eq!(labels(&calls(1..=12), "year", of_days), ["January 1, 2023 – June 20, 2023"]);
        let months = labels(&calls(1..=12), "month", of_days);
        assert_eq!(months.last().unwrap(), "June 1, 2023 – June 20, 2023");
        assert_eq!(months[0], "January 2023");
        let (tabulation, _) = made(&calls(1..=12), "quarter", of_days);
        let last = tabulation.sections[0].tables[0].as_ref().unwrap().rows[1].period.clone().unwrap();
        assert_eq!(
            (last.start.unwrap().to_string(), last.end.unwrap().to_string()),
            ("2023-04-01".to_owned(), "2023-06-20".to_owned())
        );
    }

    #[test]
    fn a_report_of_more_than_the_records_says_which_days_it_is_of() {
        let (tabulation, warnings) = made(&calls(1..=3), "month", r#"{"start":"2023","end":"2023"}"#);
        assert_eq!(warnings, ["partial-period"]);
        assert_eq!(tabulation.scope.period_label.unwrap(), "January 1, 2023 – March 25, 2023");
        assert_eq!(tabulation.scope.end.unwrap().to_string(), "2023", "what is counted is what was asked for");
        let named = made(&calls(1..=3), "month", r#"{"start":"2023","end":"2023","periodLabel":"The year"}"#).0.scope;
        assert_eq!(named.period_label.unwrap(), "The year (January 1, 2023 – March 25, 2023)");
    }

    #[test]
    fn records_that_end_some_days_before_the_period_cover_it() {
        let (tabulation, warnings) = made(&calls(1..=12), "year", r#"{"start":"2023","end":"2023"}"#);
        assert_eq!((warnings.len(), tabulation.scope.end.unwrap().to_string()), (0, "2023".to_owned()));
    }

    #[test]
    fn records_cover_everything_until_they_were_exported() {
        let whole = r#"{"start":"2023","end":"2023","accurateAsOf":"2024-01-15"}"#;
        assert_eq!(made(&calls(1..=3), "year", whole).1, ["quiet-end"]);
        assert_eq!(labels(&calls(1..=3), "year", whole), ["2023"]);
        let half = r#"{"start":"2023","end":"2023","accurateAsOf":"2023-06-30"}"#;
        assert_eq!(labels(&calls(1..=3), "year", half), ["January 2023 – June 2023"]);
        // The date contradicts the records, so it is not believed.
        let early = r#"{"start":"2023","end":"2023","accurateAsOf":"2022-06-30"}"#;
        assert_eq!(made(&calls(1..=12), "year", early).1.len(), 0);
    }

    #[test]
    fn months_without_records_between_others_are_told() {
        let daily = |months: std::ops::RangeInclusive<u8>| -> String {
            let days =
                months.flat_map(|month| (1..=28).step_by(3).map(move |day| format!("2023-{month:02}-{day:02}\n")));
            days.collect()
        };
        let year = r#"{"start":"2023","end":"2023"}"#;
        let torn = format!("day\n{}{}", daily(1..=3), daily(9..=12));
        assert_eq!(made(&torn, "month", year).1, ["quiet-time"]);
        assert!(made(&format!("day\n{}", daily(1..=12)), "month", year).1.is_empty());
        // Of a report that lies before it, nothing is told.
        let march = r#"{"start":"2023-01","end":"2023-03"}"#;
        assert!(made(&torn, "month", march).1.is_empty());
    }

    #[test]
    fn a_time_without_any_records_is_no_report() {
        let mut tabulator = tabulator(&calls(1..=3), by("year"));
        let refused = error(tabulator.tabulate(&scope(r#"{"start":"2025","end":"2025"}"#)));
        assert_eq!(refused.code, "no-records");
        assert!(refused.message.contains("2023-01-05 to 2023-03-25"), "{}", refused.message);
    }
}
