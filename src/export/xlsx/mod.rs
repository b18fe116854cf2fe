//! An Excel workbook, laid out as official statistics are: a cover, contents, notes, and one table on each sheet, with no
//! merged and no blank cells, and a sign wherever there is no figure.

mod front;
mod page;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::error::ExportError;
use super::exportable::{Block, blocks};
use super::notes::Notes;
use crate::locale::Locale;
use crate::report::Report;
use front::{contents, cover, notes_sheet};
use page::clean;

/// The report as a workbook. The same report always gives the same bytes.
///
/// # Errors
/// [`ExportError`] where the writer refuses, which it has no reason to.
pub fn workbook(report: &Report) -> Result<Vec<u8>, ExportError> {
    write(report, &blocks(report)).map_err(|error| ExportError::internal(&error.to_string()))
}

fn write(report: &Report, blocks: &[Block]) -> Result<Vec<u8>, XlsxError> {
    let locale = Locale::for_language(&report.language);
    let words = locale.file_words();
    let mut notes = Notes::new(report);
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    // Sheets are in the order in which they are made; what refers to notes is written before these are listed.
    cover(book.add_worksheet().set_name(words.cover)?, report, &mut notes)?;
    let titles: Vec<(String, &str)> = (1..)
        .zip(blocks)
        .map(|(number, block)| (format!("{}_{number}", words.table), block.table.title.as_str()))
        .collect();
    contents(book.add_worksheet().set_name(words.contents)?, report, &titles)?;
    let notes_place = book.worksheets().len();
    if !report.notes.is_empty() {
        book.add_worksheet().set_name(locale.words().notes)?;
    }
    for (block, (name, _)) in blocks.iter().zip(&titles) {
        table::sheet(book.add_worksheet().set_name(name)?, report, block, &mut notes)?;
    }
    if !report.notes.is_empty() {
        notes_sheet(book.worksheet_from_index(notes_place)?, locale, &mut notes)?;
    }
    book.save_to_buffer()
}

/// The day on which the figures were drawn stands for the time of writing, so that nothing changes from day to day.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let day = report.accurate_as_of.and_then(|date| Some((date.year(), date.month()?, date.day()?)));
    // Workbooks know no days before 1900.
    let (year, month, day) = day.filter(|(year, ..)| *year >= 1900).unwrap_or((2000, 1, 1));
    Ok(DocProperties::new()
        .set_title(clean(&report.title))
        .set_author(clean(&report.publisher))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}
