//! Knowledge of readers who know how the choice of counts to hide is made.
//!
//! They can make every table of counts that agrees with a report, see what would be printed of it, and keep those of which
//! the same is printed. Where a small count is the same in all of these, the table that it is in is protected more
//! strictly, and so it is in the other tables that would tell something: their reports become alike.

mod agreeing;
mod other;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::attacker::knowledge::signed;
use super::audit::explanation::full;
use super::audit::{Warning, WarningCode};
use super::cells::collect::{Layout, collect};
use super::cells::registry::{CellId, CellRegistry};
use super::population::{Rules, relate};
use super::progress::Monitor;
use super::suppression::{Judged, Levels, Problem};
use crate::plan::{Plan, Policy};
use crate::report::Report;
use crate::tabulate::Tabulation;
use agreeing::{agreeing, groups};
use other::with_counts;

/// Maximum number of reports made to find out about one.
const RUNS: usize = 1_000;

/// Number of counts beyond which nothing is found out, since each report takes as long as the one in question.
const MOST_COUNTS: usize = 400;

/// Procedure by which a report is made, as everybody can know it.
pub(super) struct Procedure<'a> {
    plan: &'a Plan,
    policy: &'a Policy,
    rules: &'a Rules<'a>,
    monitor: &'a Monitor<'a>,
    /// Number of reports that may still be made.
    left: Cell<usize>,
    /// Disclosures of the reports that were made with these levels.
    known: RefCell<Vec<(Levels, Report, AccountLine)>>,
}

/// Disclosures of a report to those who know how it was made.
#[derive(Clone, Default)]
pub(super) struct AccountLine {
    /// The names of the counts, by the table, map or figure they are in.
    pub(super) counts: BTreeMap<String, BTreeSet<String>>,
    /// `true` if that is all: the limits did not end the search.
    pub(super) is_complete: bool,
}

impl AccountLine {
    /// Returns the places of its disclosures.
    fn places(&self) -> BTreeSet<String> {
        self.counts.keys().cloned().collect()
    }

    pub(super) fn warnings(&self) -> impl Iterator<Item = Warning> {
        self.counts.iter().map(|(place, names)| {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let message =
                format!("Whoever knows how this program chooses what to hide can work out: {}.", names.join("; "));
            Warning { code: WarningCode::Procedure, place: place.clone(), message }
        })
    }
}

/// A report with other counts, or the one in question.
struct Made<'t> {
    tabulation: &'t Tabulation,
    registry: CellRegistry,
    layout: Layout,
    judged: Judged,
}

impl<'a> Procedure<'a> {
    pub(super) const fn new(
        plan: &'a Plan,
        policy: &'a Policy,
        rules: &'a Rules<'a>,
        monitor: &'a Monitor<'a>,
    ) -> Self {
        Self { plan, policy, rules, monitor, left: Cell::new(RUNS), known: RefCell::new(Vec::new()) }
    }

    /// Returns the strictness of the tables of a report, and its disclosures nevertheless.
    pub(super) fn levels(&self, tabulation: &Tabulation) -> (Levels, AccountLine) {
        let mut levels = Levels::default();
        loop {
            let Some(made) = self.make(tabulation, &levels) else { return (levels, AccountLine::default()) };
            let told = self.told(&made, &levels);
            match levels.raised(&told.places()) {
                Some(raised) => levels = raised,
                None => return (levels, told),
            }
        }
    }

