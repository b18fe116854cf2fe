use std::cell::Cell;

use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::error::ChartError;
use super::measure::Measure;
use super::paint::paint;
use super::palette::Palette;
use super::scene::{Font, Hit, Ink, Mark, Scene, Shape, UNIT};

/// Some browsers draw nothing at all on a canvas of more pixels than this.
const MOST_PIXELS: f64 = 16_000_000.0;
/// Nor on one that is longer.
const LONGEST_SIDE: f64 = 16_384.0;

/// Text measured by the canvas that will show it.
#[derive(Debug)]
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
    /// The font that the context has now: setting one is slow.
    current: Cell<Option<Font>>,
}

impl CanvasMeasure {
    /// Measures in a family of fonts, as CSS lists it: `system-ui, Arial, sans-serif`.
    pub fn new(context: CanvasRenderingContext2d, font_family: &str) -> Self {
        Self { context, family: font_family.to_owned(), current: Cell::new(None) }
    }

    /// Measures on a canvas; nothing where it has no 2D context.
    pub fn on(canvas: &HtmlCanvasElement, font_family: &str) -> Option<Self> {
        context(canvas).map(|context| Self::new(context, font_family))
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        if self.current.get() != Some(font) {
            let size = font.size.to_string();
            let weight = if font.bold { "bold " } else { "" };
            self.context.set_font(&[weight, &size, "px ", &self.family].concat());
            self.current.set(Some(font));
        }
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width())
    }
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Paints a scene. The canvas gets as many pixels as its size in CSS pixels times `dpr`, or as many as browsers
/// draw; its CSS size is the page's to set. The target `highlight` shows the focus.
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
    let context = begin(scene, canvas, dpr)?;
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone()).ok_or_else(no_context)?;
    // Anchors are left and right even on a right-to-left page. The bindings have no setter for this.
    let _ = js_sys::Reflect::set(&context, &"direction".into(), &"ltr".into());
    let behind = highlight.map(|target| backdrop(scene, target)).unwrap_or_default();
    let focus = highlight.map(|target| scene.highlight(target)).unwrap_or_default();
    for marks in [&behind, &scene.marks, &focus] {
        paint(marks, palette, font_family, 1.0, &mut backend)
            .map_err(|error| ChartError::Backend(error.to_string()))?;
    }
    context.restore();
    Ok(())
}

/// Paints the bars in the rows of a table: filled rectangles and lines. Not through the backend, which writes each
/// colour's opacity as a binary fraction: what writes those weighs more than all else that bars need, and every reader
/// would download it.
///
/// # Errors
/// As [`paint_canvas`].
pub fn paint_rows(scene: &Scene, canvas: &HtmlCanvasElement, palette: &Palette, dpr: f64) -> Result<(), ChartError> {
    let context = begin(scene, canvas, dpr)?;
    for mark in &scene.marks {
        let color = palette.color(mark.ink).to_string();
        match &mark.shape {
            Shape::Rect(area) => {
                context.set_fill_style_str(&color);
                let [left, top, width, height] = [area.left, area.top, area.width, area.height].map(f64::from);
                context.fill_rect(left, top, width, height);
            }
            Shape::Path { points, thickness } => {
                context.set_stroke_style_str(&color);
                context.set_line_width(f64::from(*thickness));
                context.begin_path();
                // The first line begins where it is.
                for (x, y) in points {
                    context.line_to(f64::from(*x), f64::from(*y));
                }
                context.stroke();
            }
            Shape::Polygon(_) | Shape::Text(_) => {}
        }
    }
    context.restore();
    Ok(())
}

/// Clears a canvas and scales it to the units of a scene.
fn begin(scene: &Scene, canvas: &HtmlCanvasElement, dpr: f64) -> Result<CanvasRenderingContext2d, ChartError> {
    let context = context(canvas).ok_or_else(no_context)?;
    let ratio = ratio(scene, dpr);
    // Setting the size clears the canvas and resets its state.
    canvas.set_width(pixels(scene.width, ratio));
    canvas.set_height(pixels(scene.height, ratio));
    let scale = ratio / f64::from(UNIT);
    context.save();
    let refused = |_: JsValue| ChartError::Backend("the canvas refused to be scaled".to_owned());
    context.scale(scale, scale).map_err(refused)?;
    Ok(context)
}

fn no_context() -> ChartError {
    ChartError::Backend("the canvas has no 2D context".to_owned())
}

/// Returns the marks behind a target that has the focus.
fn backdrop(scene: &Scene, target: usize) -> Vec<Mark> {
    let behind = |hit: &Hit| match hit {
        Hit::Area(area) => Some(Mark { shape: Shape::Rect(*area), ink: Ink::Track }),
        Hit::Rings(_) => None,
    };
    scene.targets.get(target).into_iter().flat_map(|target| &target.hit).filter_map(behind).collect()
}

/// Returns the number of pixels for a CSS pixel.
fn ratio(scene: &Scene, dpr: f64) -> f64 {
    let dpr = if dpr.is_finite() && dpr > 0.0 { dpr } else { 1.0 };
    let (width, height) = (f64::from(scene.width.max(1)), f64::from(scene.height.max(1)));
    dpr.min((MOST_PIXELS / width / height).sqrt()).min(LONGEST_SIDE / width.max(height))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive, and bounded by `ratio`")]
fn pixels(side: u32, ratio: f64) -> u32 {
    (f64::from(side) * ratio).round() as u32
}
