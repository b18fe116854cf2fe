//! Text files of records, in pieces: whatever comes, it is read or refused, and every row is accounted for.

#![no_main]

use hotline_report::records::{ReadOptions, Reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (usize, &[u8])| {
    let (cut, bytes) = input;
    let (first, second) = bytes.split_at(cut.min(bytes.len()));
    for name in ["records.csv", "records.json"] {
        let mut reader = Reader::new(name, ReadOptions::default());
        if reader.push(first).and_then(|()| reader.push(second)).is_ok() {
            let _ = reader.finish();
        }
    }
});
