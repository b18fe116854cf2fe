use std::collections::BTreeMap;

use serde::Serialize;

use super::coded_column::{CodedColumn, Rows, tally};
use super::missing::Missing;
use crate::locale::Locale;
use crate::plan::{Field, fold};
use crate::records::{Codes, Column, Met, Records, Warning};

/// A value that could not be understood, and in which rows it is. It counts as not given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unparsed {
    /// Name of the field in the plan.
    pub field: String,
    /// The column's heading.
    pub column: String,
    /// Why it could not be understood.
    pub reason: Reason,
    /// The first such value, or the option of a list that is meant.
    pub example: String,
    /// The commonest such values, at most five, and how many rows have each.
    pub commonest: Vec<(String, u64)>,
    /// Number of different values.
    pub values: usize,
    /// Number of rows with one of them.
    pub rows: u64,
    /// Number of rows of the column with any value that does not stand for none.
    pub given: u64,
    /// The lines of the first of them, at most ten.
    pub lines: Vec<u64>,
    /// These values, as codes of the column.
    #[serde(skip)]
    pub(crate) codes: Vec<usize>,
}

/// Why a value could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "UnreadReason"))]
pub enum Reason {
    /// It is no day.
    NoDay,
    /// It is a day that stands for none, such as December 31, 9999.
    PlaceholderDay,
    /// It is no number, or one that can be read in two ways: `1,234`.
    NoNumber,
    /// It is a negative number, where nothing is counted that can be less than zero.
    Negative,
    /// It is an amount in another currency than the column's other amounts, or a percentage among numbers.
    OtherUnit,
    /// It is a number that belongs to no band.
    NoBand,
    /// It is neither yes nor no.
    NeitherYesNorNo,
    /// The plan does not list it, and counts what it does not list as not given.
    NotListed,
}

impl Reason {
    const ALL: [Self; 8] = [
        Self::NoDay,
        Self::PlaceholderDay,
        Self::NoNumber,
        Self::Negative,
        Self::OtherUnit,
        Self::NoBand,
        Self::NeitherYesNorNo,
        Self::NotListed,
    ];

    /// Returns the description of such a value.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::NoDay => "no day",
            Self::PlaceholderDay => "a day that stands for none",
            Self::NoNumber => "no number",
            Self::Negative => "negative, though nothing here can be less than zero",
            Self::OtherUnit => "in another unit than the others",
            Self::NoBand => "a number that belongs to no band",
            Self::NeitherYesNorNo => "neither yes nor no",
            Self::NotListed => "not listed in the plan",
        }
    }

    /// Returns whether the plan itself, or a convention, says that such a value counts as not given.
    pub(super) const fn is_foreseen(self) -> bool {
        matches!(self, Self::PlaceholderDay | Self::NoBand | Self::NotListed)
    }
}

/// Number of values given as examples.
const COMMONEST: usize = 5;

/// Maximum number of lines named.
pub(crate) const LINES: usize = 10;

/// Maximum length of a value that is shown.
const SHOWN: usize = 80;

/// The beginning of a value, to be quoted.
pub(super) fn shown(value: &str) -> String {
    value.chars().take(SHOWN).collect()
}

/// Findings of reading columns, beside their values.
#[derive(Default)]
pub(super) struct Noticed {
    pub(super) unread: Vec<Unparsed>,
    pub(super) warnings: Vec<Warning>,
}

/// Collects the values of a column that could not be understood, or need a word.
pub(super) struct Watch<'r> {
    label: &'r str,
    pub(super) missing: Missing,
    records: &'r Records,
    pub(super) column: &'r Column,
    noted: Vec<(usize, Reason)>,
    /// The part of a value that could not be understood, where it is not the whole.
    parts: BTreeMap<usize, String>,
    warnings: Vec<Warning>,
}

/// The rows that have one of some values.
pub(super) struct Found {
    /// Number of rows with each of the values.
    counts: Vec<u64>,
    /// Number of rows with any of them.
    pub(super) rows: u64,
    /// The lines of the first of these.
    pub(super) lines: Vec<u64>,
}

impl<'r> Watch<'r> {
    pub(super) fn new(field: &'r Field, records: &'r Records, column: &'r Column) -> Self {
        let missing = Missing::of(field);
        Self {
            label: field.label.as_str(),
            missing,
            records,
            column,
            noted: Vec::new(),
            parts: BTreeMap::new(),
            warnings: Vec::new(),
        }
    }

    /// The column's value of this code could not be understood.
    pub(super) fn note(&mut self, code: usize, reason: Reason) {
        self.noted.push((code, reason));
    }

    /// A part of the column's value of this code could not be understood.
    pub(super) fn note_words(&mut self, code: usize, reason: Reason, part: String) {
        self.note(code, reason);
        self.parts.insert(code, part);
    }

