use std::cmp::Reverse;

use crate::disclosure::cells::collect::RowCells;
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Context, Decision, Level, Represents};
use crate::disclosure::exact::Exact;
use crate::locale::Words;
use crate::plan::{Order, SmallPlan, fold};
use crate::report::{Role, Row, Value};
use crate::tabulate::ExactRow;

/// Rule by which the rows of one level of a table are published.
pub(in crate::disclosure) struct Rule<'a> {
    pub(in crate::disclosure) context: Context<'a>,
    pub(in crate::disclosure) level: Level,
    pub(in crate::disclosure) small: &'a SmallPlan,
    pub(in crate::disclosure) mask: Mask<'a>,
    pub(in crate::disclosure) order: Order,
    /// `true` if rows may be merged: not where they overlap, and not in a table with several columns.
    pub(in crate::disclosure) may_pool: bool,
    /// `true` if all counts are rounded, or have noise.
    pub(in crate::disclosure) is_altered: bool,
    /// The labels of the field, in the order in which it lists them.
    pub(in crate::disclosure) listed: &'a [String],
    /// The labels of rows that are printed even if nothing was counted.
    pub(in crate::disclosure) always: &'a [String],
    pub(in crate::disclosure) words: &'static Words,
    /// The notes of merged rows with larger members, which bound no count.
    pub(in crate::disclosure) notes_of_larger: Vec<String>,
}

/// Value printed in place of a count.
#[derive(Clone)]
pub(in crate::disclosure) struct Mask<'a> {
    pub(in crate::disclosure) words: &'a str,
    pub(in crate::disclosure) notes: Vec<String>,
}

/// A row as it is published, and what its values stand for.
pub(in crate::disclosure) struct Published {
    pub(in crate::disclosure) row: Row,
    pub(in crate::disclosure) represents: Vec<Represents>,
    pub(in crate::disclosure) parts: Vec<Published>,
}

/// Completes a row, given with its place and counts, and says what its parts are.
type Finish<'f> = dyn FnMut((usize, &ExactRow, &RowCells), &mut Row) -> Vec<Published> + 'f;

impl Mask<'_> {
    pub(in crate::disclosure) fn value(&self) -> Value {
        Value::Masked { masked: self.words.to_owned(), notes: self.notes.clone() }
    }
}

impl Rule<'_> {
    /// The published rows, in their order: it follows what is published and nothing else.
    pub(in crate::disclosure) fn publish(
        &self,
        rows: &[ExactRow],
        cells: &[RowCells],
        finish: &mut Finish,
    ) -> Vec<Published> {
        let pool = self.small.pool.as_ref().filter(|_| self.may_pool);
        let mut published = Vec::new();
        let mut members = Vec::new();
        for (place, (exact, cells)) in rows.iter().zip(cells).enumerate() {
            let is_hidden = cells.cells.iter().any(|cell| self.context.decision.hides(*cell));
            if is_hidden && !self.cannot_be(exact, cells) && pool.is_some() {
                members.extend(exact.counts.iter().zip(&cells.cells).map(|(count, cell)| (*count, *cell)));
                continue;
            }
            if self.is_altered_away(exact, cells) || self.cannot_be(exact, cells) {
                continue;
            }
            let mut row =
                Row { label: exact.label.clone(), role: exact.role, period: exact.period.clone(), ..Row::default() };
            let counts = exact.counts.iter().zip(&cells.cells);
            let mut values: Vec<Value> = counts.map(|(count, cell)| self.value(*count, *cell)).collect();
            let represents = cells.cells.iter().map(|cell| self.context.decision.represents(*cell)).collect();
            if let [_] = values.as_slice() {
                row.value = values.pop();
            } else {
                row.values = values;
            }
            let parts = finish((place, exact, cells), &mut row);
            published.push(Published { row, represents, parts });
        }
        self.sort(&mut published);
        if let Some(label) = pool.filter(|_| !members.is_empty()) {
            published.push(self.pooled(label, &members));
        }
        published
    }

    /// Returns whether a row prints nothing but zeros because its counts are altered. As rows of which nothing was
    /// counted are not printed, it would say that something was.
    fn is_altered_away(&self, row: &ExactRow, cells: &RowCells) -> bool {
        let decision = self.context.decision;
        let is_zero =
            |cell: &CellId| !decision.hides(*cell) && decision.altered.get(cell).is_some_and(|it| it.printed == 0);
        cells.cells.iter().all(is_zero) && row.period.is_none() && !self.always.contains(&row.label)
    }

    /// Returns whether readers know that nothing is in a row, as a town that lies in another county.
    fn cannot_be(&self, row: &ExactRow, cells: &RowCells) -> bool {
        let is_empty = |cell: &CellId| self.context.registry.cells[*cell].is_empty;
        row.period.is_none() && !self.always.contains(&row.label) && cells.cells.iter().all(is_empty)
    }

    fn value(&self, count: Exact, cell: CellId) -> Value {
        if self.context.decision.hides(cell) {
            return self.mask.value();
        }
        self.context.decision.value(cell, count, self.is_altered)
    }

    /// The row of everything that is merged. Where larger categories had to join, its name does not say that all were
    /// small.
    fn pooled(&self, label: &str, members: &[(Exact, CellId)]) -> Published {
        let decision = self.context.decision;
        let is_wordless = decision.wordless.contains(&self.level);
        let small = !is_wordless && members.iter().all(|(_, cell)| self.context.is_small(*cell));
        let larger = || self.small.pool_with_larger.as_deref().unwrap_or(self.words.pooled_with_larger);
        let (label, notes) = if small { (label, &self.small.notes) } else { (larger(), &self.notes_of_larger) };
        let value = if decision.silent.contains(&self.level) {
            Value::Masked { masked: self.context.policy.mask.clone(), notes: Vec::new() }
        } else {
            Decision::pooled(members.iter().map(|(count, _)| *count).sum())
        };
        let row = Row { label: label.to_owned(), value: Some(value), notes: notes.clone(), ..Row::default() };
        let members = members.iter().map(|(_, cell)| *cell).collect();
        Published { row, represents: vec![Represents::Pool { members, small }], parts: Vec::new() }
    }

    fn sort(&self, rows: &mut [Published]) {
        let listed = |row: &Row| self.listed.iter().position(|label| *label == row.label).unwrap_or(usize::MAX);
        let name = |row: &Row| fold(&row.label);
        // A masked row says nothing of its count, so it cannot be where the count would put it.
        let count = |row: &Row| row.figures().first().and_then(Value::published_count);
        let largest = |row: &Row| (count(row).is_none(), Reverse(count(row)), listed(row), name(row));
        match self.order {
            _ if rows.iter().any(|published| published.row.period.is_some()) => {}
            Order::Count => rows.sort_by_cached_key(|Published { row, .. }| largest(row)),
            Order::KnownFirst => {
                rows.sort_by_cached_key(|Published { row, .. }| (row.role != Role::Category, largest(row)));
            }
            Order::Listed => rows.sort_by_cached_key(|Published { row, .. }| (listed(row), name(row))),
            Order::Alphabetical => rows.sort_by_cached_key(|Published { row, .. }| name(row)),
        }
    }
}
