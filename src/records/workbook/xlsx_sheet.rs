use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::archive::Part;
use super::found::{Found, Note};
use super::limits::{CELLS, COLUMNS, MERGES, ROWS};
use super::problem;
use super::xlsx_parts::Texts;
use super::xml::{attribute, explain, says_nothing};

/// Findings about a sheet before calamine reads it.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) found: Found,
    /// `true` if each cell says where it is.
    pub(super) is_addressed: bool,
    cells: u64,
    place: Place,
    cell: Option<Seen>,
    data: Data,
}

/// State of the cells: whether they are yet to come.
#[derive(Debug, PartialEq, Eq)]
enum Data {
    Ahead,
    Within,
    Past,
}

/// A cell whose element has begun.
#[derive(Debug)]
struct Seen {
    at: Address,
    kind: Kind,
    has_formula: bool,
    has_value: bool,
    is_blank: bool,
    /// Index of the shared text.
    shared: Option<usize>,
}

/// Type of value that a cell declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Error,
    Other,
}

/// Looks through a sheet. Whatever it returns, all of the part has been unpacked and is XML, and its cells are in order.
pub(super) fn survey(mut part: Part, texts: &Texts) -> Result<Survey, RecordsError> {
    let mut survey = Survey {
        found: Found::default(),
        is_addressed: true,
        cells: 0,
        place: Place::default(),
        cell: None,
        data: Data::Ahead,
    };
    while let Some(event) = part.next()? {
        match &event {
            Event::Start(element) => survey.begin(element)?,
            Event::End(element) => survey.end(element.local_name().as_ref(), texts)?,
            event => survey.read(event),
        }
    }
    Ok(survey)
}

impl Survey {
    fn begin(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        let name = element.local_name();
        if let Some(cell) = &mut self.cell {
            match name.as_ref() {
                "f" => cell.has_formula = true,
                "v" | "is" => cell.has_value = true,
                _ => {}
            }
            return Ok(());
        }
        match name.as_ref() {
            "row" if self.data == Data::Within => {
                self.place.begin_row(element)?;
                if attribute(element, "hidden")?.is_some_and(|hidden| matches!(hidden.as_ref(), "1" | "true")) {
                    self.found.profile.hidden.push((self.place.row, self.place.row));
                }
            }
            "c" if self.data == Data::Within => self.begin_cell(element)?,
            "sheetData" if self.data == Data::Ahead => self.data = Data::Within,
            "sheetData" => return Err(problem::broken("a sheet has its cells in two places.")),
            "dimension" => {
                let text = attribute(element, "ref")?.unwrap_or_default();
                let (first, last) = text.split_once(':').unwrap_or((&text, &text));
                match (Address::parse(first), Address::parse(last)) {
                    (Some(first), Some(last)) if first.row <= last.row && first.column <= last.column => {}
                    _ => return Err(problem::broken(format!("a sheet is said to span {text}."))),
                }
            }
            "mergeCell" => {
                self.found.profile.merges.extend(attribute(element, "ref")?.and_then(|area| Area::parse(&area)));
                if self.found.profile.merges.len() > MERGES {
                    return Err(problem::too_large("A sheet has more than 100,000 merged areas."));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Reads a cell's attributes, all in one go: there may be millions of cells.
    fn begin_cell(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        self.cells += 1;
        if self.cells > CELLS {
            return Err(problem::too_large("A sheet has more than 20 million cells."));
        }
        let mut name = None;
        let mut kind = Kind::Number;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(explain)?;
            match attribute.key.as_ref() {
                "r" => name = Some(attribute.value),
                "t" => {
                    kind = match attribute.value.as_ref() {
                        "n" => Kind::Number,
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "e" => Kind::Error,
                        _ => Kind::Other,
                    }
                }
                _ => {}
            }
        }
        self.is_addressed &= name.is_some();
        let at = self.place.begin_cell(name.as_deref())?;
        self.cell = Some(Seen { at, kind, has_formula: false, has_value: false, is_blank: true, shared: None });
        Ok(())
    }

    /// Takes in what is in a cell.
    fn read(&mut self, event: &Event) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.has_value && !says_nothing(event)) {
            cell.is_blank = false;
            match (cell.kind, event) {
                (Kind::Shared, Event::Text(text)) => cell.shared = text.parse().ok(),
                // An invalid number is text.
                (Kind::Number, Event::Text(text)) if text.parse::<f64>().is_err() => cell.kind = Kind::Text,
                _ => {}
            }
        }
    }

    fn end_cell(&mut self, cell: &Seen, texts: &Texts) -> Result<(), RecordsError> {
        if cell.kind == Kind::Shared && !cell.is_blank && cell.shared.is_none_or(|index| index >= texts.count) {
            return Err(problem::broken_cell(cell.at, "it refers to a text that is not there."));
        }
        let lacks_result = cell.has_formula && !cell.has_value;
        if lacks_result {
            self.found.note(cell.at, Note::NotCalculated);
        } else if cell.kind == Kind::Error && !cell.is_blank {
            self.found.note(cell.at, Note::Error);
        }
        if lacks_result || !cell.is_empty(texts) {
            self.found.profile.take(cell.at, cell.is_text() && !lacks_result);
        }
        Ok(())
    }

    fn end(&mut self, name: &str, texts: &Texts) -> Result<(), RecordsError> {
        match name {
            "c" => {
                if let Some(cell) = self.cell.take() {
                    self.end_cell(&cell, texts)?;
                }
            }
            "sheetData" => self.data = Data::Past,
            _ => {}
        }
        Ok(())
    }
}

impl Seen {
    /// Returns whether nothing at all is there.
    fn is_empty(&self, texts: &Texts) -> bool {
        self.is_blank || self.shared.is_some_and(|index| texts.blank.binary_search(&index).is_ok())
    }

    /// Returns whether it is text.
    const fn is_text(&self) -> bool {
        matches!(self.kind, Kind::Shared | Kind::Text)
    }
}

/// Position of the next cell that does not state its own.
#[derive(Debug, Default)]
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

    fn begin_cell(&mut self, name: Option<&str>) -> Result<Address, RecordsError> {
        let next = Address { row: self.row, column: self.column };
        let at = name.map_or(Some(next), Address::parse);
        let at = at.filter(|at| at.row == next.row && (next.column..COLUMNS).contains(&at.column) && at.row > 0);
        let at = at.ok_or_else(|| problem::broken_cell(next, "its cells are out of order here."))?;
        self.column = at.column + 1;
        Ok(at)
    }
}
