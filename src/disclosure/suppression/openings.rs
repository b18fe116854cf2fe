//! Effect of hiding a candidate on the knowledge of readers: it removes bounds, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::{Judged, LIMITS, Problem};
use crate::disclosure::attacker::knowledge::{Knowledge, Source, masked, signed};
use crate::disclosure::attacker::{Fact, System, solution};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Decision, Position, PrintedValue, Represents};

/// The least and the largest value of a number, as far as anything bounds it.
pub(super) type Bounds = (i64, Option<i64>);

/// The bounds of every number for every choice.
pub(super) struct Openings {
    /// When nothing else is hidden.
    closed: Vec<Bounds>,
    /// When the number itself is hidden, too.
    open: Vec<Bounds>,
    /// The candidates that take the bounds of a number away.
    openers: Vec<Vec<usize>>,
    /// Of a number that words bound from above: for each place with such words, the candidates that take them away.
    words: Vec<Vec<Vec<usize>>>,
}

impl Openings {
    pub(super) fn new(problem: &Problem, judged: &Judged, candidates: &[Candidate]) -> Self {
        let knowledge = &judged.knowledge;
        let number = |cell: CellId| knowledge.vars[cell].index();
        let mut outside = Knowledge::new(problem.registry);
        (problem.publications)(&mut outside);
        let closed: Vec<Bounds> = knowledge.system.numbers().map(|var| knowledge.system.bounds(var)).collect();
        let (mut open, mut openers) = (closed.clone(), vec![Vec::new(); closed.len()]);
        let below = below(judged);
        for (place, candidate) in candidates.iter().enumerate() {
            let least = problem.policy.least_hidden();
            let taken = candidate.takes.iter().map(|cell| (*cell, least));
            let parts = below.get(&candidate.cell).into_iter().flatten().map(|part| (*part, 0));
            for (cell, least) in taken.chain(parts) {
                let (low, high) = outside.system.bounds(outside.vars[cell]);
                open[number(cell)] = (low.max(signed(least)), high);
                openers[number(cell)].push(place);
            }
        }
        let mut words = vec![Vec::new(); closed.len()];
        for (cell, breakers) in bound_by_words(problem, judged, candidates) {
            open[number(cell)].1 = outside.system.bounds(outside.vars[cell]).1;
            words[number(cell)].push(breakers);
        }
        Self { closed, open, openers, words }
    }

    /// Returns the number of unknowns.
    pub(super) const fn len(&self) -> usize {
        self.closed.len()
    }

    /// The bounds of a number when these candidates are hidden.
    pub(super) fn bounds(&self, number: usize, chosen: &[bool]) -> Bounds {
        if self.openers[number].iter().any(|opener| chosen[*opener]) {
            return self.open[number];
        }
        let words = &self.words[number];
        let is_silent = |breakers: &Vec<usize>| breakers.iter().any(|breaker| chosen[*breaker]);
        if !words.is_empty() && words.iter().all(is_silent) {
            return (self.closed[number].0, self.open[number].1);
        }
        self.closed[number]
    }

    /// Returns whether a number is printed when these candidates are hidden.
    pub(super) fn is_printed(&self, number: usize, chosen: &[bool]) -> bool {
        let (low, high) = self.bounds(number, chosen);
        high == Some(low)
    }

    /// The candidates that are not hidden yet and would give one of these numbers wider bounds.
    pub(super) fn helping(&self, numbers: &[usize], chosen: &[bool]) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for number in numbers {
            let openers = &self.openers[*number];
            if !openers.iter().any(|opener| chosen[*opener]) {
                found.extend(openers.iter().chain(self.words[*number].iter().flatten()).copied());
            }
        }
        found.into_iter().filter(|place| !chosen[*place]).collect()
    }

    /// The system with the widest bounds, and a solution that agrees with the narrowest.
    pub(super) fn system(
        &self,
        problem: &Problem,
        decision: &Decision,
        knowledge: &Knowledge,
    ) -> Option<(System, Vec<i64>)> {
        let merging = problem.merging(decision);
        let is_other = |source: &Source| match source {
            Source::Pool { members, .. } => {
                merging.iter().any(|(level, _)| members.iter().all(|member| level.contains(member)))
            }
            // Made anew for wider bounds.
            Source::Implied { .. } => true,
            _ => false,
        };
        let facts = knowledge.system.facts().iter().filter(|fact| !is_other(&knowledge.sources[fact.source]));
        let mut facts: Vec<Fact> = facts.cloned().collect();
        let (mut open, mut closed) = (self.open.clone(), self.closed.clone());
        for (level, whole) in &merging {
            let sum: Option<u64> = level.iter().map(|cell| problem.registry.cells[*cell].truth).sum();
            let total = problem.registry.relations.iter().find(|relation| {
                relation.parts.len() == level.len() && relation.parts.iter().all(|part| level.contains(part))
            });
            match (sum.map(signed), total.map(|relation| relation.total)) {
                (None, _) => {}
                // What the parts are together is known as long as their row is.
                (_, Some(total)) if *whole == Some(total) => {}
                (Some(sum), Some(total)) => {
                    let number = knowledge.vars[total].index();
                    (open[number], closed[number]) = ((sum, Some(sum)), (sum, Some(sum)));
                }
                (Some(sum), None) => {
                    let terms = level.iter().map(|cell| (knowledge.vars[*cell], 1)).collect();
                    facts.push(Fact { terms, low: Some(sum), high: Some(sum), source: 0 });
                }
            }
        }
        let system = |bounds: &[Bounds]| {
            let mut system = System::default();
            for (low, high) in bounds {
                system.unknown(*low, *high);
            }
            for (place, Fact { terms, low, high, .. }) in facts.iter().enumerate() {
                system.fact(terms, *low, *high, place);
            }
            system
        };
        let (mut open, mut closed) = (system(&open), system(&closed));
        for (first, second, most) in knowledge.implications(&open) {
            let [first, second] = [first, second].map(|cell| knowledge.vars[cell]);
            open.implies(first, second, most, facts.len());
            closed.implies(first, second, most, facts.len());
        }
        let start = true_solution(problem, knowledge, &closed).or_else(|| solution(&closed, &LIMITS))?;
        Some((open, start))
    }
}

