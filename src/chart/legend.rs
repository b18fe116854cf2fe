use super::bar_label::BODY;
use super::layout_builder::{LayoutBuilder, half, line_height};
use super::scene::{Anchor, Area, Ink};
use crate::report::Value;

/// Look of a sample in a legend.
#[derive(Clone, Copy)]
pub(super) enum Sample {
    Filled(Ink),
    Hatched,
    /// Nothing: words alone.
    Absent,
}

/// Draws samples with their meaning, beside each other while there is room, or each on a line of its own; returns
/// where they end.
pub(super) fn legend(items: &[(Sample, String)], room: Area, in_column: bool, builder: &mut LayoutBuilder) -> i32 {
    let font = builder.font(BODY, false);
    let (side, gap) = (builder.px(14), builder.px(7));
    let (mut x, mut y, mut bottom) = (room.left, room.top, room.top);
    for (sample, meaning) in items {
        let (side, gap) = if matches!(sample, Sample::Absent) { (0, 0) } else { (side, gap) };
        let block = builder.block(meaning, font, room.width - side - gap);
        let width = side + gap + block.width;
        if bottom > room.top && (in_column || x + width > room.right()) {
            (x, y) = (room.left, bottom + builder.px(6));
        }
        let top = y + half(line_height(font.size) - side);
        self::sample(*sample, Area { left: x, top, width: side, height: side }, builder);
        bottom = bottom.max(y + block.height);
        builder.write(block, x + side + gap, y, Anchor::Left, Ink::Text);
        x += width + builder.px(18);
    }
    bottom
}

/// Explains what replaces figures: each kind of withholding once, everything else with what it is of.
pub(super) fn replacements<'c>(figures: impl Iterator<Item = (String, &'c Value)>) -> Vec<(Sample, String)> {
    let mut items: Vec<(Sample, String)> = Vec::new();
    for (of, value) in figures {
        let item = match value {
            Value::Masked { masked: words, .. } => (Sample::Hatched, words.clone()),
            Value::NotApplicable { not_applicable: words, .. } | Value::NotCollected { not_collected: words, .. } => {
                (Sample::Absent, [&of, ": ", words].concat())
            }
            _ => continue,
        };
        if !items.iter().any(|(_, words)| *words == item.1) {
            items.push(item);
        }
    }
    items
}

/// Draws samples under a picture that ends at `top`, if there are any; returns the lower end.
pub(super) fn legend_under(items: &[(Sample, String)], top: i32, builder: &mut LayoutBuilder) -> i32 {
    if items.is_empty() {
        return top;
    }
    legend(
        items,
        Area { left: builder.left, top: top + builder.px(10), width: builder.width, height: 0 },
        false,
        builder,
    )
}

fn sample(sample: Sample, area: Area, builder: &mut LayoutBuilder) {
    match sample {
        Sample::Filled(ink) => {
            builder.rect(area.left, area.top, area.width, area.height, ink);
            if matches!(ink, Ink::Ground | Ink::MapLand) {
                // Hardly seen by itself.
                builder.frame(area, Ink::Rule);
            }
        }
        Sample::Hatched => builder.hatched(area),
        Sample::Absent => {}
    }
}
