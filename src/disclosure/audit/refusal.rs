use super::conflicts::named as named_conflicts;
use super::explanation::full;
use super::{Audit, Finding, Verdict, WarningCode};
use crate::disclosure::cells::registry::Name;
use crate::disclosure::composition::texts::Missing;
use crate::report::Problem;

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Small counts can be worked out from it, or that could not be decided: the audit says which.
    NotSafe(Box<Audit>),
    /// The document would contradict itself, or refer to something that it lacks. No reason overrides that.
    Unsound(Vec<Problem>),
    /// The scope lacks values that texts of the report need.
    Incomplete(Vec<Missing>),
    /// The counts cannot be treated as the plan asks for: why, in words.
    Treatment(String),
    /// The caller stopped it.
    Stopped,
}

/// Number of counts, or problems, that a message names.
const MOST_NAMED: usize = 5;

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::NotSafe(audit) => not_safe(audit, out),
            Self::Unsound(problems) => {
                out.write_str("The report would contradict itself.")?;
                problems.iter().take(MOST_NAMED).try_for_each(|problem| write!(out, " {problem}"))
            }
            Self::Incomplete(missing) => {
                let all: Vec<String> = missing.iter().map(ToString::to_string).collect();
                out.write_str(&all.join(" "))
            }
            Self::Treatment(why) => {
                write!(out, "The counts cannot be treated as the plan asks for. {why} Choose another treatment.")
            }
            Self::Stopped => out.write_str("The report was stopped."),
        }
    }
}

fn not_safe(audit: &Audit, out: &mut std::fmt::Formatter) -> std::fmt::Result {
    let of = |verdict| {
        let mut found: Vec<&Finding> = audit.findings.iter().filter(|finding| finding.verdict == verdict).collect();
        found.sort_by_key(|finding| finding.low);
        found
    };
    let named = |verdict| {
        let found: Vec<String> = of(verdict).into_iter().map(name_of).collect();
        let more = found.len().saturating_sub(MOST_NAMED);
        let rest = if more > 0 { format!("; and {more} more") } else { String::new() };
        (!found.is_empty()).then(|| format!("{}{rest}", found[..found.len() - more].join("; ")))
    };
    out.write_str("The report is not safe to publish.")?;
    if audit.verdict == Verdict::Contradiction {
        out.write_str(" Its counts do not fit those of ")?;
        match audit.examined.documents.as_slice() {
            [] => out.write_str("each other")?,
            titles => write!(out, "“{}”", titles.join("”, “"))?,
        }
        out.write_str(".")?;
        if !audit.conflicts.is_empty() {
            write!(out, " These cannot all be true: {}.", named_conflicts(&audit.conflicts))?;
        }
    }
    if let Some(told) = named(Verdict::Disclosed) {
        write!(out, " Readers can work out {told}.")?;
        if let Some(finding) = of(Verdict::Disclosed).into_iter().find(|finding| !finding.steps.is_empty()) {
            write!(out, " For example, {}.", finding.steps.join("; "))?;
        }
    }
    if let Some(open) = named(Verdict::Unresolved) {
        write!(out, " It could not be decided whether readers can work out {open}.")?;
    }
    let is_named = audit.findings.iter().any(|finding| finding.verdict != Verdict::Safe);
    if !is_named && audit.verdict == Verdict::Unresolved {
        let unresolved = audit.warnings.iter().filter(|warning| warning.code == WarningCode::TooLarge);
        unresolved.take(MOST_NAMED).try_for_each(|warning| write!(out, " {}", warning.message))?;
    }
    match audit.remedies.as_slice() {
        [] => out.write_str(" Try to put categories together, or to leave out a total or a table."),
        remedies => write!(out, " {}", remedies.join(" ")),
    }
}

/// `Kinds › B (2)`.
fn name_of(finding: &Finding) -> String {
    let Finding { place, label, low, high, .. } = finding;
    let name = full(&Name { place: place.clone(), label: label.clone() });
    match high {
        Some(high) if high == low => format!("{name} ({low})"),
        Some(high) => format!("{name} ({low} to {high})"),
        None => name,
    }
}

impl std::error::Error for Refusal {}
