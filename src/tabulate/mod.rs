//! From records and a plan to exact counts.
//!
//! [`Tabulator`] takes the records' columns as the plan's fields and counts, for one scope after the other. What it
//! counts is confidential: a [`Tabulation`] can only be handed to [`crate::disclosure::disclose`].

mod account;
mod axis;
mod count;
mod counted;
mod coverage;
mod dependencies;
mod error;
mod flat;
mod frame;
mod items;
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
mod told;
mod typed;
mod units;
mod unread;

pub use account::{Account, Excluded, Exclusion, Measured};
pub use error::TabulateError;
pub use knowledge::{Exchanged, Knowledge};
pub(crate) use meanings::{Meanings, needed};
pub use scope::Scope;
pub(crate) use scope::{first_day, last_day};
pub(crate) use table::kind;
pub use tabulation::Tabulation;
pub(crate) use tabulation::{ExactColumn, ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Standing};
pub use tabulator::Tabulator;
pub use told::{Kind, Told};
pub use typed::Counts;
pub(crate) use unread::LINES;
pub use unread::{Reason, Unread};
