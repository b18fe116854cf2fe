use std::hash::Hasher;
use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use siphasher::sip::SipHasher24;

use super::tables::RelatedTable;
use crate::plan::{Mapping, Plan};
use crate::tabulate::{Knowledge, TabulateError};

/// The version of both files.
const VERSION: u32 = 2;

/// Place of the records, and how to read them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    /// The kind of SQL: `postgres`, `duckdb`, …
    pub dialect: String,
    /// The table or view, its parts between points: `public.signals`.
    pub table: String,
    /// The column that numbers the rows, as whole numbers from 1 on, none twice; it takes the place of the line of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The columns whose order the rows are numbered in, from 2 on, where no column does so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// Columns of the fields.
    pub mapping: Mapping,
    /// Tables with more of what the rows name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedTable>,
    /// Number of columns that one step looks at, if the database does not take all at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_columns: Option<NonZeroUsize>,
    /// Facts that a tabulator cannot find by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knowledge: Option<Box<RawValue>>,
}

impl Source {
    /// Facts that a tabulator cannot find by itself.
    pub(super) fn known(&self) -> Result<Knowledge, TabulateError> {
        let known = self.knowledge.as_ref().map(|json| serde_json::from_str(json.get()));
        known.unwrap_or_else(|| Ok(Knowledge::default())).map_err(|error| {
            let message = format!("What is known of the records cannot be read: {error}.");
            TabulateError::new("invalid-options", "knowledge", message, "Give it as for a file of records.")
        })
    }
}

/// Subject of a profile or of cells.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct About {
    version: u32,
    plan: String,
    digest: String,
    pub(super) source: Source,
}

impl About {
    pub(super) fn new(plan: &Plan, source: Source) -> Self {
        Self { version: VERSION, plan: plan.id.clone(), digest: digest(plan), source }
    }

    pub(super) fn to_json(&self) -> Result<String, TabulateError> {
        serde_json::to_string(self)
            .map_err(|error| TabulateError::new("internal", "plan", error.to_string(), "Please report this."))
    }

    /// Reads the subject that a file names, if that is this plan.
    pub(super) fn read(json: &str, plan: &Plan) -> Result<Self, TabulateError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        let remedy = "Write the statements anew, and run both again.";
        let broken = |error: serde_json::Error| {
            let message = format!("What the file says of its plan cannot be read: {error}.");
            TabulateError::new("cells-broken", "plan", message, remedy)
        };
        let Versioned { version } = serde_json::from_str(json).map_err(broken)?;
        if version != VERSION {
            let message = format!("The file is of version {version}; this program reads version {VERSION}.");
            return Err(TabulateError::new("cells-version", "plan", message, remedy));
        }
        let about: Self = serde_json::from_str(json).map_err(broken)?;
        if about.digest != digest(plan) {
            let change = if about.plan == plan.id { ", or of another state of it" } else { "" };
            let message = format!("The file is of the plan “{}”{change}, not of “{}”.", about.plan, plan.id);
            let remedy = "Use the plan that the statements were written for, or write them anew.";
            return Err(TabulateError::new("cells-of-another-plan", "plan", message, remedy));
        }
        Ok(about)
    }
}

/// A short name for what a plan says, the same however its text is laid out.
fn digest(plan: &Plan) -> String {
    let mut hasher = SipHasher24::new();
    hasher.write(format!("{plan:?}").as_bytes());
    format!("{:016x}", hasher.finish())
}
