//! Charts of whole reports: what a reader sees of the samples, and of tables that are harder than any sample.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod any;
mod card;
mod colors;
mod fixtures;
mod kinds;
mod layout;
mod maps;
mod pictures;
mod seen;
mod style;
mod time;

/// The fonts that the samples are drawn in.
const FONT: &str = "system-ui, Arial, Helvetica, sans-serif";
