//! Charts of a report: laid out as a [`Scene`], painted on a canvas or written as SVG.
//!
//! A scene is a list of placed shapes and lines of text, with what each part shows, so that pointing, keyboard
//! order and the picture come from one layout. One small painter replays it on any plotters backend. Everything is
//! made of a `&Report`, which holds only what may be published; a withheld figure is drawn by a mark of fixed size.

mod arc;
mod bar_label;
mod bars;
mod benchmark;
#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(any(feature = "export", feature = "view"))]
mod captioned;
#[cfg(feature = "export")]
mod card;
mod color_scale;
mod donut;
mod error;
mod geometry;
mod heat;
mod labels;
mod layout_builder;
mod legend;
mod map;
mod measure;
mod mirror;
mod multiples;
mod paint;
mod palette;
mod plot;
mod pyramid;
mod range;
mod rows;
mod scene;
mod stack;
mod svg;
mod tiles;
mod time;
mod wrap;

pub use crate::common::Rgb;
#[cfg(target_arch = "wasm32")]
pub use canvas::{CanvasMeasure, paint_canvas, paint_rows};
#[cfg(any(feature = "export", feature = "view"))]
pub use captioned::{Surround, sheet};
#[cfg(feature = "export")]
pub use card::{CARD, card, is_card};
pub use error::ChartError;
pub use geometry::Geometry;
pub use heat::{Tint, Tints};
#[cfg(feature = "export")]
pub(crate) use map::of_table as map_of_table;
pub use measure::{Measure, Metrics};
pub use palette::{Ground, Palette};
#[cfg(feature = "export")]
pub(crate) use plot::MOST_GROUPED;
pub use rows::{RowBar, RowBars, RowPlaces};
pub use scene::{Anchor, Area, Font, Hit, Ink, Mark, Point, Scene, Shape, Target, Text, UNIT};
pub use svg::svg;

use crate::locale::Locale;
use crate::report::states::COUNTRY;
use crate::report::{ChartKind, Figure, RegionMap, Report, Table, TableView};
use layout_builder::LayoutBuilder;
use plot::Plot;
use time::Timeline;

/// The id of the chart of a report's headline figures, where no table or map has it.
pub const HEADLINE: &str = "headline";

/// Font of a picture by itself; a page's canvas takes the page's own family.
pub const UI_FONT: &str =
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

/// Part of a report that can be drawn.
#[derive(Debug, Clone, Copy)]
pub enum ChartRef<'r> {
    /// A table.
    Table(&'r Table),
    /// A map.
    Map(&'r RegionMap),
    /// Figures by themselves: the headline, or those of a section.
    Figures(&'r [Figure]),
}

/// A way of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Horizontal bars.
    Bars,
    /// Horizontal bars, parts under their whole.
    NestedBars,
    /// Columns or lines on an axis of time.
    Time,
    /// A ring.
    Donut,
    /// Bars divided into parts, each as long as its figures.
    Stacked,
    /// Bars divided into parts, each as long as the others.
    Stacked100,
    /// Bars on both sides of the labels.
    Pyramid,
    /// Tints behind figures.
    Heat,
    /// Dots with lines between their bounds.
    Range,
    /// A region and its places: a state and its counties, the world and its countries.
    Map,
    /// Large numbers.
    Tiles,
}

/// A chart that a report offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartInfo {
    /// The id of its table or map; [`HEADLINE`] for the headline figures.
    pub id: String,
    /// Kind of chart.
    pub kind: Kind,
}

/// Options for laying out a chart.
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
    let mut offered = Vec::new();
    let mut offer = |id: &str, kind| offered.push(ChartInfo { id: id.to_owned(), kind });
    if matches!(find(report, HEADLINE), Some(ChartRef::Figures(_))) {
        offer(HEADLINE, Kind::Tiles);
    }
    for section in &report.sections {
        if let Some(map) = &section.map {
            offer(&map.id, Kind::Map);
        }
        for table in &section.tables {
            if let Some(kind) = kind_of(report, table) {
                offer(&table.id, kind);
            }
        }
    }
    offered
}

/// Returns the kind of chart that a table asks for, if it can be drawn so.
fn kind_of(report: &Report, table: &Table) -> Option<Kind> {
    match (table.chart, special(table)) {
        (ChartKind::None, _) => None,
        (_, Some((kind, chart))) => table.suits(chart).then_some(kind),
        _ => Plot::new(report, table).map(|plot| plot.kind()),
    }
}

/// The kind of chart that a table asks for, if it is none of bars and time.
fn special(table: &Table) -> Option<(Kind, ChartKind)> {
    let kind = match table.chart {
        ChartKind::Donut => Kind::Donut,
        ChartKind::Stacked => Kind::Stacked,
        ChartKind::Stacked100 => Kind::Stacked100,
        ChartKind::Pyramid => Kind::Pyramid,
        ChartKind::Heat => Kind::Heat,
        ChartKind::Range => Kind::Range,
        ChartKind::Map => Kind::Map,
        ChartKind::Auto if table.is_wide_grid() => Kind::Heat,
        ChartKind::Auto | ChartKind::Bars | ChartKind::Separate | ChartKind::None => return None,
    };
    Some((kind, if kind == Kind::Heat { ChartKind::Heat } else { table.chart }))
}

/// Returns whether the chart of a table is in the table itself: bars in its rows, or tints behind its figures.
pub fn is_in_table(report: &Report, table: &Table) -> bool {
    RowBars::new(report, table).is_some() || kind_of(report, table) == Some(Kind::Heat)
}

