use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::cliques::Tree;
use super::cover::{Term, covers};
use super::space::{Limits, Space, TooMany};
use super::table::Table;
use super::{Conditions, Rules};
use crate::disclosure::world::{CellId, Name, World};

/// A count of the world, or one that is to be added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Count {
    Known(CellId),
    New(usize),
}

/// Counts and sums to be added to a world.
pub(super) struct Addition {
    /// Names of the new counts.
    pub(super) names: Vec<Name>,
    /// What the new counts are, as far as it follows from known ones.
    pub(super) truths: Vec<Option<u64>>,
    /// Totals and their parts.
    pub(super) sums: Vec<(Count, Vec<Count>)>,
    /// Counts that are at most the sum of others.
    pub(super) at_most: Vec<(Count, Vec<Count>)>,
    /// The tables of types, each with the counts of its conditions.
    pub(super) tables: Vec<Laid>,
}

/// A table with the counts of its conditions and types.
pub(super) struct Laid {
    pub(super) counts: Vec<Count>,
    pub(super) sets: Vec<Bits>,
    /// How many types there are.
    pub(super) size: usize,
    /// The counts of types, as far as they were needed.
    pub(super) types: BTreeMap<usize, Count>,
}

/// At most so many combinations of classes may link two tables.
const MOST_SHARED: usize = 6_000;

impl Addition {
    /// The relations between counts of units of one kind.
    pub(super) fn new(world: &World, of: &[(CellId, &Conditions)], rules: &Rules) -> Result<Self, TooMany> {
        let mut conditions: Vec<&Conditions> = Vec::new();
        let mut counts: Vec<Count> = Vec::new();
        let mut same: Vec<(Count, Vec<Count>)> = Vec::new();
        let mut places: BTreeMap<&Conditions, usize> = BTreeMap::new();
        let mut empty = BTreeSet::new();
        for (cell, condition) in of {
            let place = *places.entry(condition).or_insert_with(|| {
                conditions.push(condition);
                counts.push(Count::Known(*cell));
                conditions.len() - 1
            });
            if counts[place] != Count::Known(*cell) {
                same.push((Count::Known(*cell), vec![counts[place]]));
            }
            if world.cells[*cell].is_empty {
                empty.insert(place);
            }
        }
        let space = Space::new(&conditions, rules.links, rules.closed)?;
        let mut addition =
            Self { names: Vec::new(), truths: Vec::new(), sums: same, at_most: Vec::new(), tables: Vec::new() };
        let mut boxes = Boxes { limits: space.limits.clone(), counts, known: BTreeMap::new() };
        for (place, limits) in space.limits.iter().enumerate() {
            if let Some(first) = boxes.known.get(limits) {
                addition.sums.push((boxes.counts[place], vec![boxes.counts[*first]]));
            } else {
                boxes.known.insert(limits.clone(), place);
            }
        }
        let mut groups: Vec<Vec<usize>> = Vec::new();
        addition.answers(&space, &mut boxes, &mut groups)?;
        groups.extend(boxes.limits.iter().map(|limits| limits.iter().map(|limit| limit.0).collect()));
        groups.extend(space.pairs.keys().map(|(one, two)| vec![*one, *two]));
        let tree = Tree::new(&space.sizes, &groups);
        for (_, _, shared) in &tree.edges {
            for limits in combinations(&space, shared).ok_or_else(too_many)? {
                addition.count_of(&mut boxes, limits);
            }
        }
        for clique in &tree.cliques {
            addition.lay(&space, &boxes, clique, &empty, world)?;
        }
        Ok(addition)
    }

    /// The count of a condition on classes: a known one, or a new one.
    fn count_of(&mut self, boxes: &mut Boxes, limits: Limits) -> Count {
        if let Some(place) = boxes.known.get(&limits) {
            return boxes.counts[*place];
        }
        let count = self.add(Name::default());
        boxes.known.insert(limits.clone(), boxes.limits.len());
        boxes.limits.push(limits);
        boxes.counts.push(count);
        count
    }

    pub(super) fn add(&mut self, name: Name) -> Count {
        self.names.push(name);
        self.truths.push(None);
        Count::New(self.names.len() - 1)
    }

