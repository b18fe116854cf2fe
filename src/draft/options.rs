use std::collections::BTreeMap;

use serde::Deserialize;

use super::dictionary::Dictionary;
use super::kind::Kind;

/// What is known better than a draft would guess. Everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DraftOptions {
    /// What the file is called; the title and the unit are taken from it.
    pub file_name: Option<String>,
    /// The title of the report.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its language: `en-US`, `es-MX`.
    pub language: Option<String>,
    /// What a row is, in the plural: `calls`.
    pub unit: Option<String>,
    /// Counts under this are protected; [`DraftOptions::THRESHOLD`] where absent.
    pub threshold: Option<u64>,
    /// Columns to use although they may name or locate people, or would be left out for another reason.
    pub use_columns: Vec<String>,
    /// Columns to leave out.
    pub leave_columns: Vec<String>,
    /// Dictionaries of the file; those that are built in are used besides.
    pub dictionaries: Vec<Dictionary>,
    /// What columns hold, where it is not what was found.
    pub kinds: BTreeMap<String, Kind>,
}

impl DraftOptions {
    /// Counts under this are protected, where nothing else is asked for.
    pub const THRESHOLD: u64 = 5;
}
