use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::account_words::words_of_failure;
use super::unparsed::{Found, Reason, Unparsed};
use crate::records::{Failure, obstacle};

/// Why records cannot be tabulated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TabulateError {
    /// A stable name for programs: `ambiguous-dates`, `ambiguous-numbers`, `unread-values`, `unknown-jurisdiction`, …
    pub code: &'static str,
    /// The column or the place in the plan that it is about.
    pub place: String,
    /// Description of the problem, in one sentence.
    pub message: String,
    /// Remedy, in one sentence.
    pub remedy: String,
}

impl TabulateError {
    pub(crate) fn new(code: &'static str, place: &str, message: String, remedy: &str) -> Self {
        Self { code, place: place.to_owned(), message, remedy: remedy.to_owned() }
    }

    pub(super) fn ambiguous_dates(column: &str, example: &str) -> Self {
        let message = format!("The dates of column “{column}” can be read in two ways: “{example}”.");
        Self::new("ambiguous-dates", column, message, "Say whether the day or the month comes first.")
    }

    pub(super) fn conflicting_dates(column: &str, day_first: &str, month_first: &str) -> Self {
        let message = format!(
            "The dates of column “{column}” are of two kinds: “{day_first}” has the day first, “{month_first}” the month."
        );
        let remedy = "Say whether the day or the month comes first; dates that cannot be so are listed as failed.";
        Self::new("conflicting-dates", column, message, remedy)
    }

    pub(super) fn ambiguous_numbers(column: &str, example: &str, line: Option<&u64>) -> Self {
        let place = line.map(|line| format!(" on line {line}")).unwrap_or_default();
        let message = format!("The numbers of column “{column}” can be read in two ways: “{example}”{place}.");
        Self::new("ambiguous-numbers", column, message, "Say whether a point or a comma separates the decimals.")
    }

    /// The refusal of columns of which more than a few values could not be understood; `None` if there is no such column.
    pub(super) fn unread(unread: &[Unparsed]) -> Option<Self> {
        let mut rows: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        for unread in unread.iter().filter(|unread| !unread.reason.is_foreseen()) {
            *rows.entry((&unread.field, &unread.column)).or_default() += unread.rows;
        }
        let many = |unread: &&Unparsed| {
            let is_open = !unread.reason.is_foreseen();
            let rows = rows.get(&(unread.field.as_str(), unread.column.as_str()));
            is_open && rows.is_some_and(|rows| rows * 100 > unread.given * MOST_UNREAD)
        };
        let lines: Vec<String> = unread.iter().filter(many).map(sentence).collect();
        let place = unread.iter().find(many).map(|unread| unread.column.as_str())?;
        let remedy = "List words that mean that nothing is known as the field's `missing`, correct the file, choose another column, \
                      or accept that these values count as not given.";
        Some(Self::new("unread-values", place, lines.join(" "), remedy))
    }

    /// No row of a file could be read, most of them because of `commonest`.
    pub(super) fn no_row_read(failures: &[Failure], commonest: &Failure) -> Self {
        let rows: u64 = failures.iter().map(|failure| failure.rows).sum();
        let lines: Vec<String> = commonest.lines.iter().map(u64::to_string).collect();
        let more = if commonest.rows > lines.len() as u64 { " …" } else { "" };
        let message = format!(
            "None of the {rows} rows of the file could be read: {} on {} of them (lines {}{more}), for example “{}”.",
            words_of_failure(commonest.kind).1,
            commonest.rows,
            lines.join(", "),
            commonest.example,
        );
        let remedy =
            "Compare these lines with the heading: correct the delimiter, the quotes or the number of columns.";
        Self::new("no-row-read", "rows", message, remedy)
    }

    /// No value of a column is a date; `obstacle` says what keeps the example from being one.
    pub(super) fn no_dates(field: &str, column: &str, example: &str, obstacle: Option<String>) -> Self {
        let choose = format!("Choose the column with the “{field}”.");
        let (message, remedy) = match obstacle {
            _ if example.is_empty() => (format!("Column “{column}” is empty, so there is no “{field}”."), choose),
            None => (format!("Column “{column}” holds no dates, but for example “{example}”."), choose),
            Some(obstacle) => (
                format!("No date of column “{column}” can be read, for example “{example}”. {obstacle}"),
                "Write the dates as 2020-01-31, or choose another column.".to_owned(),
            ),
        };
        Self::new("no-dates", column, message, &remedy)
    }

    pub(super) fn two_digit_years(column: &str, example: &str, line: Option<&u64>) -> Self {
        let place = line.map(|line| format!(" on line {line}")).unwrap_or_default();
        let message = format!("The years of column “{column}” have two digits: “{example}”{place}.");
        Self::new("two-digit-years", column, message, "Say which century they are of.")
    }

    pub(super) fn exchanged_dates(column: &str, real: &str, text: &str, found: &Found) -> Self {
        let lines: Vec<String> = found.lines.iter().map(u64::to_string).collect();
        let more = if found.rows > lines.len() as u64 { " …" } else { "" };
        let message = format!(
            "A spreadsheet seems to have exchanged day and month of {} dates of column “{column}”, such as “{real}” (lines {}{more}): \
             none of these has a day above 12, as the dates that are text have, such as “{text}”.",
            found.rows,
            lines.join(", "),
        );
        Self::new("exchanged-dates", column, message, "Say whether to exchange them back, or to keep them as they are.")
    }

    pub(super) fn unknown_zone(name: &str) -> Self {
        let message = format!("The time zone “{name}” is not known.");
        let remedy = "Write how far it lies from universal time, as -06:00, or a place such as America/Chicago.";
        Self::new("unknown-zone", "zone", message, remedy)
    }

    /// The records tell no days, and `needed` says what asks for more.
    pub(super) fn coarse_dates(needed: &str) -> Self {
        let message = format!("{needed}, and the records do not tell so exactly when they are from.");
        Self::new(
            "coarse-dates",
            "period",
            message,
            "Choose whole years or months that the records tell, or another column.",
        )
    }
}

/// Above this share of a column's values, in percent, a report without them would mislead.
const MOST_UNREAD: u64 = 5;

/// The values that could not be understood for one reason: which, how many, where.
fn sentence(unread: &Unparsed) -> String {
    let quoted: Vec<String> = unread.commonest.iter().map(|(value, rows)| format!("“{value}” {rows}")).collect();
    let more = match unread.values - unread.commonest.len() {
        0 => String::new(),
        1 => " and one other value".to_owned(),
        more => format!(" and {more} other values"),
    };
    let lines: Vec<String> = unread.lines.iter().map(u64::to_string).collect();
    let and_so_on = if unread.rows > lines.len() as u64 { " …" } else { "" };
    let why = if unread.reason == Reason::NoDay { obstacle(&unread.example) } else { None };
    let why = why.map(|why| format!(" {why}")).unwrap_or_default();
    format!(
        "{} of {} values of column “{}” cannot be used as “{}”, because each is {}: {}{more} (lines {}{and_so_on}).{why}",
        unread.rows,
        unread.given,
        unread.column,
        unread.field,
        unread.reason.words(),
        quoted.join(", "),
        lines.join(", "),
    )
}

impl fmt::Display for TabulateError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {}", self.message, self.remedy)
    }
}

impl std::error::Error for TabulateError {}
