//! Remedies for a report that is not safe.

use super::{Audit, Verdict, WarningCode};
use crate::disclosure::exact::Exact;
use crate::plan::{Condition, Plan, TablePlan};
use crate::report::Role;
use crate::tabulate::{ExactTable, Tabulation};

/// Number of single changes of the plan that are tried out, and of pairs of them.
const MOST_TRIED: usize = 12;

/// Number of counts beyond which nothing is tried out, since each try takes as long as the report did.
const MOST_COUNTS: usize = 400;

/// A change of a table, by how much is lost.
#[derive(Clone, Copy)]
enum Change {
    /// Its two smallest rows become one.
    Merged,
    /// Its total is left out.
    NoTotal,
    /// It is left out.
    NoTable,
}

/// A table, by its places in the plan.
type Place = (usize, usize);

/// Finds the smallest change that makes a report safe, or a pair of changes, and says it in words; or what to try if none was
/// found. `hidden` is the number of counts that the report of a changed plan hides; `None` if that is not safe.
pub(in crate::disclosure) fn remedies(
    plan: &Plan,
    tabulation: &Tabulation,
    audit: &Audit,
    hidden: &dyn Fn(&Plan, &Tabulation) -> Option<usize>,
) -> Vec<String> {
    if audit.verdict == Verdict::Contradiction {
        let remedy = if audit.examined.documents.is_empty() {
            "Check the counts that were typed by hand."
        } else {
            "If they were corrected since, write \"earlierEditions\": \"revised\" in the plan's `protection`."
        };
        return vec![remedy.to_owned()];
    }
    let telling = telling(plan, audit);
    // Of counts that could not be decided, none is among those that are hidden.
    let counts = audit.examined.printed + audit.examined.hidden.max(audit.findings.len());
    // Where the search ended before it was done, each try may take as long.
    let is_short =
        !audit.warnings.iter().any(|warning| warning.code == WarningCode::TooLarge && !warning.place.is_empty());
    let is_small = counts <= MOST_COUNTS && is_short;
    if is_small && let Some(remedy) = found(plan, tabulation, audit, &telling, hidden) {
        return vec![remedy];
    }
    let titles: Vec<String> =
        telling.iter().filter_map(|place| Some(format!("“{}”", wanted(plan, *place)?.title))).collect();
    let smallest = if titles.is_empty() { String::new() } else { format!(" of {}", titles.join(", ")) };
    let tried = if is_small { "No change of one or two tables was found that helps. " } else { "" };
    vec![format!(
        "{tried}Try to put the smallest categories{smallest} together, to leave out more than one table, or to cover a longer \
         time."
    )]
}

/// The first change that helps, or pair of changes: of the tables that tell something before others, and of those by which
/// least is lost.
fn found(
    plan: &Plan,
    tabulation: &Tabulation,
    audit: &Audit,
    telling: &[Place],
    hidden: &dyn Fn(&Plan, &Tabulation) -> Option<usize>,
) -> Option<String> {
    // What other documents print of a merged row's members would have to be looked at anew.
    let may_merge = audit.examined.documents.is_empty();
    let changes = [Change::Merged, Change::NoTotal, Change::NoTable];
    let changes = || changes.into_iter().filter(|change| may_merge || !matches!(change, Change::Merged));
    let others = places(plan).filter(|place| !telling.contains(place));
    let places = [telling.to_vec(), others.collect()];
    let tries: Vec<(Change, Place)> = places
        .iter()
        .flat_map(|some| changes().flat_map(|change| some.iter().map(move |place| (change, *place))))
        .collect();
    let says = |words: &str, plan: &Plan, tabulation: &Tabulation| {
        let left = match hidden(plan, tabulation)? {
            0 => "no count is hidden".to_owned(),
            1 => "one count is hidden".to_owned(),
            more => format!("{more} counts are hidden"),
        };
        Some(format!("{words}: then the report is safe, and {left}."))
    };
    let made = |(change, place): &(Change, Place)| changed(plan, tabulation, *change, *place);
    let mut singles = tries.iter().filter_map(made).take(MOST_TRIED);
    if let Some(remedy) = singles.find_map(|(words, plan, tabulation)| says(&words, &plan, &tabulation)) {
        return Some(remedy);
    }
    let later = tries.iter().enumerate().flat_map(|(at, second)| tries[..at].iter().map(move |first| (first, second)));
    // Of a table that is left out nothing else can be changed.
    let is_pair = |((_, one), (_, other)): &(&(Change, Place), &(Change, Place))| one != other;
    let both = |(first, second): (&(Change, Place), &(Change, Place))| {
        let (one, plan, tabulation) = made(first)?;
        let (mut other, plan, tabulation) = changed(&plan, &tabulation, second.0, second.1)?;
        other[..1].make_ascii_lowercase();
        Some((format!("{one}, and {other}"), plan, tabulation))
    };
    let mut pairs = later.filter(is_pair).filter_map(both).take(MOST_TRIED);
    pairs.find_map(|(words, plan, tabulation)| says(&words, &plan, &tabulation))
}

