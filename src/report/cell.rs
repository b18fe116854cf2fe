use super::decimal::{Decimal, MAX_DECIMALS};
use super::document::Report;
use super::makings::{Change, Rate};
use super::percent::{change_percent, percent, rate};
use super::table::{Base, Comparison, Row, Table, TableKind};
use super::value::Value;

/// The seven things that a cell can be. They print differently and are never confused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellState {
    /// A figure.
    Count,
    /// Truly none.
    Zero,
    /// More than none, but its percentage prints as zero.
    RoundsToZero,
    /// Small categories merged.
    Pooled,
    /// Withheld.
    Masked,
    /// There can be no such figure.
    NotApplicable,
    /// Nobody counted, or published, it.
    NotCollected,
}

impl CellState {
    /// A stable name for attributes and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Zero => "zero",
            Self::RoundsToZero => "rounds-to-zero",
            Self::Pooled => "pooled",
            Self::Masked => "masked",
            Self::NotApplicable => "not-applicable",
            Self::NotCollected => "not-collected",
        }
    }
}

/// A figure as it is to be shown: its state, and the percentage beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'r> {
    /// Value in the document.
    pub value: &'r Value,
    /// State, one of seven.
    pub state: CellState,
    /// The percentage to show: the printed one where the document gives it, else the computed one.
    pub percent: Option<Decimal>,
    /// Base of the percentage, where it is published.
    pub base: Option<u64>,
}

impl<'r> Cell<'r> {
    /// The cell of a value whose percentages are of `base`, with `decimals`.
    pub fn new(value: &'r Value, base: Option<u64>, decimals: u8) -> Self {
        let computed = value.published_count().zip(base).and_then(|(count, base)| percent(count, base, decimals));
        let shown = value.printed_percent().or(computed);
        let rounds = shown.is_some_and(Decimal::is_zero) && value.percent_qualifier().is_none();
        let state = match value {
            Value::Count { count: 0, .. } => CellState::Zero,
            Value::Pooled { .. } => CellState::Pooled,
            Value::Masked { .. } => CellState::Masked,
            Value::NotApplicable { .. } => CellState::NotApplicable,
            Value::NotCollected { .. } => CellState::NotCollected,
            Value::Count { .. } | Value::Share { rounds_to_zero: true, .. } if rounds => CellState::RoundsToZero,
            Value::Share { .. } if rounds => CellState::Zero,
            _ => CellState::Count,
        };
        Self { value, state, percent: shown, base }
    }

    /// Returns whether a percentage of a hundred stands for less than all.
    pub fn percent_is_high(&self) -> bool {
        let is_all = |percent: Decimal| percent.units_at(MAX_DECIMALS) == 100_000_000;
        let is_part = self.value.published_count().zip(self.base).is_some_and(|(count, base)| count < base);
        is_part && self.percent.is_some_and(is_all) && self.value.percent_qualifier().is_none()
    }

    /// Returns whether a percentage of zero stands for more than nothing here, whatever the state.
    pub fn percent_is_low(&self) -> bool {
        let more_than_nothing = self.value.published_count().is_none_or(|count| count > 0);
        let is_zero = self.percent.is_some_and(Decimal::is_zero) && self.value.percent_qualifier().is_none();
        is_zero && more_than_nothing && self.state != CellState::Zero
    }
}

/// A row in its place: how deep it is nested, under which line, and what its cells show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'r> {
    /// The row.
    pub row: &'r Row,
    /// 0 for a top-level row, 1 for its children, and so on.
    pub level: usize,
    /// The index of the parent's line.
    pub parent: Option<usize>,
    /// JSON Pointer of the row within its table: `/rows/0/children/2`, `/total`.
    pub pointer: String,
    /// `true` if this is the total (or closing) line.
    pub is_total: bool,
    /// One cell per column; empty for a row that is only a label.
    pub cells: Vec<Cell<'r>>,
    /// The change that the table's comparison asks for, where both counts are published and of periods of one length.
    pub change: Option<Change>,
}

/// A table as it is to be shown: its rows flattened in reading order, with computed percentages and changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView<'r> {
    /// The table.
    pub table: &'r Table,
    /// Its rows in reading order, the total last.
    pub lines: Vec<Line<'r>>,
    /// Bases of the percentages, one per column, where one number serves the whole column.
    pub bases: Vec<Option<u64>>,
}

