//! Files that programs and people have changed: either nothing is made of them, or the same.

use super::*;

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let text = whole();
    let ends = text.char_indices().map(|(end, _)| end);
    for end in ends {
        assert!(read(&text[..end]).is_err(), "{}", &text[..end]);
    }
}

#[test]
fn a_file_without_one_of_its_rows_is_refused() {
    let text = whole();
    for lost in text.split_inclusive('\n') {
        assert!(read(&text.replacen(lost, "", 1)).is_err(), "{lost}");
    }
}

#[test]
fn a_row_of_counts_that_is_there_twice_is_refused() {
    let text = whole();
    let counts =
        text.split_inclusive('\n').filter(|row| ["value", "line", "cell"].iter().any(|kind| row.starts_with(kind)));
    for row in counts {
        assert!(read(&text.replacen(row, &row.repeat(2), 1)).is_err(), "{row}");
    }
}

#[test]
fn a_file_that_another_program_wrote_in_its_way_is_the_same() {
    let expected = outcome(read(&whole()).unwrap());
    let quoted = |text: String| {
        let quote = |row: &str| {
            let fields = row
                .split(',')
                .map(|field| if field.starts_with('"') { field.to_owned() } else { format!("\"{field}\"") });
            fields.collect::<Vec<_>>().join(",")
        };
        text.lines().map(|row| if row.starts_with("plan") { row.to_owned() } else { quote(row) } + "\n").collect()
    };
    let ways: [fn(String) -> String; 3] = [
        |text| text.replace('\n', "\r\n"),
        |text| format!("\u{feff}{text}"),
        |text| text.replacen(HEADER, &HEADER.to_uppercase(), 1),
    ];
    for way in ways {
        assert_eq!(outcome(cells(way).unwrap()), expected);
    }
    assert_eq!(outcome(cells(quoted).unwrap()), expected);
}

#[test]
fn numbers_that_are_not_whole_or_not_plain_are_refused() {
    for number in ["1e0", "1.0", "+1", " 1", "1 ", "\"1,000\"", "1 000", "1'000", "0x1", "NULL", "\\N", "", "-1", "1_0"]
    {
        let error = refusal("cell,0,0,1,4", &format!("cell,0,0,{number},4"));
        assert_eq!((error.code, error.place.as_str()), ("cells-broken", "line 11"), "{number}: {error}");
        assert!(error.message.contains("is no whole number for “count”"), "{error}");
    }
    // A mark between thousands without quotes is one field more.
    assert!(refusal("cell,0,0,1,4", "cell,0,0,1,000,4").message.contains("there are 9 columns, not 8"));
    assert!(refusal("cell,0,0,1,4", "cell,0,0,18446744073709551616,4").message.contains("is no whole number"));
    assert_eq!(refusal("cell,0,0,1,4", "cell,0,0,18446744073709551615,4").code, "cells-incomplete");
}

#[test]
fn codes_that_no_value_has_are_refused() {
    let error = refusal("cell,0,0,1,3,,2,3", "cell,0,0,1,3,,2,5");
    assert_eq!(error.code, "cells-incomplete");
    assert!(error.message.contains("“kind” do not fit the cells"), "{error}");
    assert!(refusal("value,2,4,1,4,x,1,0", "value,2,4,1,4,x,9,0").message.contains("a code of no value"));
    assert_eq!(refusal("cell,0,0,1,3,,2,3", "cell,0,0,1,3,,2,x").code, "cells-broken");
    assert_eq!(refusal("value,2,4,1,4,x", "value,3,4,1,4,x").code, "cells-incomplete");
}

#[test]
fn cells_of_a_table_that_changed_without_another_number_of_rows_are_refused() {
    let error = refusal("cell,0,0,1,5,,1,2", "cell,0,0,1,5,,1,3");
    assert_eq!(error.code, "cells-incomplete");
    assert!(error.message.contains("Column “kind” had “Sex” in more or fewer rows"), "{error}");
}

#[test]
fn columns_in_another_order_are_named() {
    let error = refusal("place,code,count,line", "code,place,count,line");
    assert_eq!(error.message, "The column “place” is missing, or stands elsewhere.");
    assert!(refusal("c1,c2", "c2,c1").message.contains("“c1” is missing"));
    // A program that numbers the rows by itself has one column more before all.
    assert!(refusal("confidential_", ",confidential_").message.contains("The first heading is not"));
}

/// Why the statements of the cells cannot be written for a profile with these rows.
fn refused_profile(rows: &str) -> TabulateError {
    let about = About::new(&plan(), source("duckdb")).to_json().unwrap().replace('"', "\"\"");
    let header = "confidential_hotline_report_profile,place,code,count,line,content";
    statements(&plan(), None, Some(&format!("{header}\nplan,0,0,0,0,\"{about}\"\n{rows}"))).unwrap_err()
}

#[test]
fn a_value_that_lost_its_byte_order_mark_is_told_as_such() {
    // A client that takes the mark out of a text makes it the empty one.
    let error = refused_profile("total,0,0,2,0,\nvalue,1,0,2,2,S1\nvalue,2,0,1,2,\nvalue,2,0,1,3,\n");
    assert_eq!(error.code, "cells-altered");
    assert!(error.message.contains("In column “kind”, “” is there twice."), "{error}");
    assert!(error.remedy.contains("byte-order mark"), "{error}");
    let twice = "value,2,4,1,4,x,1,0";
    assert_eq!(refusal(twice, &twice.replace('x', "L")).code, "cells-altered");
    // One that takes it out of a longer text makes it a value that the table does not have.
    assert!(refusal("cell,0,0,1,3,,2,3", "cell,0,0,1,3,,2,0").remedy.contains("byte-order mark"));
}

#[test]
fn rows_of_which_two_have_a_number_are_told_as_such() {
    let error = refused_profile("total,0,0,2,0,\nvalue,1,0,2,2,S1\nvalue,2,0,1,2,Sex\nvalue,2,0,1,2,L\n");
    assert_eq!(error.code, "cells-duplicate");
    assert!(error.message.contains("“Sex” and “L” are both first in row 2"), "{error}");
}

#[test]
fn a_table_without_rows_is_told_before_anything_is_counted_of_it() {
    assert_eq!(refused_profile("total,0,0,0,0,\n").code, "no-records");
    // Databases that count nothing where there is nothing.
    assert!(refused_profile("").message.contains("the table has no rows, or the file has lost them"));
}
