use super::super::pen::Pen;
use super::super::scene::{Anchor, Ink};
use super::Frame;
use crate::locale::Locale;
use crate::report::Decimal;

/// Draws the scale under bars of 100%: none, half, all. Returns where it ends.
pub(super) fn axis(frame: &Frame, top: i32, locale: &Locale, pen: &mut Pen) -> i32 {
    let length = frame.right - frame.origin;
    let text =
        |percent: i64, pen: &Pen| pen.block(&locale.percent(Decimal::new(percent, 0)), pen.font(12, false), length);
    let widths: i32 = [0, 50, 100].map(|percent| text(percent, pen).width).iter().sum();
    // The middle is named where there is room between the ends.
    let middle = (50, Anchor::Center, length / 2);
    let middle = Some(middle).filter(|_| widths + text(100, pen).width < length);
    let ends = [(0, Anchor::Left, 0), (100, Anchor::Right, length)];
    let mut bottom = top;
    for (percent, anchor, along) in ends.into_iter().chain(middle) {
        let (text, x, tick) = (text(percent, pen), frame.origin + along, pen.px(4));
        pen.rect((x - pen.px(1) / 2).min(frame.right - pen.px(1)), top, pen.px(1), tick, Ink::Rule);
        bottom = bottom.max(top + tick + text.height);
        pen.write(text, x, top + tick, anchor, Ink::Quiet);
    }
    bottom
}
