//! Rows that add up others.

use super::numbers::Numbers;
use super::profile::Profile;
use super::summaries::{is_greatest, is_summary};
use super::watch::Seen;
use super::words::{Label, label, may_be_label, name_in};
use super::{Finding, LeftOutReason, Usual};
use crate::records::column::Records;
use std::collections::BTreeMap;

/// Columns of more different values hold no labels of totals that could be told from other words.
const MOST_VALUES: usize = 1 << 16;
/// A table of that many rows or fewer is looked through for totals without a label.
const SMALL: usize = 10_000;
/// A word that more rows have is an answer, not the label of a total.
const MOST: usize = 10_000;
/// Averages and the like are looked for among so few labels only.
const MOST_SUMMARIES: usize = 100;
/// Maximum number of stretches of rows that a total may add up.
const MOST_STRETCHES: usize = 50;

/// Finds the rows before `end` that add up others.
pub(super) fn totals(
    records: &Records,
    header: &[String],
    usual: &Usual,
    seen: &[&Seen<String>],
    end: u32,
    gone: &impl Fn(u32) -> bool,
) -> Vec<Finding> {
    let mut candidates = candidates(records, header, seen, gone);
    candidates.retain(|row, _| *row < end);
    if candidates.len() > MOST {
        return Vec::new();
    }
    let is_small = records.len() <= SMALL;
    if is_small {
        let edges = (0..end).find(|row| !gone(*row)).into_iter().chain((0..end).rev().find(|row| !gone(*row)));
        for row in edges {
            candidates
                .entry(row)
                .or_insert_with(|| Candidate { label: None, ..Candidate::of(records, header, seen, row) });
        }
    }
    if candidates.is_empty() || end < 2 {
        return Vec::new();
    }
    let numbers = Numbers::of(records);
    let labelled: Vec<u32> =
        candidates.iter().filter(|(_, found)| found.label.is_some()).map(|(row, _)| *row).collect();
    let stretches = Stretches::between(&labelled, end, &numbers, gone);
    let sum = |row: u32| match labelled.binary_search(&row) {
        Ok(at) => stretches.sum(at, &numbers),
        // What is called nothing parts no rows from others.
        Err(at) => {
            let mut apart = labelled.clone();
            apart.insert(at, row);
            Stretches::between(&apart, end, &numbers, gone).sum(at, &numbers)
        }
    };
    let profile = usual.profile(|row| row < end && !gone(row) && !candidates.contains_key(&row));
    // Below the last record, there may be several: a total, an average.
    let last = (0..end).rev().find(|row| !gone(*row) && labelled.binary_search(row).is_err()).unwrap_or(0);
    let judged: Vec<_> = candidates.iter().map(|(row, candidate)| (*row, candidate, sum(*row))).collect();
    let adds_up = |(_, candidate, sum): &(u32, &Candidate, Sum)| {
        candidate.label == Some(Label::Partly) && sum.outcome == Outcome::Equal && sum.addends > 1
    };
    let partly = || judged.iter().filter(|(_, candidate, _)| candidate.label == Some(Label::Partly));
    let siblings = match partly().filter(|(.., sum)| sum.outcome == Outcome::Equal).count() {
        _ if !judged.iter().any(adds_up) => Siblings::None,
        equal if 2 * equal >= partly().count() => Siblings::Most,
        _ => Siblings::Few,
    };
    let is_record = |row: &u32| !gone(*row) && labelled.binary_search(row).is_err();
    let all: Vec<u32> = if labelled.is_empty() { Vec::new() } else { (0..end).filter(is_record).collect() };
    let sums_up = |row: u32, candidate: &Candidate| {
        let may_be = |column: &Numbers| match candidate.label {
            Some(Label::Summary) => is_summary(column, row, &all),
            Some(Label::Partly) => is_greatest(column, row, &all),
            _ => false,
        };
        let are_few = is_small && labelled.len() <= MOST_SUMMARIES;
        candidate.counts(all.len()) || are_few && numbers.iter().any(may_be)
    };
    let found = judged.iter().filter_map(|(row, candidate, sum)| {
        let is_end = *row == 0 || *row + 1 == end || *row > last;
        let is_alone = candidate.label == Some(Label::Partly) && sum.addends == 1;
        let place = Place {
            is_edge: is_end || candidate.below_gap,
            is_named: is_alone
                && row
                    .checked_sub(1)
                    .is_some_and(|above| candidate.names(&Candidate::of(records, header, seen, above))),
            siblings,
        };
        let is_summed_up = is_end && candidate.label.is_some() && sums_up(*row, candidate);
        let is_asked = candidate.judge(&profile, *sum, place, is_summed_up)?;
        Some(Finding { row: *row, reason: LeftOutReason::Total, is_asked })
    });
    found.collect()
}

