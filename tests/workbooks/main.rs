//! Workbooks are read as a statistician reads them, and hostile ones do no harm.

#![cfg(all(feature = "workbook", not(target_arch = "wasm32")))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod damage;
mod hostile;
mod make;
mod old;
mod open_document;
mod sheets;
mod values;

use hotline_report::records::{ColumnSelection, Overrides, Reading, RecordsError, Warning, read_workbook};

/// Reads all columns of a workbook's table, as someone who knows that much of it.
fn told(bytes: &[u8], overrides: &Overrides) -> Result<Reading, RecordsError> {
    read_workbook(bytes, &ColumnSelection::All, overrides)
}

/// Reads all columns of a workbook's table.
fn read(bytes: &[u8]) -> Reading {
    told(bytes, &Overrides::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// The code of the error that reading ends in.
fn refusal(bytes: &[u8]) -> &'static str {
    told(bytes, &Overrides::default()).unwrap_err().code
}

/// The records, row by row.
fn rows(reading: &Reading) -> Vec<Vec<String>> {
    let row = |row| reading.records.columns().iter().map(|column| column.value(row).unwrap().to_owned()).collect();
    (0..reading.records.len()).map(row).collect()
}

/// The lines of the records.
fn lines(reading: &Reading) -> Vec<u64> {
    (0..reading.records.len()).map(|row| reading.records.line(row)).collect()
}

/// How often a warning occurs, and where first.
fn warning<'r>(reading: &'r Reading, code: &str) -> Option<(u64, Option<&'r str>)> {
    let found: Option<&Warning> = reading.warnings.iter().find(|warning| warning.code == code);
    found.map(|warning| (warning.count, warning.column.as_deref()))
}
