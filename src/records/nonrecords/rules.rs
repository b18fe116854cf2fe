//! Lines drawn with dashes or other signs, to part a heading or a total from the rows.

use super::watch::Seen;
use super::{Finding, LeftOutReason};

/// Finds the rows that are only drawn lines.
pub(super) fn rules(seen: &[Seen<String>]) -> Vec<Finding> {
    let drawn = seen.iter().filter(|seen| is_rule(&seen.fields));
    drawn.map(|seen| Finding { row: seen.row, reason: LeftOutReason::Footer, is_asked: false }).collect()
}

/// Returns whether a row is a drawn line: signs in all its filled fields, three of them in one. A single dash may be a
/// missing value.
pub(in crate::records) fn is_rule(fields: &[String]) -> bool {
    const LEAST: usize = 3;
    let mut filled = fields.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).peekable();
    let is_drawn = |text: &str| text.chars().all(|sign| "-=_~+:—–─━═".contains(sign));
    let is_long = fields.iter().any(|text| text.trim().chars().count() >= LEAST);
    is_long && filled.peek().is_some() && filled.all(is_drawn)
}
