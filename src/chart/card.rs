//! The card of a report: a picture for social media that says what the report is and its first figures.

use super::layout_builder::{Block, LayoutBuilder};
use super::measure::Measure;
use super::scene::{Anchor, Area, Ink, Scene};
use super::{SceneOptions, find};
use crate::locale::Locale;
use crate::report::{Report, Value};

/// The id of the card of a report, where no table or map has it.
pub const CARD: &str = "card";

/// Size of a card in CSS pixels: at two pixels for one, the 1200 × 630 that sites show.
const SIZE: (u32, i32) = (600, 315);
/// Space around the text, in CSS pixels.
const MARGIN: i32 = 30;
/// Number of figures for which a card has room.
const MOST_FIGURES: usize = 3;

/// Returns whether an id means the card, and not a table, map or headline of that name.
pub fn is_card(report: &Report, id: &str) -> bool {
    id == CARD && find(report, id).is_none()
}

/// Lays the card of a report out. Text that has no room even in small letters ends with an ellipsis.
pub fn card(report: &Report, measure: &dyn Measure) -> Scene {
    let locale = Locale::for_language(&report.language);
    let options = SceneOptions { width: SIZE.0, ..SceneOptions::default() };
    let mut builder = LayoutBuilder::new(options, measure);
    let (width, height) = (builder.width + 2 * builder.left, builder.px(SIZE.1));
    builder.rect(0, 0, width, height, Ink::Ground);
    builder.rect(0, 0, builder.px(10), height, Ink::Accent);
    let (left, inner) = (builder.px(MARGIN), width - 2 * builder.px(MARGIN));
    let mut y = builder.px(24);
    let title = fitting(&report.title, &[30, 26, 22, 18], true, (inner, builder.px(84)), &builder);
    y += write(title, (left, y), Ink::Text, &mut builder) + builder.px(4);
    let about = [report.jurisdiction.name.as_str(), " · ", &locale.period(&report.period)].concat();
    let about = fitting(&about, &[16, 14, 12], false, (inner, builder.px(42)), &builder);
    y += write(about, (left, y), Ink::Quiet, &mut builder) + builder.px(18);
    let publisher = fitting(&report.publisher, &[14, 12], true, (inner, builder.px(38)), &builder);
    let bottom = height - builder.px(22) - publisher.height;
    write(publisher, (left, bottom), Ink::Quiet, &mut builder);
    figures(report, locale, Area { left, top: y, width: inner, height: bottom - builder.px(8) - y }, &mut builder);
    builder.finish(height)
}

/// Writes the first figures beside each other.
fn figures(report: &Report, locale: &Locale, room: Area, builder: &mut LayoutBuilder) {
    let figures = shown(report);
    let count = i32::try_from(figures.len()).unwrap_or(1).max(1);
    let gap = builder.px(24);
    let width = (room.width - gap * (count - 1)) / count;
    let mut left = room.left;
    for (value, label) in figures {
        let number = fitting(&locale.figure(value), &[46, 38, 30, 24, 18], true, (width, builder.px(64)), builder);
        let below = room.height - number.height;
        let label = fitting(label, &[16, 14, 12], false, (width, below), builder);
        let top = room.top + write(number, (left, room.top), Ink::Accent, builder);
        write(label, (left, top), Ink::Text, builder);
        left += width + gap;
    }
}

/// The first headline figures that are published; where there are none, the first total of a table with its title.
fn shown(report: &Report) -> Vec<(&Value, &str)> {
    let is_published = |value: &&Value| {
        !matches!(value, Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. })
    };
    let headline = report.headline.iter().map(|figure| (&figure.value, figure.label.as_str()));
    let headline: Vec<_> = headline.filter(|(value, _)| is_published(value)).take(MOST_FIGURES).collect();
    let totals = report.tables().filter_map(|table| {
        let value = table.total.as_ref()?.value.as_ref().filter(is_published)?;
        Some((value, table.title.as_str()))
    });
    if headline.is_empty() { totals.take(1).collect() } else { headline }
}

/// Returns a text in the largest of some sizes in which it has room; in the smallest, cut at a word, where in none.
fn fitting(text: &str, sizes: &[i32], bold: bool, (width, height): (i32, i32), builder: &LayoutBuilder) -> Block {
    let set = |text: &str, size: i32| builder.block(text, builder.font(size, bold), width);
    let fits = |block: &Block| block.height <= height && block.width <= width;
    if let Some(block) = sizes.iter().map(|size| set(text, *size)).find(fits) {
        return block;
    }
    let smallest = sizes.last().copied().unwrap_or_default();
    let ends = text.char_indices().rev().filter(|(_, letter)| letter.is_whitespace()).map(|(end, _)| end);
    let cut = ends.map(|end| [text.get(..end).unwrap_or_default().trim_end(), "…"].concat());
    cut.map(|text| set(&text, smallest)).find(fits).unwrap_or_else(|| set("…", smallest))
}

/// Writes a block and returns its height.
fn write(block: Block, (x, y): (i32, i32), ink: Ink, builder: &mut LayoutBuilder) -> i32 {
    let height = block.height;
    builder.write(block, x, y, Anchor::Left, ink);
    height
}
