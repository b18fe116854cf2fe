use std::fmt;

use serde::Serialize;

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
pub struct PlanProblem {
    /// A stable name for programs: `syntax`, `unknown-field`, `missing-column`, …
    pub code: &'static str,
    /// Where in the plan: `report › table “signaler-type” › by`, or line and column where it is no JSON.
    pub place: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What would be right, in one sentence.
    pub remedy: String,
}

impl PlanError {
    pub(super) fn syntax(error: &serde_json::Error) -> Self {
        let place = format!("line {}, column {}", error.line(), error.column());
        // serde_json says where at the end of its message, too.
        let text = error.to_string();
        let message = text.split(" at line ").next().unwrap_or(&text);
        let remedy = "Compare it with the plan's schema, plan.schema.json.".to_owned();
        Self { problems: vec![PlanProblem { code: "syntax", place, message: format!("{message}."), remedy }] }
    }

    pub(crate) const fn content(problems: Vec<PlanProblem>) -> Self {
        Self { problems }
    }
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
        write!(out, "{}: {} {}", self.place, self.message, self.remedy)
    }
}

impl std::error::Error for PlanError {}
