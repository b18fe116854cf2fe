use std::ops::Range;

use super::coded_table::CodedTable;
use super::counted::Counted;
use super::coverage::Coverage;
use super::field_values::Meaning;
use super::periods::{Stretch, periods};
use super::source::{ByItem, Source};
use crate::locale::Locale;
use crate::plan::{Each, Plan};
use crate::report::Period;

/// Categories of the rows, or the columns, of a table.
pub(super) struct Axis<'f> {
    pub(super) field: &'f str,
    pub(super) kind: AxisKind<'f>,
}

pub(super) enum AxisKind<'f> {
    Categories(&'f Meaning),
    Periods(Vec<Stretch>),
}

/// The counts of a table: one a row and column, and what belongs to no row.
#[derive(Clone)]
pub(super) struct Matrix {
    pub(super) rows: Vec<Vec<Counted>>,
    pub(super) without: Vec<Counted>,
}

impl<'f> Axis<'f> {
    /// The axis of a field; of the days in `items`, where it is the plan's date and `each` says what they make.
    pub(super) fn new(
        field: &'f str,
        each: Option<Each>,
        plan: &Plan,
        frame: &'f CodedTable,
        (items, covered): (&Range<u32>, Coverage),
    ) -> Option<Self> {
        let meaning = &frame.items(field)?.meaning;
        let kind = match each.filter(|_| plan.date.as_deref() == Some(field)) {
            Some(each) => {
                let start = plan.fiscal_year_start.unwrap_or(1);
                let locale = Locale::for_language(&plan.language);
                AxisKind::Periods(periods(frame.days(), items, each, start, (covered, locale)))
            }
            None => AxisKind::Categories(meaning),
        };
        Some(Self { field, kind })
    }

    /// Returns the number of rows or columns it makes.
    pub(super) fn len(&self) -> usize {
        match &self.kind {
            AxisKind::Categories(meaning) => meaning.labels().len(),
            AxisKind::Periods(periods) => periods.len(),
        }
    }

    pub(super) fn label(&self, place: usize) -> (String, Option<Period>) {
        match &self.kind {
            AxisKind::Categories(meaning) => (meaning.labels().get(place).cloned().unwrap_or_default(), None),
            AxisKind::Periods(periods) => periods
                .get(place)
                .map(|stretch| (stretch.label.clone(), Some(stretch.period.clone())))
                .unwrap_or_default(),
        }
    }

    /// Returns whether a unit can belong to several of its places.
    pub(super) const fn overlaps(&self) -> bool {
        matches!(self.kind, AxisKind::Categories(Meaning::Sets { .. }))
    }

    /// Counts by item as counts by place, and what belongs to none.
    fn fold(&self, by_item: &ByItem) -> (Vec<Counted>, Counted) {
        match &self.kind {
            AxisKind::Categories(_) => by_item.categories(),
            AxisKind::Periods(periods) => {
                (periods.iter().map(|stretch| by_item.days(stretch.items.clone())).collect(), by_item.days(0..1))
            }
        }
    }

    /// The stretch of days of a place, where places are periods.
    pub(super) fn days(&self, place: usize) -> Option<Range<u32>> {
        match &self.kind {
            AxisKind::Categories(_) => None,
            AxisKind::Periods(periods) => periods.get(place).map(|stretch| stretch.items.clone()),
        }
    }
}

impl Matrix {
    /// Counts over one axis.
    pub(super) fn over(axis: &Axis, source: &Source) -> Option<Self> {
        let (counts, without) = axis.fold(&source.by(axis.field)?);
        Some(Self { rows: counts.into_iter().map(|count| vec![count]).collect(), without: vec![without] })
    }

    /// Counts over two axes, and those over the rows alone, also of what belongs to no column.
    pub(super) fn across(rows: &Axis, columns: &Axis, source: &Source) -> Option<(Self, Self)> {
        let none = vec![Counted::default(); columns.len()];
        let mut matrix = Self { rows: vec![none.clone(); rows.len()], without: none };
        let mut whole = Self { rows: vec![vec![Counted::default()]; rows.len()], without: vec![Counted::default()] };
        // By column first, each then over the rows.
        let of_columns = source.by_pair(columns.field, rows.field)?;
        for (item, by_row) in of_columns.iter().enumerate() {
            let (counts, without) = rows.fold(by_row);
            for (row, count) in whole.rows.iter_mut().zip(&counts) {
                row[0] += *count;
            }
            whole.without[0] += without;
            for column in columns.places(item, source) {
                for (row, count) in matrix.rows.iter_mut().zip(&counts) {
                    row[column] += *count;
                }
                matrix.without[column] += without;
            }
        }
        Some((matrix, whole))
    }
}

impl Axis<'_> {
    /// The places of an item.
    fn places(&self, item: usize, source: &Source) -> Vec<usize> {
        match &self.kind {
            AxisKind::Categories(_) => source.categories(self.field, item),
            AxisKind::Periods(periods) => periods
                .iter()
                .position(|stretch| stretch.items.contains(&u32::try_from(item).unwrap_or(0)))
                .into_iter()
                .collect(),
        }
    }
}
