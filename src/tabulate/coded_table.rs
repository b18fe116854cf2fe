use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::coded_column::{Amounts, Code, CodedColumn, Pairs, Rows, retain, select, tally_pairs, weigh, with_codes};
use super::field_values::{FieldValues, Meaning};
use super::scope::last_of_month;
use crate::plan::{Aggregate, Condition, Plan, fold};
use crate::records::{BLOCK, Day, Precision};

/// The records as the plan sees them: for each field a code per row.
pub(super) struct CodedTable {
    pub(super) rows: usize,
    /// Number of records that each row stands for; one where absent.
    times: Option<Vec<u64>>,
    items: BTreeMap<String, FieldValues>,
    jurisdiction: Option<String>,
    date: Option<String>,
    /// The field whose names records' keys are made of, where the plan asks for keys.
    record_key: Option<String>,
    /// Once the rows are in the order of jurisdiction and day: where each jurisdiction begins, and the end.
    starts: Option<Vec<usize>>,
    cubes: Vec<(CubeKey, Rc<Cube>)>,
}

/// Key of a cube: conditions on the rows, and the field whose numbers are added up instead of counting rows.
type CubeKey = (Vec<Condition>, Option<String>);

/// A condition on a field, as a 0 or 1 for each of its items.
pub(super) struct Test {
    field: String,
    passes: Vec<u8>,
}

/// Rows to be counted, in stretches.
pub(super) struct Chosen(Vec<Stretch>);

enum Stretch {
    All(Range<usize>),
    Some(Vec<u32>),
}

/// Number of rows of each day and jurisdiction: answers questions about these without the rows.
pub(super) struct Cube {
    /// For every day and jurisdiction what was counted on the days before; and a last day, for all of them.
    before: Vec<u64>,
    jurisdictions: usize,
}

/// Larger cubes are not worth their memory; then the rows are counted each time.
const LARGEST_CUBE: usize = 1 << 22;

impl CodedTable {
    pub(super) fn new(plan: &Plan, items: BTreeMap<String, FieldValues>, rows: usize, times: Option<Vec<u64>>) -> Self {
        let (jurisdiction, date) = (plan.jurisdiction.clone(), plan.date.clone());
        let record_key = plan.protection.treatment.cell_key().map(|plan| plan.record_key.clone());
        Self { rows, times, items, jurisdiction, date, record_key, starts: None, cubes: Vec::new() }
    }

    /// Returns the number of records that each row stands for; `None` where each is one.
    pub(super) fn times(&self) -> Option<&[u64]> {
        self.times.as_deref()
    }

    /// Returns the number of records.
    pub(super) fn records(&self) -> u64 {
        self.times().map_or(self.rows as u64, |times| times.iter().sum())
    }

    /// Returns the number of records that the chosen rows stand for.
    pub(super) fn records_of(&self, chosen: &Chosen) -> u64 {
        let of_row = |times: &[u64], row: u32| times.get(row as usize).copied().unwrap_or(0);
        self.times().map_or(chosen.len() as u64, |times| chosen.rows().map(|row| of_row(times, row)).sum())
    }

    pub(super) fn items(&self, field: &str) -> Option<&FieldValues> {
        self.items.get(field)
    }

    pub(super) fn jurisdictions(&self) -> Option<&FieldValues> {
        self.jurisdiction.as_ref().and_then(|field| self.items.get(field))
    }

    pub(super) fn record_key(&self) -> Option<&str> {
        self.record_key.as_deref()
    }

    /// The keys of a field's items; `None` where the file lacks the field, or it has no keys.
    pub(super) fn keys(&self, field: &str) -> Option<&[u32]> {
        self.items.get(field).map(|items| items.keys.as_slice()).filter(|keys| !keys.is_empty())
    }

    /// The days that records have, in order. Item 0 is no day, so the first day is item 1.
    pub(super) fn days(&self) -> &[Day] {
        self.dates().map(|items| items.meaning.days()).unwrap_or_default()
    }

    /// The first and the last day that the records tell of: of months and years, the whole of them.
    pub(super) fn covered(&self) -> Option<(Day, Day)> {
        let (first, last) = (*self.days().first()?, *self.days().last()?);
        let last = match self.precision() {
            Precision::Day | Precision::Week => Some(last),
            Precision::Month => last_of_month(last.year, last.month),
            Precision::Year => last_of_month(last.year, 12),
        };
        Some((first, last?))
    }

