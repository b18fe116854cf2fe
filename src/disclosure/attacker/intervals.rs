//! Both ends of every target: what is proven, held against what is witnessed.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::components::{Part, Places, split};
use super::engine::Engine;
use super::propagation::{Domain, Rows};
use super::search::Goal;
use super::system::{System, Var};
use super::{Limits, Movable, Range, Ranges, Solved};

/// Number of times that nodes left over are shared again.
const ROUNDS: usize = 4;

/// The feasibility interval of each target, with witnesses.
///
/// `known` is a solution that the caller has, such as the counts behind the publication; one that does not hold is
/// ignored. `progress` hears, before each look at a target, how many of how many are done (fewer again when hard ones are
/// looked at anew); when it answers false, the rest stay [`Range::Unresolved`].
pub(in crate::disclosure) fn ranges(
    system: &System,
    targets: &[Var],
    known: Option<&[i64]>,
    limits: &Limits,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Ranges {
    let Some(mut work) = Work::begin(system, targets, known, limits) else { return Ranges::Contradiction };
    work.settle_all(None, progress);
    let endless = |var| system.bounds(var).1.is_none().then(|| system.ceiling());
    Ranges::Of(work.ends.iter().zip(targets).map(|(ends, &var)| ends.range(endless(var))).collect())
}

/// Of each target, whether its interval is at least `width` wide. Faster than [`ranges`]: it stops as soon as two
/// witnesses are far enough apart.
pub(in crate::disclosure) fn movable(
    system: &System,
    targets: &[Var],
    width: i64,
    known: Option<&[i64]>,
    limits: &Limits,
) -> Vec<Movable> {
    let Some(mut work) = Work::begin(system, targets, known, limits) else {
        return vec![Movable::Unresolved; targets.len()];
    };
    work.settle_all(Some(width), &mut |_, _| true);
    work.ends.iter().map(|ends| ends.movable(width)).collect()
}

/// The bounds of each number after one row after another has narrowed them; `None` if the facts contradict each other.
pub(in crate::disclosure) fn narrowed(system: &System) -> Option<Vec<(i64, i64)>> {
    let (rows, mut domain) = (Rows::of_system(system), Domain::of_system(system));
    domain.propagate_all(&rows).then(|| domain.low.into_iter().zip(domain.high).collect())
}

/// Any assignment that agrees with all facts.
pub(in crate::disclosure) fn solved(system: &System, limits: &Limits) -> Solved {
    match Work::begin(system, &[], None, limits) {
        None => Solved::Contradiction,
        Some(Work { base: Some(values), .. }) => Solved::By(values),
        Some(_) => Solved::Unresolved,
    }
}

/// Two assignments, the lower value first.
pub(in crate::disclosure) type Pair = [Rc<[i64]>; 2];

/// [`movable`], each number with a width of its own; with the two witnesses that are far enough apart.
pub(in crate::disclosure) fn shifts(
    system: &System,
    targets: &[(Var, i64)],
    known: Option<&[i64]>,
    limits: &Limits,
) -> Vec<(Movable, Option<Pair>)> {
    shifts_counted(system, targets, known, limits).0
}

/// [`shifts`], and the number of guesses that were spent.
pub(super) fn shifts_counted(
    system: &System,
    targets: &[(Var, i64)],
    known: Option<&[i64]>,
    limits: &Limits,
) -> (Vec<(Movable, Option<Pair>)>, u64) {
    let mut spent = 0;
    let mut found = vec![(Movable::Unresolved, None); targets.len()];
    let mut widths: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (place, (_, width)) in targets.iter().enumerate() {
        widths.entry(*width).or_default().push(place);
    }
    for (width, places) in widths {
        let vars: Vec<Var> = places.iter().map(|place| targets[*place].0).collect();
        let Some(mut work) = Work::begin(system, &vars, known, limits) else { continue };
        work.settle_all(Some(width), &mut |_, _| true);
        for (place, ends) in places.iter().zip(&work.ends) {
            let pair = ends.low.seen.as_ref().zip(ends.high.seen.as_ref());
            found[*place] = (ends.movable(width), pair.map(|(low, high)| [low.1.clone(), high.1.clone()]));
        }
        spent += limits.nodes.saturating_sub(work.nodes);
    }
    (found, spent)
}

/// Any assignment that meets all facts; `None` if there is none, or the limit came first.
pub(in crate::disclosure) fn solution(system: &System, limits: &Limits) -> Option<Vec<i64>> {
    if let Solved::By(values) = solved(system, limits) { Some(values) } else { None }
}

/// One end of an interval.
#[derive(Clone, Debug)]
struct End {
    /// No solution lies beyond.
    proven: i64,
    /// The farthest value that a checked assignment takes, and the assignment.
    seen: Option<(i64, Rc<[i64]>)>,
}

impl End {
    fn met(&self) -> bool {
        self.seen.as_ref().is_some_and(|seen| seen.0 == self.proven)
    }
}

#[derive(Clone, Debug)]
struct Ends {
    low: End,
    high: End,
}

impl Ends {
    /// Returns what is known of it; a `ceiling`, where there is one, is no bound.
    fn range(&self, ceiling: Option<i64>) -> Range {
        let is_endless = ceiling.is_some_and(|ceiling| self.high.proven >= ceiling);
        match (&self.low.seen, &self.high.seen) {
            (Some((low, low_witness)), Some((high, high_witness)))
                if self.low.met() && self.high.met() && !is_endless =>
            {
                Range::Exact {
                    low: *low,
                    high: *high,
                    low_witness: low_witness.clone(),
                    high_witness: high_witness.clone(),
                }
            }
            (low, high) => Range::Unresolved {
                low: self.low.proven,
                high: (!is_endless).then_some(self.high.proven),
                seen: low.clone().zip(high.clone()).map(|(low, high)| [low, high]),
            },
        }
    }

    fn movable(&self, width: i64) -> Movable {
        match (&self.low.seen, &self.high.seen) {
            (Some(low), Some(high)) if high.0.saturating_sub(low.0) >= width => Movable::Yes,
            _ if self.high.proven.saturating_sub(self.low.proven) < width => Movable::No,
            _ => Movable::Unresolved,
        }
    }

    fn end(&mut self, up: bool) -> &mut End {
        if up { &mut self.high } else { &mut self.low }
    }
}

struct Work<'a> {
    system: &'a System,
    targets: &'a [Var],
    parts: Vec<Part>,
    places: Places,
    engines: Vec<Option<Engine>>,
    /// A whole solution, in which a part's share is exchanged for another; `None` if none was found.
    base: Option<Vec<i64>>,
    ends: Vec<Ends>,
    /// Of each part, the targets in it and their numbers there.
    of_part: Vec<Vec<(usize, usize)>>,
    nodes: u64,
}

