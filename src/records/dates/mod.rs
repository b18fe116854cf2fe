//! Days as tables write them, in all their orders. The order of an ambiguous column is asked for, never guessed.

mod counted;
mod day;
mod names;
mod obstacle;
mod order;
mod time;
mod words;
mod written;
mod zone;

pub(crate) use counted::Counting;
pub use day::{DateSystem, Day};
#[cfg(feature = "analyst")]
pub(crate) use names::month_named;
pub(crate) use obstacle::obstacle;
pub use order::{DateOrder, OrderFound, order_of};
pub(crate) use order::{is_exchanged, order_of_written};
pub(crate) use time::{Offset, Time};
pub(crate) use written::{Named, Precision, Written, weekdays_of};
pub(crate) use zone::TimeZone;
