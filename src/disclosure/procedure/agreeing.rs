//! Tables of counts that agree with what readers know.

use crate::disclosure::attacker::knowledge::Knowledge;
use crate::disclosure::attacker::{Limits, System, Var, narrowed, solution};
use crate::disclosure::cells::registry::CellId;

/// The most tables that are made for one group of hidden counts.
const MOST: usize = 400;

/// Limits of the search for each table.
const LIMITS: Limits = Limits { nodes: 1_000 };

/// The hidden counts in groups: nothing that is known connects counts of two. `None` if what is known contradicts itself.
pub(super) fn groups(knowledge: &Knowledge, hidden: &[CellId]) -> Option<Vec<Vec<CellId>>> {
    let bounds = narrowed(&knowledge.system)?;
    let mut group: Vec<usize> = (0..bounds.len()).collect();
    for fact in knowledge.system.facts() {
        let open = fact.terms.iter().map(|(var, _)| var.index()).filter(|number| bounds[*number].0 < bounds[*number].1);
        let open: Vec<usize> = open.collect();
        for pair in open.windows(2) {
            let (one, other) = (root(&mut group, pair[0]), root(&mut group, pair[1]));
            group[one] = other;
        }
    }
    let mut found: Vec<(usize, Vec<CellId>)> = Vec::new();
    for cell in hidden {
        let root = root(&mut group, knowledge.vars[*cell].index());
        match found.iter_mut().find(|(known, _)| *known == root) {
            Some((_, cells)) => cells.push(*cell),
            None => found.push((root, vec![*cell])),
        }
    }
    Some(found.into_iter().map(|(_, cells)| cells).collect())
}

/// The number that stands for the group of another one.
fn root(group: &mut [usize], mut number: usize) -> usize {
    while group[number] != number {
        group[number] = group[group[number]];
        number = group[number];
    }
    number
}

/// Values of all numbers that agree with a system, each with other values of `cells`, in an order that mixes small and
/// large ones; and whether these are all. Of each number only values within `reach` of its smallest and largest are tried.
pub(super) fn agreeing(system: &System, cells: &[Var], reach: i64) -> (Vec<Vec<i64>>, bool) {
    let mut found = Vec::new();
    let are_all = extend(system, cells, reach, &mut found);
    let number = found.len();
    let step = (number * 5 / 8..=number).find(|step| divisor(*step, number) <= 1).unwrap_or(1);
    let mixed = (0..number).map(|place| std::mem::take(&mut found[place * step % number])).collect();
    (mixed, are_all)
}

/// The greatest common divisor.
const fn divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// Tries all values of the first of these numbers, and of the others for each; whether there was room for all.
fn extend(system: &System, cells: &[Var], reach: i64, found: &mut Vec<Vec<i64>>) -> bool {
    let Some((first, others)) = cells.split_first() else {
        found.extend(solution(system, &LIMITS));
        return found.len() < MOST;
    };
    let Some(bounds) = narrowed(system) else { return true };
    let (low, high) = bounds[first.index()];
    let near_low = low..=high.min(low.saturating_add(reach));
    let near_high = (high - reach).max(near_low.end() + 1)..=high;
    near_low.chain(near_high).all(|value| {
        let mut system = system.clone();
        system.tighten(*first, value, Some(value));
        extend(&system, others, reach, found)
    })
}
