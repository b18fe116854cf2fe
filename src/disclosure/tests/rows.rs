use serde_json::json;

use super::{lines, records, said, table};
use crate::disclosure::{Reason, Treatment, Verdict};

#[test]
fn small_rows_are_merged_and_stand_last() {
    let csv = records("kind", &[("A", 5), ("B", 2), ("C", 2), ("D", 1), ("E", 3)]);
    let (table, audit) = table(&csv, "kind", json!({ "small": { "pool": "Few" } }));
    assert_eq!(lines(&table.rows), ["A: 5", "E: 3", "Few: 5 together"]);
    let [hidden] = audit.hidden.as_slice() else { panic!("one treatment") };
    assert_eq!((hidden.place.as_str(), hidden.treatment), ("T", Treatment::Pooled));
    assert_eq!(hidden.rows, ["B", "C", "D"]);
}

#[test]
fn a_larger_row_joins_those_that_are_few_even_together() {
    let csv = records("kind", &[("A", 5), ("B", 1), ("C", 1), ("D", 8)]);
    let (table, audit) = table(&csv, "kind", json!({ "small": { "pool": "Few", "poolWithLarger": "Others" } }));
    assert_eq!(lines(&table.rows), ["D: 8", "Others: 7 together"]);
    let why: Vec<_> = audit.hidden.iter().map(|hidden| (hidden.rows.join(" "), hidden.reason)).collect();
    assert_eq!(why, [("B C".to_owned(), Reason::Small), ("A".to_owned(), Reason::WouldTell)]);
}

#[test]
fn a_larger_row_joins_those_that_their_sum_would_tell() {
    for (small, merged) in [(vec![2], 7), (vec![1, 1, 1], 8), (vec![2, 2, 2], 11)] {
        let names = ["B", "C", "E"];
        let lines_of_small = names.into_iter().zip(small.iter().copied());
        let csv = records("kind", &lines_of_small.chain([("A", 5), ("D", 8)]).collect::<Vec<_>>());
        let (table, audit) = table(&csv, "kind", json!({ "small": { "pool": "Few", "poolWithLarger": "Others" } }));
        assert_eq!(lines(&table.rows), ["D: 8".to_owned(), format!("Others: {merged} together")], "{small:?}");
        assert_eq!(audit.verdict, Verdict::Safe);
    }
}

#[test]
fn without_a_larger_row_to_join_the_total_goes() {
    let csv = records("kind", &[("B", 1), ("C", 1), ("D", 1)]);
    let more = json!({ "small": { "pool": "Few" }, "total": { "label": "Total" } });
    let (table, _) = table(&csv, "kind", more);
    assert_eq!(lines(&table.rows), ["Few: [c]"]);
    assert_eq!(table.total.as_ref().map(said).unwrap(), "Total: [c]");
}

#[test]
fn a_masked_row_stands_where_its_label_puts_it() {
    let csv = |a, c| records("kind", &[("C", c), ("B", 5), ("A", a), ("D", 7)]);
    let (one, audit) = table(&csv(2, 1), "kind", json!({}));
    assert_eq!(lines(&one.rows), ["D: 7", "B: 5", "A: [c]", "C: [c]"]);
    assert_eq!((audit.hidden[0].treatment, audit.hidden[0].rows.len()), (Treatment::Masked, 2));
    let (other, _) = table(&csv(1, 2), "kind", json!({}));
    assert_eq!(one, other);
}

#[test]
fn nothing_is_no_small_number() {
    let csv = records("kind", &[("Labor", 1)]);
    let (table, _) = table(&csv, "kind", json!({ "always": ["Sex", "Labor"] }));
    assert_eq!(lines(&table.rows), ["Sex: 0", "Labor: [c]"]);
}

#[test]
fn a_table_has_words_of_its_own_for_a_hidden_count() {
    let csv = records("kind", &[("A", 2), ("B", 3)]);
    let (table, _) = table(&csv, "kind", json!({ "small": { "mask": "fewer than three" }, "base": "none" }));
    assert_eq!(lines(&table.rows), ["B: 3", "A: fewer than three"]);
}

