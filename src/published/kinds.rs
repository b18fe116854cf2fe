//! Relations between the rows of a table, and the base of its percentages, as far as the figures tell.

use super::subtotals::{Nesting, nesting};
use super::words;
use crate::report::{Base, Figure, Report, Row, Table, TableKind, Value, percent};

/// Settles the kind of a table. What could not be told is said, in one sentence.
pub(super) fn settle(table: &mut Table) -> Option<&'static str> {
    let closed = table.total.as_ref().is_some_and(|total| total.figures().is_empty());
    let top = words::prefix(&table.title.to_lowercase(), |words| words.top).is_some();
    let shares_only = table.rows.iter().flat_map(Row::figures).all(|value| matches!(value, Value::Share { .. }));
    if closed {
        table.kind = TableKind::NonCumulative;
    } else if table.rows.len() > 1 && table.total.is_none() && table.rows.iter().all(|row| row.period.is_some()) {
        table.kind = TableKind::Trend;
        table.base = Base::None;
    } else if top || table.rows.iter().any(|row| row.rank.is_some()) {
        table.kind = TableKind::Ranking;
    } else if shares_only && table.columns.is_empty() {
        settle_shares(table);
    } else {
        return nest(table);
    }
    None
}

/// Percentages without counts: parts of one whole, some of them, or rows that overlap.
fn settle_shares(table: &mut Table) {
    let shares: Vec<_> = table.rows.iter().filter_map(|row| row.figures().first()?.printed_percent()).collect();
    let unit = 10_i64.pow(6);
    let sum = shares.iter().map(|share| share.units_at(6)).fold(0, i64::saturating_add);
    let slack: i64 = shares.iter().map(|share| 10_i64.pow(6 - u32::from(share.decimals().min(6)))).sum();
    if sum > 100 * unit + slack / 2 {
        table.kind = TableKind::NonCumulative;
        table.total = None;
    }
    table.partial = sum < 100 * unit - slack / 2;
}

/// Finds the subtotals among the rows.
fn nest(table: &mut Table) -> Option<&'static str> {
    let count = |row: &Row| row.figures().first().and_then(Value::published_count);
    let total = table.total.as_ref().and_then(count)?;
    let counts: Option<Vec<u64>> = table.rows.iter().map(count).collect();
    let known: u64 = table.rows.iter().filter_map(count).fold(0, u64::saturating_add);
    let Some(counts) = counts else {
        let message = "The rows exceed the total, and some are withheld: which are subtotals cannot be told.";
        return (known > total).then_some(message);
    };
    match nesting(&counts, total) {
        Nesting::Flat => None,
        Nesting::Unique(way) => {
            let mut rows = std::mem::take(&mut table.rows).into_iter();
            for parts in way {
                if let Some(mut row) = rows.next() {
                    row.children = rows.by_ref().take(parts).collect();
                    table.rows.push(row);
                }
            }
            table.kind = TableKind::Nested;
            None
        }
        Nesting::Ambiguous => Some(
            "The rows do not sum to the total, and there are several ways to read some as subtotals; they are kept flat.",
        ),
        Nesting::Impossible if known > total => {
            Some("The rows exceed the total, and no way to read some as subtotals explains it; they are kept flat.")
        }
        Nesting::Impossible => Some("The rows do not reach the total."),
    }
}

/// Finds what the percentages of a table without a total are of: the figure, or the total of another table, of which
/// all of them are the share that is printed.
pub(super) fn settle_base(table: &mut Table, figures: &[Figure], totals: &[(u64, String, Option<String>)]) {
    let printed: Vec<_> = rows(&table.rows)
        .flat_map(Row::figures)
        .filter_map(|value| Some((value.published_count()?, value.printed_percent()?)))
        .collect();
    let with_total = table.kind != TableKind::NonCumulative && table.total.is_some();
    if printed.is_empty() {
        let has_counts = rows(&table.rows).flat_map(Row::figures).any(|value| value.published_count().is_some());
        if has_counts {
            table.base = Base::None;
        }
        return;
    }
    if with_total {
        return;
    }
    let fits = |base: u64| printed.iter().all(|(count, share)| percent(*count, base, share.decimals()) == Some(*share));
    let same_unit = |unit: Option<&str>| table.unit.is_none() || unit.is_none() || table.unit.as_deref() == unit;
    let figure = figures
        .iter()
        .find(|figure| same_unit(figure.unit.as_deref()) && figure.value.published_count().is_some_and(fits));
    let total = || totals.iter().find(|(count, _, unit)| same_unit(unit.as_deref()) && fits(*count));
    table.base = match (figure, total()) {
        (Some(figure), _) => Base::Figure(figure.id.clone()),
        (None, Some((count, label, _))) => Base::Count { count: *count, label: label.clone() },
        (None, None) if table.kind == TableKind::NonCumulative => {
            Base::Unpublished(table.unit.clone().unwrap_or_else(|| table.title.clone()))
        }
        (None, None) => Base::Total,
    };
}

/// The totals that the tables of a report print, with what they count.
pub(super) fn totals(report: &Report) -> Vec<(u64, String, Option<String>)> {
    let total = |table: &Table| {
        let total = table.total.as_ref()?;
        Some((total.figures().first()?.published_count()?, total.label.clone(), table.unit.clone()))
    };
    report.tables().filter_map(total).collect()
}

fn rows(rows: &[Row]) -> impl Iterator<Item = &Row> {
    rows.iter().flat_map(|row| std::iter::once(row).chain(&row.children))
}
