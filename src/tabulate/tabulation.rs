//! Result of tabulation: exact counts, which are confidential. [`crate::disclosure::disclose`] makes a report of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::scope::Scope;
use crate::disclosure::{Dependency, Exact};
use crate::records::Day;
use crate::report::{Jurisdiction, Period, Role};

/// The exact counts behind a report, in the order of the plan. Nothing of it can be printed or exported.
#[derive(Clone)]
pub struct Tabulation {
    pub(crate) scope: Scope,
    pub(crate) jurisdiction: Jurisdiction,
    /// All jurisdictions that the plan or the records know, by name.
    pub(crate) jurisdictions: Vec<String>,
    pub(crate) headline: Vec<ExactFigure>,
    pub(crate) sections: Vec<ExactSection>,
    /// Fields of which values occur only with one value of another.
    pub(crate) dependencies: Rc<[Dependency]>,
    /// The labels of each field with categories: those that the plan lists, and those that records have.
    pub(crate) labels: BTreeMap<String, Vec<String>>,
    /// Fields with one category a record of which every record has one.
    pub(crate) complete: Rc<[String]>,
    /// `true` if records were counted; otherwise the counts were typed.
    pub(crate) is_of_records: bool,
    /// `true` if a period was asked for: records without a date are then left out.
    pub(crate) has_period: bool,
}

/// The counts of a section of the plan.
#[derive(Clone)]
pub(crate) struct ExactSection {
    pub(crate) figures: Vec<ExactFigure>,
    pub(crate) map: Option<ExactMap>,
    /// `None` for a table whose optional field the file lacks, or that has no columns.
    pub(crate) tables: Vec<Option<ExactTable>>,
}

/// The count of a figure.
#[derive(Clone)]
pub(crate) struct ExactFigure {
    pub(crate) count: Exact,
    /// Count of the period before, if the plan asks for the change.
    pub(crate) before: Option<ExactBefore>,
    /// Basis of its rank, if the plan asks for one.
    pub(crate) standing: Option<Standing>,
}

/// The count of a figure in the period before the report's.
#[derive(Clone)]
pub(crate) struct ExactBefore {
    pub(crate) count: Exact,
    pub(crate) first: Day,
    pub(crate) last: Day,
}

/// Basis of a rank.
#[derive(Clone)]
pub(crate) enum Standing {
    /// The counts of all jurisdictions that the records know, by name.
    Counted(Vec<(String, Exact)>),
    /// Somebody says which place it is.
    Given(u32),
}

/// The counts of a table.
#[derive(Clone)]
pub(crate) struct ExactTable {
    /// The headings of its columns, where it has several.
    pub(crate) columns: Vec<ExactColumn>,
    pub(crate) rows: Vec<ExactRow>,
    /// Total counts: not the sum of the rows, where these overlap. One a column.
    pub(crate) totals: Vec<Exact>,
    /// Of these, what has any value for the rows.
    pub(crate) respondents: Exact,
    /// `true` if a unit can be in several rows.
    pub(crate) overlaps: bool,
}

impl ExactTable {
    /// Returns whether rows of this table, or the parts of one of its rows, may be merged: each unit is in one of them,
    /// they have one column, and they are no periods, of which readers know each.
    pub(crate) fn may_merge(&self, rows: &[ExactRow]) -> bool {
        !self.overlaps && self.columns.is_empty() && rows.iter().all(|row| row.period.is_none())
    }
}

#[derive(Clone)]
pub(crate) struct ExactColumn {
    pub(crate) heading: String,
    pub(crate) period: Option<Period>,
    pub(crate) jurisdiction: Option<String>,
}

/// The counts of a row.
#[derive(Clone)]
pub(crate) struct ExactRow {
    pub(crate) label: String,
    pub(crate) role: Role,
    /// The time that it covers, where rows are periods.
    pub(crate) period: Option<Period>,
    /// One a column.
    pub(crate) counts: Vec<Exact>,
    /// The rows that it is the subtotal of.
    pub(crate) parts: Vec<ExactRow>,
    /// The labels of the field that it counts, beside its period.
    pub(crate) labels: Vec<String>,
    /// `true` if it counts what has no value, too.
    pub(crate) takes_missing: bool,
}

/// The counts of a map.
#[derive(Clone)]
pub(crate) struct ExactMap {
    /// Five-digit FIPS code, name, count.
    pub(crate) places: Vec<(String, String, Exact)>,
    /// For each place, the labels of the field that it counts.
    pub(crate) labels: Vec<Vec<String>>,
    /// Labels of places of which nothing was counted.
    pub(crate) nothing: Vec<String>,
}
