use serde_json::{Value as Json, json};

use crate::report::testing::{problems, put, sound, with};

const LABOR: [&str; 4] = ["/sections/0/tables/3/rows/1/value", "Years", "2020", "value"];
const WHOLE: &str = "It should be a whole number from 0 to 1,000,000,000,000.";

#[test]
fn a_value_that_says_nothing() {
    let remedy = "Give a whole number, or an object with one of \
        count, pooled, masked, notApplicable, notCollected, number, duration, rate, change, rank, percent.";
    with(LABOR[0], json!({})).is_error("no-value", LABOR, remedy);
}

#[test]
fn a_value_that_is_a_text() {
    for (given, remedy) in [
        ("933", "Write the number without quotation marks: 933."),
        ("1,234", "Write the number without quotation marks: 1234."),
        ("86%", "Write a percentage as {\"percent\": \"86%\"}."),
        ("more than 7 %", "Write a percentage as {\"percent\": \"more than 7 %\"}."),
        ("+35%", "Write a change as {\"change\": {\"percent\": \"35\"}}."),
        ("300+", "Write it as {\"count\": 300, \"qualifier\": \"at least\"}."),
        ("1,310 (86%)", "Write it as {\"count\": 1310, \"percent\": \"86%\"}."),
        ("1.1 per 1,000", "Write a rate as {\"rate\": {\"of\": \"residents\", \"per\": 1000, \"printed\": \"1.1\"}}."),
        ("over 30", "Write it as {\"count\": 30, \"qualifier\": \"over\"}."),
        ("2:35", "Write a length of time as {\"duration\": \"2:35\"}."),
        ("13th", "Write a place in an order as {\"rank\": {\"place\": 13}}."),
        ("$1,250", "Write it as {\"number\": \"1250\", \"qualifier\": \"$\"}."),
        ("3.5", "Write a number that is no count as {\"number\": \"3.5\"}."),
    ] {
        with(LABOR[0], json!(given)).is_error("wrong-type", LABOR, remedy);
    }
    for given in ["–", "n/a"] {
        let remedy = format!(
            "Where there can be no figure, write {{\"notApplicable\": \"{given}\"}}; where nobody published it, {{\"notCollected\": \"{given}\"}}."
        );
        with(LABOR[0], json!(given)).is_error("wrong-type", LABOR, &remedy);
    }
    for given in ["<3", "*", "few", "12–15"] {
        let remedy = format!(
            "Write a withheld count as {{\"masked\": \"{given}\"}}; one that nobody published as {{\"notCollected\": \"{given}\"}}."
        );
        with(LABOR[0], json!(given)).is_error("wrong-type", LABOR, &remedy);
    }
}

#[test]
fn a_bare_name_year_or_number_shows_what_to_write() {
    for (pointer, given, place, remedy) in [
        ("/period", json!("2025"), ["", "", "period"], "period, such as {\"start\": \"2025\", \"end\": \"2025\"}."),
        ("/period", json!(2025), ["", "", "period"], "period, such as {\"start\": \"2025\", \"end\": \"2025\"}."),
        ("/jurisdiction", json!("Ohio"), ["", "", "jurisdiction"], "jurisdiction, such as {\"name\": \"Ohio\"}."),
        ("/headline/0/rank", json!(13), ["", "Signals", "rank"], "rank, such as {\"place\": 13}."),
        (
            "/sections/0/tables/0/total",
            json!(267),
            ["Types", "(without a label)", "total"],
            "row, such as {\"label\": \"Total\", \"value\": 267}.",
        ),
        (
            "/sections/0/tables/5/columns/0",
            json!("2024"),
            ["Sides", "", "columns"],
            "column, such as {\"heading\": \"2024\"}.",
        ),
    ] {
        let [table, row, field] = place;
        let remedy = format!("It should be an object: {remedy}");
        with(pointer, given).is_error("wrong-type", [pointer, table, row, field], &remedy);
    }
}

#[test]
fn a_field_in_the_wrong_place_is_told_where_it_belongs() {
    let place = ["/tables", "", "", "tables"];
    let remedy = "It belongs in a part of `sections`: {\"sections\": [{\"tables\": […]}]}.";
    with("/tables", json!([])).is_error("unknown-field", place, remedy);
}

#[test]
fn a_word_before_a_percentage_is_kept() {
    let mut document = sound();
    put(&mut document, LABOR[0], json!({ "count": 933, "percent": "<1%" }));
    let (report, _) = crate::report::Report::from_node(&crate::report::testing::node(&document)).unwrap();
    let value = report.table("years").unwrap().rows[1].value.clone().unwrap();
    assert_eq!((value.percent_qualifier(), value.printed_percent()), (Some("<"), crate::report::Decimal::parse("1")));
}

#[test]
fn an_address_that_is_a_program_is_no_link() {
    let place = ["/introduction/0/0", "", "", "introduction"];
    let link = |link: &str| json!([[{ "link": link, "text": "here" }, { "note": "signal" }]]);
    let remedy = "Begin it with https://, http:// or mailto:.";
    with("/introduction", link("javascript:alert(1)")).is_error("bad-link", place, remedy);
    let mut document = sound();
    put(&mut document, "/introduction", link("https://example.org"));
    assert_eq!(problems(&document), []);
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
    with(LABOR[0], json!(3.5)).is_error(
        "not-whole",
        LABOR,
        "A count is whole; write another number as {\"number\": \"3.5\"}.",
    );
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
