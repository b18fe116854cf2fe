//! Counts of no table that follow from those of others under nearly the same condition: of a list of places, what the
//! whole and the other places leave of one.

use std::collections::{BTreeMap, BTreeSet};

use super::addition::{Addition, Count};
use super::bits::Bits;
use super::boxes::Boxes;
use super::space::{Limits, Space};
use super::{EDITION, Rules};
use crate::disclosure::cells::registry::{CellId, CellRegistry, Name};

/// Sums that follow from sums that followed are looked for at most so often.
const MOST_ROUNDS: usize = 4;

/// Steps of the search for one sum.
const MOST_STEPS: usize = 2_000;

/// A condition, and the number of those that meet it.
struct Known {
    limits: Limits,
    truth: u64,
    /// A count that has a name, and is of the same edition.
    of: CellId,
}

/// Known counts whose conditions differ in one dimension only.
#[derive(Default)]
struct Line<'k> {
    members: Vec<Member<'k>>,
}

struct Member<'k> {
    /// Classes of the dimension that the condition admits.
    classes: Bits,
    known: &'k Known,
}

/// Classes of a dimension that nothing belongs to under these conditions.
struct Nothing {
    dim: usize,
    classes: Bits,
    others: Limits,
}

/// Conditions in use.
struct Asked<'b> {
    sizes: &'b [usize],
    /// For each dimension, the classes that some condition admits of which there are any.
    classes: Vec<BTreeSet<Bits>>,
    /// Conditions that have a count already.
    limits: BTreeSet<Limits>,
}

impl Addition {
    /// Adds counts that follow from known ones, of conditions that limit no dimension otherwise than some condition does,
    /// where they tell a small count.
    pub(super) fn add_derived(&mut self, registry: &CellRegistry, space: &Space, boxes: &mut Boxes, rules: &Rules) {
        let mut known = Vec::new();
        let mut asked =
            Asked { sizes: &space.sizes, classes: vec![BTreeSet::new(); space.sizes.len()], limits: BTreeSet::new() };
        for (limits, count) in boxes.limits.iter().zip(&boxes.counts) {
            let Count::Known(of) = *count else { continue };
            if !asked.limits.insert(limits.clone()) {
                continue;
            }
            let truth = registry.cells[of].truth;
            if truth != Some(0) {
                for (dim, classes) in limits {
                    asked.classes[*dim].insert(classes.clone());
                }
            }
            // What is small is printed nowhere, so nothing is worked out from it.
            let printable = truth.filter(|truth| !rules.is_small(*truth));
            known.extend(printable.map(|truth| Known { limits: limits.clone(), truth, of }));
        }
        let printed = known.len();
        for _ in 0..MOST_ROUNDS {
            let found = asked.follow(&known);
            if found.is_empty() {
                break;
            }
            asked.limits.extend(found.iter().map(|known| known.limits.clone()));
            known.extend(found);
        }
        let is_own = |known: &Known| registry.cells[known.of].is_own;
        // How many records an edition adds is not kept from anybody.
        let edition = |known: &Known| registry.cells[known.of].keys.first().and_then(|key| key.what.get(EDITION));
        let is_of_one = |line: &Line| line.members.windows(2).all(|two| edition(two[0].known) == edition(two[1].known));
        let of_one = lines(&known, asked.sizes).into_iter().filter(|(_, line)| is_of_one(line));
        let between = of_one.flat_map(|((dim, others), line)| {
            let small = line.between(asked.sizes[dim], &is_own, &|count| rules.is_small(count));
            small.into_iter().map(move |(classes, truth, of)| (dim, others.clone(), classes, truth, of))
        });
        let between: Vec<Known> = between
            .map(|(dim, mut limits, classes, truth, of)| {
                if classes.len() < asked.sizes[dim] {
                    limits.insert(limits.partition_point(|limit| limit.0 < dim), (dim, classes));
                }
                Known { limits, truth, of }
            })
            .collect();
        for small in between {
            if asked.limits.insert(small.limits.clone()) {
                known.push(small);
            }
        }
        for derived in &known[printed..] {
            let tells = |other: &Known| {
                rules.is_small(other.truth.abs_diff(derived.truth))
                    && (self.pairs.is_within(&derived.limits, &other.limits)
                        || self.pairs.is_within(&other.limits, &derived.limits))
            };
            if rules.is_small(derived.truth) || known[..printed].iter().any(tells) {
                self.add_one(registry, boxes, derived);
            }
        }
    }

