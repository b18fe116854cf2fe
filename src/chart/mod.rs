//! Charts of a report: laid out as a [`Scene`], painted on a canvas or written as SVG.
//!
//! A scene is a list of placed shapes and lines of text, with what each part shows, so that pointing, keyboard
//! order and the picture come from one layout. One small painter replays it on any plotters backend. Everything is
//! made of a `&Report`, which holds only what may be published; a withheld figure is drawn by a mark of fixed size.

#[cfg(target_arch = "wasm32")]
mod canvas;
mod error;
mod geometry;
mod measure;
mod palette;
mod scene;
mod svg;

#[cfg(target_arch = "wasm32")]
pub use canvas::{CanvasMeasure, paint_canvas};
pub use error::ChartError;
pub use geometry::Geometry;
pub use measure::{Measure, Metrics};
pub use palette::{Palette, Rgb};
pub use scene::{Anchor, Area, Font, Hit, Ink, Mark, Point, Scene, Shape, Target, Text, UNIT};
pub use svg::svg;

use crate::report::{Figure, RegionMap, Report, Table};

/// The id of the chart of a report's headline figures, where no table or map has it.
pub const HEADLINE: &str = "headline";

/// What can be drawn.
#[derive(Debug, Clone, Copy)]
pub enum ChartRef<'r> {
    /// A table.
    Table(&'r Table),
    /// A map.
    Map(&'r RegionMap),
    /// The headline figures.
    Headline(&'r [Figure]),
}

/// A way of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Horizontal bars.
    Bars,
    /// Horizontal bars, parts under their whole.
    NestedBars,
    /// A ring.
    Donut,
    /// A state and its counties.
    Map,
    /// Large numbers.
    Tiles,
}

/// A chart that a report offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartInfo {
    /// The id of its table or map; [`HEADLINE`] for the headline figures.
    pub id: String,
    /// How it is drawn.
    pub kind: Kind,
}

/// How a chart is to be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SceneOptions {
    /// The width there is, in CSS pixels.
    pub width: u32,
    /// The reader's text size in percent: 100 where a page's text has 16 CSS pixels.
    pub text_scale: u16,
    /// A way of drawing other than the one that the report asks for: bars instead of a donut, or the reverse.
    pub kind: Option<Kind>,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self { width: 640, text_scale: 100, kind: None }
    }
}

/// The charts that a report offers, in reading order.
pub fn charts(report: &Report) -> Vec<ChartInfo> {
    let _ = report;
    Vec::new()
}

/// The table, map or headline of that id.
pub fn find<'r>(report: &'r Report, id: &str) -> Option<ChartRef<'r>> {
    let map = || report.maps().find(|map| map.id == id).map(ChartRef::Map);
    let headline = || (id == HEADLINE && !report.headline.is_empty()).then_some(ChartRef::Headline(&report.headline));
    report.table(id).map(ChartRef::Table).or_else(map).or_else(headline)
}

/// Lays a chart out.
///
/// # Errors
/// A [`ChartError`] where there is no such chart, or its figures cannot be drawn truthfully.
pub fn scene(
    report: &Report,
    id: &str,
    options: &SceneOptions,
    measure: &dyn Measure,
    geometry: Option<&Geometry>,
) -> Result<Scene, ChartError> {
    let _ = (options, measure, geometry, find(report, id));
    Err(ChartError::Unknown { id: id.to_owned() })
}
