//! From lines to what they are: headings, text, heads and rows of tables, notes.
//!
//! A row may be on one line, or each of its cells on a line of its own, the figure above or below its label.

mod glued;
mod headings;
mod tiles;
mod wrapped;

use std::ops::Range;

use super::cell_value::Cell;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::line_class::{LineClass, classes};
use super::notes::{Candidates, References};
use super::{Reason, dates, frame, runs};
use tiles::Tiles;

/// Meaning of one or more lines.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The line that tells it, counted among those that are not blank.
    pub(super) line: usize,
    /// All of its lines. Among them may be some that were left out.
    pub(super) lines: Range<usize>,
    /// Kind.
    pub(super) kind: Kind,
}

/// The kinds of items.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// A heading, with its level: 1 to 6.
    Heading(u8, Inline),
    /// Running text.
    Text(Inline),
    /// The head of a table.
    Head(Vec<Inline>),
    /// A row of a table, or a figure with its label. A cell may be blank.
    Row(Inline, Vec<Option<Cell>>),
    /// The line that closes a table whose rows overlap.
    Closing(Inline),
    /// A note.
    Note(Mark, Inline),
}

/// Meanings of the lines, and the lines that have none.
pub(super) struct Shapes {
    pub(super) items: Vec<Item>,
    /// Lines that belong to no item, and why.
    pub(super) left: Vec<(usize, Reason)>,
    /// Lines whose reading is not plain.
    pub(super) doubts: Vec<(usize, Doubt)>,
}

/// Why the reading of a line is not plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A heading right below a row may be a row without a figure, or the rest of the label above.
    HeadingBelowRow,
    /// A number within a label may be a figure.
    NumberInLabel,
    /// The last digit of a figure may be the mark of a note.
    GluedMark,
    /// A heading of rows or text that has a figure itself.
    HeadingWithFigure,
}

/// Says what the lines are. Those that `skip` names, page furniture, are left out.
pub(super) fn shapes(lines: &[Line], skip: &[bool], comma: bool) -> Shapes {
    let kept: Vec<usize> = (0..lines.len()).filter(|line| !skip[*line]).collect();
    let mut classes = classes(lines, &kept, comma);
    let references = References::of(classes.iter().map(|(line, class)| {
        let labels: Vec<Inline> = match class {
            LineClass::Row(label, _) => vec![label.clone()],
            LineClass::Soft(endings) => endings.iter().map(|ending| ending.label.clone()).collect(),
            _ => Vec::new(),
        };
        (*line, &lines[*line], labels)
    }));
    let mut notes = references.notes();
    for (line, class) in &mut classes {
        if matches!(class, LineClass::Text | LineClass::Soft(..))
            && let Some((mark, text)) = lines[*line].whole().as_note()
            && notes.accepts(&mark, *line)
        {
            *class = LineClass::Note(mark, text);
        }
    }
    short_notes(lines, &mut classes, &mut notes);
    let numbered = runs::settle(lines, &mut classes, comma);
    let mut shaper = Shaper {
        lines,
        comma,
        classes,
        columns: None,
        items: Vec::new(),
        left: Vec::new(),
        doubts: numbered.into_iter().map(|line| (line, Doubt::NumberInLabel)).collect(),
        labels_first: false,
    };
    let mut place = 0;
    while place < shaper.classes.len() {
        place = shaper.step(place);
    }
    keep_numbers(&mut shaper.items);
    shaper.doubts.extend(glued::rows(&shaper.items, lines).into_iter().map(|line| (line, Doubt::GluedMark)));
    Shapes { items: shaper.items, left: shaper.left, doubts: shaper.doubts }
}

/// Takes short sentences that begin with 1, 2, 3, one below the other, for notes, if something above refers to each.
fn short_notes(lines: &[Line], classes: &mut [(usize, LineClass)], notes: &mut Candidates) {
    let mut place = 0;
    while place < classes.len() {
        let found = classes[place..].iter().zip(1_u32..).map_while(|((line, class), number)| {
            let (mark, text) = lines[*line].whole().as_short_note().filter(|_| matches!(class, LineClass::Text))?;
            (mark.marker == number.to_string()).then_some((*line, mark, text))
        });
        let found: Vec<_> = found.collect();
        if found.iter().all(|(line, mark, _)| notes.refers(mark, *line)) {
            for ((line, mark, text), (_, class)) in found.iter().zip(&mut classes[place..]) {
                notes.accepts(mark, *line);
                *class = LineClass::Note(mark.clone(), text.clone());
            }
        }
        place += found.len().max(1);
    }
}

