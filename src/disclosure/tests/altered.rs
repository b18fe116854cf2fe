use serde_json::json;

use super::{lines, records, report, tried, with};
use crate::disclosure::{Audit, Refusal, Treatment, Verdict};
use crate::report::{Report, Table};

/// A table with a total of records that are treated in a certain way.
fn treated(csv: &str, treatment: serde_json::Value, more: serde_json::Value) -> (Report, Audit) {
    report(csv, "{}", |plan| {
        plan["fields"]["case"]["optional"] = json!(false);
        plan["protection"]["treatment"] = treatment;
        let table =
            json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "total": { "label": "Total" } });
        plan["report"]["sections"] = json!([{ "tables": [with(table, more)] }]);
    })
}

fn first(report: &Report) -> &Table {
    &report.sections[0].tables[0]
}

fn some() -> String {
    let mut lines = vec!["kind,case".to_owned()];
    for (kind, times) in [("A", 7), ("B", 1), ("C", 2), ("D", 13)] {
        lines.extend((0..times).map(|number| format!("{kind},{kind}{number}")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn rounded_counts_still_add_up_and_a_row_that_rounds_away_is_not_printed() {
    let (report, audit) = treated(&some(), json!({ "round": { "base": 5 } }), json!({}));
    let table = first(&report);
    let counts: Vec<u64> =
        table.rows.iter().map(|row| row.value.as_ref().unwrap().published_count().unwrap()).collect();
    let total = table.total.as_ref().unwrap().value.as_ref().unwrap().published_count().unwrap();
    assert!(counts.iter().all(|count| count % 5 == 0 && *count > 0), "{:?}", lines(&table.rows));
    assert_eq!(counts.iter().sum::<u64>(), total);
    assert_eq!(audit.verdict, Verdict::Safe);
    assert!(audit.hidden.iter().all(|hidden| hidden.treatment == Treatment::Rounded), "{:?}", audit.hidden);
    assert!(report.caveat.iter().any(|text| text.plain().contains("multiples of 5")));
}

#[test]
fn of_a_rounded_count_readers_know_no_more_than_between_which_multiples_it_lies() {
    let (_, audit) = treated(&some(), json!({ "round": { "base": 5 } }), json!({}));
    let finding = audit.findings.iter().find(|finding| finding.label == "B").unwrap();
    assert!(finding.high.unwrap() - finding.low >= 1, "{finding:?}");
}

#[test]
fn one_table_can_be_rounded_while_the_others_are_exact() {
    let (report, _) = report(&some(), "{}", |plan| {
        let table = |id: &str, more| with(json!({ "id": id, "title": id, "measure": "records", "by": "kind" }), more);
        let exact = with(table("e", json!({})), json!({ "where": [{ "field": "kind", "isNot": ["Sex"] }] }));
        plan["report"]["sections"] = json!([{ "tables": [
            table("r", json!({ "treatment": { "round": { "base": 3 } } })), exact
        ] }]);
    });
    let [rounded, exact] = report.sections[0].tables.as_slice() else { panic!("two tables") };
    assert!(rounded.rows.iter().all(|row| row.value.as_ref().unwrap().published_count().unwrap() % 3 == 0));
    assert_eq!(lines(&exact.rows)[0], lines(&rounded.rows)[0], "the same count is the same everywhere");
}

#[test]
fn noise_is_the_same_for_the_same_records_and_says_that_it_is_there() {
    let noise =
        json!({ "cellKey": { "recordKey": "case", "secret": "sixteen letters!", "largest": 8, "variance": 5 } });
    let (one, audit) = treated(&some(), noise.clone(), json!({}));
    let (other, _) = treated(&some(), noise, json!({}));
    assert_eq!(one, other);
    assert!(audit.hidden.iter().all(|hidden| hidden.treatment == Treatment::Perturbed));
    assert_eq!(audit.verdict, Verdict::Safe);
    let qualified = first(&one).rows.iter().all(|row| row.value.as_ref().unwrap().qualifier() == Some("≈"));
    assert!(qualified);
    assert!(one.caveat.iter().any(|text| text.plain().contains("chance")));
}

#[test]
fn noise_needs_records_with_keys() {
    let csv = records("kind", &[("A", 5), ("B", 9)]);
    let refusal = tried(&csv, "{}", |plan| {
        plan["report"]["sections"] =
            json!([{ "tables": [{ "id": "t", "title": "T", "measure": "records", "by": "kind" }] }]);
        plan["fields"]["case"]["optional"] = json!(false);
        plan["protection"]["treatment"] = json!({ "cellKey": {
            "recordKey": "case", "secret": "sixteen letters!", "largest": 8, "variance": 5 } });
    });
    let Err(Refusal::Treatment(why)) = refusal else { panic!("refused: {}", refusal.is_err()) };
    assert!(why.contains("keys of records"), "{why}");
}
