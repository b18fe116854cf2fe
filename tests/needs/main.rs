//! What publications of hotlines need to say, one small document each.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own document should fail")]

mod cells;
mod changes;
mod figures;
mod tables;

use hotline_report::report::{Node, Problem, Report, Table, TableView};
use serde_json::{Value as Json, json};

/// A report of the given sections, and what is wrong with it.
fn read(sections: &Json) -> (Report, Vec<Problem>) {
    let document = json!({
        "version": 1, "language": "en-US", "title": "A report", "publisher": "A hotline",
        "jurisdiction": { "name": "Ohio" }, "period": { "start": "2020-01-01", "end": "2020-12-31" },
        "notes": [{ "id": "rounding", "text": "Percentages may not add up because of rounding." }],
        "caveat": [["Read this.", { "note": "rounding" }]],
        "sections": sections,
    });
    let node: Node = serde_json::from_str(&document.to_string()).unwrap();
    Report::from_node(&node).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A report of one table, with which nothing is wrong.
fn sound_table(table: &Json) -> Report {
    let (report, problems) = read(&json!([{ "tables": [table] }]));
    assert_eq!(problems, []);
    report
}

fn sound_figures(figures: &Json) -> Report {
    let (report, problems) = read(&json!([{ "figures": figures }]));
    assert_eq!(problems, []);
    report
}

fn only_table(report: &Report) -> &Table {
    report.tables().next().unwrap()
}

fn percents(report: &Report) -> Vec<Option<String>> {
    let view = TableView::new(report, only_table(report));
    view.lines.iter().map(|line| Some(line.cells.first()?.percent?.to_string())).collect()
}

fn changes(report: &Report) -> Vec<Option<String>> {
    let view = TableView::new(report, only_table(report));
    view.lines.iter().map(|line| Some(line.change.as_ref()?.percent?.to_string())).collect()
}

fn some(words: &[&str]) -> Vec<Option<String>> {
    words.iter().map(|word| (!word.is_empty()).then(|| (*word).to_owned())).collect()
}
