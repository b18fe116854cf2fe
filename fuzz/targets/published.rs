//! The text of a published report.

#![no_main]

use hotline_report::published::read_published;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let published = read_published(text);
    assert!(published.lines.len() <= text.lines().count() + 1);
});
