use std::collections::BTreeMap;

use super::check::problems;
use super::error::{PlanError, PlanProblem};
use super::field::Field;
use super::languages::{self, Translation};
use super::protection::Protection;
use super::report::ReportPlan;
use crate::locale::Locale;
use crate::report::Node;
use crate::report::decode::{Decode, is_report};
use crate::report::findings::Findings;

/// A tabulation plan.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "Plan"))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Plan {
    /// The version of this format: 1.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub version: u64,
    /// A name for programs: letters, digits, `-`.
    pub id: String,
    /// Name of the plan.
    pub name: String,
    /// Description of the report that it makes, and of the records that it needs.
    #[cfg_attr(test, serde(default))]
    pub description: String,
    /// The language of the reports it makes: `en-US`, `es-MX`.
    pub language: String,
    /// Fields of a record that the plan needs, by the names that the rest of the plan uses.
    pub fields: BTreeMap<String, Field>,
    /// The field that says whose a record is (a state, a province), where reports are made for one of several.
    #[cfg_attr(test, serde(default))]
    pub jurisdiction: Option<String>,
    /// The field that says when a record is from.
    #[cfg_attr(test, serde(default))]
    pub date: Option<String>,
    /// The month, 1 to 12, in which a fiscal year begins. The fiscal year is named after the year it ends in.
    #[cfg_attr(test, serde(default))]
    #[cfg_attr(test, schemars(range(min = 1, max = 12)))]
    pub fiscal_year_start: Option<u8>,
    /// Measures, by the names that tables and figures use.
    pub measures: BTreeMap<String, Measure>,
    /// Number of people (or other units) in each jurisdiction, for rates.
    #[cfg_attr(test, serde(default))]
    pub denominators: BTreeMap<String, Denominator>,
    /// The report: its texts, figures, tables and notes.
    pub report: ReportPlan,
    /// Rules for what may be published.
    #[cfg_attr(test, serde(default))]
    pub protection: Protection,
    /// The plan in the other languages that it has texts in.
    #[cfg_attr(test, serde(skip))]
    pub translations: Vec<Translation>,
}

/// Something that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Measure {
    /// Name of the unit, in the plural: `signals`.
    pub unit: String,
    /// Way in which records become a count.
    #[cfg_attr(test, serde(default))]
    pub count: Aggregate,
    /// Conditions for records to count; all of them must hold.
    #[cfg_attr(test, serde(default, rename = "where"))]
    pub conditions: Vec<Condition>,
}

/// Way in which records become a count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
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
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
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
    /// `true` if it has any value at all.
    #[serde(default)]
    pub given: Option<bool>,
}

/// Number of people (or other units) in each jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, serde(rename_all = "camelCase", deny_unknown_fields))]
pub struct Denominator {
    /// Unit: `residents, 2020 census`.
    pub of: String,
    /// By the jurisdiction's name, as the plan spells it.
    pub values: BTreeMap<String, u64>,
}

impl Plan {
    /// Reads a plan.
    ///
    /// ```
    /// use hotline_report::plan::{Plan, built_in};
    ///
    /// let (id, json) = built_in().next().expect("there are built-in plans");
    /// let plan = Plan::from_json(json).expect("they are valid");
    /// assert_eq!((id, plan.id.as_str()), ("state-data-report", id));
    /// ```
    ///
    /// # Errors
    /// Where the text is no plan, or one that cannot be used: everything that is wrong, where, and what would be
    /// right. Where the shape is broken, the content of what is sound is checked nevertheless.
    pub fn from_json(json: &str) -> Result<Self, PlanError> {
        let node = Node::from_json(json).map_err(|error| PlanError::syntax(&error))?;
        if is_report(&node) {
            return Err(PlanError::content(vec![PlanProblem::report_for_plan()]));
        }
        let own = node.get("language").and_then(Node::text).unwrap_or_default();
        let (mut plan, mut problems) = Self::in_one_language(&languages::in_language(&node, own, own));
        problems.extend(languages::without_own(&node, own));
        for tag in languages::others(&node, own) {
            let (mut translated, found) = Self::in_one_language(&languages::in_language(&node, tag, own));
            problems.extend(languages::of_translation(found, tag, &problems));
            problems.extend(languages::bounds(&plan, &translated, tag));
            tag.clone_into(&mut translated.language);
            plan.translations.push(Translation { plan: translated, same: languages::same(&node, tag, own) });
        }
        if problems.is_empty() { Ok(plan) } else { Err(PlanError::content(problems)) }
    }

    /// Reads a plan whose texts are in one language, and everything that is wrong with it.
    fn in_one_language(node: &Node) -> (Self, Vec<PlanProblem>) {
        let (mut plan, mut found) = (Self::blank(), Findings::of_plan());
        plan.read(node, &mut found);
        let shape: Vec<PlanProblem> =
            found.into_problems().into_iter().map(|problem| PlanProblem::of_shape(problem, node)).collect();
        let content = if matches!(node, Node::Object(_)) { problems(&plan) } else { Vec::new() };
        let content = content.into_iter().filter(|problem| shape.iter().all(|broken| !problem.may_follow_from(broken)));
        let problems = shape.iter().cloned().chain(content).collect();
        (plan, problems)
    }

    /// Returns the name of the whole, where a report is of no jurisdiction in particular.
    pub(crate) fn everywhere(&self) -> String {
        let words = || Locale::for_language(&self.language).words().everywhere.to_owned();
        self.report.everywhere.clone().unwrap_or_else(words)
    }

    /// The field that is the jurisdiction, where there is one.
    pub fn jurisdiction_field(&self) -> Option<&Field> {
        self.jurisdiction.as_ref().and_then(|id| self.fields.get(id))
    }
}
