//! Small counts that no table prints but that differences tell.

use std::collections::BTreeMap;

use super::addition::{Addition, Count, Laid};
use super::bits::Bits;
use super::space::Limits;
use super::{EDITION, Rules};
use crate::disclosure::audit::explanation::full;
use crate::disclosure::cells::registry::{CellId, CellRegistry, Name};

impl Addition {
    /// Adds what a count leaves of another one that contains it, and what the rows of a table leave of a whole, where
    /// that is too small to be known.
    pub(super) fn add_remainders(&mut self, registry: &CellRegistry, rules: &Rules) {
        for mut laid in std::mem::take(&mut self.tables) {
            self.add_differences(&mut laid, registry, rules);
            self.tables.push(laid);
        }
        self.add_far_differences(registry, rules);
    }

    /// Adds small differences of counts that are in different tables of types.
    fn add_far_differences(&mut self, registry: &CellRegistry, rules: &Rules) {
        let limited = std::mem::take(&mut self.limited);
        let known: Vec<(&Limits, Count, u64)> = limited
            .iter()
            .filter_map(|(limits, count)| Some((limits, *count, self.truth(registry, *count)?)))
            .collect();
        let by_size = BySize::new(known.iter().map(|(_, _, truth)| *truth).enumerate());
        let mut found = Vec::new();
        for (whole, count, of_whole) in known.iter().filter(|(_, _, truth)| !rules.is_small(*truth)) {
            for (place, rest) in by_size.little_under(*of_whole, rules) {
                let (part, of, _) = &known[place];
                // Where not all combinations occur, what is left may be nothing by itself.
                let may_be_small = rest > 0 || self.pairs.0.is_empty();
                let is_near = || self.tables.iter().any(|laid| laid.has(*count) && laid.has(*of));
                if may_be_small
                    && count != of
                    && self.is_one_edition(registry, *count, *of)
                    && self.pairs.is_within(part, whole)
                    && !is_near()
                {
                    found.push((*count, *of, rest));
                }
            }
        }
        for (whole, part, rest) in found {
            let name = rest_of(self.name_of(registry, whole), &full(&self.name_of(registry, part)));
            let count = self.add(name);
            if let Count::New(place) = count {
                self.truths[place] = Some(rest);
            }
            self.sums.push((whole, vec![part, count]));
        }
    }

    /// Returns whether two counts are of the same records. How many records an edition adds is not kept from anybody.
    fn is_one_edition(&self, registry: &CellRegistry, one: Count, other: Count) -> bool {
        let edition = |count: Count| Some(registry.cells[self.cell_of(count)?].keys.first()?.what.get(EDITION));
        !self.has_editions || edition(one).zip(edition(other)).is_some_and(|(one, other)| one == other)
    }

    pub(super) fn name_of(&self, registry: &CellRegistry, count: Count) -> Name {
        match count {
            Count::Known(cell) => registry.cells[cell].name.clone(),
            Count::New(place) => self.names[place].clone(),
        }
    }

