//! Several answers in one cell, written as a list: by programs in brackets, by people with numbers or bullets.

mod marked;
mod programs;

use std::collections::HashSet;

use super::column::{Column, Records};
use super::json::joined;
use super::nonrecords::shortened;
use super::reading::Warning;

/// Reads the columns of such lists as lists of answers, and says so.
pub(crate) fn open(records: Records, warnings: &mut Vec<Warning>) -> Records {
    let read: Vec<Option<Lists>> = records.columns().iter().map(Lists::of).collect();
    if read.iter().all(Option::is_none) {
        return records;
    }
    let told = records.columns().iter().zip(&read).filter_map(|(column, lists)| lists.as_ref()?.told(&records, column));
    warnings.extend(told.collect::<Vec<_>>());
    let mut read = read.into_iter();
    records.map_columns(|column| match read.next().flatten() {
        Some(lists) if lists.is_read() => column.reworded(lists.items.iter().map(|items| joined(items)).collect()),
        _ => column,
    })
}

/// The values of a column, as lists.
struct Lists {
    /// The items of each value.
    items: Vec<Vec<String>>,
    form: Form,
}

/// The way in which lists are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As programs write them.
    Brackets,
    /// Behind `1)`, `2)` or signs, which are no part of the answers.
    Marked,
    /// Behind the numbers of the answers in a form.
    Coded,
    /// Behind numbers that are neither places in the list nor those of the answers.
    Unclear,
}

impl Lists {
    fn of(column: &Column) -> Option<Self> {
        let programs = || programs::of_column(column).map(|items| (items, Form::Brackets));
        let (items, form) = programs().or_else(|| marked::of_column(column))?;
        Some(Self { items, form })
    }

    fn is_read(&self) -> bool {
        self.form != Form::Unclear
    }

    /// The number of rows with several items, and the first line.
    fn place(&self, records: &Records, column: &Column) -> Option<(u64, u64)> {
        let values = column.values().iter().zip(&self.items);
        if let Some(met) = column.met() {
            let met = || met.iter().zip(&self.items).filter(|(_, items)| items.len() > 1).map(|(met, _)| met);
            let line = met().filter_map(|met| met.lines.first()).min()?;
            return Some((met().map(|met| met.rows).sum(), *line));
        }
        let lists: HashSet<&str> =
            values.filter(|(_, items)| items.len() > 1).map(|(value, _)| value.as_str()).collect();
        records.rows_with(column, |value| lists.contains(value)).map(|(count, line, _)| (count, line))
    }

    fn told(&self, records: &Records, column: &Column) -> Option<Warning> {
        let mut values = column.values().iter().zip(&self.items);
        let example = values.find(|(_, items)| items.len() > 1).map(|(value, _)| value)?;
        let (count, line) = self.place(records, column)?;
        let example = shortened(&example.split_whitespace().collect::<Vec<_>>().join(" "));
        let name = column.name();
        let message = match self.form {
            Form::Brackets => {
                format!("Column “{name}” has lists in brackets, such as “{example}”; each item was read as an answer.")
            }
            Form::Marked => format!(
                "Column “{name}” has lists with numbers or bullets, such as “{example}”; each item was read as an answer, \
                 without its mark."
            ),
            Form::Coded => format!(
                "Column “{name}” has lists of numbered answers, such as “{example}”; each item was read as an answer, with \
                 its number."
            ),
            Form::Unclear => format!(
                "Column “{name}” has lists with numbers that neither count on from 1 nor are those of the answers, such as \
                 “{example}”. They were read as they are written; write “;” between the answers instead."
            ),
        };
        let code = if self.is_read() { "lists" } else { "numbered-answers" };
        Some(Warning { code, count, line: Some(line), column: Some(name.to_owned()), message })
    }
}
