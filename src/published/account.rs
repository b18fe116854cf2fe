//! The account of a reading: every word and number of the text is in the document, or its line is reported.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use serde_json::Value as Json;

use super::line::Line;
use super::{Became, LineRead, NoteOfReading, Published, Reason, Unplaced};
use crate::report::Report;

/// Notes taken while a document is put together.
#[derive(Debug, Default)]
pub(super) struct Journal {
    notes: Vec<NoteOfReading>,
    /// The lines, counted among those that are not blank, whose words a note of reading quotes.
    quoted: BTreeSet<usize>,
    /// The lines that have no place, and why.
    unplaced: BTreeMap<usize, Reason>,
    /// Outcome of each line, and its places in the document.
    read: BTreeMap<usize, (Became, Vec<String>)>,
}

impl Journal {
    /// Notes how the text was understood as a whole.
    pub(super) fn note(&mut self, code: &'static str, message: impl Into<String>) {
        self.notes.push(NoteOfReading { line: None, code, quote: None, message: message.into() });
    }

    /// Notes how a line was understood whose words are in the document.
    pub(super) fn note_at(&mut self, line: &Line, code: &'static str, message: impl Into<String>) {
        let message = message.into();
        self.notes.push(NoteOfReading { line: Some(line.number), code, quote: None, message });
    }

    /// Notes what was made of lines whose words are not in the document as they are printed.
    pub(super) fn quote(
        &mut self,
        lines: &[Line],
        range: Range<usize>,
        code: &'static str,
        message: impl Into<String>,
    ) {
        let Some(quoted) = lines.get(range.clone()).filter(|quoted| !quoted.is_empty()) else { return };
        let quote = quoted.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let (number, message) = (quoted[0].number, message.into());
        self.notes.push(NoteOfReading { line: Some(number), code, quote: Some(quote), message });
        self.quoted.extend(range);
    }

    /// Notes that a line has no place.
    pub(super) fn unplace(&mut self, line: usize, reason: Reason) {
        self.unplaced.insert(line, reason);
    }

    /// Says what lines became, and where that is in the document.
    pub(super) fn place(&mut self, lines: Range<usize>, became: Became, path: impl Into<String>) {
        let path = path.into();
        for line in lines {
            let (_, paths) = self.read.entry(line).or_insert((became, Vec::new()));
            paths.extend(Some(&path).filter(|path| !path.is_empty() && !paths.contains(path)).cloned());
        }
    }

    /// Gives what is in one place of the document another.
    pub(super) fn move_paths(&mut self, from: &str, to: &str) {
        for path in self.read.values_mut().flat_map(|(_, paths)| paths) {
            if let Some(rest) = path.strip_prefix(from) {
                *path = format!("{to}{rest}");
            }
        }
    }

    /// The notes in the order of their lines, those on the whole text first.
    fn take_notes(&mut self) -> Vec<NoteOfReading> {
        self.notes.sort_by_key(|note| note.line);
        std::mem::take(&mut self.notes)
    }
}

/// The lines that have no place in the document: those known to have none, and those some of whose words are not
/// in it as often as they are in the text.
fn unplaced(lines: &[Line], report: &Report, journal: &mut Journal) -> Vec<Unplaced> {
    let mut said = Said::by(report);
    for (place, line) in lines.iter().enumerate() {
        let repeats =
            journal.read.get(&place).is_some_and(|(became, _)| matches!(became, Became::Fact | Became::Repeated));
        let known = repeats || journal.unplaced.contains_key(&place) || journal.quoted.contains(&place);
        if !known && !said.take(line) {
            journal.unplace(place, Reason::NotCarried);
        }
    }
    let unplaced = journal.unplaced.iter().filter_map(|(place, reason)| {
        let line = lines.get(*place)?;
        Some(Unplaced { line: line.number, text: line.text.clone(), reason: *reason })
    });
    unplaced.collect()
}

