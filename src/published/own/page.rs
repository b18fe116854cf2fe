//! The page from top to bottom: what it says of itself, its sections, its caveat.

use std::ops::Range;

use super::super::account::Journal;
use super::super::figures::Ids;
use super::super::frame::Frame;
use super::super::inline::Inline;
use super::super::notes::Notes;
use super::super::opening;
use super::super::{Became, Reason};
use super::super::{dates, words};
use super::table::{self, Facts};
use super::{Copied, TableAt, figures};
use crate::report::{Jurisdiction, RegionMap, Report, Section, Shade};

/// Builds the document.
pub(super) fn build(copied: &Copied, frame: &Frame) -> (Report, Journal) {
    let notes = Notes::of(&copied.notes);
    let mut journal = Journal::default();
    journal.note("own-page", "This is a copy of a page of this project; it was read by the grammar of such pages.");
    for (place, note) in copied.notes.iter().enumerate() {
        journal.place(note.lines.clone(), Became::Note, format!("/notes/{place}"));
    }
    for line in &copied.glued {
        let message =
            "The last digits of a figure on this line are the mark of a note, which the copy has glued to it.";
        journal.quote(copied.lines, *line..line + 1, "glued-mark", message);
    }
    for (line, text) in copied.texts.iter().enumerate() {
        let words = copied.words;
        if text.contains(words.low_sign) || text.contains(words.not_given) || text.starts_with(words.of_which) {
            let message = "Words of the page that the document says by its fields are left out of this line.";
            journal.quote(copied.lines, line..line + 1, "own-words", message);
        }
    }
    let facts = facts(copied);
    let (report, from) = header(copied, frame, &facts, &mut journal);
    let mut page = Page { copied, notes: &notes, facts, report, journal, ids: Ids::default(), in_caveat: false };
    let mut line = from;
    while line < copied.texts.len() {
        line = page.step(line);
    }
    let Page { mut report, journal, .. } = page;
    report.notes = notes.list;
    (report, journal)
}

/// Returns the place and time of most tables.
fn facts(copied: &Copied) -> Facts {
    let parts = |at: &TableAt| {
        let mut parts = copied.text(at.measure?).rsplit(" · ");
        let (period, place) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some((place, period))
    };
    let all: Vec<(String, String)> = copied.tables.iter().filter_map(parts).collect();
    let most = |pick: fn(&(String, String)) -> &String| {
        all.iter().map(pick).max_by_key(|own| all.iter().filter(|other| pick(other) == *own).count()).cloned()
    };
    Facts { jurisdiction: most(|(place, _)| place), period_text: most(|(_, period)| period) }
}

/// Reads the first lines: publisher, title, second line, place, period, date of accuracy. Where the rest begins.
fn header(copied: &Copied, frame: &Frame, facts: &Facts, journal: &mut Journal) -> (Report, usize) {
    const LONGEST: usize = 8;
    let is_place = |line: usize| facts.jurisdiction.as_deref() == Some(copied.text(line));
    let is_period = |line: usize| {
        let text = copied.text(line);
        let dated = dates::period(text, frame.day_first).is_some_and(|(_, start, end)| start == 0 && end == text.len());
        dated || facts.period_text.as_deref() == Some(text) || dates::whole(text).is_some()
    };
    let limit = copied.tables.first().map_or(copied.texts.len(), |at| at.title).min(LONGEST);
    let period = (2..limit).find(|line| is_period(*line) && (is_place(line - 1) || *line <= 4));
    let place = period
        .and_then(|period| (2..period).find(|line| is_place(*line)))
        .or_else(|| period.filter(|period| *period == 3 && facts.jurisdiction.is_none()).map(|_| 2));
    let frame = frame.clone();
    let Some(period) = period else {
        let title = (!copied.texts.is_empty()).then(|| copied.text(0).to_owned());
        let report = opening::start(frame, title, None, None, journal);
        return (report, usize::from(!copied.texts.is_empty()));
    };
    let title = copied.text(1).to_owned();
    let subtitle = (2..place.unwrap_or(period)).next().map(|line| copied.text(line).to_owned());
    let from = (period + 1..limit).take_while(|line| {
        let lower = copied.text(*line).to_lowercase();
        words::prefix(&lower, |words| words.accurate).is_some() && dates::ends_with_date(&lower)
    });
    let from = from.last().map_or(period + 1, |line| line + 1);
    let mut report = opening::start(frame, Some(title), subtitle, None, journal);
    copied.text(0).clone_into(&mut report.publisher);
    report.period = table::period_of(copied.text(period));
    if let Some(name) = place.map(|line| copied.text(line)).or(facts.jurisdiction.as_deref())
        && report.jurisdiction.name != name
    {
        report.jurisdiction = Jurisdiction { name: name.to_owned(), code: None };
    }
    journal.place(0..1, Became::Fact, "/publisher");
    journal.place(1..2, Became::Title, "/title");
    if report.subtitle.is_some() {
        journal.place(2..3, Became::Title, "/subtitle");
    }
    if let Some(place) = place {
        journal.place(place..place + 1, Became::Fact, "/jurisdiction");
    }
    journal.place(period..period + 1, Became::Fact, "/period");
    journal.place(period + 1..from, Became::Fact, "/accurateAsOf");
    (report, from)
}

