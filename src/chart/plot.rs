use super::Kind;
use super::time::Timeline;
use crate::report::{Base, CellState, ChartKind, Decimal, Line, Report, Role, Table, TableView, Value};

/// More columns than this make groups of bars that nobody can read.
const MOST_COLUMNS: usize = 4;
/// More columns than this make too many small pictures.
const MOST_OVER_TIME: usize = 12;

/// Contents of a table's bars: some of its columns, all on one scale.
pub(super) struct Plot<'r> {
    pub(super) view: TableView<'r>,
    /// The columns that are drawn.
    pub(super) columns: Vec<usize>,
    /// The largest magnitude of a bar.
    pub(super) most: u64,
}

/// Measure that the length of a bar shows. Bars of different measures have no common scale.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measured {
    Count,
    Share,
    Number,
    Duration,
    /// A rate per so many.
    Rate(u64),
}

/// Role of a value for a bar.
enum Size {
    /// It has a length.
    Is(Measured, u64),
    /// Words are in its place.
    Words,
    /// No bar that begins at zero can show it: a change, a rank, a negative number.
    Unfit,
}

impl Size {
    fn of(value: &Value) -> Self {
        let sized = |measured, number: Option<Decimal>| {
            number.and_then(magnitude).map_or(Self::Unfit, |number| Self::Is(measured, number))
        };
        match value {
            Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => Self::Is(Measured::Count, *count),
            Value::Share { percent, .. } => sized(Measured::Share, Some(*percent)),
            Value::Number { number, .. } => sized(Measured::Number, Some(*number)),
            Value::Duration { duration, .. } => Self::Is(Measured::Duration, duration.seconds().into()),
            Value::Rate { rate, .. } => sized(Measured::Rate(rate.per), rate.shown()),
            Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. } => Self::Words,
            Value::Change { .. } | Value::Rank { .. } => Self::Unfit,
        }
    }
}

/// A decimal in millionths, if it is not negative.
fn magnitude(number: Decimal) -> Option<u64> {
    let places = 6_u32.checked_sub(u32::from(number.decimals()))?;
    u64::try_from(number.units()).ok()?.checked_mul(10_u64.pow(places))
}

/// The length of a value on the scale of its table, if it has one.
pub(super) fn length_of(value: &Value) -> Option<u64> {
    if let Size::Is(_, size) = Size::of(value) { Some(size) } else { None }
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
        let of_parents = measured? == Measured::Share && table.base == Base::Parent && nested;
        let asked_for = table.chart == ChartKind::Bars;
        let most_columns = if !asked_for && Timeline::of(&view).is_some() { MOST_OVER_TIME } else { MOST_COLUMNS };
        if columns.len() > most_columns || of_parents || (!asked_for && units_differ(&view, &columns)) {
            return None;
        }
        let values = view.body().flat_map(|(_, line)| columns.iter().filter_map(|column| line.cells.get(*column)));
        let most = values.filter_map(|cell| length_of(cell.value)).max()?;
        Some(Self { view, columns, most })
    }

    /// Puts the rows into an order of the reader's; those that it does not name come last, as published.
    pub(super) fn arrange(&mut self, order: &str) {
        let mut rest = std::mem::take(&mut self.view.lines);
        for pointer in order.split(' ') {
            if let Some(place) = rest.iter().position(|line| line.pointer == pointer) {
                self.view.lines.push(rest.remove(place));
            }
        }
        self.view.lines.append(&mut rest);
    }

    pub(super) fn kind(&self) -> Kind {
        match () {
            () if self.view.table.chart != ChartKind::Bars && Timeline::of(&self.view).is_some() => Kind::Time,
            () if self.is_nested() => Kind::NestedBars,
            () => Kind::Bars,
        }
    }

    pub(super) fn is_nested(&self) -> bool {
        self.view.lines.iter().any(|line| line.level > 0)
    }
}

/// Returns the measure of all figures of a column, if it is the same.
fn measured_by(view: &TableView, column: usize) -> Option<Measured> {
    common(view.body().filter_map(|(_, line)| line.cells.get(column)).map(|cell| cell.value)).flatten()
}

/// Returns the measure of all values, if any measures something; `None` where they have no common scale.
#[expect(clippy::option_option, reason = "outside: is there one scale; inside: is there anything on it")]
fn common<'v>(values: impl Iterator<Item = &'v Value>) -> Option<Option<Measured>> {
    let mut common = None;
    for value in values {
        match Size::of(value) {
            Size::Is(measured, _) if common.is_none_or(|common| common == measured) => common = Some(measured),
            Size::Is(..) | Size::Unfit => return None,
            Size::Words => {}
        }
    }
    Some(common)
}

/// Returns whether values can share one scale; words are on any.
pub(super) fn have_one_scale<'v>(values: impl Iterator<Item = &'v Value>) -> bool {
    common(values).is_some()
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
