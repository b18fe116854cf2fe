//! Dots for figures, each on a line between the bounds of its interval: what is estimated, and how well.

mod scale;

use super::arc::disc;
use super::bar_label::BarLabel;
use super::bars::{target, withheld};
use super::labels::{Labels, indent};
use super::layout_builder::{Block, LayoutBuilder, half};
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
pub(super) fn lay_out(view: &TableView, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let Labels { stacked, blocks, origin } = Labels::new(view, builder);
    let room = builder.right() - origin;
    let left = origin + builder.px(8);
    // Words that replace a figure are beside the box that replaces its dot, from where the scale begins.
    let ending = |line: &Line| {
        let cell = line.cells.first()?;
        let limit = if cell.value.size().is_some() {
            room / 2
        } else {
            builder.right() - left - withheld(builder).0 - builder.px(7)
        };
        Some(BarLabel::new(cell, locale, limit, builder))
    };
    let endings: Vec<Option<BarLabel>> = view.body().map(|(_, line)| ending(line)).collect();
    let has_figure = |line: &Line| line.cells.first().is_some_and(|cell| cell.value.size().is_some());
    let widths = view.body().zip(&endings).filter(|((_, line), _)| has_figure(line));
    let widest = widths.filter_map(|(_, ending)| Some(ending.as_ref()?.width)).max().unwrap_or(0);
    let width = (builder.right() - widest - builder.px(20) - left).max(builder.px(24));
    let leading = builder.px(if stacked { 14 } else { 12 });
    let mut frame = Frame { stacked, left, width, gap: builder.px(7), leading, scale: Scale::new(view, 6) };
    let like = view.body().filter_map(|(_, line)| line.cells.first()).find(|cell| cell.value.size().is_some());
    let like = like.map(|cell| cell.value);
    while frame.is_crowded(like, locale, builder) {
        let steps = frame.scale.ticks().count();
        frame.scale = Scale::new(view, i64::try_from(steps / 2).unwrap_or(1).max(1));
        if steps <= 2 {
            break;
        }
    }
    let lines = builder.marks.len();
    let mut y = half(leading);
    for (((_, line), label), ending) in view.body().zip(blocks).zip(endings) {
        y = draw(line, label, ending, y, view, &frame, locale, builder) + leading;
    }
    axis(&frame, like, y - half(leading), lines, locale, builder)
}

impl Frame {
    fn x(&self, number: i64) -> i32 {
        self.scale.x(number, self.left, self.width)
    }

    /// The round numbers of the scale, written, each at its place.
    fn ticks(&self, like: Option<&Value>, locale: &Locale, builder: &LayoutBuilder) -> Vec<(i32, Block)> {
        let Some(like) = like else { return Vec::new() };
        let block =
            |tick: i64| builder.block(&self.scale.say(tick, like, locale), builder.font(SMALL, false), self.width);
        self.scale.ticks().map(|tick| (self.x(tick), block(tick))).collect()
    }

    /// Returns whether the numbers under the scale have no room beside each other.
    fn is_crowded(&self, like: Option<&Value>, locale: &Locale, builder: &LayoutBuilder) -> bool {
        let ticks = self.ticks(like, locale, builder);
        let reach = |block: &Block| block.width / 2 + builder.px(5);
        ticks.windows(2).any(|pair| pair[0].0 + reach(&pair[0].1) > pair[1].0 - reach(&pair[1].1))
    }
}

/// Draws a row from `top` on; returns where it ends.
#[expect(clippy::too_many_arguments, reason = "what is drawn, where, and what with")]
fn draw(
    line: &Line,
    label: Block,
    ending: Option<BarLabel>,
    top: i32,
    view: &TableView,
    frame: &Frame,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let own_height = ending.as_ref().map_or(0, |ending| ending.height).max(builder.px(18));
    let (label_y, own_y, height) = if frame.stacked {
        let under = label.height + builder.px(2);
        (top, top + under, under + own_height)
    } else {
        let height = label.height.max(own_height);
        (top + half(height - label.height), top + half(height - own_height), height)
    };
    builder.write(label, builder.left + indent(line, builder), label_y, Anchor::Left, Ink::Text);
    let row = builder.band(top - half(frame.leading), height + frame.leading);
    builder.targets.push(target(line, 0, row, view.table, locale));
    let middle = own_y + half(own_height);
    if let (Some(cell), Some(ending)) = (line.cells.first(), ending) {
        let x = draw_dot(cell, is_quiet(line, 0), middle, ending.width, frame, builder);
        ending.write(x, middle, builder);
    }
    top + height
}

/// Draws the dot and the line of a figure, or the box that is in place of a withheld one; returns where its text begins.
fn draw_dot(cell: &Cell, quiet: bool, middle: i32, text: i32, frame: &Frame, builder: &mut LayoutBuilder) -> i32 {
    let ink = if quiet { Ink::Neutral } else { Ink::Accent };
    if let Some(bounds) = bounds(cell.value) {
        let [low, high] = bounds.map(|bound| frame.x(bound));
        builder.path(vec![(low, middle), (high, middle)], builder.px(2), ink);
        for end in [low, high] {
            builder.path(vec![(end, middle - builder.px(4)), (end, middle + builder.px(4))], builder.px(2), ink);
        }
    }
    match (cell.value.size(), cell.value) {
        (Some(number), _) => {
            let outline = disc((frame.x(number), middle), builder.px(5));
            builder.marks.push(Mark { shape: Shape::Polygon(outline), ink });
            builder.right() - text
        }
        (None, Value::Masked { .. }) => {
            let (width, height) = withheld(builder);
            builder.hatched(Area { left: frame.left, top: middle - half(height), width, height });
            frame.left + width + frame.gap
        }
        (None, _) => frame.left,
    }
}

/// Draws the scale: its round numbers under all rows, and thin lines behind them. Returns where it ends.
fn axis(
    frame: &Frame,
    like: Option<&Value>,
    top: i32,
    behind: usize,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let mut bottom = top;
    for (x, block) in frame.ticks(like, locale, builder) {
        let area = Area { left: x - builder.px(1) / 2, top: 0, width: builder.px(1), height: top };
        builder.marks.insert(behind, Mark { shape: Shape::Rect(area), ink: Ink::Track });
        bottom = bottom.max(top + builder.px(4) + block.height);
        let middle = x.min(builder.right() - block.width / 2).max(builder.left + (block.width + 1) / 2);
        builder.write(block, middle, top + builder.px(4), Anchor::Center, Ink::Quiet);
    }
    bottom
}
