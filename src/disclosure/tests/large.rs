//! Counts, and sums of money, that are large.

use serde_json::{Value as Json, json};

use super::{records, report, tried, with};
use crate::disclosure::{Assumptions, Audit, Refusal, Verdict, audit_published};
use crate::report::Report;

fn audit(sections: &Json, more: Json) -> Audit {
    let document = json!({ "version": 1, "language": "en-US", "title": "R", "publisher": "P",
        "jurisdiction": { "name": "J" }, "period": { "start": "2020", "end": "2020" }, "sections": sections });
    let report = Report::from_checked(&serde_json::from_value(with(document, more)).unwrap()).unwrap();
    audit_published(&[report], Assumptions { threshold: Some(3), ..Assumptions::default() })
}

/// A table of two printed rows and two hidden ones, and its total.
fn table(printed: [u64; 2], total: u64) -> Json {
    json!([{ "tables": [{ "id": "t", "title": "T", "kind": "exclusive",
        "rows": [{ "label": "A", "value": { "count": printed[0] } }, { "label": "B", "value": { "count": printed[1] } },
            { "label": "C", "value": { "masked": "[c]" } }, { "label": "D", "value": { "masked": "[c]" } }],
        "total": { "label": "Total", "value": { "count": total } } }] }])
}

#[test]
fn a_count_of_any_size_fits_itself() {
    for size in [1_000, 40_000_000_000, 90_000_000_000, 500_000_000_000] {
        let audit = audit(&table([size, size - 7], 2 * size), json!({}));
        let found: Vec<_> = audit.findings.iter().map(|of| (of.low, of.high, of.verdict)).collect();
        assert_eq!(found, [(0, Some(7), Verdict::Safe); 2], "{size}");
    }
}

#[test]
fn what_a_large_count_is_a_small_percentage_of_is_larger_than_all_others() {
    let part = 4_000_000_000_u64;
    let figures = json!({ "headline": [{ "id": "all", "label": "All", "value": { "masked": "[c]" } }] });
    let rows = json!([{ "label": "A", "value": { "count": part, "percent": "0.1" } }]);
    let sections = json!([{ "tables": [{ "id": "t", "title": "T", "kind": "non-cumulative", "base": { "figure": "all" },
        "rows": rows }] }]);
    let audit = audit(&sections, figures);
    let all = &audit.findings[0];
    assert_eq!((all.low, all.high), (part * 1000 * 2 / 3 + 1, Some(part * 2000)));
}

#[test]
fn a_contradiction_names_the_counts_that_do_not_fit() {
    let more = json!({ "headline": [{ "id": "x", "label": "X", "value": { "count": 40 } },
        { "id": "y", "label": "Y", "value": { "masked": "[c]" } }] });
    let audit = audit(&table([5, 7], 11), more);
    assert_eq!(audit.verdict, Verdict::Contradiction);
    assert_eq!(audit.conflicts, ["T › A (5)", "T › B (7)", "T › C", "T › D", "T › Total (11)"]);
}

#[test]
fn a_report_of_large_sums_is_made() {
    let csv = "kind,weight\nSex,700000000000\nSex,200000000000\nLabor,40000000000\n,2\n";
    let (report, audit) = report(csv, "{}", |plan| {
        plan["measures"]["a"] = json!({ "unit": "pesos", "count": { "sum": "weight" },
            "where": [{ "field": "kind", "is": ["Sex"] }] });
        let figure = |measure: &str| json!({ "id": measure, "label": measure, "measure": measure });
        plan["report"]["headline"] = json!([figure("sum"), figure("a")]);
        let table = json!({ "id": "t", "title": "T", "measure": "sum", "by": "kind", "total": { "label": "Total" } });
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
    assert_eq!(report.headline[1].value.published_count(), Some(900_000_000_000));
}

#[test]
fn large_figures_without_a_table_contradict_nothing() {
    let csv = records("kind,weight", &[("Sex,300000000000", 3), ("Labor,1", 2), (",1", 1)]);
    let (_, audit) = report(&csv, "{}", |plan| {
        let of = |id: &str, is: &str| {
            json!({ "id": id, "label": id, "measure": "sum",
            "where": [{ "field": "kind", "is": [is] }] })
        };
        plan["report"]["headline"] =
            json!([{ "id": "all", "label": "all", "measure": "sum" }, of("a", "Sex"), of("b", "Labor")]);
    });
    assert_eq!(audit.verdict, Verdict::Safe);
}

#[test]
fn sums_that_nothing_bounds_end_the_search_in_good_time() {
    let csv = "kind,place,people\nC,x,1\nC,x,3\nB,y,2\nB,,1\nB,z,2\nB,z,1\nC,,3\nA,x,3\n";
    let made = tried(csv, "{}", |plan| {
        plan["fields"]["kind"] = json!({ "label": "Kind", "type": "category", "names": ["kind"] });
        let places = json!([{ "label": "x" }, { "label": "y" }, { "label": "z" }]);
        plan["fields"]["place"] = json!({ "label": "Place", "type": "category", "names": ["place"], "values": places });
        plan["fields"]["people"] = json!({ "label": "People", "type": "number", "names": ["people"] });
        plan["measures"]["people"] = json!({ "unit": "people", "count": { "sum": "people" } });
        plan["protection"] = json!({ "preset": "cautious", "threshold": 10, "mask": "[c]" });
        let table = |id: &str, measure: &str, more: Json| {
            let table = json!({ "id": id, "title": id, "measure": measure, "by": "kind", "base": "none" });
            with(with(table, json!({ "total": { "label": "Total" } })), more)
        };
        let small = json!({ "small": { "pool": "Each fewer than ten", "poolWithLarger": "Some others" } });
        plan["report"]["sections"] = json!([{ "tables": [
            table("k", "people", small),
            table("kv", "people", json!({ "columns": { "by": "place" } })),
            table("n", "records", json!({}))
        ] }]);
    });
    if let Err(refusal) = made {
        assert!(matches!(refusal, Refusal::NotSafe(_)), "{refusal}");
    }
}
