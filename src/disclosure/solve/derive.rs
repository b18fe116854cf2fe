//! How a reader gets there: a short chain of sums and differences of printed facts.
//!
//! Where bounds follow from one another, the chain is read backwards from the trail of the propagation. Where only a
//! sum over several facts tells, as in a table with margins, the facts are those along a minimum cut. Every chain is
//! worked out again from the facts alone before it is given out, and is cut down to what it needs.

use super::domain::{Change, Domain, Rows, Side};
use super::ends::ranges;
use super::flow::Flow;
use super::network::Network;
use super::parts::split;
use super::system::{System, Var};
use super::{Limits, Range, Ranges};

/// A chain longer than this convinces nobody.
const LONGEST: usize = 60;

/// One step: facts multiplied and added up; the bounds known so far of all other numbers in the sum; and what that
/// leaves for one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::disclosure) struct Step {
    pub var: Var,
    /// What is known of it from this step on.
    pub low: i64,
    pub high: i64,
    /// Facts by their source, and what each is multiplied by.
    pub because: Vec<(usize, i64)>,
    /// What they add up to: numbers with their coefficients, `var` among them.
    pub terms: Vec<(Var, i64)>,
    /// Between what the sum lies.
    pub sum: (Option<i64>, Option<i64>),
}

/// What narrows a number's bounds: facts (by their place in the system) and multipliers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reason {
    var: usize,
    facts: Vec<(usize, i64)>,
}

/// Steps that lead from the facts to the feasibility interval of `var`, the last of them about `var` itself. Empty if
/// its own bounds say as much. `None` if there is no short chain: it took trying out, or the facts contradict.
pub(in crate::disclosure) fn derive(system: &System, var: Var) -> Option<Vec<Step>> {
    let found = ranges(system, &[var], None, &Limits::default(), &mut |_, _| true);
    let Ranges::Of(found) = found else { return None };
    let Some(&Range::Exact { low, high, .. }) = found.first() else { return None };
    let goal = (var.index(), low, high);
    let (rows, mut domain) = (Rows::of_system(system), Domain::of_system(system));
    if !domain.propagate_all(&rows) {
        return None;
    }
    let mut last = Vec::new();
    if (domain.low[goal.0], domain.high[goal.0]) != (low, high) {
        last = cuts(&rows, &domain, goal)?;
        // A sum that needs no other step is the shortest chain.
        if let Some(steps) = shortened(system, last.clone(), goal) {
            return Some(steps);
        }
    }
    let mut reasons = backwards(&rows, &mut domain, &last, goal.0);
    reasons.extend(last);
    if reasons.len() > LONGEST {
        return None;
    }
    shortened(system, reasons, goal)
}

