//! The value that bars are compared with: a line through them, with its name over it.

use super::ending::BODY;
use super::pen::{Pen, insert_in_order, line_height};
use super::scene::{Anchor, Ink, Shape};
use crate::locale::Locale;
use crate::report::Benchmark;

/// Draws a piece of the line, set off from the bars that it crosses.
pub(super) fn line(x: i32, top: i32, height: i32, pen: &mut Pen) {
    let thickness = pen.px(2);
    pen.rect(x - thickness, top, 2 * thickness, height, Ink::Ground);
    pen.rect(x - thickness / 2, top, thickness, height, Ink::Text);
}

/// Writes its name and value over the line, beside it where there is room; returns where the line begins.
pub(super) fn name(benchmark: &Benchmark, x: i32, top: i32, locale: &Locale, pen: &mut Pen) -> i32 {
    let text = pen.block(&locale.benchmark(benchmark), pen.font(BODY, false), pen.width);
    let (height, half) = (text.height, text.width / 2);
    let middle = x.max(pen.left + half).min(pen.right() - half);
    pen.write(text, middle, top, Anchor::Center, Ink::Text);
    top + height
}

/// Draws the line across a row from `top` on, whose marks begin at `from`: it leaves out the lines of text there.
pub(super) fn across(x: i32, top: i32, height: i32, from: usize, pen: &mut Pen) {
    let near = pen.px(4);
    let mut taken: Vec<(i32, i32)> = Vec::new();
    for mark in pen.marks.iter().skip(from) {
        let Shape::Text(text) = &mark.shape else { continue };
        let width = pen.width_of(&text.text, text.font);
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
            line(x, at, from - at, pen);
        }
        at = at.max(to);
    }
}
