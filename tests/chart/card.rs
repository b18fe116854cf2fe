//! Cards for social media: one size, nothing cut off, and only what is published.

use hotline_report::chart::{Metrics, card, is_card};
use hotline_report::report::Report;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures::{hard, read, samples};
use super::seen::{faults, texts};

fn said(report: &Report) -> Vec<String> {
    texts(&card(report, &Metrics)).iter().map(|(_, text, _)| (*text).to_owned()).collect()
}

fn of(title: &str, headline: &Value) -> Report {
    read(&json!({
        "version": 1, "language": "en-US", "title": title, "jurisdiction": { "name": "Nowhere" },
        "publisher": "Nobody", "period": { "start": "2020", "end": "2020" }, "headline": headline, "sections": []
    }))
}

#[test]
fn every_card_has_the_size_that_sites_show() {
    for (name, report) in samples() {
        let scene = card(&report, &Metrics);
        assert_eq!((scene.width * 2, scene.height * 2), (1200, 630), "{name}");
    }
}

#[test]
fn a_card_says_title_place_time_publisher_and_the_first_figures() {
    let figures =
        json!([{ "id": "a", "label": "Signals", "value": 1431 }, { "id": "b", "label": "Cases", "value": 260 }]);
    assert_eq!(
        said(&of("Report", &figures)),
        ["Report", "Nowhere · 2020", "Nobody", "1,431", "Signals", "260", "Cases"]
    );
}

#[test]
fn a_figure_that_is_withheld_is_not_on_the_card() {
    let figures = json!([{ "id": "a", "label": "Signals", "value": { "masked": "Fewer than three" } }]);
    assert_eq!(said(&of("Report", &figures)), ["Report", "Nowhere · 2020", "Nobody"]);
}

#[test]
fn without_headline_figures_a_card_shows_the_first_total() {
    assert!(said(&hard()).contains(&"1,735".to_owned()));
}

#[test]
fn a_table_named_card_is_no_card() {
    assert!(is_card(&of("Report", &json!([])), "card"));
    let table = json!({ "id": "card", "title": "T", "kind": "exclusive", "rows": [{ "label": "A", "value": 1 }] });
    assert!(!is_card(&super::layout::one(&table), "card"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_on_any_card(
        title in "[A-Z][a-z]{2,9}( [A-Za-z]{1,14}){0,60}",
        figures in prop::collection::vec((0_u64..2_000_000_000, "[A-Z][a-z]{2,9}( [a-z]{1,12}){0,30}"), 0..5),
    ) {
        let figure = |(index, (count, label)): (usize, &(u64, String))| json!({ "id": format!("f{index}"), "label": label, "value": count });
        let figures: Vec<Value> = figures.iter().enumerate().map(figure).collect();
        prop_assert_eq!(faults(&card(&of(&title, &json!(figures)), &Metrics)), Vec::<String>::new());
    }
}
