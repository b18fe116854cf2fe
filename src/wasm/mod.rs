//! The JavaScript bindings: thin, and the only room that knows the browser's types. What JavaScript sees is typed by
//! hand in `js/*.ts`, which wraps these.
//!
//! They make two modules. The *viewer* shows a document that was checked when it was published; every reader
//! downloads it. The *checker* says what is wrong with a document; it loads where somebody wants to know.

#[cfg(feature = "check")]
mod checker;
#[cfg(feature = "view")]
mod fault;
#[cfg(feature = "view")]
mod options;
mod tree;
#[cfg(feature = "view")]
mod viewer;

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Plain objects instead of JavaScript `Map`s, and `undefined` instead of `null`.
fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_missing_as_null(false);
    Ok(value.serialize(&serializer)?)
}
