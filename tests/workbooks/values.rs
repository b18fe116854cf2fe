//! How cells read as text.

use hotline_report::records::Overrides;

use crate::make::{Xlsx, rows as made};
use crate::{lines, read, rows, warning};

const HEADER: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>";

/// What cells in A2, A3, … read as.
fn column(cells: &[&str], book: impl Fn(Xlsx) -> Xlsx) -> Vec<String> {
    let body: Vec<String> = (2..).zip(cells).map(|(row, cell)| format!("<row r=\"{row}\">{cell}</row>")).collect();
    let body = body.concat();
    let reading = read(&book(Xlsx::of(&format!("{HEADER}{body}"))).bytes());
    rows(&reading).concat()
}

#[test]
fn texts_are_read_as_they_are_wherever_they_stand() {
    let cells = [
        "<c t=\"s\"><v>1</v></c>",
        "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x &lt;y&gt; </t></is></c>",
        "<c t=\"str\"><f>A1</f><v>=1+1</v></c>",
    ];
    let strings =
        "<si><t>no</t></si><si><r><t xml:space=\"preserve\">Sex </t></r><r><rPr><b/></rPr><t>Trafficking</t></r></si>";
    let read = column(&cells, |book| Xlsx { strings, ..book });
    assert_eq!(read, ["Sex Trafficking", " x <y> ", "=1+1"]);
}

#[test]
fn numbers_have_no_decimals_that_they_do_not_need() {
    let cells = ["<c><v>185</v></c>", "<c><v>1.5E3</v></c>", "<c t=\"n\"><v>0.1</v></c>", "<c><f>A2</f><v>7</v></c>"];
    assert_eq!(column(&cells, |book| book), ["185", "1500", "0.1", "7"]);
}

#[test]
fn truth_values_are_words() {
    assert_eq!(column(&["<c t=\"b\"><v>1</v></c>", "<c t=\"b\"><v>0</v></c>"], |book| book), ["TRUE", "FALSE"]);
}

#[test]
fn codes_keep_their_leading_zeros() {
    assert_eq!(column(&["<c s=\"1\"><v>512</v></c>"], |book| book.with_formats(&["00000"])), ["00512"]);
}

#[test]
fn dates_are_iso_in_both_systems() {
    let cells = ["<c s=\"1\"><v>43830</v></c>", "<c s=\"2\"><v>43830.5</v></c>", "<c t=\"d\"><v>2020-01-31</v></c>"];
    let formats = ["m/d/yyyy", "d.m.yyyy h:mm"];
    let in_1900 = column(&cells, |book| book.with_formats(&formats));
    assert_eq!(in_1900, ["2019-12-31", "2019-12-31T12:00:00", "2020-01-31"]);
    let in_1904 = column(&cells, |book| Xlsx { is_1904: true, ..book.with_formats(&formats) });
    assert_eq!(in_1904, ["2024-01-01", "2024-01-01T12:00:00", "2020-01-31"]);
}

#[test]
fn the_leap_day_of_1900_is_kept_and_told() {
    let body = "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>59</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>60</v></c></row>\
                <row r=\"4\"><c r=\"A4\" s=\"1\"><v>61</v></c></row>";
    let reading = read(&Xlsx::of(&format!("{HEADER}{body}")).with_formats(&["yyyy-mm-dd"]).bytes());
    assert_eq!(rows(&reading).concat(), ["1900-02-28", "1900-02-29", "1900-03-01"]);
    assert_eq!(warning(&reading, "impossible-date"), Some((1, Some("A3"))));
}

#[test]
fn lengths_of_time_may_exceed_a_day() {
    assert_eq!(column(&["<c s=\"1\"><v>1.5</v></c>"], |book| book.with_formats(&["[h]:mm"])), ["36:00:00"]);
}

#[test]
fn errors_are_empty_and_told() {
    let body = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row>";
    let reading = read(&Xlsx::of(&format!("{HEADER}{body}")).bytes());
    assert_eq!(rows(&reading).concat(), ["1", ""]);
    assert_eq!(warning(&reading, "error-cells"), Some((1, Some("A3"))));
}

#[test]
fn errors_that_are_newer_than_the_library_are_errors_too() {
    let body = "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#SPILL!</v></c><c r=\"B2\"><v>1</v></c></row>";
    let reading = read(&Xlsx::of(&format!("{HEADER}{body}")).bytes());
    assert_eq!(rows(&reading).concat(), ["", "1"]);
    assert_eq!(warning(&reading, "error-cells"), Some((1, Some("A2"))));
}

#[test]
fn blank_texts_are_not_filled() {
    let strings = "<si><t/></si><si><t>x</t></si>";
    let blank = "<c t=\"s\"><v>0</v></c>";
    let row = format!("<row r=\"2\"><c t=\"s\"><v>1</v></c>{blank}</row><row r=\"3\">{blank}</row>");
    let reading = read(&Xlsx { strings, ..Xlsx::of(&format!("{HEADER}{row}")) }.bytes());
    assert_eq!((rows(&reading), reading.header.len()), (vec![vec!["x".into()]], 1));
}

#[test]
fn a_formula_without_its_result_is_empty_and_told() {
    let reading = read(&Xlsx::of(&format!("{HEADER}<row r=\"2\"><c r=\"A2\"><f>1+1</f></c></row>")).bytes());
    assert_eq!(rows(&reading).concat(), [""]);
    assert_eq!(warning(&reading, "formula-without-value"), Some((1, Some("A2"))));
}

#[test]
fn cells_need_not_say_where_they_stand() {
    let bare = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = format!("<row>{}{}</row><row>{}<c/></row>", bare("a"), bare("b"), bare("x"));
    assert_eq!(rows(&read(&Xlsx::of(&sheet).bytes())), [["x", ""]]);
}

#[test]
fn rows_know_their_numbers_on_the_sheet() {
    let reading = read(&Xlsx::of(&made(&[&["a", "b"], &["x", "1"], &[], &["-", "2"]])).bytes());
    assert_eq!(rows(&reading), [["x", "1"], ["", "2"]]);
    assert_eq!(lines(&reading), [2, 4]);
    assert_eq!(warning(&reading, "blank-lines"), Some((1, None)));
}

#[test]
fn a_reference_to_no_text_is_an_error_of_its_cell() {
    let sheet = format!("{HEADER}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c></row>");
    let error = crate::told(&Xlsx::of(&sheet).bytes(), &Overrides::default()).unwrap_err();
    assert_eq!((error.code, error.line, error.column.as_deref()), ("broken-workbook", Some(2), Some("A2")));
}
