//! Putting the parts of a text together to a document.

use std::collections::BTreeSet;
use std::ops::Range;

use super::account::Journal;
use super::blocks::{Doubt, Item, Kind, Shapes};
use super::columns::Columns;
use super::figures::{self, Ids};
use super::frame::Frame;
use super::inline::Inline;
use super::line::Line;
use super::notes::Notes;
use super::opening::{start, title};
use super::table::{Group, Tables};
use super::{Became, Reason, kinds, prose, scales, words};
use crate::report::{Figure, Paragraph, Period, RegionMap, Report, Row, Run, Section, Shade, Value};

/// A heading, its place among the lines, its level and all of its lines.
type Heading<'i> = (&'i Inline, usize, u8, Range<usize>);

/// Puts the items together.
pub(super) fn assemble(lines: &[Line], shapes: &Shapes, frame: Frame) -> (Report, Journal) {
    let items = shapes.items.as_slice();
    let notes = Notes::of(items);
    let mut journal = Journal::default();
    for (place, _) in frame.furniture().iter().enumerate().filter(|(_, furniture)| **furniture) {
        journal.unplace(place, Reason::PageFurniture);
    }
    for (line, field) in &frame.facts {
        journal.place(*line..line + 1, Became::Fact, format!("/{field}"));
    }
    let all_notes = items.iter().filter(|item| matches!(item.kind, Kind::Note(..)));
    all_notes
        .enumerate()
        .for_each(|(place, note)| journal.place(note.lines.clone(), Became::Note, format!("/notes/{place}")));
    for (line, doubt) in &shapes.doubts {
        let (code, message) = match doubt {
            Doubt::HeadingBelowRow => (
                "heading-amid-rows",
                "This line below a row is taken for a heading; if it is a row, its figure is missing, and if it is the rest of the label above, that label is cut.",
            ),
            Doubt::GluedMark => (
                "glued-mark",
                "A figure of this line ends with the number of a note below, to which nothing refers; that may be its mark.",
            ),
            Doubt::HeadingWithFigure => (
                "heading-with-figure",
                "This line is taken for a heading, and the figure in it for a part of its words.",
            ),
            Doubt::NumberInLabel => (
                "number-in-label",
                "A number in the midst of this line is taken for a part of the label; if it is a figure, the line is two rows.",
            ),
        };
        journal.note_at(&lines[*line], code, message);
    }
    scales::tell(lines, &mut journal);
    shapes.left.iter().for_each(|(line, reason)| journal.unplace(*line, *reason));
    let (spanish, comma) = (frame.is_spanish(), frame.decimal_comma);
    let (title, subtitle, period, from) = title(lines, items, &frame, &mut journal);
    let report = start(frame, title, subtitle, period, &mut journal);
    let mut assembler = Assembler {
        lines,
        items,
        tables: Tables { lines, notes: &notes, spanish, comma, year: one_year(&report.period) },
        report,
        journal,
        ids: Ids::default(),
        heading: None,
        last_figure: None,
        totals: Vec::new(),
        pending: Vec::new(),
        ranks: Vec::new(),
    };
    let mut place = from;
    while place < items.len() {
        place = assembler.step(place);
    }
    assembler.close_section();
    assembler.finish();
    let Assembler { mut report, journal, .. } = assembler;
    report.notes = notes.list;
    (report, journal)
}

struct Assembler<'r> {
    lines: &'r [Line],
    items: &'r [Item],
    tables: Tables<'r>,
    report: Report,
    journal: Journal,
    ids: Ids,
    /// The heading of the section that is open.
    heading: Option<Heading<'r>>,
    /// The item behind the last headline figure, which a rank may refer to.
    last_figure: Option<usize>,
    /// Totals that sentences tell, with their lines.
    totals: Vec<(usize, String, u64)>,
    /// The headline figures with their lines.
    pending: Vec<(Range<usize>, Figure)>,
    /// The lines that give a headline figure its rank, by the id of the figure.
    ranks: Vec<(Range<usize>, String)>,
}

impl<'r> Assembler<'r> {
    /// Places what begins at an item and returns the place behind it.
    fn step(&mut self, place: usize) -> usize {
        let items = self.items;
        let Item { line, lines, kind } = &items[place];
        match kind {
            Kind::Heading(level, text) => {
                let heading = (text, *line, *level, lines.clone());
                if let Some(taken) = self.captioned(place + 1, &heading) {
                    return place + 1 + taken;
                }
                self.open(heading);
            }
            Kind::Text(text) => self.text(place, text, lines.clone()),
            Kind::Head(_) | Kind::Row(..) => {
                let (group, taken) = Group::take(&items[place..]);
                self.group(&group, place + taken);
                return place + taken;
            }
            Kind::Closing(text) => self.paragraph(text, lines.clone()),
            Kind::Note(..) => {}
        }
        place + 1
    }

