//! Statements of documents about their counts, and the consequences where they are given back.

use serde_json::{Value as Json, json};

use super::{lines, records, with};
use crate::disclosure::{Assumptions, Audit, Circumstances, Editions, Verdict, audit_published, disclose};
use crate::report::{Node, Report};
use crate::tabulate::testing::{scope, tabulator};

pub(super) fn with_total(id: &str, by: &str) -> Json {
    let total = json!({ "label": "Total" });
    json!({ "id": id, "title": id, "measure": "records", "by": by, "base": "none", "total": total })
}

/// The report of some records by tables, and what is known of it.
pub(super) fn made(
    csv: &str,
    of: &str,
    tables: &[Json],
    published: &[Report],
    change: impl FnOnce(&mut Json),
) -> (Report, Audit) {
    let mut tabulator = tabulator(csv, |plan| {
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        plan["report"]["sections"] = json!([{ "tables": tables }]);
        change(plan);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(of)).unwrap();
    let circumstances = Circumstances { published, ..Circumstances::default() };
    disclose(tabulator.plan(), &tabulation, circumstances).unwrap_or_else(|refusal| panic!("{refusal}"))
}

pub(super) fn stated(report: &Report) -> Json {
    serde_json::to_value(report.counts.as_ref().unwrap()).unwrap()
}

/// The same document with another statement.
fn stating(report: &Report, change: impl FnOnce(&mut Json)) -> Report {
    let mut counts = stated(report);
    change(&mut counts);
    let counts: Node = serde_json::from_value(counts).unwrap();
    Report { counts: Some(counts), ..report.clone() }
}

const STATES: [(&str, usize); 8] =
    [("MO,A", 8), ("MO,B", 2), ("MO,C", 9), ("MO,D", 4), ("KS,A", 5), ("KS,B", 6), ("KS,C", 3), ("KS,D", 3)];

/// The reports of two states and of both, each with a table of its own name.
fn family() -> [Report; 3] {
    let csv = records("state,kind", &STATES);
    let of = |of: &str, tables: &[Json]| made(&csv, of, tables, &[], |_| {}).0;
    [
        of(r#"{"jurisdiction":"Missouri"}"#, &[with_total("kinds", "kind")]),
        of(r#"{"jurisdiction":"Kansas"}"#, &[with_total("reasons", "kind")]),
        of("{}", &[with_total("why", "kind"), with_total("where", "state")]),
    ]
}

#[test]
fn a_document_says_what_its_numbers_count() {
    let csv =
        records("state,kind,day", &[("MO,Sex,2020-05-01", 8), ("MO,Labor,2020-05-01", 2), ("KS,Sex,2020-05-01", 9)]);
    let mut narrow = with_total("narrow", "kind");
    narrow["where"] = json!([{ "field": "venue", "isNot": ["Hotel"] }]);
    let of = r#"{"jurisdiction":"Missouri","start":"2020","end":"2020"}"#;
    let (report, _) =
        made(&csv, of, &[with_total("kinds", "kind"), with_total("states", "state"), narrow], &[], |plan| {
            plan["report"]["headline"] = json!([{ "id": "all", "label": "All", "measure": "records" }]);
        });
    let year = json!({ "field": "day", "days": [{ "from": "2020-01-01", "before": "2021-01-01" }] });
    let missouri = json!({ "field": "state", "is": ["missouri"] });
    assert_eq!(
        stated(&report),
        json!({
            "version": 1, "jurisdiction": "state", "date": "day", "zeros": true, "where": [year],
            "of": [
                { "units": "records", "where": [missouri], "figures": ["all"], "tables": [{ "id": "kinds", "by": "kind" }] },
                { "units": "records", "tables": [{ "id": "states", "by": "state" }] },
                { "units": "records", "where": [missouri, { "field": "venue", "isNot": ["hotel"] }],
                  "tables": [{ "id": "narrow", "by": "kind" }] }
            ]
        })
    );
}

#[test]
fn a_statement_does_not_depend_on_counts() {
    // With and without records of which the kind is not known, one of few and one of many.
    let tables = [with_total("kinds", "kind")];
    let of = |counts: &[(&str, usize)]| stated(&made(&records("kind,venue", counts), "{}", &tables, &[], |_| {}).0);
    let all = of(&[("A,", 8), ("B,", 2), ("C,", 7), (",", 5)]);
    assert_eq!(all, of(&[("A,", 80), ("Not specified,", 4)]));
}

#[test]
fn of_counts_with_noise_nothing_is_stated() {
    let csv = records("kind,case", &[("A,1", 8), ("B,2", 5)]);
    let (report, _) = made(&csv, "{}", &[with_total("kinds", "kind")], &[], |plan| {
        plan["fields"]["case"]["optional"] = json!(false);
        plan["protection"]["treatment"] =
            json!({ "cellKey": { "recordKey": "case", "secret": "0123456789abcdef", "largest": 5, "variance": 4 } });
    });
    assert_eq!(report.counts, None);
}

#[test]
fn states_and_the_whole_are_linked_without_a_plan_whatever_their_tables_are_called() {
    let family = family();
    let audit = audit_published(&family, Assumptions { threshold: Some(3), ..Assumptions::default() });
    assert_eq!(audit.verdict, Verdict::Disclosed);
    let told: Vec<(&str, u64)> = audit
        .findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Disclosed)
        .map(|finding| (finding.label.as_str(), finding.low))
        .collect();
    assert_eq!(told, [("B", 2)]);
    assert!(audit.findings.iter().any(|finding| finding.steps.iter().any(|step| step.contains("8 − 6 = 2"))));
}

#[test]
fn a_state_and_the_whole_that_tell_nothing_are_safe() {
    let [missouri, _, whole] = family();
    let audit = audit_published(&[missouri, whole], Assumptions { threshold: Some(3), ..Assumptions::default() });
    assert_eq!((audit.verdict, audit.warnings), (Verdict::Safe, Vec::new()));
}

#[test]
fn documents_of_another_publisher_are_of_other_records() {
    let [missouri, kansas, whole] = family();
    let other = Report { publisher: "Somebody else".to_owned(), ..kansas };
    let audit =
        audit_published(&[missouri, other, whole], Assumptions { threshold: Some(3), ..Assumptions::default() });
    assert_eq!(audit.verdict, Verdict::Safe);
}

/// The report of all after those of the states.
fn whole_after(published: &[Report], change: impl FnOnce(&mut Json)) -> Vec<String> {
    let csv = records("state,kind", &STATES);
    let (report, audit) = made(&csv, "{}", &[with_total("why", "kind")], published, change);
    assert_eq!(audit.verdict, Verdict::Safe);
    lines(&report.sections[0].tables[0].rows)
}

#[test]
fn the_whole_is_protected_against_states_whose_tables_had_other_names() {
    let [missouri, kansas, _] = family();
    let unstated = |report: &Report| Report { counts: None, ..report.clone() };
    let hidden = |lines: &[String]| lines.iter().filter(|line| line.contains("[c]")).count();
    assert_eq!(hidden(&whole_after(&[unstated(&missouri), unstated(&kansas)], |_| {})), 0);
    assert!(hidden(&whole_after(&[missouri, kansas], |_| {})) > 0);
}

/// The first edition, and the next one by a plan that calls its table and a category otherwise.
fn editions(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let small = |id: &str| {
        with(with_total(id, "kind"), json!({ "small": { "pool": "Fewer than three", "poolWithLarger": "Others" } }))
    };
    let before = records("kind", &[("Sex", 20), ("B", 2), ("C", 2), ("D", 1)]);
    let after = records("kind", &[("Sex", 20), ("B", 3), ("C", 2), ("D", 1)]);
    let (first, _) = made(&before, "{}", &[small("kinds")], &[], |_| {});
    let (second, _) = made(&after, "{}", &[small("reasons")], &[stating(&first, change)], |plan| {
        plan["fields"]["kind"]["values"] = json!([{ "label": "Sexual exploitation", "also": ["Sex"] }]);
    });
    lines(&second.sections[0].tables[0].rows)
}

#[test]
fn an_edition_is_protected_against_one_before_its_table_and_a_category_were_renamed() {
    // One more in all, and what is printed of B now was in the merged row of five: it was two.
    let alone = editions(|counts| counts["version"] = json!(2));
    assert_eq!(alone, ["Sexual exploitation: 20", "B: 3", "Fewer than three: 3 together"]);
    let linked = editions(|_| {});
    assert_eq!(linked.len(), 2, "{linked:?}");
    assert!(linked[1].ends_with("6 together"), "{linked:?}");
}

#[test]
fn a_document_says_which_of_its_words_stand_for_small_counts_only() {
    let csv = records("kind", &[("Sex", 20), ("B", 2), ("C", 2), ("D", 1)]);
    let small = json!({ "small": { "pool": "Small ones", "poolWithLarger": "Others" } });
    let (merged, _) = made(&csv, "{}", &[with(with_total("kinds", "kind"), small)], &[], |_| {});
    let of = |report: &Report| {
        let stated = stated(report);
        [stated["small"].clone(), stated["below"].clone(), stated["zeros"].clone()]
    };
    assert_eq!(of(&merged), [json!(["Small ones"]), json!(3), json!(true)]);
    let (masked, _) = made(&csv, "{}", &[with_total("kinds", "kind")], &[], |_| {});
    assert_eq!(of(&masked), [Json::Null, Json::Null, json!(true)], "a neutral sign says nothing");
}

#[test]
fn an_edition_whose_plan_merges_nothing_is_protected_against_one_that_merged_small_counts() {
    // That all were under three tells what two of them are, as soon as their sum of four is printed.
    let csv = records("kind", &[("Sex", 2), ("B", 2), ("C", 2)]);
    let merging = json!({ "id": "kinds", "title": "kinds", "measure": "records", "by": "kind", "base": "none",
        "small": { "pool": "Small ones", "poolWithLarger": "Others" } });
    let (first, _) = made(&csv, "{}", &[merging], &[], |_| {});
    assert_eq!(lines(&first.sections[0].tables[0].rows), ["Small ones: [c]"]);
    let total = |change: fn(&mut Json)| {
        let published = [stating(&first, change)];
        let two = with(with_total("two", "kind"), json!({ "where": [{ "field": "kind", "isNot": ["Sex"] }] }));
        let (second, audit) = made(&csv, "{}", &[two], &published, |plan| {
            plan["protection"]["earlierEditions"] = json!("unchanged");
        });
        assert_eq!(audit.verdict, Verdict::Safe);
        second.sections[0].tables[0].total.as_ref().and_then(|total| total.figures()[0].published_count())
    };
    assert_eq!(total(|counts| counts["below"] = Json::Null), Some(4));
    assert_eq!(total(|_| {}), None);
}

/// An edition that hides a count, and the next one, which prints it.
fn audit_after(change: impl FnOnce(&mut Json)) -> Audit {
    let before = records("kind", &[("A", 8), ("B", 2), ("C", 7)]);
    let (first, _) = made(&before, "{}", &[with_total("kinds", "kind")], &[], |_| {});
    let (second, _) =
        made(&before, "{}", &[with_total("kinds", "kind")], &[], |plan| plan["protection"]["threshold"] = json!(1));
    let editions = Some(Editions::Unchanged);
    audit_published(&[stating(&first, change), second], Assumptions { editions, ..Assumptions::default() })
}

#[test]
fn no_statement_makes_less_known_than_labels_do() {
    let changes: [fn(&mut Json); 7] = [
        |_| {},
        |counts| counts["version"] = json!(2),
        |counts| *counts = json!([7]),
        |counts| counts["of"][0]["tables"][0]["id"] = json!("others"),
        |counts| counts["jurisdiction"] = json!("state"),
        |counts| counts["of"][0]["where"] = json!([{ "field": "venue", "is": ["hotel"] }]),
        |counts| counts["of"][0]["tables"][0]["by"] = json!("venue"),
    ];
    for (place, change) in changes.into_iter().enumerate() {
        let audit = audit_after(change);
        let told = audit.findings.iter().filter(|finding| finding.verdict == Verdict::Disclosed).count();
        assert_eq!((audit.verdict, told), (Verdict::Disclosed, 2), "{place}");
    }
}

#[test]
fn what_is_not_understood_of_a_statement_is_said() {
    let said =
        |change: fn(&mut Json)| audit_after(change).warnings.into_iter().map(|warning| warning.message).collect();
    let damaged: Vec<String> = said(|counts| *counts = json!([7]));
    assert!(damaged[0].contains("of another version, or damaged"), "{damaged:?}");
    let moved: Vec<String> = said(|counts| counts["of"][0]["tables"][0]["id"] = json!("others"));
    assert!(moved[0].contains("does not fit what it prints"), "{moved:?}");
    let fine: Vec<String> = said(|_| {});
    assert!(fine.is_empty(), "{fine:?}");
}

#[test]
fn a_statement_that_numbers_contradict_is_not_used() {
    // As if the first edition were of all records and the second of some: more than all.
    let csv = |times: usize| records("kind", &[("A", 8 * times), ("B", 2), ("C", 7)]);
    let made = |times| made(&csv(times), "{}", &[with_total("kinds", "kind")], &[], |_| {}).0;
    let some = stating(&made(2), |counts| counts["of"][0]["where"] = json!([{ "field": "venue", "is": ["hotel"] }]));
    let audit = audit_published(&[made(1), some], Assumptions { threshold: Some(3), ..Assumptions::default() });
    assert_eq!(audit.verdict, Verdict::Safe);
    assert!(audit.warnings.iter().all(|warning| warning.message.contains("was not found out")), "{:?}", audit.warnings);
    assert_eq!(audit.warnings.len(), 2);
}

#[test]
fn a_wrong_statement_does_not_make_a_report_less_safe() {
    let csv = records("state,kind", &STATES);
    let kinds = [with_total("kinds", "kind")];
    let of = |of: &str, published: &[Report]| made(&csv, of, &kinds, published, |_| {}).0;
    let missouri = of(r#"{"jurisdiction":"Missouri"}"#, &[]);
    let kansas = of(r#"{"jurisdiction":"Kansas"}"#, &[]);
    let expected = lines(&of("{}", &[missouri.clone(), kansas.clone()]).sections[0].tables[0].rows);
    assert!(expected.iter().any(|line| line.contains("[c]")), "{expected:?}");
    let wrong = [json!({ "field": "venue", "is": ["hotel"] }), json!({ "field": "kind", "is": ["z"] })];
    for wrong in wrong {
        let kansas = stating(&kansas, |counts| counts["of"][0]["where"] = json!([wrong]));
        assert_eq!(lines(&of("{}", &[missouri.clone(), kansas]).sections[0].tables[0].rows), expected, "{wrong}");
    }
}

/// Returns the verdict on one table in which a row has a percentage of 1,000 and the other 998 calls.
fn verdict_on(percent: &str) -> Verdict {
    let document = json!({
        "version": 1, "language": "en-US", "title": "T", "jurisdiction": { "name": "J" }, "publisher": "P",
        "period": { "start": "2020", "end": "2020" },
        "sections": [{ "tables": [{ "id": "t", "title": "T", "kind": "exclusive", "rows": [
            { "label": "Phone", "value": { "percent": percent } }, { "label": "Chat", "value": 998 }],
            "total": { "label": "All", "value": 1000 } }] }],
    });
    let report = Report::from_checked(&serde_json::from_value(document).unwrap()).unwrap();
    audit_published(&[report], Assumptions::default()).verdict
}

#[test]
fn a_percentage_with_a_word_before_it_is_not_taken_for_an_exact_one() {
    assert_eq!(verdict_on("1%"), Verdict::Contradiction, "2 of 1,000 are 0.2%");
    for printed in ["<1%", "less than 1%", "nearly 1%", "some 1%", ">0%"] {
        assert_ne!(verdict_on(printed), Verdict::Contradiction, "{printed}");
    }
    for printed in [">1%", "at least 0.5%", "<0.1%"] {
        assert_eq!(verdict_on(printed), Verdict::Contradiction, "{printed}");
    }
}
