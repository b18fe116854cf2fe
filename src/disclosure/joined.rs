//! Published documents of the same plan, as counts of the report's own population.

use std::collections::BTreeMap;

use super::documents::Document;
use super::key::Key;
use super::keys::{Keys, complement};
use super::knowledge::Meaning;
use super::world::{Address, CellId, Name, World};
use crate::locale::Locale;
use crate::plan::{BasePlan, FieldType, Plan, TablePlan, fold};
use crate::report::{Base, Role, Row, Table, Value};
use crate::tabulate::{ExactRow, ExactTable, Tabulation};

/// What the counts of a document are, as far as it was made by the plan.
pub(super) struct Keyed {
    /// Counts of the document and their keys.
    counts: Vec<(CellId, Key)>,
    /// Categories that merged rows may hold.
    members: Vec<Member>,
    /// Keys of what no row counts, where all rows of which there are any are printed.
    nothing: Vec<Key>,
    /// Counts of rows that are there only if there is something, one list a row.
    rows: BTreeMap<Vec<String>, Vec<CellId>>,
}

/// Counts of documents in the population of a report.
#[derive(Default)]
pub(super) struct Joined {
    /// Counts that merged rows may hold, and what their names say each is at most.
    pub(super) members: Vec<(CellId, Option<u64>)>,
}

impl Keyed {
    /// Finds the keys of a document's counts. `jurisdiction` is whose figures it has; `None` for the whole.
    pub(super) fn new(
        (plan, meaning): (&Plan, &dyn Meaning),
        tabulation: &Tabulation,
        document: &Document,
        jurisdiction: Option<String>,
    ) -> Self {
        let report = document.report;
        let keys = Keys::of_document(plan, tabulation, jurisdiction, &report.period);
        let found = Keyed { counts: Vec::new(), members: Vec::new(), nothing: Vec::new(), rows: BTreeMap::new() };
        let mut found = Finder { plan, meaning, keys, document, found };
        for figure in report.figures() {
            if let Some(wanted) = plan.report.figures().find(|wanted| wanted.id == figure.id) {
                let key = found.keys.figure(wanted, found.keys.period());
                found.count(&Address::new(&figure.id, &[], None), key);
            }
        }
        let of_plan = plan.report.sections.iter().zip(&tabulation.sections);
        let of_plan: Vec<(&TablePlan, Option<&ExactTable>)> = of_plan
            .flat_map(|(wanted, exact)| wanted.tables.iter().zip(exact.tables.iter().map(Option::as_ref)))
            .collect();
        for table in report.tables() {
            if let Some((wanted, exact)) = of_plan.iter().find(|(wanted, _)| wanted.id == table.id) {
                found.table(table, wanted, *exact);
            }
        }
        found.found
    }

    /// Whether every count that the document prints, and the report has, too, is the same in both.
    pub(super) fn agrees(&self, world: &World) -> bool {
        self.counts.iter().all(|(cell, key)| {
            let own = world.find(key).and_then(|own| world.cells[own].truth);
            own.zip(world.cells[*cell].truth).is_none_or(|(own, printed)| own == printed)
        })
    }

    /// Makes the document's counts counts of the world's population.
    pub(super) fn join(self, world: &mut World, title: &str, joined: &mut Joined) -> BTreeMap<CellId, CellId> {
        let mut of = BTreeMap::new();
        for (cell, key) in self.counts {
            let name = world.cells[cell].name.clone();
            let truth = world.cells[cell].truth;
            let own = world.published(key, truth, name);
            world.push(cell, vec![own]);
            of.insert(cell, own);
        }
        let rows = self.rows.into_values();
        world.at_least_one.extend(rows.map(|row| row.iter().filter_map(|cell| of.get(cell).copied()).collect()));
        for key in self.nothing {
            world.nothing(key, Name { place: title.to_owned(), label: "in no row".to_owned() });
        }
        for Member { key, label, most } in self.members {
            let cell = world.published(key, None, Name { place: title.to_owned(), label });
            joined.members.push((cell, most));
        }
        of
    }
}

/// A category that a merged row may hold, its name, and what the row's name says that it is at most.
struct Member {
    key: Key,
    label: String,
    most: Option<u64>,
}

struct Finder<'a, 'r> {
    plan: &'a Plan,
    meaning: &'a dyn Meaning,
    keys: Keys<'a>,
    document: &'a Document<'r>,
    found: Keyed,
}

impl Finder<'_, '_> {
    fn count(&mut self, address: &Address, key: Key) {
        if let Some(cell) = self.document.find(address) {
            self.found.counts.push((cell, key));
        }
    }

