//! Files as others made them: small ones with one difficulty each, and the records of a real hotline.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod corpora;
#[path = "../data/difficult.rs"]
mod difficult;
mod hotline;
#[path = "../data/linea144.rs"]
mod linea144;
mod sheets;

use std::fs;
use std::path::PathBuf;

use hotline_report::records::{ReadOptions, Reader, Reading, RecordsError};

/// Reads a file of the test data.
fn data(path: &str) -> Vec<u8> {
    let whole = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path);
    fs::read(&whole).unwrap_or_else(|error| panic!("{}: {error}", whole.display()))
}

fn read(path: &str, bytes: &[u8]) -> Result<Reading, RecordsError> {
    let mut reader = Reader::new(path, ReadOptions::default());
    for chunk in bytes.chunks(1 << 16) {
        reader.push(chunk)?;
    }
    reader.finish()
}
