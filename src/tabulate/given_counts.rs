use std::collections::BTreeMap;

use serde::Deserialize;

use super::error::TabulateError;
use super::scope::Scope;
use super::tabulation::{ExactFigure, ExactMap, ExactRow, ExactSection, ExactTable, Standing, Tabulation};
use crate::disclosure::Exact;
use crate::plan::{FieldType, FigurePlan, MapPlan, MissingRows, Plan, TablePlan, fold};
use crate::report::states::has_fips;
use crate::report::{Jurisdiction, Role, nearest};

/// Counts that somebody typed, or had a database make: what a plan would count, without the records.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Counts {
    /// By the id of a figure.
    figures: BTreeMap<String, u64>,
    /// The place of a figure among all jurisdictions, by its id.
    ranks: BTreeMap<String, u32>,
    /// By the id of a table.
    tables: BTreeMap<String, TableCounts>,
    /// By the id of a map: counts by five-digit FIPS code, or by the code of the place.
    maps: BTreeMap<String, Vec<PlaceCount>>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct TableCounts {
    rows: Vec<RowCount>,
    /// Total count; the sum of the rows where absent, which no table of overlapping rows may leave out.
    total: Option<u64>,
    /// Of these, what has any value for the rows; the total where absent.
    respondents: Option<u64>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RowCount {
    label: String,
    /// The sum of its parts where absent.
    #[serde(default)]
    count: Option<u64>,
    #[serde(default)]
    parts: Vec<RowCount>,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PlaceCount {
    #[serde(alias = "fips")]
    code: String,
    name: String,
    count: u64,
}

impl Counts {
    /// Reads counts.
    ///
    /// # Errors
    /// Where the text is no such JSON: what is wrong, and where.
    pub fn from_json(json: &str) -> Result<Self, TabulateError> {
        serde_json::from_str(json).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            TabulateError::new("syntax", &place, format!("{error}."), "Give `figures` and `tables` by their ids.")
        })
    }

    /// The counts as a plan asks for them.
    ///
    /// # Errors
    /// If a count that the plan needs is missing, or one is given that the plan has no place for, or parts do not
    /// make up their whole.
    pub fn tabulate(&self, plan: &Plan, scope: &Scope) -> Result<Tabulation, TabulateError> {
        self.know_their_place(plan)?;
        let sections = plan.report.sections.iter().map(|section| {
            Ok(ExactSection {
                figures: self.figures(&section.figures)?,
                map: section.map.as_ref().map(|map| self.map(map)),
                tables: section.tables.iter().map(|table| self.table(plan, table)).collect::<Result<_, _>>()?,
            })
        });
        Ok(Tabulation {
            scope: scope.clone(),
            jurisdiction: jurisdiction(plan, scope),
            jurisdictions: listed(plan),
            headline: self.figures(&plan.report.headline)?,
            sections: sections.collect::<Result<_, TabulateError>>()?,
            complete: [].into(),
            is_of_records: false,
            dependencies: [].into(),
            labels: BTreeMap::new(),
            has_period: scope.start.is_some() || scope.end.is_some(),
        })
    }

    /// Checks whether the plan knows every id that counts are given for.
    fn know_their_place(&self, plan: &Plan) -> Result<(), TabulateError> {
        let sections = &plan.report.sections;
        let of_sections = sections.iter().flat_map(|section| &section.figures);
        let figures: Vec<&str> =
            plan.report.headline.iter().chain(of_sections).map(|figure| figure.id.as_str()).collect();
        let tables: Vec<&str> =
            sections.iter().flat_map(|section| &section.tables).map(|table| table.id.as_str()).collect();
        let maps: Vec<&str> = sections.iter().filter_map(|section| Some(section.map.as_ref()?.id.as_str())).collect();
        let given = [
            ("figures", self.figures.keys().chain(self.ranks.keys()).collect::<Vec<_>>(), figures),
            ("tables", self.tables.keys().collect(), tables),
            ("maps", self.maps.keys().collect(), maps),
        ];
        for (place, ids, known) in given {
            if let Some(id) = ids.into_iter().find(|id| !known.contains(&id.as_str())) {
                let remedy = match nearest(id, known.iter().copied()) {
                    Some(name) => format!("Did you mean “{name}”?"),
                    None => format!("The plan has {}.", known.join(", ")),
                };
                let message = format!("The plan has nothing called “{id}” among its {place}.");
                return Err(TabulateError::new("unknown-id", place, message, &remedy));
            }
        }
        Ok(())
    }

    fn figures(&self, wanted: &[FigurePlan]) -> Result<Vec<ExactFigure>, TabulateError> {
        let figure = |figure: &FigurePlan| {
            let count = self.figures.get(&figure.id).ok_or_else(|| {
                let message = format!("The count of the figure “{}” is missing.", figure.label);
                TabulateError::new("missing-count", &figure.id, message, "Give it among `figures`.")
            })?;
            let standing = self.ranks.get(&figure.id).map(|place| Standing::Given(*place));
            Ok(ExactFigure { count: Exact::new(*count), before: None, standing })
        };
        wanted.iter().map(figure).collect()
    }

    fn map(&self, map: &MapPlan) -> ExactMap {
        let places = self.maps.get(&map.id).into_iter().flatten();
        let place = |place: &PlaceCount| (place.code.clone(), place.name.clone(), Exact::new(place.count));
        let is_fips = map.region.as_deref().is_none_or(has_fips);
        let label = |place: &PlaceCount| if is_fips { format!("FIPS {}", place.code) } else { place.name.clone() };
        let labels = places.clone().map(|place| vec![label(place)]).collect();
        ExactMap { places: places.map(place).collect(), labels, nothing: Vec::new() }
    }

    /// A table's counts; `None` where there are none and the field is optional.
    fn table(&self, plan: &Plan, table: &TablePlan) -> Result<Option<ExactTable>, TabulateError> {
        let field = plan.fields.get(&table.by);
        let overlaps = field.is_some_and(|field| matches!(field.kind, FieldType::List | FieldType::Flags));
        let Some(given) = self.tables.get(&table.id) else {
            if field.is_some_and(|field| field.optional) {
                return Ok(None);
            }
            let message = format!("The counts of the table “{}” are missing.", table.title);
            return Err(TabulateError::new("missing-count", &table.id, message, "Give them among `tables`."));
        };
        let mut rows = Vec::new();
        let mut sum = 0_u64;
        for row in &given.rows {
            let (row, count) = exact(row, table)?;
            sum = sum.saturating_add(count);
            rows.push(row);
        }
        for label in &table.always {
            if !rows.iter().any(|row| fold(&row.label) == fold(label)) {
                rows.push(category(label, 0, Vec::new(), table));
            }
        }
        let total = match (given.total, overlaps) {
            (None, true) => {
                let message =
                    format!("The rows of “{}” overlap, so they do not tell what was counted in all.", table.title);
                return Err(TabulateError::new("missing-total", &table.id, message, "Give its `total`."));
            }
            (Some(total), false) if total != sum => {
                let message = format!("The rows of “{}” add up to {sum}, not to its total, {total}.", table.title);
                return Err(TabulateError::new("sum-mismatch", &table.id, message, "Correct the rows or the total."));
            }
            (total, _) => total.unwrap_or(sum),
        };
        let respondents = given.respondents.unwrap_or(total);
        let leaves_out = table.missing == MissingRows::LeaveOut && overlaps;
        let (total, respondents) = (if leaves_out { respondents } else { total }, Exact::new(respondents));
        Ok(Some(ExactTable { columns: Vec::new(), rows, totals: vec![Exact::new(total)], respondents, overlaps }))
    }
}

