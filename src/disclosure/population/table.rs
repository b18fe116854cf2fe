//! A table of record types over some dimensions, as coarse as its conditions allow.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::space::{Limits, Space};

/// More types than this are not reckoned with: the answer is then unresolved.
const MOST: usize = 40_000;

/// Record types, and which of them each condition admits.
pub(super) struct Table {
    /// The conditions, by their places.
    pub(super) members: Vec<usize>,
    /// For each condition, in the same order, its types.
    pub(super) sets: Vec<Bits>,
    /// The number of types.
    pub(super) size: usize,
}

impl Table {
    /// The types over `dims` that some of the conditions tell apart; those that one in `empty` admits do not occur. `None`
    /// if there are too many.
    pub(super) fn new(
        space: &Space,
        dims: &BTreeSet<usize>,
        limits: &[Limits],
        members: Vec<usize>,
        empty: &BTreeSet<usize>,
    ) -> Option<Self> {
        let dims: Vec<usize> = dims.iter().copied().collect();
        // Types in the making: the conditions still met, and the classes that later dimensions depend on.
        let mut states: BTreeSet<(Bits, Vec<(usize, usize)>)> = BTreeSet::from([(Bits::all(members.len()), Vec::new())]);
        for (place, dim) in dims.iter().enumerate() {
            let admits: Vec<Bits> = (0..space.sizes[*dim]).map(|class| admitting(limits, &members, *dim, class)).collect();
            let depends = |other: usize| dims[place + 1..].iter().any(|later| space.pairs.contains_key(&(other, *later)));
            let mut next = BTreeSet::new();
            for (met, classes) in &states {
                for (class, admits) in admits.iter().enumerate() {
                    let occurs = |(other, of_other): &(usize, usize)| {
                        let allowed = space.pairs.get(&(*other, *dim));
                        allowed.is_none_or(|allowed| allowed[*of_other].has(class))
                    };
                    if !classes.iter().all(occurs) {
                        continue;
                    }
                    let kept = classes.iter().copied().chain([(*dim, class)]).filter(|(other, _)| depends(*other));
                    next.insert((met.and(admits), kept.collect()));
                    if next.len() > MOST {
                        return None;
                    }
                }
            }
            states = next;
        }
        let is_empty: Vec<usize> = (0..members.len()).filter(|place| empty.contains(&members[*place])).collect();
        let types: BTreeSet<Bits> = states.into_iter().map(|state| state.0).collect();
        let types: Vec<Bits> =
            types.into_iter().filter(|met| !met.is_empty() && !is_empty.iter().any(|place| met.has(*place))).collect();
        let mut sets = vec![Bits::none(types.len()); members.len()];
        for (place, met) in types.iter().enumerate() {
            met.iter().for_each(|condition| sets[condition].insert(place));
        }
        Some(Self { members, sets, size: types.len() })
    }
}

/// The conditions that admit a class of a dimension.
fn admitting(limits: &[Limits], members: &[usize], dim: usize, class: usize) -> Bits {
    let mut bits = Bits::none(members.len());
    for (place, member) in members.iter().enumerate() {
        let limit = limits[*member].iter().find(|limit| limit.0 == dim);
        if limit.is_none_or(|limit| limit.1.has(class)) {
            bits.insert(place);
        }
    }
    bits
}
