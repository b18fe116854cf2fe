//! Relations that probably hold between the tables of a document of unknown making: columns of totals, and margins in a
//! table of their own. Nothing says so but headings, labels and numbers, so all numbers must bear it out.

use super::documents::Document;
use crate::disclosure::cells::registry::{Address, CellId, CellRegistry};
use crate::plan::fold;
use crate::report::{Table, TableKind};

/// Headings of columns that all others add up to, folded.
const TOTALS: [&str; 8] = ["total", "totals", "all", "sum", "overall", "todos", "todas", "totales"];

/// A total and its parts, as far as they are counts.
type Sum = (CellId, Vec<CellId>);

/// Adds the sums that tables of a document seem to have.
pub(in crate::disclosure) fn guess(registry: &mut CellRegistry, document: &Document) {
    let tables: Vec<&Table> = document
        .report
        .tables()
        .filter(|table| matches!(table.kind, TableKind::Exclusive | TableKind::Nested) && !table.partial)
        .collect();
    for table in &tables {
        add(registry, total_column(document, table));
    }
    let (wide, single): (Vec<&Table>, Vec<&Table>) = tables.into_iter().partition(|table| table.columns.len() > 1);
    for crossed in wide {
        for margins in single.iter().filter(|margins| margins.unit == crossed.unit) {
            add(registry, rows_of(document, crossed, margins));
            add(registry, columns_of(document, crossed, margins));
        }
    }
}

/// Adds sums of one kind if every one of which all numbers are known holds, and there is such a one.
fn add(registry: &mut CellRegistry, sums: Vec<Sum>) {
    let truth = |cell: &CellId| registry.cells[*cell].truth;
    let known: Vec<bool> = sums
        .iter()
        .filter_map(|(total, parts)| Some(truth(total)? == parts.iter().map(truth).sum::<Option<u64>>()?))
        .collect();
    if known.iter().all(|holds| *holds) && !known.is_empty() {
        for (total, parts) in sums {
            registry.push(total, parts);
        }
    }
}

fn cell(document: &Document, table: &Table, row: &str, column: Option<usize>) -> Option<CellId> {
    let heading = column.and_then(|column| table.columns.get(column)).map(|column| column.heading.as_str());
    document.find(&Address::new(&table.id, &[row], heading))
}

fn labels(table: &Table) -> impl Iterator<Item = &str> {
    table.rows.iter().chain(&table.total).map(|row| row.label.as_str())
}

/// Columns but those of totals.
fn parts(table: &Table) -> Vec<usize> {
    let is_part = |column: &usize| !TOTALS.contains(&fold(&table.columns[*column].heading).as_str());
    (0..table.columns.len()).filter(is_part).collect()
}

/// Each row's column of totals, as the sum of its other columns.
fn total_column(document: &Document, table: &Table) -> Vec<Sum> {
    let parts = parts(table);
    let mut totals = (0..table.columns.len()).filter(|column| !parts.contains(column));
    let (Some(total), None, true) = (totals.next(), totals.next(), parts.len() > 1) else { return Vec::new() };
    let sum = |row| {
        let cells = parts.iter().map(|column| cell(document, table, row, Some(*column)));
        Some((cell(document, table, row, Some(total))?, cells.collect::<Option<Vec<CellId>>>()?))
    };
    labels(table).filter_map(sum).collect()
}

/// The rows of one table, as sums over the columns of another.
fn rows_of(document: &Document, crossed: &Table, margins: &Table) -> Vec<Sum> {
    let parts = parts(crossed);
    let sum = |row: &str| {
        let cells = parts.iter().map(|column| cell(document, crossed, row, Some(*column)));
        Some((cell(document, margins, row, None)?, cells.collect::<Option<Vec<CellId>>>()?))
    };
    crossed.rows.iter().filter_map(|row| sum(&row.label)).collect()
}

/// The rows of one table, as sums over the rows of a column of another.
fn columns_of(document: &Document, crossed: &Table, margins: &Table) -> Vec<Sum> {
    let sum = |column: usize| {
        let cells = crossed.rows.iter().map(|row| cell(document, crossed, &row.label, Some(column)));
        let total = cell(document, margins, &crossed.columns[column].heading, None)?;
        Some((total, cells.collect::<Option<Vec<CellId>>>()?))
    };
    parts(crossed).into_iter().filter_map(sum).collect()
}
