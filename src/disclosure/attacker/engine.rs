//! The right tool for a part.

use std::collections::BTreeSet;

use super::branch::{Branch, Relaxed};
use super::components::Part;
use super::flow::Flow;
use super::network::Network;
use super::reduced::Reduced;
use super::search::{Found, Goal, Search};

/// Guesses before a linear programme is asked to branch.
const QUICK: u64 = 1000;

/// Method by which a part is solved.
#[derive(Debug)]
pub(super) enum Engine {
    Flow(Box<Flow>),
    Mixed(Box<Mixed>),
}

/// Mixed method: fractions give a bound, and often a solution; guessing finds solutions near to a known one; branching
/// decides the rest.
#[derive(Debug)]
pub(super) struct Mixed {
    reduced: Reduced,
    search: Search,
    branch: Option<Branch>,
}

impl Engine {
    /// With any solution, or with `start`. `None`: there is no solution; none beside the engine: the limit came first. Only
    /// numbers of `goals` are asked for later.
    pub(super) fn new(
        part: &Part,
        goals: &BTreeSet<usize>,
        start: Option<Vec<i64>>,
        nodes: &mut u64,
    ) -> Option<(Self, Option<Vec<i64>>)> {
        if let Some(network) = Network::recognise(part) {
            let flow = Flow::new(network, part, start.as_deref())?;
            let values = flow.solution().to_vec();
            // Sums that seemed to follow from others may contradict them.
            if part.met_by(&values) {
                return Some((Self::Flow(Box::new(flow)), Some(values)));
            }
        }
        let reduced = Reduced::new(part, goals);
        let start = start.map(|start| reduced.of(&start));
        let mut branch = Branch::new(&reduced.part, start.as_deref());
        let mut search = Search::new(&reduced.part, start.clone());
        let mut found = start.map_or(Found::GaveUp, Found::Solution);
        if matches!(found, Found::GaveUp)
            && let Some(linear) = &mut branch
        {
            let mut share = *nodes / 4;
            let before = share;
            match linear.first(&mut share) {
                Some(first) => found = first,
                None => branch = None,
            }
            *nodes -= before - share;
        }
        if matches!(found, Found::GaveUp) {
            let mut share = *nodes / 4;
            let before = share;
            found = search.first(&mut share);
            *nodes -= before - share;
        }
        match found {
            Found::Solution(values) => {
                search.look_near(&values);
                let whole = reduced.whole(&values);
                Some((Self::Mixed(Box::new(Mixed { reduced, search, branch })), Some(whole)))
            }
            Found::Nothing => None,
            Found::GaveUp => Some((Self::Mixed(Box::new(Mixed { reduced, search, branch })), None)),
        }
    }

    /// The farthest solution it can find, if any lies beyond `goal.seen`, and how far it is proven that one can be.
    /// Unless `deep`, only what comes cheaply.
    pub(super) fn push(&mut self, goal: &Goal, deep: bool, nodes: &mut u64) -> (Option<Vec<i64>>, i64) {
        match self {
            Self::Flow(flow) => {
                flow.push(goal.var, goal.up, goal.enough);
                let values = flow.solution().to_vec();
                // A flow takes every value between its ends: where it rests short of `enough` is the end.
                let rests = values[goal.var];
                (Some(values), if rests == goal.enough { goal.bound } else { rests })
            }
            Self::Mixed(mixed) => {
                let Some(var) = mixed.reduced.number(goal.var) else { return (None, goal.bound) };
                let (values, bound) = mixed.push(Goal { var, ..*goal }, deep, nodes);
                (values.map(|values| mixed.reduced.whole(&values)), bound)
            }
        }
    }
}

impl Mixed {
    fn push(&mut self, mut goal: Goal, deep: bool, nodes: &mut u64) -> (Option<Vec<i64>>, i64) {
        let Self { search, branch, .. } = self;
        if let Some(linear) = branch {
            match linear.relaxed(goal.var, goal.up, nodes) {
                Relaxed::End(values, bound) => {
                    goal.limit(bound);
                    if let Some(values) = values.filter(|values| goal.beyond(values[goal.var])) {
                        return (Some(values), goal.bound);
                    }
                }
                Relaxed::Stopped => {}
                Relaxed::Lost => *branch = None,
            }
        }
        if goal.seen == goal.bound || (branch.is_some() && !deep) {
            return (None, goal.bound);
        }
        // Guessing is quick or hopeless.
        let mut share = if branch.is_some() { (*nodes / 4).min(QUICK) } else { *nodes };
        let before = share;
        let (mut best, bound) = search.push(&goal, &mut share);
        *nodes -= before - share;
        goal.limit(bound);
        if let Some(values) = &best {
            goal.seen = values[goal.var];
        }
        if goal.beyond(goal.enough)
            && let Some(linear) = branch
        {
            match linear.push(&goal, nodes) {
                Some((values, bound)) => {
                    goal.limit(bound);
                    best = values.or(best);
                }
                None => *branch = None,
            }
        }
        (best, goal.bound)
    }
}
