use crate::records::dialect::Dialect;

/// The bytes that a file's structure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syntax {
    pub(super) delimiter: u8,
    pub(super) quote: Option<u8>,
}

impl Syntax {
    pub(super) const fn of(dialect: &Dialect) -> Self {
        Self { delimiter: dialect.delimiter, quote: dialect.quote }
    }

    /// Whether a field has nothing in it.
    pub(super) fn is_empty(self, field: &[u8]) -> bool {
        match field {
            [] => true,
            [first, last] => self.quote == Some(*first) && first == last,
            _ => false,
        }
    }
}

/// Where the next record begins, given where one ended.
pub(super) fn after_line_end(text: &[u8], end: usize) -> usize {
    match text.get(end..end + 2) {
        Some(b"\r\n") => end + 2,
        _ => end + 1,
    }
}
