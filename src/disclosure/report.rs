use super::audit::{Audit, Treatment};
use super::figures::figures;
use super::notes::notes;
use super::rows::Rule;
use super::table::table;
use crate::locale::Locale;
use crate::plan::{MapPlan, Plan, RunPlan, SectionPlan, TextPlan, fill};
use crate::report::{Figure, Location, Paragraph, Period, RegionMap, Report, Run, Section, Value};
use crate::tabulate::{ExactMap, ExactSection, Tabulation};

/// Makes a report of exact counts: the only way from them to anything that can be shown.
///
/// Every count under the plan's threshold is merged with others or masked; ranks, rates and changes that would tell of
/// it are withheld. The audit says what was hidden; it is the analyst's.
pub fn disclose(plan: &Plan, tabulation: &Tabulation) -> (Report, Audit) {
    let mut audit = Audit { threshold: plan.protection.threshold, ..Audit::default() };
    let wanted = &plan.report;
    let headline = figures(plan, &wanted.headline, &tabulation.headline, tabulation, &mut audit);
    let mut sections: Vec<(&SectionPlan, Section)> = Vec::new();
    for (wanted, exact) in wanted.sections.iter().zip(&tabulation.sections) {
        let section = section(plan, wanted, exact, tabulation, &mut audit);
        // A part of the report whose every table needs a column that the file lacks is left out.
        let has_tables = !section.tables.is_empty() || section.map.is_some() || !section.figures.is_empty();
        if has_tables || (wanted.tables.is_empty() && wanted.map.is_none()) {
            sections.push((wanted, section));
        }
    }
    let printed = printed(&headline, &sections);
    let texts = Texts { plan, tabulation, printed: &printed };
    let sections = sections.into_iter().map(|(wanted, section)| Section {
        heading: wanted.heading.as_deref().map(|heading| texts.fill(heading)),
        text: texts.paragraphs(&wanted.text),
        ..section
    });
    let scope = &tabulation.scope;
    let mut report = Report {
        version: 1,
        language: plan.language.clone(),
        title: texts.fill(&wanted.title),
        subtitle: wanted.subtitle.as_deref().map(|text| texts.fill(text)),
        jurisdiction: tabulation.jurisdiction.clone(),
        publisher: wanted.publisher.clone(),
        period: Period { start: scope.start, end: scope.end, label: scope.period_label.clone() },
        accurate_as_of: scope.accurate_as_of,
        edition: scope.edition.clone(),
        source: wanted.source.as_deref().map(|text| texts.fill(text)),
        citation: wanted.citation.as_deref().map(|text| texts.fill(text)),
        introduction: texts.paragraphs(&wanted.introduction),
        sections: sections.collect(),
        note_numbering: wanted.note_numbering,
        notes: Vec::new(),
        caveat: texts.paragraphs(&wanted.caveat),
        headline,
    };
    report.notes = notes(&texts, &report);
    (report, audit)
}

/// The published figures and totals, by the names that texts have for them.
fn printed(headline: &[Figure], sections: &[(&SectionPlan, Section)]) -> Vec<(String, Value)> {
    let sections = || sections.iter().map(|(_, section)| section);
    let figures = headline.iter().chain(sections().flat_map(|section| &section.figures));
    let totals = sections()
        .flat_map(|section| &section.tables)
        .filter_map(|table| Some((format!("total:{}", table.id), table.total.as_ref()?.value.clone()?)));
    figures.map(|figure| (format!("figure:{}", figure.id), figure.value.clone())).chain(totals).collect()
}

/// A section without its texts, which may name figures of any section.
fn section(
    plan: &Plan,
    wanted: &SectionPlan,
    exact: &ExactSection,
    tabulation: &Tabulation,
    audit: &mut Audit,
) -> Section {
    let tables = wanted.tables.iter().zip(&exact.tables);
    let texts = Texts { plan, tabulation, printed: &[] };
    Section {
        figures: figures(plan, &wanted.figures, &exact.figures, tabulation, audit),
        map: wanted.map.as_ref().zip(exact.map.as_ref()).and_then(|(wanted, exact)| map(&texts, wanted, exact, audit)),
        tables: tables.filter_map(|(wanted, exact)| Some(table(&texts, wanted, exact.as_ref()?, audit))).collect(),
        ..Section::default()
    }
}

/// A map, if the jurisdiction has a code to draw it by.
fn map(texts: &Texts, wanted: &MapPlan, exact: &ExactMap, audit: &mut Audit) -> Option<RegionMap> {
    let title = texts.fill(&wanted.title);
    let rule = Rule::of_figures(texts.plan, &title, &wanted.small);
    let location = |(fips, name, count): &(String, String, super::exact::Exact)| {
        let count = count.reveal();
        let value = if rule.hides(count) {
            audit.hide(&title, &[name], Treatment::Masked);
            rule.masked()
        } else {
            Value::count(count)
        };
        Location { fips: fips.clone(), name: name.clone(), value }
    };
    let locations = exact.places.iter().map(location).collect();
    Some(RegionMap {
        id: wanted.id.clone(),
        region: texts.tabulation.jurisdiction.code.clone()?,
        unit: texts.plan.measures.get(&wanted.measure).map(|measure| measure.unit.clone()),
        locations,
        notes: wanted.notes.clone(),
        title,
    })
}

/// What fills the places in a plan's texts. Figures come as they are published, so a hidden one stays hidden.
pub(super) struct Texts<'a> {
    pub(super) plan: &'a Plan,
    pub(super) tabulation: &'a Tabulation,
    /// The published figures and totals that texts may name: `figure:ID`, `total:ID`.
    pub(super) printed: &'a [(String, Value)],
}

impl Texts<'_> {
    pub(super) fn fill(&self, text: &str) -> String {
        fill(text, &|place| self.place(place))
    }

    fn place(&self, place: &str) -> Option<String> {
        let locale = Locale::for_language(&self.plan.language);
        let scope = &self.tabulation.scope;
        let period = || Period { start: scope.start, end: scope.end, label: scope.period_label.clone() };
        match place {
            "jurisdiction" => Some(self.tabulation.jurisdiction.name.clone()),
            "period" => Some(locale.period_in_full(&period())),
            "year" => Some(locale.period(&period())),
            "start" => scope.start.map(|date| locale.date(date)),
            "end" => scope.end.map(|date| locale.date(date)),
            "accurateAsOf" => scope.accurate_as_of.map(|date| locale.date(date)),
            place => self.printed.iter().find(|(name, _)| name == place).map(|(_, value)| locale.value(value)),
        }
    }

    fn paragraphs(&self, texts: &[TextPlan]) -> Vec<Paragraph> {
        texts.iter().map(|text| self.paragraph(text)).collect()
    }

    pub(super) fn paragraph(&self, text: &TextPlan) -> Paragraph {
        let run = |run| match run {
            RunPlan::Text(text) => Run::Text(self.fill(&text)),
            RunPlan::Strong { strong } => Run::Strong { strong: self.fill(&strong) },
            RunPlan::Note { note } => Run::Note { note },
        };
        Paragraph(text.runs().into_iter().map(run).collect())
    }
}
