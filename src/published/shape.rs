//! From lines to what they are: headings, text, heads and rows of tables, notes.
//!
//! A row may stand on one line, or each of its cells on a line of its own, the figure above or below its label.

use super::class::{Class, class};
use super::datum::Cell;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::notes::References;

/// What one or more lines are.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The first of its lines, counted among those that are not blank.
    pub(super) line: usize,
    /// What it is.
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
    /// A figure without a label.
    Stray,
}

/// The level of headings in capitals, and of short lines that are no sentences.
const CAPITALS: u8 = 2;
const SHORT: u8 = 4;

/// Says what the lines are. Those that `skip` names, page furniture, are left out.
pub(super) fn items(lines: &[Line], skip: &[bool], spanish: bool) -> Vec<Item> {
    let kept: Vec<usize> = (0..lines.len()).filter(|line| !skip[*line]).collect();
    let mut classes: Vec<(usize, Class)> = Vec::with_capacity(kept.len());
    for (place, line) in kept.iter().enumerate() {
        let next = kept.get(place + 1).map(|next| &lines[*next]);
        classes.push((*line, class(&lines[*line], next, spanish)));
    }
    let references = References::of(classes.iter().map(|(line, class)| {
        let label = if let Class::Row(label, _) | Class::Soft(label, _) = class { Some(label) } else { None };
        (*line, &lines[*line], label)
    }));
    let mut notes = references.notes();
    for (line, class) in &mut classes {
        if matches!(class, Class::Text | Class::Soft(..))
            && let Some((mark, text)) = lines[*line].whole().as_note()
            && notes.accepts(&mark, *line)
        {
            *class = Class::Note(mark, text);
        }
    }
    harden(&mut classes);
    let mut shaper = Shaper { lines, classes, columns: None, items: Vec::new() };
    let mut place = 0;
    while place < shaper.classes.len() {
        place = shaper.step(place);
    }
    shaper.items
}

/// What may be a row is one beside another, and text elsewhere.
fn harden(classes: &mut [(usize, Class)]) {
    let rowlike =
        |class: Option<&(usize, Class)>| matches!(class, Some((_, Class::Row(..) | Class::Soft(..) | Class::Head)));
    let sound: Vec<bool> = (0..classes.len())
        .map(|place| {
            let before = place.checked_sub(1).and_then(|before| classes.get(before));
            let followed = matches!(classes.get(place + 1), Some((_, Class::Value(_))));
            !followed && (rowlike(before) || rowlike(classes.get(place + 1)))
        })
        .collect();
    for ((_, class), sound) in classes.iter_mut().zip(sound) {
        *class = match std::mem::replace(class, Class::Text) {
            Class::Soft(label, cells) if sound => Class::Row(label, cells),
            Class::Soft(..) => Class::Text,
            other => other,
        };
    }
}

struct Shaper<'l> {
    lines: &'l [Line],
    classes: Vec<(usize, Class)>,
    /// How many columns of figures the head above has, where each of its cells stands on a line.
    columns: Option<usize>,
    items: Vec<Item>,
}

