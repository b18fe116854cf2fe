//! Disclosures without printing, and their remedies.

use serde_json::{Value as Json, json};

use super::{lines, records, report, said, with};
use crate::disclosure::Verdict;
use crate::report::{Report, Row};

fn table(id: &str, by: &str, more: Json) -> Json {
    with(json!({ "id": id, "title": id, "measure": "records", "by": by, "base": "none" }), more)
}

fn figure(id: &str, condition: &Json) -> Json {
    json!({ "id": id, "label": id, "measure": "records", "where": [condition] })
}

/// The rows of a table of a safe report.
fn rows(report: &Report, table: usize) -> &[Row] {
    &report.sections[0].tables[table].rows
}

#[test]
fn a_condition_on_a_label_that_no_record_has_is_one_on_nothing() {
    // Nothing is a “Z”, so all five are “not Z”: one of them has no venue.
    let csv = records("kind,venue", &[("A,x", 4), ("A,", 1)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        let given = figure("given", &json!({ "field": "venue", "given": true }));
        plan["report"]["headline"] = json!([figure("not-z", &json!({ "field": "venue", "isNot": ["Z"] })), given]);
    });
    let values: Vec<Option<u64>> = report.headline.iter().map(|figure| figure.value.published_count()).collect();
    assert_eq!(audit.verdict, Verdict::Safe);
    assert_ne!(values, [Some(5), Some(4)]);
}

#[test]
fn two_hidden_counts_that_leave_a_small_one_keep_it_open() {
    let csv =
        records("kind,venue", &[("A,x", 4), ("A,y", 4), (",z", 1), ("B,z", 4), ("B,x", 3), ("B,y", 4), (",x", 1)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["protection"]["threshold"] = json!(4);
        let crossed = json!({ "columns": { "by": "venue" }, "total": { "label": "Total" } });
        plan["report"]["sections"] =
            json!([{ "tables": [table("crossed", "kind", crossed), table("kinds", "kind", json!({}))] }]);
    });
    // Both unknown kinds follow from the totals and the other rows, and so do those of venue z, if all of these are printed.
    let printed = |row: &Row| row.figures().iter().all(|value| value.published_count().is_some());
    let total = report.sections[0].tables[0].total.as_ref();
    assert!(
        !(total.is_some_and(printed)
            && rows(&report, 1).iter().filter(|row| row.label != "Not specified").all(printed))
    );
}

#[test]
fn a_place_among_jurisdictions_that_tells_a_small_count_is_withheld() {
    // All is printed but what Kansas and Iowa have of kind B: as Missouri, with 6, is first, Kansas has one of it at most.
    let csv = records("state,kind", &[("MO,A", 6), ("KS,A", 4), ("KS,B", 1), ("IA,A", 4), ("IA,B", 1)]);
    let ranked = |plan: &mut Json| {
        plan["fields"]["state"]["values"] = json!([]);
        let rank = json!({ "among": 3, "universe": "all", "measure": "records" });
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records", "rank": rank }]);
    };
    let alone = report(&csv, r#"{"jurisdiction":"MO"}"#, ranked).0;
    assert_eq!(alone.headline[0].rank.as_ref().map(|rank| rank.place), Some(1));
    let (beside, _) = report(&csv, r#"{"jurisdiction":"MO"}"#, |plan| {
        ranked(plan);
        let crossed = table("crossed", "state", json!({ "columns": { "by": "kind" } }));
        plan["report"]["sections"] = json!([{ "tables": [crossed] }]);
    });
    assert_eq!(beside.headline[0].rank, None);
}

#[test]
fn merged_rows_print_no_sum_where_nothing_else_helps() {
    // All kinds are merged, so that the merged row prints the total: 2 more than those without x.
    let csv = records("kind,tags", &[("A,", 6), ("B,", 5), ("A,x", 1), ("B,x", 1)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        let small = json!({ "small": { "pool": "Few" }, "total": { "label": "Total" } });
        let some = with(small.clone(), json!({ "where": [{ "field": "tags", "isNot": ["x"] }] }));
        plan["report"]["sections"] = json!([{ "tables": [table("all", "kind", small), table("some", "kind", some)] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    let total = |table: usize| said(report.sections[0].tables[table].total.as_ref().unwrap());
    let all: Vec<Vec<String>> = (0..2).map(|table| lines(rows(&report, table))).collect();
    assert!(
        !all.iter().flatten().any(|row| row.contains("13 together") || row.contains("11 together"))
            || total(0) == "Total: [c]" && total(1) == "Total: [c]",
        "{all:?}"
    );
}

#[test]
fn a_part_that_lies_in_another_row_has_no_row() {
    let csv = records("kind,venue", &[("Sex,x", 12), ("Labor,y", 15), ("Labor,z", 11)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["protection"] = json!({ "preset": "cautious" });
        plan["fields"]["venue"]["determines"] = json!(["kind"]);
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", json!({ "within": { "field": "venue" } }))] }]);
    });
    let parts: Vec<Vec<String>> = rows(&report, 0).iter().map(|row| lines(&row.children)).collect();
    assert_eq!(parts, [vec!["y: 15", "z: 11"], vec!["x: 12"]]);
}

#[test]
fn rates_stand_beside_totals_and_merged_rows() {
    let csv = records("state", &[("MO", 6), ("KS", 1), ("IA", 2)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["fields"]["state"]["values"] = json!([]);
        plan["denominators"] = json!({ "people": { "of": "people", "values": { "MO": 100, "All": 1000 } } });
        plan["report"]["everywhere"] = json!("All");
        let rate = json!({ "rate": { "denominator": "people", "per": 100 }, "total": { "label": "Total" } });
        let states = with(rate, json!({ "small": { "pool": "Few" } }));
        plan["report"]["sections"] = json!([{ "tables": [table("states", "state", states)] }]);
    });
    let table = &report.sections[0].tables[0];
    let widths: Vec<usize> = table.rows.iter().chain(&table.total).map(|row| row.figures().len()).collect();
    assert_eq!(widths, [2, 2, 2]);
    assert_eq!(report.check(), []);
}

#[test]
fn the_end_of_a_list_in_alphabetical_order_bounds_nothing() {
    let csv = records("kind", &[("A", 20), ("B", 3), ("C", 9)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
        let list = json!({ "order": "alphabetical", "top": 2, "total": { "label": "Total" } });
        plan["report"]["sections"] = json!([{ "tables": [table("kinds", "kind", list)] }]);
    });
    assert_eq!((audit.verdict, lines(rows(&report, 0))), (Verdict::Safe, vec!["A: 20".to_owned(), "B: 3".to_owned()]));
}

#[test]
fn a_total_that_another_table_rounds_is_about_so_many_beside_exact_rows() {
    let csv = records("kind,venue", &[("A,x", 7), ("B,x", 4), ("C,y", 12)]);
    let (report, _) = report(&csv, "{}", |plan| {
        let total = json!({ "total": { "label": "Total" } });
        let rounded = with(total.clone(), json!({ "treatment": { "round": { "base": 5 } } }));
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", rounded), table("venues", "venue", total)] }]);
    });
    let qualifiers = |table: usize| {
        let total = report.sections[0].tables[table].total.as_ref().unwrap();
        total.figures()[0].qualifier().map(str::to_owned)
    };
    assert_eq!((qualifiers(0), qualifiers(1)), (None, Some("≈".to_owned())));
}
