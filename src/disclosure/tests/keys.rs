//! The keys of records, and what adds up of them.

use serde_json::{Value as Json, json};

use crate::disclosure::Exact;
use crate::disclosure::cell_key::{NoKey, Noise};
use crate::tabulate::testing::{scope, tabulator};
use crate::tabulate::{Counts, ExactRow, Tabulation};

const RECORDS: &str = "\
case,state,day,kind,venue,weight
C1,MO,2020-01-05,Sex,Hotel,3
C2,MO,2020-02-05,Sex,Street,1
C3,KS,2020-02-06,Labor,Hotel,2
C4,MO,2021-03-01,Labor,Farm,0
C5,KS,2021-03-02,,Farm,4
C6,,2021-03-02,Sex,Hotel,
";

/// Asks for keys, and for one table of these parts.
fn asks(plan: &mut Json, table: Json) {
    plan["fields"]["case"]["optional"] = json!(false);
    plan["protection"] = json!({ "threshold": 1, "treatment": { "cellKey": {
        "recordKey": "case", "secret": "sixteen letters!", "largest": 5, "variance": 3 } } });
    let mut table = super::with(json!({ "id": "t", "title": "T", "measure": "records" }), table);
    let figure = json!({ "id": "f", "label": "All", "measure": table["measure"] });
    table["total"] = json!({ "label": "Total" });
    plan["report"]["sections"] = json!([{ "figures": [figure], "tables": [table] }]);
}

fn tabulated(csv: &str, of: &str, table: Json, change: impl FnOnce(&mut Json)) -> Tabulation {
    let mut tabulator = tabulator(csv, |plan| {
        asks(plan, table);
        change(plan);
    });
    tabulator.tabulate(&scope(of)).unwrap().0
}

fn keyed(csv: &str, of: &str, table: Json) -> Tabulation {
    tabulated(csv, of, table, |_| {})
}

type Seen = (u64, Option<u32>);

fn seen(exact: Exact) -> Seen {
    (exact.reveal(), exact.key())
}

fn rows(made: &Tabulation) -> &[ExactRow] {
    &made.sections[0].tables[0].as_ref().unwrap().rows
}

fn row(made: &Tabulation, label: &str) -> Vec<Seen> {
    let row = rows(made).iter().find(|row| row.label == label).unwrap();
    row.counts.iter().copied().map(seen).collect()
}

fn figure(made: &Tabulation) -> Seen {
    seen(made.sections[0].figures[0].count)
}

fn total(made: &Tabulation) -> Seen {
    seen(made.sections[0].tables[0].as_ref().unwrap().totals[0])
}

fn sum(counts: impl Iterator<Item = Seen>) -> Seen {
    counts.fold((0, Some(0)), |(sum, keys), (count, key)| {
        (sum + count, keys.zip(key).map(|(keys, key): (u32, u32)| keys.wrapping_add(key)))
    })
}

#[test]
fn keys_of_rows_add_up_to_that_of_the_total() {
    for table in [
        json!({ "by": "kind" }),
        json!({ "by": "venue", "measure": "cases" }),
        json!({ "by": "kind", "measure": "sum" }),
        json!({ "by": "state" }),
        json!({ "by": "day", "each": "year" }),
    ] {
        let made = keyed(RECORDS, "{}", table.clone());
        let of_rows = sum(rows(&made).iter().map(|row| seen(row.counts[0])));
        assert_eq!(of_rows, total(&made), "{table}");
        assert_eq!(figure(&made), total(&made), "{table}");
        assert!(total(&made).1.is_some_and(|key| key != 0), "{table}");
    }
}

#[test]
fn keys_of_columns_and_parts_add_up_to_that_of_the_row() {
    let whole = keyed(RECORDS, "{}", json!({ "by": "kind" }));
    let divided = keyed(RECORDS, "{}", json!({ "by": "kind", "columns": { "by": "day", "each": "year" } }));
    let nested = keyed(RECORDS, "{}", json!({ "by": "kind", "within": { "field": "venue" } }));
    assert_eq!(vec![sum(row(&divided, "Sex").into_iter())], row(&whole, "Sex"));
    let sex = rows(&nested).iter().find(|row| row.label == "Sex").unwrap();
    assert_eq!(vec![sum(sex.parts.iter().map(|part| seen(part.counts[0])))], row(&whole, "Sex"));
}

