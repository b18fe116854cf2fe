use super::error::ExportError;
use super::exportable::{Block, BlockKind, block};
use super::grid::Grid;
use super::notes::Notes;
use crate::chart::Surround;
use crate::report::{Line, Report};

/// Words to be written around the figures of a block, in every format.
pub(super) struct Caption {
    /// The title with the marks of its notes.
    pub(super) title: String,
    /// Measure, jurisdiction and period.
    pub(super) measure: String,
    /// Remarks about percentages, signs and rows.
    pub(super) remarks: Vec<String>,
    /// Texts of the notes, in the order of their marks.
    pub(super) notes: Vec<String>,
    /// The same, each with its mark.
    pub(super) marked_notes: Vec<String>,
    /// The same, each after the labels of the rows that it is about; those on the table or on columns are alone.
    pub(super) attributed_notes: Vec<String>,
    /// Whose the figures are, and when they were drawn.
    pub(super) origin: Vec<String>,
}

impl Caption {
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
        let mut remarks = grid.below();
        // A map without figures would look as if there were none anywhere.
        if block.kind == BlockKind::Map && block.table.rows.is_empty() {
            remarks.push(grid.locale.words().no_locations.to_owned());
        }
        Self {
            title,
            measure: grid.locale.measure(report, &block.table),
            remarks,
            notes: notes.list().map(|(_, text)| text.to_owned()).collect(),
            marked_notes: notes.list().map(|(mark, text)| format!("{mark} {text}")).collect(),
            attributed_notes: attributed(report, &grid, &notes),
            origin: grid.origin(),
        }
    }
}

/// The notes with the labels of their rows before them, for pictures, in which labels have no marks.
fn attributed(report: &Report, grid: &Grid, notes: &Notes) -> Vec<String> {
    let attributed = notes.list().map(|(_, text)| {
        let says = |id: &String| report.note(id).is_some_and(|note| note.text.plain() == text);
        let on_line =
            |line: &&Line| line.row.notes.iter().chain(line.cells.iter().flat_map(|cell| cell.value.notes())).any(says);
        let labels: Vec<&str> = grid.view.lines.iter().filter(on_line).map(|line| line.row.label.as_str()).collect();
        if labels.is_empty() { text.to_owned() } else { format!("{}: {text}", labels.join("; ")) }
    });
    attributed.collect()
}

/// Returns the texts around the picture of a chart.
///
/// # Errors
/// [`ExportError`] where the report has no figures of that id.
pub fn surround(report: &Report, id: &str) -> Result<Surround, ExportError> {
    let block = block(report, id).ok_or_else(|| ExportError::no_table(id, &[]))?;
    let around = Caption::new(report, &block);
    Ok(Surround {
        title: block.table.title.clone(),
        subtitle: around.measure,
        below: [around.remarks, around.attributed_notes, around.origin].concat(),
    })
}
