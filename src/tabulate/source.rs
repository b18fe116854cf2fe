use std::ops::Range;
use std::rc::Rc;

use super::flat::{Flat, Pairs, tally, tally_pairs, weigh};
use super::frame::{Chosen, Frame};
use super::items::Meaning;
use super::units::{Resolved, Units};
use crate::plan::Aggregate;

/// What a measure counts in a certain scope: records, or the situations behind them, or what their numbers add up to.
pub(super) struct Source<'f> {
    frame: &'f Frame,
    chosen: Rc<Chosen>,
    units: Option<Units>,
    weight: Option<&'f str>,
}

/// Counts by item of a field, and what the items are.
pub(super) struct ByItem<'f> {
    pub(super) counts: Vec<u64>,
    pub(super) meaning: &'f Meaning,
    more_sets: &'f [Vec<u16>],
}

impl<'f> Source<'f> {
    /// The records chosen; where situations are counted, `fields` are those that will be asked for.
    pub(super) fn new(frame: &'f Frame, chosen: Rc<Chosen>, aggregate: &'f Aggregate, fields: &[&str]) -> Self {
        let (by, weight) = match aggregate {
            Aggregate::Records => (None, None),
            Aggregate::Distinct(by) => (Some(by), None),
            Aggregate::Sum(of) => (None, Some(of.as_str())),
            Aggregate::SumDistinct { of, by } => (Some(by), Some(of.as_str())),
        };
        let fields: Vec<&str> = fields.iter().copied().chain(weight).collect();
        let units = by.map(|by| Units::gather(frame, &chosen, by, &fields));
        Self { frame, chosen, units, weight }
    }

    /// How many records were chosen.
    pub(super) fn records(&self) -> usize {
        self.chosen.len()
    }

    pub(super) const fn units(&self) -> Option<&Units> {
        self.units.as_ref()
    }

    /// Everything that is counted.
    pub(super) fn total(&self) -> u64 {
        match (&self.units, self.weight) {
            (None, None) => self.chosen.len() as u64,
            (Some(units), None) => units.count as u64,
            (_, Some(_)) => self.weighed(&Flat::constant(0, 0), 1).iter().sum(),
        }
    }

    /// How many there are of each item of a field.
    pub(super) fn by(&self, field: &str) -> Option<ByItem<'_>> {
        let (codes, meaning, more_sets) = self.codes(field)?;
        let kinds = meaning.len() + more_sets.len();
        let counts = if self.weight.is_some() {
            self.weighed(codes, kinds)
        } else {
            let mut counts = vec![0; kinds];
            self.each(|rows| tally(codes, rows, &mut counts));
            counts.into_iter().map(u64::from).collect()
        };
        Some(ByItem { counts, meaning, more_sets })
    }

    /// How many there are of each pair of items: those of `first`, each with the counts by item of `second`.
    pub(super) fn by_pair(&self, first: &str, second: &str) -> Option<Vec<ByItem<'_>>> {
        let (first, of_first, more_first) = self.codes(first)?;
        let (second, meaning, more_sets) = self.codes(second)?;
        let stride = meaning.len() + more_sets.len();
        let cells = (of_first.len() + more_first.len()).checked_mul(stride).filter(|cells| *cells <= LARGEST)?;
        let counts: Vec<u64> = if let Some((numbers, values)) = self.weights() {
            let mut sums = vec![0; cells];
            let pairs = Pairs { first, second, stride };
            self.each(|rows| weigh(&pairs, numbers, values, rows, &mut sums));
            sums
        } else {
            let mut counts = vec![0; cells];
            self.each(|rows| tally_pairs(first, second, stride, rows, &mut counts));
            counts.into_iter().map(u64::from).collect()
        };
        Some(counts.chunks(stride).map(|counts| ByItem { counts: counts.to_vec(), meaning, more_sets }).collect())
    }

    /// The categories of an item of a field, as places among its labels.
    pub(super) fn categories(&self, field: &str, item: usize) -> Vec<usize> {
        let of_item = |(_, meaning, more_sets)| ByItem { counts: Vec::new(), meaning, more_sets }.places(item);
        self.codes(field).map(of_item).unwrap_or_default()
    }

    fn weighed(&self, codes: &Flat, kinds: usize) -> Vec<u64> {
        let mut sums = vec![0; kinds];
        if let Some((numbers, values)) = self.weights() {
            let nothing = Flat::constant(0, 0);
            let pairs = Pairs { first: &nothing, second: codes, stride: 0 };
            self.each(|rows| weigh(&pairs, numbers, values, rows, &mut sums));
        }
        sums
    }

    fn weights(&self) -> Option<(&Flat, &[u64])> {
        let field = self.weight?;
        let (of_rows, values) = self.frame.weights(field)?;
        let of_units = self.units.as_ref().and_then(|units| units.field(field));
        Some((of_units.map_or(of_rows, |resolved| &resolved.codes), values))
    }

    fn codes(&self, field: &str) -> Option<(&Flat, &Meaning, &[Vec<u16>])> {
        let items = self.frame.items(field)?;
        match &self.units {
            None => Some((&items.codes, &items.meaning, &[])),
            Some(units) => {
                let Resolved { codes, more_sets, .. } = units.field(field)?;
                Some((codes, &items.meaning, more_sets))
            }
        }
    }

    fn each(&self, count: impl FnMut(super::flat::Rows)) {
        match &self.units {
            None => self.chosen.stretches().for_each(count),
            Some(units) => Chosen::all(units.count).stretches().for_each(count),
        }
    }
}

/// A larger table of pairs is none that anyone would read.
const LARGEST: usize = 1 << 22;

impl ByItem<'_> {
    /// The counts of the categories, and of what has none; a set counts in each of its categories.
    pub(super) fn categories(&self) -> (Vec<u64>, u64) {
        let mut counts = vec![0; self.meaning.labels().len()];
        let mut without = 0;
        for (item, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let places = self.places(item);
            if places.is_empty() && (item == 0 || !matches!(self.meaning, Meaning::Sets { .. })) {
                without += count;
            }
            for place in places {
                if let Some(sum) = counts.get_mut(place) {
                    *sum += count;
                }
            }
        }
        (counts, without)
    }

    fn places(&self, item: usize) -> Vec<usize> {
        match item.checked_sub(self.meaning.len()).and_then(|more| self.more_sets.get(more)) {
            Some(set) => set.iter().map(|place| usize::from(*place)).collect(),
            None => self.meaning.categories(item),
        }
    }

    /// The count of a stretch of items, which are days.
    pub(super) fn days(&self, days: Range<u32>) -> u64 {
        self.counts.get(days.start as usize..days.end as usize).into_iter().flatten().sum()
    }
}
