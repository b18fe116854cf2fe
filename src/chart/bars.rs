use super::bar_label::{BarLabel, printed};
use super::benchmark;
use super::labels::{Labels, indent};
use super::layout_builder::{Block, LayoutBuilder, half};
use super::legend::{Sample, legend};
use super::plot::{Plot, length_of};
use super::scene::{Anchor, Area, Hit, Ink, Point, Target};
use crate::locale::Locale;
use crate::report::{Cell, Column, Line, Table, Value};

/// A bar with what is at its end.
pub(super) struct Bar {
    pub(super) column: usize,
    ink: Ink,
    length: Length,
    thickness: i32,
    ending: BarLabel,
    pub(super) height: i32,
}

#[derive(Clone, Copy)]
enum Length {
    /// So much of the scale.
    Figure(u64),
    /// Withheld: a box that is the same for all.
    Withheld,
    /// Words alone.
    Words,
}

/// A row of the chart: a label and a bar for each column.
struct Entry<'p, 'r> {
    line: &'p Line<'r>,
    indent: i32,
    /// Left end of its bars.
    origin: i32,
    label: Block,
    bars: Vec<Bar>,
}

/// The columns of the page that bars are laid out in.
struct Frame {
    stacked: bool,
    /// Left end of the bars; under a label they are indented like it.
    origin: i32,
    /// Right end of the texts at their ends.
    right: i32,
    /// Between rows.
    leading: i32,
    /// The bar of the largest figure.
    longest: i32,
}

/// Lays horizontal bars out, from the top; returns where they end.
pub(super) fn lay_out(plot: &Plot, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let Labels { stacked, blocks, origin } = Labels::new(&plot.view, builder);
    let leading = builder.px(if stacked { 14 } else { 10 });
    let mut frame = Frame { stacked, origin, right: builder.right(), leading, longest: 0 };
    let lines = plot.view.body().zip(blocks);
    let entries: Vec<Entry> =
        lines.map(|((_, line), label)| entry(line, label, plot, locale, &frame, builder)).collect();
    frame.longest = longest(&entries, plot.most, &frame, builder);
    let mut y = name_columns(plot, builder);
    let line = plot.benchmark.map(|benchmark| frame.origin + scaled(benchmark, plot.most, frame.longest));
    if let (Some(x), Some(named)) = (line, &plot.view.table.benchmark) {
        y = benchmark::name(named, x, y, locale, builder);
    }
    y += half(frame.leading);
    for (index, entry) in entries.into_iter().enumerate() {
        if index > 0 && plot.is_nested() && entry.line.level == 0 {
            y += builder.px(8);
        }
        let from = builder.marks.len();
        let bottom = draw(entry, y, plot, &frame, locale, builder);
        if let Some(x) = line {
            benchmark::across(x, y - half(frame.leading), bottom - y + frame.leading, from, builder);
        }
        y = bottom + frame.leading;
    }
    y - half(frame.leading)
}

fn entry<'p, 'r>(
    line: &'p Line<'r>,
    label: Block,
    plot: &Plot,
    locale: &Locale,
    frame: &Frame,
    builder: &LayoutBuilder,
) -> Entry<'p, 'r> {
    let indent = indent(line, builder);
    let origin = frame.origin + if frame.stacked { indent } else { 0 };
    let room = frame.right - origin;
    let grouped = plot.columns.len() > 1;
    let thickness = builder.px(match (grouped, frame.stacked, line.level) {
        (true, ..) | (false, true, 1..) => 12,
        (false, true, 0) | (false, false, 1..) => 14,
        (false, false, 0) => 18,
    });
    let mut bars = Vec::new();
    for (series, &column) in plot.columns.iter().enumerate() {
        let Some(cell) = line.cells.get(column) else { continue };
        let ink = if grouped {
            Ink::Series(u8::try_from(series).unwrap_or_default())
        } else {
            plot.ink(line, column, line.level == 0)
        };
        bars.push(Bar::new(cell, column, ink, thickness, room, locale, builder));
    }
    Entry { line, indent, origin, label, bars }
}

impl Bar {
    /// A bar of a cell, for a room of a width.
    pub(super) fn new(
        cell: &Cell,
        column: usize,
        ink: Ink,
        thickness: i32,
        room: i32,
        locale: &Locale,
        builder: &LayoutBuilder,
    ) -> Self {
        let length = match (length_of(cell.value), cell.value) {
            (Some(figure), _) => Length::Figure(figure),
            (None, Value::Masked { .. }) => Length::Withheld,
            (None, _) => Length::Words,
        };
        let limit = match length {
            Length::Figure(_) => room * 3 / 5,
            Length::Withheld => room - withheld(builder).0 - gap(builder),
            Length::Words => room,
        };
        let ending = BarLabel::new(cell, locale, limit, builder);
        let height = thickness.max(ending.height);
        Self { column, ink, length, thickness, ending, height }
    }

    /// The figure that it is as long as, and the room that it has beside what is at its end.
    pub(super) fn room(&self, room: i32, builder: &LayoutBuilder) -> Option<(u64, i32)> {
        match self.length {
            Length::Figure(figure @ 1..) => Some((figure, room - gap(builder) - self.ending.width)),
            _ => None,
        }
    }
}

/// The distance between a bar and what is at its end.
const fn gap(builder: &LayoutBuilder) -> i32 {
    builder.px(7)
}

/// The width and height of the box for a withheld figure: the same in every row of every table.
pub(super) const fn withheld(builder: &LayoutBuilder) -> (i32, i32) {
    (builder.px(44), builder.px(14))
}

