//! Decision whether a row names the columns of the rows below it.

use super::cell::Kind;
use super::rows::Row;

/// Evidence of a row as a heading, compared with the rows below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heading {
    /// The columns whose field is of another kind than those below it, less those where it is of the same.
    votes: f64,
    /// `true` if all its fields are words, no two of them equal.
    names: bool,
    /// `true` if most of its fields are filled.
    full: bool,
    /// `true` if it is the only row.
    alone: bool,
}

/// Enough rows and columns to tell.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: usize = 200;

impl Heading {
    /// Weighs that row against the rows below it that belong to the table.
    pub(super) fn of<'r, 's: 'r>(row: &Row<'s>, below: impl Iterator<Item = &'r Row<'s>>) -> Self {
        // A file that was put together of several has their headings, too.
        let below: Vec<_> = below.filter(|other| !is_same(other, row)).take(MOST_ROWS).collect();
        let columns = row.cells.iter().enumerate().take(MOST_COLUMNS);
        let (mut votes, mut repeating, mut chosen) = (0.0, 0.0, 0_u8);
        for (place, head) in columns {
            let column: Vec<_> = below.iter().filter_map(|row| row.cells.get(place)).map(|cell| cell.text).collect();
            let vote = vote(head.text, &column);
            if repeats_head(head.text, &column) {
                repeating += vote;
                chosen = chosen.saturating_add(u8::from(column.iter().any(|text| text.trim_ascii().is_empty())));
            } else {
                votes += vote;
            }
        }
        let mut texts: Vec<_> = row.cells.iter().map(|cell| cell.text.trim_ascii()).collect();
        let words = texts.iter().all(|text| Kind::of(text) == Kind::Text);
        texts.sort_unstable();
        let names = words && texts.windows(2).all(|pair| pair[0] != pair[1]);
        Self {
            // Survey tools write the name of a chosen option in its column. That says nothing where others tell, and a lot
            // where several options are chosen in some rows only.
            votes: match votes {
                1.0.. => votes,
                0.0.. if chosen > 1 && names => votes + f64::from(chosen) / 2.0,
                _ => votes + repeating,
            },
            names,
            full: row.filled() * 2 >= row.cells.len(),
            alone: below.is_empty(),
        }
    }

    /// Returns whether it is rather a heading than a record.
    pub(super) fn is_likely(self) -> bool {
        self.alone || self.votes > 0.0 || (self.votes == 0.0 && self.names)
    }

    /// Returns whether it can hardly be anything else.
    pub(super) fn is_certain(self) -> bool {
        self.votes >= 1.0 && self.full
    }
}

/// Returns whether two rows have the same texts, however they are quoted.
fn is_same(one: &Row, other: &Row) -> bool {
    one.cells.len() == other.cells.len()
        && one.cells.iter().zip(&other.cells).all(|(one, other)| one.text == other.text)
}

fn vote(head: &[u8], column: &[&[u8]]) -> f64 {
    let head = head.trim_ascii();
    let kind = Kind::of(head);
    let kinds: Vec<_> = column.iter().map(|text| Kind::of(text)).filter(|kind| *kind != Kind::Empty).collect();
    let typed = kinds.iter().filter(|kind| kind.is_typed()).count();
    let mostly_typed = typed * 5 >= kinds.len() * 4;
    match kind {
        Kind::Empty => 0.0,
        _ if kinds.is_empty() => 0.0,
        Kind::Text if mostly_typed => 1.0,
        Kind::Number if mostly_typed && is_year(head) && !column.iter().any(|text| is_year(text)) => 0.5,
        Kind::Number | Kind::Moment if mostly_typed => -1.0,
        Kind::Number | Kind::Moment => -0.5,
        Kind::Text => vote_among_texts(head, column),
    }
}

/// Returns whether a column holds nothing but the word above it.
fn repeats_head(head: &[u8], column: &[&[u8]]) -> bool {
    let head = head.trim_ascii();
    let mut filled = column.iter().map(|text| text.trim_ascii()).filter(|text| !text.is_empty()).peekable();
    !head.is_empty() && filled.peek().is_some() && filled.all(|text| text == head)
}

/// A word that occurs below is a value; one that does not, where few values occur again and again, is a name.
fn vote_among_texts(head: &[u8], column: &[&[u8]]) -> f64 {
    let mut values: Vec<_> = column.iter().map(|text| text.trim_ascii()).filter(|text| !text.is_empty()).collect();
    let all = values.len();
    values.sort_unstable();
    values.dedup();
    if values.contains(&head) {
        -1.0
    } else if all >= 4 && values.len() * 2 <= all {
        0.5
    } else {
        0.0
    }
}

fn is_year(text: &[u8]) -> bool {
    matches!(text.trim_ascii(), [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..]
        if rest.len() == 2 && rest.iter().all(u8::is_ascii_digit))
}
