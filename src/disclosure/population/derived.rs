//! Counts of no table that follow from those of others under nearly the same condition: of a list of places, what the
//! whole and the other places leave of one.

use std::collections::{BTreeMap, BTreeSet};

use super::addition::{Addition, Count};
use super::bits::Bits;
use super::boxes::Boxes;
use super::space::{Limits, Space};
use crate::disclosure::world::{CellId, Name, World};

/// Sums that follow from sums that followed are looked for at most so often.
const MOST_ROUNDS: usize = 4;

/// Steps of the search for one sum.
const MOST_STEPS: usize = 2_000;

/// Known counts whose conditions differ in one dimension only.
#[derive(Default)]
struct Line {
    members: Vec<Member>,
}

#[derive(Clone)]
struct Member {
    /// Classes of the dimension that the condition admits.
    classes: Bits,
    count: Count,
    truth: u64,
}

/// Classes of a dimension that nothing belongs to under these conditions.
struct Nothing {
    dim: usize,
    classes: Bits,
    others: Limits,
}

/// A count as a whole without parts, or as the sum of parts.
struct Derived {
    limits: Limits,
    whole: Option<Member>,
    parts: Vec<Member>,
}

impl Addition {
    /// Adds counts that follow from known ones, of conditions that limit no dimension otherwise than some condition does.
    pub(super) fn add_derived(&mut self, world: &World, space: &Space, boxes: &mut Boxes) {
        let mut wanted = vec![BTreeSet::new(); space.sizes.len()];
        for (dim, classes) in boxes.limits.iter().flatten() {
            wanted[*dim].insert(classes.clone());
        }
        for _ in 0..MOST_ROUNDS {
            let lines = self.lines(world, space, boxes);
            let nothing: Vec<Nothing> = lines.iter().filter_map(|(of, line)| line.nothing(of)).collect();
            let found: Vec<Derived> = lines
                .iter()
                .flat_map(|(of, line)| derived(of, line, (&space.sizes, boxes), &wanted, &nothing))
                .collect();
            let before = boxes.limits.len();
            for derived in found {
                self.add_one(world, boxes, derived);
            }
            if boxes.limits.len() == before {
                return;
            }
        }
    }

    fn lines(&self, world: &World, space: &Space, boxes: &Boxes) -> BTreeMap<(usize, Limits), Line> {
        let mut lines: BTreeMap<(usize, Limits), Line> = BTreeMap::new();
        let known = boxes.limits.iter().zip(&boxes.counts).enumerate();
        let known = known.filter(|(place, (limits, _))| boxes.known.get(*limits) == Some(place));
        for (_, (limits, count)) in known {
            let Some(truth) = self.truth(world, *count) else { continue };
            for (dim, classes) in limits {
                let others: Limits = limits.iter().filter(|limit| limit.0 != *dim).cloned().collect();
                let member = Member { classes: classes.clone(), count: *count, truth };
                lines.entry((*dim, others)).or_default().members.push(member);
            }
        }
        for ((dim, others), line) in &mut lines {
            let whole = boxes.known.get(others).map(|place| boxes.counts[*place]);
            if let Some((count, truth)) = whole.and_then(|count| Some((count, self.truth(world, count)?))) {
                line.members.push(Member { classes: Bits::all(space.sizes[*dim]), count, truth });
            }
        }
        lines
    }

    fn add_one(&mut self, world: &World, boxes: &mut Boxes, Derived { limits, whole, parts }: Derived) {
        let sum: u64 = parts.iter().map(|part| part.truth).sum();
        let truth = whole.as_ref().map_or(Some(sum), |whole| whole.truth.checked_sub(sum));
        let Some(truth) = truth.filter(|_| !boxes.known.contains_key(&limits)) else { return };
        let label = if whole.is_some() { "without others" } else { "and others" };
        let Some(of) = whole.iter().chain(&parts).map(|member| member.count).next() else { return };
        let name = self.name_of(world, of);
        let count = self.add(Name { label: format!("{} ({label})", name.label).trim_start().to_owned(), ..name });
        if let Count::New(place) = count {
            self.truths[place] = Some(truth);
            if let Some(cell) = self.cell_of(of) {
                self.derived.insert(place, cell);
            }
        }
        self.limited.push((limits.clone(), count));
        boxes.known.insert(limits.clone(), boxes.limits.len());
        boxes.limits.push(limits);
        boxes.counts.push(count);
    }

