//! Knowledge of readers for each choice of further counts to hide, found without making the report anew each time.
//!
//! The facts are those of the report in which only what must be hidden is. Hiding more takes bounds away and leaves all
//! sums as they are: where rows are merged, what the rows of the level are together is known whichever of them are.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::openings::Openings;
use super::targets::{Group, groups};
use super::{Judged, LIMITS, Problem};
use crate::disclosure::attacker::{Hold, Holds, Span, Var};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::Decision;

/// Maximum work in all, about in visits of a count.
const WORK: u64 = 400_000_000;
/// Cost factor of a question that no network answers.
const SEARCHED: u64 = 40;
/// Maximum number of guesses in all, of questions that no network answers: with large linear programmes they take up to a
/// minute.
const GUESSES: u64 = 3_000_000;

/// Each choice of what else to hide, as bounds of the numbers of one system.
pub(super) struct Model<'p> {
    problem: &'p Problem<'p>,
    candidates: &'p [Candidate],
    openings: Openings,
    holds: Holds,
    targets: Vec<Target>,
    /// Knowledge of insiders: numbers and their values. The first know nothing.
    insiders: Vec<Vec<(usize, i64)>>,
    groups: Vec<SumGroup>,
    work: u64,
}

struct Target {
    var: Var,
    width: i64,
    /// Knowledge of the reader beside what is printed, by its place in [`Model::insiders`].
    insiders: usize,
    /// Differences between the last two solutions that show it to be safe.
    shown: Option<Vec<Span>>,
    /// `true` if no choice helps.
    is_lost: bool,
}

/// Counts whose sum is printed, with a small one among them.
struct SumGroup {
    total: usize,
    parts: Vec<(CellId, usize)>,
}

/// Disclosures that remain after a choice.
pub(super) struct Told {
    /// Sets of candidates, of each of which every good choice has a member.
    pub(super) cuts: Vec<Vec<usize>>,
    /// Number of counts.
    pub(super) told: usize,
}

impl<'p> Model<'p> {
    /// `None` if what is known contradicts itself, or no solution of it was found.
    pub(super) fn new(
        problem: &'p Problem<'p>,
        decision: &Decision,
        judged: &Judged,
        candidates: &'p [Candidate],
    ) -> Option<Self> {
        let knowledge = &judged.knowledge;
        let openings = Openings::new(problem, judged, candidates);
        let (system, start) = openings.system(problem, decision, knowledge)?;
        let holds = Holds::new(&system, &start, LIMITS)?;
        let insiders = problem.insiders(knowledge);
        let mut targets = Vec::new();
        for (place, insiders) in insiders.iter().enumerate() {
            let target = |(cell, width): (CellId, i64)| Target {
                var: knowledge.vars[cell],
                width,
                insiders: place,
                shown: None,
                is_lost: false,
            };
            targets.extend(problem.kept_from(insiders, knowledge).into_iter().map(target));
        }
        let is_told = |group: &Group| {
            let has_small = group.parts.iter().any(|part| problem.is_own(*part) && problem.is_kept(*part));
            has_small && knowledge.printed.contains_key(&group.total)
        };
        let number = |cell: CellId| knowledge.vars[cell].index();
        let sum_group = |group: Group| SumGroup {
            total: number(group.total),
            parts: group.parts.into_iter().map(|part| (part, number(part))).collect(),
        };
        let known = |cell: &CellId| (number(*cell), problem.truth(*cell));
        let insiders = insiders.iter().map(|cells| cells.iter().map(known).collect()).collect();
        let groups = groups(problem.registry).filter(is_told).map(sum_group).collect();
        Some(Self { problem, candidates, openings, holds, targets, insiders, groups, work: WORK })
    }

    pub(super) fn costs(&self) -> Vec<u64> {
        self.candidates.iter().map(|candidate| candidate.cost).collect()
    }

    /// Limits how much more may be worked out.
    pub(super) fn limit(&mut self, most: u64) {
        self.work = self.work.min(most);
    }

    /// Returns whether the limit has come.
    pub(super) const fn is_exhausted(&self) -> bool {
        self.work == 0 || self.holds.spent() >= GUESSES
    }

    /// Returns whether a choice leaves nothing to work out, apart from what no choice helps.
    pub(super) fn is_safe(&mut self, hidden: &[usize]) -> bool {
        let chosen = self.chosen(hidden);
        self.few(&chosen).is_empty() && self.ask(&chosen).is_empty()
    }

    /// Returns the disclosures that remain after a choice, apart from those that no choice helps.
    pub(super) fn told(&mut self, hidden: &[usize]) -> Told {
        let chosen = self.chosen(hidden);
        let mut cuts: BTreeSet<Vec<usize>> = self.few(&chosen).into_iter().collect();
        let mut told = cuts.len();
        let (held, stuck): (Vec<_>, Vec<_>) = self.ask(&chosen).into_iter().partition(|(_, held)| held.is_some());
        let mut add = |target: &mut Target, found: Vec<Vec<usize>>| {
            if found.iter().any(Vec::is_empty) {
                target.is_lost = true;
            } else {
                cuts.extend(found);
                told += 1;
            }
        };
        for (target, sets) in held {
            let sets = sets.into_iter().flatten();
            add(&mut self.targets[target], sets.map(|set| self.openings.helping(&set, &chosen)).collect());
        }
        let stuck: Vec<usize> = stuck.into_iter().map(|(target, _)| target).collect();
        self.give_up(&stuck);
        for target in stuck {
            // Cuts are of no more use once the limit has come.
            if !self.is_exhausted() && !self.targets[target].is_lost {
                let cut = self.narrowed(target, &chosen);
                add(&mut self.targets[target], vec![cut]);
            }
        }
        Told { cuts: cuts.into_iter().collect(), told }
    }

