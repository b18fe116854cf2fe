use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

#[cfg(any(feature = "export", feature = "view"))]
use crate::chart::ChartError;
#[cfg(any(feature = "export", feature = "xlsx"))]
use crate::export::ExportError;

/// Fault at the bindings, on its way to becoming a JavaScript `Error` with a `code`.
pub(super) struct Fault {
    code: &'static str,
    message: String,
}

impl Fault {
    pub(super) fn document(reason: &str) -> Self {
        Self { code: "invalid-document", message: format!("This document cannot be shown. {reason}") }
    }

    #[cfg(any(feature = "export", feature = "xlsx"))]
    // `map_err` hands the error over.
    #[expect(clippy::needless_pass_by_value)]
    pub(super) fn export(error: ExportError) -> Self {
        Self { code: error.code, message: error.message.clone() }
    }

    #[cfg(any(feature = "export", feature = "view"))]
    pub(super) fn options(reason: &str) -> Self {
        Self { code: "invalid-options", message: format!("Invalid options: {reason}") }
    }

    #[cfg(any(feature = "export", feature = "view"))]
    pub(super) fn no_table(id: &str) -> Self {
        Self { code: "no-chart", message: format!("The report has no table “{id}”.") }
    }

    #[cfg(any(feature = "export", feature = "view"))]
    pub(super) fn no_canvas() -> Self {
        let message = "This canvas cannot be drawn on: it has no 2d context.".to_owned();
        Self { code: "no-canvas", message }
    }

    #[cfg(any(feature = "export", feature = "view"))]
    // `map_err` hands the error over.
    #[expect(clippy::needless_pass_by_value)]
    pub(super) fn chart(error: ChartError) -> Self {
        Self { code: "no-chart", message: error.to_string() }
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = Error::new(&fault.message);
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &fault.code.into());
        error.into()
    }
}
