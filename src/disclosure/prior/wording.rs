//! Meaning of a document's words where its rules are not stated.

use crate::disclosure::attacker::knowledge::Meaning;
use crate::plan::{Plan, bound, fold};

/// Interpretation by readers of the words in place of a count. Only words that state a bound bound: “fewer than three”
/// is at most two, and a neutral sign may stand for a count of any size.
#[derive(Debug, Clone, Default)]
pub(in crate::disclosure) struct Wording {
    /// `true` if zeros are always printed.
    pub(in crate::disclosure) zeros_printed: bool,
    /// Words that a plan has for small counts, folded, and the largest of these.
    pub(in crate::disclosure) small: Option<(Vec<String>, u64)>,
}

impl Wording {
    /// Returns the interpretation by readers who know the plan that the words are from.
    pub(in crate::disclosure) fn of_plan(plan: &Plan) -> Self {
        let policy = plan.protection.policy();
        let of_maps = plan.report.sections.iter().filter_map(|section| section.map.as_ref()).map(|map| &map.small);
        let of_tables = plan.report.sections.iter().flat_map(|section| &section.tables).flat_map(|table| {
            let parts = table.within.iter().flat_map(|within| within.of.values());
            std::iter::once(&table.small).chain(parts)
        });
        let words = of_maps.chain(of_tables).flat_map(|small| small.mask.iter().chain(&small.pool));
        let words = words.filter(|words| **words != policy.mask).map(|words| fold(words)).collect();
        let most = policy.threshold.saturating_sub(1);
        Self { zeros_printed: !policy.zeros_sensitive, small: Some((words, most)) }
    }

    /// The same of words that a document says are for counts less than `below`.
    pub(in crate::disclosure) fn of_document(zeros_printed: bool, small: &[String], below: Option<u64>) -> Self {
        let words = small.iter().map(|words| fold(words)).collect();
        Self { zeros_printed, small: below.map(|below| (words, below.saturating_sub(1))) }
    }

    /// The same where zeros are known to be printed.
    pub(in crate::disclosure) fn or_zeros_printed(self, zeros_printed: bool) -> Self {
        Self { zeros_printed: self.zeros_printed || zeros_printed, ..self }
    }

    /// Returns whether words are those of a plan for small counts.
    pub(in crate::disclosure) fn is_small(&self, words: &str) -> bool {
        self.most(words).is_some()
    }

    fn most(&self, words: &str) -> Option<u64> {
        let (small, most) = self.small.as_ref()?;
        small.contains(&fold(words)).then_some(*most)
    }

    fn read(&self, words: &str) -> (u64, Option<u64>) {
        let wording = bound(words).unwrap_or_default();
        (wording.low.unwrap_or(u64::from(self.zeros_printed)), wording.high.or_else(|| self.most(words)))
    }
}

impl Meaning for Wording {
    fn of_mask(&self, words: &str) -> (u64, Option<u64>) {
        self.read(words)
    }

    fn of_member(&self, label: &str, _: bool) -> (u64, Option<u64>) {
        (u64::from(self.zeros_printed), self.read(label).1)
    }
}
