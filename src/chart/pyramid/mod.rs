//! A pyramid: two columns as bars on both sides of the labels, on one scale: women and men by their age.

use super::bar_label::{BODY, BarLabel};
use super::bars::{longest_of, scaled, target, withheld};
use super::layout_builder::{Block, LayoutBuilder, half};
use super::plot::{is_quiet, length_of};
use super::scene::{Anchor, Area, Ink};
use crate::locale::Locale;
use crate::report::{Cell, Column, Line, TableView, Value};

/// Thickness of a bar, in CSS pixels.
const THICKNESS: i32 = 20;
/// Below this width, in CSS pixels at the usual text size, a label is over its bars.
const STACKED_BELOW: i32 = 400;

/// The side of the labels that a column is on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// A bar with what is at its end.
struct Bar<'p, 'r> {
    side: Side,
    column: usize,
    cell: &'p Cell<'r>,
    ending: BarLabel,
}

/// The columns of the page that bars are laid out in.
struct Frame {
    stacked: bool,
    /// Start of the bars of each side.
    left: i32,
    right: i32,
    gap: i32,
    leading: i32,
    thickness: i32,
    /// The largest figure, and the length of its bar.
    scale: (u64, i32),
}

/// Lays a pyramid out, from the top; returns where it ends.
pub(super) fn lay_out(view: &TableView, sides: [usize; 2], locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let labels = |limit: i32, builder: &LayoutBuilder| -> Vec<Block> {
        view.body().map(|(_, line)| builder.block(&line.row.label, builder.font(BODY, false), limit)).collect()
    };
    let narrow = builder.width * 30 / 100;
    let longest_word = |line: &Line| builder.longest_word(&line.row.label, builder.font(BODY, false));
    let fits = view.body().all(|(_, line)| longest_word(line) <= narrow);
    let stacked = builder.is_narrower_than(STACKED_BELOW) || !fits;
    let blocks = labels(if stacked { builder.width - builder.px(8) } else { narrow }, builder);
    let between = blocks.iter().map(|label| label.width).max().filter(|_| !stacked);
    let between = between.map_or(builder.px(2), |width| width + builder.px(20));
    let left = builder.left + half(builder.width - between);
    let right = left + between;
    let (gap, leading, thickness) = (builder.px(7), builder.px(if stacked { 12 } else { 6 }), builder.px(THICKNESS));
    let mut frame = Frame { stacked, left, right, gap, leading, thickness, scale: (0, 0) };
    let rows: Vec<(&Line, Block, Vec<Bar>)> = view
        .body()
        .zip(blocks)
        .map(|((_, line), label)| (line, label, bars(line, sides, &frame, locale, builder)))
        .collect();
    frame.scale = scale(rows.iter().flat_map(|(.., bars)| bars), &frame, builder);
    let mut y = name_sides(view, sides, &frame, builder) + half(leading);
    for (line, label, bars) in rows {
        y = draw(line, label, bars, y, view, &frame, locale, builder) + leading;
    }
    y - half(leading)
}

fn bars<'p, 'r>(
    line: &'p Line<'r>,
    [left, right]: [usize; 2],
    frame: &Frame,
    locale: &Locale,
    builder: &LayoutBuilder,
) -> Vec<Bar<'p, 'r>> {
    let bar = |(side, column): (Side, usize)| {
        let cell = line.cells.get(column)?;
        let room = frame.room(side, builder);
        let limit = match (length_of(cell.value), cell.value) {
            (Some(_), _) => room * 3 / 5,
            (None, Value::Masked { .. }) => room - withheld(builder).0 - frame.gap,
            (None, _) => room - frame.gap,
        };
        Some(Bar { side, column, cell, ending: BarLabel::new(cell, locale, limit, builder) })
    };
    [(Side::Left, left), (Side::Right, right)].into_iter().filter_map(bar).collect()
}

impl Frame {
    const fn room(&self, side: Side, builder: &LayoutBuilder) -> i32 {
        match side {
            Side::Left => self.left - builder.left,
            Side::Right => builder.right() - self.right,
        }
    }

    /// A rectangle of a width that begins where the bars of a side do.
    const fn area(&self, side: Side, top: i32, width: i32, height: i32) -> Area {
        let left = match side {
            Side::Left => self.left - width,
            Side::Right => self.right,
        };
        Area { left, top, width, height }
    }
}