    /// Returns the precision of the records' days.
    pub(super) fn precision(&self) -> Precision {
        match self.dates().map(|items| &items.meaning) {
            Some(Meaning::Days { precision, .. }) => *precision,
            _ => Precision::Day,
        }
    }

    fn dates(&self) -> Option<&FieldValues> {
        self.date.as_ref().and_then(|field| self.items.get(field))
    }

    /// The items of the days from one to another, both included.
    pub(super) fn day_items(&self, start: Option<Day>, end: Option<Day>) -> Range<u32> {
        let days = self.days();
        let place = |day: Option<Day>, otherwise: usize, included: bool| match day {
            Some(day) => days.partition_point(|other| *other < day || (included && *other == day)),
            None => otherwise,
        };
        let item = |place: usize| u32::try_from(place + 1).unwrap_or(u32::MAX);
        item(place(start, 0, false))..item(place(end, days.len(), true))
    }

    /// Brings the rows in the order of jurisdiction and day, so that a report's rows are together.
    pub(super) fn arrange(&mut self) {
        if self.starts.is_some() {
            return;
        }
        let Ok(rows) = u32::try_from(self.rows) else { return };
        let mut order: Vec<u32> = (0..rows).collect();
        if let Some(dates) = self.dates() {
            order = sorted(&dates.codes, dates.meaning.len(), &order).0;
        }
        let mut starts = vec![0, self.rows];
        if let Some(jurisdictions) = self.jurisdictions() {
            (order, starts) = sorted(&jurisdictions.codes, jurisdictions.meaning.len(), &order);
        }
        for items in self.items.values_mut() {
            items.codes.reorder(&order);
        }
        if let Some(times) = &mut self.times {
            *times = order.iter().filter_map(|row| times.get(*row as usize)).copied().collect();
        }
        self.starts = Some(starts);
    }

    /// A condition as a test; `None` where the field is not in the plan.
    pub(super) fn test(&self, condition: &Condition) -> Option<Test> {
        let meaning = &self.items.get(&condition.field)?.meaning;
        let places = |values: &Option<Vec<String>>| {
            values.as_ref().map(|values| {
                let wanted: Vec<String> = values.iter().map(|value| fold(value)).collect();
                let is_wanted = |label: &String| wanted.contains(&fold(label));
                meaning.labels().iter().map(is_wanted).collect::<Vec<bool>>()
            })
        };
        let (is, is_not) = (places(&condition.is), places(&condition.is_not));
        let has = |item: usize, wanted: &[bool]| {
            meaning.categories(item).iter().any(|place| wanted.get(*place).copied().unwrap_or(false))
        };
        let passes = |item: usize| {
            is.as_ref().is_none_or(|wanted| has(item, wanted))
                && is_not.as_ref().is_none_or(|unwanted| !has(item, unwanted))
                && condition.given.is_none_or(|given| given == (item != 0))
        };
        let passes = (0..meaning.len()).map(|item| u8::from(passes(item))).collect();
        Some(Test { field: condition.field.clone(), passes })
    }

    /// The rows of a jurisdiction (`None`: of all, also of none) and of certain days (`None`: of any, also of none)
    /// that pass all tests.
    pub(super) fn choose(&self, jurisdiction: Option<u32>, days: Option<Range<u32>>, mut tests: Vec<Test>) -> Chosen {
        if let Some(starts) = &self.starts {
            return self.pick(self.ranges(starts, jurisdiction, days).into_iter(), &tests);
        }
        let one_of = |field: &Option<String>, wanted: Range<u32>| {
            let field = field.as_ref()?;
            let items = self.items.get(field)?.meaning.len();
            let passes = (0..items).map(|item| u8::from(wanted.contains(&u32::try_from(item).unwrap_or(0)))).collect();
            Some(Test { field: field.clone(), passes })
        };
        let days = days.and_then(|days| one_of(&self.date, days));
        let jurisdiction = jurisdiction.and_then(|item| one_of(&self.jurisdiction, item..item + 1));
        // The jurisdiction first: it leaves the fewest rows for the other tests.
        tests.splice(0..0, jurisdiction.into_iter().chain(days));
        self.pick(std::iter::once(0..self.rows), &tests)
    }

