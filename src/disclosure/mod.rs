//! The one way from exact counts to a report, with a proof.
//!
//! Exact counts are confidential: their type cannot be printed, drawn, compared, serialised or exported, and only
//! this folder looks into it. [`disclose`] is the one way out. It hides what is small, finds out what readers can work out
//! from everything that is printed, hides more until they can work out nothing, and says in an [`Audit`] how it knows.
//!
//! - `exact`: exact counts, which only this folder can look into; `cells`: which counts are the same, and what adds up to what;
//! - `population`: all relations between counts, from the conditions that they count;
//! - `suppression`, `rounding`, `cell_key`: the treatments, and the choice of what to hide; `decision`: its result;
//!   `perturbation`: counts that are printed altered; `procedure`: what those learn who know how the choice is made;
//! - `composition`: the report that a decision makes;
//! - `attacker`: the knowledge of readers, and what they can work out;
//! - `prior`: documents that were published before;
//! - `audit`: findings, warnings, verdict, refusals and remedies;
//! - `disclose` brings all of this together; `progress` reports how far it is, and stops it.

mod attacker;
mod audit;
mod cell_key;
mod cells;
mod composition;
mod decision;
mod disclose;
mod exact;
mod perturbation;
mod population;
mod prior;
mod procedure;
mod progress;
mod rounding;
mod suppression;
#[cfg(test)]
mod tests;

pub use crate::plan::Editions;
pub use audit::examined::{Examined, Link, Linked};
pub use audit::refusal::Refusal;
pub use audit::{
    Audit, Finding, Hidden, Members, PoolFinding, Reason, Treatment, Verdict, Warning, WarningCode, Witnesses,
};
pub use composition::texts::Missing;
pub use disclose::{Circumstances, disclose};
pub use exact::Exact;
pub(crate) use population::Dependency;
pub use prior::published::{Assumptions, audit_published};
pub use prior::translation::{Document, document};
pub use progress::Progress;
