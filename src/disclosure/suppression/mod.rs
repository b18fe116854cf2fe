//! Suppression: the choice of counts to hide so that no reader can work out a small count.
//!
//! First all small counts (primary suppression; where a table merges them, until the merged row tells nothing of its
//! members), then as few others as possible (secondary suppression). The choice is found by implicit
//! hitting sets (Moreno-Centeno & Karp 2013, applied to cell suppression) and is optimal unless a limit of work ends the
//! search. Whatever the choice, it is audited before it is used.

mod candidates;
mod hitting_set;
mod levels;
mod model;
mod openings;
mod pools;
mod search;
mod targets;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::attacker::knowledge::{Knowledge, Meaning, signed};
use super::attacker::{Limits, Movable, shifts};
use super::cells::collect::Layout;
use super::cells::registry::{CellId, CellRegistry};
use super::composition::report::{Draft, draft};
use super::decision::{Alteration, Context, Decision, Level};
use super::progress::Monitor;
use crate::plan::{Plan, Policy};
use crate::tabulate::Tabulation;
pub(super) use levels::Levels;
use model::Model;
use search::{Choice, search};

/// Limits of judging a choice. What is not decided by then counts as not safe, and the next choice hides more.
const LIMITS: Limits = Limits { nodes: 100_000 };

/// A report in the making: everything that a decision is judged by.
pub(super) struct Problem<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tabulation: &'a Tabulation,
    pub(super) registry: &'a CellRegistry,
    pub(super) layout: &'a Layout,
    pub(super) policy: &'a Policy,
    /// Values printed in place of counts that are rounded, or have noise.
    pub(super) altered: &'a BTreeMap<CellId, Alteration>,
    /// Knowledge of readers from elsewhere: earlier editions, reports of other jurisdictions.
    pub(super) publications: &'a dyn Fn(&mut Knowledge),
    /// Who waits for it.
    pub(super) monitor: Monitor<'a>,
    /// Hidden counts of documents that readers can work out without this report.
    pub(super) known_before: &'a BTreeSet<CellId>,
    /// Tables that are protected more strictly than the policy asks for.
    pub(super) levels: &'a Levels,
}

/// A decision, and whether readers can work out a small count nevertheless.
pub(super) struct Judged {
    pub(super) draft: Draft,
    pub(super) knowledge: Knowledge,
    /// The counts that a reader can work out, or that it was not found out about.
    pub(super) unsafe_cells: Vec<CellId>,
    /// `true` if a limit ended the search for what else to hide.
    pub(super) is_unfinished: bool,
}

