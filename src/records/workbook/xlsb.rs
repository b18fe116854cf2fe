use std::io::Cursor;

use calamine::{DataRef, Reader, XlsbError};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::address::Address;
use super::archive::Archive;
use super::dense::{Dense, Room};
use super::found::Found;
use super::limits::{CELLS, COLUMNS, ROWS};
use super::problem;

/// Reads a workbook of Excel's binary format ([MS-XLSB]). What a sheet hides, and which cells are merged, is not looked at.
pub(super) fn open(bytes: &[u8], mut archive: Archive) -> Result<Dense, RecordsError> {
    archive.unpack_all()?;
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| explain(&error))?;
    let names: Vec<String> = book.sheets_metadata().iter().map(|sheet| sheet.name.clone()).collect();
    let mut room = Room::default();
    let mut found = Vec::new();
    for name in names {
        look(&mut book, &name, &mut room)?;
        room.next_sheet();
        found.push(Found::default());
    }
    let system = if book.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    Dense::new(book, found, system).map(Dense::without_looks)
}

/// Looks through the cells of a sheet before they are laid out as a rectangle.
fn look(book: &mut calamine::Xlsb<Cursor<&[u8]>>, name: &str, room: &mut Room) -> Result<(), RecordsError> {
    // Sheets that only hold a chart have no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(()) };
    let mut count = 0_u64;
    while let Some(cell) = cells.next_cell().map_err(|error| explain(&error))? {
        count += 1;
        if count > CELLS {
            return Err(problem::too_large("A sheet has more than 20 million cells."));
        }
        let (row, column) = cell.get_position();
        let at = Address { row: row.saturating_add(1), column };
        if at.row > ROWS || column >= COLUMNS {
            return Err(problem::broken("one of its cells lies beyond the end of its sheet."));
        }
        if !matches!(cell.get_value(), DataRef::Empty) {
            room.take(at)?;
        }
    }
    Ok(())
}

fn explain(error: &XlsbError) -> RecordsError {
    match error {
        XlsbError::Password => problem::password(),
        XlsbError::Unrecognized { typ: "BoundSheet8:dt", .. } => problem::no_table(
            "The binary workbook (.xlsb) has a sheet of macros, with which it cannot be read here.",
            "Open it in a spreadsheet program and save it as .xlsx.",
        ),
        error => problem::broken(format!("{error}.")),
    }
}
