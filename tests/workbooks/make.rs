//! Small workbooks, as spreadsheet programs make them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Makes an archive of parts: names and texts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    archive_with(parts, SimpleFileOptions::default())
}

/// Makes an archive that is packed as tightly as deflate can.
pub(crate) fn tight_archive(parts: &[(&str, &str)]) -> Vec<u8> {
    archive_with(parts, SimpleFileOptions::default().compression_level(Some(9)))
}

fn archive_with(parts: &[(&str, &str)], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of Excel's present format. Where nothing is said, it has what most have.
#[derive(Clone)]
pub(crate) struct Xlsx {
    /// What stands in `sheetData` and after it: name, state, and the XML of each sheet.
    pub(crate) sheets: Vec<(&'static str, &'static str, String)>,
    /// The codes of number formats; a cell refers to the first by 1.
    pub(crate) formats: Vec<&'static str>,
    /// The XML of the shared texts.
    pub(crate) strings: &'static str,
    /// The XML of what a sheet says before its cells.
    pub(crate) ahead: &'static str,
    /// The attributes of the shared texts as a whole.
    pub(crate) claims: &'static str,
    /// Whether dates count from 1904.
    pub(crate) is_1904: bool,
}

impl Xlsx {
    /// A workbook of one sheet, whose rows and whatever follows them are given as XML.
    pub(crate) fn of(rows: &str) -> Self {
        Self {
            sheets: vec![("Data", "visible", closed(rows))],
            formats: Vec::new(),
            strings: "",
            ahead: "",
            claims: "",
            is_1904: false,
        }
    }

    /// A workbook of those sheets: name, state, rows.
    pub(crate) fn of_sheets(sheets: &[(&'static str, &'static str, &str)]) -> Self {
        let sheets = sheets.iter().map(|(name, state, rows)| (*name, *state, closed(rows))).collect();
        Self { sheets, ..Self::of("") }
    }

    /// The same with those number formats.
    pub(crate) fn with_formats(self, formats: &[&'static str]) -> Self {
        Self { formats: formats.to_vec(), ..self }
    }

    /// Returns the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        archive(&borrowed(&self.parts()))
    }

    /// Returns the parts of the file: names and texts, the first sheet first.
    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let (mut sheets, mut relations) = (String::new(), String::new());
        let mut parts = Vec::new();
        for (number, (name, state, cells)) in (1..).zip(&self.sheets) {
            write!(sheets, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>")
                .unwrap();
            let kind = if cells.contains("chart") { "chartsheet" } else { "worksheet" };
            let target = format!("{kind}s/sheet{number}.xml");
            write!(relations, "<Relationship Id=\"rId{number}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
                .unwrap();
            parts.push((
                format!("xl/{target}"),
                format!("<{kind} xmlns=\"{main}\">{}<sheetData>{cells}</{kind}>", self.ahead),
            ));
        }
        let mut formats = String::new();
        let mut styles = String::from("<xf numFmtId=\"0\"/>");
        for (id, code) in (164..).zip(&self.formats) {
            write!(formats, "<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>").unwrap();
            write!(styles, "<xf numFmtId=\"{id}\"/>").unwrap();
        }
        write!(relations, "<Relationship Id=\"s\" Type=\"{office}/styles\" Target=\"styles.xml\"/>").unwrap();
        write!(relations, "<Relationship Id=\"t\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/>")
            .unwrap();
        let date = if self.is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
        let wrapped = |inner: &str| {
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
            )
        };
        let root = format!("<Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>");
        parts.extend([
            (
                "[Content_Types].xml".into(),
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
            ),
            ("_rels/.rels".into(), wrapped(&root)),
            ("xl/_rels/workbook.xml.rels".into(), wrapped(&relations)),
            (
                "xl/workbook.xml".into(),
                format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\">{date}<sheets>{sheets}</sheets></workbook>"),
            ),
            (
                "xl/styles.xml".into(),
                format!(
                    "<styleSheet xmlns=\"{main}\"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
                ),
            ),
            ("xl/sharedStrings.xml".into(), format!("<sst xmlns=\"{main}\" {}>{}</sst>", self.claims, self.strings)),
        ]);
        parts
    }
}

/// Borrows the names and texts of parts.
pub(crate) fn borrowed(parts: &[(String, String)]) -> Vec<(&str, &str)> {
    parts.iter().map(|(name, text)| (&**name, &**text)).collect()
}

fn closed(rows: &str) -> String {
    if rows.contains("</sheetData>") { rows.to_owned() } else { format!("{rows}</sheetData>") }
}

/// Rows of cells whose XML tells numbers from texts, from row 1 and column A on; `-` is no cell at all.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (row, cells) in (1..).zip(rows) {
        write!(xml, "<row r=\"{row}\">").unwrap();
        for (column, text) in ('A'..='Z').zip(*cells).filter(|(_, text)| **text != "-") {
            let cell = if text.parse::<f64>().is_ok() {
                format!("<c r=\"{column}{row}\"><v>{text}</v></c>")
            } else {
                format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            };
            xml.push_str(&cell);
        }
        xml.push_str("</row>");
    }
    xml
}
