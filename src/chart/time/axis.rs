use super::super::layout_builder::{Block, LayoutBuilder};
use super::super::scene::{Anchor, Area, Ink};
use super::timeline::Timeline;

/// Letters under the axis and at the points, in CSS pixels.
pub(super) const SMALL: i32 = 13;
/// Points farther apart than this, in CSS pixels, do not look like one course.
const WIDEST_SLOT: i32 = 96;

/// An axis of time from left to right: equal times are equally long.
pub(super) struct Axis {
    left: i32,
    width: i32,
    /// The right edge for names, in units.
    end: i32,
    /// The time at the left and right edge, in half days.
    from: i64,
    until: i64,
    /// The room that each moment has, in units.
    pub(super) slot: i32,
}

impl Axis {
    /// An axis between two edges, shorter where there are few moments.
    pub(super) fn new(timeline: &Timeline, left: i32, right: i32, builder: &LayoutBuilder) -> Self {
        let gap = timeline.least_gap();
        let (first, last) = (timeline.moments.first(), timeline.moments.last());
        let from = first.map_or(0, |moment| moment.middle) - gap / 2;
        let until = (last.map_or(0, |moment| moment.middle) + gap - gap / 2).max(from + 1);
        // How many slots of the least gap the time is long.
        let slots = ((until - from) / gap.max(1)).max(1);
        let widest = i64::from(builder.px(WIDEST_SLOT)) * slots;
        let width = i32::try_from(widest).unwrap_or(i32::MAX).min(right - left);
        let slot = i32::try_from(i64::from(width) * gap / (until - from)).unwrap_or(width);
        Self { left, width, end: right, from, until, slot }
    }

    pub(super) const fn right(&self) -> i32 {
        self.left + self.width
    }

    /// Returns the place of a moment.
    pub(super) fn x(&self, middle: i64) -> i32 {
        let along = i64::from(self.width) * (middle - self.from) / (self.until - self.from);
        self.left + i32::try_from(along).unwrap_or(self.width)
    }

    /// The room of a moment, between the edges.
    pub(super) fn band(&self, middle: i64, top: i32, bottom: i32) -> Area {
        let left = (self.x(middle) - self.slot / 2).max(self.left);
        let right = (left + self.slot).min(self.right());
        Area { left, top, width: right - left, height: bottom - top }
    }

    /// The middle of a block that is to be at `x`, moved where it would leave the room of the axis.
    pub(super) fn placed(&self, block: &Block, x: i32) -> i32 {
        let half = (block.width + 1) / 2;
        x.min(self.end - half).max(self.left + half)
    }

    /// Draws the line that figures begin at, and names the times under it; returns where the names end. Where not all
    /// have room, the last, the first and those of parts are named, and every second, third … counted from the last.
    pub(super) fn draw(&self, timeline: &Timeline, base: i32, builder: &mut LayoutBuilder) -> i32 {
        builder.rect(self.left, base, self.width, builder.px(1), Ink::Rule);
        let (top, space, font) = (base + builder.px(6), builder.px(6), builder.font(SMALL, false));
        let longest =
            timeline.moments.iter().map(|moment| builder.longest_word(&moment.line.row.label, font)).max().unwrap_or(0);
        let limit = if longest + space <= self.slot { self.slot - space } else { longest.max(builder.px(88)) };
        let mut names: Vec<Option<Block>> =
            timeline.moments.iter().map(|moment| Some(builder.block(&moment.line.row.label, font, limit))).collect();
        let widest = names.iter().flatten().map(|block| block.width).max().unwrap_or(0) + space;
        let step = usize::try_from((widest + self.slot - 1) / self.slot.max(1)).unwrap_or(1).max(1);
        let (mut taken, mut bottom): (Vec<(i32, i32)>, i32) = (Vec::new(), top);
        for index in by_rank(timeline, step) {
            let Some(block) = names.get_mut(index).and_then(Option::take) else { continue };
            let middle = self.placed(&block, self.x(timeline.moments[index].middle));
            let reach = i32::midpoint(block.width, space);
            let (left, right) = (middle - reach, middle + reach);
            if taken.iter().all(|other| right <= other.0 || other.1 <= left) {
                taken.push((left, right));
                bottom = bottom.max(top + block.height);
                builder.write(block, middle, top, Anchor::Center, Ink::Quiet);
            }
        }
        bottom
    }
}

/// Returns the moments that are to be named, the most important first.
fn by_rank(timeline: &Timeline, step: usize) -> Vec<usize> {
    let count = timeline.moments.len();
    let parts = (0..count).filter(|index| timeline.moments[*index].partial);
    let steps = (0..count).rev().step_by(step);
    [count - 1, 0].into_iter().chain(parts).chain(steps).collect()
}
