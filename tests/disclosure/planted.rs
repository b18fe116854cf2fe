//! Hidden counts that can be recognised are looked for in everything that is made of a report.

use hotline_report::chart::{Geometry, HEADLINE, Metrics, Palette, SceneOptions, charts, scene, svg};
use hotline_report::disclosure::{Audit, Circumstances, disclose};
use hotline_report::export::Format;
use hotline_report::html::{Drawing, Options, fragment};
use hotline_report::plan::Plan;
use hotline_report::report::{Node, NoteNumbering, Report, Row, Value};
use hotline_report::tabulate::{Counts, Scope};
use serde_json::{Value as Json, json};

use super::exports::exports;

/// Counts under a hundred thousand are small here, so that hidden ones are numbers that nothing else is.
fn plan() -> Plan {
    let plan = json!({
        "version": 1, "id": "planted", "name": "Planted", "language": "en-US", "jurisdiction": "state",
        "fields": {
            "state": { "label": "State", "type": "category", "values": [{ "label": "Missouri", "code": "US-MO" }] },
            "county": { "label": "County", "type": "category" },
            "kind": { "label": "Kind", "type": "category" },
            "venue": { "label": "Venue", "type": "category" },
            "tags": { "label": "Tags", "type": "list" }
        },
        "measures": { "records": { "unit": "records" }, "cases": { "unit": "cases" } },
        "denominators": { "people": { "of": "residents", "values": { "Missouri": 6_154_913 } } },
        "report": {
            "title": "Planted", "publisher": "Nobody",
            "introduction": ["In all {total:masked}, {figure:small} small."],
            "headline": [
                { "id": "small", "label": "Small", "measure": "cases",
                  "rate": { "denominator": "people", "per": 100_000 },
                  "rank": { "among": 51, "universe": "all states", "measure": "volume" } }
            ],
            "sections": [{
                "map": { "id": "map", "title": "Map", "measure": "records", "by": "county" },
                "tables": [
                    { "id": "masked", "title": "Masked", "measure": "records", "by": "kind", "total": { "label": "Total" } },
                    { "id": "pooled", "title": "Pooled", "measure": "records", "by": "venue",
                      "small": { "pool": "Few" }, "total": { "label": "Total" } },
                    { "id": "overlapping", "title": "Overlapping", "measure": "records", "by": "tags",
                      "small": { "mask": "Fewer than a hundred thousand" } },
                    { "id": "nested", "title": "Nested", "measure": "records", "by": "kind",
                      "within": { "field": "venue" }, "chart": "bars" }
                ]
            }]
        },
        "protection": { "threshold": 100_000 }
    });
    Plan::from_json(&plan.to_string()).unwrap()
}

/// What is counted; every number under a hundred thousand is one that nothing else adds up to.
fn counts() -> Json {
    let row = |label: &str, count: u64| json!({ "label": label, "count": count });
    json!({
        "figures": { "small": 73_819 },
        "ranks": { "small": 13 },
        "maps": { "map": [
            { "fips": "29510", "name": "St. Louis city", "count": 61_927 },
            { "fips": "29095", "name": "Jackson", "count": 300_000 }
        ] },
        "tables": {
            "masked": { "rows": [row("A", 400_000), row("B", 57_341), row("C", 212_223), row("D", 730_436)] },
            "pooled": { "rows": [row("v", 83_417), row("w", 92_651), row("x", 623_932), row("y", 600_000)] },
            "overlapping": { "total": 1_400_000, "rows": [row("p", 48_713), row("q", 1_361_119), row("r", 900_000)] },
            "nested": { "rows": [
                { "label": "A", "parts": [row("v", 41_593), row("w", 358_407)] },
                { "label": "B", "parts": [row("v", 57_341)] },
                { "label": "C", "parts": [row("w", 212_223)] },
                { "label": "D", "parts": [row("x", 730_436)] }
            ] }
        }
    })
}

/// Every number that is counted: what is not printed must be nowhere.
fn numbers(json: &Json, found: &mut Vec<u64>) {
    match json {
        Json::Number(number) => found.extend(number.as_u64().filter(|number| *number > 1_000)),
        Json::Array(items) => items.iter().for_each(|item| numbers(item, found)),
        Json::Object(fields) => fields.values().for_each(|field| numbers(field, found)),
        _ => {}
    }
}

fn printed(report: &Report) -> Vec<u64> {
    fn of_rows(rows: &[Row], found: &mut Vec<u64>) {
        for row in rows {
            found.extend(row.figures().iter().filter_map(Value::published_count));
            of_rows(&row.children, found);
        }
    }
    let mut found: Vec<u64> = report.figures().filter_map(|figure| figure.value.published_count()).collect();
    for table in report.tables() {
        of_rows(&table.rows, &mut found);
        of_rows(table.total.as_slice(), &mut found);
    }
    found.extend(report.maps().flat_map(|map| &map.locations).filter_map(|location| location.value.published_count()));
    found
}

