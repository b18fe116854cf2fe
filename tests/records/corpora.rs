use hotline_report::records::{Failure, FailureKind, Format, Reading};
use serde_json::{Map, Value};

use crate::difficult::difficult;
use crate::{data, read};

fn value(reading: &Reading, column: &str, row: usize) -> String {
    let found = reading.records.column(column).and_then(|column| column.value(row));
    found.unwrap_or_else(|| panic!("no {column:?} in row {row}")).to_owned()
}

/// The rows as objects of texts.
fn objects(reading: &Reading) -> Value {
    let object = |row| -> Map<String, Value> {
        let columns = reading.records.columns().iter();
        columns.map(|column| (column.name().to_owned(), column.value(row).into())).collect()
    };
    (0..reading.records.len()).map(|row| Value::Object(object(row))).collect()
}

#[test]
fn csv_spectrum_reads_as_it_says() {
    for name in [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    ] {
        let path = format!("csv-spectrum/csvs/{name}.csv");
        let bytes = data(&path);
        let expected: Value = serde_json::from_slice(&data(&format!("csv-spectrum/json/{name}.json"))).unwrap();
        assert_eq!(objects(&read(&path, &bytes).unwrap()), expected, "{name}");
    }
}

/// What the corpus expects of this file has another telephone number than the file.
#[test]
fn csv_spectrum_has_quotes_within_fields() {
    let path = "csv-spectrum/csvs/location_coordinates.csv";
    let reading = read(path, &data(path)).unwrap();
    assert_eq!(value(&reading, "Location Coordinates", 0), "37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W");
}

/// Reads a file with one difficulty.
fn adversarial(name: &str) -> Reading {
    read(&format!("{name}.csv"), &difficult(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Delimiter, lines before the table, columns, rows, rows that failed.
type Shape = (char, u32, usize, usize, u64);

fn shape(reading: &Reading) -> Shape {
    let dialect = reading.dialect.as_ref().unwrap();
    let failed = reading.failures.iter().map(|failure| failure.rows).sum();
    let delimiter = char::from(dialect.delimiter);
    (delimiter, dialect.preamble_lines, reading.header.len(), reading.records.len(), failed)
}

#[test]
fn hostile_files_read_as_they_should() {
    let expected: [(&str, Shape); 18] = [
        ("ambiguous_dates", (',', 0, 1, 3, 0)),
        ("bidi_labels", (',', 0, 2, 3, 0)),
        ("cp1252_semicolon_decimalcomma", (';', 0, 3, 1, 0)),
        ("dmy_dates", (',', 0, 1, 2, 0)),
        ("dup_blank_headers", (',', 0, 4, 1, 0)),
        ("formula_cells", (',', 0, 2, 7, 0)),
        ("lone_cr", (',', 0, 2, 2, 0)),
        ("mixed_eol", (',', 0, 2, 3, 0)),
        ("nul_bytes", (',', 0, 2, 1, 0)),
        // The last of its rows is the total of the others.
        ("preamble_footer", (',', 3, 2, 1, 0)),
        ("proto_headers", (',', 0, 4, 1, 0)),
        ("ragged", (',', 0, 3, 0, 2)),
        ("sep_line", (';', 1, 2, 1, 0)),
        ("utf16be_bom", (';', 0, 3, 1, 0)),
        ("utf16le_bom_tab", ('\t', 0, 3, 1, 0)),
        ("utf16le_nobom", (';', 0, 3, 1, 0)),
        ("utf8_bom", (';', 0, 3, 1, 0)),
        ("wide_20000_cols", (',', 0, 20_000, 1, 0)),
    ];
    for (name, expected) in expected {
        let reading = adversarial(name);
        assert_eq!(shape(&reading), expected, "{name}");
    }
}

#[test]
fn a_quote_that_is_never_closed_is_accounted_for() {
    let reading = adversarial("unclosed_quote");
    let kinds: Vec<_> = reading.failures.iter().map(|Failure { kind, lines, .. }| (*kind, lines[0])).collect();
    assert_eq!(kinds, [(FailureKind::UnclosedQuote, 2)]);
}

#[test]
fn files_without_records_say_so() {
    for (name, code) in [("empty", "empty-file"), ("header_only", "no-records")] {
        let read = read(&format!("{name}.csv"), &difficult(name));
        assert_eq!(read.unwrap_err().code, code, "{name}");
    }
}

#[test]
fn words_come_through_in_every_encoding() {
    for name in ["cp1252_semicolon_decimalcomma", "utf16be_bom", "utf16le_bom_tab", "utf16le_nobom", "utf8_bom"] {
        let reading = adversarial(name);
        assert_eq!(value(&reading, "Categoría", 0), "Víctima “A”", "{name}");
    }
}

#[test]
fn workbooks_are_read_like_other_files() {
    let reading = read("one-cell.xlsx", &data("one-cell.xlsx")).unwrap();
    assert_eq!((reading.format, reading.records.len()), (Format::Workbook, 1));
}

#[test]
fn naughty_strings_are_values_like_others() {
    let strings: Vec<String> = serde_json::from_slice(&data("naughty-strings/blns.json")).unwrap();
    let quoted = strings.iter().map(|string| format!("1,\"{}\"\n", string.replace('"', "\"\"")));
    let file = format!("id,text\n{}", quoted.collect::<String>());
    let reading = read("blns.csv", file.as_bytes()).unwrap();
    assert_eq!(reading.records.len(), strings.len());
    for (row, string) in strings.iter().enumerate() {
        assert_eq!(value(&reading, "text", row), string.replace('\0', ""));
    }
}
