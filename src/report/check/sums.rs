//! Whether rows add up to what is printed for the whole.

use crate::report::decimal::Decimal;
use crate::report::findings::{Findings, Step};
use crate::report::table::{Row, Table, TableKind};
use crate::report::value::Value;

/// The published counts of rows, and whether all of them are published.
fn published(rows: &[Row], column: usize) -> (u64, bool) {
    let values = || rows.iter().map(|row| row.figures().get(column));
    let counts = values().filter_map(|value| value?.published_count());
    let all = values().all(|value| value.is_some_and(|value| value.published_count().is_some()));
    (counts.fold(0, u64::saturating_add), all)
}

/// Whether a printed sum can be what the rows say.
fn sum_problem(rows: &[Row], column: usize, partial: bool, printed: u64) -> Option<(u64, &'static str)> {
    let (sum, all) = published(rows, column);
    let approximate = rows.iter().any(|row| row.figures().get(column).is_some_and(|value| value.qualifier().is_some()));
    let known = all && !partial && !approximate;
    let noisy = rows.iter().any(|row| row.figures().get(column).is_some_and(Value::has_noise));
    let no_figures = rows.iter().all(|row| row.figures().get(column).and_then(Value::published_count).is_none());
    match sum {
        _ if no_figures || noisy => None,
        sum if sum > printed => Some((sum, "more")),
        sum if sum < printed && known => Some((sum, "less")),
        _ => None,
    }
}

pub(super) fn check_sum(table: &Table, column: usize, found: &mut Findings) {
    if !matches!(table.kind, TableKind::Exclusive | TableKind::Nested) {
        return;
    }
    check_shares(table, column, found);
    let Some(total) = table.total.as_ref() else { return };
    let printed = total.figures().get(column).filter(|value| !value.has_noise());
    let Some(printed) = printed.and_then(Value::published_count) else { return };
    if let Some((sum, which)) = sum_problem(&table.rows, column, table.partial, printed) {
        found.at(Step::Field("total"), |found| {
            found.in_row(&total.label, |found| {
                let message = format!("The rows sum to {sum}, {which} than the total of {printed}.");
                let remedy = format!("Correct a row or the total{}.", hint(which, table.partial));
                found.contradiction("sum-mismatch", message, remedy);
            });
        });
    }
}

fn hint(which: &str, partial: bool) -> &'static str {
    if which == "less" && !partial { "; a list that leaves rows out says `partial`" } else { "" }
}

pub(super) fn check_subtotal(table: &Table, row: &Row, column: usize, found: &mut Findings) {
    let printed = row.figures().get(column).filter(|value| !value.has_noise());
    let Some(printed) = printed.and_then(Value::published_count) else { return };
    if row.children.is_empty() {
        return;
    }
    if matches!(table.kind, TableKind::NonCumulative | TableKind::Ranking) {
        let above = row
            .children
            .iter()
            .filter(|child| !child.figures().get(column).is_some_and(Value::has_noise))
            .find(|child| child.figures().get(column).and_then(Value::published_count) > Some(printed));
        if let Some(child) = above {
            let message = format!("“{}” is larger than “{}”, of which it is a part.", child.label, row.label);
            found.contradiction("part-above-whole", message, "A part is never larger than its whole.");
        }
    } else if let Some((sum, which)) = sum_problem(&row.children, column, row.partial, printed) {
        let message = format!("Its children sum to {sum}, {which} than its {printed}.");
        let remedy = format!("Correct a child or the row{}.", hint(which, row.partial));
        found.contradiction("subtotal-mismatch", message, remedy);
    }
}

/// Percentages published without counts should reach 100, give or take what rounding explains.
fn check_shares(table: &Table, column: usize, found: &mut Findings) {
    let shares: Vec<Decimal> =
        table.rows.iter().filter_map(|row| row.figures().get(column)?.printed_percent()).collect();
    if shares.is_empty() || (shares.len() < table.rows.len() && !table.partial) {
        return;
    }
    let exact = table.rows.iter().all(|row| row.figures().get(column).is_some_and(|value| value.qualifier().is_none()));
    let decimals = shares.iter().map(|share| share.decimals()).max().unwrap_or(0);
    let unit = 10_i64.pow(u32::from(decimals));
    let sum: i64 = shares.iter().map(|share| share.units_at(decimals)).fold(0, i64::saturating_add);
    // Each share may be half of its own last digit away from what it stands for.
    let slack: i64 = shares.iter().map(|share| 10_i64.pow(u32::from(decimals - share.decimals()))).sum();
    let off = sum - 100 * unit;
    let wrong = if table.partial || !exact { off > 0 } else { off != 0 };
    if !wrong {
        return;
    }
    found.at(Step::Field("rows"), |found| {
        let message = format!("The printed percentages sum to {}%, not 100%.", Decimal::new(sum, decimals));
        if 2 * off.abs() <= slack {
            found.advice("percent-sum-rounding", message, "Rounding explains it; a note may say so.");
        } else {
            found.contradiction(
                "percent-sum",
                message,
                "Rounding cannot explain it: correct a share, or the table's kind.",
            );
        }
    });
}
