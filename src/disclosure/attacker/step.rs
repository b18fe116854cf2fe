//! Steps of a derivation, worked out from the facts alone.

use std::collections::BTreeMap;

use super::propagation::Domain;
use super::system::{System, Var};

/// One step: facts multiplied and added up; the bounds known so far of all other numbers in the sum; and what that
/// leaves for one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::disclosure) struct Step {
    pub var: Var,
    /// Bounds known from this step on: the lower one.
    pub low: i64,
    pub high: i64,
    /// Facts by their source, and what each is multiplied by.
    pub because: Vec<(usize, i64)>,
    /// Terms that are added up: numbers with their coefficients, `var` among them.
    pub terms: Vec<(Var, i64)>,
    /// Between what the sum lies.
    pub sum: (Option<i64>, Option<i64>),
}

/// Reason for narrower bounds of a number: facts (by their place in the system) and multipliers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    pub(super) var: usize,
    pub(super) facts: Vec<(usize, i64)>,
}

/// A number (by its place) and its feasibility interval.
pub(super) type Goal = (usize, i64, i64);

/// The steps, without those that are not needed to get there. `None` if they do not get there.
pub(super) fn shortened(system: &System, mut reasons: Vec<Reason>, goal: Goal) -> Option<Vec<Step>> {
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
fn worked_out(system: &System, reasons: &[Reason], goal: Goal) -> Option<Vec<Step>> {
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
    let mut by = BTreeMap::<usize, i64>::new();
    let (mut low, mut high) = (Some(0_i64), Some(0_i64));
    for &(fact, times) in &reason.facts {
        let fact = &system.facts()[fact];
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
        because: reason.facts.iter().map(|&(fact, times)| (system.facts()[fact].source, times)).collect(),
        terms: by.into_iter().filter_map(|(var, by)| Some((Var::at(u32::try_from(var).ok()?), by))).collect(),
        sum: (low, high),
    })
}
