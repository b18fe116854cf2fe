use super::super::nonrecords::shortened;
use super::super::reading::{LeftOut, LeftOutReason};
use super::content::Cell;
use super::layout::Layout;

/// The rows above and below a table, which are no records.
pub(super) struct Outside {
    first: u32,
    last: u32,
    /// The row that is being gathered, and its cells.
    row: Option<(u32, LeftOutReason)>,
    cells: Vec<String>,
    left_out: Vec<LeftOut>,
}

impl Outside {
    pub(super) fn new(layout: &Layout) -> Self {
        let rows = &layout.rows;
        let first = layout.header.first().copied().unwrap_or(*rows.start());
        let last = if rows.is_empty() { layout.header.last().copied().unwrap_or(u32::MAX) } else { *rows.end() };
        Self { first, last, row: None, cells: Vec::new(), left_out: Vec::new() }
    }

    /// Takes in a cell, if it is above or below the table.
    pub(super) fn take(&mut self, cell: Cell) {
        let row = cell.at.row;
        let reason = match row {
            _ if row < self.first => LeftOutReason::Preamble,
            _ if row > self.last => LeftOutReason::Footer,
            _ => return,
        };
        if self.row.is_some_and(|(before, _)| before != row) {
            self.end_row();
        }
        self.row = Some((row, reason));
        let mut text = String::new();
        cell.content.write(&mut text);
        self.cells.push(text);
    }

    /// The rows that were left out, by reason.
    pub(super) fn finish(mut self) -> Vec<LeftOut> {
        self.end_row();
        self.left_out
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if let Some((row, reason)) = self.row.take() {
            LeftOut::note(&mut self.left_out, reason, u64::from(row), || shortened(&cells.join(", ")));
        }
    }
}
