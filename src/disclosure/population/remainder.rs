//! Small counts that no table prints but that differences tell.

use std::collections::BTreeMap;

use super::Rules;
use super::addition::{Addition, Count, Laid};
use super::bits::Bits;
use crate::disclosure::explain::full;
use crate::disclosure::world::{CellId, Name, World};

impl Addition {
    /// Adds what a count leaves of another one that contains it, and what the rows of a table leave of a whole, where
    /// that is too small to be known.
    pub(super) fn add_remainders(&mut self, world: &World, rules: &Rules) {
        for mut laid in std::mem::take(&mut self.tables) {
            self.add_differences(&mut laid, world, rules);
            self.tables.push(laid);
        }
    }

    fn add_differences(&mut self, laid: &mut Laid, world: &World, rules: &Rules) {
        let truths: Vec<Option<u64>> = laid.counts.iter().map(|count| self.truth(world, *count)).collect();
        let mut known: BTreeMap<Bits, Count> =
            laid.sets.iter().cloned().zip(laid.counts.iter().copied()).rev().collect();
        for (of, count) in &laid.types {
            let mut single = Bits::none(laid.size);
            single.insert(*of);
            known.entry(single).or_insert(*count);
        }
        let large: Vec<(usize, u64)> = truths
            .iter()
            .enumerate()
            .filter_map(|(place, truth)| Some((place, (*truth)?)))
            .filter(|(place, truth)| !rules.is_small(*truth) && matches!(laid.counts[*place], Count::Known(_)))
            .collect();
        let series = places(laid, &world.series);
        for (whole, of_whole) in &large {
            for (part, of_part) in truths.iter().enumerate().filter_map(|(place, truth)| Some((place, (*truth)?))) {
                let Some(rest) = of_whole.checked_sub(of_part) else { continue };
                if rules.is_small(rest) && part != *whole && laid.sets[part].is_within(&laid.sets[*whole]) {
                    self.add_rest(laid, world, &mut known, (*whole, &[part], rest));
                }
            }
            for series in &series {
                let parts = parts_of(laid, *whole, series);
                let sum: Option<u64> = parts.iter().map(|part| truths[*part]).sum();
                let rest = sum.and_then(|sum| of_whole.checked_sub(sum));
                if parts.len() > 1
                    && let Some(rest) = rest.filter(|rest| rules.is_small(*rest))
                {
                    self.add_rest(laid, world, &mut known, (*whole, &parts, rest));
                }
            }
        }
    }

    fn add_rest(
        &mut self,
        laid: &Laid,
        world: &World,
        known: &mut BTreeMap<Bits, Count>,
        (whole, parts, rest): (usize, &[usize], u64),
    ) {
        let mut set = laid.sets[whole].clone();
        parts.iter().for_each(|part| set.remove_all(&laid.sets[*part]));
        if set.is_empty() {
            return;
        }
        if let Some(count) = known.get(&set) {
            if let Count::New(place) = count {
                self.truths[*place].get_or_insert(rest);
                if self.names[*place] == Name::default() {
                    self.names[*place] = self.name(laid, world, whole, parts);
                }
            }
            return;
        }
        let count = self.add(self.name(laid, world, whole, parts));
        if let Count::New(place) = count {
            self.truths[place] = Some(rest);
        }
        let parts = parts.iter().map(|part| laid.counts[*part]).chain([count]).collect();
        self.sums.push((laid.counts[whole], parts));
        known.insert(set, count);
    }

    fn name(&self, laid: &Laid, world: &World, whole: usize, parts: &[usize]) -> Name {
        let of = |place: usize| match laid.counts[place] {
            Count::Known(cell) => world.cells[cell].name.clone(),
            Count::New(place) => self.names[place].clone(),
        };
        let Name { place, label } = of(whole);
        let rest = match parts {
            [only] => full(&of(*only)),
            several => format!("the rows of {}", of(several[0]).place),
        };
        let label = if label.is_empty() { format!("without {rest}") } else { format!("{label}, without {rest}") };
        Name { place, label }
    }
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
