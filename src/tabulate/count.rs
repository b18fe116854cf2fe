use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::account::Measured;
use super::axis::{Axis, AxisKind, Matrix};
use super::coded_table::{Chosen, CodedTable};
use super::scope::{Place, Scope};
use super::source::Source;
use super::table;
use super::tabulation::{ExactBefore, ExactFigure, ExactMap, Standing};
use super::tabulator::Tabulator;
use crate::disclosure::Exact;
use crate::plan::{Condition, FieldType, FigurePlan, MapPlan, Plan, fold};

/// A count in progress.
pub(super) struct Count<'s> {
    pub(super) scope: &'s Scope,
    pub(super) place: &'s Place,
    choices: Vec<(Choice, Rc<Chosen>)>,
    measured: BTreeMap<String, Measured>,
    unmatched: Unmatched,
}

/// Locations that are on no map, and the nearest names that are.
pub(super) type Unmatched = Vec<(String, Option<String>)>;

/// Selection of rows: their jurisdiction, days and conditions.
type Choice = (Option<u32>, Option<Range<u32>>, Vec<Condition>);

impl<'s> Count<'s> {
    pub(super) const fn new(scope: &'s Scope, place: &'s Place) -> Self {
        Self { scope, place, choices: Vec::new(), measured: BTreeMap::new(), unmatched: Vec::new() }
    }

    /// Returns the counts of the measures, and the locations that are on no map.
    pub(super) fn finish(self) -> (Vec<Measured>, Unmatched) {
        (self.measured.into_values().collect(), self.unmatched)
    }

    /// Everything that a count in this scope must meet.
    pub(super) fn conditions(&self, plan: &Plan, measure: &str, own: &[Condition]) -> Vec<Condition> {
        let of_measure = plan.measures.get(measure).map(|measure| measure.conditions.as_slice()).unwrap_or_default();
        [of_measure, own, &self.scope.conditions].concat()
    }

    fn chosen(&mut self, frame: &CodedTable, choice: Choice) -> Rc<Chosen> {
        if let Some((_, chosen)) = self.choices.iter().find(|(known, _)| *known == choice) {
            return Rc::clone(chosen);
        }
        let (jurisdiction, days, conditions) = &choice;
        let chosen = Rc::new(frame.choose(*jurisdiction, days.clone(), frame.tests(conditions)));
        self.choices.push((choice, Rc::clone(&chosen)));
        chosen
    }