/// All tables of a plan.
fn places(plan: &Plan) -> impl Iterator<Item = Place> {
    let sections = plan.report.sections.iter().enumerate();
    sections.flat_map(|(section, of)| (0..of.tables.len()).map(move |table| (section, table)))
}

fn wanted(plan: &Plan, (section, table): Place) -> Option<&TablePlan> {
    plan.report.sections.get(section)?.tables.get(table)
}

/// The tables with counts that can be worked out.
fn telling(plan: &Plan, audit: &Audit) -> Vec<Place> {
    let told = |place: &Place| {
        let title = wanted(plan, *place).map(|table| table.title.as_str()).unwrap_or_default();
        let is_here =
            |name: &str| name.strip_prefix(title).is_some_and(|rest| rest.is_empty() || rest.starts_with(" › "));
        audit.findings.iter().any(|finding| finding.verdict != Verdict::Safe && is_here(&finding.place))
    };
    places(plan).filter(told).collect()
}

/// A change in words, with the plan and the counts that it makes; `None` where there is nothing to change.
fn changed(
    plan: &Plan,
    tabulation: &Tabulation,
    change: Change,
    (section, table): Place,
) -> Option<(String, Plan, Tabulation)> {
    let (mut plan, mut tabulation) = (plan.clone(), tabulation.clone());
    let title = wanted(&plan, (section, table))?.title.clone();
    let is_alone = is_alone(&plan, (section, table));
    let exact = tabulation.sections.get_mut(section)?.tables.get_mut(table)?;
    let words = match change {
        Change::Merged => {
            let [first, second] = merge(exact.as_mut().filter(|_| is_alone)?)?;
            format!("Put “{first}” and “{second}” together in “{title}”")
        }
        Change::NoTotal => {
            plan.report.sections.get_mut(section)?.tables.get_mut(table)?.total.take()?;
            format!("Leave out the total of “{title}”")
        }
        Change::NoTable => {
            exact.take()?;
            format!("Leave out the table “{title}”")
        }
    };
    Some((words, plan, tabulation))
}

/// Returns whether nothing but a table uses the field of its rows, so that merging two of them changes nothing else.
fn is_alone(plan: &Plan, place: Place) -> bool {
    let Some(field) = wanted(plan, place).map(|table| &table.by) else { return false };
    let asks = |conditions: &[Condition]| conditions.iter().any(|condition| condition.field == *field);
    let in_table = |table: &TablePlan| {
        let more = [table.columns.as_ref().map(|of| &of.by), table.within.as_ref().map(|of| &of.field)];
        std::iter::once(&table.by).chain(more.into_iter().flatten()).filter(|by| *by == field).count()
    };
    let sections = &plan.report.sections;
    let used: usize = sections.iter().flat_map(|section| &section.tables).map(in_table).sum();
    let of_tables = sections.iter().flat_map(|section| &section.tables).map(|table| table.conditions.as_slice());
    let of_figures = plan.report.figures().map(|figure| figure.conditions.as_slice());
    let of_measures = plan.measures.values().map(|measure| measure.conditions.as_slice());
    used == 1
        && !of_tables.chain(of_figures).chain(of_measures).any(asks)
        && sections.iter().filter_map(|section| section.map.as_ref()).all(|map| map.by != *field)
        && [&plan.date, &plan.jurisdiction].into_iter().all(|special| special.as_ref() != Some(field))
}

/// Merges the two smallest rows of a table, and returns what they are called.
fn merge(table: &mut ExactTable) -> Option<[String; 2]> {
    const FEWEST: usize = 3;
    let is_mergeable = table.rows.iter().all(|row| row.parts.is_empty()) && !table.overlaps;
    let size = |place: &usize| table.rows[*place].counts.iter().copied().sum::<Exact>();
    let is_own = |place: &usize| table.rows[*place].role == Role::Category && !size(place).is_none();
    let mut places: Vec<usize> = (0..table.rows.len()).filter(is_own).collect();
    if !is_mergeable || places.len() < FEWEST {
        return None;
    }
    places.sort_by(|one, other| size(one).order(size(other)));
    let (first, second) = (places[0].min(places[1]), places[0].max(places[1]));
    let removed = table.rows.remove(second);
    let kept = table.rows.get_mut(first)?;
    let labels = [kept.label.clone(), removed.label];
    kept.label = labels.join(", ");
    for (count, more) in kept.counts.iter_mut().zip(removed.counts) {
        *count = count.plus(more);
    }
    Some(labels)
}
