use super::block::Block;
use super::grid::Grid;
use super::notes::Notes;
use crate::report::Report;

/// What must be said around the figures of a block, wherever they go.
pub(super) struct Around {
    /// The title with the marks of its notes.
    pub(super) title: String,
    /// What is counted, whose it is, and when.
    pub(super) measure: String,
    /// How percentages and signs are to be read, and what is to be known of rows.
    pub(super) remarks: Vec<String>,
    /// What the notes say, in the order of their marks.
    pub(super) notes: Vec<String>,
    /// The same, each with its mark.
    pub(super) marked_notes: Vec<String>,
    /// Whose the figures are, and when they were drawn.
    pub(super) origin: Vec<String>,
}

impl Around {
    pub(super) fn new(report: &Report, block: &Block) -> Self {
        let grid = Grid::new(report, &block.table);
        let mut notes = Notes::new(report);
        let title = notes.marked(&block.table.title, &block.table.notes);
        for heading in &grid.columns {
            grid.marked_head(*heading, &mut notes);
        }
        for line in &grid.view.lines {
            grid.label(line, &mut notes);
        }
        Self {
            title,
            measure: grid.locale.measure(report, &block.table),
            remarks: grid.below(),
            notes: notes.list().map(|(_, text)| text.to_owned()).collect(),
            marked_notes: notes.list().map(|(mark, text)| format!("{mark} {text}")).collect(),
            origin: grid.origin(),
        }
    }
}
