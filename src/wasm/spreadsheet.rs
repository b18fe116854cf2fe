use wasm_bindgen::prelude::*;

use super::fault::Fault;
use super::from_js;
use crate::export::xlsx;
use crate::report::Report;

/// A report as an Excel workbook.
///
/// # Errors
/// An `Error` with a code: the document is invalid.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn workbook(document: &JsValue) -> Result<Vec<u8>, JsValue> {
    let node = from_js::read(document).map_err(Fault::document)?;
    let report = Report::from_checked(&node).ok_or_else(|| Fault::document("Check it to see why."))?;
    xlsx::workbook(&report).map_err(|error| Fault::export(error).into())
}
