//! Fields of one document that are those of another under other names.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::document_counts::{Account, Divided};
use super::terms::Words;
use crate::disclosure::audit::{Warning, WarningCode};
use crate::disclosure::cells::identity::unit;
use crate::disclosure::cells::kinds::Kinds;
use crate::disclosure::composition::answers::words_for_answers;
use crate::disclosure::population::{Dependency, Subset};
use crate::plan::{FieldType, Plan, TablePlan, fold};
use crate::report::{Report, Role, Row, Value};
use crate::tabulate::Tabulation;

/// The fields and units of documents, by what readers see of them.
#[derive(Default)]
pub(in crate::disclosure) struct Vocabulary {
    fields: BTreeMap<String, Term>,
    units: BTreeSet<String>,
    kinds: Kinds,
    /// The field whose values are jurisdictions.
    jurisdiction: Option<String>,
}

/// Appearance of a field to readers.
#[derive(Default)]
struct Term {
    /// The labels of its values, folded.
    labels: BTreeSet<String>,
    /// The titles and ids of the tables by it, folded.
    tables: BTreeSet<String>,
}

impl Term {
    /// Compares with the rows of another field: whether a table by it has the same title, and how many of its labels in
    /// a thousand are known. `None` if fewer than half are; one without labels can be any.
    fn likeness(&self, other: &Self) -> Option<(bool, usize)> {
        let shared = other.labels.intersection(&self.labels).count();
        let share = shared * 1_000 / other.labels.len().max(1);
        let is_titled = !self.tables.is_disjoint(&other.tables);
        (share >= 500 || other.labels.is_empty()).then_some((is_titled, share))
    }
}

impl Vocabulary {
    /// The fields of a plan.
    pub(in crate::disclosure) fn of_plan(plan: &Plan, tabulation: &Tabulation) -> Self {
        let mut own = Self {
            kinds: Kinds::of_plan(plan, tabulation),
            jurisdiction: plan.jurisdiction.clone(),
            units: plan.measures.values().map(|measure| unit(&measure.count)).collect(),
            fields: BTreeMap::new(),
        };
        let words = Words(Some((plan, tabulation)));
        for (field, of) in &plan.fields {
            let labels = words.labels(field).iter().map(|label| fold(label)).chain(words.spellings(field));
            let answers = words_for_answers().filter(|_| of.kind == FieldType::YesNo);
            own.fields.insert(field.clone(), Term { labels: labels.chain(answers).collect(), tables: BTreeSet::new() });
        }
        for table in plan.report.sections.iter().flat_map(|section| &section.tables) {
            let TablePlan { id, title, by, .. } = table;
            own.term(by).tables.extend([fold(id), fold(title)]);
        }
        own
    }

    /// The fields of a document, by what it states that it counts.
    pub(in crate::disclosure) fn of_document(account: &Account, report: &Report) -> Self {
        let mut own =
            Self { kinds: account.kinds.clone(), jurisdiction: account.jurisdiction.clone(), ..Self::default() };
        for (field, subset) in account.conditions().flatten() {
            own.term(field).labels.extend(subset.names());
        }
        for (field, bands) in &account.kinds.bands {
            own.term(field).labels.extend(bands.keys().cloned());
        }
        for divided in &account.tables {
            let Some(table) = report.table(&divided.id) else { continue };
            let rows = labels(divided, table.rows.iter());
            let term = own.term(&divided.by);
            term.labels.extend(rows);
            term.tables.extend([fold(&divided.id), fold(&table.title)]);
            if let Some(within) = &divided.within {
                let rows = labels(divided, table.rows.iter().flat_map(|row| &row.children));
                own.term(within).labels.extend(rows);
            }
            if let Some(columns) = &divided.columns {
                let headings = table.columns.iter().filter(|column| column.period.is_none());
                own.term(columns).labels.extend(headings.map(|column| fold(&column.heading)));
            }
        }
        for mapped in &account.maps {
            let names = report.maps().filter(|map| map.id == mapped.id).flat_map(|map| &map.locations);
            let names = names.map(|location| fold(&location.name));
            own.term(&mapped.by).labels.extend(mapped.labels.values().flatten().map(|label| fold(label)).chain(names));
        }
        own.units.extend(account.units().cloned());
        own
    }

    fn term(&mut self, field: &str) -> &mut Term {
        self.fields.entry(field.to_owned()).or_default()
    }

    /// Learns the fields of a document that are not known yet.
    pub(in crate::disclosure) fn extend(&mut self, other: Self) {
        for (field, term) in other.fields {
            let own = self.term(&field);
            own.labels.extend(term.labels);
            own.tables.extend(term.tables);
        }
        self.units.extend(other.units);
        self.kinds.date = self.kinds.date.take().or(other.kinds.date);
        self.kinds.days.extend(other.kinds.days);
        self.kinds.several.extend(other.kinds.several);
        self.kinds.bands.extend(other.kinds.bands);
        self.jurisdiction = self.jurisdiction.take().or(other.jurisdiction);
    }

