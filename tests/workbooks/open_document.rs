//! Workbooks of `OpenDocument`.

use hotline_report::records::{Overrides, sheets};

use crate::make::archive;
use crate::{lines, read, refusal, rows, told, warning};

/// What the first part of such a workbook says.
pub(crate) const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\">\
         <office:automatic-styles><style:style style:name=\"gone\"><style:table-properties table:display=\"false\"/>\
         </style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", MIME),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"),
        ("content.xml", &content),
    ])
}

fn table(rows: &str) -> Vec<u8> {
    ods(&format!("<table:table table:name=\"Data\">{}{rows}</table:table>", row("", &[text("a"), text("b")])))
}

fn row(attributes: &str, cells: &[String]) -> String {
    format!("<table:table-row {attributes}>{}</table:table-row>", cells.concat())
}

fn cell(attributes: &str, shown: &str) -> String {
    format!("<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>")
}

fn text(shown: &str) -> String {
    cell("office:value-type=\"string\"", shown)
}

fn number(value: &str) -> String {
    cell(&format!("office:value-type=\"float\" office:value=\"{value}\""), value)
}

/// What a cell beside a text reads as.
fn value(cell: String) -> String {
    rows(&read(&table(&row("", &[text("x"), cell])))).concat().pop().unwrap()
}

#[test]
fn values_of_every_kind_are_read() {
    assert_eq!(value(number("0.5")), "0.5");
    assert_eq!(value(cell("office:value-type=\"float\" office:value=\"512\"", "00512")), "00512");
    assert_eq!(value(cell("office:value-type=\"date\" office:date-value=\"2020-01-31\"", "31.1.")), "2020-01-31");
    assert_eq!(value(cell("office:value-type=\"date\" office:date-value=\"2020-01-31T00:00:00\"", "")), "2020-01-31");
    assert_eq!(value(cell("office:value-type=\"time\" office:time-value=\"PT36H00M00S\"", "")), "36:00:00");
    assert_eq!(value(cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "yes")), "TRUE");
}

#[test]
fn texts_keep_their_blanks_and_lines_and_lose_their_comments() {
    let shown = "a<text:s text:c=\"3\"/>b<text:tab/>&amp;</text:p><office:annotation><text:p>no</text:p></office:annotation><text:p>c";
    assert_eq!(value(text(shown)), "a   b\t&\nc");
}

#[test]
fn errors_are_empty_and_told() {
    let wrong = cell("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A");
    let reading = read(&table(&row("", &[text("x"), wrong])));
    assert_eq!(
        (rows(&reading), warning(&reading, "error-cells")),
        (vec![vec!["x".into(), String::new()]], Some((1, Some("B2"))))
    );
}

#[test]
fn repeated_cells_and_rows_count_as_often_as_they_say() {
    let twice = row(
        "table:number-rows-repeated=\"2\"",
        &[cell("office:value-type=\"string\" table:number-columns-repeated=\"2\"", "x")],
    );
    let blank = row("table:number-rows-repeated=\"3\"", &[cell("table:number-columns-repeated=\"16384\"", "")]);
    let reading = read(&table(&format!("{twice}{blank}{}", row("", &[text("y"), number("1")]))));
    assert_eq!(rows(&reading), [["x", "x"], ["x", "x"], ["y", "1"]]);
    assert_eq!(lines(&reading), [2, 3, 7]);
}

#[test]
fn an_empty_rest_of_the_sheet_costs_nothing() {
    let blank = row(
        "table:number-rows-repeated=\"4294967295\"",
        &["<table:table-cell table:number-columns-repeated=\"4294967295\"/>".into()],
    );
    assert_eq!(read(&table(&format!("{}{blank}{blank}", row("", &[text("x"), number("1")])))).records.len(), 1);
}

