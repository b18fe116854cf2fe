//! Complete static HTML of a report: headings, text, tables, notes, and places for charts. No script is needed to
//! read it, and everything that a document says is escaped by the templating library.

mod controls;
mod figures;
mod imprint;
mod notes;
mod paper;
mod rows;
mod table;
mod tints;

use std::cell::RefCell;

use maud::{Markup, PreEscaped, html};

use crate::locale::Locale;
use crate::report::{NoteNumbering, Paragraph, Problem, Report, Run, Section};
use notes::Notes;

/// Options for writing a fragment.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Prefix of every id, so that several reports can be on one page: `a-`.
    pub prefix: String,
    /// The level of the report's own heading, 1 to 4; 0 is taken as 1.
    pub heading_level: u8,
    /// Numbering of notes, where it differs from the document's.
    pub note_numbering: Option<NoteNumbering>,
    /// The charts to make room for.
    pub charts: Vec<Drawing>,
    /// `true` if the chart of a list, or of a table with tints, is given room of its own instead of being drawn in the table.
    pub separate: bool,
    /// The languages that the document can be read in as a whole.
    pub languages: Vec<String>,
    /// `true` if to write only what content systems let pass: no charts, no attributes of behaviour, nothing that needs
    /// a style sheet.
    pub plain: bool,
    /// `true` if a script will add controls to the page: they are written, hidden, for it to show.
    pub controls: bool,
    /// Contradictions of the publication with itself, as
    /// [`Report::contradictions`](crate::report::Report::contradictions) found them: the printed figures are shown,
    /// marked.
    pub contradictions: Vec<Contradiction>,
}

/// A place where the printed figures disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// JSON Pointer to the place in the document.
    pub pointer: String,
    /// The row it is in.
    pub row: Option<String>,
    /// Description of the contradiction.
    pub message: String,
}

impl From<Problem> for Contradiction {
    fn from(problem: Problem) -> Self {
        Self { pointer: problem.pointer, row: problem.row, message: problem.message }
    }
}

/// A chart that the fragment makes room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The id of the table or map that it shows.
    pub id: String,
    /// The picture itself, as SVG that [`chart::svg`](crate::chart::svg) wrote; without it the place stays empty for
    /// a canvas. Bars in rows need none.
    pub svg: Option<String>,
    /// The same picture for a narrow screen, where the other one's text would be too small.
    pub narrow: Option<String>,
}

/// The report as one `<article>`.
///
/// ```
/// use hotline_report::html::{Options, fragment};
/// use hotline_report::report::{Node, Report};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"version": 1, "language": "en-US", "title": "Calls", "jurisdiction": {"name": "Missouri"},
/// #   "publisher": "Our hotline", "period": {"start": "2025", "end": "2025"}, "accurateAsOf": "2026-02-01",
/// #   "sections": [{"heading": "Calls", "tables": [{"id": "calls", "title": "Calls by caller", "kind": "exclusive", "unit": "calls",
/// #     "rows": [{"label": "Survivor", "value": 40}, {"label": "Friend", "value": 25}], "total": {"label": "All", "value": 65}}]}]}"#;
/// # let report = Report::from_checked(&Node::from_json(json)?).ok_or("not a report document")?;
/// let html = fragment(&report, &Options { heading_level: 2, ..Options::default() });
/// assert!(html.starts_with("<article") && html.contains("Calls by caller"));
/// # Ok(())
/// # }
/// ```
pub fn fragment(report: &Report, options: &Options) -> String {
    Page::new(report, options).article().into_string()
}

/// State that every part of the page needs.
struct Page<'r> {
    report: &'r Report,
    options: &'r Options,
    locale: &'static Locale,
    notes: RefCell<Notes<'r>>,
}

impl<'r> Page<'r> {
    fn new(report: &'r Report, options: &'r Options) -> Self {
        let numbering = options.note_numbering.unwrap_or(report.note_numbering);
        Self {
            report,
            options,
            locale: Locale::for_language(&report.language),
            notes: RefCell::new(Notes::new(&report.notes, numbering)),
        }
    }

    fn id(&self, kind: &str, name: &str) -> String {
        format!("{}{kind}-{name}", self.options.prefix)
    }

