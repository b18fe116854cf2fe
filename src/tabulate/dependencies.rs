//! Fields that determine each other: each town lies in one county, 0–12 and 13–17 are minors.

use std::collections::{BTreeMap, BTreeSet};

use super::coded_table::CodedTable;
use super::field_values::Meaning;
use crate::disclosure::Dependency;
use crate::plan::{Condition, Plan, fold};

/// So many rows, spread over all, decide whether a pair of fields is looked at as a whole.
const SAMPLE: usize = 4096;

/// Below this share of pure records in a sample, no more than half of all records are pure.
const LIKELY: f64 = 0.4;

/// The logarithm of the probability under which pure values are no accident.
const NO_ACCIDENT: f64 = -10.0;

/// The pairs of fields of which the values of one occur only with one value of the other, in all records or in so many
/// that it is no accident. A value that occurs with several is left out.
pub(super) fn dependencies(plan: &Plan, frame: &CodedTable) -> Vec<Dependency> {
    let fields: Vec<Axis> = used(plan).into_iter().filter_map(|field| Axis::new(frame, field)).collect();
    let mut found = Vec::new();
    for inner in &fields {
        for outer in fields.iter().filter(|outer| outer.field != inner.field) {
            // Rows that stand for several are few already.
            let step = if frame.times().is_some() { 1 } else { (frame.rows / SAMPLE).max(1) };
            let is_likely = || Pairs::count(inner, outer, frame, step).may_depend();
            let says = |field: &crate::plan::Field| field.determines.iter().any(|of| of == outer.field);
            let is_said = plan.fields.get(inner.field).is_some_and(says);
            if step > 1 && !is_said && !is_likely() {
                continue;
            }
            found.extend(Pairs::count(inner, outer, frame, 1).dependency(inner, outer, is_said));
        }
    }
    found
}

/// The fields with one category a record of which every record has one.
pub(super) fn complete(plan: &Plan, frame: &CodedTable) -> Vec<String> {
    let fields = used(plan).into_iter().filter_map(|field| Axis::new(frame, field));
    let is_complete = |axis: &Axis| (0..frame.rows).all(|row| axis.place(row) > 0);
    fields.filter(is_complete).map(|axis| axis.field.to_owned()).collect()
}

/// The fields that tables, figures and conditions of a report ask for.
pub(super) fn used(plan: &Plan) -> BTreeSet<&str> {
    let mut found: BTreeSet<&str> = plan.jurisdiction.iter().map(String::as_str).collect();
    let fields =
        |conditions: &'_ [Condition]| conditions.iter().map(|condition| condition.field.clone()).collect::<Vec<_>>();
    let mut of_conditions: Vec<String> =
        plan.measures.values().flat_map(|measure| fields(&measure.conditions)).collect();
    of_conditions.extend(plan.report.figures().flat_map(|figure| fields(&figure.conditions)));
    for section in &plan.report.sections {
        found.extend(section.map.as_ref().map(|map| map.by.as_str()));
        for table in &section.tables {
            of_conditions.extend(fields(&table.conditions));
            found.insert(&table.by);
            found.extend(table.within.as_ref().map(|within| within.field.as_str()));
            found.extend(table.columns.as_ref().map(|columns| columns.by.as_str()));
        }
    }
    found.extend(plan.fields.keys().map(String::as_str).filter(|field| of_conditions.iter().any(|of| of == field)));
    found
}

/// A field with at most one category a record.
struct Axis<'f> {
    field: &'f str,
    labels: &'f [String],
    codes: &'f super::coded_column::CodedColumn,
    /// For each item, one more than the place of its category; 0 for none.
    place_of: Vec<usize>,
}

impl<'f> Axis<'f> {
    fn new(frame: &'f CodedTable, field: &'f str) -> Option<Self> {
        let items = frame.items(field)?;
        let meaning = &items.meaning;
        let is_exclusive = matches!(meaning, Meaning::Categories(_) | Meaning::Numbers { .. });
        if !is_exclusive || meaning.labels().is_empty() {
            return None;
        }
        let place = |item| meaning.categories(item).first().map_or(0, |place| place + 1);
        let place_of = (0..meaning.len()).map(place).collect();
        Some(Self { field, labels: meaning.labels(), codes: &items.codes, place_of })
    }

    fn place(&self, row: usize) -> usize {
        self.place_of.get(self.codes.get(row) as usize).copied().unwrap_or(0)
    }
}

/// For each value of the inner field, how often it occurs and with which values of the outer one.
struct Pairs {
    values: Vec<Value>,
    /// Number of rows with each value of the outer field among those that have a value of the inner one.
    outer: Vec<u64>,
}

#[derive(Clone, Default)]
struct Value {
    /// Records with a value of the outer field.
    count: u64,
    /// The value of the outer field, as its place; 0 before the first.
    whole: usize,
    is_mixed: bool,
    with_missing: bool,
}

impl Value {
    const fn is_pure(&self) -> bool {
        self.count > 0 && !self.is_mixed
    }
}

