//! Headings that the dialect does not divide: with a quote that is never closed, or with other delimiters than the rows.

use crate::records::detect::Kind;
use crate::records::dialect::Dialect;

/// A heading that was divided into as many names as there are columns.
pub(super) struct Divided<'t> {
    pub(super) names: Vec<&'t [u8]>,
    /// `true` if its delimiter is not that of the rows.
    pub(super) has_other_delimiter: bool,
}

/// Tables that are narrower have titles of as many words.
const FEWEST_WORDS: usize = 6;

/// Divides a line that may be the heading of so many columns, though the dialect does not make a heading of it.
pub(super) fn divided<'t>(line: &'t [u8], width: usize, dialect: &Dialect) -> Option<Divided<'t>> {
    with_broken_quote(line, width, dialect)
        .map(|names| Divided { names, has_other_delimiter: false })
        .or_else(|| by_blanks(line, width, dialect).map(|names| Divided { names, has_other_delimiter: true }))
}

/// Divides a line with an odd number of quotes at every delimiter.
pub(super) fn with_broken_quote<'t>(line: &'t [u8], width: usize, dialect: &Dialect) -> Option<Vec<&'t [u8]>> {
    let quotes = line.iter().filter(|byte| Some(**byte) == dialect.quote).count();
    let names = || line.split(|byte| *byte == dialect.delimiter);
    (quotes % 2 == 1 && width > 1 && names().count() == width && names().all(is_name)).then(|| names().collect())
}

fn by_blanks<'t>(line: &'t [u8], width: usize, dialect: &Dialect) -> Option<Vec<&'t [u8]>> {
    let names = || line.split(|byte| *byte == b' ');
    let is_divided = width >= FEWEST_WORDS && !line.contains(&dialect.delimiter) && names().count() == width;
    (is_divided && names().all(is_name)).then(|| names().collect())
}

fn is_name(field: &[u8]) -> bool {
    !field.contains(&b'\n') && Kind::of(field) != Kind::Empty && Kind::of(field) != Kind::Number
}
