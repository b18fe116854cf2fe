use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::attacker::knowledge::signed;
use super::audit::conflicts::conflicts;
use super::audit::examined::Examined;
use super::audit::findings::{Targets, findings};
use super::audit::finished::look_over;
use super::audit::refusal::Refusal;
use super::audit::remedies::remedies;
use super::audit::warnings::warnings;
use super::audit::{Audit, Hidden, Reason, Treatment, Verdict, Warning, WarningCode};
use super::cells::collect::{background, collect};
use super::cells::registry::{CellId, CellRegistry};
use super::composition::texts::missing;
use super::decision::{Decision, Position, Represents};
use super::perturbation::alter;
use super::population::{Rules, relate};
use super::prior::documents::names;
use super::prior::publications::{Publications, Taken};
use super::prior::statement::statement;
use super::procedure::{AccountLine, Procedure};
use super::progress::{Monitor, Progress};
use super::suppression::{Judged, Levels, Problem};
use crate::plan::{Plan, Policy, TablePlan};
use crate::report::Report;
use crate::tabulate::{ExactTable, Tabulation};

/// Circumstances of a report, beside its counts.
#[derive(Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// Reports that were published before: earlier editions of this one, and those of other jurisdictions for the same
    /// period.
    pub published: &'a [Report],
    /// Why the report is to be made even if it is not safe. The reason goes into the audit.
    pub override_reason: Option<&'a str>,
    /// Hears how far the proof has come; when it answers `false`, there is no report.
    pub progress: Option<&'a dyn Fn(Progress) -> bool>,
}

/// Makes a report of exact counts: the only way from them to anything that can be shown.
///
/// Every count under the plan's threshold is merged with others or masked, and as few others as possible with them, until
/// no reader can work out one of them from everything that is printed; ranks, rates and changes that would tell are
/// withheld. The audit, which is the analyst's, has the proof.
///
/// The [overview](crate) has an example.
///
/// # Errors
/// If some small count can be worked out whatever is hidden, or if that could not be decided, and there is no reason to
/// publish it anyway; if the counts cannot be rounded, or given noise, as the plan asks for; if the scope lacks a value
/// that the texts need; or if the document would contradict itself.
pub fn disclose(
    plan: &Plan,
    tabulation: &Tabulation,
    circumstances: Circumstances,
) -> Result<(Report, Audit), Refusal> {
    let missing = missing(plan, tabulation);
    if !missing.is_empty() {
        return Err(Refusal::Incomplete(missing));
    }
    let mut refusal = match attempt(plan, tabulation, circumstances) {
        Err(Refusal::NotSafe(audit)) => audit,
        other => return other,
    };
    // How far the report of a changed plan has come would begin anew.
    let tried = Cell::new(0);
    let next = |_| {
        tried.set(tried.get() + 1);
        circumstances.progress.is_none_or(|progress| progress(Progress::Remedies { tried: tried.get() }))
    };
    let quiet = Circumstances { override_reason: None, progress: Some(&next), ..circumstances };
    let hidden = |plan: &Plan, tabulation: &Tabulation| {
        attempt(plan, tabulation, quiet).ok().map(|(_, audit)| audit.examined.hidden)
    };
    refusal.remedies = remedies(plan, tabulation, &refusal, &hidden);
    Err(Refusal::NotSafe(refusal))
}

