use super::layout_builder::{Block, LayoutBuilder, half};
use super::scene::{Anchor, Ink};
use crate::locale::Locale;
use crate::report::{Cell, CellState};

/// Letters of labels and figures, in CSS pixels.
pub(super) const BODY: i32 = 14;

/// The figure and the percentage of a cell, as its table prints them.
pub(super) fn printed(locale: &Locale, cell: &Cell) -> (String, Option<String>) {
    (locale.value(cell.value), locale.signed_percent_of(cell))
}

/// Returns what is printed for a figure, or its percentage where there is nothing else.
pub(super) fn said(cell: &Cell, locale: &Locale) -> String {
    let (value, percent) = printed(locale, cell);
    if value.is_empty() { percent.unwrap_or_default() } else { value }
}

/// Texts at the end of a bar: the figure and its percentage, or words.
pub(super) struct BarLabel {
    value: Block,
    percent: Block,
    /// Left end of the percentage, from the left of the figure, if it is beside it.
    beside: Option<i32>,
    ink: Ink,
    pub(super) width: i32,
    pub(super) height: i32,
}

impl BarLabel {
    /// Sets what a cell prints, no wider than `limit` unless one letter is.
    pub(super) fn new(cell: &Cell, locale: &Locale, limit: i32, builder: &LayoutBuilder) -> Self {
        let words = matches!(cell.state, CellState::Masked | CellState::NotApplicable | CellState::NotCollected);
        let (value, percent) = printed(locale, cell);
        // A percentage by itself is the figure.
        let (value, percent) = if value.is_empty() { (percent.unwrap_or_default(), None) } else { (value, percent) };
        let value = builder.block(&value, builder.font(BODY, !words), limit);
        let percent = builder.block(&percent.unwrap_or_default(), builder.font(BODY, false), limit);
        let start = value.width + builder.px(8);
        let fits = value.is_one_line() && percent.is_one_line() && start + percent.width <= limit;
        let beside = (fits || percent.is_empty()).then_some(start);
        let (width, height) = match (percent.is_empty(), fits) {
            (true, _) => (value.width, value.height),
            (false, true) => (start + percent.width, value.height.max(percent.height)),
            (false, false) => (value.width.max(percent.width), value.height + percent.height),
        };
        Self { value, percent, beside, ink: if words { Ink::Quiet } else { Ink::Text }, width, height }
    }

    /// Returns whether nothing had to be wrapped.
    pub(super) const fn is_one_line(&self) -> bool {
        self.beside.is_some() && self.value.is_one_line()
    }

    /// The widths of the figure and of the percentage.
    pub(super) const fn columns(&self) -> (i32, i32) {
        (self.value.width, self.percent.width)
    }

    /// Writes it in columns: the right ends of the figure and of the percentage are given.
    pub(super) fn write_columns(self, (value, percent): (i32, i32), top: i32, builder: &mut LayoutBuilder) {
        builder.write(self.value, value, top, Anchor::Right, self.ink);
        builder.write(self.percent, percent, top, Anchor::Right, Ink::Quiet);
    }

    /// Writes it from `x` on, its middle at `middle`.
    pub(super) fn write(self, x: i32, middle: i32, builder: &mut LayoutBuilder) {
        let top = middle - half(self.height);
        let (percent_x, percent_y) = match self.beside {
            Some(start) => (x + start, top),
            None => (x, top + self.value.height),
        };
        builder.write(self.value, x, top, Anchor::Left, self.ink);
        builder.write(self.percent, percent_x, percent_y, Anchor::Left, Ink::Quiet);
    }
}
