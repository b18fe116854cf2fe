use super::*;

#[test]
fn cells_make_the_report_and_the_account_of_their_records() {
    let mut reader = Reader::new("records.csv", ReadOptions::default());
    reader.push(RECORDS.as_bytes()).unwrap();
    let of_file = Tabulator::new(plan(), &mapping(), reader.finish().unwrap(), Knowledge::default()).unwrap();
    assert_eq!(outcome(cells(|text| text).unwrap()), outcome(of_file));
}

#[test]
fn a_file_that_lost_rows_is_refused() {
    assert_eq!(refusal("cell,0,0,1,3,,2,3\n", "").code, "cells-incomplete");
    assert_eq!(refusal("value,2,4,1,4,x,1,0\n", "").code, "cells-incomplete");
    assert_eq!(refusal("total,0,1,4,0,,0,0\n", "").code, "cells-broken");
    assert_eq!(refusal(",2,3\n", ",2").code, "cells-broken");
}

#[test]
fn a_missing_column_is_named() {
    let error = refusal(",line,content", ",content");
    assert_eq!(
        (error.code, error.message.as_str()),
        ("cells-broken", "The column “line” is missing, or stands elsewhere.")
    );
}

#[test]
fn what_is_no_whole_number_is_told_with_its_line() {
    let error = refusal("cell,0,0,1,4", "cell,0,0,1.5,4");
    assert_eq!((error.code, error.place.as_str()), ("cells-broken", "line 11"));
    assert!(error.message.contains("“1.5” is no whole number for “count”"), "{error}");
}

#[test]
fn negative_and_empty_cells_are_refused() {
    assert!(refusal("cell,0,0,1,4", "cell,0,0,-1,4").message.contains("“-1” is no whole number"));
    assert_eq!(refusal("cell,0,0,1,4", "cell,0,0,0,4").code, "cells-broken");
}

#[test]
fn a_cell_that_is_there_twice_is_refused() {
    assert_eq!(refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,4,,2,2").code, "cells-duplicate");
    assert_eq!(refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,5,,3,1").code, "cells-duplicate");
}

#[test]
fn a_value_that_the_profile_did_not_have_is_told() {
    let error = refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,4,,3,0");
    assert_eq!(error.code, "cells-incomplete");
    assert!(error.message.contains("“kind” has a value that was not in the profile"), "{error}");
}

#[test]
fn cells_of_another_plan_or_version_are_refused() {
    assert_eq!(refusal("\"\"version\"\":2", "\"\"version\"\":1").code, "cells-version");
    assert_eq!(refusal("\"\"digest\"\":\"\"", "\"\"digest\"\":\"\"0").code, "cells-of-another-plan");
}

#[test]
fn a_profile_is_not_taken_for_cells() {
    assert_eq!(refusal("_cells,", "_profile,").message, "This file is the profile, not the cells.");
}

#[test]
fn counts_are_no_file_of_records() {
    let mut reader = Reader::new("cells.csv", ReadOptions::default());
    reader.push(format!("{HEADER}{COUNTED}").as_bytes()).unwrap();
    assert_eq!(reader.finish().unwrap_err().code, "confidential-counts");
}

#[test]
fn rows_of_which_a_related_table_says_nothing_are_told() {
    let (_, told) = outcome(cells_of_two(|text| text).unwrap());
    assert!(told.contains("“situation” is no “id” of public.situations") && told.contains("unmatched-keys"), "{told}");
    assert!(!told.contains("blank-keys"), "{told}");
}

#[test]
fn a_related_table_that_has_a_key_twice_is_refused() {
    let error = cells_of_two(|text| text.replace("own,0,0,4", "own,0,0,3")).err().unwrap();
    assert_eq!(error.code, "repeated-key");
    assert!(error.message.contains("3 rows, but with the related tables there are 4"), "{error}");
}

#[test]
fn cells_that_lost_what_they_say_of_related_tables_are_refused() {
    for lost in ["own,0,0,4,0,,0,0\n", "lacking,1,0,3,2,,0,0\n", "lacking,1,1,1,4,,0,0\n"] {
        assert_eq!(cells_of_two(|text| text.replace(lost, "")).err().unwrap().code, "cells-incomplete");
    }
}

#[test]
fn cells_that_are_cut_off_in_their_last_number_are_refused() {
    let error = cells(|text| text.trim_end().to_owned()).err().unwrap();
    assert_eq!((error.code, error.place.as_str()), ("cells-broken", "line 12"));
    assert!(error.message.contains("does not end"), "{error}");
}

/// A plan of lists, and cells of a table whose lists are arrays of the database.
#[test]
fn arrays_of_a_database_are_lists_as_in_a_file() {
    let plan = || {
        let field = r#""kind":{"label":"Kind","type":"list","values":[{"label":"Sex"},{"label":"Labor"}],"otherwise":"missing"}"#;
        let (start, rest) = PLAN.split_once("\"kind\"").unwrap();
        let (_, rest) = rest.split_once("\"number\"").unwrap();
        Plan::from_json(&format!("{start}{field},\"number\"{rest}")).unwrap()
    };
    let about = About::new(&plan(), source("duckdb")).to_json().unwrap().replace('"', "\"\"");
    let arrays = COUNTED.replace(",Sex,", ",\"{Sex,Labor}\",").replace(",L,", ",{Labor},").replace(",x,", ",{x},");
    let cells = format!("{HEADER}plan,0,0,0,0,\"{about}\",0,0\n{arrays}");
    let records = "case,kind\nS1,\"{Sex,Labor}\"\nS1,{Labor}\nS2,{x}\n,\"{Sex,Labor}\"\n";
    let mut reader = Reader::new("records.csv", ReadOptions::default());
    reader.push(records.as_bytes()).unwrap();
    let file = Tabulator::new(plan(), &mapping(), reader.finish().unwrap(), Knowledge::default()).unwrap();
    let expected = outcome(file);
    assert!(expected.1.contains("lists"), "{}", expected.1);
    assert_eq!(outcome(read_cells(plan(), &cells, BTreeMap::new()).unwrap()), expected);
}
