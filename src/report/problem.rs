use std::fmt;

use serde::Serialize;

/// Severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth knowing; the report is right as it is.
    Advice,
    /// The publication contradicts itself. The report renders with the printed figures, marked.
    Contradiction,
    /// The document cannot be shown.
    Error,
}

/// One thing that is wrong with a document: where, what, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// Severity.
    pub severity: Severity,
    /// A stable name for programs, such as `sum-mismatch`.
    pub code: &'static str,
    /// JSON Pointer (RFC 6901) to the place in the document.
    pub pointer: String,
    /// The table it is in: its title, or its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// The row it is in, with the labels of its parents: `Sex › Pornography`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// The field, as the document spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Description of the problem, in one sentence.
    pub message: String,
    /// Remedy, in one sentence.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let named = [("table", &self.table), ("row", &self.row), ("field", &self.field)];
        let mut first = true;
        for (what, name) in named {
            if let Some(name) = name {
                write!(out, "{}{what} “{name}”", if first { "" } else { ", " })?;
                first = false;
            }
        }
        if !first {
            out.write_str(": ")?;
        }
        write!(out, "{} {}", self.message, self.remedy)
    }
}
