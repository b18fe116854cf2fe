//! Plans.

#![no_main]

use hotline_report::plan::Plan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = Plan::from_json(text);
});
