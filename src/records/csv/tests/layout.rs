use super::*;

#[test]
fn the_header_names_the_columns_and_the_rest_are_rows() {
    let reading = read("state,type\nTexas,Sex\nOhio,Labor\n");
    assert_eq!(reading.header, ["state", "type"]);
    assert_eq!(rows(&reading), [["Texas", "Sex"], ["Ohio", "Labor"]]);
    assert_eq!(reading.bytes, 32);
    assert_eq!((reading.failures, reading.warnings), (vec![], vec![]));
}

#[test]
fn the_last_line_needs_no_end() {
    assert_eq!(rows(&read("a,b\n1,2")), [["1", "2"]]);
}

#[test]
fn a_file_may_end_with_a_delimiter() {
    assert_eq!(rows(&read("a,b\n1,")), [["1", ""]]);
}

#[test]
fn all_line_ends_may_be_mixed() {
    let reading = read("a,b\r\n1,2\n3,4\r5,6\r\n7,8\r");
    assert_eq!(rows(&reading), [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]]);
    assert_eq!(lines(&reading), [2, 3, 4, 5]);
}

#[test]
fn quoted_fields_may_hold_delimiters_quotes_and_line_ends() {
    let reading = read("a,b\n\"x,y\",\"say \"\"no\"\"\"\n\"one\r\ntwo\",3\n4,5\n");
    assert_eq!(rows(&reading), [["x,y", "say \"no\""], ["one\r\ntwo", "3"], ["4", "5"]]);
}

#[test]
fn lines_are_those_of_the_file_also_behind_quoted_line_ends() {
    let reading = read("a,\"b\nb\"\n1,2\n\"x\r\ny\rz\",3\n\n4,5\n6,7\n");
    assert_eq!(lines(&reading), [3, 4, 8, 9]);
}

#[test]
fn quoted_and_unquoted_values_are_the_same() {
    let reading = read("a\nx\n\"x\"\n");
    assert_eq!(reading.records.columns()[0].values(), ["", "x"]);
}

#[test]
fn without_a_quote_quotes_are_text() {
    let reading = read_as("a,b\n\"x,y\"\n", &Dialect { quote: None, ..dialect() });
    assert_eq!(rows(&reading), [["\"x", "y\""]]);
}

#[test]
fn a_quote_within_an_unquoted_field_is_text() {
    let reading = read("a,b\n5\" pipe,x\n");
    assert_eq!(rows(&reading), [["5\" pipe", "x"]]);
    assert_eq!(reading.warnings, []);
}

#[test]
fn text_behind_a_closing_quote_belongs_to_the_field_and_is_told() {
    let reading = read("a,b\n1,2\n\"x\" y,\"z\"\"\"\n\"x\",\"y\"z\n");
    assert_eq!(rows(&reading)[1..], [["x y", "z\""], ["x", "yz"]]);
    let warning = warning(&reading, "stray-quote");
    assert_eq!((warning.count, warning.line), (2, Some(3)));
}

#[test]
fn a_preamble_is_passed_over_and_its_lines_are_counted() {
    let reading = read_as("Report \"x\r\n\r\na,b\n1,2\n", &Dialect { preamble_lines: 2, ..dialect() });
    assert_eq!(rows(&reading), [["1", "2"]]);
    assert_eq!(lines(&reading), [4]);
}

#[test]
fn without_a_header_the_columns_are_numbered() {
    let reading = read_as("1,2\n3,4\n", &Dialect { header: false, ..dialect() });
    assert_eq!(reading.header, ["column 1", "column 2"]);
    assert_eq!(rows(&reading), [["1", "2"], ["3", "4"]]);
    assert_eq!(lines(&reading), [1, 2]);
}

#[test]
fn a_header_alone_makes_no_rows() {
    assert_eq!(read("a,b\n").records.len(), 0);
}

