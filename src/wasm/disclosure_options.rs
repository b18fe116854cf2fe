use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::json::{fault, from_json};
use crate::disclosure::Circumstances;
use crate::report::{Node, Report};

/// Facts known beside the records.
pub(super) struct DisclosureOptions {
    published: Vec<Report>,
    reason: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Given {
    published: Vec<Node>,
    override_reason: Option<String>,
}

impl DisclosureOptions {
    pub(super) fn from_json(json: &str) -> Result<Self, JsValue> {
        let Given { published: documents, override_reason } = from_json(json)?;
        Ok(Self { published: published(&documents)?, reason: override_reason })
    }

    pub(super) fn circumstances(&self) -> Circumstances<'_> {
        Circumstances { published: &self.published, override_reason: self.reason.as_deref(), progress: None }
    }
}

/// Published documents.
pub(super) fn published(documents: &[Node]) -> Result<Vec<Report>, JsValue> {
    let read = |(place, document): (usize, &Node)| {
        Report::from_checked(document).ok_or_else(|| {
            let message = format!("Published document {} is no report document.", place + 1);
            fault("invalid-document", &message, &JsValue::UNDEFINED)
        })
    };
    documents.iter().enumerate().map(read).collect()
}
