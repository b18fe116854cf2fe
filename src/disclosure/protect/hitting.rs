use std::collections::BTreeSet;

use super::Problem;
use super::choice::Candidates;
use crate::disclosure::decision::Decision;
use crate::disclosure::world::CellId;

impl Problem<'_> {
    /// The cheapest counts to hide so that nothing small can be worked out; `None` if hiding all of them does not help.
    ///
    /// Every set that leaves something to work out, made as large as possible, has a complement of which every good
    /// choice has a member. The cheapest set with a member of each complement found so far is good, or leads to another
    /// complement.
    pub(super) fn best(&self, decision: &Decision, candidates: &Candidates) -> Option<Decision> {
        let is_safe = |hidden: &BTreeSet<CellId>| self.judge(&self.with(decision, hidden)).unsafe_cells.is_empty();
        let mut cuts: Vec<BTreeSet<CellId>> = Vec::new();
        loop {
            let hidden = cheapest_hitting_set(&cuts, candidates);
            if is_safe(&hidden) {
                return Some(self.with(decision, &hidden));
            }
            let mut largest = hidden;
            let mut others: Vec<(&CellId, &u64)> =
                candidates.iter().filter(|(cell, _)| !largest.contains(cell)).collect();
            others.sort_by_key(|(_, cost)| std::cmp::Reverse(**cost));
            for (cell, _) in others {
                largest.insert(*cell);
                if is_safe(&largest) {
                    largest.remove(cell);
                }
            }
            let cut: BTreeSet<CellId> = candidates.keys().filter(|cell| !largest.contains(cell)).copied().collect();
            if cut.is_empty() {
                return None;
            }
            cuts.push(cut);
        }
    }
}

/// The cheapest set that has a member of each of these, by depth-first search with the best so far as the bound.
fn cheapest_hitting_set(cuts: &[BTreeSet<CellId>], costs: &Candidates) -> BTreeSet<CellId> {
    let mut best: Option<(u64, BTreeSet<CellId>)> = None;
    extend(cuts, costs, &mut BTreeSet::new(), 0, &mut best);
    best.map(|(_, set)| set).unwrap_or_default()
}

fn extend(
    cuts: &[BTreeSet<CellId>],
    costs: &Candidates,
    chosen: &mut BTreeSet<CellId>,
    cost: u64,
    best: &mut Option<(u64, BTreeSet<CellId>)>,
) {
    if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
        return;
    }
    let open = cuts.iter().filter(|cut| cut.is_disjoint(chosen)).min_by_key(|cut| cut.len());
    let Some(open) = open else {
        *best = Some((cost, chosen.clone()));
        return;
    };
    let mut members: Vec<(u64, CellId)> =
        open.iter().map(|cell| (costs.get(cell).copied().unwrap_or(0), *cell)).collect();
    members.sort_unstable();
    for (more, cell) in members {
        chosen.insert(cell);
        extend(cuts, costs, chosen, cost + more, best);
        chosen.remove(&cell);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::cheapest_hitting_set;

    #[test]
    fn one_member_of_each_set_at_the_least_cost() {
        let sets = |sets: &[&[usize]]| sets.iter().map(|set| set.iter().copied().collect()).collect::<Vec<_>>();
        let costs = [(1, 5), (2, 3), (3, 3), (4, 10)].into();
        let best = |cuts: &[&[usize]]| cheapest_hitting_set(&sets(cuts), &costs);
        assert_eq!(best(&[]), BTreeSet::new());
        assert_eq!(best(&[&[1, 4]]), BTreeSet::from([1]));
        assert_eq!(best(&[&[1, 2], &[1, 3]]), BTreeSet::from([1]), "one at 5 is cheaper than two at 3");
        assert_eq!(best(&[&[1, 2], &[2, 4], &[3, 4]]), BTreeSet::from([2, 3]));
    }
}
