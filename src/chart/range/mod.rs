//! Dots for figures, each on a line between the bounds of its interval: what is estimated, and how well.

mod scale;

use super::bars::{target, withheld};
use super::circle::disc;
use super::ending::Ending;
use super::labels::{Labels, indent};
use super::pen::{Block, Pen, half};
use super::plot::is_quiet;
use super::scene::{Anchor, Area, Ink, Mark, Shape};
use crate::locale::Locale;
use crate::report::{Cell, Line, TableView, Value};
use scale::{Scale, bounds};

/// Letters under the scale, in CSS pixels.
const SMALL: i32 = 12;

/// The columns of the page: labels, the scale, the figures.
struct Frame {
    stacked: bool,
    left: i32,
    width: i32,
    gap: i32,
    leading: i32,
    scale: Scale,
}

/// Lays dots with their ranges out, from the top; returns where they end.
pub(super) fn lay_out(view: &TableView, locale: &Locale, pen: &mut Pen) -> i32 {
    let Labels { stacked, blocks, origin } = Labels::new(view, pen);
    let room = pen.right() - origin;
    // Words that replace a figure are beside the box that replaces its dot.
    let ending = |line: &Line| {
        let cell = line.cells.first()?;
        let limit = if cell.value.size().is_some() { room / 2 } else { room - withheld(pen).0 - pen.px(7) };
        Some(Ending::new(cell, locale, limit, pen))
    };
    let endings: Vec<Option<Ending>> = view.body().map(|(_, line)| ending(line)).collect();
    let has_figure = |line: &Line| line.cells.first().is_some_and(|cell| cell.value.size().is_some());
    let widths = view.body().zip(&endings).filter(|((_, line), _)| has_figure(line));
    let widest = widths.filter_map(|(_, ending)| Some(ending.as_ref()?.width)).max().unwrap_or(0);
    let left = origin + pen.px(8);
    let width = (pen.right() - widest - pen.px(20) - left).max(pen.px(24));
    let leading = pen.px(if stacked { 14 } else { 12 });
    let mut frame = Frame { stacked, left, width, gap: pen.px(7), leading, scale: Scale::new(view, 6) };
    let like = view.body().filter_map(|(_, line)| line.cells.first()).find(|cell| cell.value.size().is_some());
    let like = like.map(|cell| cell.value);
    while frame.is_crowded(like, locale, pen) {
        let steps = frame.scale.ticks().count();
        frame.scale = Scale::new(view, i64::try_from(steps / 2).unwrap_or(1).max(1));
        if steps <= 2 {
            break;
        }
    }
    let lines = pen.marks.len();
    let mut y = half(leading);
    for (((_, line), label), ending) in view.body().zip(blocks).zip(endings) {
        y = draw(line, label, ending, y, view, &frame, locale, pen) + leading;
    }
    axis(&frame, like, y - half(leading), lines, locale, pen)
}

impl Frame {
    fn x(&self, number: i64) -> i32 {
        self.scale.x(number, self.left, self.width)
    }

    /// The round numbers of the scale, written, each at its place.
    fn ticks(&self, like: Option<&Value>, locale: &Locale, pen: &Pen) -> Vec<(i32, Block)> {
        let Some(like) = like else { return Vec::new() };
        let block = |tick: i64| pen.block(&self.scale.say(tick, like, locale), pen.font(SMALL, false), self.width);
        self.scale.ticks().map(|tick| (self.x(tick), block(tick))).collect()
    }

    /// Returns whether the numbers under the scale have no room beside each other.
    fn is_crowded(&self, like: Option<&Value>, locale: &Locale, pen: &Pen) -> bool {
        let ticks = self.ticks(like, locale, pen);
        let reach = |block: &Block| block.width / 2 + pen.px(5);
        ticks.windows(2).any(|pair| pair[0].0 + reach(&pair[0].1) > pair[1].0 - reach(&pair[1].1))
    }
}

/// Draws a row from `top` on; returns where it ends.
#[expect(clippy::too_many_arguments, reason = "what is drawn, where, and what with")]
fn draw(
    line: &Line,
    label: Block,
    ending: Option<Ending>,
    top: i32,
    view: &TableView,
    frame: &Frame,
    locale: &Locale,
    pen: &mut Pen,
) -> i32 {
    let own_height = ending.as_ref().map_or(0, |ending| ending.height).max(pen.px(18));
    let (label_y, own_y, height) = if frame.stacked {
        let under = label.height + pen.px(2);
        (top, top + under, under + own_height)
    } else {
        let height = label.height.max(own_height);
        (top + half(height - label.height), top + half(height - own_height), height)
    };
    pen.write(label, pen.left + indent(line, pen), label_y, Anchor::Left, Ink::Text);
    let row = pen.band(top - half(frame.leading), height + frame.leading);
    pen.targets.push(target(line, 0, row, view.table, locale));
    let middle = own_y + half(own_height);
    if let (Some(cell), Some(ending)) = (line.cells.first(), ending) {
        let x = draw_dot(cell, is_quiet(line, 0), middle, ending.width, frame, pen);
        ending.write(x, middle, pen);
    }
    top + height
}

/// Draws the dot and the line of a figure, or the box that is in place of a withheld one; returns where its text begins.
fn draw_dot(cell: &Cell, quiet: bool, middle: i32, text: i32, frame: &Frame, pen: &mut Pen) -> i32 {
    let ink = if quiet { Ink::Neutral } else { Ink::Accent };
    if let Some(bounds) = bounds(cell.value) {
        let [low, high] = bounds.map(|bound| frame.x(bound));
        pen.path(vec![(low, middle), (high, middle)], pen.px(2), ink);
        for end in [low, high] {
            pen.path(vec![(end, middle - pen.px(4)), (end, middle + pen.px(4))], pen.px(2), ink);
        }
    }
    match (cell.value.size(), cell.value) {
        (Some(number), _) => {
            let outline = disc((frame.x(number), middle), pen.px(5));
            pen.marks.push(Mark { shape: Shape::Polygon(outline), ink });
            pen.right() - text
        }
        (None, Value::Masked { .. }) => {
            let (width, height) = withheld(pen);
            pen.hatched(Area { left: frame.left, top: middle - half(height), width, height });
            frame.left + width + frame.gap
        }
        (None, _) => frame.left,
    }
}

/// Draws the scale: its round numbers under all rows, and thin lines behind them. Returns where it ends.
fn axis(frame: &Frame, like: Option<&Value>, top: i32, behind: usize, locale: &Locale, pen: &mut Pen) -> i32 {
    let mut bottom = top;
    for (x, block) in frame.ticks(like, locale, pen) {
        let area = Area { left: x - pen.px(1) / 2, top: 0, width: pen.px(1), height: top };
        pen.marks.insert(behind, Mark { shape: Shape::Rect(area), ink: Ink::Track });
        bottom = bottom.max(top + pen.px(4) + block.height);
        let middle = x.min(pen.right() - block.width / 2).max(pen.left + (block.width + 1) / 2);
        pen.write(block, middle, top + pen.px(4), Anchor::Center, Ink::Quiet);
    }
    bottom
}