impl Pairs {
    /// Counts every row, or one in so many.
    fn count(inner: &Axis, outer: &Axis, frame: &CodedTable, step: usize) -> Self {
        let times = |row: usize| frame.times().map_or(1, |times| times.get(row).copied().unwrap_or(0));
        let mut values = vec![Value::default(); inner.labels.len() + 1];
        let mut wholes = vec![0; outer.labels.len() + 1];
        for row in (0..frame.rows).step_by(step) {
            let (place, whole) = (inner.place(row), outer.place(row));
            let Some(value) = values.get_mut(place) else { continue };
            if whole == 0 {
                value.with_missing = true;
                continue;
            }
            if place > 0 {
                wholes[whole] += times(row);
            }
            value.count += times(row);
            value.is_mixed |= value.whole != 0 && value.whole != whole;
            value.whole = whole;
        }
        Self { values, outer: wholes }
    }

    /// The values of the inner field, without those of records that have none.
    fn given(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().skip(1)
    }

    /// The share of records whose value occurs with one value of the outer field.
    fn share_of_pure(&self) -> f64 {
        let sum = |pure: bool| {
            let values = self.given().filter(|value| !pure || value.is_pure());
            values.map(|value| value.count).sum::<u64>()
        };
        let (pure, all) = (sum(true), sum(false));
        if all == 0 { 0.0 } else { ratio(pure, all) }
    }

    /// Returns whether a sample leaves it possible that most values are pure: well below that share, so that it does
    /// not matter which rows it took; a sample without any value says nothing.
    fn may_depend(&self) -> bool {
        self.given().all(|value| value.count == 0) || self.share_of_pure() >= LIKELY
    }

    /// The logarithm of the probability that values are pure by accident.
    fn by_accident(&self) -> f64 {
        let all: u64 = self.outer.iter().sum();
        let shares: Vec<f64> = self.outer.iter().filter(|count| **count > 0).map(|count| ratio(*count, all)).collect();
        let of_value = |value: &Value| {
            let exponent = i32::try_from(value.count.min(10_000)).unwrap_or(i32::MAX);
            shares.iter().map(|share| share.powi(exponent)).sum::<f64>().max(f64::MIN_POSITIVE).ln()
        };
        self.given().filter(|value| value.is_pure()).map(of_value).sum()
    }

    /// Returns a dependency as the records show it; one that the plan states needs no proof.
    fn dependency(&self, inner: &Axis, outer: &Axis, is_said: bool) -> Option<Dependency> {
        let pure = || self.values.iter().enumerate().skip(1).filter(|(_, value)| value.is_pure());
        let wholes: BTreeSet<usize> = pure().map(|(_, value)| value.whole).collect();
        let is_whole = self.given().all(|value| !value.is_mixed) && self.given().any(|value| value.count > 1);
        let is_certain = self.share_of_pure() >= 0.5 && self.by_accident() < NO_ACCIDENT;
        let is_shown = !wholes.is_empty() && (is_whole || is_certain);
        if !is_said && !is_shown {
            return None;
        }
        let value = |(place, value): (usize, &Value)| {
            let whole = outer.labels.get(value.whole.checked_sub(1)?)?;
            let missing = value.with_missing.then(String::new);
            Some((
                fold(inner.labels.get(place.checked_sub(1)?)?),
                std::iter::once(fold(whole)).chain(missing).collect(),
            ))
        };
        let mut values: BTreeMap<String, BTreeSet<String>> = pure().filter_map(value).collect();
        // What has no value of the one has none of the other, if that is always so.
        let unknown = self.values.first().filter(|value| value.count == 0 && value.with_missing);
        values.extend(unknown.map(|_| (String::new(), BTreeSet::from([String::new()]))));
        Some(Dependency {
            inner: inner.field.to_owned(),
            outer: outer.field.to_owned(),
            values,
            is_certain: is_said || is_certain,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "shares need no more digits")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::dependencies;
    use crate::tabulate::testing::tabulator;
    use serde_json::json;

    fn found(csv: &str) -> Vec<(String, String, usize)> {
        let made = tabulator(csv, |plan| {
            let table = |by: &str| json!({ "id": by, "title": by, "measure": "records", "by": by });
            plan["report"]["sections"] = json!([{ "tables": [table("kind"), table("venue")] }]);
        });
        dependencies(&made.plan, &made.frame)
            .into_iter()
            .map(|found| (found.inner, found.outer, found.values.len()))
            .collect()
    }

    #[test]
    fn values_that_each_occur_with_one_value_of_another_field_are_linked_to_it() {
        let csv = "kind,venue\nA,x\nA,x\nB,x\nC,y\nC,y\n";
        assert_eq!(found(csv), [("kind".to_owned(), "venue".to_owned(), 3)]);
    }

    #[test]
    fn values_that_occur_with_several_are_not() {
        assert_eq!(found("kind,venue\nA,x\nA,y\nB,x\nB,y\nC,x\nC,y\n"), []);
    }

    #[test]
    fn a_value_that_occurs_with_several_leaves_the_others_linked_if_that_is_no_accident() {
        let lines: String = (0..40).map(|_| "A,x\nB,x\nC,y\nD,y\n").collect();
        let csv = format!("kind,venue\n{lines}unknown,x\nunknown,y\n");
        assert!(found(&csv).contains(&("kind".to_owned(), "venue".to_owned(), 4)));
    }
}