#[test]
fn an_empty_file_is_an_error() {
    assert_eq!(try_read("", &dialect(), &ColumnSelection::All).unwrap_err().code, "empty-file");
    assert_eq!(try_read("\n\n", &dialect(), &ColumnSelection::All).unwrap_err().code, "empty-file");
}

#[test]
fn a_header_that_never_ends_is_an_error() {
    let error = try_read("\n\"a,b\n1,2\n", &dialect(), &ColumnSelection::All).unwrap_err();
    assert_eq!((error.code, error.line), ("not-a-table", Some(2)));
}

#[test]
fn other_delimiters_and_quotes_work_alike() {
    let dialect = Dialect { delimiter: b'\t', quote: Some(b'\''), ..dialect() };
    assert_eq!(rows(&read_as("a\tb\n'x\ty'\t\"\n", &dialect)), [["x\ty", "\""]]);
}

#[test]
fn the_window_grows_for_a_record_that_is_longer() {
    let long = "x".repeat(1000);
    let text = format!("a,b\n1,2\n\"{long}\",3\n4,5\n");
    let reading = read_in_pieces(text.as_bytes(), &dialect(), 64, 4096, 10);
    assert_eq!(rows(&reading), [["1", "2"], [long.as_str(), "3"], ["4", "5"]]);
}

#[test]
fn a_quoted_field_that_is_cut_for_a_missing_delimiter_is_told() {
    let reading = read("a,b,c\n1,2,3\n1,2\"x, y\"\n");
    assert_eq!((rows(&reading)[1].len(), warning(&reading, "stray-quote").line), (3, Some(3)));
}

#[test]
fn a_quote_behind_a_name_of_the_heading_is_told() {
    assert_eq!(warning(&read("a,\"b\"x,c\n1,2,3\n"), "stray-quote").line, Some(1));
}

/// Reads a table whose heading the layout does not find.
fn headless(text: &str) -> Reading {
    read_as(text, &Dialect { preamble_lines: 1, header: false, ..dialect() })
}

#[test]
fn a_heading_with_a_quote_that_is_never_closed_names_the_columns() {
    let reading = headless("\"date,county,\"need\",calls\n1,2,3,4\n5,6,7,8\n");
    assert_eq!(reading.header, ["\"date", "county", "need", "calls"]);
    assert_eq!((rows(&reading).len(), lines(&reading)[0], reading.left_out.len()), (2, 2, 0));
    assert_eq!(warning(&reading, "stray-quote").line, Some(1));
    let reading = read("date,county,\"need,\"calls\",x\n1,2,3,4,5\n5,6,7,8,9\n");
    assert_eq!(reading.header, ["date", "county", "\"need", "calls", "x"]);
    assert_eq!(read("a,\"\"b\",c\n1,2,3\n").header, ["a", "\"b", "c"]);
}

#[test]
fn a_heading_with_blanks_for_delimiters_names_the_columns_and_is_told() {
    let reading = headless("date county need calls age sex\n1,2,3,4,5,6\n");
    assert_eq!(reading.header, ["date", "county", "need", "calls", "age", "sex"]);
    assert_eq!(warning(&reading, "heading-delimiter").line, Some(1));
}

#[test]
fn a_title_is_no_heading() {
    for title in ["Calls by county 2024", "Calls of 5 counties in Missouri", "\"Calls", "Calls, by county"] {
        let reading = headless(&format!("{title}\n1,2,3,4\n"));
        assert_eq!(reading.header[0], "column 1", "{title}");
        assert_eq!(left_out(&reading, LeftOutReason::Preamble).lines, [1]);
    }
}

#[test]
fn a_value_in_a_column_without_a_name_is_kept_though_the_first_rows_are_empty() {
    let text = format!("a,b\n{}1,2,late\n", "1,2,\n".repeat(150));
    let reading = read(&text);
    assert_eq!(reading.header, ["a", "b", "column 3"]);
    assert_eq!(rows(&reading)[150], ["1", "2", "late"]);
}
