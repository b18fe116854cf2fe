use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::report::Node;

/// Reads a JavaScript value as JSON; otherwise returns the kind of value that it is.
///
/// serde-wasm-bindgen would do the same through serde, with 6 kB more of code in what every reader downloads.
pub(super) fn read(value: &JsValue) -> Result<Node, &'static str> {
    read_at(value, 0)
}

fn read_at(value: &JsValue, depth: usize) -> Result<Node, &'static str> {
    if depth > Node::MAX_DEPTH {
        return Err("It is nested too deep, or contains itself.");
    }
    if value.is_null() || value.is_undefined() {
        return Ok(Node::Null);
    }
    if let Some(said) = value.as_bool() {
        return Ok(Node::Bool(said));
    }
    if let Some(number) = value.as_f64() {
        return Ok(Node::number(number));
    }
    if let Some(text) = value.as_string() {
        return Ok(Node::Text(text));
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return items.iter().map(|item| read_at(&item, depth + 1)).collect::<Result<_, _>>().map(Node::List);
    }
    if !value.is_object() || value.is_function() {
        return Err("It contains something that JSON cannot say.");
    }
    let mut object = Vec::new();
    for entry in Object::entries(value.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        object.push((entry.get(0).as_string().unwrap_or_default(), read_at(&entry.get(1), depth + 1)?));
    }
    Ok(Node::Object(object))
}

/// A JavaScript object of these entries, without those that have no value. serde-wasm-bindgen keeps a table of names for
/// that, which weighs 2 kB.
#[cfg(feature = "view")]
pub(super) fn object(entries: &[(&str, Option<JsValue>)]) -> Object {
    let object = Object::new();
    for (name, value) in entries.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        // A plain object takes any entry.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object
}