impl Problem<'_> {
    /// Returns the decision, and the judgement of the report that it makes.
    pub(super) fn solve(&self) -> (Decision, Judged) {
        let (mut decision, mut judged) = self.start(BTreeSet::new());
        if !judged.unsafe_cells.is_empty() && !judged.is_unfinished && !self.monitor.is_stopped() {
            (decision, judged) = self.silence(decision, judged);
        }
        self.add_ranks(decision, judged)
    }

    /// Returns the decision where these levels are silent.
    fn start(&self, silent: BTreeSet<Level>) -> (Decision, Judged) {
        let altered = self.altered.clone();
        let mut decision = Decision { altered, wordless: silent.clone(), silent, ..Decision::default() };
        decision.hidden = self.small();
        self.complete_pools(&mut decision);
        let judged = self.judge(&decision);
        let (decision, judged) = self.hide_more(decision, judged);
        if self.levels.is_plain() {
            return (decision, judged);
        }
        let plain = Problem { levels: &Levels::default(), monitor: Monitor::new(None), ..*self };
        let is_unfinished = judged.is_unfinished;
        let judged = Judged { is_unfinished, ..plain.judge(&decision) };
        (decision, judged)
    }

    /// Takes the sums of merged rows away, and words for small counts, where no other way is left, and gives back what tells
    /// nothing.
    fn silence(&self, decision: Decision, judged: Judged) -> (Decision, Judged) {
        let levels = self.telling_levels(&decision);
        if levels.is_empty() {
            return (decision, judged);
        }
        let (mut without, mut found) = self.start(levels.clone());
        if !found.unsafe_cells.is_empty() {
            return (decision, judged);
        }
        for level in levels {
            let mut with = without.clone();
            with.silent.remove(&level);
            with.wordless.remove(&level);
            let with = self.with(&with, &BTreeSet::new());
            let told = self.judge(&with);
            if told.unsafe_cells.is_empty() {
                (without, found) = (with, told);
            }
        }
        (without, found)
    }

    /// Prints each place among the jurisdictions that tells nothing small.
    fn add_ranks(&self, mut decision: Decision, mut judged: Judged) -> (Decision, Judged) {
        let ranked = self.layout.figures().filter(|figure| !figure.others.is_empty());
        let counts: BTreeSet<CellId> =
            ranked.map(|figure| figure.count).filter(|count| !decision.hides(*count)).collect();
        for count in counts {
            let mut with = decision.clone();
            with.ranked.insert(count);
            let told = self.judge(&with);
            if told.unsafe_cells.len() <= judged.unsafe_cells.len() {
                (decision, judged) = (with, Judged { is_unfinished: judged.is_unfinished, ..told });
            }
        }
        (decision, judged)
    }

    /// The counts that the threshold hides.
    fn small(&self) -> BTreeSet<CellId> {
        let is_hidden = |id: &CellId| self.is_small(*id) && !self.altered.contains_key(id);
        (0..self.registry.cells.len()).filter(is_hidden).collect()
    }

    /// Hides further counts until nothing small can be worked out, or nothing is left that would help.
    fn hide_more(&self, mut decision: Decision, mut judged: Judged) -> (Decision, Judged) {
        // Once more only if the report tells something that was not foreseen, as rows do by where they are.
        while !judged.unsafe_cells.is_empty() && !self.monitor.is_stopped() {
            let candidates = self.candidates(&decision, &judged);
            let Some(mut model) = Model::new(self, &decision, &judged, &candidates) else { break };
            let (set, is_finished) = match search(&mut model, &self.monitor) {
                Choice::Least(set) | Choice::Good(set) => (set, true),
                Choice::Unfinished(set) => (set, false),
            };
            if set.is_empty() {
                judged.is_unfinished |= !is_finished;
                break;
            }
            decision = self.with(&decision, &set.into_iter().map(|place| candidates[place].cell).collect());
            judged = self.judge(&decision);
            if !is_finished {
                judged.is_unfinished = true;
                break;
            }
        }
        (decision, judged)
    }

    /// The report that a decision makes, and what it tells.
    pub(super) fn judge(&self, decision: &Decision) -> Judged {
        let context = Context { registry: self.registry, policy: self.policy, decision };
        let draft = draft(self.plan, self.tabulation, self.layout, context);
        let knowledge = self.knowledge(&draft, decision);
        let unsafe_cells = if self.monitor.is_stopped() { Vec::new() } else { self.told(&knowledge) };
        self.monitor.judged(unsafe_cells.len());
        Judged { draft, knowledge, unsafe_cells, is_unfinished: false }
    }

    fn knowledge(&self, draft: &Draft, decision: &Decision) -> Knowledge {
        let mut knowledge = Knowledge::new(self.registry);
        // A row that is left out as it would print nothing but zeros says as much as one that prints them.
        for (cell, altered) in &decision.altered {
            if altered.printed == 0 && !altered.is_noise && !decision.hides(*cell) {
                knowledge.bound(*cell, (0, Some(altered.slack)));
            }
        }
        knowledge.read(&draft.report, &draft.printed_values, self.policy);
        (self.publications)(&mut knowledge);
        for figure in self.layout.figures().filter(|figure| decision.ranked.contains(&figure.count)) {
            figure.tell_rank(&mut knowledge);
        }
        self.tell_small(&mut knowledge);
        knowledge.close();
        knowledge
    }

    fn told(&self, knowledge: &Knowledge) -> Vec<CellId> {
        let truths: Option<Vec<i64>> = self.registry.truths().map(|truths| truths.into_iter().map(signed).collect());
        let mut told = self.small_groups(knowledge);
        for insiders in self.insiders(knowledge) {
            let mut system = Cow::Borrowed(&knowledge.system);
            for cell in &insiders {
                system.to_mut().tighten(knowledge.vars[*cell], self.truth(*cell), Some(self.truth(*cell)));
            }
            let kept = self.kept_from(&insiders, knowledge);
            let asked: Vec<_> = kept.iter().map(|(cell, width)| (knowledge.vars[*cell], *width)).collect();
            let found = shifts(&system, &asked, truths.as_deref(), &LIMITS);
            told.extend(
                kept.iter().zip(found).filter(|(_, (moves, _))| *moves != Movable::Yes).map(|((cell, _), _)| *cell),
            );
        }
        told.into_iter().collect()
    }
}

impl Meaning for Policy {
    fn of_mask(&self, words: &str) -> (u64, Option<u64>) {
        // Words of their own are only where every hidden count of the table is small.
        (self.least_hidden(), (words != self.mask).then(|| self.threshold - 1))
    }

    fn of_member(&self, _: &str, small: bool) -> (u64, Option<u64>) {
        (self.least_hidden(), small.then(|| self.threshold - 1))
    }
}
