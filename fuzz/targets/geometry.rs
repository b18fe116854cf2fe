//! Outlines of maps.

#![no_main]

use hotline_report::chart::Geometry;
use hotline_report::report::Node;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(node) = Node::from_json(text) {
        let _ = Geometry::from_node(&node);
    }
});
