//! What a line is by itself: a row, a head, a figure, a heading, or text.

use super::datum::{self, Cell};
use super::inline::{Inline, Mark, Piece};
use super::line::Line;
use super::{dates, words};

/// No publication prints more columns, and one such line would give every other row as many blanks.
const MAX_COLUMNS: usize = 40;

/// What a line is by itself.
pub(super) enum Class {
    Heading(u8),
    Head,
    HeadCell,
    Row(Inline, Vec<Option<Cell>>),
    /// Perhaps a row: a label and figures parted by single spaces.
    Soft(Inline, Vec<Option<Cell>>),
    Value(Vec<Cell>),
    Closing,
    Note(Mark, Inline),
    Text,
}

/// What a line is by itself, given the line below it.
pub(super) fn class(line: &Line, next: Option<&Line>, spanish: bool) -> Class {
    let whole = line.whole();
    let text = whole.words();
    let lower = text.to_lowercase();
    if let Some(row) = row(line, spanish) {
        return row;
    }
    if line.cells.len() > 1 && line.text.len() <= 240 && heads(line, next, spanish) {
        return Class::Head;
    }
    if words::prefix(&lower, |words| words.non_cumulative).is_some() && text.len() <= 40 {
        return Class::Closing;
    }
    if let Some(value) = datum::read(&whole, spanish) {
        return Class::Value(value);
    }
    if line.level > 0 {
        return Class::Heading(line.level);
    }
    if is_head_cell(&lower) {
        return Class::HeadCell;
    }
    soft(&whole, spanish).unwrap_or(Class::Text)
}

/// A row on one line: a label and figures, a figure and its label, or `Label: 750`.
fn row(line: &Line, spanish: bool) -> Option<Class> {
    let figures = |cells: &[Inline]| -> Option<Vec<Option<Cell>>> {
        let mut figures = Vec::new();
        for cell in cells {
            if cell.is_empty() {
                figures.push(None);
            } else {
                figures.extend(datum::read(cell, spanish)?.into_iter().map(Some));
            }
        }
        (figures.len() <= MAX_COLUMNS && figures.iter().any(Option::is_some)).then_some(figures)
    };
    if let [label, cells @ ..] = line.cells.as_slice()
        && !cells.is_empty()
        && !label.is_empty()
        && let Some(figures) = figures(cells)
    {
        // Years over columns look like figures, but nobody counts years.
        return (!years(cells)).then_some(Class::Row(label.clone(), figures));
    }
    if let [value, label] = line.cells.as_slice()
        && let Some(cells) = datum::read(value, spanish)
    {
        return Some(Class::Row(label.clone(), cells.into_iter().map(Some).collect()));
    }
    let whole = line.whole();
    let text = whole.words();
    let (label, value) = text.rsplit_once(": ")?;
    let cells = datum::read(&Inline::read(value), spanish)?;
    let marks = whole.marks().next().is_some();
    (label.len() <= 120 && !marks).then(|| Class::Row(Inline::read(label), cells.into_iter().map(Some).collect()))
}

fn years(cells: &[Inline]) -> bool {
    cells.iter().all(|cell| dates::whole(&cell.words()).is_some())
}

/// Whether a line of several cells heads the columns of a table: it says so, or a row of as many cells follows.
fn heads(line: &Line, next: Option<&Line>, spanish: bool) -> bool {
    let said = line.cells[1..].iter().any(|cell| is_head_cell(&cell.words().to_lowercase()));
    let below = || next.is_some_and(|next| next.cells.len() > 1 && row(next, spanish).is_some());
    said || years(&line.cells[1..]) || below()
}

fn is_head_cell(lower: &str) -> bool {
    let short = lower.len() <= 60 && !lower.ends_with('.');
    let begins =
        words::prefix(lower, |words| words.count_head).or_else(|| words::prefix(lower, |words| words.percent_head));
    short && begins.is_some() && !lower.ends_with(|char: char| char.is_ascii_digit())
}

/// A short line that ends with figures after single spaces: `Pornography 37 14%`.
fn soft(whole: &Inline, spanish: bool) -> Option<Class> {
    let text = whole.words();
    if text.len() > 80 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let read = |word: &str| {
        let figure = word.starts_with(|first: char| first.is_ascii_digit());
        datum::read(&Inline::read(word), spanish).filter(|_| figure)
    };
    let mut label = whole.clone();
    let mut cells: Vec<Option<Cell>> = Vec::new();
    while let Some(Piece::Text(last) | Piece::Strong(last)) = label.0.last_mut()
        && let Some((before, word)) = last.trim_end().rsplit_once(' ')
        && let Some(figures) = read(word)
    {
        // A count and its percentage are all that stands there; a figure before them is a marker.
        let complete = matches!(cells.as_slice(), [Some(count), Some(share)] if count.count().is_some() && share.percent().is_some());
        if complete && figures[0].count().is_some() {
            break;
        }
        cells.splice(0..0, figures.into_iter().map(Some));
        *last = before.to_owned();
    }
    let year = cells.len() == 1 && dates::whole(text.rsplit(' ').next()?).is_some();
    (!cells.is_empty() && !year && !label.is_empty()).then(|| {
        label.split_last_figure();
        Class::Soft(label, cells)
    })
}
