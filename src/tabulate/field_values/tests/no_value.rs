use super::{SUM, warnings};

#[test]
fn what_programs_write_for_no_value_is_told_where_it_counts_as_an_answer() {
    let csv = "a\nBed\nNULL\nNone\nN/A\n";
    assert_eq!(warnings(r#"{"label":"Need","type":"category"}"#, csv), [("null-words", 2, None)]);
    assert_eq!(warnings(r#"{"label":"Need","type":"list"}"#, csv), [("null-words", 2, None)]);
    assert_eq!(warnings(r#"{"label":"Need","type":"category","missing":["null","n/a"]}"#, csv), []);
}

#[test]
fn signs_and_codes_for_no_value_are_told_where_they_count_as_answers() {
    let csv = "a\nBed\nLegal\nFood\n—\n#REF!\n-99\n999\n";
    assert_eq!(warnings(r#"{"label":"Need","type":"category"}"#, csv), [("null-words", 4, None)]);
    assert_eq!(warnings(r#"{"label":"Need","type":"category"}"#, "a\n1\n2\n99\n"), [], "all answers are codes");
}

#[test]
fn nines_far_above_all_other_numbers_are_told() {
    assert_eq!(warnings(SUM, "a\n5\n61\n999\n999\n"), [("null-words", 2, None)]);
    assert_eq!(warnings(SUM, "a\n5\n91\n99\n"), []);
}

#[test]
fn blanks_below_values_that_each_stand_in_one_row_are_told() {
    let place = r#"{"label":"Place","type":"category"}"#;
    let below = "a,b\nElm,1\n,2\n,3\nOak,4\n,5\n,6\nAsh,7\n,8\n,9\n";
    assert_eq!(warnings(place, below), [("blanks-below", 6, Some(3))]);
    assert_eq!(warnings(place, &format!("{below}Oak,10\n")), [], "a value stands in two rows");
    assert_eq!(warnings(place, &format!("a,b\n,0{}", &below[3..])), [], "nothing is above the first");
    assert_eq!(warnings(place, "a,b\nElm,1\n,2\nOak,4\nAsh,7\n"), [], "few are blank");
}
