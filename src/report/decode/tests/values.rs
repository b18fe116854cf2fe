use serde_json::json;

use crate::report::testing::with;

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

#[test]
fn a_value_that_is_two_things() {
    let place = [&format!("{}/masked", LABOR[0]), "Years", "2020", "masked"];
    let remedy = "It may have notes, percent, qualifier, count.";
    with(LABOR[0], json!({ "count": 2, "masked": "few" })).is_error("unknown-field", place, remedy);
}

#[test]
fn a_masked_value_with_a_percentage() {
    let place = [&format!("{}/percent", LABOR[0]), "Years", "2020", "percent"];
    let value = json!({ "masked": "few", "percent": "1" });
    with(LABOR[0], value).is_error("unknown-field", place, "It may have notes, masked.");
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
