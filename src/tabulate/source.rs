use std::ops::Range;
use std::rc::Rc;

use super::coded_column::{Amounts, CodedColumn, Pairs, add_keys, tally, tally_pairs, weigh};
use super::coded_table::{Chosen, CodedTable};
use super::counted::Counted;
use super::distinct::{DistinctUnits, Resolved};
use super::field_values::Meaning;
use crate::plan::Aggregate;

/// Counts of a measure in a certain scope: records, or the situations behind them, or the sum of their numbers.
pub(super) struct Source<'f> {
    frame: &'f CodedTable,
    chosen: Rc<Chosen>,
    units: Option<DistinctUnits>,
    weight: Option<&'f str>,
    /// The field whose keys are added up, where the plan asks for keys.
    key: Option<&'f str>,
}

/// Counts by item of a field, and what the items are.
pub(super) struct ByItem<'f> {
    pub(super) counts: Vec<Counted>,
    pub(super) meaning: &'f Meaning,
    more_sets: &'f [Vec<u16>],
}

impl<'f> Source<'f> {
    /// The records chosen; where situations are counted, `fields` are those that will be asked for.
    pub(super) fn new(frame: &'f CodedTable, chosen: Rc<Chosen>, aggregate: &'f Aggregate, fields: &[&str]) -> Self {
        let (by, weight) = match aggregate {
            Aggregate::Records => (None, None),
            Aggregate::Distinct(by) => (Some(by), None),
            Aggregate::Sum(of) => (None, Some(of.as_str())),
            Aggregate::SumDistinct { of, by } => (Some(by), Some(of.as_str())),
        };
        let key = frame.record_key().map(|of_records| by.map_or(of_records, String::as_str));
        let fields: Vec<&str> = fields.iter().copied().chain(weight).chain(key).collect();
        let units = by.map(|by| DistinctUnits::gather(frame, &chosen, by, &fields));
        Self { frame, chosen, units, weight, key }
    }

    /// Returns the number of records chosen.
    pub(super) fn records(&self) -> u64 {
        self.frame.records_of(&self.chosen)
    }

    pub(super) const fn units(&self) -> Option<&DistinctUnits> {
        self.units.as_ref()
    }

    /// Everything that is counted.
    pub(super) fn total(&self) -> Counted {
        let nothing = CodedColumn::constant(0, 0);
        let pairs = Pairs { first: &nothing, second: &nothing, stride: 0 };
        let count = match (&self.units, self.weight) {
            (None, None) => self.records(),
            (Some(units), None) => units.count as u64,
            (_, Some(_)) => self.weighed(&pairs, 1).iter().sum(),
        };
        Counted::new(count, self.keyed(&pairs, 1).and_then(|keys| keys.first().copied()))
    }

