//! Rows that are no records: totals, remarks at the end, another table below. What `docs/reading.md` says of them is
//! done here, behind all readers.
//!
//! While a file is read, a [`Watch`] keeps the few rows that may not be records. Once all columns are there, those rows are
//! judged by what the columns usually hold and by what the numbers above add up to. What is surely no record is taken
//! out; what may not be a record stays and is asked about.

mod beside;
mod blanks;
mod groups;
mod headings;
mod numbers;
mod pages;
mod profile;
mod quarters;
mod remarks;
mod repeats;
mod rules;
mod sideways;
mod summaries;
mod tail;
#[cfg(test)]
mod tests;
mod totals;
mod watch;
mod words;

use super::column::Records;
use super::lists::open;
use super::reading::{LeftOut, LeftOutReason, Warning};
pub(super) use profile::Profile;
pub(super) use rules::is_rule;
use watch::Seen;
pub(super) use watch::Watch;
pub(super) use words::{may_be_total_line, total_beginnings, total_initials};

/// The first rows of a table, of which most are records.
struct Usual<'s> {
    width: usize,
    first: &'s [Seen<String>],
}

impl Usual<'_> {
    /// Returns the usual contents of the columns in rows that `are_meant` and are not called totals.
    fn profile(&self, are_meant: impl Fn(u32) -> bool) -> Profile {
        let rows = self.first.iter().filter(|seen| are_meant(seen.row) && !totals::is_called_total(seen));
        Profile::of(self.width, rows.map(|seen| seen.fields.as_slice()))
    }
}

/// Findings about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Finding {
    row: u32,
    reason: LeftOutReason,
    /// `true` if it is not sure, so that the row stays.
    is_asked: bool,
}

fn is_out(findings: &[Finding], row: u32) -> bool {
    findings.iter().any(|found| found.row == row && !found.is_asked)
}

/// Takes the rows out that are no records. They are added to those left out, and what is not sure to the warnings.
pub(super) fn take_out(
    records: Records,
    header: &[String],
    watch: Watch<String>,
    left_out: &mut Vec<LeftOut>,
    warnings: &mut Vec<Warning>,
) -> Records {
    if watch.overflown() {
        warnings.push(overflown());
    }
    let (width, is_top_open) = (watch.width(), watch.is_top_open());
    let (seen, first, repeats) = watch.into_rows();
    let usual = Usual { width, first: seen.get(..first).unwrap_or_default() };
    let mut findings = if is_top_open { headings::further_headings(header, &usual) } else { Vec::new() };
    findings.extend(headings::repeated_headings(&records, header, &usual, &seen));
    findings.extend(rules::rules(&seen));
    let pages = pages::page_lines(width, &seen);
    findings.extend(&pages);
    findings.extend(tail::other_tables(&records, header, &usual, &seen));
    let is_other = |found: &&Finding| found.reason == LeftOutReason::OtherTable && !found.is_asked;
    let end = findings.iter().filter(is_other).map(|found| found.row).min();
    let end = end.unwrap_or(u32::MAX);
    let kept: Vec<_> = seen.iter().filter(|seen| seen.row < end).collect();
    let rows = end.min(u32::try_from(records.len()).unwrap_or(u32::MAX));
    let groups = groups::group_headings(&records, header, &usual, &kept, rows);
    findings.extend(remarks::footers(&usual, &kept, rows, &groups));
    findings.extend(groups);
    findings.extend(quarters::quarters(&records, rows, &|row| is_out(&findings, row)));
    let gone = |row: u32| is_out(&findings, row);
    let rest: Vec<_> = kept.into_iter().filter(|seen| !gone(seen.row)).collect();
    let totals = totals::totals(&records, header, &usual, &rest, rows, &gone);
    findings.extend(totals);
    findings.extend(pages::titles_beside(&records, &pages));
    findings.sort_by_key(|found| found.row);
    findings.dedup_by_key(|found| found.row);
    account(&records, &seen, &findings, left_out, warnings);
    let is_judged = |row: u32| findings.iter().any(|found| found.row == row);
    warnings.extend(repeats.warning(&records, header, &usual, is_judged));
    let meant: Vec<&Seen<String>> = seen.iter().filter(|seen| !is_out(&findings, seen.row)).collect();
    warnings.extend(beside::warnings(&records, header, &meant));
    warnings.extend(sideways::warning(&records, header, usual.first));
    let out: Vec<u32> = findings.iter().filter(|found| !found.is_asked).map(|found| found.row).collect();
    let records = records.without(&out);
    warnings.extend(blanks::blank_records(&records));
    open(records, warnings)
}

fn account(
    records: &Records,
    seen: &[Seen<String>],
    findings: &[Finding],
    left_out: &mut Vec<LeftOut>,
    warnings: &mut Vec<Warning>,
) {
    let example = |row: u32| match seen.binary_search_by_key(&row, |seen| seen.row).ok().and_then(|at| seen.get(at)) {
        Some(seen) => shortened(&joined(seen.fields.iter().map(String::as_str))),
        None => shortened(&joined(records.columns().iter().filter_map(|column| column.value(row as usize)))),
    };
    for found in findings {
        let line = records.line(found.row as usize);
        if found.is_asked {
            warnings.push(asked(found.reason, line, &example(found.row)));
        } else {
            LeftOut::note(left_out, found.reason, line, || example(found.row));
        }
    }
}

fn asked(reason: LeftOutReason, line: u64, example: &str) -> Warning {
    let (code, what) = match reason {
        LeftOutReason::Total => ("possible-total", "a total of other rows, or an average"),
        LeftOutReason::Footer => ("possible-footer", "a remark, or a page number"),
        LeftOutReason::RepeatedHeading => ("possible-heading", "the heading again"),
        LeftOutReason::FurtherHeading => ("possible-heading", "a further heading, or one of the rows below"),
        _ => ("possible-heading", "the heading of another table"),
    };
    let message =
        format!("This row may be {what}: “{example}”. It was counted; delete it from the file if it is no record.");
    Warning { code, count: 1, line: Some(line), column: None, message }
}

fn overflown() -> Warning {
    let message =
        "So many rows begin like totals or page numbers, or follow blank lines that not all of them were looked at."
            .into();
    Warning { code: "possible-total", count: 1, line: None, column: None, message }
}

fn joined<'f>(fields: impl Iterator<Item = &'f str>) -> String {
    fields.collect::<Vec<_>>().join(", ")
}

/// The beginning of a text, to be quoted.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    let mut characters = text.chars();
    let beginning: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() { beginning + "…" } else { beginning }
}
