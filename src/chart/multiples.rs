//! Small multiples: a small chart of bars for each column of a table of many, beside each other and on one scale.

use super::bar_label::BODY;
use super::bars::{Bar, draw_bar, longest_of, scaled, target};
use super::benchmark;
use super::labels::{Labels, indent};
use super::layout_builder::{Block, LayoutBuilder, half};
use super::plot::Plot;
use super::scene::{Anchor, Area, Ink};
use crate::locale::Locale;
use crate::report::{Column, Line};

/// Least width of a small chart, in CSS pixels at the usual text size.
const LEAST: i32 = 130;
/// Thickness of a bar, in CSS pixels.
const THICKNESS: i32 = 14;

/// The places of charts beside each other.
struct Frame {
    origin: i32,
    width: i32,
    between: i32,
    stacked: bool,
    leading: i32,
    /// The largest figure, and the length of its bar.
    scale: (u64, i32),
}

/// Lays small charts out, from the top; returns where they end.
pub(super) fn lay_out(plot: &Plot, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let Labels { stacked, origin, .. } = Labels::new(&plot.view, builder);
    let (room, between) = (builder.right() - origin, builder.px(20));
    let count = i32::try_from(plot.columns.len()).unwrap_or(1);
    let most = ((room + between) / (builder.px(LEAST) + between)).clamp(1, count);
    // As many in each row of charts.
    let rows = (count + most - 1) / most;
    let beside = (count + rows - 1) / rows;
    let width = (room - between * (beside - 1)) / beside;
    let leading = builder.px(if stacked { 12 } else { 8 });
    let mut frame = Frame { origin, width, between, stacked, leading, scale: (plot.most, width) };
    let bars = plot.view.body().flat_map(|(_, line)| self::bars(line, &plot.columns, plot, &frame, locale, builder));
    let rooms: Vec<(u64, i32)> = bars.filter_map(|bar| bar.room(width, builder)).collect();
    frame.scale.1 = longest_of(rooms.into_iter(), plot.most, width);
    let mut y = 0;
    if let (Some(size), Some(named)) = (plot.benchmark, &plot.view.table.benchmark) {
        let x = origin + scaled(size, plot.most, frame.scale.1);
        y = benchmark::name(named, x, y, locale, builder) + builder.px(4);
    }
    for (index, columns) in plot.columns.chunks(usize::try_from(beside).unwrap_or(1)).enumerate() {
        let top = if index == 0 { y } else { y + builder.px(20) };
        y = draw(columns, top, plot, &frame, locale, builder);
    }
    y
}

/// The bars of a row in some columns.
fn bars(
    line: &Line,
    columns: &[usize],
    plot: &Plot,
    frame: &Frame,
    locale: &Locale,
    builder: &LayoutBuilder,
) -> Vec<Bar> {
    let bar = |column: &usize| {
        let ink = plot.ink(line, *column, line.level == 0);
        Some(Bar::new(line.cells.get(*column)?, *column, ink, builder.px(THICKNESS), frame.width, locale, builder))
    };
    columns.iter().filter_map(bar).collect()
}

/// Draws charts beside each other from `top` on; returns where they end.
fn draw(columns: &[usize], top: i32, plot: &Plot, frame: &Frame, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let heading = |column: &usize| {
        let heading = plot.view.table.columns.get(*column).map(Column::full_heading).unwrap_or_default();
        builder.block(&heading, builder.font(BODY, true), frame.width)
    };
    let headings: Vec<Block> = columns.iter().map(heading).collect();
    let mut y = top + headings.iter().map(|heading| heading.height).max().unwrap_or(0);
    for (heading, place) in headings.into_iter().zip(0..) {
        // On one line with the bars, whatever their headings need.
        let above = y - heading.height;
        builder.write(heading, frame.left(place), above, Anchor::Left, Ink::Text);
    }
    y += half(frame.leading);
    for ((_, line), label) in plot.view.body().zip(Labels::new(&plot.view, builder).blocks) {
        y = draw_row((line, label), columns, y, plot, frame, locale, builder) + frame.leading;
    }
    y - half(frame.leading)
}

/// Draws a row of all charts beside each other; returns where it ends.
fn draw_row(
    (line, label): (&Line, Block),
    columns: &[usize],
    top: i32,
    plot: &Plot,
    frame: &Frame,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let bars = bars(line, columns, plot, frame, locale, builder);
    let tallest = bars.iter().map(|bar| bar.height).max().unwrap_or(0);
    let (label_y, bars_y, height) = if frame.stacked {
        let under = label.height + builder.px(2);
        (top, top + under, under + tallest)
    } else {
        let height = label.height.max(tallest);
        (top + half(height - label.height), top + half(height - tallest), height)
    };
    builder.write(label, builder.left + indent(line, builder), label_y, Anchor::Left, Ink::Text);
    let (above, tall) = (top - half(frame.leading), height + frame.leading);
    for (bar, place) in bars.into_iter().zip(0..) {
        let left = frame.left(place);
        let start = (left - half(frame.between)).max(frame.origin);
        let end = (left + frame.width + half(frame.between)).min(builder.right());
        let bounds = Area { left: start, top: above, width: end - start, height: tall };
        builder.targets.push(target(line, bar.column, bounds, plot.view.table, locale));
        let from = builder.marks.len();
        draw_bar(bar, (left, bars_y + half(tallest)), frame.scale, builder);
        if let Some(size) = plot.benchmark {
            let x = left + scaled(size, frame.scale.0, frame.scale.1);
            benchmark::across(x, bars_y - half(frame.leading), tallest + frame.leading, from, builder);
        }
    }
    top + height
}

impl Frame {
    /// Left end of a chart.
    const fn left(&self, place: i32) -> i32 {
        self.origin + place * (self.width + self.between)
    }
}
