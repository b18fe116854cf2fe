use std::collections::{BTreeMap, BTreeSet};

use super::{Judged, Problem};
use crate::disclosure::decision::{Decision, Means, Spot};
use crate::disclosure::world::CellId;

/// What it costs to hide a count. Totals, bases and figures are what readers come for.
const WHOLE: u64 = 1_000_000;
const ROW: u64 = 1_000;
/// A change against the period before is the first to go.
const BEFORE: u64 = 100;

/// How many counts a choice may be among for the best to be looked for.
const FEW: usize = 16;

/// The printed counts that may be hidden, and what that costs.
pub(super) type Candidates = BTreeMap<CellId, u64>;

impl Problem<'_> {
    /// Hides further counts until nothing small can be worked out, or nothing is left to hide.
    pub(super) fn hide_more(&self, decision: Decision, judged: Judged) -> (Decision, Judged) {
        let around = self.around(&judged);
        if around.len() <= FEW
            && let Some(best) = self.best(&decision, &around)
        {
            let judged = self.judge(&best);
            if judged.unsafe_cells.is_empty() {
                return (best, judged);
            }
        }
        self.line_by_line(decision, judged)
    }

    /// The same decision with more counts hidden.
    pub(super) fn with(&self, decision: &Decision, more: &BTreeSet<CellId>) -> Decision {
        let mut decision = decision.clone();
        decision.hidden.extend(more);
        self.complete_pools(&mut decision);
        decision
    }

    /// What is printed now and might be hidden.
    pub(super) fn candidates(&self, judged: &Judged) -> Candidates {
        let mut found = Candidates::new();
        for mark in &judged.draft.marks {
            let (Means::Cell(cell) | Means::About { cell, .. }) = mark.means else { continue };
            let truth = self.world.cells[cell].truth.unwrap_or(0);
            // Readers know that zeros are printed.
            let is_printed = judged.knowledge.printed.contains_key(&cell) || matches!(mark.means, Means::About { .. });
            if !is_printed || (truth == 0 && !self.policy.zeros_sensitive) {
                continue;
            }
            let cost = match mark.spot {
                Spot::Row { .. } | Spot::Location { .. } => ROW + 10 * u64::from(truth.checked_ilog2().unwrap_or(0)),
                Spot::Before(_) => BEFORE,
                _ => WHOLE + truth.min(WHOLE),
            };
            // Where two would cost the same, the smaller one goes.
            *found.entry(cell).or_default() += cost * 1_000 + truth.min(999);
        }
        found
    }

    /// The candidates that have anything to do with what a reader can work out.
    fn around(&self, judged: &Judged) -> Candidates {
        let mut reached: BTreeSet<CellId> = judged.unsafe_cells.iter().copied().collect();
        loop {
            let before = reached.len();
            for relation in &self.world.relations {
                let mut cells = std::iter::once(&relation.total).chain(&relation.parts);
                if cells.clone().any(|cell| reached.contains(cell)) {
                    reached.extend(cells.by_ref());
                }
            }
            if reached.len() == before {
                break;
            }
        }
        let mut candidates = self.candidates(judged);
        candidates.retain(|cell, _| reached.contains(cell));
        candidates
    }
}
