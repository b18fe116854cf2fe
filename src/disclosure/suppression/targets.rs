//! Targets of protection: counts that nobody may work out, and the necessary widths of their intervals.

use std::collections::BTreeSet;

use super::{LIMITS, Levels, Problem};
use crate::disclosure::attacker::knowledge::{Knowledge, signed};
use crate::disclosure::attacker::{Movable, shifts};
use crate::disclosure::audit::explanation::full;
use crate::disclosure::cells::registry::{CellId, CellRegistry};

/// Counts of which a reader may know what they are together.
pub(super) struct Group {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
}

impl Problem<'_> {
    /// The counts that nobody may work out: the small ones, whether the report hides or does not mention them, and what
    /// published documents hide.
    ///
    /// A larger count that is hidden as a partner is not one of them: who works it out knows no more than if it was printed.
    /// So hiding more never makes a small count less safe.
    pub(in crate::disclosure) fn targets(&self, knowledge: &Knowledge) -> Vec<CellId> {
        let is_target = |id: &CellId| {
            let publications = knowledge.hidden.contains(id) && !self.known_before.contains(id);
            if self.is_own(*id) { self.is_kept(*id) } else { publications && self.may_be_small(*id) }
        };
        (0..self.registry.cells.len()).filter(is_target).collect()
    }

    /// Sets of hidden counts that some readers may know: nothing; what those know who know the records; each count of as
    /// many people as the policy has insiders; where it has two, each pair of counts of one.
    pub(super) fn insiders(&self, knowledge: &Knowledge) -> Vec<Vec<CellId>> {
        let most = self.policy.insiders;
        let is_few = |cell: &CellId| self.is_own(*cell) && (1..=signed(most)).contains(&self.truth(*cell));
        let few: Vec<CellId> = self.targets(knowledge).into_iter().filter(is_few).collect();
        let mut found = vec![Vec::new()];
        found.extend((!self.registry.absent.is_empty()).then(|| self.registry.absent.iter().copied().collect()));
        found.extend(few.iter().map(|cell| vec![*cell]));
        if most > 1 {
            let alone: Vec<CellId> = few.into_iter().filter(|cell| self.truth(*cell) == 1).collect();
            let pairs = alone
                .iter()
                .enumerate()
                .flat_map(|(place, one)| alone[place + 1..].iter().map(|other| vec![*one, *other]));
            found.extend(pairs);
        }
        found
    }

    /// The counts that readers who know these may not work out, and how far apart the ends of each must be.
    pub(super) fn kept_from(&self, insiders: &[CellId], knowledge: &Knowledge) -> Vec<(CellId, i64)> {
        let others = self.targets(knowledge).into_iter().filter(|cell| !insiders.contains(cell));
        // Whoever is counted learns something by that; who only knows the records is kept as far off as anybody.
        let is_counted = insiders.iter().any(|cell| !self.registry.absent.contains(cell));
        let mut kept: Vec<_> = others.map(|cell| (cell, if is_counted { 1 } else { self.width(cell) })).collect();
        if !is_counted {
            kept.extend(self.open_types(knowledge).into_iter().map(|cell| (cell, signed(self.policy.width))));
        }
        kept
    }

    /// Returns the counts for which more than one value has to remain between the ends: those that nobody knows, and
    /// that may be nothing or not.
    fn open_types(&self, knowledge: &Knowledge) -> Vec<CellId> {
        if self.policy.width < 2 || self.policy.zeros_sensitive {
            return Vec::new();
        }
        let is_open = |id: &CellId| {
            let cell = &self.registry.cells[*id];
            cell.is_own && cell.truth.is_none() && cell.guess == Some(0)
        };
        let cells: Vec<CellId> = (0..self.registry.cells.len()).filter(is_open).collect();
        let asked: Vec<_> = cells.iter().map(|cell| (knowledge.vars[*cell], 1)).collect();
        let truths: Option<Vec<i64>> = self.registry.truths().map(|truths| truths.into_iter().map(signed).collect());
        let found = shifts(&knowledge.system, &asked, truths.as_deref(), &LIMITS);
        cells.into_iter().zip(found).filter(|(_, (moves, _))| *moves == Movable::Yes).map(|(cell, _)| cell).collect()
    }

    /// Tells which hidden counts are small, in tables that are protected against readers who know.
    pub(super) fn tell_small(&self, knowledge: &mut Knowledge) {
        let is_known = |cell: &CellId| self.is_small(*cell) && self.level(*cell) >= Levels::KNOWN;
        let known: Vec<CellId> = knowledge.hidden.iter().copied().filter(is_known).collect();
        for cell in known {
            knowledge.bound(cell, (0, Some(self.policy.threshold - 1)));
        }
    }

    fn level(&self, cell: CellId) -> u8 {
        self.levels.of(&self.registry.cells[cell].name.place)
    }

    /// Returns the minimum sum of hidden counts that are together.
    pub(super) fn least_sum(&self, cells: &[CellId]) -> u64 {
        let is_strict = cells.iter().any(|cell| self.level(*cell) >= Levels::MORE);
        if is_strict { 2 * self.policy.sum } else { self.policy.sum }
    }

    /// Returns the true count; zero where it is unknown.
    pub(super) fn truth(&self, cell: CellId) -> i64 {
        signed(self.registry.cells[cell].truth.unwrap_or(0))
    }

    /// Returns the minimum width of the interval that a reader reckons with. Nothing is asked of what is no target.
    pub(in crate::disclosure) fn width(&self, cell: CellId) -> i64 {
        match () {
            () if self.is_own(cell) && !self.is_kept(cell) => 0,
            () if !self.is_own(cell) && !self.may_be_small(cell) => 0,
            () => signed(self.policy.width),
        }
    }

    /// Returns whether a count is one of the report in the making, or follows from its counts.
    pub(super) fn is_own(&self, cell: CellId) -> bool {
        self.registry.cells[cell].is_own
    }

    /// Returns whether a count of the report must not be known: a small one, or one that may be. What readers know to
    /// be nothing is not kept from them.
    pub(super) fn is_kept(&self, cell: CellId) -> bool {
        let kinds = &self.registry.kinds;
        let cell = &self.registry.cells[cell];
        // That nobody is without an answer may be known.
        let is_zero = cell.truth.or(cell.guess) == Some(0);
        let is_of_nobody = cell.exact.is_none() && is_zero && cell.keys.iter().any(|key| key.is_of_missing(kinds));
        !cell.is_empty
            && !is_of_nobody
            && cell.truth.or(cell.guess).is_some_and(|truth| self.policy.is_sensitive(truth))
    }

    /// Returns whether a count is known to be small.
    pub(super) fn is_small(&self, cell: CellId) -> bool {
        self.registry.cells[cell].truth.is_some_and(|truth| self.policy.is_sensitive(truth))
    }

    fn may_be_small(&self, cell: CellId) -> bool {
        self.registry.cells[cell].truth.is_none_or(|truth| self.policy.is_sensitive(truth))
    }

    /// The small counts of which a reader knows that they are few together with all others that are hidden with them.
    pub(super) fn small_groups(&self, knowledge: &Knowledge) -> BTreeSet<CellId> {
        let is_printed = |cell: CellId| knowledge.printed.contains_key(&cell);
        let few = groups(self.registry).filter(|group| is_printed(group.total)).filter_map(|group| {
            let unknown: Vec<CellId> = group.parts.into_iter().filter(|part| !is_printed(*part)).collect();
            self.are_few(&unknown).then_some(unknown)
        });
        few.flatten().filter(|cell| self.is_own(*cell) && self.is_kept(*cell)).collect()
    }

    /// Why a count is open to somebody whose interval for readers of the report alone is wide enough: in words.
    pub(in crate::disclosure) fn told_to_some(&self, cell: CellId, knowledge: &Knowledge) -> String {
        let is_printed = |cell: CellId| knowledge.printed.contains_key(&cell);
        let group = groups(self.registry).filter(|group| is_printed(group.total)).find_map(|group| {
            let unknown: Vec<CellId> = group.parts.into_iter().filter(|part| !is_printed(*part)).collect();
            (unknown.contains(&cell) && self.are_few(&unknown)).then_some(unknown)
        });
        let name = |cell: &CellId| full(&self.registry.cells[*cell].name);
        match group {
            Some(unknown) => {
                let sum: u64 = unknown.iter().filter_map(|part| self.registry.cells[*part].truth).sum();
                let (names, least) = (unknown.iter().map(name).collect::<Vec<_>>(), self.least_sum(&unknown));
                format!("{} are together {sum}, fewer than {least}", names.join(", "))
            }
            None if self.registry.absent.is_empty() => {
                format!("a reader who is counted in another hidden count can work out {}", name(&cell))
            }
            None => {
                format!("a reader who knows which categories no record has can work out {}", name(&cell))
            }
        }
    }

    /// Returns whether counts are too few together for their sum to be known, with a small one that is hidden among
    /// them.
    pub(super) fn are_few(&self, unknown: &[CellId]) -> bool {
        let sum: Option<u64> = unknown.iter().map(|part| self.registry.cells[*part].truth).sum();
        sum.is_some_and(|sum| sum < self.least_sum(unknown))
    }
}

/// The counts of each sum.
pub(super) fn groups(registry: &CellRegistry) -> impl Iterator<Item = Group> {
    registry.relations.iter().map(|relation| Group { total: relation.total, parts: relation.parts.clone() })
}
