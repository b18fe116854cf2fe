use super::arc::{Ring, turns};
use super::bar_label::{BODY, BarLabel, printed};
use super::layout_builder::{Block, LayoutBuilder, half, line_height};
use super::plot::is_quiet;
use super::scene::{Anchor, Area, Hit, Ink, Mark, Shape, Target, UNIT};
use crate::locale::Locale;
use crate::report::{Cell, Line, Role, TableView};

/// Below this width, in CSS pixels at the usual text size, the list is under the ring.
const STACKED_BELOW: i32 = 440;
/// The width of the hole, in hundredths of the ring's.
const HOLE: i32 = 64;

/// A part, as the list beside the ring says it.
struct Part<'p, 'r> {
    line: &'p Line<'r>,
    ink: Ink,
    label: Block,
    figures: BarLabel,
    height: i32,
}

/// The columns of the list, from its left edge.
struct Columns {
    /// Left end of the labels.
    label: i32,
    /// Right ends of the figures and the percentages; `None` where they are under the label for want of room.
    figures: Option<(i32, i32)>,
    width: i32,
}

/// Lays a ring out with its list, from the top; returns where they end.
pub(super) fn lay_out(view: &TableView, counts: &[u64], locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let stacked = builder.is_narrower_than(STACKED_BELOW);
    let diameter = builder.px(220).min(if stacked { builder.width } else { builder.width * 2 / 5 });
    let list_left = if stacked { builder.left } else { builder.left + diameter + builder.px(32) };
    let (parts, columns) = list(view, builder.right() - list_left, locale, builder);
    let height: i32 = parts.iter().map(|part| part.height).sum();
    let margin = builder.left;
    let (ring_top, list_top) = if stacked {
        (margin, margin + diameter + builder.px(14))
    } else {
        let tallest = diameter.max(height);
        (margin + half(tallest - diameter), margin + half(tallest - height))
    };
    let ring_left = if stacked { builder.left + half(builder.width - diameter) } else { builder.left };
    let outer = diameter / 2;
    let center = (ring_left + outer, ring_top + outer);
    let ring = Ring { center, outer, inner: outer * HOLE / 100, gap: 2 * UNIT };
    let mut y = list_top;
    for (part, (from, to)) in parts.into_iter().zip(turns(counts)) {
        let area = Area { left: list_left - margin, top: y, width: columns.width + 2 * margin, height: part.height };
        // A part of nothing is listed and has no slice.
        let slice = (from < to).then(|| ring.slice(from, to));
        draw(part, area, slice, &columns, locale, builder);
        y = area.bottom();
    }
    let bottom = y.max(ring_top + diameter + margin);
    total(view, &ring, bottom, locale, builder)
}

/// The parts, and the columns that hold all of them.
fn list<'p, 'r>(
    view: &'p TableView<'r>,
    width: i32,
    locale: &Locale,
    builder: &LayoutBuilder,
) -> (Vec<Part<'p, 'r>>, Columns) {
    let label_left = builder.px(14 + 8);
    let limit = width - label_left;
    let lines: Vec<_> = view.body().filter_map(|(_, line)| Some((line, line.cells.first()?))).collect();
    let endings: Vec<BarLabel> = lines.iter().map(|(_, cell)| BarLabel::new(cell, locale, limit, builder)).collect();
    let widest = |side: fn((i32, i32)) -> i32| endings.iter().map(|ending| side(ending.columns())).max().unwrap_or(0);
    let (value, percent) = (widest(|columns| columns.0), widest(|columns| columns.1));
    let between = builder.px(if percent > 0 { 12 } else { 0 });
    let figures = value + between + percent;
    let room = limit - builder.px(18) - figures;
    let beside = room >= limit * 2 / 5 && endings.iter().all(BarLabel::is_one_line);
    let colors = colors(&lines);
    let parts: Vec<Part> = lines
        .into_iter()
        .zip(endings)
        .zip(colors)
        .map(|(((line, _), figures), ink)| {
            let label = builder.block(&line.row.label, builder.font(BODY, false), if beside { room } else { limit });
            let height = if beside { label.height.max(figures.height) } else { label.height + figures.height };
            Part { line, ink, label, figures, height: height + builder.px(10) }
        })
        .collect();
    let label_right = label_left + parts.iter().map(|part| part.label.width).max().unwrap_or(0);
    let value_right = label_right + builder.px(18) + value;
    let right = value_right + between + percent;
    let columns = Columns {
        label: label_left,
        figures: beside.then_some((value_right, right)),
        width: if beside { right } else { width },
    };
    (parts, columns)
}

