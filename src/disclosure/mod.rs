//! The door from exact counts to a report, with a proof.
//!
//! Exact counts are confidential: their type cannot be printed, drawn, compared, serialised or exported, and only
//! this room looks into it. [`disclose`] is the one way out. It hides what is small, finds out what readers can work out
//! from everything that is printed, hides more until they can work out nothing, and says in an [`Audit`] how it knows.
//!
//! - `collect`, `key`, `world`: which counts are the same, whatever table prints it; `population`: what adds up to what;
//! - `protect`: the choice of what to hide;
//! - `report`, `table`, `rows`, `figures`, `notes`: the report that a choice makes;
//! - `knowledge`, `documents`, `ledger`, `elsewhere`: what readers know who have that report, and others;
//! - `solve`: what they can work out;
//! - `findings`, `explain`, `warnings`, `audit`: what is said of it;
//! - `published`: the same of documents that somebody else made.

mod alter;
mod audit;
mod cell_key;
mod collect;
mod decision;
mod disclose;
mod documents;
mod elsewhere;
mod exact;
mod explain;
mod figures;
mod findings;
mod key;
mod knowledge;
mod ledger;
mod marks;
mod mask_words;
mod notes;
mod population;
mod protect;
mod published;
mod report;
mod round;
mod rows;
mod solve;
mod table;
#[cfg(test)]
mod tests;
mod warnings;
mod watch;
mod world;

pub use crate::plan::Editions;
pub use audit::{
    Audit, Finding, Hidden, Members, PoolFinding, Reason, Refusal, Treatment, Verdict, Warning, WarningCode, Witnesses,
};
pub use disclose::{Circumstances, Progress, disclose};
pub use exact::Exact;
pub(crate) use population::Link;
pub use published::{Assumptions, audit_published};