#[test]
fn words_that_say_small_give_way_to_a_sign_where_a_larger_count_is_hidden_too() {
    let csv = records("kind", &[("A", 2), ("B", 3), ("C", 9)]);
    let more = json!({ "small": { "mask": "fewer than three" }, "total": { "label": "Total" } });
    let (table, audit) = table(&csv, "kind", more);
    assert_eq!(lines(&table.rows), ["C: 9", "A: [c]", "B: [c]"]);
    let found: Vec<_> = audit.findings.iter().map(|one| (one.label.as_str(), one.low, one.high)).collect();
    assert_eq!(found, [("A", 1, Some(4)), ("B", 1, Some(4))]);
}

#[test]
fn rows_stand_as_the_field_lists_them_or_by_the_alphabet() {
    let csv = records("kind", &[("Zoo", 9), ("Labor", 4), ("Éa", 5), ("Sex", 3), ("f", 6)]);
    let order = |order: &str| lines(&table(&csv, "kind", json!({ "order": order })).0.rows);
    assert_eq!(order("listed"), ["Sex: 3", "Labor: 4", "Éa: 5", "f: 6", "Zoo: 9"]);
    assert_eq!(order("alphabetical"), ["Éa: 5", "f: 6", "Labor: 4", "Sex: 3", "Zoo: 9"]);
    assert_eq!(order("count"), ["Zoo: 9", "f: 6", "Éa: 5", "Labor: 4", "Sex: 3"]);
}

#[test]
fn what_is_not_specified_can_stand_after_all_that_is() {
    let csv = records("kind,venue", &[("Zoo,x", 9), (",x", 12), ("Labor,x", 4)]);
    let with = |order: &str| json!({ "order": order, "notSpecified": "Not specified" });
    let order = |order: &str| lines(&table(&csv, "kind", with(order)).0.rows);
    assert_eq!(order("count"), ["Not specified: 12", "Zoo: 9", "Labor: 4"]);
    assert_eq!(order("known-first"), ["Zoo: 9", "Labor: 4", "Not specified: 12"]);
}

#[test]
fn equal_counts_stand_as_the_field_lists_them() {
    let csv = records("kind", &[("B", 3), ("A", 3), ("Labor", 3), ("Sex", 3)]);
    assert_eq!(lines(&table(&csv, "kind", json!({})).0.rows), ["Sex: 3", "Labor: 3", "A: 3", "B: 3"]);
}

#[test]
fn a_small_cell_of_several_columns_is_masked_by_itself() {
    let csv = records("kind,venue", &[("A,x", 5), ("A,y", 1), ("B,x", 2), ("B,y", 4)]);
    let (table, _) = table(&csv, "kind", json!({ "columns": { "by": "venue" }, "small": { "pool": "Few" } }));
    assert_eq!(lines(&table.rows), ["A: 5 | [c]", "B: [c] | 4"]);
}

#[test]
fn small_parts_are_merged_within_their_row() {
    let csv = records("kind,venue", &[("Sex,x", 5), ("Sex,y", 1), ("Sex,z", 2), ("Labor,x", 4)]);
    let within = json!({ "within": { "field": "venue", "of": { "Sex": { "pool": "Few" } } } });
    let (table, audit) = table(&csv, "kind", within);
    assert_eq!(lines(&table.rows), ["Sex: 8", "Labor: 4"]);
    assert_eq!(lines(&table.rows[0].children), ["x: 5", "Few: 3 together"]);
    assert!(table.rows[1].children.is_empty());
    assert_eq!(audit.hidden[0].place, "T › Sex");
}

#[test]
fn a_hidden_row_has_no_parts() {
    let csv = records("kind,venue", &[("Sex,x", 5), ("Labor,x", 1), ("Labor,y", 1)]);
    let within = json!({ "field": "venue", "of": { "Labor": { "pool": "Few" } } });
    let (table, _) = table(&csv, "kind", json!({ "within": within, "base": "none" }));
    assert_eq!(lines(&table.rows), ["Sex: 5", "Labor: [c]"]);
    assert!(table.rows[1].children.is_empty());
}

