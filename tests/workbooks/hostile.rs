//! Files that are made to exhaust their reader end in an error that says so, and soon.

use std::time::{Duration, Instant};

use hotline_report::records::Overrides;

use crate::make::{Xlsx, archive, borrowed, rows as made, tight_archive};
use crate::{read, refusal, rows, told};

/// Time limit for the busiest machine: a reader that believed these files would take far longer.
const SOON: Duration = Duration::from_mins(1);

/// Reads a workbook, which must end soon, in records or in an error of that code.
fn ends_soon(bytes: &[u8], expected: Option<&str>) {
    let begun = Instant::now();
    let outcome = told(bytes, &Overrides::default());
    assert!(begun.elapsed() < SOON, "it took {:?}", begun.elapsed());
    assert_eq!(outcome.as_ref().err().map(|error| error.code), expected);
}

#[test]
fn entities_made_of_entities_are_refused_soon() {
    let tens = |name: &str| format!("&{name};").repeat(10);
    let declared = format!("<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"{}\"><!ENTITY c \"{}\">", tens("a"), tens("b"));
    let sheet = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE l [{declared}]><worksheet><sheetData><row r=\"1\">\
         <c r=\"A1\" t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>"
    );
    let mut parts = Xlsx::of("").parts();
    parts[0].1 = sheet;
    ends_soon(&archive(&borrowed(&parts)), Some("unsafe-workbook"));
}

#[test]
fn a_sheet_of_blanks_is_refused_soon() {
    ends_soon(&Xlsx::of(&" ".repeat(20 << 20)).bytes(), Some("unsafe-workbook"));
}

#[test]
fn a_sheet_of_a_million_like_cells_is_refused_soon() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1000));
    let parts = Xlsx::of(&row.repeat(1200)).parts();
    ends_soon(&tight_archive(&borrowed(&parts)), Some("unsafe-workbook"));
}

#[test]
fn a_claim_of_four_billion_texts_is_refused_soon() {
    let claims = "count=\"4294967295\" uniqueCount=\"4294967295\"";
    let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let book = Xlsx { claims, strings: "<si><t>a</t></si>", ..Xlsx::of(sheet) };
    ends_soon(&book.bytes(), Some("unsafe-workbook"));
}

#[test]
fn two_cells_in_opposite_corners_are_too_large_soon() {
    let sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    ends_soon(&Xlsx::of(sheet).bytes(), Some("too-large"));
}

#[test]
fn days_around_the_leap_day_that_never_was_are_records() {
    let cells =
        "<c r=\"A1\"><v>59</v></c><c r=\"B1\"><v>60</v></c><c r=\"C1\"><v>61</v></c><c r=\"D1\"><v>45292.5</v></c>";
    ends_soon(&Xlsx::of(&format!("<row r=\"1\">{cells}</row>")).bytes(), None);
}

