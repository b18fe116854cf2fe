//! calamine, which reads the same formats in its own way, finds the same cells.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, open_workbook_auto_from_rs};

use crate::make::{Xlsx, rows as made};
use crate::{old, read, rows};

/// The cells below the header as calamine has them, where both write them the same way.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
    let (_, range) = book.worksheets().swap_remove(0);
    let text = |cell: &Data| match cell {
        Data::Error(_) => String::new(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        cell => cell.as_string().unwrap_or_default(),
    };
    range.rows().skip(1).map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn both_read_the_same_from_a_new_workbook() {
    let sheet = made(&[&["a", "b", "c"], &["x &amp; y", "1", "0.1"], &["-", "2000000", "-3.25"]]);
    let bytes = Xlsx::of(&sheet).bytes();
    assert_eq!(rows(&read(&bytes)), cells(&bytes));
}

#[test]
fn both_read_the_same_from_an_old_workbook() {
    let bytes = old::compound("Workbook", &old::workbook());
    // calamine does not know that a format of zeros makes a code.
    let mut theirs = cells(&bytes);
    theirs[0][2] = format!("{:0>5}", theirs[0][2]);
    assert_eq!(rows(&read(&bytes)), theirs);
}
