use std::collections::BTreeMap;
use std::rc::Rc;

use super::account::{Account, Excluded, Exclusion, Measured};
use super::alike;
use super::coded_table::CodedTable;
use super::count::{Count, Unmatched};
use super::dependencies::{complete, dependencies, used};
use super::error::TabulateError;
use super::field_values::{self, Context, FieldValues, Meaning};
use super::knowledge::Knowledge;
use super::places::Places;
use super::scope::{Place, Scope};
use super::table;
use super::tabulation::{ExactSection, Tabulation};
use super::unparsed::{Noticed, Unparsed};
use crate::disclosure::Dependency;
use crate::locale::Locale;
use crate::plan::{Aggregate, Each, Mapping, Plan, TablePlan};
use crate::records::{Day, DecimalMark, Failure, Format, LeftOut, Precision, Reading, Warning};
use crate::report::Jurisdiction;

/// Records, ready to be tabulated by a plan for one scope after the other.
pub struct Tabulator {
    pub(super) plan: Rc<Plan>,
    pub(super) frame: CodedTable,
    failed: Vec<Failure>,
    left_out: Vec<LeftOut>,
    warnings: Vec<Warning>,
    unread: Vec<Unparsed>,
    pub(super) places: Places,
    /// Fields that determine each other, once they were looked for.
    dependencies: Option<Rc<[Dependency]>>,
    /// Fields of which every record has a value, once they were looked for.
    complete: Option<Rc<[String]>>,
}

impl Tabulator {
    /// Reads the records' columns as the plan's fields.
    ///
    /// # Errors
    /// If the dates or numbers of a column can be read in several ways, or too many of its values not at all.
    #[expect(clippy::needless_pass_by_value, reason = "the records are freed")]
    pub fn new(plan: Plan, mapping: &Mapping, reading: Reading, knowledge: Knowledge) -> Result<Self, TabulateError> {
        Self::of(plan, mapping, &reading, knowledge)
    }

    /// Reads the columns of records that are kept, so that another plan can be made of them.
    ///
    /// # Errors
    /// As for [`Tabulator::new`].
    pub fn of(plan: Plan, mapping: &Mapping, reading: &Reading, knowledge: Knowledge) -> Result<Self, TabulateError> {
        let Reading { records, failures, left_out, warnings, .. } = reading;
        if records.is_empty()
            && let Some(failure) = failures.iter().max_by_key(|failure| failure.rows)
        {
            return Err(TabulateError::no_row_read(failures, failure));
        }
        let mut told = Noticed { unread: Vec::new(), warnings: warnings.clone() };
        let read = fields(&plan, mapping, reading, &knowledge, &mut told)?;
        told.warnings.extend(alike::unread(&plan, mapping, reading));
        let frame = CodedTable::new(&plan, read, records.len(), records.times().map(<[u64]>::to_vec));
        check_periods(&plan, &frame)?;
        let Noticed { unread, warnings } = told;
        if !knowledge.accept_unread
            && let Some(refusal) = TabulateError::unread(&unread)
        {
            return Err(refusal);
        }
        let mut made = Self {
            plan: Rc::new(plan),
            frame,
            failed: failures.clone(),
            left_out: left_out.clone(),
            warnings,
            unread,
            places: Places::new(knowledge.places),
            dependencies: None,
            complete: None,
        };
        let tells_apart =
            |aggregate: &Aggregate| matches!(aggregate, Aggregate::Distinct(_) | Aggregate::SumDistinct { .. });
        // Which record of a situation is its first must not depend on when the rows are arranged.
        if made.plan.measures.values().any(|measure| tells_apart(&measure.count)) {
            made.frame.arrange();
        }
        Ok(made)
    }

    /// Takes another plan of the same records in place of its own, if they are read for both alike: what was read and
    /// counted of them is kept. Returns whether they are.
    ///
    /// # Errors
    /// As for [`Tabulator::new`].
    pub fn replan(&mut self, plan: &Plan) -> Result<bool, TabulateError> {
        let own = &self.plan;
        let is_read_alike = own.language == plan.language
            && own.fields == plan.fields
            && own.jurisdiction == plan.jurisdiction
            && own.date == plan.date
            && own.measures == plan.measures
            && own.protection.treatment == plan.protection.treatment;
        if !is_read_alike {
            return Ok(false);
        }
        check_periods(plan, &self.frame)?;
        if used(own) != used(plan) {
            (self.dependencies, self.complete) = (None, None);
        }
        self.plan = Rc::new(plan.clone());
        Ok(true)
    }

