//! Labels and figures on lines of their own.

use super::super::cell_value::Cell;
use super::super::line_class::LineClass;
use super::{Kind, Reason, Shaper};

/// Order of labels and figures that take turns.
pub(super) enum Tiles {
    /// Each label above its figure.
    LabelsFirst,
    /// The first text is no label.
    None,
    /// It cannot be told, up to a place.
    Unclear(usize),
}

impl Shaper<'_> {
    /// The figures that are on lines of their own from a place on, as many as a row may have; and how many lines.
    pub(super) fn values(&self, place: usize) -> (Vec<Option<Cell>>, usize) {
        let mut cells: Vec<Option<Cell>> = Vec::new();
        let mut lines = 0;
        while let Some((_, LineClass::Value(more))) = self.classes.get(place + lines) {
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

    /// A figure without a label above: it is a year and a label itself, or its label is below, or it has none.
    pub(super) fn value(&mut self, place: usize) -> usize {
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
            let label = at + lines;
            let end = self.label_end(label);
            if lines == 0 || !self.is_label(label) || self.is_apart(at, label, end) {
                break;
            }
            pairs.push((label..end, cells));
            at = end;
        }
        // The last label has a figure of its own: then all figures are below their labels.
        let below = matches!(self.classes.get(at), Some((_, LineClass::Value(_))));
        if pairs.is_empty() || below && !self.gap(at) {
            return self.leave(place, Reason::NoLabel);
        }
        let mut from = place;
        for (label, cells) in pairs {
            let mut text = self.lines[self.classes[label.start].0].whole();
            for place in label.start + 1..label.end {
                text.append(&self.lines[self.classes[place].0].whole());
            }
            self.push(label.start, label.end, Kind::Row(text, cells));
            if let Some(item) = self.items.last_mut() {
                item.lines.start = self.classes[from].0;
            }
            from = label.end;
        }
        at
    }

    /// Returns whether a gap parts a figure from the label below it, where none is before the figure.
    pub(super) fn is_apart(&self, value: usize, label: usize, end: usize) -> bool {
        let further = self.gap(end) || self.classes.len() == end;
        self.gap(label)
            && !(self.gap(value) && further && matches!(self.classes.get(end), Some((_, LineClass::Value(_)))))
    }

    /// Returns the place behind a label below its figure, which may go on in lines that begin with small letters.
    fn label_end(&self, label: usize) -> usize {
        let goes_on = |place: &usize| {
            let Some((line, LineClass::Text)) = self.classes.get(*place) else { return false };
            let line = &self.lines[*line];
            let small = line.text.starts_with(char::is_lowercase);
            small && !line.gap && !line.bullet && !line.text.ends_with('.') && self.is_label(*place)
        };
        let mut more = (label + 1..self.classes.len()).take_while(goes_on).count();
        // Right above a figure, it may be the label of that.
        if more > 0 && !self.gap(label + 1 + more) && self.classes.get(label + 1 + more).is_some() {
            more = 0;
        }
        label + 1 + more
    }

    /// Returns the order of labels and figures that take turns from a label on. Where they begin and end with a label,
    /// gaps tell which figure belongs to which; where there are none, it cannot be told.
    pub(super) fn tiles(&self, place: usize) -> Tiles {
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
        let below = (first..self.classes.len())
            .take_while(|place| matches!(self.classes[*place].1, LineClass::Value(_)))
            .count();
        let (_, taken) = self.values(first);
        if self.columns.is_some()
            && below > taken
            && !self.gap(first + taken)
            && !self.is_year(first + taken)
            && !self.is_bare_year(first)
            && !self.is_label(first + below)
        {
            // All labels first, then all figures: which belongs to which is a guess.
            return Tiles::Unclear(first + below);
        }
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
            // The first line of a text with a gap below it is rather its title.
            _ if place == 0 => Tiles::None,
            _ => Tiles::LabelsFirst,
        }
    }
}
