use std::collections::BTreeMap;

use serde::Serialize;

use super::unparsed::Unparsed;
use crate::records::{Failure, LeftOut, Warning};

/// Account of every row: read = counted + excluded + failed. It is for the analyst, never for the public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "RowAccount"))]
pub struct Account {
    /// Number of rows in the file.
    pub rows: u64,
    /// Rows that could not be read at all, and why.
    pub failed: Vec<Failure>,
    /// Lines of the file that are no records, and why: headings, totals, remarks. They are not among its rows.
    pub left_out: Vec<LeftOut>,
    /// Rows that are not in this report, and why; a row counts under the first reason that holds.
    pub excluded: Vec<Excluded>,
    /// Rows that are this report's.
    pub in_scope: u64,
    /// Counts of the rows in scope, by measure.
    pub measures: Vec<Measured>,
    /// Values that could not be understood; they count as not given.
    pub unread: Vec<Unparsed>,
    /// Locations that no map knows.
    pub unmatched_places: Vec<String>,
    /// The names on the map that are nearest to some of them.
    pub nearest_places: BTreeMap<String, String>,
    /// Further warnings of the file's reader.
    pub warnings: Vec<Warning>,
}

/// Rows that are not in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Excluded {
    /// Why.
    pub reason: Exclusion,
    /// Number of rows.
    pub rows: u64,
}

/// Reason that a row is excluded from a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Exclusion {
    /// It has no date that could be read, and the report is of a period.
    NoDate,
    /// It lies in another period.
    OtherPeriod,
    /// It says of no jurisdiction, and the report is one jurisdiction's.
    NoJurisdiction,
    /// It is another jurisdiction's.
    OtherJurisdiction,
    /// It does not meet a condition that was asked for.
    Filtered,
}

/// Count of the rows in scope by a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Measured {
    /// The measure's name in the plan.
    pub measure: String,
    /// Unit of the count.
    pub unit: String,
    /// Rows that it counts.
    pub rows: u64,
    /// Rows that do not meet its conditions.
    pub not_meeting: u64,
    /// Rows without a value of the field that tells its units apart.
    pub without_name: u64,
    /// For every field of which several rows of one unit say different things: its label, and how many units. The
    /// first row with a value counts.
    pub conflicts: Vec<(String, u64)>,
}
