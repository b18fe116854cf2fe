use serde::{Deserialize, Serialize};

use super::about::Source;
use super::dialect::Dialect;
use crate::tabulate::TabulateError;

/// A table with more of the case, the person or the place that a row names by a key, in one row for each key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelatedTable {
    /// The table or view, its parts between points. Its columns are called by the last of them: `situations.kind`.
    pub table: String,
    /// The column that has the key, of the table of records or of a related table before this one.
    pub column: String,
    /// The column of this table that has the same keys.
    pub other: String,
}

impl RelatedTable {
    /// The name before the points of its columns.
    fn name(&self) -> &str {
        self.table.rsplit('.').next().unwrap_or_default()
    }
}

/// The name of a table within a statement.
fn alias(place: usize) -> String {
    format!("hotline_report_{place}")
}

/// Tables of a source, as statements name them.
pub(super) struct Tables<'s> {
    source: &'s Source,
    dialect: Dialect,
}

impl<'s> Tables<'s> {
    /// # Errors
    /// If two related tables have the same name.
    pub(super) fn new(source: &'s Source, dialect: Dialect) -> Result<Self, TabulateError> {
        let related = &source.related;
        for (place, table) in related.iter().enumerate() {
            if related[..place].iter().any(|before| before.name() == table.name()) {
                let message = format!("Two related tables are called “{}”.", table.name());
                let remedy = "Name a view of one of them, so that it is known whose a column is.";
                return Err(TabulateError::new("invalid-options", "source", message, remedy));
            }
        }
        Ok(Self { source, dialect })
    }

    /// A column, with its table: in some databases the names of results hide columns that are called so.
    pub(super) fn column(&self, name: &str) -> String {
        let related = (1..).zip(&self.source.related);
        let found = related.filter_map(|(place, table)| {
            let column = name.strip_prefix(table.name())?.strip_prefix('.')?;
            Some(format!("{}.{}", alias(place), self.dialect.column(column)))
        });
        found.last().unwrap_or_else(|| format!("{}.{}", alias(0), self.dialect.column(name)))
    }

    /// The tables, joined by their keys; an empty text is no key.
    pub(super) fn joined(&self) -> String {
        let joins = (1..).zip(&self.source.related).map(|(place, table): (usize, _)| {
            let (key, other) = (self.key(table), self.other(place, table));
            let empty = self.dialect.text("");
            let (table, alias) = (self.dialect.table(&table.table), alias(place));
            format!("\n  LEFT JOIN {table} {alias} ON {other} = {key} AND {key} <> {empty}")
        });
        format!("{} {}{}", self.dialect.table(&self.source.table), alias(0), joins.collect::<String>())
    }

    /// Further columns of the rows: of each related table, whether it lacks the key of the row (1), or the row has none (2).
    pub(super) fn lacking(&self) -> String {
        let column = |(place, table): (usize, &RelatedTable)| {
            let (key, other) = (self.key(table), self.other(place, table));
            let empty = self.dialect.text("");
            let [none, lacking, found] = ["2", "1", "0"].map(|number| self.dialect.as_integer(number));
            format!(
                ", CASE WHEN {key} = {empty} THEN {none} WHEN {other} = {empty} THEN {lacking} ELSE {found} END AS j{place}"
            )
        };
        (1..).zip(&self.source.related).map(column).collect()
    }

    fn key(&self, table: &RelatedTable) -> String {
        self.dialect.as_text(&self.column(&table.column))
    }

    fn other(&self, place: usize, table: &RelatedTable) -> String {
        self.dialect.as_text(&format!("{}.{}", alias(place), self.dialect.column(&table.other)))
    }
}
