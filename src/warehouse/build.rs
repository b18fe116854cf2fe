use std::collections::{BTreeMap, HashSet};

use super::about::{About, Source};
use super::columns::{ColumnSelection, wanted};
use super::file::{Cell, Content, Lacking, Pass, Value, altered, changed, unknown_value};
use super::profile::{check_sum, numbered_twice, opened, reading};
use super::tables::RelatedTable;
use crate::plan::Plan;
use crate::records::{Column, Met, Warning};
use crate::tabulate::{Knowledge, Known, LINES, Scope, TabulateError, Tabulator, needed};

/// Cells as records, ready to be tabulated; `places` are those of maps.
///
/// # Errors
/// If the cells are of another plan or version, or not whole, or the records themselves could not be used.
pub fn read_cells(plan: Plan, cells: &str, places: BTreeMap<String, Known>) -> Result<Tabulator, TabulateError> {
    let mut content = Content::read(cells, Pass::Cells)?;
    let About { source, .. } = About::read(&content.about, &plan)?;
    content.check_rows(source.related.len())?;
    let wanted = wanted(&plan, &source.mapping);
    content.cells.sort_by_key(|cell| cell.line);
    check(&content.cells, &wanted, content.total)?;
    let columns = (0..).zip(&wanted).map(|(place, wanted)| column(&content, place, wanted));
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    let times = content.cells.iter().map(|cell| cell.rows).collect();
    let mut reading = opened(reading(columns, content.cells.len(), times));
    reading.warnings.extend(warnings(&content, &source));
    let knowledge = Knowledge { places, ..source.known()? };
    Tabulator::new(plan, &source.mapping, reading, knowledge)
}

/// Returns whether cells can tell which records meet a scope's conditions.
///
/// # Errors
/// If a condition is on names that the cells lack, since no count of the plan depends on them.
pub fn check_scope(plan: &Plan, scope: &Scope) -> Result<(), TabulateError> {
    let needed = needed(plan);
    let is_lacking = |field: &&str| plan.fields.contains_key(*field) && !needed.contains(field);
    match scope.conditions.iter().map(|condition| condition.field.as_str()).find(is_lacking) {
        Some(field) => {
            let message = format!("Cells do not have the field “{field}”, since no count of the plan depends on it.");
            Err(TabulateError::new(
                "not-in-cells",
                field,
                message,
                "Choose other conditions, or read the records as a file.",
            ))
        }
        None => Ok(()),
    }
}

/// Returns whether cells are whole, and each is there once.
fn check(cells: &[Cell], wanted: &[ColumnSelection], total: u64) -> Result<(), TabulateError> {
    let mut known = HashSet::new();
    for cell in cells {
        if cell.codes.len() != wanted.len() {
            let what =
                format!("There are {} columns of codes, but the plan asks for {}.", cell.codes.len(), wanted.len());
            return Err(changed(&what));
        }
        if cell.rows == 0 || cell.line == 0 {
            let message = "A cell has the count or the row number 0.".to_owned();
            return Err(TabulateError::new("cells-broken", "cells", message, "Number the rows from 1 on."));
        }
        if !known.insert(&cell.codes) {
            return Err(numbered_twice(format!("The cell of row {} is there twice.", cell.line)));
        }
        if let Some(place) = cell.codes.iter().position(|code| *code == 0) {
            let name = wanted.get(place).map_or("", |column| column.name.as_str());
            let what = format!("Column “{name}” has a value that was not in the profile.");
            return Err(unknown_value(&what));
        }
    }
    if let Some(pair) = cells.windows(2).find(|pair| pair[0].line == pair[1].line) {
        return Err(numbered_twice(format!("Two rows have the number {}.", pair[0].line)));
    }
    check_sum(cells.iter().map(|cell| cell.rows), total, "cell")
}

/// Findings about rows of which a related table says nothing.
fn warnings(content: &Content, source: &Source) -> Vec<Warning> {
    let of = |((place, what), met): (&(usize, Lacking), &Met)| {
        let RelatedTable { table, column, other } = source.related.get(place.checked_sub(1)?)?;
        let (code, message) = match what {
            Lacking::Nothing => return None,
            Lacking::Row => {
                let message =
                    format!("“{column}” is no “{other}” of {table}: what that table says is not known of these rows.");
                ("unmatched-keys", message)
            }
            Lacking::Key => {
                let message =
                    format!("Rows without “{column}” have no row in {table}: what it says is not known of them.");
                ("blank-keys", message)
            }
        };
        let warning =
            Warning { code, count: met.rows, line: met.lines.first().copied(), column: Some(column.clone()), message };
        (met.rows > 0).then_some(warning)
    };
    content.lacking.iter().filter_map(of).collect()
}

