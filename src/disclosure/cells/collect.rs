//! From a tabulation to its counts with their identities: which are the same, and what adds up to what.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::identities::{Keys, days_of};
use super::identity::{Key, RECORDS, unit};
use super::registry::{Address, CellId, CellRegistry, Name};
use crate::disclosure::composition::report::Texts;
use crate::disclosure::exact::Exact;
use crate::disclosure::population::{Days, Labels, Subset};
use crate::plan::{BasePlan, FigurePlan, MapPlan, Plan, SectionPlan, TablePlan};
use crate::tabulate::{ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Tabulation};

/// The counts of a report, in the order of the plan.
pub(in crate::disclosure) struct Layout {
    pub(in crate::disclosure) headline: Vec<FigureCells>,
    pub(in crate::disclosure) sections: Vec<SectionCells>,
}

impl Layout {
    /// All figures, headline first.
    pub(in crate::disclosure) fn figures(&self) -> impl Iterator<Item = &FigureCells> {
        self.headline.iter().chain(self.sections.iter().flat_map(|section| &section.figures))
    }
}

pub(in crate::disclosure) struct SectionCells {
    pub(in crate::disclosure) figures: Vec<FigureCells>,
    pub(in crate::disclosure) map: Vec<CellId>,
    pub(in crate::disclosure) tables: Vec<Option<TableCells>>,
}

pub(in crate::disclosure) struct FigureCells {
    pub(in crate::disclosure) count: CellId,
    pub(in crate::disclosure) before: Option<CellId>,
    /// The counts of the other jurisdictions that it is ranked among, and how they compare with it; none if the report
    /// prints nothing else of them.
    pub(in crate::disclosure) others: Vec<(CellId, Ordering)>,
}

/// The counts of a table.
pub(in crate::disclosure) struct TableCells {
    pub(in crate::disclosure) rows: Vec<RowCells>,
    /// One a column.
    pub(in crate::disclosure) totals: Vec<CellId>,
    /// Count of the rows with any value, where the table's percentages are of that.
    pub(in crate::disclosure) respondents: Option<CellId>,
}

pub(in crate::disclosure) struct RowCells {
    /// One a column.
    pub(in crate::disclosure) cells: Vec<CellId>,
    pub(in crate::disclosure) parts: Vec<Self>,
}

/// The counts of a tabulation, where they are printed, and every relation between them.
pub(in crate::disclosure) fn collect(plan: &Plan, tabulation: &Tabulation) -> (CellRegistry, Layout) {
    let keys = Keys::of_report(plan, tabulation);
    let registry = CellRegistry::of_kinds(keys.kinds.clone());
    let mut collector = Collector { plan, tabulation, keys, registry };
    let headline = collector.figures(&plan.report.headline, &tabulation.headline);
    let sections = plan.report.sections.iter().zip(&tabulation.sections);
    let sections = sections.map(|(wanted, exact)| collector.section(wanted, exact)).collect();
    let mut layout = Layout { headline, sections };
    collector.ranks(&mut layout);
    collector.parts_of_figures(&layout);
    collector.complete_fields();
    (collector.registry, layout)
}

/// Returns the facts known of the records without any report of them.
pub(in crate::disclosure) fn background(plan: &Plan, tabulation: &Tabulation) -> CellRegistry {
    let keys = Keys::of_report(plan, tabulation);
    let registry = CellRegistry::of_kinds(keys.kinds.clone());
    let mut collector = Collector { plan, tabulation, keys, registry };
    collector.complete_fields();
    collector.registry
}

pub(in crate::disclosure) struct Collector<'a> {
    pub(in crate::disclosure) plan: &'a Plan,
    pub(in crate::disclosure) tabulation: &'a Tabulation,
    pub(in crate::disclosure) keys: Keys<'a>,
    pub(in crate::disclosure) registry: CellRegistry,
}

