//! Sets of combinations of classes, written as coarsely as possible.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::space::{Limits, Space};

/// The classes of a dimension in groups within which they can be exchanged for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groups {
    /// The group of each class; groups are numbered in the order of their first classes.
    of: Vec<usize>,
    /// The first class of each group.
    first: Vec<usize>,
}

impl Groups {
    /// Groups the classes below `size` that have the same key.
    pub(super) fn new<K: Ord>(size: usize, key: impl Fn(usize) -> K) -> Self {
        let mut known: BTreeMap<K, usize> = BTreeMap::new();
        let mut first = Vec::new();
        let of = (0..size).map(|class| {
            *known.entry(key(class)).or_insert_with(|| {
                first.push(class);
                first.len() - 1
            })
        });
        Self { of: of.collect(), first }
    }

    pub(super) fn len(&self) -> usize {
        self.first.len()
    }

    pub(super) fn of(&self, class: usize) -> usize {
        self.of[class]
    }

    /// Returns a class that stands for its group.
    pub(super) fn class(&self, group: usize) -> usize {
        self.first[group]
    }
}

/// A set of combinations of classes of some dimensions. Equal sets are written alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The dimensions, in order.
    pub(super) dims: Vec<usize>,
    /// For each dimension, the classes that can be exchanged without leaving the set.
    groups: Vec<Groups>,
    /// Combinations of groups.
    combinations: BTreeSet<Vec<usize>>,
}

impl Block {
    /// The set of these combinations of `groups`, one for each of `dims`.
    pub(super) fn new(dims: Vec<usize>, groups: &[Groups], mut combinations: BTreeSet<Vec<usize>>) -> Self {
        let mut coarse = Vec::with_capacity(groups.len());
        for (place, groups) in groups.iter().enumerate() {
            let mut with: Vec<BTreeSet<Vec<usize>>> = vec![BTreeSet::new(); groups.len()];
            for combination in &combinations {
                let mut others = combination.clone();
                with[others.remove(place)].insert(others);
            }
            let merged = Groups::new(groups.of.len(), |class| &with[groups.of(class)]);
            combinations = combinations
                .into_iter()
                .map(|mut combination| {
                    combination[place] = merged.of(groups.class(combination[place]));
                    combination
                })
                .collect();
            coarse.push(merged);
        }
        Self { dims, groups: coarse, combinations }
    }

    /// Returns the groups of a dimension.
    pub(super) fn groups(&self, dim: usize) -> Option<&Groups> {
        Some(&self.groups[self.dims.iter().position(|of| *of == dim)?])
    }

    /// Returns the combinations of finer groups, one of each dimension, that belong to the set.
    pub(super) fn combinations(&self, finer: &[&Groups]) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        for combination in &self.combinations {
            let mut some: Vec<Vec<usize>> = vec![Vec::new()];
            for ((finer, groups), group) in finer.iter().zip(&self.groups).zip(combination) {
                let within: Vec<usize> = (0..finer.len()).filter(|of| groups.of(finer.class(*of)) == *group).collect();
                some = some
                    .iter()
                    .flat_map(|begun| within.iter().map(|next| [begun.as_slice(), &[*next]].concat()))
                    .collect();
            }
            found.extend(some);
        }
        found
    }

    /// Returns the limits that admit just this set, if limits of each dimension by itself can.
    pub(super) fn limits(&self, space: &Space) -> Option<Limits> {
        // The classes of a product can all be exchanged, so that only one combination is left.
        let only = self.combinations.first().filter(|_| self.combinations.len() == 1)?;
        let limit = |((dim, groups), group): ((&usize, &Groups), &usize)| {
            let mut bits = Bits::none(space.sizes[*dim]);
            (0..space.sizes[*dim]).filter(|class| groups.of(*class) == *group).for_each(|class| bits.insert(class));
            (*dim, bits)
        };
        let limits = self.dims.iter().zip(&self.groups).zip(only).map(limit);
        Some(limits.filter(|(dim, bits)| bits.len() < space.sizes[*dim]).collect())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::super::space::Space;
    use super::{BTreeSet, Block, Groups};

    const SIZES: [usize; 3] = [5, 4, 3];

    fn each() -> impl Iterator<Item = Vec<usize>> {
        (0..SIZES.iter().product()).map(|at: usize| vec![at / 12, at / 3 % 4, at % 3])
    }

    /// The set of the combinations that `has` admits, made from groups in which no class is with another.
    fn fine(has: impl Fn(&[usize]) -> bool) -> Block {
        let groups: Vec<Groups> = SIZES.iter().map(|size| Groups::new(*size, |class| class)).collect();
        Block::new(vec![0, 1, 2], &groups, each().filter(|classes| has(classes)).collect())
    }

    proptest! {
        #[test]
        fn a_set_has_its_combinations_and_no_others(bits in any::<u64>()) {
            let has = |classes: &[usize]| bits >> (classes[0] * 12 + classes[1] * 3 + classes[2]) & 1 == 1;
            let finest: Vec<Groups> = SIZES.iter().map(|size| Groups::new(*size, |class| class)).collect();
            let mut found = fine(has).combinations(&finest.iter().collect::<Vec<_>>());
            found.sort();
            prop_assert_eq!(found, each().filter(|classes| has(classes)).collect::<Vec<_>>());
        }

        #[test]
        fn equal_sets_are_written_alike_from_whatever_groups(groups in [[0..2_usize, 0..2, 0..2], [0..2, 0..2, 0..2]], bits in any::<u8>()) {
            let coarse = [&[0, 0, groups[0][0], groups[0][1], 1][..], &[0, groups[0][2], groups[1][0], 1], &[0, groups[1][1], 1]];
            let has = |classes: &[usize]| {
                let at = classes.iter().zip(coarse).fold(0, |at, (class, of)| at * 2 + of[*class]);
                bits >> at & 1 == 1
            };
            let groups: Vec<Groups> =
                coarse.iter().map(|of| Groups::new(of.len(), |class| of[class])).collect();
            let combinations: BTreeSet<Vec<usize>> = each()
                .filter(|classes| has(classes))
                .map(|classes| classes.iter().zip(&groups).map(|(class, groups)| groups.of(*class)).collect())
                .collect();
            prop_assert_eq!(Block::new(vec![0, 1, 2], &groups, combinations), fine(has));
        }

        #[test]
        fn only_products_have_limits(bits in any::<u64>(), sides in [1_usize..32, 1..16, 1..8]) {
            let space = Space { sizes: SIZES.to_vec(), ..Space::default() };
            let product = |classes: &[usize]| classes.iter().zip(sides).all(|(class, side)| side >> class & 1 == 1);
            let limits = fine(product).limits(&space).unwrap();
            for (dim, bits) in &limits {
                prop_assert!((0..SIZES[*dim]).all(|class| bits.has(class) == (sides[*dim] >> class & 1 == 1)));
            }
            let has = |classes: &[usize]| bits >> (classes[0] * 12 + classes[1] * 3 + classes[2]) & 1 == 1;
            let used = |dim: usize| each().filter(|classes| has(classes)).map(|classes| classes[dim]).collect::<BTreeSet<_>>().len();
            let is_product = (0..3).map(used).product::<usize>() == each().filter(|classes| has(classes)).count();
            prop_assert_eq!(fine(has).limits(&space).is_some(), is_product && bits & ((1 << 60) - 1) != 0);
        }
    }
}