impl<'a> Work<'a> {
    /// `None`: the facts contradict one another.
    fn begin(system: &'a System, targets: &'a [Var], known: Option<&[i64]>, limits: &Limits) -> Option<Self> {
        let work = Self::try_begin(system, targets, known, limits);
        // Numbers beyond the ceiling seem to contradict what only lies beyond it, too.
        if work.is_none() && system.is_too_large() { Some(Self::open(system, targets)) } else { work }
    }

    /// Returns the work that knows nothing, and looks for nothing.
    fn open(system: &'a System, targets: &'a [Var]) -> Self {
        let end = |proven| End { proven, seen: None };
        let ends = Ends { low: end(0), high: end(System::ENDLESS) };
        Self {
            system,
            targets,
            parts: Vec::new(),
            places: vec![None; system.len()],
            engines: Vec::new(),
            base: None,
            ends: vec![ends; targets.len()],
            of_part: Vec::new(),
            nodes: 0,
        }
    }

    fn try_begin(system: &'a System, targets: &'a [Var], known: Option<&[i64]>, limits: &Limits) -> Option<Self> {
        let (rows, mut domain) = (Rows::of_system(system), Domain::of_system(system));
        if !domain.propagate_all(&rows) {
            return None;
        }
        let (parts, places) = split(&rows, &domain)?;
        let ends = |var: &Var| Ends {
            low: End { proven: domain.low[var.index()], seen: None },
            high: End { proven: domain.high[var.index()], seen: None },
        };
        let mut of_part = vec![Vec::new(); parts.len()];
        for (target, var) in targets.iter().enumerate() {
            if let Some((part, local)) = places[var.index()] {
                of_part[part].push((target, local));
            }
        }
        let mut work = Self {
            system,
            targets,
            engines: parts.iter().map(|_| None).collect(),
            parts,
            places,
            base: None,
            ends: targets.iter().map(ends).collect(),
            of_part,
            nodes: limits.nodes,
        };
        let known = known.filter(|known| system.holds(known));
        let (base, whole) = work.solve_all(known, domain.low)?;
        if whole && system.holds(&base) {
            work.base = Some(base.clone());
            let base: Rc<[i64]> = base.into();
            (0..targets.len()).for_each(|target| work.note(target, &base));
        }
        Some(work)
    }

