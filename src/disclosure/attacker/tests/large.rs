//! Tables too large to enumerate: flows, linear programmes and plain searching are held against one another.

use proptest::prelude::*;

use super::super::branch::{Branch, Relaxed};
use super::super::components::{Part, split};
use super::super::flow::Flow;
use super::super::network::Network;
use super::super::propagation::{Domain, Rows};
use super::super::search::{Found, Goal, Search};
use super::super::{Limits, Movable, Range, Ranges, System, Var, movable, ranges};
use super::{all, exact};

const ROWS: usize = 6;
const COLUMNS: usize = 5;

/// A table with margins of which some cells are hidden, and the counts behind it.
fn table(counts: &[i64], hidden: &[bool]) -> (System, Vec<Var>) {
    let mut system = System::default();
    let cell = |(&count, &hidden): (&i64, &bool)| if hidden { system.unknown(0, None) } else { system.known(count) };
    let vars: Vec<Var> = counts.iter().zip(hidden).map(cell).collect();
    let rows = (0..ROWS).map(|row| (0..COLUMNS).map(|column| row * COLUMNS + column).collect::<Vec<_>>());
    let columns = (0..COLUMNS).map(|column| (0..ROWS).map(|row| row * COLUMNS + column).collect::<Vec<_>>());
    for (source, line) in rows.chain(columns).enumerate() {
        let sum = line.iter().map(|&cell| counts[cell]).sum();
        let terms: Vec<_> = line.iter().map(|&cell| (vars[cell], 1)).collect();
        system.fact(&terms, Some(sum), Some(sum), source);
    }
    (system, vars)
}

fn parts(system: &System) -> Vec<Part> {
    let (rows, mut domain) = (Rows::of_system(system), Domain::of_system(system));
    assert!(domain.propagate_all(&rows));
    split(&rows, &domain).expect("it can be met").0
}

fn any_table() -> impl Strategy<Value = (Vec<i64>, Vec<bool>)> {
    let cells = ROWS * COLUMNS;
    (prop::collection::vec(0_i64..9, cells), prop::collection::vec(prop::bool::weighted(0.6), cells))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_flow_and_a_linear_programme_go_equally_far((counts, hidden) in any_table()) {
        let (system, _) = table(&counts, &hidden);
        for part in parts(&system) {
            let network = Network::recognise(&part).expect("a network");
            let (mut flow, mut branch) = (Flow::new(network, &part, None).expect("a flow"), Branch::new(&part, None).expect("a table"));
            for (var, up) in (0..part.vars.len()).flat_map(|var| [(var, true), (var, false)]) {
                let bound = if up { part.high[var] } else { part.low[var] };
                flow.push(var, up, bound);
                prop_assert!(part.met_by(flow.solution()));
                let Relaxed::End(_, end) = branch.relaxed(var, up, &mut 100_000) else { panic!("no end") };
                prop_assert_eq!(end, flow.solution()[var]);
            }
        }
    }

    #[test]
    fn searching_and_branching_prove_the_same_ends(
        (counts, hidden) in any_table(),
        pairs in prop::collection::vec((0..ROWS * COLUMNS, 0..ROWS * COLUMNS), 4),
    ) {
        let (mut system, vars) = table(&counts, &hidden);
        for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
            let (more, less) = if counts[one] >= counts[other] { (one, other) } else { (other, one) };
            system.fact(&[(vars[more], 1), (vars[less], -1)], Some(0), None, 100);
        }
        for part in parts(&system) {
            let start = part.of(&counts);
            let (mut search, mut branch) = (Search::new(&part, Some(start.clone())), Branch::new(&part, Some(&start)).expect("a table"));
            prop_assert!(matches!(search.first(&mut 1000), Found::Solution(_)));
            for (var, up) in [(0, true), (0, false)] {
                let bound = if up { part.high[var] } else { part.low[var] };
                let goal = Goal { var, up, seen: start[var], bound, enough: bound };
                let (mut nodes, mut pivots) = (3000, 100_000);
                let ((seen, limit), (best, end)) = (search.push(&goal, &mut nodes), branch.push(&goal, &mut pivots).expect("a table"));
                let value = |solution: &Option<Vec<i64>>| solution.as_ref().map_or(start[var], |values| values[var]);
                prop_assert!(pivots > 0 && value(&best) == end);
                prop_assert!([&seen, &best].into_iter().flatten().all(|values| part.met_by(values)));
                // The search may run out of guesses, but what it says is true.
                if up { prop_assert!(value(&seen) <= end && end <= limit) } else { prop_assert!(value(&seen) >= end && end >= limit) }
            }
        }
    }
}

