use super::Problem;
use crate::disclosure::collect::{RowCells, TableCells};
use crate::disclosure::decision::{Decision, Level};
use crate::plan::{SmallPlan, TablePlan};
use crate::tabulate::ExactTable;

impl Problem<'_> {
    /// Lets larger rows join the merged ones until these tell nothing of their members.
    pub(super) fn complete_pools(&self, decision: &mut Decision) {
        // A row that joins in one table may be a row of another one.
        loop {
            let before = decision.clone();
            for (section, wanted) in self.plan.report.sections.iter().enumerate() {
                for (table, wanted) in wanted.tables.iter().enumerate() {
                    let level = Level { section, table, row: None };
                    let (Some(cells), Some(exact)) = (self.cells(level), self.exact(level)) else { continue };
                    self.complete_table(decision, level, wanted, cells, exact);
                }
            }
            if *decision == before {
                break;
            }
        }
    }

    fn cells(&self, level: Level) -> Option<&TableCells> {
        self.layout.sections.get(level.section)?.tables.get(level.table)?.as_ref()
    }

    fn exact(&self, level: Level) -> Option<&ExactTable> {
        self.tabulation.sections.get(level.section)?.tables.get(level.table)?.as_ref()
    }

    fn complete_table(
        &self,
        decision: &mut Decision,
        level: Level,
        wanted: &TablePlan,
        cells: &TableCells,
        exact: &ExactTable,
    ) {
        if exact.overlaps || !exact.columns.is_empty() {
            return;
        }
        self.complete(decision, level, &wanted.small, &cells.rows);
        let Some(within) = &wanted.within else { return };
        for (row, (exact, cells)) in exact.rows.iter().zip(&cells.rows).enumerate() {
            let small = within.of.get(&exact.label).unwrap_or(&wanted.small);
            let is_hidden = cells.cells.iter().any(|cell| decision.hides(*cell));
            if !is_hidden {
                self.complete(decision, Level { row: Some(row), ..level }, small, &cells.parts);
            }
        }
    }

    fn complete(&self, decision: &mut Decision, level: Level, small: &SmallPlan, rows: &[RowCells]) {
        if small.pool.is_none() {
            return;
        }
        let truth = |row: &RowCells| row.cells.first().and_then(|cell| self.world.cells[*cell].truth).unwrap_or(0);
        let is_hidden = |decision: &Decision, row: &RowCells| row.cells.iter().any(|cell| decision.hides(*cell));
        let mut members: Vec<u64> = rows.iter().filter(|row| is_hidden(decision, row)).map(truth).collect();
        let mut others: Vec<&RowCells> = rows
            .iter()
            .filter(|row| !is_hidden(decision, row) && (truth(row) > 0 || self.policy.zeros_sensitive))
            .collect();
        others.sort_by_key(|row| truth(row));
        let mut others = others.into_iter();
        while !members.is_empty() && !self.tells_nothing(&members) {
            let Some(next) = others.next() else {
                decision.silent.insert(level);
                return;
            };
            members.push(truth(next));
            decision.hidden.extend(&next.cells);
        }
    }

    /// Whether a merged row of these members may print their sum: it is no small count itself, and leaves of every
    /// member as much open as the policy asks.
    fn tells_nothing(&self, members: &[u64]) -> bool {
        let policy = self.policy;
        let sum: u64 = members.iter().sum();
        let others = members.len() as u64 - 1;
        let least = policy.least_hidden();
        let all_small = members.iter().all(|member| policy.is_sensitive(*member));
        let most = if all_small { policy.threshold - 1 } else { sum };
        let low = sum.saturating_sub(others.saturating_mul(most)).max(least);
        let high = sum.saturating_sub(others * least).min(most);
        others > 0 && sum >= policy.threshold && sum >= policy.sum && high >= low + policy.width
    }
}
