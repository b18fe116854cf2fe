use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::archive::{Archive, Part};
use super::limits::{FORMATS, PART};
use super::problem;
use super::xml::{attribute, explain};

/// How many texts a workbook may claim beyond twice those it has: calamine makes room for as many as are claimed.
const CLAIMED: u64 = 1 << 16;
/// How many bytes the names in the formats of all cells may have: calamine copies them for each format.
const STYLES: usize = 64 << 20;
/// How many bytes an element may have that names a part.
const REFERENCE: usize = 1 << 16;

/// Which parts calamine will read, told by the same rules.
pub(super) struct Package {
    /// Where the workbook's parts are; ends in `/` if it is not empty.
    pub(super) folder: String,
    /// The part of each sheet.
    pub(super) sheets: Vec<String>,
}

impl Package {
    /// Finds them.
    pub(super) fn read(archive: &mut Archive) -> Result<Self, RecordsError> {
        let mut main = None;
        relations(archive.needed("_rels/.rels", PART)?, |_, kind, target| {
            if kind.ends_with("/relationships/officeDocument") {
                main = Some(target);
            }
        })?;
        let Some(main) = main else {
            return Err(problem::no_table("The file is a package without a document.", "Choose a workbook."));
        };
        if main.to_ascii_lowercase().ends_with(".bin") {
            return Err(problem::no_table(
                "The workbook is in Excel's binary format (.xlsb), which cannot be read here.",
                "Open it in a spreadsheet program and save it as .xlsx.",
            ));
        }
        let (folder, name) = main.split_at(main.rfind('/').map_or(0, |place| place + 1));
        let folder = folder.strip_prefix('/').unwrap_or(folder).to_owned();
        let name = if name.is_empty() { "workbook.xml" } else { name };
        let mut targets = HashMap::new();
        relations(archive.needed(&format!("{folder}_rels/{name}.rels"), PART)?, |id, _, target| {
            targets.insert(id, target);
        })?;
        let mut sheets = Vec::new();
        for id in sheet_ids(archive.needed(&format!("{folder}{name}"), PART)?)? {
            let target = targets.get(&id).ok_or_else(|| problem::broken("it lists a sheet without a part."))?;
            sheets.push(target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned));
        }
        Ok(Self { folder, sheets })
    }
}

/// Shows each relation that a part states: its name, its type and its target.
fn relations(mut part: Part, mut show: impl FnMut(String, String, String)) -> Result<(), RecordsError> {
    while let Some(event) = part.next()? {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let [mut id, mut kind, mut target] = [const { String::new() }; 3];
                reference(&element, |key, value| match key {
                    "Id" => id = value.into_owned(),
                    "Type" => kind = value.into_owned(),
                    "Target" => target = value.into_owned(),
                    _ => {}
                })?;
                show(id, kind, target);
            }
            Event::End(element) if element.local_name().as_ref() == "Relationships" => break,
            _ => {}
        }
    }
    Ok(())
}

/// The names of the relations to the sheets, in their order.
fn sheet_ids(mut part: Part) -> Result<Vec<String>, RecordsError> {
    let mut ids = Vec::new();
    while let Some(event) = part.next()? {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                let mut id = String::new();
                reference(&element, |key, value| {
                    if key == "id" || key.ends_with(":id") {
                        id = value.into_owned();
                    }
                })?;
                ids.push(id);
            }
            Event::End(element) if element.local_name().as_ref() == "workbook" => break,
            _ => {}
        }
    }
    // What follows is not looked at by calamine, but unpacked nevertheless.
    while part.next()?.is_some() {}
    Ok(ids)
}

/// Shows the attributes of an element that names a part, which must not name two.
fn reference(element: &BytesStart, mut show: impl FnMut(&str, Cow<str>)) -> Result<(), RecordsError> {
    if element.len() > REFERENCE {
        return Err(problem::hostile("The name of one of its parts is longer than any name can be."));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(explain)?;
        // calamine reads one such name as it stands, and undoes the references of another.
        if attribute.value.contains('&') && attribute.key.as_ref() != "name" {
            return Err(problem::broken("the name of one of its parts cannot be read."));
        }
        show(attribute.key.as_ref(), attribute.value);
    }
    Ok(())
}

/// Looks through the texts that cells share.
pub(super) fn check_strings(archive: &mut Archive, name: &str) -> Result<(), RecordsError> {
    let Some(mut part) = archive.part(name, PART)? else { return Ok(()) };
    let (mut claimed, mut counted) = (0, 0);
    while let Some(event) = part.next()? {
        if let Event::Start(element) = event {
            match element.local_name().as_ref() {
                "sst" => {
                    let count = attribute(&element, "uniqueCount")?;
                    claimed = count.map_or(0, |count| count.trim().parse().unwrap_or(0)).max(claimed);
                }
                "si" => counted += 1,
                _ => {}
            }
        }
    }
    if claimed > 2 * counted + CLAIMED {
        return Err(problem::hostile(&format!("It claims to have {claimed} texts, but has {counted}.")));
    }
    Ok(())
}

/// Looks through the formats that cells refer to.
pub(super) fn check_styles(archive: &mut Archive, name: &str) -> Result<(), RecordsError> {
    let Some(mut part) = archive.part(name, PART)? else { return Ok(()) };
    let (mut formats, mut longest) = (0, 0);
    while let Some(event) = part.next()? {
        if let Event::Start(element) = event {
            match element.local_name().as_ref() {
                "xf" => formats += 1,
                // What calamine copies into each format: the code of its numbers, the name of its font.
                "numFmt" | "name" => longest = element.len().max(longest),
                _ => {}
            }
        }
        if formats > 2 * FORMATS || formats.saturating_mul(longest) > STYLES {
            return Err(problem::hostile("It defines more formats than any workbook needs."));
        }
    }
    Ok(())
}
