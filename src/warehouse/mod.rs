//! Counts that a database makes of records that must stay there: `docs/warehouse.md`.
//!
//! A *profile* gives each column's values with their counts. The code that reads a CSV says what they mean, and writes
//! that down as a small table of codes. *Cells* are the rows that differ in these codes, each with how many there are of
//! it, and become a [`Tabulator`](crate::tabulate::Tabulator) like any other records.

mod about;
mod build;
mod columns;
mod csv;
mod dialect;
mod file;
mod profile;
mod statements;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

pub use about::Source;
pub use build::{check_scope, read_cells};
pub use statements::statements;
pub use tables::RelatedTable;