/// Rows whose labels differ in their numbers only have no markers there: `State 1`, `State 2`.
fn keep_numbers(items: &mut [Item]) {
    let labels: Vec<Option<String>> = items
        .iter()
        .map(|item| if let Kind::Row(label, _) = &item.kind { Some(label.words().to_lowercase()) } else { None })
        .collect();
    for place in 0..items.len() {
        let same = |other: Option<usize>| other.and_then(|other| labels.get(other)?.as_ref()) == labels[place].as_ref();
        if let Kind::Row(label, _) = &mut items[place].kind
            && (same(place.checked_sub(1)) || same(place.checked_add(1)))
        {
            label.keep_figures();
        }
    }
}

struct Shaper<'l> {
    lines: &'l [Line],
    /// `true` if a comma may be the decimal mark.
    comma: bool,
    classes: Vec<(usize, LineClass)>,
    /// Number of columns of figures in the head above, where each of its cells is on a line.
    columns: Option<usize>,
    items: Vec<Item>,
    left: Vec<(usize, Reason)>,
    doubts: Vec<(usize, Doubt)>,
    /// `true` if figures are below their labels, as they do since the last gap.
    labels_first: bool,
}

impl Shaper<'_> {
    /// Shapes what begins at a place and returns the place behind it.
    fn step(&mut self, place: usize) -> usize {
        if let Some(behind) = self.page_break(place) {
            return behind;
        }
        let (line, class) = &self.classes[place];
        let whole = self.lines[*line].whole();
        let kind = match class {
            LineClass::Heading(level) => Kind::Heading(*level, whole),
            LineClass::Head(cells) => Kind::Head(cells.clone()),
            LineClass::Row(label, cells) => Kind::Row(label.clone(), cells.clone()),
            LineClass::Tiles(pairs) => {
                for (label, cells) in pairs.clone() {
                    self.push(place, place + 2, Kind::Row(label, cells));
                }
                return place + 2;
            }
            LineClass::Closing => Kind::Closing(whole),
            LineClass::Note(mark, text) => {
                let (mark, text) = (mark.clone(), text.clone());
                return self.continued(place, text, |text| Kind::Note(mark, text));
            }
            LineClass::Value(_) => return self.value(place),
            LineClass::Unclear | LineClass::TilesBelow => return self.leave(place, Reason::NotUnderstood),
            LineClass::HeadCell | LineClass::Text | LineClass::Soft(..) => return self.text(place),
        };
        if matches!(kind, Kind::Heading(..) | Kind::Head(_)) {
            self.columns = None;
        }
        self.push(place, place + 1, kind);
        self.wrapped_behind(place + 1)
    }

    /// Leaves a line out.
    fn leave(&mut self, place: usize, reason: Reason) -> usize {
        self.leave_all(place..place + 1, reason)
    }

    /// Leaves lines out, and returns the place behind them.
    fn leave_all(&mut self, places: Range<usize>, reason: Reason) -> usize {
        let behind = places.end;
        self.left.extend(places.map(|place| (self.classes[place].0, reason)));
        behind
    }

    /// A page number and a running head between two rows of one line each are no part of the table.
    fn page_break(&mut self, place: usize) -> Option<usize> {
        let row = |place: usize| matches!(self.classes.get(place), Some((_, LineClass::Row(..))));
        if !row(place.checked_sub(1)?) {
            return None;
        }
        let number = |place: usize| match self.classes.get(place) {
            Some((line, LineClass::Value(cells))) => {
                let bare = self.lines[*line].text.bytes().all(|byte| byte.is_ascii_digit());
                bare && cells[0].count().is_some_and(|count| count < 2_000) && self.lines[*line].gap
            }
            _ => false,
        };
        let head = |place: usize| {
            let Some((line, LineClass::Text | LineClass::Heading(_))) = self.classes.get(place) else { return false };
            let line = &self.lines[*line];
            let title = self.classes.first().is_some_and(|(first, _)| self.lines[*first].text == line.text);
            line.gap
                && line.level == 0
                && (frame::is_report(&line.text) || title)
                && line.text.len() <= 120
                && !line.text.ends_with('.')
        };
        let length = (place..).take_while(|place| number(*place) || head(*place)).take(3).count();
        let sound = (1..=3).contains(&length) && row(place + length) && self.lines[self.classes[place + length].0].gap;
        sound.then(|| self.leave_all(place..place + length, Reason::PageFurniture))
    }

    /// Adds what the lines from one place to another are, told by the line at a place.
    fn push(&mut self, place: usize, until: usize, kind: Kind) {
        let line = self.classes[place].0;
        let end = self.classes.get(until.max(place + 1) - 1).map_or(line, |(line, _)| *line) + 1;
        self.items.push(Item { line, lines: line..end, kind });
    }

    /// Returns whether a bare year is there.
    fn is_bare_year(&self, place: usize) -> bool {
        matches!(self.classes.get(place), Some((line, LineClass::Value(cells)))
            if cells[0].is_year && dates::whole(&self.lines[*line].text).is_some())
    }

    /// Returns whether a year is there that labels the figure below it, which is no year.
    fn is_year(&self, place: usize) -> bool {
        let after_year = matches!(self.items.last(), Some(Item { kind: Kind::Row(label, _), .. }) if dates::whole(&label.words()).is_some());
        let figure = matches!(self.classes.get(place + 1), Some((_, LineClass::Value(cells))) if after_year || !cells[0].is_gap());
        figure && self.is_bare_year(place) && !self.is_bare_year(place + 1)
    }

    /// Returns whether a gap is before a place.
    fn gap(&self, place: usize) -> bool {
        self.classes.get(place).is_some_and(|(line, _)| self.lines[*line].gap)
    }

    /// Returns whether a short text is there that may be the label of a figure.
    fn is_label(&self, place: usize) -> bool {
        let Some((line, LineClass::Text | LineClass::HeadCell)) = self.classes.get(place) else { return false };
        let text = &self.lines[*line].text;
        let dated = dates::period(text, false).is_some_and(|(_, start, end)| start == 0 && end == text.len());
        if place == 0 && self.is_title() {
            return false;
        }
        // `(up 12%)` belongs to the figure before it.
        let is_aside = text.starts_with('(') && text.bytes().any(|byte| byte.is_ascii_digit());
        text.len() <= 120 && !is_aside && !text.ends_with(['.', ';', ',', '?', '!']) && !dated
    }

    /// Returns whether the first line is the title of the report and not the label of a figure below it.
    fn is_title(&self) -> bool {
        let text = &self.lines[self.classes[0].0].text;
        self.gap(1) && frame::is_report(text)
    }

    /// Returns whether a table begins at a place.
    fn is_over_table(&self, place: usize) -> bool {
        matches!(self.classes.get(place), Some((_, LineClass::Row(..) | LineClass::Head(_))))
    }

    fn text(&mut self, place: usize) -> usize {
        self.labels_first &= !self.gap(place);
        if let Some((label, cells, length)) = self.wrapped(place) {
            self.push(place, place + length, Kind::Row(label, cells));
            return self.wrapped_behind(place + length);
        }
        let whole = self.lines[self.classes[place].0].whole();
        if self.is_label(place) {
            if let Some(heads) = self.heads(place) {
                let below = self.classes[place + 1..=place + heads].iter().map(|(line, _)| self.lines[*line].whole());
                let mut cells: Vec<Inline> = std::iter::once(whole).chain(below).collect();
                cells[0].split_last_figure();
                self.columns = Some(heads);
                self.push(place, place + 1 + heads, Kind::Head(cells));
                return place + 1 + heads;
            }
            match self.tiles(place) {
                Tiles::LabelsFirst => {
                    let (cells, lines) = self.values(place + 1);
                    let Some(cells) = self.in_columns(cells) else {
                        return self.leave_all(place..place + 1 + lines, Reason::NotUnderstood);
                    };
                    let mut label = whole;
                    label.split_last_figure();
                    self.labels_first = true;
                    self.push(place, place + 1 + lines, Kind::Row(label, cells));
                    return place + 1 + lines;
                }
                Tiles::Unclear(behind) => {
                    return self.leave_all(place..behind, Reason::NotUnderstood);
                }
                Tiles::None => {}
            }
        }
        self.columns = None;
        self.continued(place, whole, Kind::Text)
    }
}