impl Shaper<'_> {
    /// Shapes what begins at a place and returns the place behind it.
    fn step(&mut self, place: usize) -> usize {
        let (line, class) = &self.classes[place];
        let line = *line;
        let whole = self.lines[line].whole();
        let kind = match class {
            Class::Heading(level) => Kind::Heading(*level, whole),
            Class::Head => Kind::Head(self.lines[line].cells.clone()),
            Class::Row(label, cells) => Kind::Row(label.clone(), cells.clone()),
            Class::Closing => Kind::Closing(whole),
            Class::Note(mark, text) => {
                let (mark, text) = (mark.clone(), text.clone());
                return self.continued(place, text, |text| Kind::Note(mark, text));
            }
            Class::Value(_) => return self.value(place),
            Class::HeadCell | Class::Text | Class::Soft(..) => return self.text(place),
        };
        if matches!(kind, Kind::Heading(..) | Kind::Head(_)) {
            self.columns = None;
        }
        self.items.push(Item { line, kind });
        place + 1
    }

    fn push(&mut self, place: usize, kind: Kind) {
        let line = self.classes[place].0;
        self.items.push(Item { line, kind });
    }

    /// The figures that stand on lines of their own from a place on, as many as a row may have; and how many lines.
    fn values(&self, place: usize) -> (Vec<Option<Cell>>, usize) {
        let mut cells: Vec<Option<Cell>> = Vec::new();
        let mut lines = 0;
        while let Some((_, Class::Value(more))) = self.classes.get(place + lines) {
            let fits = match (self.columns, cells.as_slice()) {
                (_, []) => true,
                (Some(columns), cells) => cells.len() < columns,
                (None, [Some(first)]) => first.count().is_some() && more[0].percent().is_some(),
                (None, _) => false,
            };
            if !fits {
                break;
            }
            cells.extend(more.iter().cloned().map(Some));
            lines += 1;
        }
        (cells, lines)
    }

    /// Whether a year stands there that labels the figure below it.
    fn is_year(&self, place: usize) -> bool {
        let counts = |class: Option<&(usize, Class)>| matches!(class, Some((_, Class::Value(cells))) if cells[0].count().is_some());
        let year = |(line, _): &(usize, Class)| super::dates::whole(&self.lines[*line].text).is_some();
        counts(self.classes.get(place + 1)) && self.classes.get(place).is_some_and(year)
    }

    /// A figure without a label above: it is a year and a label itself, or its label stands below, or it has none.
    fn value(&mut self, place: usize) -> usize {
        if self.is_year(place) {
            let (cells, lines) = self.values(place + 1);
            self.push(place, Kind::Row(self.lines[self.classes[place].0].whole(), cells));
            return place + 1 + lines;
        }
        let (mut pairs, mut at) = (Vec::new(), place);
        loop {
            let (cells, lines) = self.values(at);
            if lines == 0 || !self.is_label(at + lines) {
                break;
            }
            pairs.push((at + lines, cells));
            at += lines + 1;
        }
        // The last label has a figure of its own: then all figures stand below their labels.
        let below = matches!(self.classes.get(at), Some((_, Class::Value(_))));
        if pairs.is_empty() || below {
            self.push(place, Kind::Stray);
            return place + 1;
        }
        for (label, cells) in pairs {
            let text = self.lines[self.classes[label].0].whole();
            self.push(label, Kind::Row(text, cells));
        }
        at
    }

    /// Whether a short text stands there that may be the label of a figure.
    fn is_label(&self, place: usize) -> bool {
        let Some((line, Class::Text | Class::HeadCell)) = self.classes.get(place) else { return false };
        let text = &self.lines[*line].text;
        text.len() <= 120 && !text.ends_with(['.', ';', ',', '?', '!'])
    }

    fn text(&mut self, place: usize) -> usize {
        let whole = self.lines[self.classes[place].0].whole();
        if self.is_label(place) {
            let heads =
                self.classes[place + 1..].iter().take_while(|(_, class)| matches!(class, Class::HeadCell)).count();
            if heads > 0 && matches!(self.classes[place].1, Class::Text) {
                let below = self.classes[place + 1..=place + heads].iter().map(|(line, _)| self.lines[*line].whole());
                let mut cells: Vec<Inline> = std::iter::once(whole).chain(below).collect();
                cells[0].split_last_figure();
                self.columns = Some(heads);
                self.push(place, Kind::Head(cells));
                return place + 1 + heads;
            }
            let (cells, lines) = self.values(place + 1);
            if lines > 0 && !self.is_year(place + 1) {
                let mut label = whole;
                label.split_last_figure();
                self.push(place, Kind::Row(label, cells));
                return place + 1 + lines;
            }
        }
        self.columns = None;
        self.continued(place, whole, Kind::Text)
    }

    /// A text and the lines that it goes on in.
    fn continued(&mut self, place: usize, mut text: Inline, kind: impl FnOnce(Inline) -> Kind) -> usize {
        let mut next = place + 1;
        while let Some((line, Class::Text)) = self.classes.get(next)
            && self.goes_on(self.classes[next - 1].0, *line)
            && !(self.is_label(next)
                && matches!(self.classes.get(next + 1), Some((_, Class::Value(_) | Class::HeadCell))))
        {
            text.append(&self.lines[*line].whole());
            next += 1;
        }
        let kind = match kind(text) {
            Kind::Text(text) => heading_level(&self.lines[self.classes[place].0], &text)
                .map_or_else(|| Kind::Text(text.clone()), |level| Kind::Heading(level, text.clone())),
            other => other,
        };
        self.push(place, kind);
        next
    }

    /// Whether a text goes on in the next line: no gap between, and the first is full or plainly unfinished.
    fn goes_on(&self, line: usize, next: usize) -> bool {
        let (first, second) = (&self.lines[line], &self.lines[next]);
        let unfinished = first.text.ends_with(['-', ',', '(', '/']) || second.text.starts_with(char::is_lowercase);
        next == line + 1 && !second.gap && !second.bullet && (first.text.len() >= 45 || unfinished)
    }
}

/// The level of a text that is a heading: in capitals, or short and no sentence.
fn heading_level(line: &Line, text: &Inline) -> Option<u8> {
    let words = text.words();
    let short = words.len() <= 90 && words.split(' ').count() <= 14 && !line.bullet;
    let begins = words.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let sentence = words.ends_with(['.', ';', ',', '!', '?']);
    let capitals = words.chars().any(char::is_alphabetic) && words.to_uppercase() == words;
    (short && begins && !sentence).then_some(if capitals { CAPITALS } else { SHORT })
}
