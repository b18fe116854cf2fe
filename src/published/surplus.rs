//! Rows of more figures than the others have: the marks of notes, places in an order, the rest of other labels.

use super::cell_value::{self, Cell, Datum};
use super::inline::{Inline, Mark};
use super::notes::is_lone_sign;
use super::runs::slices;
use super::soft::{Ending, repeats};
use super::{dates, words};

/// Takes the marks of notes that some rows have behind their figures: `Phone 12 1` above `Chat 8`. All of these are the
/// marks of notes below, and each row has one figure more than the others.
pub(super) fn take_marks(read: &mut [Vec<Ending>], notes: &[String]) {
    let mark = |endings: &Vec<Ending>| {
        let [_, _, ..] = endings.as_slice() else { return None };
        let marker = match &endings[0].cells.first()?.datum {
            Datum::Count { count, .. } => count.to_string(),
            Datum::Masked(sign) if is_lone_sign(sign) => sign.clone(),
            _ => return None,
        };
        notes.contains(&marker).then_some(marker)
    };
    let marks: Vec<Option<String>> = read.iter().map(mark).collect();
    let lengths = |marked: bool| {
        let rows = read.iter().zip(&marks).filter(move |(_, mark)| mark.is_some() == marked);
        rows.map(|(endings, _)| endings.len()).collect::<Vec<_>>()
    };
    let (with, without) = (lengths(true), lengths(false));
    let one_more = without.first().is_some_and(|length| {
        without.iter().all(|other| other == length) && with.iter().all(|other| *other == length + 1)
    });
    if !one_more {
        return;
    }
    for (endings, mark) in read.iter_mut().zip(marks) {
        let Some(mark) = mark.as_deref().map(mark_of) else { continue };
        endings.remove(0);
        for last in endings.iter_mut().filter_map(|ending| {
            ending.cells.pop();
            ending.cells.last_mut()
        }) {
            last.marks.push(mark.clone());
        }
    }
}

/// The mark of a note behind a blank.
pub(super) fn mark_of(marker: &str) -> Mark {
    Mark { printed: format!(" {marker}"), marker: marker.to_owned(), sure: false }
}

/// Marks the rows of more figures than the others have: `Phone 12 240` beside `Chat 48`. The first may belong to the
/// label, and the last may be the mark of a note. It is a name where all labels end with numbers, or would repeat
/// without them.
pub(super) fn doubt_ends(read: &[Vec<Ending>], width: usize, notes: &[String], unclear: &mut [bool]) {
    let is_left = |endings: &Vec<Ending>| {
        let (taken, _) = (endings.get(width.checked_sub(1)?)?, endings.get(width)?);
        let left = last_number(&taken.label.words())?;
        (!notes.contains(&left.to_string())).then_some(())
    };
    let left: Vec<bool> = read.iter().map(|endings| is_left(endings).is_some()).collect();
    if left.iter().all(|left| *left) || repeats(&slices(read), width + 1) {
        return;
    }
    unclear.iter_mut().zip(left).for_each(|(unclear, left)| *unclear |= left);
}

/// Marks two rows of which one may be the rest of the other's label: `Minors fewer than three` above `Times 10`.
pub(super) fn doubt_pools(read: &[Vec<Ending>], unclear: &mut [bool]) {
    for (place, pair) in read.windows(2).enumerate() {
        let [Some(above), Some(below)] = [&pair[0], &pair[1]].map(|endings| endings.first()) else { continue };
        let is_bound = matches!(&above.cells[0].datum, Datum::Masked(words) if words.starts_with(char::is_alphabetic));
        let label = below.label.words().to_lowercase();
        if is_bound && (words::is(&label, |words| words.times) || words::is(&label, |words| words.each)) {
            unclear[place..place + 2].fill(true);
        }
    }
}

/// The number that a label ends with, if it is no year and the word before needs none.
fn last_number(label: &str) -> Option<u64> {
    let (before, last) = label.rsplit_once(' ')?;
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_free = dates::whole(last).is_none() && !words::is(&word, |words| words.links);
    cell_value::count(last, false).filter(|_| is_free)
}

/// Returns whether a line is a head that begins with that of places in an order.
pub(super) fn begins_with_rank(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split_once(' ').is_some_and(|(first, _)| words::is(first, |words| words.rank_head))
}

/// Returns whether numbers are places: 1, 2, 3, and where they are `ranked`, also those that several share: 1, 2, 2, 4.
pub(super) fn are_places(numbers: &[u64], ranked: bool) -> bool {
    let counted = (1..).zip(numbers).all(|(place, number)| place == *number);
    let shared = |(place, pair): (u64, &[u64])| pair[1] == pair[0] || pair[1] == pair[0] + 1 || pair[1] == place;
    numbers.len() > 1 && (counted || ranked && numbers[0] == 1 && (2..).zip(numbers.windows(2)).all(shared))
}

/// Rows that begin with their numbers have them for their places.
pub(super) fn number_rows(read: &mut [Vec<Ending>], ranked: bool) {
    let number = |endings: &Vec<Ending>| {
        let (number, rest) =
            endings.last()?.label.words().split_once(' ').map(|(number, rest)| (number.to_owned(), rest.to_owned()))?;
        let number: u64 = number.trim_end_matches(['.', ')']).parse().ok()?;
        rest.chars().any(char::is_alphabetic).then_some(number)
    };
    let Some(numbers) = read.iter().map(number).collect::<Option<Vec<u64>>>() else { return };
    if !are_places(&numbers, ranked) {
        return;
    }
    let numbers = numbers.into_iter().filter_map(|number| u32::try_from(number).ok());
    for (place, ending) in
        numbers.zip(read.iter_mut()).flat_map(|(place, endings)| endings.iter_mut().map(move |ending| (place, ending)))
    {
        if let Some((_, rest)) = ending.label.printed().split_once(' ') {
            ending.label = Inline::read(rest);
        }
        ending.cells.insert(
            0,
            Cell { datum: Datum::place(place), marks: Vec::new(), reworded: false, is_year: false, interval: None },
        );
    }
}
