//! The statement of what a document's numbers count: how it is written, and how it is read back.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::document_counts::{Account, Divided, Mapped};
use super::wording::Wording;
use crate::disclosure::audit::{Warning, WarningCode};
use crate::disclosure::cells::identities::{Keys, days_of};
use crate::disclosure::cells::identity::{Key, RECORDS};
use crate::disclosure::cells::kinds::{Bands, Kinds};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::composition::answers::fold_label;
use crate::disclosure::decision::Alteration;
use crate::disclosure::population::{Conditions, Days, Dependency, Labels, MISSING, Numbers, Subset};
use crate::plan::{Plan, fold};
use crate::report::counts::{
    Band, ComesWith, Counted, Counts, Determines, Divided as StatedTable, Limit, Mapped as StatedMap, Spelled,
};
use crate::report::{Location, Node, RegionMap, Report, Row, Table, Value};
use crate::tabulate::Tabulation;

/// The version of the statement that is written and read.
const VERSION: u64 = 1;

/// Why a statement is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disclosure) enum Unusable {
    /// It is of another version, or damaged.
    NotUnderstood,
    /// It does not fit what the document prints.
    Contradicts,
    /// It does not fit the counts of the other documents, or that was not found out.
    DoesNotFit,
}

impl Unusable {
    pub(in crate::disclosure) fn warning(self, report: &Report) -> Warning {
        let why = match self {
            Self::NotUnderstood => "What it says of its counts is of another version, or damaged",
            Self::Contradicts => "What it says of its counts does not fit what it prints",
            Self::DoesNotFit => "How its counts, by what it says of them, fit with those of others was not found out",
        };
        let message = format!("{why}. It is linked by ids and labels.");
        Warning { code: WarningCode::Unmatched, place: report.title.clone(), message }
    }
}

/// Returns a report's statement of its counts; `altered` are those that are not printed as they are. With noise,
/// nothing is stated.
pub(in crate::disclosure) fn statement(
    plan: &Plan,
    tabulation: &Tabulation,
    report: &Report,
    altered: &BTreeMap<CellId, Alteration>,
) -> Option<Node> {
    if altered.values().any(|altered| altered.is_noise) {
        return None;
    }
    let account = Account::of_plan(plan, tabulation, &Keys::of_report(plan, tabulation));
    let jurisdiction = plan.jurisdiction.as_ref().filter(|_| tabulation.scope.jurisdiction.is_some());
    let slack = altered.values().map(|altered| altered.slack).max();
    let rounded = slack.filter(|_| plan.protection.alters(None));
    let counts = stated_by(&account, report, (rounded, slack))?;
    let wording = Wording::of_plan(plan);
    let small = small_words(&wording, report);
    let below = (!small.is_empty()).then(|| plan.protection.policy().threshold);
    let zeros = wording.zeros_printed;
    Some(Counts { jurisdiction: jurisdiction.cloned(), zeros, small, below, ..counts }.to_node())
}

/// Returns the statement of a document whose figures and maps, and whose rounded tables, differ so far from their
/// counts.
fn stated_by(account: &Account, report: &Report, (rounded, slack): (Option<u64>, Option<u64>)) -> Option<Counts> {
    let mut of: Vec<(&Key, Counted)> = Vec::new();
    let figures = account.figures.iter().filter(|(id, _)| report.figure(id).is_some());
    for (id, key) in figures {
        counted(&mut of, key).figures.push(id.clone());
    }
    for divided in &account.tables {
        if let Some(table) = report.table(&divided.id) {
            let rounded = slack.filter(|_| divided.is_rounded);
            counted(&mut of, &divided.all).tables.push(StatedTable { rounded, ..stated(divided, table) });
        }
    }
    for mapped in &account.maps {
        if let Some(map) = report.maps().find(|map| map.id == mapped.id) {
            counted(&mut of, &mapped.all).maps.push(stated_map(mapped, map));
        }
    }
    let mut common = Conditions::clone(&of.first()?.0.what);
    common.retain(|field, subset| of.iter().all(|(key, _)| key.what.get(field) == Some(subset)));
    let kinds = &account.kinds;
    let fields = account.fields();
    let conditions = || of.iter().flat_map(|(key, _)| key.what.keys());
    let is_used = |field: &String| fields.contains(field) || conditions().any(|other| other == field);
    Some(Counts {
        version: VERSION,
        jurisdiction: None,
        date: kinds.date.clone().filter(is_used),
        several: kinds.several.iter().filter(|field| fields.contains(field)).cloned().collect(),
        bands: kinds.bands.iter().filter(|(field, _)| fields.contains(field)).flat_map(stated_bands).collect(),
        determines: account.dependencies.iter().filter_map(|link| determines(link, report)).collect(),
        rounded,
        zeros: false,
        small: Vec::new(),
        below: None,
        conditions: limits(&common, &Conditions::new()),
        of: of
            .iter()
            .map(|(key, counted)| Counted { conditions: limits(&key.what, &common), ..counted.clone() })
            .collect(),
    })
}

