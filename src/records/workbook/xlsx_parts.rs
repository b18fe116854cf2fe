use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::super::error::RecordsError;
use super::archive::{Archive, Part};
use super::limits::{FORMATS, PART};
use super::problem;
use super::xml::{attribute, explain, says_nothing};

/// Number of texts that a workbook may claim beyond twice those it has: calamine makes room for as many as are claimed.
const CLAIMED: usize = 1 << 16;
/// Maximum size of the names in the formats of all cells, in bytes: calamine copies them for each format.
const STYLES: usize = 64 << 20;
/// The kinds of sheets that hold macros ([MS-OFFMACRO2] 2.2.1).
pub(super) const MACROS: [&str; 2] = ["/xlMacrosheet", "/xlIntlMacrosheet"];
/// Maximum size of an element that names a part, in bytes.
const REFERENCE: usize = 1 << 16;

/// Parts that calamine will read, found by the same rules.
pub(super) struct Package {
    /// Folder of the workbook's parts; ends in `/` if it is not empty.
    pub(super) folder: String,
    /// The part of each sheet.
    pub(super) sheets: Vec<String>,
    /// The part that says of which kind each sheet is, if some hold macros: calamine does not know these.
    pub(super) macros: Option<String>,
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
        let (folder, name) = main.split_at(main.rfind('/').map_or(0, |place| place + 1));
        let folder = folder.strip_prefix('/').unwrap_or(folder).to_owned();
        let name = if name.is_empty() { "workbook.xml" } else { name };
        let mut targets = HashMap::new();
        let kinds = format!("{folder}_rels/{name}.rels");
        let mut has_macros = false;
        relations(archive.needed(&kinds, PART)?, |id, kind, target| {
            has_macros |= MACROS.iter().any(|end| kind.ends_with(end));
            targets.insert(id, target);
        })?;
        let mut sheets = Vec::new();
        for id in sheet_ids(archive.needed(&format!("{folder}{name}"), PART)?)? {
            let target = targets.get(&id).ok_or_else(|| problem::broken("it lists a sheet without a part."))?;
            sheets.push(target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned));
        }
        Ok(Self { folder, sheets, macros: has_macros.then_some(kinds) })
    }
}

/// Shows each relation that a part states: its name, its type and its target.
fn relations(mut part: Part, mut show: impl FnMut(String, String, String)) -> Result<(), RecordsError> {
    while let Some(event) = part.next()? {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let [mut id, mut kind] = [const { String::new() }; 2];
                let mut target = None;
                reference(&element, |key, value| match key {
                    "Id" => id = value.into_owned(),
                    "Type" => kind = value.into_owned(),
                    "Target" => target = Some(value.into_owned()),
                    _ => {}
                })?;
                show(id, kind, target.ok_or_else(|| problem::broken("one of its relations leads nowhere."))?);
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
    Ok(ids)
}

/// Shows the attributes of an element that names a part, which must not name two.
fn reference(element: &BytesStart, mut show: impl FnMut(&str, Cow<str>)) -> Result<(), RecordsError> {
    if element.len() > REFERENCE {
        return Err(problem::hostile("The name of one of its parts is longer than any name can be."));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(explain)?;
        // calamine reads one such name as it is, and undoes the references of another.
        if attribute.value.contains('&') && attribute.key.as_ref() != "name" {
            return Err(problem::broken("the name of one of its parts cannot be read."));
        }
        show(attribute.key.as_ref(), attribute.value);
    }
    Ok(())
}

/// The texts that cells share.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Texts {
    /// Number of texts.
    pub(super) count: usize,
    /// Indices of the blank ones, in their order.
    pub(super) blank: Vec<usize>,
}

