use serde_json::json;

use crate::report::testing::{sound, with};
use crate::report::{Node, Report};

#[test]
fn a_document_that_is_no_object() {
    let problems = Report::from_node(&Node::List(Vec::new())).unwrap_err();
    assert_eq!((problems[0].code, problems[0].pointer.as_str()), ("wrong-type", ""));
    assert_eq!(problems[0].remedy, "It should be an object: report.");
}

#[test]
fn a_plan_that_is_given_for_a_report_is_one_problem() {
    let plan = json!({ "version": 1, "id": "x", "fields": {}, "measures": {}, "report": {}, "languag": "en" });
    let problems = Report::from_node(&serde_json::from_value(plan).unwrap()).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.code, problem.message.as_str()), ("not-a-report", "This is a plan, not a report."));
}

#[test]
fn a_field_that_is_missing() {
    with("/publisher", json!(null)).is_error(
        "missing-field",
        ["/publisher", "", "", "publisher"],
        "Every report has one.",
    );
}

#[test]
fn a_field_that_is_misspelt() {
    let place = ["/sections/0/tables/0/rows/1/valeu", "Types", "Labor", "valeu"];
    with(place[0], json!(38)).is_error("unknown-field", place, "Did you mean `value`?");
}

#[test]
fn a_field_that_is_like_no_other() {
    let place = ["/notes/0/author~1editor", "", "", "author/editor"];
    let remedy = "It may have id, marker, text.";
    with("/notes/0/author~1editor", json!("x")).is_error("unknown-field", place, remedy);
}

#[test]
fn a_field_that_is_given_twice() {
    let text = sound().to_string().replacen(r#""title":"Types""#, r#""title":"Types","title":"Kinds""#, 1);
    let problems = Report::from_node(&serde_json::from_str(&text).unwrap()).unwrap_err();
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.code, problem.pointer.as_str()), ("repeated-field", "/sections/0/tables/0/title"));
    assert_eq!((problem.table.as_deref(), problem.remedy.as_str()), (Some("Types"), "Give it once."));
}

#[test]
fn a_number_in_place_of_a_text() {
    with("/title", json!(2020)).is_error(
        "wrong-type",
        ["/title", "", "", "title"],
        "Write it in quotation marks: \"2020\".",
    );
}

#[test]
fn an_object_in_place_of_a_list() {
    let place = ["/sections/0/tables/0/rows", "Types", "", "rows"];
    with(place[0], json!({})).is_error("wrong-type", place, "It should be an array.");
}

#[test]
fn a_word_in_place_of_yes_or_no() {
    let place = ["/sections/0/tables/0/partial", "Types", "", "partial"];
    with(place[0], json!("yes")).is_error("wrong-type", place, "It should be true or false.");
}

#[test]
fn an_empty_text() {
    with("/publisher", json!("  ")).is_error(
        "empty-text",
        ["/publisher", "", "", "publisher"],
        "Give it words, or leave the field out.",
    );
}

#[test]
fn an_empty_paragraph() {
    let place = ["/caveat/0", "", "", "caveat"];
    with("/caveat", json!([[]])).is_error("empty-text", place, "Give it words, or leave it out.");
}

#[test]
fn a_piece_of_text_that_is_two_things() {
    let place = ["/caveat/0/0", "", "", "caveat"];
    let text = json!([[{ "strong": "Read", "note": "few" }]]);
    with("/caveat", text).is_error("ambiguous-text", place, "Give it either `strong` or `note`, or `link` and `text`.");
}

#[test]
fn a_word_that_is_no_choice() {
    let place = ["/sections/0/tables/0/kind", "Types", "", "kind"];
    let remedy = "Use one of “exclusive”, “nested”, “non-cumulative”, “ranking”, “trend”. Did you mean “exclusive”?";
    with(place[0], json!("exlusive")).is_error("unknown-word", place, remedy);
}

#[test]
fn a_base_that_is_no_choice() {
    let place = ["/sections/0/tables/0/base", "Types", "", "base"];
    with(place[0], json!("everyone")).is_error("unknown-word", place, "Use one of “total”, “parent”, “none”.");
}

#[test]
fn a_base_that_is_two_things() {
    let place = ["/sections/0/tables/0/base", "Types", "", "base"];
    let base = json!({ "figure": "signals", "unpublished": "calls" });
    with(place[0], base).is_error("ambiguous-base", place, "Give it one of `figure`, `count` and `unpublished`.");
}

#[test]
fn a_date_that_is_none() {
    let place = ["/period/end", "", "", "end"];
    with(place[0], json!("2020-02-30")).is_error("no-date", place, "Write it as 2020, 2020-07 or 2020-07-01.");
}
