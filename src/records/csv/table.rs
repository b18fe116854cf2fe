use super::column::ColumnReader;
use super::index::Index;
use super::quoting_errors::QuotingErrors;
use crate::records::column::Column;
use crate::records::encoding::Encoding;
use crate::records::quoting::Quoting;

/// Number of rows looked up in one column before the next: their text stays in the innermost cache. A power of two.
pub(super) const BATCH: usize = 128;

/// Number of columns passed over together where all of them are empty.
const WIDEST: usize = 8;

/// The columns that are wanted.
#[derive(Debug, Clone)]
pub(super) struct Table {
    runs: Vec<Run>,
    rows: usize,
}

/// Columns that are wanted and are side by side. They are often empty together.
#[derive(Debug, Clone)]
struct Run {
    first: u32,
    columns: Vec<ColumnReader>,
}

/// A row that has something in a run of columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    /// The first field of the row.
    pub(super) field: u32,
    /// The row's place in the batch.
    row: u32,
}

impl Place {
    /// The row's place in the batch; the compiler sees that it is within.
    #[inline]
    pub(super) const fn row(self) -> usize {
        self.row as usize % BATCH
    }
}

impl Table {
    /// Of the columns of those places, in ascending order, and names.
    pub(super) fn new(wanted: impl IntoIterator<Item = (u32, String)>, quoting: Quoting) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for (place, name) in wanted {
            let column = ColumnReader::new(name, quoting);
            match runs.last_mut() {
                Some(run) if run.is_followed_by(place) => run.columns.push(column),
                _ => runs.push(Run { first: place, columns: vec![column] }),
            }
        }
        Self { runs, rows: 0 }
    }

    /// Takes in rows of a text, given the first field of each.
    #[inline(never)]
    pub(super) fn take(&mut self, text: &[u8], index: &Index, rows: &[u32]) {
        for batch in rows.chunks(BATCH) {
            for run in &mut self.runs {
                run.take(text, index.ends(), batch);
            }
        }
        self.rows += rows.len();
    }

    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn finish(self, encoding: Encoding, errors: &mut QuotingErrors) -> Vec<Column> {
        let columns = self.runs.into_iter().flat_map(|run| run.columns);
        columns.map(|column| column.finish(encoding, errors)).collect()
    }
}

impl Run {
    const fn is_followed_by(&self, place: u32) -> bool {
        self.columns.len() < WIDEST && place as usize == self.first as usize + self.columns.len()
    }

    #[inline(never)]
    fn take(&mut self, text: &[u8], ends: &[u32], batch: &[u32]) {
        let mut places = [Place::default(); BATCH];
        let mut filled = 0;
        let width = self.columns.len();
        let ends = &ends[self.first as usize..];
        for (row, field) in (0..).zip(batch) {
            let before = ends[*field as usize].wrapping_add(1);
            let len = ends[*field as usize + width] - before;
            places[filled % BATCH] = Place { field: *field, row };
            // Of empty fields, there are only the delimiters between them.
            filled += usize::from(len as usize >= width);
        }
        for (place, column) in self.columns.iter_mut().enumerate() {
            let is_first = self.first == 0 && place == 0;
            column.take(text, &ends[place..], is_first, &places[..filled], batch.len());
        }
    }
}
