use std::collections::{BTreeMap, BTreeSet};

use super::absent::absent;
use super::bits::Bits;
use super::block::Block;
use super::boxes::{Boxes, combinations, groups, strata};
use super::cliques::Tree;
use super::cover::{Term, covers};
use super::space::{Limits, Pairs, Space, TooMany};
use super::table::{Members, Table, blocks};
use super::{Conditions, Dependency, EDITION, Rules};
use crate::disclosure::cells::registry::{CellId, CellRegistry, Name};

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
    /// True values of the new counts, as far as they follow from known ones.
    pub(super) truths: Vec<Option<u64>>,
    /// Totals and their parts.
    pub(super) sums: Vec<(Count, Vec<Count>)>,
    /// Counts that are at most the sum of others.
    pub(super) at_most: Vec<(Count, Vec<Count>)>,
    /// The tables of types, each with the counts of its conditions.
    pub(super) tables: Vec<Laid>,
    /// Known counts with the limits of their conditions.
    pub(super) limited: Vec<(Limits, Count)>,
    /// Classes that occur together.
    pub(super) pairs: Pairs,
    /// `true` if some counts are of the records that earlier editions had.
    pub(super) has_editions: bool,
    /// New counts that are differences of printed ones.
    pub(super) asked: BTreeSet<usize>,
    /// New counts that follow from known ones, each with a known count of the same edition.
    pub(super) derived: BTreeMap<usize, CellId>,
}

/// Conditions that nothing meets, by their places among boxes.
struct Unmet {
    /// As every reader knows.
    empty: BTreeSet<usize>,
    /// As only readers know who know the records.
    absent: BTreeSet<usize>,
}

/// A table with the counts of its conditions and types.
pub(super) struct Laid {
    pub(super) counts: Vec<Count>,
    pub(super) sets: Vec<Bits>,
    /// Returns the number of types.
    pub(super) size: usize,
    /// The counts of types, as far as they were needed.
    pub(super) types: BTreeMap<usize, Count>,
    /// The types of which readers who know the records know that there are none.
    pub(super) absent: Bits,
    /// The types that cannot be, as a condition that they meet has none in another table.
    pub(super) nothing: Bits,
}

impl Addition {
    /// The relations between counts of units of one kind.
    pub(super) fn new(
        registry: &CellRegistry,
        of: &[(CellId, &Conditions)],
        rules: &Rules,
        by_accident: &[Dependency],
    ) -> Result<Self, TooMany> {
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
            if registry.cells[*cell].is_empty {
                empty.insert(place);
            }
        }
        let known_empty = absent(&conditions, rules, by_accident);
        let mut names = 0;
        let mut absent = BTreeSet::new();
        for condition in &known_empty {
            absent.insert(*places.entry(condition).or_insert_with(|| {
                conditions.push(condition);
                counts.push(Count::New(names));
                names += 1;
                conditions.len() - 1
            }));
        }
        let options = |field: &str| {
            Some(rules.labels.get(field)?.iter().cloned().collect()).filter(|_| rules.lists.contains(field))
        };
        let space = Space::new(&conditions, rules.dependencies, &rules.bands, &options)?;
        let mut addition = Self {
            names: vec![Name::default(); names],
            truths: vec![Some(0); names],
            has_editions: of.iter().any(|(_, condition)| condition.contains_key(EDITION)),
            asked: BTreeSet::new(),
            derived: BTreeMap::new(),
            sums: same,
            at_most: Vec::new(),
            tables: Vec::new(),
            limited: Vec::new(),
            pairs: Pairs(space.pairs.clone()),
        };
        let mut boxes = Boxes { limits: space.limits.clone(), counts, known: BTreeMap::new() };
        for (place, limits) in space.limits.iter().enumerate() {
            if let Some(first) = boxes.known.get(limits) {
                addition.sums.push((boxes.counts[place], vec![boxes.counts[*first]]));
            } else {
                boxes.known.insert(limits.clone(), place);
            }
        }
        addition.limited = space.limits.iter().cloned().zip(boxes.counts.iter().copied()).collect();
        addition.add_derived(registry, &space, &mut boxes, rules);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        addition.answers(&space, &mut boxes, &mut groups)?;
        groups.extend(boxes.limits.iter().map(|limits| limits.iter().map(|limit| limit.0).collect()));
        groups.extend(space.pairs.keys().map(|(one, two)| vec![*one, *two]));
        let tree = Tree::new(&space.sizes, &groups);
        let first = |places: &BTreeSet<usize>| {
            places.iter().filter_map(|place| boxes.known.get(&space.limits[*place])).copied().collect()
        };
        let none = Unmet { empty: first(&empty), absent: first(&absent) };
        addition.lay_all(&space, &mut boxes, &tree, &none, registry)?;
        addition.spread_nothing();
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

