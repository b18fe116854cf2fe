use std::fmt;

use serde::Serialize;

use super::place::place;
use crate::report::{JsonError, Node, Problem};

/// Why a plan cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanError {
    /// Everything that was found wrong; never empty.
    pub problems: Vec<PlanProblem>,
}

/// One thing that is wrong with a plan, or with a plan for a certain file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanProblem {
    /// A stable name for programs: `syntax`, `unknown-field`, `missing-column`, …
    pub code: &'static str,
    /// Place in the plan: `report › table “signaler-type” › by`, or line and column where it is not JSON.
    pub place: String,
    /// Description of the problem, in one sentence.
    pub message: String,
    /// Remedy, in one sentence.
    pub remedy: String,
}

impl PlanError {
    pub(super) fn syntax(error: &JsonError) -> Self {
        let place = format!("line {}, column {}", error.line, error.column);
        let (message, remedy) = (error.message.clone(), error.remedy.clone());
        Self { problems: vec![PlanProblem { code: "syntax", place, message, remedy }] }
    }

    pub(crate) const fn content(problems: Vec<PlanProblem>) -> Self {
        Self { problems }
    }
}

impl PlanProblem {
    /// The one problem of a report that is given for a plan.
    pub(super) fn report_for_plan() -> Self {
        Self {
            code: "not-a-plan",
            place: String::new(),
            message: "This is a report, not a plan.".into(),
            remedy: "Give the plan that reports are made by; it has `fields` and `report`.".into(),
        }
    }

    /// Converts a finding of the decoder, at its place in the plan.
    pub(super) fn of_shape(problem: Problem, plan: &Node) -> Self {
        let Problem { code, pointer, message, remedy, .. } = problem;
        Self { code, place: place(plan, &pointer), message, remedy }
    }

    /// A problem of a text at a place in the plan, given as a JSON Pointer.
    pub(super) fn at(code: &'static str, (plan, pointer): (&Node, &str), message: String, remedy: String) -> Self {
        Self { code, place: place(plan, pointer), message, remedy }
    }

    /// The same problem of the text of one language.
    pub(super) fn in_language(mut self, tag: &str) -> Self {
        self.place = format!("{}{STEP}{tag}", self.place);
        self
    }

    /// Returns whether this may be wrong only because something else is not read: it is at the same place, or
    /// misses what was not read.
    pub(super) fn may_follow_from(&self, broken: &Self) -> bool {
        // The same place, one that holds it, or one within it.
        let is_same = is_within(&self.place, &broken.place) || is_within(&broken.place, &self.place);
        // A name that is elsewhere, where it was not read.
        let is_in_report = broken.place.starts_with("report › ");
        let names = if is_in_report {
            &["unknown-figure", "unknown-note", "unknown-table"][..]
        } else {
            &["unknown-", "no-", "wrong-type"]
        };
        let misses = names.iter().any(|name| self.code.starts_with(name));
        // A member that is missing, or has a wrong name, is blank in what has it.
        let (parent, _) = broken.place.rsplit_once(STEP).unwrap_or_default();
        let is_blank = matches!(broken.code, "missing-field" | "unknown-field")
            && !parent.is_empty()
            && is_within(&self.place, parent);
        is_same || misses || is_blank
    }
}

/// Separator between the steps to a place.
const STEP: &str = " › ";

fn is_within(place: &str, outer: &str) -> bool {
    outer.is_empty() || place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(STEP))
}

impl fmt::Display for PlanError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            write!(out, "{}{problem}", if place == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl fmt::Display for PlanProblem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        // The plan as a whole has no place in it.
        let place = if self.place.is_empty() { "plan" } else { &self.place };
        write!(out, "{place}: {} {}", self.message, self.remedy)
    }
}

impl std::error::Error for PlanError {}
