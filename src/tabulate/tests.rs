//! Values that cannot be understood, and sums of decimals, from the records to the report.

use serde_json::{Value as Json, json};

use super::testing::{error, read_with, scope, tabulator};
use super::{Knowledge, Known};
use crate::disclosure::{Circumstances, disclose};

fn refusal(csv: &str) -> String {
    let error = error(read_with(csv, |_| {}, Knowledge::default()));
    format!("{}: {} {}", error.code, error.message, error.remedy)
}

#[test]
fn a_column_of_which_much_is_not_understood_is_refused_with_words_and_lines() {
    let refusal = refusal("weight\n1\nabc\n2\nabc\nx\n");
    assert!(
        refusal.starts_with("unread-values: 3 of 5 values of column “weight” cannot be used as “Weight”"),
        "{refusal}"
    );
    assert!(refusal.contains("“abc” 2, “x” 1 (lines 3, 5, 6)") && refusal.contains("`missing`"), "{refusal}");
}

#[test]
fn a_file_of_which_no_row_could_be_read_is_refused_with_the_reason_and_lines() {
    let refusal = refusal("day,kind,weight\n2020-01-01,Sex\n2020-01-02,Labor\n2020-01-03,Sex,1,2,3\n");
    assert!(refusal.starts_with("no-row-read: None of the 3 rows"), "{refusal}");
    assert!(refusal.contains("fewer fields than the heading on 2 of them (lines 2, 3)"), "{refusal}");
}

#[test]
fn a_few_values_that_are_not_understood_are_told_only() {
    let csv = format!("weight\n{}abc\n", "1\n".repeat(19));
    let mut made = tabulator(&csv, |_| {});
    let account = made.tabulate(&scope("{}")).unwrap().1;
    assert_eq!((account.unread[0].rows, account.unread[0].given), (1, 20));
}

#[test]
fn an_analyst_may_accept_values_that_are_not_understood() {
    let knowledge = Knowledge { accept_unread: true, ..Knowledge::default() };
    assert!(read_with("weight\n1\nabc\n", |_| {}, knowledge).is_ok());
}

#[test]
fn what_the_plan_counts_as_not_given_is_no_reason_to_refuse() {
    let missing = |plan: &mut Json| plan["fields"]["kind"]["otherwise"] = json!("missing");
    assert!(read_with("kind\nOther\nSex\n", missing, Knowledge::default()).is_ok());
    assert!(read_with("day\n9999-12-31\n2020-01-01\n", |_| {}, Knowledge::default()).is_ok());
}

#[test]
fn a_refused_date_says_what_is_in_the_way() {
    let refusal = refusal("day\n2020-01-01\n5 Foober 2020\n");
    assert!(refusal.contains("“5 Foober 2020” 1 (lines 3). The word “Foober” is not understood."), "{refusal}");
}

#[test]
fn years_alone_make_no_table_of_months() {
    let table = |each: &'static str| {
        move |plan: &mut Json| {
            let table = json!({ "id": "t", "title": "By month", "measure": "records", "by": "day", "each": each });
            plan["report"]["sections"] = json!([{ "heading": "H", "tables": [table] }]);
        }
    };
    let refused = error(read_with("day\n2020\n2021\n", table("month"), Knowledge::default()));
    assert_eq!((refused.code, refused.message.contains("“By month”")), ("coarse-dates", true));
    assert!(read_with("day\n2020\n2021\n", table("year"), Knowledge::default()).is_ok());
    assert!(read_with("day\n2020-01\n2021-02\n", table("month"), Knowledge::default()).is_ok());
}

