//! Composition of the report that a decision makes: what is printed, and which count each printed value represents.
//!
//! - `report`, `table`, `rows`, `figures`: the parts of the report; `printed_values`: what its values represent;
//! - `texts`, `notes`, `shares`, `quartiles`, `answers`: its words; `written` puts them in once the figures are settled.

pub(super) mod answers;
pub(super) mod figures;
pub(super) mod notes;
pub(super) mod printed_values;
pub(super) mod quartiles;
pub(super) mod report;
pub(super) mod rows;
pub(super) mod shares;
pub(super) mod table;
pub(super) mod texts;
pub(super) mod written;
