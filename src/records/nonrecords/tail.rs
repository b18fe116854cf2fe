//! Other tables below a table.

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
    // Where blank lines part rows again and again, each is only a pause.
    let is_only_gap = seen.iter().filter(|seen| seen.below_gap && seen.row > 0).count() == 1;
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
        let profile = above.as_ref().unwrap_or(&whole);
        match judge(header, profile, &heading.fields) {
            Verdict::Record if is_only_gap && is_new(profile, first, block.get(1)) => {
                findings.push(found(first.row, LeftOutReason::OtherTable, true));
            }
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

pub(super) fn found(row: u32, reason: LeftOutReason, is_asked: bool) -> Finding {
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

/// Returns whether a row of words has nothing in common with the rows above: other words where these have the same few again
/// and again, or a single one above a row of several.
fn is_new(profile: &Profile, first: &Seen<String>, below: Option<&Seen<String>>) -> bool {
    let likeness = profile.likeness(first.fields.iter().map(|text| Some(text.as_str())));
    let Some(below) = below.filter(|below| below.row == first.row + 1) else { return false };
    let is_heading = match likeness.filled {
        1 => likeness.missing > 0 && filled(&below.fields) > 1,
        filled => likeness.new_words == filled,
    };
    is_heading && likeness.known_words == 0 && are_words(&first.fields)
}

fn are_words(fields: &[String]) -> bool {
    fields.iter().all(|text| matches!(Kind::of(text.as_bytes()), Kind::Text | Kind::Empty))
}

fn filled(fields: &[String]) -> usize {
    fields.iter().filter(|text| !text.trim().is_empty()).count()
}
