//! Holding the figures of a document against each other.

mod columns;
mod figures;
mod maps;
mod ranks;
mod references;
mod sums;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use super::document::Report;
use super::findings::Findings;
use super::printed::{Separators, qualified};
use super::problem::{Problem, Severity};
use super::table::Table;
use super::value::Value;
#[cfg(feature = "analyst")]
pub(crate) use maps::{fault_of_breaks, is_region};
#[cfg(feature = "analyst")]
pub(crate) use words::percent_sides;

impl Report {
    /// Everything that is wrong with the content of this report, all at once: references that lead nowhere, sums
    /// that do not hold, percentages that are not what the counts say, dates in the wrong order.
    pub fn check(&self) -> Vec<Problem> {
        let mut found = Findings::default();
        self.check_frame(&mut found);
        self.check_references(&mut found);
        self.check_figures(&mut found);
        self.check_tables(&mut found);
        found.into_problems()
    }

    /// Checks a table by itself, given the figures and notes of this report.
    pub(super) fn check_by_itself(&self, table: &Table, found: &mut Findings) {
        self.check_notes_of(table, found);
        self.check_table(table, found);
    }

    /// The places where the publication contradicts itself.
    pub fn contradictions(&self) -> Vec<Problem> {
        let mut problems = self.check();
        problems.retain(|problem| problem.severity == Severity::Contradiction);
        problems
    }
}

/// Writes a number as a message prints it: `72,000`. Messages are English, whatever the language of the report.
fn grouped(count: u64) -> String {
    Separators::ENGLISH.count(count)
}

/// Writes a count as a message prints it, with its word and its bounds: `more than 72,000`. Empty for other values.
fn printed(value: &Value) -> String {
    let count = value.published_count().map(grouped).unwrap_or_default();
    let bounds =
        value.interval().map(|between| [between.low, between.high].map(|bound| Separators::ENGLISH.decimal(bound)));
    let bounds = bounds.map(|[low, high]| format!(" ({low}–{high})")).unwrap_or_default();
    qualified(value.qualifier(), &count) + &bounds
}
