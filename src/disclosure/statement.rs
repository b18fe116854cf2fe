//! The statement of what a document's numbers count: how it is written, and how it is read back.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::account::{Account, Divided, Kinds, alters};
use super::audit::{Warning, WarningCode};
use super::key::{Key, RECORDS};
use super::keys::{Keys, days_of};
use super::population::{Conditions, Days, Labels, Subset};
use crate::plan::{Plan, fold};
use crate::report::counts::{Counted, Counts, Divided as StatedTable, Limit};
use crate::report::{Node, Report, Row, Table, Value};
use crate::tabulate::Tabulation;

/// The version of the statement that is written and read.
const VERSION: u64 = 1;

/// Why a statement is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It is of another version, or damaged.
    NotUnderstood,
    /// It does not fit what the document prints.
    Contradicts,
    /// Whether it fits the counts of the other documents was not found out, or it does not.
    DoesNotFit,
}

impl Unusable {
    pub(super) fn warning(self, report: &Report) -> Warning {
        let why = match self {
            Self::NotUnderstood => "What it says of its counts is of another version, or damaged",
            Self::Contradicts => "What it says of its counts does not fit what it prints",
            Self::DoesNotFit => "How its counts, by what it says of them, fit with those of others was not found out",
        };
        let message = format!("{why}. It is linked by ids and labels.");
        Warning { code: WarningCode::Unmatched, place: report.title.clone(), message }
    }
}

/// What a report states of its counts. Rounded ones, or such with noise, are not what they count, so it states nothing.
pub(super) fn statement(plan: &Plan, tabulation: &Tabulation, report: &Report) -> Option<Node> {
    let account = Account::of_plan(plan, &Keys::of_report(plan, tabulation));
    let jurisdiction = plan.jurisdiction.as_ref().filter(|_| tabulation.scope.jurisdiction.is_some());
    if alters(plan) { None } else { stated_by(&account, report, jurisdiction) }
}

/// What a document states; `jurisdiction` is the field that says whose its records are, if it has those of one.
fn stated_by(account: &Account, report: &Report, jurisdiction: Option<&String>) -> Option<Node> {
    let mut of: Vec<(&Key, Counted)> = Vec::new();
    let figures = account.figures.iter().filter(|(id, _)| report.figure(id).is_some());
    for (id, key) in figures {
        counted(&mut of, key).figures.push(id.clone());
    }
    for divided in &account.tables {
        if let Some(table) = report.table(&divided.id) {
            counted(&mut of, &divided.all).tables.push(stated(divided, table));
        }
    }
    let mut common = Conditions::clone(&of.first()?.0.what);
    common.retain(|field, subset| of.iter().all(|(key, _)| key.what.get(field) == Some(subset)));
    let used: BTreeSet<&String> = account.tables.iter().flat_map(fields).collect();
    let is_day = |key: &&Key| account.kinds.date.as_ref().is_some_and(|date| key.what.contains_key(date));
    let has_days = of.iter().any(|(key, _)| is_day(key));
    let counts = Counts {
        version: VERSION,
        jurisdiction: jurisdiction.cloned(),
        date: account.kinds.date.clone().filter(|date| has_days || used.contains(date)),
        several: account.kinds.several.iter().filter(|field| used.contains(field)).cloned().collect(),
        conditions: limits(&common, &Conditions::new()),
        of: of
            .iter()
            .map(|(key, counted)| Counted { conditions: limits(&key.what, &common), ..counted.clone() })
            .collect(),
    };
    Some(counts.to_node())
}

/// The fields of a table.
fn fields(divided: &Divided) -> impl Iterator<Item = &String> {
    std::iter::once(&divided.by).chain(&divided.within).chain(&divided.columns)
}

/// What counts the units of a key.
fn counted<'c, 'k>(of: &'c mut Vec<(&'k Key, Counted)>, key: &'k Key) -> &'c mut Counted {
    let place = of.iter().position(|(known, _)| known.unit == key.unit && known.what == key.what);
    let place = place.unwrap_or_else(|| {
        of.push((key, Counted { units: key.unit.clone(), ..Counted::default() }));
        of.len() - 1
    });
    &mut of[place].1
}

/// Conditions, without those that everything meets.
fn limits(conditions: &Conditions, common: &Conditions) -> Vec<Limit> {
    let own = conditions.iter().filter(|(field, _)| !common.contains_key(*field));
    own.map(|(field, subset)| subset.stated(field)).collect()
}