/// Returns the outcome of each line. A line of which no more is known is in the document, as its words are.
fn outcomes(lines: &[Line], journal: &Journal) -> Vec<LineRead> {
    let outcome = |(place, line): (usize, &Line)| {
        let left = journal.unplaced.contains_key(&place);
        let (became, paths) = match journal.read.get(&place) {
            Some((became, paths)) => (*became, paths.clone()),
            None if left => (Became::LeftOut, Vec::new()),
            None if journal.quoted.contains(&place) => (Became::Fact, Vec::new()),
            None => (Became::Text, Vec::new()),
        };
        LineRead { line: line.number, text: line.text.clone(), became, paths }
    };
    lines.iter().enumerate().map(outcome).collect()
}

/// The reading of a text, with the account of its lines.
pub(super) fn published(lines: &[Line], report: Report, journal: &mut Journal) -> Published {
    let unplaced = unplaced(lines, &report, journal);
    Published { report, unplaced, lines: outcomes(lines, journal), notes_of_reading: journal.take_notes() }
}

/// Number of times that a document has each word and number.
#[derive(Default)]
struct Said {
    words: HashMap<String, u32>,
    /// The markers of the notes, by their ids.
    markers: HashMap<String, String>,
}

impl Said {
    fn by(report: &Report) -> Self {
        let mut said = Self::default();
        for note in &report.notes {
            said.markers.insert(note.id.clone(), note.marker.clone().unwrap_or_default());
        }
        // A unit occurs once in a document and in every cell of a publication.
        for table in report.tables() {
            if let Some(unit) = &table.unit {
                (0..=table.rows.len()).for_each(|_| said.add(unit));
            }
        }
        if let Ok(document) = serde_json::to_value(report) {
            said.walk("", &document);
        }
        said
    }

    fn walk(&mut self, key: &str, node: &Json) {
        match node {
            Json::Object(fields) => fields.iter().for_each(|(key, node)| self.walk(key, node)),
            Json::Array(items) => items.iter().for_each(|item| self.walk(key, item)),
            Json::String(id) if matches!(key, "notes" | "note") => {
                if let Some(marker) = self.markers.get(id).cloned() {
                    self.add(&marker);
                }
            }
            // What is not printed.
            _ if matches!(key, "id" | "code" | "kind" | "role" | "base" | "chart" | "version" | "language") => {}
            Json::String(text) => self.add(text),
            Json::Number(number) => self.add(&number.to_string()),
            Json::Null | Json::Bool(_) => {}
        }
    }

    fn add(&mut self, text: &str) {
        for word in words(text) {
            *self.words.entry(word).or_default() += 1;
        }
    }

    /// Takes the words of a line away; `false` if one of them is not there any more.
    fn take(&mut self, line: &Line) -> bool {
        let printed = line.cells.iter().map(super::inline::Inline::printed).collect::<Vec<_>>().join(" ");
        // What follows on this sign leads back from a note to its mark.
        let printed = printed.split('↩').next().unwrap_or_default();
        let mut all = true;
        for word in words(printed) {
            match self.words.get_mut(&word) {
                Some(left) if *left > 0 => *left -= 1,
                _ => all = false,
            }
        }
        all
    }
}

/// The words and numbers of a text in lower case: runs of letters, and of digits, whose grouping does not count.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut last, mut in_number, mut was_raised) = (' ', false, false);
    let mut chars = text.chars().peekable();
    while let Some(printed) = chars.next() {
        let raised = super::inline::raised(printed);
        let char = raised.unwrap_or(printed);
        let digit = char.is_ascii_digit();
        let grouping = matches!(char, '.' | ',') && in_number && chars.peek().is_some_and(char::is_ascii_digit);
        if char.is_alphanumeric() {
            // The mark of a note begins where a figure ends: `240¹`.
            let is_same = raised.is_some() == was_raised;
            let goes_on = last.is_alphanumeric() && digit == in_number && is_same;
            was_raised = raised.is_some();
            match words.last_mut() {
                Some(word) if goes_on => word.extend(char.to_lowercase()),
                _ => words.push(char.to_lowercase().collect()),
            }
            (last, in_number) = (char, digit);
        } else if !grouping {
            (last, in_number) = (char, false);
        }
    }
    words
}
