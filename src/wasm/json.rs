//! Common parts of the modules that read files: JSON in and out, and errors with their details.

use js_sys::{Error, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::records::{ColumnSelection, Overrides, RecordsError};

/// Choices about how a file is read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Opening {
    #[cfg(feature = "analyst")]
    pub(super) name: String,
    /// The columns that are wanted; all of them where absent.
    #[serde(default)]
    columns: Option<Vec<String>>,
    #[serde(default)]
    pub(super) overrides: Overrides,
}

impl Opening {
    /// Returns the columns to read.
    pub(super) fn wanted(&self) -> ColumnSelection {
        self.columns.clone().map_or(ColumnSelection::All, ColumnSelection::Named)
    }
}

pub(super) fn from_json<'j, T: Deserialize<'j>>(json: &'j str) -> Result<T, JsValue> {
    serde_json::from_str(json).map_err(|error| fault("invalid-options", &error.to_string(), &JsValue::UNDEFINED))
}

pub(super) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| fault("internal", &error.to_string(), &JsValue::UNDEFINED))
}

// `map_err` hands the errors over.
#[expect(clippy::needless_pass_by_value)]
pub(super) fn of_records(error: RecordsError) -> JsValue {
    fault(error.code, &error.to_string(), &details(&error))
}

/// Returns the place and the kind of an error, for programs.
pub(super) fn details<T: Serialize>(error: &T) -> JsValue {
    serde_json::to_string(error).map_or(JsValue::UNDEFINED, |json| JsValue::from_str(&json))
}

/// A JavaScript `Error` with a `code`, and `details` as JSON text.
pub(super) fn fault(code: &str, message: &str, details: &JsValue) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    let _ = Reflect::set(&error, &"details".into(), details);
    error.into()
}
