//! The JavaScript bindings: thin, and the only room that knows the browser's types. What JavaScript sees is typed by
//! hand in `js/*.ts`, which wraps these.
//!
//! They make several modules. The *viewer* shows a document that was checked when it was published; every reader
//! downloads it. The *checker* says what is wrong with a document; it loads where somebody wants to know. The *analyst*
//! makes documents of records; it runs in a worker, and so does the reader of *workbooks*, which hands it their tables. The *exporter* makes files of a document, and one of its own makes
//! workbooks.

#[cfg(feature = "analyst")]
mod analyst;
#[cfg(feature = "check")]
mod checker;
#[cfg(feature = "analyst")]
mod disclosure_options;
#[cfg(feature = "export")]
mod exporter;
#[cfg(any(feature = "export", feature = "view", feature = "xlsx"))]
mod fault;
#[cfg(any(feature = "check", feature = "export", feature = "view", feature = "xlsx"))]
mod from_js;
#[cfg(any(feature = "analyst", feature = "workbook"))]
mod json;
#[cfg(any(feature = "export", feature = "view"))]
mod options;
#[cfg(feature = "view")]
mod pictures;
#[cfg(feature = "analyst")]
mod refused;
#[cfg(feature = "xlsx")]
mod spreadsheet;
#[cfg(feature = "view")]
mod viewer;
#[cfg(feature = "workbook")]
mod workbook;

#[cfg(feature = "check")]
use serde::Serialize;
#[cfg(feature = "check")]
use wasm_bindgen::JsValue;

#[cfg(feature = "check")]
/// Plain objects instead of JavaScript `Map`s, and `undefined` instead of `null`.
fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_missing_as_null(false);
    Ok(value.serialize(&serializer)?)
}
