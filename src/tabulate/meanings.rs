//! Meanings of a column's values to a plan, without its rows: which of them may be counted as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::dependencies::used;
use super::error::TabulateError;
use super::field_values::{Answers, FieldValues, Meaning};
use super::knowledge::Knowledge;
use super::tabulator::fields;
use super::unparsed::{Noticed, Unparsed};
use crate::plan::{Aggregate, Field, FieldType, Mapping, Plan};
use crate::records::{Column, Reading};

/// The fields that a plan's counts depend on. A name by which nothing is told apart does not count.
pub(crate) fn needed(plan: &Plan) -> BTreeSet<&str> {
    let by = plan.measures.values().filter_map(|measure| match &measure.count {
        Aggregate::Distinct(by) | Aggregate::SumDistinct { by, .. } => Some(by.as_str()),
        Aggregate::Records | Aggregate::Sum(_) => None,
    });
    let of_kind = plan.fields.iter().filter(|(_, field)| field.kind != FieldType::Id).map(|(id, _)| id.as_str());
    used(plan).into_iter().chain(by).chain(of_kind).collect()
}

/// The values of columns by what they mean.
pub(crate) struct Meanings {
    /// For each column, by its heading, and each of its values the first that means the same.
    pub(crate) alike: BTreeMap<String, Vec<u32>>,
    /// The values that could not be understood.
    pub(crate) unread: Vec<Unparsed>,
}

/// Meaning of a value to each field that is read of its column.
type Class = Vec<Option<u64>>;

impl Meanings {
    /// Reads the columns of a reading that has each value of a column in the row of its code.
    ///
    /// # Errors
    /// As [`super::Tabulator::of`].
    pub(crate) fn of(
        plan: &Plan,
        mapping: &Mapping,
        reading: &Reading,
        knowledge: &Knowledge,
    ) -> Result<Self, TabulateError> {
        let mut told = Noticed::default();
        let read = fields(plan, mapping, reading, knowledge, &mut told)?;
        if !knowledge.accept_unread
            && let Some(refusal) = TabulateError::unread(&told.unread)
        {
            return Err(refusal);
        }
        let tells_apart = plan
            .measures
            .values()
            .any(|measure| matches!(measure.count, Aggregate::Distinct(_) | Aggregate::SumDistinct { .. }));
        let mut classes: BTreeMap<&str, Vec<Class>> = BTreeMap::new();
        for (id, field) in &plan.fields {
            let names = mapping.0.get(id).map(Vec::as_slice).unwrap_or_default();
            for column in names.iter().filter_map(|name| reading.records.column(name)) {
                let of_field = of_values(field, column, read.get(id), tells_apart);
                let known = classes.entry(column.name()).or_insert_with(|| vec![Vec::new(); of_field.len()]);
                known.iter_mut().zip(of_field).for_each(|(class, meaning)| class.push(meaning));
            }
        }
        let alike = classes.into_iter().map(|(name, classes)| (name.to_owned(), firsts(&classes))).collect();
        Ok(Self { alike, unread: told.unread })
    }
}

/// Returns the meaning of each value of a column to a field.
fn of_values(field: &Field, column: &Column, items: Option<&FieldValues>, tells_apart: bool) -> Class {
    if field.kind == FieldType::Flags {
        let answers = Answers::of(field);
        return column.values().iter().map(|value| answers.read(value).ok().map(u64::from)).map(given).collect();
    }
    let of_item = |item: u32| {
        let place = item.checked_sub(1)? as usize;
        match items.map(|items| &items.meaning) {
            // Rows of one situation that write a number in two ways disagree.
            Some(Meaning::Numbers { values, bands, band_of, .. }) if !tells_apart => {
                let band = || band_of.get(place).map(|band| *band as u64);
                if bands.is_empty() { values.get(place).copied() } else { band() }
            }
            _ => Some(u64::from(item)),
        }
    };
    let item = |row| items.map_or(0, |items| items.codes.get(row));
    (0..column.values().len()).map(|row| of_item(item(row))).collect()
}

/// An answer that is one.
fn given(answer: Option<u64>) -> Option<u64> {
    answer.filter(|answer| *answer > 0)
}

/// For each value the first of the same class.
fn firsts(classes: &[Class]) -> Vec<u32> {
    let mut known: HashMap<&Class, u32> = HashMap::new();
    (0..).zip(classes).map(|(place, class)| *known.entry(class).or_insert(place)).collect()
}
