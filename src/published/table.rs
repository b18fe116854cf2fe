//! From the head and the rows of a table to the table of a document.

use std::ops::Range;

use super::account::Journal;
use super::datum::Cell;
use super::figures::Ids;
use super::inline::Inline;
use super::line::Line;
use super::notes::Notes;
use super::shape::{Item, Kind};
use super::{dates, words};
use crate::report::{Base, ChartKind, Column, Comparison, Decimal, Period, Role, Row, Table, TableKind, Value};

/// A row as it is printed.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    pub(super) line: usize,
    pub(super) label: Inline,
    pub(super) cells: Vec<Option<Cell>>,
}

/// Rows that stand together, with their head and the line that closes them.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) head: Option<(usize, Vec<Inline>)>,
    /// The lines of the head.
    pub(super) head_lines: Range<usize>,
    pub(super) rows: Vec<Printed>,
    pub(super) closing: Option<(usize, Inline)>,
}

impl Group {
    /// Takes the group that begins at an item, and the place behind it. A table with a head goes on behind notes, as
    /// it does on the next page, until its total.
    pub(super) fn take(items: &[Item]) -> (Self, usize) {
        let mut group = Self::default();
        let mut place = 0;
        if let Some(Item { line, kind: Kind::Head(cells) }) = items.first() {
            group.head = Some((*line, cells.clone()));
            let behind = items.get(1).map_or(line + 1, |next| next.line);
            // The cells of a head may stand on lines of their own.
            group.head_lines = *line..behind.clamp(line + 1, line + cells.len());
            place = 1;
        }
        while let Some(Item { line, kind }) = items.get(place) {
            match kind {
                Kind::Row(label, cells) => {
                    group.rows.push(Printed { line: *line, label: label.clone(), cells: cells.clone() });
                    place += 1;
                }
                Kind::Closing(text) if !group.rows.is_empty() => {
                    group.closing = Some((*line, text.clone()));
                    return (group, place + 1);
                }
                Kind::Note(..) if group.is_open() => {
                    let notes = items[place..].iter().take_while(|item| matches!(item.kind, Kind::Note(..))).count();
                    if !matches!(items.get(place + notes), Some(Item { kind: Kind::Row(..) | Kind::Closing(_), .. })) {
                        break;
                    }
                    place += notes;
                }
                _ => break,
            }
        }
        (group, place.max(1))
    }

    fn is_open(&self) -> bool {
        self.head.is_some() && self.rows.last().is_none_or(|row| !is_total(row))
    }

    /// Whether some cell is a percentage.
    pub(super) fn has_percents(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).flatten().any(|cell| cell.percent().is_some())
    }

    /// Whether a row is the total of the others.
    pub(super) fn has_total(&self) -> bool {
        self.total_place().is_some()
    }

    /// The only row that calls itself a total, if it stands first or last.
    fn total_place(&self) -> Option<usize> {
        let totals: Vec<usize> = (0..self.rows.len()).filter(|row| is_total(&self.rows[*row])).collect();
        let [only] = totals.as_slice() else { return None };
        (self.rows.len() > 1 && (*only == 0 || only + 1 == self.rows.len())).then_some(*only)
    }
}

fn is_total(row: &Printed) -> bool {
    words::prefix(&row.label.words().to_lowercase(), |words| words.total).is_some()
}

/// What stands over the columns of figures.
enum Layout {
    /// One column of counts, percentages or both, and what they count.
    Single(Option<String>),
    /// Several columns.
    Columns(Vec<Column>),
}

/// What it takes to put tables together.
pub(super) struct Tables<'r> {
    pub(super) lines: &'r [Line],
    pub(super) notes: &'r Notes,
    pub(super) spanish: bool,
}

