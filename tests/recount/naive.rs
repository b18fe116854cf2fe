//! What a plan counts, record by record.
//!
//! Several records of one situation: of a field with one value, it has the first that is given, in the order of
//! jurisdiction (none, then as the plan lists them, then as they turn up), then of day (none first), then of the
//! file; of a field with several, all that are given.

use std::collections::{BTreeMap, HashMap};

use crate::case::{Across, Aggregate, Axis, COLUMNS, Case, Figure, Otherwise, Row, Table, listed};
use crate::periods::{self, Day, bounds, day, is_known, stretches};
use crate::printed::{Counted, Line, Printed};
use crate::spelled::{plain, spaced};
use crate::told::Told;

/// The records, and every label of every field, the listed ones first.
pub(crate) struct Recount<'c> {
    case: &'c Case,
    pub(crate) records: Vec<Told>,
    labels: HashMap<&'static str, Vec<String>>,
    /// How many cells of a field could not be understood.
    pub(crate) unread: BTreeMap<&'static str, u64>,
}

const MISSING: [&str; 3] = ["", "-99", "n/a"];

impl<'c> Recount<'c> {
    pub(crate) fn new(case: &'c Case) -> Self {
        let labels = ["state", "kind", "tags", "harm", "age", "sure"]
            .map(|field| (field, listed(field).iter().map(|label| (*label).to_owned()).collect()));
        let mut recount = Self { case, records: Vec::new(), labels: labels.into(), unread: BTreeMap::new() };
        for row in &case.rows {
            let told = recount.read(row);
            recount.records.push(told);
        }
        recount
    }

    fn read(&mut self, row: &Row) -> Told {
        let cell = |column: &str| row[COLUMNS.iter().position(|(name, _)| *name == column).unwrap()];
        let mut told = Told::default();
        for field in ["state", "kind"] {
            told.answers.insert(field, self.category(field, cell(field), self.case.otherwise).map(|label| vec![label]));
        }
        let mut tags: Vec<String> =
            cell("tags").split(';').filter_map(|part| self.category("tags", part, Otherwise::Keep)).collect();
        tags.sort();
        tags.dedup();
        told.answers.insert("tags", (!tags.is_empty()).then_some(tags));
        let flags = ["physical", "verbal", "other"].map(|column| self.yes_no("harm", cell(column)));
        let harm = flags.iter().zip(listed("harm")).filter(|(flag, _)| **flag == Some(true));
        let harm = flags.iter().any(Option::is_some).then(|| harm.map(|(_, label)| (*label).to_owned()).collect());
        told.answers.insert("harm", harm);
        let sure = self.yes_no("sure", cell("sure"));
        told.answers.insert("sure", sure.map(|sure| vec![if sure { "yes" } else { "no" }.to_owned()]));
        let band = self.number("age", cell("age"), |age| match age {
            0..=17 => Some("Minors"),
            18..=64 => Some("Adults"),
            65..=120 => Some("Seniors"),
            _ => None,
        });
        told.answers.insert("age", band.map(|band| vec![band.to_owned()]));
        told.weight = self.number("weight", cell("weight"), |weight| u64::try_from(weight).ok());
        told.day = self.understood("day", cell("day"), day);
        let case = cell("case").trim();
        told.case = (!is_missing(case)).then(|| case.to_owned());
        told
    }

