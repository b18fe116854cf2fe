//! Remarks below a table, and other tables below it.

use super::profile::Profile;
use super::watch::Seen;
use super::{Finding, LeftOutReason, Usual};
use crate::records::column::Records;
use crate::records::detect::Kind;

/// Finds the rows of other tables: below a blank line, a row that names columns where the table has values, and all
/// rows below that.
pub(super) fn other_tables(records: &Records, header: &[String], usual: &Usual, seen: &[Seen<String>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let whole = usual.profile(|_| true);
    for (place, first) in seen.iter().enumerate().filter(|(_, seen)| seen.below_gap && seen.row > 0) {
        // A title of the other table may be above its heading.
        let block = seen.get(place..).unwrap_or_default();
        let is_title = |(at, seen): &(usize, &Seen<String>)| {
            seen.row as usize == first.row as usize + at && filled(&seen.fields) == 1
        };
        let titles = block.iter().enumerate().take_while(is_title).count();
        let Some(heading) = block.get(titles).filter(|seen| seen.row as usize == first.row as usize + titles) else {
            continue;
        };
        // Of a small table, the rows below must not tell what is usual above.
        let above = (first.row as usize <= usual.first.len()).then(|| usual.profile(|row| row < first.row));
        match judge(header, above.as_ref().unwrap_or(&whole), &heading.fields) {
            Verdict::Record => {}
            Verdict::SameHeading => {
                let rows = first.row..=heading.row;
                findings.extend(rows.map(|row| found(row, LeftOutReason::RepeatedHeading, false)));
            }
            Verdict::Maybe => findings.push(found(heading.row, LeftOutReason::OtherTable, true)),
            Verdict::OtherHeading => {
                let end = u32::try_from(records.len()).unwrap_or(u32::MAX);
                findings.extend((first.row..end).map(|row| found(row, LeftOutReason::OtherTable, false)));
                return findings;
            }
        }
    }
    findings
}

fn found(row: u32, reason: LeftOutReason, is_asked: bool) -> Finding {
    Finding { row, reason, is_asked }
}

enum Verdict {
    Record,
    /// Most names are those of the table.
    SameHeading,
    OtherHeading,
    Maybe,
}

fn judge(header: &[String], profile: &Profile, fields: &[String]) -> Verdict {
    let same = header.iter().zip(fields).filter(|(name, text)| name.trim().eq_ignore_ascii_case(text.trim())).count();
    if same > 1 && same * 2 > filled(fields) {
        return Verdict::SameHeading;
    }
    let likeness = profile.likeness(fields.iter().map(|text| Some(text.as_str())));
    let is_heading = likeness.values == 0 && likeness.known_words == 0 && likeness.filled > 1 && are_words(fields);
    match likeness.words_for_values {
        0 => Verdict::Record,
        _ if !is_heading => Verdict::Record,
        1 if likeness.new_words == 0 && same == 0 => Verdict::Maybe,
        _ => Verdict::OtherHeading,
    }
}

fn are_words(fields: &[String]) -> bool {
    fields.iter().all(|text| matches!(Kind::of(text.as_bytes()), Kind::Text | Kind::Empty))
}

fn filled(fields: &[String]) -> usize {
    fields.iter().filter(|text| !text.trim().is_empty()).count()
}

/// The remark that a row is: it fills only its first field, or has the sign of a note there and the text in the second.
fn remark(fields: &[String]) -> Option<&str> {
    let is_sign = |text: &str| !text.is_empty() && text.chars().all(|sign| "*†‡§".contains(sign));
    let (first, rest) = fields.split_first()?;
    let (text, rest) = match rest.split_first() {
        Some((second, rest)) if is_sign(first.trim()) => (second, rest),
        _ => (first, rest),
    };
    (!text.trim().is_empty() && filled(rest) == 0).then(|| text.trim())
}

/// Finds the remarks below the last record.
pub(super) fn footers(usual: &Usual, seen: &[&Seen<String>], end: u32) -> Vec<Finding> {
    let is_remark = |seen: &Seen<String>| remark(&seen.fields).is_some_and(|text| super::words::label(text).is_none());
    let mut row = end;
    let mut remarks: Vec<&Seen<String>> = Vec::new();
    for seen in seen.iter().rev() {
        if seen.row + 1 != row || !is_remark(seen) && super::words::label(&joined(&seen.fields)).is_none() {
            break;
        }
        row = seen.row;
        remarks.extend(Some(seen).filter(|seen| is_remark(seen)));
    }
    let profile = usual.profile(|other| other < row);
    if row == 0 || !(1..usual.width).any(|place| profile.is_filled(place)) {
        return Vec::new();
    }
    let is_sure = |seen: &Seen<String>| {
        let text = remark(&seen.fields).unwrap_or_default();
        let is_words = Kind::of(text.as_bytes()) == Kind::Text;
        is_words && (profile.is_typed(0) || seen.below_gap || text.split_whitespace().count() > 3 || text.contains(':'))
    };
    let all_sure = remarks.iter().rev().take(1).any(|first| is_sure(first));
    remarks.iter().map(|seen| found(seen.row, LeftOutReason::Footer, !(all_sure || is_sure(seen)))).collect()
}

fn joined(fields: &[String]) -> String {
    fields.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).take(1).collect()
}
