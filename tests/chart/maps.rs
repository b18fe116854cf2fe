//! Maps: classes, rates, and the states of a ranking.

use hotline_report::chart::{ChartError, Geometry, Ink, Kind, Metrics, Scene, SceneOptions, charts, scene};
use hotline_report::report::{Node, Report};
use serde_json::{Value, json};

use super::fixtures::{geometry, read, table, with};
use super::layout::one;
use super::seen::{faults, texts};

fn drawn(report: &Report, id: &str, width: u32, geometry: &Geometry) -> Scene {
    let options = SceneOptions { width, ..SceneOptions::default() };
    scene(report, id, &options, &Metrics, Some(geometry)).unwrap()
}

fn words(scene: &Scene) -> Vec<String> {
    texts(scene).iter().map(|(_, text, _)| (*text).to_owned()).collect()
}

fn rate(printed: &str) -> Value {
    json!({ "rate": { "of": "residents", "per": 1000, "printed": printed } })
}

/// Counts of five of six counties, with rates beside them.
fn counties(more: &Value) -> Report {
    let place = |fips: &str, name: &str, value: Value, rate: Value| json!({ "fips": fips, "name": name, "value": value, "rate": rate });
    let few = json!({ "masked": "few" });
    let map = json!({ "id": "places", "title": "Places", "region": "US-MO", "unit": "calls", "locations": [
        place("29001", "Adair", json!(3), rate("9.0")), place("29002", "Andrew", json!(12), rate("1.5")),
        place("29003", "Atchison", json!(40), rate("2.5")), place("29004", "Audrain", few.clone(), few),
        place("29005", "Barry", json!(7), rate("0.5")),
    ] });
    read(&json!({
        "version": 1, "language": "en-US", "title": "Calls", "jurisdiction": { "name": "Nowhere", "code": "US-MO" },
        "publisher": "Nobody", "period": { "start": "2020" }, "sections": [{ "map": with(map, more.clone()) }]
    }))
}

#[test]
fn classes_are_those_of_the_author() {
    let scene = drawn(&counties(&json!({ "breaks": ["5", "20"] })), "places", 700, &geometry());
    for range in ["≥ 20", "5–19", "1–4", "few"] {
        assert!(words(&scene).iter().any(|text| text == range), "{range}: {:?}", words(&scene));
    }
}

#[test]
fn a_rate_is_told_beside_its_count_and_may_give_the_colours() {
    let by_count = drawn(&counties(&json!({})), "places", 700, &geometry());
    assert_eq!(by_count.targets[0].value, "3; Per 1,000 residents: 9.0");
    let by_rate = drawn(&counties(&json!({ "shade": "rate" })), "places", 700, &geometry());
    assert!(words(&by_rate).contains(&"Per 1,000 residents".to_owned()));
    assert!(words(&by_rate).contains(&"Adair 9.0".to_owned()), "the largest rate, not the largest count");
    assert_eq!(faults(&by_rate), Vec::<String>::new());
}

/// A country of two states.
fn country() -> Geometry {
    let state = |fips: &str, name: &str, x: i32| json!({ "fips": fips, "name": name, "rings": [[x, 0, 100, 0, 0, 80, -100, 0]] });
    let json = json!({
        "code": "US", "name": "Country", "width": 200, "height": 80, "outline": [[0, 0, 200, 0, 0, 80, -200, 0]],
        "counties": [state("29", "Missouri", 0), state("11", "District of Columbia", 100)],
    });
    Geometry::from_node(&Node::from_json(&json.to_string()).unwrap()).unwrap()
}

fn ranking() -> Report {
    let rows = json!([
        { "label": "Washington, D.C.", "value": 90 }, { "label": "Missouri", "value": 40, "highlight": true },
        { "label": "Puerto Rico", "value": 7 },
    ]);
    one(&with(table("t", "ranking", &rows), json!({ "chart": "map", "base": "none" })))
}

#[test]
fn a_ranking_of_states_is_drawn_as_a_map() {
    assert_eq!(charts(&ranking())[0].kind, Kind::Map);
    for width in [320, 520, 1280] {
        let scene = drawn(&ranking(), "t", width, &country());
        assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
        let keys: Vec<&str> = scene.targets.iter().map(|target| target.key.as_str()).collect();
        assert_eq!(keys, ["/rows/0", "/rows/1"], "as in the table");
    }
}