/// The largest figure of both sides, and how long its bar can be if nothing at the end of any is to be cut off.
fn scale<'b, 'p: 'b, 'r: 'p>(
    bars: impl Iterator<Item = &'b Bar<'p, 'r>> + Clone,
    frame: &Frame,
    builder: &LayoutBuilder,
) -> (u64, i32) {
    let most = bars.clone().filter_map(|bar| length_of(bar.cell.value)).max().unwrap_or(0);
    let rooms = bars.filter_map(|bar| {
        let figure = length_of(bar.cell.value).filter(|figure| *figure > 0)?;
        Some((figure, frame.room(bar.side, builder) - frame.gap - bar.ending.width))
    });
    (most, longest_of(rooms, most, frame.room(Side::Left, builder).min(frame.room(Side::Right, builder))))
}

/// Names the sides over them; returns where the names end.
fn name_sides(view: &TableView, sides: [usize; 2], frame: &Frame, builder: &mut LayoutBuilder) -> i32 {
    let mut bottom = 0;
    // Bars may meet; their names may not.
    let apart = builder.px(if frame.stacked { 6 } else { 0 });
    for (side, column) in [Side::Left, Side::Right].into_iter().zip(sides) {
        let heading = view.table.columns.get(column).map(Column::full_heading).unwrap_or_default();
        let block = builder.block(&heading, builder.font(BODY, true), frame.room(side, builder) - builder.px(10));
        bottom = bottom.max(block.height);
        let (x, anchor) = match side {
            Side::Left => (frame.left - apart, Anchor::Right),
            Side::Right => (frame.right + apart, Anchor::Left),
        };
        builder.write(block, x, 0, anchor, Ink::Text);
    }
    bottom + builder.px(2)
}

/// Draws a row from `top` on; returns where it ends.
#[expect(clippy::too_many_arguments, reason = "what is drawn, where, and what with")]
fn draw(
    line: &Line,
    label: Block,
    bars: Vec<Bar>,
    top: i32,
    view: &TableView,
    frame: &Frame,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let bar_height = bars.iter().map(|bar| bar.ending.height).max().unwrap_or(0).max(frame.thickness);
    let (label_y, bar_y, height) = if frame.stacked {
        let under = label.height + builder.px(2);
        (top, top + under, under + bar_height)
    } else {
        let height = label.height.max(bar_height);
        (top + half(height - label.height), top + half(height - bar_height), height)
    };
    builder.write(label, i32::midpoint(frame.left, frame.right), label_y, Anchor::Center, Ink::Text);
    let row = builder.band(top - half(frame.leading), height + frame.leading);
    let center = i32::midpoint(frame.left, frame.right);
    for bar in bars {
        let bounds = match bar.side {
            Side::Left => Area { width: center - row.left, ..row },
            Side::Right => Area { left: center, width: row.right() - center, ..row },
        };
        builder.targets.push(target(line, bar.column, bounds, view.table, locale));
        draw_bar(bar, line, bar_y + half(bar_height), frame, builder);
    }
    top + height
}

fn draw_bar(bar: Bar, line: &Line, middle: i32, frame: &Frame, builder: &mut LayoutBuilder) {
    let top = middle - half(frame.thickness);
    let width = match (length_of(bar.cell.value), bar.cell.value) {
        (Some(0), _) => {
            let area = frame.area(bar.side, top, builder.px(1), frame.thickness);
            builder.rect(area.left, area.top, area.width, area.height, Ink::Rule);
            0
        }
        (Some(figure), _) => {
            let (most, longest) = frame.scale;
            let area = frame.area(bar.side, top, scaled(figure, most, longest), frame.thickness);
            let series = Ink::Series(u8::from(bar.side == Side::Right));
            let ink = if is_quiet(line, bar.column) { Ink::Neutral } else { series };
            builder.rect(area.left, area.top, area.width, area.height, ink);
            area.width
        }
        (None, Value::Masked { .. }) => {
            let (width, height) = withheld(builder);
            builder.hatched(frame.area(bar.side, middle - half(height), width, height));
            width
        }
        (None, _) => 0,
    };
    let x = match bar.side {
        Side::Left => frame.left - width - frame.gap - bar.ending.width,
        Side::Right => frame.right + width + frame.gap,
    };
    bar.ending.write(x, middle, builder);
}
