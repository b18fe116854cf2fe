//! Cells and their percentages.

use hotline_report::report::{CellState, TableView};
use serde_json::json;

use crate::{only_table, percents, read, some, sound_table};

#[test]
fn cells_that_are_no_plain_count_are_told_apart() {
    let report = sound_table(&json!({
        "id": "all", "title": "Every state of a cell", "kind": "exclusive", "unit": "cases",
        "rows": [
            { "label": "Some", "value": 980 },
            { "label": "None", "value": 0 },
            { "label": "Few", "value": 3 },
            { "label": "Small ones", "value": { "pooled": 4 } },
            { "label": "Withheld", "value": { "masked": "fewer than three" } },
            { "label": "Impossible", "value": { "notApplicable": "–" } },
            { "label": "Unknown", "value": { "notCollected": "NA" } },
        ],
        "total": { "label": "All", "value": 990 },
    }));
    let view = TableView::new(&report, only_table(&report));
    let states: Vec<_> = view.body().map(|(_, line)| line.cells[0].state.name()).collect();
    let expected = ["count", "zero", "rounds-to-zero", "pooled", "masked", "not-applicable", "not-collected"];
    assert_eq!(states, expected);
    assert_eq!(percents(&report), some(&["99", "0", "0", "0", "", "", "", ""]));
}

#[test]
fn percentages_without_counts_keep_their_decimals() {
    let (report, problems) = read(&json!([{ "tables": [{
        "id": "gender", "title": "Gender", "kind": "exclusive", "base": { "unpublished": "potential victims" },
        "rows": [
            { "label": "Male", "value": { "percent": "46%" } },
            { "label": "Unknown", "value": { "percent": "54%" } },
            { "label": "Transgender", "value": { "percent": "0.04%" } },
        ],
    }] }]));
    assert_eq!(percents(&report), some(&["46", "54", "0.04"]));
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["percent-sum-rounding"]);
}

#[test]
fn a_printed_share_of_zero_may_stand_for_more_than_nothing() {
    let report = sound_table(&json!({
        "id": "shares", "title": "Shares", "kind": "exclusive", "base": { "unpublished": "calls" },
        "rows": [
            { "label": "Most", "value": { "percent": "100" } },
            { "label": "Few", "value": { "percent": "0", "roundsToZero": true } },
            { "label": "None", "value": { "percent": "0" } },
        ],
    }));
    let view = TableView::new(&report, only_table(&report));
    let states: Vec<_> = view.lines.iter().map(|line| line.cells[0].state).collect();
    assert_eq!(states, [CellState::Count, CellState::RoundsToZero, CellState::Zero]);
}

#[test]
fn percentages_may_be_of_something_else_than_the_total() {
    let report = sound_table(&json!({
        "id": "groups", "title": "Who called", "kind": "non-cumulative", "unit": "callers", "decimals": 1,
        "base": { "count": { "count": 29806, "label": "contacts" } },
        "rows": [{ "label": "Youth", "value": 22592 }],
    }));
    assert_eq!(percents(&report), some(&["75.8"]));
}

#[test]
fn percentages_may_be_of_the_row_above() {
    let report = sound_table(&json!({
        "id": "venues", "title": "Venues", "kind": "nested", "unit": "cases", "base": "parent",
        "rows": [
            { "label": "Sex", "value": 80, "partial": true, "children": [{ "label": "Hotels", "value": 20 }] },
            { "label": "Labor", "value": 20 },
        ],
        "total": { "label": "All", "value": 100 },
    }));
    assert_eq!(percents(&report), some(&["80", "25", "20", ""]));
}