    /// A solution of every part, and whether it is one: false if the limit came first. `None`: there is none.
    fn solve_all(&mut self, known: Option<&[i64]>, mut base: Vec<i64>) -> Option<(Vec<i64>, bool)> {
        let mut whole = true;
        for index in 0..self.parts.len() {
            if known.is_some() && self.of_part[index].is_empty() {
                continue;
            }
            let part = &self.parts[index];
            let start = known.map(|known| part.of(known));
            let goals = self.of_part[index].iter().map(|(_, local)| *local).collect();
            let (engine, values) = Engine::new(part, &goals, start, &mut self.nodes)?;
            self.engines[index] = Some(engine);
            match values {
                Some(values) => part.vars.iter().zip(values).for_each(|(&var, value)| base[var] = value),
                None => whole = false,
            }
        }
        Some(known.map_or((base, whole), |known| (known.to_vec(), true)))
    }

    /// Looks for both ends of all targets; with a `width`, only until they are that far apart. Each has its share of
    /// the nodes; what some leave over is shared again among those that need more.
    fn settle_all(&mut self, width: Option<i64>, progress: &mut dyn FnMut(usize, usize) -> bool) {
        let mut open: Vec<usize> = (0..self.targets.len()).collect();
        for round in 0..ROUNDS {
            let mut left = 2 * open.len() as u64;
            for (done, &target) in open.iter().enumerate() {
                if !progress(self.targets.len() - open.len() + done, self.targets.len()) {
                    return;
                }
                for up in [true, false] {
                    // What linear reasoning takes has an end of its own.
                    let share = self.nodes / if round == 0 { 8 } else { left.max(1) };
                    left -= 1;
                    if !self.settled(target, width) && !self.ends[target].end(up).met() {
                        self.reach(target, up, width, (round > 0, share));
                    }
                }
            }
            open.retain(|&target| !self.settled(target, width));
        }
    }

    fn settled(&self, target: usize, width: Option<i64>) -> bool {
        let ends = &self.ends[target];
        match width {
            Some(width) => ends.movable(width) != Movable::Unresolved,
            None => ends.low.met() && ends.high.met(),
        }
    }

    fn reach(&mut self, target: usize, up: bool, width: Option<i64>, (deep, share): (bool, u64)) {
        let Some((part, var)) = self.places[self.targets[target].index()] else { return };
        let ends = &self.ends[target];
        let (near, far) = if up { (&ends.high, &ends.low) } else { (&ends.low, &ends.high) };
        let (Some((seen, _)), Some((other, _)), Some(engine)) = (&near.seen, &far.seen, &mut self.engines[part]) else {
            return;
        };
        let bound = near.proven;
        let enough = match (width, up) {
            (None, _) => bound,
            (Some(width), true) => bound.min(other.saturating_add(width)),
            (Some(width), false) => bound.max(other.saturating_sub(width)),
        };
        let (mut nodes, goal) = (share, Goal { var, up, seen: *seen, bound, enough });
        let (found, bound) = engine.push(&goal, deep, &mut nodes);
        self.nodes -= share - nodes;
        self.ends[target].end(up).proven = bound;
        if let Some(values) = found {
            self.record(part, &values);
        }
    }

    /// A solution of one part may be news for any target in it.
    fn record(&mut self, part: usize, values: &[i64]) {
        let news = |&(target, local): &(usize, usize)| {
            let ends = &self.ends[target];
            ends.low.seen.as_ref().is_none_or(|seen| values[local] < seen.0)
                || ends.high.seen.as_ref().is_none_or(|seen| values[local] > seen.0)
        };
        let Some(base) = self.base.as_ref().filter(|_| self.of_part[part].iter().any(news)) else { return };
        let mut whole = base.clone();
        self.parts[part].vars.iter().zip(values).for_each(|(&var, &value)| whole[var] = value);
        if self.system.holds(&whole) {
            let whole: Rc<[i64]> = whole.into();
            for at in 0..self.of_part[part].len() {
                self.note(self.of_part[part][at].0, &whole);
            }
        }
    }

    fn note(&mut self, target: usize, whole: &Rc<[i64]>) {
        let value = whole[self.targets[target].index()];
        let Ends { low, high } = &mut self.ends[target];
        if low.seen.as_ref().is_none_or(|seen| value < seen.0) {
            low.seen = Some((value, whole.clone()));
        }
        if high.seen.as_ref().is_none_or(|seen| value > seen.0) {
            high.seen = Some((value, whole.clone()));
        }
    }
}