fn stated_bands((field, bands): (&String, &Bands)) -> impl Iterator<Item = Band> {
    bands.iter().map(|(label, numbers)| {
        let (from, to) = numbers.ends();
        Band { field: field.clone(), label: label.clone(), from, to }
    })
}

/// Places by what the field calls them, where that is not what the map does.
fn stated_map(mapped: &Mapped, map: &RegionMap) -> StatedMap {
    let spelled = |location: &Location| {
        let labels = mapped.labels.get(location.code())?;
        let is_same = labels.len() == 1 && labels.iter().all(|label| fold(label) == fold(&location.name));
        (!is_same).then(|| Spelled { fips: location.fips.clone(), code: location.code.clone(), labels: labels.clone() })
    };
    let places = map.locations.iter().filter_map(spelled).collect();
    StatedMap { id: mapped.id.clone(), by: mapped.by.clone(), places }
}

/// Returns a document's statement of fields that determine each other: of the values that have a row.
fn determines(link: &Dependency, report: &Report) -> Option<Determines> {
    let rows = report.tables().flat_map(|table| &table.rows);
    let labels: BTreeSet<String> = rows
        .flat_map(|row| std::iter::once(row).chain(&row.children))
        .flat_map(|row| [fold(&row.label), fold_label(&row.label)])
        .collect();
    let printed = link.values.iter().filter(|(label, _)| labels.contains(*label));
    // That some have no value follows from counts.
    let with = |with: &BTreeSet<String>| with.iter().filter(|label| *label != MISSING).cloned().collect();
    let values: Vec<ComesWith> =
        printed.map(|(label, of)| ComesWith { label: label.clone(), with: with(of) }).collect();
    (!values.is_empty()).then(|| Determines { field: link.inner.clone(), of: link.outer.clone(), values })
}

/// Form in which a document prints its counts, as far as it states that.
#[derive(Default)]
pub(in crate::disclosure) struct Printing {
    /// Maximum difference of a printed number of a figure or a map from its count.
    pub(in crate::disclosure) rounded: Option<u64>,
    /// The same of tables that are rounded, by their ids.
    pub(in crate::disclosure) rounded_tables: BTreeMap<String, u64>,
    /// Labels of merged rows that print no number, folded, by the ids of their tables.
    pub(in crate::disclosure) merged: BTreeMap<String, BTreeSet<String>>,
}

impl Printing {
    pub(in crate::disclosure) fn of(report: &Report) -> Self {
        let Some(counts) = understood(report) else { return Self::default() };
        let tables = || counts.of.iter().flat_map(|counted| &counted.tables);
        let merged = |table: &StatedTable| table.merged.iter().map(|label| fold(label)).collect();
        Self {
            rounded: counts.rounded,
            rounded_tables: tables().filter_map(|table| Some((table.id.clone(), table.rounded?))).collect(),
            merged: tables().map(|table| (table.id.clone(), merged(table))).collect(),
        }
    }
}

/// Returns the meaning of a document's words in place of counts, where it states that.
pub(in crate::disclosure) fn stated_words(report: &Report) -> Option<Wording> {
    understood(report).map(|counts| Wording::of_document(counts.zeros, &counts.small, counts.below))
}

fn understood(report: &Report) -> Option<Counts> {
    report.counts.as_ref().and_then(Counts::of_node).filter(|counts| counts.version == VERSION)
}

