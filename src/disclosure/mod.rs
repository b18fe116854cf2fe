//! The door from exact counts to a report, with a proof.
//!
//! Exact counts are confidential: their type cannot be printed, drawn, compared, serialised or exported, and only
//! this room looks into it. [`disclose`] is the one way out. It hides what is small, finds out what readers can work out
//! from everything that is printed, hides more until they can work out nothing, and says in an [`Audit`] how it knows.
//!
//! - `collect`, `ranks`, `key`, `keys`, `kinds`, `world`: which counts are the same, whatever table prints it; `population`: what adds up to what;
//! - `protect`: the choice of what to hide; `procedure`: what those learn who know how it is made;
//! - `report`, `table`, `rows`, `figures`, `notes`, `texts`: the report that a choice makes;
//! - `account`, `alignment`, `statement`, `terms`: what the numbers of a document count, as a plan or the document itself says;
//! - `knowledge`, `documents`, `joined`, `ledger`, `elsewhere`: what readers know who have that report, and others;
//! - `solve`: what they can work out;
//! - `handover`: a last look at the finished document, from its own text;
//! - `findings`, `explain`, `warnings`, `examined`, `audit`: what is said of it;
//! - `refusal`, `remedies`: why there is no report, and what would help;
//! - `published`, `reading`, `guesses`: the same of documents that somebody else made.

mod account;
mod alignment;
mod alter;
mod answers;
mod audit;
mod cell_key;
mod collect;
mod conflicts;
mod decision;
mod disclose;
mod documents;
mod elsewhere;
mod exact;
mod examined;
mod explain;
mod figures;
mod findings;
mod guesses;
mod handover;
mod joined;
mod key;
mod keys;
mod kinds;
mod knowledge;
mod ledger;
mod marks;
mod mask_words;
mod notes;
mod population;
mod procedure;
mod protect;
mod published;
mod quartiles;
mod ranks;
mod reading;
mod refusal;
mod remedies;
mod report;
mod round;
mod rows;
mod shares;
mod solve;
mod statement;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod texts;
mod translation;
mod warnings;
mod watch;
mod world;
mod written;

pub use crate::plan::Editions;
pub use audit::{
    Audit, Finding, Hidden, Members, PoolFinding, Reason, Treatment, Verdict, Warning, WarningCode, Witnesses,
};
pub use disclose::{Circumstances, Progress, disclose};
pub use exact::Exact;
pub use examined::{Examined, Link, Linked};
pub(crate) use population::Dependency;
pub use published::{Assumptions, audit_published};
pub use refusal::Refusal;
pub use texts::Missing;
pub use translation::{Document, document};
