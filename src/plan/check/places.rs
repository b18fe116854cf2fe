use super::{Check, one_of, quartiles};
use crate::plan::field::Field;
use crate::plan::report::{BasePlan, TablePlan};
use crate::plan::text::{RunPlan, TextPlan, places};
use crate::report::TableKind;

/// The places that are filled in a text, beside figures, totals, shares and quartiles.
const PLACES: [&str; 6] = ["jurisdiction", "period", "year", "start", "end", "accurateAsOf"];

impl Check<'_> {
    /// A text of one line.
    pub(super) fn line(&mut self, name: &str, text: &str) {
        self.filled(name, text);
        self.at(name, |check| check.places(text));
    }

    /// Checks the title of a figure, a table or a map. Its words must be before figures are published.
    pub(super) fn title(&mut self, name: &str, text: &str) {
        self.line(name, text);
        for place in places(text).filter(|place| place.contains(':')) {
            let message = format!("“{{{place}}}” is not filled in here.");
            self.at(name, |check| {
                check.say("unknown-place", message, "Write it as the `finding`, in a heading or in a paragraph.");
            });
        }
    }

    /// Checks the title of the report. A total that a table turns out not to print would leave it without a name.
    pub(super) fn report_title(&mut self, text: &str) {
        self.line("title", text);
        for place in places(text).filter(|place| place.contains(':') && !place.starts_with("figure:")) {
            let message = format!("“{{{place}}}” is not filled in here.");
            let remedy = "Write it as the `finding`, in a heading or in a paragraph.";
            self.at("title", |check| check.say("unknown-place", message, remedy));
        }
    }

    /// Words of one line in which nothing is filled in.
    pub(super) fn fixed_line(&mut self, name: &str, text: &str) {
        self.filled(name, text);
        self.at(name, |check| {
            check.braces(text);
            for place in places(text) {
                let message = format!("Nothing is filled in for “{{{place}}}” here.");
                check.say("unknown-place", message, "Write words that are always true.");
            }
        });
    }

    /// Braces that enclose no place: they would be printed.
    fn braces(&mut self, text: &str) {
        if has_stray_brace(text) {
            let remedy = "Close each `{` with a `}`, or leave them out.";
            self.say("stray-brace", format!("A brace in “{text}” has no partner."), remedy);
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

    /// The text of a note, which refers to no other note.
    pub(super) fn no_note_in(&mut self, text: &TextPlan) {
        for run in text.runs() {
            if let RunPlan::Note { note } = run {
                let message = format!("This note refers to the note “{note}”.");
                self.say("note-in-note", message, "Say it in one note, or refer to both from the text.");
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
        self.braces(text);
        for place in places(text) {
            if ["start", "end"].contains(&place) {
                self.needs_date(&format!("“{{{place}}}”"));
            }
            match place.split_once(':') {
                Some(("figure", id)) => self.figure_of(id),
                Some(("total", id)) => self.total_of(id),
                Some(("share" | "oneIn" | "OneIn", row)) => self.share_of(row),
                Some(("lowerQuartile" | "median" | "upperQuartile", id)) => self.quartile_of(id),
                _ if PLACES.contains(&place) => {}
                _ => {
                    let message = format!("Nothing is filled in for “{{{place}}}”.");
                    let known: Vec<&str> = PLACES
                        .into_iter()
                        .chain(["figure:ID", "total:ID", "share:TABLE/ROW", "oneIn:TABLE/ROW", "median:TABLE"])
                        .collect();
                    self.say("unknown-place", message, one_of(place, &known));
                }
            }
        }
    }

    /// A table whose total is referred to.
    fn total_of(&mut self, id: &str) {
        let tables = || self.plan.report.sections.iter().flat_map(|section| &section.tables);
        let known: Vec<&str> = tables().map(|table| table.id.as_str()).collect();
        let table = tables().find(|table| table.id == id);
        self.known("unknown-table", "table", id, known);
        if table.is_some_and(|table| !self.prints_total(table)) {
            let message = format!("The table “{id}” prints no single total.");
            self.say("no-total", message, "Give it a `total`, or refer to a figure: `{figure:ID}`.");
        }
    }

    /// A row whose share is referred to, as `TABLE/ROW`.
    fn share_of(&mut self, row: &str) {
        let plan = self.plan;
        let Some((id, label)) = row.split_once('/') else {
            let remedy = "Write the table's id, a stroke and the row's label: `{share:callers/Survivor}`.";
            return self.say("unknown-row", format!("“{row}” does not name a row."), remedy);
        };
        let tables = || plan.report.sections.iter().flat_map(|section| &section.tables);
        let known: Vec<&str> = tables().map(|table| table.id.as_str()).collect();
        self.known("unknown-table", "table", id, known);
        let Some(table) = tables().find(|table| table.id == id) else { return };
        if table.columns.is_some() || table.base == BasePlan::None {
            let remedy = "Give it a `base` and no `columns`, or refer to another table.";
            self.say("no-share", format!("The table “{id}” prints no single percentage for a row."), remedy);
        }
        // Parts of rows may have any label.
        let listed = plan.fields.get(&table.by).and_then(Field::labels).filter(|_| table.within.is_none());
        if let Some(listed) = listed {
            self.known("unknown-row", "row", label, listed.into_iter().chain(table.not_specified.as_deref()));
        }
    }

    /// A table of ranges whose median or quartile is referred to.
    fn quartile_of(&mut self, id: &str) {
        let plan = self.plan;
        let tables = || plan.report.sections.iter().flat_map(|section| &section.tables);
        let known: Vec<&str> = tables().map(|table| table.id.as_str()).collect();
        self.known("unknown-table", "table", id, known);
        let Some(table) = tables().find(|table| table.id == id) else { return };
        if let Some(remedy) = quartiles::remedy(plan, table) {
            self.say("no-median", format!("The table “{id}” has no median."), remedy);
        }
    }

    /// Returns whether a table has one total: not where rows overlap, and not of several columns.
    fn prints_total(&self, table: &TablePlan) -> bool {
        let overlaps = self.plan.fields.get(&table.by).is_some_and(|field| field.kind.overlaps());
        let is_cumulative = !overlaps && table.kind != Some(TableKind::NonCumulative);
        table.total.is_some() && is_cumulative && table.columns.is_none() && table.rate.is_none()
    }
}

/// Returns whether a text has a brace that encloses no place.
fn has_stray_brace(text: &str) -> bool {
    let mut is_open = false;
    for letter in text.chars().filter(|letter| matches!(letter, '{' | '}')) {
        if is_open == (letter == '{') {
            return true;
        }
        is_open = !is_open;
    }
    is_open
}
