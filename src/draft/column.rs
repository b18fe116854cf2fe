//! The cells of a column, counted.

use crate::plan::{fold, visible};
use crate::records::Column;

/// The distinct answers of a column.
pub(super) struct Cells<'c> {
    /// As they are written, without white space around them, in the order in which the file has them first; and how many
    /// rows have each.
    pub(super) answers: Vec<(&'c str, u64)>,
    /// Number of rows without an answer.
    pub(super) blanks: u64,
    /// Number of rows with one.
    pub(super) given: u64,
    /// The answers that say something.
    told: Vec<(&'c str, u64)>,
}

impl<'c> Cells<'c> {
    pub(super) fn of(column: &'c Column) -> Self {
        let (mut answers, mut blanks) = (Vec::new(), 0);
        for (value, count) in column.values().iter().zip(column.rows_of_values()).filter(|(_, count)| *count > 0) {
            if visible(value).trim().is_empty() {
                blanks += count;
            } else {
                answers.push((value.trim(), count));
            }
        }
        let given = answers.iter().map(|(_, count)| count).sum();
        // Every test of a column asks for these.
        let told = answers.iter().copied().filter(|(value, _)| !super::answers::is_missing(&fold(value))).collect();
        Self { answers, blanks, given, told }
    }

    /// The answers that say something: not “unknown” and the like.
    pub(super) fn telling(&self) -> impl Iterator<Item = (&'c str, u64)> {
        self.told.iter().copied()
    }

    /// Of the telling answers, the share of rows whose answer passes a test, in percent; 0 where nothing is told.
    pub(super) fn share(&self, test: impl Fn(&str) -> bool) -> u64 {
        let (mut passing, mut all) = (0, 0);
        for (value, count) in self.telling() {
            all += count;
            passing += if test(value) { count } else { 0 };
        }
        (100 * passing).checked_div(all).unwrap_or(0)
    }
}
