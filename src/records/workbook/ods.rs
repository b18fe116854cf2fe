use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::archive::Archive;
use super::book::Sheet;
use super::limits::{PART, SHEET};
use super::ods_table::Table;
use super::problem;
use super::xml::{Xml, attribute};
use super::{Merges, Visit};

const CONTENT: &str = "content.xml";

/// A workbook of `OpenDocument`, as `LibreOffice` writes it (ISO/IEC 26300, 9).
pub(super) struct Ods<'a> {
    archive: Archive<'a>,
    sheets: Vec<Sheet>,
}

impl<'a> Ods<'a> {
    /// Reads the names of the sheets.
    pub(super) fn open(mut archive: Archive<'a>) -> Result<Self, RecordsError> {
        if let Some(mut manifest) = archive.part("META-INF/manifest.xml", PART)? {
            while let Some(event) = manifest.next()? {
                if matches!(&event, Event::Start(element) if element.local_name().as_ref() == "encryption-data") {
                    return Err(problem::password());
                }
            }
        }
        let sheets = sheets(archive.needed(CONTENT, SHEET)?)?;
        if sheets.is_empty() {
            return Err(problem::no_table("The document has no sheets.", "Choose a spreadsheet."));
        }
        Ok(Self { archive, sheets })
    }

    /// Its sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Shows every cell of a sheet, by row and then by column.
    pub(super) fn walk(&mut self, sheet: usize, visit: Visit) -> Result<Merges, RecordsError> {
        let mut part = self.archive.needed(CONTENT, SHEET)?;
        let mut seen = 0;
        let mut depth = 0;
        let mut table = Table::default();
        while let Some(event) = part.next()? {
            // A cell may hold a table of its own, which is no sheet.
            if let Some(begins) = is_table(&event) {
                depth = if begins { depth + 1 } else { depth - 1 };
                seen += usize::from(begins && depth == 1);
            } else if depth == 1 && seen == sheet + 1 {
                table.take(&event, visit)?;
            }
        }
        Ok(table.merges)
    }
}

/// Whether the event begins a table; `None` if it neither begins nor ends one.
fn is_table(event: &Event) -> Option<bool> {
    match event {
        Event::Start(element) if element.name().as_ref() == "table:table" => Some(true),
        Event::End(element) if element.name().as_ref() == "table:table" => Some(false),
        _ => None,
    }
}

fn sheets<R: Read>(mut part: Xml<R>) -> Result<Vec<Sheet>, RecordsError> {
    let mut sheets = Vec::new();
    let mut hidden = HashSet::new();
    let mut style = String::new();
    let mut depth = 0;
    while let Some(event) = part.next()? {
        if let Event::Start(element) = &event {
            match element.name().as_ref() {
                "style:style" => style = text(element, "style:name")?.into_owned(),
                "style:table-properties" if text(element, "table:display")? == "false" => {
                    hidden.insert(style.clone());
                }
                "table:table" if depth == 0 => sheets.push(Sheet {
                    name: text(element, "table:name")?.into_owned(),
                    visible: !hidden.contains(text(element, "table:style-name")?.as_ref()),
                }),
                _ => {}
            }
        }
        match is_table(&event) {
            Some(true) => depth += 1,
            Some(false) => depth -= 1,
            None => {}
        }
    }
    Ok(sheets)
}

fn text<'a>(element: &'a BytesStart, name: &str) -> Result<Cow<'a, str>, RecordsError> {
    Ok(attribute(element, name)?.unwrap_or(Cow::Borrowed("")))
}
