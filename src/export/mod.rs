//! From a published [`Report`](crate::report::Report) to files that other programs read.
//!
//! Whatever a report holds of figures is exported as *blocks*: its tables, and its maps and figures by themselves, laid
//! out as tables, too. A block is written in one of two shapes: *tidy*, one record per figure with all that is to be
//! known of it, or as a grid, the way it is printed. Every format is made of one of these. A withheld figure has one code,
//! whatever its words are and whyever it was withheld: the difference would be a clue.
//!
//! `docs/exports.md` describes the formats.

mod block;
mod csv;
pub mod grid;
mod notes;
mod status;
pub mod tidy;

pub use block::{Block, BlockKind, block, blocks};
pub use grid::{Grid, Heading};
pub use notes::Notes;
pub use status::Status;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
