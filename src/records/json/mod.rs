//! Records of JSON: a list of objects, one object after another, or an object that has such a list.
//!
//! The text is gone through twice, for the columns are known only at its end; no object is kept.

mod columns;
mod document;
mod item;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use super::builder::Builder;
use super::column_selection::ColumnSelection;
use super::error::RecordsError;
use super::header::unique_names;
use super::nonrecords::{self, Watch, shortened};
use super::reading::{Failure, FailureKind, Format, Reading, Warning};
pub(super) use columns::is_table;
use document::{Item, for_each_item};
pub(super) use item::joined;
pub(crate) use item::{BETWEEN_ITEMS, ITEM};
use item::{Field, fields};

/// Reads records of a text that is of that format; if it is `cut`, those that are in it whole.
///
/// The line of a record is its number, from 1.
///
/// # Errors
/// When the text is no JSON, holds no list of objects or several, or lacks a column that is wanted.
pub(super) fn read(text: &str, format: Format, wanted: &ColumnSelection, cut: bool) -> Result<Reading, RecordsError> {
    if format == Format::Json
        && !cut
        && let Some(lines) = columns::as_lines(text)?
    {
        let reading = read(&lines, Format::JsonLines, wanted, false)?;
        return Ok(Reading { format, bytes: text.len() as u64, ..reading });
    }
    let mut columns = Columns::default();
    for_each_item(text, format, cut, |_, item| {
        if let Item::Whole(item) = item {
            for field in fields(item).unwrap_or_default() {
                columns.place(&field);
            }
        }
    })?;
    if cut && columns.paths.is_empty() {
        let message = "The beginning of the JSON holds no record; records may lie across all of it.";
        return Err(RecordsError::new("beginning-too-short", message, "Give the whole file for the preview."));
    }
    let (header, mut warnings) = unique_names(columns.names());
    let places: Vec<_> = wanted.places(&header)?.into_iter().map(|place| place as usize).collect();
    let names = places.iter().map(|place| header[*place].clone()).collect();
    let mut chosen = vec![false; header.len()];
    for place in places {
        chosen[place] = true;
    }
    let watch = Watch::of_objects(header.len());
    let mut rows =
        Rows { columns, wanted: chosen, builder: Builder::new(names), watch, failures: Vec::new(), repeated: None };
    for_each_item(text, format, cut, |number, item| rows.push(number, item))?;
    if rows.builder.rows() == 0
        && let Some(failure) = rows.failures.first()
    {
        let message = format!("None of the {} items of the JSON list is an object of plain values.", failure.rows);
        let remedy = "Give a list of objects, such as [{\"type\": \"call\", \"year\": 2020}].";
        return Err(RecordsError::new("not-a-table", message, remedy));
    }
    warnings.extend(rows.repeated);
    let mut left_out = Vec::new();
    let records = nonrecords::take_out(rows.builder.finish(), &header, rows.watch, &mut left_out, &mut warnings);
    Ok(Reading {
        records,
        format,
        dialect: None,
        sheet: None,
        header,
        bytes: text.len() as u64,
        failures: rows.failures,
        left_out,
        warnings,
    })
}

/// The columns that objects have between them, in the order in which they are met.
#[derive(Default)]
struct Columns {
    known: HashMap<String, Places>,
    paths: Vec<String>,
}

/// Places of the values of a name: its own, and those of objects within.
#[derive(Default)]
struct Places {
    own: Option<usize>,
    within: HashMap<String, usize>,
}

impl Columns {
    /// The place of a field's column, which is a new one if it has none.
    fn place(&mut self, field: &Field) -> usize {
        if let Some(place) = self.find(field) {
            return place;
        }
        let place = self.paths.len();
        let places = self.known.entry(field.name.to_string()).or_default();
        match &field.within {
            None => {
                places.own = Some(place);
                self.paths.push(field.name.to_string());
            }
            Some(within) => {
                places.within.insert(within.to_string(), place);
                self.paths.push(format!("{}.{within}", field.name));
            }
        }
        place
    }

    fn find(&self, field: &Field) -> Option<usize> {
        let places = self.known.get(&*field.name)?;
        match &field.within {
            None => places.own,
            Some(within) => places.within.get(&**within).copied(),
        }
    }

    /// Returns the names of the columns, not yet distinct: `a.b` may be a name of its own.
    fn names(&self) -> Vec<String> {
        self.paths.clone()
    }
}

/// The rows as they are made.
struct Rows {
    columns: Columns,
    /// For every column, whether it is wanted.
    wanted: Vec<bool>,
    builder: Builder,
    watch: Watch<String>,
    failures: Vec<Failure>,
    repeated: Option<Warning>,
}

impl Rows {
    fn push(&mut self, number: u64, item: Item) {
        let item = match item {
            Item::Whole(item) => item,
            Item::Broken(text) => return self.fail(FailureKind::BrokenJson, number, text),
        };
        let Some(fields) = fields(item) else { return self.fail(FailureKind::NotAnObject, number, item) };
        let mut met = vec![false; self.wanted.len()];
        let mut row = vec![Cow::Borrowed(""); self.wanted.len()];
        for field in fields {
            let Some(place) = self.columns.find(&field) else { continue };
            if std::mem::replace(&mut met[place], true) {
                self.repeat(number, &field);
            }
            row[place] = field.value;
        }
        let row: Vec<&str> = row.iter().map(|value| &**value).collect();
        self.watch.pass(self.builder.rows(), &row);
        let values = row.iter().zip(&self.wanted).filter(|(_, is_wanted)| **is_wanted);
        self.builder.push(number, &values.map(|(value, _)| *value).collect::<Vec<_>>());
    }

    fn fail(&mut self, kind: FailureKind, number: u64, item: &str) {
        match self.failures.iter_mut().find(|failure| failure.kind == kind) {
            Some(failure) => failure.note(number),
            None => self.failures.push(Failure::new(kind, number, shortened(item))),
        }
    }

    fn repeat(&mut self, number: u64, field: &Field) {
        let warning = self.repeated.get_or_insert_with(|| Warning {
            code: "repeated-name",
            count: 0,
            line: Some(number),
            column: Some(field.name.to_string()),
            message: "An object has a name twice; the last value counts.".into(),
        });
        warning.count += 1;
    }
}
