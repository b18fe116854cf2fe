use super::super::bar_label::{printed, said};
use super::super::layout_builder::{Block, LayoutBuilder};
use super::super::plot::{Plot, length_of};
use super::super::scene::{Anchor, Area, Hit, Ink, Target};
use super::axis::{Axis, SMALL};
use super::timeline::Timeline;
use crate::locale::Locale;
use crate::report::{Cell, Value};

/// Over the largest figure there is room for its name, in CSS pixels.
const HEADROOM: i32 = 28;

/// The room of one picture of figures over time.
pub(super) struct Panel {
    pub(super) axis: Axis,
    /// The upper edge of the picture, with the names over its points.
    pub(super) top: i32,
    /// The line that figures begin at.
    pub(super) base: i32,
    /// The largest figure of the scale.
    pub(super) most: u64,
}

/// A figure in its place.
pub(super) struct Spot<'p, 'r> {
    pub(super) x: i32,
    /// The height of the figure on the scale, if it is published.
    pub(super) y: Option<i32>,
    pub(super) size: u64,
    pub(super) cell: &'p Cell<'r>,
    pub(super) partial: bool,
    /// The room of its time.
    pub(super) band: Area,
}

impl Spot<'_, '_> {
    pub(super) const fn is_withheld(&self) -> bool {
        matches!(self.cell.value, Value::Masked { .. })
    }
}

impl Panel {
    /// The figures of a column, in the order of their time.
    pub(super) fn spots<'p, 'r>(
        &self,
        timeline: &Timeline<'p, 'r>,
        column: usize,
        builder: &LayoutBuilder,
    ) -> Vec<Spot<'p, 'r>> {
        let room = self.base - self.top - builder.px(HEADROOM);
        let height = |size: u64| {
            let (size, most) = (i128::from(size), i128::from(self.most.max(1)));
            i32::try_from((size * i128::from(room) * 2 + most) / (2 * most)).unwrap_or(room)
        };
        let spot = |moment: &super::timeline::Moment<'p, 'r>| {
            let cell = moment.line.cells.get(column)?;
            let size = length_of(cell.value);
            Some(Spot {
                x: self.axis.x(moment.middle),
                y: size.map(|size| self.base - height(size)),
                size: size.unwrap_or(0),
                cell,
                partial: moment.partial,
                band: self.axis.band(moment.middle, self.top, self.base),
            })
        };
        timeline.moments.iter().filter_map(spot).collect()
    }
}

/// Makes each figure of a column something that can be pointed at and stepped to.
pub(super) fn add_targets(
    plot: &Plot,
    timeline: &Timeline,
    column: usize,
    areas: &[Area],
    locale: &Locale,
    builder: &mut LayoutBuilder,
) {
    for (moment, area) in timeline.moments.iter().zip(areas) {
        let (mut key, mut label) = (moment.line.pointer.clone(), moment.line.row.label.clone());
        if let Some(heading) = plot.view.table.columns.get(column) {
            key.push_str("/values/");
            key.push_str(&column.to_string());
            label.push_str(", ");
            label.push_str(&heading.full_heading());
        }
        let (value, percent) = moment.line.cells.get(column).map(|cell| printed(locale, cell)).unwrap_or_default();
        builder.targets.push(Target { key, label, value, percent, bounds: *area, hit: vec![Hit::Area(*area)] });
    }
}

/// The last, the first, the highest and the lowest figure, in the order in which they must be named. Of equals, the later.
pub(super) fn telling(spots: &[Spot]) -> Vec<usize> {
    let published = || spots.iter().enumerate().filter(|(_, spot)| spot.y.is_some());
    let last = published().next_back();
    let highest = published().max_by_key(|(_, spot)| spot.size);
    let lowest = published().rev().min_by_key(|(_, spot)| spot.size);
    let mut telling = Vec::new();
    for (index, _) in [last, published().next(), highest, lowest].into_iter().flatten() {
        if !telling.contains(&index) {
            telling.push(index);
        }
    }
    telling
}

impl Panel {
    /// Writes figures at their places, over everything that is drawn within their width; those left out that would lie
    /// on another. `top_of` says how high the picture reaches between two edges.
    pub(super) fn name(
        &self,
        spots: &[Spot],
        wanted: &[usize],
        locale: &Locale,
        top_of: impl Fn(i32, i32) -> i32,
        builder: &mut LayoutBuilder,
    ) {
        let space = builder.px(4);
        let mut taken: Vec<Area> = Vec::new();
        for spot in wanted.iter().filter_map(|index| spots.get(*index)) {
            let Some(y) = spot.y else { continue };
            let block: Block = builder.block(&said(spot.cell, locale), builder.font(SMALL, true), builder.width);
            let middle = self.axis.placed(&block, spot.x);
            let (left, right) = (middle - block.width / 2 - space / 2, middle + (block.width + 1) / 2 + space / 2);
            let bottom = top_of(left, right).min(y) - space / 2;
            let area = Area { left, top: bottom - block.height, width: right - left, height: block.height };
            let meets = |other: &Area| {
                left < other.right() && other.left < right && area.top < other.bottom() && other.top < bottom
            };
            if area.top < self.top || taken.iter().any(meets) {
                continue;
            }
            if y - bottom > builder.px(6) {
                // From the figure to what it belongs to.
                builder.path(vec![(spot.x, bottom), (spot.x, y)], builder.px(1), Ink::Rule);
            }
            taken.push(area);
            builder.write(block, middle, area.top, Anchor::Center, Ink::Text);
        }
    }
}
