//! From lines to what they are: headings, text, heads and rows of tables, notes.
//!
//! A row may be on one line, or each of its cells on a line of its own, the figure above or below its label.

use std::mem::discriminant;
use std::ops::Range;

use super::Reason;
use super::class::{Class, classes};
use super::columns::aligned;
use super::datum::Cell;
use super::inline::{Inline, Mark};
use super::line::Line;
use super::notes::References;
use super::soft::endings;
use super::{dates, frame, runs, words};

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

/// The level of headings in capitals, and of short lines that are no sentences.
const CAPITALS: u8 = 2;
const SHORT: u8 = 4;

/// Meanings of the lines, and the lines that have none.
pub(super) struct Shapes {
    pub(super) items: Vec<Item>,
    /// Lines that belong to no item, and why.
    pub(super) left: Vec<(usize, Reason)>,
    /// Headings between two rows, which may be rows without a figure.
    pub(super) doubts: Vec<usize>,
}

/// Says what the lines are. Those that `skip` names, page furniture, are left out.
pub(super) fn shapes(lines: &[Line], skip: &[bool], comma: bool) -> Shapes {
    let kept: Vec<usize> = (0..lines.len()).filter(|line| !skip[*line]).collect();
    let mut classes = classes(lines, &kept, comma);
    let references = References::of(classes.iter().map(|(line, class)| {
        let labels: Vec<Inline> = match class {
            Class::Row(label, _) => vec![label.clone()],
            Class::Soft(endings) => endings.iter().map(|ending| ending.label.clone()).collect(),
            _ => Vec::new(),
        };
        (*line, &lines[*line], labels)
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
    runs::settle(lines, &mut classes, comma);
    let mut shaper = Shaper {
        lines,
        classes,
        columns: None,
        items: Vec::new(),
        left: Vec::new(),
        doubts: Vec::new(),
        labels_first: false,
    };
    let mut place = 0;
    while place < shaper.classes.len() {
        place = shaper.step(place);
    }
    keep_numbers(&mut shaper.items);
    Shapes { items: shaper.items, left: shaper.left, doubts: shaper.doubts }
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
    classes: Vec<(usize, Class)>,
    /// Number of columns of figures in the head above, where each of its cells is on a line.
    columns: Option<usize>,
    items: Vec<Item>,
    left: Vec<(usize, Reason)>,
    doubts: Vec<usize>,
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
            Class::Heading(level) => Kind::Heading(*level, whole),
            Class::Head(cells) => Kind::Head(cells.clone()),
            Class::Row(label, cells) => Kind::Row(label.clone(), cells.clone()),
            Class::Closing => Kind::Closing(whole),
            Class::Note(mark, text) => {
                let (mark, text) = (mark.clone(), text.clone());
                return self.continued(place, text, |text| Kind::Note(mark, text));
            }
            Class::Value(_) => return self.value(place),
            Class::Unclear => return self.leave(place, Reason::NotUnderstood),
            Class::HeadCell | Class::Text | Class::Soft(..) => return self.text(place),
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
        let row = |place: usize| matches!(self.classes.get(place), Some((_, Class::Row(..))));
        if !row(place.checked_sub(1)?) {
            return None;
        }
        let number = |place: usize| match self.classes.get(place) {
            Some((line, Class::Value(cells))) => {
                let bare = self.lines[*line].text.bytes().all(|byte| byte.is_ascii_digit());
                bare && cells[0].count().is_some_and(|count| count < 2_000) && self.lines[*line].gap
            }
            _ => false,
        };
        let head = |place: usize| {
            let Some((line, Class::Text | Class::Heading(_))) = self.classes.get(place) else { return false };
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

    /// Takes the lines in which the label of the row before goes on, and returns the place behind them.
    fn wrapped_behind(&mut self, mut place: usize) -> usize {
        while let Some((line, Class::Text)) = self.classes.get(place).map(|(line, class)| (*line, class))
            && let Some(item) = self.items.last_mut()
            && let Kind::Row(label, _) = &mut item.kind
            && !self.lines[line].gap
            && !self.lines[line].bullet
            && self.lines[line].text.len() <= 80
            && !matches!(self.classes.get(place + 1), Some((_, Class::Value(_))))
            && !self.lines[line].text.ends_with('.')
        {
            let text = &self.lines[line].text;
            let open = is_open(&label.printed());
            let into_next = is_open(text) && matches!(self.classes.get(place + 1), Some((_, Class::Row(..))));
            if into_next
                || !(open || text.starts_with(|first: char| first.is_lowercase() || matches!(first, '(' | '&')))
            {
                break;
            }
            let whole = self.lines[line].whole();
            label.append(&whole);
            item.lines.end = line + 1;
            place += 1;
        }
        place
    }

    /// The row whose label begins at a place and goes on in the lines below, and how many lines it has.
    fn wrapped(&self, place: usize) -> Option<(Inline, Vec<Option<Cell>>, usize)> {
        let mut label = Inline::default();
        for length in 0..4 {
            let (line, class) = self.classes.get(place + length)?;
            let line = &self.lines[*line];
            if length > 0 && (line.gap || line.bullet) {
                return None;
            }
            let before = (length > 0).then(|| label.printed());
            match class {
                Class::Row(last, cells) => {
                    let goes_on = before.is_some_and(|before| is_open(&before) || continues(&last.printed()));
                    label.append(last);
                    return goes_on.then(|| (label, cells.clone(), length + 1));
                }
                Class::Text if line.text.len() <= 90 && !line.text.ends_with(['.', ';', '!', '?']) => {
                    if before.is_some_and(|before| !is_open(&before) && !continues(&line.text)) {
                        return None;
                    }
                    label.append(&line.whole());
                    let (cells, lines) = self.values(place + length + 1);
                    if lines > 0 && length > 0 && !self.is_year(place + length + 1) {
                        return Some((label, cells, length + 1 + lines));
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// Adds what the lines from one place to another are, told by the line at a place.
    fn push(&mut self, place: usize, until: usize, kind: Kind) {
        let line = self.classes[place].0;
        let end = self.classes.get(until.max(place + 1) - 1).map_or(line, |(line, _)| *line) + 1;
        self.items.push(Item { line, lines: line..end, kind });
    }

    /// The figures that are on lines of their own from a place on, as many as a row may have; and how many lines.
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

    /// Returns whether a bare year is there.
    fn is_bare_year(&self, place: usize) -> bool {
        matches!(self.classes.get(place), Some((line, Class::Value(cells)))
            if cells[0].is_year && dates::whole(&self.lines[*line].text).is_some())
    }

    /// Returns whether a year is there that labels the figure below it, which is no year.
    fn is_year(&self, place: usize) -> bool {
        let after_year = matches!(self.items.last(), Some(Item { kind: Kind::Row(label, _), .. }) if dates::whole(&label.words()).is_some());
        let figure =
            matches!(self.classes.get(place + 1), Some((_, Class::Value(cells))) if after_year || !cells[0].is_gap());
        figure && self.is_bare_year(place) && !self.is_bare_year(place + 1)
    }

    /// A figure without a label above: it is a year and a label itself, or its label is below, or it has none.
    fn value(&mut self, place: usize) -> usize {
        let years = (place..self.classes.len()).take_while(|place| self.is_bare_year(*place)).count();
        if years > 1 && !self.is_year(place + years - 1) {
            return self.leave_all(place..place + years, Reason::NoLabel);
        }
        if self.is_year(place) {
            let (cells, lines) = self.values(place + 1);
            self.push(place, place + 1 + lines, Kind::Row(self.lines[self.classes[place].0].whole(), cells));
            return place + 1 + lines;
        }
        let (mut pairs, mut at) = (Vec::new(), place);
        loop {
            let (cells, lines) = self.values(at);
            if lines == 0 || !self.is_label(at + lines) || self.is_apart(at, at + lines) {
                break;
            }
            pairs.push((at + lines, cells));
            at += lines + 1;
        }
        // The last label has a figure of its own: then all figures are below their labels.
        let below = matches!(self.classes.get(at), Some((_, Class::Value(_))));
        if pairs.is_empty() || below && !self.gap(at) {
            return self.leave(place, Reason::NoLabel);
        }
        let mut from = place;
        for (label, cells) in pairs {
            let text = self.lines[self.classes[label].0].whole();
            self.push(label, label + 1, Kind::Row(text, cells));
            if let Some(item) = self.items.last_mut() {
                item.lines.start = self.classes[from].0;
            }
            from = label + 1;
        }
        at
    }

    /// Returns whether a gap is before a place.
    fn gap(&self, place: usize) -> bool {
        self.classes.get(place).is_some_and(|(line, _)| self.lines[*line].gap)
    }

    /// Returns whether a gap parts a figure from the label below it, where none is before the figure.
    fn is_apart(&self, value: usize, label: usize) -> bool {
        let further = self.gap(label + 1) || self.classes.len() == label + 1;
        self.gap(label)
            && !(self.gap(value) && further && matches!(self.classes.get(label + 1), Some((_, Class::Value(_)))))
    }

    /// Returns whether a short text is there that may be the label of a figure.
    fn is_label(&self, place: usize) -> bool {
        let Some((line, Class::Text | Class::HeadCell)) = self.classes.get(place) else { return false };
        let text = &self.lines[*line].text;
        let dated = dates::period(text, false).is_some_and(|(_, start, end)| start == 0 && end == text.len());
        text.len() <= 120 && !text.ends_with(['.', ';', ',', '?', '!']) && !dated
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

    /// Returns the number of lines below a label that head the columns of figures, each on a line of its own.
    fn heads(&self, place: usize) -> Option<usize> {
        let below = &self.classes[place + 1..];
        let is_head = |(line, class): &(usize, Class)| {
            let lower = self.lines[*line].text.to_lowercase();
            let named = [words::is(&lower, |words| words.rank_head), words::is(&lower, |words| words.change_head)];
            let unit = words::unit(&lower).is_some_and(|(unit, _)| unit == lower);
            let named = matches!(class, Class::Text) && (unit || named.contains(&true)) && !self.lines[*line].gap;
            matches!(class, Class::HeadCell) || named
        };
        let value = |place: usize| matches!(self.classes.get(place), Some((_, Class::Value(_))));
        let row = |place: usize| self.is_label(place) && value(place + 1);
        // All lines down to the first row, where the last of them is plainly a head.
        let inside = |place: usize| {
            let over_year = is_head(&self.classes[place]) && self.is_bare_year(place + 1);
            !self.gap(place) && (!row(place) || over_year) && (self.is_label(place) || self.is_bare_year(place))
        };
        let block = (place + 1..self.classes.len()).take_while(|place| inside(*place)).count();
        let last = place + block;
        let plain =
            block > 0 && self.gap(place) && row(last + 1) && (self.is_bare_year(last) || is_head(&self.classes[last]));
        if plain
            && block <= 12
            && matches!(self.classes[place].1, Class::Text)
            && !(block == 1 && self.is_bare_year(last))
        {
            return Some(block);
        }
        let mut heads = below.iter().take_while(|line| is_head(line)).count();
        // The last of them may be the first label.
        while heads > 0 && value(place + heads + 1) {
            heads -= 1;
        }
        let by_words = below[..heads].iter().any(|(_, class)| !matches!(class, Class::HeadCell));
        let text = matches!(self.classes.get(place + heads + 1), Some((_, Class::Text)));
        if by_words && !(text && row(place + heads + 1)) {
            return None;
        }
        (heads > 0 && matches!(self.classes[place].1, Class::Text)).then_some(heads)
    }

    /// The figures of a row in the columns of a head whose cells are on lines of their own: a row with fewer of them
    /// must tell which it lacks.
    fn in_columns(&self, cells: Vec<Option<Cell>>) -> Option<Vec<Option<Cell>>> {
        let columns = self.columns.filter(|columns| *columns > 1 && cells.len() < *columns);
        let full = columns.and_then(|columns| match self.items.last() {
            Some(Item { kind: Kind::Row(_, above), .. }) if above.len() == columns => Some(above),
            _ => None,
        });
        let kind =
            |cell: &Option<Cell>| cell.as_ref().filter(|cell| !cell.is_words()).map(|cell| discriminant(&cell.datum));
        match (columns, full) {
            (None, _) | (Some(2), None) => Some(cells),
            (Some(_), None) => None,
            (Some(_), Some(above)) => {
                let words = cells.len() == 1 && cells[0].as_ref().is_some_and(Cell::is_words) && above.len() == 2;
                let kinds: Vec<_> = above.iter().map(kind).collect();
                if words { Some(cells) } else { aligned(cells.into_iter().flatten().collect(), &kinds) }
            }
        }
    }

    /// Returns the order of labels and figures that take turns from a label on. Where they begin and end with a label,
    /// gaps tell which figure belongs to which; where there are none, it cannot be told.
    fn tiles(&self, place: usize) -> Tiles {
        let (mut at, mut pairs) = (place, Vec::new());
        while self.is_label(at) {
            let (_, lines) = self.values(at + 1);
            if lines == 0 || self.is_year(at + 1) {
                break;
            }
            pairs.push((at, at + 1));
            at += 1 + lines;
        }
        let Some((_, first)) = pairs.first().copied() else { return Tiles::None };
        let below =
            (first..self.classes.len()).take_while(|place| matches!(self.classes[*place].1, Class::Value(_))).count();
        let (_, taken) = self.values(first);
        if self.columns.is_none() && below > taken.max(2) && !self.is_year(first + taken) && !self.is_bare_year(first) {
            // Columns without a head that is known, or labels that are numbers.
            return Tiles::Unclear(first + below);
        }
        let bare = pairs.iter().all(|(_, value)| self.is_bare_year(*value));
        if bare && self.is_bare_year(first) && pairs.len() == 1 {
            // `Year` over a list of years, or a figure that may as well be one.
            return Tiles::None;
        }
        if !self.is_label(at) || self.columns.is_some() || self.labels_first {
            return Tiles::LabelsFirst;
        }
        let before_values = pairs.iter().filter(|(_, value)| self.gap(*value)).count();
        let before_labels =
            pairs.iter().skip(1).filter(|(label, _)| self.gap(*label)).count() + usize::from(self.gap(at));
        match (before_values, before_labels) {
            (0, 0) => {
                let ends = at + 1 == self.classes.len() || self.gap(at + 1);
                if ends { Tiles::None } else { Tiles::Unclear(at) }
            }
            (0, _) => Tiles::LabelsFirst,
            (_, 0) => Tiles::None,
            _ => Tiles::LabelsFirst,
        }
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
        if matches!(&kind, Kind::Heading(_, text) if self.hides_figure(place, next, text)) {
            return self.leave_all(place..next, Reason::NotUnderstood);
        }
        let row = |place: usize| matches!(self.classes.get(place), Some((_, Class::Row(..)))) && !self.gap(place);
        if matches!(kind, Kind::Heading(..))
            && place > 0
            && !self.gap(place)
            && row(next)
            && matches!(self.classes[place - 1].1, Class::Row(..))
        {
            self.doubts.push(self.classes[place].0);
        }
        self.push(place, next, kind);
        next
    }

    /// Returns whether a heading is rather a row that was not understood: it ends with a figure, and is right below
    /// a row or heads no table.
    fn hides_figure(&self, place: usize, next: usize, text: &Inline) -> bool {
        let figure =
            endings(text, false, false).first().is_some_and(|ending| !ending.year) || ends_with_figure(&text.words());
        let after_row = !self.gap(place) && matches!(self.items.last(), Some(Item { kind: Kind::Row(..), .. }));
        let over_table = matches!(self.classes.get(next), Some((_, Class::Row(..) | Class::Head(_))));
        figure && !self.items.is_empty() && (after_row || !over_table)
    }

    /// Returns whether a text goes on in the next line: no gap between, and the first is full or plainly unfinished.
    fn goes_on(&self, line: usize, next: usize) -> bool {
        let (first, second) = (&self.lines[line], &self.lines[next]);
        let unfinished = first.text.ends_with(['-', ',', '(', '/']) || second.text.starts_with(char::is_lowercase);
        next == line + 1 && !second.gap && !second.bullet && (first.text.len() >= 45 || unfinished)
    }
}

/// Order of labels and figures that take turns.
enum Tiles {
    /// Each label above its figure.
    LabelsFirst,
    /// The first text is no label.
    None,
    /// It cannot be told, up to a place.
    Unclear(usize),
}

/// Returns whether a label is plainly unfinished.
fn is_open(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let opened = text.matches('(').count() > text.matches(')').count();
    opened || text.ends_with(['-', ',', '/', '–', '&']) || words::is(&last, |words| words.joining)
}

/// Returns whether a text ends with a number that is no year and does not belong to the word before.
fn ends_with_figure(text: &str) -> bool {
    let (before, last) = text.rsplit_once([' ', ',', ';', '\t']).unwrap_or_default();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let number = last.trim_end_matches('%');
    let figure = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    figure && dates::whole(last).is_none() && !words::is(&word, |words| words.links) && !dates::ends_with_date(text)
}

/// Returns whether a text plainly goes on with one.
fn continues(text: &str) -> bool {
    text.starts_with(|first: char| first.is_lowercase() || matches!(first, '(' | '&'))
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
