//! Printed counts that do not fit together.

use std::collections::BTreeSet;

use super::explanation::full;
use crate::disclosure::attacker::knowledge::Knowledge;
use crate::disclosure::attacker::{Limits, conflict};
use crate::disclosure::cells::registry::CellRegistry;

/// Returns counts that do not fit each other, with what is printed of each. Without any of them the others may fit. None if
/// the words in place of a single count contradict themselves.
pub(in crate::disclosure) fn conflicts(registry: &CellRegistry, knowledge: &Knowledge) -> Vec<String> {
    let facts = conflict(&knowledge.system, &Limits::default());
    let vars: BTreeSet<_> =
        facts.iter().flat_map(|fact| &knowledge.system.facts()[*fact].terms).map(|term| term.0).collect();
    let cells = (0..registry.cells.len()).filter(|cell| vars.contains(&knowledge.vars[*cell]));
    // Readers do not know of counts that are neither printed nor hidden.
    let named = cells.filter_map(|cell| {
        let name = full(&registry.cells[cell].name);
        match knowledge.printed.get(&cell) {
            Some(count) => Some(format!("{name} ({count})")),
            None => knowledge.hidden.contains(&cell).then_some(name),
        }
    });
    named.collect()
}

/// Number of counts that a message names.
const MOST_NAMED: usize = 8;

/// Lists counts that do not fit each other.
pub(in crate::disclosure) fn named(conflicts: &[String]) -> String {
    let more = conflicts.len().saturating_sub(MOST_NAMED);
    let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{}{rest}", conflicts[..conflicts.len() - more].join("; "))
}