/// A colour for each part; grey for the one that says least: not specified, else what is no category of its own.
fn colors(lines: &[(&Line, &Cell)]) -> Vec<Ink> {
    let unsaid = lines.iter().position(|(line, _)| line.row.role == Role::NotSpecified);
    let grey = unsaid.or_else(|| lines.iter().position(|(line, _)| is_quiet(line, 0)));
    let mut series = 0..;
    let color = |index| if Some(index) == grey { Ink::Neutral } else { Ink::Series(series.next().unwrap_or_default()) };
    (0..lines.len()).map(color).collect()
}

fn draw(
    part: Part,
    area: Area,
    slice: Option<Vec<(i32, i32)>>,
    columns: &Columns,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) {
    let (value, percent) = part.line.cells.first().map(|cell| printed(locale, cell)).unwrap_or_default();
    let (key, label) = (part.line.pointer.clone(), part.line.row.label.clone());
    let mut hit = vec![Hit::Area(area)];
    if let Some(slice) = slice {
        builder.marks.push(Mark { shape: Shape::Polygon(slice.clone()), ink: part.ink });
        hit.push(Hit::Rings(vec![slice]));
    }
    builder.targets.push(Target { key, label, value, percent, bounds: area, hit });
    let (left, top) = (area.left + builder.left, area.top + builder.px(5));
    let (side, line) = (builder.px(14), line_height(builder.font(BODY, false).size));
    builder.rect(left, top + half(line - side), side, side, part.ink);
    let (x, below) = (left + columns.label, top + part.label.height);
    builder.write(part.label, x, top, Anchor::Left, Ink::Text);
    if let Some((value, percent)) = columns.figures {
        part.figures.write_columns((left + value, left + percent), top, builder);
    } else {
        let middle = below + half(part.figures.height);
        part.figures.write(x, middle, builder);
    }
}

/// Writes the published total into the ring, or under everything where it does not fit; returns where all ends.
fn total(view: &TableView, ring: &Ring, bottom: i32, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let Some(value) = view.table.total.as_ref().and_then(|total| total.figures().first()) else { return bottom };
    let unit = view.table.unit.as_deref().unwrap_or_default();
    let room = ring.inner * 17 / 10;
    let number = builder.block(&locale.value(value), builder.font(30, true), room);
    let words = builder.block(unit, builder.font(BODY, false), ring.inner * 15 / 10);
    let (width, height) = (number.width.max(words.width), number.height + words.height);
    // Pythagoras: the corners of the text are inside the hole.
    let square = |side: i32| i64::from(side / 2) * i64::from(side / 2);
    let (x, y) = ring.center;
    if number.is_one_line() && square(width) + square(height) < square(ring.inner * 19 / 10) {
        let top = y - half(height);
        let middle = top + number.height;
        builder.write(number, x, top, Anchor::Center, Ink::Text);
        builder.write(words, x, middle, Anchor::Center, Ink::Quiet);
        return bottom;
    }
    let text = [&locale.value(value), " ", unit].concat();
    let block = builder.block(&text, builder.font(BODY, true), builder.width);
    let (top, height) = (bottom + builder.px(6), block.height);
    builder.write(block, builder.left, top, Anchor::Left, Ink::Text);
    top + height + builder.px(4)
}
