use super::quartiles::Quartile;
use super::shares;
use crate::locale::{Locale, capitalised};
use crate::plan::{Plan, RunPlan, TextPlan, fill, fill_runs, places};
use crate::report::{Paragraph, Period, Report, Run};
use crate::tabulate::Tabulation;

/// Values for the places in a plan's texts. Figures come as they are published, so a hidden one stays hidden.
pub(in crate::disclosure) struct Texts<'a> {
    pub(in crate::disclosure) plan: &'a Plan,
    pub(in crate::disclosure) tabulation: &'a Tabulation,
    /// The report whose figures, totals, shares and quartiles texts may name, once it is made.
    pub(in crate::disclosure) report: Option<&'a Report>,
    /// The report in the plan's own language, by whose labels rows are named, where that is another one.
    pub(in crate::disclosure) named: Option<&'a Report>,
}

/// A text that cannot be written, because the scope of the report lacks a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The value, as the scope spells it: `periodLabel`, `accurateAsOf`.
    pub value: &'static str,
    /// The text that needs it: `the title of the table “Callers”`.
    pub text: String,
}

impl Texts<'_> {
    /// A title or a label. [`missing`] has found out that its places have words.
    pub(in crate::disclosure) fn fill(&self, text: &str) -> String {
        fill(text, &|place| self.place(place)).unwrap_or_default()
    }

    /// A line without the sentences that have no words for a place; `None` if nothing is left of it.
    pub(in crate::disclosure) fn line(&self, text: &str) -> Option<String> {
        let runs = fill_runs(&[RunPlan::Text(text.to_owned())], &|place| self.place(place));
        let text = runs.into_iter().filter_map(|run| if let RunPlan::Text(text) = run { Some(text) } else { None });
        Some(text.collect::<String>()).filter(|text| !text.is_empty())
    }

    /// A line of which all places have words; `None` if one has none.
    pub(in crate::disclosure) fn whole_line(&self, text: &str) -> Option<String> {
        fill(text, &|place| self.place(place)).ok()
    }

    /// The paragraphs of which something is left.
    pub(in crate::disclosure) fn paragraphs(&self, texts: &[TextPlan]) -> Vec<Paragraph> {
        texts.iter().map(|text| self.paragraph(text)).filter(|text| !text.0.is_empty()).collect()
    }

    /// A paragraph without the sentences that have no words for a place.
    pub(in crate::disclosure) fn paragraph(&self, text: &TextPlan) -> Paragraph {
        let run = |run| match run {
            RunPlan::Text(text) => Run::Text(text),
            RunPlan::Strong { strong } => Run::Strong { strong },
            RunPlan::Note { note } => Run::Note { note },
        };
        Paragraph(fill_runs(&text.runs(), &|place| self.place(place)).into_iter().map(run).collect())
    }

    /// The period of the report; of records without dates, all of them.
    pub(in crate::disclosure) fn period(&self) -> Period {
        let scope = &self.tabulation.scope;
        let mut label = scope.period_label.clone();
        if label.is_none() && scope.start.is_none() && scope.end.is_none() {
            label = Some(Locale::for_language(&self.plan.language).words().all_records.to_owned());
        }
        Period { start: scope.start, end: scope.end, label }
    }

    fn place(&self, place: &str) -> Option<String> {
        self.of_scope(place).or_else(|| self.of_report(place))
    }

    /// A figure, a total, a share or a quartile, as it is published.
    fn of_report(&self, place: &str) -> Option<String> {
        let report = self.report?;
        let named = self.named.unwrap_or(report);
        let value = |value| Locale::for_language(&self.plan.language).value(value);
        match place.split_once(':')? {
            ("figure", id) => Some(value(&report.figure(id)?.value)),
            ("total", id) => {
                let table = report.tables().find(|table| table.id == id)?;
                Some(value(table.total.as_ref()?.value.as_ref()?))
            }
            ("share", row) => shares::share(report, (named, row)),
            ("oneIn", row) => shares::one_in(report, (named, row)),
            ("OneIn", row) => Some(capitalised(&shares::one_in(report, (named, row))?)),
            (name, table) => Quartile::of_place(name)?.band(self.plan, report, table),
        }
    }

    fn of_scope(&self, place: &str) -> Option<String> {
        let locale = Locale::for_language(&self.plan.language);
        let scope = &self.tabulation.scope;
        let period = || {
            let is_given = scope.start.is_some() || scope.end.is_some() || scope.period_label.is_some();
            is_given.then(|| self.period())
        };
        match place {
            "jurisdiction" => Some(self.tabulation.jurisdiction.name.clone()),
            "period" => Some(locale.period_in_full(&period()?)),
            "year" => Some(locale.period(&period()?)),
            "start" => scope.start.map(|date| locale.date(date)),
            "end" => scope.end.map(|date| locale.date(date)),
            "accurateAsOf" => scope.accurate_as_of.map(|date| locale.date(date)),
            _ => None,
        }
    }

    /// The value of the scope that a title lacks.
    fn lacks(&self, text: &str) -> Option<&'static str> {
        let lacking = |place: &&str| !place.contains(':') && self.of_scope(place).is_none();
        places(text).find(lacking).map(value_for)
    }

    /// The value of the scope without which nothing is left of a note.
    fn note_lacks(&self, text: &TextPlan) -> Option<&'static str> {
        let words = |place: &str| if place.contains(':') { Some(String::new()) } else { self.of_scope(place) };
        let texts = text.texts();
        let lacking = || texts.iter().find_map(|text| self.lacks(text));
        if fill_runs(&text.runs(), &words).is_empty() { lacking() } else { None }
    }
}

/// The value of a scope that fills a place.
fn value_for(place: &str) -> &'static str {
    match place {
        "accurateAsOf" => "accurateAsOf",
        "start" => "start",
        "end" => "end",
        _ => "periodLabel",
    }
}

/// Everything that a report cannot be written without and its scope does not say.
pub(in crate::disclosure) fn missing(plan: &Plan, tabulation: &Tabulation) -> Vec<Missing> {
    let texts = Texts { plan, tabulation, report: None, named: None };
    let wanted = &plan.report;
    let mut titles = vec![(wanted.title.as_str(), "the title of the report".to_owned())];
    titles.extend(
        wanted.figures().map(|figure| (figure.label.as_str(), format!("the label of the figure “{}”", figure.id))),
    );
    for section in &wanted.sections {
        titles.extend(section.map.iter().map(|map| (map.title.as_str(), format!("the title of the map “{}”", map.id))));
        let tables = section.tables.iter();
        titles.extend(tables.map(|table| (table.title.as_str(), format!("the title of the table “{}”", table.id))));
    }
    let of_titles = titles.into_iter().filter_map(|(text, name)| Some((texts.lacks(text)?, name)));
    let notes = wanted.notes.iter();
    let of_notes = notes.filter_map(|note| Some((texts.note_lacks(&note.text)?, format!("the note “{}”", note.id))));
    of_titles.chain(of_notes).map(|(value, text)| Missing { value, text }).collect()
}

impl std::fmt::Display for Missing {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let what = match self.value {
            "accurateAsOf" => "the day as of which its figures are accurate",
            "start" => "the first day of its period",
            "end" => "the last day of its period",
            _ => "the name of its period, or the first and the last day",
        };
        write!(out, "Give {what} (`{}`): {} needs it.", self.value, self.text)
    }
}
