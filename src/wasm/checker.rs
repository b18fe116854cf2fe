use wasm_bindgen::prelude::*;

use super::{to_js, tree};
use crate::report::Report;

/// Everything that is wrong with a document, as an array of problems in reading order; empty for a sound one.
///
/// # Errors
/// If the value is nothing that JSON could say: a function, or nested without end.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn check(document: &JsValue) -> Result<JsValue, JsValue> {
    let node = tree::read(document).map_err(js_sys::Error::new)?;
    match Report::from_node(&node) {
        Ok((_, problems)) | Err(problems) => to_js(&problems),
    }
}
