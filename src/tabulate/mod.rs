//! From records and a plan to exact counts.
//!
//! [`Tabulator`] takes the records' columns as the plan's fields and counts, for one scope after the other. What it
//! counts is confidential: a [`Tabulation`] can only be handed to [`crate::disclosure::disclose`].

mod account;
mod account_words;
mod alike;
mod axis;
mod coded_column;
mod coded_table;
mod count;
mod counted;
mod coverage;
mod dependencies;
mod distinct;
mod error;
mod field_values;
mod given_counts;
mod knowledge;
mod meanings;
mod missing;
mod periods;
mod places;
mod rounded;
mod scope;
mod source;
mod table;
mod tabulation;
mod tabulator;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod unparsed;

pub use account::{Account, Excluded, Exclusion, Measured};
pub use account_words::{AccountLine, Kind};
pub use error::TabulateError;
pub use given_counts::Counts;
pub use knowledge::{Exchanged, Knowledge, Known};
pub(crate) use meanings::{Meanings, needed};
pub use scope::Scope;
pub(crate) use scope::{first_day, last_day};
pub(crate) use table::kind;
pub use tabulation::Tabulation;
pub(crate) use tabulation::{ExactColumn, ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Standing};
pub use tabulator::Tabulator;
pub(crate) use unparsed::LINES;
pub use unparsed::{Reason, Unparsed};