    fn add_one(&mut self, registry: &CellRegistry, boxes: &mut Boxes, derived: &Known) {
        let name = registry.cells[derived.of].name.clone();
        let count = self.add(Name { label: format!("{} (in part)", name.label).trim_start().to_owned(), ..name });
        if let Count::New(place) = count {
            self.truths[place] = Some(derived.truth);
            self.derived.insert(place, derived.of);
        }
        self.limited.push((derived.limits.clone(), count));
        boxes.known.insert(derived.limits.clone(), boxes.limits.len());
        boxes.limits.push(derived.limits.clone());
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

impl Asked<'_> {
    /// The counts that follow from known ones.
    fn follow(&self, known: &[Known]) -> Vec<Known> {
        let lines = lines(known, self.sizes);
        let nothing: Vec<Nothing> = lines.iter().filter_map(|(of, line)| line.nothing(of)).collect();
        lines.iter().flat_map(|(of, line)| self.of_line(of, line, &nothing)).collect()
    }

    fn of_line(&self, (dim, others): &(usize, Limits), line: &Line, nothing: &[Nothing]) -> Vec<Known> {
        if line.members.len() < 2 {
            return Vec::new();
        }
        let mut empty = Bits::none(self.sizes[*dim]);
        for of in nothing.iter().filter(|of| of.dim == *dim && is_narrower(others, &of.others)) {
            empty.insert_all(&of.classes);
        }
        let mut found = Vec::new();
        for classes in &self.classes[*dim] {
            if line.members.iter().any(|member| member.classes == *classes) {
                continue;
            }
            let mut limits = others.clone();
            limits.insert(limits.partition_point(|limit| limit.0 < *dim), (*dim, classes.clone()));
            if self.limits.contains(&limits) {
                continue;
            }
            let mut wholes = line.members.iter().filter(|whole| classes.is_within(&whole.classes));
            let less = wholes.find_map(|whole| {
                let mut rest = whole.classes.clone();
                rest.remove_all(classes);
                let (parts, sum) = line.sum(&rest, &empty)?;
                // What only nothing is missing from is no other count.
                (parts > 0).then_some((whole.known.truth.checked_sub(sum)?, whole.known.of))
            });
            let sum = || line.sum(classes, &empty).filter(|(parts, _)| *parts > 1);
            let sum = || Some((sum()?.1, line.members[0].known.of));
            let follows = less.or_else(sum).filter(|(truth, _)| *truth > 0);
            found.extend(follows.map(|(truth, of)| Known { limits, truth, of }));
        }
        found
    }
}

/// Known counts by the dimension that their conditions differ in, and by what these have in common.
fn lines<'k>(known: &'k [Known], sizes: &[usize]) -> BTreeMap<(usize, Limits), Line<'k>> {
    let mut lines: BTreeMap<(usize, Limits), Line> = BTreeMap::new();
    for known in known {
        for (dim, classes) in &known.limits {
            let others: Limits = known.limits.iter().filter(|limit| limit.0 != *dim).cloned().collect();
            let member = Member { classes: classes.clone(), known };
            lines.entry((*dim, others)).or_default().members.push(member);
        }
    }
    let by_limits: BTreeMap<&Limits, &Known> = known.iter().map(|known| (&known.limits, known)).collect();
    for ((dim, others), line) in &mut lines {
        let whole = by_limits.get(others).map(|known| Member { classes: Bits::all(sizes[*dim]), known });
        line.members.extend(whole);
    }
    lines
}