    fn article(&self) -> Markup {
        let report = self.report;
        let words = self.locale.words();
        html! {
            article class="hr-report" lang=(report.language) dir=(self.locale.direction()) data-hr-accent=[self.accent()]
                data-hr-palette=[self.palette()] {
                (self.header())
                @if self.options.controls { (self.tools()) }
                @if !report.introduction.is_empty() || !report.headline.is_empty() {
                    div class="hr-lead" {
                        (self.paragraphs(&report.introduction))
                        (self.headline(&report.headline, "/headline"))
                        (self.contents())
                        (self.notes_so_far())
                    }
                }
                @for (index, section) in report.sections.iter().enumerate() {
                    (self.section(index, section))
                }
                @if !report.caveat.is_empty() {
                    section class="hr-caveat" aria-labelledby=(self.id("caveat", "title")) {
                        (self.heading(1, &self.id("caveat", "title"), &html! { (words.caveat) }))
                        (self.paragraphs(&report.caveat))
                    }
                }
                (self.all_notes())
                (self.footer())
            }
        }
    }

    fn header(&self) -> Markup {
        let report = self.report;
        let name = &report.jurisdiction.name;
        let jurisdiction = (!says(&report.title, name)).then_some(name);
        html! {
            header class="hr-header" {
                (self.logo())
                p class="hr-publisher" { (self.isolated(&report.publisher)) }
                (self.heading(0, &self.id("report", "title"), &self.isolated(&report.title)))
                @if let Some(subtitle) = &report.subtitle { p class="hr-subtitle" { (self.isolated(subtitle)) } }
                ul class="hr-dateline" role="list" {
                    @if let Some(name) = jurisdiction { li { (self.isolated(name)) } }
                    li { (self.locale.period_in_full(&report.period)) }
                    @if let Some(date) = report.accurate_as_of {
                        li { (self.locale.accurate_as_of(date)) }
                    }
                    @if let Some(edition) = &report.edition { li { (self.isolated(edition)) } }
                }
            }
        }
    }

    /// Links to the sections, where there are several.
    fn contents(&self) -> Markup {
        let headed = || self.report.sections.iter().enumerate().filter(|(_, section)| section.heading.is_some());
        html! {
            @if !self.options.plain && headed().count() > 1 {
                nav class="hr-contents" aria-labelledby=(self.id("report", "title")) {
                    ul role="list" {
                        @for (index, section) in headed() {
                            li { a href={ "#" (self.section_id(index)) } { (self.isolated(section.heading.as_deref().unwrap_or_default())) } }
                        }
                    }
                }
            }
        }
    }

    fn section_id(&self, index: usize) -> String {
        self.id("section", &(index + 1).to_string())
    }

    fn section(&self, index: usize, section: &'r Section) -> Markup {
        let id = self.section_id(index);
        let pointer = format!("/sections/{index}");
        html! {
            section class="hr-section" aria-labelledby=[section.heading.as_ref().map(|_| &id)] {
                @if let Some(heading) = &section.heading {
                    (self.heading(1, &id, &self.isolated(heading)))
                }
                (self.paragraphs(&section.text))
                (self.headline(&section.figures, &format!("{pointer}/figures")))
                @if let Some(map) = &section.map { (self.map(map, section.heading.is_some())) }
                @for (place, table) in section.tables.iter().enumerate() {
                    (self.table(table, &format!("{pointer}/tables/{place}"), section.heading.is_some()))
                }
                (self.notes_so_far())
            }
        }
    }

    fn footer(&self) -> Markup {
        let (report, words) = (self.report, self.locale.words());
        let (contact, licence) = self.contact_and_licence();
        html! {
            @if report.source.is_some() || report.citation.is_some() || contact.is_some() || licence.is_some() {
                footer class="hr-footer" {
                    @if let Some(source) = &report.source { p { (words.source) (words.colon) (self.isolated(source)) } }
                    @if let Some(citation) = &report.citation { p { (words.cite_as) (words.colon) (self.isolated(citation)) } }
                    @if let Some(contact) = contact { p { (words.contact) (words.colon) (contact) } }
                    @if let Some(licence) = licence { p { (words.licence) (words.colon) (licence) } }
                }
            }
        }
    }

    /// Text of the document, whose direction disturbs nothing around it. Content systems do not know the element made
    /// for that.
    fn isolated(&self, text: &str) -> Markup {
        self.isolated_as(None, text)
    }

