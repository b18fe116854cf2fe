//! The last look at a finished report, from its own text, as a stranger would read it.

use std::collections::BTreeSet;

use super::conflicts::{conflicts, named};
use super::findings::{Targets, findings};
use super::refusal::Refusal;
use super::{Audit, Finding, Verdict};
use crate::disclosure::attacker::{Limits, Movable, movable};
use crate::disclosure::cells::registry::{Address, CellId};
use crate::disclosure::prior::published::Assumptions;
use crate::disclosure::prior::reading::Reading;
use crate::disclosure::progress::Monitor;
use crate::plan::Policy;
use crate::report::{Problem, Report, Severity, Table, TableView, Value};

/// Checks that a report agrees with itself, and adds to its audit what it tells by itself of small counts. Of the `empty`
/// places readers know anyway that nothing is counted there, as two values never occur together.
///
/// # Errors
/// If the document contradicts itself, or lacks something that it refers to. No reason overrides that.
pub(in crate::disclosure) fn look_over(
    report: &Report,
    audit: &mut Audit,
    policy: &Policy,
    (altered, empty): (bool, &BTreeSet<&Address>),
) -> Result<(), Refusal> {
    let mut problems = report.check();
    problems.retain(|problem| problem.severity != Severity::Advice);
    // Rounded counts and such with noise are not what they say, so nothing follows from subtracting them.
    if problems.is_empty() && !altered && hides(report) {
        match told(report, policy, empty) {
            Told::Contradiction(counts) => problems.push(contradiction(&counts)),
            Told::Findings(found) if !found.is_empty() => {
                audit.verdict = audit.verdict.max(Verdict::Disclosed);
                audit.findings.extend(found);
            }
            Told::Findings(_) => {}
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Unsound(problems)) }
}

/// Returns whether anything in a report is hidden.
fn hides(report: &Report) -> bool {
    let is_hidden = |value: &Value| matches!(value, Value::Masked { .. } | Value::Pooled { .. });
    let in_table = |table: &Table| {
        let view = TableView::new(report, table);
        view.lines.iter().any(|line| line.row.figures().iter().any(is_hidden))
    };
    report.figures().any(|figure| is_hidden(&figure.value))
        || report.maps().any(|map| map.locations.iter().any(|location| is_hidden(&location.value)))
        || report.tables().any(in_table)
}

enum Told {
    /// No numbers agree with all that is printed of these counts, or, if there are none, with the words in place of one.
    Contradiction(Vec<String>),
    /// The small counts that can be worked out.
    Findings(Vec<Finding>),
}

/// Returns the small hidden counts that the text of a report tells.
fn told(report: &Report, policy: &Policy, empty: &BTreeSet<&Address>) -> Told {
    let zeros_printed = !policy.zeros_sensitive;
    let reports = std::slice::from_ref(report);
    let reading = Reading::by_labels(
        reports,
        Assumptions { threshold: Some(policy.threshold), zeros_printed, editions: None },
        false,
    );
    let Reading { registry, knowledge, cells, .. } = &reading;
    let known: BTreeSet<CellId> = empty.iter().filter_map(|address| cells.get(address)).copied().collect();
    let hidden: Vec<_> = knowledge.hidden.difference(&known).copied().collect();
    let vars: Vec<_> = hidden.iter().map(|cell| knowledge.vars[*cell]).collect();
    let moves = movable(&knowledge.system, &vars, 1, None, &Limits::default());
    let open: Vec<_> =
        hidden.iter().zip(moves).filter(|(_, moves)| *moves != Movable::Yes).map(|(cell, _)| *cell).collect();
    if open.is_empty() {
        return Told::Findings(Vec::new());
    }
    let monitor = Monitor::new(None);
    let targets = Targets { cells: &open, width: &|_| 1, known: None, monitor: &monitor };
    let (mut found, _, verdict) = findings(registry, knowledge, &targets);
    if verdict == Verdict::Contradiction {
        return Told::Contradiction(conflicts(registry, knowledge));
    }
    found.retain(|finding| finding.verdict == Verdict::Disclosed && policy.is_sensitive(finding.low));
    for finding in &mut found {
        finding.witnesses = None;
    }
    Told::Findings(found)
}

/// Returns the problem that no numbers agree with the printed figures, and the counts that it is about.
fn contradiction(counts: &[String]) -> Problem {
    let of = if counts.is_empty() { "the words in place of a hidden count".to_owned() } else { named(counts) };
    Problem {
        severity: Severity::Contradiction,
        code: "contradiction",
        pointer: String::new(),
        table: None,
        row: None,
        field: None,
        message: format!("No numbers agree with everything that is printed: {of}."),
        remedy: "Check the conditions of these counts, and that figures are parts of what `partOf` says.".to_owned(),
    }
}
