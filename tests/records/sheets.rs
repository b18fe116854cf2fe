//! What workbooks hold beside their records.

use std::io::{Cursor, Read as _, Write as _};

use hotline_report::records::Warning;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::read;

/// Six calls, of which a filter hides rows 3, 4 and 6.
fn filtered() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, fields) in (0..).zip([["Date", "County"], ["2023-01-02", "Boone"], ["2023-01-03", "Cole"]]) {
        for (column, field) in (0..).zip(fields) {
            sheet.write_string(row, column, field).unwrap();
        }
    }
    for row in 3..7 {
        sheet.write_string(row, 0, format!("2023-01-0{}", row + 1)).unwrap();
        sheet.write_string(row, 1, "Ray").unwrap();
    }
    for row in [2, 3, 5] {
        sheet.set_row_hidden(row).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The same archive with other texts for some parts.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String, more: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        copy.start_file(&name, SimpleFileOptions::default()).unwrap();
        copy.write_all(change(&name, text).as_bytes()).unwrap();
    }
    for (name, text) in more {
        copy.start_file(*name, SimpleFileOptions::default()).unwrap();
        copy.write_all(text.as_bytes()).unwrap();
    }
    copy.finish().unwrap().into_inner()
}

fn hidden(warnings: &[Warning]) -> Vec<(u64, Option<u64>)> {
    warnings.iter().filter(|warning| warning.code == "hidden-rows").map(|it| (it.count, it.line)).collect()
}

#[test]
fn rows_that_an_excel_sheet_hides_count_and_are_told() {
    let reading = read("calls.xlsx", &filtered()).unwrap();
    assert_eq!(reading.records.len(), 6);
    assert_eq!(hidden(&reading.warnings), [(3, Some(3))]);
}

#[test]
fn rows_that_an_opendocument_sheet_hides_count_and_are_told() {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = |attributes: &str, text: &str| {
        format!("<table:table-row {attributes}>{}{}</table:table-row>", cell(text), cell("Boone"))
    };
    let rows = [
        row("", "Date"),
        row("", "2023-01-02"),
        row(r#"table:visibility="filter""#, "2023-01-03"),
        row(r#"table:number-rows-repeated="2" table:visibility="collapse""#, "2023-01-04"),
        row("", "2023-01-05"),
    ];
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Calls">{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        rows.concat()
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let empty = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("mimetype", SimpleFileOptions::default()).unwrap();
        zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
        zip.finish().unwrap().into_inner()
    };
    let parts = [("META-INF/manifest.xml", manifest), ("content.xml", content.as_str())];
    let reading = read("calls.ods", &changed(&empty, |_, text| text, &parts)).unwrap();
    assert_eq!(reading.records.len(), 5);
    assert_eq!(hidden(&reading.warnings), [(3, Some(3))]);
}

/// A record of a binary workbook ([MS-XLSB] 2.1.4).
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let low = |number: usize| u8::try_from(number & 0x7F).unwrap();
    let kind = usize::from(kind);
    let mut bytes = if kind < 0x80 { vec![low(kind)] } else { vec![low(kind) | 0x80, low(kind >> 7)] };
    bytes.extend([low(data.len()) | 0x80, low(data.len() >> 7)]);
    bytes.extend(data);
    bytes
}

/// A text as binary workbooks write it.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).unwrap().to_le_bytes();
    length.into_iter().chain(units.iter().flat_map(|unit| unit.to_le_bytes())).collect()
}

/// A binary workbook with one sheet of texts and, in the last column, numbers.
fn binary(rows: &[(&str, f64)]) -> Vec<u8> {
    let place = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let cell = |column: usize| [place(column), [0; 4]].concat();
    let mut sheet = [record(0x94, &[0; 16]), record(0x91, &[])].concat();
    for (row, (county, calls)) in std::iter::once(&("County", -1.0)).chain(rows).enumerate() {
        sheet.extend(record(0x00, &[place(row).as_slice(), &[0; 21]].concat()));
        sheet.extend(record(0x06, &[cell(0), wide(county)].concat()));
        sheet.extend(match row {
            0 => record(0x06, &[cell(1), wide("Calls")].concat()),
            _ => record(0x05, &[cell(1).as_slice(), &calls.to_le_bytes()].concat()),
        });
    }
    sheet.extend(record(0x92, &[]));
    let listed = [[0; 4].as_slice(), &place(1), &wide("rId1"), &wide("Calls")].concat();
    let workbook = [record(0x9C, &listed), record(0x90, &[]), record(0x84, &[])].concat();
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("xl/workbook.bin", &workbook),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_binary_workbook_is_read_and_what_is_not_looked_at_is_told() {
    let reading = read("calls.xlsb", &binary(&[("Boone", 12.0), ("Cole", 0.5)])).unwrap();
    assert_eq!(reading.header, ["County", "Calls"]);
    let calls = reading.records.column("Calls").unwrap();
    assert_eq!((0..2).map(|row| calls.value(row)).collect::<Vec<_>>(), [Some("12"), Some("0.5")]);
    let told = reading.warnings.iter().find(|warning| warning.code == "binary-workbook").unwrap();
    assert!(told.message.contains("percentages"), "{}", told.message);
}

#[test]
fn a_binary_workbook_that_is_cut_off_or_scrambled_is_refused() {
    let whole = binary(&[("Boone", 12.0), ("Cole", 0.5)]);
    for length in (0..whole.len()).step_by(37) {
        assert!(read("calls.xlsb", &whole[..length]).is_err(), "{length}");
    }
    // What is scrambled may still be a table, but never ends in a panic.
    for place in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x5A;
        let _ = read("calls.xlsb", &bytes);
    }
}

#[test]
fn a_sheet_of_macros_is_no_damage() {
    let change = |name: &str, text: String| {
        match name {
        "xl/workbook.xml" => {
            text.replace("</sheets>", r#"<sheet name="Macro1" sheetId="9" state="hidden" r:id="rIdMacro"/></sheets>"#)
        }
        "xl/_rels/workbook.xml.rels" => text.replace(
            "</Relationships>",
            r#"<Relationship Id="rIdMacro" Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>"#,
        ),
        _ => text,
    }
    };
    let macros =
        r#"<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData/></xm:macrosheet>"#;
    let bytes = changed(&filtered(), change, &[("xl/macrosheets/sheet1.xml", macros)]);
    let reading = read("calls.xlsm", &bytes).unwrap();
    assert_eq!((reading.records.len(), reading.sheet.as_deref()), (6, Some("Sheet1")));
}
