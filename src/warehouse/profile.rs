use std::collections::HashSet;

use super::columns::ColumnSelection;
use super::file::{Content, Value, altered, changed};
use crate::records::{Column, Format, Met, Reading, Records, open_lists};
use crate::tabulate::TabulateError;

/// The values of a column, each with how many rows have it and where the first is.
pub(super) struct Values {
    pub(super) texts: Vec<String>,
    pub(super) met: Vec<Met>,
}

/// The values of each column in the order of their first rows, after the empty one.
pub(super) fn values_of(content: &Content, wanted: &[ColumnSelection]) -> Result<Vec<Values>, TabulateError> {
    let mut values: Vec<Vec<&Value>> = wanted.iter().map(|_| Vec::new()).collect();
    for value in &content.values {
        let of_column = value.place.checked_sub(1).and_then(|place| values.get_mut(place));
        of_column.ok_or_else(|| changed("There is a column that the plan does not ask for."))?.push(value);
    }
    let in_order = |(mut values, column): (Vec<&Value>, &ColumnSelection)| {
        let mut texts = HashSet::new();
        if let Some(value) = values.iter().find(|value| !texts.insert(&value.text)) {
            return Err(altered(&format!("In column “{}”, “{}” is there twice.", column.name, value.text)));
        }
        values.sort_by_key(|value| (!value.text.is_empty(), value.line));
        if let Some([one, other]) = values.windows(2).find(|pair| pair[0].line == pair[1].line) {
            let message = format!(
                "In column “{}”, “{}” and “{}” are both first in row {}.",
                column.name, one.text, other.text, one.line
            );
            return Err(numbered_twice(message));
        }
        if let Some(value) = values.iter().find(|value| value.rows == 0 || value.line == 0) {
            let message = format!("In column “{}”, “{}” has the count or the row number 0.", column.name, value.text);
            return Err(TabulateError::new("cells-broken", &column.name, message, "Number the rows from 1 on."));
        }
        check_sum(values.iter().map(|value| value.rows), content.total, &column.name)?;
        let known = |value: &&Value| (value.text.to_string(), Met { rows: value.rows, lines: vec![value.line] });
        let has_empty = values.first().is_some_and(|value| value.text.is_empty());
        let empty = (!has_empty).then(|| (String::new(), Met::default()));
        let (texts, met) = empty.into_iter().chain(values.iter().map(known)).unzip();
        Ok(Values { texts, met })
    };
    values.into_iter().zip(wanted).map(in_order).collect()
}

/// A reading that has each value of a column in the row of its code, as [`Meanings`](crate::tabulate::Meanings) wants it.
pub(super) fn reading_of(values: Vec<Values>, wanted: &[ColumnSelection], total: u64) -> Reading {
    let rows = values.iter().map(|values| values.texts.len()).max().unwrap_or(0);
    let column = |(Values { texts, met }, wanted): (Values, &ColumnSelection)| {
        let own = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let codes: Vec<u32> = (0..own).chain(std::iter::repeat(0)).take(rows).collect();
        Column::of_codes(wanted.name.clone(), texts, &codes).with_met(met)
    };
    let columns = values.into_iter().zip(wanted).map(column).collect();
    let times = std::iter::once(total).chain(std::iter::repeat(0)).take(rows).collect();
    reading(columns, rows, times)
}

/// A reading of a table.
pub(super) fn reading(columns: Vec<Column>, rows: usize, times: Vec<u64>) -> Reading {
    let header = columns.iter().map(|column| column.name().to_owned()).collect();
    Reading {
        records: Records::new(columns, rows, Vec::new()).each_standing_for(times),
        format: Format::Csv,
        dialect: None,
        sheet: None,
        header,
        bytes: 0,
        failures: Vec::new(),
        left_out: Vec::new(),
        warnings: Vec::new(),
    }
}

/// The reading with the lists in its columns opened, as in a file. The values keep their codes.
pub(super) fn opened(mut reading: Reading) -> Reading {
    reading.records = open_lists(reading.records, &mut reading.warnings);
    reading
}

/// Returns whether counts make up all rows of the table.
pub(super) fn check_sum(counts: impl Iterator<Item = u64>, total: u64, place: &str) -> Result<(), TabulateError> {
    let sum = counts.fold(0, u64::saturating_add);
    if sum == total {
        return Ok(());
    }
    Err(changed(&format!("The table has {total} rows, but those of “{place}” make {sum}.")))
}

/// The error of rows whose numbers are not their own.
pub(super) fn numbered_twice(message: String) -> TabulateError {
    let remedy = "Number the rows by a column, or order them by columns, that no two rows have the same.";
    TabulateError::new("cells-duplicate", "cells", message, remedy)
}

/// Returns whether a text can be in a statement.
pub(super) fn check_text(text: &str, column: &str) -> Result<(), TabulateError> {
    if !text.contains('\0') {
        return Ok(());
    }
    let message = format!("A value of column “{column}” has a character of number 0, which no statement can hold.");
    Err(TabulateError::new("nul-value", column, message, "Take it out of the table, or read the records as a file."))
}
