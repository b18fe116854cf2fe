use serde::Serialize;

use super::profile::{ColumnProfile, Profile};
use crate::plan::{ColumnSample, Plan, built_in, propose};

/// Fit of a built-in plan to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanFit {
    /// The plan's id.
    pub id: String,
    /// Name of the plan.
    pub name: String,
    /// Number of its fields for which a column was found.
    pub found: usize,
    /// Number of its fields.
    pub fields: usize,
    /// The share of its fields that were found, in percent.
    pub share: u8,
    /// Labels of the fields that it cannot do without and that no column seems to hold.
    pub lacks: Vec<String>,
}

/// Returns the fit of each built-in plan to a file, the best first.
pub fn fits(profile: &Profile) -> Vec<PlanFit> {
    let samples: Vec<ColumnSample> = profile.columns.iter().map(|column| sample(column, profile.rows)).collect();
    let plans = built_in().filter_map(|(_, json)| Plan::from_json(json).ok());
    let mut fits: Vec<PlanFit> = plans.map(|plan| fit(&plan, &samples)).collect();
    fits.sort_by_key(|fit| u8::MAX - fit.share);
    fits
}

fn fit(plan: &Plan, samples: &[ColumnSample]) -> PlanFit {
    let mapping = propose(plan, samples).mapping();
    let (found, fields) = (mapping.0.len(), plan.fields.len());
    let lacks = plan.fields.iter().filter(|(id, field)| !field.optional && !mapping.0.contains_key(*id));
    PlanFit {
        id: plan.id.clone(),
        name: plan.name.clone(),
        found,
        fields,
        share: u8::try_from((100 * found).checked_div(fields).unwrap_or(0)).unwrap_or(100),
        lacks: lacks.map(|(_, field)| field.label.clone()).collect(),
    }
}

/// A column as a hundred rows of it would look.
fn sample(column: &ColumnProfile, rows: u64) -> ColumnSample {
    let given = column.given(rows).max(1);
    let repeated = |count: u64| usize::try_from((100 * count / given).max(1)).unwrap_or(1);
    let values =
        column.answers.iter().flat_map(|answer| std::iter::repeat_n(answer.value.clone(), repeated(answer.count)));
    ColumnSample { name: column.name.clone(), values: values.collect() }
}
