//! From a published [`Report`](crate::report::Report) to files that other programs read.
//!
//! Whatever a report holds of figures is exported as *blocks*: its tables, and its maps and figures by themselves, laid
//! out as tables, too. A block is written in one of two shapes: *tidy*, one record per figure with all that is to be
//! known of it, or as a grid, the way it is printed. Every format is made of one of these. A withheld figure has one code,
//! whatever its words are and whyever it was withheld: the difference would be a clue.
//!
//! `docs/exports.md` describes the formats.

#[cfg(feature = "export")]
mod archive;
#[cfg(feature = "export")]
mod caption;
#[cfg(feature = "export")]
mod clipboard;
#[cfg(feature = "export")]
mod columns;
mod csv;
#[cfg(feature = "export")]
mod csvw;
#[cfg(feature = "export")]
mod data_package;
#[cfg(any(feature = "export", feature = "xlsx"))]
mod error;
#[cfg(any(feature = "export", feature = "xlsx"))]
mod exportable;
#[cfg(feature = "export")]
mod file;
#[cfg(feature = "export")]
mod file_names;
pub mod grid;
#[cfg(feature = "export")]
mod json;
#[cfg(feature = "export")]
mod json_ld;
#[cfg(feature = "export")]
mod json_stat;
mod notes;
mod status;
#[cfg(feature = "export")]
pub mod tidy;
#[cfg(feature = "export")]
mod vega_lite;
#[cfg(feature = "xlsx")]
pub mod xlsx;

#[cfg(feature = "export")]
pub use caption::surround;
#[cfg(feature = "export")]
pub use clipboard::{Clipping, clipping};
#[cfg(feature = "export")]
pub use columns::{COLUMNS, Column, Datum};
#[cfg(any(feature = "export", feature = "xlsx"))]
pub use error::ExportError;
#[cfg(any(feature = "export", feature = "xlsx"))]
pub use exportable::{Block, BlockKind, block, blocks};
#[cfg(feature = "export")]
pub use file::{ExportOptions, File, Format, export, file_name};
pub use notes::Notes;
pub use status::Status;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
