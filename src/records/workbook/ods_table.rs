use quick_xml::events::{BytesStart, Event};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::content::{Cell, Content, write_duration};
use super::format::Format;
use super::limits::{CELLS, COLUMNS, MERGES, ROWS};
use super::xml::{append, attribute};
use super::{Merges, Visit, problem};

/// The longest run of blanks that a cell can hold.
const BLANKS: usize = 32_767;

/// Reads a sheet's cells. A cell or a row that is stated once may count many times over; what is empty is skipped,
/// whatever its count, and the rest is limited.
#[derive(Default)]
pub(super) struct Table {
    pub(super) merges: Merges,
    row: u32,
    rows: u32,
    cells: Vec<Stored>,
    column: u32,
    shown: u64,
    cell: Option<Raw>,
    in_paragraph: u32,
    in_note: u32,
}

/// A cell that says something, and stands in so many columns side by side.
struct Stored {
    column: u32,
    columns: u32,
    value: Value,
}

/// What a cell says.
enum Value {
    Text(String),
    Written(String),
    Number(f64),
    Bool(bool),
    Error,
    NotCalculated,
}

impl Value {
    fn content(&self) -> Content<'_> {
        match self {
            Self::Text(text) => Content::Text(text),
            Self::Written(text) => Content::Written(text),
            Self::Number(value) => {
                Content::Number { value: *value, format: &Format::Number, system: DateSystem::From1900 }
            }
            Self::Bool(value) => Content::Bool(*value),
            Self::Error => Content::Error,
            Self::NotCalculated => Content::NotCalculated,
        }
    }
}

impl Table {
    /// Takes in an event of the sheet.
    pub(super) fn take(&mut self, event: &Event, visit: Visit) -> Result<(), RecordsError> {
        match event {
            Event::Start(element) => self.begin(element),
            Event::End(element) => self.end(element.name().as_ref(), visit),
            event => match &mut self.cell {
                Some(cell) if self.in_paragraph > 0 && self.in_note == 0 => append(event, &mut cell.shown),
                _ => Ok(()),
            },
        }
    }

    fn begin(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        match element.name().as_ref() {
            "table:table-row" => {
                self.rows = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                self.column = 0;
                self.cells.clear();
            }
            "table:table-cell" => {
                self.begin_merge(element)?;
                self.cell = Some(Raw::begin(element)?);
            }
            // Hidden below the cell that it was merged with.
            "table:covered-table-cell" => {
                self.column = self.column.saturating_add(repeated(element)?);
            }
            "office:annotation" => self.in_note += 1,
            "text:p" | "text:h" => self.begin_paragraph(),
            name => self.space(name, element)?,
        }
        Ok(())
    }

    fn begin_merge(&mut self, element: &BytesStart) -> Result<(), RecordsError> {
        let columns = number(element, "table:number-columns-spanned")?.unwrap_or(1).clamp(1, COLUMNS);
        let rows = number(element, "table:number-rows-spanned")?.unwrap_or(1).clamp(1, ROWS);
        if columns * rows > 1 && self.column < COLUMNS && self.row < ROWS {
            let first = Address { row: self.row + 1, column: self.column };
            let last =
                Address { row: (self.row + rows).min(ROWS), column: (self.column + columns - 1).min(COLUMNS - 1) };
            self.merges.push(Area { first, last });
        }
        if self.merges.len() > MERGES {
            return Err(problem::too_large("A sheet has more than 100,000 merged areas."));
        }
        Ok(())
    }

    fn begin_paragraph(&mut self) {
        self.in_paragraph += 1;
        if let Some(cell) = &mut self.cell
            && self.in_note == 0
        {
            if cell.paragraphs > 0 {
                cell.shown.push('\n');
            }
            cell.paragraphs += 1;
        }
    }

