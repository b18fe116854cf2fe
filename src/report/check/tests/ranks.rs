//! Places and rates of whole tables, held against the figures of their rows.

use serde_json::{Value, json};

use crate::report::Problem;
use crate::report::testing::{problems, put, sound};

/// A ranking of states, each with its figure, its place, and what the place is by.
fn ranked(rows: &[(Value, u32, Option<&str>)]) -> Vec<Problem> {
    let mut document = sound();
    let row = |(at, (value, place, measure)): (usize, &(Value, u32, Option<&str>))| {
        let mut rank = json!({ "place": place });
        if let Some(measure) = measure {
            rank["measure"] = json!(measure);
        }
        json!({ "label": format!("State {at}"), "value": value, "rank": rank })
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(row).collect();
    let table = json!({ "id": "states", "title": "States", "kind": "ranking", "base": "none", "rows": rows });
    put(&mut document, "/sections/0/tables/5", table);
    problems(&document)
}

fn codes(found: &[Problem]) -> Vec<&str> {
    found.iter().map(|problem| problem.code).collect()
}

#[test]
fn places_that_fall_while_figures_do() {
    let rows =
        [(json!(20), 1, None), (json!(10), 2, None), (json!(10), 2, None), (json!({ "masked": "few" }), 4, None)];
    assert_eq!(ranked(&rows), []);
}

#[test]
fn a_larger_figure_behind_a_smaller_one() {
    let found = ranked(&[(json!(10), 1, None), (json!(20), 2, None)]);
    assert_eq!(codes(&found), ["place-against-figure"]);
    assert_eq!(found[0].pointer, "/sections/0/tables/5/rows/1/rank");
    assert_eq!(found[0].message, "“State 0” has 10 and place 1, “State 1” has 20 and place 2.");
    assert_eq!(codes(&ranked(&[(json!(20), 3, None), (json!(10), 1, None)])), ["place-against-figure"]);
    let rates = [(json!({ "percent": "1.5" }), 1, None), (json!({ "percent": "1.6" }), 2, None)];
    assert_eq!(codes(&ranked(&rates)), ["place-against-figure"]);
}

#[test]
fn different_figures_that_share_a_place() {
    assert_eq!(codes(&ranked(&[(json!(20), 1, None), (json!(10), 1, None)])), ["place-against-figure"]);
}

#[test]
fn places_by_another_measure_are_not_held_against_the_figures() {
    assert_eq!(ranked(&[(json!(10), 1, Some("signals per 100,000")), (json!(20), 2, Some("signals per 100,000"))]), []);
}

/// A table of answer rates, with that of all.
fn rates(rows: [&str; 2], of_all: &str) -> Vec<Problem> {
    let mut document = sound();
    let row = |label: &str, rate: &str| json!({ "label": label, "values": [10, { "percent": rate }] });
    let table = json!({ "id": "rates", "title": "Rates", "kind": "exclusive",
        "columns": [{ "heading": "Calls" }, { "heading": "Answer rate" }],
        "rows": [row("Day", rows[0]), row("Night", rows[1])],
        "total": { "label": "All", "values": [20, { "percent": of_all }] } });
    put(&mut document, "/sections/0/tables/5", table);
    problems(&document)
}

#[test]
fn a_rate_of_all_outside_those_of_the_rows() {
    let found = rates(["91", "58"], "95");
    assert_eq!(codes(&found), ["rate-outside-rows"]);
    assert_eq!(found[0].message, "95% of all lies outside the 58% to 91% of the rows.");
    assert_eq!(codes(&rates(["91", "58"], "12.5")), ["rate-outside-rows"]);
}

#[test]
fn a_rate_of_all_between_those_of_the_rows_or_rounded_to_one() {
    assert_eq!(rates(["91", "58"], "70"), []);
    assert_eq!(rates(["91", "58"], "91.4"), []);
}

#[test]
fn a_total_column_is_the_sum_of_those_before_it_where_what_follows_counts_something_else() {
    let mut document = sound();
    let table = |second: u64| {
        json!({ "id": "sex", "title": "Sex", "kind": "exclusive", "base": "none",
        "columns": [{ "heading": "Female" }, { "heading": "Male" }, { "heading": "Total" }, { "heading": "Chats" }],
        "rows": [{ "label": "Phone", "values": [10, 5, 15, 20] }, { "label": "Web", "values": [1, 2, second, 4] }] })
    };
    put(&mut document, "/sections/0/tables/5", table(3));
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/tables/5", table(4));
    let found = problems(&document);
    assert_eq!(codes(&found), ["column-sum-mismatch"]);
    assert_eq!(found[0].pointer, "/sections/0/tables/5/rows/1/values/2");
}
