//! Documents of one kind that are given for another.

use crate::report::findings::Findings;
use crate::report::node::Node;
use crate::report::problem::Problem;

/// The one problem of a plan that is given for a report; `None` if it is not a plan.
pub(super) fn plan_for_report(document: &Node) -> Option<Vec<Problem>> {
    let is_plan = has(document, "fields") && has(document, "report") && !has(document, "sections");
    is_plan.then(|| {
        let mut found = Findings::default();
        let remedy = "Read a file of records with it to make a report, and give that.";
        found.error("not-a-report", format_args!("This is a plan, not a report."), remedy);
        found.into_problems()
    })
}

/// Returns whether a document that should be a plan is a report.
#[cfg(feature = "analyst")]
pub(crate) fn is_report(document: &Node) -> bool {
    let is_made = has(document, "sections") || has(document, "headline");
    is_made && !has(document, "fields") && !has(document, "report")
}

fn has(document: &Node, name: &str) -> bool {
    matches!(document, Node::Object(entries) if entries.iter().any(|(key, _)| key == name))
}
