//! Depth-first search over whole numbers, for parts that are no network.

use super::components::Part;
use super::propagation::{Domain, Side};

/// Maximum number of bounds that guesses may have moved: where bounds only creep, each guess is behind the one before it, and
/// all that moved since has to be kept.
const LONGEST: usize = 1 << 20;

/// A part, and the solution that the search looks near to first.
#[derive(Clone, Debug)]
pub(super) struct Search {
    part: Part,
    domain: Domain,
    near: Option<Vec<i64>>,
    /// All numbers, those in most rows first.
    order: Vec<usize>,
    /// Cost of a guess: one in a large part takes longer.
    cost: u64,
}

/// Guess of the search: the length of the trail before it, the number, and the bounds that are still to be tried, best
/// last.
type Guess = (usize, usize, Vec<(i64, i64)>);

/// An end to look for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub(super) var: usize,
    pub(super) up: bool,
    /// The farthest value so far.
    pub(super) seen: i64,
    /// No solution lies beyond.
    pub(super) bound: i64,
    /// Value that suffices; `bound` to go all the way.
    pub(super) enough: i64,
}

impl Goal {
    /// Returns whether a value lies farther than any so far.
    pub(super) fn beyond(&self, value: i64) -> bool {
        if self.up { value > self.seen } else { value < self.seen }
    }

    /// It is proven that no solution lies beyond this, either.
    pub(super) fn limit(&mut self, bound: i64) {
        if self.up == (bound < self.bound) {
            self.bound = bound;
        }
        if self.up == (self.bound < self.enough) {
            self.enough = self.bound;
        }
    }
}

/// Result of looking for a solution.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Solution(Vec<i64>),
    /// It is proven that there is none.
    Nothing,
    /// The limit came first.
    GaveUp,
}

impl Search {
    pub(super) fn new(part: &Part, start: Option<Vec<i64>>) -> Self {
        let domain = Domain::new(part.low.clone(), part.high.clone(), part.rows.all.len());
        let terms: usize = part.rows.all.iter().map(|row| row.terms.len()).sum();
        let mut order: Vec<usize> = (0..part.vars.len()).collect();
        order.sort_by_key(|var| std::cmp::Reverse(part.rows.of[*var].len()));
        Self { part: part.clone(), domain, near: start, order, cost: 1 + terms as u64 / 256 }
    }

    /// Starts from another solution from now on.
    pub(super) fn look_near(&mut self, values: &[i64]) {
        self.near = Some(values.to_vec());
    }

    /// Any solution.
    pub(super) fn first(&mut self, nodes: &mut u64) -> Found {
        if !self.domain.propagate_all(&self.part.rows) {
            return Found::Nothing;
        }
        self.explore(nodes)
    }

    /// The farthest solution found beyond `seen`, and how far it is proven that one can be, at first `bound`. Content
    /// with a solution at `enough`. (Values in between need not all be possible, so `enough` is no bound.)
    pub(super) fn push(&mut self, goal: &Goal, nodes: &mut u64) -> (Option<Vec<i64>>, i64) {
        let &Goal { var, up, mut seen, enough, mut bound } = goal;
        let mut best = None;
        while seen != bound && if up { seen < enough } else { seen > enough } {
            // First what is enough; then the farther half: either it halves what is left, or its solution does.
            let half = (bound - seen) / 2;
            let (low, high) = if up {
                (if enough <= bound { enough } else { seen + half.max(1) }, bound)
            } else {
                (bound, if enough >= bound { enough } else { seen + half.min(-1) })
            };
            match self.within(var, low, high, nodes) {
                Found::Solution(values) => {
                    seen = values[var];
                    self.near = Some(values.clone());
                    best = Some(values);
                }
                Found::Nothing => bound = if up { low - 1 } else { high + 1 },
                Found::GaveUp => break,
            }
        }
        (best, bound)
    }

    fn within(&mut self, var: usize, low: i64, high: i64, nodes: &mut u64) -> Found {
        let mark = self.domain.trail.len();
        let open = self.domain.assume(&self.part.rows, var, low, high);
        let found = if open { self.explore(nodes) } else { Found::Nothing };
        self.domain.undo(mark);
        found
    }

    /// Looks through what the domain leaves open, and leaves the domain as it found it.
    fn explore(&mut self, nodes: &mut u64) -> Found {
        let mut guesses: Vec<Guess> = Vec::new();
        let start = self.domain.trail.len();
        let found = loop {
            if let Some(var) = self.most_bound() {
                guesses.push((self.domain.trail.len(), var, self.choices(var)));
            } else if self.part.met_by(&self.domain.low) {
                break Found::Solution(self.domain.low.clone());
            }
            match self.next_guess(&mut guesses, nodes) {
                Some(true) => {}
                Some(false) => break Found::GaveUp,
                None => break Found::Nothing,
            }
        };
        self.domain.undo(start);
        found
    }

    /// Goes on to the next guess that is not at once refuted. `None`: there is none; false: the limit is reached.
    fn next_guess(&mut self, guesses: &mut Vec<Guess>, nodes: &mut u64) -> Option<bool> {
        loop {
            let (mark, var, choices) = guesses.last_mut()?;
            self.domain.undo(*mark);
            if let Some((low, high)) = choices.pop() {
                let Some(left) = nodes.checked_sub(self.cost) else { return Some(false) };
                *nodes = left;
                if self.domain.trail.len() > LONGEST {
                    return Some(false);
                }
                if self.domain.assume(&self.part.rows, *var, low, high) {
                    return Some(true);
                }
            } else {
                guesses.pop();
            }
        }
    }

    /// The open number with the fewest values; of several, the one in most rows.
    fn most_bound(&self) -> Option<usize> {
        let mut best: Option<(i64, usize)> = None;
        for var in self.order.iter().copied() {
            let width = self.domain.high[var] - self.domain.low[var];
            if width > 0 && best.is_none_or(|(least, _)| width < least) {
                best = Some((width, var));
            }
            if width == 1 {
                break;
            }
        }
        best.map(|(_, var)| var)
    }

    /// The value it had last, then what lies above and below.
    fn choices(&mut self, var: usize) -> Vec<(i64, i64)> {
        let (low, high) = (self.domain.place(Side::Low)[var], self.domain.place(Side::High)[var]);
        let first = self.near.as_ref().map_or(low, |near| near[var].clamp(low, high));
        let rest = [(low, first - 1), (first + 1, high), (first, first)];
        rest.into_iter().filter(|(low, high)| low <= high).collect()
    }
}
