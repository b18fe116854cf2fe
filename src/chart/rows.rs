//! Bars in the rows of a table that is a list: how long each is, for the page that writes them and for the canvas
//! behind the table's cells.

use super::error::ChartError;
use super::layout_builder::LayoutBuilder;
use super::measure::Metrics;
use super::plot::{Plot, length_of};
use super::scene::{Area, Ink, Scene, UNIT};
use super::{SceneOptions, bars, benchmark};
use crate::locale::Locale;
use crate::report::{ChartKind, Line, Report, Table, TableKind, Value};

/// The bars of a table that is a list: one column of figures, and no time.
pub struct RowBars<'r> {
    plot: Plot<'r>,
}

/// Marks drawn in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowBar {
    /// A bar, in hundredths of a percent of the longest.
    Figure(u32, Ink),
    /// Nothing was counted: a thin line.
    Zero,
    /// A box that is the same for every withheld figure.
    Withheld,
}

/// Place of a table's bars on the page.
#[derive(Debug, Clone, Copy)]
pub struct RowPlaces<'p> {
    /// The pointers of the rows, from top to bottom, with spaces between them.
    pub order: &'p str,
    /// Left, top, width and height of the longest bar there could be in each of these rows, in eighths of a CSS pixel.
    pub boxes: &'p [i32],
    /// Width and height of the table, in CSS pixels.
    pub size: [u32; 2],
    /// `true` if bars begin at the right.
    pub mirrored: bool,
}

impl<'r> RowBars<'r> {
    /// The bars of a table; nothing where it asks for another chart, or is no list.
    pub fn new(report: &'r Report, table: &'r Table) -> Option<Self> {
        let asked_for = matches!(table.chart, ChartKind::Auto | ChartKind::Bars);
        let is_list = table.kind != TableKind::Trend && table.width() == 1;
        (asked_for && is_list).then(|| Plot::new(report, table)).flatten().map(|plot| Self { plot })
    }

    /// The bar of a row; nothing in a total, and where words say that there is no figure.
    pub fn of(&self, line: &Line) -> Option<RowBar> {
        let cell = line.cells.first().filter(|_| !line.is_total)?;
        match length_of(cell.value) {
            Some(0) => Some(RowBar::Zero),
            Some(figure) => Some(RowBar::Figure(bars::share(figure, self.plot.most), self.ink(line, figure))),
            None => matches!(cell.value, Value::Masked { .. }).then_some(RowBar::Withheld),
        }
    }

    /// Parts are lighter than their whole; where there are none, all are lighter than the largest, or than the report's
    /// own place.
    fn ink(&self, line: &Line, figure: u64) -> Ink {
        let is_whole = if self.plot.is_nested() { line.level == 0 } else { figure == self.plot.most };
        self.plot.ink(line, 0, is_whole)
    }

    /// Distance of the benchmark from the beginning of the bars, in hundredths of a percent of the longest.
    pub fn benchmark(&self) -> Option<u32> {
        self.plot.benchmark.map(|benchmark| bars::share(benchmark, self.plot.most))
    }

    /// The bars of the rows at their places, as a picture as large as the table.
    ///
    /// # Errors
    /// [`ChartError::NothingToDraw`] where the table is no list.
    pub fn scene(report: &Report, table: &Table, places: RowPlaces) -> Result<Scene, ChartError> {
        let drawn = RowBars::new(report, table);
        let drawn = drawn.ok_or_else(|| ChartError::NothingToDraw { table: table.title.clone() })?;
        let locale = Locale::for_language(&report.language);
        let [width, height] = places.size;
        let mut builder = LayoutBuilder::new(SceneOptions { width, ..SceneOptions::default() }, &Metrics);
        for (pointer, place) in places.order.split(' ').zip(places.boxes.as_chunks::<4>().0) {
            let Some(line) = drawn.plot.view.lines.iter().find(|line| line.pointer == pointer) else { continue };
            let [left, top, width, height] = *place;
            let place = Area { left, top, width, height };
            draw(drawn.of(line), place, places.mirrored, &mut builder);
            if let Some(benchmark) = drawn.benchmark() {
                draw_benchmark(benchmark, place, places.mirrored, &mut builder);
            }
            let bounds = builder.band(top, height);
            builder.targets.push(bars::target(line, 0, bounds, table, locale));
        }
        Ok(builder.finish(i32::try_from(height).unwrap_or_default() * UNIT))
    }
}

fn draw(bar: Option<RowBar>, place: Area, mirrored: bool, builder: &mut LayoutBuilder) {
    let (width, ink) = match bar {
        Some(RowBar::Figure(share, ink)) => (of_width(share, place.width), ink),
        Some(RowBar::Zero) => (UNIT, Ink::Rule),
        Some(RowBar::Withheld) => return builder.hatched(place),
        None => return,
    };
    let left = if mirrored { place.right() - width } else { place.left };
    builder.rect(left, place.top, width, place.height, ink);
}

/// A line across the place of a bar, taller than any bar.
fn draw_benchmark(share: u32, place: Area, mirrored: bool, builder: &mut LayoutBuilder) {
    let beyond = place.height / 4;
    let area = Area { top: place.top - beyond, height: place.height + 2 * beyond, ..place };
    let from_start = of_width(share, place.width);
    let x = if mirrored { place.right() - from_start } else { place.left + from_start };
    benchmark::line(x, area.top, area.height, builder);
}

fn of_width(share: u32, width: i32) -> i32 {
    i32::try_from(i64::from(width) * i64::from(share) / i64::from(bars::WHOLE)).unwrap_or(width)
}
