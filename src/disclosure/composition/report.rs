use super::figures::{PublishedFigure, figures};
use super::notes::notes;
use super::printed_values::PrintedValues;
use super::table::{PublishedTable, Source, mask, table};
pub(in crate::disclosure) use super::texts::Texts;
use super::written::Written;
use crate::disclosure::cells::collect::{Layout, SectionCells};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Context, Level, PrintedValue, Represents};
use crate::plan::{MapPlan, Plan, SectionPlan};
use crate::report::states::has_fips;
use crate::report::{Base, Location, RegionMap, Report, Row, Section, Shade, TableKind, Value};
use crate::tabulate::{ExactMap, ExactSection, Tabulation};

/// A report as it would be published, and what each of its values stands for.
pub(in crate::disclosure) struct Draft {
    pub(in crate::disclosure) report: Report,
    pub(in crate::disclosure) printed_values: Vec<PrintedValue>,
}

/// The report that a decision makes of exact counts.
pub(in crate::disclosure) fn draft(plan: &Plan, tabulation: &Tabulation, layout: &Layout, context: Context) -> Draft {
    let wanted = &plan.report;
    let texts = Texts { plan, tabulation, report: None, named: None };
    let headline = figures(&texts, &wanted.headline, &tabulation.headline, &layout.headline, context);
    let mut sections: Vec<(&SectionPlan, PublishedSection)> = Vec::new();
    for (place, (wanted, exact)) in wanted.sections.iter().zip(&tabulation.sections).enumerate() {
        let Some(cells) = layout.sections.get(place) else { continue };
        let section = section(&texts, wanted, exact, cells, (place, context));
        // A part of the report whose every table needs a column that the file lacks is left out.
        let has_tables = !section.tables.is_empty() || section.map.is_some() || !section.figures.is_empty();
        if has_tables || (wanted.tables.is_empty() && wanted.map.is_none()) {
            sections.push((wanted, section));
        }
    }
    let mut printed_values = PrintedValues::default();
    let headline = printed_values.figures(headline);
    let (plans, sections): (Vec<&SectionPlan>, Vec<Section>) = sections
        .into_iter()
        .enumerate()
        .map(|(place, (wanted, section))| (wanted, printed_values.section(place, section)))
        .unzip();
    let mut report = Report {
        version: 1,
        language: plan.language.clone(),
        title: String::new(),
        subtitle: None,
        jurisdiction: tabulation.jurisdiction.clone(),
        publisher: wanted.publisher.clone(),
        period: texts.period(),
        accurate_as_of: tabulation.scope.accurate_as_of,
        edition: tabulation.scope.edition.clone(),
        source: None,
        citation: None,
        imprint: wanted.imprint.clone(),
        introduction: Vec::new(),
        sections,
        note_numbering: wanted.note_numbering,
        notes: Vec::new(),
        caveat: Vec::new(),
        headline,
        counts: None,
    };
    settle(&mut report, !context.decision.altered.is_empty());
    // Texts may name whatever the report prints, so they come last.
    let written = Written::new(&Texts { report: Some(&report), ..texts }, &plans);
    written.put_into(&mut report);
    report.notes = notes(&Texts { report: Some(&report), ..texts }, &report);
    Draft { report, printed_values: printed_values.finish() }
}

