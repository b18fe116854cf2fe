use super::ending::BODY;
use super::pen::Pen;
use super::scene::{Anchor, Area, Hit, Ink, Target};
use crate::locale::Locale;
use crate::report::{Figure, Value};

/// Lays headline figures out as large numbers beside each other, from the top; returns where they end.
pub(super) fn lay_out(figures: &[Figure], locale: &Locale, pen: &mut Pen) -> i32 {
    let gap = pen.px(24);
    let most = (pen.width + gap) / (pen.px(160) + gap);
    let columns = most.clamp(1, 4).min(i32::try_from(figures.len()).unwrap_or(1).max(1));
    let width = (pen.width + gap) / columns - gap;
    let (mut y, mut bottom) = (pen.left, pen.left);
    for (index, figure) in (0_i32..).zip(figures) {
        let column = index % columns;
        if column == 0 && index > 0 {
            y = bottom + pen.px(20);
        }
        let x = pen.left + column * (width + gap);
        let height = tile(figure, x, y, width, locale, pen);
        bottom = bottom.max(y + height);
    }
    bottom + pen.left
}

/// Writes a number and what it is; returns how tall they are.
fn tile(figure: &Figure, x: i32, y: i32, width: i32, locale: &Locale, pen: &mut Pen) -> i32 {
    let value = locale.figure(&figure.value);
    let words = matches!(figure.value, Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. });
    let number = pen.block(&value, pen.font(if words { 20 } else { 38 }, true), width);
    let label = pen.block(&figure.label, pen.font(BODY, false), width);
    let below = y + number.height;
    let height = number.height + label.height;
    let margin = pen.left;
    let bounds = Area { left: x - margin, top: y - margin, width: width + 2 * margin, height: height + 2 * margin };
    pen.write(number, x, y, Anchor::Left, Ink::Text);
    pen.write(label, x, below, Anchor::Left, Ink::Quiet);
    let (key, label) = (figure.id.clone(), figure.label.clone());
    pen.targets.push(Target { key, label, value, percent: None, bounds, hit: vec![Hit::Area(bounds)] });
    height
}