#[test]
fn the_same_records_have_the_same_key_wherever_they_are_counted() {
    let by_state = keyed(RECORDS, "{}", json!({ "by": "state" }));
    let of_missouri = keyed(RECORDS, r#"{"jurisdiction":"Missouri"}"#, json!({ "by": "kind" }));
    assert_eq!(row(&by_state, "Missouri"), [figure(&of_missouri)]);
    let condition = json!({ "by": "kind", "where": [{ "field": "state", "is": ["Missouri"] }] });
    assert_eq!(total(&keyed(RECORDS, "{}", condition)), figure(&of_missouri));
}

#[test]
fn the_next_edition_changes_the_keys_of_what_changed_alone() {
    let more = format!("{RECORDS}C7,KS,2020-05-01,Labor,Farm,1\n");
    let (before, after) = (keyed(RECORDS, "{}", json!({ "by": "kind" })), keyed(&more, "{}", json!({ "by": "kind" })));
    assert_eq!(row(&before, "Sex"), row(&after, "Sex"));
    assert_ne!(row(&before, "Labor"), row(&after, "Labor"));
}

#[test]
fn the_order_of_records_does_not_matter() {
    let mut lines: Vec<&str> = RECORDS.lines().collect();
    lines[1..].reverse();
    let reversed = keyed(&lines.join("\n"), "{}", json!({ "by": "venue" }));
    let made = keyed(RECORDS, "{}", json!({ "by": "venue" }));
    assert_eq!(row(&made, "Hotel"), row(&reversed, "Hotel"));
}

#[test]
fn a_situation_has_one_key_however_many_records_it_has() {
    let twice = format!("{RECORDS}C1,MO,2020-01-06,Sex,Hotel,3\n");
    let cases = json!({ "by": "kind", "measure": "cases" });
    assert_eq!(row(&keyed(RECORDS, "{}", cases.clone()), "Sex"), row(&keyed(&twice, "{}", cases), "Sex"));
    let records = json!({ "by": "kind" });
    assert_ne!(row(&keyed(RECORDS, "{}", records.clone()), "Sex"), row(&keyed(&twice, "{}", records), "Sex"));
}

#[test]
fn distinct_categories_have_keys_too() {
    let made = tabulated(RECORDS, "{}", json!({ "by": "kind", "measure": "venues" }), |plan| {
        plan["measures"]["venues"] = json!({ "unit": "venues", "count": { "distinct": "venue" } });
    });
    assert!(figure(&made).1.is_some_and(|key| key != 0));
    assert_eq!(figure(&made).0, 3);
}

#[test]
fn a_record_that_stands_for_nothing_adds_no_key() {
    let without = RECORDS.replace("C4,MO,2021-03-01,Labor,Farm,0\n", "");
    let sums = json!({ "by": "kind", "measure": "sum" });
    assert_eq!(row(&keyed(RECORDS, "{}", sums.clone()), "Labor"), row(&keyed(&without, "{}", sums), "Labor"));
}

#[test]
fn another_secret_gives_other_keys() {
    let other = tabulated(RECORDS, "{}", json!({ "by": "kind" }), |plan| {
        plan["protection"]["treatment"]["cellKey"]["secret"] = json!("seventeen letters");
    });
    let made = keyed(RECORDS, "{}", json!({ "by": "kind" }));
    assert_eq!(figure(&other).0, figure(&made).0);
    assert_ne!(figure(&other).1, figure(&made).1);
}

#[test]
fn counts_are_the_same_with_keys_and_without() {
    for table in [
        json!({ "by": "state" }),
        json!({ "by": "state", "measure": "sum" }),
        json!({ "by": "day", "each": "month" }),
        json!({ "by": "state", "columns": { "by": "day", "each": "year" } }),
        json!({ "by": "day", "each": "year", "columns": { "by": "state" } }),
    ] {
        let unkeyed = tabulated(RECORDS, "{}", table.clone(), |plan| plan["protection"] = json!({ "threshold": 1 }));
        let made = keyed(RECORDS, "{}", table.clone());
        let counts = |made: &Tabulation| -> Vec<(String, Vec<u64>)> {
            let counts = |row: &ExactRow| row.counts.iter().map(|count| count.reveal()).collect();
            rows(made).iter().map(|row| (row.label.clone(), counts(row))).collect()
        };
        assert_eq!(counts(&made), counts(&unkeyed), "{table}");
        assert_eq!((total(&unkeyed).0, None), (total(&made).0, total(&unkeyed).1), "{table}");
    }
}

#[test]
fn counts_that_were_typed_have_no_noise() {
    let made = tabulator(RECORDS, |plan| asks(plan, json!({ "by": "kind" })));
    let counts = r#"{"figures":{"f":3},"tables":{"t":{"rows":[{"label":"Sex","count":3}]}}}"#;
    let typed = Counts::from_json(counts).unwrap().tabulate(made.plan(), &scope("{}")).unwrap();
    let noise = Noise::planned(made.plan().protection.treatment.cell_key().unwrap(), 3).unwrap();
    assert_eq!(noise.published(typed.sections[0].figures[0].count), Err(NoKey));
}

#[test]
fn the_same_records_get_the_same_noise() {
    let noise = Noise::new(5, 3, 2).unwrap();
    let by_state = keyed(RECORDS, "{}", json!({ "by": "state" }));
    let of_missouri = keyed(RECORDS, r#"{"jurisdiction":"Missouri"}"#, json!({ "by": "kind" }));
    let missouri = rows(&by_state).iter().find(|row| row.label == "Missouri").unwrap().counts[0];
    let published = noise.published(missouri);
    assert!(published.is_ok());
    assert_eq!(published, noise.published(of_missouri.sections[0].figures[0].count));
}
