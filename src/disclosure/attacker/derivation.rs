//! Derivations: short chains of sums and differences of printed facts.
//!
//! Where bounds follow from one another, the chain is read backwards from the trail of the propagation. Where only a
//! sum over several facts tells, as in a table with margins, the facts are those along a minimum cut of a network, or
//! those that a linear programme's last table names. Every chain is worked out again from the facts alone before it
//! is given out, and is cut down to what it needs.

use std::cell::OnceCell;

#[cfg(test)]
use super::Ranges;
use super::branch::{Branch, Relaxed};
use super::components::{Part, Places, gcd, split};
use super::flow::Flow;
#[cfg(test)]
use super::intervals::ranges;
use super::network::Network;
use super::propagation::{Change, Domain, Rows, Side};
use super::step::{Goal, Reason, Step, shortened};
use super::system::{System, Var};
use super::{Limits, Range};

/// A chain longer than this convinces nobody.
const LONGEST: usize = 60;
/// From this many steps on it is worth asking whether one large sum would do.
const LONG: usize = 3;

/// Derivations from the facts of a system, and what all of these have in common.
pub(in crate::disclosure) struct Derivations<'s> {
    system: &'s System,
    rows: Rows,
    /// Bounds as the facts state them, and as they are once propagated.
    stated: Bounds,
    propagated: Bounds,
}

/// Bounds, and the parts that they leave open; made once they are asked for, and `None` where the facts contradict.
struct Bounds {
    domain: Domain,
    parts: OnceCell<Option<(Vec<Part>, Places)>>,
}

impl<'s> Derivations<'s> {
    /// `None` if the facts contradict each other.
    pub(in crate::disclosure) fn new(system: &'s System) -> Option<Self> {
        let (rows, mut domain) = (Rows::of_system(system), Domain::of_system(system));
        let bounds = |domain| Bounds { domain, parts: OnceCell::new() };
        domain.propagate_all(&rows).then(|| Self {
            system,
            rows,
            stated: bounds(Domain::of_system(system)),
            propagated: bounds(domain),
        })
    }

    /// Steps that lead from the facts to the feasibility interval of `var`, as [`ranges`](super::ranges) found it, the last
    /// of them about `var` itself. Empty if its own bounds say as much. `None` if there is no short chain: it took trying out.
    pub(in crate::disclosure) fn of(&self, var: Var, range: &Range) -> Option<Vec<Step>> {
        let Range::Exact { low, high, low_witness, high_witness } = range else { return None };
        let (goal, witnesses) = ((var.index(), *low, *high), [&**low_witness, &**high_witness]);
        let chain = self.chain(goal, witnesses);
        if chain.as_ref().is_some_and(|steps| steps.len() < LONG) {
            return chain;
        }
        let sum =
            self.stated.sums(&self.rows, goal, witnesses).and_then(|reasons| shortened(self.system, reasons, goal));
        let length = |steps: &Vec<Step>| steps.iter().map(|step| step.because.len()).sum::<usize>();
        chain.into_iter().chain(sum).min_by_key(length)
    }

    /// By way of bounds, with sums at the end if bounds do not get there.
    fn chain(&self, goal: Goal, witnesses: [&[i64]; 2]) -> Option<Vec<Step>> {
        let Bounds { domain, .. } = &self.propagated;
        let met = (domain.low[goal.0], domain.high[goal.0]) == (goal.1, goal.2);
        let last = if met { Vec::new() } else { self.propagated.sums(&self.rows, goal, witnesses)? };
        let mut reasons = backwards(&self.rows, domain, &last, goal.0);
        reasons.extend(last);
        if reasons.len() > LONGEST { None } else { shortened(self.system, reasons, goal) }
    }
}