    /// Brings the records in an order that makes further scopes fast. Results stay the same.
    pub fn arrange(&mut self) {
        self.frame.arrange();
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The jurisdictions that the plan or the records know, by name.
    pub fn jurisdictions(&self) -> &[String] {
        self.frame.jurisdictions().map(|items| items.meaning.labels()).unwrap_or_default()
    }

    /// The first and the last day of the records.
    pub fn days(&self) -> Option<(Day, Day)> {
        self.frame.covered()
    }

    /// The jurisdiction that most records are of; the first of equals.
    pub fn largest_jurisdiction(&mut self) -> Option<String> {
        let count = |frame: &mut CodedTable, item: usize| frame.count(u32::try_from(item).ok(), None);
        let counts: Vec<u64> = (1..=self.jurisdictions().len()).map(|item| count(&mut self.frame, item)).collect();
        let largest = counts.iter().copied().max().filter(|most| *most > 0)?;
        let place = counts.iter().position(|count| *count == largest)?;
        self.jurisdictions().get(place).cloned()
    }

    /// Counts what the plan asks for.
    ///
    /// # Errors
    /// If there is no such scope, or the places of a map are not known.
    pub fn tabulate(&mut self, scope: &Scope) -> Result<(Tabulation, Account), TabulateError> {
        let place = scope.place(&self.plan, &self.frame)?;
        let has_period = scope.start.is_some() || scope.end.is_some();
        let (scope, partial) = scope.covered(&self.plan, &self.frame)?;
        let scope = &scope;
        self.plan
            .report
            .sections
            .iter()
            .filter_map(|section| section.map.as_ref())
            .try_for_each(|map| self.places.check(map))?;
        let mut count = Count::new(scope, &place);
        // The plan is shared with the count while the frame changes: it keeps the cubes that it counts.
        let plan = Rc::clone(&self.plan);
        let headline = plan.report.headline.iter().map(|figure| count.figure(self, &plan, figure)).collect();
        let sections = plan.report.sections.iter().map(|section| ExactSection {
            figures: section.figures.iter().map(|figure| count.figure(self, &plan, figure)).collect(),
            map: section.map.as_ref().and_then(|map| count.map(self, &plan, map)),
            tables: section.tables.iter().map(|table| table::count(&mut count, self, &plan, table)).collect(),
        });
        let sections = sections.collect();
        let jurisdiction = self.jurisdiction(&plan, &place);
        let (measured, unmatched) = count.finish();
        let mut account = self.account(&place, scope, measured, unmatched);
        account.warnings.extend(partial);
        let jurisdictions = self.jurisdictions().to_vec();
        let scope = scope.with_period(&self.frame);
        let dependencies = Rc::clone(self.dependencies.get_or_insert_with(|| dependencies(&plan, &self.frame).into()));
        let complete = Rc::clone(self.complete.get_or_insert_with(|| complete(&plan, &self.frame).into()));
        let labels = self.labels(&plan);
        let tabulation = Tabulation {
            scope,
            jurisdiction,
            jurisdictions,
            headline,
            sections,
            dependencies,
            labels,
            complete,
            is_of_records: true,
            has_period,
        };
        Ok((tabulation, account))
    }

    /// The labels of each field with categories.
    fn labels(&self, plan: &Plan) -> BTreeMap<String, Vec<String>> {
        let of = |field: &String| {
            let meaning = &self.frame.items(field)?.meaning;
            let has_labels = !matches!(meaning, Meaning::Days { .. } | Meaning::Names(_));
            has_labels.then(|| (field.clone(), meaning.labels().to_vec()))
        };
        plan.fields.keys().filter_map(of).collect()
    }

    pub(super) fn jurisdiction(&self, plan: &Plan, place: &Place) -> Jurisdiction {
        let label = place.jurisdiction.and_then(|item| self.jurisdictions().get((item as usize).checked_sub(1)?));
        let category = |name: &String| {
            plan.jurisdiction_field().and_then(|field| field.values.iter().find(|value| value.label == *name))
        };
        match label {
            Some(name) => {
                Jurisdiction { name: name.clone(), code: category(name).and_then(|value| value.code.clone()) }
            }
            None => Jurisdiction { name: plan.everywhere(), code: None },
        }
    }

    fn account(&mut self, place: &Place, scope: &Scope, measures: Vec<Measured>, unmatched: Unmatched) -> Account {
        let failed_rows: u64 = self.failed.iter().map(|failure| failure.rows).sum();
        let rows = self.frame.records();
        let mut excluded = Vec::new();
        let mut leave = |reason, rows: u64| {
            if rows > 0 {
                excluded.push(Excluded { reason, rows });
            }
        };
        let mut left = rows;
        let days = place.days.clone();
        if days.is_some() {
            let (undated, in_period) = (self.frame.count(None, Some(0..1)), self.frame.count(None, days.clone()));
            leave(Exclusion::NoDate, undated);
            leave(Exclusion::OtherPeriod, rows - undated - in_period);
            left = in_period;
        }
        if place.jurisdiction.is_some() {
            let (own, nowhere) = (self.frame.count(place.jurisdiction, days.clone()), self.frame.count(Some(0), days));
            leave(Exclusion::NoJurisdiction, nowhere);
            leave(Exclusion::OtherJurisdiction, left - own - nowhere);
            left = own;
        }
        let in_scope = if scope.conditions.is_empty() {
            left
        } else {
            let tests = self.frame.tests(&scope.conditions);
            self.frame.records_of(&self.frame.choose(place.jurisdiction, place.days.clone(), tests))
        };
        leave(Exclusion::Filtered, left - in_scope);
        Account {
            rows: rows + failed_rows,
            failed: self.failed.clone(),
            left_out: self.left_out.clone(),
            excluded,
            in_scope,
            measures,
            unread: self.unread.clone(),
            unmatched_places: unmatched.iter().map(|(place, _)| place.clone()).collect(),
            nearest_places: unmatched.into_iter().filter_map(|(place, near)| Some((place, near?))).collect(),
            warnings: self.warnings.clone(),
        }
    }
}

/// A plan's fields, as the records' columns have them.
pub(super) fn fields(
    plan: &Plan,
    mapping: &Mapping,
    reading: &Reading,
    knowledge: &Knowledge,
    told: &mut Noticed,
) -> Result<BTreeMap<String, FieldValues>, TabulateError> {
    let Reading { records, format, .. } = reading;
    let context = Context {
        records,
        knowledge,
        keyed: plan.protection.treatment.cell_key().map(|plan| plan.secret.keyed()),
        decimal_mark: DecimalMark::of(Locale::for_language(&plan.language).decimal_point())
            .unwrap_or(DecimalMark::Point),
        native_numbers: *format != Format::Csv,
    };
    let read = |(id, field)| {
        let names = mapping.0.get(id).map(Vec::as_slice).unwrap_or_default();
        let columns: Vec<_> = names.iter().map(|name| records.column(name)).collect();
        Ok((String::clone(id), field_values::read(field, &columns, &context, told)?))
    };
    plan.fields.iter().map(read).collect()
}

/// Checks that the records tell the periods that the plan asks for.
fn check_periods(plan: &Plan, frame: &CodedTable) -> Result<(), TabulateError> {
    too_fine(plan, frame)
        .map_or(Ok(()), |table| Err(TabulateError::coarse_dates(&format!("The table “{}” needs months", table.title))))
}

/// The first table of shorter stretches than years, if the records tell the year only.
fn too_fine<'p>(plan: &'p Plan, frame: &CodedTable) -> Option<&'p TablePlan> {
    if frame.precision() != Precision::Year {
        return None;
    }
    let is_fine = |each: Option<Each>| match each {
        Some(Each::Year) | None => false,
        Some(Each::FiscalYear) => plan.fiscal_year_start.is_some_and(|month| month != 1),
        Some(Each::HalfYear | Each::Quarter | Each::Month) => true,
    };
    let tables = plan.report.sections.iter().flat_map(|section| &section.tables);
    tables.into_iter().find(|table| {
        let of = |field: &str, each| plan.date.as_deref() == Some(field) && is_fine(each);
        of(&table.by, table.each) || table.columns.as_ref().is_some_and(|columns| of(&columns.by, columns.each))
    })
}