    /// What stands for blanks and line ends within a text.
    fn space(&mut self, name: &str, element: &BytesStart) -> Result<(), RecordsError> {
        let (Some(cell), true, 0) = (&mut self.cell, self.in_paragraph > 0, self.in_note) else { return Ok(()) };
        match name {
            "text:s" => {
                let count = attribute(element, "text:c")?.and_then(|count| count.parse().ok()).unwrap_or(1);
                cell.shown.extend(std::iter::repeat_n(' ', BLANKS.min(count)));
            }
            "text:tab" => cell.shown.push('\t'),
            "text:line-break" => cell.shown.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, visit: Visit) -> Result<(), RecordsError> {
        match name {
            "table:table-row" => return self.show(visit),
            "table:table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let column = self.column;
                    self.column = self.column.saturating_add(cell.columns);
                    let columns = cell.columns;
                    self.cells.extend(cell.value().map(|value| Stored { column, columns, value }));
                }
            }
            "office:annotation" => self.in_note = self.in_note.saturating_sub(1),
            "text:p" | "text:h" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    /// Shows the row that has ended, as often as it is to be repeated.
    fn show(&mut self, visit: Visit) -> Result<(), RecordsError> {
        let first = self.row;
        self.row = self.row.saturating_add(self.rows);
        if self.cells.is_empty() {
            return Ok(());
        }
        let wide = self.cells.iter().any(|cell| cell.column.saturating_add(cell.columns) > COLUMNS);
        let count: u64 = self.cells.iter().map(|cell| u64::from(cell.columns)).sum();
        self.shown = self.shown.saturating_add(count.saturating_mul(u64::from(self.rows)));
        if wide || self.row > ROWS || self.shown > CELLS {
            return Err(problem::too_large("It repeats its cells beyond what a sheet can hold."));
        }
        for row in first + 1..=self.row {
            for cell in &self.cells {
                for column in cell.column..cell.column + cell.columns {
                    visit(Cell { at: Address { row, column }, content: cell.value.content() })?;
                }
            }
        }
        Ok(())
    }
}

/// A cell as the file has it.
#[derive(Default)]
struct Raw {
    columns: u32,
    kind: String,
    value: Option<String>,
    shown: String,
    paragraphs: u32,
    is_error: bool,
    has_formula: bool,
}

impl Raw {
    fn begin(element: &BytesStart) -> Result<Self, RecordsError> {
        let kind = attribute(element, "office:value-type")?.unwrap_or_default().into_owned();
        let name = match kind.as_str() {
            "date" => "office:date-value",
            "time" => "office:time-value",
            "boolean" => "office:boolean-value",
            "string" => "office:string-value",
            _ => "office:value",
        };
        Ok(Self {
            columns: repeated(element)?,
            value: attribute(element, name)?.map(Into::into),
            is_error: attribute(element, "calcext:value-type")?.as_deref() == Some("error"),
            has_formula: attribute(element, "table:formula")?.is_some(),
            kind,
            ..Self::default()
        })
    }

    /// What the cell says; `None` if nothing.
    fn value(self) -> Option<Value> {
        if self.is_error {
            return Some(Value::Error);
        }
        match (self.kind.as_str(), self.value) {
            ("", _) if self.has_formula && self.shown.is_empty() => Some(Value::NotCalculated),
            ("date", Some(date)) => Some(Value::Written(date.strip_suffix("T00:00:00").unwrap_or(&date).to_owned())),
            ("time", Some(time)) => Some(Value::Written(duration(&time).unwrap_or(time))),
            ("boolean", Some(value)) => Some(Value::Bool(value == "true")),
            ("float" | "percentage" | "currency", Some(value)) => {
                Some(match value.parse::<f64>().ok().filter(|number| number.is_finite()) {
                    Some(number) if is_code(&self.shown, number) => Value::Written(self.shown),
                    Some(number) => Value::Number(number),
                    None => Value::Text(value),
                })
            }
            ("string", Some(text)) if !text.is_empty() => Some(Value::Text(text)),
            _ => Some(self.shown).filter(|text| !text.is_empty()).map(Value::Text),
        }
    }
}

/// Whether what is shown is that number with zeros ahead of it.
fn is_code(shown: &str, number: f64) -> bool {
    shown.len() > 1
        && shown.starts_with('0')
        && shown.bytes().all(|digit| digit.is_ascii_digit())
        && shown.parse() == Ok(number)
}

/// The hours, minutes and seconds of `PT36H15M00S`.
fn duration(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0_i64;
    for (unit, worth) in [('H', 3600), ('M', 60), ('S', 1)] {
        if let Some((count, after)) = rest.split_once(unit) {
            let whole = count.split(['.', ',']).next()?;
            seconds = seconds.checked_add(whole.parse::<u32>().ok().map(i64::from)?.checked_mul(worth)?)?;
            rest = after;
        }
    }
    let mut out = String::new();
    write_duration(seconds, &mut out);
    rest.is_empty().then_some(out)
}

fn repeated(element: &BytesStart) -> Result<u32, RecordsError> {
    Ok(number(element, "table:number-columns-repeated")?.unwrap_or(1))
}

/// A count; one that is no number, or none that a sheet could have, counts as the largest.
fn number(element: &BytesStart, name: &str) -> Result<Option<u32>, RecordsError> {
    Ok(attribute(element, name)?.map(|text| text.parse().unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_and_nothing_else() {
        assert_eq!(duration("PT36H15M07.5S").as_deref(), Some("36:15:07"));
        assert_eq!(duration("PT5M").as_deref(), Some("0:05:00"));
        for text in ["P1D", "PT", "36:15", "PT1H2X", "PT-1H"] {
            assert!(duration(text).is_none_or(|read| text == "PT" && read == "0:00:00"), "{text}");
        }
    }

    #[test]
    fn zeros_ahead_of_a_number_make_a_code() {
        assert!(is_code("00512", 512.0));
        assert!(!is_code("0", 0.0));
        assert!(!is_code("0.5", 0.5));
        assert!(!is_code("00512", 513.0));
    }
}
