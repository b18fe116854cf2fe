//! From the text of a published report to a report document, in its original wording.
//!
//! The text may have been pasted from anywhere: tabs may have become spaces, each cell may be on a line of its own,
//! raised figures may be plain ones, page headers may be amid a table. Reading takes four steps: `line` evens the
//! text out, `shape` says what each line is, `document` puts the parts together, and `account` makes sure that
//! nothing was lost on the way: what is not in the document is reported, line by line. Pages of this project
//! have a grammar of their own (`own`). `docs/published-text.md` tells how a line is understood.

mod account;
mod blanks;
mod blocks;
mod cell_value;
mod cells;
mod columns;
mod dates;
mod document;
mod doubts;
mod figures;
mod frame;
mod grid;
mod heads;
mod inline;
mod kinds;
mod leaders;
mod line;
mod line_class;
mod notes;
mod numerals;
mod opening;
mod own;
mod page_breaks;
mod places;
mod prose;
mod quantities;
mod runs;
mod saved;
mod scales;
mod soft;
mod soft_row;
mod subtotals;
mod surplus;
mod table;
mod tongue;
mod units;
mod words;

use serde::Serialize;

use crate::report::Report;

/// Document read from a published text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Published {
    /// The document. It is valid, though the publication may contradict itself.
    #[cfg_attr(test, schemars(with = "serde_json::Value", extend("tsType" = "ReportDocument")))]
    pub report: Report,
    /// The lines that have no place in the document, in their order.
    pub unplaced: Vec<Unplaced>,
    /// Outcome of every line that is not blank, in their order.
    pub lines: Vec<LineRead>,
    /// Interpretations of the text where it was not plain, in the order of its lines.
    pub notes_of_reading: Vec<NoteOfReading>,
}

/// Outcome of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineRead {
    /// Its number in the text, from 1.
    pub line: u32,
    /// Text, white space evened out.
    pub text: String,
    /// The kind of line.
    pub became: Became,
    /// JSON Pointers to the places in the document that say it; none if it was left out or only repeats others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
}

/// Meaning given to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Became {
    /// The title or the line under it.
    Title,
    /// Something that the document says of itself, of a figure or of a table: a period, a place, a unit, a rank.
    Fact,
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// The heads of columns.
    Head,
    /// A row of a table, or a part of one: label, figures or both.
    Row,
    /// A figure by itself, or a part of one.
    Figure,
    /// A note.
    Note,
    /// Nothing, as it repeats what is elsewhere.
    Repeated,
    /// Nothing: it is among the lines without a place.
    LeftOut,
}

/// A line that has no place in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unplaced {
    /// Its number in the text, from 1.
    pub line: u32,
    /// Text, white space evened out.
    pub text: String,
    /// Why it has no place.
    pub reason: Reason,
}

/// Why a line has no place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "UnplacedReason"))]
pub enum Reason {
    /// It is a page's header or footer, or a logo. Title, publisher and period may have been taken from it.
    PageFurniture,
    /// It is a figure that no label belongs to.
    NoLabel,
    /// It holds figures, and what they belong to cannot be told.
    NotUnderstood,
    /// A part of it, at least, is not in the document as it was understood.
    NotCarried,
}

/// Interpretation of a part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoteOfReading {
    /// The line that it is about, from 1; none where it is about the text as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// A stable name for programs, such as `column-heads` or `no-period`.
    pub code: &'static str,
    /// Text of the line, if it is not in the document in these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Result, in one sentence.
    pub message: String,
}

/// Reads the text of a published report. Any text gives a document; what could not be told from it, and what found no
/// place in it, is said beside it.
///
/// ```
/// use hotline_report::published::read_published;
///
/// let read = read_published("Missouri State Report\nJanuary 1, 2020 – December 31, 2020\n\nSignals 750\n");
/// assert_eq!(read.report.jurisdiction.name, "Missouri");
/// ```
pub fn read_published(text: &str) -> Published {
    let lines = line::lines(text);
    if let Some(published) = saved::read(text, &lines) {
        return published;
    }
    let frame = frame::Frame::of(&lines);
    if let Some((report, mut journal)) = own::read(&lines, &frame) {
        return account::published(&lines, report, &mut journal);
    }
    let mut lines = lines;
    grid::gather(&mut lines, frame.decimal_comma);
    let frame = frame::Frame::of(&lines);
    let shapes = blocks::shapes(&lines, &frame.outside(), frame.decimal_comma);
    let (report, mut journal) = document::assemble(&lines, &shapes, frame);
    account::published(&lines, report, &mut journal)
}