/// The words of a report that stand for small counts by its plan.
fn small_words(wording: &Wording, report: &Report) -> Vec<String> {
    let rows = report.tables().flat_map(|table| table.rows.iter().chain(&table.total));
    let rows: Vec<&Row> = rows.flat_map(|row| std::iter::once(row).chain(&row.children)).collect();
    let values = rows.iter().flat_map(|row| row.figures());
    let values = values.chain(report.figures().map(|figure| &figure.value));
    let values = values.chain(report.maps().flat_map(|map| &map.locations).map(|location| &location.value));
    let masks = values.filter_map(|value| match value {
        Value::Masked { masked, .. } => Some(masked),
        _ => None,
    });
    let words: BTreeSet<&String> =
        masks.chain(rows.iter().map(|row| &row.label)).filter(|words| wording.is_small(words)).collect();
    words.into_iter().cloned().collect()
}

/// Returns the entry that counts the units of a key.
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
        rounded: None,
        merged: rows.filter(is_silent).map(|row| row.label.clone()).collect(),
    }
}

/// Returns the meaning of its numbers that a document states; `None` where it states nothing.
///
/// # Errors
/// If the statement cannot be used.
pub(in crate::disclosure) fn stated_account(report: &Report) -> Result<Option<Account>, Unusable> {
    let Some(node) = &report.counts else { return Ok(None) };
    let counts = Counts::of_node(node).filter(|counts| counts.version == VERSION).ok_or(Unusable::NotUnderstood)?;
    let common = read(&Conditions::new(), &counts.conditions).ok_or(Unusable::NotUnderstood)?;
    if !fits(&counts, &common, report) {
        return Err(Unusable::Contradicts);
    }
    let mut bands: BTreeMap<String, Bands> = BTreeMap::new();
    for Band { field, label, from, to } in &counts.bands {
        bands.entry(field.clone()).or_default().insert(fold(label), Numbers::between(*from, *to));
    }
    let kinds = Kinds {
        date: counts.date.clone(),
        days: counts.date.iter().cloned().collect(),
        several: counts.several.iter().cloned().collect(),
        bands,
    };
    let dependencies = counts.determines.iter().map(dependency).collect();
    let jurisdiction = counts.jurisdiction.clone();
    let mut account = Account { kinds, jurisdiction, dependencies, ..Account::default() };
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
            is_rounded: table.rounded.is_some(),
        }));
        account.maps.extend(counted.maps.iter().map(|map| {
            Mapped {
                id: map.id.clone(),
                all: key(&map.id),
                by: map.by.clone(),
                labels: map
                    .places
                    .iter()
                    .filter_map(|place| {
                        Some((place.fips.clone().or_else(|| place.code.clone())?, place.labels.clone()))
                    })
                    .collect(),
            }
        }));
    }
    let fields = account.conditions().flatten();
    let is_kind = |(field, subset): (&String, &Subset)| {
        // Conditions alone need no bands.
        let is_number = matches!(subset, Subset::Numbers(_)) && !account.fields().contains(field);
        is_number || account.kinds.allows(field, subset)
    };
    if !fields.into_iter().all(is_kind) {
        return Err(Unusable::NotUnderstood);
    }
    Ok(Some(account))
}

/// Reads a document's statement of two fields. That a value comes with no other value can be.
fn dependency(stated: &Determines) -> Dependency {
    let with = |of: &ComesWith| of.with.iter().map(|label| fold(label)).chain([MISSING.to_owned()]).collect();
    let values = stated.values.iter().map(|of| (fold(&of.label), with(of))).collect();
    Dependency { inner: stated.field.clone(), outer: stated.of.clone(), values, is_certain: true }
}

/// Conditions beside others; `None` if one is invalid, or two are on one field.
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

/// Returns whether a statement is about this document: its figures and tables, its jurisdiction and its period.
fn fits(counts: &Counts, common: &Conditions, report: &Report) -> bool {
    let mut figures = counts.of.iter().flat_map(|counted| &counted.figures);
    let mut tables = counts.of.iter().flat_map(|counted| &counted.tables);
    let mut maps = counts.of.iter().flat_map(|counted| &counted.maps);
    let has_all = figures.all(|id| report.figure(id).is_some())
        && tables.all(|table| report.table(&table.id).is_some())
        && maps.all(|stated| report.maps().any(|map| map.id == stated.id));
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
