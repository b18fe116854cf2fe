//! The cheapest counts to hide so that nothing small can be worked out, by implicit hitting sets.
//!
//! As long as a choice leaves something to work out, there are sets of counts of which every good choice has a member
//! (cuts). The cheapest choice with a member of each cut found so far is good, and then none is cheaper; or it leads to
//! further cuts. On the way, choices that are good but dear are made by adding a member of every new cut.

use super::hitting_set::{Hitting, hitting};
use super::model::Model;
use crate::disclosure::progress::Monitor;

/// Maximum number of steps of the search for cheapest hitting sets, each time and in all.
const STEPS: u64 = 2_000_000;
const ALL_STEPS: u64 = 12_000_000;

/// Maximum work, in visits of a count, to find a cheaper choice than a good one: that takes a few seconds.
const IMPROVING: u64 = 100_000_000;

/// A choice, as places of candidates.
pub(super) enum Choice {
    /// It is proven that none is cheaper.
    Least(Vec<usize>),
    /// It leaves nothing to work out, but a cheaper one may, too.
    Good(Vec<usize>),
    /// The limit came before a good one was found. This is the last that was tried.
    Unfinished(Vec<usize>),
}

/// The best choice that is found within the limits.
pub(super) fn search(model: &mut Model, monitor: &Monitor) -> Choice {
    let costs = model.costs();
    let cost = |set: &[usize]| set.iter().map(|member| costs[*member]).sum::<u64>();
    let mut cuts: Vec<Vec<usize>> = Vec::new();
    let mut best: Option<Vec<usize>> = None;
    let mut left = ALL_STEPS;
    loop {
        let steps = left.min(STEPS);
        let Hitting { set, is_least, steps: unused } = hitting(&cuts, &costs, steps);
        left -= steps - unused;
        let good = if is_least { Choice::Least } else { Choice::Good };
        if let Some(best) = best.take_if(|best| cost(best) <= cost(&set)) {
            return good(best);
        }
        let mut hidden = set.clone();
        loop {
            let new = model.told(&hidden);
            monitor.judged(new.told);
            if monitor.is_stopped() || model.is_exhausted() {
                return best.map_or(Choice::Unfinished(hidden), Choice::Good);
            }
            if new.cuts.is_empty() {
                break;
            }
            hidden.extend(hitting(&new.cuts, &costs, 0).set);
            hidden.sort_unstable();
            cuts.extend(new.cuts);
        }
        if hidden == set {
            return good(set);
        }
        let hidden = reduced(model, hidden, &costs);
        if best.is_none() {
            model.limit(IMPROVING);
        }
        if best.as_ref().is_none_or(|best| cost(&hidden) < cost(best)) {
            best = Some(hidden);
        }
    }
}

/// Without what is not needed, the dearest first.
fn reduced(model: &mut Model, hidden: Vec<usize>, costs: &[u64]) -> Vec<usize> {
    let mut order = hidden.clone();
    order.sort_by_key(|member| std::cmp::Reverse((costs[*member], *member)));
    let mut kept = hidden;
    for member in order {
        let without: Vec<usize> = kept.iter().copied().filter(|other| *other != member).collect();
        if !model.is_exhausted() && model.is_safe(&without) {
            kept = without;
        }
    }
    kept
}
