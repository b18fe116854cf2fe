//! What the two publications reveal that the samples restate.

use hotline_report::disclosure::{Assumptions, Audit, PoolFinding, Verdict, audit_published};
use hotline_report::report::{Node, Report};

fn published(name: &str) -> Report {
    let path = format!("{}/www/reports/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let node: Node = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Report::from_node(&node).unwrap().0
}

fn audit(name: &str, assumptions: Assumptions) -> Audit {
    audit_published(&[published(name)], assumptions)
}

#[test]
fn the_merged_rows_of_missouri_2020_tell_all_for_some_numbers_of_members_and_nothing_for_others() {
    let audit = audit("missouri-2020", Assumptions::default());
    let said = |pool: &PoolFinding| {
        let of = pool.by_members.iter().map(|of| format!("{}: {}–{}", of.members, of.low, of.high));
        format!("{} of {}", pool.total, of.collect::<Vec<_>>().join(", "))
    };
    let four = "4 of 2: 2–2, 3: 1–2, 4: 1–1";
    let pools: Vec<String> = audit.pools.iter().map(said).collect();
    assert_eq!(pools, ["7 of 4: 1–2, 5: 1–2, 6: 1–2, 7: 1–1", four, four]);
}

#[test]
fn the_masked_row_of_missouri_2020_stays_open() {
    for (zeros_printed, low) in [(false, 0), (true, 1)] {
        let audit = audit("missouri-2020", Assumptions { zeros_printed, ..Assumptions::default() });
        let [finding] = audit.findings.as_slice() else { panic!("one hidden count") };
        assert_eq!((finding.label.as_str(), finding.low, finding.high), ("Gender Minorities", low, Some(2)));
        assert_eq!(audit.verdict, Verdict::Safe);
        let [small, large] = finding.witnesses.unwrap();
        let count = audit.witnesses.counts.iter().position(|[_, label]| label == "Gender Minorities").unwrap();
        assert_eq!((audit.witnesses.value(small, count), audit.witnesses.value(large, count)), (Some(low), Some(2)));
    }
}

#[test]
fn missouri_2017_hides_nothing() {
    let audit = audit("missouri-2017", Assumptions::default());
    assert!(audit.hidden.is_empty() && audit.findings.is_empty() && audit.verdict == Verdict::Safe);
}
