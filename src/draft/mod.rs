//! From the columns of a file to a plan: what each column holds, and a complete plan of what may be published of it.
//!
//! [`profile`] counts the answers of every column of a [`Reading`](crate::records::Reading); [`draft`] makes a plan of
//! the profile, and says of each column what became of it and why. Columns that may name or locate a person are left
//! out unless the analyst asks for them.

mod answers;
mod asked;
mod bands;
mod choice;
mod column;
mod concern;
mod dictionary;
mod fields;
mod fit;
mod groups;
mod guess;
mod headings;
mod ids;
mod joined;
mod kind;
mod language;
mod options;
mod places;
mod plan;
mod profile;
mod program;
mod question;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod random;
#[cfg(test)]
mod recognition;
mod separator;
mod shares;
mod suggest;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod weights;
mod wide;

pub use concern::{Concern, ConcernCode};
pub use dictionary::{Choice, Dictionary, DictionaryField, TableText, table_text};
pub use fit::{PlanFit, fits};
pub use kind::Kind;
pub use options::DraftOptions;
pub use places::PlaceSet;
pub use plan::{ColumnOutcome, Draft, Guess, draft};
pub use profile::{Answer, ColumnProfile, DatesFound, NumbersFound, Profile, SeparatorFound, profile};
pub use suggest::{Alike, Suggestion, suggest};