impl Bounds {
    /// The sums that show why a number goes no farther up, and no farther down, beside what the bounds say.
    fn sums(&self, rows: &Rows, goal: Goal, witnesses: [&[i64]; 2]) -> Option<Vec<Reason>> {
        let (parts, places) = self.parts.get_or_init(|| split(rows, &self.domain)).as_ref()?;
        let (part, local) = places[goal.0]?;
        let part = &parts[part];
        let ends = [(true, goal.2, self.domain.high[goal.0]), (false, goal.1, self.domain.low[goal.0])];
        let mut reasons: Vec<Reason> = Vec::new();
        for (up, _, bound) in ends.into_iter().filter(|(_, end, bound)| end != bound) {
            let start = part.of(witnesses[usize::from(up)]);
            let reason = Reason { var: goal.0, facts: facts(part, &sum(part, &start, local, up, bound)?)? };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        Some(reasons)
    }
}

/// [`Derivations::of`] for one who has no interval yet.
#[cfg(test)]
pub(in crate::disclosure) fn derive(system: &System, var: Var) -> Option<Vec<Step>> {
    match ranges(system, &[var], None, &Limits::default(), &mut |_, _| true) {
        Ranges::Of(found) => Derivations::new(system)?.of(var, found.first()?),
        Ranges::Contradiction => None,
    }
}

/// Rows with multipliers whose sum shows why a number goes no farther than at `start`.
fn sum(part: &Part, start: &[i64], local: usize, up: bool, bound: i64) -> Option<Vec<(usize, i64)>> {
    if let Some(network) = Network::recognise(part) {
        let mut flow = Flow::new(network, part, Some(start))?;
        flow.push(local, up, bound);
        return Some(flow.cut(local, up));
    }
    let mut branch = Branch::new(part, Some(start))?;
    let mut left = Limits::default().nodes;
    match branch.relaxed(local, up, &mut left) {
        Relaxed::End(..) => Some(branch.reason(local)),
        Relaxed::Stopped | Relaxed::Lost => None,
    }
}

/// The facts that the rows were made from, with whole multipliers.
fn facts(part: &Part, sum: &[(usize, i64)]) -> Option<Vec<(usize, i64)>> {
    let rows = &part.rows.all;
    let shared = sum.iter().try_fold(1_i64, |shared, &(row, _)| {
        let scale = rows[row].scale.abs();
        (shared / gcd(shared, scale)).checked_mul(scale)
    })?;
    let times = |&(row, by): &(usize, i64)| Some((rows[row].fact, by.checked_mul(shared / rows[row].scale)?));
    let mut facts: Vec<(usize, i64)> = sum.iter().map(times).collect::<Option<_>>()?;
    let common = facts.iter().fold(0, |common, fact| gcd(common, fact.1.abs())).max(1);
    for fact in &mut facts {
        fact.1 /= common;
    }
    Some(facts)
}

/// Collects the facts known before: walks the trail backwards and keeps the changes that are needed for `last`, or for
/// the final bounds of `var` if there is no `last`.
fn backwards(rows: &Rows, domain: &Domain, last: &[Reason], var: usize) -> Vec<Reason> {
    let numbers = domain.low.len();
    let mut needed = vec![[last.is_empty(), last.is_empty()]; numbers];
    needed.iter_mut().enumerate().filter(|(at, _)| *at != var).for_each(|(_, sides)| *sides = [false, false]);
    for &(fact, _) in last.iter().flat_map(|reason| &reason.facts) {
        rows.all[fact].terms.iter().for_each(|term| needed[term.0] = [true, true]);
    }
    let mut reasons = Vec::new();
    for &Change { var, side, row, .. } in domain.trail.iter().rev() {
        let Some(row) = row.filter(|_| std::mem::take(&mut needed[var][usize::from(side == Side::High)])) else {
            continue;
        };
        let by = rows.all[row].terms.iter().find(|term| term.0 == var).map_or(1, |term| term.1);
        // What limits a term from above is the others' least, and so on.
        let others_least = (by > 0) == (side == Side::High);
        for &(other, by) in rows.all[row].terms.iter().filter(|term| term.0 != var) {
            let high = (by > 0) != others_least;
            needed[other][usize::from(high)] = true;
        }
        reasons.push(Reason { var, facts: vec![(row, 1)] });
    }
    reasons.reverse();
    reasons.dedup();
    reasons
}
