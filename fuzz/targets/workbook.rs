//! Workbooks of all four formats.

#![no_main]

use hotline_report::records::{ReadOptions, Reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut reader = Reader::new("records.xlsx", ReadOptions::default());
    if reader.push(bytes).is_ok() {
        let _ = reader.finish();
    }
});
