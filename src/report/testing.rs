//! A sound document, ways to spoil it, and what is then found.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::{Node, Problem, Report, Severity};

/// A document with a bit of everything, with which nothing is wrong.
pub(super) fn sound() -> Json {
    json!({
        "version": 1, "language": "en-US", "title": "Report", "publisher": "Hotline",
        "jurisdiction": { "name": "Missouri", "code": "US-MO" },
        "period": { "start": "2020-01-01", "end": "2020-12-31" }, "accurateAsOf": "2021-07-01",
        "introduction": [["Signals", { "note": "signal" }, " are ", { "strong": "contacts" }]],
        "headline": [
            { "id": "signals", "label": "Signals", "value": 750,
              "rank": { "place": 13, "among": 51, "measure": "signals" } },
            { "id": "calls", "label": "Calls", "value": { "count": 600, "percent": "80" }, "partOf": "signals" },
            { "id": "rate", "label": "Rate", "value": { "rate":
                { "numerator": 67, "denominator": 6_083_672, "of": "residents", "per": 100_000, "printed": "1.1" } } },
            { "id": "growth", "label": "Growth", "value": { "change": { "from": 5973, "to": 8042, "percent": "35" } },
              "period": { "start": "2015", "end": "2016" } },
        ],
        "sections": [{
            "map": { "id": "map", "title": "Places", "region": "US-MO", "locations": [
                { "fips": "29510", "name": "St. Louis", "value": 9 },
                { "fips": "29001", "name": "Adair", "value": { "masked": "few" } },
            ] },
            "tables": [types(), venues(), groups(), years(), shares(), sides()],
        }],
        "notes": [{ "id": "signal", "text": "One contact." }, { "id": "few", "text": "Withheld." }],
    })
}

/// Table 0: exclusive.
fn types() -> Json {
    json!({ "id": "types", "title": "Types", "kind": "exclusive", "unit": "cases", "chart": "donut",
        "rows": [
            { "label": "Sex", "value": { "count": 229, "percent": "86" } },
            { "label": "Labor", "value": 38 },
        ],
        "total": { "label": "All", "value": 267 } })
}

/// Table 1: nested.
fn venues() -> Json {
    json!({ "id": "venues", "title": "Venues", "kind": "nested",
        "rows": [
            { "id": "sex", "label": "Sex", "value": 10, "children": [
                { "id": "hotel", "label": "Hotel", "value": 6 },
                { "label": "Few", "value": { "pooled": 4 }, "notes": ["few"] },
            ] },
            { "label": "Labor", "value": 3 },
        ],
        "total": { "label": "All", "value": 13 } })
}

/// Table 2: non-cumulative.
fn groups() -> Json {
    json!({ "id": "groups", "title": "Groups", "kind": "non-cumulative", "base": { "figure": "signals" },
        "rows": [
            { "label": "Adults", "value": 500 },
            { "label": "Minors", "value": { "masked": "fewer than three", "notes": ["few"] } },
        ],
        "total": { "label": "Overlapping" } })
}

/// Table 3: a trend.
fn years() -> Json {
    json!({ "id": "years", "title": "Years", "kind": "trend", "change": "previous",
        "rows": [
            { "label": "2019", "value": 844, "period": { "start": "2019", "end": "2019" } },
            { "label": "2020", "value": 933, "period": { "start": "2020", "end": "2020" } },
        ] })
}

/// Table 4: percentages without counts.
fn shares() -> Json {
    json!({ "id": "shares", "title": "Shares", "kind": "exclusive", "base": { "unpublished": "callers" },
        "rows": [
            { "label": "Women", "value": { "percent": "60" } },
            { "label": "Men", "value": { "percent": "40" } },
            { "label": "Others", "value": { "percent": "0", "roundsToZero": true } },
        ] })
}

/// Table 5: a ranking with two columns.
fn sides() -> Json {
    json!({ "id": "sides", "title": "Sides", "kind": "ranking", "base": "none",
        "columns": [{ "heading": "Calls" }, { "heading": "Cases", "period": { "start": "2020" } }],
        "rows": [{ "label": "Ohio", "values": [9, 3], "rank": { "place": 1 } }] })
}

pub(super) fn node(document: &Json) -> Node {
    Node::deserialize(document).unwrap()
}

/// All that is found in a document, whether it is an error or not.
pub(super) fn problems(document: &Json) -> Vec<Problem> {
    Report::from_node(&node(document)).map_or_else(|problems| problems, |(_, problems)| problems)
}

/// Puts a value at a place of the document. The last step may name a new field; `null` takes the field away.
pub(crate) fn put(document: &mut Json, pointer: &str, value: Json) {
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {pointer}"));
    if let (Ok(index), Json::Array(items)) = (field.parse::<usize>(), &mut *parent) {
        items[index] = value;
    } else {
        parent[field.replace("~1", "/")] = value;
    }
}

/// Problems found in the sound document after one change.
pub(super) struct Spoilt {
    problems: Vec<Problem>,
}

/// Changes one place of the sound document.
pub(super) fn with(pointer: &str, value: Json) -> Spoilt {
    let mut document = sound();
    put(&mut document, pointer, value);
    Spoilt { problems: problems(&document) }
}

impl Spoilt {
    fn finds(&self, severity: Severity, code: &str, at: [&str; 4], remedy: &str) {
        let [problem] = self.problems.as_slice() else { panic!("not one problem: {:#?}", self.problems) };
        let words = |name: &Option<String>| name.clone().unwrap_or_default();
        let found = [&problem.pointer, &words(&problem.table), &words(&problem.row), &words(&problem.field)];
        assert_eq!((problem.severity, problem.code), (severity, code), "{problem}");
        assert_eq!(found, at, "{problem}");
        assert_eq!(problem.remedy, remedy);
        assert!(problem.message.ends_with('.'), "{}", problem.message);
    }

    /// There is exactly one problem, an error, at that place: pointer, table, row, field.
    pub(super) fn is_error(&self, code: &str, at: [&str; 4], remedy: &str) {
        self.finds(Severity::Error, code, at, remedy);
    }

    /// There is exactly one problem, a contradiction, at that place: pointer, table, row, field.
    pub(super) fn is_contradiction(&self, code: &str, at: [&str; 4], remedy: &str) {
        self.finds(Severity::Contradiction, code, at, remedy);
    }

    /// There is exactly one problem, advice, at that place: pointer, table, row, field.
    pub(super) fn is_advice(&self, code: &str, at: [&str; 4], remedy: &str) {
        self.finds(Severity::Advice, code, at, remedy);
    }
}

#[test]
fn nothing_is_wrong_with_the_sound_document() {
    assert_eq!(problems(&sound()), []);
}

/// Reads strings that have broken other programs.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn naughty_strings() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/naughty-strings/blns.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the strings")).expect("a list of strings")
}
