use super::bar_label::BODY;
use super::layout_builder::LayoutBuilder;
use super::scene::{Anchor, Area, Hit, Ink, Target};
use crate::locale::Locale;
use crate::report::{Figure, Value};

/// Lays headline figures out as large numbers beside each other, from the top; returns where they end.
pub(super) fn lay_out(figures: &[Figure], locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let gap = builder.px(24);
    let most = (builder.width + gap) / (builder.px(160) + gap);
    let columns = most.clamp(1, 4).min(i32::try_from(figures.len()).unwrap_or(1).max(1));
    let width = (builder.width + gap) / columns - gap;
    let (mut y, mut bottom) = (builder.left, builder.left);
    for (index, figure) in (0_i32..).zip(figures) {
        let column = index % columns;
        if column == 0 && index > 0 {
            y = bottom + builder.px(20);
        }
        let x = builder.left + column * (width + gap);
        let height = tile(figure, x, y, width, locale, builder);
        bottom = bottom.max(y + height);
    }
    bottom + builder.left
}

/// Writes a number and what it is; returns how tall they are.
fn tile(figure: &Figure, x: i32, y: i32, width: i32, locale: &Locale, builder: &mut LayoutBuilder) -> i32 {
    let value = locale.figure(&figure.value);
    let words = matches!(figure.value, Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. });
    let number = builder.block(&value, builder.font(if words { 20 } else { 38 }, true), width);
    let label = builder.block(&figure.label, builder.font(BODY, false), width);
    let below = y + number.height;
    let height = number.height + label.height;
    let margin = builder.left;
    let bounds = Area { left: x - margin, top: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    builder.write(number, x, y, Anchor::Left, Ink::Text);
    builder.write(label, x, below, Anchor::Left, Ink::Quiet);
    let (key, label) = (figure.id.clone(), figure.label.clone());
    builder.targets.push(Target { key, label, value, percent: None, bounds, hit: vec![Hit::Area(bounds)] });
    height
}
