use serde_json::{Value as Json, json};

use crate::report::testing::{problems, put, sound, with};

const LABOR: [&str; 4] = ["/sections/0/tables/3/rows/1/value", "Years", "2020", "value"];
const WHOLE: &str = "It should be a whole number from 0 to 1,000,000,000,000.";

#[test]
fn a_value_that_says_nothing() {
    let remedy = "Give a whole number, or an object with one of \
        count, pooled, masked, notApplicable, notCollected, number, rate, change, rank, percent.";
    with(LABOR[0], json!({})).is_error("no-value", LABOR, remedy);
}

#[test]
fn a_value_that_is_a_text() {
    with(LABOR[0], json!("933")).is_error("wrong-type", LABOR, "It should be an object: value.");
}

/// The one problem with the value of the row: its code, its place and what it says.
fn problem_with(value: Json) -> (&'static str, String, String) {
    let mut document = sound();
    put(&mut document, LABOR[0], value);
    let problem = problems(&document).remove(0);
    (problem.code, problem.pointer, problem.message)
}

#[test]
fn a_value_that_is_two_things() {
    let said = ("unknown-field", format!("{}/masked", LABOR[0]), "A count has no field `masked`.".to_owned());
    assert_eq!(problem_with(json!({ "count": 2, "masked": "few" })), said);
}

#[test]
fn a_masked_value_with_a_percentage() {
    let said = ("unknown-field", format!("{}/percent", LABOR[0]), "A masked value has no field `percent`.".to_owned());
    assert_eq!(problem_with(json!({ "masked": "few", "percent": "1" })), said);
}

#[test]
fn a_count_below_nothing() {
    with(LABOR[0], json!(-3)).is_error("negative-number", LABOR, WHOLE);
}

#[test]
fn a_count_that_is_not_whole() {
    with(LABOR[0], json!(3.5)).is_error("not-whole", LABOR, WHOLE);
}

#[test]
fn a_count_beyond_all_hotlines() {
    with(LABOR[0], json!(1_000_000_000_001_u64)).is_error("absurd-number", LABOR, WHOLE);
}

#[test]
fn a_count_beyond_all_numbers() {
    with(LABOR[0], json!(1e300)).is_error("absurd-number", LABOR, WHOLE);
}

#[test]
fn a_place_beyond_all_universes() {
    let place = ["/headline/0/rank/among", "", "Signals", "among"];
    with(place[0], json!(4_294_967_296_u64)).is_error("absurd-number", place, "It should be below 4,294,967,296.");
}

#[test]
fn more_decimals_than_mean_anything() {
    let place = ["/sections/0/tables/0/decimals", "Types", "", "decimals"];
    with(place[0], json!(5)).is_error("absurd-number", place, "It should be 0 to 4.");
}

#[test]
fn a_percentage_that_is_a_number() {
    let place = ["/headline/1/value/percent", "", "Calls", "percent"];
    let remedy = "Write it as printed, in a string: \"25\", \"25%\", \"-3.5\", \"100.0\".";
    with(place[0], json!(80)).is_error("wrong-type", place, remedy);
}

#[test]
fn a_percentage_that_is_a_word() {
    let place = ["/headline/1/value/percent", "", "Calls", "percent"];
    let remedy = "Write it as printed, in a string: \"25\", \"25%\", \"-3.5\", \"100.0\".";
    with(place[0], json!("most")).is_error("no-number", place, remedy);
}
