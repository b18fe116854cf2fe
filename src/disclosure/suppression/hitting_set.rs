//! The cheapest set that has a member of each of some sets: the minimum hitting set.

/// A set that has a member of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hitting {
    /// Its members, in order.
    pub(super) set: Vec<usize>,
    /// `true` if it is proven that none is cheaper.
    pub(super) is_least: bool,
    /// Number of steps left.
    pub(super) steps: u64,
}

/// A fraction of a cost, so that shares of it are whole numbers.
const FINE: u64 = 5040;

/// Finds the cheapest set that has a member of each of `sets`, within so many steps; members are known by their place in
/// `costs`. No set may be empty. Where two would cost the same, the one with the earlier members is preferred.
pub(super) fn hitting(sets: &[Vec<usize>], costs: &[u64], steps: u64) -> Hitting {
    let members = undominated(sets, costs);
    let mut of = vec![Vec::new(); costs.len()];
    for &member in &members {
        of[member] = (0..sets.len()).filter(|set| sets[*set].binary_search(&member).is_ok()).collect();
    }
    let mut is_member = vec![false; costs.len()];
    for member in &members {
        is_member[*member] = true;
    }
    let sets: Vec<Vec<usize>> =
        sets.iter().map(|set| set.iter().copied().filter(|member| is_member[*member]).collect()).collect();
    let mut search = Search {
        times: vec![0; sets.len()],
        excluded: vec![false; costs.len()],
        chosen: Vec::new(),
        best: Vec::new(),
        least: u64::MAX,
        steps,
        sets: &sets,
        of: &of,
        costs,
    };
    search.greedy();
    search.extend(0);
    let mut set = search.best;
    set.sort_unstable();
    Hitting { set, is_least: search.steps > 0, steps: search.steps }
}

/// The members that are worth choosing: no other one is in the same sets, and more, for as little.
fn undominated(sets: &[Vec<usize>], costs: &[u64]) -> Vec<usize> {
    let words = sets.len().div_ceil(64);
    let mut masks = vec![vec![0_u64; words]; costs.len()];
    for (place, set) in sets.iter().enumerate() {
        for member in set {
            masks[*member][place / 64] |= 1 << (place % 64);
        }
    }
    let mut order: Vec<usize> = (0..costs.len()).filter(|member| masks[*member].iter().any(|word| *word > 0)).collect();
    let size = |member: usize| masks[member].iter().map(|word| word.count_ones()).sum::<u32>();
    order.sort_by_key(|member| (std::cmp::Reverse(size(*member)), costs[*member], *member));
    let mut kept: Vec<usize> = Vec::new();
    for member in order {
        let is_within = |other: &usize| {
            costs[*other] <= costs[member] && masks[member].iter().zip(&masks[*other]).all(|(one, all)| one & !all == 0)
        };
        if !kept.iter().any(is_within) {
            kept.push(member);
        }
    }
    kept
}

struct Search<'s> {
    sets: &'s [Vec<usize>],
    /// The sets that each member is in.
    of: &'s [Vec<usize>],
    costs: &'s [u64],
    /// Number of chosen members of each set.
    times: Vec<u32>,
    excluded: Vec<bool>,
    chosen: Vec<usize>,
    best: Vec<usize>,
    least: u64,
    steps: u64,
}

