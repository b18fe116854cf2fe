//! Check that rows add up to what is printed for the whole.

use super::words::Range;
use super::{grouped, printed};
use crate::report::decimal::{Decimal, MAX_DECIMALS};
use crate::report::findings::{Findings, Step};
use crate::report::shape::is_total_word;
use crate::report::table::{Base, Row, Table, TableKind};
use crate::report::value::Value;

/// Possible total of rows, and the sum that they print.
struct Sum {
    range: Range,
    printed: u64,
}

impl Sum {
    /// Of one column; a list that leaves rows out is open above. `None` where no row prints a count, or chance changed one.
    fn of(rows: &[Row], column: usize, partial: bool) -> Option<Self> {
        let values = || rows.iter().map(|row| row.figures().get(column));
        let counts: Vec<u64> = values().filter_map(|value| value?.published_count()).collect();
        let noisy = values().flatten().any(Value::has_noise);
        let range = values().map(|value| value.map_or(Range::ANY, Range::of)).fold(Range::NONE, Range::plus);
        let range = if partial { Range { most: None, ..range } } else { range };
        let printed = counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
        (!counts.is_empty() && !noisy).then_some(Self { range, printed })
    }

    /// Returns the contradiction with a printed whole, in words.
    fn against(&self, whole: &Value) -> Option<&'static str> {
        let whole = Some(whole).filter(|whole| whole.published_count().is_some() && !whole.has_noise())?;
        let whole = Range::of(whole);
        if self.range.is_above(whole) {
            return Some("more");
        }
        whole.is_above(self.range).then_some("less")
    }
}

pub(super) fn check_sum(table: &Table, column: usize, found: &mut Findings) {
    if !matches!(table.kind, TableKind::Exclusive | TableKind::Nested) {
        return;
    }
    check_shares(table, column, found);
    check_rate_of_all(table, column, found);
    let Some(total) = table.total.as_ref() else { return };
    let Some(whole) = total.figures().get(column) else { return };
    let Some(sum) = Sum::of(&table.rows, column, table.partial) else { return };
    if let Some(which) = sum.against(whole) {
        found.at(Step::Field("total"), |found| {
            found.in_row(&total.label, |found| {
                let message =
                    format!("The rows sum to {}, {which} than the total of {}.", grouped(sum.printed), printed(whole));
                let remedy = format!("Correct a row or the total{}.", hint(which, table.partial));
                found.contradiction("sum-mismatch", message, remedy);
            });
        });
    }
}

/// A rate of all, such as calls answered, lies between the rates of the parts.
fn check_rate_of_all(table: &Table, column: usize, found: &mut Findings) {
    let Some(total) = table.total.as_ref().filter(|_| !table.partial && !are_parts(table, column)) else { return };
    let rate = |row: &Row| match row.figures().get(column) {
        Some(value @ Value::Share { percent, .. }) if value.percent_qualifier().is_none() => Some(*percent),
        _ => None,
    };
    let rates: Option<Vec<Decimal>> = table.rows.iter().map(rate).collect();
    let (Some(of_all), Some(rates)) = (rate(total), rates.filter(|rates| rates.len() > 1)) else { return };
    let size = |rate: &Decimal| rate.units_at(MAX_DECIMALS);
    let (Some(least), Some(most)) =
        (rates.iter().min_by_key(|rate| size(rate)), rates.iter().max_by_key(|rate| size(rate)))
    else {
        return;
    };
    // Rounding moves each by no more than half of its last digit.
    let slack =
        [&of_all, least, most].map(|rate| 10_i64.pow(u32::from(MAX_DECIMALS - rate.decimals()))).into_iter().max();
    let slack = slack.unwrap_or(0);
    if size(&of_all) < size(least) - slack || size(&of_all) > size(most) + slack {
        let message = format!("{of_all}% of all lies outside the {least}% to {most}% of the rows.");
        let remedy = "Correct one of them, or say in a note what the rows leave out.";
        found.at(Step::Field("total"), |found| {
            found.in_row(&total.label, |found| found.advice("rate-outside-rows", message, remedy));
        });
    }
}

