//! Why a workbook cannot be read, and what to do about it.

use crate::report::nearest;

use super::super::error::RecordsError;
use super::address::Address;

const SAVE_AGAIN: &str = "Open it in a spreadsheet program and save it again as .xlsx.";

/// It is damaged, or not made as its format asks.
pub(super) fn broken(what: impl std::fmt::Display) -> RecordsError {
    RecordsError::new("broken-workbook", format!("The workbook is damaged: {what}"), SAVE_AGAIN)
}

/// It is damaged in that cell.
pub(super) fn broken_cell(cell: Address, what: &str) -> RecordsError {
    broken(what).at_line(u64::from(cell.row)).in_column(cell.to_string())
}

/// It is made to exhaust whoever reads it, or cannot be told from such a file.
pub(super) fn hostile(what: &str) -> RecordsError {
    RecordsError::new(
        "unsafe-workbook",
        format!("The workbook is not safe to read: {what}"),
        "Ask for it again where it came from, or copy its table into a new workbook.",
    )
}

/// It is larger than what can be read here.
pub(super) fn too_large(what: impl std::fmt::Display) -> RecordsError {
    RecordsError::new(
        "too-large",
        format!("The workbook is too large: {what}"),
        "Delete what lies outside of the table, or save the table alone as CSV.",
    )
}

/// Nobody can read it without its password.
pub(super) fn password() -> RecordsError {
    RecordsError::new(
        "password-protected",
        "The workbook is protected by a password.",
        "Remove the password in a spreadsheet program, and save it again.",
    )
}

/// It is no workbook, or none with a table.
pub(super) fn no_table(what: impl Into<String>, remedy: &str) -> RecordsError {
    RecordsError::new("not-a-table", what, remedy)
}

/// The table has no column of that name.
pub(super) fn missing_column(name: &str, header: &[String]) -> RecordsError {
    let remedy = nearest(name, header.iter().map(String::as_str))
        .map_or_else(|| "Choose one of the table's headings.".into(), |nearest| format!("Is it “{nearest}”?"));
    RecordsError::new("missing-column", "The header has no such column.", remedy).in_column(name)
}
