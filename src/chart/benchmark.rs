//! The value that bars are compared with: a line through them, with its name over it.

use super::bar_label::BODY;
use super::layout_builder::{LayoutBuilder, insert_in_order, line_height};
use super::scene::{Anchor, Ink, Shape};
use crate::locale::Locale;
use crate::report::Benchmark;

/// Draws a piece of the line, set off from the bars that it crosses.
pub(super) fn line(x: i32, top: i32, height: i32, builder: &mut LayoutBuilder) {
    let thickness = builder.px(2);
    builder.rect(x - thickness, top, 2 * thickness, height, Ink::Ground);
    builder.rect(x - thickness / 2, top, thickness, height, Ink::Text);
}

/// Writes its name and value over the line, beside it where there is room; returns where the line begins.
pub(super) fn name(benchmark: &Benchmark, x: i32, top: i32, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let text = builder.block(&locale.benchmark(benchmark), builder.font(BODY, false), builder.width);
    let (height, half) = (text.height, text.width / 2);
    let middle = x.max(builder.left + half).min(builder.right() - half);
    builder.write(text, middle, top, Anchor::Center, Ink::Text);
    top + height
}

/// Draws the line across a row from `top` on, whose marks begin at `from`: it leaves out the lines of text there.
pub(super) fn across(x: i32, top: i32, height: i32, from: usize, builder: &mut LayoutBuilder) {
    let near = builder.px(4);
    let mut taken: Vec<(i32, i32)> = Vec::new();
    for mark in builder.marks.iter().skip(from) {
        let Shape::Text(text) = &mark.shape else { continue };
        let width = builder.width_of(&text.text, text.font);
        let left = match text.anchor {
            Anchor::Left => text.at.0,
            Anchor::Center => text.at.0 - width / 2,
            Anchor::Right => text.at.0 - width,
        };
        if left - near < x && x < left + width + near {
            let half = line_height(text.font.size) / 2;
            insert_in_order(&mut taken, (text.at.1 - half, text.at.1 + half), |place| *place);
        }
    }
    let mut at = top;
    for (from, to) in taken.into_iter().chain([(top + height, top + height)]) {
        if from > at {
            line(x, at, from - at, builder);
        }
        at = at.max(to);
    }
}
