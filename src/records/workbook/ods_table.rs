use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::address::{Address, Area};
use super::dense::Room;
use super::format::Place;
use super::found::{Found, Note};
use super::limits::{COLUMNS, MERGES, ROWS};
use super::problem;
use super::xml::{append, attribute};

/// The longest run of blanks that a cell can hold.
const BLANKS: u32 = 32_767;
/// Maximum size of the texts of a sheet that are repeated, in bytes.
const TEXTS: u64 = 128 << 20;

/// Looks through a sheet's cells. A cell or a row that is stated once may count many times over; what is empty is
/// skipped, whatever its count.
#[derive(Default)]
pub(super) struct Table {
    found: Found,
    row: u32,
    rows: u32,
    column: u32,
    repeated: u64,
    cell: Option<Stated>,
}

/// A cell whose element has begun.
struct Stated {
    area: Area,
    kind: String,
    value: Option<f64>,
    is_error: bool,
    is_covered: bool,
    has_formula: bool,
    shown: String,
    /// Size of the text that calamine will keep, in bytes.
    bytes: u64,
}

/// The sheet that the element begins; `None` if calamine will skip it, since it has no name.
pub(super) fn begin(element: &BytesStart) -> Result<Option<Table>, RecordsError> {
    Ok(attribute(element, "table:name")?.map(|_| Table::default()))
}

impl Table {
    /// Takes in an event of the sheet.
    pub(super) fn take(&mut self, event: &Event, room: &mut Room) -> Result<(), RecordsError> {
        match event {
            Event::Start(element) => match element.name().as_ref() {
                "table:table-row" => {
                    self.row = self.row.saturating_add(self.rows);
                    self.rows = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                    self.column = 0;
                    let visibility = attribute(element, "table:visibility")?;
                    if visibility.is_some_and(|how| matches!(how.as_ref(), "collapse" | "filter")) {
                        let rows = (self.row.saturating_add(1), self.row.saturating_add(self.rows));
                        self.found.profile.hidden.push(rows);
                    }
                    Ok(())
                }
                "table:table-cell" => self.begin_cell(element, false),
                "table:covered-table-cell" => self.begin_cell(element, true),
                "text:s" => self.take_blanks(number(element, "text:c")?.unwrap_or(1)),
                _ => Ok(()),
            },
            Event::End(element)
                if matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
            {
                self.cell.take().map_or(Ok(()), |cell| self.end_cell(&cell, room))
            }
            event => self.cell.as_mut().map_or(Ok(()), |cell| append(event, &mut cell.shown)),
        }
    }

    /// Returns the findings.
    pub(super) fn finish(self) -> Found {
        self.found
    }

    fn begin_cell(&mut self, element: &BytesStart, is_covered: bool) -> Result<(), RecordsError> {
        let columns = number(element, "table:number-columns-repeated")?.unwrap_or(1);
        let first = Address { row: self.row.saturating_add(1), column: self.column };
        self.column = self.column.saturating_add(columns);
        let last = Address { row: self.row.saturating_add(self.rows), column: self.column.saturating_sub(1) };
        self.begin_merge(element, first)?;
        self.cell = Some(Stated {
            area: Area { first, last },
            kind: attribute(element, "office:value-type")?.unwrap_or_default().into_owned(),
            value: attribute(element, "office:value")?.and_then(|value| value.parse().ok()),
            is_error: attribute(element, "calcext:value-type")?.as_deref() == Some("error"),
            is_covered,
            has_formula: attribute(element, "table:formula")?.is_some(),
            shown: String::new(),
            bytes: element.len() as u64,
        });
        Ok(())
    }

    fn begin_merge(&mut self, element: &BytesStart, first: Address) -> Result<(), RecordsError> {
        let columns = number(element, "table:number-columns-spanned")?.unwrap_or(1).clamp(1, COLUMNS);
        let rows = number(element, "table:number-rows-spanned")?.unwrap_or(1).clamp(1, ROWS);
        if columns * rows > 1 && first.column < COLUMNS && first.row <= ROWS {
            let last = Address {
                row: (first.row + rows - 1).min(ROWS),
                column: (first.column + columns - 1).min(COLUMNS - 1),
            };
            self.found.profile.merges.push(Area { first, last });
        }
        if self.found.profile.merges.len() > MERGES {
            return Err(problem::too_large("A sheet has more than 100,000 merged areas."));
        }
        Ok(())
    }

    /// Adds the blanks that an element stands for.
    fn take_blanks(&mut self, count: u32) -> Result<(), RecordsError> {
        if count > BLANKS {
            return Err(problem::hostile("It repeats a blank more often than any cell can hold."));
        }
        if let Some(cell) = &mut self.cell {
            cell.bytes += u64::from(count);
        }
        Ok(())
    }

    fn end_cell(&mut self, cell: &Stated, room: &mut Room) -> Result<(), RecordsError> {
        if cell.kind.is_empty() && !cell.has_formula && cell.value.is_none() && !cell.is_error {
            return Ok(());
        }
        let Area { first, last } = cell.area;
        if last.row < first.row || last.column < first.column {
            return Ok(());
        }
        let times = u64::from(last.row - first.row + 1) * u64::from(last.column - first.column + 1);
        self.repeated = self.repeated.saturating_add((times - 1).saturating_mul(cell.bytes + cell.shown.len() as u64));
        if last.row > ROWS || last.column >= COLUMNS || self.repeated > TEXTS {
            return Err(problem::too_large("It repeats its cells beyond what a sheet can hold."));
        }
        room.take(first)?;
        room.take(last)?;
        self.found.notes.extend(cell.note().map(|note| (cell.area, note)));
        Ok(())
    }
}

impl Stated {
    fn note(&self) -> Option<Note> {
        if self.is_covered {
            return Some(Note::Covered);
        }
        if self.is_error {
            return Some(Note::Error);
        }
        if self.kind.is_empty() && self.value.is_none() {
            return self.shown.is_empty().then_some(Note::NotCalculated);
        }
        if self.kind == "percentage" {
            return Some(Note::Code([Place::Percent].into()));
        }
        let code = self.value.filter(|number| is_code(&self.shown, *number));
        code.map(|_| Note::Code(vec![Place::Digit; self.shown.len()].into()))
    }
}

/// Returns whether what is shown is that number with zeros ahead of it.
fn is_code(shown: &str, number: f64) -> bool {
    shown.len() > 1
        && shown.starts_with('0')
        && shown.bytes().all(|digit| digit.is_ascii_digit())
        && shown.parse() == Ok(number)
}

/// A count; one that is no number, or none that a sheet could have, counts as the largest.
fn number(element: &BytesStart, name: &str) -> Result<Option<u32>, RecordsError> {
    Ok(attribute(element, name)?.map(|text| text.parse().unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_ahead_of_a_number_make_a_code() {
        assert!(is_code("00512", 512.0));
        assert!(!is_code("0", 0.0));
        assert!(!is_code("0.5", 0.5));
        assert!(!is_code("00512", 513.0));
    }
}
