use std::collections::{BTreeMap, BTreeSet};

use super::addition::Count;
use super::bits::Bits;
use super::space::{Limits, Space};
use super::table::Block;

/// At most so many combinations of classes may link two tables.
const MOST_SHARED: usize = 6_000;

/// At most so many classes of fields that a question is crossed with are distinguished at once.
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
        let limits = block.dims.iter().enumerate().map(|(place, dim)| {
            let mut bits = Bits::none(space.sizes[*dim]);
            block.classes.iter().for_each(|classes| bits.insert(classes[place]));
            (*dim, bits)
        });
        let limits: Limits = limits.collect();
        let product: usize = limits.iter().map(|limit| limit.1.len()).product();
        let limits: Limits = limits.into_iter().filter(|(dim, bits)| bits.len() < space.sizes[*dim]).collect();
        let place = self.known.get(&limits).filter(|_| product == block.classes.len())?;
        Some(self.counts[*place])
    }
}

/// The sets of dimensions within whose classes the options of a question are held against its answers: all that options are
/// combined with, or, where these are too many, each by itself.
pub(super) fn strata(space: &Space, beside: BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let combined = beside.iter().try_fold(1_usize, |product, dim| product.checked_mul(space.sizes[*dim]));
    if combined.is_some_and(|combined| combined <= MOST_STRATA) {
        return vec![beside];
    }
    std::iter::once(BTreeSet::new()).chain(beside.into_iter().map(|dim| BTreeSet::from([dim]))).collect()
}

/// All combinations of classes of some dimensions that occur; `None` if there are too many.
pub(super) fn combinations(space: &Space, dims: &BTreeSet<usize>) -> Option<Vec<Limits>> {
    let mut found: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for dim in dims {
        let mut next = Vec::new();
        for chosen in &found {
            for class in 0..space.sizes[*dim] {
                let occurs = chosen.iter().all(|(other, of_other)| {
                    space.pairs.get(&(*other, *dim)).is_none_or(|allowed| allowed[*of_other].has(class))
                });
                if occurs {
                    next.push(chosen.iter().chain([&(*dim, class)]).copied().collect());
                }
            }
        }
        if next.len() > MOST_SHARED {
            return None;
        }
        found = next;
    }
    let limits = |chosen: Vec<(usize, usize)>| {
        let limit = |(dim, class)| {
            let mut bits = Bits::none(space.sizes[dim]);
            bits.insert(class);
            (dim, bits)
        };
        // A dimension of one class limits nothing.
        chosen.into_iter().filter(|(dim, _)| space.sizes[*dim] > 1).map(limit).collect()
    };
    Some(found.into_iter().map(limits).collect())
}
