//! Records without any value that is read.

use crate::records::column::{Column, Records};
use crate::records::reading::Warning;

/// Returns the warning about the records that have nothing in any of several columns that are read, if they are few or the last:
/// they may belong to a longer table beside this one, or be no records at all.
pub(super) fn blank_records(records: &Records) -> Option<Warning> {
    /// One in so many records; more blank ones are usual.
    const MOST: usize = 10;
    let columns = records.columns();
    let (first, others) = columns.split_first()?;
    let is_blank =
        |row: usize| others.iter().all(|column| column.value(row).is_some_and(|text| text.trim().is_empty()));
    let blank: Vec<usize> = blank_rows(first).filter(|row| is_blank(*row)).collect();
    let at_end = blank.iter().rev().zip((0..records.len()).rev()).take_while(|(row, last)| **row == *last).count();
    let count = if blank.len() == 1 || blank.len() * MOST <= records.len() { blank.len() } else { at_end };
    if others.is_empty() || count == 0 || count == records.len() {
        return None;
    }
    let message = "These records have no value in any of the columns that are read. They were counted; delete them from the file \
                   if they are no records.";
    let line = blank.get(blank.len() - count).map(|row| records.line(*row));
    Some(Warning { code: "blank-records", count: count as u64, line, column: None, message: message.into() })
}

fn blank_rows(column: &Column) -> impl Iterator<Item = usize> {
    let is_blank: Vec<bool> = column.values().iter().map(|text| text.trim().is_empty()).collect();
    let codes = column.blocks().iter().flat_map(crate::records::column::Codes::iter);
    codes
        .enumerate()
        .filter(move |(_, code)| is_blank.get(*code as usize).copied().unwrap_or(false))
        .map(|(row, _)| row)
}
