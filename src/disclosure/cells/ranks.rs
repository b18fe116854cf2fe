//! Conclusions from the rank of a jurisdiction about the counts of the others.

use std::cmp::Ordering;

use super::collect::{Collector, FigureCells, Layout};
use super::registry::{CellId, Name};
use crate::disclosure::attacker::knowledge::{Knowledge, Source};
use crate::disclosure::exact::Exact;
use crate::disclosure::population::Subset;
use crate::plan::FigurePlan;
use crate::tabulate::{ExactFigure, Standing};

impl Collector<'_> {
    /// Notes how the count of each ranked figure compares with those of the other jurisdictions, where the report prints
    /// anything of these.
    pub(in crate::disclosure) fn ranks(&mut self, layout: &mut Layout) {
        let Some(field) = self.plan.jurisdiction.as_ref() else { return };
        let own = self.keys.kinds.labelled(field, [self.tabulation.jurisdiction.name.as_str()]);
        let is_of_others = |subset: &Subset| *subset != own;
        let mut keys = self.registry.cells.iter().flat_map(|cell| &cell.keys);
        let has_others = keys.any(|key| key.what.get(field).is_none_or(is_of_others));
        // That others are fewer tells no exact count, but may leave too little open.
        if !has_others && self.plan.protection.policy().width < 2 {
            return;
        }
        let exact = self.tabulation.sections.iter().flat_map(|section| &section.figures);
        let exact = self.tabulation.headline.iter().chain(exact);
        let figures: Vec<(&FigurePlan, &ExactFigure)> = self.plan.report.figures().zip(exact).collect();
        let cells = layout.sections.iter_mut().flat_map(|section| &mut section.figures);
        for ((wanted, exact), cells) in figures.into_iter().zip(layout.headline.iter_mut().chain(cells)) {
            if let (Some(rank), Some(Standing::Counted(counts))) = (&wanted.rank, &exact.standing)
                && counts.len() == rank.among as usize
            {
                cells.others = self.others(field, wanted, exact, counts);
            }
        }
    }

    fn others(
        &mut self,
        field: &str,
        wanted: &FigurePlan,
        exact: &ExactFigure,
        counts: &[(String, Exact)],
    ) -> Vec<(CellId, Ordering)> {
        let everywhere = self.keys.everywhere(&wanted.measure, &wanted.conditions, self.keys.period());
        let others = counts.iter().filter(|(name, _)| *name != self.tabulation.jurisdiction.name);
        let mut found = Vec::new();
        for (name, other) in others {
            let key = everywhere.within(field, self.keys.kinds.labelled(field, [name.as_str()]));
            let cell =
                self.registry.cell(key, *other, Name { place: name.clone(), label: self.wording(&wanted.label) });
            found.push((cell, other.order(exact.count)));
        }
        found
    }
}

impl FigureCells {
    /// Learns what a printed place tells, and more than that: who is ahead, and who behind.
    pub(in crate::disclosure) fn tell_rank(&self, knowledge: &mut Knowledge) {
        for (other, than) in &self.others {
            // A place is given only where all jurisdictions have something to be ranked by.
            knowledge.bound(*other, (1, None));
            let terms = [(*other, 1), (self.count, -1)];
            let (range, first, second) = match than {
                Ordering::Less => ((None, Some(-1)), self.count, *other),
                Ordering::Equal => ((Some(0), Some(0)), self.count, *other),
                Ordering::Greater => ((Some(1), None), *other, self.count),
            };
            knowledge.fact(&terms, range, Source::Order { first, second });
        }
    }
}