    /// The report of these counts.
    fn make<'t>(&self, tabulation: &'t Tabulation, levels: &Levels) -> Option<Made<'t>> {
        self.left.set(self.left.get().checked_sub(1)?);
        self.monitor.judged(0);
        let (mut registry, layout) = collect(self.plan, tabulation);
        relate(&mut registry, self.rules);
        let (_, judged) = Problem {
            plan: self.plan,
            tabulation,
            registry: &registry,
            layout: &layout,
            policy: self.policy,
            altered: &BTreeMap::new(),
            publications: &|_| {},
            monitor: Monitor::new(None),
            known_before: &BTreeSet::new(),
            levels,
        }
        .solve();
        (!self.monitor.is_stopped()).then_some(Made { tabulation, registry, layout, judged })
    }

    fn told(&self, made: &Made, levels: &Levels) -> AccountLine {
        let report = &made.judged.draft.report;
        let is_same = |known: &&(Levels, Report, AccountLine)| known.0 == *levels && known.1 == *report;
        if let Some((.., told)) = self.known.borrow().iter().find(is_same) {
            return told.clone();
        }
        let told = self.found(made, levels);
        self.known.borrow_mut().push((levels.clone(), report.clone(), told.clone()));
        told
    }

    fn found(&self, made: &Made, levels: &Levels) -> AccountLine {
        let Made { registry, judged, .. } = made;
        let knowledge = &judged.knowledge;
        if knowledge.printed.len() + knowledge.hidden.len() > MOST_COUNTS {
            return AccountLine::default();
        }
        let hidden: Vec<CellId> =
            knowledge.hidden.iter().copied().filter(|cell| registry.cells[*cell].is_own).collect();
        let Some(groups) = groups(knowledge, &hidden) else { return AccountLine::default() };
        let mut told = AccountLine { is_complete: true, ..AccountLine::default() };
        for group in groups {
            let Some(cells) = self.told_of(made, levels, &hidden, &group) else {
                told.is_complete = false;
                continue;
            };
            for cell in cells {
                let name = &registry.cells[cell].name;
                told.counts.entry(name.place.clone()).or_default().insert(full(name));
            }
        }
        told
    }

    /// The small counts of a group that are the same in all tables of which the same report is made; `None` where the limits
    /// came before all were found.
    fn told_of(&self, made: &Made, levels: &Levels, hidden: &[CellId], group: &[CellId]) -> Option<Vec<CellId>> {
        let Made { tabulation, registry, layout, judged } = made;
        let knowledge = &judged.knowledge;
        let truth = |cell: CellId| registry.cells[cell].truth.map(signed);
        let mut system = knowledge.system.clone();
        for cell in hidden.iter().filter(|cell| !group.contains(cell)) {
            system.tighten(knowledge.vars[*cell], truth(*cell)?, truth(*cell));
        }
        let vars: Vec<_> = group.iter().map(|cell| knowledge.vars[*cell]).collect();
        let (tables, are_all) = agreeing(&system, &vars, 2 * signed(self.policy.threshold));
        let is_small = |cell: &CellId| registry.cells[*cell].truth.is_some_and(|truth| self.policy.is_sensitive(truth));
        let mut open: Vec<CellId> = group.iter().copied().filter(is_small).collect();
        for values in tables {
            let value = |cell: CellId| values[knowledge.vars[cell].index()];
            if open.is_empty() {
                break;
            }
            if open.iter().any(|cell| truth(*cell) != Some(value(*cell))) {
                let count = |cell: CellId| u64::try_from(value(cell)).unwrap_or(0);
                let other = with_counts(tabulation, layout, &count);
                if self.prints(&other, levels, &judged.draft.report)? {
                    open.retain(|cell| truth(*cell) == Some(value(*cell)));
                }
            }
        }
        (open.is_empty() || are_all).then_some(open)
    }

    /// Returns whether a report is what is made of these counts, be it that it is not the last that is tried; `None` if
    /// the limit came before that was found out.
    fn prints(&self, tabulation: &Tabulation, goal: &Levels, report: &Report) -> Option<bool> {
        let mut levels = Levels::default();
        loop {
            let made = self.make(tabulation, &levels)?;
            let is_same = made.judged.draft.report == *report;
            if levels == *goal {
                return Some(is_same);
            }
            let told = self.told(&made, &levels);
            match levels.raised(&told.places()) {
                Some(raised) if raised.is_within(goal) => levels = raised,
                Some(_) => return Some(false),
                None => return Some(is_same),
            }
        }
    }
}
