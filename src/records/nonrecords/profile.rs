//! Usual contents of the columns of a table, by its first rows.

use crate::records::detect::Kind;

/// Usual contents of the columns of a table.
#[derive(Debug)]
pub(in crate::records) struct Profile {
    columns: Vec<Usual>,
    rows: usize,
}

#[derive(Debug, Default)]
struct Usual {
    /// Number of rows in which it is not empty.
    filled: usize,
    /// Number of rows with a number or a moment in it.
    typed: usize,
    values: Vec<String>,
}

/// Likeness of a row to the others.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(in crate::records) struct Likeness {
    /// Columns of numbers or moments in which it has words.
    pub(in crate::records) words_for_values: usize,
    /// Columns of numbers or moments in which it has such, too.
    pub(in crate::records) values: usize,
    /// Columns of a few words that occur again and again, in which it has one that does not.
    pub(in crate::records) new_words: usize,
    /// Columns in which other rows have the very same words.
    pub(in crate::records) known_words: usize,
    /// Columns that other rows fill, and it does not.
    pub(in crate::records) missing: usize,
    /// Columns that it fills.
    pub(in crate::records) filled: usize,
}

impl Profile {
    /// Returns the contents of the columns in those rows.
    pub(in crate::records) fn of<'r>(width: usize, rows: impl Iterator<Item = &'r [String]>) -> Self {
        let mut profile = Self { columns: Vec::new(), rows: 0 };
        profile.columns.resize_with(width, Usual::default);
        for row in rows {
            profile.rows += 1;
            for (usual, text) in profile.columns.iter_mut().zip(row) {
                let kind = Kind::of(text.as_bytes());
                usual.filled += usize::from(kind != Kind::Empty);
                usual.typed += usize::from(kind.is_typed());
                if kind == Kind::Text {
                    usual.values.push(text.trim().to_owned());
                }
            }
        }
        for usual in &mut profile.columns {
            usual.values.sort_unstable();
        }
        profile
    }

    /// Returns whether a column mostly holds numbers or moments.
    pub(in crate::records) fn is_typed(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Usual::is_typed)
    }

    /// Returns whether nearly all rows have something in a column.
    pub(in crate::records) fn is_filled(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|usual| self.rows > 0 && usual.filled * 10 >= self.rows * 9)
    }

    /// Returns whether a column has a text of which that is true.
    pub(super) fn any(&self, column: usize, mut is_so: impl FnMut(&str) -> bool) -> bool {
        self.columns.get(column).is_some_and(|usual| usual.values.iter().any(|text| is_so(text)))
    }

    /// Compares a row with these; `None` is a field that is not known.
    pub(in crate::records) fn likeness<'f>(&self, fields: impl Iterator<Item = Option<&'f str>>) -> Likeness {
        let mut likeness = Likeness::default();
        for (place, (usual, text)) in self.columns.iter().zip(fields).enumerate() {
            let Some(text) = text.map(str::trim) else { continue };
            match Kind::of(text.as_bytes()) {
                Kind::Empty => likeness.missing += usize::from(self.is_filled(place)),
                Kind::Number | Kind::Moment if usual.is_typed() => likeness.values += 1,
                Kind::Text if usual.is_typed() => likeness.words_for_values += 1,
                Kind::Text if usual.has(text) => likeness.known_words += 1,
                Kind::Text if usual.is_repetitive() => likeness.new_words += 1,
                Kind::Text | Kind::Number | Kind::Moment => {}
            }
            likeness.filled += usize::from(!text.is_empty());
        }
        likeness
    }
}

impl Usual {
    fn is_typed(&self) -> bool {
        self.filled > 0 && self.typed * 5 >= self.filled * 4
    }

    fn has(&self, text: &str) -> bool {
        self.values.binary_search_by(|value| value.as_str().cmp(text)).is_ok()
    }

    /// Returns whether few values occur again and again.
    fn is_repetitive(&self) -> bool {
        let distinct = self.values.chunk_by(|one, other| one == other).count();
        self.values.len() >= 4 && distinct * 2 <= self.values.len()
    }
}
