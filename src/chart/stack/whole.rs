use super::super::layout_builder::LayoutBuilder;
use super::super::scene::{Anchor, Ink};
use super::Frame;
use crate::locale::Locale;
use crate::report::Decimal;

/// Draws the scale under bars of 100%: none, half, all. Returns where it ends.
pub(super) fn axis(frame: &Frame, top: i32, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let length = frame.right - frame.origin;
    let text = |percent: i64, builder: &LayoutBuilder| {
        builder.block(&locale.percent(Decimal::new(percent, 0)), builder.font(12, false), length)
    };
    let widths: i32 = [0, 50, 100].map(|percent| text(percent, builder).width).iter().sum();
    // The middle is named where there is room between the ends.
    let middle = (50, Anchor::Center, length / 2);
    let middle = Some(middle).filter(|_| widths + text(100, builder).width < length);
    let ends = [(0, Anchor::Left, 0), (100, Anchor::Right, length)];
    let mut bottom = top;
    for (percent, anchor, along) in ends.into_iter().chain(middle) {
        let (text, x, tick) = (text(percent, builder), frame.origin + along, builder.px(4));
        builder.rect((x - builder.px(1) / 2).min(frame.right - builder.px(1)), top, builder.px(1), tick, Ink::Rule);
        bottom = bottom.max(top + tick + text.height);
        builder.write(text, x, top + tick, anchor, Ink::Quiet);
    }
    bottom
}
