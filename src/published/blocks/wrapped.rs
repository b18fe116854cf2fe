//! Labels and texts that go on in the next line.

use super::super::cell_value::Cell;
use super::super::inline::Inline;
use super::super::line_class::LineClass;
use super::super::{page_breaks, words};
use super::headings::{Within, figure_first, heading_level};
use super::{Doubt, Kind, Reason, Shaper};

impl Shaper<'_> {
    /// Takes the lines in which the label of the row before goes on, and returns the place behind them.
    pub(super) fn wrapped_behind(&mut self, mut place: usize) -> usize {
        while let Some((line, LineClass::Text)) = self.classes.get(place).map(|(line, class)| (*line, class))
            && let Some(item) = self.items.last_mut()
            && let Kind::Row(label, _) = &mut item.kind
            && !self.lines[line].gap
            && !self.lines[line].bullet
            && !page_breaks::is_imprint(&self.lines[line].text)
            && self.lines[line].text.len() <= 80
            && !matches!(self.classes.get(place + 1), Some((_, LineClass::Value(_))))
            && !self.lines[line].text.ends_with('.')
        {
            let text = &self.lines[line].text;
            let open = is_open(&label.printed());
            let into_next = is_open(text) && matches!(self.classes.get(place + 1), Some((_, LineClass::Row(..))));
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
    pub(super) fn wrapped(&self, place: usize) -> Option<(Inline, Vec<Option<Cell>>, usize)> {
        let mut label = Inline::default();
        for length in 0..4 {
            let (line, class) = self.classes.get(place + length)?;
            let line = &self.lines[*line];
            if length > 0 && (line.gap || line.bullet) {
                return None;
            }
            let before = (length > 0).then(|| label.printed());
            match class {
                LineClass::Row(last, cells) => {
                    // Below `Referred by`, rows may all be named by numbers: 911, 211.
                    let named = |label: &Inline| label.words().parse::<u32>().is_ok();
                    let next = self.classes.get(place + length + 1);
                    let numbered = named(last) && matches!(next, Some((_, LineClass::Row(next, _))) if named(next));
                    let goes_on =
                        before.is_some_and(|before| is_open(&before) || continues(&last.printed())) && !numbered;
                    label.append(last);
                    return goes_on.then(|| (label, cells.clone(), length + 1));
                }
                LineClass::Text if line.text.len() <= 90 && !line.text.ends_with(['.', ';', '!', '?']) => {
                    if before.is_some_and(|before| !is_open(&before) && !continues(&line.text)) {
                        return None;
                    }
                    label.append(&line.whole());
                    let (cells, lines) = self.values(place + length + 1);
                    // `3 out of 4` is a figure, and the text below is about that.
                    let other =
                        label.words().starts_with(|first: char| first.is_ascii_digit()) && self.gap(place + length + 1);
                    if lines > 0 && length > 0 && !self.is_year(place + length + 1) && !other {
                        return Some((label, cells, length + 1 + lines));
                    }
                }
                _ => return None,
            }
        }
        None
    }

    /// A text and the lines that it goes on in.
    pub(super) fn continued(&mut self, place: usize, mut text: Inline, kind: impl FnOnce(Inline) -> Kind) -> usize {
        let mut next = place + 1;
        while let Some((line, LineClass::Text)) = self.classes.get(next)
            && self.goes_on(self.classes[next - 1].0, *line)
            && !(self.is_label(next)
                && matches!(self.classes.get(next + 1), Some((_, LineClass::Value(_) | LineClass::HeadCell))))
        {
            text.append(&self.lines[*line].whole());
            next += 1;
        }
        let kind = match kind(text) {
            Kind::Text(text) => heading_level(&self.lines[self.classes[place].0], &text)
                .map_or_else(|| Kind::Text(text.clone()), |level| Kind::Heading(level, text.clone())),
            other => other,
        };
        if let Kind::Heading(_, text) = &kind {
            if let Some((label, cell)) = figure_first(text, self.comma).filter(|_| !self.is_over_table(next)) {
                self.push(place, next, Kind::Row(label, vec![Some(cell)]));
                return next;
            }
            if self.hides_figure(place, next, text) {
                return self.leave_all(place..next, Reason::NotUnderstood);
            }
        }
        match self.figure_within(place, next, &kind) {
            Within::Unclear => return self.leave_all(place..next, Reason::NotUnderstood),
            Within::Heading => self.doubts.push((self.classes[place].0, Doubt::HeadingWithFigure)),
            Within::None => {}
        }
        if matches!(kind, Kind::Heading(..))
            && place > 0
            && !self.gap(place)
            && matches!(self.classes[place - 1].1, LineClass::Row(..))
        {
            self.doubts.push((self.classes[place].0, Doubt::HeadingBelowRow));
        }
        self.push(place, next, kind);
        next
    }

    /// Returns whether a text goes on in the next line: no gap between, and the first is full or plainly unfinished.
    pub(super) fn goes_on(&self, line: usize, next: usize) -> bool {
        let (first, second) = (&self.lines[line], &self.lines[next]);
        let unfinished = first.text.ends_with(['-', ',', '(', '/']) || second.text.starts_with(char::is_lowercase);
        next == line + 1 && !second.gap && !second.bullet && (first.text.len() >= 45 || unfinished)
    }
}

/// Returns whether a label is plainly unfinished.
fn is_open(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let opened = text.matches('(').count() > text.matches(')').count();
    opened || text.ends_with(['-', ',', '/', '–', '&']) || words::is(&last, |words| words.joining)
}

/// Returns whether a text plainly goes on with one.
fn continues(text: &str) -> bool {
    text.starts_with(|first: char| first.is_lowercase() || matches!(first, '(' | '&'))
}
