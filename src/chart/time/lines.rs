use super::super::arc::disc;
use super::super::bar_label::said;
use super::super::layout_builder::{LayoutBuilder, insert_in_order, line_height};
use super::super::scene::Mark;
use super::super::scene::{Anchor, Ink, Point, Shape};
use super::axis::SMALL;
use super::columns::withheld;
use super::spots::{Panel, Spot, telling};
use crate::locale::Locale;

/// More points than this are drawn without a dot each.
const MOST_DOTS: usize = 24;

/// Draws a line through figures. It ends before what is withheld or missing, and begins anew after it; where it leads
/// to a part of a time, it is broken.
pub(super) fn draw(panel: &Panel, spots: &[Spot], ink: Ink, builder: &mut LayoutBuilder) {
    for pair in spots.windows(2) {
        if let (Some(y), Some(next)) = (pair[0].y, pair[1].y) {
            let (from, to) = ((pair[0].x, y), (pair[1].x, next));
            if pair[0].partial || pair[1].partial {
                dashes(from, to, ink, builder);
            } else {
                builder.path(vec![from, to], builder.px(2), ink);
            }
        }
    }
    let alone = |index: usize| {
        let has = |other: Option<usize>| other.and_then(|other| spots.get(other)).is_some_and(|spot| spot.y.is_some());
        !has(index.checked_sub(1)) && !has(Some(index + 1))
    };
    let telling = telling(spots);
    for (index, spot) in spots.iter().enumerate() {
        match spot.y {
            Some(y) if spots.len() <= MOST_DOTS || alone(index) || telling.contains(&index) || spot.partial => {
                dot((spot.x, y), spot.partial, ink, builder);
            }
            None if spot.is_withheld() => withheld(spot.x, panel.base, builder),
            _ => {}
        }
    }
}

/// Names the figures of a single line that tell most.
pub(super) fn name_one(panel: &Panel, spots: &[Spot], locale: &Locale, builder: &mut LayoutBuilder) {
    let reach = builder.px(6);
    let top_of = |left: i32, right: i32| {
        // A line between two points lies under the higher of both.
        let near = spots.windows(2).filter(|pair| pair[0].x <= right && left <= pair[1].x).flatten();
        near.filter_map(|spot| spot.y).min().map_or(panel.base, |y| y - reach)
    };
    panel.name(spots, &telling(spots), locale, top_of, builder);
}

/// The text at the end of one of several lines: its name and its last figure, or the figure alone.
pub(super) struct End {
    pub(super) text: String,
    /// The height at which the line ends.
    pub(super) y: i32,
    pub(super) ink: Ink,
}

/// The last published figure of a line, and where it is.
pub(super) fn end(spots: &[Spot], locale: &Locale) -> Option<(String, i32)> {
    spots.iter().rev().find_map(|spot| Some((said(spot.cell, locale), spot.y?)))
}

/// Writes the ends of lines beside each other's height, moved as far apart as they are tall.
pub(super) fn name_ends(ends: Vec<End>, x: i32, panel: &Panel, limit: i32, builder: &mut LayoutBuilder) {
    let mut sorted = Vec::new();
    for end in ends {
        insert_in_order(&mut sorted, end, |end| end.y);
    }
    let font = builder.font(SMALL, true);
    let blocks: Vec<_> = sorted.into_iter().map(|end| (builder.block(&end.text, font, limit), end)).collect();
    let mut bottom = panel.base + line_height(font.size) / 2;
    let mut tops: Vec<i32> = Vec::new();
    // From below: none ends under the line that figures begin at, and none on the one below it.
    for (block, end) in blocks.iter().rev() {
        let top = (end.y - block.height / 2).min(bottom - block.height);
        tops.push(top);
        bottom = top;
    }
    // Where that leaves the picture above, all are pushed down again.
    let mut least = panel.top;
    for ((block, end), top) in blocks.into_iter().zip(tops.into_iter().rev()) {
        let top = top.max(least);
        least = top + block.height;
        let (sample, middle) = (builder.px(8), top + line_height(font.size) / 2);
        builder.rect(x, middle - builder.px(1), sample, builder.px(2), end.ink);
        builder.write(block, x + sample + builder.px(5), top, Anchor::Left, Ink::Text);
    }
}

fn dot(at: Point, hollow: bool, ink: Ink, builder: &mut LayoutBuilder) {
    let radius = builder.px(7) / 2;
    builder.marks.push(Mark { shape: Shape::Polygon(disc(at, radius)), ink });
    if hollow {
        builder.marks.push(Mark { shape: Shape::Polygon(disc(at, radius / 2)), ink: Ink::Ground });
    }
}

fn dashes(from: Point, to: Point, ink: Ink, builder: &mut LayoutBuilder) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let count = ((dx.abs() + dy.abs()) / builder.px(8).max(1)).clamp(1, 200);
    let at = |step: i32, of: i32| (from.0 + dx * step / of, from.1 + dy * step / of);
    for dash in 0..count {
        let line = vec![at(2 * dash, 2 * count), at(2 * dash + 1, 2 * count)];
        builder.path(line, builder.px(2), ink);
    }
}
