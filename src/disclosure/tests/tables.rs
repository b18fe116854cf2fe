use serde_json::{Value as Json, json};

use super::{lines, records, report, said, table, with};
use crate::disclosure::Verdict;
use crate::report::{Base, Table, TableKind};

fn total(csv: &str, by: &str, more: Json) -> String {
    table(csv, by, with(more, json!({ "total": { "label": "Total" } }))).0.total.as_ref().map(said).unwrap()
}

fn base(csv: &str, by: &str, more: Json) -> Option<u64> {
    match table(csv, by, more).0.base {
        Base::Count { count, .. } => Some(count),
        _ => None,
    }
}

#[test]
fn a_small_total_is_hidden_and_so_are_percentages_of_it() {
    let csv = records("kind", &[("A", 1), ("B", 1)]);
    assert_eq!(total(&csv, "kind", json!({})), "Total: [c]");
    assert_eq!(base(&csv, "kind", json!({})), None);
    assert_eq!(base(&records("kind", &[("A", 1), ("B", 2)]), "kind", json!({})), Some(3));
}

#[test]
fn overlapping_rows_have_no_total_but_a_base() {
    let csv = records("tags,kind", &[("a;b,x", 3), ("a,x", 2), (",x", 4)]);
    assert_eq!(total(&csv, "tags", json!({})), "Total: ");
    assert_eq!(base(&csv, "tags", json!({})), Some(9));
    assert_eq!(base(&csv, "tags", json!({ "base": { "respondents": "answers" } })), Some(5));
    assert_eq!(table(&csv, "tags", json!({})).0.kind, TableKind::NonCumulative);
}

#[test]
fn too_few_respondents_are_no_base() {
    let csv = records("tags,kind", &[("a,x", 2), (",x", 4)]);
    assert_eq!(base(&csv, "tags", json!({ "base": { "respondents": "answers" } })), None);
}

#[test]
fn records_that_say_nothing_have_a_row_or_are_left_out() {
    let csv = records("kind,venue", &[("A,x", 3), (",x", 4)]);
    let (row, _) = table(&csv, "kind", json!({ "notSpecified": "Not known" }));
    assert_eq!(lines(&row.rows), ["Not known: 4", "A: 3"]);
    let left_out = json!({ "missing": "leave-out" });
    assert_eq!(lines(&table(&csv, "kind", left_out.clone()).0.rows), ["A: 3"]);
    assert_eq!(total(&csv, "kind", left_out), "Total: 3");
}

#[test]
fn a_value_that_says_not_specified_is_the_row_of_those_that_say_nothing() {
    let csv = records("kind,venue", &[("A,x", 3), ("not specified,x", 3), (",x", 4)]);
    let (table, _) = table(&csv, "kind", json!({ "within": { "field": "venue" } }));
    assert_eq!(lines(&table.rows), ["not specified: 7", "A: 3"]);
    assert_eq!(lines(&table.rows[0].children), ["x: 7"]);
}

#[test]
fn undated_records_have_a_row_in_a_table_of_periods() {
    let csv = records("day,kind", &[("2020-01-01,x", 3), ("2020-03-01,x", 5), (",x", 4)]);
    let (table, _) = table(&csv, "day", json!({ "each": "month" }));
    assert_eq!(lines(&table.rows), ["January 2020: 3", "February 2020: 0", "March 2020: 5", "Not specified: 4"]);
}

#[test]
fn periods_stand_in_their_order_even_if_some_are_hidden() {
    let csv = records("day", &[("2020-01-01", 3), ("2020-02-01", 1), ("2020-03-01", 5)]);
    let (table, _) = table(&csv, "day", json!({ "each": "month" }));
    assert_eq!(lines(&table.rows), ["January 2020: 3", "February 2020: [c]", "March 2020: 5"]);
    assert_eq!((table.kind, table.base), (TableKind::Trend, Base::None));
}

#[test]
fn a_table_across_one_field_is_its_diagonal() {
    let csv = records("state,day", &[("MO,2020-01-01", 3), ("KS,2020-02-01", 4)]);
    let (states, _) = table(&csv, "state", json!({ "columns": { "by": "state" } }));
    assert_eq!(lines(&states.rows), ["Missouri: 3 | 0", "Kansas: 0 | 4"]);
    let (months, _) = table(&csv, "day", json!({ "each": "month", "columns": { "by": "day", "each": "year" } }));
    assert_eq!(lines(&months.rows), ["January 2020: 3", "February 2020: 4"]);
}

/// The table of tags whose measure is a figure, too, in Missouri in February.
fn beside_a_figure(more: Json) -> Table {
    let csv = records("state,day,tags", &[("MO,2020-01-01,a", 3), ("MO,2020-02-01,a;b", 4), ("KS,2020-02-01,b", 5)]);
    let (mut report, _) = report(&csv, r#"{"jurisdiction":"MO","start":"2020-02"}"#, |plan| {
        let table = with(json!({ "id": "t", "title": "T", "measure": "records", "by": "tags" }), more);
        let figure = json!({ "id": "f", "label": "F", "measure": "records" });
        plan["report"]["headline"] = json!([figure]);
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    report.sections.remove(0).tables.remove(0)
}

#[test]
fn the_figure_of_a_measure_is_the_base_of_its_overlapping_rows() {
    assert_eq!(beside_a_figure(json!({})).base, Base::Figure("f".to_owned()));
}

#[test]
fn a_figure_of_another_time_is_no_base() {
    let Base::Count { count, .. } = beside_a_figure(json!({ "span": "all" })).base else { panic!("no count") };
    assert_eq!(count, 7);
}

#[test]
fn a_figure_of_records_that_are_left_out_is_no_base() {
    let Base::Count { count, .. } = beside_a_figure(json!({ "missing": "leave-out" })).base else { panic!("no count") };
    assert_eq!(count, 4);
}

#[test]
fn a_report_of_no_jurisdiction_is_of_all_and_is_a_document() {
    let (report, _) = report(&records("kind", &[("A", 5)]), "{}", |_| {});
    assert_eq!(report.jurisdiction.name, "All jurisdictions");
    let node: crate::report::Node = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    assert!(crate::report::Report::from_checked(&node).is_some());
}

#[test]
fn periods_are_masked_where_other_rows_would_be_merged() {
    let csv = records("day", &[("2023-01-05", 2), ("2023-02-05", 4), ("2023-03-05", 5), ("2023-04-05", 1)]);
    let (table, audit) = table(&csv, "day", json!({ "each": "month", "small": { "pool": "Other" } }));
    assert_eq!(table.rows.len(), 4);
    assert!(lines(&table.rows).iter().all(|line| !line.contains("Other")), "{:?}", lines(&table.rows));
    assert!(lines(&table.rows)[0].ends_with("[c]") && audit.verdict == Verdict::Safe);
}

#[test]
fn rows_that_a_short_list_leaves_out_may_be_larger_in_its_other_columns() {
    let csv = records("kind,venue", &[("A,x", 9), ("A,y", 4), ("B,x", 3), ("B,y", 20)]);
    let more = json!({ "columns": { "by": "venue" }, "top": 1, "total": { "label": "Total" } });
    let (table, audit) = table(&csv, "kind", more);
    assert_eq!((lines(&table.rows), table.partial), (vec!["A: 9 | 4".to_owned()], true));
    assert_eq!(audit.verdict, Verdict::Safe);
}
