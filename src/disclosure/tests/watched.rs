//! Progress reports while a report is made, and cancellation.

use std::cell::RefCell;

use serde_json::json;

use super::{records, with};
use crate::disclosure::{Circumstances, Progress, Refusal, disclose};
use crate::report::Report;
use crate::tabulate::testing::{scope, tabulator};

/// Makes a report with small counts in two crossed tables.
fn made(progress: &dyn Fn(Progress) -> bool) -> Result<Report, Refusal> {
    let lines = [("A,x", 2), ("A,y", 9), ("B,x", 7), ("B,y", 1), ("C,x", 5), ("C,y", 8)];
    let mut tabulator = tabulator(&records("kind,venue", &lines), |plan| {
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        let total = json!({ "measure": "records", "base": "none", "total": { "label": "Total" } });
        let crossed = json!({ "id": "crossed", "title": "Crossed", "by": "kind", "columns": { "by": "venue" } });
        let kinds = json!({ "id": "kinds", "title": "Kinds", "by": "kind" });
        plan["report"]["sections"] = json!([{ "tables": [with(crossed, total.clone()), with(kinds, total)] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let circumstances = Circumstances { progress: Some(progress), ..Circumstances::default() };
    disclose(tabulator.plan(), &tabulation, circumstances).map(|(report, _)| report)
}

#[test]
fn progress_only_rises_and_reaches_the_end() {
    let said = RefCell::new(Vec::new());
    let report = made(&|progress| {
        said.borrow_mut().push(match progress {
            Progress::Choosing { judged, .. } => (0, judged, usize::MAX),
            Progress::Proving { done, total } => (1, done, total),
            Progress::Remedies { tried } => (2, tried, 0),
        });
        true
    });
    assert!(report.is_ok());
    let said = said.into_inner();
    assert!(said.is_sorted(), "{said:?}");
    assert!(said.first().is_some_and(|first| first.0 == 0), "{said:?}");
    assert!(said.last().is_some_and(|(stage, done, total)| *stage == 1 && done == total), "{said:?}");
}

#[test]
fn whoever_waits_can_stop_it_at_any_time() {
    let calls = std::cell::Cell::new(0);
    made(&|_| {
        calls.set(calls.get() + 1);
        true
    })
    .unwrap();
    for most in 0..calls.get() {
        let left = std::cell::Cell::new(most);
        let stopped = made(&|_| {
            left.set(left.get() - 1);
            left.get() >= 0
        });
        assert!(matches!(stopped, Err(Refusal::Stopped)), "after {most} of {}", calls.get());
    }
}

#[test]
fn progress_rises_also_while_remedies_are_looked_for() {
    // An earlier edition prints what this one has to hide.
    let mut tabulator = tabulator(&records("kind", &[("A", 2), ("B", 9)]), |plan| {
        plan["protection"] = json!({ "threshold": 3, "earlierEditions": "unchanged" });
        let table = json!({ "id": "t", "title": "T", "measure": "records", "by": "kind", "total": { "label": "All" } });
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let open = crate::plan::Plan { protection: crate::plan::part(r#"{"threshold": 1}"#), ..tabulator.plan().clone() };
    let (earlier, _) = disclose(&open, &tabulation, Circumstances::default()).unwrap();
    let said = RefCell::new(Vec::new());
    let progress = |progress| {
        said.borrow_mut().push(match progress {
            Progress::Choosing { judged, .. } => (0, judged),
            Progress::Proving { done, .. } => (1, done),
            Progress::Remedies { tried } => (2, tried),
        });
        true
    };
    let published = [earlier];
    let circumstances = Circumstances { published: &published, progress: Some(&progress), ..Circumstances::default() };
    assert!(disclose(tabulator.plan(), &tabulation, circumstances).is_err());
    let said = said.into_inner();
    assert!(said.is_sorted() && said.last().is_some_and(|last| last.0 == 2), "{said:?}");
}
