//! Dictionaries: what the columns of a known kind of export are called, and what their codes mean.

mod apply;
mod find;
mod parse;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::concern::ConcernCode;
use super::kind::Kind;
use crate::records::Reading;
pub(super) use apply::described;
pub use parse::TableText;

/// Names of the columns of an export, and meanings of their codes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Dictionary {
    /// A name for programs.
    pub id: String,
    /// Name.
    pub name: String,
    /// Source of its words, and their terms of use.
    pub source: String,
    /// Codes that say, in every column, that nothing is known.
    pub missing: Vec<String>,
    /// The columns.
    pub fields: Vec<DictionaryField>,
}

/// A column, or the columns of one question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DictionaryField {
    /// Its headings: names for programs, and labels.
    pub names: Vec<String>,
    /// Label in words.
    pub label: String,
    /// The question that it is one answer of, of a yes/no column.
    pub question: Option<String>,
    /// Kind of its answers.
    pub kind: Option<Kind>,
    /// Kind of contents by which it may name or locate a person.
    pub concern: Option<ConcernCode>,
    /// Its answers, in their order.
    pub choices: Vec<Choice>,
    /// The sign between several answers.
    pub separator: Option<String>,
    /// Who was asked, as the dictionary says it.
    pub asked: Option<String>,
}

/// An answer that can be chosen: its code, and its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice(pub String, pub String);

/// The dictionaries that are built in, as JSON.
const BUILT_IN: [&str; 2] = [include_str!("data/htcds-2.0.json"), include_str!("data/ctdc.json")];

/// The dictionaries that are built in.
pub(super) fn built_in() -> impl Iterator<Item = Dictionary> {
    BUILT_IN.into_iter().filter_map(|json| serde_json::from_str(json).ok())
}

impl Dictionary {
    /// Reads a dictionary file: `REDCap`'s data dictionary, which is one table, or the sheets `survey` and `choices` of an
    /// `XLSForm`. `None` where the tables are neither.
    pub fn parse(tables: &[TableText]) -> Option<Self> {
        parse::redcap(tables).or_else(|| parse::xlsform(tables))
    }
}

/// All rows of what was read, as a dictionary is parsed from.
pub fn table_text(reading: &Reading) -> TableText {
    let columns = reading.records.columns();
    let row = |row: usize| columns.iter().map(|column| column.value(row).unwrap_or_default().to_owned()).collect();
    let header = columns.iter().map(|column| column.name().to_owned()).collect();
    TableText { header, rows: (0..reading.records.len()).map(row).collect() }
}