    /// Each answer to a question chose an option: in all, and within all classes of the fields that it is crossed with, as
    /// far as conditions about the question tell these apart.
    fn answers(&mut self, space: &Space, boxes: &mut Boxes, crossed: &mut Vec<Vec<usize>>) -> Result<(), TooMany> {
        for answers in &space.answers {
            let given = |limits: &Limits| limits.first().map(|limit| limit.0);
            let own: BTreeSet<usize> = answers.chosen.iter().chain([&answers.given]).filter_map(given).collect();
            // Where nobody asks whether there was an answer, those who chose nothing may as well have given none.
            let given_at = given(&answers.given);
            let about = |limits: &&Limits| limits.iter().any(|limit| Some(limit.0) == given_at);
            let beside: BTreeSet<usize> = space
                .limits
                .iter()
                .filter(about)
                .flatten()
                .map(|limit| limit.0)
                .filter(|dim| !own.contains(dim))
                .collect();
            let is_about = |limits: &&Limits| limits.iter().any(|limit| own.contains(&limit.0));
            let conditions: Vec<&Limits> = space.limits.iter().filter(is_about).collect();
            let groups = groups(space, beside, &conditions);
            for strata in strata(&groups) {
                for stratum in combinations(space, &strata, &groups).ok_or_else(too_many)? {
                    let within = |limits: &Limits| {
                        let mut limits: Limits = stratum.iter().chain(limits).cloned().collect();
                        limits.sort_by_key(|limit| limit.0);
                        limits
                    };
                    let total = self.count_of(boxes, within(&answers.given));
                    let chosen = answers.chosen.iter().map(|limits| self.count_of(boxes, within(limits))).collect();
                    self.at_most.push((total, chosen));
                }
                crossed.extend(own.iter().map(|dim| strata.iter().chain([dim]).copied().collect()));
            }
        }
        Ok(())
    }

