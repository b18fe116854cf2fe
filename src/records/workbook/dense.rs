use std::ops::ControlFlow;

use calamine::{Data, Range, Reader, SheetType, SheetVisible};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::Address;
use super::book::Sheet;
use super::content::{Cell, Content};
use super::found::{Found, Note};
use super::layout::Profile;
use super::limits::DENSE;
use super::{Visit, problem};

/// A workbook of a format that calamine only reads as a whole, each sheet into a rectangle.
pub(super) struct Dense {
    sheets: Vec<Sheet>,
    ranges: Vec<Range<Data>>,
    found: Vec<Found>,
    system: DateSystem,
    /// `true` if it was looked at what sheets hide and merge.
    pub(super) looks: bool,
}

impl Dense {
    /// Takes over the sheets that calamine has read, and what was found about each of those that it names.
    pub(super) fn new<R: std::io::Read + std::io::Seek, B: Reader<R>>(
        mut book: B,
        found: Vec<Found>,
        system: DateSystem,
    ) -> Result<Self, RecordsError> {
        let mut dense = Self { sheets: Vec::new(), ranges: Vec::new(), found: Vec::new(), system, looks: true };
        let listed = book.sheets_metadata().to_vec();
        if listed.len() != found.len() {
            return Err(problem::broken("its sheets are not listed as they are stored."));
        }
        for (sheet, found) in listed.into_iter().zip(found) {
            if sheet.typ == SheetType::WorkSheet {
                let range = book.worksheet_range(&sheet.name);
                dense.ranges.push(range.map_err(|_| problem::broken("one of its sheets is missing."))?);
                dense.sheets.push(Sheet { visible: sheet.visible == SheetVisible::Visible, name: sheet.name });
                dense.found.push(found);
            }
        }
        Ok(dense)
    }

    /// The same, of which nobody looked at what sheets hide and merge.
    pub(super) fn without_looks(self) -> Self {
        Self { looks: false, ..self }
    }

    /// Its sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Returns the filled cells of a sheet.
    pub(super) fn profile(&mut self, sheet: usize) -> Option<&Profile> {
        if self.found.get(sheet)?.profile.spans.is_empty() {
            let mut profile = Profile::default();
            self.walk(sheet, &mut |cell| {
                if !cell.content.is_empty() {
                    profile.take(cell.at, cell.content.is_text());
                }
                ControlFlow::Continue(())
            });
            self.found.get_mut(sheet)?.profile.spans = profile.spans;
        }
        self.found.get(sheet).map(|found| &found.profile)
    }

    /// Shows every cell of a sheet that says something, by row and then by column.
    pub(super) fn walk(&self, sheet: usize, visit: Visit) {
        let (Some(range), Some(found)) = (self.ranges.get(sheet), self.found.get(sheet)) else { return };
        let Some((top, left)) = range.start() else { return };
        // No rectangle is larger than the limit on cells.
        let index = |place: usize, first: u32| first + u32::try_from(place).unwrap_or(u32::MAX - first);
        for (row, column, data) in range.cells() {
            let at = Address { row: index(row, top) + 1, column: index(column, left) };
            let content = match found.about(at) {
                Some(Note::Covered) => None,
                Some(Note::Code(places)) => Content::of(data, Some(places), self.system),
                Some(note) => note.content(),
                None => Content::of(data, None, self.system),
            };
            if let Some(content) = content
                && let ControlFlow::Break(()) = visit(Cell { at, content })
            {
                return;
            }
        }
    }
}

/// Number of cells that calamine will allocate for the rectangles.
#[derive(Debug, Default)]
pub(super) struct Room {
    before: u64,
    filled: Option<(Address, Address)>,
}

impl Room {
    /// Makes room for a cell of the current sheet.
    pub(super) fn take(&mut self, at: Address) -> Result<(), RecordsError> {
        let (first, last) = self.filled.unwrap_or((at, at));
        let first = Address { row: first.row.min(at.row), column: first.column.min(at.column) };
        let last = Address { row: last.row.max(at.row), column: last.column.max(at.column) };
        self.filled = Some((first, last));
        if self.before + self.current() <= DENSE {
            return Ok(());
        }
        Err(problem::too_large("Its sheets span more than 3 million cells, blank ones included.")
            .at_line(u64::from(at.row))
            .in_column(at.to_string()))
    }

    /// Goes on to the next sheet.
    pub(super) fn next_sheet(&mut self) {
        self.before += self.current();
        self.filled = None;
    }

    fn current(&self) -> u64 {
        self.filled
            .map_or(0, |(first, last)| u64::from(last.row - first.row + 1) * u64::from(last.column - first.column + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_what_sheets_span_and_no_more() {
        let mut room = Room::default();
        let at = |row, column| Address { row, column };
        assert!(room.take(at(5, 5)).is_ok() && room.take(at(100_004, 19)).is_ok());
        room.next_sheet();
        assert!(room.take(at(1, 0)).is_ok() && room.take(at(100_000, 14)).is_ok());
        assert_eq!(room.take(at(100_001, 0)).unwrap_err().code, "too-large");
    }
}
