//! Columns that are the sum of the columns beside them.

use super::grouped;
use super::words::Range;
use crate::report::findings::{Findings, Step};
use crate::report::table::{Column, Row, Table};
use crate::report::value::Value;

/// A column that adds up others.
struct Total {
    column: usize,
    parts: Vec<usize>,
    /// `true` if the document says so; else only its heading does.
    is_said: bool,
}

impl Total {
    /// The sum columns of a table, each with the columns of its group that count the same.
    fn all(table: &Table) -> Vec<Self> {
        let columns = || table.columns.iter().enumerate();
        let of = |(column, own): (usize, &Column)| {
            let is_part = |other: &Column| own.group.is_none() || own.group == other.group;
            let alike = |other: &Column| other.unit == own.unit && other.jurisdiction == own.jurisdiction;
            let parts =
                columns().filter(|(at, other)| *at != column && !other.is_sum() && is_part(other) && alike(other));
            let all = Self { column, parts: parts.map(|(at, _)| at).collect(), is_said: own.total == Some(true) };
            let before = Self { parts: all.parts.iter().copied().filter(|at| *at < column).collect(), ..all };
            // What follows a total may count something else.
            if before.parts.len() > 1 && before.agreeing(&table.rows) > all.agreeing(&table.rows) {
                before
            } else {
                all
            }
        };
        columns().filter(|(_, own)| own.is_sum()).map(of).filter(|total| total.parts.len() > 1).collect()
    }

    /// Returns the number of rows, children included, of which it is the sum.
    fn agreeing(&self, rows: &[Row]) -> usize {
        rows.iter().map(|row| usize::from(self.agrees(row)) + self.agreeing(&row.children)).sum()
    }

    fn agrees(&self, row: &Row) -> bool {
        self.of(row).is_some_and(|(sum, whole)| sum == whole && sum.least > 0)
    }

    /// Returns the possible totals of the parts of a row, and of its sum, where both are counts.
    fn of(&self, row: &Row) -> Option<(Range, Range)> {
        let value = |column: usize| row.figures().get(column);
        let whole = value(self.column).filter(|whole| whole.published_count().is_some())?;
        let parts = || self.parts.iter().filter_map(|column| value(*column));
        let counts = parts().any(|part| part.published_count().is_some());
        let others = parts().any(|part| part.published_count().is_none() && !part.is_in_words());
        let noisy = whole.has_noise() || parts().any(Value::has_noise);
        let sum = parts().map(Range::of).fold(Range::NONE, Range::plus);
        (counts && !others && !noisy).then(|| (sum, Range::of(whole)))
    }
}

/// Holds the sum columns of a table against their parts, row by row.
pub(super) fn check_columns(table: &Table, found: &mut Findings) {
    for total in Total::all(table) {
        // A heading alone may mean more than the columns beside it: then some row shows that it does not.
        let is_sure = total.is_said || total.agreeing(&table.rows) > 0;
        let heading = table.columns.get(total.column).map_or("", |own| own.heading.as_str());
        found.each("rows", &table.rows, |found, row| check_row(&total, heading, row, is_sure, found));
        if let Some(row) = &table.total {
            found.at(Step::Field("total"), |found| check_row(&total, heading, row, is_sure, found));
        }
    }
}

fn check_row(total: &Total, heading: &str, row: &Row, is_sure: bool, found: &mut Findings) {
    found.in_row(&row.label, |found| {
        if let Some((sum, whole)) = total.of(row)
            && (sum.is_above(whole) || whole.is_above(sum))
        {
            found.at(Step::Field("values"), |found| {
                found.at(Step::Index(total.column), |found| differ(heading, sum, whole, is_sure, found));
            });
        }
        found.each("children", &row.children, |found, child| check_row(total, heading, child, is_sure, found));
    });
}

fn differ(heading: &str, sum: Range, whole: Range, is_sure: bool, found: &mut Findings) {
    let which = if sum.is_above(whole) { "more" } else { "less" };
    let (sum, whole) = (grouped(sum.least), grouped(whole.least));
    let message = format!("The columns beside “{heading}” sum to {sum}, {which} than its {whole}.");
    if is_sure {
        found.contradiction("column-sum-mismatch", message, "Correct one of them.");
    } else {
        let remedy = "Correct one of them; where the column is not their sum, give it `\"total\": false`.";
        found.advice("column-sum-mismatch", message, remedy);
    }
}