    /// What a cell says; one that says something else is noted.
    fn understood<T>(&mut self, field: &'static str, cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if is_missing(cell) {
            return None;
        }
        let read = read(cell);
        if read.is_none() {
            *self.unread.entry(field).or_default() += 1;
        }
        read
    }

    fn category(&mut self, field: &'static str, cell: &str, otherwise: Otherwise) -> Option<String> {
        let alias = match plain(cell).as_str() {
            "mo" => "Missouri".to_owned(),
            "ks" => "Kansas".to_owned(),
            "work" => "Labor".to_owned(),
            _ => spaced(cell),
        };
        let labels = self.labels.get_mut(field).unwrap();
        let known = |labels: &[String], label: &str| labels.iter().find(|known| plain(known) == plain(label)).cloned();
        if let Some(label) = known(labels, &alias) {
            return Some(label);
        }
        if is_missing(cell) {
            return None;
        }
        let label = match otherwise {
            Otherwise::Keep => alias,
            Otherwise::Elsewhere => "Elsewhere".to_owned(),
            Otherwise::Missing => {
                *self.unread.entry(field).or_default() += 1;
                return None;
            }
        };
        if known(labels, &label).is_none() {
            labels.push(label.clone());
        }
        Some(label)
    }

    fn yes_no(&mut self, field: &'static str, cell: &str) -> Option<bool> {
        self.understood(field, cell, |cell| match plain(cell).as_str() {
            "yes" | "si" | "1" => Some(true),
            "no" | "n" | "0" => Some(false),
            _ => None,
        })
    }

    fn number<T>(&mut self, field: &'static str, cell: &str, read: impl Fn(i64) -> Option<T>) -> Option<T> {
        // “1,234” is one and a bit where others of its column have a comma before their decimals, and a thousand where
        // they have a point, or nothing tells and the plan is in English; it is nothing where they have both.
        let place = COLUMNS.iter().position(|(name, _)| *name == field).unwrap();
        let has = |mark: char| {
            let is_decimal = |cell: &str| cell.split(mark).nth(1).is_some_and(|rest| rest.len() < 3);
            self.case.rows.iter().any(|row| is_decimal(row[place]))
        };
        let (has_point, has_comma) = (has('.'), has(','));
        self.understood(field, cell, |cell| {
            let is_ambiguous = cell.len() == 5 && cell[1..2] == *",";
            let cell = match (is_ambiguous, has_point, has_comma) {
                (true, true, true) => return None,
                (true, _, false) => cell.replace(',', ""),
                _ => cell.replace(',', "."),
            };
            let number: f64 = cell.trim_start_matches('$').parse().ok()?;
            #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
            read(number.floor() as i64)
        })
    }

    /// The place of a record's jurisdiction: none comes first.
    fn place(&self, told: &Told) -> Option<usize> {
        told.label("state").map(|state| self.labels["state"].iter().position(|label| label == state).unwrap())
    }

    fn scope_days(&self) -> (Option<Day>, Option<Day>) {
        let scope = &self.case.scope;
        (scope.start.map(|start| bounds(start).0), scope.end.map(|end| bounds(end).1))
    }

    /// Whether the records know anything of the time that is asked for.
    pub(crate) fn is_known(&self) -> bool {
        let days: std::collections::BTreeSet<Day> = self.records.iter().filter_map(|told| told.day).collect();
        let days: Vec<Day> = days.into_iter().collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return true };
        let (start, end) = self.scope_days();
        is_known(&days, (start.unwrap_or(*first), end.unwrap_or(*last)))
    }

    pub(crate) fn is_of_period(&self, told: &Told) -> bool {
        let (start, end) = self.scope_days();
        (start.is_none() && end.is_none()) || told.day.is_some_and(|day| within(day, start, end))
    }

    pub(crate) fn is_of_jurisdiction(&self, told: &Told) -> bool {
        let alias = |name: &str| match plain(name).as_str() {
            "mo" => "missouri".to_owned(),
            "ks" => "kansas".to_owned(),
            other => other.to_owned(),
        };
        let wanted = self.case.scope.jurisdiction.map(alias);
        wanted.is_none_or(|wanted| told.label("state").is_some_and(|state| plain(state) == wanted))
    }

    pub(crate) fn is_in_scope(&self, told: &Told) -> bool {
        self.is_of_period(told) && self.is_of_jurisdiction(told) && told.meets_all(&self.case.scope.conditions)
    }

    /// Everything that the plan prints.
    pub(crate) fn printed(&self) -> Printed {
        let figures = self.case.figures.iter().enumerate();
        let tables = self.case.tables.iter().enumerate();
        Printed {
            figures: figures.map(|(number, figure)| (format!("f{number}"), self.figure(figure))).collect(),
            tables: tables.filter_map(|(number, table)| Some((format!("t{number}"), self.table(table)?))).collect(),
        }
    }

    fn figure(&self, figure: &Figure) -> u64 {
        let records = self.records.iter().filter(|told| self.is_in_scope(told));
        sum(&self.units(figure.measure, records.filter(|told| told.meets_all(&figure.conditions)).collect()))
    }

    /// What a measure counts of some records.
    pub(crate) fn units(&self, measure: usize, records: Vec<&Told>) -> Vec<Told> {
        let measure = &self.case.measures[measure];
        let mut records: Vec<&Told> = records.into_iter().filter(|told| told.meets_all(&measure.conditions)).collect();
        let has_weight = matches!(measure.count, Aggregate::Sum | Aggregate::SumDistinct);
        let weighed = |told: Told| Told { weight: Some(if has_weight { told.weight.unwrap_or(0) } else { 1 }), ..told };
        if matches!(measure.count, Aggregate::Records | Aggregate::Sum) {
            return records.into_iter().cloned().map(weighed).collect();
        }
        records.sort_by_key(|told| (self.place(told), told.day));
        let mut situations: BTreeMap<&String, Told> = BTreeMap::new();
        for record in records {
            if let Some(case) = &record.case {
                situations.entry(case).or_default().learn(record);
            }
        }
        situations.into_values().map(weighed).collect()
    }

    /// `None` where it has no columns left.
    fn table(&self, table: &Table) -> Option<Counted> {
        let fields = match &table.across {
            None => vec![table.by.field],
            Some(Across::Columns(axis)) => vec![table.by.field, axis.field],
            Some(Across::Parts { field, .. }) => vec![table.by.field, field],
        };
        let records = self.records.iter().filter(|told| self.is_of_span(told, table.span));
        let records = records.filter(|told| fields.contains(&"state") || self.is_of_jurisdiction(told));
        let records = records.filter(|told| told.meets_all(&self.case.scope.conditions));
        let mut units = self.units(table.measure, records.filter(|told| told.meets_all(&table.conditions)).collect());
        let respondents: Vec<Told> = units.iter().filter(|unit| unit.is_given(table.by)).cloned().collect();
        if table.leave_out {
            units.clone_from(&respondents);
        }
        let is_multiple = ["tags", "harm"].contains(&table.by.field);
        let columns = match table.across {
            Some(Across::Columns(axis)) => Some((axis, self.keys(axis, table.span))),
            _ => None,
        };
        if columns.as_ref().is_some_and(|(_, keys)| keys.is_empty()) {
            return None;
        }
        let counts = |units: &[&Told]| match &columns {
            None => vec![sum(units.iter().copied())],
            Some((axis, keys)) => {
                let of = |key: &String| sum(units.iter().copied().filter(|unit| unit.keys(*axis).contains(key)));
                keys.iter().map(of).collect()
            }
        };
        let mut rows = BTreeMap::new();
        for key in self.keys(table.by, table.span) {
            let of_row: Vec<&Told> = units.iter().filter(|unit| unit.keys(table.by).contains(&key)).collect();
            let counts = counts(&of_row);
            if table.by.each.is_some() || table.always.contains(&&*key) || counts.iter().any(|count| *count > 0) {
                let parts = table.parts(self, &key, &of_row);
                rows.insert(key, Line { counts, parts });
            }
        }
        let without: Vec<&Told> = units.iter().filter(|unit| !unit.is_given(table.by)).collect();
        if !is_multiple && counts(&without).iter().any(|count| *count > 0) {
            let label = table.not_specified.unwrap_or("Not specified");
            let listed = |unit: &&Told| !unit.is_given(table.by) || unit.keys(table.by).iter().any(|key| key == label);
            let of_row: Vec<&Told> = units.iter().filter(listed).collect();
            let parts = table.parts(self, label, &of_row);
            rows.insert(label.to_owned(), Line { counts: counts(&of_row), parts });
        }
        let is_trend =
            table.by.each.is_some() && table.across.as_ref().is_none_or(|across| matches!(across, Across::Columns(_)));
        let whole = sum(&units);
        let base = match () {
            () if columns.is_some() => None,
            () if table.of_respondents => Some(sum(&respondents)),
            () if is_trend => None,
            () => Some(whole),
        };
        let totals = match () {
            () if !table.has_total || is_multiple => Vec::new(),
            () => counts(&units.iter().collect::<Vec<_>>()),
        };
        let printed = |is_period: bool, key: String| {
            if is_period && key.contains("..") { periods::printed(&key, self.days_of(table.span)) } else { key }
        };
        let rows = rows.into_iter().map(|(key, line)| (printed(table.by.each.is_some(), key), line)).collect();
        let columns =
            columns.map(|(axis, keys)| keys.into_iter().map(|key| printed(axis.each.is_some(), key)).collect());
        Some(Counted { columns: columns.unwrap_or_default(), rows, totals, base })
    }

    fn is_of_span(&self, told: &Told, span: &str) -> bool {
        match (span, self.scope_days()) {
            ("report", _) => self.is_of_period(told),
            ("until-end", (start, end)) if start.is_some() || end.is_some() => {
                told.day.is_some_and(|day| within(day, None, end))
            }
            _ => true,
        }
    }

    /// From where and until when a table is.
    fn days_of(&self, span: &str) -> (Option<Day>, Option<Day>) {
        match (span, self.scope_days()) {
            ("report", days) => days,
            ("until-end", (_, end)) => (None, end),
            _ => (None, None),
        }
    }

    /// The rows or columns that a table could have.
    fn keys(&self, axis: Axis, span: &str) -> Vec<String> {
        let Some(each) = axis.each else { return self.labels[axis.field].clone() };
        let (start, end) = self.days_of(span);
        let days = || self.records.iter().filter_map(|told| told.day).filter(|day| within(*day, start, end));
        days().min().map_or_else(Vec::new, |first| stretches(each, first, days().max().unwrap()))
    }
}

