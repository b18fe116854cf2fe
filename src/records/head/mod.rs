//! The rows at the top of a table: which of them name its columns, and whether the names fit the rows below.

mod further;
mod names;
#[cfg(test)]
mod tests;

use super::reading::Warning;
pub(super) use further::{further, named};
pub(super) use names::{Fit, fit};

/// Maximum number of rows below the heading that are examined.
pub(super) const ROWS: usize = 100;
/// Of wide tables, fewer rows are looked at, so that there are no more fields than that.
pub(super) const FIELDS: usize = 20_000;

/// Returns the number of rows examined, where they have so many fields.
pub(super) fn rows_of(width: usize) -> usize {
    (FIELDS / width.max(1)).clamp(10, ROWS)
}

fn warning(code: &'static str, line: Option<u64>, message: String) -> Warning {
    Warning { code, count: 1, line, column: None, message }
}
