//! Counts that are not printed as they are: rounded, or with noise.

use std::collections::{BTreeMap, BTreeSet};

use super::cell_key::Noise;
use super::cells::collect::{Layout, RowCells};
use super::cells::registry::{CellId, CellRegistry};
use super::decision::Alteration;
use super::rounding::{Additive, planned};
use crate::plan::{CellKeyPlan, Plan, RoundPlan, TableTreatment, Treatment};
use crate::tabulate::Tabulation;

/// Returns the values printed in place of the counts that the plan has altered.
///
/// # Errors
/// If counts are to have noise and no records with keys are behind them, or no rounding keeps all sums: in words.
pub(super) fn alter(
    plan: &Plan,
    tabulation: &Tabulation,
    registry: &CellRegistry,
    layout: &Layout,
) -> Result<BTreeMap<CellId, Alteration>, String> {
    let mut altered = BTreeMap::new();
    let of_plan = &plan.protection.treatment;
    let name = format!("{}/{}/{:?}", plan.id, tabulation.jurisdiction.name, tabulation.scope.start);
    match of_plan {
        Treatment::Suppress => {}
        Treatment::Round(round) => {
            let wanted = cells(plan, layout, true, |own| !matches!(own, Some(TableTreatment::Suppress)));
            rounded(registry, &wanted, round, &name, &mut altered)?;
        }
        Treatment::CellKey(noise) => {
            let wanted = cells(plan, layout, true, |own| own.is_none());
            perturbed(registry, &wanted, noise, plan.protection.policy().threshold, &mut altered)?;
        }
    }
    // A table of its own mind: each base by itself, so that tables that share counts keep their sums together.
    let mut of_tables: Vec<&RoundPlan> = Vec::new();
    for table in plan.report.sections.iter().flat_map(|section| &section.tables) {
        if let Some(TableTreatment::Round(round)) = &table.treatment
            && !of_tables.contains(&round)
        {
            of_tables.push(round);
        }
    }
    for round in of_tables {
        let wanted = cells(plan, layout, false, |own| own == Some(&TableTreatment::Round(round.clone())));
        let wanted = wanted.into_iter().filter(|cell| !altered.contains_key(cell)).collect();
        rounded(registry, &wanted, round, &name, &mut altered)?;
    }
    Ok(altered)
}

/// The counts of some tables; with `others`, those of figures and maps, too.
fn cells(
    plan: &Plan,
    layout: &Layout,
    others: bool,
    takes: impl Fn(Option<&TableTreatment>) -> bool,
) -> BTreeSet<CellId> {
    let mut found = BTreeSet::new();
    for (wanted, cells) in plan.report.sections.iter().zip(&layout.sections) {
        for (wanted, cells) in wanted.tables.iter().zip(&cells.tables) {
            let Some(cells) = cells.as_ref().filter(|_| takes(wanted.treatment.as_ref())) else { continue };
            found.extend(cells.totals.iter().chain(&cells.respondents));
            cells.rows.iter().for_each(|row| of_row(row, &mut found));
        }
        found.extend(cells.map.iter().filter(|_| others));
    }
    let figures = layout.headline.iter().chain(layout.sections.iter().flat_map(|section| &section.figures));
    found.extend(figures.filter(|_| others).flat_map(|figure| std::iter::once(figure.count).chain(figure.before)));
    found
}

fn of_row(row: &RowCells, found: &mut BTreeSet<CellId>) {
    found.extend(&row.cells);
    row.parts.iter().for_each(|part| of_row(part, found));
}

fn rounded(
    registry: &CellRegistry,
    wanted: &BTreeSet<CellId>,
    plan: &RoundPlan,
    name: &str,
    altered: &mut BTreeMap<CellId, Alteration>,
) -> Result<(), String> {
    let order: Vec<CellId> = wanted.iter().copied().collect();
    let places: BTreeMap<CellId, usize> = order.iter().enumerate().map(|(place, cell)| (*cell, place)).collect();
    let sums = registry.relations.iter().filter_map(|relation| {
        let parts = relation.parts.iter().map(|part| places.get(part).copied()).collect::<Option<Vec<usize>>>()?;
        Some((*places.get(&relation.total)?, parts))
    });
    let truth = |cell: &CellId| registry.cells[*cell].truth.unwrap_or(0);
    let table = Additive { values: order.iter().map(truth).collect(), sums: sums.collect() };
    let rounded = planned(&table, plan, name).map_err(|fault| fault.to_string())?;
    // Farther than the next multiple only where sums could not be kept otherwise: twice as far, readers are told.
    let base = u64::from(plan.base);
    let slack = if rounded.adjacent { base - 1 } else { 2 * base - 1 };
    for (cell, printed) in order.into_iter().zip(rounded.values) {
        altered.insert(cell, Alteration { printed, slack: slack.max(printed.abs_diff(truth(&cell))), is_noise: false });
    }
    Ok(())
}

fn perturbed(
    registry: &CellRegistry,
    wanted: &BTreeSet<CellId>,
    plan: &CellKeyPlan,
    threshold: u64,
    altered: &mut BTreeMap<CellId, Alteration>,
) -> Result<(), String> {
    let noise = Noise::planned(plan, threshold).ok_or("There is no noise of this kind.")?;
    for cell in wanted {
        let Some(exact) = registry.cells[*cell].exact else { continue };
        let printed = noise.published(exact).map_err(|fault| fault.to_string())?;
        altered.insert(*cell, Alteration { printed, slack: u64::from(plan.largest), is_noise: true });
    }
    Ok(())
}
