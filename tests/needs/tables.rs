//! Tables: units, sources, orders, lists that are only begun.

use hotline_report::report::{Row, TableKind, TableView};
use serde_json::json;

use crate::{only_table, percents, some, sound_table};

#[test]
fn each_row_has_its_own_unit() {
    let report = sound_table(&json!({
        "id": "work", "title": "What the hotline did", "kind": "non-cumulative", "base": "none",
        "rows": [
            { "label": "Answered", "value": 4210, "unit": "calls" },
            { "label": "Opened", "value": 388, "unit": "cases" },
            { "label": "Waited", "value": { "number": "41.5" }, "unit": "seconds per call" },
        ],
    }));
    let table = only_table(&report);
    let units: Vec<_> = table.rows.iter().filter_map(|row| table.unit_of(row, 0)).collect();
    assert_eq!(units, ["calls", "cases", "seconds per call"]);
}

#[test]
fn a_fiscal_year_is_a_period_with_a_name() {
    let report = sound_table(&json!({
        "id": "cases", "title": "Cases", "kind": "exclusive", "base": "none",
        "period": { "start": "2019-10-01", "end": "2020-09-30", "label": "Fiscal year 2020" },
        "rows": [{ "label": "Sex", "value": 9 }],
    }));
    let period = only_table(&report).period.as_ref().unwrap();
    assert_eq!(period.label.as_deref(), Some("Fiscal year 2020"));
    assert_eq!(period.end.unwrap().to_string(), "2020-09-30");
}

#[test]
fn a_row_keeps_what_was_printed_before() {
    let report = sound_table(&json!({
        "id": "survivors", "title": "Survivors who reached out", "kind": "trend", "base": "none",
        "rows": [{ "label": "2017", "value": 2374, "restated": [{ "count": 2144, "edition": "2017 release" }] }],
    }));
    assert_eq!(only_table(&report).rows[0].restated[0].edition.as_deref(), Some("2017 release"));
}

#[test]
fn the_first_rows_of_a_longer_list_may_fall_short_of_the_total() {
    let report = sound_table(&json!({
        "id": "labor", "title": "Top industries", "kind": "ranking", "unit": "cases", "partial": true,
        "rows": [{ "label": "Domestic work", "value": 201 }, { "label": "Agriculture", "value": 124 }],
        "total": { "label": "All labor cases", "value": 1057 },
    }));
    assert_eq!(percents(&report), some(&["19", "12", ""]));
}

#[test]
fn a_ranking_may_say_only_the_order() {
    let report = sound_table(&json!({
        "id": "venues", "title": "Top venues", "kind": "ranking", "partial": true, "base": "none",
        "rows": [{ "label": "Hotels" }, { "label": "Spas" }],
    }));
    assert_eq!(only_table(&report).kind, TableKind::Ranking);
    let view = TableView::new(&report, only_table(&report));
    assert!(view.lines.iter().all(|line| line.cells.is_empty()));
}

#[test]
fn places_may_be_shared() {
    let report = sound_table(&json!({
        "id": "states", "title": "States by cases", "kind": "ranking", "unit": "cases", "partial": true, "base": "none",
        "rows": [
            { "label": "Missouri", "value": 67, "rank": { "place": 20, "among": 51, "tiedWith": ["District of Columbia"] } },
            { "label": "District of Columbia", "value": 67, "rank": { "place": 20, "among": 51, "tiedWith": ["Missouri"] } },
            { "label": "Iowa", "value": 61, "rank": { "place": 22, "among": 51 } },
        ],
    }));
    let place = |row: &Row| row.rank.as_ref().unwrap().place;
    assert_eq!(only_table(&report).rows.iter().map(place).collect::<Vec<_>>(), [20, 20, 22]);
}

#[test]
fn each_row_has_its_own_source() {
    let report = sound_table(&json!({
        "id": "health", "title": "In hospitals", "kind": "non-cumulative", "base": "none",
        "columns": [{ "heading": "2020" }, { "heading": "2021" }],
        "rows": [
            { "label": "Stays", "values": [100, 141], "source": "Agency for Health Care" },
            { "label": "Victims", "values": [{ "notCollected": "NA" }, 1253], "source": "Children and Families" },
        ],
    }));
    let sources: Vec<_> = only_table(&report).rows.iter().filter_map(|row| row.source.as_deref()).collect();
    assert_eq!(sources, ["Agency for Health Care", "Children and Families"]);
}
