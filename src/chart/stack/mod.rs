//! Bars of parts: a bar for each row, divided by the columns, which are parts of one whole.
//!
//! Only what is printed has a length. In a bar as long as its figures, a box of one size, behind the parts that are
//! published, is in place of each that is withheld. In bars of 100%, the rest would tell what is withheld: such a row
//! has no bar, and its figures are written instead.

mod row;
mod whole;

use super::bar_label::{BarLabel, said};
use super::bars::{target, withheld};
use super::labels::{Labels, indent};
use super::layout_builder::{Block, LayoutBuilder, half, line_height};
use super::legend::{Sample, legend, legend_under, replacements};
use super::scene::{Anchor, Area, Font, Ink};
use crate::locale::Locale;
use crate::report::{Column, TableView, Value};
use row::{Part, Row};

/// Thickness of a bar, in CSS pixels.
const THICKNESS: i32 = 24;

/// The columns of the page that bars are laid out in.
struct Frame {
    stacked: bool,
    /// Left end of the bars.
    origin: i32,
    /// Right end of the bars, where all are as long; of the texts at their ends, where they are not.
    right: i32,
    gap: i32,
    leading: i32,
    thickness: i32,
    /// The largest figure, and the length of its bar; in bars of 100%, every row has its own.
    scale: (u64, i32),
}

/// Lays bars of parts out, from the top; returns where they end.
pub(super) fn lay_out(
    view: &TableView,
    columns: &[usize],
    whole: bool,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let Labels { stacked, blocks, origin } = Labels::new(view, builder);
    let leading = builder.px(if stacked { 14 } else { 10 });
    let (gap, thickness) = (builder.px(7), builder.px(THICKNESS));
    let mut frame = Frame { stacked, origin, right: builder.right(), gap, leading, thickness, scale: (0, 0) };
    let room = frame.right - origin;
    let rows = view.body().zip(blocks).map(|((_, line), label)| Row::new(line, label, columns, whole));
    let mut rows: Vec<Row> = rows.collect();
    let total = view.table.columns.iter().position(Column::is_sum);
    for row in &mut rows {
        // A row without a bar says its whole with its parts.
        let cell = total.and_then(|total| row.line.cells.get(total)).filter(|_| row.has_bar());
        row.ending = cell.map(|cell| BarLabel::new(cell, locale, room / 3, builder));
    }
    if whole {
        let widest = rows.iter().filter_map(|row| row.ending.as_ref()).map(|ending| ending.width).max();
        frame.right -= widest.map_or(0, |widest| widest + gap);
    } else {
        frame.scale = row::scale(&rows, &frame, builder);
    }
    let names =
        columns.iter().map(|column| view.table.columns.get(*column).map(Column::full_heading).unwrap_or_default());
    let names: Vec<String> = names.collect();
    let mut y = name_parts(&names, &rows, &frame, builder) + if stacked { 0 } else { half(leading) };
    for (index, row) in rows.into_iter().enumerate() {
        if index > 0 && !row.line.row.children.is_empty() {
            y += builder.px(8);
        }
        y = draw(row, y, &names, view, &frame, locale, builder) + leading;
    }
    let bottom = y - half(leading);
    // Where a row has no bar of 100%, it says its words itself.
    if whole { whole::axis(&frame, bottom, locale, builder) } else { explain(view, columns, &names, bottom, builder) }
}

fn series(part: usize) -> u8 {
    u8::try_from(part).unwrap_or_default()
}

fn figure_font(builder: &LayoutBuilder) -> Font {
    builder.font(13, false)
}

/// Names the parts: over those of the first bar, where all names have room there, else with samples of their colours.
/// Returns where the names end.
fn name_parts(names: &[String], rows: &[Row], frame: &Frame, builder: &mut LayoutBuilder) -> i32 {
    let font = builder.font(13, true);
    let direct = rows.first().filter(|_| !frame.stacked).and_then(|row| {
        let areas = row.areas(frame, builder)?;
        let fits = |(name, area): (&String, &Area)| builder.width_of(name, font) + builder.px(6) <= area.width;
        (areas.len() == names.len() && names.iter().zip(&areas).all(fits)).then_some(areas)
    });
    if let Some(areas) = direct {
        for (name, area) in names.iter().zip(areas) {
            let block = builder.block(name, font, area.width);
            builder.write(block, area.left, 0, Anchor::Left, Ink::Text);
        }
        return line_height(font.size);
    }
    let items = (0..).zip(names).map(|(part, name)| (Sample::Filled(Ink::Series(series(part))), name.clone()));
    let items: Vec<_> = items.collect();
    legend(&items, Area { left: builder.left, top: 0, width: builder.width, height: 0 }, false, builder) + builder.px(8)
}

