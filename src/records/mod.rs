//! From a file's bytes to columns: CSV, JSON and workbooks, read in chunks, dictionary-coded as they stream in.
//!
//! Every reader ends in a [`Reading`]: the [`Records`], and an account of what was read, what failed and where.

mod builder;
mod column;
mod column_selection;
pub mod csv;
mod dates;
mod detect;
mod dialect;
mod dictionary;
mod digits;
mod encoding;
mod error;
mod escapes;
mod head;
mod header;
mod json;
mod key;
mod kind;
mod lines;
mod lists;
mod markup;
mod nonrecords;
mod numbers;
mod preview;
mod quoting;
mod reader;
mod reading;
mod sniff;
mod transfer;
#[cfg(feature = "workbook")]
mod workbook;
mod writer;

pub(crate) use column::Met;
pub use column::{BLOCK, Codes, Column, Records};
pub use column_selection::ColumnSelection;
#[cfg(feature = "analyst")]
pub(crate) use dates::month_named;
pub(crate) use dates::{
    Counting, Named, Offset, Precision, Time, TimeZone, Written, is_exchanged, obstacle, order_of_written, weekdays_of,
};
pub use dates::{DateOrder, DateSystem, Day, OrderFound, order_of};
pub use dialect::{Dialect, Overrides};
pub use encoding::Encoding;
pub use error::RecordsError;
pub(crate) use header::{Headings, numbered};
pub(crate) use json::{BETWEEN_ITEMS, ITEM};
pub(crate) use lists::open as open_lists;
pub use numbers::DecimalMark;
pub(crate) use numbers::{Amount, Marks, WrittenNumber};
#[cfg(feature = "workbook")]
pub use preview::preview_of_workbook;
pub use preview::{Preview, preview};
pub use reader::{ReadOptions, Reader};
pub use reading::{Code, Failure, FailureKind, Format, LeftOut, LeftOutReason, Reading, Warning};
#[cfg(feature = "workbook")]
pub use workbook::{WorkbookPreview, preview_workbook, read_workbook, sheets};
