use serde_json::json;

use crate::report::Severity;
use crate::report::testing::{problems, put, sound, with};

#[test]
fn a_total_that_is_less_than_its_rows() {
    let place = ["/sections/0/tables/1/total", "Venues", "All", "total"];
    let remedy = "Correct a row or the total.";
    with("/sections/0/tables/1/total/value", json!(12)).is_contradiction("sum-mismatch", place, remedy);
}

#[test]
fn a_total_that_is_more_than_its_rows() {
    let place = ["/sections/0/tables/1/total", "Venues", "All", "total"];
    let remedy = "Correct a row or the total; a list that leaves rows out says `partial`.";
    with("/sections/0/tables/1/total/value", json!(14)).is_contradiction("sum-mismatch", place, remedy);
}

#[test]
fn a_partial_list_may_fall_short_of_its_total() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/partial", json!(true));
    put(&mut document, "/sections/0/tables/1/total/value", json!(14));
    assert_eq!(problems(&document), []);
}

#[test]
fn withheld_rows_may_fill_the_gap_to_the_total() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/rows/1/value", json!({ "masked": "fewer than three" }));
    assert_eq!(problems(&document), []);
}

#[test]
fn withheld_rows_cannot_be_less_than_nothing() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/rows/1/value", json!({ "masked": "fewer than three" }));
    put(&mut document, "/sections/0/tables/1/total/value", json!(9));
    let codes: Vec<_> = problems(&document).iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["sum-mismatch"]);
}

#[test]
fn approximate_rows_need_not_reach_the_total() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/rows/1/value", json!({ "count": 2, "qualifier": "at least" }));
    assert_eq!(problems(&document), []);
}

#[test]
fn a_total_that_is_about_so_many_is_no_sum() {
    let total = "/sections/0/tables/1/total/value";
    let mut document = sound();
    put(&mut document, total, json!({ "count": 1, "qualifier": "≈" }));
    assert_eq!(problems(&document), []);
}

#[test]
fn a_row_that_is_not_the_sum_of_its_children() {
    let row = "/sections/0/tables/1/rows/0";
    let child = format!("{row}/children/0/value");
    let remedy = "Correct a child or the row.";
    with(&child, json!(7)).is_contradiction("subtotal-mismatch", [row, "Venues", "Sex", "rows"], remedy);
}

#[test]
fn an_overlapping_row_that_is_more_than_its_parent() {
    let row = "/sections/0/tables/2/rows/0";
    let children = json!([{ "label": "Women", "value": 501 }]);
    let remedy = "A part is never larger than its whole.";
    let place = [row, "Groups", "Adults", "rows"];
    with(&format!("{row}/children"), children).is_contradiction("part-above-whole", place, remedy);
}

#[test]
fn an_overlapping_row_that_is_more_than_the_base() {
    let place = ["/sections/0/tables/2/rows/0/value", "Groups", "Adults", "value"];
    let remedy = "A row is never larger than its base; correct one of them.";
    with(place[0], json!(751)).is_contradiction("row-above-base", place, remedy);
}

#[test]
fn a_percentage_that_is_not_of_the_total() {
    let place = ["/sections/0/tables/0/rows/0/value", "Types", "Sex", "value"];
    let remedy = "Print 86%, or correct the count or the base.";
    let value = json!({ "count": 229, "percent": "85" });
    with(place[0], value).is_contradiction("percent-mismatch", place, remedy);
}

#[test]
fn a_percentage_of_the_total_that_is_not_a_hundred() {
    let place = ["/sections/0/tables/0/total/value", "Types", "All", "value"];
    let remedy = "Print 100.0%, or correct the count or the base.";
    let value = json!({ "count": 267, "percent": "99.9" });
    with(place[0], value).is_contradiction("percent-mismatch", place, remedy);
}

#[test]
fn shares_that_rounding_explains_are_advice() {
    let place = ["/sections/0/tables/4/rows", "Shares", "", "rows"];
    let remedy = "Rounding explains it; a note may say so.";
    with("/sections/0/tables/4/rows/0/value/percent", json!("61")).is_advice("percent-sum-rounding", place, remedy);
}

#[test]
fn shares_that_rounding_cannot_explain() {
    let place = ["/sections/0/tables/4/rows", "Shares", "", "rows"];
    let remedy = "Rounding cannot explain it: correct a share or the table's kind; where the shares are no parts of a \
        whole, give the column `\"independent\": true`, or the table `\"base\": \"none\"`.";
    with("/sections/0/tables/4/rows/0/value/percent", json!("66")).is_contradiction("percent-sum", place, remedy);
}

#[test]
fn the_shares_of_a_partial_list_may_fall_short_of_a_hundred() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/4/partial", json!(true));
    put(&mut document, "/sections/0/tables/4/rows/0/value/percent", json!("30"));
    assert_eq!(problems(&document), []);
}

#[test]
fn a_report_that_contradicts_itself_is_read_nevertheless() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/total/value", json!(12));
    let (report, problems) = crate::report::Report::from_node(&crate::report::testing::node(&document)).unwrap();
    assert_eq!(report.contradictions(), problems);
    assert!(problems.iter().all(|problem| problem.severity == Severity::Contradiction));
}

