use super::flow::{Arc, Flow};
use super::system::System;

/// A rounding problem as a network: every sum a node, every value an arc from one sum to another.
///
/// A value fits in if it is a part of one sum and the total of another, once the signs of some sums are turned (with
/// rows and columns, of all rows: a cell then leaves its row and enters its column). A value that is in more sums,
/// or closes a ring that cannot be turned so, is split in several arcs: copies, which a search must bring to agree. Each
/// bears its share of the cost, so the cheapest flow is never dearer than the best rounding.
pub(super) struct Network<'s> {
    system: &'s System,
    copies: Vec<Copy>,
    supplies: Vec<i64>,
}

struct Copy {
    value: usize,
    from: usize,
    to: usize,
    weight: i64,
}

/// So that a value's cost can be shared by 2, 3, 4, 5 or 6 copies.
const SHARED: i64 = 60;

impl<'s> Network<'s> {
    pub(super) fn new(system: &'s System) -> Self {
        let outside = system.equations.len();
        let mut places: Vec<Vec<(usize, i64)>> = vec![Vec::new(); system.rests.len()];
        for (node, equation) in system.equations.iter().enumerate() {
            equation.terms().for_each(|(value, sign)| places[value].push((node, sign)));
        }
        let mut signs = Signs::new(outside);
        let mut pairs = vec![Vec::new(); places.len()];
        // Those in few sums first: they tell best which sums to turn.
        let mut order: Vec<usize> = (0..places.len()).collect();
        order.sort_by_key(|value| places[*value].len());
        for value in order {
            pairs[value] = signs.pair(&places[value]);
        }
        let mut copies = Vec::new();
        for (value, pairs) in pairs.iter().enumerate() {
            if pairs.is_empty() {
                copies.push(Copy { value, from: outside, to: outside, weight: SHARED });
            }
            let count = i64::try_from(pairs.len()).unwrap_or(SHARED).max(1);
            for (place, (one, other)) in pairs.iter().enumerate() {
                let weight = SHARED / count + if place == 0 { SHARED % count } else { 0 };
                let (mut from, mut to) = (outside, outside);
                for (node, sign) in std::iter::once(one).chain(other) {
                    if sign * signs.of(*node) > 0 { to = *node } else { from = *node }
                }
                copies.push(Copy { value, from, to, weight });
            }
        }
        let mut supplies: Vec<i64> =
            system.equations.iter().enumerate().map(|(node, equation)| signs.of(node) * equation.offset).collect();
        supplies.push(-supplies.iter().sum::<i64>());
        Self { system, copies, supplies }
    }

    /// Returns the number of its arcs.
    pub(super) const fn arcs(&self) -> usize {
        self.copies.len()
    }

    /// For every value the fewest and the most steps that its copies make in the cheapest flow within these ranges, and
    /// what the flow costs; `None` where there is none.
    pub(super) fn cheapest(&self, ranges: &[(i64, i64)]) -> Option<(Vec<(i64, i64)>, i64)> {
        let system = self.system;
        let arc = |copy: &Copy| {
            let ((least, most), best) = (ranges[copy.value], system.rests[copy.value]);
            Arc { from: copy.from, to: copy.to, least, most, best, weight: copy.weight }
        };
        let arcs = self.copies.iter().map(arc).collect();
        let (steps, cost) = Flow { base: system.base, supplies: self.supplies.clone(), arcs }.cheapest()?;
        let mut found = vec![(i64::MAX, i64::MIN); ranges.len()];
        for (copy, steps) in self.copies.iter().zip(steps) {
            let (least, most) = &mut found[copy.value];
            (*least, *most) = ((*least).min(steps), (*most).max(steps));
        }
        Some((found, cost))
    }
}

/// Signs of the sums that are turned: a forest in which every sum knows its sign relative to the one above it.
struct Signs(Vec<(usize, i64)>);

/// The one or two sums that a copy of a value is in, and its sign there.
type Pair = ((usize, i64), Option<(usize, i64)>);

impl Signs {
    fn new(sums: usize) -> Self {
        Self((0..sums).map(|sum| (sum, 1)).collect())
    }

    fn root(&self, mut sum: usize) -> (usize, i64) {
        let mut sign = 1;
        while self.0[sum].0 != sum {
            sign *= self.0[sum].1;
            sum = self.0[sum].0;
        }
        (sum, sign)
    }

    fn of(&self, sum: usize) -> i64 {
        self.root(sum).1
    }

    /// Divides the places of a value in pairs that it enters and leaves; what is left over is by itself.
    fn pair(&mut self, places: &[(usize, i64)]) -> Vec<Pair> {
        let mut left = places.to_vec();
        let mut pairs = Vec::new();
        while !left.is_empty() {
            let one = left.remove(0);
            let other = (0..left.len()).find(|place| self.join(one, left[*place]));
            pairs.push((one, other.map(|place| left.remove(place))));
        }
        pairs
    }

    /// Turns sums so that a value enters one of these and leaves the other; false if earlier turns forbid it.
    fn join(&mut self, (one, sign): (usize, i64), (other, other_sign): (usize, i64)) -> bool {
        let ((root, turned), (other_root, other_turned)) = (self.root(one), self.root(other));
        let opposite = -sign * turned * other_sign * other_turned;
        if root != other_root {
            self.0[other_root] = (root, opposite);
            return true;
        }
        opposite == 1
    }
}