/// Returns whether the first filled field of a row is surely the label of a total.
pub(super) fn is_called_total(row: &Seen<String>) -> bool {
    let first = row.fields.iter().find(|text| !text.trim().is_empty());
    first.and_then(|text| label(text)) == Some(Label::Exactly)
}

/// Surroundings of a row that may be a total.
#[derive(Clone, Copy)]
struct Place {
    /// `true` if it is the first row, among the last, or below a blank line.
    is_edge: bool,
    /// `true` if its label has the name of the row above it: `Total Boone` below `Boone`.
    is_named: bool,
    siblings: Siblings,
}

/// Number of the rows with labels of totals of a part that add up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Siblings {
    None,
    /// As answers such as “Total loss” do by chance.
    Few,
    Most,
}

/// A row that may be a total.
struct Candidate {
    label: Option<Label>,
    below_gap: bool,
    /// Its fields, as far as they are known, in the order of the table's columns.
    fields: Vec<Option<String>>,
}

impl Candidate {
    fn of(records: &Records, header: &[String], seen: &[&Seen<String>], row: u32) -> Self {
        if let Some(seen) = seen.binary_search_by_key(&row, |seen| seen.row).ok().and_then(|at| seen.get(at)) {
            let fields = seen.fields.iter().cloned().map(Some).collect();
            return Self { label: None, below_gap: seen.below_gap, fields };
        }
        let value =
            |name: &String| records.column(name).and_then(|column| column.value(row as usize)).map(str::to_owned);
        Self { label: None, below_gap: false, fields: header.iter().map(value).collect() }
    }

    /// Returns whether its label has the name of another row.
    fn names(&self, other: &Self) -> bool {
        let labels = self.fields.iter().flatten().filter(|text| label(text) == Some(Label::Partly));
        let names: Vec<String> = labels.map(|text| name_in(text)).filter(|name| !name.is_empty()).collect();
        other.fields.iter().flatten().any(|text| names.contains(&text.trim().to_lowercase()))
    }

    /// Returns whether one of its fields is that number of records.
    fn counts(&self, rows: usize) -> bool {
        let is_number = |text: &String| text.trim().parse() == Ok(rows);
        rows > 1 && self.fields.iter().flatten().any(is_number)
    }

    /// Returns whether it is a total, and if it is, whether that is to be asked. `is_summed_up`: one of its numbers is that of
    /// all records, or their average, least or greatest, or greater than all.
    fn judge(&self, profile: &Profile, sum: Sum, place: Place, is_summed_up: bool) -> Option<bool> {
        let fields = self.fields.iter().map(|field| field.as_deref());
        let is_sparse = profile.likeness(fields).missing > 0;
        let is_edge = place.is_edge;
        let has_siblings = place.siblings != Siblings::None;
        let enough = sum.addends > 1 || place.is_named || has_siblings && is_sparse;
        match (self.label, sum.outcome) {
            (Some(Label::Exactly), Outcome::Equal) => Some(false),
            (Some(Label::Exactly), Outcome::NoNumber) if is_sparse => Some(false),
            (Some(Label::Exactly), _) if is_edge && (is_sparse || is_summed_up) => Some(false),
            (Some(Label::Exactly), _) => (is_sparse || is_edge).then_some(true),
            (Some(Label::Summary), _) if is_edge => Some(!(is_sparse || is_summed_up)),
            (Some(Label::Average), outcome) => (is_edge && (is_sparse || outcome != Outcome::NoNumber)).then_some(true),
            (Some(Label::Partly), Outcome::Equal) if enough && (place.siblings != Siblings::Few || is_sparse) => {
                Some(false)
            }
            // A sum of other records than those above: “Prior year total”.
            (Some(Label::Partly), Outcome::Different) if is_summed_up => Some(true),
            (Some(Label::Partly), _) => (is_sparse && (is_edge || has_siblings)).then_some(true),
            (None, Outcome::Equal) if sum.addends > 2 && is_sparse => Some(false),
            (None, Outcome::Equal) if sum.addends > 2 && sum.different == 0 => Some(true),
            (Some(Label::Summary) | None, _) => None,
        }
    }
}

