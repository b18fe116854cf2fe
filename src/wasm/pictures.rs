//! Charts that are drawn by themselves, beside tables. Most of what draws them is reached only from here, so the build
//! makes a module of its own of it (`scripts/split.mjs`), which loads where a report has such charts. Nothing here may
//! become a part of what calls it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlCanvasElement;

use super::fault::Fault;
use super::options::Options;
use crate::chart::{
    self, CanvasMeasure, ChartError, ChartRef, Geometry, Metrics, Palette, Scene, SceneOptions, UI_FONT,
};
use crate::html::Drawing;
use crate::locale::Locale;
use crate::report::Report;

/// The width of a picture in CSS pixels where none is asked for: a sheet of paper.
const PAPER_WIDTH: u32 = 660;

/// A chart as a page holds it: one picture, or one for wide and one for narrow screens. A chart that cannot be drawn,
/// such as a map without its geometry, is left out; its table is there.
#[inline(never)]
pub(super) fn drawing(report: &Report, id: String, region: Option<&str>, options: &Options) -> Option<Drawing> {
    let geometry = region.map_or(Ok(None), |region| options.geometry(Some(region))).ok()?;
    let draw = |width, sort| draw(report, &id, options, width, sort, geometry.as_ref()).ok();
    let svg = draw(options.number("width", PAPER_WIDTH), "")?;
    let narrow = match options.number("narrowWidth", 0) {
        0 => None,
        width => draw(width, "narrow-"),
    };
    Some(Drawing { id, svg: Some(svg), narrow })
}

/// A chart as SVG.
#[inline(never)]
pub(super) fn svg(report: &Report, id: &str, options: &Options) -> Result<String, JsValue> {
    draw(report, id, options, options.number("width", PAPER_WIDTH), "", options.geometry(None)?.as_ref())
}

/// A chart laid out for a canvas, which measures the texts.
#[inline(never)]
pub(super) fn scene(
    report: &Report,
    id: &str,
    canvas: &HtmlCanvasElement,
    options: &Options,
) -> Result<Scene, JsValue> {
    let geometry = options.geometry(None)?;
    let context = canvas.get_context("2d")?.and_then(|context| context.dyn_into().ok());
    let measure = CanvasMeasure::new(context.ok_or_else(Fault::no_canvas)?, options.text("fontFamily"));
    let wanted =
        SceneOptions { width: options.number("width", 0), text_scale: options.number("textScale", 100), kind: None };
    chart::sorted_scene(report, id, options.text("order"), &wanted, &measure, geometry.as_ref())
        .map_err(|error| Fault::chart(error).into())
}

/// Paints such a scene.
#[inline(never)]
pub(super) fn paint(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    palette: &Palette,
    density: f64,
    font_family: &str,
    highlight: Option<usize>,
) -> Result<(), ChartError> {
    chart::paint_canvas(scene, canvas, palette, density, font_family, highlight)
}

/// The target at a place of such a scene, in CSS pixels.
#[inline(never)]
pub(super) fn hit(scene: &Scene, x: f64, y: f64) -> Option<usize> {
    scene.hit(x, y)
}

/// `sort` tells the ids of several pictures of one chart apart.
fn draw(
    report: &Report,
    id: &str,
    options: &Options,
    width: u32,
    sort: &str,
    geometry: Option<&Geometry>,
) -> Result<String, JsValue> {
    let wanted = SceneOptions { width, ..SceneOptions::default() };
    let scene = chart::sorted_scene(report, id, options.text("order"), &wanted, &Metrics, geometry);
    let scene = scene.map_err(Fault::chart)?;
    let locale = Locale::for_language(&report.language);
    let (title, summary) = match chart::find(report, id) {
        Some(ChartRef::Table(table)) => (table.title.as_str(), locale.summary(report, table)),
        Some(ChartRef::Map(map)) => (map.title.as_str(), String::new()),
        _ => (report.title.as_str(), String::new()),
    };
    let prefix = format!("{}{sort}{id}-", options.text("prefix"));
    Ok(chart::svg(&scene, &options.palette(), title, &summary, &prefix, UI_FONT))
}
