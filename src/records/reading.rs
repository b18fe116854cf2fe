use serde::Serialize;

use super::column::Records;
use super::dialect::Dialect;

/// The outcome of reading a file: the records, and an account of everything that is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The rows that could be read.
    pub records: Records,
    /// What kind of file it was.
    pub format: Format,
    /// How a text file was laid out; `None` for JSON and workbooks.
    pub dialect: Option<Dialect>,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// All column headings of the file, also of columns that were not asked for.
    pub header: Vec<String>,
    /// How many bytes the file had.
    pub bytes: u64,
    /// Rows that could not be read, by kind; `records.len()` and all their counts make up the rows of the file.
    pub failures: Vec<Failure>,
    /// What a user should know, though nothing was lost: blank lines left out, a footer, a byte that is no UTF-8.
    pub warnings: Vec<Warning>,
}

/// Rows that could not be read, all for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What is wrong with them.
    pub kind: FailureKind,
    /// How many they are.
    pub rows: u64,
    /// The lines of the first of them, at most [`Failure::EXAMPLES`].
    pub lines: Vec<u64>,
    /// What stands in the first of them, shortened.
    pub example: String,
}

impl Failure {
    /// How many lines are kept as examples.
    pub const EXAMPLES: usize = 10;
}

/// Why a row could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
}

/// Something to know about a file, though nothing was lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// A stable name for programs: `blank-lines`, `footer`, `invalid-utf-8`, `stray-quote`, `nul-bytes`.
    pub code: &'static str,
    /// How often it occurs.
    pub count: u64,
    /// The line where it first occurs, from 1.
    pub line: Option<u64>,
    /// The column heading where it first occurs.
    pub column: Option<String>,
    /// What it is, in one sentence.
    pub message: String,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
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
