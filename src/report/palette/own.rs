//! A palette made of the publisher's accent. `palette.css` mixes the same shades.

use super::families::{NEUTRAL_DARK, NEUTRAL_LIGHT};
use super::{MarkColors, Marks};
use crate::common::Rgb;
use crate::common::vision::{Vision, distance};

const GROUND_DARK: Rgb = Rgb::of(0x14_18_1d);

/// The accent on a ground: on a dark one there is so much white in it that the darkest of all has a contrast of 5 to 1.
const fn shade(accent: Rgb, is_dark: bool) -> Rgb {
    if is_dark { accent.toward(Rgb::WHITE, 140) } else { accent }
}

/// Shades of an accent beside the other parts of the family that differs most from it.
pub(super) fn colors(accent: Rgb, is_dark: bool) -> MarkColors {
    let mut series = nearest(accent).family.colors(is_dark).series;
    let accent = shade(accent, is_dark);
    series[0] = accent;
    let ground = if is_dark { GROUND_DARK } else { Rgb::WHITE };
    let fade = |way| accent.toward(ground, way);
    MarkColors {
        series,
        lighter: fade(77),
        steps: [181, 140, 97, 51, 0].map(fade),
        tints: [232, 209, 186, 163, 140].map(fade),
    }
}

/// The two colours of an own palette that are hardest to tell apart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Nearest {
    /// The family whose other parts stand beside the accent.
    pub(crate) family: Marks,
    /// Distance of the two, as [`distance`] has it.
    pub(crate) distance: f64,
    /// The eyes that see them so.
    #[cfg_attr(not(feature = "check"), expect(dead_code, reason = "only the check says it"))]
    pub(crate) vision: Vision,
    /// The accent on that ground, and the colour beside it.
    #[cfg_attr(not(feature = "check"), expect(dead_code, reason = "only the check says it"))]
    pub(crate) pair: [Rgb; 2],
}

/// Returns the nearest colour beside an accent in the family where that is farthest. The grey of other rows is beside every
/// accent.
pub(crate) fn nearest(accent: Rgb) -> Nearest {
    let mut best = of_family(Marks::Teal, accent);
    for family in [Marks::Plum, Marks::Indigo] {
        let other = of_family(family, accent);
        if other.distance > best.distance {
            best = other;
        }
    }
    best
}

fn of_family(family: Marks, accent: Rgb) -> Nearest {
    let mut found = Nearest { family, distance: f64::INFINITY, vision: Vision::Usual, pair: [accent; 2] };
    for is_dark in [false, true] {
        let own = shade(accent, is_dark);
        let mut beside = family.colors(is_dark).series;
        beside[0] = if is_dark { NEUTRAL_DARK } else { NEUTRAL_LIGHT };
        for other in beside {
            let (distance, vision) = distance(own, other);
            if distance < found.distance {
                found = Nearest { distance, vision, pair: [own, other], ..found };
            }
        }
    }
    found
}
