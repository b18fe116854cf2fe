//! The same records in several tables, jurisdictions and editions.

use serde_json::{Value as Json, json};

use super::{lines, records, report, said};
use crate::disclosure::{Circumstances, Editions, Reason, Verdict, disclose};
use crate::report::{Base, Report, Value};
use crate::tabulate::testing::{scope, tabulator};

fn table(id: &str, by: &str, more: Json) -> Json {
    super::with(json!({ "id": id, "title": id, "measure": "records", "by": by, "base": "none" }), more)
}

#[test]
fn a_count_that_one_table_hides_is_hidden_where_another_would_tell_it() {
    // Kinds by venue: of the two rows under “x”, one is small, and the sum is in the other table.
    let csv = records("kind,venue", &[("A,x", 2), ("B,x", 5), ("A,y", 6), ("B,y", 7)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        let crossed = table("crossed", "kind", json!({ "columns": { "by": "venue" } }));
        plan["report"]["sections"] =
            json!([{ "tables": [crossed, table("venues", "venue", json!({})), table("kinds", "kind", json!({}))] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    let shown = &report.sections[0].tables[0].rows;
    let masks = lines(shown).iter().map(|line| line.matches("[c]").count()).sum::<usize>();
    assert!(
        masks >= 4 || lines(&report.sections[0].tables[1].rows).iter().any(|line| line.contains("[c]")),
        "{:?}",
        lines(shown)
    );
}

#[test]
fn a_table_of_the_same_counts_with_another_base_tells_nothing() {
    let csv = records("kind", &[("Sex", 2), ("Labor", 30), ("C", 4)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        let some = table(
            "some",
            "kind",
            json!({ "where": [{ "field": "kind", "is": ["Sex", "Labor"] }], "total": { "label": "Two" } }),
        );
        plan["report"]["sections"] =
            json!([{ "tables": [some, table("all", "kind", json!({ "total": { "label": "All" } }))] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    let rows: Vec<Vec<String>> = report.sections[0].tables.iter().map(|table| lines(&table.rows)).collect();
    assert!(rows.iter().flatten().all(|row| row != "Sex: 2"));
}

#[test]
fn a_list_that_leaves_out_who_gave_no_answer_is_no_table_of_all_records() {
    let csv = records("kind,tags", &[("A,x", 9), ("A,x;y", 5), ("A,y", 7), ("A,", 8)]);
    for base in [json!("none"), json!("total"), json!({ "respondents": "all who answered" })] {
        let (report, audit) = report(&csv, "{}", |plan| {
            plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
            let more = json!({ "missing": "leave-out", "base": base });
            plan["report"]["sections"] = json!([{ "tables": [table("tags", "tags", more)] }]);
        });
        assert_eq!((audit.verdict, audit.warnings), (Verdict::Safe, Vec::new()));
        let table = &report.sections[0].tables[0];
        assert_eq!(lines(&table.rows), ["x: 14", "y: 12"]);
        assert!(matches!(table.base, Base::None | Base::Total | Base::Count { count: 21, .. }), "{:?}", table.base);
    }
}

#[test]
fn a_list_is_related_to_a_table_of_many_places_and_years_in_time() {
    // Only the answers of one place are counted: how the others answered is not asked.
    let mut counts = vec![];
    let rows: Vec<String> = (0..40)
        .flat_map(|place| (0..12).map(move |year| format!("place {place},{}-05-01,x;y", 2000 + year)))
        .chain(["x", "y", ""].map(|tags| format!("place 3,2004-05-01,{tags}")))
        .collect();
    counts.extend(rows.iter().map(|row| (row.as_str(), 4)));
    let csv = records("state,day,tags", &counts);
    let of = r#"{"jurisdiction":"place 3","start":"2004","end":"2004"}"#;
    let (_, audit) = report(&csv, of, |plan| {
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
        let tags = table("tags", "tags", json!({ "base": { "respondents": "all who answered" } }));
        let years = table("years", "state", json!({ "columns": { "by": "day", "each": "year" }, "span": "all" }));
        plan["report"]["sections"] = json!([{ "tables": [tags, years] }]);
    });
    assert_eq!((audit.verdict, audit.warnings), (Verdict::Safe, Vec::new()));
}

#[test]
fn what_is_missing_from_overlapping_rows_is_protected_like_what_is_in_them() {
    // All but one say “x”: 12 of 13.
    let csv = records("tags", &[("x", 9), ("x;y", 3), ("y", 1)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
        plan["report"]["sections"] =
            json!([{ "tables": [table("tags", "tags", json!({ "base": { "figure": "f" } }))] }]);
    });
    assert_eq!(lines(&report.sections[0].tables[0].rows), ["y: 4", "x: [c]"]);
    assert_eq!(audit.hidden[0].reason, Reason::WouldTell);
}

/// The report of one state, or of all, of kinds.
fn of_state(csv: &str, of: &str, published: &[Report]) -> (Report, Verdict) {
    let mut tabulator = tabulator(csv, |plan| {
        plan["protection"] = json!({ "threshold": 3 });
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", json!({ "total": { "label": "Total" } }))] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(of)).unwrap();
    let circumstances = Circumstances { published, ..Circumstances::default() };
    let (report, audit) = disclose(tabulator.plan(), &tabulation, circumstances).unwrap();
    (report, audit.verdict)
}

#[test]
fn a_state_is_protected_against_the_nation_and_the_other_states() {
    let csv = records(
        "state,kind",
        &[("MO,A", 8), ("MO,B", 2), ("MO,C", 9), ("MO,D", 4), ("KS,A", 5), ("KS,B", 6), ("KS,C", 3), ("KS,D", 3)],
    );
    let (nation, _) = of_state(&csv, "{}", &[]);
    let (kansas, _) = of_state(&csv, r#"{"state":"KS"}"#.replace("state", "jurisdiction").as_str(), &[]);
    assert_eq!(lines(&nation.sections[0].tables[0].rows).len(), 4);
    let before = of_state(&csv, r#"{"jurisdiction":"MO"}"#, &[]).0;
    let hidden =
        |report: &Report| lines(&report.sections[0].tables[0].rows).iter().filter(|row| row.contains("[c]")).count();
    assert_eq!(hidden(&before), 2);
    // Nation less Kansas is Missouri: nothing that Missouri hides can help, as all is published already.
    let mut tabulator = tabulator(&csv, |plan| {
        plan["protection"] = json!({ "threshold": 3 });
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", json!({ "total": { "label": "Total" } }))] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(r#"{"jurisdiction":"MO"}"#)).unwrap();
    let published = [nation, kansas];
    let refusal =
        disclose(tabulator.plan(), &tabulation, Circumstances { published: &published, ..Circumstances::default() });
    assert!(refusal.is_err());
    let reason = "It is published already.";
    let circumstances =
        Circumstances { published: &published, override_reason: Some(reason), ..Circumstances::default() };
    let (_, audit) = disclose(tabulator.plan(), &tabulation, circumstances).unwrap();
    assert_eq!((audit.verdict, audit.overridden.as_deref()), (Verdict::Disclosed, Some(reason)));
    let told =
        audit.findings.iter().find(|finding| finding.label == "B" && finding.verdict == Verdict::Disclosed).unwrap();
    assert_eq!((told.low, told.high), (2, Some(2)));
    assert!(told.steps.iter().any(|step| step.contains("8 − 6 = 2")), "{:?}", told.steps);
}

#[test]
fn a_count_that_no_report_prints_but_that_follows_is_not_taken_from_another() {
    // Of the nation's C, Missouri has 4; so Kansas, of which only the sum is printed, has the other 4, and one more record.
    let csv = records("state,kind", &[("MO,A", 4), ("MO,C", 4), ("KS,B", 1), ("KS,C", 4)]);
    let made = |of: &str, published: &[Report]| {
        let mut tabulator = tabulator(&csv, |plan| {
            plan["protection"] = json!({ "preset": "cautious", "threshold": 4, "mask": "[c]" });
            plan["fields"]["kind"]["values"] = json!([]);
            let small = json!({ "pool": "Fewer than four", "poolWithLarger": "Others" });
            let kinds = table("kinds", "kind", json!({ "small": small, "total": { "label": "Total" } }));
            plan["report"]["sections"] = if of.contains("KS") { json!([]) } else { json!([{ "tables": [kinds] }]) };
            plan["report"]["headline"] = json!([{ "id": "all", "label": "All", "measure": "records" }]);
        });
        let (tabulation, _) = tabulator.tabulate(&scope(of)).unwrap();
        let circumstances = Circumstances { published, ..Circumstances::default() };
        disclose(tabulator.plan(), &tabulation, circumstances).unwrap().0
    };
    let missouri = made(r#"{"jurisdiction":"MO"}"#, &[]);
    let kansas = made(r#"{"jurisdiction":"KS"}"#, &[]);
    assert!(matches!(kansas.headline[0].value, Value::Count { count: 5, .. }));
    assert_eq!(lines(&missouri.sections[0].tables[0].rows), ["C: 4", "Others: 4 together"]);
    let nation = made("{}", &[missouri, kansas]);
    let rows = lines(&nation.sections[0].tables[0].rows);
    assert!(!rows.contains(&"C: 8".to_owned()), "{rows:?}");
}

#[test]
fn an_edition_is_protected_against_an_earlier_one() {
    let before = records("kind", &[("A", 20), ("B", 2), ("C", 2), ("D", 1)]);
    let after = records("kind", &[("A", 20), ("B", 3), ("C", 2), ("D", 1)]);
    let edition = |csv: &str, published: &[Report]| {
        let mut tabulator = tabulator(csv, |plan| {
            plan["protection"] = json!({ "threshold": 3, "earlierEditions": "non-decreasing" });
            let small = json!({ "small": { "pool": "Fewer than three", "poolWithLarger": "Others" }, "total": { "label": "Total" } });
            plan["report"]["sections"] = json!([{ "tables": [table("kinds", "kind", small)] }]);
        });
        let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
        disclose(tabulator.plan(), &tabulation, Circumstances { published, ..Circumstances::default() }).unwrap().0
    };
    let first = edition(&before, &[]);
    assert_eq!(lines(&first.sections[0].tables[0].rows), ["A: 20", "Fewer than three: 5 together"]);
    // By itself the next one would print B: one more in all, so B was two and C and D three together before.
    let alone = edition(&after, &[]);
    assert_eq!(lines(&alone.sections[0].tables[0].rows), ["A: 20", "B: 3", "Fewer than three: 3 together"]);
    let compared = edition(&after, std::slice::from_ref(&first));
    let shown = lines(&compared.sections[0].tables[0].rows);
    assert!(!shown.contains(&"B: 3".to_owned()), "{shown:?}");
}

#[test]
fn what_an_edition_may_be_assumed_to_be_is_the_plans_to_say() {
    let plan = |json: &str| crate::plan::part::<crate::plan::Protection>(json).policy().editions;
    assert_eq!(plan("{}"), Editions::NonDecreasing);
    assert_eq!(plan(r#"{"earlierEditions":"revised"}"#), Editions::Revised);
}

#[test]
fn a_total_that_would_tell_is_not_named_in_a_text_either() {
    let csv = records("kind", &[("A", 1), ("B", 1)]);
    let (report, _) = report(&csv, "{}", |plan| {
        plan["report"]["introduction"] = json!(["There were {total:t}."]);
        plan["report"]["sections"] =
            json!([{ "tables": [table("t", "kind", json!({ "total": { "label": "Total" } }))] }]);
    });
    assert_eq!(report.introduction[0].plain(), "There were [c].");
    assert_eq!(said(report.sections[0].tables[0].total.as_ref().unwrap()), "Total: [c]");
    assert!(matches!(report.sections[0].tables[0].rows[0].value, Some(Value::Masked { .. })));
}

#[test]
fn states_that_the_plan_does_not_list_are_known_from_the_records() {
    let csv = records("state,kind", &[("Iowa,A", 8), ("Iowa,B", 2), ("Utah,A", 5), ("Utah,B", 6)]);
    let (nation, _) = of_state(&csv, "{}", &[]);
    let (utah, _) = of_state(&csv, r#"{"jurisdiction":"Utah"}"#, &[]);
    let mut tabulator = tabulator(&csv, |plan| {
        plan["fields"]["state"]["values"] = json!([]);
        plan["protection"] = json!({ "threshold": 3 });
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", json!({ "total": { "label": "Total" } }))] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(r#"{"jurisdiction":"Iowa"}"#)).unwrap();
    let circumstances = Circumstances { published: &[nation, utah], ..Circumstances::default() };
    let Ok((_, audit)) = disclose(tabulator.plan(), &tabulation, circumstances) else { return };
    panic!("{:?}", audit.findings);
}

#[test]
fn that_all_of_a_group_are_alike_is_said_to_whoever_publishes() {
    let csv = records("tags", &[("x", 9), ("x;y", 4)]);
    let (_, audit) = report(&csv, "{}", |plan| {
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
        plan["report"]["sections"] =
            json!([{ "tables": [table("tags", "tags", json!({ "base": { "figure": "f" } }))] }]);
    });
    let said: Vec<&str> = audit.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert!(matches!(said.as_slice(), [one] if one.starts_with("All 13 of “F” are “x”")), "{said:?}");
}

#[test]
fn whoever_is_counted_alone_and_can_work_out_another_is_warned_of() {
    // Who is the only B knows that C is two, once the merged row prints three.
    let csv = records("kind", &[("A", 20), ("B", 1), ("C", 2)]);
    let (_, audit) = report(&csv, "{}", |plan| {
        let small = json!({ "small": { "pool": "Few" } });
        plan["report"]["sections"] = json!([{ "tables": [table("kinds", "kind", small)] }]);
    });
    let said: Vec<&str> = audit.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert!(said.iter().any(|one| one.contains("kinds › B") && one.contains("kinds › C")), "{said:?}");
}

/// Kinds with a total, protected against so many insiders.
fn against_insiders(lines_of: &[(&str, usize)], insiders: u64) -> Vec<String> {
    let (report, audit) = report(&records("kind", lines_of), "{}", |plan| {
        plan["protection"]["insiders"] = json!(insiders);
        let kinds = table("kinds", "kind", json!({ "order": "alphabetical", "total": { "label": "Total" } }));
        plan["report"]["sections"] = json!([{ "tables": [kinds] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    lines(&report.sections[0].tables[0].rows)
}

#[test]
fn a_policy_protects_against_somebody_who_is_counted_alone() {
    // Who is the only B knows that A and B are three together, so that A is two.
    let counts = [("A", 2), ("B", 1), ("C", 5), ("D", 9)];
    assert_eq!(against_insiders(&counts, 0), ["A: [c]", "B: [c]", "C: 5", "D: 9"]);
    assert_eq!(against_insiders(&counts, 1), ["A: [c]", "B: [c]", "C: [c]", "D: 9"]);
}

#[test]
fn a_policy_protects_against_two_who_are_counted_alone_together() {
    let counts = [("A", 2), ("B", 1), ("C", 1), ("D", 5), ("E", 9)];
    assert_eq!(against_insiders(&counts, 1), ["A: [c]", "B: [c]", "C: [c]", "D: 5", "E: 9"]);
    assert_eq!(against_insiders(&counts, 2), ["A: [c]", "B: [c]", "C: [c]", "D: [c]", "E: 9"]);
}

#[test]
fn one_small_count_costs_an_unrelated_table_nothing() {
    let csv = records("kind,venue", &[("A,x", 2), ("B,x", 9), ("C,x", 14), ("D,x", 5), ("D,y", 20), ("D,z", 15)]);
    let (report, audit) = report(&csv, "{}", |plan| {
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
        let total = json!({ "total": { "label": "Total" }, "order": "alphabetical" });
        plan["report"]["sections"] =
            json!([{ "tables": [table("kinds", "kind", total.clone()), table("venues", "venue", total)] }]);
    });
    let [kinds, venues] = report.sections[0].tables.as_slice() else { panic!("two tables") };
    assert_eq!(lines(&kinds.rows), ["A: [c]", "B: [c]", "C: 14", "D: 40"]);
    assert_eq!(lines(&venues.rows), ["x: 30", "y: 20", "z: 15"]);
    assert_eq!(audit.verdict, Verdict::Safe);
}

#[test]
fn a_partner_that_can_be_worked_out_is_no_disclosure() {
    // Inner counts are hidden, and no margin: 5 and 3 with 2 and 1.
    let rows =
        [("A,x", 5), ("A,y", 2), ("A,z", 9), ("B,x", 3), ("B,y", 1), ("B,z", 7), ("C,x", 8), ("C,y", 12), ("C,z", 4)];
    let (report, audit) = report(&records("kind,venue", &rows), "{}", |plan| {
        let crossed = table("t", "kind", json!({ "columns": { "by": "venue" }, "total": { "label": "Total" } }));
        plan["report"]["sections"] = json!([{ "tables": [crossed, table("kinds", "kind", json!({}))] }]);
    });
    let [crossed, kinds] = report.sections[0].tables.as_slice() else { panic!("two tables") };
    assert_eq!(lines(&crossed.rows), ["C: 8 | 12 | 4", "A: [c] | [c] | 9", "B: [c] | [c] | 7"]);
    assert_eq!(lines(&kinds.rows), ["C: 24", "A: 16", "B: 11"]);
    assert_eq!(audit.verdict, Verdict::Safe);
}

#[test]
fn documents_of_one_title_are_told_apart() {
    let csv = records("state,kind", &[("MO,A", 8), ("MO,B", 9), ("KS,A", 5), ("KS,B", 6)]);
    let (missouri, _) = of_state(&csv, r#"{"jurisdiction":"MO","periodLabel":"2020"}"#, &[]);
    let (kansas, _) = of_state(&csv, r#"{"jurisdiction":"KS","periodLabel":"2020"}"#, &[]);
    let names = crate::disclosure::prior::documents::names(&[missouri.clone(), kansas]);
    assert_eq!(names, ["Small, Missouri, 2020", "Small, Kansas, 2020"]);
    assert_eq!(crate::disclosure::prior::documents::names(&[missouri]), ["Small"]);
}

#[test]
fn how_many_cases_there_are_does_not_tell_which_kinds_have_none() {
    let (report, audit) = report("case,kind\n4,A\n4,A\n4,A\n3,\n7,C\n7,C\n7,C\n", "{}", |plan| {
        let kinds = json!([{ "label": "A" }, { "label": "B" }, { "label": "C" }]);
        plan["fields"]["case"] = json!({ "label": "Case", "type": "id", "names": ["case"] });
        plan["fields"]["kind"] = json!({ "label": "Kind", "type": "category", "names": ["kind"], "values": kinds });
        plan["measures"]["cases"] = json!({ "unit": "cases", "count": { "distinct": "case" } });
        plan["protection"] = json!({ "preset": "cautious", "threshold": 3 });
        plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "cases" }]);
        plan["report"]["sections"] = json!([{ "tables": [table("kinds", "kind", json!({}))] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    // Three cases, of which A and C have one each, and what is not specified has one: none is left for B.
    let rows = lines(&report.sections[0].tables[0].rows);
    let is_told = ["A: 3", "C: 3"].iter().all(|row| rows.contains(&(*row).to_owned()));
    let cases = report.figure("f").and_then(|figure| figure.value.published_count());
    assert!(!is_told || cases.is_none(), "{cases:?} {rows:?}");
}

#[test]
fn how_many_cases_there_are_leaves_wide_intervals_for_the_cases_of_each_kind() {
    let (report, audit) = report("case,kind\n1,B\n2,B\n6,A\n", "{}", |plan| {
        let kinds = json!([{ "label": "A" }, { "label": "B" }, { "label": "C" }]);
        plan["fields"]["case"] = json!({ "label": "Case", "type": "id", "names": ["case"] });
        plan["fields"]["kind"] = json!({ "label": "Kind", "type": "category", "names": ["kind"], "values": kinds });
        plan["measures"]["cases"] = json!({ "unit": "cases", "count": { "distinct": "case" } });
        plan["protection"] = json!({ "threshold": 3, "minimumWidth": 2 });
        plan["report"]["headline"] = json!([
            { "id": "all", "label": "All", "measure": "cases" },
            { "id": "a", "label": "A", "measure": "cases", "where": [{ "field": "kind", "is": ["A"] }] }
        ]);
        plan["report"]["sections"] = json!([{ "tables": [table("kinds", "kind", json!({ "base": "none" }))] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    // Of three cases, where A and B have one at least each, A has one or two.
    let is_printed = |id: &str| report.figure(id).is_some_and(|figure| figure.value.published_count().is_some());
    let rows = lines(&report.sections[0].tables[0].rows);
    assert!(!is_printed("all") || rows.is_empty(), "{rows:?}");
}