impl Tables<'_> {
    /// The table that a group is, under a title for where its head gives none. Its kind and base are still open.
    pub(super) fn table(
        &self,
        group: &Group,
        caption: Option<(&Inline, usize)>,
        ids: &mut Ids,
        journal: &mut Journal,
    ) -> Table {
        let (title, notes) = self.title(group, caption);
        let layout = self.layout(group, journal);
        let place = group.total_place();
        let width = if let Layout::Columns(columns) = &layout { columns.len() } else { 0 };
        let row = |row: &Printed| self.row(row, width);
        let mut total = place.map(|place| row(&group.rows[place]));
        if let Some((line, text)) = &group.closing {
            let (label, notes) = self.notes.label(text, *line);
            total = Some(Row { label, notes, ..Row::default() });
        }
        let rows: Vec<Row> =
            (0..group.rows.len()).filter(|at| Some(*at) != place).map(|at| row(&group.rows[at])).collect();
        let unit_of_cells =
            || group.rows.iter().flat_map(|row| &row.cells).flatten().find_map(Cell::unit).map(str::to_owned);
        let (unit, columns) = match layout {
            Layout::Single(unit) => (unit.or_else(unit_of_cells), Vec::new()),
            Layout::Columns(columns) => (unit_of_cells(), columns),
        };
        Table {
            id: ids.make(&title, "table"),
            decimals: rows
                .iter()
                .flat_map(Row::figures)
                .filter_map(Value::printed_percent)
                .map(Decimal::decimals)
                .max()
                .unwrap_or(0)
                .min(4),
            title,
            kind: TableKind::Exclusive,
            unit,
            stub: None,
            columns,
            rows,
            total,
            base: Base::Total,
            partial: false,
            change: Comparison::None,
            chart: ChartKind::Auto,
            jurisdiction: None,
            period: None,
            accurate_as_of: None,
            source: None,
            notes,
        }
    }

    fn title(&self, group: &Group, caption: Option<(&Inline, usize)>) -> (String, Vec<String>) {
        let head = group.head.as_ref().and_then(|(line, cells)| Some((cells.first()?, *line)));
        let title = head.filter(|(cell, _)| !cell.is_empty()).or(caption);
        let (title, notes) = title.map(|(text, line)| self.notes.label(text, line)).unwrap_or_default();
        if title.is_empty() { (if self.spanish { "Tabla" } else { "Table" }.to_owned(), notes) } else { (title, notes) }
    }

    fn layout(&self, group: &Group, journal: &mut Journal) -> Layout {
        let widest = group.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let heads: Vec<String> =
            group.head.iter().flat_map(|(_, cells)| cells.iter().skip(1)).map(Inline::words).collect();
        if heads.len() >= widest
            && let Some(layout) = single(&heads)
        {
            let message = "The heads of the columns say what is counted, and that these are counts or percentages.";
            journal.quote(self.lines, group.head_lines.clone(), "column-heads", message);
            return layout;
        }
        let pair = |row: &Printed| match row.cells.as_slice() {
            [_] => true,
            [first, second] => {
                first.as_ref().is_some_and(|cell| cell.percent().is_none())
                    && second.as_ref().is_none_or(|cell| cell.percent().is_some())
            }
            _ => false,
        };
        if heads.is_empty() && group.rows.iter().all(pair) {
            return Layout::Single(None);
        }
        let unnamed = if self.spanish { "Columna" } else { "Column" };
        let column = |place: usize| {
            let heading = heads.get(place).filter(|head| !head.is_empty()).cloned();
            let period = heading.as_deref().and_then(dates::whole).map(|date| Period {
                start: Some(date),
                end: Some(date),
                label: None,
            });
            Column {
                heading: heading.unwrap_or_else(|| format!("{unnamed} {}", place + 1)),
                period,
                ..Column::default()
            }
        };
        if heads.len() < widest
            && let Some(row) = group.rows.first()
        {
            journal.note_at(
                &self.lines[row.line],
                "unnamed-columns",
                "Not every column of this table has a head; they are numbered.",
            );
        }
        Layout::Columns((0..widest.max(heads.len())).map(column).collect())
    }

    /// The row of a table with so many columns; 0 for one column of counts with their percentages.
    fn row(&self, row: &Printed, width: usize) -> Row {
        let (label, mut notes) = self.notes.label(&row.label, row.line);
        let label = label.trim_end_matches(':').trim_end();
        let pooled = words::find(&label.to_lowercase(), |words| words.pooled).is_some();
        let mut value = |cell: &Option<Cell>, beside: Option<Decimal>| match cell {
            Some(cell) => {
                let on_cell = self.notes.ids(&cell.marks, row.line).unwrap_or_default();
                cell.value(beside, pooled, on_cell)
            }
            None => Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() },
        };
        let (single, values) = if width == 0 {
            (Some(single_value(&row.cells, &mut value)), Vec::new())
        } else {
            (None, (0..width).map(|place| value(row.cells.get(place).unwrap_or(&None), None)).collect())
        };
        notes.dedup();
        let period = dates::whole(label).map(|date| Period { start: Some(date), end: Some(date), label: None });
        Row {
            label: if label.is_empty() { "–".to_owned() } else { label.to_owned() },
            value: single,
            values,
            role: role(label),
            period,
            notes,
            ..Row::default()
        }
    }
}

/// The value of a row of one column: its first figure, with the percentage beside it.
pub(super) fn single_value(
    cells: &[Option<Cell>],
    value: &mut impl FnMut(&Option<Cell>, Option<Decimal>) -> Value,
) -> Value {
    let first = cells.iter().position(Option::is_some).unwrap_or(0);
    let beside = cells.get(first + 1).and_then(|cell| cell.as_ref()?.percent());
    value(cells.get(first).unwrap_or(&None), beside)
}

/// The layout of one column of counts, of percentages, or of both, if the heads say that, with what they count.
fn single(heads: &[String]) -> Option<Layout> {
    let percent = |head: &str| words::prefix(head, |words| words.percent_head);
    let (first, rest) = heads.split_first()?;
    let paired = match rest {
        [] => true,
        [second] => percent(&second.to_lowercase()).is_some(),
        _ => false,
    };
    let lower = first.to_lowercase();
    let count = words::prefix(&lower, |words| words.count_head).or_else(|| percent(&lower).filter(|_| rest.is_empty()));
    let of = match count {
        Some(length) => lower.get(length..)?.trim().to_owned(),
        None => words::unit(&lower).map(|(unit, _)| unit).filter(|unit| *unit == lower)?,
    };
    paired.then(|| Layout::Single(Some(of).filter(|unit| !unit.is_empty())))
}

fn role(label: &str) -> Role {
    let lower = label.to_lowercase();
    if words::prefix(&lower, |words| words.other).is_some() {
        Role::Other
    } else if words::all(|words| words.not_specified)
        .any(|end| lower == end || (end.contains(' ') && lower.ends_with(end)))
    {
        Role::NotSpecified
    } else {
        Role::Category
    }
}