/// A column of the records: its values, and for every cell the code of one.
fn column(content: &Content, place: usize, wanted: &ColumnSelection) -> Result<Column, TabulateError> {
    let code = |cell: &Cell| {
        let code = cell.codes.get(place).and_then(|code| u32::try_from(*code).ok());
        code.and_then(|code| code.checked_sub(1)).unwrap_or(u32::MAX)
    };
    let codes: Vec<u32> = content.cells.iter().map(code).collect();
    if wanted.is_hidden {
        return Ok(told_apart(&codes, wanted));
    }
    let mut values: Vec<_> = content.values.iter().filter(|value| value.place == place + 1).collect();
    values.sort_by_key(|value| value.code);
    let is_in_order = (1..).zip(&values).all(|(code, value)| value.code == code);
    let is_known = |code: &u32| (*code as usize) < values.len();
    let begins = values.first().is_some_and(|value| value.text.is_empty());
    let mut texts = HashSet::new();
    if let Some(value) = values.iter().find(|value| !texts.insert(&value.text)) {
        return Err(altered(&format!("In column “{}”, “{}” is there twice.", wanted.name, value.text)));
    }
    if !is_in_order || !begins || !codes.iter().all(is_known) {
        return Err(changed(&format!("The values of column “{}” do not fit the cells.", wanted.name)));
    }
    check_sum(values.iter().map(|value| value.rows), content.total, &wanted.name)?;
    check_alike(content, &codes, &values, wanted)?;
    let met = values.iter().map(|value| {
        let more = content.lines.iter().filter(|(of, code, _)| *of == place + 1 && *code == value.code);
        let first = (value.rows > 0).then_some(value.line);
        let mut lines: Vec<u64> = first.into_iter().chain(more.map(|(.., line)| *line)).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.truncate(LINES);
        Met { rows: value.rows, lines }
    });
    let met = met.collect();
    let texts = values.iter().map(|value| value.text.to_string()).collect();
    Ok(Column::of_codes(wanted.name.clone(), texts, &codes).with_met(met))
}

/// Returns whether as many rows are in the cells of each code as have the values that it stands for.
fn check_alike(
    content: &Content,
    codes: &[u32],
    values: &[&Value],
    wanted: &ColumnSelection,
) -> Result<(), TabulateError> {
    let mut differences = vec![0_i128; values.len()];
    let mut add = |code: usize, rows: i128| differences.get_mut(code).map(|difference| *difference += rows);
    for (cell, code) in content.cells.iter().zip(codes) {
        add(*code as usize, i128::from(cell.rows));
    }
    for value in values {
        let code = usize::try_from(value.alike).ok().and_then(|code| code.checked_sub(1));
        if code.and_then(|code| add(code, -i128::from(value.rows))).is_none() {
            return Err(changed(&format!("“{}” of column “{}” has a code of no value.", value.text, wanted.name)));
        }
    }
    match values.iter().zip(&differences).find(|(_, difference)| **difference != 0) {
        Some((value, _)) => {
            let what = format!("Column “{}” had “{}” in more or fewer rows when", wanted.name, value.text);
            Err(changed(&format!("{what} its values were counted than when the cells were.")))
        }
        None => Ok(()),
    }
}

/// A column of names that are only told apart: they stayed in the database, and are numbers here.
fn told_apart(codes: &[u32], wanted: &ColumnSelection) -> Column {
    let mut known: Vec<u32> = codes.iter().copied().filter(|code| *code > 0).collect();
    known.sort_unstable();
    known.dedup();
    let place = |code: &u32| match code {
        0 => 0,
        code => known.binary_search(code).map_or(0, |place| u32::try_from(place + 1).unwrap_or(u32::MAX)),
    };
    let places: Vec<u32> = codes.iter().map(place).collect();
    let names = std::iter::once(String::new()).chain((1..=known.len()).map(|number| format!("name {number}")));
    Column::of_codes(wanted.name.clone(), names.collect(), &places)
}
