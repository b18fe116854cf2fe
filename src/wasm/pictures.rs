//! Charts that are drawn by themselves, beside tables. Most of what draws them is reached only from here, so the build
//! makes a module of its own of it (`scripts/split.mjs`), which loads where a report has such charts. Nothing here may
//! become a part of what calls it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlCanvasElement;

use super::fault::Fault;
use super::options::Options;
use crate::chart::{
    self, CanvasMeasure, ChartError, ChartRef, Geometry, Metrics, Palette, Scene, SceneOptions, Surround, UI_FONT,
};
use crate::html::Drawing;
use crate::locale::Locale;
use crate::report::{Marks, Report};

/// The width of a picture in CSS pixels where none is asked for: a sheet of paper.
const PAPER_WIDTH: u32 = 660;

/// Letters and colours of a chart on a canvas.
pub(super) struct Look {
    font_family: String,
    marks: Marks,
}

/// A chart as a page holds it: one picture, or one for wide and one for narrow screens. A chart that cannot be drawn,
/// such as a map without its geometry, is left out; its table is there.
#[inline(never)]
pub(super) fn drawing(report: &Report, id: String, region: Option<&str>, options: &Options) -> Option<Drawing> {
    let geometry = region.map_or(Ok(None), |region| options.geometry(Some(region))).ok()?;
    let palette = Palette::in_page(report.marks());
    let draw = |width, sort| draw(report, &id, options, &palette, width, sort, geometry.as_ref()).ok();
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
    let palette = options.palette(report.marks());
    draw(report, id, options, &palette, options.number("width", PAPER_WIDTH), "", options.geometry(None)?.as_ref())
}

/// A chart laid out for a canvas, which measures the texts.
#[inline(never)]
pub(super) fn scene(
    report: &Report,
    id: &str,
    canvas: &HtmlCanvasElement,
    options: &Options,
) -> Result<(Scene, Look), JsValue> {
    let geometry = options.geometry(None)?;
    let context = canvas.get_context("2d")?.and_then(|context| context.dyn_into().ok());
    let measure = CanvasMeasure::new(context.ok_or_else(Fault::no_canvas)?, options.text("fontFamily"));
    let wanted =
        SceneOptions { width: options.number("width", 0), text_scale: options.number("textScale", 100), kind: None };
    let (order, title) = (options.text("order"), options.text("title"));
    let scene = if title.is_empty() {
        chart::sorted_scene(report, id, order, &wanted, &measure, geometry.as_ref())
    } else {
        // As the page says them, which has them already.
        let below = options.text("below").lines().map(str::to_owned).collect();
        let surround = Surround { title: title.to_owned(), subtitle: options.text("subtitle").to_owned(), below };
        chart::sheet(report, id, order, &wanted, &measure, geometry.as_ref(), &surround)
    };
    let look = Look { font_family: options.text("fontFamily").to_owned(), marks: report.marks() };
    Ok((scene.map_err(Fault::chart)?, look))
}

/// Paints such a scene.
#[inline(never)]
pub(super) fn paint(
    scene: &Scene,
    canvas: &HtmlCanvasElement,
    look: &Look,
    theme: &Options,
    density: f64,
    highlight: Option<usize>,
) -> Result<(), ChartError> {
    chart::paint_canvas(scene, canvas, &theme.palette(look.marks), density, &look.font_family, highlight)
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
    palette: &Palette,
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
    Ok(chart::svg(&scene, palette, title, &summary, &prefix, UI_FONT))
}
