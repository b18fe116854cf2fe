//! The project's own page, copied as text.
//!
//! Its grammar is known, so nothing is guessed: a table is under its title, its measure and a caption that repeats
//! both, a figure between its label and its details, and a note ends with links back to its marks.

mod figures;
mod marks;
mod page;
mod table;

use super::account::Journal;
use super::blocks::{Item, Kind};
use super::frame::Frame;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::{cell_value, dates};
use crate::locale::{Locale, Words};
use crate::report::{Node, Report};

/// The sign of a link from a note back to its mark.
const BACK: char = '↩';

/// A table of the page, by its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct TableAt {
    title: usize,
    /// The line of what is counted, where and when.
    measure: Option<usize>,
    caption: usize,
}

/// A copied page.
struct Copied<'l> {
    lines: &'l [Line],
    /// The lines with their tabs, marks in brackets.
    texts: Vec<String>,
    words: &'static Words,
    comma: bool,
    tables: Vec<TableAt>,
    notes: Vec<Item>,
    /// For each line whether it is part of a note.
    of_note: Vec<bool>,
    /// Lines on which a mark was glued to a figure.
    glued: Vec<usize>,
}

/// Reads the copy of a page of this project; `None` if the text is no such copy, or does not give a valid document.
pub(super) fn read(lines: &[Line], frame: &Frame) -> Option<(Report, Journal)> {
    let copied = Copied::of(lines, frame)?;
    let (report, journal) = page::build(&copied, frame);
    let node: Node = serde_json::from_value(serde_json::to_value(&report).ok()?).ok()?;
    Report::from_node(&node).is_ok().then_some((report, journal))
}

impl<'l> Copied<'l> {
    fn of(lines: &'l [Line], frame: &Frame) -> Option<Self> {
        let texts: Vec<String> = lines.iter().map(|line| line.raw.clone()).collect();
        let words = Locale::for_language(frame.language).words();
        let (notes, of_note) = notes(lines);
        let tables = tables(&texts);
        if tables.is_empty() && notes.is_empty() && !is_of_figures(lines, frame) {
            return None;
        }
        let comma = frame.decimal_comma;
        let mut copied = Self { lines, texts, words, comma, tables, notes, of_note, glued: Vec::new() };
        marks::bracket(&mut copied);
        Some(copied)
    }

    /// The text of a line, without its tabs at both ends.
    fn text(&self, line: usize) -> &str {
        self.texts.get(line).map_or("", |text| text.trim())
    }
}

/// Returns whether a text is a page of nothing but figures: a period near the top, then labels, each with its figure
/// below, and below one at least its unit, which begins with a small letter, or its place.
fn is_of_figures(lines: &[Line], frame: &Frame) -> bool {
    let period = |line: &Line| {
        dates::period(&line.text, frame.day_first).is_some_and(|(_, start, end)| start == 0 && end == line.text.len())
    };
    // A place belongs to the figure above it.
    let rank = |place: usize| lines.get(place).is_some_and(|line| !line.gap && cell_value::rank(&line.text).is_some());
    let value = |place: usize| {
        lines.get(place).filter(|_| !rank(place)).is_some_and(|line| {
            dates::whole(&line.text).is_none()
                && cell_value::read(&Inline::read(&line.text), frame.decimal_comma).is_some()
        })
    };
    let unit = |place: usize| {
        let line = lines.get(place).filter(|line| !line.gap && line.text.len() <= 40);
        line.is_some_and(|line| line.text.starts_with(|first: char| first.is_lowercase())) && !value(place + 1)
    };
    let values: Vec<usize> = (0..lines.len()).filter(|place| value(*place)).collect();
    let labelled = |place: &usize| *place > 3 && !lines[*place].gap && !value(place - 1) && !period(&lines[place - 1]);
    lines.iter().take(8).skip(2).any(period)
        && !values.is_empty()
        && values.iter().all(labelled)
        && values.iter().any(|place| unit(place + 1) || rank(place + 1))
}

/// The tables of a page. What is between the measure and the caption is the chart.
fn tables(texts: &[String]) -> Vec<TableAt> {
    let mut found: Vec<TableAt> = Vec::new();
    let is_measure = |line: usize| texts.get(line).is_some_and(|text| text.contains(" · ") && !text.contains('\t'));
    let heads = |line: usize| texts.get(line + 1).is_some_and(|next| next.trim_end().contains('\t'));
    for title in 0..texts.len() {
        let behind = found.last().map_or(0, |table| table.caption + 1);
        if title < behind || texts[title].contains('\t') {
            continue;
        }
        let named = texts[title].trim();
        let measure = title + 1;
        if is_measure(measure) {
            let ends = format!(", {}", texts[measure].trim());
            let is_caption =
                |line: &usize| texts[*line].trim().strip_suffix(&ends).is_some_and(|title| is_title(named, title));
            if let Some(caption) = (measure + 1..texts.len()).take(400).find(is_caption) {
                found.push(TableAt { title, measure: Some(measure), caption });
            } else if heads(measure) {
                // Without a style sheet the caption says the measure only.
                found.push(TableAt { title, measure: Some(measure), caption: measure });
            }
        } else {
            // The table of a map has no measure.
            let between = (title + 1..texts.len()).take(400).take_while(|line| !texts[*line].contains('\t'));
            let caption = between.filter(|line| is_title(named, texts[*line].trim()) && heads(*line)).last();
            found.extend(caption.map(|caption| TableAt { title, measure: None, caption }));
        }
    }
    found
}

/// Returns whether a heading is a title with marks behind it.
fn is_title(heading: &str, title: &str) -> bool {
    !title.is_empty()
        && heading
            .strip_prefix(title)
            .is_some_and(|rest| rest.chars().all(|char| char.is_ascii_digit() || "[]≠ *†‡".contains(char)))
}

/// The notes, and the lines that they take. The mark may be on the line before.
fn notes(lines: &[Line]) -> (Vec<Item>, Vec<bool>) {
    let (mut notes, mut of_note) = (Vec::new(), vec![false; lines.len()]);
    for (place, line) in lines.iter().enumerate() {
        let Some((text, _)) = line.text.split_once(BACK) else { continue };
        let text = text.trim();
        let before = place.checked_sub(1).map(|before| lines[before].text.as_str());
        let marker = |text: &str| {
            let length = text.find(|char: char| !char.is_ascii_digit() && !"*†‡".contains(char)).unwrap_or(text.len());
            text.split_at_checked(length)
                .filter(|(marker, _)| !marker.is_empty() && marker.len() <= 3)
                .map(|(marker, rest)| (marker.to_owned(), rest.trim_start().to_owned()))
        };
        let above = before.and_then(marker).filter(|(_, rest)| rest.is_empty());
        let Some((marker, text)) = above.clone().map(|(marker, _)| (marker, text.to_owned())).or_else(|| marker(text))
        else {
            continue;
        };
        let start = place - usize::from(above.is_some());
        of_note[start..=place].fill(true);
        let mark = Mark { printed: marker.clone(), marker, sure: true };
        notes.push(Item { line: place, lines: start..place + 1, kind: Kind::Note(mark, Inline::read(&text)) });
    }
    (notes, of_note)
}
