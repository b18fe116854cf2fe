//! The row that a line is whose cells only single blanks part.

use std::mem::discriminant;

use super::cell_value::{self, Cell, Datum};
use super::columns::{Kinds, aligned};
use super::inline::{Inline, Piece};
use super::quantities::holds_row;
use super::soft::Ending;
use super::surplus::mark_of;
use super::{dates, words};

/// The row that a line is among rows of so many figures. Of a row with fewer figures the kinds must tell which columns
/// they belong to; `None` if they do not.
pub(super) fn row_of(
    mut endings: Vec<Ending>,
    width: usize,
    kinds: &Kinds,
    notes: &[String],
) -> Option<(Inline, Vec<Option<Cell>>)> {
    // A number behind a word that needs one is a figure only where it fits the others.
    let fits = |ending: &Ending| {
        kinds.len() == ending.cells.len()
            && ending.cells.iter().zip(kinds).all(|(cell, kind)| *kind == Some(discriminant(&cell.datum)))
    };
    if let Some(last) = endings.get(width.min(endings.len()).checked_sub(1)?)
        && last.linked
        && !fits(last)
    {
        endings.retain(|ending| !ending.linked);
    }
    let full = endings.len() >= width;
    let taken = width.min(endings.len()).checked_sub(1)?;
    let Ending { mut label, cells, .. } = endings.swap_remove(taken);
    label.split_last_figure();
    // `Minors 7 Fewer than three` among counts and their percentages: 7 is the mark of a note, or a figure.
    if let [count, words] = cells.as_slice()
        && let Some(number) = count.count().filter(|count| *count < 100)
        && matches!(&words.datum, Datum::Masked(words) if words.starts_with(char::is_alphabetic))
        && kinds.get(1).is_some_and(|kind| *kind != kinds[0])
    {
        label.0.push(Piece::Mark(mark_of(&number.to_string())));
        return notes.contains(&number.to_string()).then(|| (label, vec![Some(words.clone())]));
    }
    if full {
        return Some((label, marked(cells, kinds).into_iter().map(Some).collect()));
    }
    // Words in place of a count and its percentage.
    if let [cell] = cells.as_slice()
        && cell.is_words()
        && kinds.len() == 2
        && kinds[0] != kinds[1]
    {
        return Some((label, vec![Some(cell.clone())]));
    }
    Some((label, aligned(cells, kinds)?))
}

/// Returns whether a row has a figure for its label, `1,204 1,310`, or in it, or is nothing but years.
pub(super) fn labels_none(label: &Inline, cells: &[Option<Cell>]) -> bool {
    let years = dates::whole(&label.words()).is_some() && cells.iter().flatten().all(|cell| cell.is_year);
    let words = label.words();
    let is_share = words.strip_suffix('%').is_some_and(|digits| cell_value::count(digits.trim_end(), false).is_some());
    is_number_in_groups(label) || years && words.len() == 4 || is_share || holds_row(&words)
}

/// Returns whether a label is a figure, by a comma among its digits: `1,204`.
pub(super) fn is_number_in_groups(label: &Inline) -> bool {
    let words = label.words();
    words.contains(',') && cell_value::count(&words, false).is_some()
}

/// A number behind words that stand for a figure is a marker where the other rows have a percentage.
fn marked(mut cells: Vec<Cell>, kinds: &Kinds) -> Vec<Cell> {
    if let [words, number] = cells.as_mut_slice()
        && matches!(words.datum, Datum::Masked(_))
        && let Some(count @ 1..100) = number.count()
        && kinds.get(1).is_some_and(|kind| *kind != Some(discriminant(&number.datum)))
    {
        words.marks.push(mark_of(&count.to_string()));
        cells.pop();
    }
    cells
}

/// The words before a number in the midst of a label and behind it, if the word before does not need one and another label
/// may begin.
pub(super) fn around_figure(label: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = label.split(' ').collect();
    let is_figure = |word: &str| {
        let digits = word.trim_end_matches('%');
        digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            && dates::whole(word).is_none()
    };
    let place = parts.windows(3).position(|around| {
        let [before, figure, after] = around else { return false };
        is_figure(figure)
            && before.ends_with(char::is_alphabetic)
            && !words::is(&before.to_lowercase(), |words| words.links)
            && after.starts_with(char::is_uppercase)
    })?;
    Some((parts[..=place].join(" "), parts[place + 2..].join(" ")))
}
