use wasm_bindgen::prelude::*;

use super::to_js;
use crate::report::{Node, Report};

/// Everything that is wrong with a document, as an array of problems in reading order; empty for a sound one.
///
/// # Errors
/// If the value is nothing that JSON could say: a function, or nested without end.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn check(document: JsValue) -> Result<JsValue, JsValue> {
    let node: Node = serde_wasm_bindgen::from_value(document)?;
    match Report::from_node(&node) {
        Ok((_, problems)) | Err(problems) => to_js(&problems),
    }
}
