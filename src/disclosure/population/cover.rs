//! Each count of a table as a sum of others without overlap, as large ones as possible.

use std::collections::BTreeMap;

use super::bits::Bits;

/// Term of the sum that a count is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// Another condition's count, by its place in the table.
    Member(usize),
    /// The count of one type.
    Type(usize),
}

/// For each condition of a table that is no single type, its parts; `sets` are the types of each. `known` are sums that are there already.
pub(super) fn covers(sets: &[Bits], known: &dyn Fn(usize) -> bool) -> Vec<(usize, Vec<Term>)> {
    let mut order: Vec<usize> = (0..sets.len()).filter(|place| !sets[*place].is_empty()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(sets[*place].len()), *place));
    // Of equal sets the first is the one that others refer to.
    let mut first: BTreeMap<&Bits, usize> = BTreeMap::new();
    let mut single: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for place in &order {
        if let Some(same) = first.get(&sets[*place]) {
            found.push((*place, vec![Term::Member(*same)]));
            continue;
        }
        first.insert(&sets[*place], *place);
        if sets[*place].len() == 1 {
            single.extend(sets[*place].iter().map(|only| (only, *place)));
        }
    }
    let distinct: Vec<usize> = order.iter().copied().filter(|place| first.get(&sets[*place]) == Some(place)).collect();
    for (at, place) in distinct.iter().enumerate() {
        if sets[*place].len() == 1 || known(*place) {
            continue;
        }
        let mut left = sets[*place].clone();
        let mut parts = Vec::new();
        for part in &distinct[at + 1..] {
            if sets[*part].is_within(&left) {
                left.remove_all(&sets[*part]);
                parts.push(Term::Member(*part));
                if left.is_empty() {
                    break;
                }
            }
        }
        parts.extend(left.iter().map(|only| single.get(&only).map_or(Term::Type(only), |place| Term::Member(*place))));
        found.push((*place, parts));
    }
    // What no type belongs to is nothing.
    found.extend((0..sets.len()).filter(|place| sets[*place].is_empty()).map(|place| (place, Vec::new())));
    found
}
