use serde::Serialize;

use super::flat::{Flat, Rows, tally};
use crate::plan::Field;
use crate::records::{Column, Records};

/// A value that could not be understood, and in which rows it stands. It counts as not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    /// What the plan calls the field.
    pub field: String,
    /// The column's heading.
    pub column: String,
    /// Why it could not be understood.
    pub reason: Reason,
    /// The first such value.
    pub example: String,
    /// The commonest such values, at most five, and how many rows have each.
    pub commonest: Vec<(String, u64)>,
    /// How many different values there are.
    pub values: usize,
    /// How many rows have one.
    pub rows: u64,
    /// The lines of the first of them, at most ten.
    pub lines: Vec<u64>,
}

/// Why a value could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It is no day.
    NoDay,
    /// It is no number, or one that can be read in two ways: `1,234`.
    NoNumber,
    /// It is a number that belongs to no band.
    NoBand,
    /// It is neither yes nor no.
    NeitherYesNorNo,
    /// The plan does not list it, and counts what it does not list as not given.
    NotListed,
}

const REASONS: [Reason; 5] =
    [Reason::NoDay, Reason::NoNumber, Reason::NoBand, Reason::NeitherYesNorNo, Reason::NotListed];

/// How many values are given as examples.
const COMMONEST: usize = 5;

/// How much of a value is shown.
const SHOWN: usize = 80;

/// Collects the values of a column that could not be understood.
pub(super) struct Watch<'r> {
    label: &'r str,
    records: &'r Records,
    column: &'r Column,
    noted: Vec<(usize, Reason)>,
}

impl<'r> Watch<'r> {
    pub(super) const fn new(field: &'r Field, records: &'r Records, column: &'r Column) -> Self {
        Self { label: field.label.as_str(), records, column, noted: Vec::new() }
    }

    /// The column's value of this code could not be understood.
    pub(super) fn note(&mut self, code: usize, reason: Reason) {
        self.noted.push((code, reason));
    }

    /// Says how often, and where. Only now are the rows gone through, since most columns have nothing to say.
    pub(super) fn report(self, unread: &mut Vec<Unread>) {
        for reason in REASONS {
            let codes: Vec<usize> =
                self.noted.iter().filter(|(_, why)| *why == reason).map(|(code, _)| *code).collect();
            let Some(example) = codes.first().and_then(|code| self.column.values().get(*code)) else { continue };
            // Each value by its place among these, from one on.
            let mut noted = vec![0_u32; self.column.values().len()];
            for (place, code) in (1_u32..).zip(&codes) {
                if let Some(noted) = noted.get_mut(*code) {
                    *noted = place;
                }
            }
            let flat = Flat::translated(self.column, &noted, codes.len() + 1);
            let mut counts = vec![0; codes.len() + 1];
            tally(&flat, Rows::All(0..self.records.len()), &mut counts);
            let rows = (0..self.records.len()).filter(|row| flat.get(*row) > 0);
            let shown = |value: &String| value.chars().take(SHOWN).collect::<String>();
            let mut commonest: Vec<(&String, u64)> = codes
                .iter()
                .zip(counts.iter().skip(1))
                .filter_map(|(code, count)| Some((self.column.values().get(*code)?, u64::from(*count))))
                .collect();
            let sum = commonest.iter().map(|(_, rows)| rows).sum();
            commonest.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
            unread.push(Unread {
                field: self.label.to_owned(),
                column: self.column.name().to_owned(),
                reason,
                example: shown(example),
                commonest: commonest.iter().take(COMMONEST).map(|(value, rows)| (shown(value), *rows)).collect(),
                values: codes.len(),
                rows: sum,
                lines: rows.take(10).map(|row| self.records.line(row)).collect(),
            });
        }
    }
}
