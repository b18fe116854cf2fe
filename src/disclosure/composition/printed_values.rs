use super::figures::PublishedFigure;
use super::report::PublishedSection;
use super::rows::Published;
use super::table::PublishedTable;
use crate::disclosure::decision::{Position, PrintedValue, Represents};
use crate::report::{Figure, Row, Section, Table};

/// Takes apart what is published: the document, and what its values stand for.
#[derive(Default)]
pub(in crate::disclosure) struct PrintedValues {
    printed_values: Vec<PrintedValue>,
    figures: usize,
}

impl PrintedValues {
    pub(in crate::disclosure) fn finish(self) -> Vec<PrintedValue> {
        self.printed_values
    }

    fn mark(&mut self, position: Position, represents: Represents) {
        if represents != Represents::Nothing {
            self.printed_values.push(PrintedValue { position, represents });
        }
    }

    pub(in crate::disclosure) fn figures(&mut self, figures: Vec<PublishedFigure>) -> Vec<Figure> {
        let mut made = Vec::new();
        for PublishedFigure { figure, represents, before } in figures {
            self.mark(Position::Figure(self.figures), represents);
            if let Some(before) = before {
                self.mark(Position::Before(self.figures), before);
            }
            self.figures += 1;
            made.push(figure);
        }
        made
    }

    pub(in crate::disclosure) fn section(&mut self, section: usize, published: PublishedSection) -> Section {
        let figures = self.figures(published.figures);
        let map = published.map.map(|(map, represents)| {
            for (place, represents) in represents.into_iter().enumerate() {
                self.mark(Position::Location { section, place }, represents);
            }
            map
        });
        let tables = published.tables.into_iter().enumerate();
        let tables = tables.map(|(table, published)| self.table(section, table, published)).collect();
        Section { figures, map, tables, ..Section::default() }
    }

    fn table(&mut self, section: usize, table: usize, published: PublishedTable) -> Table {
        for (column, represents) in published.totals.into_iter().enumerate() {
            self.mark(Position::Total { section, table, column }, represents);
        }
        if let Some(base) = published.base {
            self.mark(Position::Base { section, table }, base);
        }
        if !published.beyond.is_empty() {
            let represents = Represents::Pool { members: published.beyond, small: false };
            self.mark(Position::Beyond { section, table }, represents);
        }
        let table = Table { rows: self.rows((section, table), &[], published.rows), ..published.table };
        // What is published may not be what the chart needs: a part is withheld, or nobody had a third answer.
        let chart = Some(table.chart).filter(|chart| table.suits(*chart)).unwrap_or_default();
        Table { chart, ..table }
    }

    fn rows(&mut self, (section, table): (usize, usize), above: &[usize], rows: Vec<Published>) -> Vec<Row> {
        let mut made = Vec::new();
        for (place, Published { row, represents, parts }) in rows.into_iter().enumerate() {
            let path = [above, &[place]].concat();
            for (column, represents) in represents.into_iter().enumerate() {
                self.mark(Position::Row { section, table, path: path.clone(), column }, represents);
            }
            let children = self.rows((section, table), &path, parts);
            made.push(Row { children, ..row });
        }
        made
    }
}
