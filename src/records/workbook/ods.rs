use std::io::Cursor;

use calamine::{OdsError, Reader};
use quick_xml::events::Event;

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::archive::Archive;
use super::dense::{Dense, Room};
use super::found::Found;
use super::limits::{PART, SHEET};
use super::ods_table::{self, Table};
use super::problem;

/// Reads a workbook of `OpenDocument`, as `LibreOffice` writes it (ISO/IEC 26300, 9).
pub(super) fn open(bytes: &[u8], mut archive: Archive) -> Result<Dense, RecordsError> {
    let mut manifest = archive.needed("META-INF/manifest.xml", PART)?;
    while let Some(event) = manifest.next()? {
        if matches!(&event, Event::Start(element) if element.local_name().as_ref() == "encryption-data") {
            return Err(problem::password());
        }
    }
    drop(manifest);
    let found = look(&mut archive)?;
    if found.is_empty() {
        return Err(problem::no_table("The document has no sheets.", "Choose a spreadsheet."));
    }
    let book = calamine::Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => problem::password(),
        error => problem::broken(format!("{error}.")),
    })?;
    Dense::new(book, found, DateSystem::From1900)
}

/// Looks through all sheets, to the end of the part that holds them: calamine would wait forever for the end of one that
/// is cut off.
fn look(archive: &mut Archive) -> Result<Vec<Found>, RecordsError> {
    let mut part = archive.needed("content.xml", SHEET)?;
    let mut found = Vec::new();
    let mut room = Room::default();
    let mut table: Option<Table> = None;
    while let Some(event) = part.next()? {
        match &event {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                if table.is_some() {
                    return Err(problem::broken("one of its cells holds a table of its own."));
                }
                table = ods_table::begin(element)?;
            }
            Event::End(element) if element.name().as_ref() == "table:table" => {
                room.next_sheet();
                found.extend(table.take().map(Table::finish));
            }
            event => {
                if let Some(table) = &mut table {
                    table.take(event, &mut room)?;
                }
            }
        }
    }
    Ok(found)
}
