use std::collections::BTreeMap;

use serde::Deserialize;

use super::check::problems;
use super::error::PlanError;
use super::field::Field;
use super::protection::Protection;
use super::report::ReportPlan;
use crate::locale::Locale;

/// A tabulation plan.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "Plan"))]
pub struct Plan {
    /// The version of this format: 1.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub version: u64,
    /// A name for programs: letters, digits, `-`.
    pub id: String,
    /// What the plan is called.
    pub name: String,
    /// What it makes, and from which records.
    #[serde(default)]
    pub description: String,
    /// The language of the reports it makes: `en-US`, `es-MX`.
    pub language: String,
    /// What it needs to know of a record, by a name that the rest of the plan uses.
    pub fields: BTreeMap<String, Field>,
    /// The field that says whose a record is (a state, a province), where reports are made for one of several.
    #[serde(default)]
    pub jurisdiction: Option<String>,
    /// The field that says when a record is from.
    #[serde(default)]
    pub date: Option<String>,
    /// The month, 1 to 12, in which a fiscal year begins. The fiscal year is named after the year it ends in.
    #[serde(default)]
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub fiscal_year_start: Option<u8>,
    /// What is counted, by a name that tables and figures use.
    pub measures: BTreeMap<String, Measure>,
    /// How many people (or other units) there are in each jurisdiction, for rates.
    #[serde(default)]
    pub denominators: BTreeMap<String, Denominator>,
    /// The report: its texts, figures, tables and notes.
    pub report: ReportPlan,
    /// What may be published.
    #[serde(default)]
    pub protection: Protection,
}

/// Something that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Measure {
    /// What one of them is called, in the plural: `signals`.
    pub unit: String,
    /// How records become a count.
    #[serde(default)]
    pub count: Aggregate,
    /// Which records count; all of these must hold.
    #[serde(default, rename = "where")]
    pub conditions: Vec<Condition>,
}

/// How records become a count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Aggregate {
    /// Every record counts as one.
    #[default]
    Records,
    /// Records with the same value of this field count as one together: situations behind several signals. Records
    /// without a value of it do not count.
    Distinct(String),
    /// The numbers in this field are added up: records that stand for several.
    Sum(String),
    /// The numbers in one field are added up, once for every distinct value of another.
    SumDistinct {
        /// The field with the numbers.
        of: String,
        /// The field whose values are told apart.
        by: String,
    },
}

/// A condition that a record meets or not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Condition {
    /// The field it is about.
    pub field: String,
    /// It has one of these values.
    #[serde(default)]
    pub is: Option<Vec<String>>,
    /// It has none of these values.
    #[serde(default)]
    pub is_not: Option<Vec<String>>,
    /// Whether it has any value at all.
    #[serde(default)]
    pub given: Option<bool>,
}

/// How many people (or other units) there are in each jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Denominator {
    /// What is counted: `residents, 2020 census`.
    pub of: String,
    /// By the jurisdiction's name, as the plan spells it.
    pub values: BTreeMap<String, u64>,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// Where the text is no plan, or one that cannot be used: everything that is wrong, where, and what would be
    /// right.
    pub fn from_json(json: &str) -> Result<Self, PlanError> {
        let plan: Self = serde_json::from_str(json).map_err(|error| PlanError::syntax(&error))?;
        let problems = problems(&plan);
        if problems.is_empty() { Ok(plan) } else { Err(PlanError::content(problems)) }
    }

    /// What the whole is called, where a report is of no jurisdiction in particular.
    pub(crate) fn everywhere(&self) -> String {
        let words = || Locale::for_language(&self.language).words().everywhere.to_owned();
        self.report.everywhere.clone().unwrap_or_else(words)
    }

    /// The field that is the jurisdiction, where there is one.
    pub fn jurisdiction_field(&self) -> Option<&Field> {
        self.jurisdiction.as_ref().and_then(|id| self.fields.get(id))
    }
}
