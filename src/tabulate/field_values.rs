mod categories;
mod days;
mod ids;
mod lists;
mod no_value;
mod numbers;
mod placeholders;
mod weekdays;
mod zones;

use super::coded_column::CodedColumn;
use super::error::TabulateError;
use super::knowledge::Knowledge;
use super::unparsed::{Noticed, Watch};
use crate::plan::{Field, FieldType, Keyed};
use crate::records::{Column, Day, DecimalMark, Precision, Records};

pub(super) use categories::Answers;
use categories::{categories, yes_no};
use days::days;
use ids::names;
use lists::{flags, lists};
use numbers::numbers;

/// A field of the plan as the records have it: for every row an item, and what the items mean. Item 0 is nothing.
pub(super) struct FieldValues {
    pub(super) codes: CodedColumn,
    pub(super) meaning: Meaning,
    /// A key for every item, made of its name or label; none where nobody asks for keys.
    pub(super) keys: Vec<u32>,
}

/// Meaning of a field's items.
pub(super) enum Meaning {
    /// Categories: item 1 is the first of them.
    Categories(Vec<String>),
    /// Sets of categories, for several answers at once. Item 0 is no answer; a set may also be empty.
    Sets { labels: Vec<String>, sets: Vec<Vec<u16>> },
    /// Numbers: item 1 is the first of them. With bands, each belongs to one; without, the values are to be added up, in
    /// units of 1 ÷ `scale`.
    Numbers { values: Vec<u64>, scale: u64, bands: Vec<String>, band_of: Vec<usize> },
    /// Days in order: item 1 is the earliest.
    Days { days: Vec<Day>, precision: Precision },
    /// Names told apart.
    Names(usize),
}

/// Names of the answers of a yes/no field in conditions and tables.
pub(super) const YES_NO: [&str; 2] = ["yes", "no"];

impl Meaning {
    /// Returns the number of items, the empty one included.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Categories(labels) => labels.len() + 1,
            Self::Sets { sets, .. } => sets.len(),
            Self::Numbers { values, .. } => values.len() + 1,
            Self::Days { days, .. } => days.len() + 1,
            Self::Names(count) => count + 1,
        }
    }

    /// The labels of the categories, in the order in which the field lists them.
    pub(super) fn labels(&self) -> &[String] {
        match self {
            Self::Categories(labels) | Self::Sets { labels, .. } | Self::Numbers { bands: labels, .. } => labels,
            Self::Days { .. } | Self::Names(_) => &[],
        }
    }

    /// The categories of an item, as places among the labels.
    pub(super) fn categories(&self, item: usize) -> Vec<usize> {
        let before = item.checked_sub(1);
        match self {
            Self::Categories(_) => before.into_iter().collect(),
            Self::Sets { sets, .. } => {
                sets.get(item).into_iter().flatten().map(|category| usize::from(*category)).collect()
            }
            Self::Numbers { band_of, .. } => before.and_then(|item| band_of.get(item)).into_iter().copied().collect(),
            Self::Days { .. } | Self::Names(_) => Vec::new(),
        }
    }

    /// The days, if these are days.
    pub(super) fn days(&self) -> &[Day] {
        if let Self::Days { days, .. } = self { days } else { &[] }
    }
}

/// Context for reading a column, beside its field.
pub(super) struct Context<'k> {
    pub(super) records: &'k Records,
    pub(super) knowledge: &'k Knowledge,
    /// Maker of keys; `None` if no keys are needed.
    pub(super) keyed: Option<Keyed>,
    /// Decimal mark in the plan's language.
    pub(super) decimal_mark: DecimalMark,
    /// `true` if numbers that are no text came with a point before their decimals: those of workbooks and of JSON.
    pub(super) native_numbers: bool,
}

/// Reads a field's columns.
pub(super) fn read(
    field: &Field,
    columns: &[Option<&Column>],
    context: &Context,
    told: &mut Noticed,
) -> Result<FieldValues, TabulateError> {
    let Some(column) = columns.iter().flatten().next() else {
        // An optional field that the file lacks: nobody has a value.
        return Ok(FieldValues::none(nothing(field.kind), context.records.len()));
    };
    let mut watch = Watch::new(field, context.records, column);
    let mut items = match field.kind {
        FieldType::Category => categories(field, &mut watch),
        FieldType::List => lists(field, &mut watch),
        FieldType::Flags => flags(field, columns, context.records, told),
        FieldType::YesNo => yes_no(field, &mut watch),
        FieldType::Number => numbers(field, context, &mut watch)?,
        FieldType::Date => days(field, context, &mut watch)?,
        FieldType::Id => names(&watch, context.keyed),
    };
    if let (Meaning::Categories(labels), Some(keyed)) = (&items.meaning, context.keyed) {
        items.keys = keys(keyed, labels.iter().map(String::as_str));
    }
    watch.report(told);
    Ok(items)
}

fn nothing(kind: FieldType) -> Meaning {
    match kind {
        FieldType::Category | FieldType::YesNo => Meaning::Categories(Vec::new()),
        FieldType::List | FieldType::Flags => Meaning::Sets { labels: Vec::new(), sets: vec![Vec::new()] },
        FieldType::Number => Meaning::Numbers { values: Vec::new(), scale: 1, bands: Vec::new(), band_of: Vec::new() },
        FieldType::Date => Meaning::Days { days: Vec::new(), precision: Precision::Day },
        FieldType::Id => Meaning::Names(0),
    }
}

/// The keys of items by their names: that of nothing first.
fn keys<'n>(keyed: Keyed, names: impl Iterator<Item = &'n str>) -> Vec<u32> {
    // The upper half of a hash is as random as the whole.
    std::iter::once("").chain(names).map(|name| u32::try_from(keyed.hash(name) >> 32).unwrap_or(0)).collect()
}

impl FieldValues {
    fn of(column: &Column, meaning: &[u32], kinds: Meaning) -> Self {
        Self { codes: CodedColumn::translated(column, meaning, kinds.len()), meaning: kinds, keys: Vec::new() }
    }

    /// The same for every row: nothing.
    pub(super) fn none(meaning: Meaning, rows: usize) -> Self {
        Self { codes: CodedColumn::constant(0, rows), meaning, keys: Vec::new() }
    }
}

#[cfg(test)]
mod tests;
