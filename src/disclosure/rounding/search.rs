use super::network::Network;
use super::system::{Equation, System};

/// Maximum number of flows tried before the search gives up: fewer in a large network, so that it takes a second or
/// two.
const MOST_FLOWS: usize = 3_000;
const MOST_ARCS: usize = 1_500_000;

/// Maximum distance of a value from the multiples next to it, at last.
const FARTHEST: i64 = 2;

/// The steps of the closest rounding that was found, and whether they are adjacent.
pub(super) fn closest(system: &System) -> Option<(Vec<i64>, bool)> {
    let network = Network::new(system);
    let ranges = |beyond| (0..system.rests.len()).map(|value| system.range(value, beyond)).collect();
    let found = (0..=FARTHEST).find_map(|beyond| {
        let left = (MOST_ARCS / network.arcs().max(1)).min(MOST_FLOWS);
        let mut search = Search { system, network: &network, ranges: ranges(beyond), best: None, left };
        search.explore();
        Some((search.best?.0, beyond == 0))
    });
    let adding_up = || Some((added_up(system, &network.cheapest(&ranges(0))?.0)?, false));
    found.or_else(adding_up)
}

/// Branch and bound over the values whose copies disagree; where none does, the first flow is the answer.
struct Search<'s> {
    system: &'s System,
    network: &'s Network<'s>,
    ranges: Vec<(i64, i64)>,
    best: Option<(Vec<i64>, i64)>,
    left: usize,
}

impl Search<'_> {
    fn explore(&mut self) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let Some((found, cost)) = self.network.cheapest(&self.ranges) else { return };
        if self.best.as_ref().is_some_and(|(_, best)| *best <= cost) {
            return;
        }
        let base = self.system.base;
        // First the value that is nearest to one of its multiples: the others depend on it more than it on them.
        let certainty = |value: &usize| (2 * self.system.rests[*value] - base).abs();
        let disagreeing = (0..found.len()).rev().filter(|value| found[*value].0 < found[*value].1);
        let Some(value) = disagreeing.max_by_key(certainty) else {
            self.best = Some((found.into_iter().map(|(steps, _)| steps).collect(), cost));
            return;
        };
        let (whole, (low, _)) = (self.ranges[value], found[value]);
        drop(found);
        let mut halves = [(whole.0, low), (low + 1, whole.1)];
        // First where the value itself would rather be.
        if 2 * (self.system.rests[value] - low * base) > base {
            halves.reverse();
        }
        for half in halves {
            self.ranges[value] = half;
            self.explore();
        }
        self.ranges[value] = whole;
    }
}

/// Adds up the totals where the search found nothing: of values that are no totals, as one of their copies has them,
/// however far they go. `None` where a value is the total of sums that then differ.
pub(super) fn added_up(system: &System, found: &[(i64, i64)]) -> Option<Vec<i64>> {
    let mut steps: Vec<Option<i64>> = found.iter().map(|(least, _)| Some(*least)).collect();
    system.equations.iter().for_each(|equation| steps[equation.total] = None);
    let sum = |equation: &Equation, steps: &[Option<i64>]| {
        equation.parts.iter().try_fold(equation.offset, |sum, part| Some(sum + steps[*part]?))
    };
    // Each round reaches at least one more total.
    for _ in 0..system.equations.len() {
        for equation in &system.equations {
            let total = steps[equation.total].or(sum(equation, &steps));
            steps[equation.total] = total;
        }
    }
    let agree = system.equations.iter().all(|equation| steps[equation.total] == sum(equation, &steps));
    steps.into_iter().collect::<Option<_>>().filter(|_| agree)
}
