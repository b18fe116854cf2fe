//! Notes on the rows of tables whose figures the document says otherwise, or that may be misread.

use std::mem::discriminant;

use super::account::Journal;
use super::cell_value::{Cell, Datum, is_figure_in_words};
use super::columns::{Columns, Figures, kinds};
use super::table::{Printed, Tables};
use super::{Reason, words};
use crate::report::Decimal;

impl Tables<'_> {
    /// Says what of a row is not in the document as it is printed.
    pub(super) fn tell<'c>(&self, row: &'c Printed, columns: &Columns, journal: &mut Journal) {
        let lost = |figures: &Figures| {
            let (cell, share) = Columns::cell(row, figures);
            share.is_some() && cell.is_some_and(|cell| cell.count().is_none())
        };
        if columns.figures.iter().any(lost) {
            // Words in place of a count have no percentage in a document.
            journal.unplace(row.line, Reason::NotCarried);
        }
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

    /// Tells of columns of nothing but numbers that may be counts: a point may group their digits, `1.234`, and a dash may
    /// lead to them.
    pub(super) fn tell_columns(&self, rows: &[Printed], journal: &mut Journal) {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for place in 0..width {
            let cells = rows.iter().filter_map(|row| row.cells.get(place)?.as_ref()).filter(|cell| !cell.is_words());
            let numbers: Option<Vec<Decimal>> = cells
                .map(|cell| match &cell.datum {
                    Datum::Number { number, unit: None, .. } => Some(*number),
                    _ => None,
                })
                .collect();
            let Some(numbers) = numbers.filter(|numbers| !numbers.is_empty()) else { continue };
            let thousands = |number: &Decimal| number.decimals() == 3 && (1_000..1_000_000).contains(&number.units());
            let negative = |number: &Decimal| number.decimals() == 0 && number.units() < 0;
            let message = if !self.comma && numbers.iter().all(thousands) {
                "Each number of this column has three decimals; if points group thousands, these are counts."
            } else if numbers.iter().all(negative) {
                "Each number of this column is negative; if dashes lead to them, these are counts."
            } else {
                continue;
            };
            if let Some(row) = rows.iter().find(|row| row.cells.get(place).is_some_and(Option::is_some)) {
                journal.note_at(&self.lines[row.line], "points-or-signs", message);
            }
        }
    }

    /// Tells of rows with fewer cells than others whose figures may be those of later columns.
    pub(super) fn tell_short(&self, rows: &[Printed], journal: &mut Journal) {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let full: Vec<_> = rows.iter().map(|row| &row.cells).filter(|cells| cells.len() == width).collect();
        let kinds = kinds(&full, width);
        for row in rows.iter().filter(|row| row.cells.len() < width) {
            let line = &self.lines[row.line];
            // Empty cells at the end are printed as tabs.
            let is_printed = line.raw.matches('\t').count() >= width || line.text.starts_with('|');
            let kind = |cell: &Cell| Some(discriminant(&cell.datum));
            let may_be_later = |cell: &Cell| !cell.is_words() && kinds[row.cells.len()..].contains(&kind(cell));
            if !is_printed && row.cells.iter().flatten().any(may_be_later) {
                let message = "This line has fewer figures than others; they are taken for those of the first columns.";
                journal.note_at(line, "short-row", message);
            }
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
