//! Figures over time: from left to right on an axis on which equal times are equally long, from zero up.
//!
//! A single column of up to 24 figures is drawn as columns, a longer one as a line, two to five as lines that are named
//! at their ends, more as small pictures beside each other, all on one scale.

mod axis;
mod columns;
mod lines;
mod spots;
mod timeline;

pub(super) use timeline::Timeline;

use super::bar_label::{BODY, said};
use super::layout_builder::{Block, LayoutBuilder};
use super::legend::{Sample, legend, legend_under, replacements};
use super::plot::{Plot, length_of};
use super::scene::{Anchor, Area, Ink};
use crate::locale::Locale;
use crate::report::Column;
use axis::Axis;
use lines::End;
use spots::{Panel, Spot, add_targets};

/// More figures than this are drawn as a line.
const MOST_BARS: usize = 24;
/// More lines than this in one picture cannot be told apart.
const MOST_LINES: usize = 5;
/// Below this width, in CSS pixels at the usual text size, the names of lines are over the picture.
const NARROW: i32 = 460;

/// Lays figures over time out, from the top; returns the lower end.
pub(super) fn lay_out(plot: &Plot, timeline: &Timeline, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let bottom = match plot.columns.as_slice() {
        [column] => single(plot, timeline, *column, locale, builder),
        columns if columns.len() <= MOST_LINES => several(plot, timeline, locale, builder),
        _ => small(plot, timeline, locale, builder),
    };
    explain(plot, timeline, bottom, builder)
}

fn single(plot: &Plot, timeline: &Timeline, column: usize, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let height = builder.px(if builder.is_narrower_than(NARROW) { 170 } else { 210 });
    let axis = Axis::new(timeline, builder.left, builder.right(), builder);
    Panel { axis, top: 0, base: height, most: plot.most }.draw(plot, timeline, column, locale, builder)
}

fn several(plot: &Plot, timeline: &Timeline, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let narrow = builder.is_narrower_than(NARROW);
    let ink = |series: usize| Ink::Series(u8::try_from(series).unwrap_or_default());
    let heading = |column: usize| plot.view.table.columns.get(column).map(Column::full_heading).unwrap_or_default();
    let mut top = 0;
    if narrow {
        let items = plot.columns.iter().enumerate();
        let items: Vec<_> = items.map(|(series, column)| (Sample::Filled(ink(series)), heading(*column))).collect();
        top = legend(&items, Area { left: builder.left, top, width: builder.width, height: 0 }, false, builder)
            + builder.px(8);
    }
    let last = |column: usize| {
        let cells = timeline.moments.iter().rev().filter_map(|moment| moment.line.cells.get(column));
        cells.into_iter().find(|cell| length_of(cell.value).is_some()).map(|cell| said(cell, locale))
    };
    let text = |column: usize, figure: String| if narrow { figure } else { [&heading(column), " ", &figure].concat() };
    let limit = builder.width * 2 / 5;
    let widest = plot.columns.iter().filter_map(|column| Some(text(*column, last(*column)?)));
    let widest =
        widest.map(|text| builder.block(&text, builder.font(axis::SMALL, true), limit).width).max().unwrap_or(0);
    let beside = widest + builder.px(8 + 5 + 10);
    let axis = Axis::new(timeline, builder.left, builder.right() - beside, builder);
    let panel = Panel { axis, top, base: top + builder.px(if narrow { 190 } else { 240 }), most: plot.most };
    let (mut ends, mut lines) = (Vec::new(), Vec::new());
    for (series, &column) in plot.columns.iter().enumerate() {
        let spots = panel.spots(timeline, column, builder);
        lines::draw(&panel, &spots, ink(series), builder);
        if let Some((figure, y)) = lines::end(&spots, locale) {
            ends.push(End { text: text(column, figure), y, ink: ink(series) });
        }
        lines.push((column, spots));
    }
    let x = panel.axis.right() + builder.px(4);
    lines::name_ends(ends, x, &panel, limit, builder);
    let bottom = panel.axis.draw(timeline, panel.base, builder);
    for (column, spots) in &lines {
        let reach = builder.px(11);
        let area = |spot: &Spot| {
            let middle = spot.y.unwrap_or(panel.base - reach);
            let (top, bottom) = ((middle - reach).max(0), middle + reach);
            Area { top, height: bottom - top, ..spot.band }
        };
        let areas: Vec<Area> = spots.iter().map(area).collect();
        add_targets(plot, timeline, *column, &areas, locale, builder);
    }
    bottom
}

/// Small pictures beside each other, on one scale.
fn small(plot: &Plot, timeline: &Timeline, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let gap = builder.px(24);
    let beside = (builder.width / builder.px(210)).clamp(1, 4);
    let width = (builder.width - gap * (beside - 1)) / beside;
    let mut bottom = 0;
    for row in plot.columns.chunks(usize::try_from(beside).unwrap_or(1)) {
        let top = if bottom > 0 { bottom + builder.px(16) } else { 0 };
        let heading = |column: &usize| {
            let heading = plot.view.table.columns.get(*column).map(Column::full_heading).unwrap_or_default();
            builder.block(&heading, builder.font(BODY, true), width)
        };
        let headings: Vec<Block> = row.iter().map(heading).collect();
        // One line under all figures of a row, whatever their headings need.
        let under = top + headings.iter().map(|heading| heading.height).max().unwrap_or(0);
        let mut left = builder.left;
        for (&column, heading) in row.iter().zip(headings) {
            builder.write(heading, left, top, Anchor::Left, Ink::Text);
            let axis = Axis::new(timeline, left, left + width, builder);
            let panel = Panel { axis, top: under, base: under + builder.px(110), most: plot.most };
            let end = panel.draw(plot, timeline, column, locale, builder);
            bottom = bottom.max(end);
            left += width + gap;
        }
    }
    bottom
}

impl Panel {
    /// Draws the figures of one column with the axis under them; returns where that ends.
    fn draw(
        &self,
        plot: &Plot,
        timeline: &Timeline,
        column: usize,
        locale: &Locale,
        builder: &mut LayoutBuilder,
    ) -> i32 {
        let spots = self.spots(timeline, column, builder);
        if spots.len() <= MOST_BARS {
            columns::draw(self, &spots, locale, builder);
        } else {
            lines::draw(self, &spots, Ink::Accent, builder);
            lines::name_one(self, &spots, locale, builder);
        }
        let bottom = self.axis.draw(timeline, self.base, builder);
        let areas: Vec<Area> = spots.iter().map(|spot| Area { height: bottom - spot.band.top, ..spot.band }).collect();
        add_targets(plot, timeline, column, &areas, locale, builder);
        bottom
    }
}

/// Explains under the picture what replaces figures; returns the lower end.
fn explain(plot: &Plot, timeline: &Timeline, top: i32, builder: &mut LayoutBuilder) -> i32 {
    let figures = timeline.moments.iter().flat_map(|moment| {
        let cells = plot.columns.iter().filter_map(|column| moment.line.cells.get(*column));
        cells.map(|cell| (moment.line.row.label.clone(), cell.value))
    });
    legend_under(&replacements(figures), top, builder)
}