impl Line<'_> {
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
                sum += part.known.truth;
            }
        }
        let is_nothing = sum == whole.known.truth && !left.is_empty();
        is_nothing.then(|| Nothing { dim: *dim, classes: left, others: others.clone() })
    }

    /// Counts of neighbouring classes, such as stretches of days, that follow from sums and differences of others and are small,
    /// each with a known count. Those that follow from documents alone are known already.
    fn between(
        &self,
        size: usize,
        is_own: &dyn Fn(&Known) -> bool,
        is_small: &dyn Fn(u64) -> bool,
    ) -> Vec<(Bits, u64, CellId)> {
        let ends = |member: &Member| {
            let (first, last) = (member.classes.iter().next()?, member.classes.iter().last()?);
            // Both ends are known only of classes without a gap.
            (last + 1 - first == member.classes.len()).then_some((first, last + 1))
        };
        let all: Vec<_> = self.members.iter().filter_map(|member| Some((ends(member)?, member.known))).collect();
        let told: Vec<_> = all.iter().filter(|(_, known)| !is_own(known)).copied().collect();
        if all.len() == told.len() || all.len() < 3 {
            return Vec::new();
        }
        let (before, already) = (sums_before(size, &all), sums_before(size, &told));
        let mut found = Vec::new();
        for first in 0..size {
            for end in first + 1..=size {
                let (Some((group, start, of)), Some((other, sum, _))) = (before[first], before[end]) else { continue };
                let is_told = already[first].zip(already[end]).is_some_and(|(one, other)| one.0 == other.0);
                let count = u64::try_from(sum - start).unwrap_or(0);
                if group == other && !is_told && count > 0 && is_small(count) {
                    let mut classes = Bits::none(size);
                    (first..end).for_each(|class| classes.insert(class));
                    found.push((classes, count, of));
                }
            }
        }
        found
    }

    /// The number of those in these classes, if it is the sum of members without overlap, and how many of these count any.
    /// Classes that nothing belongs to may lack.
    fn sum(&self, classes: &Bits, empty: &Bits) -> Option<(usize, u64)> {
        let within: Vec<&Member> = self.members.iter().filter(|part| part.classes.is_within(classes)).collect();
        let mut steps = MOST_STEPS;
        sum(classes, empty, &within, &mut steps)
    }
}

/// For each bound between classes: which bounds it hangs together with, the number below it but for what is the same for all
/// of these, and a count among them.
fn sums_before(size: usize, counts: &[((usize, usize), &Known)]) -> Vec<Option<(usize, i64, CellId)>> {
    let mut sums: Vec<Option<(usize, i64, CellId)>> = vec![None; size + 1];
    for (start, (bounds, known)) in counts.iter().enumerate() {
        if sums[bounds.0].is_some() {
            continue;
        }
        sums[bounds.0] = Some((start, 0, known.of));
        let mut is_more = true;
        while is_more {
            is_more = false;
            for ((first, end), known) in counts {
                let count = i64::try_from(known.truth).unwrap_or(i64::MAX / 4);
                match (sums[*first], sums[*end]) {
                    (Some((group, sum, _)), None) if group == start => {
                        sums[*end] = Some((group, sum + count, known.of));
                        is_more = true;
                    }
                    (None, Some((group, sum, _))) if group == start => {
                        sums[*first] = Some((group, sum - count, known.of));
                        is_more = true;
                    }
                    _ => {}
                }
            }
        }
    }
    sums
}

/// Returns whether the first condition limits what the second limits, and at least as much.
fn is_narrower(one: &Limits, other: &Limits) -> bool {
    other.iter().all(|(dim, bits)| one.iter().any(|(of, narrower)| of == dim && narrower.is_within(bits)))
}

fn sum(left: &Bits, empty: &Bits, members: &[&Member], steps: &mut usize) -> Option<(usize, u64)> {
    let Some(first) = left.iter().find(|class| !empty.has(*class)) else { return Some((0, 0)) };
    for member in members.iter().filter(|member| member.classes.has(first) && member.classes.is_within(left)) {
        *steps = steps.checked_sub(1)?;
        let mut rest = left.clone();
        rest.remove_all(&member.classes);
        if let Some((parts, others)) = sum(&rest, empty, members, steps) {
            let truth = member.known.truth;
            return Some((parts + usize::from(truth > 0), others + truth));
        }
    }
    None
}
