use super::{Check, one_of};
use crate::plan::text::{RunPlan, TextPlan, places};

/// The places that are filled in a text, beside `{figure:ID}` and `{total:ID}`.
const PLACES: [&str; 6] = ["jurisdiction", "period", "year", "start", "end", "accurateAsOf"];

impl Check<'_> {
    /// A text of one line.
    pub(super) fn line(&mut self, name: &str, text: &str) {
        self.filled(name, text);
        self.at(name, |check| check.places(text));
    }

    /// What a figure, a table or a map is called. Its words must stand before figures are published.
    pub(super) fn title(&mut self, name: &str, text: &str) {
        self.line(name, text);
        for place in places(text).filter(|place| place.contains(':')) {
            let message = format!("“{{{place}}}” is not filled in here.");
            self.at(name, |check| check.say("unknown-place", message, "Write it in a heading or in a paragraph."));
        }
    }

    /// Words of one line in which nothing is filled in.
    pub(super) fn fixed_line(&mut self, name: &str, text: &str) {
        self.filled(name, text);
        for place in places(text) {
            let message = format!("Nothing is filled in for “{{{place}}}” here.");
            self.at(name, |check| check.say("unknown-place", message, "Write words that are always true."));
        }
    }

    pub(super) fn optional_line(&mut self, name: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.line(name, text);
        }
    }

    pub(super) fn paragraphs(&mut self, name: &str, paragraphs: &[TextPlan]) {
        for (index, paragraph) in paragraphs.iter().enumerate() {
            self.at(format!("{name}, paragraph {}", index + 1), |check| check.paragraph(paragraph));
        }
    }

    pub(super) fn paragraph(&mut self, paragraph: &TextPlan) {
        for text in paragraph.texts() {
            self.places(text);
        }
        for run in paragraph.runs() {
            if let RunPlan::Note { note } = run {
                self.note(&note);
            }
        }
    }

    pub(super) fn notes(&mut self, name: &str, ids: &[String]) {
        self.at(name, |check| ids.iter().for_each(|id| check.note(id)));
    }

    fn note(&mut self, id: &str) {
        let known = self.plan.report.notes.iter().map(|note| note.id.as_str());
        self.known("unknown-note", "note", id, known);
    }

    /// A figure that is referred to.
    pub(super) fn figure_of(&mut self, id: &str) {
        let plan = self.plan;
        self.known("unknown-figure", "figure", id, plan.report.figures().map(|figure| figure.id.as_str()));
    }

    fn places(&mut self, text: &str) {
        for place in places(text) {
            match place.split_once(':') {
                Some(("figure", id)) => self.figure_of(id),
                Some(("total", id)) => self.total_of(id),
                _ if PLACES.contains(&place) => {}
                _ => {
                    let message = format!("Nothing is filled in for “{{{place}}}”.");
                    let known: Vec<&str> = PLACES.into_iter().chain(["figure:ID", "total:ID"]).collect();
                    self.say("unknown-place", message, one_of(place, &known));
                }
            }
        }
    }

    fn total_of(&mut self, id: &str) {
        let tables = self.plan.report.sections.iter().flat_map(|section| &section.tables);
        self.known("unknown-table", "table", id, tables.map(|table| table.id.as_str()));
    }
}
