//! Attacker: the conclusions that an outside reader can draw.
//!
//! A publication is a [`System`]: whole numbers that the reader does not know, and facts about them. For each of
//! them the reader can find the smallest and the largest value that agrees with everything printed: the *feasibility
//! interval*, found by solving the *attacker problem* twice (Fischetti and Salazar-González 2000). Both ends are
//! whole tables here, never an approximation: a linear programme's bounds are wider or narrower than the truth in
//! tables of three dimensions, and a bound from floating point proves nothing.
//!
//! - [`ranges`] finds the intervals; each end comes with a complete assignment that reaches it.
//! - [`movable`] asks only whether an unknown can take values far enough apart: the inner question of choosing what
//!   else to hide (Duarte de Carvalho, Dellaert and de Sanches Osório 1994 for tables with margins).
//! - [`derive`] says how a reader gets there, as a short chain of sums and differences of printed facts.
//!
//! How: facts narrow bounds until nothing moves (`propagation`); what is left falls into parts that share no fact
//! (`components`). A part in which every unknown is in at most two sums, once on either side, is a network
//! (`network`): one-way tables, nested tables, two-way tables with margins (Geurts 1992), a hierarchy by a flat
//! classification (Castro 2007). There, augmenting paths from any one solution reach both ends exactly (`flow`). For
//! all else (three dimensions, linked tables, order, percentages) exact linear programmes bound both ends
//! (`simplex`), guessing finds what lies near to a known solution (`search`), and branching decides what is left
//! (`branch`).
//!
//! Two sides of a claim are kept apart. *Outer* bounds are what the solver has proven; *inner* bounds are witnessed
//! by assignments that [`System::holds`] has added up again, in a file that shares nothing with the solver. An end
//! is exact where the two meet. So no fault of the solver can call safe what is not.

mod branch;
mod components;
mod conflict;
mod derivation;
mod engine;
mod flow;
mod hold;
mod intervals;
pub(super) mod knowledge;
mod layers;
mod network;
mod pivot;
mod propagation;
mod rank;
mod reduced;
mod search;
mod simplex;
mod step;
mod system;
#[cfg(test)]
mod tests;
mod verify;

use std::rc::Rc;

pub(super) use conflict::conflict;
pub(super) use derivation::Derivations;
#[cfg(test)]
pub(super) use derivation::derive;
pub(super) use hold::{Hold, Holds, Span};
pub(super) use intervals::{movable, narrowed, ranges, shifts, solution, solved};
pub(super) use step::Step;
pub(super) use system::{Fact, System, Var};

/// Limits of the search before an end is left unresolved.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    /// Guesses that the search may make in one call, over all targets together. Networks need none.
    pub nodes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 1_000_000 }
    }
}

/// Range of one unknown, as a reader knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// The feasibility interval, and for each of its ends all unknowns' values in a solution that reaches it.
    Exact { low: i64, high: i64, low_witness: Rc<[i64]>, high_witness: Rc<[i64]> },
    /// The limit came first. The interval is no wider than this, but may be narrower; `None` where nothing bounds it. It
    /// is at least as wide as what was `seen`.
    Unresolved { low: i64, high: Option<i64>, seen: Option<Seen> },
}

/// The smallest and the largest value that were found, each with all unknowns' values in a solution that has it.
pub(super) type Seen = [(i64, Rc<[i64]>); 2];

/// Ranges of all targets, as a reader knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ranges {
    /// No assignment agrees with all facts.
    Contradiction,
    /// One for each target, in order.
    Of(Vec<Range>),
}

/// Answer to the question whether anything agrees with all facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Solved {
    /// No assignment does.
    Contradiction,
    /// This one does.
    By(Vec<i64>),
    /// The limit came first.
    Unresolved,
}

/// Answer to the question whether an unknown can take values far enough apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Movable {
    /// Two checked assignments show it.
    Yes,
    /// It is proven that it cannot.
    No,
    /// The limit came first, or the facts contradict one another.
    Unresolved,
}
