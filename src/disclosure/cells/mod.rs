//! Counts of a report as cells: which of them are the same count, whatever table prints it, and what adds up to what.
//!
//! - `collect` goes through a tabulation and enters its counts into the `registry`, with the relations between them;
//! - `identity`, `identities`, `kinds`: the units and conditions by which a count is known again, here and in other documents;
//! - `ranks`: what the rank of a jurisdiction says of others.

pub(super) mod collect;
pub(super) mod identities;
pub(super) mod identity;
pub(super) mod kinds;
pub(super) mod ranks;
pub(super) mod registry;
