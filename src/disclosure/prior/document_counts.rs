//! Meaning of a document's numbers, in terms of conditions: by a plan, or by the document's own statement.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::terms::Words;
use crate::disclosure::cells::identities::Keys;
use crate::disclosure::cells::identity::Key;
use crate::disclosure::cells::kinds::Kinds;
use crate::disclosure::population::{Conditions, Dependency, Labels, Subset};
use crate::locale::Locale;
use crate::plan::{BasePlan, MapPlan, Plan, TablePlan, fold};
use crate::tabulate::{ExactMap, Tabulation};

/// The field that says whose records they are, as no field of a plan is called.
const PUBLISHER: &str = "";

/// Meaning of a document's figures and tables.
#[derive(Debug, Clone, Default)]
pub(in crate::disclosure) struct Account {
    /// By the id of a figure.
    pub(in crate::disclosure) figures: Vec<(String, Key)>,
    pub(in crate::disclosure) tables: Vec<Divided>,
    pub(in crate::disclosure) maps: Vec<Mapped>,
    pub(in crate::disclosure) kinds: Kinds,
    /// The field whose value is the document's jurisdiction.
    pub(in crate::disclosure) jurisdiction: Option<String>,
    /// Fields that determine each other.
    pub(in crate::disclosure) dependencies: Vec<Dependency>,
}

/// Meaning of a table.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Divided {
    pub(in crate::disclosure) id: String,
    /// Key of its total.
    pub(in crate::disclosure) all: Key,
    /// The field of the rows.
    pub(in crate::disclosure) by: String,
    /// The field of the rows under a row.
    pub(in crate::disclosure) within: Option<String>,
    /// The field of the columns.
    pub(in crate::disclosure) columns: Option<String>,
    /// `true` if the count that percentages are of is that of what has any value for the rows.
    pub(in crate::disclosure) of_respondents: bool,
    /// Names of merged rows, folded.
    pub(in crate::disclosure) merged: Vec<String>,
    /// `true` if its numbers are rounded.
    pub(in crate::disclosure) is_rounded: bool,
}

/// Meaning of a map.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Mapped {
    pub(in crate::disclosure) id: String,
    /// Key of its total.
    pub(in crate::disclosure) all: Key,
    /// The field of the places.
    pub(in crate::disclosure) by: String,
    /// The labels of places, by their codes, where they are not called by their names.
    pub(in crate::disclosure) labels: BTreeMap<String, Vec<String>>,
}

impl Account {
    /// Returns the meaning of figures and tables by a plan.
    pub(in crate::disclosure) fn of_plan(plan: &Plan, tabulation: &Tabulation, keys: &Keys) -> Self {
        let figures = plan.report.figures().map(|wanted| (wanted.id.clone(), keys.figure(wanted, keys.period())));
        let tables = plan.report.sections.iter().flat_map(|section| &section.tables);
        let kinds = keys.kinds.clone();
        let divided = |wanted: &TablePlan| Divided {
            id: wanted.id.clone(),
            all: keys.table(wanted).1,
            by: wanted.by.clone(),
            within: wanted.within.as_ref().map(|within| within.field.clone()),
            columns: wanted.columns.as_ref().map(|columns| columns.by.clone()),
            of_respondents: matches!(wanted.base, BasePlan::Respondents(_)),
            merged: pools(plan, wanted),
            is_rounded: plan.protection.alters(wanted.treatment.as_ref()),
        };
        let maps = plan.report.sections.iter().zip(&tabulation.sections);
        let maps = maps.filter_map(|(wanted, exact)| wanted.map.as_ref().zip(exact.map.as_ref()));
        let mapped = |(wanted, exact): (&MapPlan, &ExactMap)| Mapped {
            id: wanted.id.clone(),
            all: keys.map(wanted),
            by: wanted.by.clone(),
            labels: exact.places.iter().map(|(fips, ..)| fips.clone()).zip(exact.labels.iter().cloned()).collect(),
        };
        Self {
            figures: figures.collect(),
            tables: tables.map(divided).collect(),
            maps: maps.map(mapped).collect(),
            kinds: kinds.clone(),
            jurisdiction: plan.jurisdiction.clone(),
            dependencies: wording(plan, tabulation).cloned().collect(),
        }
    }