#[test]
fn what_is_repeated_beyond_a_sheet_is_refused() {
    for rows in ["4294967295", "99999999999999", "1048577", "1000000"] {
        let cell = cell("office:value-type=\"string\" table:number-columns-repeated=\"30\"", "x");
        assert_eq!(
            refusal(&table(&row(&format!("table:number-rows-repeated=\"{rows}\""), &[cell]))),
            "too-large",
            "{rows}"
        );
    }
    let wide = cell("office:value-type=\"string\" table:number-columns-repeated=\"4294967295\"", "x");
    assert_eq!(refusal(&table(&row("", &[text("y"), wide]))), "too-large");
}

#[test]
fn merged_cells_are_told() {
    let merged =
        cell("office:value-type=\"string\" table:number-columns-spanned=\"1\" table:number-rows-spanned=\"2\"", "MO");
    let below = row("", &["<table:covered-table-cell/>".into(), number("2")]);
    let reading = read(&table(&format!("{}{below}", row("", &[merged, number("1")]))));
    assert_eq!(rows(&reading), [["MO", "1"], ["MO", "2"]]);
    assert_eq!(warning(&reading, "merged-cells"), Some((1, Some("A2"))));
}

#[test]
fn hidden_sheets_are_read_only_if_they_are_named() {
    let one = |name: &str, style: &str, value: &str| {
        let rows = format!("{}{}", row("", &[text("a"), text("b")]), row("", &[text(value), number("1")]));
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let bytes = ods(&format!("{}{}", one("Lists", "gone", "hidden"), one("Calls", "shown", "calls")));
    assert_eq!(sheets(&bytes).unwrap(), ["Lists", "Calls"]);
    assert_eq!(rows(&read(&bytes)).concat(), ["calls", "1"]);
    let overrides = Overrides { sheet: Some("Lists".into()), ..Overrides::default() };
    assert_eq!(rows(&told(&bytes, &overrides).unwrap()).concat(), ["hidden", "1"]);
}

#[test]
fn a_password_is_told() {
    let manifest = "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    assert_eq!(refusal(&archive(&[("META-INF/manifest.xml", manifest), ("content.xml", "???")])), "password-protected");
}

#[test]
fn a_document_that_is_cut_off_is_broken() {
    let manifest = ("META-INF/manifest.xml", "<manifest/>");
    let content = ("content.xml", "<d><table:table table:name=\"x\"><table:table-row>");
    assert_eq!(refusal(&archive(&[("mimetype", MIME), manifest, content])), "broken-workbook");
}

#[test]
fn a_table_within_a_cell_is_broken() {
    let inner = "<table:table-cell office:value-type=\"string\"><table:table table:name=\"y\"/></table:table-cell>";
    assert_eq!(refusal(&table(&row("", &[inner.into()]))), "broken-workbook");
}

#[test]
fn texts_may_not_be_repeated_without_end() {
    let long = cell("office:value-type=\"string\" table:number-columns-repeated=\"1000\"", &"x".repeat(200_000));
    assert_eq!(refusal(&table(&row("", &[long]))), "too-large");
    assert_eq!(refusal(&table(&row("", &[text("<text:s text:c=\"4000000000\"/>")]))), "unsafe-workbook");
}

#[test]
fn a_formula_without_its_result_is_empty_and_told() {
    let reading = read(&table(&row("", &[text("x"), "<table:table-cell table:formula=\"of:=1+1\"/>".into()])));
    assert_eq!(rows(&reading).concat(), ["x", ""]);
    assert_eq!(warning(&reading, "formula-without-value"), Some((1, Some("B2"))));
}

#[test]
fn what_a_merged_cell_covers_is_not_read() {
    let covered = "<table:covered-table-cell office:value-type=\"float\" office:value=\"7\"/>";
    let merged = cell("office:value-type=\"string\" table:number-columns-spanned=\"2\"", "x");
    assert_eq!(rows(&read(&table(&row("", &[merged, covered.into()])))).concat(), ["x", ""]);
}

#[test]
fn codes_keep_their_leading_zeros() {
    assert_eq!(value(cell("office:value-type=\"float\" office:value=\"512\"", "00512")), "00512");
}
