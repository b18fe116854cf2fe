use super::*;

fn named(names: &[&str]) -> ColumnSelection {
    ColumnSelection::Named(names.iter().map(|name| (*name).to_owned()).collect())
}

fn try_named(text: &str, names: &[&str]) -> Result<Reading, RecordsError> {
    try_read(text, &dialect(), &named(names))
}

#[test]
fn only_wanted_columns_are_read_in_the_order_of_the_file() {
    let reading = try_named("a,b,c,d\r\n1,2,3,4\r\n5,,,\r\n", &["d", "a", "d"]).unwrap();
    assert_eq!(rows(&reading), [["1", "4"], ["5", ""]]);
    assert_eq!(reading.header, ["a", "b", "c", "d"]);
}

#[test]
fn columns_that_are_empty_together_stay_aligned() {
    let reading = try_named("a,b,c,d\n1,,,2\n3,x,,4\n5,,y,6\n7,,,8\n", &["b", "c"]).unwrap();
    assert_eq!(rows(&reading), [["", ""], ["x", ""], ["", "y"], ["", ""]]);
}

#[test]
fn a_missing_column_is_an_error_that_names_the_nearest() {
    let error = try_named("\nstate,type\n", &["type", "sate"]).unwrap_err();
    assert_eq!((error.code, error.line, error.column.as_deref()), ("missing-column", Some(2), Some("sate")));
    assert!(error.remedy.contains("“state”"), "{error}");
}

#[test]
fn a_missing_column_without_a_near_one_is_answered_with_those_there_are() {
    let error = try_named("state,type\n", &["zzzzzz"]).unwrap_err();
    assert!(error.remedy.contains("“state”, “type”"), "{error}");
}

#[test]
fn headings_are_made_distinct() {
    let reading = read("a,,a,\n1,2,3,4\n");
    assert_eq!(reading.header, ["a", "column 2", "a (2)", "column 4"]);
    assert_eq!(warning(&reading, "blank-heading").line, Some(1));
}

#[test]
fn headings_may_be_quoted() {
    assert_eq!(read("\"a,\"\"b\"\"\",c\n1,2\n").header, ["a,\"b\"", "c"]);
}

#[test]
fn fifty_thousand_columns_are_the_most() {
    assert_eq!(read(",".repeat(49_999).replace(',', "a,") + "z\n").header.len(), 50_000);
    let error = try_read(",".repeat(50_000) + "z\n", &dialect(), &ColumnSelection::All).unwrap_err();
    assert_eq!((error.code, error.line), ("too-many-columns", Some(1)));
}

#[test]
fn blocks_and_codes_go_on_over_many_windows() {
    let count = 100_000;
    let text = (0..count).fold(String::from("id,two\n"), |text, id| text + &format!("S{id:07},{}\n", id % 2));
    let reading = read(text);
    let [id, two] = reading.records.columns() else { panic!("two columns") };
    assert_eq!((id.len(), id.values().len(), two.values().len()), (count, count + 1, 3));
    for row in (0..count).step_by(997) {
        assert_eq!(id.value(row), Some(&format!("S{row:07}")[..]));
        assert_eq!(two.value(row), Some(if row % 2 == 0 { "0" } else { "1" }));
    }
}
