//! The same report of other counts.

use crate::disclosure::cells::collect::{FigureCells, Layout, RowCells};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::exact::Exact;
use crate::tabulate::{ExactFigure, ExactRow, Tabulation};

/// The tabulation of a layout with other counts.
pub(super) fn with_counts(tabulation: &Tabulation, layout: &Layout, count: &dyn Fn(CellId) -> u64) -> Tabulation {
    let mut other = tabulation.clone();
    let set = |exact: &mut Exact, cell: CellId| *exact = Exact::new(count(cell));
    figures(&mut other.headline, &layout.headline, &set);
    for (section, cells) in other.sections.iter_mut().zip(&layout.sections) {
        figures(&mut section.figures, &cells.figures, &set);
        for (place, cell) in section.map.iter_mut().flat_map(|map| &mut map.places).zip(&cells.map) {
            set(&mut place.2, *cell);
        }
        for (table, cells) in section.tables.iter_mut().zip(&cells.tables) {
            let (Some(table), Some(cells)) = (table, cells) else { continue };
            table.totals.iter_mut().zip(&cells.totals).for_each(|(exact, cell)| set(exact, *cell));
            if let Some(cell) = cells.respondents {
                set(&mut table.respondents, cell);
            }
            rows(&mut table.rows, &cells.rows, &set);
        }
    }
    other
}

fn figures(figures: &mut [ExactFigure], cells: &[FigureCells], set: &dyn Fn(&mut Exact, CellId)) {
    for (figure, cells) in figures.iter_mut().zip(cells) {
        set(&mut figure.count, cells.count);
        if let Some((before, cell)) = figure.before.as_mut().zip(cells.before) {
            set(&mut before.count, cell);
        }
    }
}

fn rows(rows_of: &mut [ExactRow], cells: &[RowCells], set: &dyn Fn(&mut Exact, CellId)) {
    for (row, cells) in rows_of.iter_mut().zip(cells) {
        row.counts.iter_mut().zip(&cells.cells).for_each(|(exact, cell)| set(exact, *cell));
        rows(&mut row.parts, &cells.parts, set);
    }
}
