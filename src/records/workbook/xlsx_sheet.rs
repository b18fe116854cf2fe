use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::content::{Cell, Content};
use super::format::Format;
use super::limits::{CELLS, COLUMNS, MERGES, ROWS};
use super::problem;
use super::xlsx_strings::{RichText, Strings, unescaped};
use super::xml::{Xml, append, attribute, explain};
use super::{Merges, Visit};

/// What a sheet's cells refer to.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) formats: &'a [Format],
    pub(super) strings: &'a Strings,
    pub(super) system: DateSystem,
}

/// Shows every cell of a sheet that says something, by row and then by column.
pub(super) fn walk<R: Read>(mut part: Xml<R>, style: Style, visit: Visit) -> Result<Merges, RecordsError> {
    let mut merges = Merges::new();
    let mut cells = 0;
    let mut place = Place::default();
    let mut cell = Raw::default();
    while let Some(event) = part.next()? {
        match &event {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => place.begin_row(element)?,
                "c" => {
                    cells += 1;
                    if cells > CELLS {
                        return Err(problem::too_large("A sheet has more than 20 million cells."));
                    }
                    cell.begin(element)?;
                    cell.at = place.begin_cell(&cell.name)?;
                }
                "mergeCell" => {
                    merges.extend(attribute(element, "ref")?.and_then(|area| Area::parse(&area)));
                    if merges.len() > MERGES {
                        return Err(problem::too_large("A sheet has more than 100,000 merged areas."));
                    }
                }
                _ => cell.take(&event)?,
            },
            Event::End(element) if element.local_name().as_ref() == "c" => {
                let at = cell.at;
                if let Some(content) = cell.content(style)? {
                    visit(Cell { at, content })?;
                }
                cell.part = Inside::Nothing;
            }
            _ => cell.take(&event)?,
        }
    }
    Ok(merges)
}

/// Where the next cell stands that does not say it itself.
#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
}

impl Place {
    fn begin_row(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        let row = match attribute(element, "r")? {
            Some(text) => text.parse().ok(),
            None => self.row.checked_add(1),
        };
        let row = row.filter(|row| (self.row + 1..=ROWS).contains(row));
        self.row = row.ok_or_else(|| problem::broken(format!("the rows after row {} are out of order.", self.row)))?;
        self.column = 0;
        Ok(())
    }

    fn begin_cell(&mut self, name: &str) -> Result<Address, RecordsError> {
        let next = Address { row: self.row, column: self.column };
        let at = if name.is_empty() { Some(next) } else { Address::parse(name) };
        let at = at.filter(|at| at.row == next.row && (next.column..COLUMNS).contains(&at.column) && at.row > 0);
        let at = at.ok_or_else(|| problem::broken_cell(next, "its cells are out of order here."))?;
        self.column = at.column + 1;
        Ok(at)
    }
}

/// A cell as the file has it.
#[derive(Default)]
struct Raw {
    at: Address,
    name: String,
    kind: String,
    format: usize,
    value: String,
    inline: RichText,
    part: Inside,
    has_value: bool,
    has_formula: bool,
}

/// Which part of a cell is being read.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Value,
    Inline,
}

impl Raw {
    /// Reads a cell's attributes, all in one go: there may be millions of cells.
    fn begin(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        for text in [&mut self.name, &mut self.kind, &mut self.value, &mut self.inline.text] {
            text.clear();
        }
        (self.format, self.part, self.has_value, self.has_formula) = (0, Inside::Nothing, false, false);
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(explain)?;
            match attribute.key.as_ref() {
                "r" => self.name.push_str(&attribute.value),
                "t" => self.kind.push_str(&attribute.value),
                "s" => self.format = attribute.value.parse().unwrap_or_default(),
                _ => {}
            }
        }
        Ok(())
    }

    fn take(&mut self, event: &Event) -> Result<(), RecordsError> {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "v" => (self.part, self.has_value) = (Inside::Value, true),
                "is" => (self.part, self.has_value) = (Inside::Inline, true),
                "f" => self.has_formula = true,
                _ => {}
            },
            Event::End(element) if matches!(element.local_name().as_ref(), "v" | "is") => self.part = Inside::Nothing,
            _ => {}
        }
        match self.part {
            Inside::Value => append(event, &mut self.value),
            Inside::Inline => self.inline.take(event),
            Inside::Nothing => Ok(()),
        }
    }

    /// What the cell says; `None` if nothing, which a cell may do that is merely coloured.
    fn content<'a>(&'a mut self, style: Style<'a>) -> Result<Option<Content<'a>>, RecordsError> {
        if !self.has_value {
            return Ok(self.has_formula.then_some(Content::NotCalculated));
        }
        match self.kind.as_str() {
            "str" => self.value = unescaped(&self.value),
            "inlineStr" => self.value = unescaped(&self.inline.text),
            _ => {}
        }
        let value = self.value.trim();
        Ok(Some(match self.kind.as_str() {
            "s" if value.is_empty() => return Ok(None),
            "s" => match value.parse().ok().and_then(|index| style.strings.get(index)) {
                Some(text) => Content::Text(text),
                None => return Err(problem::broken_cell(self.at, "it refers to a text that is not there.")),
            },
            "b" => Content::Bool(matches!(value, "1" | "true")),
            "e" => Content::Error,
            "d" => Content::Written(value),
            "str" | "inlineStr" => Content::Text(&self.value),
            _ if value.is_empty() => return Ok(None),
            _ => match value.parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(value) => {
                    let format = style.formats.get(self.format).unwrap_or(&Format::Number);
                    Content::Number { value, format, system: style.system }
                }
                None => Content::Text(value),
            },
        }))
    }
}
