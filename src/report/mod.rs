//! The report document: what it can say, how it is read, and what is wrong with it.
//!
//! Reading has two steps. [`Report::from_node`] decodes the shape and reports *every* problem at once;
//! [`Report::check`] holds the figures against each other. An error stops the report; a contradiction of the
//! publication with itself does not: the printed figures are shown, marked.

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod arbitrary;
mod cell;
#[cfg(feature = "check")]
mod check;
#[cfg(feature = "analyst")]
pub(crate) mod counts;
#[cfg(feature = "analyst")]
pub(crate) use check::{fault_of_breaks, is_region, percent_sides};
mod date;
mod decimal;
pub(crate) mod decode;
mod document;
mod duration;
pub(crate) mod findings;
mod imprint;
#[cfg(feature = "check")]
mod json;
pub mod languages;
mod makings;
mod nearest;
mod node;
pub(crate) mod palette;
mod percent;
mod place;
mod printed;
mod problem;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod properties;
pub(crate) mod scale;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod schema;
mod shape;
pub(crate) mod states;
mod table;
#[cfg(test)]
pub(crate) mod testing;
mod text;
pub mod texts;
mod value;

pub use cell::{Cell, CellState, Line, TableView};
pub use date::{Date, Period};
pub use decimal::Decimal;
#[cfg(feature = "analyst")]
pub(crate) use decimal::MAX_DECIMALS;
pub use document::{Figure, Jurisdiction, Location, Note, NoteNumbering, RegionMap, Report, Restated, Section, Shade};
pub use duration::Duration;
#[cfg(feature = "analyst")]
pub(crate) use imprint::Fault;
pub use imprint::{Accent, Imprint, Logo};
#[cfg(feature = "check")]
pub use json::JsonError;
pub use makings::{Change, Interval, Rank, Rate};
#[cfg(any(feature = "analyst", feature = "workbook"))]
pub(crate) use nearest::nearest;
pub use node::Node;
pub use palette::{MarkColors, Marks, PaletteName};
pub(crate) use palette::{NEUTRAL_DARK, NEUTRAL_LIGHT, TEAL_DARK, TEAL_LIGHT};
pub use percent::{change_percent, percent, rate};
pub(crate) use printed::{Separators, qualified};
pub use problem::{Problem, Severity};
#[cfg(feature = "analyst")]
pub(crate) use table::compares_periods;
pub use table::{Base, Benchmark, ChartKind, Column, Comparison, Role, Row, Table, TableKind};
#[cfg(feature = "xlsx")]
pub(crate) use text::linked;
pub use text::{Paragraph, Run};
pub use value::Value;