#[test]
fn only_the_first_rows_are_printed_where_a_table_says_how_many() {
    let csv = records("kind", &[("A", 3), ("B", 5), ("C", 4)]);
    let (table, _) = table(&csv, "kind", json!({ "top": 2 }));
    assert_eq!((lines(&table.rows), table.partial), (vec!["B: 5".to_owned(), "C: 4".to_owned()], true));
}

#[test]
fn where_zeros_are_sensitive_none_is_printed_and_no_row_is_missing() {
    let csv = records("kind,venue", &[("A,x", 20), ("B,x", 30), ("B,y", 4), ("Labor,y", 15)]);
    let (report, audit) = super::report(&csv, "{}", |plan| {
        plan["protection"] = json!({ "preset": "cautious" });
        let crossed =
            json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "columns": { "by": "venue" } });
        let rows =
            json!({ "id": "r", "title": "R", "measure": "records", "by": "kind", "total": { "label": "Total" } });
        plan["report"]["sections"] = json!([{ "tables": [crossed, rows] }]);
    });
    let [crossed, rows] = report.sections[0].tables.as_slice() else { panic!("two tables") };
    assert_eq!(crossed.rows.len(), 4, "also of the kind that nobody names");
    let printed = lines(&crossed.rows).join("; ") + &lines(&rows.rows).join("; ");
    assert!(!printed.contains(": 0") && !printed.contains("| 0"), "{printed}");
    assert_eq!((audit.verdict, audit.zeros_sensitive), (Verdict::Safe, true));
    let zero = audit.findings.iter().find(|finding| finding.label == "Sex").unwrap();
    assert!(zero.low == 0 && zero.high.is_none_or(|high| high > 0), "{zero:?}");
}

#[test]
fn a_hidden_count_is_left_as_open_as_the_plan_asks() {
    let csv = records("kind", &[("A", 2), ("B", 3), ("C", 9), ("D", 20)]);
    let open = |width: u64| {
        let (report, audit) = super::report(&csv, "{}", |plan| {
            plan["protection"] = json!({ "threshold": 3, "minimumWidth": width });
            let table =
                json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "total": { "label": "Total" } });
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        });
        let finding = audit.findings.iter().find(|finding| finding.label == "A").unwrap();
        (lines(&report.sections[0].tables[0].rows), finding.high.unwrap() - finding.low)
    };
    assert_eq!(open(1), (vec!["D: 20".to_owned(), "C: 9".to_owned(), "A: [c]".to_owned(), "B: [c]".to_owned()], 3));
    let (rows, width) = open(5);
    assert!(width >= 5 && rows.contains(&"C: [c]".to_owned()), "{rows:?}: {width}");
}

#[test]
fn hidden_counts_add_up_to_as_much_as_the_plan_asks() {
    let csv = records("kind", &[("A", 2), ("B", 3), ("C", 4), ("D", 20)]);
    let merged = |sum: u64| {
        let (report, _) = super::report(&csv, "{}", |plan| {
            plan["protection"] = json!({ "threshold": 3, "minimumSum": sum });
            let small = json!({ "pool": "Few", "poolWithLarger": "Others" });
            let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "small": small });
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        });
        lines(&report.sections[0].tables[0].rows).pop().unwrap()
    };
    assert_eq!(merged(3), "Others: 5 together");
    assert_eq!(merged(8), "Others: 9 together");
}

#[test]
fn the_row_that_a_plan_highlights_stands_out_and_its_benchmark_is_printed() {
    let csv = records("kind", &[("Sex", 5), ("Labor", 7), ("C", 9)]);
    let more = json!({ "highlight": "Labor", "benchmark": { "label": "Average", "value": 6 } });
    let (table, _) = table(&csv, "kind", more);
    let highlighted: Vec<&str> = table.rows.iter().filter(|row| row.highlight).map(|row| row.label.as_str()).collect();
    assert_eq!(highlighted, ["Labor"]);
    assert_eq!(table.benchmark.unwrap().label, "Average");
}
