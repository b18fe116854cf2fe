//! Contrast of a colour with paper, as the guidelines for accessible content measure it.

/// Red, green and blue.
pub(super) type Color = [u8; 3];

/// Contrast that text needs, in hundredths.
pub(super) const NEEDED: u32 = 450;

/// Reads `#12617a`.
pub(super) fn color(code: &str) -> Option<Color> {
    let number = u32::from_str_radix(code.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// Writes `#12617a`.
fn code([red, green, blue]: Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns the contrast with white in hundredths, from 100 to 2100, rounded down.
pub(super) fn contrast_with_white(color: Color) -> u32 {
    let [red, green, blue] = color.map(linear);
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 100 to 2100")]
    let hundredths = (1.05 / (luminance + 0.05) * 100.0) as u32;
    hundredths
}

fn linear(level: u8) -> f64 {
    let part = f64::from(level) / 255.0;
    if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

/// Returns the lightest shade of a colour that text can have.
pub(super) fn readable_shade(color: Color) -> String {
    let shade = |part: u8| color.map(|level| u8::try_from(u16::from(level) * u16::from(part) / 100).unwrap_or(level));
    let found = (0..=100).rev().map(shade).find(|shade| contrast_with_white(*shade) >= NEEDED);
    code(found.unwrap_or_default())
}
