//! Words around the figures of a table: its measure, the heads of its columns, the remarks on a row, and those needed
//! to read percentages and signs right.

use super::{Locale, capitalised};
use crate::report::{
    Base, Benchmark, Cell, CellState, Change, Column, RegionMap, Report, Row, Table, TableView, Value,
};

impl Locale {
    /// Writes the line under a table's title: unit, jurisdiction and period.
    pub fn measure(&self, report: &Report, table: &Table) -> String {
        let mut parts: Vec<String> = table.unit.as_deref().map(capitalised).into_iter().collect();
        parts.push(table.jurisdiction.clone().unwrap_or_else(|| report.jurisdiction.name.clone()));
        parts.push(self.period(table.period.as_ref().unwrap_or(&report.period)));
        parts.extend(table.accurate_as_of.map(|date| self.accurate_as_of(date)));
        parts.join(" · ")
    }

    /// Head of a column of figures, after that of its group.
    pub fn column_head(&self, table: &Table, column: usize) -> String {
        let own = table.columns.get(column);
        let of_unit = || table.unit.as_deref().map_or_else(|| self.words().number.to_owned(), capitalised);
        own.map_or_else(of_unit, Column::full_heading)
    }

    /// When and whose the figures of a column are, where its heading does not say so.
    pub fn column_details(&self, column: &Column) -> Vec<String> {
        let period = column.period.as_ref().map(|period| self.period(period));
        let period = period.filter(|period| *period != column.heading);
        period.into_iter().chain(column.jurisdiction.clone()).collect()
    }

    /// Head of the percentages of a column. They are of the unit, unless their base is something else, which the
    /// remarks name.
    pub fn percent_head(&self, report: &Report, table: &Table, column: usize) -> String {
        let unit = table.columns.get(column).and_then(|own| own.unit.as_deref()).or(table.unit.as_deref());
        let label = match &table.base {
            Base::Unpublished(label) | Base::Count { label, .. } => Some(label.as_str()),
            Base::Figure(id) => report.figure(id).and_then(|figure| figure.unit.as_deref()).or(unit),
            _ => unit,
        };
        label.map_or_else(|| self.words().percent.to_owned(), |label| self.percent_of(label))
    }

    /// A row's place in a ranking: the one it was given, or its place in the printed order, shared by equal counts.
    pub fn place(&self, view: &TableView, index: usize) -> String {
        let given = view.lines.get(index).and_then(|line| line.row.rank.as_ref());
        let counted = || view.place(index).map(|place| self.ordinal(place)).unwrap_or_default();
        given.map_or_else(counted, |rank| self.rank(rank))
    }

    /// Writes the details of a row beside its label and figures: its own unit, place and time, the parts of its rates
    /// and ranks, its source, the figures of earlier editions.
    pub fn row_details(&self, row: &Row) -> Vec<String> {
        let mut details: Vec<String> = row.unit.clone().into_iter().collect();
        details.extend(row.jurisdiction.clone());
        details.extend(row.period.as_ref().map(|period| self.period(period)).filter(|period| *period != row.label));
        details.extend(row.accurate_as_of.map(|date| self.accurate_as_of(date)));
        details.extend(row.figures().iter().filter_map(|value| self.makings(value)));
        details.extend(row.source.as_ref().map(|source| self.sourced(source)));
        details.extend(row.restated.iter().map(|earlier| self.restated(earlier)));
        details
    }

    /// Writes the parts of a rate, a rank or a change, in words.
    pub fn makings(&self, value: &Value) -> Option<String> {
        match value {
            Value::Rate { rate, .. } => Some(self.rate_parts(rate)),
            Value::Rank { rank, .. } => Some(self.rank(rank)),
            Value::Change { change, .. } => change.since.as_ref().map(|since| self.against(since)),
            _ => None,
        }
    }

    /// `National average: 210`.
    pub fn benchmark(&self, benchmark: &Benchmark) -> String {
        [&benchmark.label, self.words().colon, &self.figure(&benchmark.value)].concat()
    }

    /// Head of the rates of a map: `Per 100,000 residents`.
    pub fn rate_head(&self, map: &RegionMap) -> String {
        match map.rates().next() {
            Some(Value::Rate { rate, .. }) => capitalised(&self.per(rate)),
            Some(Value::Share { .. }) => self.words().percent.to_owned(),
            _ => self.words().number.to_owned(),
        }
    }

    /// `Source: the census`.
    pub fn sourced(&self, source: &str) -> String {
        [self.words.source, self.words.colon, source].concat()
    }

    /// A change as its table prints it: in counts, and in percent. A dash stands for what is not known.
    pub fn change(&self, change: Option<&Change>) -> [String; 2] {
        let dash = || "–".to_owned();
        [
            change.and_then(Change::absolute).map_or_else(dash, |count| self.signed_count(count)),
            change.and_then(Change::shown).map_or_else(dash, |percent| self.signed_percent(percent)),
        ]
    }

    /// Writes the remarks needed to read the percentages and signs of a table right; `gap` is the sign in place of a
    /// count that was not published.
    pub fn remarks(&self, report: &Report, view: &TableView, gap: &str) -> Vec<String> {
        let (table, words) = (view.table, self.words());
        let columns = 0..table.width();
        let base = match &table.base {
            Base::Parent => Some(words.of_parent.to_owned()),
            Base::Count { count, label } => Some(self.base_sentence(Some(*count), label)),
            Base::Unpublished(label) => Some(self.base_sentence(None, label)),
            Base::Figure(id) => report.figure(id).map(|figure| {
                let label = figure.unit.as_ref().unwrap_or(&figure.label);
                self.base_sentence(figure.value.published_count(), label)
            }),
            Base::Total | Base::None => None,
        };
        let cells = || view.lines.iter().flat_map(|line| &line.cells);
        let (low, high) = (cells().any(Cell::percent_is_low), cells().any(Cell::percent_is_high));
        let gaps = columns.clone().any(|column| view.has_values(column))
            && cells().any(|cell| matches!(cell.value, Value::Share { .. }));
        let pooled: Vec<&str> = (view.lines.iter())
            .filter(|line| line.cells.iter().any(|cell| cell.state == CellState::Pooled))
            .map(|line| line.row.label.as_str())
            .collect();
        let of_sign = |sign: &str, meaning: &str| format!("{sign} {meaning}");
        let remarks = [
            table.benchmark.as_ref().map(|benchmark| self.benchmark(benchmark)),
            base.filter(|_| columns.clone().any(|column| view.has_percent(column))),
            table.partial.then(|| words.partial.to_owned()),
            (!pooled.is_empty()).then(|| [words.pooled, words.colon, &pooled.join(words.clause), words.stop].concat()),
            low.then(|| of_sign(words.low_sign, words.low)),
            high.then(|| of_sign(words.high_sign, words.high)),
            gaps.then(|| of_sign(gap, words.not_given)),
            table.source.as_ref().map(|source| self.sourced(source)),
        ];
        remarks.into_iter().flatten().collect()
    }
}
