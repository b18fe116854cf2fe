//! Marks of notes that a copy has glued to figures: `240` with note 1 becomes `2401`.

use std::ops::Range;

use super::super::line::Line;
use super::super::words;
use super::{Item, Kind};
use crate::report::percent;

/// Finds the rows whose figures end with the number of a note below to which nothing refers. Each of these notes has such
/// a figure, and neither the total nor the percentages prove the figures as they are printed.
pub(super) fn rows(items: &[Item], lines: &[Line]) -> Vec<usize> {
    let is_row = |item: &Item| matches!(item.kind, Kind::Row(..));
    let mut found = Vec::new();
    let mut place = 0;
    while place < items.len() {
        let length = items[place..].iter().take_while(|item| is_row(item)).count();
        let group = &items[place..place + length];
        place += length.max(1);
        let below = items.get(place).filter(|item| length > 0 && matches!(item.kind, Kind::Text(_)));
        let texts = items[place.min(items.len())..].iter().take_while(|item| matches!(item.kind, Kind::Text(_)));
        let Some(end) = below.and(texts.last()).map(|item| item.lines.end) else { continue };
        let notes = numbered(lines, items[place].lines.start..end);
        if notes > 0 && !is_proved(group) {
            found.extend(ending_with(group, notes));
        }
    }
    found
}

/// The number of notes: lines that begin with 1, 2, 3, the first of them with 1.
fn numbered(lines: &[Line], range: Range<usize>) -> u64 {
    let mut last = 0;
    for (place, line) in lines[range].iter().enumerate() {
        let (number, text) = line.text.split_once(' ').unwrap_or_default();
        let is_next = number.parse() == Ok(last + 1) && text.starts_with(char::is_uppercase);
        if place == 0 && !is_next {
            return 0;
        }
        last += u64::from(is_next);
    }
    last
}

/// The lines of the rows that have a count which ends with one of these numbers; none if a number has no such row, in its
/// order.
fn ending_with(group: &[Item], notes: u64) -> Vec<usize> {
    let ends = |item: &Item, number: u64| {
        let Kind::Row(_, cells) = &item.kind else { return false };
        let (printed, marker) = (|count: u64| count.to_string(), number.to_string());
        let counts = cells.iter().flatten().filter_map(super::Cell::count).map(printed);
        counts.into_iter().any(|count| count.len() > marker.len() && count.ends_with(&marker))
    };
    let mut from = 0;
    for number in 1..=notes {
        let Some(next) = (from..group.len()).find(|row| ends(&group[*row], number)) else { return Vec::new() };
        from = next;
    }
    group.iter().filter(|item| (1..=notes).any(|number| ends(item, number))).map(|item| item.line).collect()
}

/// Returns whether the rows reach their total, or have the percentages that are printed.
fn is_proved(group: &[Item]) -> bool {
    let rows = group.iter().filter_map(|item| match &item.kind {
        Kind::Row(label, cells) => {
            let is_total = words::prefix(&label.words().to_lowercase(), |words| words.total).is_some();
            let share = cells.get(1).and_then(|cell| cell.as_ref()?.percent());
            Some((is_total, cells.first()?.as_ref()?.count()?, share))
        }
        _ => None,
    });
    let (totals, parts): (Vec<_>, Vec<_>) = rows.partition(|(is_total, ..)| *is_total);
    let sum = parts.iter().fold(0_u64, |sum, (_, count, _)| sum.saturating_add(*count));
    let total = totals.first().map_or(sum, |(_, count, _)| *count);
    let shares: Vec<_> = parts.iter().filter_map(|(_, count, share)| Some((*count, (*share)?))).collect();
    let fits =
        |(count, share): &(u64, crate::report::Decimal)| percent(*count, total, share.decimals()) == Some(*share);
    !totals.is_empty() && total == sum || !shares.is_empty() && shares.iter().all(fits)
}