/// A solution that gives every count its true value, as far as that is known.
fn true_solution(problem: &Problem, knowledge: &Knowledge, closed: &System) -> Option<Vec<i64>> {
    let truths = problem.registry.truths().map(|truths| truths.into_iter().map(signed).collect::<Vec<i64>>());
    // One was found before, of everything that holds between the counts: to look for another takes long.
    if let Some(truths) = truths.filter(|truths| closed.holds(truths)) {
        return Some(truths);
    }
    let mut system = closed.clone();
    for (cell, var) in problem.registry.cells.iter().zip(&knowledge.vars) {
        if let Some(truth) = cell.truth.map(signed) {
            system.tighten(*var, truth, Some(truth));
        }
    }
    solution(&system, &LIMITS)
}

/// The parts that are printed nowhere but under one row, by the counts of that row: hiding it hides them.
fn below(judged: &Judged) -> BTreeMap<CellId, Vec<CellId>> {
    let mut rows: BTreeMap<(usize, usize, usize), BTreeSet<CellId>> = BTreeMap::new();
    let mut above: BTreeMap<CellId, BTreeSet<CellId>> = BTreeMap::new();
    for mark in &judged.draft.printed_values {
        if let (Position::Row { section, table, path, .. }, Represents::Cell(cell)) = (&mark.position, &mark.represents)
            && let [row] = path.as_slice()
        {
            rows.entry((*section, *table, *row)).or_default().insert(*cell);
        }
    }
    for PrintedValue { position, represents } in &judged.draft.printed_values {
        let row = match position {
            Position::Row { section, table, path, .. } if path.len() > 1 => rows.get(&(*section, *table, path[0])),
            _ => None,
        };
        let row = row.cloned().unwrap_or_default();
        for cell in represents.clone().into_cells() {
            let rows = above.entry(cell).or_insert_with(|| row.clone());
            *rows = rows.intersection(&row).copied().collect();
        }
    }
    let mut found: BTreeMap<CellId, Vec<CellId>> = BTreeMap::new();
    for (part, rows) in above {
        for row in rows {
            found.entry(row).or_default().push(part);
        }
    }
    found
}

/// A table or a map of the document.
type Place = (usize, Option<usize>);

fn place(position: &Position) -> Option<Place> {
    match position {
        Position::Location { section, .. } => Some((*section, None)),
        Position::Row { section, table, .. } | Position::Total { section, table, .. } => Some((*section, Some(*table))),
        _ => None,
    }
}

/// The level of a table that a row is in: rows of other levels are never merged with it.
fn level(position: &Position) -> Option<(usize, usize, &[usize])> {
    match position {
        Position::Row { section, table, path, .. } => Some((*section, *table, path.split_last()?.1)),
        _ => None,
    }
}

/// The counts whose words, or whose merged row, say that they are small; each with the candidates that would take these
/// words away: of words, a larger count that is hidden in the same table or map; of a merged row, a larger one that joins
/// it.
fn bound_by_words(problem: &Problem, judged: &Judged, candidates: &[Candidate]) -> Vec<(CellId, Vec<usize>)> {
    let report = &judged.draft.report;
    let mut takers: BTreeMap<CellId, Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        candidate.takes.iter().for_each(|cell| takers.entry(*cell).or_default().push(number));
    }
    let (mut of_places, mut of_levels) = (BTreeMap::new(), BTreeMap::new());
    for PrintedValue { position, represents } in &judged.draft.printed_values {
        let Represents::Cell(cell) = represents else { continue };
        let taking = || takers.get(cell).into_iter().flatten().copied();
        if let Some(place) = place(position) {
            of_places.entry(place).or_insert_with(BTreeSet::new).extend(taking());
        }
        if let Some(level) = level(position) {
            of_levels.entry(level).or_insert_with(BTreeSet::new).extend(taking());
        }
    }
    let mut found = Vec::new();
    for PrintedValue { position, represents } in &judged.draft.printed_values {
        let (cells, breakers) = match represents {
            Represents::Cell(cell) if masked(report, position).is_some_and(|words| words != problem.policy.mask) => {
                (vec![*cell], place(position).and_then(|place| of_places.get(&place)))
            }
            Represents::Pool { members, small: true } => {
                (members.clone(), level(position).and_then(|level| of_levels.get(&level)))
            }
            _ => continue,
        };
        let breakers: Vec<usize> = breakers.into_iter().flatten().copied().collect();
        found.extend(cells.into_iter().map(|cell| (cell, breakers.clone())));
    }
    found
}
