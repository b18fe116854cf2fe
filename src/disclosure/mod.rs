//! The door from exact counts to a report.
//!
//! Exact counts are confidential: their type cannot be printed, drawn, compared, serialised or exported, and only
//! this room looks into it. [`disclose`] is the one way out. At present it pools or masks every count under the
//! threshold; it does not yet prove that what it prints gives nothing away, and its audit says so.

mod audit;
mod exact;
mod figures;
mod notes;
mod report;
mod rows;
#[cfg_attr(
    any(not(test), target_arch = "wasm32"),
    expect(dead_code, unused_imports, reason = "the audit asks it next")
)]
mod solve;
mod table;
#[cfg(test)]
mod tests;

pub use audit::{Audit, Hidden, Treatment};
pub use exact::Exact;
pub use report::disclose;
