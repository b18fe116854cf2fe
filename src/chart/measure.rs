use super::scene::{Font, UNIT};

/// How wide text is. A canvas measures it; without one there is [`Metrics`].
pub trait Measure {
    /// The width of a line of text, in CSS pixels.
    fn width(&self, text: &str, font: Font) -> f64;
}

/// Widths of a common sans-serif, on the generous side, for where nothing can measure: SVG and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct Metrics;

impl Measure for Metrics {
    fn width(&self, text: &str, font: Font) -> f64 {
        let ems: f64 = text.chars().map(|_| 0.6).sum();
        ems * f64::from(font.size)
    }
}

/// The width in a scene's units, rounded up; what a measure cannot say counts as nothing.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub(super) fn units(measure: &dyn Measure, text: &str, font: Font) -> i32 {
    let pixels = measure.width(text, font);
    if pixels.is_finite() { (pixels.clamp(0.0, 1e6) * f64::from(UNIT)).ceil() as i32 } else { 0 }
}
