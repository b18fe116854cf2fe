use std::cmp::Reverse;

use super::audit::{Audit, Hidden, Treatment};
use crate::plan::{Order, SmallPlan, fold};
use crate::report::{Row, Value};
use crate::tabulate::ExactRow;

/// How the rows of one level of a table are published.
pub(super) struct Rule<'a> {
    pub(super) place: &'a str,
    pub(super) threshold: u64,
    pub(super) small: &'a SmallPlan,
    /// The words in place of a count, where the table has none of its own.
    pub(super) mask: &'a str,
    pub(super) order: Order,
    /// Whether rows may be merged: not where they overlap, and not in a table with several columns.
    pub(super) may_pool: bool,
    /// The labels of the field, in the order in which it lists them.
    pub(super) listed: &'a [String],
}

impl Rule<'_> {
    /// Whether a count would disclose too much.
    pub(super) const fn hides(&self, count: u64) -> bool {
        count > 0 && count < self.threshold
    }

    /// The published rows, in their order: it follows what is published and nothing else.
    pub(super) fn publish(
        &self,
        rows: &[ExactRow],
        audit: &mut Audit,
        finish: &mut dyn FnMut(&ExactRow, &mut Row, &mut Audit),
    ) -> Vec<Row> {
        let pool = self.small.pool.as_ref().filter(|_| self.may_pool);
        let is_small = |row: &&ExactRow| row.counts.iter().any(|count| self.hides(count.reveal()));
        let (small, large): (Vec<&ExactRow>, Vec<&ExactRow>) = rows.iter().partition(is_small);
        let shown = if pool.is_some() { large } else { rows.iter().collect() };
        let mut published: Vec<Row> = shown
            .into_iter()
            .map(|exact| {
                let mut row = Row {
                    label: exact.label.clone(),
                    role: exact.role,
                    period: exact.period.clone(),
                    ..Row::default()
                };
                let mut values: Vec<Value> =
                    exact.counts.iter().map(|count| self.value(count.reveal(), &exact.label, audit)).collect();
                if let [_] = values.as_slice() {
                    row.value = values.pop();
                } else {
                    row.values = values;
                }
                finish(exact, &mut row, audit);
                row
            })
            .collect();
        self.sort(&mut published);
        if let Some(label) = pool.filter(|_| !small.is_empty()) {
            published.push(self.pooled(label, &small, audit));
        }
        published
    }

    fn value(&self, count: u64, label: &str, audit: &mut Audit) -> Value {
        if !self.hides(count) {
            return Value::count(count);
        }
        audit.hide(self.place, &[label], Treatment::Masked);
        self.masked()
    }

    /// What stands in place of a count.
    pub(super) fn masked(&self) -> Value {
        Value::Masked { masked: self.words(), notes: self.small.notes.clone() }
    }

    fn words(&self) -> String {
        self.small.mask.as_deref().unwrap_or(self.mask).to_owned()
    }

    fn pooled(&self, label: &str, members: &[&ExactRow], audit: &mut Audit) -> Row {
        let labels: Vec<&str> = members.iter().map(|row| row.label.as_str()).collect();
        audit.hide(self.place, &labels, Treatment::Pooled);
        let pooled = members.iter().flat_map(|row| &row.counts).map(|count| count.reveal()).sum();
        // One small row by itself, or two that are one each, are still a small count.
        let value = if self.hides(pooled) {
            audit.hide(self.place, &[label], Treatment::Masked);
            Value::Masked { masked: self.words(), notes: Vec::new() }
        } else {
            Value::Pooled { pooled, percent: None, notes: Vec::new() }
        };
        Row { label: label.to_owned(), value: Some(value), notes: self.small.notes.clone(), ..Row::default() }
    }

    fn sort(&self, rows: &mut [Row]) {
        let listed = |row: &Row| self.listed.iter().position(|label| *label == row.label).unwrap_or(usize::MAX);
        let name = |row: &Row| fold(&row.label);
        // A masked row says nothing of its count, so it cannot stand where the count would put it.
        let count = |row: &Row| row.figures().first().and_then(Value::published_count);
        match self.order {
            _ if rows.iter().any(|row| row.period.is_some()) => {}
            Order::Count => {
                rows.sort_by_cached_key(|row| (count(row).is_none(), Reverse(count(row)), listed(row), name(row)));
            }
            Order::Listed => rows.sort_by_cached_key(|row| (listed(row), name(row))),
            Order::Alphabetical => rows.sort_by_cached_key(name),
        }
    }
}

impl Audit {
    pub(super) fn hide(&mut self, place: &str, rows: &[&str], treatment: Treatment) {
        let rows = rows.iter().map(|row| (*row).to_owned());
        match self.hidden.iter_mut().find(|hidden| hidden.place == place && hidden.treatment == treatment) {
            Some(hidden) => hidden.rows.extend(rows),
            None => self.hidden.push(Hidden { place: place.to_owned(), rows: rows.collect(), treatment }),
        }
    }
}