/// The rows that are called totals.
fn candidates(
    records: &Records,
    header: &[String],
    seen: &[&Seen<String>],
    gone: &impl Fn(u32) -> bool,
) -> BTreeMap<u32, Candidate> {
    let mut found: BTreeMap<u32, Candidate> = BTreeMap::new();
    for row in seen {
        let first = row.fields.iter().find(|text| !text.trim().is_empty());
        if let Some(label) = row.fields.iter().take(2).chain(first).filter_map(|text| label(text)).max() {
            found.insert(row.row, Candidate { label: Some(label), ..Candidate::of(records, header, seen, row.row) });
        }
    }
    for column in records.columns().iter().filter(|column| column.values().len() <= MOST_VALUES) {
        let labels: Vec<_> =
            column.values().iter().map(|text| may_be_label(text).then(|| label(text)).flatten()).collect();
        if labels.iter().all(Option::is_none) {
            continue;
        }
        for (row, code) in (0..).zip(column.blocks().iter().flat_map(super::super::column::Codes::iter)) {
            let Some(label) = labels.get(code as usize).copied().flatten().filter(|_| !gone(row)) else { continue };
            let candidate = found.entry(row).or_insert_with(|| Candidate::of(records, header, seen, row));
            candidate.label = candidate.label.max(Some(label));
        }
    }
    found
}

/// Result of adding up.
#[derive(Clone, Copy)]
struct Sum {
    outcome: Outcome,
    /// Number of rows added up.
    addends: u32,
    /// Number of its figures that are no sum.
    different: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// A number of the row is the sum of others.
    Equal,
    /// None of its numbers is.
    Different,
    /// It has no number that could be.
    NoNumber,
}

/// The sums of the stretches of rows between those that are called totals.
struct Stretches {
    apart: Vec<u32>,
    /// For each column of numbers, the sum of each stretch and how many numbers it has.
    sums: Vec<Vec<(f64, u32)>>,
}

impl Stretches {
    fn between(apart: &[u32], end: u32, numbers: &[Numbers], gone: &impl Fn(u32) -> bool) -> Self {
        let starts = std::iter::once(0).chain(apart.iter().map(|row| row + 1));
        let bounds: Vec<_> = starts.zip(apart.iter().copied().chain(std::iter::once(end))).collect();
        let of = |column: &Numbers, (from, behind): (u32, u32)| {
            let numbers = (from..behind).filter(|row| !gone(*row)).filter_map(|row| column.get(row));
            numbers.filter(|number| *number != 0.0).fold((0.0, 0), |(sum, count), number| (sum + number, count + 1))
        };
        let sums = numbers.iter().map(|column| bounds.iter().map(|bound| of(column, *bound)).collect()).collect();
        Self { apart: apart.to_vec(), sums }
    }

    /// Adds up for the row that parts two stretches: those directly above it, or those directly below.
    fn sum(&self, at: usize, numbers: &[Numbers]) -> Sum {
        let mut sum = Sum { outcome: Outcome::NoNumber, addends: 0, different: 0 };
        let Some(row) = self.apart.get(at).copied() else { return sum };
        for (column, stretches) in numbers.iter().zip(&self.sums) {
            let Some(value) = column.get(row).filter(|value| *value != 0.0) else { continue };
            let (above, below) = stretches.split_at((at + 1).min(stretches.len()));
            if let Some(addends) = reaches(value, above.iter().rev()).or_else(|| reaches(value, below.iter())) {
                sum.outcome = Outcome::Equal;
                sum.addends = sum.addends.max(addends);
                continue;
            }
            sum.different += 1;
            if sum.outcome == Outcome::NoNumber {
                sum.outcome = Outcome::Different;
            }
        }
        sum
    }
}

/// Returns the number of figures that have that sum, stretch after stretch, if some have.
fn reaches<'s>(value: f64, stretches: impl Iterator<Item = &'s (f64, u32)>) -> Option<u32> {
    let mut sums = stretches.take(MOST_STRETCHES).scan((0.0, 0), |(sum, addends), (more, count)| {
        *sum += more;
        *addends += count;
        Some((*sum, *addends))
    });
    let is_equal = |(sum, addends): &(f64, u32)| *addends > 0 && (sum - value).abs() <= 1e-6 * value.abs().max(1.0);
    sums.find(is_equal).map(|(_, addends)| addends)
}
