//! A table of record types over some dimensions, as coarse as its conditions allow.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::block::{Block, Groups};
use super::space::{Limits, Space};

/// More types than this are not reckoned with: the answer is then unresolved.
const MOST: usize = 40_000;

/// Conditions over the dimensions of a table.
#[derive(Clone, Copy)]
pub(super) struct Members<'a> {
    pub(super) limits: &'a [&'a Limits],
    pub(super) blocks: &'a [Block],
    /// Places among `limits` of conditions that nothing meets.
    pub(super) empty: &'a [usize],
}

impl Members<'_> {
    const fn len(&self) -> usize {
        self.limits.len() + self.blocks.len()
    }
}

/// Record types, and which of them each condition admits.
pub(super) struct Table {
    /// For each condition its types: first limits, then blocks.
    pub(super) sets: Vec<Bits>,
    /// The number of types.
    pub(super) size: usize,
}

impl Table {
    /// The types over `dims` that some of the conditions tell apart. `None` if there are too many.
    pub(super) fn new(space: &Space, dims: &BTreeSet<usize>, members: Members) -> Option<Self> {
        let mut growth = Growth::new(space, dims.iter().copied().collect(), members);
        while growth.grow()? {}
        let types: BTreeSet<Bits> = growth.states.into_keys().map(|state| state.0).collect();
        let occurs = |met: &Bits| !met.is_empty() && !members.empty.iter().any(|place| met.has(*place));
        let types: Vec<Bits> = types.into_iter().filter(occurs).collect();
        let mut sets = vec![Bits::none(types.len()); members.len()];
        for (place, met) in types.iter().enumerate() {
            met.iter().for_each(|condition| sets[condition].insert(place));
        }
        Some(Self { sets, size: types.len() })
    }
}

/// Puts together the combinations of classes of `shared` dimensions that the conditions over `dims` do not tell apart:
/// types with these can be exchanged for one another. `None` if there are too many.
pub(super) fn blocks(
    space: &Space,
    dims: &BTreeSet<usize>,
    shared: &BTreeSet<usize>,
    members: Members,
) -> Option<Vec<Block>> {
    let order: Vec<usize> = shared.iter().chain(dims.difference(shared)).copied().collect();
    let mut growth = Growth::new(space, order, members);
    growth.keeps = shared.len();
    for _ in shared {
        growth.grow()?;
    }
    let dims: Vec<usize> = shared.iter().copied().collect();
    let groups = &growth.groups[..shared.len()];
    Some(growth.states.into_values().map(|groups_of| Block::new(dims.clone(), groups, groups_of)).collect())
}

/// The conditions still met, and the groups of classes that later dimensions depend on.
type State = (Bits, Vec<(usize, usize)>);

/// Types in the making, dimension by dimension. Classes that neither the conditions nor other dimensions of the table tell
/// apart are one group.
struct Growth<'a> {
    space: &'a Space,
    order: Vec<usize>,
    members: Members<'a>,
    /// The groups of the classes of each dimension of `order`.
    groups: Vec<Groups>,
    /// Number of dimensions gone through.
    done: usize,
    /// Of how many dimensions, from the first, the groups behind each state are kept.
    keeps: usize,
    states: BTreeMap<State, BTreeSet<Vec<usize>>>,
}

impl<'a> Growth<'a> {
    fn new(space: &'a Space, order: Vec<usize>, members: Members<'a>) -> Self {
        let all = (Bits::all(members.len()), Vec::new());
        let states = BTreeMap::from([(all, BTreeSet::from([Vec::new()]))]);
        let groups = order.iter().map(|dim| groups(space, *dim, &order, members)).collect();
        Self { space, order, members, groups, done: 0, keeps: 0, states }
    }

    /// Goes through the next dimension; `Some(false)` after the last, `None` if there are too many types.
    fn grow(&mut self) -> Option<bool> {
        let Some(dim) = self.order.get(self.done).copied() else { return Some(false) };
        let groups = &self.groups[self.done];
        let later = &self.order[self.done + 1..];
        let admits: Vec<Bits> =
            (0..groups.len()).map(|group| admitting(self.members, dim, groups.class(group))).collect();
        let complete = self.complete(dim, later);
        let depends = |other: usize| {
            let is_pending =
                |block: &Block| block.dims.contains(&other) && block.dims.iter().any(|of| later.contains(of));
            later.iter().any(|next| self.space.pairs.contains_key(&(other.min(*next), other.max(*next))))
                || self.members.blocks.iter().any(is_pending)
        };
        let kept: BTreeSet<usize> = self.order[..=self.done].iter().copied().filter(|dim| depends(*dim)).collect();
        let mut next: BTreeMap<State, BTreeSet<Vec<usize>>> = BTreeMap::new();
        for ((met, behind_met), behind) in &self.states {
            for (group, admits) in admits.iter().enumerate() {
                if !behind_met.iter().all(|other| self.occurs(*other, (dim, group))) {
                    continue;
                }
                let mut met = met.and(admits);
                let mut known: Vec<(usize, usize)> = behind_met.iter().copied().chain([(dim, group)]).collect();
                for shared in &complete {
                    met.remove_all(shared.missing(&known));
                }
                known.retain(|(dim, _)| kept.contains(dim));
                let entry = next.entry((met, known)).or_default();
                if self.done < self.keeps {
                    entry.extend(behind.iter().map(|behind| [behind.as_slice(), &[group]].concat()));
                }
                if next.len() > MOST {
                    return None;
                }
            }
        }
        self.states = next;
        self.done += 1;
        Some(true)
    }

