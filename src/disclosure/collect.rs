//! From a tabulation to its counts with their identities: which are the same, and what adds up to what.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::exact::Exact;
use super::key::{Key, RECORDS, unit};
use super::keys::{Keys, days_of};
use super::population::{Days, Labels, Subset};
use super::report::Texts;
use super::world::{Address, CellId, Name, World};
use crate::plan::{BasePlan, FigurePlan, MapPlan, Plan, SectionPlan, TablePlan};
use crate::tabulate::{ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Tabulation};

/// The counts of a report, in the order of the plan.
pub(super) struct Layout {
    pub(super) headline: Vec<FigureCells>,
    pub(super) sections: Vec<SectionCells>,
}

impl Layout {
    /// All figures, headline first.
    pub(super) fn figures(&self) -> impl Iterator<Item = &FigureCells> {
        self.headline.iter().chain(self.sections.iter().flat_map(|section| &section.figures))
    }
}

pub(super) struct SectionCells {
    pub(super) figures: Vec<FigureCells>,
    pub(super) map: Vec<CellId>,
    pub(super) tables: Vec<Option<TableCells>>,
}

pub(super) struct FigureCells {
    pub(super) count: CellId,
    pub(super) before: Option<CellId>,
    /// The counts of the other jurisdictions that it is ranked among, and how they compare with it; none if the report
    /// prints nothing else of them.
    pub(super) others: Vec<(CellId, Ordering)>,
}

/// The counts of a table.
pub(super) struct TableCells {
    pub(super) rows: Vec<RowCells>,
    /// One a column.
    pub(super) totals: Vec<CellId>,
    /// Count of the rows with any value, where the table's percentages are of that.
    pub(super) respondents: Option<CellId>,
}

pub(super) struct RowCells {
    /// One a column.
    pub(super) cells: Vec<CellId>,
    pub(super) parts: Vec<Self>,
}

/// The counts of a tabulation, where they are printed, and every relation between them.
pub(super) fn collect(plan: &Plan, tabulation: &Tabulation) -> (World, Layout) {
    let keys = Keys::of_report(plan, tabulation);
    let world = World::of_kinds(keys.kinds.clone());
    let mut collector = Collector { plan, tabulation, keys, world };
    let headline = collector.figures(&plan.report.headline, &tabulation.headline);
    let sections = plan.report.sections.iter().zip(&tabulation.sections);
    let sections = sections.map(|(wanted, exact)| collector.section(wanted, exact)).collect();
    let mut layout = Layout { headline, sections };
    collector.ranks(&mut layout);
    collector.parts_of_figures(&layout);
    collector.complete_fields();
    (collector.world, layout)
}

/// Returns the facts known of the records without any report of them.
pub(super) fn background(plan: &Plan, tabulation: &Tabulation) -> World {
    let keys = Keys::of_report(plan, tabulation);
    let world = World::of_kinds(keys.kinds.clone());
    let mut collector = Collector { plan, tabulation, keys, world };
    collector.complete_fields();
    collector.world
}

pub(super) struct Collector<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tabulation: &'a Tabulation,
    pub(super) keys: Keys<'a>,
    pub(super) world: World,
}

