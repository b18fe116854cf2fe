use std::collections::BTreeSet;

use super::Problem;
use crate::disclosure::cells::collect::{RowCells, TableCells};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Decision, Level};
use crate::plan::{SmallPlan, TablePlan};
use crate::tabulate::ExactTable;

/// Rows of a table, or the parts of a row, and what becomes of small ones.
struct Merging<'a> {
    level: Level,
    rows: &'a [RowCells],
    small: &'a SmallPlan,
    /// The row that these are parts of.
    whole: Option<&'a RowCells>,
    /// `true` if they may be merged.
    merges: bool,
}

impl Problem<'_> {
    /// Lets larger rows join the merged ones until these tell nothing of their members.
    pub(super) fn complete_pools(&self, decision: &mut Decision) {
        let levels = self.merging_levels();
        // A row that joins in one table may be a row of another one.
        loop {
            let before = decision.hidden.len();
            for Merging { level, rows, whole, .. } in &levels {
                if whole.is_none_or(|row| !hides(decision, row)) {
                    self.complete(decision, *level, rows);
                }
            }
            if decision.hidden.len() == before {
                break;
            }
        }
    }

    /// The counts of each level that merges its small rows, with the count that these are the parts of.
    pub(super) fn merging(&self, decision: &Decision) -> Vec<(BTreeSet<CellId>, Option<CellId>)> {
        let levels = self.merging_levels();
        let prints = levels.iter().filter(|merging| {
            !decision.silent.contains(&merging.level) && merging.whole.is_none_or(|row| !hides(decision, row))
        });
        let cells = |merging: &Merging| {
            let cells = merging.rows.iter().flat_map(|row| row.cells.iter().copied()).collect();
            (cells, merging.whole.and_then(|row| row.cells.first().copied()))
        };
        prints.map(cells).collect()
    }

    /// The levels whose merged rows print what their members are together, or whose masks may say that counts are small.
    pub(super) fn telling_levels(&self, decision: &Decision) -> BTreeSet<Level> {
        let tells = |merging: &Merging| {
            (merging.small.pool.is_some() || merging.small.mask.is_some())
                && !decision.silent.contains(&merging.level)
                && merging.rows.iter().any(|row| hides(decision, row))
                && merging.whole.is_none_or(|row| !hides(decision, row))
        };
        self.levels().into_iter().filter(tells).map(|merging| merging.level).collect()
    }

    fn merging_levels(&self) -> Vec<Merging<'_>> {
        let mut found = self.levels();
        found.retain(|merging| merging.merges && merging.small.pool.is_some());
        found
    }

    fn levels(&self) -> Vec<Merging<'_>> {
        let mut found = Vec::new();
        let sections = self.plan.report.sections.iter().zip(&self.layout.sections).zip(&self.tabulation.sections);
        for (section, ((wanted, cells), exact)) in sections.enumerate() {
            for (table, ((wanted, cells), exact)) in
                wanted.tables.iter().zip(&cells.tables).zip(&exact.tables).enumerate()
            {
                if let (Some(cells), Some(exact)) = (cells, exact) {
                    found.extend(levels(Level { section, table, row: None }, wanted, cells, exact));
                }
            }
        }
        found
    }

    fn complete(&self, decision: &mut Decision, level: Level, rows: &[RowCells]) {
        let truth = |row: &RowCells| row.cells.first().and_then(|cell| self.registry.cells[*cell].truth).unwrap_or(0);
        let mut members: Vec<u64> = rows.iter().filter(|row| hides(decision, row)).map(truth).collect();
        let mut others: Vec<&RowCells> = rows
            .iter()
            .filter(|row| !hides(decision, row) && (truth(row) > 0 || self.policy.zeros_sensitive))
            .collect();
        others.sort_by_key(|row| truth(row));
        let mut others = others.into_iter();
        let cells: Vec<CellId> = rows.iter().flat_map(|row| row.cells.iter().copied()).collect();
        let least = self.least_sum(&cells);
        while !members.is_empty() && !decision.silent.contains(&level) && !self.tells_nothing(&members, least) {
            let Some(next) = others.next() else {
                decision.silent.insert(level);
                return;
            };
            members.push(truth(next));
            decision.hidden.extend(&next.cells);
        }
    }

    /// Returns whether a merged row of these members may print their sum: it is no small count itself, and leaves of
    /// every member as much open as the policy asks.
    fn tells_nothing(&self, members: &[u64], least_sum: u64) -> bool {
        let policy = self.policy;
        let sum: u64 = members.iter().sum();
        let others = members.len() as u64 - 1;
        let least = policy.least_hidden();
        let all_small = members.iter().all(|member| policy.is_sensitive(*member));
        let most = if all_small { policy.threshold - 1 } else { sum };
        let low = sum.saturating_sub(others.saturating_mul(most)).max(least);
        let high = sum.saturating_sub(others * least).min(most);
        others > 0 && sum >= policy.threshold && sum >= least_sum && high >= low + policy.width
    }
}

fn hides(decision: &Decision, row: &RowCells) -> bool {
    row.cells.iter().any(|cell| decision.hides(*cell))
}

/// The rows of a table, and the parts of each.
fn levels<'a>(level: Level, wanted: &'a TablePlan, cells: &'a TableCells, exact: &'a ExactTable) -> Vec<Merging<'a>> {
    let mut found = Vec::new();
    let merges = exact.may_merge(&exact.rows);
    found.push(Merging { level, rows: &cells.rows, small: &wanted.small, whole: None, merges });
    if let Some(within) = &wanted.within {
        for (row, (of_row, cells)) in exact.rows.iter().zip(&cells.rows).enumerate() {
            let small = within.of.get(&of_row.label).unwrap_or(&wanted.small);
            found.push(Merging {
                level: Level { row: Some(row), ..level },
                rows: &cells.parts,
                small,
                whole: Some(cells),
                merges: exact.may_merge(&of_row.parts),
            });
        }
    }
    found
}