    /// Returns the blocks whose last dimension this is, by the dimensions that they share.
    fn complete(&self, dim: usize, later: &[usize]) -> Vec<Shared> {
        let blocks = self.members.blocks;
        let is_complete = |dims: &[usize]| dims.contains(&dim) && !dims.iter().any(|of| later.contains(of));
        let mut by_dims: BTreeMap<&[usize], Vec<usize>> = BTreeMap::new();
        for (place, block) in blocks.iter().enumerate().filter(|(_, block)| is_complete(&block.dims)) {
            by_dims.entry(&block.dims).or_default().push(place);
        }
        let shared = |(dims, places): (&[usize], Vec<usize>)| {
            let bit = |place: usize| self.members.limits.len() + place;
            let mut none = Bits::none(self.members.len());
            for place in &places {
                none.insert(bit(*place));
            }
            let groups: Vec<&Groups> = dims.iter().map(|dim| self.groups_of(*dim)).collect();
            let mut missing: BTreeMap<Vec<usize>, Bits> = BTreeMap::new();
            for place in places {
                for combination in blocks[place].combinations(&groups) {
                    missing.entry(combination).or_insert_with(|| none.clone()).remove(bit(place));
                }
            }
            Shared { dims: dims.to_vec(), missing, none }
        };
        by_dims.into_iter().map(shared).collect()
    }

    fn groups_of(&self, dim: usize) -> &Groups {
        &self.groups[self.order.iter().position(|of| *of == dim).unwrap_or_default()]
    }

    /// Returns a class of a group of a dimension.
    fn class(&self, (dim, group): (usize, usize)) -> usize {
        self.groups_of(dim).class(group)
    }

    fn occurs(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let (first, second) = if one.0 < other.0 { (one, other) } else { (other, one) };
        let allowed = self.space.pairs.get(&(first.0, second.0));
        allowed.is_none_or(|allowed| allowed[self.class(first)].has(self.class(second)))
    }
}

/// Blocks of the same dimensions.
struct Shared {
    dims: Vec<usize>,
    /// For each combination of groups that some of them have, those that do not have it.
    missing: BTreeMap<Vec<usize>, Bits>,
    /// All of them.
    none: Bits,
}

impl Shared {
    /// Returns the blocks that lack a combination of groups.
    fn missing(&self, known: &[(usize, usize)]) -> &Bits {
        let group_of = |dim: &usize| known.iter().find(|(other, _)| other == dim).map(|(_, group)| *group);
        let combination: Option<Vec<usize>> = self.dims.iter().map(group_of).collect();
        combination.and_then(|combination| self.missing.get(&combination)).unwrap_or(&self.none)
    }
}

/// Groups the classes of a dimension that no condition, no block and no class of the other dimensions tells apart.
fn groups(space: &Space, dim: usize, dims: &[usize], members: Members) -> Groups {
    let blocks: Vec<&Groups> = members.blocks.iter().filter_map(|block| block.groups(dim)).collect();
    Groups::new(space.sizes[dim], |class| {
        let of_blocks: Vec<usize> = blocks.iter().map(|groups| groups.of(class)).collect();
        let occurring: Vec<Bits> = dims.iter().filter_map(|other| occurring(space, (dim, class), *other)).collect();
        (admitting(members, dim, class), of_blocks, occurring)
    })
}

/// The classes of another dimension that occur with a class, where not all do.
fn occurring(space: &Space, (dim, class): (usize, usize), other: usize) -> Option<Bits> {
    let allowed = space.pairs.get(&(dim.min(other), dim.max(other))).filter(|_| dim != other)?;
    if dim < other {
        return Some(allowed[class].clone());
    }
    let mut bits = Bits::none(allowed.len());
    allowed.iter().enumerate().filter(|(_, row)| row.has(class)).for_each(|(of, _)| bits.insert(of));
    Some(bits)
}

/// The conditions that admit a class of a dimension.
fn admitting(members: Members, dim: usize, class: usize) -> Bits {
    let mut bits = Bits::all(members.len());
    for (place, limits) in members.limits.iter().enumerate() {
        let limit = limits.iter().find(|limit| limit.0 == dim);
        if limit.is_some_and(|limit| !limit.1.has(class)) {
            bits.remove(place);
        }
    }
    bits
}
