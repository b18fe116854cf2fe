//! From a tabulation to its counts with their identities: which are the same, and what adds up to what.

use super::key::{Key, Part};
use super::report::Texts;
use super::world::{Address, CellId, Name, World};
use crate::plan::{BasePlan, Condition, FigurePlan, MapPlan, MissingRows, Plan, SectionPlan, Span, TablePlan};
use crate::records::Day;
use crate::report::{Period, Role};
use crate::tabulate::{ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Tabulation, first_day, last_day};

/// The counts of a report, in the order of the plan.
pub(super) struct Layout {
    pub(super) headline: Vec<FigureCells>,
    pub(super) sections: Vec<SectionCells>,
}

pub(super) struct SectionCells {
    pub(super) figures: Vec<FigureCells>,
    pub(super) map: Vec<CellId>,
    pub(super) tables: Vec<Option<TableCells>>,
}

pub(super) struct FigureCells {
    pub(super) count: CellId,
    pub(super) before: Option<CellId>,
    /// The key of all jurisdictions, where the figure is ranked among them.
    pub(super) everywhere: Key,
}

/// The counts of a table.
pub(super) struct TableCells {
    pub(super) rows: Vec<RowCells>,
    /// One a column.
    pub(super) totals: Vec<CellId>,
    /// What has any value for the rows, where the table's percentages are of that.
    pub(super) respondents: Option<CellId>,
}

pub(super) struct RowCells {
    /// One a column.
    pub(super) cells: Vec<CellId>,
    pub(super) parts: Vec<Self>,
}

/// The counts of a tabulation, and where they stand.
pub(super) fn collect(plan: &Plan, tabulation: &Tabulation) -> (World, Layout) {
    let mut collector = Collector { plan, tabulation, world: World::default() };
    let headline = collector.figures(&plan.report.headline, &tabulation.headline);
    let sections = plan.report.sections.iter().zip(&tabulation.sections);
    let sections = sections.map(|(wanted, exact)| collector.section(wanted, exact)).collect();
    let layout = Layout { headline, sections };
    collector.parts_of_figures(&layout);
    collector.world.relate(plan);
    (collector.world, layout)
}

struct Collector<'a> {
    plan: &'a Plan,
    tabulation: &'a Tabulation,
    world: World,
}