/// The report and its audit, without a word on what would help.
fn attempt(plan: &Plan, tabulation: &Tabulation, circumstances: Circumstances) -> Result<(Report, Audit), Refusal> {
    let policy = plan.protection.policy();
    let published = circumstances.published;
    let rules = Rules::new(plan, tabulation);
    let enter = |taken: Taken| {
        let (mut registry, layout) = collect(plan, tabulation);
        let publications = Publications::new(&mut registry, plan, tabulation, published, taken);
        relate(&mut registry, &rules);
        (registry, layout, publications)
    };
    let mut taken = Taken::AsStated;
    let (mut registry, mut layout, mut publications) = enter(taken);
    for less in [Taken::ByPlan, Taken::ByPlace] {
        // Documents of other records, or that say something wrong: what they print need not add up with this report.
        if !published.is_empty() && !registry.unresolved.is_empty() {
            (registry, layout, publications) = enter(less);
            taken = less;
        }
    }
    let altered = alter(plan, tabulation, &registry, &layout).map_err(Refusal::Treatment)?;
    let before = (!published.is_empty()).then(|| {
        let mut registry = background(plan, tabulation);
        let publications = Publications::new(&mut registry, plan, tabulation, published, taken);
        relate(&mut registry, &rules);
        (publications, registry)
    });
    let known_before =
        publications.told_already(&registry, before.as_ref().map(|(documents, registry)| (documents, registry)));
    let monitor = Monitor::new(circumstances.progress);
    let (levels, told) = if policy.procedure && published.is_empty() && altered.is_empty() {
        Procedure::new(plan, &policy, &rules, &monitor).levels(tabulation)
    } else {
        (Levels::default(), AccountLine::default())
    };
    let problem = Problem {
        plan,
        tabulation,
        registry: &registry,
        layout: &layout,
        policy: &policy,
        altered: &altered,
        publications: &|knowledge| publications.tell(&registry, knowledge),
        monitor,
        known_before: &known_before,
        levels: &levels,
    };
    let (decision, judged) = problem.solve();
    let mut audit = audit(&problem, &decision, &judged);
    if problem.monitor.is_stopped() {
        return Err(Refusal::Stopped);
    }
    audit.warnings.extend(told.warnings());
    audit.examined.has_procedure(told.is_complete);
    audit.warnings.extend(too_large(&problem, &judged));
    audit.warnings.extend(unresolved(&registry));
    audit.warnings.extend(left_out(plan, tabulation, &judged.draft.report));
    audit.warnings.extend(publications.warnings(&registry, &known_before));
    audit.examined.documents = names(circumstances.published);
    let empty = registry.addresses.iter().filter(|(_, cell)| registry.cells[**cell].is_empty);
    let empty = empty.map(|(address, _)| address).collect();
    let mut report = judged.draft.report;
    report.counts = statement(plan, tabulation, &report, &decision.altered);
    look_over(&report, &mut audit, &policy, (!decision.altered.is_empty(), &empty))?;
    if audit.verdict != Verdict::Safe {
        match circumstances.override_reason.map(str::trim).filter(|reason| !reason.is_empty()) {
            Some(reason) => audit.overridden = Some(reason.to_owned()),
            None => return Err(Refusal::NotSafe(Box::new(audit))),
        }
    }
    Ok((report, audit))
}

/// Names the table that most of what could not be protected in time is in.
fn too_large(problem: &Problem, judged: &Judged) -> Option<Warning> {
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in judged.unsafe_cells.iter().filter(|_| judged.is_unfinished) {
        *open.entry(&problem.registry.cells[*cell].name.place).or_default() += 1;
    }
    let (place, number) = open.into_iter().max_by_key(|(_, number)| *number)?;
    let message = format!(
        "The report is too large to protect: the search ended before it found enough to hide. Leave out “{place}”, of which \
         {number} small counts are still open, or some of its columns."
    );
    Some(Warning { code: WarningCode::TooLarge, place: place.to_owned(), message })
}

/// Names the tables of the plan that the report does not have.
fn left_out(plan: &Plan, tabulation: &Tabulation, report: &Report) -> Vec<Warning> {
    let sections = plan.report.sections.iter().zip(&tabulation.sections);
    let tables = sections.flat_map(|(wanted, exact)| wanted.tables.iter().zip(&exact.tables));
    let missing = tables.filter(|(wanted, _)| report.table(&wanted.id).is_none());
    let warning = |(wanted, exact): (&TablePlan, &Option<ExactTable>)| {
        let why = if exact.is_some() { "nothing was counted in it" } else { "the file lacks a column that it needs" };
        let message = format!("The table “{}” is left out: {why}.", wanted.title);
        Warning { code: WarningCode::LeftOut, place: wanted.title.clone(), message }
    };
    missing.map(warning).collect()
}

/// Names what was not found out of how counts are related.
fn unresolved(registry: &CellRegistry) -> Vec<Warning> {
    let warning = |what: &String| {
        let message =
            format!("How {what} relate could not be worked out. Leave out a table that combines several fields.");
        Warning { code: WarningCode::TooLarge, place: String::new(), message }
    };
    registry.unresolved.iter().collect::<BTreeSet<_>>().into_iter().map(warning).collect()
}

