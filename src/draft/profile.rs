use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::answers::is_missing;
use super::column::Cells;
use super::concern::{self, Concern};
use super::dictionary::Choice;
use super::kind::{self, Kind};
use super::places::PlaceSet;
use super::tally;
use crate::plan::fold;
use crate::records::{Column, Reading};

/// Contents of a file's columns. It quotes answers of the records: it is for the analyst, never published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Profile {
    /// Number of rows, header excluded.
    pub rows: u64,
    /// The columns, in the file's order.
    pub columns: Vec<ColumnProfile>,
    /// Heading of the column that says how many records each row stands for, if the file seems to be counted already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<String>,
}

/// Contents of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ColumnProfile {
    /// Its heading.
    pub name: String,
    /// Text of its question, where a row below the heading has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Kind of its answers.
    pub kind: Kind,
    /// Why it may name or locate a person; `None` where nothing says so.
    pub concern: Option<Concern>,
    /// The commonest answers, at most 200, the commonest first. Spellings are kept apart.
    pub answers: Vec<Answer>,
    /// Number of distinct answers, blanks excluded.
    pub distinct: u64,
    /// Number of rows without an answer.
    pub blanks: u64,
    /// The answers that say that nothing is known.
    pub missing: Vec<String>,
    /// The signs between several answers in one cell, the likeliest first.
    pub separators: Vec<SeparatorFound>,
    /// The first answers of the file, shortened.
    pub examples: Vec<String>,
    /// Findings about its dates, where it holds dates.
    pub dates: Option<DatesFound>,
    /// Set of places that its answers are from, where these are known by name.
    pub places: Option<PlaceSet>,
    /// Description in a dictionary.
    #[serde(skip)]
    pub(super) described: Option<Described>,
    /// Findings about its numbers, where it holds numbers.
    pub numbers: Option<NumbersFound>,
}

/// Description of a column in a dictionary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Described {
    /// Its name for programs.
    pub(super) name: String,
    /// The code of the answer, of one answer of a question.
    pub(super) code: Option<String>,
    /// Label; of one answer of a question, the answer.
    pub(super) label: String,
    /// The question that it is one answer of.
    pub(super) question: Option<String>,
    pub(super) choices: Vec<Choice>,
    /// Who was asked.
    pub(super) asked: Option<String>,
}

/// A distinct answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// As the records spell it.
    pub value: String,
    /// Number of rows that have it.
    pub count: u64,
}

/// A sign that is between several answers in one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SeparatorFound {
    /// The sign.
    pub separator: String,
    /// Number of rows with several answers.
    pub rows: u64,
    /// The single answers, at most 200, the commonest first.
    pub answers: Vec<Answer>,
}

/// Findings about the dates of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DatesFound {
    /// The first day, `2020-01-31`, days far from all others excluded. With dates that can be read in two ways, the year
    /// is right and the rest may not be.
    pub first: String,
    /// The last day.
    pub last: String,
    /// `true` if all that the answers tell is a year.
    pub years_only: bool,
    /// `true` if only a person can say which of day and month comes first.
    pub is_ambiguous: bool,
}

/// Findings about the numbers of a column, rounded down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NumbersFound {
    /// The smallest.
    pub least: i64,
    /// The largest.
    pub most: i64,
    /// The numbers under which 1, 25, 50, 75 and 99 of 100 rows lie.
    pub quantiles: [i64; 5],
    /// `true` if some have decimals.
    pub has_decimals: bool,
}

impl ColumnProfile {
    /// Maximum number of answers listed.
    pub const ANSWERS: usize = 200;
    /// Number of examples kept.
    pub const EXAMPLES: usize = 5;

    /// Returns its title in a report.
    pub(super) fn title(&self) -> &str {
        let label = self.described.as_ref().map(|described| &described.label);
        label.or(self.title.as_ref()).unwrap_or(&self.name)
    }

    /// Returns everything that the file says above its answers: the heading, and the question if there is one.
    pub(super) fn heading(&self) -> String {
        [&self.name, self.title.as_deref().unwrap_or_default()].join(" ")
    }

    /// Number of rows with an answer.
    pub fn given(&self, rows: u64) -> u64 {
        rows.saturating_sub(self.blanks)
    }
}

/// Counts the answers of every column, and finds out what these are.
pub fn profile(reading: &Reading) -> Profile {
    let columns: Vec<_> = reading.records.columns().iter().map(of_column).collect();
    let counts = tally::find(&reading.records, &columns);
    Profile { rows: reading.records.len() as u64, columns, counts }
}

fn of_column(column: &Column) -> ColumnProfile {
    let cells = Cells::of(column);
    let mut found = ColumnProfile {
        name: column.name().to_owned(),
        title: column.title().map(asked),
        answers: commonest(cells.answers.iter().map(|(value, count)| (*value, *count))),
        distinct: cells.answers.len() as u64,
        blanks: cells.blanks,
        missing: cells
            .answers
            .iter()
            .map(|(value, _)| *value)
            .filter(|value| is_missing(&fold(value)))
            .map(str::to_owned)
            .collect(),
        examples: cells.answers.iter().take(ColumnProfile::EXAMPLES).map(|(value, _)| shortened(value)).collect(),
        ..ColumnProfile::default()
    };
    kind::find(&mut found, &cells);
    found.concern = concern::of(&found, &cells);
    found
}

/// A question without what survey tools write behind it.
fn asked(text: &str) -> String {
    let text = text.strip_suffix(" - Selected Choice").unwrap_or(text);
    text.replace(": - ", " – ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The commonest answers; of equally common ones, those first whose spelling comes first.
pub(super) fn commonest<'v>(counts: impl Iterator<Item = (&'v str, u64)>) -> Vec<Answer> {
    let mut all: Vec<(&str, u64)> = counts.collect();
    all.sort_unstable_by_key(|(value, count)| (Reverse(*count), *value));
    all.truncate(ColumnProfile::ANSWERS);
    all.into_iter().map(|(value, count)| Answer { value: value.to_owned(), count }).collect()
}

/// A value, cut off where it is too long to be shown.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 60;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