    fn chosen(&self, hidden: &[usize]) -> Vec<bool> {
        let mut chosen = vec![false; self.candidates.len()];
        for place in hidden {
            chosen[*place] = true;
        }
        chosen
    }

    /// Of each sum of few that a choice leaves printed, what would help.
    fn few(&self, chosen: &[bool]) -> Vec<Vec<usize>> {
        let told = self.groups.iter().filter(|group| {
            let unknown = group.parts.iter().filter(|(_, number)| !self.openings.is_printed(*number, chosen));
            let unknown: Vec<CellId> = unknown.map(|(cell, _)| *cell).collect();
            self.openings.is_printed(group.total, chosen) && self.problem.are_few(&unknown)
        });
        let numbers = |group: &SumGroup| group.parts.iter().map(|part| part.1).chain([group.total]).collect::<Vec<_>>();
        let cuts = told.map(|group| self.openings.helping(&numbers(group), chosen));
        cuts.filter(|cut| !cut.is_empty()).collect()
    }

    /// The targets that can be worked out, with what holds them, as far as that is known.
    fn ask(&mut self, chosen: &[bool]) -> Vec<(usize, Option<Vec<Vec<usize>>>)> {
        let openings = &self.openings;
        let still = |span: &Span| {
            let (low, high) = openings.bounds(span.0, chosen);
            low <= span.1 && high.is_none_or(|high| span.2 <= high)
        };
        let is_shown = |target: &Target| target.shown.as_ref().is_some_and(|spans| spans.iter().all(still));
        let asked = self.targets.iter().enumerate().filter(|(_, target)| !target.is_lost && !is_shown(target));
        let asked: Vec<usize> = asked.map(|(place, _)| place).collect();
        let mut told = Vec::new();
        for (place, hold) in self.holds_of(&asked, chosen) {
            match hold {
                Hold::Moves(spans) => self.targets[place].shown = Some(spans),
                Hold::Held(sets) => told.push((place, Some(sets))),
                Hold::Fixed | Hold::Stuck => told.push((place, None)),
            }
        }
        told
    }

    /// Marks those targets as lost that even hiding all candidates does not help.
    fn give_up(&mut self, stuck: &[usize]) {
        if stuck.len() < 2 || self.is_exhausted() {
            return;
        }
        for (place, hold) in self.holds_of(stuck, &vec![true; self.candidates.len()]) {
            self.targets[place].is_lost = matches!(hold, Hold::Fixed | Hold::Held(_));
        }
    }

    /// Holds of targets under a choice, asked together for all readers who know the same.
    fn holds_of(&mut self, targets: &[usize], chosen: &[bool]) -> Vec<(usize, Hold)> {
        let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in targets {
            asked.entry(self.targets[*place].insiders).or_default().push(*place);
        }
        let mut found = Vec::new();
        for (insiders, places) in asked {
            let questions: Vec<(Var, i64)> =
                places.iter().map(|place| (self.targets[*place].var, self.targets[*place].width)).collect();
            let answers = self.answers(insiders, &questions, chosen);
            found.extend(places.into_iter().zip(answers));
        }
        found
    }

    /// Of each number, whether it can take values far enough apart for readers who know what these insiders know.
    fn answers(&mut self, insiders: usize, questions: &[(Var, i64)], chosen: &[bool]) -> Vec<Hold> {
        let (openings, known) = (&self.openings, &self.insiders[insiders]);
        let value = |number: usize| known.iter().find(|(known, _)| *known == number).map(|(_, value)| *value);
        self.holds.bound(|number| {
            value(number).map_or_else(|| openings.bounds(number, chosen), |value| (value, Some(value)))
        });
        self.pay(questions);
        self.holds.ask(questions)
    }

    fn pay(&mut self, questions: &[(Var, i64)]) {
        let price = |(var, _): &(Var, i64)| if self.holds.is_network(*var) { 1 } else { SEARCHED };
        let cost: u64 = questions.iter().map(price).sum::<u64>() * self.openings.len() as u64;
        self.work = self.work.saturating_sub(cost);
    }

    /// Of a target that some choice leaves open to work out: as few candidates as possible that are printed as long as it
    /// can be. All others are hidden one after the other, by halves, as long as that does not help.
    fn narrowed(&mut self, target: usize, chosen: &[bool]) -> Vec<usize> {
        let Target { var, width, insiders, .. } = self.targets[target];
        let mut hidden = chosen.to_vec();
        let mut cut = Vec::new();
        let mut left: Vec<usize> = (0..self.candidates.len()).filter(|place| !chosen[*place]).collect();
        left.sort_by_key(|place| self.candidates[*place].cost);
        let mut size = left.len();
        while !left.is_empty() {
            size = size.clamp(1, left.len());
            let some = left.split_off(left.len() - size);
            for place in &some {
                hidden[*place] = true;
            }
            let helps = matches!(self.answers(insiders, &[(var, width)], &hidden).as_slice(), [Hold::Moves(_)]);
            if !helps {
                size *= 2;
                continue;
            }
            for place in &some {
                hidden[*place] = false;
            }
            if let ([only], true) = (some.as_slice(), size == 1) {
                cut.push(*only);
            } else {
                left.extend(some);
                size /= 2;
            }
            if self.is_exhausted() {
                cut.extend(left);
                break;
            }
        }
        cut.sort_unstable();
        cut
    }
}