    fn add_differences(&mut self, laid: &mut Laid, registry: &CellRegistry, rules: &Rules) {
        let truths = self.truths_of(laid, registry);
        let mut known: BTreeMap<Bits, Count> =
            laid.sets.iter().cloned().zip(laid.counts.iter().copied()).rev().collect();
        for (of, count) in &laid.types {
            let mut single = Bits::none(laid.size);
            single.insert(*of);
            known.entry(single).or_insert(*count);
        }
        let counted = || truths.iter().enumerate().filter_map(|(place, truth)| Some((place, (*truth)?)));
        let is_whole = |(place, truth): &(usize, u64)| match laid.counts[*place] {
            // Nothing less nothing tells nothing where the report has no such count.
            Count::Known(cell) => *truth > 0 || !registry.cells[cell].is_own || registry.cells[cell].exact.is_some(),
            Count::New(place) => self.derived.contains_key(&place),
        };
        let wholes: Vec<(usize, u64)> = counted().filter(is_whole).collect();
        let by_size = BySize::new(counted());
        let series = places(laid, &registry.series);
        let most_of = |series: &Vec<usize>| series.iter().filter_map(|place| truths[*place]).sum::<u64>();
        let series: Vec<(&Vec<usize>, u64)> = series.iter().map(|series| (series, most_of(series))).collect();
        for (whole, of_whole) in &wholes {
            for (part, rest) in by_size.little_under(*of_whole, rules) {
                // Nothing less of a count is no difference of two.
                let is_nothing = truths[part] == Some(0)
                    && match laid.counts[part] {
                        Count::New(_) => true,
                        Count::Known(cell) => registry.cells[cell].is_empty,
                    };
                if part == *whole
                    || is_nothing
                    || !self.is_one_edition(registry, laid.counts[*whole], laid.counts[part])
                {
                    continue;
                }
                if laid.sets[part].is_within(&laid.sets[*whole]) {
                    self.add_rest(laid, registry, &mut known, (*whole, &[part], rest));
                }
                self.add_rest_of_types(laid, registry, &mut known, (*whole, part, rest));
            }
            // What all of a series are is the most that some of them can be.
            for (series, _) in series.iter().filter(|(_, most)| of_whole.saturating_sub(*most) < rules.threshold) {
                let parts = parts_of(laid, *whole, series);
                let sum: Option<u64> = parts.iter().map(|part| truths[*part]).sum();
                let rest = sum.and_then(|sum| of_whole.checked_sub(sum));
                if parts.len() > 1
                    && let Some(rest) = rest.filter(|rest| rules.is_small(*rest))
                {
                    self.add_rest(laid, registry, &mut known, (*whole, &parts, rest));
                }
            }
        }
    }

    /// Returns the true counts of a table, as far as they are known or follow from a whole and a part of it.
    fn truths_of(&self, laid: &Laid, registry: &CellRegistry) -> Vec<Option<u64>> {
        let mut truths: Vec<Option<u64>> = laid.counts.iter().map(|count| self.truth(registry, *count)).collect();
        let unknown = (0..truths.len()).filter(|place| truths[*place].is_none());
        let open: BTreeMap<&Bits, usize> = unknown.map(|place| (&laid.sets[place], place)).collect();
        if open.is_empty() {
            return truths;
        }
        let known: Vec<(usize, u64)> =
            truths.iter().enumerate().filter_map(|(place, truth)| Some((place, (*truth)?))).collect();
        for (whole, of_whole) in &known {
            for (part, of_part) in &known {
                let Some(rest) = of_whole.checked_sub(*of_part) else { continue };
                if laid.sets[*part].is_within(&laid.sets[*whole]) {
                    let mut set = laid.sets[*whole].clone();
                    set.remove_all(&laid.sets[*part]);
                    if let Some(place) = open.get(&set) {
                        truths[*place].get_or_insert(rest);
                    }
                }
            }
        }
        truths
    }

    fn add_rest(
        &mut self,
        laid: &Laid,
        registry: &CellRegistry,
        known: &mut BTreeMap<Bits, Count>,
        (whole, parts, rest): (usize, &[usize], u64),
    ) {
        let mut set = laid.sets[whole].clone();
        for part in parts {
            set.remove_all(&laid.sets[*part]);
        }
        if set.is_within(&laid.nothing) {
            return;
        }
        if let Some(Count::New(place)) = known.get(&set) {
            self.asked.insert(*place);
        }
        // A count of a document that hides it is the remainder, too, but not known to be.
        if let Some(count) =
            known.get(&set).filter(|count| matches!(count, Count::New(_)) || self.truth(registry, **count).is_some())
        {
            if let Count::New(place) = count {
                self.truths[*place].get_or_insert(rest);
                if self.names[*place] == Name::default() {
                    self.names[*place] = self.name(laid, registry, whole, parts);
                }
            }
            return;
        }
        let count = self.add(self.name(laid, registry, whole, parts));
        if let Count::New(place) = count {
            self.truths[place] = Some(rest);
        }
        let parts = parts.iter().map(|part| laid.counts[*part]).chain([count]).collect();
        self.sums.push((laid.counts[whole], parts));
        known.insert(set, count);
    }