    fn ranges(&self, starts: &[usize], jurisdiction: Option<u32>, days: Option<Range<u32>>) -> Vec<Range<usize>> {
        let mut whole: Vec<Range<usize>> = starts.windows(2).map(|pair| pair[0]..pair[1]).collect();
        if let Some(item) = jurisdiction {
            whole = whole.into_iter().skip(item as usize).take(1).collect();
        }
        let Some((days, dates)) = days.zip(self.dates()) else { return whole };
        let within = |range: Range<usize>| {
            let first = first_at_least(&dates.codes, range.clone(), days.start);
            first..first_at_least(&dates.codes, first..range.end, days.end)
        };
        whole.into_iter().map(within).filter(|range| !range.is_empty()).collect()
    }

    fn pick(&self, ranges: impl Iterator<Item = Range<usize>>, tests: &[Test]) -> Chosen {
        let mut tests = tests.iter().filter_map(|test| Some((&self.items.get(&test.field)?.codes, &test.passes)));
        let first = tests.next();
        let others: Vec<_> = tests.collect();
        let blocks =
            ranges.flat_map(|range| range.clone().step_by(BLOCK).map(move |start| start..range.end.min(start + BLOCK)));
        let pick = |block: Range<usize>| {
            let Some((codes, passes)) = first else { return Stretch::All(block) };
            let mut rows = Vec::new();
            select(codes, passes, block, &mut rows);
            for (codes, passes) in &others {
                retain(codes, passes, &mut rows);
            }
            Stretch::Some(rows)
        };
        Chosen(blocks.map(pick).collect())
    }

    /// Counts the rows of each day and jurisdiction that meet the conditions (or adds up their numbers in the field
    /// `weight`), unless that were too many counts.
    pub(super) fn cube(&mut self, conditions: &[Condition], weight: Option<&str>) -> Option<Rc<Cube>> {
        let is_this = |key: &CubeKey| key.0 == conditions && key.1.as_deref() == weight;
        if let Some((_, cube)) = self.cubes.iter().find(|(key, _)| is_this(key)) {
            return Some(Rc::clone(cube));
        }
        let cube = Rc::new(self.count_cube(conditions, weight)?);
        self.cubes.push(((conditions.to_vec(), weight.map(str::to_owned)), Rc::clone(&cube)));
        Some(cube)
    }

    /// Returns the number of rows of a jurisdiction (`None`: all) on certain days (`None`: any).
    pub(super) fn count(&mut self, jurisdiction: Option<u32>, days: Option<Range<u32>>) -> u64 {
        let Some(cube) = self.cube(&[], None) else {
            return self.records_of(&self.choose(jurisdiction, days, Vec::new()));
        };
        let days = days.unwrap_or(0..u32::MAX);
        jurisdiction.map_or_else(|| cube.everywhere(days.clone()), |item| cube.count(item, days.clone()))
    }

    fn count_cube(&self, conditions: &[Condition], weight: Option<&str>) -> Option<Cube> {
        let no_field = FieldValues::none(Meaning::Names(0), self.rows);
        let dates = self.dates().unwrap_or(&no_field);
        let jurisdictions = self.jurisdictions().unwrap_or(&no_field);
        let stride = jurisdictions.meaning.len();
        let cells = dates.meaning.len().checked_mul(stride).filter(|cells| *cells <= LARGEST_CUBE)?;
        let mut counts = vec![0; cells];
        let chosen = self.choose(None, None, self.tests(conditions));
        let amounts = Amounts { numbers: weight.and_then(|field| self.weights(field)), times: self.times() };
        if amounts.numbers.is_some() || amounts.times.is_some() {
            let places = Pairs { first: &dates.codes, second: &jurisdictions.codes, stride };
            chosen.stretches().for_each(|rows| weigh(&places, amounts, rows, &mut counts));
        } else {
            let mut tallied = vec![0; cells];
            let pairs = |rows| tally_pairs(&dates.codes, &jurisdictions.codes, stride, rows, &mut tallied);
            chosen.stretches().for_each(pairs);
            counts = tallied.into_iter().map(u64::from).collect();
        }
        Some(Cube::new(&counts, stride))
    }

