//! Contrast of a colour with paper, as the guidelines for accessible content measure it.

use crate::common::Rgb;
use crate::common::vision::linear;

/// Contrast that text needs, in hundredths.
pub(super) const NEEDED: u32 = 450;

const BLACK: Rgb = Rgb(0, 0, 0);

/// Returns the contrast with white in hundredths, from 100 to 2100, rounded down.
pub(super) fn contrast_with_white(color: Rgb) -> u32 {
    let [red, green, blue] = linear(color);
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 100 to 2100")]
    let hundredths = (1.05 / (luminance + 0.05) * 100.0) as u32;
    hundredths
}

/// Writes hundredths with one decimal, rounded down: `2.9`.
pub(super) fn in_words(hundredths: u32) -> String {
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}

/// Returns the lightest shade of a colour that text can have.
pub(super) fn readable_shade(color: Rgb) -> Rgb {
    let shades = (0..=u8::MAX).map(|way| color.toward(BLACK, way));
    shades.into_iter().find(|shade| contrast_with_white(*shade) >= NEEDED).unwrap_or(BLACK)
}

/// Returns shades of a colour, darker and lighter, the nearest first.
pub(super) fn shades(color: Rgb) -> impl Iterator<Item = Rgb> {
    (1..=40_u8).flat_map(move |step| [BLACK, Rgb::WHITE].map(|end| color.toward(end, step * 6)))
}
