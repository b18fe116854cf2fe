//! Functions that the worker for workbooks calls.

#![expect(unreachable_pub, reason = "JavaScript reaches it")]

use wasm_bindgen::prelude::*;

use super::json::{Opening, fault, from_json, of_records, to_json};
use crate::records::{Overrides, preview_of_workbook, read_workbook};

/// A workbook on its way to its table.
#[wasm_bindgen]
pub struct Workbook {
    opening: Opening,
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl Workbook {
    /// Begins to read a workbook; `opening` is JSON: its name, the columns wanted, overrides.
    ///
    /// # Errors
    /// If `opening` is not valid JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(opening: &str) -> Result<Self, JsValue> {
        Ok(Self { opening: from_json(opening)?, bytes: Vec::new() })
    }

    /// Takes the next bytes of the workbook.
    pub fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Reads the workbook, and returns its table as the bytes that the analyst's module takes.
    ///
    /// # Errors
    /// If the workbook cannot be read.
    pub fn table(self) -> Result<Vec<u8>, JsValue> {
        let reading =
            read_workbook(&self.bytes, &self.opening.wanted(), &self.opening.overrides).map_err(of_records)?;
        let too_large = || fault("too-large", "The table is too large to be read.", &JsValue::UNDEFINED);
        reading.to_transfer().ok_or_else(too_large)
    }
}

/// Returns a preview of a workbook, as JSON.
///
/// # Errors
/// If the workbook cannot be read.
#[wasm_bindgen(js_name = previewWorkbook)]
pub fn preview(name: &str, bytes: &[u8], overrides: &str) -> Result<String, JsValue> {
    let overrides: Overrides = from_json(overrides)?;
    to_json(&preview_of_workbook(name, bytes, &overrides).map_err(of_records)?)
}
