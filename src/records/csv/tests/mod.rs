mod account;
mod columns;
mod decoding;
mod layout;
#[cfg(not(target_arch = "wasm32"))]
mod properties;

use super::CsvReader;
use super::window::{LONGEST, Window};
use crate::records::ColumnSelection;
use crate::records::{Dialect, Encoding, Failure, FailureKind, LeftOut, LeftOutReason, Reading, RecordsError, Warning};

fn dialect() -> Dialect {
    Dialect::default()
}

fn try_read(text: impl AsRef<[u8]>, dialect: &Dialect, wanted: &ColumnSelection) -> Result<Reading, RecordsError> {
    let mut reader = CsvReader::new(dialect, wanted);
    reader.feed(text.as_ref())?;
    reader.finish()
}

fn read_as(text: impl AsRef<[u8]>, dialect: &Dialect) -> Reading {
    try_read(text, dialect, &ColumnSelection::All).unwrap()
}

fn read(text: impl AsRef<[u8]>) -> Reading {
    read_as(text, &dialect())
}

/// Reads with a window of that many bytes, in which a record of at most `longest` fits, fed in pieces.
fn read_in_pieces(text: &[u8], dialect: &Dialect, window: usize, longest: usize, piece: usize) -> Reading {
    let mut reader = CsvReader::with_window(dialect, &ColumnSelection::All, Window::new(window, longest));
    for piece in text.chunks(piece) {
        reader.feed(piece).unwrap();
    }
    reader.finish().unwrap()
}

fn rows(reading: &Reading) -> Vec<Vec<&str>> {
    let records = &reading.records;
    let row = |row| records.columns().iter().map(|column| column.value(row).unwrap()).collect();
    (0..records.len()).map(row).collect()
}

fn lines(reading: &Reading) -> Vec<u64> {
    (0..reading.records.len()).map(|row| reading.records.line(row)).collect()
}

fn warning<'r>(reading: &'r Reading, code: &str) -> &'r Warning {
    reading.warnings.iter().find(|warning| warning.code == code).unwrap()
}

fn left_out(reading: &Reading, reason: LeftOutReason) -> &LeftOut {
    reading.left_out.iter().find(|left_out| left_out.reason == reason).unwrap()
}

fn only_failure(reading: &Reading) -> &Failure {
    let [failure] = &reading.failures[..] else { panic!("{:?}", reading.failures) };
    failure
}
