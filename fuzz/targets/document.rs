//! Report documents: whatever decodes is shown whole.

#![no_main]

use hotline_report::html::{Options, fragment};
use hotline_report::report::{Node, Report};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(node) = Node::from_json(text) else { return };
    if let Ok((report, _)) = Report::from_node(&node) {
        let _ = fragment(&report, &Options::default());
    }
});
