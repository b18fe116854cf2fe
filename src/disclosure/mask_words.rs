//! What the words of a document mean where nobody says what its rules are.

use super::knowledge::Meaning;
use crate::plan::bound;

/// What readers take from the words in place of a count. Only words that state a bound bound: “fewer than three” is at
/// most two, and a neutral sign may stand for a count of any size.
pub(super) struct Said {
    /// Whether zeros are always printed.
    pub(super) zeros_printed: bool,
}

impl Said {
    fn read(&self, words: &str) -> (u64, Option<u64>) {
        let said = bound(words).unwrap_or_default();
        (said.low.unwrap_or(u64::from(self.zeros_printed)), said.high)
    }
}

impl Meaning for Said {
    fn of_mask(&self, words: &str) -> (u64, Option<u64>) {
        self.read(words)
    }

    fn of_member(&self, label: &str, _: bool) -> (u64, Option<u64>) {
        (u64::from(self.zeros_printed), self.read(label).1)
    }
}
