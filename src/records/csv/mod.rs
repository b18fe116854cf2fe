//! Delimited text, read as it streams in.
//!
//! Bytes gather in a window. A first pass finds where its fields and records end, 64 bytes at a time; a second sorts
//! the records into rows and everything else; a third looks up the fields of the columns that are wanted, and only
//! those. No field becomes text before the end, and then only once.

mod above;
mod account;
mod block;
mod body;
mod classifier;
mod column;
mod index;
mod machine;
mod opening;
mod overlong_record;
mod quoting_errors;
mod reader;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod undivided;
mod window;

pub use reader::CsvReader;
