//! The rows at the top of a table: which of them name its columns, and whether the names fit the rows below.

mod further;
mod names;
#[cfg(test)]
mod tests;

use super::reading::Warning;
pub(super) use further::further;
pub(super) use names::{Fit, fit};

/// How many rows below the heading are looked at.
pub(super) const ROWS: usize = 100;
/// Of wide tables, fewer rows are looked at, so that there are no more fields than that.
pub(super) const FIELDS: usize = 20_000;

/// How many rows of so many fields are looked at.
pub(super) fn rows_of(width: usize) -> usize {
    (FIELDS / width.max(1)).clamp(10, ROWS)
}

fn warning(code: &'static str, line: Option<u64>, message: String) -> Warning {
    Warning { code, count: 1, line, column: None, message }
}
