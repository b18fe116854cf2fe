//! Branch and bound over exact linear programmes (Land and Doig 1960), for parts that are no network.

use super::components::Part;
use super::search::{Found, Goal};
use super::simplex::{Aim, Simplex, Verdict};

/// Larger tables are left to the search.
const LARGEST: usize = 1 << 22;

/// A part's linear programme.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    simplex: Simplex,
    /// Bounds as they were before each branching.
    trail: Vec<(usize, i64, i64)>,
}

/// Result of linear reasoning.
#[derive(Clone, Debug)]
pub(super) enum Relaxed {
    /// No solution lies beyond this whole number; the solution there, if no fraction is in it.
    End(Option<Vec<i64>>, i64),
    /// The limit came first.
    Stopped,
    /// The table is of no more use.
    Lost,
}

/// The bounds of one number in one branch, and how long the trail was before it.
type Leaf = (usize, Option<(usize, i64, i64)>);

impl Branch {
    /// `None` if the part is too large.
    pub(super) fn new(part: &Part, start: Option<&[i64]>) -> Option<Self> {
        Some(Self { simplex: Simplex::new(part, start, LARGEST)?, trail: Vec::new() })
    }

    /// Any solution. `None`: the table is of no more use.
    pub(super) fn first(&mut self, left: &mut u64) -> Option<Found> {
        // A pivot seldom mends more than two rows: what cannot suffice is not begun.
        if self.simplex.pivots(*left) < self.simplex.missed() / 2 {
            return Some(Found::GaveUp);
        }
        let mut leaves: Vec<Leaf> = vec![(0, None)];
        let mut found = Found::Nothing;
        while let Some(leaf) = leaves.pop() {
            match self.enter(leaf, left)? {
                Verdict::Infeasible => {}
                Verdict::Done => match self.simplex.solution() {
                    Some(values) => {
                        found = Found::Solution(values);
                        break;
                    }
                    None => self.split(&mut leaves),
                },
                _ => {
                    found = Found::GaveUp;
                    break;
                }
            }
        }
        self.back_to(0)?;
        Some(found)
    }

    /// Returns the end of a number's range if fractions are allowed.
    pub(super) fn relaxed(&mut self, var: usize, up: bool, left: &mut u64) -> Relaxed {
        for aim in [Aim::Feasible, Aim::Push(var, up)] {
            match self.simplex.go(aim, left) {
                Verdict::Done => {}
                Verdict::Stopped => return Relaxed::Stopped,
                Verdict::Infeasible | Verdict::Lost => return Relaxed::Lost,
            }
        }
        Relaxed::End(self.simplex.solution(), self.simplex.value(var, !up))
    }

    /// Rows with multipliers whose sum shows how far [`Branch::relaxed`] got.
    pub(super) fn reason(&self, var: usize) -> Vec<(usize, i64)> {
        self.simplex.reason(var)
    }

    /// The farthest solution beyond `goal.seen`, and how far it is proven that one can be. `None`: the table is of no
    /// more use.
    pub(super) fn push(&mut self, goal: &Goal, left: &mut u64) -> Option<(Option<Vec<i64>>, i64)> {
        let Goal { var, up, mut seen, bound, enough } = *goal;
        let beyond = |value: i64, seen: i64| if up { value > seen } else { value < seen };
        let (mut best, mut proven) = (None, true);
        let mut leaves: Vec<Leaf> = vec![(0, None)];
        while let Some(leaf) = leaves.pop() {
            let mut verdict = self.enter(leaf, left)?;
            if verdict == Verdict::Done {
                verdict = self.simplex.go(Aim::Push(var, up), left);
            }
            match verdict {
                Verdict::Infeasible => continue,
                Verdict::Done => {}
                Verdict::Stopped => {
                    proven = false;
                    break;
                }
                Verdict::Lost => return None,
            }
            if !beyond(self.simplex.value(var, !up), seen) {
                continue;
            }
            if let Some(values) = self.simplex.solution() {
                seen = values[var];
                best = Some(values);
                if !beyond(enough, seen) {
                    proven = false;
                    break;
                }
            } else {
                self.split(&mut leaves);
            }
        }
        self.back_to(0)?;
        Some((best, if proven { seen } else { bound }))
    }

    fn enter(&mut self, (mark, bounds): Leaf, left: &mut u64) -> Option<Verdict> {
        self.back_to(mark)?;
        if let Some((var, low, high)) = bounds {
            let before = self.simplex.bounds(var);
            self.trail.push((var, before.0, before.1));
            self.simplex.set_bounds(var, low, high)?;
        }
        let verdict = self.simplex.go(Aim::Feasible, left);
        (verdict != Verdict::Lost).then_some(verdict)
    }

    /// Two leaves, on either side of a fraction.
    fn split(&self, leaves: &mut Vec<Leaf>) {
        if let Some(var) = self.simplex.fractional() {
            let ((low, high), down) = (self.simplex.bounds(var), self.simplex.value(var, false));
            leaves.push((self.trail.len(), Some((var, low, down))));
            leaves.push((self.trail.len(), Some((var, down + 1, high))));
        }
    }

    fn back_to(&mut self, mark: usize) -> Option<()> {
        while self.trail.len() > mark {
            let (var, low, high) = self.trail.pop()?;
            self.simplex.set_bounds(var, low, high)?;
        }
        Some(())
    }
}
