use serde::Serialize;

use super::column_selection::ColumnSelection;
use super::csv::CsvReader;
use super::detect::{beginning, whole_rows};
use super::dialect::{Dialect, Overrides};
use super::encoding::decoded;
use super::error::RecordsError;
use super::json;
#[cfg(feature = "workbook")]
use super::kind;
use super::reader::{ReadOptions, Reader, refuse_counts};
use super::reading::{Format, LeftOut, Reading, Warning};
use super::sniff::{Layout, SAMPLE, Sniffed, text};
#[cfg(feature = "workbook")]
use super::workbook::{WorkbookPreview, preview_workbook};

/// The beginning of a file, to be looked at before the whole of it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Preview {
    /// Type of the file.
    pub format: Format,
    /// Layout of a text file; `None` for JSON and workbooks.
    pub dialect: Option<Dialect>,
    /// The column headings; of JSON, those of the first records.
    pub header: Vec<String>,
    /// The first rows, at most 200, in the order of the headings.
    pub rows: Vec<Vec<String>>,
    /// The sheet of a workbook that was chosen, and all that it has.
    pub sheet: Option<String>,
    /// All sheets of a workbook that could have a table, also hidden ones.
    pub sheets: Vec<String>,
    /// Lines that are no records and were left out of these rows.
    pub left_out: Vec<LeftOut>,
    /// Warnings about these rows.
    pub warnings: Vec<Warning>,
}

impl Preview {
    /// Maximum number of rows shown.
    pub const ROWS: usize = 200;
    /// Number of bytes of a file that suffice for the findings of a [`Reader`](super::Reader).
    pub const BYTES: usize = SAMPLE;
}

/// Reads the beginning of a file, or all of it if it is `complete`, as a [`Reader`](super::Reader) would.
///
/// Of more bytes than [`Preview::BYTES`], the first are looked at; of a workbook, all of them are needed, as of JSON whose
/// records are not one after another.
///
/// # Errors
/// `beginning-too-short` for such JSON, if it is not `complete`. As for [`Reader::push`](super::Reader::push). A file without records has a preview.
pub fn preview(name: &str, first_bytes: &[u8], complete: bool, overrides: &Overrides) -> Result<Preview, RecordsError> {
    let sample = first_bytes.get(..SAMPLE).unwrap_or(first_bytes);
    let is_given_whole = complete && sample.len() < first_bytes.len();
    let complete = complete && !is_given_whole;
    let Sniffed { encoding, layout, warning } = Sniffed::new(name, sample, complete, overrides)?;
    let text = text(sample, encoding);
    let reading = match layout {
        #[cfg(feature = "workbook")]
        Layout::Workbook => return of_workbook(first_bytes, overrides),
        Layout::Csv(dialect) => {
            // Twice as many lines as rows are shown, since some are blank or are before the header.
            let lines = 2 * Preview::ROWS + dialect.preamble_lines as usize;
            let text = beginning(&text, lines);
            let complete = complete && text.len() + encoding.mark == sample.len();
            let whole = if complete { text.len() } else { whole_rows(text, &dialect) };
            let mut reader = CsvReader::new(&dialect, &ColumnSelection::All);
            reader.feed(text.get(..whole).unwrap_or_default())?;
            reader.finish()?
        }
        Layout::Json(_) if is_given_whole => {
            let options = ReadOptions { wanted: ColumnSelection::All, overrides: overrides.clone() };
            let mut reader = Reader::new(name, options);
            reader.push(first_bytes)?;
            reader.finish()?
        }
        Layout::Json(format) => {
            let (text, _) = decoded(without_cut_character(&text).to_vec(), encoding.encoding);
            json::read(&text, format, &ColumnSelection::All, !complete)?
        }
    };
    refuse_counts(&reading.header)?;
    let rows = first_rows(&reading);
    Ok(Preview {
        format: reading.format,
        dialect: reading.dialect,
        header: reading.header,
        rows,
        sheet: None,
        sheets: Vec::new(),
        left_out: reading.left_out,
        warnings: warning.into_iter().chain(reading.warnings).collect(),
    })
}

/// Reads the beginning of a workbook's table, as [`preview`] does that of any file.
///
/// # Errors
/// As for [`preview`].
#[cfg(feature = "workbook")]
pub fn preview_of_workbook(name: &str, bytes: &[u8], overrides: &Overrides) -> Result<Preview, RecordsError> {
    kind::by_bytes(name, bytes.get(..SAMPLE).unwrap_or(bytes))?;
    of_workbook(bytes, overrides)
}

#[cfg(feature = "workbook")]
fn of_workbook(bytes: &[u8], overrides: &Overrides) -> Result<Preview, RecordsError> {
    let WorkbookPreview { sheet, sheets, header, rows, left_out, warnings } = preview_workbook(bytes, overrides)?;
    let (format, sheet) = (Format::Workbook, Some(sheet));
    Ok(Preview { format, dialect: None, header, rows, sheet, sheets, left_out, warnings })
}

fn first_rows(reading: &Reading) -> Vec<Vec<String>> {
    let columns = reading.records.columns();
    let value = |row: usize| move |column: &super::Column| column.value(row).unwrap_or_default().to_owned();
    (0..reading.records.len().min(Preview::ROWS)).map(|row| columns.iter().map(value(row)).collect()).collect()
}

/// The text without the character that it ends in the middle of.
fn without_cut_character(text: &[u8]) -> &[u8] {
    match std::str::from_utf8(text) {
        Err(error) if error.error_len().is_none() => &text[..error.valid_up_to()],
        _ => text,
    }
}