fn geometry() -> Geometry {
    let square = |x: u32| json!([[x, 0, 50, 0, 0, 80, -50, 0]]);
    let county = |x: u32, fips: &str| json!({ "fips": fips, "rings": square(x) });
    let json = json!({
        "code": "US-MO", "name": "Missouri", "width": 100, "height": 80, "outline": [[0, 0, 100, 0, 0, 80, -100, 0]],
        "counties": [county(0, "29510"), county(50, "29095")]
    });
    let node: Node = serde_json::from_str(&json.to_string()).unwrap();
    Geometry::from_node(&node).unwrap()
}

/// Everything that can be made of a report, by what it is.
fn outputs(report: &Report) -> Vec<(String, String)> {
    let mut made = vec![("document".to_owned(), serde_json::to_string(report).unwrap())];
    let infos = charts(report);
    let drawings = infos.iter().map(|info| Drawing { id: info.id.clone(), svg: None, narrow: None }).collect();
    let options = Options {
        prefix: "p-".to_owned(),
        heading_level: 1,
        note_numbering: Some(NoteNumbering::Deduplicated),
        charts: drawings,
        ..Options::default()
    };
    made.push(("html".to_owned(), fragment(report, &options)));
    let geometry = geometry();
    for id in infos.iter().map(|info| info.id.as_str()).chain([HEADLINE]) {
        let options = SceneOptions { width: 600, text_scale: 100, kind: None };
        let Ok(scene) = scene(report, id, &options, &Metrics, Some(&geometry)) else { continue };
        // What a canvas draws, what a tooltip says, what a screen reader is told: all of it stands in the scene.
        made.push((format!("scene of {id}"), format!("{scene:?}")));
        for (name, palette) in [("light", Palette::LIGHT), ("dark", Palette::DARK), ("print", Palette::PRINT)] {
            made.push((format!("{name} picture of {id}"), svg(&scene, &palette, id, &report.title, "c-", "serif")));
        }
    }
    let ids: Vec<String> = infos.into_iter().map(|info| info.id).collect();
    made.extend(exports(report, &ids, &geometry));
    made
}

fn disclosed() -> (Report, Audit) {
    let plan = plan();
    let scope: Scope = serde_json::from_value(json!({ "jurisdiction": "Missouri" })).unwrap();
    let tabulation = Counts::from_json(&counts().to_string()).unwrap().tabulate(&plan, &scope).unwrap();
    disclose(&plan, &tabulation, Circumstances::default()).unwrap()
}

#[test]
fn no_hidden_count_stands_in_anything_that_is_made_of_a_report() {
    let (report, audit) = disclosed();
    let (mut all, printed) = (Vec::new(), printed(&report));
    numbers(&counts(), &mut all);
    let hidden: Vec<u64> = all.into_iter().filter(|number| !printed.contains(number)).collect();
    for number in [73_819, 61_927, 57_341, 83_417, 92_651, 48_713, 41_593] {
        assert!(hidden.contains(&number), "{number} is small");
    }
    let told = format!("{:?}", audit.findings.iter().map(|finding| (&finding.label, finding.low)).collect::<Vec<_>>());
    for (name, output) in outputs(&report) {
        // Digits, whatever stands between them.
        let digits: String =
            output.chars().filter(|letter| !matches!(letter, ',' | '.' | '\u{a0}' | '\u{202f}' | '\'' | '_')).collect();
        for number in &hidden {
            assert!(!says(&digits, &number.to_string()), "the {name} says {number}; {told}");
        }
    }
}

/// Whether a number stands in a text by itself, and not as a part of a longer one.
fn says(text: &str, number: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    text.match_indices(number).any(|(place, _)| {
        let before = place.checked_sub(1).and_then(|place| bytes.get(place));
        !is_digit(before) && !is_digit(bytes.get(place + number.len()))
    })
}

#[test]
fn the_figures_of_every_format_are_searched() {
    let made = outputs(&disclosed().0);
    for format in Format::ALL.iter().map(|format| format.name()).filter(|name| !["csvw", "json-ld"].contains(name)) {
        let of = |name: &str| name.starts_with(&format!("{format} of "));
        assert!(made.iter().any(|(name, output)| of(name) && says(output, "730436")), "{format}");
    }
}

#[test]
fn the_search_finds_what_is_printed() {
    assert!(says("<td>73819</td>", "73819") && says("73819", "73819"));
    assert!(!says("173819", "73819"));
}
