//! A table the way it is printed: which columns it has, and what is in them.

use super::csv::Fields;
use super::notes::Notes;
use super::status::Status;
use crate::locale::Locale;
use crate::report::{Comparison, Line, Report, Table, TableKind, TableView, Value};

/// Sign in place of a figure that was not published.
const GAP: &str = "–";

/// A column as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The place in a ranking.
    Rank,
    /// The labels of the rows.
    Label,
    /// The figures of a column.
    Figures(usize),
    /// The percentages of a column.
    Percents(usize),
    /// The change in counts.
    Change,
    /// The change in percent.
    ChangePercent,
}

/// A table laid out as it is printed.
pub struct Grid<'r> {
    report: &'r Report,
    /// Its lines.
    pub view: TableView<'r>,
    /// Its columns, from the left.
    pub columns: Vec<Heading>,
    pub(super) locale: &'static Locale,
}

impl<'r> Grid<'r> {
    /// Lays a table out.
    pub fn new(report: &'r Report, table: &'r Table) -> Self {
        let view = TableView::new(report, table);
        let mut columns = Vec::new();
        if table.kind == TableKind::Ranking {
            columns.push(Heading::Rank);
        }
        columns.push(Heading::Label);
        for column in 0..table.width() {
            if view.has_values(column) {
                columns.push(Heading::Figures(column));
            }
            if view.has_percent(column) {
                columns.push(Heading::Percents(column));
            }
        }
        if table.change != Comparison::None {
            columns.extend([Heading::Change, Heading::ChangePercent]);
        }
        Self { report, view, columns, locale: Locale::for_language(&report.language) }
    }

    /// Returns the head of a column, with its period and jurisdiction.
    pub fn head(&self, heading: Heading) -> String {
        let (table, words) = (self.view.table, self.locale.words());
        match heading {
            Heading::Rank => words.rank.to_owned(),
            Heading::Label => table.stub.as_ref().unwrap_or(&table.title).clone(),
            Heading::Figures(column) => self.detailed(column, self.locale.column_head(table, column)),
            Heading::Percents(column) => {
                let of = self.locale.percent_head(self.report, table, column);
                let own = table.columns.get(column).map(|own| self.detailed(column, own.full_heading()));
                own.map_or_else(|| of.clone(), |own| [&own, ", ", &of].concat())
            }
            Heading::Change => words.change.to_owned(),
            Heading::ChangePercent => words.change_percent.to_owned(),
        }
    }

    /// Returns the head of the percentages of the table, whichever column they are in.
    #[cfg(feature = "export")]
    pub(super) fn percent_head(&self) -> String {
        self.locale.percent_head(self.report, self.view.table, 0)
    }

    fn detailed(&self, column: usize, head: String) -> String {
        let details = self.view.table.columns.get(column).map(|own| self.locale.column_details(own));
        match details.unwrap_or_default().join(", ") {
            details if details.is_empty() => head,
            details => [&head, " (", &details, ")"].concat(),
        }
    }

    /// Returns the text of a line in a column. Words in place of a figure occur once, and their symbol in place of the
    /// percentage.
    pub fn printed(&self, index: usize, line: &Line, heading: Heading) -> String {
        let change = || self.locale.change(line.change.as_ref());
        match heading {
            Heading::Rank if line.is_total => String::new(),
            Heading::Rank => self.locale.place(&self.view, index),
            Heading::Label => self.path(line),
            Heading::Figures(column) => line.cells.get(column).map_or_else(String::new, |cell| match cell.value {
                Value::Share { .. } => GAP.to_owned(),
                value => self.locale.value(value),
            }),
            Heading::Percents(column) => {
                line.cells.get(column).map_or_else(String::new, |cell| match self.locale.signed_percent_of(cell) {
                    Some(percent) => percent,
                    None => Status::of(cell).symbol.to_owned(),
                })
            }
            Heading::Change | Heading::ChangePercent if line.cells.is_empty() => String::new(),
            Heading::Change => change().into_iter().next().unwrap_or_default(),
            Heading::ChangePercent => change().into_iter().nth(1).unwrap_or_default(),
        }
    }

    /// The labels from the outermost row to this one.
    pub fn path(&self, line: &Line) -> String {
        let above = line.parent.and_then(|parent| self.view.lines.get(parent));
        above.map_or_else(|| line.row.label.clone(), |above| [&self.path(above), " › ", &line.row.label].concat())
    }

    /// The label of a line as it is printed, with the marks of all notes on the line: figures are by themselves.
    pub fn label(&self, line: &Line, notes: &mut Notes) -> String {
        notes.of_line(&self.path(line), line)
    }

    /// The head of a column, with the marks of its notes.
    pub fn marked_head(&self, heading: Heading, notes: &mut Notes) -> String {
        let of_column = match heading {
            Heading::Figures(column) | Heading::Percents(column) => self.view.table.columns.get(column),
            _ => None,
        };
        notes.marked(&self.head(heading), of_column.map_or(&[], |own| &own.notes))
    }

    /// Returns the texts under the table, without its notes: remarks, details of rows, and whose it is.
    pub fn below(&self) -> Vec<String> {
        let mut below = self.locale.remarks(self.report, &self.view, GAP);
        for line in &self.view.lines {
            let details = self.locale.row_details(line.row);
            if !details.is_empty() {
                below.push([&line.row.label, ": ", &details.join("; ")].concat());
            }
        }
        below
    }

    /// Whose the figures are, and when they were drawn.
    pub fn origin(&self) -> Vec<String> {
        let report = self.report;
        let mut origin = vec![[&report.title, ". ", &report.publisher].concat()];
        origin.extend(report.accurate_as_of.map(|date| self.locale.accurate_as_of(date)));
        origin.extend(report.source.as_ref().map(|source| self.locale.sourced(source)));
        origin
    }
}

/// A table as it is printed, as CSV: its title and measure; head and rows; then remarks, notes, and whose it is.
pub fn csv(report: &Report, table: &Table) -> String {
    let grid = Grid::new(report, table);
    let mut notes = Notes::new(report);
    let mut lines = vec![vec![notes.marked(&table.title, &table.notes)], vec![grid.locale.measure(report, table)]];
    lines.push(grid.columns.iter().map(|heading| grid.marked_head(*heading, &mut notes)).collect());
    for (index, line) in grid.view.lines.iter().enumerate() {
        let mut field = |heading: &Heading| match heading {
            Heading::Label => grid.label(line, &mut notes),
            heading => grid.printed(index, line, *heading),
        };
        lines.push(grid.columns.iter().map(&mut field).collect());
    }
    lines.extend(grid.below().into_iter().map(|below| vec![below]));
    lines.extend(notes.list().map(|(mark, text)| vec![[&mark, " ", text].concat()]));
    lines.extend(grid.origin().into_iter().map(|origin| vec![origin]));
    let mut out = Fields::default();
    for line in &lines {
        // Every line has as many fields.
        for index in 0..grid.columns.len() {
            out.text(line.get(index).map_or("", String::as_str));
        }
        out.end();
    }
    out.finish()
}
