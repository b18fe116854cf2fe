//! Headings among the rows: further ones at the top, and the table's own once more.

use super::profile::Profile;
use super::watch::Seen;
use super::{Finding, LeftOutReason, Usual};
use crate::records::column::{Column, Records};
use crate::records::head::further;
use std::collections::BTreeSet;

/// Finds the further headings among the first rows, which a reader that knows the columns by name has not looked for.
pub(super) fn further_headings(header: &[String], usual: &Usual) -> Vec<Finding> {
    let rows: Vec<Vec<String>> = usual.first.iter().map(|seen| seen.fields.clone()).collect();
    let found = further(header, &rows);
    let row_of = |place: usize| usual.first.get(place).map(|seen| seen.row);
    let of = |place: usize, is_asked: bool| {
        Some(Finding { row: row_of(place)?, reason: LeftOutReason::FurtherHeading, is_asked })
    };
    let sure = (0..found.rows).filter_map(|place| of(place, false));
    sure.chain(found.asked.and_then(|(place, _)| of(place, true))).collect()
}

/// Finds the rows that say the table's heading again, in capitals or not. Without a column of numbers or dates that
/// has its name in it, the row is asked about: `Shelter` under `Shelter` may be an answer.
pub(super) fn repeated_headings(
    records: &Records,
    header: &[String],
    usual: &Usual,
    seen: &[Seen<String>],
) -> Vec<Finding> {
    let rows: BTreeSet<u32> = records.columns().iter().flat_map(rows_with_its_name).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let profile = usual.profile(|row| !rows.contains(&row));
    let found = rows.into_iter().filter_map(|row| {
        let kept = seen.binary_search_by_key(&row, |seen| seen.row).ok().and_then(|at| seen.get(at));
        let value = |(place, name): (usize, &String)| match kept {
            Some(seen) => seen.fields.get(place).map(String::as_str),
            None => records.column(name).and_then(|column| column.value(row as usize)),
        };
        let fields: Vec<_> = header.iter().enumerate().map(value).collect();
        let is_asked = !repeats(header, &fields, &profile)?;
        Some(Finding { row, reason: LeftOutReason::RepeatedHeading, is_asked })
    });
    found.collect()
}

/// Returns whether a row that says the heading again surely does so; `None` if it does not. Fields that are not known
/// are `None`.
fn repeats(header: &[String], fields: &[Option<&str>], profile: &Profile) -> Option<bool> {
    const FEWEST: usize = 2;
    let named = header.iter().zip(fields).filter_map(|(name, text)| Some((name, text.map(str::trim)?)));
    let filled: Vec<_> = named.filter(|(_, text)| !text.is_empty()).collect();
    if filled.len() < FEWEST || !filled.iter().all(|(name, text)| is_same(name, text)) {
        return None;
    }
    Some(profile.likeness(fields.iter().copied()).words_for_values > 0)
}

/// The rows in which a column that has other values, too, has its own name.
fn rows_with_its_name(column: &Column) -> Vec<u32> {
    let others = column.values().iter().filter(|text| !text.trim().is_empty() && !is_same(column.name(), text));
    let is_named: Vec<bool> = column.values().iter().map(|text| is_same(column.name(), text)).collect();
    if !is_named.contains(&true) || others.count() == 0 {
        return Vec::new();
    }
    let codes = column.blocks().iter().flat_map(crate::records::column::Codes::iter);
    let has_name = |code: u32| is_named.get(code as usize).copied().unwrap_or(false);
    (0..).zip(codes).filter(|(_, code)| has_name(*code)).map(|(row, _)| row).collect()
}

fn is_same(name: &str, text: &str) -> bool {
    let (name, text) = (name.trim(), text.trim());
    !name.is_empty() && name.len() == text.len() && (name == text || name.to_lowercase() == text.to_lowercase())
}