/// The codes of what is found in the sound document with another table of venues.
fn codes_with(rows: serde_json::Value, total: serde_json::Value) -> Vec<&'static str> {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/kind", json!("exclusive"));
    put(&mut document, "/sections/0/tables/1/rows", rows);
    put(&mut document, "/sections/0/tables/1/total/value", total);
    problems(&document).iter().map(|problem| problem.code).collect()
}

#[test]
fn a_total_is_judged_by_the_word_before_it() {
    let rows = || json!([{ "label": "A", "value": 65_557 }, { "label": "B", "value": 6_986 }]);
    let said = |count: u64, word: &str| codes_with(rows(), json!({ "count": count, "qualifier": word }));
    for (count, word) in
        [(72_000, "more than"), (72_543, "at least"), (73_000, "nearly"), (72_000, "about"), (1, "some sort of")]
    {
        assert_eq!(said(count, word), Vec::<&str>::new(), "{word} {count}");
    }
    for (count, word) in
        [(72_543, "over"), (72_000, "fewer than"), (90_000, "nearly"), (72_000, "nearly"), (60_000, "about")]
    {
        assert_eq!(said(count, word), ["sum-mismatch"], "{word} {count}");
    }
}

#[test]
fn rows_are_judged_by_the_words_before_them() {
    let rows = |word: &str| json!([{ "label": "A", "value": { "count": 30, "qualifier": word } }, { "label": "B", "value": 40 }]);
    assert_eq!(codes_with(rows("over"), json!(75)), Vec::<&str>::new());
    assert_eq!(codes_with(rows("over"), json!(70)), ["sum-mismatch"]);
    assert_eq!(codes_with(rows("fewer than"), json!(70)), ["sum-mismatch"]);
}

#[test]
fn a_message_groups_the_digits_and_keeps_the_word() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/total/value", json!({ "count": 72_000, "qualifier": "more than" }));
    let message = &problems(&document)[0].message;
    assert_eq!(message, "The rows sum to 13, less than the total of more than 72,000.");
}

#[test]
fn answer_rates_are_no_parts_of_their_total() {
    let mut document = sound();
    let table = json!({ "id": "channels", "title": "Channels", "kind": "exclusive",
        "columns": [{ "heading": "Received" }, { "heading": "Answered" }],
        "rows": [
            { "label": "Phone", "values": [300, { "percent": "91%" }] },
            { "label": "Chat", "values": [100, { "percent": "75%" }] },
        ],
        "total": { "label": "All", "values": [400, { "percent": "87%" }] } });
    put(&mut document, "/sections/0/tables/5", table);
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/tables/5/total/values/1", json!({ "notApplicable": "–" }));
    assert_eq!(problems(&document)[0].code, "percent-sum");
    put(&mut document, "/sections/0/tables/5/columns/1/independent", json!(true));
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/tables/5/columns/1/independent", json!(null));
    put(&mut document, "/sections/0/tables/5/base", json!("none"));
    assert_eq!(problems(&document), []);
}

#[test]
fn percentages_with_a_sign_before_them_need_not_reach_a_hundred() {
    let mut document = sound();
    let rows = json!([
        { "label": "A", "value": { "percent": ">99%" } },
        { "label": "B", "value": { "percent": "<1%" } },
    ]);
    put(&mut document, "/sections/0/tables/4/rows", rows);
    assert_eq!(problems(&document), []);
}

#[test]
fn percentages_of_each_row_are_no_parts_of_the_total() {
    let mut document = sound();
    let table = json!({ "id": "channels", "title": "Channels", "kind": "exclusive",
        "columns": [{ "heading": "Received" }, { "heading": "Answered" }],
        "rows": [
            { "label": "Phone", "values": [300, { "count": 273, "percent": "91%" }] },
            { "label": "Chat", "values": [100, { "count": 58, "percent": "58%" }] },
        ],
        "total": { "label": "All", "values": [400, { "count": 331, "percent": "83%" }] } });
    put(&mut document, "/sections/0/tables/5", table);
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/tables/5/total/values/1/percent", json!("99.5%"));
    assert!(problems(&document).iter().any(|problem| problem.code == "percent-mismatch"));
}

#[test]
fn a_column_of_rates_needs_no_word() {
    let mut document = sound();
    let table = json!({ "id": "channels", "title": "Channels", "kind": "exclusive",
        "columns": [{ "heading": "Received" }, { "heading": "Answer rate" }],
        "rows": [{ "label": "Phone", "values": [300, { "percent": "91%" }] }, { "label": "Chat", "values": [100, { "percent": "58%" }] }],
        "total": { "label": "All", "values": [400, { "notApplicable": "–" }] } });
    put(&mut document, "/sections/0/tables/5", table);
    assert_eq!(problems(&document), []);
}

#[test]
fn a_total_among_the_rows() {
    let mut document = sound();
    let table = json!({ "id": "channels", "title": "Channels", "kind": "exclusive", "rows": [
        { "label": "Phone", "value": 30 }, { "label": "Chat", "value": 10 }, { "label": "Total", "value": 40 }] });
    put(&mut document, "/sections/0/tables/5", table);
    let found = problems(&document);
    assert_eq!((found[0].code, found[0].pointer.as_str()), ("total-among-rows", "/sections/0/tables/5/rows/2"));
    put(&mut document, "/sections/0/tables/5/rows/2/value", json!(41));
    assert_eq!(problems(&document), []);
}