/// The longest that the bar of the largest figure can be if nothing at the end of any bar is to be cut off.
fn longest(entries: &[Entry], most: u64, frame: &Frame, builder: &LayoutBuilder) -> i32 {
    let bars = entries.iter().flat_map(|entry| entry.bars.iter().map(move |bar| (entry, bar)));
    let rooms = bars.filter_map(|(entry, bar)| bar.room(frame.right - entry.origin, builder));
    longest_of(rooms, most, frame.right - frame.origin)
}

/// The longest that the bar of the largest figure can be, if the bar of each figure is to fit its room.
pub(super) fn longest_of(rooms: impl Iterator<Item = (u64, i32)>, most: u64, limit: i32) -> i32 {
    let of = |(figure, room): (u64, i32)| i64::from(room) * wide(most) / wide(figure).max(1);
    let longest = rooms.map(of).fold(i64::from(limit), i64::min);
    i32::try_from(longest.max(0)).unwrap_or_default()
}

/// The longest bar of a table, as [`share`] measures it.
pub(super) const WHOLE: u32 = 10_000;

/// The length of a figure's bar, of [`WHOLE`].
pub(super) fn share(figure: u64, most: u64) -> u32 {
    scaled(figure, most, WHOLE.cast_signed()).unsigned_abs()
}

/// The length of a figure's bar, to the nearest unit.
pub(super) fn scaled(figure: u64, most: u64, longest: i32) -> i32 {
    let most = wide(most).max(1);
    i32::try_from((wide(figure) * i64::from(longest) * 2 + most) / (2 * most)).unwrap_or(longest)
}

/// A figure for 64-bit arithmetic, which leaves room for a length. Counts end below 10^12; nothing larger is drawn
/// to scale.
fn wide(figure: u64) -> i64 {
    i64::try_from(figure).unwrap_or(i64::MAX).min(1 << 42)
}

/// Draws a row from `top` on; returns where it ends.
fn draw(entry: Entry, top: i32, plot: &Plot, frame: &Frame, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let between = builder.px(2);
    let gaps = i32::try_from(entry.bars.len().saturating_sub(1)).unwrap_or_default() * between;
    let bars_height = entry.bars.iter().map(|bar| bar.height).sum::<i32>() + gaps;
    let (label_y, mut y, bottom) = if frame.stacked {
        let y = top + entry.label.height + builder.px(2);
        (top, y, y + bars_height)
    } else {
        let height = entry.label.height.max(bars_height);
        (top + half(height - entry.label.height), top + half(height - bars_height), top + height)
    };
    let label_x = builder.left + entry.indent;
    builder.write(entry.label, label_x, label_y, Anchor::Left, Ink::Text);
    let row = builder.band(top - half(frame.leading), bottom - top + frame.leading);
    for bar in entry.bars {
        let bounds = if plot.columns.len() == 1 { row } else { builder.band(y - half(between), bar.height + between) };
        builder.targets.push(target(entry.line, bar.column, bounds, plot.view.table, locale));
        let height = bar.height;
        draw_bar(bar, (entry.origin, y + half(height)), (plot.most, frame.longest), builder);
        y += height + between;
    }
    bottom
}

/// Draws a bar from a point on, on a scale: the largest figure and its length.
pub(super) fn draw_bar(bar: Bar, (left, middle): Point, (most, longest): (u64, i32), builder: &mut LayoutBuilder) {
    let top = middle - half(bar.thickness);
    let end = match bar.length {
        Length::Figure(0) => {
            builder.rect(left, top, builder.px(1), bar.thickness, Ink::Rule);
            left + gap(builder)
        }
        Length::Figure(figure) => {
            let length = scaled(figure, most, longest);
            builder.rect(left, top, length, bar.thickness, bar.ink);
            left + length + gap(builder)
        }
        Length::Withheld => {
            let (width, height) = withheld(builder);
            builder.hatched(Area { left, top: middle - half(height), width, height });
            left + width + gap(builder)
        }
        Length::Words => left,
    };
    bar.ending.write(end, middle, builder);
}

pub(super) fn target(line: &Line, column: usize, bounds: Area, table: &Table, locale: &Locale) -> Target {
    let (mut key, mut label) = (line.pointer.clone(), line.row.label.clone());
    if let Some(heading) = table.columns.get(column).map(Column::full_heading) {
        key.push_str("/values/");
        key.push_str(&column.to_string());
        label.push_str(", ");
        label.push_str(&heading);
    }
    let (value, percent) = line.cells.get(column).map(|cell| printed(locale, cell)).unwrap_or_default();
    Target { key, label, value, percent, bounds, hit: vec![Hit::Area(bounds)] }
}

/// Names the columns by the colours of their bars; returns where the names end.
fn name_columns(plot: &Plot, builder: &mut LayoutBuilder) -> i32 {
    let grouped = plot.columns.len() > 1;
    let item = |(series, column): (usize, &usize)| {
        let heading = plot.view.table.columns.get(*column)?.full_heading();
        let ink = if grouped { Ink::Series(u8::try_from(series).unwrap_or_default()) } else { Ink::Accent };
        Some((Sample::Filled(ink), heading))
    };
    let items: Vec<_> = plot.columns.iter().enumerate().filter_map(item).collect();
    let room = Area { left: builder.left, top: 0, width: builder.width, height: 0 };
    let bottom = legend(&items, room, false, builder);
    if bottom > 0 { bottom + builder.px(8) } else { 0 }
}