    pub(super) fn tests(&self, conditions: &[Condition]) -> Vec<Test> {
        conditions.iter().filter_map(|condition| self.test(condition)).collect()
    }

    /// The numbers of a field: their codes, and what these stand for.
    pub(super) fn weights(&self, field: &str) -> Option<(&CodedColumn, &[u64])> {
        let items = self.items.get(field)?;
        let Meaning::Numbers { values, .. } = &items.meaning else { return None };
        Some((&items.codes, values))
    }

    /// Returns the number of units in each whole one of a measure's counts: more than one where decimals are added up.
    pub(super) fn scale(&self, aggregate: &Aggregate) -> u64 {
        let field = match aggregate {
            Aggregate::Records | Aggregate::Distinct(_) => return 1,
            Aggregate::Sum(of) | Aggregate::SumDistinct { of, .. } => of,
        };
        match self.items.get(field).map(|items| &items.meaning) {
            Some(Meaning::Numbers { scale, .. }) => *scale,
            _ => 1,
        }
    }
}

impl Chosen {
    /// All rows from the first.
    pub(super) fn all(rows: usize) -> Self {
        Self((0..rows).step_by(BLOCK).map(|start| Stretch::All(start..rows.min(start + BLOCK))).collect())
    }

    fn len(&self) -> usize {
        let len = |stretch: &Stretch| match stretch {
            Stretch::All(range) => range.len(),
            Stretch::Some(rows) => rows.len(),
        };
        self.0.iter().map(len).sum()
    }

    pub(super) fn stretches(&self) -> impl Iterator<Item = Rows<'_>> {
        self.0.iter().map(|stretch| match stretch {
            Stretch::All(range) => Rows::All(range.clone()),
            Stretch::Some(rows) => Rows::Some(rows),
        })
    }

    /// The rows one by one.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        self.0.iter().flat_map(|stretch| {
            let (range, rows) = match stretch {
                Stretch::All(range) => (range.clone(), [].as_slice()),
                Stretch::Some(rows) => (0..0, rows.as_slice()),
            };
            range.map(|row| u32::try_from(row).unwrap_or(u32::MAX)).chain(rows.iter().copied())
        })
    }
}

impl Cube {
    /// From the counts by day and, within each, by jurisdiction.
    fn new(counts: &[u64], jurisdictions: usize) -> Self {
        let mut before = vec![0; counts.len() + jurisdictions];
        for (place, count) in counts.iter().enumerate() {
            before[place + jurisdictions] = before[place] + count;
        }
        Self { before, jurisdictions }
    }

    /// The count of a jurisdiction on certain days.
    pub(super) fn count(&self, jurisdiction: u32, days: Range<u32>) -> u64 {
        let before = |day| self.before(day).get(jurisdiction as usize).copied().unwrap_or(0);
        before(days.end) - before(days.start)
    }

    /// The count of all jurisdictions, and of rows without one, on certain days.
    pub(super) fn everywhere(&self, days: Range<u32>) -> u64 {
        self.before(days.end).iter().sum::<u64>() - self.before(days.start).iter().sum::<u64>()
    }

    /// Returns the counts before a day, by jurisdiction.
    fn before(&self, day: u32) -> &[u64] {
        let last = self.before.len() - self.jurisdictions;
        let start = (day as usize).saturating_mul(self.jurisdictions).min(last);
        self.before.get(start..start + self.jurisdictions).unwrap_or_default()
    }
}

/// A stable counting sort: the rows of `order` by their code, and where each code begins.
fn sorted(codes: &CodedColumn, kinds: usize, order: &[u32]) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; kinds + 1];
    let mut sorted = vec![0; order.len()];
    with_codes!(codes, codes => {
        let code = |row: u32| codes.get(row as usize).map_or(0, |code| code.index());
        for row in order {
            starts[code(*row) + 1] += 1;
        }
        for kind in 0..kinds {
            starts[kind + 1] += starts[kind];
        }
        let mut next = starts.clone();
        for row in order {
            let place = &mut next[code(*row)];
            sorted[*place] = *row;
            *place += 1;
        }
    });
    (sorted, starts)
}

/// The first row of a stretch of ascending codes whose code is at least this.
fn first_at_least(codes: &CodedColumn, range: Range<usize>, least: u32) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low.midpoint(high);
        if codes.get(middle) < least { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests;
