//! The texts of a report, once its figures are settled.

use super::texts::Texts;
use crate::locale::Locale;
use crate::plan::{Plan, SectionPlan, TablePlan, TableTreatment, Treatment};
use crate::report::{Paragraph, Report, Run};

/// The texts of a report.
pub(in crate::disclosure) struct Written {
    title: String,
    subtitle: Option<String>,
    source: Option<String>,
    citation: Option<String>,
    introduction: Vec<Paragraph>,
    sections: Vec<WrittenSection>,
    caveat: Vec<Paragraph>,
}

/// The texts of a section.
struct WrittenSection {
    heading: Option<String>,
    text: Vec<Paragraph>,
    /// The ids of tables whose title states a finding, and these titles.
    findings: Vec<(String, String)>,
}

impl Written {
    /// Fills in the texts that a plan has for a report and its sections.
    pub(in crate::disclosure) fn new(texts: &Texts, sections: &[&SectionPlan]) -> Self {
        let wanted = &texts.plan.report;
        let finding = wanted.finding.as_deref().and_then(|finding| texts.whole_line(finding));
        Self {
            title: finding.unwrap_or_else(|| texts.fill(&wanted.title)),
            subtitle: wanted.subtitle.as_deref().and_then(|text| texts.line(text)),
            source: wanted.source.as_deref().and_then(|text| texts.line(text)),
            citation: wanted.citation.as_deref().and_then(|text| texts.line(text)),
            introduction: texts.paragraphs(&wanted.introduction),
            sections: sections.iter().map(|section| WrittenSection::new(texts, section)).collect(),
            caveat: texts.paragraphs(&wanted.caveat).into_iter().chain(altered(texts.plan)).collect(),
        }
    }

    /// Gives a report its texts.
    pub(in crate::disclosure) fn put_into(self, report: &mut Report) {
        report.title = self.title;
        report.subtitle = self.subtitle;
        report.source = self.source;
        report.citation = self.citation;
        report.introduction = self.introduction;
        report.caveat = self.caveat;
        for (section, written) in report.sections.iter_mut().zip(self.sections) {
            section.heading = written.heading;
            section.text = written.text;
            for (id, finding) in written.findings {
                if let Some(table) = section.tables.iter_mut().find(|table| table.id == id) {
                    table.title = finding;
                }
            }
        }
    }
}

impl WrittenSection {
    fn new(texts: &Texts, wanted: &SectionPlan) -> Self {
        let finding = |table: &TablePlan| Some((table.id.clone(), texts.whole_line(table.finding.as_deref()?)?));
        Self {
            heading: wanted.heading.as_deref().and_then(|heading| texts.line(heading)),
            text: texts.paragraphs(&wanted.text),
            findings: wanted.tables.iter().filter_map(finding).collect(),
        }
    }
}

/// Returns the report's statement about counts that are not printed as they are.
fn altered(plan: &Plan) -> Vec<Paragraph> {
    let locale = Locale::for_language(&plan.language);
    let tables = plan.report.sections.iter().flat_map(|section| &section.tables);
    let mut bases: Vec<u32> = tables
        .filter_map(|table| match &table.treatment {
            Some(TableTreatment::Round(round)) => Some(round.base),
            _ => None,
        })
        .collect();
    bases.sort_unstable();
    bases.dedup();
    let wording = match &plan.protection.treatment {
        Treatment::Round(round) => vec![locale.all_rounded(round.base)],
        Treatment::CellKey(_) => vec![locale.words().noise.to_owned()],
        Treatment::Suppress => Vec::new(),
    };
    let of_tables = bases.into_iter().map(|base| locale.some_rounded(base));
    wording.into_iter().chain(of_tables).map(|text| Paragraph(vec![Run::Text(text)])).collect()
}