#[test]
fn a_table_with_ordered_cells_is_resolved() {
    let counts: Vec<i64> = (0..30).map(|cell| (cell * 7) % 11).collect();
    let (mut system, vars) = table(&counts, &[true; 30]);
    for pair in 0..10 {
        let (one, other) = (pair, 29 - pair);
        let (more, less) = if counts[one] >= counts[other] { (one, other) } else { (other, one) };
        system.fact(&[(vars[more], 1), (vars[less], -1)], Some(0), None, 100);
    }
    let Ranges::Of(found) = all(&system, &vars) else { panic!("a contradiction") };
    assert!(found.iter().all(|range| matches!(range, Range::Exact { .. })));
}

#[test]
fn a_reader_who_stops_gets_proven_bounds_for_the_rest() {
    let counts: Vec<i64> = (0..30).map(|cell| (cell * 7) % 11).collect();
    let (system, vars) = table(&counts, &[true; 30]);
    let stopped = ranges(&system, &vars, Some(&counts), &Limits::default(), &mut |done, _| done < 3);
    let (Ranges::Of(stopped), Ranges::Of(whole)) = (stopped, all(&system, &vars)) else { panic!("a contradiction") };
    assert!(stopped.iter().any(|range| matches!(range, Range::Unresolved { .. })));
    for pair in stopped.iter().zip(&whole) {
        if let (Range::Unresolved { low, high, .. }, Range::Exact { low: least, high: most, .. }) = pair {
            assert!(low <= least && high.is_none_or(|high| *most <= high));
        }
    }
}

#[test]
fn numbers_too_large_to_be_reckoned_with_are_no_contradiction() {
    let mut system = System::default();
    let (part, whole) = (system.known(1 << 60), system.unknown(0, None));
    let rest = system.unknown(0, Some(System::ENDLESS));
    system.fact(&[(whole, 1), (part, -1), (rest, -1)], Some(0), Some(0), 0);
    let Ranges::Of(found) = all(&system, &[rest]) else { panic!("a contradiction") };
    assert!(matches!(found[0], Range::Unresolved { .. }));
}

#[test]
fn large_numbers_are_added_exactly() {
    for size in [1_000_000_000_000, 9_007_199_254_740_992] {
        let mut system = System::default();
        let [one, other, rest] = [0; 3].map(|low| system.unknown(low, Some(System::ENDLESS)));
        let whole = system.known(size);
        system.tighten(one, size - 7, Some(size - 7));
        system.fact(&[(whole, 1), (one, -1), (other, -1), (rest, -1)], Some(0), Some(0), 0);
        assert_eq!(exact(&system, &[other, rest]), [(0, 7), (0, 7)]);
    }
}

#[test]
fn what_nothing_bounds_has_no_end() {
    let mut system = System::default();
    let (one, other) = (system.unknown(0, None), system.unknown(0, None));
    system.fact(&[(one, 1), (other, -1)], Some(0), Some(0), 0);
    let Ranges::Of(found) = all(&system, &[one]) else { panic!("a contradiction") };
    assert!(matches!(found[0], Range::Unresolved { low: 0, high: None, .. }));
    assert_eq!(movable(&system, &[one], 5, None, &Limits::default()), [Movable::Yes]);
}

#[test]
fn numbers_that_fit_nowhere_are_no_reason_to_panic() {
    let mut system = System::default();
    let (one, other) = (system.unknown(i64::MIN, None), system.unknown(0, Some(i64::MAX)));
    system.fact(&[(one, i64::MAX), (other, i64::MIN)], Some(i64::MIN), Some(i64::MAX), 0);
    system.fact(&[(one, i64::MAX), (one, i64::MAX), (other, 3)], Some(i64::MAX), None, 1);
    let _ = all(&system, &[one, other]);
    let _ = movable(&system, &[one, other], i64::MAX, None, &Limits::default());
}
