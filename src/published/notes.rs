//! Resolution of note markers: each refers to the nearest note below it with that marker, as numbering restarts and
//! repeats.

use std::collections::BTreeMap;

use super::blocks::{Item, Kind};
use super::inline::{Inline, Mark, Piece};
use super::line::Line;
use crate::report::{Note, Paragraph, Run};

/// Places of markers that may refer to a note.
pub(super) struct References(BTreeMap<String, Vec<usize>>);

impl References {
    /// All markers of the lines, but those that a line begins with. Rows are given with their labels, as they may be read, from whose ends
    /// the figures have been taken.
    pub(super) fn of<'l>(lines: impl Iterator<Item = (usize, &'l Line, Vec<Inline>)>) -> Self {
        let mut references: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, line, labels) in lines {
            let mut whole = line.whole();
            whole.split_last_figure();
            let begins = usize::from(matches!(whole.0.first(), Some(Piece::Mark(_))));
            let split = |mut label: Inline| {
                label.split_last_figure();
                label
            };
            let labels: Vec<Inline> = labels.into_iter().map(split).collect();
            for mark in whole.marks().skip(begins).chain(labels.iter().flat_map(Inline::marks)) {
                references.entry(mark.marker.clone()).or_default().push(place);
            }
            // A sign in place of a figure may be explained by a note.
            let signs = line.cells.iter().map(Inline::words).filter(|words| is_lone_sign(words));
            signs.for_each(|sign| references.entry(sign).or_default().push(place));
            let last = line.text.rsplit(' ').next().filter(|word| line.cells.len() == 1 && is_lone_sign(word));
            if let Some(sign) = last {
                references.entry(sign.to_owned()).or_default().push(place);
            }
        }
        Self(references)
    }

    /// To be asked, line by line, which lines are notes.
    pub(super) fn notes(&self) -> Candidates<'_> {
        Candidates { references: self, last: BTreeMap::new() }
    }
}

/// Returns whether a text is nothing but the sign of a note: `*`, `**`, `†`.
pub(super) fn is_lone_sign(text: &str) -> bool {
    matches!(text, "*" | "**" | "†" | "‡")
}

/// Tells the notes from other lines that begin with a figure.
pub(super) struct Candidates<'r> {
    references: &'r References,
    /// The last note of each marker.
    last: BTreeMap<String, usize>,
}

impl Candidates<'_> {
    /// Returns whether a line that begins with a marker is a note: surely so, or because something above refers to it.
    pub(super) fn accepts(&mut self, mark: &Mark, line: usize) -> bool {
        let is_note = mark.sure || self.refers(mark, line);
        if is_note {
            self.last.insert(mark.marker.clone(), line);
        }
        is_note
    }

    /// Returns whether something above a line, and below the last note of a marker, refers to it.
    pub(super) fn refers(&self, mark: &Mark, line: usize) -> bool {
        let since = self.last.get(&mark.marker).map_or(0, |last| last + 1);
        let places = self.references.0.get(&mark.marker).map_or(&[][..], Vec::as_slice);
        let first = places.partition_point(|place| *place < since);
        places.get(first).is_some_and(|place| *place < line)
    }
}

/// The notes of a text.
pub(super) struct Notes {
    /// The notes, in their order.
    pub(super) list: Vec<Note>,
    /// For each marker the lines of its notes, with their places in the list.
    places: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Notes {
    /// Collects the notes.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut notes = Self { list: Vec::new(), places: BTreeMap::new() };
        for item in items {
            if let Kind::Note(mark, text) = &item.kind {
                let place = notes.list.len();
                notes.places.entry(mark.marker.clone()).or_default().push((item.line, place));
                notes.list.push(Note {
                    id: format!("note-{}", place + 1),
                    marker: Some(mark.marker.clone()),
                    text: runs(text, |_| None),
                });
            }
        }
        notes
    }

    /// The id of the note that a marker on a line refers to. One that may be no marker needs its note below.
    fn resolve(&self, mark: &Mark, line: usize) -> Option<String> {
        let places = self.places.get(&mark.marker)?;
        let below = places.partition_point(|(note, _)| *note < line);
        let above = || places.last().filter(|_| mark.sure);
        places.get(below).or_else(above).map(|(_, note)| self.list[*note].id.clone())
    }

    /// A text with references to its notes.
    pub(super) fn paragraph(&self, text: &Inline, line: usize) -> Paragraph {
        runs(text, |mark| self.resolve(mark, line))
    }

    /// The words of a label, and the ids of the notes on it. A marker without a note stays where it is printed.
    pub(super) fn label(&self, text: &Inline, line: usize) -> (String, Vec<String>) {
        let (mut words, mut notes) = (String::new(), Vec::new());
        for piece in &text.0 {
            match piece {
                Piece::Text(text) | Piece::Strong(text) => words.push_str(text),
                Piece::Mark(mark) => match self.resolve(mark, line) {
                    Some(note) => notes.push(note),
                    None => words.push_str(&mark.printed),
                },
            }
        }
        (words.trim().to_owned(), notes)
    }

    /// The ids of the notes that markers refer to; `None` if one of them leads nowhere.
    pub(super) fn ids(&self, marks: &[Mark], line: usize) -> Option<Vec<String>> {
        marks.iter().map(|mark| self.resolve(mark, line)).collect()
    }
}

fn runs(text: &Inline, resolve: impl Fn(&Mark) -> Option<String>) -> Paragraph {
    let mut runs: Vec<Run> = Vec::new();
    let push = |words: &str, runs: &mut Vec<Run>| match runs.last_mut() {
        Some(Run::Text(text)) => text.push_str(words),
        _ => runs.push(Run::Text(words.to_owned())),
    };
    for piece in &text.0 {
        match piece {
            Piece::Text(words) => push(words, &mut runs),
            Piece::Strong(words) => runs.push(Run::Strong { strong: words.clone() }),
            Piece::Mark(mark) => match resolve(mark) {
                Some(note) => runs.push(Run::Note { note }),
                None => push(&mark.printed, &mut runs),
            },
        }
    }
    if runs.iter().all(|run| matches!(run, Run::Text(text) | Run::Strong { strong: text } if text.trim().is_empty())) {
        runs = vec![Run::Text(text.printed())];
    }
    runs.retain(|run| !matches!(run, Run::Strong { strong } if strong.trim().is_empty()));
    Paragraph(runs)
}
