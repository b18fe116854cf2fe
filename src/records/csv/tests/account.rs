use super::*;

#[test]
fn a_row_with_too_few_fields_fails() {
    let reading = read("a,b,c\n1,2\n3,4,5\n6\n");
    assert_eq!(rows(&reading), [["3", "4", "5"]]);
    let failure = only_failure(&reading);
    assert_eq!((failure.kind, failure.rows, &failure.lines[..]), (FailureKind::TooFewFields, 2, &[2, 4][..]));
    assert_eq!(failure.example, "1,2");
}

#[test]
fn a_row_with_too_many_fields_fails() {
    let reading = read("a,b\n1,2,3\n4,5\n");
    assert_eq!(rows(&reading), [["4", "5"]]);
    let failure = only_failure(&reading);
    assert_eq!((failure.kind, failure.lines[0], &failure.example[..]), (FailureKind::TooManyFields, 2, "1,2,3"));
}

#[test]
fn surplus_fields_may_be_empty() {
    let reading = read("a,b\n1,2,,\"\"\n");
    assert_eq!(rows(&reading), [["1", "2", "", ""]]);
    assert_eq!(reading.failures, []);
}

#[test]
fn only_the_first_lines_of_failures_are_kept() {
    let reading = read(format!("a,b\n{}", "x\n".repeat(25)));
    let failure = only_failure(&reading);
    assert_eq!((failure.rows, failure.lines.len()), (25, Failure::EXAMPLES));
}

#[test]
fn blank_lines_and_rows_without_anything_are_left_out() {
    let reading = read("a,b,c\n1,2,3\n\n,,\n\"\",,\"\"\n,\n4,5,6\n");
    assert_eq!(rows(&reading), [["1", "2", "3"], ["4", "5", "6"]]);
    let warning = warning(&reading, "blank-lines");
    assert_eq!((warning.count, warning.line), (4, Some(3)));
    assert_eq!(lines(&reading), [2, 7]);
}

#[test]
fn blank_lines_are_left_out_of_a_single_column_too() {
    let reading = read("a\n1\n\n2\n");
    assert_eq!(rows(&reading), [["1"], ["2"]]);
    assert_eq!(warning(&reading, "blank-lines").count, 1);
}

#[test]
fn a_row_that_is_not_quite_empty_is_a_row() {
    assert_eq!(rows(&read("a,b,c\n,,1\n\"\",\" \",\n")), [["", "", "1"], ["", " ", ""]]);
}

#[test]
fn short_lines_below_a_blank_one_at_the_end_are_a_footer() {
    let reading = read("Type,Count\nVictim,185\n\nConfidential\nPage 1\n");
    assert_eq!(reading.failures, []);
    let footer = left_out(&reading, LeftOutReason::Footer);
    assert_eq!((footer.rows, &footer.lines[..], &footer.example[..]), (2, &[4, 5][..], "Confidential"));
}

#[test]
fn short_lines_between_rows_are_no_footer() {
    let reading = read("a,b\nx\n1,2\n\nConfidential\n3,4\ny\n");
    assert_eq!(only_failure(&reading).lines, [2, 5, 7]);
    assert_eq!(reading.left_out, []);
}

#[test]
fn a_short_last_line_right_below_a_row_is_a_failure() {
    assert_eq!(only_failure(&read("a,b\n1,2\n3")).lines, [3]);
}

#[test]
fn the_header_between_rows_is_left_out() {
    let reading = read("a,b\n1,2\na,b\n\u{feff}a,b\n3,4\n");
    assert_eq!(rows(&reading), [["1", "2"], ["3", "4"]]);
    let headings = left_out(&reading, LeftOutReason::RepeatedHeading);
    assert_eq!((headings.rows, &headings.lines[..]), (2, &[3, 4][..]));
}

#[test]
fn without_a_header_no_row_repeats_it() {
    let reading = read_as("a,b\na,b\n", &Dialect { header: false, ..dialect() });
    assert_eq!(reading.records.len(), 2);
}

#[test]
fn an_unclosed_quote_is_told_where_it_opens() {
    let reading = read("a,b\n1,2\n\"x\ny\",\"3\n4,5\n6,7\n");
    assert_eq!(rows(&reading), [["1", "2"]]);
    let failure = only_failure(&reading);
    assert_eq!((failure.kind, failure.lines[0]), (FailureKind::UnclosedQuote, 4));
    assert_eq!(failure.example, "\"x [and 2 more lines, to the end of the file]");
}

#[test]
fn the_lines_an_unclosed_quote_swallows_are_counted_without_a_last_line_end() {
    let failure = only_failure(&read("a,b\n\"1,2\n3,4")).clone();
    assert_eq!(failure.example, "\"1,2 [and 1 more lines, to the end of the file]");
}

#[test]
fn a_record_that_is_too_long_fails_alone() {
    let text = format!("a,b\n1,2\n\"{}\r\n\",3\r\n4,5\n", "x".repeat(500));
    let reading = read_in_pieces(text.as_bytes(), &dialect(), 64, 256, 7);
    assert_eq!(rows(&reading), [["1", "2"], ["4", "5"]]);
    let failure = only_failure(&reading);
    assert_eq!((failure.kind, failure.lines[0]), (FailureKind::TooLong, 3));
    assert_eq!(lines(&reading), [2, 5]);
}

#[test]
fn a_record_that_is_too_long_and_never_ends_is_an_unclosed_quote() {
    let text = format!("a,b\n1,2\n\"{}", "x\n".repeat(500));
    let reading = read_in_pieces(text.as_bytes(), &dialect(), 64, 256, 7);
    let failure = only_failure(&reading);
    assert_eq!((failure.kind, failure.lines[0]), (FailureKind::UnclosedQuote, 3));
    assert!(failure.example.ends_with("[and 499 more lines, to the end of the file]"), "{}", failure.example);
}

#[test]
fn a_record_may_be_sixteen_mebibytes_long() {
    assert_eq!(LONGEST, 16 << 20);
}

#[test]
fn rows_within_a_quoted_field_that_ends_amid_another_are_told() {
    let reading = read("a,b,c\n1,x,y\n2,\"x,y\n3,x,y\n4,\"x\",\"y\"\n5,x,y\n");
    assert_eq!(warning(&reading, "torn-quote").line, Some(5));
    let sound = read("a,b,c\n1,\"x\ny\",z\n2,\"x\"y,z\n");
    assert!(sound.warnings.iter().all(|warning| warning.code != "torn-quote"), "{:?}", sound.warnings);
}

#[test]
fn a_quote_at_the_end_of_a_line_swallows_no_row() {
    let reading = read("a,b,c\n1,x,\"\r\n2,\"x, y\",z\r\n3,x,y\r\n");
    assert_eq!(rows(&reading), [["1", "x", ""], ["2", "x, y", "z"], ["3", "x", "y"]]);
    assert_eq!(warning(&reading, "stray-quote").line, Some(2));
    assert_eq!(lines(&reading), [2, 3, 4]);
}

#[test]
fn a_row_between_two_lone_quotes_is_told() {
    for text in ["a,b,c\n1,x,\"\n2,y,\"\n3,x,y\n", "a,b,c\n1,\",x\n2,\",y\n3,x,y\n"] {
        assert_eq!(warning(&read(text), "torn-quote").line, Some(2), "{text}");
    }
    let sound = read("a,b,c\n1,\"x, y,\nz\",x\n2,\"\nx\",y\n");
    assert!(sound.warnings.is_empty(), "{:?}", sound.warnings);
}