    /// Returns the counts by item of a field.
    pub(super) fn by(&self, field: &str) -> Option<ByItem<'_>> {
        let (codes, meaning, more_sets) = self.codes(field)?;
        let kinds = meaning.len() + more_sets.len();
        let nothing = CodedColumn::constant(0, 0);
        let pairs = Pairs { first: &nothing, second: codes, stride: 0 };
        let counts = if self.is_weighed() {
            self.weighed(&pairs, kinds)
        } else {
            let mut counts = vec![0; kinds];
            self.each(|rows| tally(codes, rows, &mut counts));
            counts.into_iter().map(u64::from).collect()
        };
        Some(ByItem { counts: Counted::all(counts, self.keyed(&pairs, kinds)), meaning, more_sets })
    }

    /// Returns the counts by pair of items: those of `first`, each with the counts by item of `second`.
    pub(super) fn by_pair(&self, first: &str, second: &str) -> Option<Vec<ByItem<'_>>> {
        let (first, of_first, more_first) = self.codes(first)?;
        let (second, meaning, more_sets) = self.codes(second)?;
        let stride = meaning.len() + more_sets.len();
        let cells = (of_first.len() + more_first.len()).checked_mul(stride).filter(|cells| *cells <= LARGEST)?;
        let pairs = Pairs { first, second, stride };
        let counts: Vec<u64> = if self.is_weighed() {
            self.weighed(&pairs, cells)
        } else {
            let mut counts = vec![0; cells];
            self.each(|rows| tally_pairs(first, second, stride, rows, &mut counts));
            counts.into_iter().map(u64::from).collect()
        };
        let counts = Counted::all(counts, self.keyed(&pairs, cells));
        Some(counts.chunks(stride).map(|counts| ByItem { counts: counts.to_vec(), meaning, more_sets }).collect())
    }

    /// The categories of an item of a field, as places among its labels.
    pub(super) fn categories(&self, field: &str, item: usize) -> Vec<usize> {
        let of_item = |(_, meaning, more_sets)| ByItem { counts: Vec::new(), meaning, more_sets }.places(item);
        self.codes(field).map(of_item).unwrap_or_default()
    }

    fn weighed(&self, pairs: &Pairs, cells: usize) -> Vec<u64> {
        let mut sums = vec![0; cells];
        if let Some(amounts) = self.amounts() {
            self.each(|rows| weigh(pairs, amounts, rows, &mut sums));
        }
        sums
    }

    /// The keys of what is counted, added up; `None` where nobody asks for them, or there are none. What counts as
    /// nothing adds nothing, so that the same records always have the same sum.
    fn keyed(&self, pairs: &Pairs, cells: usize) -> Option<Vec<u32>> {
        let field = self.key?;
        let (names, keys) = (self.codes(field)?.0, self.frame.keys(field)?);
        let amounts = self.amounts();
        let counts = |row: usize| amounts.is_none_or(|amounts| amounts.number(row) > 0);
        let mut sums = vec![0; cells];
        self.each(|rows| add_keys(pairs, names, keys, counts, rows, &mut sums));
        Some(sums)
    }

    /// Returns whether something is to be added up, rather than rows to be counted.
    fn is_weighed(&self) -> bool {
        self.weight.is_some() || (self.units.is_none() && self.frame.times().is_some())
    }

    /// Returns what each row or situation adds; `None` where the file lacks the numbers.
    fn amounts(&self) -> Option<Amounts<'_>> {
        let times = if self.units.is_none() { self.frame.times() } else { None };
        let Some(field) = self.weight else { return Some(Amounts { numbers: None, times }) };
        let (of_rows, values) = self.frame.weights(field)?;
        let of_units = self.units.as_ref().and_then(|units| units.field(field));
        Some(Amounts { numbers: Some((of_units.map_or(of_rows, |resolved| &resolved.codes), values)), times })
    }

    fn codes(&self, field: &str) -> Option<(&CodedColumn, &Meaning, &[Vec<u16>])> {
        let items = self.frame.items(field)?;
        match &self.units {
            None => Some((&items.codes, &items.meaning, &[])),
            Some(units) => {
                let Resolved { codes, more_sets, .. } = units.field(field)?;
                Some((codes, &items.meaning, more_sets))
            }
        }
    }

    fn each(&self, count: impl FnMut(super::coded_column::Rows)) {
        match &self.units {
            None => self.chosen.stretches().for_each(count),
            Some(units) => Chosen::all(units.count).stretches().for_each(count),
        }
    }
}

/// Maximum number of cells of a cross-tabulation: nobody would read a larger one.
const LARGEST: usize = 1 << 22;

impl ByItem<'_> {
    /// The counts of the categories, and of what has none; a set counts in each of its categories.
    pub(super) fn categories(&self) -> (Vec<Counted>, Counted) {
        let mut counts = vec![Counted::default(); self.meaning.labels().len()];
        let mut without = Counted::default();
        for (item, count) in self.counts.iter().copied().enumerate().filter(|(_, counted)| counted.count > 0) {
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
    pub(super) fn days(&self, days: Range<u32>) -> Counted {
        self.counts.get(days.start as usize..days.end as usize).into_iter().flatten().copied().sum()
    }
}
