use super::*;

#[test]
fn windows_1252_is_decoded() {
    let dialect = Dialect { encoding: Encoding::Windows1252, ..dialect() };
    let reading = read_as(b"a\xf1o,b\n\x93x\x94,1\n", &dialect);
    assert_eq!(reading.header, ["año", "b"]);
    assert_eq!(rows(&reading), [["“x”", "1"]]);
    assert_eq!(reading.warnings, []);
}

#[test]
fn a_value_that_is_no_utf8_is_read_as_windows_1252_and_told() {
    let reading = read(b"a,b\n1,x\n2,caf\xe9\ncaf\xc3\xa9,caf\xe9\n");
    assert_eq!(rows(&reading), [["1", "x"], ["2", "café"], ["café", "café"]]);
    let warning = warning(&reading, "invalid-utf-8");
    assert_eq!((warning.count, warning.line, warning.column.as_deref()), (1, Some(3), Some("b")));
}

#[test]
fn values_that_become_equal_share_a_code() {
    let reading = read(b"a\nx\ncaf\xe9\ncaf\xc3\xa9\ny\n");
    assert_eq!(reading.records.columns()[0].values(), ["", "x", "café", "y"]);
    assert_eq!(rows(&reading), [["x"], ["café"], ["café"], ["y"]]);
}

#[test]
fn a_heading_that_is_no_utf8_is_told() {
    let reading = read(b"caf\xe9\n1\n");
    assert_eq!(reading.header, ["café"]);
    assert_eq!(warning(&reading, "invalid-utf-8").line, Some(1));
}

#[test]
fn zero_bytes_are_left_out_and_counted() {
    let reading = read(b"a,b\n1,x\n1\0,\0\0\n1\0,y\n");
    assert_eq!(rows(&reading), [["1", "x"], ["1", ""], ["1", "y"]]);
    let warning = warning(&reading, "nul-bytes");
    assert_eq!((warning.count, warning.line, warning.column.as_deref()), (4, Some(3), Some("a")));
}

#[test]
fn a_very_long_value_is_kept_and_told() {
    let long = "x".repeat(70_000);
    let reading = read(format!("a,b\n1,2\n3,{long}\n"));
    assert_eq!(rows(&reading)[1], ["3", &long]);
    let warning = warning(&reading, "long-value");
    assert_eq!((warning.count, warning.line, warning.column.as_deref()), (1, Some(3), Some("b")));
}
