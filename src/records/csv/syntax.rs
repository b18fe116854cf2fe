use crate::records::dialect::Dialect;
use crate::records::quoting::Quoting;

/// The bytes that a file's structure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syntax {
    pub(super) delimiter: u8,
    pub(super) quoting: Quoting,
}

impl Syntax {
    pub(super) fn of(dialect: &Dialect) -> Self {
        Self { delimiter: dialect.delimiter, quoting: dialect.quoting() }
    }

    /// Returns whether a field has nothing in it.
    pub(super) fn is_empty(self, field: &[u8]) -> bool {
        match field {
            [] => true,
            [first, last] if self.quoting.quote == Some(*first) => first == last,
            _ => self.quoting.padded && field.trim_ascii().is_empty(),
        }
    }
}

/// Returns the beginning of the next record, given the end of one.
pub(super) fn after_line_end(text: &[u8], end: usize) -> usize {
    match text.get(end..end + 2) {
        Some(b"\r\n") => end + 2,
        _ => end + 1,
    }
}
