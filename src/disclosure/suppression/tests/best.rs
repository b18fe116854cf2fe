//! The choice, held against all other choices.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::candidates::Candidate;
use super::super::model::Model;
use super::super::search::{Choice, search};
use super::super::{Levels, Problem};
use crate::disclosure::cells::collect::collect;
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::Decision;
use crate::disclosure::perturbation::alter;
use crate::disclosure::population::{Rules, relate};
use crate::disclosure::progress::Monitor;
use crate::tabulate::testing::{scope, tabulator};

/// Poses the problem of a report of some records.
fn pose<T>(csv: &str, change: impl FnOnce(&mut Json), solve: impl FnOnce(&Problem) -> T) -> T {
    let mut tabulator = tabulator(csv, |plan| {
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        change(plan);
    });
    let (tabulation, _) = tabulator.tabulate(&scope("{}")).unwrap();
    let plan = tabulator.plan();
    let (mut registry, layout) = collect(plan, &tabulation);
    relate(&mut registry, &Rules::new(plan, &tabulation));
    let altered = alter(plan, &tabulation, &registry, &layout).unwrap();
    solve(&Problem {
        plan,
        tabulation: &tabulation,
        registry: &registry,
        layout: &layout,
        policy: &plan.protection.policy(),
        altered: &altered,
        publications: &|_| {},
        monitor: Monitor::new(None),
        known_before: &BTreeSet::new(),
        levels: &Levels::default(),
    })
}

/// The records of kinds by venues.
fn crossed(counts: &[Vec<usize>]) -> String {
    let mut csv = "kind,venue\n".to_owned();
    for (kind, row) in counts.iter().enumerate() {
        for (venue, count) in row.iter().enumerate() {
            (0..*count).for_each(|_| writeln!(csv, "kind {kind},venue {venue}").unwrap());
        }
    }
    csv
}

/// A table of the records, with more said of it.
fn table(id: &str, by: &str, more: &Json) -> Json {
    let mut table = json!({ "id": id, "title": id, "measure": "records", "by": by, "total": { "label": "Total" } });
    table.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    table
}

/// Tables of several kinds, and figures beside them.
fn reports() -> Vec<Json> {
    let kinds = |more: Json| table("kinds", "kind", &more);
    let venues = || table("venues", "venue", &json!({}));
    let crossed = |small: Json| table("crossed", "kind", &json!({ "columns": { "by": "venue" }, "small": small }));
    vec![
        json!([kinds(json!({}))]),
        json!([kinds(json!({ "small": { "mask": "fewer than three" } }))]),
        json!([kinds(json!({})), venues()]),
        json!([crossed(json!({}))]),
        json!([crossed(json!({})), kinds(json!({}))]),
        json!([crossed(json!({ "mask": "fewer than three" })), kinds(json!({})), venues()]),
        json!([kinds(json!({ "small": { "pool": "Few" } })), crossed(json!({}))]),
        json!([kinds(json!({ "within": { "field": "venue", "of": {} } })), venues()]),
        json!([
            kinds(json!({})),
            table("some", "kind", &json!({ "where": [{ "field": "venue", "is": ["venue 0"] }] }))
        ]),
        json!([
            kinds(json!({ "base": "total" })),
            table("pairs", "kind", &json!({ "where": [{ "field": "venue", "is": ["venue 0", "venue 1"] }] }))
        ]),
    ]
}

/// All sets of candidates that cost less than `limit`.
fn cheaper(candidates: &[Candidate], limit: u64) -> Vec<BTreeSet<CellId>> {
    let mut found: Vec<(u64, BTreeSet<CellId>)> = vec![(0, BTreeSet::new())];
    for Candidate { cell, cost, .. } in candidates {
        let more: Vec<_> = found
            .iter()
            .filter(|(so_far, _)| so_far + cost < limit)
            .map(|(so_far, set)| (so_far + cost, set.iter().copied().chain([*cell]).collect()))
            .collect();
        found.extend(more);
    }
    found.into_iter().filter(|(cost, _)| *cost < limit).map(|(_, set)| set).collect()
}

/// Holds a choice against all cheaper ones, each judged by the report that it makes.
fn is_best(problem: &Problem) -> Result<(), TestCaseError> {
    let first = Decision { hidden: problem.small(), ..Decision::default() };
    let first = problem.with(&first, &BTreeSet::new());
    let judged = problem.judge(&first);
    let candidates = problem.candidates(&first, &judged);
    if judged.unsafe_cells.is_empty() || candidates.len() > 12 {
        return Ok(());
    }
    let mut model = Model::new(problem, &first, &judged, &candidates).unwrap();
    let Choice::Least(set) = search(&mut model, &problem.monitor) else { panic!("not proven") };
    let chosen: BTreeSet<CellId> = set.iter().map(|place| candidates[*place].cell).collect();
    let cost: u64 = set.iter().map(|place| candidates[*place].cost).sum();
    // What is told even if everything is hidden, as of one and one that are “fewer than three” together.
    let told = |hidden: &BTreeSet<CellId>| problem.judge(&problem.with(&first, hidden)).unsafe_cells;
    let lost = told(&candidates.iter().map(|candidate| candidate.cell).collect());
    let is_good = |hidden: &BTreeSet<CellId>| told(hidden).iter().all(|cell| lost.contains(cell));
    prop_assert!(is_good(&chosen));
    for other in cheaper(&candidates, cost) {
        prop_assert!(!is_good(&other), "{other:?} is cheaper than {chosen:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_cheaper_choice_is_safe(
        counts in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_usize), 1_usize..3, 3_usize..9], 3), 2..4),
        columns in 1_usize..4,
        which in 0_usize..10,
        figure in any::<bool>(),
    ) {
        let counts: Vec<Vec<usize>> = counts.into_iter().map(|row| row[..columns].to_vec()).collect();
        pose(&crossed(&counts), |plan| {
            plan["report"]["sections"] = json!([{ "tables": reports()[which].clone() }]);
            if figure {
                plan["report"]["headline"] = json!([{ "id": "f", "label": "F", "measure": "records" }]);
            }
        }, is_best)?;
    }
}

#[test]
fn a_total_that_is_hidden_leaves_the_words_of_a_merged_row() {
    let pooled_beside_crossed = &reports()[6];
    pose(
        &crossed(&[vec![1, 1], vec![0, 2]]),
        |plan| plan["report"]["sections"] = json!([{ "tables": pooled_beside_crossed.clone() }]),
        is_best,
    )
    .unwrap();
}
