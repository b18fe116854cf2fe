//! The page from top to bottom: what it says of itself, its sections, its caveat.

use super::super::Reason;
use super::super::account::Journal;
use super::super::figures::Ids;
use super::super::frame::Frame;
use super::super::inline::Inline;
use super::super::notes::Notes;
use super::super::opening;
use super::super::{dates, words};
use super::table::{self, Facts};
use super::{Copied, TableAt, figures};
use crate::report::{Jurisdiction, RegionMap, Report, Section};

/// Builds the document.
pub(super) fn build(copied: &Copied, frame: &Frame) -> (Report, Journal) {
    let notes = Notes::of(&copied.notes);
    let mut journal = Journal::default();
    let facts = facts(copied);
    let (report, from) = header(copied, frame, &facts, &mut journal);
    let mut page = Page { copied, notes: &notes, facts, report, journal, ids: Ids::default(), in_caveat: false };
    let mut line = from;
    while line < copied.texts.len() {
        line = page.step(line);
    }
    let Page { mut report, journal, .. } = page;
    report.sections.retain(|section| *section != Section::default());
    report.notes = notes.list;
    (report, journal)
}

/// What most tables say of place and time.
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
    let place = period.and_then(|period| (2..period).find(|line| is_place(*line)))
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
    report.publisher = copied.text(0).to_owned();
    report.period = table::period_of(copied.text(period));
    if let Some(name) = place.map(|line| copied.text(line)).or(facts.jurisdiction.as_deref())
        && report.jurisdiction.name != name
    {
        report.jurisdiction = Jurisdiction { name: name.to_owned(), code: None };
    }
    journal.quote(copied.lines, 0..from, "own-page", "A page of this project: these lines are title, publisher, place and time.");
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
            return line + 1;
        }
        if let Some(citation) = text.strip_prefix(&format!("{}: ", words.cite_as)) {
            self.report.citation = Some(citation.to_owned());
            return line + 1;
        }
        if text == words.caveat {
            self.in_caveat = true;
            self.quote(line, line + 1);
            return line + 1;
        }
        if is_control(copied, text) {
            self.journal.unplace(line, Reason::PageFurniture);
            return line + 1;
        }
        if text.starts_with('≠') {
            let end = (line + 1..limit).find(|line| !copied.text(*line).ends_with('.')).unwrap_or(limit);
            self.quote(line, end);
            return end;
        }
        if text == words.no_locations {
            self.quote(line, line + 1);
            return line + 1;
        }
        if line + 1 < limit && figures::value(copied, line + 1).is_some() && text.len() <= 200 {
            return self.figures(line, limit);
        }
        self.text(line, limit);
        line + 1
    }

    /// Where the next table begins.
    fn limit(&self, line: usize) -> usize {
        let titles = self.copied.tables.iter().map(|at| at.title);
        titles.filter(|title| *title > line).min().unwrap_or(self.copied.texts.len())
    }

    fn quote(&mut self, from: usize, until: usize) {
        let message = "A page of this project: this line follows from what the document says.";
        self.journal.quote(self.copied.lines, from..until, "own-page", message);
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
        let read = table::table(self.copied, at, &lines, &self.facts, self.notes, &mut self.ids, &mut self.journal);
        if let Some(table) = read {
            self.section().tables.push(table);
        }
        lines.end.max(at.caption + 1)
    }

    fn figures(&mut self, line: usize, limit: usize) -> usize {
        let list = figures::list(self.copied, line, limit);
        let end = list.last().map_or(line + 1, |last| last.end);
        for at in list {
            let Some(figure) = figures::figure(self.copied, at, self.notes, &mut self.ids) else { continue };
            if self.report.sections.is_empty() {
                self.report.headline.push(figure);
            } else {
                self.section().figures.push(figure);
            }
        }
        self.quote(line, end);
        end
    }

    fn text(&mut self, line: usize, limit: usize) {
        let copied = self.copied;
        let text = copied.text(line);
        let inline = Inline::read(text);
        let next = (line + 1..copied.texts.len()).find(|line| !copied.of_note[*line]);
        let heads = next.is_some_and(|next| {
            next >= limit || figures::value(copied, next + 1).is_some() || copied.text(next) == copied.words.no_locations
                || !copied.lines[next].gap
        });
        let short = text.len() <= 160 && !text.ends_with(['.', ':', ';', '!']);
        if short && heads && !self.in_caveat {
            let (heading, marks) = self.notes.label(&inline, line);
            if next.is_some_and(|next| copied.text(next) == copied.words.no_locations) {
                return self.map(line, heading, marks);
            }
            self.report.sections.push(Section { heading: Some(heading), ..Section::default() });
            return;
        }
        let paragraph = self.notes.paragraph(&inline, line);
        if self.in_caveat {
            self.report.caveat.push(paragraph);
        } else if self.report.sections.is_empty() {
            self.report.introduction.push(paragraph);
        } else {
            let full = |section: &Section| section.map.is_some() || !section.tables.is_empty() || !section.figures.is_empty();
            if self.report.sections.last().is_some_and(full) {
                self.report.sections.push(Section::default());
            }
            self.section().text.push(paragraph);
        }
    }

    /// A map without figures: its title stands over the sentence that says so.
    fn map(&mut self, line: usize, title: String, notes: Vec<String>) {
        let code = self.report.jurisdiction.code.clone().filter(|code| super::super::document::is_drawable(code));
        let Some(region) = code else {
            self.report.sections.push(Section { heading: Some(title), ..Section::default() });
            return;
        };
        let id = self.ids.make(&title, "map");
        let map = RegionMap { id, title, region, unit: None, locations: Vec::new(), notes };
        self.section().map = Some(map);
        self.quote(line, line + 1);
    }
}

/// Whether a line is nothing but what the controls of the page say.
fn is_control(copied: &Copied, text: &str) -> bool {
    let words = copied.words;
    let formats = ["JSON", "CSV", "English", "Español"];
    let known = [words.table, words.chart, words.download, words.print, words.language];
    let mut rest = text.to_owned();
    known.iter().chain(&formats).for_each(|word| rest = rest.replace(word, ""));
    rest.trim().is_empty()
}
