//! Labels of rows, beside what is drawn for them or, where there is little room, over it.

use super::bar_label::BODY;
use super::layout_builder::{Block, LayoutBuilder};
use super::scene::{Font, UNIT};
use crate::report::{Line, TableView};

/// Below this width, in CSS pixels at the usual text size, a row is under its label.
const STACKED_BELOW: i32 = 512;
/// Deeper rows are indented no further.
const DEEPEST: usize = 3;

/// The labels of a table's rows.
pub(super) struct Labels {
    /// `true` if each is over its row.
    pub(super) stacked: bool,
    /// The labels, in the order of the rows.
    pub(super) blocks: Vec<Block>,
    /// Left end of what is drawn beside them.
    pub(super) origin: i32,
}

impl Labels {
    pub(super) fn new(view: &TableView, builder: &LayoutBuilder) -> Self {
        let stacked = builder.is_narrower_than(STACKED_BELOW);
        let limit = if stacked { builder.width } else { widest(view, builder) };
        let label = |line: &Line| builder.block(&line.row.label, font(line, builder), limit - indent(line, builder));
        let blocks: Vec<Block> = view.body().map(|(_, line)| label(line)).collect();
        let widths = view.body().zip(&blocks).map(|((_, line), label)| indent(line, builder) + label.width);
        let column = widths.max().filter(|_| !stacked);
        // A whole pixel, so that the edge that all rows share is sharp.
        let beside = |width: i32| (width + UNIT - 1) / UNIT * UNIT + builder.px(14);
        Self { stacked, blocks, origin: builder.left + column.map_or(0, beside) }
    }
}

/// The space before the label of a row.
pub(super) fn indent(line: &Line, builder: &LayoutBuilder) -> i32 {
    builder.px(16) * i32::try_from(line.level.min(DEEPEST)).unwrap_or_default()
}

fn font(line: &Line, builder: &LayoutBuilder) -> Font {
    builder.font(BODY, !line.row.children.is_empty())
}

/// Returns the maximum width of labels beside their rows: what suits the page, or more rather than break a word.
fn widest(view: &TableView, builder: &LayoutBuilder) -> i32 {
    let word = |line: &Line| indent(line, builder) + builder.longest_word(&line.row.label, font(line, builder));
    let longest_word = view.body().map(|(_, line)| word(line)).max().unwrap_or(0);
    let comfortable = (builder.width * 36 / 100).min(builder.px(300));
    longest_word.max(comfortable).min(builder.width * 45 / 100)
}