#[test]
fn markup_and_formulas_in_texts_are_records() {
    let texts = ["&lt;img src=x onerror=alert(1)&gt;", "=HYPERLINK(\"http://example.org/?\"&amp;A1)"];
    let cell = |(column, text)| format!("<c r=\"{column}1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let cells: String = ["A", "B"].into_iter().zip(texts).map(cell).collect();
    ends_soon(&Xlsx::of(&format!("<row r=\"1\">{cells}</row>")).bytes(), None);
}

#[test]
fn a_workbook_of_one_cell_has_one_record() {
    let book = Xlsx::of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    assert_eq!(rows(&read(&book.bytes())), [["1"]]);
}

#[test]
fn a_cell_at_the_far_end_of_a_sheet_is_named() {
    let sheet = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let error = told(&Xlsx::of(sheet).bytes(), &Overrides::default()).unwrap_err();
    assert_eq!((error.code, error.column.as_deref()), ("too-large", Some("XFD1048576")));
    let named = Overrides { sheet: Some("Data".into()), ..Overrides::default() };
    assert_eq!(told(&Xlsx::of(sheet).bytes(), &named).unwrap_err(), error);
}

#[test]
fn addresses_beyond_a_sheet_or_out_of_order_are_broken() {
    for cell in ["XFE1", "A1048577", "AAAAAAAAAAAAA1", "A99999999999999999999", "B2", "", "1A"] {
        let sheet = format!("<row r=\"1\"><c r=\"{cell}\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>");
        assert_eq!(refusal(&Xlsx::of(&sheet).bytes()), "broken-workbook", "{cell}");
    }
    let sheet = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    assert_eq!(refusal(&Xlsx::of(sheet).bytes()), "broken-workbook");
}

#[test]
fn a_claimed_dimension_is_not_believed() {
    let book = Xlsx { ahead: "<dimension ref=\"A1:XFD1048576\"/>", ..Xlsx::of(&made(&[&["a", "b"], &["x", "1"]])) };
    assert_eq!(rows(&read(&book.bytes())), [["x", "1"]]);
    assert_eq!(refusal(&Xlsx { ahead: "<dimension ref=\"B2:A1\"/>", ..book }.bytes()), "broken-workbook");
}

#[test]
fn what_is_no_workbook_is_told() {
    assert_eq!(refusal(b""), "not-a-table");
    assert_eq!(refusal(b"a,b\n1,2\n"), "not-a-table");
    assert_eq!(refusal(&archive(&[("readme.txt", "hello")])), "not-a-table");
    assert_eq!(refusal(b"PK\x03\x04 and no more"), "broken-workbook");
}

#[test]
fn more_parts_than_any_workbook_has_are_refused() {
    let names: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(refusal(&archive(&parts)), "unsafe-workbook");
}

/// The same archive, whose parts are said to be of no size.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    for (signature, size) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|place| bytes[*place..].starts_with(signature)).collect();
        for place in places {
            bytes[place + size..place + size + 4].fill(0);
        }
    }
    bytes
}

#[test]
fn sizes_that_an_archive_claims_are_not_believed() {
    let blank = " ".repeat(900 << 10) + "<row/>";
    let bomb = Xlsx::of(&blank.repeat(40)).bytes();
    assert!(bomb.len() < 1 << 20);
    assert_eq!((refusal(&bomb), refusal(&lying(bomb))), ("unsafe-workbook", "broken-workbook"));
}

#[test]
fn claimed_texts_are_not_believed() {
    let book = Xlsx { claims: "uniqueCount=\"4294967295\"", ..Xlsx::of(&made(&[&["a"]])) };
    assert_eq!(refusal(&book.bytes()), "unsafe-workbook");
}

#[test]
fn entities_of_its_own_are_refused() {
    let book = Xlsx { ahead: "<!DOCTYPE a [<!ENTITY b \"x\">]>", ..Xlsx::of(&made(&[&["a"]])) };
    assert_eq!(refusal(&book.bytes()), "unsafe-workbook");
}

#[test]
fn a_piece_that_no_cell_can_hold_is_refused() {
    let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row>", "x".repeat(2 << 20));
    assert_eq!(refusal(&Xlsx::of(&cell).bytes()), "unsafe-workbook");
}

#[test]
fn parts_and_sheets_that_share_a_name_are_broken() {
    assert_eq!(refusal(&archive(&[("[Content_Types].xml", ""), ("a.xml", ""), ("A.xml", "")])), "broken-workbook");
    let table = made(&[&["a", "b"]]);
    let book = Xlsx::of_sheets(&[("Data", "visible", &table), ("Data", "visible", &table)]);
    assert_eq!(refusal(&book.bytes()), "broken-workbook");
}

#[test]
fn cells_in_two_places_are_broken() {
    let again = format!("{0}</sheetData><sheetData>{0}</sheetData>", made(&[&["a", "b"]]));
    assert_eq!(refusal(&Xlsx::of(&again).bytes()), "broken-workbook");
}

#[test]
fn more_merged_areas_than_any_sheet_has_are_refused() {
    let merges = "<mergeCell ref=\"A1:B2\"/>".repeat(100_001);
    let sheet = format!("{}</sheetData><mergeCells>{merges}</mergeCells>", made(&[&["a", "b"]]));
    assert_eq!(refusal(&Xlsx::of(&sheet).bytes()), "too-large");
}
