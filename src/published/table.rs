//! From the head and the rows of a table to the table of a document.

use std::ops::Range;

use super::Became;
use super::account::Journal;
use super::blocks::{Item, Kind};
use super::cell_value::{Cell, Datum};
use super::columns::Columns;
use super::figures::Ids;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::notes::{Notes, is_lone_sign};
use super::{Reason, dates, words};
use crate::report::{Base, ChartKind, Comparison, Decimal, Period, Role, Row, Table, TableKind, Value};

/// A row as it is printed.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    pub(super) line: usize,
    /// All of its lines.
    pub(super) lines: Range<usize>,
    pub(super) label: Inline,
    pub(super) cells: Vec<Option<Cell>>,
}

/// Rows that are together, with their head and the line that closes them.
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
        if let Some(Item { line, lines, kind: Kind::Head(cells) }) = items.first() {
            group.head = Some((*line, cells.clone()));
            group.head_lines = lines.clone();
            place = 1;
        }
        while let Some(Item { line, lines, kind }) = items.get(place) {
            match kind {
                Kind::Row(label, cells) => {
                    let (label, cells) = (label.clone(), cells.clone());
                    group.rows.push(Printed { line: *line, lines: lines.clone(), label, cells });
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

    /// Returns whether some cell is a percentage.
    pub(super) fn has_percents(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).flatten().any(|cell| cell.percent().is_some())
    }

    /// Returns whether a row is the total of the others.
    pub(super) fn has_total(&self) -> bool {
        self.total_place().is_some()
    }

    /// Says where the lines of the group are in the table that it became.
    pub(super) fn account(&self, table: &Table, path: &str, journal: &mut Journal) {
        journal.place(self.head_lines.clone(), Became::Head, path);
        // Rows that overlap have none.
        let total = if table.total.is_some() { format!("{path}/total") } else { path.to_owned() };
        let mut paths = row_paths(table, path).into_iter();
        let at = self.total_place();
        for (place, row) in self.rows.iter().enumerate() {
            let path = if Some(place) == at { Some(total.clone()) } else { paths.next() };
            journal.place(row.lines.clone(), Became::Row, path.unwrap_or_default());
        }
        if let Some((line, _)) = &self.closing {
            journal.place(*line..line + 1, Became::Row, total);
        }
    }

    /// The only row that calls itself a total, if it is first or last.
    fn total_place(&self) -> Option<usize> {
        let totals: Vec<usize> = (0..self.rows.len()).filter(|row| is_total(&self.rows[*row])).collect();
        let [only] = totals.as_slice() else { return None };
        (self.rows.len() > 1 && (*only == 0 || only + 1 == self.rows.len())).then_some(*only)
    }
}

fn is_total(row: &Printed) -> bool {
    words::prefix(&row.label.words().to_lowercase(), |words| words.total).is_some()
}

/// JSON Pointers to the rows of a table in the order in which they are printed, the total left out.
pub(super) fn row_paths(table: &Table, path: &str) -> Vec<String> {
    fn add(rows: &[Row], path: &str, paths: &mut Vec<String>) {
        for (place, row) in rows.iter().enumerate() {
            let own = format!("{path}/{place}");
            paths.push(own.clone());
            add(&row.children, &format!("{own}/children"), paths);
        }
    }
    let mut paths = Vec::new();
    add(&table.rows, &format!("{path}/rows"), &mut paths);
    paths
}

/// Unit of the only column of a table, where its head states it.
#[derive(Debug, Clone, Default)]
struct Counted(Option<String>);

/// State for putting tables together.
pub(super) struct Tables<'r> {
    pub(super) lines: &'r [Line],
    pub(super) notes: &'r Notes,
    pub(super) spanish: bool,
    /// `true` if a comma may be the decimal mark.
    pub(super) comma: bool,
    /// The year of the report, where it is about one.
    pub(super) year: Option<u16>,
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
        let mut printed = group.rows.clone();
        let head = group.head.as_ref().map(|(_, cells)| cells.as_slice());
        let columns = Columns::of(head, &mut printed, self.comma);
        self.tell_numbers(&printed, journal);
        self.tell_columns(&printed, journal);
        self.tell_short(&printed, journal);
        let single = self.single(&columns, group, journal);
        let place = group.total_place();
        if let (Some(_), Some(first), Some(last)) = (columns.ranks, printed.first(), printed.last()) {
            let lines = first.lines.start..last.lines.end;
            journal.quote(self.lines, lines, "places", "The places in the order stand beside the rows.");
        }
        let periods = self.periods(&printed, place);
        let rows = printed
            .iter()
            .zip(periods)
            .map(|(row, period)| Row { period, ..self.row(row, &columns, single.is_some(), journal) });
        let mut rows: Vec<Row> = rows.collect();
        let mut total = place.map(|place| rows.remove(place));
        if let Some((line, text)) = &group.closing {
            let (label, notes) = self.notes.label(text, *line);
            total = Some(Row { label, notes, ..Row::default() });
        }
        let units = units(&printed, &columns, place, journal);
        let is_of_all = units.windows(2).all(|pair| pair[0] == pair[1]);
        let unit_of_cells = || units.first().filter(|_| is_of_all).cloned().flatten();
        let unnamed = if self.spanish { "Columna" } else { "Column" };
        let unit = single.as_ref().and_then(|counted| counted.0.clone()).or_else(unit_of_cells);
        let mut columns = if single.is_some() { Vec::new() } else { columns.headed(unnamed) };
        for (column, unit) in columns.iter_mut().zip(units).filter(|_| !is_of_all) {
            column.unit = unit;
        }
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
            region: None,
            benchmark: None,
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

    /// Returns whether a table has one column of figures and no head but what they are, and what they count.
    fn single(&self, columns: &Columns, group: &Group, journal: &mut Journal) -> Option<Counted> {
        let heads = |message: &str, journal: &mut Journal| {
            journal.quote(self.lines, group.head_lines.clone(), "column-heads", message);
        };
        if let [] | [_] = columns.figures.as_slice() {
            let figures = columns.figures.first();
            let head = figures.and_then(|figures| columns.heads.get(figures.place));
            let unit = match head {
                None => Some(Counted::default()),
                Some(head) => unit_of_head(head),
            };
            if unit.is_some() {
                if !columns.heads.is_empty() {
                    heads(
                        "The heads of the columns say what is counted, and that these are counts or percentages.",
                        journal,
                    );
                }
                return unit;
            }
        }
        if columns.drops_heads() && !columns.heads.is_empty() {
            heads("Columns of percentages and of places belong to the column beside them.", journal);
        }
        let last = columns.figures.last().map_or(0, |figures| figures.place);
        if columns.heads.len() <= last
            && let Some(row) = group.rows.first()
        {
            let message = "Not every column of this table has a head; they are numbered.";
            journal.note_at(&self.lines[row.line], "unnamed-columns", message);
        }
        let mut names: Vec<&String> =
            columns.figures.iter().filter_map(|figures| columns.heads.get(figures.place)).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1])
            && let Some(row) = group.rows.first()
        {
            let message = "Several columns of this table have the same head; heads of an upper line may be missing.";
            journal.note_at(&self.lines[row.line], "same-heads", message);
        }
        None
    }

    /// The periods of rows, where the label of each is one: years, fiscal years, months.
    fn periods(&self, rows: &[Printed], total: Option<usize>) -> Vec<Option<Period>> {
        let words: Vec<String> = rows.iter().map(|row| self.notes.label(&row.label, row.line).0).collect();
        let periods: Vec<_> = words.iter().map(|label| dates::label_period(label, self.year)).collect();
        let all = (0..rows.len()).filter(|place| Some(*place) != total).all(|place| periods[place].is_some());
        let whole =
            |label: &String| dates::whole(label).map(|date| Period { start: Some(date), end: Some(date), label: None });
        if all && rows.len() > 1 { periods } else { words.iter().map(whole).collect() }
    }

    /// The row of a table; `single` says that it has one column of figures, and its row one value.
    fn row(&self, row: &Printed, columns: &Columns, single: bool, journal: &mut Journal) -> Row {
        let (label, mut notes) = self.notes.label(&row.label, row.line);
        let label = label.trim_end_matches(':').trim_end();
        let pooled = is_pooled(&label.to_lowercase());
        let value = |figures: &super::columns::Figures| {
            let (cell, beside) = Columns::cell(row, figures);
            let gap = || Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() };
            cell.map_or_else(gap, |cell| cell.value(beside, pooled, self.notes_of(row, cell)))
        };
        let mut values: Vec<Value> = columns.figures.iter().map(value).collect();
        let rank = columns.ranks.and_then(|place| match row.cells.get(place)?.as_ref()?.datum.clone() {
            Datum::Rank(rank) => Some(rank),
            _ => None,
        });
        self.tell(row, columns, journal);
        notes.dedup();
        Row {
            label: if label.is_empty() { "–".to_owned() } else { label.to_owned() },
            value: if single { values.pop() } else { None },
            values,
            role: role(label),
            rank,
            notes,
            ..Row::default()
        }
    }

    /// The notes on a cell; the sign in place of a figure may be a marker itself.
    fn notes_of(&self, row: &Printed, cell: &Cell) -> Vec<String> {
        let mut marks = cell.marks.clone();
        if let Datum::Masked(sign) = &cell.datum
            && is_lone_sign(sign)
        {
            marks.push(Mark { marker: sign.clone(), printed: sign.clone(), sure: false });
        }
        self.notes.ids(&marks, row.line).unwrap_or_default()
    }
}