    /// The first line of each of these values, in ascending order: all that a database that counted them knows, too.
    fn first_lines(&self, codes: &[usize]) -> Vec<u64> {
        let mut lines: Vec<u64> = if let Some(met) = self.column.met() {
            codes.iter().filter_map(|code| met.get(*code)?.lines.first().copied()).collect()
        } else {
            let mut first = vec![None; self.column.values().len()];
            for (row, code) in self.column.blocks().iter().flat_map(Codes::iter).enumerate() {
                if let Some(first) = first.get_mut(code as usize) {
                    first.get_or_insert(row);
                }
            }
            let first = codes.iter().filter_map(|code| first.get(*code).copied().flatten());
            first.map(|row| self.records.line(row)).collect()
        };
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// Warns about words in values: which, how often, and in which lines each begins.
    pub(super) fn warn_of_words(&mut self, code: &'static str, words: &[(usize, String)], why: &str) {
        let codes: Vec<usize> = words.iter().map(|(code, _)| *code).collect();
        let column = self.column.name().to_owned();
        let found = self.rows(&codes);
        if found.rows == 0 {
            return;
        }
        let counts = by_words(words.iter().map(|(_, word)| word.as_str()).zip(found.counts.iter().copied()));
        let numbers = Locale::for_language("en-US");
        let mut quoted: Vec<String> = counts
            .iter()
            .take(COMMONEST)
            .map(|(word, rows)| format!("“{}” {}", shown(word), numbers.count(*rows)))
            .collect();
        if counts.len() > COMMONEST {
            quoted.push(format!("{} more", counts.len() - COMMONEST));
        }
        let first = self.first_lines(&codes);
        let mut lines: Vec<String> = first.iter().take(LINES).map(u64::to_string).collect();
        if first.len() > LINES {
            lines.push("…".to_owned());
        }
        let places = match lines.as_slice() {
            [] => String::new(),
            [line] => format!(" (first in line {line})"),
            lines => format!(" (first in lines {})", lines.join(", ")),
        };
        let message = format!("{}: {} in column “{column}”{places}: {why}.", self.label, quoted.join(", "));
        self.warnings.push(Warning { code, count: found.rows, line: None, column: Some(column), message });
    }

    /// The column's value of a code.
    pub(super) fn value(&self, code: usize) -> &'r str {
        self.column.values().get(code).map_or("", String::as_str)
    }

    /// Adds a word about the rows that have one of some values, unless there are none.
    pub(super) fn warn(&mut self, code: &'static str, codes: &[usize], message: impl FnOnce(&Found) -> String) {
        let found = self.rows(codes);
        if found.rows > 0 {
            let (line, column) = (found.lines.first().copied(), Some(self.column.name().to_owned()));
            let message = message(&found);
            self.warnings.push(Warning { code, count: found.rows, line, column, message });
        }
    }

    /// Returns the number of rows with one of these values, and their places. Only now are the rows gone through, since
    /// most columns have nothing to say.
    pub(super) fn rows(&self, codes: &[usize]) -> Found {
        if let Some(met) = self.column.met() {
            return counted_elsewhere(met, codes);
        }
        // Each value by its place among these, from one on.
        let mut noted = vec![0_u32; self.column.values().len()];
        for (place, code) in (1_u32..).zip(codes) {
            if let Some(noted) = noted.get_mut(*code) {
                *noted = place;
            }
        }
        let flat = CodedColumn::translated(self.column, &noted, codes.len() + 1);
        let mut counts = vec![0; codes.len() + 1];
        tally(&flat, Rows::All(0..self.records.len()), &mut counts);
        let counts: Vec<u64> = counts.into_iter().skip(1).map(u64::from).collect();
        let rows = (0..self.records.len()).filter(|row| flat.get(*row) > 0);
        let lines = rows.take(LINES).map(|row| self.records.line(row)).collect();
        Found { rows: counts.iter().sum(), counts, lines }
    }

    /// Says what was noted, how often, and where.
    pub(super) fn report(self, told: &mut Noticed) {
        let is_given = |value: &String| !self.missing.has(&fold(value));
        let given = if self.noted.is_empty() {
            0
        } else {
            let values = self.column.values().iter().enumerate();
            self.rows(&values.filter(|(_, value)| is_given(value)).map(|(code, _)| code).collect::<Vec<_>>()).rows
        };
        for reason in Reason::ALL {
            let codes: Vec<usize> =
                self.noted.iter().filter(|(_, why)| *why == reason).map(|(code, _)| *code).collect();
            let Some(first) = codes.first() else { continue };
            let Found { counts, rows, lines } = self.rows(&codes);
            let word = |code: usize| self.parts.get(&code).map_or_else(|| self.value(code), String::as_str);
            let commonest = by_words(codes.iter().map(|code| word(*code)).zip(counts));
            told.unread.push(Unparsed {
                field: self.label.to_owned(),
                column: self.column.name().to_owned(),
                reason,
                example: shown(word(*first)),
                commonest: commonest.iter().take(COMMONEST).map(|(value, rows)| (shown(value), *rows)).collect(),
                values: commonest.len(),
                rows,
                given,
                lines,
                codes,
            });
        }
        told.warnings.extend(self.warnings);
    }
}

/// The number of rows with each word, the commonest first, and of equals the first.
fn by_words<'w>(words: impl Iterator<Item = (&'w str, u64)>) -> Vec<(&'w str, u64)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for (word, rows) in words {
        let place = *places.entry(word).or_insert(counts.len());
        match counts.get_mut(place) {
            Some(count) => count.1 += rows,
            None => counts.push((word, rows)),
        }
    }
    counts.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
    counts
}

/// The same, of values that somebody else counted.
fn counted_elsewhere(met: &[Met], codes: &[usize]) -> Found {
    let of = || codes.iter().filter_map(|code| met.get(*code));
    let counts: Vec<u64> = of().map(|met| met.rows).collect();
    let mut lines: Vec<u64> = of().flat_map(|met| &met.lines).copied().collect();
    lines.sort_unstable();
    lines.truncate(LINES);
    Found { rows: counts.iter().sum(), counts, lines }
}
