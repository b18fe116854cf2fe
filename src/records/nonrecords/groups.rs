//! Headings of groups of rows, between the rows: “North region” above its counties.

use std::collections::HashSet;

use super::tail::found;
use super::watch::{Seen, Watch};
use super::words::label;
use super::{Finding, LeftOutReason, Usual};
use crate::records::column::{Codes, Column, Records};
use crate::records::detect::Kind;

/// Finds the rows that fill only their first field, with a word that no other row has there, each above a row that fills more.
/// They are asked about: a record may have no more to say.
pub(super) fn group_headings(
    records: &Records,
    header: &[String],
    usual: &Usual,
    seen: &[&Seen<String>],
    end: u32,
) -> Vec<Finding> {
    let text = |seen: &Seen<String>| seen.fields.first().map(|text| text.trim().to_owned()).unwrap_or_default();
    let is_alone = |seen: &&&Seen<String>| {
        let rest = seen.fields.get(1..).unwrap_or_default();
        !text(seen).is_empty() && !rest.is_empty() && rest.iter().all(|text| text.trim().is_empty())
    };
    let mut alone: Vec<&Seen<String>> = seen.iter().filter(is_alone).copied().collect();
    // Below the last record are remarks.
    let mut end = end;
    while let Some(last) = alone.pop_if(|last| last.row + 1 == end) {
        end = last.row;
    }
    let rows: Vec<u32> = alone.iter().map(|seen| seen.row).collect();
    let is_usual = rows.len() * 2 >= end as usize || rows.len() >= Watch::<String>::ALONE;
    let begins = rows.first() == Some(&0);
    if is_usual || rows.len() < 2 && !begins {
        return Vec::new();
    }
    let profile = usual.profile(|row| row < end && !rows.contains(&row));
    let repeated = header.first().and_then(|name| records.column(name)).map(repeated).unwrap_or_default();
    let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let is_heading = |seen: &&&Seen<String>| {
        let text = text(seen);
        let likeness = profile.likeness(seen.fields.iter().map(|text| Some(text.as_str())));
        // Where each row has a code of its own, another one says nothing.
        let is_word = Kind::of(text.as_bytes()) == Kind::Text && !(has_digit(&text) && profile.any(0, has_digit));
        let is_above = seen.row + 1 < end && rows.binary_search(&(seen.row + 1)).is_err();
        is_word
            && is_above
            && likeness.known_words == 0
            && label(&text).is_none()
            && !repeated.contains(text.as_str())
            && likeness.missing >= if begins && rows.len() > 1 { 1 } else { 2 }
    };
    let headings: Vec<_> = alone.iter().filter(is_heading).collect();
    // A blank field here and there is usual.
    if headings.len() < rows.len() {
        return Vec::new();
    }
    headings.into_iter().map(|seen| found(seen.row, LeftOutReason::FurtherHeading, true)).collect()
}

/// The values that several rows of a column have.
fn repeated(column: &Column) -> HashSet<&str> {
    let mut rows = vec![0_u8; column.values().len()];
    for code in column.blocks().iter().flat_map(Codes::iter) {
        if let Some(rows) = rows.get_mut(code as usize) {
            *rows = rows.saturating_add(1);
        }
    }
    let values = column.values().iter().zip(rows).filter(|(_, rows)| *rows > 1);
    values.map(|(value, _)| value.trim()).collect()
}