/// Takes out what refers to a figure that is not printed: percentages of it, and shares in it. The same with percentages
/// of nothing. Where counts are rounded or have noise, also what refers to a figure that became smaller than its part.
fn settle(report: &mut Report, altered: bool) {
    let figures = report.figures();
    let counts: Vec<(String, u64)> =
        figures.filter_map(|figure| Some((figure.id.clone(), figure.value.published_count()?))).collect();
    let count = |id: &str| counts.iter().find(|(known, _)| known == id).map(|(_, count)| *count);
    let figures = report.sections.iter_mut().flat_map(|section| &mut section.figures);
    for figure in report.headline.iter_mut().chain(figures) {
        let Some(whole) = figure.part_of.as_ref().map(|id| count(id)) else { continue };
        if whole.is_none() || (altered && figure.value.published_count() > whole) {
            figure.part_of = None;
        }
    }
    for table in report.sections.iter_mut().flat_map(|section| &mut section.tables) {
        // Rows of records that say nothing are no part of those that say something.
        let are_parts = matches!(table.kind, TableKind::NonCumulative | TableKind::Ranking);
        let (whole, must_fit) = match &table.base {
            Base::Figure(id) => (count(id), altered),
            Base::Count { count, .. } => (Some(*count), altered || are_parts),
            _ => continue,
        };
        let largest = table.rows.iter().flat_map(Row::figures).filter_map(Value::published_count).max();
        if whole.is_none() || (whole == Some(0) && largest > whole) || (must_fit && largest > whole) {
            table.base = Base::None;
        }
    }
}

/// A section without its texts, which may name figures of any section.
pub(in crate::disclosure) struct PublishedSection {
    pub(in crate::disclosure) figures: Vec<PublishedFigure>,
    pub(in crate::disclosure) map: Option<(RegionMap, Vec<Represents>)>,
    pub(in crate::disclosure) tables: Vec<PublishedTable>,
}

fn section(
    texts: &Texts,
    wanted: &SectionPlan,
    exact: &ExactSection,
    cells: &SectionCells,
    (section, context): (usize, Context),
) -> PublishedSection {
    let exact_tables = exact.tables.iter().zip(&cells.tables);
    let mut tables = Vec::new();
    for (place, (wanted, (exact, cells))) in wanted.tables.iter().zip(exact_tables).enumerate() {
        if let (Some(exact), Some(cells)) = (exact, cells) {
            let level = Level { section, table: place, row: None };
            let table = table(texts, &Source { wanted, exact, cells, level }, context);
            // A table in which nothing was counted has nothing to print.
            if !table.rows.is_empty() {
                tables.push(table);
            }
        }
    }
    PublishedSection {
        figures: figures(texts, &wanted.figures, &exact.figures, &cells.figures, context),
        map: wanted.map.as_ref().zip(exact.map.as_ref()).and_then(|(wanted, exact)| {
            Some((
                map(texts, wanted, exact, &cells.map, context)?,
                cells.map.iter().map(|cell| context.decision.represents(*cell)).collect(),
            ))
        }),
        tables,
    }
}

/// A map, if its region or the jurisdiction has a code to draw it by.
fn map(texts: &Texts, wanted: &MapPlan, exact: &ExactMap, cells: &[CellId], context: Context) -> Option<RegionMap> {
    let decision = context.decision;
    let region = wanted.region.clone().or_else(|| texts.tabulation.jurisdiction.code.clone())?;
    let is_fips = has_fips(&region);
    let has_words = cells.iter().all(|cell| !decision.hides(*cell) || context.is_small(*cell));
    let mask = mask(&texts.plan.report, &wanted.small, context, has_words);
    let is_altered = texts.plan.protection.alters(None);
    let location = |((code, name, count), cell): (&(String, String, crate::disclosure::exact::Exact), &CellId)| {
        let value = if decision.hides(*cell) { mask.value() } else { decision.value(*cell, *count, is_altered) };
        let (fips, code) = if is_fips { (Some(code.clone()), None) } else { (None, Some(code.clone())) };
        Location { fips, code, name: name.clone(), value, rate: None }
    };
    let locations = exact.places.iter().zip(cells).map(location).collect();
    Some(RegionMap {
        id: wanted.id.clone(),
        title: texts.fill(&wanted.title),
        region,
        unit: texts.plan.measures.get(&wanted.measure).map(|measure| measure.unit.clone()),
        breaks: wanted.breaks.clone(),
        shade: Shade::Value,
        locations,
        notes: wanted.notes.clone(),
    })
}