/// Looks through the texts that cells share.
pub(super) fn check_strings(archive: &mut Archive, name: &str) -> Result<Texts, RecordsError> {
    let mut texts = Texts::default();
    let Some(mut part) = archive.part(name, PART)? else { return Ok(texts) };
    let mut claimed = 0;
    let mut is_blank = true;
    while let Some(event) = part.next()? {
        is_blank &= says_nothing(&event);
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "sst" => {
                    let count = attribute(&element, "uniqueCount")?;
                    claimed = count.map_or(0, |count| count.trim().parse().unwrap_or(usize::MAX)).max(claimed);
                }
                "si" => is_blank = true,
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "si" => {
                texts.blank.extend(is_blank.then_some(texts.count));
                texts.count += 1;
            }
            _ => {}
        }
    }
    if claimed > 2 * texts.count + CLAIMED {
        return Err(problem::hostile(&format!("It claims to have {claimed} texts, but has {}.", texts.count)));
    }
    Ok(texts)
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

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn strings(text: &str) -> Result<Texts, &'static str> {
        let bytes = archive(&[("s", text)]);
        check_strings(&mut Archive::open(&bytes).unwrap(), "s").map_err(|error| error.code)
    }

    fn styles(formats: usize, length: usize) -> Result<(), &'static str> {
        let name = "0".repeat(length);
        let text = format!("<x><numFmt formatCode=\"{name}\"/>{}</x>", "<xf/>".repeat(formats));
        let bytes = archive(&[("s", &text)]);
        check_styles(&mut Archive::open(&bytes).unwrap(), "s").map_err(|error| error.code)
    }

    fn package(target: &str, sheet: &str) -> Result<Vec<String>, &'static str> {
        let root =
            "<Relationships><Relationship Type=\"/relationships/officeDocument\" Target=\"/a/b.xml\"/></Relationships>";
        let relations = format!("<Relationships><Relationship Id=\"r1\" {target}/></Relationships>");
        let main = format!("<workbook><sheet {sheet}/></workbook>");
        let bytes = archive(&[("_rels/.rels", root), ("a/_rels/b.xml.rels", &relations), ("A/B.xml", &main)]);
        Package::read(&mut Archive::open(&bytes).unwrap()).map(|package| package.sheets).map_err(|error| error.code)
    }

    #[test]
    fn sheets_are_found_from_their_folder_or_from_the_root() {
        assert_eq!(package("Target=\"c.xml\"", "r:id=\"r1\""), Ok(vec!["a/c.xml".into()]));
        assert_eq!(package("Target=\"/c.xml\"", "id=\"other\" r:id=\"r1\""), Ok(vec!["c.xml".into()]));
    }

    #[test]
    fn a_part_whose_name_calamine_could_read_otherwise_is_refused() {
        assert_eq!(package("Target=\"&#99;.xml\"", "r:id=\"r1\""), Err("broken-workbook"));
        assert_eq!(package("Target=\"c.xml\" Target=\"d.xml\"", "r:id=\"r1\""), Err("broken-workbook"));
        assert_eq!(package("Target=\"c.xml\"", "r:id=\"r2\""), Err("broken-workbook"));
    }

    #[test]
    fn a_relation_that_leads_nowhere_is_refused() {
        assert_eq!(package("", "r:id=\"r1\""), Err("broken-workbook"));
    }

    #[test]
    fn blank_texts_are_told() {
        let read = strings("<sst uniqueCount=\"9\"><si/><si><t>a</t></si><si><t> </t></si><si><t>&amp;</t></si></sst>");
        assert_eq!(read, Ok(Texts { count: 4, blank: vec![0, 2] }));
    }

    #[test]
    fn more_texts_than_there_are_may_not_be_claimed() {
        for count in ["100000", "99999999999999999999999"] {
            assert_eq!(strings(&format!("<sst uniqueCount=\"{count}\"/>")), Err("unsafe-workbook"), "{count}");
        }
    }

    #[test]
    fn formats_may_be_many_or_have_long_names_but_not_both() {
        assert_eq!((styles(65_000, 255), styles(10, 65_000)), (Ok(()), Ok(())));
        assert_eq!((styles(65_000, 65_000), styles(140_000, 1)), (Err("unsafe-workbook"), Err("unsafe-workbook")));
    }
}
