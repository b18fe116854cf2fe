//! What the numbers of a document count, in terms of conditions: by a plan, or by what the document states itself.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::key::Key;
use super::keys::Keys;
use super::population::{Labels, Subset};
use super::terms::Words;
use crate::locale::Locale;
use crate::plan::{BasePlan, FieldType, Plan, TablePlan, TableTreatment, Treatment, fold};

/// The field that says whose records they are, as no field of a plan is called.
const PUBLISHER: &str = "";

/// What the figures and tables of a document count.
#[derive(Debug, Clone, Default)]
pub(super) struct Account {
    /// By the id of a figure.
    pub(super) figures: Vec<(String, Key)>,
    pub(super) tables: Vec<Divided>,
    pub(super) kinds: Kinds,
}

/// What kinds of values fields have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kinds {
    /// The field with the days.
    pub(super) date: Option<String>,
    /// The fields of which a record can have several values.
    pub(super) several: BTreeSet<String>,
}

/// What a table counts.
#[derive(Debug, Clone)]
pub(super) struct Divided {
    pub(super) id: String,
    /// What it counts in all.
    pub(super) all: Key,
    /// The field of the rows.
    pub(super) by: String,
    /// The field of the rows under a row.
    pub(super) within: Option<String>,
    /// The field of the columns.
    pub(super) columns: Option<String>,
    /// Whether the count that percentages are of is that of what has any value for the rows.
    pub(super) of_respondents: bool,
    /// Names of merged rows, folded.
    pub(super) merged: Vec<String>,
}

impl Account {
    /// What figures and tables count by a plan.
    pub(super) fn of_plan(plan: &Plan, keys: &Keys) -> Self {
        let figures = plan.report.figures().map(|wanted| (wanted.id.clone(), keys.figure(wanted, keys.period())));
        let tables = plan.report.sections.iter().flat_map(|section| &section.tables);
        let kinds = Kinds::of_plan(plan);
        let divided = |wanted: &TablePlan| Divided {
            id: wanted.id.clone(),
            all: keys.table(wanted, kinds.several.contains(&wanted.by)).1,
            by: wanted.by.clone(),
            within: wanted.within.as_ref().map(|within| within.field.clone()),
            columns: wanted.columns.as_ref().map(|columns| columns.by.clone()),
            of_respondents: matches!(wanted.base, BasePlan::Respondents(_)),
            merged: pools(plan, wanted),
        };
        Self { figures: figures.collect(), tables: tables.map(divided).collect(), kinds: kinds.clone() }
    }

    /// The account as one of the records that a publisher has.
    pub(super) fn of_publisher(mut self, publisher: &str) -> Self {
        let keys = self.figures.iter_mut().map(|(_, key)| key);
        for key in keys.chain(self.tables.iter_mut().map(|table| &mut table.all)) {
            *key = key.within(PUBLISHER, Subset::Labels(Labels::of([publisher])));
        }
        self
    }

    /// The account in other words, without what cannot be said in these.
    pub(super) fn in_words(mut self, words: Words) -> Self {
        let key = |key: &Key| {
            let what = key.what.iter().map(|(field, subset)| {
                let subset = subset.clone().renamed(&|label| words.mean(field, label))?;
                Some((field.clone(), subset))
            });
            Some(Key { what: Rc::new(what.collect::<Option<_>>()?), ..key.clone() })
        };
        self.figures = self.figures.iter().filter_map(|(id, of)| Some((id.clone(), key(of)?))).collect();
        let divided = |table: &Divided| Some(Divided { all: key(&table.all)?, ..table.clone() });
        self.tables = self.tables.iter().filter_map(divided).collect();
        self
    }
}

/// Whether a plan prints numbers that are not the counts: rounded ones, or such with noise.
pub(super) fn alters(plan: &Plan) -> bool {
    let mut tables = plan.report.sections.iter().flat_map(|section| &section.tables);
    plan.protection.treatment != Treatment::Suppress
        || tables.any(|table| matches!(table.treatment, Some(TableTreatment::Round(_))))
}

impl Kinds {
    fn of_plan(plan: &Plan) -> Self {
        let fields = plan.fields.iter();
        let several = fields.filter(|(_, field)| matches!(field.kind, FieldType::List | FieldType::Flags));
        Self { date: plan.date.clone(), several: several.map(|(name, _)| name.clone()).collect() }
    }
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
