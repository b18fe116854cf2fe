use serde_json::json;

use crate::report::testing::{problems, put, sound, with};

/// The sound document with a map of the world in place of its own.
fn world(locations: serde_json::Value) -> Vec<(&'static str, String)> {
    let mut document = sound();
    put(&mut document, "/sections/0/map/region", json!("world"));
    put(&mut document, "/sections/0/map/locations", locations);
    problems(&document).into_iter().map(|problem| (problem.code, problem.pointer)).collect()
}

#[test]
fn places_of_any_region_have_codes() {
    let place = |code: &str| json!({ "code": code, "name": code, "value": 9 });
    assert_eq!(world(json!([place("MX"), place("AR")])), []);
    assert_eq!(
        world(json!([place("MX"), place("MX")])),
        [("duplicate-place", "/sections/0/map/locations/1/code".to_owned())]
    );
}

#[test]
fn a_place_has_either_a_fips_code_or_another() {
    let pointer = "/sections/0/map/locations/0/code".to_owned();
    assert_eq!(world(json!([{ "name": "Mexico", "value": 9 }])), [("place-code", pointer.clone())]);
    assert_eq!(world(json!([{ "fips": "29510", "name": "Mexico", "value": 9 }])), [("place-code", pointer)]);
    let place = ["/sections/0/map/locations/0/code", "", "St. Louis", "code"];
    let remedy = "Give the `fips` of a place of the United States; the `code` of any other place.";
    with("/sections/0/map/locations/0/code", json!("29510")).is_error("place-code", place, remedy);
}

#[test]
fn a_region_is_the_name_of_a_file() {
    let place = ["/sections/0/map/region", "", "", "region"];
    let remedy = "Write the `code` of a geometry: 64 letters, digits, “-” and “_” at most.";
    let mut document = sound();
    put(&mut document, "/sections/0/map/locations", json!([]));
    for region in ["../US-MO", "my districts"] {
        put(&mut document, "/sections/0/map/region", json!(region));
        let found = problems(&document);
        assert_eq!(
            (found[0].code, found[0].pointer.as_str(), found[0].remedy.as_str()),
            ("unknown-region", place[0], remedy)
        );
    }
}

#[test]
fn a_region_that_was_meant_as_a_state_is_told_so() {
    let remedy = "Write it like US-MO, or US for a map of all states.";
    let mut document = sound();
    put(&mut document, "/sections/0/map/locations", json!([]));
    for region in ["us-mo", "US_MO", "usa"] {
        put(&mut document, "/sections/0/map/region", json!(region));
        assert_eq!(problems(&document)[0].remedy, remedy, "{region}");
    }
}

#[test]
fn only_a_table_that_is_drawn_as_a_map_has_a_region() {
    let place = ["/sections/0/tables/0/region", "Types", "", "region"];
    let remedy = "Write `\"chart\": \"map\"`, or leave it out.";
    with("/sections/0/tables/0/region", json!("world")).is_error("misplaced-region", place, remedy);
}

#[test]
fn the_rows_of_a_map_of_another_region_are_left_to_its_geometry() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/0/chart", json!("map"));
    put(&mut document, "/sections/0/tables/0/region", json!("world"));
    assert_eq!(problems(&document), []);
}
