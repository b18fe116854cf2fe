use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::chart::ChartError;
use crate::report::{Problem, Severity};

/// What goes wrong at the bindings, on its way to becoming a JavaScript `Error` with `code` and `problems`.
pub(super) struct Fault {
    code: &'static str,
    message: String,
    problems: Vec<Problem>,
}

impl Fault {
    pub(super) fn unreadable(error: &serde_wasm_bindgen::Error) -> Self {
        Self { code: "invalid-document", message: format!("This is no document: {error}"), problems: Vec::new() }
    }

    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        let message = match errors.clone().next() {
            Some(first) if errors.count() > 1 => format!("The document has several errors. The first: {first}"),
            Some(first) => first.to_string(),
            None => String::from("The document has errors."),
        };
        Self { code: "invalid-document", message, problems }
    }

    pub(super) fn options(reason: &str) -> Self {
        Self { code: "invalid-options", message: format!("These options are none. {reason}"), problems: Vec::new() }
    }

    pub(super) fn no_table(id: &str) -> Self {
        Self { code: "no-chart", message: format!("The report has no table “{id}”."), problems: Vec::new() }
    }

    pub(super) fn no_canvas() -> Self {
        let message = "This canvas cannot be drawn on: it has no 2d context.".to_owned();
        Self { code: "no-canvas", message, problems: Vec::new() }
    }

    // `map_err` hands the error over.
    #[expect(clippy::needless_pass_by_value)]
    pub(super) fn chart(error: ChartError) -> Self {
        Self { code: "no-chart", message: error.to_string(), problems: Vec::new() }
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let error = Error::new(&fault.message);
        let problems = super::to_js(&fault.problems).unwrap_or_default();
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &fault.code.into());
        let _ = Reflect::set(&error, &"problems".into(), &problems);
        error.into()
    }
}
