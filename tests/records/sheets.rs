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