    /// Each answer to a question chose an option: in all, and within every class of the fields that it is crossed with.
    fn answers(&mut self, space: &Space, boxes: &mut Boxes, groups: &mut Vec<Vec<usize>>) -> Result<(), TooMany> {
        for answers in &space.answers {
            let given = |limits: &Limits| limits.first().map(|limit| limit.0);
            let own: BTreeSet<usize> =
                answers.chosen.iter().chain([&answers.given]).filter_map(given).collect();
            let about = |limits: &&Limits| limits.iter().any(|limit| own.contains(&limit.0));
            let beside: BTreeSet<usize> = space
                .limits
                .iter()
                .filter(about)
                .flatten()
                .map(|limit| limit.0)
                .filter(|dim| !own.contains(dim))
                .collect();
            for stratum in combinations(space, &beside).ok_or_else(too_many)? {
                let within = |limits: &Limits| {
                    let mut limits: Limits = stratum.iter().chain(limits).cloned().collect();
                    limits.sort_by_key(|limit| limit.0);
                    limits
                };
                let total = self.count_of(boxes, within(&answers.given));
                let chosen = answers.chosen.iter().map(|limits| self.count_of(boxes, within(limits))).collect();
                self.at_most.push((total, chosen));
            }
            groups.extend(own.iter().map(|dim| beside.iter().chain([dim]).copied().collect()));
        }
        Ok(())
    }

    /// Adds the table of some dimensions, and the sums of its counts.
    fn lay(
        &mut self,
        space: &Space,
        boxes: &Boxes,
        clique: &BTreeSet<usize>,
        empty: &BTreeSet<usize>,
        world: &World,
    ) -> Result<(), TooMany> {
        let fits = |place: &usize| {
            let limits = &boxes.limits[*place];
            boxes.known.get(limits) == Some(place) && limits.iter().all(|limit| clique.contains(&limit.0))
        };
        let members: Vec<usize> = (0..boxes.limits.len()).filter(fits).collect();
        let empty: BTreeSet<usize> = empty.iter().filter_map(|place| boxes.known.get(&space.limits[*place])).copied().collect();
        let table = Table::new(space, clique, &boxes.limits, members, &empty).ok_or_else(too_many)?;
        let counts: Vec<Count> = table.members.iter().map(|place| boxes.counts[*place]).collect();
        let natural = natural_sums(world, &counts, &table.sets);
        let mut laid = Laid { counts, sets: table.sets.clone(), size: table.size, types: BTreeMap::new() };
        for (total, parts) in covers(&table, &|place| natural.contains(&place)) {
            let parts = parts.into_iter().map(|part| match part {
                Term::Member(place) => laid.counts[place],
                Term::Type(of) => *laid.types.entry(of).or_insert_with(|| self.add(Name::default())),
            });
            let parts = parts.collect();
            self.sums.push((laid.counts[total], parts));
        }
        self.tables.push(laid);
        Ok(())
    }

    /// What is true of a count, if it is known.
    pub(super) fn truth(&self, world: &World, count: Count) -> Option<u64> {
        match count {
            Count::Known(cell) => world.cells[cell].truth,
            Count::New(place) => self.truths[place],
        }
    }

    /// Works out the new counts that follow from known ones.
    pub(super) fn work_out(&mut self, world: &World) {
        loop {
            let mut news = Vec::new();
            for (total, parts) in &self.sums {
                let unknown: Vec<Count> =
                    parts.iter().copied().filter(|part| self.truth(world, *part).is_none()).collect();
                let sum: u64 = parts.iter().filter_map(|part| self.truth(world, *part)).sum();
                match (self.truth(world, *total), unknown.as_slice()) {
                    (None, []) => news.push((*total, sum)),
                    (Some(truth), [only]) => news.push((*only, truth.saturating_sub(sum))),
                    _ => {}
                }
            }
            let before = self.truths.iter().flatten().count();
            for (count, truth) in news {
                if let Count::New(place) = count {
                    self.truths[place].get_or_insert(truth);
                }
            }
            if self.truths.iter().flatten().count() == before {
                break;
            }
        }
    }
}

fn too_many() -> TooMany {
    TooMany(String::new())
}

/// Conditions on classes, and their counts.
struct Boxes {
    limits: Vec<Limits>,
    counts: Vec<Count>,
    known: BTreeMap<Limits, usize>,
}

/// All combinations of classes of some dimensions that occur; `None` if there are too many.
fn combinations(space: &Space, dims: &BTreeSet<usize>) -> Option<Vec<Limits>> {
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

/// The counts of a table that a sum of the world already divides into others of it.
fn natural_sums(world: &World, counts: &[Count], sets: &[Bits]) -> BTreeSet<usize> {
    let places: BTreeMap<CellId, usize> = counts
        .iter()
        .enumerate()
        .filter_map(|(place, count)| if let Count::Known(cell) = count { Some((*cell, place)) } else { None })
        .collect();
    let divided = |relation: &crate::disclosure::world::Relation| {
        let total = *places.get(&relation.total)?;
        let mut left = sets[total].clone();
        for part in &relation.parts {
            let part = &sets[*places.get(part)?];
            if !part.is_within(&left) {
                return None;
            }
            left.remove_all(part);
        }
        (left.is_empty() && relation.parts.len() > 1).then_some(total)
    };
    world.relations.iter().filter_map(divided).collect()
}