/// The sums that show why a number of a network goes no farther up, and no farther down.
fn cuts(rows: &Rows, domain: &Domain, goal: (usize, i64, i64)) -> Option<Vec<Reason>> {
    let (parts, places) = split(rows, domain)?;
    let (part, local) = places[goal.0]?;
    let part = &parts[part];
    let mut flow = Flow::new(Network::recognise(part)?, part, None)?;
    let mut reasons: Vec<Reason> = Vec::new();
    let ends = [(true, goal.2, domain.high[goal.0]), (false, goal.1, domain.low[goal.0])];
    for (up, _, bound) in ends.into_iter().filter(|(_, end, bound)| end != bound) {
        flow.push(local, up, bound);
        let facts: Vec<_> =
            flow.cut(local, up).into_iter().map(|(row, sign)| (part.rows.all[row].fact, sign)).collect();
        let reason = Reason { var: goal.0, facts };
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Some(reasons)
}

/// What had to be known before: walks the trail backwards and keeps the changes that are needed for `last`, or for
/// the final bounds of `var` if there is no `last`.
fn backwards(rows: &Rows, domain: &mut Domain, last: &[Reason], var: usize) -> Vec<Reason> {
    let numbers = domain.low.len();
    let mut needed = vec![[last.is_empty(), last.is_empty()]; numbers];
    needed.iter_mut().enumerate().filter(|(at, _)| *at != var).for_each(|(_, sides)| *sides = [false, false]);
    for &(fact, _) in last.iter().flat_map(|reason| &reason.facts) {
        rows.all[fact].terms.iter().for_each(|term| needed[term.0] = [true, true]);
    }
    let mut reasons = Vec::new();
    while let Some(Change { var, side, row, .. }) = domain.trail.last().copied() {
        domain.undo(domain.trail.len() - 1);
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

/// The steps, without those that are not needed to get there. `None` if they do not get there.
fn shortened(system: &System, mut reasons: Vec<Reason>, goal: (usize, i64, i64)) -> Option<Vec<Step>> {
    let mut steps = worked_out(system, &reasons, goal)?;
    let mut at = reasons.len();
    while at > 0 {
        at -= 1;
        let mut without = reasons.clone();
        without.remove(at);
        if let Some(fewer) = worked_out(system, &without, goal) {
            (reasons, steps) = (without, fewer);
        }
    }
    Some(steps)
}

/// Works the chain out from the facts alone. `None` if it does not end at the goal.
fn worked_out(system: &System, reasons: &[Reason], goal: (usize, i64, i64)) -> Option<Vec<Step>> {
    let mut domain = Domain::of_system(system);
    let mut steps = Vec::new();
    for reason in reasons {
        let step = step(system, &domain, reason)?;
        domain.low[reason.var] = step.low;
        domain.high[reason.var] = step.high;
        steps.push(step);
    }
    ((domain.low[goal.0], domain.high[goal.0]) == (goal.1, goal.2)).then_some(steps)
}

fn step(system: &System, domain: &Domain, reason: &Reason) -> Option<Step> {
    let mut by = std::collections::BTreeMap::<usize, i64>::new();
    let (mut low, mut high) = (Some(0_i64), Some(0_i64));
    for &(fact, times) in &reason.facts {
        let fact = &system.facts[fact];
        for &(var, coefficient) in &fact.terms {
            let sum = by.entry(var.index()).or_default();
            *sum = sum.checked_add(coefficient.checked_mul(times)?)?;
        }
        let (least, most) = if times > 0 { (fact.low, fact.high) } else { (fact.high, fact.low) };
        let add = |sum: Option<i64>, end: Option<i64>| sum?.checked_add(end?.checked_mul(times)?);
        (low, high) = (add(low, least), add(high, most));
    }
    by.retain(|_, by| *by != 0);
    let mine = *by.get(&reason.var)?;
    // What the others can add up to.
    let (mut least, mut most) = (0_i64, 0_i64);
    for (&var, &by) in by.iter().filter(|entry| *entry.0 != reason.var) {
        let (down, up) = if by > 0 { (domain.low[var], domain.high[var]) } else { (domain.high[var], domain.low[var]) };
        least = least.checked_add(by.checked_mul(down)?)?;
        most = most.checked_add(by.checked_mul(up)?)?;
    }
    let up_to = high.and_then(|high| high.checked_sub(least));
    let at_least = low.and_then(|low| low.checked_sub(most));
    let (up_to, at_least, unit) = if mine > 0 {
        (up_to, at_least, mine)
    } else {
        (at_least.and_then(i64::checked_neg), up_to.and_then(i64::checked_neg), mine.checked_neg()?)
    };
    let up_to = up_to.map_or(i64::MAX, |value| value.div_euclid(unit));
    let at_least = at_least.map_or(i64::MIN, |value| value.div_euclid(unit) + i64::from(value.rem_euclid(unit) != 0));
    Some(Step {
        var: Var::at(u32::try_from(reason.var).ok()?),
        low: at_least.max(domain.low[reason.var]),
        high: up_to.min(domain.high[reason.var]),
        because: reason.facts.iter().map(|&(fact, times)| (system.facts[fact].source, times)).collect(),
        terms: by.into_iter().filter_map(|(var, by)| Some((Var::at(u32::try_from(var).ok()?), by))).collect(),
        sum: (low, high),
    })
}