struct Page<'r> {
    copied: &'r Copied<'r>,
    notes: &'r Notes,
    facts: Facts,
    report: Report,
    journal: Journal,
    ids: Ids,
    in_caveat: bool,
}

impl Page<'_> {
    /// Places what begins at a line and returns the line behind it.
    fn step(&mut self, line: usize) -> usize {
        let copied = self.copied;
        if copied.of_note[line] {
            return line + 1;
        }
        if let Some(at) = copied.tables.iter().find(|at| at.title == line) {
            return self.table(*at);
        }
        let limit = self.limit(line);
        let text = copied.text(line);
        let words = copied.words;
        if let Some(source) = text.strip_prefix(&format!("{}: ", words.source)) {
            self.report.source = Some(source.to_owned());
            self.journal.place(line..line + 1, Became::Fact, "/source");
            return line + 1;
        }
        if let Some(field) = self.imprint(text) {
            self.journal.place(line..line + 1, Became::Fact, format!("/imprint/{field}"));
            return line + 1;
        }
        if let Some(citation) = text.strip_prefix(&format!("{}: ", words.cite_as)) {
            self.report.citation = Some(citation.to_owned());
            self.journal.place(line..line + 1, Became::Fact, "/citation");
            return line + 1;
        }
        if text == words.caveat {
            self.in_caveat = true;
            self.repeats(line..line + 1);
            return line + 1;
        }
        if is_control(copied, text) {
            self.journal.unplace(line, Reason::PageFurniture);
            return line + 1;
        }
        if text.starts_with('≠') {
            let end = (line + 1..limit).find(|line| !copied.text(*line).ends_with('.')).unwrap_or(limit);
            self.repeats(line..end);
            return end;
        }
        if text == words.no_locations {
            self.repeats(line..line + 1);
            return line + 1;
        }
        if line + 1 < limit && figures::value(copied, line + 1).is_some() && text.len() <= 200 {
            return self.figures(line, limit);
        }
        self.text(line, limit);
        line + 1
    }

    /// Reads whom to ask, or what may be done with the report. Returns the field of that line.
    fn imprint(&mut self, text: &str) -> Option<&'static str> {
        let words = self.copied.words;
        let said = |word: &str| text.strip_prefix(word)?.strip_prefix(": ").map(str::to_owned);
        let (contact, licence) = (said(words.contact), said(words.licence));
        let (field, said) = contact.map(|said| ("contact", said)).or_else(|| licence.map(|said| ("licence", said)))?;
        let imprint = self.report.imprint.get_or_insert_default();
        let place = if field == "contact" { &mut imprint.contact } else { &mut imprint.licence };
        *place = Some(said);
        Some(field)
    }

    /// Returns the beginning of the next table.
    fn limit(&self, line: usize) -> usize {
        let titles = self.copied.tables.iter().map(|at| at.title);
        titles.filter(|title| *title > line).min().unwrap_or(self.copied.texts.len())
    }

    /// Lines that follow from what the document says.
    fn repeats(&mut self, lines: Range<usize>) {
        self.journal.place(lines, Became::Repeated, "");
    }

    /// The path of the section that is open.
    fn path(&self) -> String {
        format!("/sections/{}", self.report.sections.len().saturating_sub(1))
    }

    fn section(&mut self) -> &mut Section {
        if self.report.sections.is_empty() {
            self.report.sections.push(Section::default());
        }
        let last = self.report.sections.len() - 1;
        &mut self.report.sections[last]
    }

    fn table(&mut self, at: TableAt) -> usize {
        let limit = self.limit(at.caption);
        let lines = table::lines(self.copied, at, limit);
        if let Some(table) = table::table(self.copied, at, &lines, &self.facts, self.notes, &mut self.ids) {
            let tables = &mut self.section().tables;
            tables.push(table.clone());
            let place = tables.len() - 1;
            let path = format!("{}/tables/{place}", self.path());
            table::account(self.copied, at, &lines, &table, &path, &mut self.journal);
        } else {
            (at.title..lines.end).for_each(|line| self.journal.unplace(line, Reason::NotUnderstood));
        }
        lines.end.max(at.caption + 1)
    }

    fn figures(&mut self, line: usize, limit: usize) -> usize {
        let list = figures::list(self.copied, line, limit);
        let end = list.last().map_or(line + 1, |last| last.end);
        for at in list {
            let Some(figure) = figures::figure(self.copied, at, self.notes, &mut self.ids) else { continue };
            let path = if self.report.sections.is_empty() {
                self.report.headline.push(figure);
                format!("/headline/{}", self.report.headline.len() - 1)
            } else {
                let figures = &mut self.section().figures;
                figures.push(figure);
                let place = figures.len() - 1;
                format!("{}/figures/{place}", self.path())
            };
            self.journal.place(at.label..at.label + 2, Became::Figure, path.clone());
            self.journal.place(at.label + 2..at.end, Became::Fact, path);
        }
        end
    }

    fn text(&mut self, line: usize, limit: usize) {
        let copied = self.copied;
        let text = copied.text(line);
        let inline = Inline::read(text);
        let next = (line + 1..copied.texts.len()).find(|line| !copied.of_note[*line]);
        let heads = next.is_some_and(|next| {
            next >= limit
                || figures::value(copied, next + 1).is_some()
                || copied.text(next) == copied.words.no_locations
                || !copied.lines[next].gap
        });
        let short = text.len() <= 160 && !text.ends_with(['.', ':', ';', '!']);
        if short && heads && !self.in_caveat {
            let (heading, marks) = self.notes.label(&inline, line);
            if next.is_some_and(|next| copied.text(next) == copied.words.no_locations) {
                return self.map(line, heading, marks);
            }
            self.report.sections.push(Section { heading: Some(heading), ..Section::default() });
            self.journal.place(line..line + 1, Became::Heading, format!("{}/heading", self.path()));
            return;
        }
        let paragraph = self.notes.paragraph(&inline, line);
        let path = if self.in_caveat {
            self.report.caveat.push(paragraph);
            format!("/caveat/{}", self.report.caveat.len() - 1)
        } else if self.report.sections.is_empty() {
            self.report.introduction.push(paragraph);
            format!("/introduction/{}", self.report.introduction.len() - 1)
        } else {
            let full =
                |section: &Section| section.map.is_some() || !section.tables.is_empty() || !section.figures.is_empty();
            if self.report.sections.last().is_some_and(full) {
                self.report.sections.push(Section::default());
            }
            let text = &mut self.section().text;
            text.push(paragraph);
            let place = text.len() - 1;
            format!("{}/text/{place}", self.path())
        };
        self.journal.place(line..line + 1, Became::Text, path);
    }

    /// A map without figures: its title is over the sentence that says so.
    fn map(&mut self, line: usize, title: String, notes: Vec<String>) {
        let code = self.report.jurisdiction.code.clone().filter(|code| super::super::document::is_drawable(code));
        let Some(region) = code else {
            self.report.sections.push(Section { heading: Some(title), ..Section::default() });
            self.journal.place(line..line + 1, Became::Heading, format!("{}/heading", self.path()));
            return;
        };
        let id = self.ids.make(&title, "map");
        let map = RegionMap {
            id,
            title,
            region,
            unit: None,
            breaks: Vec::new(),
            shade: Shade::Value,
            locations: Vec::new(),
            notes,
        };
        self.section().map = Some(map);
        let path = format!("{}/map", self.path());
        self.journal.place(line..line + 1, Became::Heading, path);
    }
}

/// Returns whether a line is nothing but what the controls of the page say.
fn is_control(copied: &Copied, text: &str) -> bool {
    let words = copied.words;
    let formats = ["JSON", "CSV", "English", "Español"];
    let known = [
        words.table,
        words.chart,
        words.both,
        words.download,
        words.print,
        words.language,
        words.picture,
        words.link,
        words.cite,
        words.embed,
    ];
    let mut rest = text.to_owned();
    known.iter().chain(&formats).for_each(|word| rest = rest.replace(word, ""));
    rest.trim().is_empty()
}
