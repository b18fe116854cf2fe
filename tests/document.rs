//! The guide to the report document keeps to what it says.

#![cfg(not(target_arch = "wasm32"))]

use hotline_report::html::{Options, fragment};
use hotline_report::report::{Node, Report, Value};

const GUIDE: &str = include_str!("../docs/document.md");

#[test]
fn the_document_of_the_guide_is_sound_and_shows_all_that_it_says() {
    let text = GUIDE.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    let (report, problems) = Report::from_node(&Node::from_json(text).unwrap()).unwrap();
    assert_eq!(problems, []);
    let html = fragment(&report, &Options::default());
    for printed in
        ["2:35", "&gt;99%", "&lt;1%", "81.5% (78.0–85.0%)", "per 1,000 residents", "March 15, 2026", "Received"]
    {
        assert!(html.contains(printed), "{printed}");
    }
}

#[test]
fn every_value_of_the_guide_is_one() {
    let (_, table) = GUIDE.split_once("## What stands in a cell").unwrap();
    let (table, _) = table.split_once("Percentages that are left out").unwrap();
    let values: Vec<&str> = table.split('`').filter(|code| code.starts_with("{ \"")).collect();
    assert!(values.len() > 15, "{values:?}");
    for value in values {
        let document = format!(
            r#"{{"version": 1, "language": "en-US", "title": "T", "jurisdiction": {{"name": "J"}}, "publisher": "P",
            "period": {{"start": "2020", "end": "2020"}}, "headline": [{{"id": "a", "label": "A", "value": {value}}}]}}"#
        );
        let read = Report::from_node(&Node::from_json(&document).unwrap());
        assert!(read.is_ok_and(|(_, problems)| problems.is_empty()), "{value}");
    }
}

#[test]
fn a_plain_count_needs_no_object() {
    let document = GUIDE.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    let (report, _) = Report::from_node(&Node::from_json(document).unwrap()).unwrap();
    assert_eq!(report.headline[0].value, Value::count(1250));
}
