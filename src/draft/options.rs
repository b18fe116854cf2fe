use std::collections::BTreeMap;

use serde::Deserialize;

use super::dictionary::Dictionary;
use super::kind::Kind;

/// Settings in place of a draft's guesses. Everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DraftOptions {
    /// Name of the file, from which the title and the unit are taken.
    pub file_name: Option<String>,
    /// The title of the report.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its language: `en-US`, `es-MX`.
    pub language: Option<String>,
    /// Name of a row, in the plural: `calls`.
    pub unit: Option<String>,
    /// Counts under this are protected; [`DraftOptions::THRESHOLD`] where absent.
    pub threshold: Option<u64>,
    /// Columns to use although they may name or locate people, or would be left out for another reason.
    pub use_columns: Vec<String>,
    /// Columns to leave out.
    pub leave_columns: Vec<String>,
    /// Dictionaries of the file; those that are built in are used besides.
    pub dictionaries: Vec<Dictionary>,
    /// Kinds of columns, where they differ from those found.
    pub kinds: BTreeMap<String, Kind>,
}

impl DraftOptions {
    /// Counts under this are protected, where nothing else is asked for.
    pub const THRESHOLD: u64 = 5;
}
