//! Candidates for hiding, and their costs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judged, Problem};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Decision, Position, Represents};

/// Cost of hiding a count where it is printed. It follows from the table alone, never from counts, so that the choice
/// tells nothing of them: a row of a table that nothing adds up to; a row or total that others add up to; one that such
/// add up to; a figure, which is what readers come for. A change against the period before is the first to go.
const ROW: u64 = 10;
const MARGIN: u64 = 60;
const TOTAL: u64 = 300;
const FIGURE: u64 = 3_000;
const BEFORE: u64 = 1;

/// A printed count that may be hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) cell: CellId,
    pub(super) cost: u64,
    /// All counts that are hidden with it: in a table that merges, and where others are the same.
    pub(super) takes: Vec<CellId>,
}

impl Problem<'_> {
    /// Everything that is printed now and may be hidden, in an order that does not depend on counts.
    pub(super) fn candidates(&self, decision: &Decision, judged: &Judged) -> Vec<Candidate> {
        let costs = self.costs(judged);
        let merging = self.merging(decision).into_iter().flat_map(|(cells, _)| cells);
        let takes_others: BTreeSet<CellId> = merging.chain(self.same().flat_map(|(one, other)| [one, other])).collect();
        let mut found: Vec<Candidate> = costs
            .iter()
            .map(|(cell, cost)| {
                let mut takes = vec![*cell];
                if takes_others.contains(cell) {
                    let with = self.with(decision, &BTreeSet::from([*cell]));
                    takes = with.hidden.difference(&decision.hidden).copied().collect();
                }
                let others = takes.iter().filter(|other| *other != cell).filter_map(|other| costs.get(other));
                Candidate { cell: *cell, cost: cost + others.sum::<u64>(), takes }
            })
            .collect();
        found.sort_by(|one, other| self.registry.cells[one.cell].name.cmp(&self.registry.cells[other.cell].name));
        found
    }

    /// The same decision with more counts hidden.
    pub(super) fn with(&self, decision: &Decision, more: &BTreeSet<CellId>) -> Decision {
        let mut decision = decision.clone();
        decision.hidden.extend(more);
        loop {
            let before = decision.hidden.len();
            self.complete_pools(&mut decision);
            for (one, other) in self.same() {
                if decision.hides(one) || decision.hides(other) {
                    decision.hidden.extend([one, other]);
                }
            }
            if decision.hidden.len() == before {
                return decision;
            }
        }
    }

    /// Pairs of counts that are the same though their conditions differ, as nothing has the values that would tell them
    /// apart. Hiding one alone is of no use.
    fn same(&self) -> impl Iterator<Item = (CellId, CellId)> {
        let is_printed = |cell: CellId| !self.registry.cells[cell].keys.is_empty() && self.registry.cells[cell].is_own;
        self.registry.relations.iter().filter_map(move |relation| match relation.parts.as_slice() {
            [only] if is_printed(*only) && is_printed(relation.total) => Some((relation.total, *only)),
            _ => None,
        })
    }

    fn costs(&self, judged: &Judged) -> BTreeMap<CellId, u64> {
        let heights = self.heights();
        let mut costs = BTreeMap::new();
        for mark in &judged.draft.printed_values {
            let (Represents::Cell(cell) | Represents::About { cell, .. }) = mark.represents else { continue };
            // Readers know that zeros are printed.
            let is_zero = self.registry.cells[cell].truth.unwrap_or(0) == 0 && !self.policy.zeros_sensitive;
            let is_printed =
                judged.knowledge.printed.contains_key(&cell) || matches!(mark.represents, Represents::About { .. });
            if is_zero || !is_printed {
                continue;
            }
            *costs.entry(cell).or_default() += match mark.position {
                Position::Figure(_) => FIGURE,
                Position::Before(_) => BEFORE,
                Position::Total { .. } | Position::Base { .. } => [MARGIN, MARGIN, TOTAL][heights[cell].min(2)],
                _ => [ROW, MARGIN, TOTAL][heights[cell].min(2)],
            };
        }
        costs
    }

    /// Of each count, over how many levels others add up to it; two stand for all beyond.
    fn heights(&self) -> Vec<usize> {
        let mut heights = vec![0; self.registry.cells.len()];
        for _ in 0..2 {
            for relation in self.registry.relations.iter().filter(|relation| relation.parts.len() > 1) {
                let named = relation.parts.iter().filter(|part| !self.registry.cells[**part].keys.is_empty()).count();
                let below = relation.parts.iter().map(|part| heights[*part]).max().unwrap_or(0);
                if named > 1 {
                    heights[relation.total] = heights[relation.total].max((below + 1).min(2));
                }
            }
        }
        heights
    }
}
