use std::collections::{BTreeMap, BTreeSet};

use super::addition::Count;
use super::bits::Bits;
use super::block::Block;
use super::space::{Limits, Space};

/// At most so many combinations of classes may link two tables.
const MOST_SHARED: usize = 6_000;

/// At most so many groups of fields that a question is crossed with are distinguished at once.
const MOST_STRATA: usize = 256;

/// Conditions on classes, and their counts.
pub(super) struct Boxes {
    pub(super) limits: Vec<Limits>,
    pub(super) counts: Vec<Count>,
    pub(super) known: BTreeMap<Limits, usize>,
}

impl Boxes {
    /// The count of the condition that admits just these combinations of classes, if there is one.
    pub(super) fn count_of(&self, space: &Space, block: &Block) -> Option<Count> {
        let place = self.known.get(&block.limits(space)?)?;
        Some(self.counts[*place])
    }
}

/// For each of these dimensions, its classes in groups that none of the conditions tells apart.
pub(super) fn groups(space: &Space, dims: BTreeSet<usize>, conditions: &[&Limits]) -> BTreeMap<usize, Vec<Bits>> {
    let of_dim = |dim: usize| {
        let limits: Vec<&Bits> = conditions
            .iter()
            .flat_map(|limits| limits.iter())
            .filter(|limit| limit.0 == dim)
            .map(|limit| &limit.1)
            .collect();
        let mut groups: BTreeMap<Vec<bool>, Bits> = BTreeMap::new();
        for class in 0..space.sizes[dim] {
            let admitted = limits.iter().map(|bits| bits.has(class)).collect();
            groups.entry(admitted).or_insert_with(|| Bits::none(space.sizes[dim])).insert(class);
        }
        (dim, groups.into_values().collect())
    };
    dims.into_iter().map(of_dim).collect()
}

/// The sets of dimensions within whose groups the options of a question are held against its answers: all that options
/// are combined with, or, where these are too many, each by itself.
pub(super) fn strata(groups: &BTreeMap<usize, Vec<Bits>>) -> Vec<BTreeSet<usize>> {
    let combined = groups.values().try_fold(1_usize, |product, of| product.checked_mul(of.len()));
    if combined.is_some_and(|combined| combined <= MOST_STRATA) {
        return vec![groups.keys().copied().collect()];
    }
    std::iter::once(BTreeSet::new()).chain(groups.keys().map(|dim| BTreeSet::from([*dim]))).collect()
}

/// All combinations of groups of some dimensions that occur; `None` if there are too many.
pub(super) fn combinations(
    space: &Space,
    dims: &BTreeSet<usize>,
    groups: &BTreeMap<usize, Vec<Bits>>,
) -> Option<Vec<Limits>> {
    let mut found: Vec<Limits> = vec![Vec::new()];
    for dim in dims {
        let mut next: Vec<Limits> = Vec::new();
        for chosen in &found {
            for group in &groups[dim] {
                let occurs = chosen.iter().all(|(other, of_other)| {
                    let allowed = space.pairs.get(&(*other, *dim));
                    allowed.is_none_or(|allowed| of_other.iter().any(|class| !allowed[class].and(group).is_empty()))
                });
                if occurs {
                    next.push(chosen.iter().chain([&(*dim, group.clone())]).cloned().collect());
                }
            }
        }
        if next.len() > MOST_SHARED {
            return None;
        }
        found = next;
    }
    // What admits every class limits nothing.
    let limits = |chosen: Limits| chosen.into_iter().filter(|(dim, bits)| bits.len() < space.sizes[*dim]).collect();
    Some(found.into_iter().map(limits).collect())
}
