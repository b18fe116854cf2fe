//! Files as others made them: small ones with one difficulty each, and the records of a real hotline.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod corpora;
mod hotline;

use std::fs;
use std::path::PathBuf;

use hotline_report::records::{ReadOptions, Reader, Reading, RecordsError};

/// A file beside the project; `None`, and a word about it, where it is not at hand.
fn shared(path: &str) -> Option<Vec<u8>> {
    let whole = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    let bytes = fs::read(whole).ok();
    if bytes.is_none() {
        println!("{path} is not at hand");
    }
    bytes
}

fn read(path: &str, bytes: &[u8]) -> Result<Reading, RecordsError> {
    let mut reader = Reader::new(path, ReadOptions::default());
    for chunk in bytes.chunks(1 << 16) {
        reader.push(chunk)?;
    }
    reader.finish()
}