    /// Adds the tables of all cliques, from the leaves to the root. A table shares with its parent the counts of those classes
    /// of their common dimensions that it tells apart: types within one of them can be exchanged, so that whatever the parent's
    /// side has of them fits.
    fn lay_all(
        &mut self,
        space: &Space,
        boxes: &mut Boxes,
        tree: &Tree,
        none: &Unmet,
        registry: &CellRegistry,
    ) -> Result<(), TooMany> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); tree.cliques.len()];
        for place in 0..boxes.limits.len() {
            let limits = &boxes.limits[place];
            let fits = |clique: &BTreeSet<usize>| limits.iter().all(|limit| clique.contains(&limit.0));
            let home = tree.cliques.iter().position(fits).filter(|_| boxes.known.get(limits) == Some(&place));
            if let Some(home) = home {
                // What nothing meets is met by nothing in every table.
                let is_unmet = none.absent.contains(&place) || none.empty.contains(&place);
                let also = (0..tree.cliques.len()).filter(|of| is_unmet && fits(&tree.cliques[*of]));
                for of in also.filter(|of| *of != home).chain([home]) {
                    members[of].push(place);
                }
            }
        }
        let mut shared: Vec<Vec<(Block, Count)>> = vec![Vec::new(); tree.cliques.len()];
        for (place, clique) in tree.cliques.iter().enumerate().rev() {
            let limits: Vec<&Limits> = members[place].iter().map(|place| &boxes.limits[*place]).collect();
            let is_empty = |at: &usize| none.empty.contains(&members[place][*at]);
            let empty: Vec<usize> = (0..limits.len()).filter(is_empty).collect();
            if let Some((parent, dims)) = place.checked_sub(1).map(|edge| &tree.parents[edge]) {
                let below: Vec<Block> = shared[place].iter().map(|(block, _)| block.clone()).collect();
                let all = Members { limits: &limits, blocks: &below, empty: &empty };
                for block in blocks(space, clique, dims, all).ok_or_else(too_many)? {
                    let known = shared[*parent].iter().chain(&shared[place]).find(|(other, _)| *other == block);
                    let count = known.map(|(_, count)| *count).or_else(|| boxes.count_of(space, &block));
                    let count = count.unwrap_or_else(|| self.add(Name::default()));
                    for of in [place, *parent] {
                        if !shared[of].iter().any(|(other, _)| *other == block) {
                            shared[of].push((block.clone(), count));
                        }
                    }
                }
            }
            let blocks: Vec<Block> = shared[place].iter().map(|(block, _)| block.clone()).collect();
            let all = Members { limits: &limits, blocks: &blocks, empty: &empty };
            let table = Table::new(space, clique, all).ok_or_else(too_many)?;
            let mut absent = Bits::none(table.size);
            for (_, set) in members[place].iter().zip(&table.sets).filter(|(of, _)| none.absent.contains(of)) {
                absent.insert_all(set);
            }
            let counts = members[place].iter().map(|place| boxes.counts[*place]);
            self.lay((table, absent), counts.chain(shared[place].iter().map(|(_, count)| *count)).collect(), registry);
        }
        Ok(())
    }

    /// Finds the types that cannot be: what has no types in one table has none in the others.
    fn spread_nothing(&mut self) {
        loop {
            let found: BTreeSet<Count> = self.tables.iter().flat_map(Laid::none_of).collect();
            let mut is_more = false;
            for laid in &mut self.tables {
                let mut nothing = laid.nothing.clone();
                for (set, _) in laid.sets.iter().zip(&laid.counts).filter(|(_, count)| found.contains(count)) {
                    nothing.insert_all(set);
                }
                is_more |= nothing != laid.nothing;
                laid.nothing = nothing;
            }
            if !is_more {
                return;
            }
        }
    }

    /// Adds a table, and the sums of its counts.
    fn lay(&mut self, (table, absent): (Table, Bits), counts: Vec<Count>, registry: &CellRegistry) {
        let natural = natural_sums(registry, &counts, &table.sets);
        let mut laid = Laid {
            counts,
            size: table.size,
            sets: table.sets,
            types: BTreeMap::new(),
            absent,
            nothing: Bits::none(table.size),
        };
        for (total, parts) in covers(&laid.sets, &|place| natural.contains(&place)) {
            let parts = parts.into_iter().map(|part| match part {
                Term::Member(place) => laid.counts[place],
                Term::Type(of) => *laid.types.entry(of).or_insert_with(|| self.add(Name::default())),
            });
            let parts: Vec<Count> = parts.collect();
            if parts != [laid.counts[total]] {
                self.sums.push((laid.counts[total], parts));
            }
        }
        self.tables.push(laid);
    }

    /// Returns the true value of a count, if it is known.
    pub(super) fn truth(&self, registry: &CellRegistry, count: Count) -> Option<u64> {
        match count {
            Count::Known(cell) => registry.cells[cell].truth,
            Count::New(place) => self.truths[place],
        }
    }

    /// Works out the counts that follow from known ones.
    pub(super) fn work_out(&mut self, registry: &mut CellRegistry) {
        loop {
            let mut news = Vec::new();
            for (total, parts) in &self.sums {
                let unknown: Vec<Count> =
                    parts.iter().copied().filter(|part| self.truth(registry, *part).is_none()).collect();
                let sum: u64 = parts.iter().filter_map(|part| self.truth(registry, *part)).sum();
                match (self.truth(registry, *total), unknown.as_slice()) {
                    (None, []) => news.push((*total, sum)),
                    (Some(truth), [only]) => news.push((*only, truth.saturating_sub(sum))),
                    _ => {}
                }
            }
            if news.is_empty() {
                break;
            }
            for (count, truth) in news {
                match count {
                    Count::New(place) => self.truths[place].get_or_insert(truth),
                    Count::Known(cell) => registry.cells[cell].truth.get_or_insert(truth),
                };
            }
        }
    }
}

impl Laid {
    /// The counts that can be nothing but zero.
    pub(super) fn none_of(&self) -> impl Iterator<Item = Count> {
        let of_sets = self.sets.iter().zip(&self.counts).filter(|(set, _)| set.is_within(&self.nothing));
        let of_types = self.types.iter().filter(|(of, _)| self.nothing.has(**of));
        of_sets.map(|(_, count)| *count).chain(of_types.map(|(_, count)| *count))
    }
}

fn too_many() -> TooMany {
    TooMany("the fields that tables and conditions combine".to_owned())
}

/// The counts of a table that a sum of the world already divides into others of it.
fn natural_sums(registry: &CellRegistry, counts: &[Count], sets: &[Bits]) -> BTreeSet<usize> {
    let places: BTreeMap<CellId, usize> = counts
        .iter()
        .enumerate()
        .filter_map(|(place, count)| if let Count::Known(cell) = count { Some((*cell, place)) } else { None })
        .collect();
    let divided = |relation: &crate::disclosure::cells::registry::Relation| {
        let total = *places.get(&relation.total)?;
        let mut left = sets[total].clone();
        for part in &relation.parts {
            let part = &sets[*places.get(part)?];
            // A part that is all of it divides nothing.
            if !part.is_within(&left) || *part == sets[total] {
                return None;
            }
            left.remove_all(part);
        }
        (left.is_empty() && relation.parts.len() > 1).then_some(total)
    };
    registry.relations.iter().filter_map(divided).collect()
}