impl<'r> TableView<'r> {
    /// Lays a table of a report out.
    pub fn new(report: &'r Report, table: &'r Table) -> Self {
        let bases = (0..table.width()).map(|column| report.base_count(table, column)).collect();
        let mut view = Self { table, lines: Vec::new(), bases };
        for (index, row) in table.rows.iter().enumerate() {
            view.add(row, None, format!("/rows/{index}"));
        }
        if let Some(total) = &table.total {
            view.add_total(total);
        }
        view.compare();
        view
    }

    fn add(&mut self, row: &'r Row, parent: Option<usize>, pointer: String) {
        let level = parent.map_or(0, |parent| self.lines[parent].level + 1);
        let cells = row.figures().iter().enumerate().map(|(column, value)| {
            let of_parent = || self.lines[parent?].row.figures().get(column)?.published_count();
            let whole = self.bases.get(column).copied().flatten();
            let base = if self.table.base == Base::Parent && parent.is_some() { of_parent() } else { whole };
            Cell::new(value, base, self.table.decimals)
        });
        let cells = cells.collect();
        let index = self.lines.len();
        self.lines.push(Line { row, level, parent, pointer, is_total: false, cells, change: None });
        for (child_index, child) in row.children.iter().enumerate() {
            let pointer = format!("{}/children/{child_index}", self.lines[index].pointer);
            self.add(child, Some(index), pointer);
        }
    }

    /// A total shows a percentage only where the publication prints one; it says nothing otherwise.
    fn add_total(&mut self, row: &'r Row) {
        let cells = row.figures().iter().map(|value| Cell::new(value, None, 0)).collect();
        let pointer = "/total".to_owned();
        self.lines.push(Line { row, level: 0, parent: None, pointer, is_total: true, cells, change: None });
    }

    fn compare(&mut self) {
        if self.table.change == Comparison::None {
            return;
        }
        let changes = if self.table.columns.is_empty() { self.row_changes() } else { self.column_changes() };
        for (line, change) in self.lines.iter_mut().zip(changes) {
            line.change = change;
        }
    }

    /// Rows are periods: each is compared with the one before it in time, or with the earliest, if that is as long.
    fn row_changes(&self) -> Vec<Option<Change>> {
        let start = |line: &Line| line.row.period.as_ref().and_then(|period| period.start);
        let earlier_than = |line: &Line| {
            let own = start(line)?;
            let earlier = self.lines.iter().filter(|other| start(other).is_some_and(|date| date < own));
            match self.table.change {
                Comparison::First => earlier.min_by_key(|other| start(other)),
                _ => earlier.max_by_key(|other| start(other)),
            }
        };
        let change_of = |line: &Line| {
            let earlier = earlier_than(line)?;
            let periods = earlier.row.period.as_ref().zip(line.row.period.as_ref());
            periods.filter(|(one, other)| one.is_as_long_as(other))?;
            change_between(earlier.row.figures().first()?, line.row.figures().first()?)
        };
        self.lines.iter().map(change_of).collect()
    }

    /// Columns are periods: in each row the latest is compared with the one before it, or with the earliest, if that is as
    /// long.
    fn column_changes(&self) -> Vec<Option<Change>> {
        let start = |column: &usize| self.table.columns[*column].period.as_ref().and_then(|period| period.start);
        let dated = || (0..self.table.columns.len()).filter(|column| start(column).is_some());
        let last = dated().max_by_key(start);
        let earlier = || dated().filter(|column| start(column) < last.as_ref().and_then(start));
        let first = match self.table.change {
            Comparison::First => earlier().min_by_key(start),
            _ => earlier().max_by_key(start),
        };
        let period = |column: usize| self.table.columns[column].period.as_ref();
        let is_alike = |&(one, other): &(usize, usize)| {
            period(one).zip(period(other)).is_none_or(|(one, other)| one.is_as_long_as(other))
        };
        let pair = first.zip(last).filter(is_alike);
        let change_of = |line: &Line| {
            let (from, to) = pair?;
            change_between(line.row.figures().get(from)?, line.row.figures().get(to)?)
        };
        self.lines.iter().map(change_of).collect()
    }

    /// Returns whether a column shows percentages at all.
    pub fn has_percent(&self, column: usize) -> bool {
        self.lines.iter().any(|line| line.cells.get(column).is_some_and(|cell| cell.percent.is_some()))
    }

