use super::Kind;
use super::scene::Ink;
use super::time::Timeline;
use crate::report::scale::{Measured, common};
pub(super) use crate::report::scale::{have_one_scale, length_of, scaled_like};
use crate::report::{Base, CellState, ChartKind, Line, Report, Role, Table, TableView};

/// More columns than this make groups of bars that nobody can read: each has a small chart of its own.
pub(crate) const MOST_GROUPED: usize = 4;
/// More columns than this make too many small charts.
const MOST_COLUMNS: usize = 12;

/// Contents of a table's bars: some of its columns, all on one scale.
pub(super) struct Plot<'r> {
    pub(super) view: TableView<'r>,
    /// The columns that are drawn.
    pub(super) columns: Vec<usize>,
    /// The largest magnitude of a bar, and of the benchmark.
    pub(super) most: u64,
    /// The magnitude of the benchmark, if the bars have one.
    pub(super) benchmark: Option<u64>,
    /// The pointer of the row that stands out.
    own: Option<String>,
}

impl<'r> Plot<'r> {
    /// Returns the contents of this table's bars; `None` where they could not be drawn truthfully.
    pub(super) fn new(report: &'r Report, table: &'r Table) -> Option<Self> {
        let view = TableView::new(report, table);
        let (mut columns, mut measured) = (Vec::new(), None);
        for column in 0..table.width() {
            let of_column = measured_by(&view, column);
            // A bar of the sum beside those of its parts would show them twice.
            let is_total = table.columns.get(column).is_some_and(|own| own.total == Some(true));
            if !is_total && of_column.is_some() && (measured.is_none() || measured == of_column) {
                measured = of_column;
                columns.push(column);
            }
        }
        // The shares of different wholes, and counts of different things, have no common scale.
        let nested = view.lines.iter().any(|line| line.level > 0);
        let measured = measured?;
        let of_parents = measured == Measured::Share && table.base == Base::Parent && nested;
        let asked_for = table.chart == ChartKind::Bars;
        if columns.len() > MOST_COLUMNS || of_parents || (!asked_for && units_differ(&view, &columns)) {
            return None;
        }
        let values = view.body().flat_map(|(_, line)| columns.iter().filter_map(|column| line.cells.get(*column)));
        let most = values.filter_map(|cell| length_of(cell.value)).max()?;
        let benchmark = benchmark(table, measured);
        let own = report.own_row(table);
        let own = view.body().find(|(_, line)| own.is_some_and(|own| std::ptr::eq(own, line.row)));
        let own = own.map(|(_, line)| line.pointer.clone());
        Some(Self { view, columns, most: most.max(benchmark.unwrap_or(0)), benchmark, own })
    }

    pub(super) fn kind(&self) -> Kind {
        match () {
            () if self.view.table.chart != ChartKind::Bars && Timeline::of(&self.view).is_some() => Kind::Time,
            () if self.is_nested() => Kind::NestedBars,
            () => Kind::Bars,
        }
    }

    /// Returns the colour of a row's bar: the accent where it stands out, by itself or as `otherwise` says where no row
    /// does.
    pub(super) fn ink(&self, line: &Line, column: usize, otherwise: bool) -> Ink {
        let own = self.own.as_ref().map(|own| *own == line.pointer);
        match (own, is_quiet(line, column)) {
            (Some(true), _) => Ink::Accent,
            (_, true) => Ink::Neutral,
            _ if own.unwrap_or(otherwise) => Ink::Accent,
            _ => Ink::AccentLight,
        }
    }

    pub(super) fn is_nested(&self) -> bool {
        self.view.lines.iter().any(|line| line.level > 0)
    }
}

/// Returns the magnitude of a table's benchmark, if it has the measure of its bars.
fn benchmark(table: &Table, measured: Measured) -> Option<u64> {
    let value = &table.benchmark.as_ref()?.value;
    (common(std::iter::once(value)).flatten() == Some(measured)).then(|| length_of(value)).flatten()
}

/// Returns the measure of all figures of a column, if it is the same.
fn measured_by(view: &TableView, column: usize) -> Option<Measured> {
    common(view.body().filter_map(|(_, line)| line.cells.get(column)).map(|cell| cell.value)).flatten()
}

/// Puts the rows of a table into an order of the reader's; those that it does not name come last, as published.
pub(super) fn arrange(view: &mut TableView, order: &str) {
    let mut rest = std::mem::take(&mut view.lines);
    for pointer in order.split(' ') {
        if let Some(place) = rest.iter().position(|line| line.pointer == pointer) {
            view.lines.push(rest.remove(place));
        }
    }
    view.lines.append(&mut rest);
}

fn units_differ(view: &TableView, columns: &[usize]) -> bool {
    let mut units = view.body().flat_map(|(_, line)| {
        let sized = columns
            .iter()
            .filter(|column| line.cells.get(**column).is_some_and(|cell| length_of(cell.value).is_some()));
        sized.map(|column| view.table.unit_of(line.row, *column))
    });
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

/// Returns whether a row is drawn quieter: pooled, other, not specified.
pub(super) fn is_quiet(line: &Line, column: usize) -> bool {
    let pooled = line.cells.get(column).is_some_and(|cell| cell.state == CellState::Pooled);
    pooled || line.row.role != Role::Category
}
