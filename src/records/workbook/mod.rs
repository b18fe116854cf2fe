//! Reading workbooks: Excel's, old and new, and those of `OpenDocument`.
//!
//! calamine reads them, but it believes what they claim, and anyone can make claims: a kilobyte may say that it has four
//! billion texts, or put its second cell at the far end of a sheet. So each part is looked through before calamine gets
//! to see it. It is unpacked by a guard that counts what really comes out, and its cells are counted and held against
//! what a sheet can be. That look also finds what calamine does not tell: merged areas, and formulas without results.

mod address;
mod archive;
mod book;
mod content;
mod dense;
mod format;
mod found;
mod headings;
mod layout;
mod limits;
mod ods;
mod ods_table;
mod outside;
mod problem;
mod remarks;
mod rows;
mod table;
mod xls;
mod xls_records;
mod xlsb;
mod xlsx;
mod xlsx_parts;
mod xlsx_sheet;
mod xml;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::column::Column;
use super::column_selection::ColumnSelection;
use super::dialect::Overrides;
use super::error::RecordsError;
use super::reading::{Format, LeftOut, Reading, Warning};
use book::Book;
use content::Cell;
use table::{Read, Table};

/// Visitor of each cell of a sheet, until there are enough.
type Visit<'v> = &'v mut dyn FnMut(Cell) -> ControlFlow<()>;

/// Number of rows in a preview.
const PREVIEW: usize = 200;

/// The beginning of a workbook's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookPreview {
    /// The sheet that it is on.
    pub sheet: String,
    /// All sheets that could have a table, also hidden ones, in the workbook's order.
    pub sheets: Vec<String>,
    /// The names of its columns.
    pub header: Vec<String>,
    /// The first 200 records, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Lines that are no records and were left out of these rows.
    pub left_out: Vec<LeftOut>,
    /// Warnings about these rows.
    pub warnings: Vec<Warning>,
}

/// The names of a workbook's sheets, also of hidden ones. Sheets without cells, such as charts, are not among them.
///
/// # Errors
/// See [`read_workbook`].
pub fn sheets(bytes: &[u8]) -> Result<Vec<String>, RecordsError> {
    surviving(|| Ok(Book::open(bytes)?.names()))
}

/// Reads the table of a workbook: of the sheet that was asked for, or of the first visible one that has one.
///
/// Dates become `2024-01-31` or `2024-01-31T12:00:00`, lengths of time `36:00:00`, numbers that a format of zeros turns
/// into codes `00512`; other numbers are written as short as they can be read back. Formulas count as what they last
/// came to. The line of a row is its number on the sheet.
///
/// # Errors
/// `not-a-table`, `unknown-sheet` or `missing-column` where there is nothing to read; `password-protected`;
/// `broken-workbook`; `too-large`; `unsafe-workbook` for a file that is made to exhaust its reader.
pub fn read_workbook(bytes: &[u8], wanted: &ColumnSelection, overrides: &Overrides) -> Result<Reading, RecordsError> {
    surviving(|| {
        let mut book = Book::open(bytes)?;
        let table = Table::choose(&mut book, overrides)?;
        let Read { header, records, left_out, warnings } = table.read(&mut book, wanted, usize::MAX)?;
        Ok(Reading {
            records,
            format: Format::Workbook,
            dialect: None,
            sheet: Some(table.sheet(&book).to_owned()),
            header,
            bytes: bytes.len() as u64,
            failures: Vec::new(),
            left_out,
            warnings,
        })
    })
}

/// The names of the columns and the first 200 records of the table that [`read_workbook`] would read.
///
/// # Errors
/// See [`read_workbook`].
pub fn preview_workbook(bytes: &[u8], overrides: &Overrides) -> Result<WorkbookPreview, RecordsError> {
    surviving(|| {
        let mut book = Book::open(bytes)?;
        let table = Table::choose(&mut book, overrides)?;
        let Read { header, records, left_out, warnings } = table.read(&mut book, &ColumnSelection::All, PREVIEW)?;
        let value = |row: usize| move |column: &Column| column.value(row).unwrap_or_default().to_owned();
        let rows = (0..records.len()).map(|row| records.columns().iter().map(value(row)).collect()).collect();
        let sheet = table.sheet(&book).to_owned();
        Ok(WorkbookPreview { sheet, sheets: book.names(), header, rows, left_out, warnings })
    })
}

/// calamine takes some damage in old workbooks for granted not to be there. In WebAssembly the instance ends with it,
/// and whoever started it says so.
fn surviving<T>(read: impl FnOnce() -> Result<T, RecordsError>) -> Result<T, RecordsError> {
    let outcome = catch_unwind(AssertUnwindSafe(read));
    outcome.unwrap_or_else(|_| Err(problem::broken("it holds what its format does not provide for.")))
}