    /// A heading that is deeper than the section's, with rows below it, only names a table. How many items that took.
    fn captioned(&mut self, place: usize, heading: &Heading<'r>) -> Option<usize> {
        let deeper = self.heading.as_ref().is_some_and(|(_, _, level, _)| *level < heading.2);
        let rows = self.items.get(place).filter(|item| deeper && matches!(item.kind, Kind::Row(..)));
        let (group, taken) = rows.map(|_| Group::take(&self.items[place..]))?;
        (!figures::stand_alone(&group, false)).then(|| self.table(&group, Some(heading.clone())))?;
        Some(taken)
    }

    /// Opens a section.
    fn open(&mut self, heading: Heading<'r>) {
        self.close_section();
        let path = format!("/sections/{}/heading", self.report.sections.len());
        self.journal.place(heading.3.clone(), Became::Heading, path);
        let section = Section { heading: Some(heading.0.words()), ..Section::default() };
        self.heading = Some(heading);
        self.report.sections.push(section);
    }

    /// The section that is open, for more text or tables. What is behind a table goes into a part of its own, so
    /// that the order of the publication is kept.
    fn section(&mut self, for_text: bool) -> Option<&mut Section> {
        let full =
            |section: &Section| section.map.is_some() || !section.tables.is_empty() || !section.figures.is_empty();
        if self.report.sections.is_empty() || (for_text && self.report.sections.last().is_some_and(full)) {
            self.close_section();
            self.report.sections.push(Section::default());
        }
        self.report.sections.last_mut()
    }

    fn text(&mut self, place: usize, text: &Inline, lines: Range<usize>) {
        let line = lines.start;
        let words = text.words();
        if self.last_figure == Some(place)
            && let Some(rank) = prose::rank(&words)
            && let Some((_, figure)) = self.pending.last_mut()
        {
            figure.rank = Some(rank);
            self.ranks.push((lines, figure.id.clone()));
            let behind = self.items.get(place + 1).map_or(self.lines.len(), |next| next.line);
            self.journal.quote(self.lines, line..behind, "rank", "This sentence gives the figure before it its rank.");
            return;
        }
        if let Some((label, count)) = prose::total(&words, self.tables.comma) {
            self.totals.push((line, label, count));
        }
        self.paragraph(text, lines);
    }

    fn paragraph(&mut self, text: &Inline, lines: Range<usize>) {
        let paragraph = self.tables.notes.paragraph(text, lines.start);
        let path = if self.report.sections.is_empty() {
            self.report.introduction.push(paragraph);
            format!("/introduction/{}", self.report.introduction.len() - 1)
        } else if let Some(section) = self.section(true) {
            section.text.push(paragraph);
            let place = section.text.len() - 1;
            format!("/sections/{}/text/{place}", self.report.sections.len() - 1)
        } else {
            return;
        };
        self.journal.place(lines, Became::Text, path);
    }

    fn group(&mut self, group: &Group, behind: usize) {
        if group.rows.is_empty() {
            for line in group.head_lines.clone() {
                let whole = self.lines[line].whole();
                self.paragraph(&whole, line..line + 1);
            }
            return;
        }
        let preamble = self.report.sections.is_empty();
        if figures::stand_alone(group, preamble) {
            let headline = preamble || group.rows.len() == 1;
            for row in &group.rows {
                let figure = figures::figure(row, self.tables.notes, &mut self.ids);
                self.tables.tell(row, &Columns::default(), &mut self.journal);
                self.tables.tell_columns(std::slice::from_ref(row), &mut self.journal);
                if headline {
                    self.pending.push((row.lines.clone(), figure));
                } else if let Some(section) = self.section(false) {
                    section.figures.push(figure);
                    let place = section.figures.len() - 1;
                    let path = format!("/sections/{}/figures/{place}", self.report.sections.len() - 1);
                    self.journal.place(row.lines.clone(), Became::Figure, path);
                }
            }
            self.last_figure = headline.then_some(behind);
            return;
        }
        self.table(group, None);
    }

    fn table(&mut self, group: &Group, caption: Option<Heading<'r>>) {
        let heading = caption.clone().or_else(|| self.heading.clone());
        let title = heading.as_ref().map(|(text, line, ..)| (*text, *line));
        let mut table = self.tables.table(group, title, &mut self.ids, &mut self.journal);
        let printed: Option<u64> = table.rows.iter().map(|row| row.value.as_ref()?.published_count()).sum();
        if let Some((count, label)) = heading.as_ref().and_then(|(text, ..)| figures::counted(text, self.tables.comma))
            && table.total.is_none()
            && printed == Some(count)
        {
            table.total = Some(Row { label, value: Some(Value::count(count)), ..Row::default() });
        }
        if let (Some(message), Some(row)) = (kinds::settle(&mut table), group.rows.first()) {
            self.journal.note_at(&self.lines[row.line], "subtotals", message);
        }
        let Some(section) = self.section(false) else { return };
        let place = section.tables.len();
        section.tables.push(table.clone());
        let path = format!("/sections/{}/tables/{place}", self.report.sections.len() - 1);
        if let Some((.., lines)) = caption {
            self.journal.place(lines, Became::Heading, format!("{path}/title"));
        }
        group.account(&table, &path, &mut self.journal);
    }