#[test]
fn the_state_that_stands_out_has_a_wide_outline_and_rows_that_are_none_are_named() {
    let scene = drawn(&ranking(), "t", 700, &country());
    assert!(words(&scene).contains(&"Puerto Rico 7".to_owned()), "{:?}", words(&scene));
    let lines =
        scene.marks.iter().filter(|mark| mark.ink == Ink::Text && format!("{:?}", mark.shape).starts_with("Path"));
    assert_eq!(lines.count(), 1);
}

#[test]
fn a_map_of_states_needs_their_geometry() {
    let of = |geometry: Option<&Geometry>| scene(&ranking(), "t", &SceneOptions::default(), &Metrics, geometry);
    assert!(matches!(of(None), Err(ChartError::WrongRegion { wanted, .. }) if wanted == "US"));
    assert!(matches!(of(Some(&geometry())), Err(ChartError::WrongRegion { .. })));
}

/// A region of three places, one of them within another.
fn districts() -> Geometry {
    let json = json!({
        "code": "districts", "name": "Districts", "width": 200, "height": 80, "outline": [[0, 0, 200, 0, 0, 80, -200, 0]],
        "places": [
            { "code": "n", "name": "Ñorth", "also": ["Upper Town"], "rings": [[0, 0, 100, 0, 0, 80, -100, 0]] },
            { "code": "s", "name": "South", "rings": [[100, 0, 100, 0, 0, 80, -100, 0]] },
            { "code": "1", "name": "District 1", "rings": [[10, 10, 20, 0, 0, 20, -20, 0]] },
        ],
    });
    Geometry::from_node(&Node::from_json(&json.to_string()).unwrap()).unwrap()
}

fn of_districts(locations: &Value) -> Report {
    let map = json!({ "id": "places", "title": "Places", "region": "districts", "locations": locations });
    read(&json!({
        "version": 1, "language": "en-US", "title": "Calls", "jurisdiction": { "name": "Nowhere" },
        "publisher": "Nobody", "period": { "start": "2020" }, "sections": [{ "map": map }]
    }))
}

#[test]
fn a_map_of_an_own_region_is_drawn_by_the_codes_of_its_places() {
    let report = of_districts(&json!([
        { "code": "n", "name": "North", "value": 12 }, { "code": "1", "name": "First", "value": { "masked": "few" } },
    ]));
    for width in [320, 1280] {
        let scene = drawn(&report, "places", width, &districts());
        assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
        let targets: Vec<_> = scene.targets.iter().map(|target| (target.key.as_str(), target.value.as_str())).collect();
        assert_eq!(targets, [("n", "12"), ("1", "few")]);
    }
}

#[test]
fn a_place_that_the_geometry_lacks_is_named() {
    let report = of_districts(&json!([{ "code": "w", "name": "West", "value": 12 }]));
    let error = scene(&report, "places", &SceneOptions::default(), &Metrics, Some(&districts())).unwrap_err();
    let message = "Map “Places”, place “West”: the geometry has no w. Correct its code.";
    assert_eq!(error.to_string(), message);
}

#[test]
fn rows_of_a_table_are_places_by_id_by_code_and_by_each_name() {
    let rows = json!([
        { "label": "Upper-town", "value": 90 }, { "id": "s", "label": "The south", "value": 40 },
        { "label": "district 1", "value": 7 }, { "label": "Elsewhere", "value": 5 },
    ]);
    let looks = json!({ "chart": "map", "region": "districts", "base": "none" });
    let scene = drawn(&one(&with(table("t", "ranking", &rows), looks)), "t", 700, &districts());
    let keys: Vec<&str> = scene.targets.iter().map(|target| target.key.as_str()).collect();
    assert_eq!(keys, ["/rows/0", "/rows/1", "/rows/2"]);
    assert!(words(&scene).contains(&"Elsewhere 5".to_owned()), "{:?}", words(&scene));
}

#[test]
fn names_differ_by_letters_with_accents() {
    let rows = json!([{ "label": "ÑORTH", "value": 9 }, { "label": "Orth", "value": 40 }]);
    let looks = json!({ "chart": "map", "region": "districts", "base": "none" });
    let scene = drawn(&one(&with(table("t", "ranking", &rows), looks)), "t", 700, &districts());
    let labels: Vec<&str> = scene.targets.iter().map(|target| target.label.as_str()).collect();
    assert_eq!(labels, ["ÑORTH"]);
}
