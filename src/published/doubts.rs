//! Notes on the rows of tables whose figures the document says otherwise, or that may be misread.

use super::account::Journal;
use super::cell_value::{Cell, Datum, is_figure_in_words};
use super::columns::Columns;
use super::table::{Printed, Tables};
use super::words;

impl Tables<'_> {
    /// Says what of a row is not in the document as it is printed.
    pub(super) fn tell<'c>(&self, row: &'c Printed, columns: &Columns, journal: &mut Journal) {
        let own = |(place, cell): (usize, &'c Option<Cell>)| cell.as_ref().filter(|_| columns.ranks != Some(place));
        let mut cells = row.cells.iter().enumerate().filter_map(own);
        if cells.clone().any(|cell| cell.reworded) {
            journal.quote(
                self.lines,
                row.lines.clone(),
                "reworded",
                "The document says a figure of this line in other words.",
            );
        } else if cells
            .clone()
            .any(|cell| matches!(&cell.datum, Datum::NotApplicable(text) if is_figure_in_words(text)))
        {
            let message =
                "A figure of this line is kept in the words that are printed: documents have no figures of its kind.";
            journal.note_at(&self.lines[row.line], "figure-in-words", message);
        } else if cells.any(|cell| matches!(&cell.datum, Datum::NotCollected(text) if !is_known_gap(text))) {
            let message =
                "Words of this line are in place of a figure and are taken for a figure that was not collected.";
            journal.note_at(&self.lines[row.line], "words-for-figure", message);
        }
    }

    /// Tells of numbers among counts that no count can be: a point may group digits, a sign or a comma may be misread.
    pub(super) fn tell_numbers(&self, rows: &[Printed], journal: &mut Journal) {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for place in 0..width {
            let cells = || rows.iter().filter_map(|row| Some((row, row.cells.get(place)?.as_ref()?)));
            let counts = cells().filter(|(_, cell)| cell.count().is_some()).count();
            let odd = cells().filter(|(_, cell)| cell.is_no_count());
            let odd: Vec<_> = odd.take(counts + 1).collect();
            for (row, _) in odd.iter().filter(|_| odd.len() <= counts) {
                let message = "A number of this line has a sign or decimals, and the others of its column are counts.";
                journal.note_at(&self.lines[row.line], "number-among-counts", message);
            }
        }
    }
}

/// Returns whether words are known to say that a figure was not collected.
fn is_known_gap(text: &str) -> bool {
    let lower = text.to_lowercase();
    words::is(&lower, |words| words.not_collected) || lower.is_empty()
}
