use std::fmt;

use serde::Serialize;

/// Why a file cannot be read at all. Rows that cannot be read are no such error: see [`super::Failure`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RecordsError {
    /// A stable name for programs: `empty-file`, `no-records`, `not-a-table`, `too-many-columns`, …
    pub code: &'static str,
    /// The line it is on, from 1.
    pub line: Option<u64>,
    /// The column it is in: a heading, or a cell's address in a workbook.
    pub column: Option<String>,
    /// Description of the problem, in one sentence.
    pub message: String,
    /// Remedy, in one sentence.
    pub remedy: String,
}

impl RecordsError {
    /// An error about the file as a whole.
    pub(crate) fn new(code: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { code, line: None, column: None, message: message.into(), remedy: remedy.into() }
    }

    /// The same error, found on that line.
    pub(crate) fn at_line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The same error, found in that column.
    pub(crate) fn in_column(self, column: impl Into<String>) -> Self {
        Self { column: Some(column.into()), ..self }
    }
}

impl fmt::Display for RecordsError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        if let Some(line) = self.line {
            write!(out, "line {line}: ")?;
        }
        if let Some(column) = &self.column {
            write!(out, "column “{column}”: ")?;
        }
        write!(out, "{} {}", self.message, self.remedy)
    }
}

impl std::error::Error for RecordsError {}
