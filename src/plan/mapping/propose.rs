use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Expected, Fit, Values};
use super::likeness::Likeness;
use super::{ColumnSample, Proposal, Proposals, headings};
use crate::plan::document::Plan;
use crate::records::numbered;

/// Below this, a column is not proposed.
const LEAST: u64 = 50;

/// Proposes the most likely columns for each field, by their headings and their first values.
///
/// A heading counts for three fifths and the share of values that fit for two; values that alone tell what they are
/// (dates, listed categories) can do without a heading. The likeliest pair of field and column is taken first, each
/// column once; of equally likely ones the first in the plan, then the one with most values, then the first in the file.
pub fn propose(plan: &Plan, columns: &[ColumnSample]) -> Proposals {
    let mut pairs = pairs(plan, columns);
    let filled: Vec<usize> =
        columns.iter().map(|column| column.values.iter().filter(|value| !value.trim().is_empty()).count()).collect();
    pairs.sort_by_key(|pair| (Reverse(pair.score), pair.slot, Reverse(filled[pair.column]), pair.column));
    let mut used = vec![false; columns.len()];
    let mut chosen: BTreeMap<Slot, Pair> = BTreeMap::new();
    for pair in pairs {
        if !used[pair.column] && !chosen.contains_key(&pair.slot) {
            used[pair.column] = true;
            chosen.insert(pair.slot, pair);
        }
    }
    let mut fields: Vec<(&str, Proposal)> = Vec::new();
    for (index, (id, field)) in plan.fields.iter().enumerate() {
        let pairs: Vec<_> = (0..headings(id, field).len()).map(|place| chosen.get(&(index, place))).collect();
        fields.push((&field.label, proposal(id, &pairs, columns)));
    }
    fields.sort_by_key(|(label, _)| *label);
    let unmapped = columns.iter().zip(used).filter(|(_, used)| !used).map(|(column, _)| column.name.clone());
    Proposals { fields: fields.into_iter().map(|(_, proposal)| proposal).collect(), unmapped: unmapped.collect() }
}

/// A column that a field looks for: which field, and which of its columns.
type Slot = (usize, usize);

/// A column that may be what a field looks for.
struct Pair {
    slot: Slot,
    column: usize,
    score: u64,
    reason: String,
}

/// All pairs that are likely enough.
fn pairs(plan: &Plan, columns: &[ColumnSample]) -> Vec<Pair> {
    let names: BTreeSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    // A heading that occurs again was numbered when the file was read.
    let heading = |name| numbered(name).filter(|base| names.contains(base)).unwrap_or(name);
    let prepared: Vec<(Likeness, Values)> =
        columns.iter().map(|column| (Likeness::new(heading(&column.name)), Values::new(&column.values))).collect();
    let mut pairs = Vec::new();
    for (index, (id, field)) in plan.fields.iter().enumerate() {
        let expected = Expected::new(field);
        let wanted: Vec<Vec<Likeness>> =
            headings(id, field).iter().map(|names| names.iter().map(|name| Likeness::new(name)).collect()).collect();
        for (column, (heading, values)) in prepared.iter().enumerate() {
            let fit = expected.fit(values);
            for (place, names) in wanted.iter().enumerate() {
                let likeness = names.iter().map(|name| name.to(heading)).max().unwrap_or_default();
                let score = score(likeness, fit.as_ref());
                if score >= LEAST {
                    pairs.push(Pair { slot: (index, place), column, score, reason: reason(likeness, fit.as_ref()) });
                }
            }
        }
    }
    pairs
}

fn score(likeness: u64, fit: Option<&Fit>) -> u64 {
    match fit {
        // Nothing contradicts the heading, and nothing supports it.
        None => likeness * 9 / 10,
        Some(fit) => ((likeness * 3 + fit.share * 2) / 5).max(fit.certainty),
    }
}

fn reason(likeness: u64, fit: Option<&Fit>) -> String {
    let heading = match likeness {
        98.. => "the heading is its name",
        1.. => "the heading is like its name",
        0 => "the heading says nothing of it",
    };
    match fit {
        None => format!("{heading}; the values neither confirm nor contradict it"),
        Some(fit) => format!("{heading}; {}% of the values fit", fit.share),
    }
}

/// Returns the proposal for a field, given the choice for each column that it looks for.
fn proposal(id: &str, chosen: &[Option<&Pair>], columns: &[ColumnSample]) -> Proposal {
    let found: Vec<&Pair> = chosen.iter().copied().flatten().collect();
    let name = |pair: &Pair| columns[pair.column].name.clone();
    let (names, reason) = match found.as_slice() {
        [] => (Vec::new(), "no column looks like it".to_owned()),
        [one] if chosen.len() == 1 => (vec![name(one)], one.reason.clone()),
        some => {
            let names = chosen.iter().map(|pair| pair.map(name).unwrap_or_default()).collect();
            (names, format!("{} of its {} columns were found", some.len(), chosen.len()))
        }
    };
    let sum: u64 = found.iter().map(|pair| pair.score).sum();
    let confidence = sum / (found.len() as u64).max(1);
    Proposal { field: id.to_owned(), columns: names, confidence: u8::try_from(confidence).unwrap_or(u8::MAX), reason }
}
