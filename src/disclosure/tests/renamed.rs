//! Documents whose fields, bands or publisher are called otherwise, and other things that they state.

use serde_json::{Value as Json, json};

use super::stated::{made, stated, with_total};
use super::{records, with};
use crate::disclosure::{Assumptions, Audit, Editions, Verdict, audit_published};
use crate::report::Report;

/// Takes a field of the plan for another name.
fn rename(plan: &mut Json, field: &str, name: &str) {
    let of = plan["fields"].as_object_mut().unwrap().remove(field).unwrap();
    plan["fields"][name] = of;
}

/// Returns the disclosures of two documents that count the same records.
fn told(reports: &[Report]) -> (Verdict, Vec<(String, u64)>) {
    let editions = Some(Editions::Unchanged);
    let audit = audit_published(reports, Assumptions { threshold: Some(3), editions, ..Assumptions::default() });
    let told = audit.findings.iter().filter(|finding| finding.verdict == Verdict::Disclosed);
    (audit.verdict, told.map(|finding| (finding.label.clone(), finding.low)).collect())
}

const KINDS: [(&str, usize); 4] = [("MO,A", 8), ("MO,B", 2), ("MO,C", 9), ("KS,B", 6)];

/// A state, and the whole by a plan that calls the field of kinds otherwise.
fn state_and_whole(csv: &str) -> [Report; 2] {
    let missouri = made(csv, r#"{"jurisdiction":"Missouri"}"#, &[with_total("kinds", "kind")], &[], |_| {}).0;
    let csv = csv.replace("kind", "reason");
    let state = with(with_total("states", "state"), json!({ "columns": { "by": "reason" } }));
    let whole = made(&csv, "{}", &[state], &[], |plan| {
        rename(plan, "kind", "reason");
        plan["protection"]["threshold"] = json!(1);
    });
    [missouri, whole.0]
}

#[test]
fn a_field_that_was_renamed_is_known_by_its_categories() {
    let (verdict, told) = told(&state_and_whole(&records("state,kind", &KINDS)));
    assert_eq!((verdict, told[0].1), (Verdict::Disclosed, 2), "{told:?}");
}

#[test]
fn that_a_field_is_taken_for_another_is_said() {
    let audit = audit_published(&state_and_whole(&records("state,kind", &KINDS)), Assumptions::default());
    let said: Vec<&String> = audit.warnings.iter().map(|warning| &warning.message).collect();
    assert!(said.iter().any(|message| message.contains("`kind` for `reason`")), "{said:?}");
}

#[test]
fn a_field_of_which_only_a_merged_row_is_printed_is_the_one_that_is_left() {
    let csv = records("state,kind", &[("KS,A", 2), ("KS,B", 1), ("KS,C", 2)]);
    let pool =
        |id: &str, by: &str| with(with_total(id, by), json!({ "title": id, "small": { "pool": "Fewer than three" } }));
    let kansas = made(&csv, r#"{"jurisdiction":"Kansas"}"#, &[pool("kinds", "kind")], &[], |_| {}).0;
    let missouri = records("state,kind", &[("MO,A", 5), ("MO,B", 5), ("MO,C", 5)]);
    let csv = csv.replace("state,kind", "place,reason") + missouri.split_once('\n').unwrap().1;
    let (_, audit) = made(&csv, "{}", &[with_total("reasons", "reason")], &[kansas], |plan| {
        rename(plan, "kind", "reason");
        rename(plan, "state", "place");
        // Of two that are left none would be meant.
        plan["fields"].as_object_mut().unwrap().retain(|field, _| ["reason", "place", "day"].contains(&field.as_str()));
        plan["measures"] = json!({ "records": { "unit": "records" } });
        plan["jurisdiction"] = json!("place");
    });
    let said: Vec<&String> = audit.warnings.iter().map(|warning| &warning.message).collect();
    assert!(said.iter().any(|message| message.contains("`kind` for `reason`, `state` for `place`")), "{said:?}");
}

#[test]
fn of_two_fields_that_agree_as_well_none_is_meant() {
    let csv = "a,b\nyes,yes\nyes,no\nno,no\nyes,yes\nno,yes\n";
    let yes_no = |plan: &mut Json, names: [&str; 2]| {
        for name in names {
            plan["fields"][name] = json!({ "label": name, "type": "yes-no" });
        }
    };
    let first = made(csv, "{}", &[with_total("one", "a")], &[], |plan| yes_no(plan, ["a", "b"])).0;
    let csv = csv.replace("a,b", "c,d");
    let tables = [with_total("two", "c"), with_total("three", "d")];
    let second = made(&csv, "{}", &tables, &[], |plan| yes_no(plan, ["c", "d"])).0;
    let audit = audit_published(&[first, second], Assumptions::default());
    assert!(audit.warnings.iter().all(|warning| !warning.message.contains("are taken for others")));
}

#[test]
fn an_answer_is_the_same_in_every_language() {
    let csv = records("sure", &[("yes", 2), ("no", 9), ("", 2)]);
    let language = |plan: &mut Json, language: &str, threshold: u32| {
        plan["fields"]["sure"] = json!({ "label": "Sure", "type": "yes-no", "names": ["sure"], "optional": true });
        plan["language"] = json!(language);
        plan["protection"]["threshold"] = json!(threshold);
    };
    let spanish = made(&csv, "{}", &[with_total("sure", "sure")], &[], |plan| language(plan, "es-US", 3)).0;
    let french = made(&csv, "{}", &[with_total("certain", "sure")], &[], |plan| language(plan, "fr-FR", 1)).0;
    let labels = |report: &Report| -> Vec<String> {
        report.tables().next().unwrap().rows.iter().map(|row| row.label.clone()).collect()
    };
    assert!(labels(&spanish).contains(&"Sí".to_owned()) && labels(&french).contains(&"Oui".to_owned()));
    let (verdict, told) = told(&[spanish, french]);
    assert_eq!(verdict, Verdict::Disclosed, "{told:?}");
    assert!(told.contains(&("Sí".to_owned(), 2)), "{told:?}");
}

/// An edition that hides a count, and the next one, by a publisher of another name, under another id, which prints it.
fn by_another_publisher(after: &[(&str, usize)]) -> Audit {
    let before = [("A", 8), ("B", 2), ("C", 7), ("D", 5)];
    let (first, _) = made(&records("kind", &before), "{}", &[with_total("kinds", "kind")], &[], |_| {});
    let (second, _) = made(&records("kind", after), "{}", &[with_total("reasons", "kind")], &[], |plan| {
        plan["report"]["publisher"] = json!("Somebody");
        plan["protection"]["threshold"] = json!(1);
    });
    audit_published(&[first, second], Assumptions { threshold: Some(3), ..Assumptions::default() })
}

#[test]
fn a_publisher_that_was_renamed_is_known_by_the_counts_and_that_is_said() {
    let audit = by_another_publisher(&[("A", 8), ("B", 2), ("C", 7), ("D", 5)]);
    assert_eq!(audit.verdict, Verdict::Disclosed);
    assert!(audit.warnings.iter().any(|warning| warning.message.contains("Its publisher is")));
}

#[test]
fn a_publisher_whose_counts_are_others_has_other_records() {
    let audit = by_another_publisher(&[("A", 8), ("B", 2), ("C", 3), ("D", 5)]);
    assert_eq!(audit.verdict, Verdict::Safe);
}

/// A table of ages in years by bands.
fn ages(years: &[(&str, usize)], bands: &Json, published: &[Report]) -> Report {
    made(&records("age", years), "{}", &[with_total("ages", "age")], published, |plan| {
        plan["fields"]["age"] = json!({ "label": "Age", "type": "number", "bands": bands });
    })
    .0
}

const YEARS: [(&str, usize); 4] = [("8", 5), ("15", 2), ("30", 6), ("50", 4)];

fn narrow() -> Json {
    json!([{ "label": "0–12", "to": 12 }, { "label": "13–17", "from": 13, "to": 17 },
           { "label": "18–39", "from": 18, "to": 39 }, { "label": "40+", "from": 40 }])
}

fn wide() -> Json {
    json!([{ "label": "Minors", "to": 17 }, { "label": "Adults", "from": 18 }])
}

#[test]
fn bands_are_what_their_bounds_say_whatever_they_are_called() {
    let first = ages(&YEARS, &narrow(), &[]);
    let named = [("Children", None, Some(12)), ("Teens", Some(13), Some(17)), ("Others", Some(18), None)];
    let bands: Vec<Json> =
        named.iter().map(|(label, from, to)| json!({ "label": label, "from": from, "to": to })).collect();
    let (second, _) = made(&records("age", &YEARS), "{}", &[with_total("others", "age")], &[], |plan| {
        plan["fields"]["age"] = json!({ "label": "Age", "type": "number", "bands": bands });
        plan["protection"]["threshold"] = json!(1);
    });
    let (verdict, found) = told(&[first, second]);
    assert_eq!(verdict, Verdict::Disclosed);
    assert!(found.contains(&("13–17".to_owned(), 2)), "{found:?}");
}

#[test]
fn a_band_that_was_divided_is_protected() {
    let first = ages(&YEARS, &wide(), &[]);
    // Of the minors 7 are told, of those under 13 five: that would tell two.
    let second = ages(&YEARS, &narrow(), std::slice::from_ref(&first));
    assert_eq!(told(&[first, second]).0, Verdict::Safe);
}

#[test]
fn a_statement_says_the_bounds_of_bands() {
    let report = ages(&YEARS, &wide(), &[]);
    let bands =
        json!([{ "field": "age", "label": "adults", "from": 18 }, { "field": "age", "label": "minors", "to": 17 }]);
    assert_eq!(stated(&report)["bands"], bands);
}

#[test]
fn a_statement_says_how_far_rounded_counts_are_from_what_they_count() {
    let csv = records("kind", &[("A", 8), ("B", 5)]);
    let round = |plan: &mut Json| plan["protection"]["treatment"] = json!({ "round": { "base": 3 } });
    let (report, _) = made(&csv, "{}", &[with_total("kinds", "kind")], &[], round);
    let table = json!({ "id": "kinds", "by": "kind", "rounded": 2 });
    assert_eq!(stated(&report)["of"], json!([{ "units": "records", "tables": [table] }]));
}

#[test]
fn a_rounded_count_is_known_within_its_rounding_in_an_exact_edition() {
    let csv = records("kind", &[("A", 8), ("B", 2), ("C", 7), ("D", 13)]);
    let table = [with_total("kinds", "kind")];
    let (rounded, _) = made(&csv, "{}", &table, &[], |plan| {
        plan["protection"]["treatment"] = json!({ "round": { "base": 3 } });
    });
    let (exact, _) = made(&csv, "{}", &table, &[], |_| {});
    let editions = Some(Editions::Unchanged);
    let audit =
        audit_published(&[rounded, exact], Assumptions { threshold: Some(3), editions, ..Assumptions::default() });
    assert_eq!(audit.verdict, Verdict::Safe);
    let small = audit.findings.iter().find(|finding| finding.label == "B").unwrap();
    assert!(small.high <= Some(5) && small.low <= 2, "{small:?}");
}

#[test]
fn a_statement_says_which_field_determines_another() {
    let csv = records("venue,kind", &[("Elm,Sex", 5), ("Oak,Sex", 6), ("Ash,Labor", 9)]);
    let tables = [with_total("venues", "venue")];
    let (report, _) = made(&csv, "{}", &tables, &[], |plan| {
        plan["fields"]["venue"]["determines"] = json!(["kind"]);
        plan["report"]["headline"] = json!([
            { "id": "x", "label": "X", "measure": "records", "where": [{ "field": "kind", "is": ["Sex"] }] }
        ]);
    });
    let values = json!([{ "label": "ash", "with": ["labor"] }, { "label": "elm", "with": ["sex"] }, { "label": "oak", "with": ["sex"] }]);
    assert_eq!(stated(&report)["determines"], json!([{ "field": "venue", "of": "kind", "values": values }]));
}

#[test]
fn towns_and_their_county_are_linked_across_documents() {
    // Elm 2 is what the county leaves beside Oak.
    let csv = records("venue,kind", &[("Elm,X", 2), ("Oak,X", 6), ("Ash,Y", 9), ("Fir,Y", 4)]);
    let of = |table: Json, threshold: u64| {
        made(&csv, "{}", &[table], &[], |plan| {
            plan["fields"]["venue"]["determines"] = json!(["kind"]);
            plan["protection"]["threshold"] = json!(threshold);
        })
        .0
    };
    let towns = with(with_total("towns", "venue"), json!({ "total": null }));
    let towns = of(towns, 3);
    let counties = of(with_total("counties", "kind"), 3);
    assert_eq!(told(&[counties, towns]), (Verdict::Disclosed, vec![("Elm".to_owned(), 2)]));
}
