//! The door from exact counts to a report, with a proof.
//!
//! Exact counts are confidential: their type cannot be printed, drawn, compared, serialised or exported, and only
//! this room looks into it. [`disclose`] is the one way out. It hides what is small, finds out what readers can work out
//! from everything that is printed, hides more until they can work out nothing, and says in an [`Audit`] how it knows.
//!
//! - `collect`, `key`, `world`: which counts are the same, and what adds up to what, whatever table prints it;
//! - `protect`: the choice of what to hide;
//! - `report`, `table`, `rows`, `figures`, `notes`: the report that a choice makes;
//! - `knowledge`: what readers know who have that report;
//! - `solve`: what they can work out;
//! - `findings`, `explain`, `audit`: what is said of it.

mod audit;
mod collect;
mod decision;
mod disclose;
mod exact;
mod explain;
mod figures;
mod findings;
mod key;
mod knowledge;
mod marks;
mod notes;
mod protect;
mod report;
mod rows;
mod solve;
mod table;
#[cfg(test)]
mod tests;
mod world;

pub use audit::{
    Audit, Finding, Hidden, Members, PoolFinding, Reason, Refusal, Treatment, Verdict, Warning, WarningCode, Witnesses,
};
pub use disclose::{Circumstances, disclose};
pub use exact::Exact;
