use serde::Deserialize;

use super::documents::names;
use super::reading::Reading;
use crate::disclosure::audit::conflicts::conflicts;
use crate::disclosure::audit::examined::Examined;
use crate::disclosure::audit::findings::{Targets, findings};
use crate::disclosure::audit::{Audit, Finding, Hidden, Members, PoolFinding, Reason, Treatment, Verdict, Witnesses};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::progress::Monitor;
use crate::plan::{Editions, bound};
use crate::report::{CellState, Report, Row, TableView, Value};

/// Assumptions about documents that somebody else published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Assumptions {
    /// Counts under this are small, and only these must not be worked out; where absent, no hidden count may. It bounds no
    /// hidden count: only words that state a bound, such as “fewer than three”, do.
    pub threshold: Option<u64>,
    /// `true` if zeros are always printed, so that a hidden count is at least one.
    pub zeros_printed: bool,
    /// Changes of counts from one document to another of the same jurisdiction and period.
    pub editions: Option<Editions>,
}

/// Audits published documents: returns the exact interval of each count that they hide.
///
/// Several documents are taken together: editions of the same report, in the order in which they were published, and
/// reports of jurisdictions beside that of the whole.
///
/// ```
/// use hotline_report::disclosure::{Assumptions, Verdict, audit_published};
/// use hotline_report::report::{Node, Report};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {"name": "Missouri"},
/// #   "publisher": "Our hotline", "period": {"start": "2025", "end": "2025"}, "accurateAsOf": "2026-02-01",
/// #   "sections": [{"heading": "Calls", "tables": [{"id": "calls", "title": "Calls by caller", "kind": "exclusive", "unit": "calls",
/// #     "rows": [{"label": "Survivor", "value": 40}, {"label": "Friend", "value": 25}], "total": {"label": "All", "value": 65}}]}]}"#;
/// # let report = Report::from_checked(&Node::from_json(json)?).ok_or("not a report document")?;
/// let audit = audit_published(&[report], Assumptions::default());
/// assert_eq!(audit.verdict, Verdict::Safe);
/// # Ok(())
/// # }
/// ```
pub fn audit_published(reports: &[Report], assumptions: Assumptions) -> Audit {
    let by_labels = Reading::by_labels(reports, assumptions, true);
    let mut warnings = by_labels.warnings.clone();
    let stated = Reading::as_stated(reports, assumptions, &mut warnings);
    let of_stated =
        stated.iter().flat_map(|reading| &reading.warnings).filter(|warning| !by_labels.warnings.contains(warning));
    warnings.extend(of_stated.cloned());
    let mut judged = judge(stated.as_ref().unwrap_or(&by_labels), assumptions);
    if stated.is_some() {
        // Whoever changed what a document states may not hide what is told without it.
        judged.add(judge(&by_labels, assumptions));
    }
    let Judged { cells: _, findings, witnesses, mut verdict, conflicts } = judged;
    let knowledge = &stated.as_ref().unwrap_or(&by_labels).knowledge;
    let pools: Vec<PoolFinding> = reports.iter().flat_map(|report| pools(report, &assumptions)).collect();
    // A merged row that leaves nothing open however many are behind it tells as much as the count itself.
    let is_told = |pool: &PoolFinding| {
        !pool.by_members.is_empty() && pool.by_members.iter().all(|members| members.low == members.high)
    };
    if pools.iter().any(is_told) {
        verdict = verdict.max(Verdict::Disclosed);
    }
    let documents = names(reports);
    Audit {
        threshold: assumptions.threshold.unwrap_or(0),
        zeros_sensitive: false,
        verdict,
        overridden: None,
        hidden: reports.iter().flat_map(hidden).collect(),
        findings,
        pools,
        warnings,
        witnesses,
        examined: Examined::of_documents(knowledge, documents),
        conflicts,
        remedies: Vec::new(),
    }
}

/// Judgement of the counts that documents hide.
struct Judged {
    /// The counts, in the order of the findings.
    cells: Vec<CellId>,
    findings: Vec<Finding>,
    witnesses: Witnesses,
    verdict: Verdict,
    conflicts: Vec<String>,
}

fn judge(reading: &Reading, assumptions: Assumptions) -> Judged {
    let Reading { registry, knowledge, empty, .. } = reading;
    let cells: Vec<CellId> = knowledge.hidden.iter().copied().collect();
    let monitor = Monitor::new(None);
    let width = |cell| i64::from(!empty.contains(&cell));
    let targets = Targets { cells: &cells, width: &width, known: None, monitor: &monitor };
    let (mut findings, witnesses, mut verdict) = findings(registry, knowledge, &targets);
    if let Some(threshold) = assumptions.threshold {
        // A count that is not small may be worked out.
        for finding in findings.iter_mut().filter(|finding| finding.low >= threshold) {
            finding.verdict = finding.verdict.min(Verdict::Safe);
        }
        if verdict != Verdict::Contradiction {
            verdict = findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Safe);
        }
    }
    let conflicts = if verdict == Verdict::Contradiction { conflicts(registry, knowledge) } else { Vec::new() };
    Judged { cells, findings, witnesses, verdict, conflicts }
}