/// The unit that the cells of each column of figures print: the first has it, or the total. Of a cell with another unit, as of
/// other money, a part is not in the document.
fn units(rows: &[Printed], columns: &Columns, total: Option<usize>, journal: &mut Journal) -> Vec<Option<String>> {
    let unit_of = |row: &Printed, place: usize| row.cells.get(place)?.as_ref()?.unit().map(str::to_owned);
    let unit = |figures: &super::columns::Figures| {
        let unit = [0].into_iter().chain(total).find_map(|row| unit_of(rows.get(row)?, figures.place));
        for row in rows {
            if unit_of(row, figures.place).is_some_and(|other| Some(other) != unit) {
                journal.unplace(row.line, Reason::NotCarried);
            }
        }
        unit
    };
    columns.figures.iter().map(unit).collect()
}

/// Returns whether a row pools others whose figures are small, by its label in small letters: `Fewer than three cases: Guam`.
/// `Less than one year` and `Fewer than three times` are categories.
fn is_pooled(label: &str) -> bool {
    let Some((start, end)) = words::find(label, |words| words.pooled) else { return false };
    let rest = label[end..].trim_start();
    let (number, rest) = rest.split_once(|char: char| !char.is_alphanumeric()).unwrap_or((rest, ""));
    let is_number =
        words::is(number, |words| words.numbers) || number.starts_with(|first: char| first.is_ascii_digit());
    let counted = rest.split([',', ';', ':', '(']).next().unwrap_or_default();
    let is_bare = counted.trim().is_empty() || words::is(counted.trim(), |words| words.each);
    // `Callers referenced fewer than three times`.
    let is_often = start > 0 && words::is(counted.trim(), |words| words.times);
    is_number && (is_bare || is_often || words::unit(counted).is_some())
}

/// Returns the unit in a head of a column of counts, percentages or both; `None` if the head states something else.
fn unit_of_head(head: &str) -> Option<Counted> {
    let lower = head.to_lowercase();
    let begins =
        words::prefix(&lower, |words| words.count_head).or_else(|| words::prefix(&lower, |words| words.percent_head));
    let of = match begins {
        Some(length) => lower.get(length..)?.trim().to_owned(),
        None => words::unit(&lower).map(|(unit, _)| unit).filter(|unit| *unit == lower)?,
    };
    let change = words::prefix(&of, |words| words.change_head).is_some();
    (!change).then(|| Counted(Some(of).filter(|unit| !unit.is_empty())))
}

/// Returns the role of a row, by its label.
pub(super) fn role(label: &str) -> Role {
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
