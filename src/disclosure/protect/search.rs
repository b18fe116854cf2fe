//! The cheapest counts to hide so that nothing small can be worked out, by implicit hitting sets.
//!
//! As long as a choice leaves something to work out, there are sets of counts of which every good choice has a member
//! (cuts). The cheapest choice with a member of each cut found so far is good, and then none is cheaper; or it leads to
//! further cuts. On the way, choices that are good but dear are made by adding a member of every new cut.

use super::hitting::{Hitting, hitting};
use super::model::Model;
use crate::disclosure::watch::Watch;

/// How many steps the search for a cheapest hitting set may take.
const STEPS: u64 = 300_000;

/// Choices as places of candidates.
pub(super) struct Choice {
    pub(super) set: Vec<usize>,
    /// Whether it is proven that none is cheaper.
    #[cfg_attr(not(test), expect(dead_code, reason = "said in tests and benchmarks"))]
    pub(super) is_least: bool,
}

/// The best choice that was found; `None` if the limit came before any good one.
pub(super) fn search(model: &mut Model, watch: &Watch) -> Option<Choice> {
    let costs = model.costs();
    let cost = |set: &[usize]| set.iter().map(|member| costs[*member]).sum::<u64>();
    let mut cuts: Vec<Vec<usize>> = Vec::new();
    let mut best: Option<Vec<usize>> = None;
    loop {
        let Hitting { set, is_least } = hitting(&cuts, &costs, STEPS);
        if best.as_ref().is_some_and(|best| cost(best) <= cost(&set)) {
            return best.map(|set| Choice { set, is_least });
        }
        let mut hidden = set.clone();
        loop {
            let new = model.told(&hidden);
            watch.judged(new.told);
            if watch.is_stopped() || model.is_exhausted() {
                return best.map(|set| Choice { set, is_least: false });
            }
            if new.cuts.is_empty() {
                break;
            }
            hidden.extend(hitting(&new.cuts, &costs, 0).set);
            hidden.sort_unstable();
            cuts.extend(new.cuts);
        }
        if hidden == set {
            return Some(Choice { set, is_least });
        }
        let hidden = reduced(model, hidden, &costs);
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
