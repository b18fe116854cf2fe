//! Limits of the proof: the knowledge of those who are counted themselves, and statements about whole groups.

use std::collections::BTreeSet;

use super::explanation::full;
use super::{Warning, WarningCode};
use crate::disclosure::attacker::knowledge::{Knowledge, Source, signed};
use crate::disclosure::attacker::{Limits, Movable, movable};
use crate::disclosure::cells::registry::{CellId, CellRegistry};

/// Among so many hidden counts insiders are looked for; each costs an audit of its neighbours.
const MOST: usize = 200;

pub(in crate::disclosure) fn warnings(registry: &CellRegistry, knowledge: &Knowledge) -> Vec<Warning> {
    insiders(registry, knowledge).into_iter().chain(groups(registry, knowledge)).collect()
}

/// Whoever is the only one in a category knows that count, and may work out others with it.
fn insiders(registry: &CellRegistry, knowledge: &Knowledge) -> Vec<Warning> {
    let alone = |cell: &&CellId| registry.cells[**cell].truth == Some(1);
    // What the counts are is a solution for an insider, too.
    let truths: Option<Vec<i64>> = registry.truths().map(|truths| truths.into_iter().map(signed).collect());
    let mut found = Vec::new();
    for insider in knowledge.hidden.iter().filter(alone).take(MOST) {
        let near = neighbours(registry, knowledge, *insider);
        if near.is_empty() {
            continue;
        }
        let mut system = knowledge.system.clone();
        system.tighten(knowledge.vars[*insider], 1, Some(1));
        let vars: Vec<_> = near.iter().map(|cell| knowledge.vars[*cell]).collect();
        let moves = movable(&system, &vars, 1, truths.as_deref(), &Limits::default());
        let told: Vec<String> = near
            .iter()
            .zip(moves)
            .filter(|(_, moves)| *moves == Movable::No)
            .map(|(cell, _)| full(&registry.cells[*cell].name))
            .collect();
        if !told.is_empty() {
            let name = &registry.cells[*insider].name;
            let message = format!(
                "Whoever is the only one in “{}”, and knows it, can work out: {}.",
                full(name),
                told.join("; ")
            );
            found.push(Warning { code: WarningCode::Insider, place: name.place.clone(), message });
        }
    }
    found
}

/// The hidden counts that share a sum with one.
fn neighbours(registry: &CellRegistry, knowledge: &Knowledge, cell: CellId) -> Vec<CellId> {
    let of_sums = registry.relations.iter().map(|relation| relation.parts.as_slice());
    let of_pools = knowledge.sources.iter().filter_map(|source| match source {
        Source::Pool { members, .. } => Some(members.as_slice()),
        _ => None,
    });
    let groups = of_sums.chain(of_pools).filter(|parts| parts.contains(&cell));
    let near: BTreeSet<CellId> =
        groups.flatten().copied().filter(|other| *other != cell && knowledge.hidden.contains(other)).collect();
    near.into_iter().collect()
}

/// Warns where all of a group are printed in one category: members of the group are known to belong to the category.
fn groups(registry: &CellRegistry, knowledge: &Knowledge) -> Vec<Warning> {
    let mut found: Vec<Warning> = Vec::new();
    for relation in registry.relations.iter().filter(|relation| relation.parts.len() > 1) {
        let Some(total) = knowledge.printed.get(&relation.total).filter(|total| **total > 0) else { continue };
        let whole = relation.parts.iter().find(|part| knowledge.printed.get(part) == Some(total));
        if let Some(part) = whole {
            let name = &registry.cells[*part].name;
            let message = format!(
                "All {total} of “{}” are “{}”: of everybody known to be among them it is known, too.",
                full(&registry.cells[relation.total].name),
                name.label
            );
            let warning = Warning { code: WarningCode::Group, place: name.place.clone(), message };
            if !found.contains(&warning) {
                found.push(warning);
            }
        }
    }
    found
}
