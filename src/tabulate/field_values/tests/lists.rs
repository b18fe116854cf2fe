use super::{Knowledge, rows, told};

const NEEDS: &str = r#"{"label":"Needs","type":"list","values":[{"label":"Food"},{"label":"Bed"},{"label":"Visa"}]}"#;

/// The messages about joined answers.
fn joined(field: &str, csv: &str) -> Vec<String> {
    let Ok((_, told)) = told(field, csv, &Knowledge::default()) else { panic!("not read") };
    told.warnings.into_iter().filter(|told| told.code == "joined-answers").map(|told| told.message).collect()
}

#[test]
fn listed_answers_with_a_word_between_them_are_several() {
    let csv = "a\nFood and bed\nBed; visa y food\n\"Food, Bed and Visa\"\nFood\n";
    assert_eq!(rows(NEEDS, csv), ["Food+Bed", "Food+Bed+Visa", "Food+Bed+Visa", "Food"]);
}

#[test]
fn what_was_parted_at_words_is_reported_with_lines() {
    let csv = "a\nFood and bed\nBed\nFood and bed\n";
    let message =
        "Needs: “Food and bed” 2 in column “a” (first in line 2): read as the answers that the words or commas join.";
    assert_eq!(joined(NEEDS, csv), [message]);
}

#[test]
fn a_word_between_an_answer_and_something_else_parts_nothing() {
    let keep = NEEDS.replace("\"values\"", "\"otherwise\":\"keep\",\"values\"");
    assert_eq!(rows(&keep, "a\nFood and drink\n"), ["Food and drink"]);
    assert_eq!(joined(&keep, "a\nFood and drink\n"), [""; 0]);
}

#[test]
fn without_a_list_in_the_plan_the_answers_alone_are_those_that_words_join() {
    let field = r#"{"label":"Needs","type":"list"}"#;
    let csv = "a\nFood; Bed\nFood and bed\nRights and duties\nRights\n";
    assert_eq!(rows(field, csv), ["Food+Bed", "Food+Bed", "Rights and duties", "Rights"]);
}