    /// The account as one of the records that a publisher has.
    pub(in crate::disclosure) fn of_publisher(mut self, publisher: &str) -> Self {
        self.keys(|key| *key = key.within(PUBLISHER, Subset::Labels(Labels::of([publisher]))));
        self
    }

    /// Does something to the key of everything that is counted.
    pub(in crate::disclosure) fn keys(&mut self, change: impl FnMut(&mut Key)) {
        let keys = self.figures.iter_mut().map(|(_, key)| key);
        let keys = keys.chain(self.tables.iter_mut().map(|table| &mut table.all));
        keys.chain(self.maps.iter_mut().map(|map| &mut map.all)).for_each(change);
    }

    /// The conditions of everything that is counted.
    pub(in crate::disclosure) fn conditions(&self) -> impl Iterator<Item = &Conditions> {
        let figures = self.figures.iter().map(|(_, key)| &*key.what);
        let tables = self.tables.iter().map(|table| &*table.all.what);
        figures.chain(tables).chain(self.maps.iter().map(|map| &*map.all.what))
    }

    /// The units of everything that is counted.
    pub(in crate::disclosure) fn units(&self) -> impl Iterator<Item = &String> {
        let tables = self.tables.iter().map(|table| &table.all);
        let keys = self.figures.iter().map(|(_, key)| key).chain(tables);
        keys.chain(self.maps.iter().map(|map| &map.all)).map(|key| &key.unit)
    }

    /// The fields that rows, columns and places are values of.
    pub(in crate::disclosure) fn fields(&self) -> BTreeSet<&String> {
        let of_tables = self.tables.iter().flat_map(Divided::fields);
        of_tables.chain(self.maps.iter().map(|map| &map.by)).collect()
    }

    /// The account in other words, without what cannot be said in these.
    pub(in crate::disclosure) fn in_words(mut self, words: Words, kinds: &Kinds) -> Self {
        // One that does not say what its bands are means those of the plan.
        for (field, bands) in &kinds.bands {
            self.kinds.bands.entry(field.clone()).or_insert_with(|| bands.clone());
        }
        let own = &self.kinds;
        let key = |key: &Key| {
            let what = key.what.iter().map(|(field, subset)| {
                let subset = match subset.clone().renamed(&|label| words.mean(field, label))? {
                    Subset::Labels(labels) => own.of_labels(field, labels),
                    subset => subset,
                };
                (!words.knows(field) || kinds.allows(field, &subset)).then(|| (field.clone(), subset))
            });
            Some(Key { what: Rc::new(what.collect::<Option<_>>()?), ..key.clone() })
        };
        self.figures = self.figures.iter().filter_map(|(id, of)| Some((id.clone(), key(of)?))).collect();
        let divided = |table: &Divided| Some(Divided { all: key(&table.all)?, ..table.clone() });
        let is_alike = |field: &String| !words.knows(field) || own.kind(field) == kinds.kind(field);
        let tables = self.tables.iter().filter(|table| table.fields().all(is_alike));
        self.tables = tables.filter_map(divided).collect();
        let mapped = |map: &Mapped| Some(Mapped { all: key(&map.all)?, ..map.clone() });
        self.maps = self.maps.iter().filter(|map| is_alike(&map.by)).filter_map(mapped).collect();
        self
    }
}

impl Divided {
    /// The fields of the rows and columns.
    pub(in crate::disclosure) fn fields(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.by).chain(&self.within).chain(&self.columns)
    }
}

/// The dependencies that a plan says there are.
fn wording<'t>(plan: &'t Plan, tabulation: &'t Tabulation) -> impl Iterator<Item = &'t Dependency> {
    let is_said =
        |link: &&Dependency| plan.fields.get(&link.inner).is_some_and(|field| field.determines.contains(&link.outer));
    tabulation.dependencies.iter().filter(is_said)
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