#[test]
fn months_alone_make_no_report_of_some_days() {
    let mut made = tabulator("day\n2020-01\n2020-02\n", |_| {});
    assert_eq!(error(made.tabulate(&scope(r#"{"start":"2020-01-15"}"#))).code, "coarse-dates");
    assert!(made.tabulate(&scope(r#"{"start":"2020-01","end":"2020-02-29"}"#)).is_ok());
    let mut made = tabulator("day\n2020\n2021\n", |_| {});
    assert_eq!(error(made.tabulate(&scope(r#"{"end":"2020-11"}"#))).code, "coarse-dates");
}

#[test]
fn months_and_years_alone_cover_the_whole_of_them() {
    let covered = |csv: &str| tabulator(csv, |_| {}).days().map(|(first, last)| format!("{first} {last}"));
    assert_eq!(covered("day\n2020-01\n2020-02\n").as_deref(), Some("2020-01-01 2020-02-29"));
    assert_eq!(covered("day\n2019\n2020\n").as_deref(), Some("2019-01-01 2020-12-31"));
    assert_eq!(covered("day\n2019-05-05\n2020-01-01\n").as_deref(), Some("2019-05-05 2020-01-01"));
}

/// The labels and counts of a report of some weights, with its total.
fn weighed(csv: &str) -> Vec<(String, u64)> {
    let mut made = tabulator(csv, |plan| {
        let table =
            json!({ "id": "t", "title": "Venues", "measure": "sum", "by": "venue", "total": { "label": "All" } });
        plan["report"]["sections"] = json!([{ "heading": "H", "tables": [table] }]);
        plan["report"]["headline"] = json!([{ "id": "all", "label": "Sum", "measure": "sum" }]);
        plan["protection"] = json!({ "threshold": 1 });
    });
    let (tabulation, _) = made.tabulate(&scope(r#"{"periodLabel":"2020"}"#)).unwrap();
    let plan = made.plan().clone();
    let (report, _) = disclose(&plan, &tabulation, Circumstances::default()).unwrap_or_else(|error| panic!("{error}"));
    let mut found = Vec::new();
    walk(&serde_json::to_value(&report).unwrap(), &mut found);
    found
}

fn walk(json: &Json, found: &mut Vec<(String, u64)>) {
    if let (Some(label), Some(count)) = (json["label"].as_str(), json["value"]["count"].as_u64()) {
        found.push((label.to_owned(), count));
    }
    json.as_object().into_iter().flat_map(|members| members.values()).for_each(|member| walk(member, found));
    json.as_array().into_iter().flatten().for_each(|member| walk(member, found));
}

#[test]
fn sums_of_decimals_are_exact_and_rounded_once() {
    let half = "A,0.5\n".repeat(6);
    let found = weighed(&format!("venue,weight\n{half}B,1.5\nB,4.5\n"));
    let expected = [("Sum", 9), ("B", 6), ("A", 3), ("All", 9)];
    assert_eq!(found, expected.map(|(label, count)| (label.to_owned(), count)));
}

#[test]
fn rounded_rows_add_up_to_their_rounded_total() {
    let found = weighed("venue,weight\nA,1.4\nB,1.4\nC,1.4\nD,5.4\n");
    let expected = [("Sum", 10), ("D", 6), ("A", 2), ("B", 1), ("C", 1), ("All", 10)];
    assert_eq!(found, expected.map(|(label, count)| (label.to_owned(), count)));
}

#[test]
fn another_plan_of_records_that_are_read_alike_gives_the_report_of_records_that_are_read_anew() {
    let csv = "kind,venue\nSex,Hotel\nSex,Hotel\nLabor,Farm\nLabor,Hotel\nSex,Farm\n";
    let by = |field: &'static str, conditions: Json| {
        move |plan: &mut Json| {
            let table = json!({ "id": "t", "title": "T", "measure": "records", "by": field, "where": conditions });
            plan["report"]["sections"] = json!([{ "tables": [table] }]);
        }
    };
    let plans =
        [by("kind", json!([])), by("venue", json!([])), by("venue", json!([{ "field": "kind", "is": ["Sex"] }]))];
    let mut kept = tabulator(csv, plans[0].clone());
    for change in plans {
        let mut anew = tabulator(csv, change);
        assert!(kept.replan(anew.plan()).unwrap());
        let [kept, anew] = [&mut kept, &mut anew].map(|made| {
            let (tabulation, _) = made.tabulate(&scope("{}")).unwrap();
            disclose(made.plan(), &tabulation, Circumstances::default()).unwrap().0
        });
        assert_eq!(kept, anew);
    }
}

#[test]
fn another_plan_that_reads_a_column_otherwise_is_not_taken() {
    let csv = "kind\nSex\nLabor\n";
    let mut kept = tabulator(csv, |_| {});
    for change in ["/fields/kind/label", "/measures/records/count"] {
        let other = tabulator(csv, |plan| match change {
            "/fields/kind/label" => plan["fields"]["kind"]["label"] = json!("Other"),
            _ => plan["measures"]["records"]["count"] = json!({ "distinct": "case" }),
        });
        assert!(!kept.replan(other.plan()).unwrap(), "{change}");
    }
}

/// A map of a region by venue, and the places of that region.
fn map_of(region: &'static str) -> impl FnOnce(&mut Json) {
    move |plan: &mut Json| {
        let map = json!({ "id": "m", "title": "Where", "measure": "records", "by": "venue", "region": region });
        plan["report"]["sections"] = json!([{ "heading": "H", "map": map }]);
    }
}

fn districts() -> Knowledge {
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    let region = [("n".to_owned(), names(&["North", "Upper Town"])), ("s".to_owned(), names(&["South"]))];
    let known = ("districts".to_owned(), Known::Region(region.into()));
    Knowledge { places: [known].into(), ..Knowledge::default() }
}

#[test]
fn a_map_of_an_own_region_counts_places_by_their_codes_and_names() {
    let csv = "venue,state\nNorth,MO\nupper town,MO\ns,KS\nS,KS\nNorht,MO\n";
    let mut made = read_with(csv, map_of("districts"), districts()).unwrap();
    let (tabulation, account) = made.tabulate(&scope("{}")).unwrap();
    let report = disclose(made.plan(), &tabulation, Circumstances::default()).unwrap().0;
    let map = report.maps().next().unwrap();
    let places: Vec<_> =
        map.locations.iter().map(|place| (place.code.as_deref(), place.value.published_count())).collect();
    assert_eq!(map.region, "districts");
    assert_eq!(places, [(Some("n"), Some(2)), (Some("s"), Some(2))]);
    assert_eq!(account.unmatched_places, ["Norht"]);
    assert_eq!(account.nearest_places["Norht"], "North");
}

#[test]
fn a_map_of_a_region_whose_places_are_not_known_is_refused() {
    let mut made = read_with("venue\nNorth\n", map_of("elsewhere"), districts()).unwrap();
    assert_eq!(error(made.tabulate(&scope("{}"))).code, "missing-places");
}

#[test]
fn small_counts_of_places_of_an_own_region_are_hidden() {
    let csv = format!("venue\n{}s\ns\n", "n\n".repeat(20));
    let protect = |plan: &mut Json| {
        map_of("districts")(plan);
        plan["protection"]["threshold"] = json!(5);
    };
    let mut made = read_with(&csv, protect, districts()).unwrap();
    let tabulation = made.tabulate(&scope("{}")).unwrap().0;
    let report = disclose(made.plan(), &tabulation, Circumstances::default()).unwrap().0;
    let map = report.maps().next().unwrap();
    assert_eq!(map.locations[1].value.published_count(), None);
}