    fn table(&mut self, table: &Table, wanted: &TablePlan, exact: Option<&ExactTable>) {
        let field = self.plan.fields.get(&wanted.by);
        let overlaps = field.is_some_and(|field| matches!(field.kind, FieldType::List | FieldType::Flags));
        let (asked, base) = self.keys.table(wanted, overlaps);
        let rows = exact.map(|exact| exact.rows.as_slice()).unwrap_or_default();
        let is_cut = table.partial || overlaps;
        for column in 0..table.width().max(1) {
            // A second column of rates has no counts of its own.
            if wanted.columns.is_none() && column > 0 {
                break;
            }
            let heading = table.columns.get(column).map(|column| column.heading.as_str());
            let of_column = match table.columns.get(column).filter(|_| wanted.columns.is_some()) {
                Some(of) => self.keys.column(&base, wanted, &of.heading, of.period.as_ref()),
                None => base.clone(),
            };
            if let Some(total) = &table.total {
                self.count(&Address::new(&table.id, &[&total.label], heading), of_column.clone());
            }
            let level = Level {
                id: &table.id,
                above: &[],
                field: &wanted.by,
                heading,
                pools: pools(self.plan, wanted),
                is_cut,
            };
            self.rows(&level, &table.rows, &of_column, rows);
            let Some(within) = wanted.within.as_ref().filter(|_| column == 0) else { continue };
            for row in table.rows.iter().filter(|row| !row.children.is_empty()) {
                let own = find(rows, row);
                let key = of_column.within(&wanted.by, self.of_row(&wanted.by, row, own));
                let above = [row.label.as_str()];
                let level = Level { above: &above, field: &within.field, ..level.clone() };
                let parts = own.map(|own| own.parts.as_slice()).unwrap_or_default();
                self.rows(&level, &row.children, &key, parts);
            }
        }
        if let Base::Count { label, .. } = &table.base {
            let is_of_respondents = matches!(wanted.base, BasePlan::Respondents(_));
            let key = if is_of_respondents { self.keys.with_value(&asked, &wanted.by) } else { base };
            self.count(&Address::new(&table.id, &[label], None), key);
        }
    }

    /// The rows of one level; a merged one is everything that no other row counts.
    fn rows(&mut self, level: &Level, rows: &[Row], base: &Key, own: &[ExactRow]) {
        let mut rest = base.clone();
        let mut merged = None;
        for row in rows {
            let value = row.figures().first();
            if matches!(value, Some(Value::Pooled { .. })) || level.pools.contains(&fold(&row.label)) {
                merged = Some(row);
                continue;
            }
            let subset = self.of_row(level.field, row, find(own, row));
            let path: Vec<&str> = level.above.iter().copied().chain([row.label.as_str()]).collect();
            let address = Address::new(level.id, &path, level.heading);
            self.count(&address, base.within(level.field, subset.clone()));
            if self.is_of_missing(level.field, row) {
                let row = std::iter::once(level.id).chain(path).map(str::to_owned).collect();
                self.found.rows.entry(row).or_default().extend(self.document.find(&address));
            }
            rest = rest.within(level.field, complement(subset));
        }
        let Some(row) = merged else {
            if !level.is_cut {
                self.found.nothing.push(rest);
            }
            return;
        };
        let path: Vec<&str> = level.above.iter().copied().chain([row.label.as_str()]).collect();
        let address = Address::new(level.id, &path, level.heading);
        match self.document.pools.get(&address.above()) {
            Some(pool) => self.found.counts.push((pool.cell, rest)),
            // A merged row that prints no sum.
            None => self.count(&address, rest),
        }
        let most = self.meaning.of_member(&row.label, false).1;
        let is_row = |own: &&ExactRow| rows.iter().any(|row| fold(&row.label) == fold(&own.label));
        let members = own.iter().filter(|own| !is_row(own)).map(|member| {
            let subset = self.keys.row(level.field, &member.labels, member.takes_missing, None);
            Member { key: base.within(level.field, subset), label: member.label.clone(), most }
        });
        self.found.members.extend(members);
    }

    /// Whether a row counts what has no value; it may also be the row of a value that is called so.
    fn is_of_missing(&self, field: &str, row: &Row) -> bool {
        let values = || self.plan.fields.get(field).map(|field| field.values.as_slice()).unwrap_or_default();
        row.role == Role::NotSpecified && !values().iter().any(|value| fold(&value.label) == fold(&row.label))
    }

    fn of_row(&self, field: &str, row: &Row, own: Option<&ExactRow>) -> super::population::Subset {
        let is_unknown = row.role == Role::NotSpecified;
        let labels = match own {
            Some(own) => own.labels.clone(),
            None if self.is_of_missing(field, row) => Vec::new(),
            None => vec![row.label.clone()],
        };
        self.keys.row(field, &labels, is_unknown, row.period.as_ref())
    }
}

/// Rows of a table, or the parts of one of its rows, in one column.
#[derive(Clone)]
struct Level<'t> {
    id: &'t str,
    above: &'t [&'t str],
    field: &'t str,
    heading: Option<&'t str>,
    /// Names of merged rows, folded.
    pools: Vec<String>,
    /// Whether there may be rows that are not printed.
    is_cut: bool,
}

fn find<'e>(rows: &'e [ExactRow], row: &Row) -> Option<&'e ExactRow> {
    rows.iter().find(|own| fold(&own.label) == fold(&row.label))
}

/// The names that merged rows of a table can have, folded.
fn pools(plan: &Plan, wanted: &TablePlan) -> Vec<String> {
    let words = Locale::for_language(&plan.language).words();
    let parts = wanted.within.iter().flat_map(|within| within.of.values());
    let named = std::iter::once(&wanted.small)
        .chain(parts)
        .filter(|small| small.pool.is_some())
        .flat_map(|small| small.pool.iter().chain(&small.pool_with_larger));
    let of_words = std::iter::once(words.pooled_with_larger.to_owned()).filter(|_| wanted.small.pool.is_some());
    named.cloned().chain(of_words).map(|name| fold(&name)).collect()
}
