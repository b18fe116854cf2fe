//! A table of several columns with tints behind its figures, so that the eye finds where they are large.

mod tints;

pub use tints::{Tint, Tints};

use super::bar_label::{BODY, said};
use super::bars::target;
use super::labels::{Labels, indent};
use super::layout_builder::{Block, LayoutBuilder, half, line_height};
use super::legend::{Sample, legend_under};
use super::plot::length_of;
use super::scene::{Anchor, Area, Font, Ink};
use crate::locale::Locale;
use crate::report::{Cell, Column, TableView, Value};

/// Cells are no wider, in CSS pixels.
const WIDEST_CELL: i32 = 96;

/// Columns beside each other; where there is no room for all, the others follow below.
struct Band<'c> {
    columns: &'c [usize],
    /// Width of a cell and the space beside it.
    pitch: i32,
    gap: i32,
    origin: i32,
}

impl Band<'_> {
    /// The room of a column, between the edges of a row.
    const fn cell(&self, place: i32, top: i32, height: i32) -> Area {
        Area { left: self.origin + place * self.pitch, top, width: self.pitch - self.gap, height }
    }
}

/// Lays tinted figures out, from the top; returns where they end.
pub(super) fn lay_out(view: &TableView, columns: &[usize], locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let tints = Tints::of_view(view, columns, locale);
    let origin = Labels::new(view, builder).origin;
    let room = builder.right() - origin;
    let gap = builder.px(2);
    let widest = room.min(builder.px(WIDEST_CELL));
    let needed = needed(view, columns, locale, builder).min(widest - gap) + gap;
    let (most, count) = ((room / needed.max(1)).max(1), i32::try_from(columns.len()).unwrap_or(i32::MAX));
    let bands = (count + most - 1) / most;
    let beside = (count + bands - 1) / bands;
    let pitch = (room / beside).min(widest);
    let first = builder.targets.len();
    let mut bottom = 0;
    for columns in columns.chunks(usize::try_from(beside).unwrap_or(1)) {
        let top = if bottom > 0 { bottom + builder.px(18) } else { 0 };
        bottom = draw(view, &Band { columns, pitch, gap, origin }, &tints, top, locale, builder);
    }
    in_reading_order(view.body().count(), columns.len(), usize::try_from(beside).unwrap_or(1), first, builder);
    explain(view, columns, &tints, bottom, locale, builder)
}

/// The width that figures and the words of headings have in full.
fn needed(view: &TableView, columns: &[usize], locale: &Locale, builder: &LayoutBuilder) -> i32 {
    let cells = view.body().flat_map(|(_, line)| columns.iter().filter_map(|column| line.cells.get(*column)));
    let figures = cells.filter(|cell| length_of(cell.value).is_some());
    let figures = figures.map(|cell| builder.width_of(&said(cell, locale), figure_font(builder)));
    let headings = columns.iter().map(|column| builder.longest_word(&heading(view, *column), head_font(builder)));
    figures.chain(headings).max().unwrap_or(0) + builder.px(10)
}

fn figure_font(builder: &LayoutBuilder) -> Font {
    builder.font(BODY, false)
}

fn head_font(builder: &LayoutBuilder) -> Font {
    builder.font(13, true)
}

fn heading(view: &TableView, column: usize) -> String {
    view.table.columns.get(column).map(Column::full_heading).unwrap_or_default()
}