    /// A known count that is of the same edition.
    pub(super) fn cell_of(&self, count: Count) -> Option<CellId> {
        match count {
            Count::Known(cell) => Some(cell),
            Count::New(place) => self.derived.get(&place).copied(),
        }
    }
}

impl Line {
    /// Returns the classes of a whole that the others leave nothing for.
    fn nothing(&self, (dim, others): &(usize, Limits)) -> Option<Nothing> {
        let whole = self.members.iter().max_by_key(|member| member.classes.len())?;
        let mut left = whole.classes.clone();
        let mut sum = 0_u64;
        let mut parts: Vec<&Member> = self.members.iter().filter(|part| part.classes != whole.classes).collect();
        parts.sort_by_key(|part| part.classes.len());
        for part in parts {
            if part.classes.is_within(&left) {
                left.remove_all(&part.classes);
                sum += part.truth;
            }
        }
        let is_nothing = sum == whole.truth && !left.is_empty();
        is_nothing.then(|| Nothing { dim: *dim, classes: left, others: others.clone() })
    }

    /// Members that make up these classes without overlap, but for classes that nothing belongs to.
    fn parts(&self, classes: &Bits, empty: &Bits) -> Option<Vec<Member>> {
        let within: Vec<&Member> = self.members.iter().filter(|part| part.classes.is_within(classes)).collect();
        let mut chosen = Vec::new();
        let mut steps = MOST_STEPS;
        cover(classes, empty, &within, &mut chosen, &mut steps).then(|| chosen.into_iter().cloned().collect())
    }
}

/// Counts that follow from those of a line.
fn derived(
    (dim, others): &(usize, Limits),
    line: &Line,
    (sizes, boxes): (&[usize], &Boxes),
    wanted: &[BTreeSet<Bits>],
    nothing: &[Nothing],
) -> Vec<Derived> {
    if line.members.len() < 2 {
        return Vec::new();
    }
    let mut empty = Bits::none(sizes[*dim]);
    for of in nothing.iter().filter(|of| of.dim == *dim && is_narrower(others, &of.others)) {
        empty.insert_all(&of.classes);
    }
    let mut found = Vec::new();
    for classes in &wanted[*dim] {
        if line.members.iter().any(|member| member.classes == *classes) {
            continue;
        }
        let mut limits = others.clone();
        let at = limits.partition_point(|limit| limit.0 < *dim);
        limits.insert(at, (*dim, classes.clone()));
        if boxes.known.contains_key(&limits) {
            continue;
        }
        let mut wholes = line.members.iter().filter(|whole| classes.is_within(&whole.classes));
        let less = wholes.find_map(|whole| {
            let mut rest = whole.classes.clone();
            rest.remove_all(classes);
            Some((Some(whole.clone()), line.parts(&rest, &empty)?))
        });
        let sum = || Some((None, line.parts(classes, &empty)?));
        found.extend(less.or_else(sum).map(|(whole, parts)| Derived { limits, whole, parts }));
    }
    found
}

/// Returns whether the first condition limits what the second limits, and at least as much.
fn is_narrower(one: &Limits, other: &Limits) -> bool {
    other.iter().all(|(dim, bits)| one.iter().any(|(of, narrower)| of == dim && narrower.is_within(bits)))
}

/// Chooses members that cover these classes.
fn cover<'m>(
    left: &Bits,
    empty: &Bits,
    members: &[&'m Member],
    chosen: &mut Vec<&'m Member>,
    steps: &mut usize,
) -> bool {
    let Some(first) = left.iter().find(|class| !empty.has(*class)) else { return true };
    for member in members.iter().filter(|member| member.classes.has(first) && member.classes.is_within(left)) {
        let Some(fewer) = steps.checked_sub(1) else { return false };
        *steps = fewer;
        let mut rest = left.clone();
        rest.remove_all(&member.classes);
        chosen.push(member);
        if cover(&rest, empty, members, chosen, steps) {
            return true;
        }
        chosen.pop();
    }
    false
}
