//! Print layout of a table: paper is as wide as it is and does not scroll.

use super::Page;
use super::table::{Layout, is_in_words};

/// Letters that are side by side on a sheet, beside the labels, at the usual size, at 8 and at 7 points. Wider tables
/// are printed row by row.
const USUAL: usize = 62;
const SMALL: usize = 80;
const SMALLEST: usize = 100;

/// Returns the number of letters in the longest word of a text.
pub(super) fn longest_word(text: &str) -> usize {
    text.split(' ').map(str::len).max().unwrap_or(0)
}

impl Page<'_> {
    /// Returns the print size of a table where the usual size is too large: `8pt`, `7pt`, or `rows`, each figure under
    /// its own head.
    pub(super) fn paper(&self, layout: &Layout) -> Option<&'static str> {
        match self.letters_of(layout) {
            letters if letters <= USUAL => None,
            letters if letters <= SMALL => Some("8pt"),
            letters if letters <= SMALLEST => Some("7pt"),
            _ => Some("rows"),
        }
    }

    /// Returns the width of the columns of figures, in letters, or rather bytes. Figures do not wrap; words do.
    fn letters_of(&self, layout: &Layout) -> usize {
        let mut all = if layout.compared { 18 } else { 0 };
        for (index, column) in layout.columns.iter().enumerate() {
            if column.values {
                // Heads are set smaller.
                let mut width = longest_word(&column.head) * 4 / 5;
                for cell in layout.view.lines.iter().filter_map(|line| line.cells.get(index)) {
                    let text = self.locale.value(cell.value);
                    width = width.max(if is_in_words(cell) { longest_word(&text) } else { text.len() });
                }
                all += width + 2;
            }
            if column.percent {
                all += 7;
            }
        }
        all
    }
}