impl Search<'_> {
    fn choose(&mut self, member: usize) {
        self.of[member].iter().for_each(|set| self.times[*set] += 1);
        self.chosen.push(member);
    }

    fn drop_last(&mut self) {
        if let Some(member) = self.chosen.pop() {
            self.of[member].iter().for_each(|set| self.times[*set] -= 1);
        }
    }

    /// In how many of these sets each member is.
    fn gains(&self, open: &[usize]) -> Vec<u64> {
        let mut gains = vec![0; self.costs.len()];
        open.iter().flat_map(|set| &self.sets[*set]).for_each(|member| gains[*member] += 1);
        gains
    }

    /// The member that hits most for its cost, again and again; then without what is not needed.
    fn greedy(&mut self) {
        loop {
            let open: Vec<usize> = (0..self.sets.len()).filter(|set| self.times[*set] == 0).collect();
            let gains = self.gains(&open);
            let members = (0..gains.len()).filter(|member| gains[*member] > 0);
            let Some(member) = members.min_by_key(|member| (self.costs[*member] * FINE / gains[*member], *member))
            else {
                break;
            };
            self.choose(member);
        }
        let mut order = self.chosen.clone();
        order.sort_by_key(|member| std::cmp::Reverse(self.costs[*member]));
        for member in order {
            if self.of[member].iter().all(|set| self.times[*set] > 1) {
                self.of[member].iter().for_each(|set| self.times[*set] -= 1);
                self.chosen.retain(|chosen| *chosen != member);
            }
        }
        self.least = self.chosen.iter().map(|member| self.costs[*member]).sum();
        self.best = self.chosen.clone();
        while !self.chosen.is_empty() {
            self.drop_last();
        }
    }

    /// Depth first, with the best so far as the bound.
    fn extend(&mut self, cost: u64) {
        let open: Vec<usize> = (0..self.sets.len()).filter(|set| self.times[*set] == 0).collect();
        self.steps = self.steps.saturating_sub(1 + open.iter().map(|set| self.sets[*set].len() as u64).sum::<u64>());
        if open.is_empty() {
            if cost < self.least {
                (self.least, self.best) = (cost, self.chosen.clone());
            }
            return;
        }
        let gains = self.gains(&open);
        if self.steps == 0 || cost.saturating_add(self.at_least(&open, &gains)) >= self.least {
            return;
        }
        let allowed = |set: usize| self.sets[set].iter().copied().filter(|member| !self.excluded[*member]);
        let Some(narrowest) = open.iter().copied().min_by_key(|set| allowed(*set).count()) else { return };
        let mut members: Vec<usize> = allowed(narrowest).collect();
        members.sort_by_key(|member| (self.costs[*member] * FINE / gains[*member].max(1), *member));
        for member in &members {
            self.choose(*member);
            self.extend(cost + self.costs[*member]);
            self.drop_last();
            // Whatever has it has been looked at.
            self.excluded[*member] = true;
        }
        for member in members {
            self.excluded[member] = false;
        }
    }

    /// Returns a lower bound of the cost of the open sets: each takes a share of its members' costs, and no member
    /// gives more than its own (a packing, the dual of the fractional problem).
    fn at_least(&self, open: &[usize], gains: &[u64]) -> u64 {
        let mut load = vec![0_u64; self.costs.len()];
        let mut share = |set: usize, by: &dyn Fn(usize, u64) -> u64| {
            let members = || self.sets[set].iter().copied().filter(|member| !self.excluded[*member]);
            let most = members().map(|member| by(member, load[member])).min();
            let Some(most) = most else { return u64::MAX };
            members().for_each(|member| load[member] += most);
            most
        };
        let mut sum = 0_u64;
        for &set in open {
            sum = sum.saturating_add(share(set, &|member, _| self.costs[member] * FINE / gains[member].max(1)));
        }
        for &set in open {
            sum = sum.saturating_add(share(set, &|member, load| self.costs[member] * FINE - load));
        }
        sum.div_ceil(FINE)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::hitting;

    fn best(sets: &[&[usize]]) -> Vec<usize> {
        let sets: Vec<Vec<usize>> = sets.iter().map(|set| set.to_vec()).collect();
        let found = hitting(&sets, &[0, 5, 3, 3, 10], 10_000);
        assert!(found.is_least);
        found.set
    }

    #[test]
    fn one_member_of_each_set_at_the_least_cost() {
        assert!(best(&[]).is_empty());
        assert_eq!(best(&[&[1, 4]]), [1]);
        assert_eq!(best(&[&[1, 2], &[1, 3]]), [1], "one at 5 is cheaper than two at 3");
        assert_eq!(best(&[&[1, 2], &[2, 4], &[3, 4]]), [2, 3]);
    }

    #[test]
    fn of_two_that_cost_the_same_the_earlier_one_is_taken() {
        assert_eq!(best(&[&[2, 3]]), [2]);
    }

    #[test]
    fn without_time_to_prove_it_a_set_is_given_all_the_same() {
        let found = hitting(&[vec![0, 1], vec![1, 2]], &[2, 3, 2], 0);
        assert_eq!((found.set, found.is_least), (vec![1], false));
    }

    fn cost(set: &[usize], costs: &[u64]) -> u64 {
        set.iter().map(|member| costs[*member]).sum()
    }

    proptest! {
        #[test]
        fn no_set_that_hits_all_is_cheaper(
            costs in prop::collection::vec(1_u64..20, 8),
            sets in prop::collection::vec(prop::collection::btree_set(0_usize..8, 1..5), 0..10),
        ) {
            let sets: Vec<Vec<usize>> = sets.into_iter().map(|set| set.into_iter().collect()).collect();
            let found = hitting(&sets, &costs, 1_000_000);
            let hits = |chosen: &[usize]| sets.iter().all(|set| set.iter().any(|member| chosen.contains(member)));
            prop_assert!(hits(&found.set) && found.is_least);
            let subsets = (0_u32..256).map(|bits| (0..8).filter(|at| bits >> at & 1 == 1).collect::<Vec<usize>>());
            let least = subsets.filter(|chosen| hits(chosen)).map(|chosen| cost(&chosen, &costs)).min();
            prop_assert_eq!(Some(cost(&found.set, &costs)), least);
        }
    }
}