impl Collector<'_> {
    /// What a measure counts under some conditions on certain days, everywhere.
    fn key(&self, measure: &str, conditions: &[Condition], days: (Option<Day>, Option<Day>)) -> Key {
        let of_measure = self.plan.measures.get(measure).map(|measure| measure.conditions.as_slice());
        let conditions = of_measure.unwrap_or_default().iter().chain(conditions);
        conditions.fold(Key::new(measure.to_owned(), days), Key::meeting)
    }

    /// Of these, those of the report's own jurisdiction.
    fn own(&self, key: Key) -> Key {
        match (&self.plan.jurisdiction, &self.tabulation.scope.jurisdiction) {
            (Some(field), Some(_)) => key.with(field, &self.tabulation.jurisdiction.name),
            _ => key,
        }
    }

    /// A title or a label, with what fills its places.
    fn said(&self, text: &str) -> String {
        Texts { plan: self.plan, tabulation: self.tabulation, printed: &[] }.fill(text)
    }

    fn days(&self, span: Span) -> (Option<Day>, Option<Day>) {
        let scope = &self.tabulation.scope;
        let (start, end) = (scope.start.and_then(first_day), scope.end.and_then(last_day));
        match span {
            Span::Report => (start, end),
            Span::UntilEnd => (None, end),
            Span::All => (None, None),
        }
    }

    fn section(&mut self, wanted: &SectionPlan, exact: &ExactSection) -> SectionCells {
        SectionCells {
            figures: self.figures(&wanted.figures, &exact.figures),
            map: wanted.map.as_ref().zip(exact.map.as_ref()).map_or_else(Vec::new, |(map, exact)| self.map(map, exact)),
            tables: wanted
                .tables
                .iter()
                .zip(&exact.tables)
                .map(|(table, exact)| Some(self.table(table, exact.as_ref()?)))
                .collect(),
        }
    }

    fn figures(&mut self, wanted: &[FigurePlan], exact: &[ExactFigure]) -> Vec<FigureCells> {
        wanted.iter().zip(exact).map(|(wanted, exact)| self.figure(wanted, exact)).collect()
    }

    fn figure(&mut self, wanted: &FigurePlan, exact: &ExactFigure) -> FigureCells {
        let everywhere = self.key(&wanted.measure, &wanted.conditions, self.days(Span::Report));
        let key = self.own(everywhere.clone());
        let name = Name { place: self.said(&wanted.label), label: String::new() };
        let before = exact.before.as_ref().map(|before| {
            let label = format!("{} to {}", before.first, before.last);
            let name = Name { place: self.said(&wanted.label), label };
            self.world.cell(key.within((Some(before.first), Some(before.last))), before.count, name)
        });
        let count = self.world.cell(key, exact.count, name);
        self.world.addresses.insert(Address::new(&wanted.id, &[], None), count);
        FigureCells { count, before, everywhere }
    }

    /// A figure that is a part of another one leaves the rest of it.
    fn parts_of_figures(&mut self, layout: &Layout) {
        let cells = || layout.headline.iter().chain(layout.sections.iter().flat_map(|section| &section.figures));
        let figures: Vec<(&FigurePlan, &FigureCells)> = self.plan.report.figures().zip(cells()).collect();
        for (figure, cells) in &figures {
            let whole = figures.iter().find(|(whole, _)| figure.part_of.as_ref() == Some(&whole.id));
            if let Some((_, whole)) = whole {
                self.world.relate_part(whole.count, cells.count);
            }
        }
    }

    fn map(&mut self, wanted: &MapPlan, exact: &ExactMap) -> Vec<CellId> {
        let base = self.own(self.key(&wanted.measure, &[], self.days(Span::Report)));
        let title = self.said(&wanted.title);
        let place = |(fips, name, count): &(String, String, super::Exact)| {
            let name = Name { place: title.clone(), label: name.clone() };
            let cell = self.world.cell(base.with(&wanted.by, &format!("FIPS {fips}")), *count, name);
            self.world.addresses.insert(Address::new(&wanted.id, &[fips], None), cell);
            cell
        };
        exact.places.iter().map(place).collect()
    }

    fn table(&mut self, wanted: &TablePlan, exact: &ExactTable) -> TableCells {
        let fields = std::iter::once(&wanted.by).chain(wanted.columns.as_ref().map(|columns| &columns.by));
        let is_of_all = fields.into_iter().any(|field| self.plan.jurisdiction.as_ref() == Some(field));
        let everywhere = self.key(&wanted.measure, &wanted.conditions, self.days(wanted.span));
        let mut base = if is_of_all { everywhere } else { self.own(everywhere) };
        let asked = base.clone();
        if wanted.missing == MissingRows::LeaveOut && !exact.overlaps {
            base = base.with_part(&wanted.by, Part::Given);
        }
        let title = self.said(&wanted.title);
        let of = |label: &str| Name { place: title.clone(), label: label.to_owned() };
        let total = wanted.total.as_ref().map_or("total", |total| &total.label);
        let columns: Vec<Option<usize>> = if exact.columns.is_empty() || exact.overlaps {
            vec![None]
        } else {
            (0..exact.columns.len()).map(Some).collect()
        };
        let totals: Vec<CellId> = columns
            .iter()
            .zip(&exact.totals)
            .map(|(column, count)| {
                let cell = self.world.cell(in_column(&base, wanted, exact, *column), *count, of(total));
                let heading = column.map(|column| exact.columns[column].heading.as_str());
                self.world.addresses.insert(Address::new(&wanted.id, &[total], heading), cell);
                cell
            })
            .collect();
        let respondents = matches!(wanted.base, BasePlan::Respondents(_)).then(|| {
            let key = asked.with_part(&wanted.by, Part::Given);
            let cell = self.world.cell(key, exact.respondents, of("all that say anything"));
            if let Some(whole) = self.world.find(&asked) {
                self.world.relate_part(whole, cell);
            }
            cell
        });
        let table = Table { wanted, exact, of: &asked, title: &title };
        let rows: Vec<RowCells> = exact.rows.iter().map(|row| self.row(&table, row)).collect();
        if exact.overlaps {
            self.overlapping(&rows, respondents.or(totals.first().copied()));
        } else {
            for (column, total) in totals.iter().enumerate() {
                let cells: Vec<CellId> = rows.iter().filter_map(|row| row.cells.get(column).copied()).collect();
                self.world.relate_sum(*total, &cells);
            }
        }
        if wanted.each.is_some() {
            self.world.note_series(rows.iter().filter_map(|row| row.cells.first().copied()).collect());
        }
        TableCells { rows, totals, respondents }
    }

    /// Of overlapping rows, each leaves the rest of the whole.
    fn overlapping(&mut self, rows: &[RowCells], whole: Option<CellId>) {
        for row in rows {
            if let ([cell], Some(whole)) = (row.cells.as_slice(), whole) {
                self.world.relate_part(whole, *cell);
            }
        }
    }

    fn row(&mut self, table: &Table, row: &ExactRow) -> RowCells {
        let Table { wanted, exact, of, title } = table;
        let key = match &row.period {
            Some(period) => of.within(days_of(period)),
            None => of.with(&wanted.by, label(row)),
        };
        let cell = |(column, count): (usize, &super::Exact)| {
            let heading = exact.columns.get(column).map(|column| format!(", {}", column.heading)).unwrap_or_default();
            let name = Name { place: (*title).to_owned(), label: format!("{}{heading}", row.label) };
            let cell = self.world.cell(in_column(&key, wanted, exact, Some(column)), *count, name);
            let heading = exact.columns.get(column).map(|column| column.heading.as_str());
            self.world.addresses.insert(Address::new(&wanted.id, &[&row.label], heading), cell);
            cell
        };
        let cells: Vec<CellId> = row.counts.iter().enumerate().map(cell).collect();
        let mut parts = Vec::new();
        if let Some(within) = &wanted.within {
            for part in &row.parts {
                let name = Name { place: format!("{title} › {}", row.label), label: part.label.clone() };
                let count = part.counts.first().copied().unwrap_or_default();
                let cell = self.world.cell(key.with(&within.field, label(part)), count, name);
                self.world.addresses.insert(Address::new(&wanted.id, &[&row.label, &part.label], None), cell);
                parts.push(RowCells { cells: vec![cell], parts: Vec::new() });
            }
        }
        if let [whole] = cells.as_slice() {
            let parts: Vec<CellId> = parts.iter().flat_map(|part: &RowCells| part.cells.iter().copied()).collect();
            self.world.relate_sum(*whole, &parts);
        }
        RowCells { cells, parts }
    }
}

/// What a row is of a field: what has no value is the same whatever a table calls it.
fn label(row: &ExactRow) -> &str {
    if row.role == Role::NotSpecified { "" } else { &row.label }
}

struct Table<'t> {
    wanted: &'t TablePlan,
    exact: &'t ExactTable,
    of: &'t Key,
    title: &'t str,
}

/// The days of a period, as far as it says.
pub(super) fn days_of(period: &Period) -> (Option<Day>, Option<Day>) {
    (period.start.and_then(first_day), period.end.and_then(last_day))
}

/// Of these, those of a column.
fn in_column(key: &Key, wanted: &TablePlan, exact: &ExactTable, column: Option<usize>) -> Key {
    let Some((plan, column)) = wanted.columns.as_ref().zip(column.and_then(|column| exact.columns.get(column))) else {
        return key.clone();
    };
    match &column.period {
        Some(period) => key.within(days_of(period)),
        None => key.with(&plan.by, &column.heading),
    }
}
