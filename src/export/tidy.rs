//! One record per figure, with all that is to be known of it.

use super::columns::COLUMNS;
use super::csv::Fields;
use super::exportable::{Block, BlockKind};
use super::status::Status;
use crate::locale::Locale;
use crate::report::{
    self, Base, Cell, Change, Comparison, Date, Decimal, Line, Report, Role, TableKind, TableView, Value,
};

/// Between parts of a path, and between details or notes of one figure.
const STEP: &str = " › ";
const BREAK: &str = " | ";

/// Blocks in this layout, one under the other, with a header, as CSV.
pub fn csv(report: &Report, blocks: &[Block]) -> String {
    let mut out = Fields::default();
    for column in &COLUMNS {
        out.word(column.name);
    }
    out.end();
    let locale = Locale::for_language(&report.language);
    for block in blocks {
        let figures = block.kind == BlockKind::Figures;
        let view = &TableView::new(report, &block.table);
        let mut tidy = Tidy { report, figures, view, locale, out };
        for (index, line) in tidy.view.lines.iter().enumerate() {
            tidy.add(index, line);
        }
        out = tidy.out;
    }
    out.finish()
}

/// Figure of a record.
#[derive(Default)]
struct Said<'r> {
    column: Option<&'r report::Column>,
    cell: Option<&'r Value>,
    /// Instead of the column's.
    heading: Option<&'static str>,
    measure: &'static str,
    value: Option<Decimal>,
    unit: Option<&'r str>,
    percent: Option<Decimal>,
    base: Option<&'r str>,
    base_count: Option<u64>,
    /// State, observation status, confidentiality, symbol.
    codes: [&'static str; 4],
    printed: String,
}

struct Tidy<'r> {
    report: &'r Report,
    figures: bool,
    view: &'r TableView<'r>,
    locale: &'static Locale,
    out: Fields,
}

impl<'r> Tidy<'r> {
    fn add(&mut self, index: usize, line: &Line<'r>) {
        for (column, cell) in line.cells.iter().enumerate() {
            self.record(index, line, &self.said(line, column, cell));
        }
        if line.cells.is_empty() {
            self.record(index, line, &Said { codes: ["no-figure", "", "", ""], ..Said::default() });
        }
        if self.view.table.change != Comparison::None
            && let Some(change) = &line.change
        {
            self.record(index, line, &self.compared(line, change));
        }
    }

