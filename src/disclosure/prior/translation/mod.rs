//! The report of a plan in several languages: each text of the finished report is looked up where the plan has it, so that
//! nothing is counted, ordered or hidden otherwise in another language.

mod labels;
mod merge;
mod report;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::disclosure::audit::{Audit, Warning, WarningCode};
use crate::plan::{Plan, Translation};
use crate::report::languages::code;
use crate::report::{Node, Report, Severity};
use crate::tabulate::Tabulation;
use merge::merged;
use report::Translator;

/// A report as it is handed over.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Document<'r> {
    /// In the plan's own language.
    Plain(&'r Report),
    /// In several, each text by language.
    ByLanguage(Node),
}

/// A text that a language lacks.
#[derive(Debug, PartialEq, Eq)]
struct Lacking {
    text: String,
    /// Title of the table or label of the figure that it is in; empty for texts of the report.
    place: String,
}

/// Number of missing texts that a warning names.
const NAMED: usize = 8;

/// Returns the document of a report: in all languages that the plan has the whole of it in. For the others the audit gets a
/// warning with the texts that are missing.
pub fn document<'r>(plan: &Plan, tabulation: &Tabulation, report: &'r Report, audit: &mut Audit) -> Document<'r> {
    let mut others = Vec::new();
    for translation in &plan.translations {
        match Translator::new(plan, translation, tabulation, report).translate() {
            Ok(translated) => others.push(translated),
            Err(lacking) => audit.warnings.push(untranslated(translation, &lacking)),
        }
    }
    if others.is_empty() { Document::Plain(report) } else { Document::ByLanguage(merged(report, &others)) }
}

/// Returns the problems of a translated report that would not be in the report itself.
fn unsound(report: &Report) -> Vec<Lacking> {
    let problems = report.check().into_iter().filter(|problem| problem.severity != Severity::Advice);
    problems.map(|problem| Lacking { text: problem.message, place: problem.pointer }).collect()
}

fn untranslated(translation: &Translation, lacking: &[Lacking]) -> Warning {
    let tag = &translation.plan.language;
    let name = |Lacking { text, place }: &Lacking| match place.as_str() {
        "" => format!("“{text}”"),
        place => format!("“{text}” ({place})"),
    };
    let named: Vec<String> = lacking.iter().take(NAMED).map(name).collect();
    let more = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "The report is not in “{}”, because the plan lacks that language for: {}{more}.",
        code(tag).unwrap_or(tag),
        named.join(", ")
    );
    let place = lacking.first().map(|lacking| lacking.place.clone()).unwrap_or_default();
    Warning { code: WarningCode::Untranslated, place, message }
}
