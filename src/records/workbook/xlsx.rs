use std::collections::HashMap;
use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::super::dates::DateSystem;
use super::super::error::RecordsError;
use super::archive::Archive;
use super::book::Sheet;
use super::format::Format;
use super::limits::{FORMATS, PART, SHEET};
use super::problem;
use super::xlsx_sheet::{self, Style};
use super::xlsx_strings::Strings;
use super::xml::{Xml, attribute};
use super::{Merges, Visit};

/// A workbook of Excel's present format, and of the many programs that write it (ECMA-376, part 1, 18).
pub(super) struct Xlsx<'a> {
    archive: Archive<'a>,
    sheets: Vec<Sheet>,
    paths: Vec<String>,
    system: DateSystem,
    formats: Vec<Format>,
    strings: Strings,
}

/// What a part refers to: the last word of its type, and its name in the archive, by a name of its own.
type Relations = HashMap<String, (String, String)>;

impl<'a> Xlsx<'a> {
    /// Reads everything but the cells.
    pub(super) fn open(mut archive: Archive<'a>) -> Result<Self, RecordsError> {
        let roots = relations(archive.needed("_rels/.rels", PART)?, "")?;
        let Some((_, main)) = roots.into_values().find(|(kind, _)| kind == "officeDocument") else {
            return Err(problem::no_table("The file is a package without a document.", "Choose a workbook."));
        };
        if main.to_lowercase().ends_with(".bin") {
            return Err(problem::no_table(
                "The workbook is in Excel's binary format (.xlsb), which cannot be read here.",
                "Open it in a spreadsheet program and save it as .xlsx.",
            ));
        }
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = relations(archive.needed(&format!("{folder}/_rels/{name}.rels"), PART)?, folder)?;
        let (system, listed) = contents(archive.needed(&main, PART)?)?;
        let mut xlsx = Self {
            archive,
            sheets: Vec::new(),
            paths: Vec::new(),
            system,
            formats: Vec::new(),
            strings: Strings::default(),
        };
        for (sheet, id) in listed {
            // Sheets that only hold a chart or a macro have no cells.
            if let Some((_, path)) = relations.get(&id).filter(|(kind, _)| kind == "worksheet") {
                xlsx.sheets.push(sheet);
                xlsx.paths.push(path.clone());
            }
        }
        xlsx.read_shared(&relations)?;
        Ok(xlsx)
    }

    fn read_shared(&mut self, relations: &Relations) -> Result<(), RecordsError> {
        for (kind, path) in relations.values() {
            match kind.as_str() {
                "styles" => {
                    if let Some(part) = self.archive.part(path, PART)? {
                        self.formats = formats(part)?;
                    }
                }
                "sharedStrings" => {
                    if let Some(part) = self.archive.part(path, PART)? {
                        self.strings = Strings::read(part)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Its sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Shows every cell of a sheet, by row and then by column.
    pub(super) fn walk(&mut self, sheet: usize, visit: Visit) -> Result<Merges, RecordsError> {
        let Some(path) = self.paths.get(sheet) else { return Ok(Merges::new()) };
        let style = Style { formats: &self.formats, strings: &self.strings, system: self.system };
        xlsx_sheet::walk(self.archive.needed(path, SHEET)?, style, visit)
    }
}

/// The relations that a part states, whose targets are relative to that folder.
fn relations<R: Read>(mut part: Xml<R>, folder: &str) -> Result<Relations, RecordsError> {
    let mut relations = Relations::new();
    while let Some(event) = part.next()? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) =
                (attribute(&element, "Id")?, attribute(&element, "Type")?, attribute(&element, "Target")?)
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(id.into_owned(), (kind, resolve(folder, &target)));
        }
    }
    Ok(relations)
}

/// Where a target lies that is relative to a folder, or begins at the archive's root.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The day that dates count from, and every sheet with the name of its relation.
fn contents<R: Read>(mut part: Xml<R>) -> Result<(DateSystem, Vec<(Sheet, String)>), RecordsError> {
    let mut system = DateSystem::From1900;
    let mut sheets = Vec::new();
    while let Some(event) = part.next()? {
        let Event::Start(element) = event else { continue };
        match element.local_name().as_ref() {
            "workbookPr" if matches!(attribute(&element, "date1904")?.as_deref(), Some("1" | "true")) => {
                system = DateSystem::From1904;
            }
            "sheet" => {
                let visible = matches!(attribute(&element, "state")?.as_deref(), None | Some("visible"));
                if let (Some(name), Some(id)) = (attribute(&element, "name")?, attribute(&element, "id")?) {
                    sheets.push((Sheet { name: name.into_owned(), visible }, id.into_owned()));
                }
            }
            _ => {}
        }
    }
    Ok((system, sheets))
}

/// The formats that cells refer to by number.
fn formats<R: Read>(mut part: Xml<R>) -> Result<Vec<Format>, RecordsError> {
    let mut own = HashMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    while let Some(event) = part.next()? {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number(&element, "numFmtId")?, attribute(&element, "formatCode")?)
                    {
                        own.insert(id, Format::parse(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = number(&element, "numFmtId")?.unwrap_or_default();
                    formats.push(own.get(&id).cloned().unwrap_or(Format::builtin(id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => of_cells = false,
            _ => {}
        }
        if formats.len().max(own.len()) > FORMATS {
            return Err(problem::hostile("It defines more than 65,536 formats."));
        }
    }
    Ok(formats)
}

fn number(element: &BytesStart, name: &str) -> Result<Option<u32>, RecordsError> {
    Ok(attribute(element, name)?.and_then(|text| text.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder_or_from_the_root() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/a", "../styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("", "../../x.xml"), "x.xml");
    }
}