/// The columns of a table that its chart shows; none where they could not be drawn truthfully.
#[cfg(feature = "export")]
pub fn plotted_columns(report: &Report, table: &Table) -> Vec<usize> {
    let columns = match kind_of(report, table) {
        Some(Kind::Stacked | Kind::Stacked100) => table.stacked_columns(),
        Some(Kind::Pyramid) => table.sides().map(Vec::from),
        Some(Kind::Heat) => table.grid(),
        _ => Plot::new(report, table).map(|plot| plot.columns),
    };
    columns.unwrap_or_default()
}

/// The region whose geometry a chart needs, if it is a map.
pub fn region<'r>(report: &'r Report, id: &str) -> Option<&'r str> {
    match find(report, id)? {
        ChartRef::Map(map) => Some(&map.region),
        ChartRef::Table(table) => (table.chart == ChartKind::Map).then(|| table.region.as_deref().unwrap_or(COUNTRY)),
        ChartRef::Figures(_) => None,
    }
}

/// Returns the id of the figures of a section, by its place.
pub(crate) fn figures_id(section: usize) -> String {
    ["figures-", &(section + 1).to_string()].concat()
}

/// The table, map or headline of that id, or the figures of a section.
pub fn find<'r>(report: &'r Report, id: &str) -> Option<ChartRef<'r>> {
    let map = || report.maps().find(|map| map.id == id).map(ChartRef::Map);
    let headline = || (id == HEADLINE).then_some(report.headline.as_slice());
    let of_section = || {
        let mut sections = report.sections.iter().enumerate();
        sections.find(|(place, _)| figures_id(*place) == id).map(|(_, section)| section.figures.as_slice())
    };
    let figures = || headline().or_else(of_section).filter(|figures| !figures.is_empty()).map(ChartRef::Figures);
    report.table(id).map(ChartRef::Table).or_else(map).or_else(figures)
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
    sorted_scene(report, id, "", options, measure, geometry)
}

/// Lays a chart out whose bars are in an order of the reader's: the pointers of the rows, with spaces between them.
///
/// # Errors
/// As [`scene`].
pub fn sorted_scene(
    report: &Report,
    id: &str,
    order: &str,
    options: &SceneOptions,
    measure: &dyn Measure,
    geometry: Option<&Geometry>,
) -> Result<Scene, ChartError> {
    let locale = Locale::for_language(&report.language);
    let mut builder = LayoutBuilder::new(*options, measure);
    let found = find(report, id);
    let is_map = |table: &Table| options.kind.map_or(table.chart == ChartKind::Map, |kind| kind == Kind::Map);
    // The land lies where it lies.
    let is_land = match found {
        Some(ChartRef::Table(table)) => is_map(table),
        found => matches!(found, Some(ChartRef::Map(_))),
    };
    let is_mirrored = locale.direction() == "rtl" && !is_land;
    let bottom = match found {
        Some(ChartRef::Table(table)) if is_land => map::lay_out_table(report, table, geometry, locale, &mut builder)?,
        Some(ChartRef::Table(table)) => lay_out(report, table, options.kind, order, locale, &mut builder)?,
        Some(ChartRef::Map(map)) => map::lay_out(map, geometry, locale, &mut builder)?,
        Some(ChartRef::Figures(figures)) => tiles::lay_out(figures, locale, &mut builder),
        None => return Err(ChartError::Unknown { id: id.to_owned() }),
    };
    let scene = builder.finish(bottom);
    Ok(if is_mirrored { scene.mirrored() } else { scene })
}

/// Lays a table out in the way asked for; returns where it ends.
fn lay_out(
    report: &Report,
    table: &Table,
    kind: Option<Kind>,
    order: &str,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> Result<i32, ChartError> {
    let unfit = |chart: ChartKind| ChartError::Unfit { table: table.title.clone(), need: chart.need().unwrap_or("") };
    let view = || {
        let mut view = TableView::new(report, table);
        plot::arrange(&mut view, order);
        view
    };
    match kind.or_else(|| special(table).map(|(kind, _)| kind)) {
        Some(Kind::Donut) => {
            let counts =
                table.parts_of_one_whole().ok_or_else(|| ChartError::NoDonut { table: table.title.clone() })?;
            return Ok(donut::lay_out(&TableView::new(report, table), &counts, locale, builder));
        }
        Some(kind @ (Kind::Stacked | Kind::Stacked100)) => {
            let columns = table.stacked_columns().ok_or_else(|| unfit(ChartKind::Stacked))?;
            return Ok(stack::lay_out(&view(), &columns, kind == Kind::Stacked100, locale, builder));
        }
        Some(Kind::Pyramid) => {
            let sides = table.sides().ok_or_else(|| unfit(ChartKind::Pyramid))?;
            return Ok(pyramid::lay_out(&view(), sides, locale, builder));
        }
        Some(Kind::Heat) => {
            let columns = table.grid().ok_or_else(|| unfit(ChartKind::Heat))?;
            return Ok(heat::lay_out(&view(), &columns, locale, builder));
        }
        Some(Kind::Range) => {
            let suits = table.has_intervals();
            return if suits { Ok(range::lay_out(&view(), locale, builder)) } else { Err(unfit(ChartKind::Range)) };
        }
        _ => {}
    }
    let mut plot = Plot::new(report, table).ok_or_else(|| ChartError::NothingToDraw { table: table.title.clone() })?;
    if kind.is_none_or(|kind| kind == Kind::Time)
        && table.chart != ChartKind::Bars
        && let Some(timeline) = Timeline::of(&plot.view)
    {
        return Ok(time::lay_out(&plot, &timeline, locale, builder));
    }
    plot::arrange(&mut plot.view, order);
    let has_groups = plot.columns.len() <= plot::MOST_GROUPED;
    Ok(if has_groups { bars::lay_out(&plot, locale, builder) } else { multiples::lay_out(&plot, locale, builder) })
}