    /// The same, with an id.
    fn isolated_as(&self, id: Option<&str>, text: &str) -> Markup {
        html! { @if self.options.plain { span id=[id] dir="auto" { (text) } } @else { bdi id=[id] { (text) } } }
    }

    /// On which side a cell is, where no style sheet says it.
    fn side(&self, side: &'static str) -> Option<&'static str> {
        self.options.plain.then_some(side)
    }

    /// A heading `depth` levels below the report's own.
    fn heading(&self, depth: u8, id: &str, content: &Markup) -> Markup {
        match self.options.heading_level.clamp(1, 4) + depth {
            1 => html! { h1 id=(id) { (content) } },
            2 => html! { h2 id=(id) { (content) } },
            3 => html! { h3 id=(id) { (content) } },
            4 => html! { h4 id=(id) { (content) } },
            5 => html! { h5 id=(id) { (content) } },
            _ => html! { h6 id=(id) { (content) } },
        }
    }

    /// The heading of a table or a map. Its text has an id of its own, by which other parts are named: without the marks
    /// beside it.
    fn block_heading(&self, id: &str, title: &str, under_heading: bool, marks: &Markup) -> Markup {
        let text = self.isolated_as(Some(&self.id("name", id)), title);
        let depth = if under_heading { 2 } else { 1 };
        self.heading(depth, &self.id("title", id), &html! { (text) (marks) })
    }

    fn paragraphs(&self, paragraphs: &'r [Paragraph]) -> Markup {
        html! { @for paragraph in paragraphs { p { (self.runs(paragraph)) } } }
    }

    fn runs(&self, paragraph: &'r Paragraph) -> Markup {
        html! {
            @for run in &paragraph.0 {
                @match run {
                    Run::Text(text) => { (text) }
                    Run::Strong { strong } => { strong { (strong) } }
                    Run::Note { note } => { (self.reference(note)) }
                    Run::Link { link, text } => { a href=(link) { (text) } }
                }
            }
        }
    }

    /// The picture's place, if there is a chart of that id: named by the heading, described by the summary.
    fn drawing(&self, id: &str) -> Markup {
        let drawing = self.options.charts.iter().find(|drawing| drawing.id == id);
        html! {
            @if let Some(drawing) = drawing {
                @let for_canvas = drawing.svg.is_none() || self.options.controls;
                figure class="hr-chart" data-hr-chart=(id) aria-labelledby=(self.id("name", id)) aria-describedby=(self.id("summary", id))
                    data-hr-keys=[for_canvas.then_some(self.locale.words().chart_keys)] {
                    // The only markup that is not escaped here: the project's own SVG writer escapes it.
                    @match (&drawing.svg, &drawing.narrow) {
                        (Some(svg), None) => { (PreEscaped(svg)) }
                        (Some(svg), Some(narrow)) => {
                            div class="hr-roomy" { (PreEscaped(svg)) }
                            div class="hr-narrow" { (PreEscaped(narrow)) }
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// The places under a pointer where the publication contradicts itself, with their numbers in the report.
    fn contradictions_under<'p>(&'p self, pointer: &'p str) -> impl Iterator<Item = (usize, &'p Contradiction)> {
        let below =
            move |place: &str| place.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.options.contradictions.iter().enumerate().filter(move |(_, problem)| below(&problem.pointer))
    }

    /// The mark beside a printed figure that another one contradicts.
    fn mark(&self, index: usize) -> Markup {
        let target = format!("#{}", self.id("contradiction", &(index + 1).to_string()));
        html! { " " a class="hr-mark" href=(target) aria-label=(self.locale.words().contradiction) { "≠" } }
    }

    fn contradiction_list(&self, pointer: &str) -> Markup {
        let found: Vec<_> = self.contradictions_under(pointer).collect();
        html! {
            @if !found.is_empty() {
                div class="hr-contradictions" {
                    p { "≠ " (self.locale.words().contradictions) }
                    ul {
                        @for (index, problem) in found {
                            li id=(self.id("contradiction", &(index + 1).to_string())) lang="en" {
                                @if let Some(row) = &problem.row { (self.isolated(row)) ": " }
                                (problem.message)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns whether a text holds some words, in capitals or not. Compared byte by byte: a string search weighs 2 kB of
/// the viewer.
fn says(text: &str, words: &str) -> bool {
    text.as_bytes().windows(words.len().max(1)).any(|part| part.eq_ignore_ascii_case(words.as_bytes()))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