/// A row and its count.
fn exact(row: &RowCount, table: &TablePlan) -> Result<(ExactRow, u64), TabulateError> {
    let mut parts = Vec::new();
    let mut sum = 0_u64;
    for part in &row.parts {
        let (part, count) = exact(part, table)?;
        sum = sum.saturating_add(count);
        parts.push(part);
    }
    match row.count {
        Some(count) if !parts.is_empty() && count != sum => {
            let message = format!("The parts of “{}” add up to {sum}, not to its count, {count}.", row.label);
            Err(TabulateError::new("sum-mismatch", &table.id, message, "Correct the parts or the count."))
        }
        None if parts.is_empty() => {
            let message = format!("The row “{}” has no count.", row.label);
            Err(TabulateError::new("missing-count", &table.id, message, "Give its `count`."))
        }
        count => {
            let count = count.unwrap_or(sum);
            Ok((category(&row.label, count, parts, table), count))
        }
    }
}

fn category(label: &str, count: u64, parts: Vec<ExactRow>, table: &TablePlan) -> ExactRow {
    let within = table.within.as_ref();
    let is = |name: Option<&String>| name.is_some_and(|name| fold(name) == fold(label));
    let role = match () {
        () if is(table.not_specified.as_ref()) || is(within.and_then(|within| within.not_specified.as_ref())) => {
            Role::NotSpecified
        }
        () if is(table.other.as_ref()) || is(within.and_then(|within| within.other.as_ref())) => Role::Other,
        () => Role::Category,
    };
    ExactRow {
        label: label.to_owned(),
        role,
        period: None,
        counts: vec![Exact::new(count)],
        parts,
        labels: vec![label.to_owned()],
        takes_missing: role == Role::NotSpecified,
    }
}

/// The jurisdictions that a plan lists.
fn listed(plan: &Plan) -> Vec<String> {
    let values = plan.jurisdiction_field().map(|field| field.values.as_slice()).unwrap_or_default();
    values.iter().map(|value| value.label.clone()).collect()
}

fn jurisdiction(plan: &Plan, scope: &Scope) -> Jurisdiction {
    let Some(name) = &scope.jurisdiction else {
        return Jurisdiction { name: plan.everywhere(), code: None };
    };
    let wanted = fold(name);
    let known = plan.jurisdiction_field().and_then(|field| {
        field.values.iter().find(|value| {
            std::iter::once(&value.label).chain(&value.also).chain(&value.code).any(|spelling| fold(spelling) == wanted)
        })
    });
    known.map_or_else(
        || Jurisdiction { name: name.clone(), code: None },
        |value| Jurisdiction { name: value.label.clone(), code: value.code.clone() },
    )
}