impl Table {
    /// The parts of a row, if the plan divides it.
    fn parts(&self, recount: &Recount, row: &str, units: &[&Told]) -> BTreeMap<String, u64> {
        let Some(Across::Parts { field, of, not_specified }) = &self.across else { return BTreeMap::new() };
        if !of.is_empty() && !of.contains(&row) {
            return BTreeMap::new();
        }
        let axis = Axis { field, each: None };
        let mut parts = BTreeMap::new();
        for unit in units {
            let own = unit.keys(axis).pop();
            let label = own.unwrap_or_else(|| not_specified.unwrap_or("Not specified").to_owned());
            assert!(
                not_specified.is_some_and(|own| own == label)
                    || label == "Not specified"
                    || recount.labels[field].contains(&label)
            );
            *parts.entry(label).or_default() += unit.weight.unwrap();
        }
        parts.retain(|_, count| *count > 0);
        parts
    }
}

fn is_missing(cell: &str) -> bool {
    MISSING.contains(&plain(cell).as_str())
}

fn within(day: Day, start: Option<Day>, end: Option<Day>) -> bool {
    start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end)
}

fn sum<'t>(units: impl IntoIterator<Item = &'t Told>) -> u64 {
    units.into_iter().map(|unit| unit.weight.unwrap()).sum()
}
