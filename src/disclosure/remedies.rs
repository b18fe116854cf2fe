//! What would make a report safe that is not.

use super::audit::{Audit, Verdict};
use crate::plan::Plan;
use crate::tabulate::Tabulation;

/// How many changes of the plan are tried out.
const MOST_TRIED: usize = 6;

/// A change of the plan: the total of a table is left out, or all of it.
#[derive(Clone, Copy)]
enum Change {
    NoTotal,
    NoTable,
}

/// The smallest change that was found to help, in words; what to try, if none was. `is_safe` says whether the report of
/// a changed plan would be.
pub(super) fn remedies(
    plan: &Plan,
    tabulation: &Tabulation,
    audit: &Audit,
    is_safe: &dyn Fn(&Plan, &Tabulation) -> bool,
) -> Vec<String> {
    if audit.verdict == Verdict::Contradiction {
        return Vec::new();
    }
    let places = telling(plan, audit);
    let changes = [Change::NoTotal, Change::NoTable].into_iter();
    let mut tries = changes.flat_map(|change| places.iter().map(move |place| (change, *place)));
    let helps = |&(change, place): &(Change, (usize, usize))| {
        changed(plan, tabulation, change, place).is_some_and(|(plan, tabulation)| is_safe(&plan, &tabulation))
    };
    if let Some((change, (section, table))) = tries.by_ref().take(MOST_TRIED).find(helps) {
        let title = &plan.report.sections[section].tables[table].title;
        let what = match change {
            Change::NoTotal => format!("Leave out the total of “{title}”"),
            Change::NoTable => format!("Leave out the table “{title}”"),
        };
        return vec![format!("{what}: the report is safe then.")];
    }
    let titles: Vec<String> = places
        .iter()
        .map(|(section, table)| format!("“{}”", plan.report.sections[*section].tables[*table].title))
        .collect();
    let smallest = if titles.is_empty() { String::new() } else { format!(" of {}", titles.join(", ")) };
    vec![format!(
        "Nothing simple was found to help. Try to put the smallest categories{smallest} together, to leave out more \
         than one table, or to cover a longer time."
    )]
}

/// The tables that print or hide what can be worked out, by their places in the plan.
fn telling(plan: &Plan, audit: &Audit) -> Vec<(usize, usize)> {
    let told = audit.findings.iter().filter(|finding| finding.verdict != Verdict::Safe);
    let mut found = Vec::new();
    for finding in told {
        for (section, of) in plan.report.sections.iter().enumerate() {
            for (table, wanted) in of.tables.iter().enumerate() {
                let is_here = finding.place.strip_prefix(&wanted.title).is_some_and(|rest| rest.is_empty() || rest.starts_with(" › "));
                if is_here && !found.contains(&(section, table)) {
                    found.push((section, table));
                }
            }
        }
    }
    found
}

/// The plan and the counts after a change; `None` where there is nothing to change.
fn changed(plan: &Plan, tabulation: &Tabulation, change: Change, (section, table): (usize, usize)) -> Option<(Plan, Tabulation)> {
    let (mut plan, mut tabulation) = (plan.clone(), tabulation.clone());
    match change {
        Change::NoTotal => _ = plan.report.sections.get_mut(section)?.tables.get_mut(table)?.total.take()?,
        Change::NoTable => _ = tabulation.sections.get_mut(section)?.tables.get_mut(table)?.take()?,
    }
    Some((plan, tabulation))
}
