use serde::{Deserialize, Deserializer, Serialize};

use super::column::Records;
use super::dialect::Dialect;

/// The outcome of reading a file: the records, and an account of everything that is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The rows that could be read.
    pub records: Records,
    /// Type of the file.
    pub format: Format,
    /// Layout of a text file; `None` for JSON and workbooks.
    pub dialect: Option<Dialect>,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// All column headings of the file, also of columns that were not asked for.
    pub header: Vec<String>,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Rows that could not be read, by kind; `records.len()` and all their counts make up the rows of the file.
    pub failures: Vec<Failure>,
    /// Lines that are no records and were taken out, by reason: headings, totals, footers. They are no rows of the file.
    pub left_out: Vec<LeftOut>,
    /// Warnings, though nothing was lost: blank lines left out, a byte that is not UTF-8, a row that may be a total.
    pub warnings: Vec<Warning>,
}

/// Lines that are no records, all for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// Why they are no records.
    pub reason: LeftOutReason,
    /// Number of rows, blank ones excluded.
    pub rows: u64,
    /// The lines of the first of them, at most ten.
    pub lines: Vec<u64>,
    /// Text of the first of them, shortened.
    pub example: String,
}

/// Why a line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum LeftOutReason {
    /// It is above the table.
    Preamble,
    /// It names the columns below the first heading: a question's text, an import id, a unit.
    FurtherHeading,
    /// It is the heading again.
    RepeatedHeading,
    /// It adds up other rows.
    Total,
    /// It is a remark below the table.
    Footer,
    /// It belongs to another table.
    OtherTable,
}

impl LeftOut {
    /// Adds a row to those left out for that reason. `example` is asked for the text of the first.
    pub(crate) fn note(all: &mut Vec<Self>, reason: LeftOutReason, line: u64, example: impl FnOnce() -> String) {
        match all.iter_mut().find(|known| known.reason == reason) {
            Some(known) => {
                known.rows += 1;
                if known.lines.len() < Failure::EXAMPLES {
                    known.lines.push(line);
                }
            }
            None => all.push(Self { reason, rows: 1, lines: vec![line], example: example() }),
        }
    }
}

/// Rows that could not be read, all for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Failure {
    /// Kind of failure.
    pub kind: FailureKind,
    /// Number of rows.
    pub rows: u64,
    /// The lines of the first of them, at most ten.
    pub lines: Vec<u64>,
    /// Text of the first of them, shortened.
    pub example: String,
}

impl Failure {
    /// Maximum number of lines kept as examples.
    pub const EXAMPLES: usize = 10;

    /// One row that failed.
    pub(crate) fn new(kind: FailureKind, line: u64, example: String) -> Self {
        Self { kind, rows: 1, lines: vec![line], example }
    }

    /// Adds a row.
    pub(crate) fn note(&mut self, line: u64) {
        self.rows += 1;
        if self.lines.len() < Self::EXAMPLES {
            self.lines.push(line);
        }
    }

    /// Adds the rows of a later failure of the kind.
    pub(crate) fn append(&mut self, later: &Self) {
        self.rows += later.rows;
        let room = Self::EXAMPLES - self.lines.len();
        self.lines.extend(later.lines.iter().take(room));
    }
}

/// Why a row could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum FailureKind {
    /// It has fewer fields than the header.
    TooFewFields,
    /// It has more fields than the header, and not just empty ones.
    TooManyFields,
    /// A quoted field begins in it and never ends.
    UnclosedQuote,
    /// It is longer than any record can be.
    TooLong,
    /// It is not an object of plain values.
    NotAnObject,
    /// It is no JSON.
    BrokenJson,
}

/// Something to know about a file, though nothing was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Warning {
    /// A stable name for programs: `blank-lines`, `possible-total`, `invalid-utf-8`, `stray-quote`, `nul-bytes`.
    #[serde(deserialize_with = "code")]
    pub code: Code,
    /// Number of occurrences.
    pub count: u64,
    /// The line where it first occurs, from 1.
    pub line: Option<u64>,
    /// The column heading where it first occurs.
    pub column: Option<String>,
    /// Description, in one sentence.
    pub message: String,
}

/// A stable name for programs.
pub type Code = &'static str;

/// The name of a warning that another module gave. There are few, and each module takes only one file.
fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
    String::deserialize(deserializer).map(|code| &*code.leak())
}

/// Type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Format {
    /// Delimited text: CSV, TSV and their kin.
    Csv,
    /// A JSON list of objects.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// An Excel workbook, or one of `OpenDocument`.
    Workbook,
}