/// A total that is among the rows is counted as one of them.
pub(super) fn check_total_among_rows(table: &Table, found: &mut Findings) {
    if table.kind != TableKind::Exclusive || table.total.is_some() || table.rows.len() < 3 {
        return;
    }
    let count = |row: &Row| row.figures().first().and_then(Value::published_count);
    let Some(sum) = table.rows.iter().map(count).sum::<Option<u64>>() else { return };
    let is_total =
        |row: &Row| is_total_word(&row.label) && count(row).is_some_and(|count| count > 0 && count == sum - count);
    found.each("rows", &table.rows, |found, row| {
        if is_total(row) {
            found.in_row(&row.label, |found| {
                let message = format!("The row “{}” is the sum of the others.", row.label);
                found.advice(
                    "total-among-rows",
                    message,
                    "Give it as the table's `total`, or it counts as one of its own parts.",
                );
            });
        }
    });
}

fn hint(which: &str, partial: bool) -> &'static str {
    if which == "less" && !partial { "; a list that leaves rows out says `partial`" } else { "" }
}

pub(super) fn check_subtotal(table: &Table, row: &Row, column: usize, found: &mut Findings) {
    let Some(whole) = row.figures().get(column).filter(|_| !row.children.is_empty()) else { return };
    if matches!(table.kind, TableKind::NonCumulative | TableKind::Ranking) {
        let above = |child: &&Row| child.figures().get(column).is_some_and(|part| is_above(part, whole));
        if let Some(child) = row.children.iter().find(above) {
            let message = format!("“{}” is larger than “{}”, of which it is a part.", child.label, row.label);
            found.contradiction("part-above-whole", message, "A part is never larger than its whole.");
        }
        return;
    }
    let Some(sum) = Sum::of(&row.children, column, row.partial) else { return };
    if let Some(which) = sum.against(whole) {
        let message = format!("Its children sum to {}, {which} than its {}.", grouped(sum.printed), printed(whole));
        let remedy = format!("Correct a child or the row{}.", hint(which, row.partial));
        found.contradiction("subtotal-mismatch", message, remedy);
    }
}

/// Returns whether a count is certainly larger than another, unless chance changed one of them.
pub(super) fn is_above(part: &Value, whole: &Value) -> bool {
    !part.has_noise() && !whole.has_noise() && Range::of(part).is_above(Range::of(whole))
}

/// Returns whether the percentages of a column are parts of a whole: not where there are none by the table's own word,
/// where the column says so or is headed as a rate, or where the total prints another percentage than all.
pub(super) fn are_parts(table: &Table, column: usize) -> bool {
    let of_total = table.total.as_ref().and_then(|total| total.figures().get(column)?.printed_percent());
    let is_all = |percent: Decimal| (percent.units_at(6) - 100_000_000).abs() <= 1_000_000;
    let is_rate = |heading: &str| {
        heading.to_lowercase().split(' ').any(|word| ["rate", "rates", "tasa", "tasas"].contains(&word))
    };
    let is_independent = table.columns.get(column).is_some_and(|own| own.independent || is_rate(&own.heading));
    table.base != Base::None && !is_independent && of_total.is_none_or(is_all)
}

/// Percentages that are parts of a whole should reach 100, give or take what rounding explains.
fn check_shares(table: &Table, column: usize, found: &mut Findings) {
    let printed = || table.rows.iter().filter_map(|row| row.figures().get(column));
    let printed = || printed().filter(|value| value.printed_percent().is_some());
    // “<1%” adds something, but nobody knows how much.
    let shares: Vec<Decimal> =
        printed().filter(|value| value.percent_qualifier().is_none()).filter_map(Value::printed_percent).collect();
    let (count, exact) = (printed().count(), shares.len() == printed().count());
    if shares.is_empty() || !are_parts(table, column) || (count < table.rows.len() && !table.partial) {
        return;
    }
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
                "Rounding cannot explain it: correct a share or the table's kind; where the shares are no parts of a whole, give \
                 the column `\"independent\": true`, or the table `\"base\": \"none\"`.",
            );
        }
    });
}