    /// Returns the source of a measure's counts: in this scope, or in another one.
    pub(super) fn source<'f>(
        &mut self,
        frame: &'f CodedTable,
        plan: &'f Plan,
        measure: &str,
        choice: Choice,
        fields: &[&str],
    ) -> Option<Source<'f>> {
        let aggregate = &plan.measures.get(measure)?.count;
        Some(Source::new(frame, self.chosen(frame, choice), aggregate, fields))
    }

    pub(super) fn figure(&mut self, made: &mut Tabulator, plan: &Plan, figure: &FigurePlan) -> ExactFigure {
        let conditions = self.conditions(plan, &figure.measure, &figure.conditions);
        let (scope, place) = (self.scope, self.place);
        let scale = plan.measures.get(&figure.measure).map_or(1, |measure| made.frame.scale(&measure.count));
        let mut total = |days: Option<Range<u32>>| {
            let choice = (place.jurisdiction, days, conditions.clone());
            let source = self.source(&made.frame, plan, &figure.measure, choice, &[]);
            source.map_or_else(Exact::default, |source| source.total().rounded(scale).exact())
        };
        let count = total(place.days.clone());
        let before = figure.change.then(|| scope.period_before(&made.frame)).flatten().map(|(first, last)| {
            ExactBefore { count: total(Some(made.frame.day_items(Some(first), Some(last)))), first, last }
        });
        self.note_measure(&made.frame, plan, &figure.measure);
        let standing = figure.rank.as_ref().map(|_| self.standing(made, plan, &figure.measure, &conditions));
        ExactFigure { count, before, standing: standing.map(Standing::Counted) }
    }

    /// The counts of all jurisdictions in the report's period.
    fn standing(
        &mut self,
        made: &mut Tabulator,
        plan: &Plan,
        measure: &str,
        conditions: &[Condition],
    ) -> Vec<(String, Exact)> {
        let counts = table::by_jurisdiction(self, made, plan, measure, conditions, self.place.days.clone());
        let labels = made.jurisdictions().iter().cloned();
        let counted = labels.zip(counts).filter(|(_, counted)| counted.count > 0);
        counted.map(|(label, counted)| (label, counted.exact())).collect()
    }

    pub(super) fn map(&mut self, made: &Tabulator, plan: &Plan, map: &MapPlan) -> Option<ExactMap> {
        if !Self::is_known(plan, made, &map.by) {
            return None;
        }
        let choice = (self.place.jurisdiction, self.place.days.clone(), self.conditions(plan, &map.measure, &[]));
        let source = self.source(&made.frame, plan, &map.measure, choice, &[&map.by])?;
        let axis = Axis { field: &map.by, kind: AxisKind::Categories(&made.frame.items(&map.by)?.meaning) };
        let mut matrix = Matrix::over(&axis, &source)?;
        matrix.round(
            plan.measures.get(&map.measure).map_or(1, |measure| made.frame.scale(&measure.count)),
            axis.overlaps(),
        );
        let jurisdiction = made.jurisdiction(plan, self.place);
        let region = map.region.as_deref().or(jurisdiction.code.as_deref());
        let listed = plan.fields.get(&map.by).map(|field| field.values.as_slice()).unwrap_or_default();
        let mut places: BTreeMap<String, (String, Exact, Vec<String>)> = BTreeMap::new();
        let mut nothing = Vec::new();
        for (place, row) in matrix.rows.iter().enumerate() {
            let (label, counted) = (axis.label(place).0, row.first().copied().unwrap_or_default());
            let category = listed.iter().find(|category| fold(&category.label) == fold(&label));
            match made.places.find(&label, category, region) {
                Some(_) if counted.count == 0 => nothing.push(label),
                None if counted.count == 0 => {}
                Some((fips, name)) => {
                    let (_, sum, labels) = places.entry(fips).or_insert((name, Exact::default(), Vec::new()));
                    *sum = sum.plus(counted.exact());
                    labels.push(label);
                }
                None => {
                    let near = made.places.nearest(&label, region).map(str::to_owned);
                    self.unmatched.push((label, near));
                }
            }
        }
        let labels = places.values().map(|(_, _, labels)| labels.clone()).collect();
        let places = places.into_iter().map(|(fips, (name, count, _))| (fips, name, count)).collect();
        Some(ExactMap { places, labels, nothing })
    }

    /// Returns whether the file has the field, or the field need not be there to count nothing.
    pub(super) fn is_known(plan: &Plan, made: &Tabulator, field: &str) -> bool {
        let optional = plan.fields.get(field).is_some_and(|field| field.optional);
        !optional || made.frame.items(field).is_some_and(|items| items.meaning.len() > 1)
    }

    /// Notes what a measure makes of the rows in scope, once.
    pub(super) fn note_measure(&mut self, frame: &CodedTable, plan: &Plan, id: &str) {
        if self.measured.contains_key(id) {
            return;
        }
        let Some(measure) = plan.measures.get(id) else { return };
        let (jurisdiction, days) = (self.place.jurisdiction, self.place.days.clone());
        let in_scope = self.chosen(frame, (jurisdiction, days.clone(), self.scope.conditions.clone()));
        let fields = single_fields(plan, id);
        let choice = (jurisdiction, days, self.conditions(plan, id, &[]));
        let Some(source) = self.source(frame, plan, id, choice, &fields) else { return };
        let conflicts = source.units().map(|units| {
            units
                .conflicts()
                .filter_map(|(field, units)| Some((plan.fields.get(field)?.label.clone(), units)))
                .collect()
        });
        let measured = Measured {
            measure: id.to_owned(),
            unit: measure.unit.clone(),
            rows: source.records(),
            not_meeting: frame.records_of(&in_scope) - source.records(),
            without_name: source.units().map_or(0, |units| units.records_without),
            conflicts: conflicts.unwrap_or_default(),
        };
        self.measured.insert(id.to_owned(), measured);
    }
}

/// The fields in which several records of one situation should agree: those with one category that tables of the
/// measure count.
fn single_fields<'p>(plan: &'p Plan, measure: &str) -> Vec<&'p str> {
    let is_single = |field: &&str| {
        let kind = plan.fields.get(*field).map(|field| field.kind);
        matches!(kind, Some(FieldType::Category | FieldType::YesNo))
    };
    let tables = plan.report.sections.iter().flat_map(|section| &section.tables);
    let of_measure = tables.filter(|table| table.measure == measure).flat_map(|table| {
        let within = table.within.as_ref().map(|within| within.field.as_str());
        let columns = table.columns.as_ref().map(|columns| columns.by.as_str());
        std::iter::once(table.by.as_str()).chain(within).chain(columns)
    });
    let mut fields: Vec<&str> = of_measure.filter(is_single).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}
