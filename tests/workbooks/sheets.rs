//! Which sheet is read, and where on it the table is.

use hotline_report::records::{ColumnSelection, LeftOutReason, Overrides, preview_workbook, read_workbook, sheets};

use crate::make::{Xlsx, rows as made};
use crate::{read, rows, told, warning};

fn named(sheet: &str) -> Overrides {
    Overrides { sheet: Some(sheet.into()), ..Overrides::default() }
}

fn several() -> Vec<u8> {
    let table = |value: &str| made(&[&["a", "b"], &[value, "1"]]);
    Xlsx::of_sheets(&[
        ("Cover", "visible", &made(&[&["About this workbook"]])),
        ("Chart", "visible", "<chart/>"),
        ("Lists", "hidden", &table("hidden")),
        ("Calls", "visible", &table("calls")),
        ("Cases", "visible", &table("cases")),
    ])
    .bytes()
}

#[test]
fn the_first_visible_sheet_with_a_table_is_read() {
    let reading = read(&several());
    assert_eq!((reading.sheet.as_deref(), rows(&reading).concat()), (Some("Calls"), vec!["calls".into(), "1".into()]));
}

#[test]
fn a_sheet_that_is_named_is_read_even_if_it_is_hidden() {
    let reading = told(&several(), &named("Lists")).unwrap();
    assert_eq!(rows(&reading).concat(), ["hidden", "1"]);
}

#[test]
fn sheets_that_can_have_a_table_are_listed() {
    assert_eq!(sheets(&several()).unwrap(), ["Cover", "Lists", "Calls", "Cases"]);
}

#[test]
fn a_sheet_that_is_not_there_is_an_error_that_names_those_that_are() {
    let error = told(&several(), &named("Case")).unwrap_err();
    assert_eq!(error.code, "unknown-sheet");
    assert!(error.remedy.contains("“Cases”?") && error.remedy.contains("“Cover”, “Lists”"), "{}", error.remedy);
}

#[test]
fn titles_and_notes_are_left_out_and_told() {
    let sheet = made(&[&["Report"], &[], &["Type", "2019", "2020"], &["Sex", "1", "2"], &[], &["Source: hotline"]]);
    let reading = read(&Xlsx::of(&sheet).bytes());
    assert_eq!(reading.header, ["Type", "2019", "2020"]);
    assert_eq!(rows(&reading), [["Sex", "1", "2"]]);
    let left_out: Vec<_> = reading.left_out.iter().map(|out| (out.reason, &*out.lines, &*out.example)).collect();
    assert_eq!(
        left_out,
        [(LeftOutReason::Preamble, &[1][..], "Report"), (LeftOutReason::Footer, &[6], "Source: hotline")]
    );
}

#[test]
fn every_row_above_and_below_a_table_is_listed_with_all_its_cells() {
    let sheet = made(&[
        &["Report", "-", "-", "of 2024"],
        &["made by", "me"],
        &[],
        &["Type", "2019", "2020", "2021"],
        &["Sex", "1", "2", "3"],
        &[],
        &["* preliminary"],
        &["Source", "hotline"],
    ]);
    let reading = read(&Xlsx::of(&sheet).bytes());
    let listed: Vec<u64> = reading.left_out.iter().flat_map(|out| out.lines.clone()).collect();
    assert_eq!((rows(&reading).len(), listed), (1, vec![1, 2, 7, 8]));
    assert_eq!(reading.left_out[0].example, "Report, of 2024");
}

#[test]
fn what_the_user_knows_of_the_header_is_followed() {
    let bytes = Xlsx::of(&made(&[&["Report", "x"], &["a", "b"], &["c", "d"]])).bytes();
    let overrides = Overrides { preamble_lines: Some(1), ..Overrides::default() };
    assert_eq!(told(&bytes, &overrides).unwrap().header, ["a", "b"]);
    let overrides = Overrides { preamble_lines: Some(1), header: Some(false), ..Overrides::default() };
    let reading = told(&bytes, &overrides).unwrap();
    assert_eq!((reading.header.concat().as_str(), reading.records.len()), ("column 1column 2", 2));
}

#[test]
fn merged_headings_name_groups_of_columns() {
    let rows =
        made(&[&["State", "Victims", "-", "Callers"], &["-", "Minors", "Adults", "All"], &["MO", "1", "2", "3"]]);
    let merges = "</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>";
    let reading = read(&Xlsx::of(&format!("{rows}{merges}")).bytes());
    assert_eq!(reading.header, ["State", "Victims – Minors", "Victims – Adults", "Callers – All"]);
    assert_eq!(crate::rows(&reading), [["MO", "1", "2", "3"]]);
}

#[test]
fn a_merged_label_holds_for_all_its_rows_and_a_merged_amount_for_one() {
    let rows = made(&[&["State", "City", "Calls"], &["MO", "x", "5"], &["-", "y", "-"], &["KS", "z", "1"]]);
    let merges = "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"C2:C3\"/></mergeCells>";
    let reading = read(&Xlsx::of(&format!("{rows}{merges}")).bytes());
    assert_eq!(crate::rows(&reading), [["MO", "x", "5"], ["MO", "y", ""], ["KS", "z", "1"]]);
    assert_eq!(warning(&reading, "merged-cells"), Some((2, Some("A2"))));
}

#[test]
fn a_preview_shows_the_first_200_rows() {
    let body: Vec<[&str; 2]> = vec![["x", "1"]; 300];
    let mut all: Vec<&[&str]> = vec![&["a", "b"]];
    all.extend(body.iter().map(<[&str; 2]>::as_slice));
    let preview = preview_workbook(&Xlsx::of(&made(&all)).bytes(), &Overrides::default()).unwrap();
    assert_eq!(
        (preview.sheet.as_str(), preview.sheets, preview.header),
        ("Data", vec!["Data".into()], vec!["a".into(), "b".into()])
    );
    assert_eq!((preview.rows.len(), preview.rows.last().unwrap().as_slice()), (200, &["x".into(), "1".into()][..]));
}

#[test]
fn a_header_alone_makes_no_records() {
    assert_eq!(read(&Xlsx::of(&made(&[&["a", "b"]])).bytes()).records.len(), 0);
}

#[test]
fn an_empty_workbook_has_no_table() {
    assert_eq!(crate::refusal(&Xlsx::of("").bytes()), "not-a-table");
}

#[test]
fn only_the_columns_that_are_wanted_are_read() {
    let bytes = Xlsx::of(&made(&[&["a", "b", "c"], &["x", "1", "2"]])).bytes();
    let wanted = |names: &[&str]| ColumnSelection::Named(names.iter().map(|name| (*name).to_owned()).collect());
    let reading = read_workbook(&bytes, &wanted(&["c", "a"]), &Overrides::default()).unwrap();
    assert_eq!((rows(&reading).concat(), reading.header.len()), (vec!["x".into(), "2".into()], 3));
    let error = read_workbook(&bytes, &wanted(&["d"]), &Overrides::default()).unwrap_err();
    assert_eq!((error.code, error.column.as_deref()), ("missing-column", Some("d")));
}
