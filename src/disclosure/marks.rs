use super::decision::{Mark, Means, Spot};
use super::figures::PublishedFigure;
use super::report::PublishedSection;
use super::rows::Published;
use super::table::PublishedTable;
use crate::report::{Figure, Row, Section, Table};

/// Takes apart what is published: the document, and what its values stand for.
#[derive(Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    figures: usize,
}

impl Marks {
    pub(super) fn finish(self) -> Vec<Mark> {
        self.marks
    }

    fn mark(&mut self, spot: Spot, means: Means) {
        if means != Means::Nothing {
            self.marks.push(Mark { spot, means });
        }
    }

    pub(super) fn figures(&mut self, figures: Vec<PublishedFigure>) -> Vec<Figure> {
        let mut made = Vec::new();
        for PublishedFigure { figure, means, before } in figures {
            self.mark(Spot::Figure(self.figures), means);
            if let Some(before) = before {
                self.mark(Spot::Before(self.figures), before);
            }
            self.figures += 1;
            made.push(figure);
        }
        made
    }

    pub(super) fn section(&mut self, section: usize, published: PublishedSection) -> Section {
        let figures = self.figures(published.figures);
        let map = published.map.map(|(map, means)| {
            for (place, means) in means.into_iter().enumerate() {
                self.mark(Spot::Location { section, place }, means);
            }
            map
        });
        let tables = published.tables.into_iter().enumerate();
        let tables = tables.map(|(table, published)| self.table(section, table, published)).collect();
        Section { figures, map, tables, ..Section::default() }
    }

    fn table(&mut self, section: usize, table: usize, published: PublishedTable) -> Table {
        for (column, means) in published.totals.into_iter().enumerate() {
            self.mark(Spot::Total { section, table, column }, means);
        }
        if let Some(base) = published.base {
            self.mark(Spot::Base { section, table }, base);
        }
        if !published.beyond.is_empty() {
            let means = Means::Pool { members: published.beyond, small: false };
            self.mark(Spot::Beyond { section, table }, means);
        }
        let table = Table { rows: self.rows((section, table), &[], published.rows), ..published.table };
        // What is published may not be what the chart needs: a part is withheld, or nobody had a third answer.
        let chart = Some(table.chart).filter(|chart| table.suits(*chart)).unwrap_or_default();
        Table { chart, ..table }
    }

    fn rows(&mut self, (section, table): (usize, usize), above: &[usize], rows: Vec<Published>) -> Vec<Row> {
        let mut made = Vec::new();
        for (place, Published { row, means, parts }) in rows.into_iter().enumerate() {
            let path = [above, &[place]].concat();
            for (column, means) in means.into_iter().enumerate() {
                self.mark(Spot::Row { section, table, path: path.clone(), column }, means);
            }
            let children = self.rows((section, table), &path, parts);
            made.push(Row { children, ..row });
        }
        made
    }
}
