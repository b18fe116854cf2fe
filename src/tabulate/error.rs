use std::fmt;

use serde::Serialize;

/// Why records cannot be tabulated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TabulateError {
    /// A stable name for programs: `ambiguous-dates`, `unknown-jurisdiction`, …
    pub code: &'static str,
    /// The column or the place in the plan that it is about.
    pub place: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What would be right, in one sentence.
    pub remedy: String,
}

impl TabulateError {
    pub(super) fn new(code: &'static str, place: &str, message: String, remedy: &str) -> Self {
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

    pub(super) fn no_dates(field: &str, column: &str, example: &str) -> Self {
        let message = if example.is_empty() {
            format!("Column “{column}” is empty, so there is no “{field}”.")
        } else {
            format!("Column “{column}” holds no dates, but for example “{example}”.")
        };
        Self::new("no-dates", column, message, &format!("Choose the column with the “{field}”."))
    }
}

impl fmt::Display for TabulateError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {}", self.message, self.remedy)
    }
}

impl std::error::Error for TabulateError {}