impl Judged {
    /// Adds what another reading of the same documents tells that this one does not. Its tables are not kept.
    fn add(&mut self, other: Self) {
        for (cell, finding) in other.cells.into_iter().zip(other.findings) {
            let finding = Finding { witnesses: None, ..finding };
            match self.cells.iter().position(|known| *known == cell).and_then(|place| self.findings.get_mut(place)) {
                Some(known) if finding.verdict > known.verdict => *known = finding,
                Some(_) => {}
                None => self.findings.push(finding),
            }
        }
        self.verdict = self.verdict.max(other.verdict);
        self.conflicts.extend(other.conflicts);
    }
}

/// The rows of all tables of a report, with the titles that they are under.
fn rows(report: &Report) -> Vec<(String, &Row)> {
    let mut found = Vec::new();
    for table in report.tables() {
        let view = TableView::new(report, table);
        for line in view.lines.iter().filter(|line| !line.is_total) {
            let above = line.parent.map(|parent| format!(" › {}", view.lines[parent].row.label));
            found.push((format!("{}{}", table.title, above.unwrap_or_default()), line.row));
        }
    }
    found
}

fn hidden(report: &Report) -> Vec<Hidden> {
    let mut found: Vec<Hidden> = Vec::new();
    for (place, row) in rows(report) {
        for value in row.figures() {
            let treatment = match value {
                Value::Masked { .. } => Treatment::Masked,
                Value::Pooled { .. } => Treatment::Pooled,
                _ => continue,
            };
            let same = |hidden: &&mut Hidden| hidden.place == place && hidden.treatment == treatment;
            if let Some(hidden) = found.iter_mut().find(same) {
                hidden.rows.push(row.label.clone());
            } else {
                let rows = vec![row.label.clone()];
                found.push(Hidden { place: place.clone(), rows, treatment, reason: Reason::Small });
            }
        }
    }
    found
}

/// Maximum number of members of a merged row for which each number is reported.
const MOST_MEMBERS: u64 = 1_000;

/// Returns the findings about merged rows, for every possible number of members.
fn pools(report: &Report, assumptions: &Assumptions) -> Vec<PoolFinding> {
    let least = u64::from(assumptions.zeros_printed || prints_zeros(report));
    let mut found = Vec::new();
    for (place, row) in rows(report) {
        let Some(Value::Pooled { pooled, .. }) = row.figures().first() else { continue };
        let Some(most) = bound(&row.label).and_then(|wording| wording.high) else { continue };
        let by_members = by_members(*pooled, least.max(1), most);
        found.push(PoolFinding { place, label: row.label.clone(), total: *pooled, by_members });
    }
    found
}

/// Returns whether a report prints a zero somewhere, so that readers can tell that it does not hide them.
fn prints_zeros(report: &Report) -> bool {
    let is_zero = |table| {
        let view = TableView::new(report, table);
        view.lines.iter().flat_map(|line| &line.cells).any(|cell| cell.state == CellState::Zero)
    };
    report.tables().any(is_zero)
}

/// Of a row of `total` whose members are each `least` to `most`: what each can be, for every possible number of them.
fn by_members(total: u64, least: u64, most: u64) -> Vec<Members> {
    let possible = |members: &u64| members * least <= total && total <= members.saturating_mul(most);
    (1..=total.min(MOST_MEMBERS))
        .filter(possible)
        .map(|members| Members {
            members,
            low: total.saturating_sub((members - 1).saturating_mul(most)).max(least),
            high: (total - (members - 1) * least).min(most),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::by_members;

    #[test]
    fn a_merged_four_tells_all_if_two_or_four_stand_behind_it_and_nothing_if_three_do() {
        let told: Vec<(u64, u64, u64)> = by_members(4, 1, 2).iter().map(|of| (of.members, of.low, of.high)).collect();
        assert_eq!(told, [(2, 2, 2), (3, 1, 2), (4, 1, 1)]);
    }

    #[test]
    fn a_merged_row_of_one_is_the_count_itself() {
        let told: Vec<(u64, u64, u64)> = by_members(2, 1, 2).iter().map(|of| (of.members, of.low, of.high)).collect();
        assert_eq!(told, [(1, 2, 2), (2, 1, 1)]);
    }
}