/// Draws a band of columns with their headings and all rows; returns where it ends.
fn draw(view: &TableView, band: &Band, tints: &Tints, top: i32, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let Labels { stacked, blocks, .. } = Labels::new(view, builder);
    let heads: Vec<Block> = band
        .columns
        .iter()
        .map(|column| builder.block(&heading(view, *column), head_font(builder), band.pitch - band.gap - builder.px(4)))
        .collect();
    let base = top + heads.iter().map(|head| head.height).max().unwrap_or(0);
    for (place, head) in (0..).zip(heads) {
        let (cell, y) = (band.cell(place, top, 0), base - head.height);
        builder.write(head, cell.left + cell.width / 2, y, Anchor::Center, Ink::Quiet);
    }
    let mut y = base + builder.px(4);
    for ((index, line), label) in view.body().zip(blocks) {
        if index > 0 && line.level == 0 && !line.row.children.is_empty() {
            y += builder.px(6);
        }
        let figures: Vec<Option<Block>> =
            band.columns.iter().map(|column| figure(line.cells.get(*column)?, band, locale, builder)).collect();
        let tallest = figures.iter().flatten().map(|figure| figure.height).max().unwrap_or(0);
        let tall = tallest.max(line_height(figure_font(builder).size)) + builder.px(8);
        let (x, label_height) = (builder.left + indent(line, builder), label.height);
        let (label_y, cells_y, height) = if stacked {
            (y + builder.px(4), y + builder.px(6) + label_height, tall)
        } else {
            let height = tall.max(label_height + builder.px(8));
            (y + half(height - label_height), y, height)
        };
        builder.write(label, x, label_y, Anchor::Left, Ink::Text);
        for ((place, column), figure) in (0..).zip(band.columns).zip(figures) {
            let area = band.cell(place, cells_y, height);
            draw_cell(figure, tints.of(line, *column), area, builder);
            builder.targets.push(target(line, *column, area, view.table, locale));
        }
        y = cells_y + height + band.gap;
    }
    y
}

/// The figure in a cell, if one is published.
fn figure(cell: &Cell, band: &Band, locale: &Locale, builder: &LayoutBuilder) -> Option<Block> {
    length_of(cell.value).map(|_| builder.block(&said(cell, locale), figure_font(builder), band.pitch - band.gap))
}

fn draw_cell(figure: Option<Block>, tint: Option<Tint>, area: Area, builder: &mut LayoutBuilder) {
    match (tint, figure) {
        (Some(Tint::Withheld), _) => builder.hatched(area),
        // Neither a figure nor withheld: the legend says which words the table has here.
        (_, None) => builder.frame(area, Ink::Rule),
        (tint, Some(figure)) => {
            if let Some(Tint::Step(step)) = tint {
                builder.rect(area.left, area.top, area.width, area.height, Ink::Tint(step));
            }
            let top = area.top + half(area.height - figure.height);
            builder.write(figure, area.left + area.width / 2, top, Anchor::Center, Ink::Text);
        }
    }
}

/// Puts what can be pointed at, which was drawn band by band, into the order of the table.
fn in_reading_order(rows: usize, columns: usize, beside: usize, first: usize, builder: &mut LayoutBuilder) {
    let mut drawn: Vec<_> = builder.targets.drain(first..).map(Some).collect();
    for row in 0..rows {
        for column in 0..columns {
            let before = column / beside * beside;
            let width = beside.min(columns - before);
            let place = before * rows + row * width + (column - before);
            builder.targets.extend(drawn.get_mut(place).and_then(Option::take));
        }
    }
}

/// Explains the tints, and what replaces figures; returns the lower end.
fn explain(
    view: &TableView,
    columns: &[usize],
    tints: &Tints,
    top: i32,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> i32 {
    let steps = tints.meanings().into_iter();
    let mut items: Vec<_> = steps.map(|(tint, range)| (Sample::Filled(Ink::Tint(tint)), range.to_owned())).collect();
    for cell in view.body().flat_map(|(_, line)| columns.iter().filter_map(|column| line.cells.get(*column))) {
        if length_of(cell.value).is_none() {
            let words = locale.value(cell.value);
            let withheld = matches!(cell.value, Value::Masked { .. });
            let sample = if withheld { Sample::Hatched } else { Sample::Filled(Ink::Ground) };
            if !items.iter().any(|(_, known)| *known == words) {
                items.push((sample, words));
            }
        }
    }
    legend_under(&items, top, builder)
}