    /// Adds what a part leaves of a whole that contains it but for types that are known, to those who know the records, to be
    /// empty.
    fn add_rest_of_types(
        &mut self,
        laid: &mut Laid,
        registry: &CellRegistry,
        known: &mut BTreeMap<Bits, Count>,
        (whole, part, rest): (usize, usize, u64),
    ) {
        let mut beyond = laid.sets[part].clone();
        beyond.remove_all(&laid.sets[whole]);
        let mut set = laid.sets[whole].clone();
        set.remove_all(&laid.sets[part]);
        set.remove_all(&laid.absent);
        if laid.absent.is_empty()
            || !beyond.is_within(&laid.absent)
            || set.is_within(&laid.nothing)
            || known.contains_key(&set)
        {
            return;
        }
        let count = self.add(self.name(laid, registry, whole, &[part]));
        if let Count::New(place) = count {
            self.truths[place] = Some(rest);
        }
        let of_type = |of: usize| {
            let mut single = Bits::none(laid.size);
            single.insert(of);
            let count = known.get(&single).copied();
            count.unwrap_or_else(|| *laid.types.entry(of).or_insert_with(|| self.add(Name::default())))
        };
        let parts = set.iter().map(of_type).collect();
        self.sums.push((count, parts));
        known.insert(set, count);
    }

    fn name(&self, laid: &Laid, registry: &CellRegistry, whole: usize, parts: &[usize]) -> Name {
        let of = |place: usize| self.name_of(registry, laid.counts[place]);
        let rest = match parts {
            [only] => full(&of(*only)),
            several => format!("the rows of {}", of(several[0]).place),
        };
        rest_of(of(whole), &rest)
    }
}

/// Counts in the order of their size, so that those are found at once that are hardly smaller than another.
struct BySize {
    /// True values, each with the place of its count.
    counts: Vec<(u64, usize)>,
}

impl BySize {
    fn new(counts: impl Iterator<Item = (usize, u64)>) -> Self {
        let mut counts: Vec<(u64, usize)> = counts.map(|(place, truth)| (truth, place)).collect();
        counts.sort_unstable();
        Self { counts }
    }

    /// Counts of which a whole would leave something small, by their places, each with what would be left.
    fn little_under(&self, whole: u64, rules: &Rules) -> Vec<(usize, u64)> {
        let least = whole.saturating_sub(rules.threshold);
        let from = self.counts.partition_point(|(truth, _)| *truth < least);
        let to = self.counts.partition_point(|(truth, _)| *truth <= whole);
        let near = self.counts[from..to].iter().map(|(truth, place)| (*place, whole - truth));
        let mut near: Vec<(usize, u64)> = near.filter(|(_, rest)| rules.is_small(*rest)).collect();
        near.sort_unstable();
        near
    }
}

impl Laid {
    fn has(&self, count: Count) -> bool {
        self.counts.contains(&count)
    }
}

/// The name of what a count leaves of another.
pub(in crate::disclosure) fn rest_of(Name { place, label }: Name, part: &str) -> Name {
    let label = if label.is_empty() { format!("without {part}") } else { format!("{label}, without {part}") };
    Name { place, label }
}

/// The members of each series that a table has, by their places.
fn places(laid: &Laid, series: &[Vec<CellId>]) -> Vec<Vec<usize>> {
    let known = laid.counts.iter().enumerate().filter_map(|(place, count)| match count {
        Count::Known(cell) => Some((*cell, place)),
        Count::New(_) => None,
    });
    let known: BTreeMap<CellId, usize> = known.collect();
    let of = series.iter().map(|cells| cells.iter().filter_map(|cell| known.get(cell).copied()).collect::<Vec<_>>());
    of.filter(|places| places.len() > 1).collect()
}

/// The members of a series that lie within a whole, if they do not overlap.
fn parts_of(laid: &Laid, whole: usize, series: &[usize]) -> Vec<usize> {
    let mut left = laid.sets[whole].clone();
    let mut parts = Vec::new();
    for part in series.iter().copied().filter(|part| *part != whole) {
        if laid.sets[part].is_empty() || !laid.sets[part].is_within(&laid.sets[whole]) {
            continue;
        }
        if !laid.sets[part].is_within(&left) {
            return Vec::new();
        }
        left.remove_all(&laid.sets[part]);
        parts.push(part);
    }
    parts
}