/// Draws a row from `top` on; returns where it ends.
fn draw(
    row: Row,
    top: i32,
    names: &[String],
    view: &TableView,
    frame: &Frame,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let instead = instead(&row, names, view, frame, locale, builder);
    let ending_height = row.ending.as_ref().map_or(0, |ending| ending.height);
    let bar_height = frame.thickness.max(ending_height).max(instead.as_ref().map_or(0, |words| words.height));
    let (label_y, bar_y, height) = if frame.stacked {
        let under = row.label.height + builder.px(2);
        (top, top + under, under + bar_height)
    } else {
        let height = row.label.height.max(bar_height);
        (top + half(height - row.label.height), top + half(height - bar_height), height)
    };
    let middle = bar_y + half(bar_height);
    let bar = Area { left: frame.origin, top: middle - half(frame.thickness), width: 0, height: frame.thickness };
    let areas = row.areas(frame, builder).unwrap_or_default();
    let mut end = frame.origin;
    for (part, area) in row.parts.iter().zip(&areas) {
        let area = Area { top: bar.top, height: bar.height, ..*area };
        draw_part(part, area, locale, builder);
        end = end.max(area.right());
    }
    let band = builder.band(top - half(frame.leading), height + frame.leading);
    for (place, part) in (0..).zip(&row.parts) {
        let bounds = if let Some(area) = areas.get(usize::try_from(place).unwrap_or(0)) {
            // So wide that it can be seen and met.
            let width = area.width.max(builder.px(6)).min(band.right() - area.left);
            Area { left: area.left, width, ..band }
        } else {
            let width = band.width / i32::try_from(row.parts.len()).unwrap_or(1).max(1);
            Area { left: band.left + place * width, width, ..band }
        };
        builder.targets.push(target(row.line, part.column, bounds, view.table, locale));
    }
    if let Some(words) = instead {
        let (width, height) = withheld(builder);
        builder.hatched(Area { left: frame.origin, top: middle - half(height), width, height });
        let top = middle - half(words.height);
        builder.write(words, frame.origin + width + frame.gap, top, Anchor::Left, Ink::Quiet);
    } else if end == frame.origin {
        // Zero keeps a mark of its own.
        builder.rect(frame.origin, bar.top, builder.px(1), bar.height, Ink::Rule);
    }
    let x = builder.left + indent(row.line, builder);
    builder.write(row.label, x, label_y, Anchor::Left, Ink::Text);
    if let Some(ending) = row.ending {
        let at_end = if frame.scale.1 > 0 { end } else { builder.right() - ending.width - frame.gap };
        ending.write(at_end + frame.gap, middle, builder);
    }
    top + height
}

/// The figures of a row that can have no bar of 100%, in words.
fn instead(
    row: &Row,
    names: &[String],
    view: &TableView,
    frame: &Frame,
    locale: &Locale,
    builder: &LayoutBuilder,
) -> Option<Block> {
    if row.has_bar() {
        return None;
    }
    let parts = row.parts.iter().zip(names).map(|(part, name)| (name.as_str(), part.cell));
    let columns = view.table.columns.iter().zip(&row.line.cells);
    let whole = columns.filter(|(own, _)| own.is_sum()).map(|(own, cell)| (own.heading.as_str(), cell));
    let figures = parts.chain(whole).map(|(name, cell)| [name, locale.words().colon, &said(cell, locale)].concat());
    let text = figures.collect::<Vec<_>>().join(locale.words().clause);
    let limit = frame.right - frame.origin - withheld(builder).0 - frame.gap;
    Some(builder.block(&text, figure_font(builder), limit))
}

fn draw_part(part: &Part, area: Area, locale: &Locale, builder: &mut LayoutBuilder) {
    if part.size.is_none() {
        if area.width > 0 {
            builder.hatched(area);
        }
        return;
    }
    // A line of ground between parts, where they are wide enough to spare it.
    let space = if area.width >= builder.px(4) { builder.px(1) } else { 0 };
    let series = series(part.place);
    builder.rect(area.left, area.top, area.width - space, area.height, Ink::Series(series));
    let figure = builder.block(&said(part.cell, locale), figure_font(builder), i32::MAX);
    if figure.width + builder.px(8) <= area.width {
        let (x, top) = (area.left + (area.width - space) / 2, area.top + half(area.height - figure.height));
        builder.write(figure, x, top, Anchor::Center, Ink::OnSeries(series));
    }
}

/// Explains under the bars what replaces figures; returns the lower end.
fn explain(view: &TableView, columns: &[usize], names: &[String], top: i32, builder: &mut LayoutBuilder) -> i32 {
    let figures = view.body().flat_map(|(_, line)| {
        let cells = columns.iter().zip(names).filter_map(|(column, name)| Some((line.cells.get(*column)?, name)));
        cells.map(|(cell, name)| ([&line.row.label, ", ", name].concat(), cell.value))
    });
    // What cannot be is missing from no bar.
    let figures = figures.filter(|(_, value)| !matches!(value, Value::NotApplicable { .. }));
    legend_under(&replacements(figures), top, builder)
}
