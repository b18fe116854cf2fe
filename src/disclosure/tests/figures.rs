use serde_json::{Value as Json, json};

use super::{lines, records, report, table, with};
use crate::disclosure::{Audit, Treatment, Verdict};
use crate::report::{Figure, Report, Value};

/// The headline with one figure, of Missouri in February 2020.
fn headline(csv: &str, more: Json) -> (Report, Audit) {
    report(csv, r#"{"jurisdiction":"MO","start":"2020-02","end":"2020-02"}"#, |plan| {
        let figure = with(json!({ "id": "f", "label": "F", "measure": "records" }), more);
        plan["denominators"] = json!({ "people": { "of": "residents", "values": { "Missouri": 1000 } } });
        plan["report"]["headline"] = json!([figure]);
        plan["report"]["introduction"] = json!(["There were {figure:f}."]);
    })
}

fn ids(figures: &[Figure]) -> Vec<&str> {
    figures.iter().map(|figure| figure.id.as_str()).collect()
}

fn two_months(before: usize, now: usize) -> String {
    records("state,day", &[("MO,2020-01-31", before), ("MO,2020-02-29", now), ("KS,2020-01-01", 9)])
}

fn rank() -> Json {
    json!({ "rank": { "among": 3, "universe": "all", "measure": "volume" } })
}

fn three_states(kansas: usize, iowa: usize) -> String {
    records("state,day", &[("MO,2020-02-01", 5), ("KS,2020-02-01", kansas), ("Iowa,2020-02-29", iowa)])
}

#[test]
fn a_small_figure_is_hidden_wherever_it_is_named() {
    let (report, audit) = headline(&two_months(5, 2), json!({ "change": true }));
    assert_eq!(ids(&report.headline), ["f"]);
    assert!(matches!(&report.headline[0].value, Value::Masked { masked, .. } if masked == "[c]"));
    assert_eq!(report.introduction[0].plain(), "There were [c].");
    assert_eq!(audit.hidden[0].treatment, Treatment::Masked);
}

#[test]
fn a_change_is_of_the_period_before() {
    let (report, _) = headline(&two_months(5, 4), json!({ "change": true }));
    let Value::Change { change, .. } = &report.headline[1].value else { panic!("no change") };
    assert_eq!((change.from, change.to), (Some(5), Some(4)));
}

#[test]
fn a_change_is_withheld_where_one_side_is_hidden() {
    let (report, audit) = headline(&two_months(2, 4), json!({ "change": true }));
    assert_eq!(ids(&report.headline), ["f"]);
    assert_eq!(audit.hidden[0].treatment, Treatment::Withheld);
}

#[test]
fn without_records_of_the_time_before_there_is_no_change() {
    let csv = records("state,day", &[("MO,2020-02-29", 4)]);
    assert_eq!(ids(&headline(&csv, json!({ "change": true })).0.headline), ["f"]);
}

#[test]
fn a_rank_counts_those_ahead_and_declares_ties() {
    let place = |kansas, iowa| {
        let rank = headline(&three_states(kansas, iowa), rank()).0.headline.remove(0).rank.unwrap();
        (rank.place, rank.tied_with)
    };
    assert_eq!(place(4, 3), (1, Vec::new()));
    assert_eq!(place(9, 5), (2, vec!["Iowa".to_owned()]));
    assert_eq!(place(9, 8), (3, Vec::new()));
}

#[test]
fn a_rank_among_fewer_than_all_is_withheld_and_a_note_says_so() {
    let (report, _) = headline(&two_months(5, 4), rank());
    assert_eq!(report.headline[0].rank, None);
    let [note] = report.headline[0].notes.as_slice() else { panic!("one note") };
    assert!(report.notes.iter().any(|written| written.id == *note));
}

#[test]
fn a_hidden_figure_has_no_rank() {
    let csv = records("state,day", &[("MO,2020-02-01", 2), ("KS,2020-02-01", 4), ("Iowa,2020-02-01", 4)]);
    assert_eq!(headline(&csv, rank()).0.headline[0].rank, None);
}

#[test]
fn a_rate_has_its_denominator_and_a_hidden_count_none() {
    let rate = json!({ "rate": { "denominator": "people", "per": 100 } });
    let (report, _) = headline(&two_months(5, 4), rate.clone());
    let Value::Rate { rate: made, .. } = &report.headline[1].value else { panic!("no rate") };
    assert_eq!((made.numerator, made.denominator, made.per), (Some(4), Some(1000), 100));
    assert_eq!(ids(&headline(&two_months(5, 2), rate).0.headline), ["f"]);
}

#[test]
fn a_jurisdiction_without_a_denominator_has_no_rate() {
    let rate = json!({ "rate": { "denominator": "people", "per": 100 } });
    let (report, _) = report(&two_months(5, 4), r#"{"jurisdiction":"KS"}"#, |plan| {
        plan["denominators"] = json!({ "people": { "of": "residents", "values": { "Missouri": 1000 } } });
        let figure = with(json!({ "id": "f", "label": "F", "measure": "records" }), rate);
        plan["report"]["headline"] = json!([figure]);
    });
    assert_eq!(ids(&report.headline), ["f"]);
}

#[test]
fn rates_of_a_table_stand_beside_printed_counts_only() {
    let csv = records("state", &[("MO", 5), ("KS", 2), ("Iowa", 4)]);
    let (report, _) = report(&csv, "{}", |plan| {
        let values = json!({ "Missouri": 1000, "Kansas": 500 });
        plan["denominators"] = json!({ "people": { "of": "residents", "values": values } });
        let rate = json!({ "denominator": "people", "per": 100 });
        let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "state", "rate": rate });
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    let rows = lines(&report.sections[0].tables[0].rows);
    assert_eq!(rows, ["Missouri: 5 | 5 of 1000", "Iowa: 4 | –", "Kansas: [c] | [c]"]);
}

#[test]
fn the_audit_is_empty_where_nothing_is_hidden() {
    let (_, audit) = table(&records("kind", &[("A", 3)]), "kind", json!({}));
    assert_eq!((audit.threshold, audit.hidden.len(), audit.verdict), (3, 0, Verdict::Safe));
}
