//! What has to be hidden so that no reader can work out a small count.
//!
//! First all small counts (primary suppression; where a table merges them, until the merged row tells nothing of its
//! members), then as few others as possible (secondary suppression). On small problems the choice is optimal, by
//! implicit hitting sets (Moreno-Centeno & Karp 2013, applied to cell suppression); on larger ones line by line, with
//! everything taken back that turns out not to be needed. Whatever the choice, it is audited before it is used.

mod choice;
mod hitting;
mod lines;
mod pools;

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Layout;
use super::decision::{Alteration, Decision, Facts};
use super::knowledge::{Knowledge, Meaning, signed};
use super::report::{Draft, draft};
use super::solve::{Limits, Movable, movable};
use super::watch::Watch;
use super::world::{CellId, World};
use crate::plan::{Plan, Policy};
use crate::tabulate::Tabulation;

/// How long each choice is judged. What is not decided by then counts as not safe, and the next choice hides more.
const LIMITS: Limits = Limits { nodes: 100_000 };

/// A report in the making: everything that a decision is judged by.
pub(super) struct Problem<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tabulation: &'a Tabulation,
    pub(super) world: &'a World,
    pub(super) layout: &'a Layout,
    pub(super) policy: &'a Policy,
    /// What is printed in place of counts that are rounded, or have noise.
    pub(super) altered: &'a BTreeMap<CellId, Alteration>,
    /// What readers know from elsewhere: earlier editions, reports of other jurisdictions.
    pub(super) elsewhere: &'a dyn Fn(&mut Knowledge),
    /// Who waits for it.
    pub(super) watch: Watch<'a>,
    /// Hidden counts of documents that readers can work out without this report.
    pub(super) known_before: &'a BTreeSet<CellId>,
}

/// A decision, and whether readers can work out a small count all the same.
pub(super) struct Judged {
    pub(super) draft: Draft,
    pub(super) knowledge: Knowledge,
    /// The counts that a reader can work out, or that it was not found out about.
    pub(super) unsafe_cells: Vec<CellId>,
}

impl Problem<'_> {
    /// What is hidden, and the report that this makes.
    pub(super) fn solve(&self) -> (Decision, Judged) {
        let mut decision = Decision { altered: self.altered.clone(), ..Decision::default() };
        let small = |(id, cell): (CellId, &super::world::Cell)| {
            let is_small = cell.truth.is_some_and(|truth| self.policy.is_sensitive(truth));
            (is_small && !self.altered.contains_key(&id)).then_some(id)
        };
        decision.hidden = self.world.cells.iter().enumerate().filter_map(small).collect();
        self.complete_pools(&mut decision);
        let judged = self.judge(&decision);
        if judged.unsafe_cells.is_empty() { (decision, judged) } else { self.hide_more(decision, judged) }
    }

    /// The report that a decision makes, and what it tells.
    pub(super) fn judge(&self, decision: &Decision) -> Judged {
        let facts = Facts { world: self.world, policy: self.policy, decision };
        let draft = draft(self.plan, self.tabulation, self.layout, facts);
        let knowledge = self.knowledge(&draft);
        let targets = self.targets(&knowledge);
        let unsafe_cells = if self.watch.is_stopped() { Vec::new() } else { self.told(&knowledge, &targets) };
        self.watch.judged(unsafe_cells.len());
        Judged { draft, knowledge, unsafe_cells }
    }

    pub(super) fn knowledge(&self, draft: &Draft) -> Knowledge {
        let mut knowledge = Knowledge::new(self.world);
        knowledge.read(&draft.report, &draft.marks, self.policy);
        (self.elsewhere)(&mut knowledge);
        knowledge
    }

    /// The counts that nobody may work out: all that the report hides, and all small ones that it does not mention.
    pub(super) fn targets(&self, knowledge: &Knowledge) -> Vec<CellId> {
        let is_small = |cell: &super::world::Cell| {
            !cell.is_empty && cell.truth.or(cell.guess).is_some_and(|truth| self.policy.is_sensitive(truth))
        };
        let is_target = |id: &CellId| {
            let cell = &self.world.cells[*id];
            (knowledge.hidden.contains(id) && !self.known_before.contains(id)) || (cell.is_own && is_small(cell))
        };
        (0..self.world.cells.len()).filter(is_target).collect()
    }

    /// How far apart the ends of what a reader reckons with must be.
    pub(super) fn width(&self, cell: CellId) -> i64 {
        let is_small = self.world.cells[cell].truth.is_some_and(|truth| self.policy.is_sensitive(truth));
        if is_small && self.world.cells[cell].is_own { signed(self.policy.width) } else { 1 }
    }

    fn told(&self, knowledge: &Knowledge, targets: &[CellId]) -> Vec<CellId> {
        let truths: Option<Vec<i64>> = self.world.truths().map(|truths| truths.into_iter().map(signed).collect());
        let mut told = self.small_groups(knowledge);
        let mut widths: BTreeMap<i64, Vec<CellId>> = BTreeMap::new();
        for cell in targets {
            widths.entry(self.width(*cell)).or_default().push(*cell);
        }
        for (width, cells) in widths {
            let vars: Vec<_> = cells.iter().map(|cell| knowledge.vars[*cell]).collect();
            let moves = movable(&knowledge.system, &vars, width, truths.as_deref(), &LIMITS);
            told.extend(cells.iter().zip(moves).filter(|(_, moves)| *moves != Movable::Yes).map(|(cell, _)| *cell));
        }
        told.into_iter().collect()
    }

    /// The hidden counts of which a reader knows that together they are few.
    fn small_groups(&self, knowledge: &Knowledge) -> BTreeSet<CellId> {
        let mut found = BTreeSet::new();
        for relation in &self.world.relations {
            if !knowledge.printed.contains_key(&relation.total) {
                continue;
            }
            let unknown: Vec<CellId> =
                relation.parts.iter().copied().filter(|part| !knowledge.printed.contains_key(part)).collect();
            let sum: Option<u64> = unknown.iter().map(|part| self.world.cells[*part].truth).sum();
            if unknown.iter().any(|part| knowledge.hidden.contains(part))
                && sum.is_some_and(|sum| sum < self.policy.sum)
            {
                found.extend(unknown);
            }
        }
        found
    }
}

impl Meaning for Policy {
    fn of_mask(&self, words: &str) -> (u64, Option<u64>) {
        // Words of their own stand only where every hidden count of the table is small.
        (self.least_hidden(), (words != self.mask).then(|| self.threshold - 1))
    }

    fn of_member(&self, _: &str, small: bool) -> (u64, Option<u64>) {
        (self.least_hidden(), small.then(|| self.threshold - 1))
    }
}