    /// Gives the markers of a heading to what it heads, and a heading of places without figures a map.
    fn close_section(&mut self) {
        let Some((text, line, ..)) = self.heading.take() else { return };
        let (words, notes) = self.tables.notes.label(text, line);
        let region = self.report.jurisdiction.code.clone().filter(|code| is_drawable(code));
        let Some(section) = self.report.sections.last_mut().filter(|section| section.heading.is_some()) else { return };
        section.heading = Some(words.clone());
        let bare = section.text.is_empty() && section.figures.is_empty() && section.tables.is_empty();
        let places = words::find(&words.to_lowercase(), |words| words.places).is_some();
        if let Some(region) = region.filter(|_| bare && places) {
            let id = self.ids.make(&words, "map");
            section.map = Some(RegionMap {
                id,
                title: words,
                region,
                unit: None,
                breaks: Vec::new(),
                shade: Shade::Value,
                locations: Vec::new(),
                notes,
            });
        } else if let Some(table) = section.tables.first_mut() {
            let new = notes.into_iter().filter(|note| !table.notes.contains(note)).collect::<Vec<_>>();
            table.notes.extend(new);
        } else if let Some(figure) = section.figures.first_mut() {
            figure.notes.extend(notes);
        } else if let Some(Paragraph(runs)) = section.text.first_mut() {
            runs.extend(notes.into_iter().map(|note| Run::Note { note }));
        } else if !notes.is_empty() {
            section.text.push(Paragraph(notes.into_iter().map(|note| Run::Note { note }).collect()));
        }
    }

    /// Settles what needs the whole document: totals that sentences tell, bases, the caveat.
    fn finish(&mut self) {
        let mut known: BTreeSet<u64> =
            self.pending.iter().filter_map(|(_, figure)| figure.value.published_count()).collect();
        for (line, label, count) in std::mem::take(&mut self.totals) {
            if known.insert(count) {
                let unit = words::unit(&label).map(|(unit, _)| unit);
                let figure =
                    figures::blank(self.ids.make(&label, "figure"), label, Value::count(count), unit, Vec::new());
                self.journal.note_at(
                    &self.lines[line],
                    "total-in-text",
                    "The total in this sentence is shown as a figure, too.",
                );
                self.pending.push((line..line + 1, figure));
            }
        }
        self.pending.sort_by_key(|(lines, _)| lines.start);
        for (place, (lines, figure)) in self.pending.iter().enumerate() {
            self.journal.place(lines.clone(), Became::Figure, format!("/headline/{place}"));
            for (lines, _) in self.ranks.iter().filter(|(_, id)| *id == figure.id) {
                self.journal.place(lines.clone(), Became::Fact, format!("/headline/{place}/rank"));
            }
        }
        self.report.headline = std::mem::take(&mut self.pending).into_iter().map(|(_, figure)| figure).collect();
        let totals = kinds::totals(&self.report);
        let figures: Vec<Figure> = self.report.figures().cloned().collect();
        for table in self.report.sections.iter_mut().flat_map(|section| &mut section.tables) {
            kinds::settle_base(table, &figures, &totals);
        }
        self.take_caveat();
    }

    /// Text that is by itself behind all figures is what a reader must bear in mind.
    fn take_caveat(&mut self) {
        let last_alone = |section: &Section| {
            section.heading.is_none()
                && section.figures.is_empty()
                && section.map.is_none()
                && section.tables.is_empty()
        };
        if self.report.sections.len() > 1
            && let Some(section) = self.report.sections.pop_if(|section| last_alone(section))
        {
            self.report.caveat = section.text;
            self.journal.move_paths(&format!("/sections/{}/text/", self.report.sections.len()), "/caveat/");
        }
    }
}

/// The year that a period lies in.
fn one_year(period: &Period) -> Option<u16> {
    let year = period.start?.year();
    (period.end?.year() == year).then_some(year)
}

/// Returns whether a map of a place can be drawn: of the states and of the district, not of the territories.
pub(super) fn is_drawable(code: &str) -> bool {
    code.starts_with("US-") && !matches!(code, "US-PR" | "US-GU" | "US-AS" | "US-VI" | "US-MP")
}
