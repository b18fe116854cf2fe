//! What has to be hidden so that no reader can work out a small count.
//!
//! First all small counts (primary suppression; where a table merges them, until the merged row tells nothing of its
//! members), then as few others as possible (secondary suppression). On small problems the choice is optimal, by
//! implicit hitting sets (Moreno-Centeno & Karp 2013, applied to cell suppression); on larger ones line by line, with
//! everything taken back that turns out not to be needed. Whatever the choice, it is audited before it is used.

mod candidates;
mod hitting;
mod model;
mod openings;
mod pools;
mod search;
mod targets;

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
use model::Model;
use search::search;

/// How long each choice is judged. What is not decided by then counts as not safe, and the next choice hides more.
const LIMITS: Limits = Limits { nodes: 100_000 };

/// A report in the making: everything that a decision is judged by.
pub(super) struct Problem<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tabulation: &'a Tabulation,
    pub(super) world: &'a World,
    /// How many of the world's counts are the report's own; the others are those of documents.
    pub(super) own: usize,
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
        let is_hidden = |id: &CellId| self.is_small(*id) && !self.altered.contains_key(id);
        decision.hidden = (0..self.world.cells.len()).filter(is_hidden).collect();
        self.complete_pools(&mut decision);
        let judged = self.judge(&decision);
        self.hide_more(decision, judged)
    }

    /// Hides further counts until nothing small can be worked out, or nothing is left that would help.
    fn hide_more(&self, mut decision: Decision, mut judged: Judged) -> (Decision, Judged) {
        // Once more only if the report tells something that was not foreseen, as rows do by where they stand.
        while !judged.unsafe_cells.is_empty() && !self.watch.is_stopped() {
            let more = self.chosen(&decision, &judged);
            if more.is_empty() {
                break;
            }
            decision = self.with(&decision, &more);
            judged = self.judge(&decision);
        }
        (decision, judged)
    }

    /// What else to hide; nothing if nothing helps.
    fn chosen(&self, decision: &Decision, judged: &Judged) -> BTreeSet<CellId> {
        let candidates = self.candidates(decision, judged);
        let choice =
            Model::new(self, decision, judged, &candidates).and_then(|mut model| search(&mut model, &self.watch));
        choice.into_iter().flat_map(|choice| choice.set).map(|place| candidates[place].cell).collect()
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
