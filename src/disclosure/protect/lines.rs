use std::collections::BTreeSet;

use super::choice::Candidates;
use super::{Judged, Problem};
use crate::disclosure::decision::Decision;
use crate::disclosure::knowledge::Knowledge;
use crate::disclosure::world::{CellId, Relation};

/// How many counts are tried out where no line says which one to hide.
const TRIED: usize = 12;

/// How many counts are looked at again whether they had to be hidden.
const LOOKED_AT_AGAIN: usize = 60;

impl Problem<'_> {
    /// Hides a second count in every line that has one hidden, then what helps most, and takes back what was not needed.
    pub(super) fn line_by_line(&self, decision: Decision, judged: Judged) -> (Decision, Judged) {
        let first = decision.clone();
        let mut more: BTreeSet<CellId> = BTreeSet::new();
        let (mut decision, mut judged) = (decision, judged);
        while !judged.unsafe_cells.is_empty() {
            let candidates = self.candidates(&judged);
            let mut found = self.partners(&judged, &candidates);
            if found.is_empty() {
                found.extend(self.most_helpful(&first, &more, &judged, &candidates));
            }
            if found.is_empty() {
                return (decision, judged);
            }
            more.extend(found);
            decision = self.with(&first, &more);
            judged = self.judge(&decision);
        }
        self.take_back(&first, more, (decision, judged))
    }

    /// A partner for every count that is the only hidden one of a line.
    fn partners(&self, judged: &Judged, candidates: &Candidates) -> BTreeSet<CellId> {
        let mut found: BTreeSet<CellId> = BTreeSet::new();
        for target in &judged.unsafe_cells {
            for relation in self.lines(*target) {
                let open = open(relation, &judged.knowledge, &found);
                let sum: u64 = open.iter().filter_map(|cell| self.world.cells[*cell].truth).sum();
                if open.len() > 1 && sum >= self.policy.sum {
                    continue;
                }
                let partner = members(relation)
                    .filter(|cell| !found.contains(cell))
                    .filter_map(|cell| {
                        Some((self.broken(cell, relation, judged, &found), *candidates.get(&cell)?, cell))
                    })
                    .min_by_key(|(broken, cost, _)| (*broken as u64 * 900_000 + cost, *cost));
                found.extend(partner.map(|(_, _, cell)| cell));
            }
        }
        found
    }

    fn lines(&self, cell: CellId) -> impl Iterator<Item = &Relation> {
        self.world.relations.iter().filter(move |relation| members(relation).any(|member| member == cell))
    }

    /// How many other lines would have this count as their only hidden one.
    fn broken(&self, cell: CellId, but: &Relation, judged: &Judged, found: &BTreeSet<CellId>) -> usize {
        let others = self.lines(cell).filter(|line| !std::ptr::eq(*line, but));
        others.filter(|line| open(line, &judged.knowledge, found).is_empty()).count()
    }

    /// Of the cheapest counts near what can be worked out, the one that leaves the least of it.
    fn most_helpful(
        &self,
        first: &Decision,
        more: &BTreeSet<CellId>,
        judged: &Judged,
        candidates: &Candidates,
    ) -> Option<CellId> {
        let near: BTreeSet<CellId> =
            judged.unsafe_cells.iter().flat_map(|cell| self.lines(*cell)).flat_map(members).collect();
        let mut tried: Vec<(u64, CellId)> =
            candidates.iter().filter(|(cell, _)| near.contains(cell)).map(|(cell, cost)| (*cost, *cell)).collect();
        if tried.is_empty() {
            tried = candidates.iter().map(|(cell, cost)| (*cost, *cell)).collect();
        }
        tried.sort_unstable();
        tried.truncate(TRIED);
        let left = |cell: CellId| {
            let more = more.iter().copied().chain([cell]).collect();
            self.judge(&self.with(first, &more)).unsafe_cells.len()
        };
        tried.into_iter().min_by_key(|(cost, cell)| (left(*cell), *cost)).map(|(_, cell)| cell)
    }

    /// Prints again what was hidden without need, the dearest first.
    fn take_back(
        &self,
        first: &Decision,
        mut more: BTreeSet<CellId>,
        (mut decision, mut judged): (Decision, Judged),
    ) -> (Decision, Judged) {
        let costs = self.candidates(&self.judge(first));
        let mut again: Vec<CellId> = more.iter().copied().collect();
        again.sort_by_key(|cell| std::cmp::Reverse(costs.get(cell).copied().unwrap_or(0)));
        for cell in again.into_iter().take(LOOKED_AT_AGAIN) {
            more.remove(&cell);
            let without = self.with(first, &more);
            let judged_without = self.judge(&without);
            if judged_without.unsafe_cells.is_empty() {
                (decision, judged) = (without, judged_without);
            } else {
                more.insert(cell);
            }
        }
        (decision, judged)
    }
}

fn members(relation: &Relation) -> impl Iterator<Item = CellId> {
    std::iter::once(relation.total).chain(relation.parts.iter().copied())
}

/// The counts of a line that are not printed, or will not be.
fn open(relation: &Relation, knowledge: &Knowledge, found: &BTreeSet<CellId>) -> Vec<CellId> {
    members(relation).filter(|cell| !knowledge.printed.contains_key(cell) || found.contains(cell)).collect()
}