fn audit(problem: &Problem, decision: &Decision, judged: &Judged) -> Audit {
    let knowledge = &judged.knowledge;
    let mut cells: BTreeSet<CellId> = problem.targets(knowledge).into_iter().collect();
    cells.extend(knowledge.hidden.iter().filter(|cell| problem.registry.cells[**cell].is_own));
    let cells: Vec<CellId> = cells.into_iter().collect();
    let known = problem.registry.truths().map(|truths| truths.into_iter().map(signed).collect());
    let monitor = &problem.monitor;
    let targets = Targets { cells: &cells, width: &|cell| problem.width(cell), known, monitor };
    let (mut findings, witnesses, mut verdict) = findings(problem.registry, knowledge, &targets);
    for cell in &judged.unsafe_cells {
        let place = cells.iter().position(|known| known == cell);
        if let Some(finding) = place.and_then(|place| findings.get_mut(place))
            && finding.verdict == Verdict::Safe
        {
            // Not to every reader, but to some.
            finding.verdict = Verdict::Disclosed;
            finding.steps = vec![problem.told_to_some(*cell, knowledge)];
            verdict = verdict.max(Verdict::Disclosed);
        }
    }
    let conflicts = if verdict == Verdict::Contradiction { conflicts(problem.registry, knowledge) } else { Vec::new() };
    if !judged.unsafe_cells.is_empty() || !problem.registry.unresolved.is_empty() {
        verdict = verdict.max(Verdict::Unresolved);
    }
    Audit {
        threshold: problem.policy.threshold,
        zeros_sensitive: problem.policy.zeros_sensitive,
        verdict,
        overridden: None,
        hidden: hidden(problem, decision, judged),
        findings,
        pools: Vec::new(),
        warnings: warnings(problem.registry, knowledge),
        witnesses,
        examined: Examined::of_report(knowledge, Vec::new()),
        conflicts,
        remedies: Vec::new(),
    }
}

/// Everything that the report hides: places, rows, how and why.
fn hidden(problem: &Problem, decision: &Decision, judged: &Judged) -> Vec<Hidden> {
    let mut found: BTreeMap<(usize, String, Treatment, Reason), Vec<String>> = BTreeMap::new();
    let mut places: Vec<String> = Vec::new();
    let mut hide = |cell: CellId, treatment: Treatment, policy: &Policy| {
        let cell = &problem.registry.cells[cell];
        let is_small = cell.truth.is_some_and(|truth| policy.is_sensitive(truth));
        let is_altered = matches!(treatment, Treatment::Rounded | Treatment::Perturbed);
        // Where all counts of a table are altered, there is no use in naming them.
        let reason = if is_small || is_altered { Reason::Small } else { Reason::WouldTell };
        let order = places.iter().position(|place| *place == cell.name.place).unwrap_or_else(|| {
            places.push(cell.name.place.clone());
            places.len() - 1
        });
        let rows = found.entry((order, cell.name.place.clone(), treatment, reason)).or_default();
        if !cell.name.label.is_empty() && !is_altered && !rows.contains(&cell.name.label) {
            rows.push(cell.name.label.clone());
        }
    };
    for printed in &judged.draft.printed_values {
        match (&printed.position, &printed.represents) {
            (Position::Beyond { .. }, _) => {}
            (_, Represents::About { cell, .. }) => {
                let is_noise = decision.altered.get(cell).is_some_and(|altered| altered.is_noise);
                let treatment = if is_noise { Treatment::Perturbed } else { Treatment::Rounded };
                hide(*cell, treatment, problem.policy);
            }
            (_, Represents::Cell(cell)) if decision.hides(*cell) => hide(*cell, Treatment::Masked, problem.policy),
            (_, Represents::Pool { members, .. }) => {
                for member in members {
                    hide(*member, Treatment::Pooled, problem.policy);
                }
            }
            _ => {}
        }
    }
    let sections = problem.layout.sections.iter().flat_map(|section| &section.figures);
    for figure in problem.layout.headline.iter().chain(sections) {
        if let Some(before) = figure.before.filter(|before| decision.hides(*before) || decision.hides(figure.count)) {
            hide(before, Treatment::Withheld, problem.policy);
        }
    }
    let hidden = |((_, place, treatment, reason), rows)| Hidden { place, rows, treatment, reason };
    found.into_iter().map(hidden).collect()
}