impl Collector<'_> {
    /// A title or a label, with what fills its places.
    pub(in crate::disclosure) fn wording(&self, text: &str) -> String {
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
        let name = Name { place: self.wording(&wanted.label), label: String::new() };
        let before = exact.before.as_ref().map(|before| {
            let label = format!("{} to {}", before.first, before.last);
            let name = Name { place: self.wording(&wanted.label), label };
            let key = self.keys.figure(wanted, (Some(before.first), Some(before.last)));
            self.registry.cell(key, before.count, name)
        });
        let key = self.keys.figure(wanted, self.keys.period());
        let count = self.registry.cell(key, exact.count, name);
        self.registry.addresses.insert(Address::new(&wanted.id, &[], None), count);
        FigureCells { count, before, others: Vec::new() }
    }

    /// A figure that is a part of another one leaves the rest of it.
    fn parts_of_figures(&mut self, layout: &Layout) {
        let figures: Vec<(&FigurePlan, &FigureCells)> = self.plan.report.figures().zip(layout.figures()).collect();
        for (figure, cells) in &figures {
            let whole = figures.iter().find(|(whole, _)| figure.part_of.as_ref() == Some(&whole.id));
            if let Some((_, whole)) = whole {
                self.registry.relate_part(whole.count, cells.count);
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
                self.registry.nothing(key, Name::default());
            }
        }
    }

    fn map(&mut self, wanted: &MapPlan, exact: &ExactMap) -> Vec<CellId> {
        let base = self.keys.map(wanted);
        let title = self.wording(&wanted.title);
        let mut cells = Vec::new();
        for ((fips, name, count), labels) in exact.places.iter().zip(&exact.labels) {
            let name = Name { place: title.clone(), label: name.clone() };
            let key = base.within(&wanted.by, self.keys.kinds.labelled(&wanted.by, labels.iter().map(String::as_str)));
            let cell = self.registry.cell(key, *count, name);
            self.registry.addresses.insert(Address::new(&wanted.id, &[fips], None), cell);
            cells.push(cell);
        }
        self.registry.note_series(cells.clone());
        // A map has every place of which anything was counted.
        for label in &exact.nothing {
            let key = base.within(&wanted.by, self.keys.kinds.labelled(&wanted.by, [label.as_str()]));
            self.registry.nothing(key, Name { place: title.clone(), label: "not on the map".to_owned() });
        }
        cells
    }

    fn table(&mut self, wanted: &TablePlan, exact: &ExactTable) -> TableCells {
        let (asked, base) = self.keys.table(wanted);
        let title = self.wording(&wanted.title);
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
                let cell = self.registry.cell(self.in_column(&base, wanted, exact, *column), *count, of(total));
                let heading = column.map(|column| exact.columns[column].heading.as_str());
                self.registry.addresses.insert(Address::new(&wanted.id, &[total], heading), cell);
                cell
            })
            .collect();
        let respondents = matches!(wanted.base, BasePlan::Respondents(_)).then(|| {
            let key = self.keys.with_value(&asked, &wanted.by);
            self.registry.cell(key, exact.respondents, of("with any answer"))
        });
        let table = Table { wanted, exact, of: &base, title: &title };
        let rows: Vec<RowCells> = exact.rows.iter().map(|row| self.row(&table, row)).collect();
        if !exact.overlaps {
            for (column, total) in totals.iter().enumerate() {
                let cells: Vec<CellId> = rows.iter().filter_map(|row| row.cells.get(column).copied()).collect();
                self.registry.relate_sum(*total, &cells);
                self.registry.note_series(cells);
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
                self.registry.nothing(key, name());
            }
        } else if let Some(beside) = self.beside(&wanted.by, &exact.rows) {
            for ((column, total), count) in columns.iter().zip(totals).zip(&exact.totals) {
                let place = column.unwrap_or(0);
                let counts = exact.rows.iter().filter_map(|row| row.counts.get(place));
                let sum: Exact = counts.copied().sum();
                if sum.order(*count).is_eq() && self.registry.cells[*total].is_own {
                    let key = self.in_column(of, wanted, exact, *column).within(&wanted.by, beside.clone());
                    self.registry.nothing(key, name());
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
            self.registry.nothing(self.keys.with_value(&key, &of_columns.by), name());
            if of.unit != RECORDS {
                // What units have no column has records of its own.
                let without = self.keys.kinds.given(&of_columns.by, false);
                let rows = exact.rows.iter().map(|row| of.within(&wanted.by, self.of_row(&wanted.by, row)));
                let keys: Vec<Key> = std::iter::once((*of).clone()).chain(rows).collect();
                for key in keys {
                    self.registry.helper_of(key.within(&of_columns.by, without.clone()), name());
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
            let cell = self.registry.cell(self.in_column(&key, wanted, exact, Some(column)), *count, name);
            let heading = exact.columns.get(column).map(|column| column.heading.as_str());
            self.registry.addresses.insert(Address::new(&wanted.id, &[&row.label], heading), cell);
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
                let cell = self.registry.cell(key, count, name);
                self.registry.addresses.insert(Address::new(&wanted.id, &[&row.label, &part.label], None), cell);
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
            self.registry.relate_sum(*whole, &parts);
            self.registry.note_series(parts);
        }
        RowCells { cells, parts }
    }

    /// Notes that what is not specified has a row only if there is any of it.
    fn note_row(&mut self, row: &ExactRow, cells: &[CellId]) {
        if row.takes_missing && row.labels.is_empty() {
            self.registry.at_least_one.push(cells.to_vec());
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
        self.registry.nothing(key, Name { place: format!("{title} › {}", row.label), label: "in no row".to_owned() });
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
