use super::super::bar_label::said;
use super::super::layout_builder::{LayoutBuilder, half};
use super::super::scene::{Area, Ink};
use super::spots::{Panel, Spot, telling};
use crate::locale::Locale;

/// Draws a column for each figure, and names all where they have room, otherwise those that tell most.
pub(super) fn draw(panel: &Panel, spots: &[Spot], locale: &Locale, builder: &mut LayoutBuilder) {
    let thickness = (panel.axis.slot * 7 / 10).clamp(builder.px(2), builder.px(64));
    let left_of = |spot: &Spot| spot.x - thickness / 2;
    for spot in spots {
        let left = left_of(spot);
        match spot.y {
            // Zero keeps a mark of its own, as a bar of nothing does.
            Some(y) if y >= panel.base => {
                builder.rect(left, panel.base - builder.px(1), thickness, builder.px(1), Ink::Rule);
            }
            Some(y) => column(Area { left, top: y, width: thickness, height: panel.base - y }, spot.partial, builder),
            None if spot.is_withheld() => withheld(spot.x, panel.base, builder),
            None => {}
        }
    }
    let font = builder.font(super::axis::SMALL, true);
    let published = spots.iter().filter(|spot| spot.y.is_some());
    let widest = published.map(|spot| builder.width_of(&said(spot.cell, locale), font)).max().unwrap_or(0);
    let wanted = if widest + builder.px(6) <= panel.axis.slot { (0..spots.len()).collect() } else { telling(spots) };
    let top_of = |left: i32, right: i32| {
        let under = spots.iter().filter(|spot| left < left_of(spot) + thickness && left_of(spot) < right);
        under.filter_map(|spot| spot.y).min().unwrap_or(panel.base)
    };
    panel.name(spots, &wanted, locale, top_of, builder);
}

/// A column; that of a part of a time is hatched, so that nobody takes it for a fall.
fn column(area: Area, partial: bool, builder: &mut LayoutBuilder) {
    if partial {
        builder.hatch(&[area.corners()], area.left + area.bottom(), Ink::Accent);
        builder.frame(area, Ink::Accent);
    } else {
        builder.rect(area.left, area.top, area.width, area.height, Ink::Accent);
    }
}

/// The mark of a withheld figure: the same whatever was withheld.
pub(super) fn withheld(x: i32, base: i32, builder: &mut LayoutBuilder) {
    let (width, height) = (builder.px(14), builder.px(28));
    builder.hatched(Area { left: x - half(width), top: base - height, width, height });
}
