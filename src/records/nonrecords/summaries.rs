//! Rows that sum others up in another way than by adding.

use super::numbers::Numbers;

/// Returns whether a row's number in a column is the average, the median, the least or the greatest of those of the records.
pub(super) fn is_summary(column: &Numbers, row: u32, records: &[u32]) -> bool {
    /// An average may be printed without its decimals.
    const ROUNDED: f64 = 0.5;
    let Some(value) = column.get(row) else { return false };
    let mut numbers: Vec<f64> = records.iter().filter_map(|row| column.get(*row)).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    let (Some(least), Some(greatest)) = (numbers.first(), numbers.last()) else { return false };
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mean = numbers.iter().sum::<f64>() / f64::from(count);
    let half = numbers.len() / 2;
    let median = match numbers.get(half.saturating_sub(1)..=half) {
        Some([below, above]) if numbers.len().is_multiple_of(2) => f64::midpoint(*below, *above),
        _ => numbers.get(half).copied().unwrap_or(mean),
    };
    let is_near = |other: f64| (value - other).abs() <= ROUNDED;
    numbers.len() > 1
        && (is_near(mean) || is_near(median) || value.total_cmp(least).is_eq() || value.total_cmp(greatest).is_eq())
}

/// Returns whether no record has a greater number in a column than a row.
pub(super) fn is_greatest(column: &Numbers, row: u32, records: &[u32]) -> bool {
    let Some(value) = column.get(row) else { return false };
    let numbers: Vec<f64> = records.iter().filter_map(|row| column.get(*row)).collect();
    numbers.len() > 1 && numbers.iter().all(|number| *number <= value)
}
