//! A chart with its title above and its notes below: a picture that can be passed on by itself.

use super::layout_builder::LayoutBuilder;
use super::measure::Measure;
use super::scene::{Anchor, Area, Ink, Mark, Point, Scene, Shape, Text, UNIT};
use super::{ChartError, Geometry, SceneOptions, sorted_scene};
use crate::report::Report;

/// Around the picture, in CSS pixels.
const MARGIN: i32 = 20;
/// Letters of the title, of the line below it, and of notes.
const SIZES: [i32; 3] = [20, 14, 12];

/// Texts around a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surround {
    /// Above the chart, large.
    pub title: String,
    /// Under the title.
    pub subtitle: String,
    /// Below the chart, each on lines of its own.
    pub below: Vec<String>,
}

/// Lays a chart out with what is written around it, on a ground of its own; its rows in the order that a reader chose, as
/// for [`sorted_scene`]. Nothing of it can be pointed at.
///
/// # Errors
/// As [`sorted_scene`].
pub fn sheet(
    report: &Report,
    id: &str,
    order: &str,
    options: &SceneOptions,
    measure: &dyn Measure,
    geometry: Option<&Geometry>,
    surround: &Surround,
) -> Result<Scene, ChartError> {
    let mut builder = LayoutBuilder::new(*options, measure);
    let margin = builder.px(MARGIN);
    let inner = u32::try_from((builder.width + 2 * builder.left - 2 * margin) / UNIT).unwrap_or_default();
    let inside = SceneOptions { width: inner, ..*options };
    let chart = sorted_scene(report, id, order, &inside, measure, geometry)?;
    let mut y = margin;
    let lines = |texts: &[&str], size: i32, bold: bool, ink: Ink, y: &mut i32, builder: &mut LayoutBuilder| {
        // The chart's own marks begin as far from its edge.
        let left = margin + builder.left;
        for text in texts.iter().filter(|text| !text.is_empty()) {
            let block = builder.block(text, builder.font(size, bold), builder.width + 2 * builder.left - 2 * left);
            let height = block.height;
            builder.write(block, left, *y, Anchor::Left, ink);
            *y += height + builder.px(3);
        }
    };
    let [large, middle, small] = SIZES;
    lines(&[&surround.title], large, true, Ink::Text, &mut y, &mut builder);
    lines(&[&surround.subtitle], middle, false, Ink::Quiet, &mut y, &mut builder);
    y += builder.px(9);
    let height = i32::try_from(chart.height).unwrap_or_default() * UNIT;
    builder.marks.extend(chart.marks.into_iter().map(|mark| shifted(mark, (margin, y))));
    y += height + builder.px(12);
    let below: Vec<&str> = surround.below.iter().map(String::as_str).collect();
    lines(&below, small, false, Ink::Quiet, &mut y, &mut builder);
    y += margin - builder.px(3);
    let mut sheet = builder.finish(y);
    let (width, height) = (side(sheet.width), side(sheet.height));
    let ground = Mark { shape: Shape::Rect(Area { left: 0, top: 0, width, height }), ink: Ink::Ground };
    sheet.marks.insert(0, ground);
    Ok(sheet)
}

fn side(pixels: u32) -> i32 {
    i32::try_from(pixels).unwrap_or_default() * UNIT
}

fn shifted(mark: Mark, (right, down): Point) -> Mark {
    let moved = |(x, y): Point| (x + right, y + down);
    let all = |points: Vec<Point>| points.into_iter().map(moved).collect();
    let shape = match mark.shape {
        Shape::Rect(area) => Shape::Rect(Area { left: area.left + right, top: area.top + down, ..area }),
        Shape::Polygon(points) => Shape::Polygon(all(points)),
        Shape::Path { points, thickness } => Shape::Path { points: all(points), thickness },
        Shape::Text(text) => Shape::Text(Text { at: moved(text.at), ..text }),
    };
    Mark { shape, ..mark }
}