fn stated(divided: &Divided, table: &Table) -> StatedTable {
    let rows = table.rows.iter().flat_map(|row| std::iter::once(row).chain(&row.children));
    let is_silent = |row: &&Row| {
        let is_sum = matches!(row.figures().first(), Some(Value::Pooled { .. }));
        !is_sum && divided.merged.contains(&fold(&row.label))
    };
    StatedTable {
        id: divided.id.clone(),
        by: divided.by.clone(),
        within: divided.within.clone(),
        columns: divided.columns.clone(),
        respondents: divided.of_respondents,
        merged: rows.filter(is_silent).map(|row| row.label.clone()).collect(),
    }
}

/// What a document says that it counts; `None` where it says nothing.
///
/// # Errors
/// If the statement cannot be used.
pub(super) fn stated_account(report: &Report) -> Result<Option<Account>, Unusable> {
    let Some(node) = &report.counts else { return Ok(None) };
    let counts = Counts::of_node(node).filter(|counts| counts.version == VERSION).ok_or(Unusable::NotUnderstood)?;
    let common = read(&Conditions::new(), &counts.conditions).ok_or(Unusable::NotUnderstood)?;
    if !fits(&counts, &common, report) {
        return Err(Unusable::Contradicts);
    }
    let kinds = Kinds { date: counts.date.clone(), several: counts.several.iter().cloned().collect() };
    let mut account = Account { kinds, ..Account::default() };
    for counted in &counts.of {
        let what = Rc::new(read(&common, &counted.conditions).ok_or(Unusable::NotUnderstood)?);
        let key = |id: &String| {
            let group = if counted.units == RECORDS { id.clone() } else { format!("{what:?}") };
            Key { unit: counted.units.clone(), what: what.clone(), group }
        };
        account.figures.extend(counted.figures.iter().map(|id| (id.clone(), key(id))));
        account.tables.extend(counted.tables.iter().map(|table| Divided {
            id: table.id.clone(),
            all: key(&table.id),
            by: table.by.clone(),
            within: table.within.clone(),
            columns: table.columns.clone(),
            of_respondents: table.respondents,
            merged: table.merged.iter().map(|label| fold(label)).collect(),
        }));
    }
    let fields = account.conditions().flatten();
    let is_kind = |(field, subset): (&String, &Subset)| account.kinds.allows(field, subset);
    if !fields.into_iter().all(is_kind) {
        return Err(Unusable::NotUnderstood);
    }
    Ok(Some(account))
}

/// Conditions beside others; `None` if one is none, or two are on one field.
fn read(common: &Conditions, limits: &[Limit]) -> Option<Conditions> {
    let mut conditions = common.clone();
    for limit in limits {
        let subset = Subset::of_stated(limit)?;
        if conditions.insert(limit.field.clone(), subset).is_some() {
            return None;
        }
    }
    Some(conditions)
}

/// Whether a statement is about this document: its figures and tables, its jurisdiction and its period.
fn fits(counts: &Counts, common: &Conditions, report: &Report) -> bool {
    let mut figures = counts.of.iter().flat_map(|counted| &counted.figures);
    let mut tables = counts.of.iter().flat_map(|counted| &counted.tables);
    let has_all =
        figures.all(|id| report.figure(id).is_some()) && tables.all(|table| report.table(&table.id).is_some());
    let name = Subset::Labels(Labels::of([report.jurisdiction.name.as_str()]));
    let is_part = report.jurisdiction.code.as_ref().is_some_and(|code| code.contains('-'));
    let is_place = match &counts.jurisdiction {
        Some(field) => common.get(field).is_none_or(|stated| *stated == name),
        None => !is_part,
    };
    let (first, last) = days_of(&report.period);
    let stated = counts.date.as_ref().and_then(|date| common.get(date));
    let is_of_days =
        |stated: &Subset| [first, None].iter().any(|first| *stated == Subset::Days(Days::between(*first, last)));
    let is_period = (first, last) == (None, None) || stated.is_none_or(is_of_days);
    has_all && is_place && is_period
}

impl Account {
    /// The conditions of everything that is counted.
    fn conditions(&self) -> impl Iterator<Item = &BTreeMap<String, Subset>> {
        self.figures.iter().map(|(_, key)| &*key.what).chain(self.tables.iter().map(|table| &*table.all.what))
    }
}

impl Kinds {
    /// Whether a condition is one on such values as the field has.
    pub(super) fn allows(&self, field: &String, subset: &Subset) -> bool {
        match subset {
            Subset::Days(_) => !self.several.contains(field),
            Subset::Options(_) => self.date.as_ref() != Some(field),
            Subset::Labels(_) => self.date.as_ref() != Some(field) && !self.several.contains(field),
        }
    }
}
