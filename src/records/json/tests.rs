use super::super::column_selection::ColumnSelection;
use super::super::error::RecordsError;
use super::super::reading::{FailureKind, Format, Reading};
use super::read;

fn all(text: &str) -> Reading {
    read(text, Format::Json, &ColumnSelection::All, false).unwrap()
}

fn refused(text: &str) -> RecordsError {
    read(text, Format::Json, &ColumnSelection::All, false).unwrap_err()
}

/// Every row as its values, in the order of the columns.
fn rows(reading: &Reading) -> Vec<Vec<&str>> {
    let row = |row| reading.records.columns().iter().map(|column| column.value(row).unwrap()).collect();
    (0..reading.records.len()).map(row).collect()
}

#[test]
fn columns_are_the_union_of_names_in_the_order_they_are_met() {
    let reading = all(r#"[{"a":1,"b":"x"},{"c":true,"a":2}]"#);
    assert_eq!(reading.header, ["a", "b", "c"]);
    assert_eq!(rows(&reading), [["1", "x", ""], ["2", "", "true"]]);
}

#[test]
fn numbers_stay_as_they_are_written() {
    let reading = all(r#"[{"a":1.10,"b":12345678901234567890123,"c":-0.0,"d":1E5}]"#);
    assert_eq!(rows(&reading), [["1.10", "12345678901234567890123", "-0.0", "1E5"]]);
}

#[test]
fn null_and_what_is_missing_are_empty() {
    assert_eq!(rows(&all(r#"[{"a":null},{"a":"x"},{}]"#)), [[""], ["x"], [""]]);
}

#[test]
fn escapes_are_read() {
    assert_eq!(rows(&all(r#"[{"a":"\u00e1 \"b\"\n\ud83d\ude00"}]"#)), [["á \"b\"\n😀"]]);
}

#[test]
fn lists_of_plain_values_are_joined() {
    assert_eq!(rows(&all(r#"[{"a":["x","y",3,null]},{"a":[]}]"#)), [["\u{2063}x;\u{2063}y;\u{2063}3"], [""]]);
}

#[test]
fn a_list_of_one_word_is_the_word_and_of_one_text_a_list() {
    assert_eq!(
        rows(&all(r#"[{"a":["New Madrid"]},{"a":["Legal; help"]}]"#)),
        [["New Madrid"], ["\u{2063}Legal; help"]]
    );
}

#[test]
fn objects_within_are_flattened_once() {
    let reading = all(r#"[{"a":{"b":1,"c":["x","y"]},"d":2}]"#);
    assert_eq!(reading.header, ["a.b", "a.c", "d"]);
    assert_eq!(rows(&reading), [["1", "\u{2063}x;\u{2063}y", "2"]]);
}

#[test]
fn a_flattened_name_never_takes_the_place_of_another() {
    let reading = all(r#"[{"a.b":1,"a":{"b":2}}]"#);
    assert_eq!(reading.header, ["a.b", "a.b (2)"]);
    assert_eq!(rows(&reading), [["1", "2"]]);
}

#[test]
fn names_that_programs_have_for_themselves_are_names() {
    assert_eq!(all(r#"[{"__proto__":1,"constructor":2,"":3}]"#).header, ["__proto__", "constructor", "column 3"]);
}

#[test]
fn items_that_are_no_flat_objects_fail_with_their_number() {
    let reading = all(r#"[{"a":1},7,{"a":{"b":{"c":1}}},{"a":[[1]]},{"a":2}]"#);
    let failure = &reading.failures[0];
    assert_eq!((failure.kind, failure.rows, &failure.lines[..]), (FailureKind::NotAnObject, 3, &[2, 3, 4][..]));
    assert_eq!(failure.example, "7");
    assert_eq!([reading.records.line(0), reading.records.line(1)], [1, 5]);
}

#[test]
fn half_a_character_fails_with_its_item() {
    assert_eq!(all(r#"[{"a":"x"},{"a":"\ud83d"}]"#).failures[0].lines, [2]);
}

#[test]
fn a_list_may_be_a_member_of_an_object() {
    let reading = all(r#"{"count":2,"next":null,"meta":{"a":[1]},"tags":["x"],"data":[{"a":1},{"a":2}],"ok":true}"#);
    assert_eq!(rows(&reading), [["1"], ["2"]]);
}

#[test]
fn several_lists_are_refused() {
    let error = refused(r#"{"x":[{"a":1}],"y":[{"b":1}]}"#);
    assert_eq!(error.code, "not-a-table");
    assert!(error.message.contains("several lists"));
}

#[test]
fn documents_without_records_are_refused() {
    for text in [r#"{"a":1}"#, "[[1,2],[3,4]]", "[1,2]"] {
        assert_eq!(refused(text).code, "not-a-table", "{text}");
    }
}

#[test]
fn an_empty_list_has_no_rows() {
    assert!(all("[]").records.is_empty());
    assert!(all(r#"{"data":[]}"#).records.is_empty());
}

#[test]
fn objects_one_after_another_are_records() {
    let text = "{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\r\n\n{\"b\":\n\"y\"}";
    let reading = read(text, Format::JsonLines, &ColumnSelection::All, false).unwrap();
    assert_eq!(rows(&reading), [["1", ""], ["2", "x"], ["", "y"]]);
    assert_eq!(reading.records.line(2), 3);
}

#[test]
fn what_is_broken_is_told_by_its_line() {
    let error = refused("[{\"a\":1},\n{\"a\":}]");
    assert_eq!((error.code, error.line), ("bad-json", Some(2)));
    assert!(error.message.contains("character 6"), "{}", error.message);
    assert_eq!(refused("[{\"a\":1}").code, "bad-json");
    assert_eq!(refused("[{\"a\":1}] x").code, "bad-json");
}

#[test]
fn of_a_cut_text_the_whole_items_are_read() {
    for text in [r#"[{"a":1},{"a":2},{"a"#, r#"{"data":[{"a":1},{"a":2},{"#] {
        assert_eq!(rows(&read(text, Format::Json, &ColumnSelection::All, true).unwrap()), [["1"], ["2"]], "{text}");
    }
    let lines = read("{\"a\":1}\n{\"a\":2}\n{\"a", Format::JsonLines, &ColumnSelection::All, true).unwrap();
    assert_eq!(lines.records.len(), 2);
}

#[test]
fn only_columns_that_are_wanted_are_kept() {
    let wanted = ColumnSelection::Named(vec!["c".into(), "b".into()]);
    let reading = read(r#"[{"a":1,"b":2,"c":3}]"#, Format::Json, &wanted, false).unwrap();
    assert_eq!(reading.header, ["a", "b", "c"]);
    assert_eq!(rows(&reading), [["2", "3"]]);
}

#[test]
fn a_column_that_is_wanted_and_missing_is_an_error() {
    let wanted = ColumnSelection::Named(vec!["x".into()]);
    assert!(read(r#"[{"a":1}]"#, Format::Json, &wanted, false).is_err());
}

#[test]
fn a_name_twice_in_an_object_is_said() {
    let reading = all(r#"[{"a":1,"a":2}]"#);
    assert_eq!(rows(&reading), [["2"]]);
    assert_eq!((reading.warnings[0].code, reading.warnings[0].count), ("repeated-name", 1));
}

#[test]
fn nesting_without_end_is_no_danger() {
    let deep = format!("[{{\"a\":1}},{}{}]", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(all(&deep).failures[0].lines, [2]);
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::{all, rows};

    proptest! {
        #[test]
        fn any_text_comes_through(values in prop::collection::vec(any::<String>(), 1..8)) {
            let items: Vec<_> = values.iter().map(|value| serde_json::json!({ "a": value })).collect();
            let text = serde_json::Value::from(items).to_string();
            let expected: Vec<_> = values.iter().map(|value| vec![value.as_str()]).collect();
            let reading = all(&text);
            prop_assert_eq!(rows(&reading), expected);
        }
    }
}

fn lines(text: &str) -> Reading {
    read(text, Format::JsonLines, &ColumnSelection::All, false).unwrap()
}

#[test]
fn a_broken_line_fails_alone() {
    let reading = lines("{\"a\":1}\n{\"a\":NaN,\"b\":2}\n{\"a\":3}\n{\"a\":\n{\"a\":5}\n");
    assert_eq!(rows(&reading)[..2], [["1"], ["3"]]);
    let failure = reading.failures.iter().find(|failure| failure.kind == FailureKind::BrokenJson).unwrap();
    assert_eq!((failure.lines[0], failure.example.as_str()), (2, "{\"a\":NaN,\"b\":2}"));
}

#[test]
fn lines_that_are_all_broken_are_refused_with_the_first() {
    let error = read("{a:1}\n{b:2}\n", Format::JsonLines, &ColumnSelection::All, false).unwrap_err();
    assert_eq!((error.code, error.line), ("bad-json", Some(1)));
}

#[test]
fn columns_by_name_are_turned_into_records() {
    for text in [
        r#"{"a":{"0":1,"1":null},"b":{"0":"x","1":"y"}}"#,
        r#"{"0":{"a":1,"b":"x"},"1":{"a":null,"b":"y"}}"#,
        r#"{"a":[1,null],"b":["x","y"]}"#,
        r#"{"columns":["a","b"],"index":[0,1],"data":[[1,"x"],[null,"y"]]}"#,
    ] {
        let reading = all(text);
        assert_eq!(
            (&reading.header[..], rows(&reading)),
            (&["a".into(), "b".into()][..], vec![vec!["1", "x"], vec!["", "y"]]),
            "{text}"
        );
    }
}

#[test]
fn the_total_of_a_list_is_no_record() {
    let reading = all(r#"[{"c":"Boone","n":2},{"c":"Cole","n":3},{"c":"Total","n":5}]"#);
    assert_eq!((reading.records.len(), &reading.left_out[0].lines[..]), (2, &[3][..]));
}

#[test]
fn rows_by_names_that_are_no_numbers_are_records() {
    let text = r#"{"c-1":{"day":"2024-01-03","county":"Boone"},"c-2":{"day":"2024-01-04"},"c-3":{"day":"2024-01-05","county":"Cole"}}"#;
    let reading = read(text, Format::Json, &ColumnSelection::All, false).unwrap();
    assert_eq!((reading.header.len(), reading.records.len()), (2, 3));
    assert_eq!(reading.records.column("county").unwrap().value(2), Some("Cole"));
    // A record with parts is one.
    let parts = r#"{"caller":{"age":"30","sex":"f"},"call":{"day":"2024-01-03","length":"5"}}"#;
    assert_eq!(read(parts, Format::JsonLines, &ColumnSelection::All, false).unwrap().records.len(), 1);
}

#[test]
fn columns_and_rows_with_holes_are_read_whole() {
    for text in [
        r#"{"a":{"0":1,"2":3},"b":{"0":"x","1":"y","2":"z"}}"#,
        r#"{"a":{"2":3,"0":1},"b":{"0":"x","1":"y","2":"z"}}"#,
        r#"{"0":{"a":1,"b":"x"},"1":{"b":"y"},"2":{"a":3,"b":"z"}}"#,
    ] {
        assert_eq!(rows(&all(text)), [["1", "x"], ["", "y"], ["3", "z"]], "{text}");
    }
    let half = all(r#"{"a":{"0":1,"1":2,"2":3,"3":4},"b":{"0":5,"1":6,"2":7,"3":8},"c":{"0":1,"2":2}}"#);
    assert_eq!(half.records.len(), 4);
}

#[test]
fn objects_alike_that_may_be_records_or_columns_are_refused() {
    for text in [
        r#"{"a":{"day":"2024-01-01","calls":5},"b":{"day":"2024-02-02","calls":8}}"#,
        r#"{"a":{"day":"2024-01-01","calls":5},"b":{"day":"2024-02-02"}}"#,
        r#"{"day":{"r0":1,"r1":2,"r2":3},"calls":{"r0":1,"r2":2}}"#,
    ] {
        assert!(super::is_table(text) && refused(text).code == "not-a-table", "{text}");
    }
}

#[test]
fn lists_of_unlike_length_are_refused() {
    for text in [r#"{"a":[1,2,3],"b":[1,2]}"#, r#"{"a":[1],"b":[1,2],"c":[3]}"#] {
        assert!(refused(text).message.contains("unlike length"), "{text}");
    }
    // One record with lists and other values is one.
    assert_eq!(lines(r#"{"id":1,"a":[1,2],"b":[1]}"#).records.len(), 1);
}