    /// Returns whether a column shows anything but percentages.
    pub fn has_values(&self, column: usize) -> bool {
        let is_value = |value: &Value| !matches!(value, Value::Share { .. });
        self.lines.iter().any(|line| line.cells.get(column).is_some_and(|cell| is_value(cell.value)))
    }

    /// The lines that are not the total.
    pub fn body(&self) -> impl Iterator<Item = (usize, &Line<'r>)> {
        self.lines.iter().enumerate().filter(|(_, line)| !line.is_total)
    }
}

fn change_between(from: &Value, to: &Value) -> Option<Change> {
    let (from, to) = (from.published_count()?, to.published_count()?);
    Some(Change { from: Some(from), to: Some(to), percent: change_percent(from, to, 0), since: None })
}

impl Report {
    /// The number that the percentages of a column are of, where there is one and it is published.
    pub fn base_count(&self, table: &Table, column: usize) -> Option<u64> {
        let of_total = || table.total.as_ref()?.figures().get(column)?.published_count();
        if table.columns.get(column).is_some_and(|own| own.independent) {
            return None;
        }
        match &table.base {
            Base::Total | Base::Parent if table.kind == TableKind::NonCumulative => None,
            Base::Total | Base::Parent => of_total(),
            Base::None | Base::Unpublished(_) => None,
            Base::Figure(id) => self.figure(id)?.value.published_count(),
            Base::Count { count, .. } => Some(*count),
        }
    }
}

impl Rate {
    /// Returns the number of decimals of the computed rate: as many as the printed one, else one.
    const fn decimals(&self) -> u8 {
        match self.printed {
            Some(printed) => printed.decimals(),
            None => 1,
        }
    }

    /// The rate computed from its parts.
    pub fn computed(&self) -> Option<Decimal> {
        rate(self.numerator?, self.denominator?, self.per, self.decimals())
    }

    /// The rate to show: the printed one, else the computed one.
    pub fn shown(&self) -> Option<Decimal> {
        self.printed.or_else(|| self.computed())
    }
}

impl Change {
    /// The percentage computed from the two counts, with the decimals of the printed one.
    pub fn computed(&self) -> Option<Decimal> {
        change_percent(self.from?, self.to?, self.percent.map_or(0, Decimal::decimals))
    }

    /// The percentage to show: the printed one, else the computed one.
    pub fn shown(&self) -> Option<Decimal> {
        self.percent.or_else(|| self.computed())
    }

    /// The change as a signed count.
    pub fn absolute(&self) -> Option<i64> {
        let signed = |count: u64| i64::try_from(count).ok();
        signed(self.to?)?.checked_sub(signed(self.from?)?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::TableView;
    use crate::report::Report;
    use crate::report::testing::node;

    /// The changes of the rows of a table.
    fn changes(table: &Json) -> Vec<Option<i64>> {
        let document = json!({
            "version": 1, "title": "T", "language": "en-US", "publisher": "P", "period": { "label": "All" },
            "jurisdiction": { "name": "Everywhere" }, "sections": [{ "tables": [table] }],
        });
        let (report, _) = Report::from_node(&node(&document)).unwrap();
        let table = report.tables().next().unwrap();
        TableView::new(&report, table).lines.iter().map(|line| line.change.as_ref()?.absolute()).collect()
    }

    #[test]
    fn a_part_of_a_year_is_not_compared_with_a_year() {
        let row = |label: &str, value: u64, start: &str, end: &str| json!({ "label": label, "value": value, "period": { "start": start, "end": end } });
        let rows =
            [row("2021", 70, "2021", "2021"), row("2022", 90, "2022", "2022"), row("Part", 20, "2023-01", "2023-03")];
        let table = json!({ "id": "t", "title": "T", "kind": "trend", "change": "previous", "rows": rows });
        assert_eq!(changes(&table), [None, Some(20), None]);
        let column = |heading: &str, start: &str, end: &str| json!({ "heading": heading, "period": { "start": start, "end": end } });
        let of = |last: Json| {
            json!({ "id": "t", "title": "T", "kind": "non-cumulative", "change": "previous", "base": "none",
                "columns": [column("2021", "2021", "2021"), last], "rows": [{ "label": "Calls", "values": [70, 90] }] })
        };
        assert_eq!(changes(&of(column("2022", "2022", "2022"))), [Some(20)]);
        assert_eq!(changes(&of(column("Part", "2022-01", "2022-06"))), [None]);
    }
}
