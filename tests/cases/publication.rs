//! Publications as counts: the form in which the cases are written down.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Publication {
    pub(crate) source: String,
    pub(crate) title: String,
    pub(crate) jurisdiction: String,
    pub(crate) period: String,
    pub(crate) as_of: Option<String>,
    pub(crate) family: String,
    pub(crate) language: String,
    pub(crate) reliability: String,
    pub(crate) access: String,
    pub(crate) tables: Vec<PublishedTable>,
    pub(crate) footnotes: Vec<String>,
    pub(crate) checks: Vec<Check>,
    pub(crate) anomalies: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct PublishedTable {
    pub(crate) name: String,
    /// `headline`, or a kind of table.
    pub(crate) kind: String,
    pub(crate) total: Option<u64>,
    pub(crate) rows: Vec<PublishedRow>,
    /// Whether all rows of the publication's table are here.
    pub(crate) complete: bool,
    pub(crate) unit: Option<String>,
    pub(crate) percent_base: Option<String>,
    pub(crate) note: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct PublishedRow {
    pub(crate) label: String,
    pub(crate) count: Option<u64>,
    pub(crate) percent: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) suppressed: bool,
    pub(crate) note: Option<String>,
    /// What is printed in place of a number.
    pub(crate) value_printed: Option<String>,
}

/// A sum or a claim of the publication, recomputed.
#[derive(Debug, Deserialize)]
pub(crate) struct Check {
    /// The table's name, or `claim` for a sentence of the publication.
    pub(crate) table: String,
    #[serde(rename = "check")]
    pub(crate) what: String,
    pub(crate) printed: String,
    pub(crate) computed: String,
    pub(crate) ok: bool,
}

impl Check {
    pub(crate) fn is_claim(&self) -> bool {
        self.table == "claim"
    }
}

impl PublishedTable {
    pub(crate) fn is_headline(&self) -> bool {
        self.kind == "headline"
    }

    pub(crate) fn has_percents(&self) -> bool {
        self.rows.iter().any(|row| row.percent.is_some())
    }
}
