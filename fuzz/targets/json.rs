//! The JSON parser takes what serde_json takes, and nothing else.

#![no_main]

use hotline_report::report::Node;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (ours, theirs) = (Node::from_json(text), serde_json::from_str::<serde_json::Value>(text));
    // Depth is limited at different places.
    if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() < 60 {
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{ours:?} {theirs:?}");
    }
});