    fn said(&self, line: &Line<'r>, column: usize, cell: &Cell<'r>) -> Said<'r> {
        let change = if let Value::Change { change, .. } = cell.value { Some(change) } else { None };
        let percent = change.map_or(cell.percent, Change::shown);
        let (base, base_count) = match change {
            Some(change) => (change.since.as_deref(), change.from),
            None if percent.is_some() => (self.base(line), cell.base),
            None => (None, None),
        };
        let status = Status::of(cell);
        Said {
            column: self.view.table.columns.get(column),
            cell: Some(cell.value),
            heading: None,
            measure: measured(cell.value),
            value: cell.value.number(),
            // Its number is that of its seconds, whatever the table counts.
            unit: if matches!(cell.value, Value::Duration { .. }) {
                Some("s")
            } else {
                self.view.table.unit_of(line.row, column)
            },
            percent,
            base,
            base_count,
            codes: [cell.state.name(), status.observation, status.confidentiality, status.symbol],
            printed: self.locale.figure_with_percent(Some(cell)),
        }
    }

    /// The change that the table works out beside its own figures.
    fn compared(&self, line: &Line<'r>, change: &Change) -> Said<'r> {
        let [count, percent] = self.locale.change(Some(change));
        Said {
            heading: Some(self.locale.words().change),
            measure: "change",
            value: change.absolute().map(whole),
            unit: self.view.table.unit_of(line.row, 0),
            percent: change.shown(),
            base_count: change.from,
            codes: ["count", "A", "F", ""],
            printed: [&count, " (", &percent, ")"].concat(),
            ..Said::default()
        }
    }

    fn record(&mut self, index: usize, line: &Line, said: &Said) {
        let (table, row) = (self.view.table, line.row);
        let ranked = table.kind == TableKind::Ranking && !line.is_total;
        let rank = row.rank.as_ref().map(|rank| rank.place).or_else(|| self.view.place(index).filter(|_| ranked));
        let path = self.path(line);
        let number = |count: usize| i64::try_from(count).map_or(None, |count| Some(whole(count)));
        let mut heading = None;
        let out = &mut self.out;
        out.text(&table.id);
        out.number(number(index + 1));
        out.text(row.id.as_deref().unwrap_or_default());
        out.number(number(line.level));
        out.number(line.parent.and_then(|parent| number(parent + 1)));
        out.text(&row.label);
        out.text(&path);
        out.word(role(line));
        out.number(rank.map(|rank| whole(rank.into())));
        out.text(
            said.heading
                .or(said.column.map(|column| heading.insert(column.full_heading()).as_str()))
                .unwrap_or_default(),
        );
        out.word(said.measure);
        out.number(said.value);
        out.text(said.unit.unwrap_or_default());
        out.number(said.percent);
        out.text(said.base.unwrap_or_default());
        out.number(said.base_count.map(of_count));
        for code in said.codes {
            out.word(code);
        }
        out.text(&said.printed);
        self.surroundings(line, said.column, said.cell);
    }

    /// Adds the notes on a figure.
    fn surroundings(&mut self, line: &Line, own: Option<&report::Column>, value: Option<&Value>) {
        let (report, table, row) = (self.report, self.view.table, line.row);
        let mut details: Vec<String> = value.and_then(|value| self.locale.makings(value)).into_iter().collect();
        details.extend(row.rank.as_ref().map(|rank| self.locale.rank(rank)));
        details.extend(row.restated.iter().map(|earlier| self.locale.restated(earlier)));
        let mut notes: Vec<String> = Vec::new();
        let of_column = own.map_or(&[][..], |own| &own.notes);
        let of_value = value.map_or(&[][..], Value::notes);
        for id in [&table.notes, of_column, &row.notes, of_value].into_iter().flatten() {
            let text = report.note(id).map(|note| note.text.plain());
            notes.extend(text.filter(|text| !notes.contains(text)));
        }
        let period = row.period.as_ref().or_else(|| own?.period.as_ref()).or(table.period.as_ref());
        let period = period.unwrap_or(&report.period);
        let jurisdiction = row.jurisdiction.as_ref().or_else(|| own?.jurisdiction.as_ref());
        let jurisdiction = jurisdiction.or(table.jurisdiction.as_ref()).unwrap_or(&report.jurisdiction.name);
        let source = row.source.as_ref().or(table.source.as_ref()).or(report.source.as_ref());
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let out = &mut self.out;
        out.text(&details.join(BREAK));
        out.text(&notes.join(BREAK));
        out.text(&self.locale.period(period));
        out.word(&date(period.start));
        out.word(&date(period.end));
        out.text(jurisdiction);
        out.text(source.map_or("", String::as_str));
        out.text(&report.publisher);
        out.word(&date(row.accurate_as_of.or(table.accurate_as_of).or(report.accurate_as_of)));
        out.end();
    }

    /// Returns the base of a line's percentages, in words.
    fn base(&self, line: &Line<'r>) -> Option<&'r str> {
        let (table, report) = (self.view.table, self.report);
        let of_parent = || line.parent.and_then(|parent| self.view.lines.get(parent));
        let part_of = || report.figure(report.figure(line.row.id.as_ref()?)?.part_of.as_ref()?);
        let total = || table.total.as_ref().map(|total| total.label.as_str()).or(table.unit.as_deref());
        match &table.base {
            Base::Unpublished(label) | Base::Count { label, .. } => Some(label),
            Base::Figure(id) => report.figure(id).map(|figure| figure.unit.as_ref().unwrap_or(&figure.label).as_str()),
            Base::Parent => of_parent().map(|parent| parent.row.label.as_str()).or_else(total),
            Base::Total => total(),
            Base::None if self.figures => part_of().map(|figure| figure.label.as_str()),
            Base::None => None,
        }
    }

    /// The labels from the outermost row to this one.
    fn path(&self, line: &Line) -> String {
        let above = line.parent.and_then(|parent| self.view.lines.get(parent));
        above.map_or_else(|| line.row.label.clone(), |above| [&self.path(above), STEP, &line.row.label].concat())
    }
}

/// Returns the name of what a value measures. Words in place of a figure measure nothing.
const fn measured(value: &Value) -> &'static str {
    match value {
        Value::Count { .. } | Value::Pooled { .. } => "count",
        Value::Share { .. } => "share",
        Value::Number { .. } => "number",
        Value::Duration { .. } => "duration",
        Value::Rate { .. } => "rate",
        Value::Change { .. } => "change",
        Value::Rank { .. } => "rank",
        Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. } => "",
    }
}

const fn whole(number: i64) -> Decimal {
    Decimal::new(number, 0)
}

/// Counts end far below what a decimal can be.
fn of_count(count: u64) -> Decimal {
    whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn role(line: &Line) -> &'static str {
    match line.row.role {
        _ if line.is_total => "total",
        Role::Other => "other",
        Role::NotSpecified => "not-specified",
        Role::Category if line.row.children.is_empty() => "category",
        Role::Category => "subtotal",
    }
}
