use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::report::{JsonError, Node, Report};

/// Everything that is wrong with a document, as an array of problems in reading order; empty for a sound one. A text is
/// read as JSON.
///
/// # Errors
/// If the text is not JSON: `not-json`, with its line and column in the message and as properties. If the value is nothing
/// that JSON could say: a function, or nested without end.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn check(document: &JsValue) -> Result<JsValue, JsValue> {
    let node = match document.as_string() {
        Some(text) => Node::from_json(&text).map_err(|error| not_json(&error))?,
        None => from_js::read(document).map_err(js_sys::Error::new)?,
    };
    match Report::from_node(&node) {
        Ok((_, problems)) | Err(problems) => to_js(&problems),
    }
}

fn not_json(fault: &JsonError) -> JsValue {
    let error = js_sys::Error::new(&format!("This is not JSON. {fault}"));
    let set = |name: &str, value: JsValue| {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&error, &name.into(), &value);
    };
    set("code", "not-json".into());
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    set("line", number(fault.line).into());
    set("column", number(fault.column).into());
    error.into()
}