    /// The names here of fields and units of a document that are not known here: of those that are known, and that it lacks,
    /// the one that agrees best.
    pub(in crate::disclosure) fn names(&self, other: &Self) -> Names {
        let mut fields = BTreeMap::new();
        // What says nothing of itself is what the others leave.
        for is_silent in [false, true] {
            let unknown = other.fields.iter().filter(|(field, term)| {
                !self.fields.contains_key(*field) && (term.labels.is_empty() && !other.has_role(field)) == is_silent
            });
            let taken: BTreeSet<String> = fields.values().cloned().collect();
            let like = |(field, term): (&String, &Term)| Some((field.clone(), self.like(field, term, other, &taken)?));
            let found: Vec<_> = unknown.filter_map(like).collect();
            fields.extend(found);
        }
        let kind = |unit: &String| unit.split(' ').next().map(str::to_owned);
        let unknown = other.units.difference(&self.units);
        let units = unknown.filter_map(|unit| {
            let mut free = self.units.difference(&other.units).filter(|own| kind(own) == kind(unit));
            free.next().filter(|_| free.next().is_none()).map(|own| (unit.clone(), own.clone()))
        });
        Names { fields, units: units.collect() }
    }

    fn has_role(&self, field: &str) -> bool {
        [&self.kinds.date, &self.jurisdiction].into_iter().any(|role| role.as_deref() == Some(field))
    }

    fn like(&self, field: &str, term: &Term, other: &Self, taken: &BTreeSet<String>) -> Option<String> {
        let roles = [(&other.kinds.date, &self.kinds.date), (&other.jurisdiction, &self.jurisdiction)];
        if let Some((_, own)) = roles.into_iter().find(|(other, _)| other.as_deref() == Some(field)) {
            return own.clone().filter(|own| !other.fields.contains_key(own));
        }
        let free = self.fields.iter().filter(|(own, _)| !other.fields.contains_key(*own) && !taken.contains(*own));
        let alike = free.filter(|(own, _)| self.kinds.kind(own) == other.kinds.kind(field));
        // Bands of the same numbers may all be others.
        let likeness = |of: &Term| of.likeness(term).or_else(|| other.kinds.bands.get(field).map(|_| (false, 0)));
        let mut found: Vec<_> = alike.filter_map(|(own, of)| Some((likeness(of)?, own))).collect();
        found.sort_unstable();
        let (best, own) = found.pop()?;
        // Of several that agree as well, none is meant.
        found.pop().is_none_or(|(next, _)| next < best).then(|| own.clone())
    }
}

/// The folded labels of rows that are categories.
fn labels<'r>(divided: &Divided, rows: impl Iterator<Item = &'r Row>) -> Vec<String> {
    let is_category = |row: &&Row| {
        let is_merged = matches!(row.figures().first(), Some(Value::Pooled { .. }));
        row.role == Role::Category && row.period.is_none() && !is_merged
    };
    rows.filter(is_category).map(|row| fold(&row.label)).filter(|label| !divided.merged.contains(label)).collect()
}

/// New names for fields and units.
#[derive(Default)]
pub(in crate::disclosure) struct Names {
    fields: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
}

impl Names {
    /// The account with these names.
    pub(in crate::disclosure) fn apply(&self, mut account: Account) -> Account {
        let name = |field: &mut String| {
            if let Some(own) = self.fields.get(field) {
                field.clone_from(own);
            }
        };
        account.keys(|key| {
            if let Some(own) = self.units.get(&key.unit) {
                key.unit.clone_from(own);
            }
            let named =
                |(field, subset): (&String, &Subset)| (self.fields.get(field).unwrap_or(field).clone(), subset.clone());
            key.what = Rc::new(key.what.iter().map(named).collect());
        });
        for table in &mut account.tables {
            std::iter::once(&mut table.by).chain(&mut table.within).chain(&mut table.columns).for_each(name);
        }
        account.maps.iter_mut().map(|map| &mut map.by).for_each(name);
        for Dependency { inner, outer, .. } in &mut account.dependencies {
            [inner, outer].into_iter().for_each(name);
        }
        let named = |field: String| self.fields.get(&field).cloned().unwrap_or(field);
        let Kinds { date, days, several, bands } = account.kinds;
        account.kinds = Kinds {
            date: date.map(named),
            days: days.into_iter().map(named).collect(),
            several: several.into_iter().map(named).collect(),
            bands: bands.into_iter().map(|(field, bands)| (named(field), bands)).collect(),
        };
        account
    }

    /// Says which fields of a document were taken for others.
    pub(in crate::disclosure) fn warning(&self, report: &Report) -> Option<Warning> {
        let pairs: Vec<String> =
            self.fields.iter().chain(&self.units).map(|(field, own)| format!("`{field}` for `{own}`")).collect();
        let message =
            format!("By their categories and tables, these fields of it are taken for others: {}.", pairs.join(", "));
        let place = report.title.clone();
        (!pairs.is_empty()).then_some(Warning { code: WarningCode::Unmatched, place, message })
    }
}