impl Collector<'_> {
    /// A title or a label, with what fills its places.
    pub(super) fn said(&self, text: &str) -> String {
        Texts { plan: self.plan, tabulation: self.tabulation, report: None, named: None }.fill(text)
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
        let name = Name { place: self.said(&wanted.label), label: String::new() };
        let before = exact.before.as_ref().map(|before| {
            let label = format!("{} to {}", before.first, before.last);
            let name = Name { place: self.said(&wanted.label), label };
            let key = self.keys.figure(wanted, (Some(before.first), Some(before.last)));
            self.world.cell(key, before.count, name)
        });
        let key = self.keys.figure(wanted, self.keys.period());
        let count = self.world.cell(key, exact.count, name);
        self.world.addresses.insert(Address::new(&wanted.id, &[], None), count);
        FigureCells { count, before, others: Vec::new() }
    }

    /// A figure that is a part of another one leaves the rest of it.
    fn parts_of_figures(&mut self, layout: &Layout) {
        let figures: Vec<(&FigurePlan, &FigureCells)> = self.plan.report.figures().zip(layout.figures()).collect();
        for (figure, cells) in &figures {
            let whole = figures.iter().find(|(whole, _)| figure.part_of.as_ref() == Some(&whole.id));
            if let Some((_, whole)) = whole {
                self.world.relate_part(whole.count, cells.count);
            }
        }
    }

    /// Notes that nothing is without a value of a field of which every record has one, and that there are no jurisdictions
    /// but those that are known.
    fn complete_fields(&mut self) {
        let units: BTreeSet<String> = self.plan.measures.values().map(|measure| unit(&measure.count)).collect();
        for field in self.tabulation.complete.iter() {
            let is_jurisdiction = self.plan.jurisdiction.as_ref() == Some(field);
            let other = if is_jurisdiction {
                Subset::Labels(Labels::of(self.tabulation.jurisdictions.iter().map(String::as_str)).complement())
            } else {
                self.keys.kinds.given(field, false)
            };
            for unit in &units {
                let key = Key::new(unit.clone()).within(field, other.clone());
                self.world.nothing(key, Name::default());
            }
        }
    }

    fn map(&mut self, wanted: &MapPlan, exact: &ExactMap) -> Vec<CellId> {
        let base = self.keys.map(wanted);
        let title = self.said(&wanted.title);
        let mut cells = Vec::new();
        for ((fips, name, count), labels) in exact.places.iter().zip(&exact.labels) {
            let name = Name { place: title.clone(), label: name.clone() };
            let key = base.within(&wanted.by, self.keys.kinds.labelled(&wanted.by, labels.iter().map(String::as_str)));
            let cell = self.world.cell(key, *count, name);
            self.world.addresses.insert(Address::new(&wanted.id, &[fips], None), cell);
            cells.push(cell);
        }
        self.world.note_series(cells.clone());
        // A map has every place of which anything was counted.
        for label in &exact.nothing {
            let key = base.within(&wanted.by, self.keys.kinds.labelled(&wanted.by, [label.as_str()]));
            self.world.nothing(key, Name { place: title.clone(), label: "not on the map".to_owned() });
        }
        cells
    }

    fn table(&mut self, wanted: &TablePlan, exact: &ExactTable) -> TableCells {
        let (asked, base) = self.keys.table(wanted);
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
                let cell = self.world.cell(self.in_column(&base, wanted, exact, *column), *count, of(total));
                let heading = column.map(|column| exact.columns[column].heading.as_str());
                self.world.addresses.insert(Address::new(&wanted.id, &[total], heading), cell);
                cell
            })
            .collect();
        let respondents = matches!(wanted.base, BasePlan::Respondents(_)).then(|| {
            let key = self.keys.with_value(&asked, &wanted.by);
            self.world.cell(key, exact.respondents, of("with any answer"))
        });
        let table = Table { wanted, exact, of: &base, title: &title };
        let rows: Vec<RowCells> = exact.rows.iter().map(|row| self.row(&table, row)).collect();
        if !exact.overlaps {
            for (column, total) in totals.iter().enumerate() {
                let cells: Vec<CellId> = rows.iter().filter_map(|row| row.cells.get(column).copied()).collect();
                self.world.relate_sum(*total, &cells);
                self.world.note_series(cells);
            }
        }
        self.note_nothing(&table, &totals, &columns);
        TableCells { rows, totals, respondents }
    }

    /// Notes what readers know from rows and columns that are not there: a table prints all that anything was counted of.
    fn note_nothing(&mut self, table: &Table, totals: &[CellId], columns: &[Option<usize>]) {
        let Table { wanted, exact, of, title } = table;
        let name = || Name { place: (*title).to_owned(), label: "in no row".to_owned() };
        if exact.overlaps {
            let options = self.tabulation.labels.get(&wanted.by).cloned().unwrap_or_default();
            let is_row = |label: &String| exact.rows.iter().any(|row| row.labels.contains(label));
            for option in options.iter().filter(|option| !is_row(option)) {
                let key = of.within(&wanted.by, self.keys.kinds.labelled(&wanted.by, [option.as_str()]));
                self.world.nothing(key, name());
            }
        } else if let Some(beside) = self.beside(&wanted.by, &exact.rows) {
            for ((column, total), count) in columns.iter().zip(totals).zip(&exact.totals) {
                let place = column.unwrap_or(0);
                let counts = exact.rows.iter().filter_map(|row| row.counts.get(place));
                let sum: Exact = counts.copied().sum();
                if sum.order(*count).is_eq() && self.world.cells[*total].is_own {
                    let key = self.in_column(of, wanted, exact, *column).within(&wanted.by, beside.clone());
                    self.world.nothing(key, name());
                }
            }
        }
        if let Some(of_columns) = &wanted.columns
            && !exact.columns.is_empty()
        {
            let beside = exact.columns.iter().map(|column| match &column.period {
                Some(period) => {
                    let (first, last) = days_of(period);
                    Subset::Days(Days::between(first, last).complement())
                }
                None => self.keys.kinds.labelled(&of_columns.by, [column.heading.as_str()]).complement(),
            });
            let beside = beside.reduce(|one, other| one.and(&other));
            let key = beside.map_or_else(|| (*of).clone(), |beside| of.within(&of_columns.by, beside));
            // Records without a value have no column.
            self.world.nothing(self.keys.with_value(&key, &of_columns.by), name());
            if of.unit != RECORDS {
                // What units have no column has records of its own.
                let without = self.keys.kinds.given(&of_columns.by, false);
                let rows = exact.rows.iter().map(|row| of.within(&wanted.by, self.of_row(&wanted.by, row)));
                let keys: Vec<Key> = std::iter::once((*of).clone()).chain(rows).collect();
                for key in keys {
                    self.world.helper_of(key.within(&of_columns.by, without.clone()), name());
                }
            }
        }
    }

    /// Everything of a field that is in none of these rows; `None` if there is none.
    fn beside(&self, field: &str, rows: &[ExactRow]) -> Option<Subset> {
        rows.iter().map(|row| self.of_row(field, row).complement()).reduce(|one, other| one.and(&other))
    }

    /// Returns the values of a field that a row counts.
    fn of_row(&self, field: &str, row: &ExactRow) -> Subset {
        self.keys.row(field, &row.labels, row.takes_missing, row.period.as_ref())
    }

    fn row(&mut self, table: &Table, row: &ExactRow) -> RowCells {
        let Table { wanted, exact, of, title } = table;
        let key = of.within(&wanted.by, self.of_row(&wanted.by, row));
        let mut cells = Vec::new();
        for (column, count) in row.counts.iter().enumerate() {
            let heading = exact.columns.get(column).map(|column| format!(", {}", column.heading)).unwrap_or_default();
            let name = Name { place: (*title).to_owned(), label: format!("{}{heading}", row.label) };
            let cell = self.world.cell(self.in_column(&key, wanted, exact, Some(column)), *count, name);
            let heading = exact.columns.get(column).map(|column| column.heading.as_str());
            self.world.addresses.insert(Address::new(&wanted.id, &[&row.label], heading), cell);
            cells.push(cell);
        }
        self.note_row(row, &cells);
        let mut parts = Vec::new();
        let prints_parts = self.prints_parts(wanted, row);
        if let Some(within) = &wanted.within {
            for part in &row.parts {
                let name = Name { place: format!("{title} › {}", row.label), label: part.label.clone() };
                let count = part.counts.first().copied().unwrap_or_default();
                let key = key.within(&within.field, self.of_row(&within.field, part));
                let cell = self.world.cell(key, count, name);
                self.world.addresses.insert(Address::new(&wanted.id, &[&row.label, &part.label], None), cell);
                if prints_parts {
                    self.note_row(part, &[cell]);
                }
                parts.push(RowCells { cells: vec![cell], parts: Vec::new() });
            }
            if prints_parts {
                self.note_no_part(&key, &within.field, row, title);
            }
        }
        if let ([whole], true) = (cells.as_slice(), prints_parts) {
            let parts: Vec<CellId> = parts.iter().flat_map(|part: &RowCells| part.cells.iter().copied()).collect();
            self.world.relate_sum(*whole, &parts);
            self.world.note_series(parts);
        }
        RowCells { cells, parts }
    }

    /// Notes that what is not specified has a row only if there is any of it.
    fn note_row(&mut self, row: &ExactRow, cells: &[CellId]) {
        if row.takes_missing && row.labels.is_empty() {
            self.world.at_least_one.push(cells.to_vec());
        }
    }

    /// Returns whether a row may print its parts: those of a hidden one are not there.
    fn prints_parts(&self, wanted: &TablePlan, row: &ExactRow) -> bool {
        let protection = &self.plan.protection;
        let policy = protection.policy();
        protection.alters(wanted.treatment.as_ref())
            || row.counts.first().is_none_or(|count| !count.is_sensitive(&policy))
    }

    /// Notes that a row that is divided has nothing beside its parts.
    fn note_no_part(&mut self, key: &Key, field: &str, row: &ExactRow, title: &str) {
        let count = |row: &ExactRow| row.counts.first().copied().unwrap_or_default();
        if row.parts.is_empty() || row.parts.iter().map(count).sum::<Exact>().order(count(row)).is_ne() {
            return;
        }
        let Some(beside) = self.beside(field, &row.parts) else { return };
        let key = key.within(field, beside);
        self.world.nothing(key, Name { place: format!("{title} › {}", row.label), label: "in no row".to_owned() });
    }

    /// Of these, those of a column.
    fn in_column(&self, key: &Key, wanted: &TablePlan, exact: &ExactTable, column: Option<usize>) -> Key {
        let column = column.and_then(|column| exact.columns.get(column));
        column.map_or_else(
            || key.clone(),
            |column| self.keys.column(key, wanted, &column.heading, column.period.as_ref()),
        )
    }
}

struct Table<'t> {
    wanted: &'t TablePlan,
    exact: &'t ExactTable,
    of: &'t Key,
    title: &'t str,
}
