//! Marks of notes that a copy has glued to figures and words: `240` with note 1 is copied as `2401` by older pages.
//!
//! How often a note is referred to is known from its links back. Marks that can be nothing else are counted first; then
//! the figures of the tables tell which of the others have one.

use std::collections::BTreeMap;

use super::super::blocks::Kind;
use super::super::cell_value;
use super::super::inline::Inline;
use super::{BACK, Copied, figures};

/// A text that may end with a mark: its line, and the cell in that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    cell: usize,
}

/// Puts all marks into brackets.
pub(super) fn bracket(copied: &mut Copied) {
    let mut left = references(copied);
    if left.is_empty() || copied.texts.iter().any(|text| text.contains("[1]")) {
        return;
    }
    let mut open: Vec<(Place, String)> = Vec::new();
    for line in 0..copied.texts.len() {
        if copied.of_note[line] || is_repeated(copied, line) {
            continue;
        }
        count_inside(&copied.texts[line], &mut left);
        let cells: Vec<String> = copied.texts[line].split('\t').map(str::to_owned).collect();
        for (cell, text) in cells.iter().enumerate() {
            let place = Place { line, cell };
            match ending(text, &left, copied.comma) {
                Ending::Sure(length, markers) => set(copied, place, length, &markers, &mut left),
                Ending::Perhaps(marker) => open.push((place, marker)),
                Ending::None => {}
            }
        }
    }
    settle(copied, open, &mut left);
}

/// Captions and measures repeat titles without their marks.
fn is_repeated(copied: &Copied, line: usize) -> bool {
    copied.tables.iter().any(|table| table.measure.unwrap_or(table.caption) <= line && line <= table.caption)
}

/// Returns the number of references to each note.
fn references(copied: &Copied) -> BTreeMap<String, usize> {
    let mut references = BTreeMap::new();
    for note in &copied.notes {
        if let Kind::Note(mark, _) = &note.kind {
            let count = copied.lines[note.line].text.matches(BACK).count();
            *references.entry(mark.marker.clone()).or_default() += count;
        }
    }
    references
}

/// Takes the marks off that are inside of a text: `A call1 is one`.
fn count_inside(text: &str, left: &mut BTreeMap<String, usize>) {
    let chars: Vec<char> = text.chars().collect();
    for place in 1..chars.len() {
        if !chars[place].is_ascii_digit()
            || !(chars[place - 1].is_alphabetic() || matches!(chars[place - 1], ')' | '”'))
        {
            continue;
        }
        // `H1` and `A1` are names.
        if chars[place - 1].is_uppercase() && !place.checked_sub(2).is_some_and(|before| chars[before].is_alphabetic())
        {
            continue;
        }
        let digits: String = chars[place..].iter().take_while(|char| char.is_ascii_digit()).collect();
        let behind = chars.get(place + digits.len());
        if behind.is_some_and(|char| !char.is_alphanumeric() && *char != '\t')
            && let Some(count) = left.get_mut(&digits)
        {
            *count = count.saturating_sub(1);
        }
    }
}

enum Ending {
    /// Marks and no more: where they begin, and which they are.
    Sure(usize, Vec<String>),
    /// A mark, or the last digits of a number.
    Perhaps(String),
    None,
}

/// Returns the ending of a text.
fn ending(text: &str, known: &BTreeMap<String, usize>, comma: bool) -> Ending {
    let text = text.trim_end_matches([' ', '≠']);
    let start = text.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    let (words, digits) = text.split_at(start);
    if digits.is_empty() {
        return Ending::None;
    }
    let last = words.chars().next_back();
    if last
        .is_some_and(|last| last.is_alphabetic() || matches!(last, ')' | ']' | '*' | '%' | '”' | '"' | '!' | '?' | '–'))
    {
        return split(digits, known).map_or(Ending::None, |markers| Ending::Sure(start, markers));
    }
    // A mark by itself in a paragraph: `See 2`.
    let apart = words.strip_suffix(' ').is_some_and(|words| words.ends_with(char::is_alphabetic));
    if apart && known.contains_key(digits) {
        return Ending::Perhaps(digits.to_owned());
    }
    let of_sentence =
        last == Some('.') && words.len() > 1 && words.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if of_sentence {
        return split(digits, known).map_or(Ending::None, |markers| Ending::Sure(start, markers));
    }
    let printed = |text: &str| is_printed(text, comma);
    let year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    for marker in known.keys().filter(|marker| digits.ends_with(marker.as_str()) && digits.len() > marker.len()) {
        let end = text.len() - marker.len();
        let rest = &text[..end];
        if year(digits) && words.is_empty() {
            return Ending::None;
        }
        match (printed(text), printed(rest) || year(rest)) {
            (false, true) => return Ending::Sure(end, vec![marker.clone()]),
            (true, true) => return Ending::Perhaps(marker.clone()),
            _ => {}
        }
    }
    Ending::None
}

/// Returns whether the page prints a figure so: from a thousand on its digits are grouped.
fn is_printed(text: &str, comma: bool) -> bool {
    let Some(cells) = cell_value::read(&Inline::read(text), comma) else { return false };
    let digits = text.rsplit(' ').next().unwrap_or_default();
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let longest = if comma { 4 } else { 3 };
    cells.len() == 1 && !(plain && digits.len() > longest)
}

/// Digits as marks, one behind the other: one if there is such a note.
fn split(digits: &str, known: &BTreeMap<String, usize>) -> Option<Vec<String>> {
    if known.contains_key(digits) {
        return Some(vec![digits.to_owned()]);
    }
    (1..digits.len()).find_map(|length| {
        let (first, rest) = digits.split_at(length);
        let mut markers = known.contains_key(first).then(|| vec![first.to_owned()])?;
        markers.extend(split(rest, known)?);
        Some(markers)
    })
}

/// Puts the marks that a text ends with into brackets.
fn set(copied: &mut Copied, place: Place, start: usize, markers: &[String], left: &mut BTreeMap<String, usize>) {
    let mut cells: Vec<String> = copied.texts[place.line].split('\t').map(str::to_owned).collect();
    let Some(cell) = cells.get_mut(place.cell) else { return };
    let length: usize = markers.iter().map(String::len).sum();
    let behind = cell.split_off(start + length);
    cell.truncate(start);
    if cell.ends_with(|last: char| last.is_ascii_digit()) {
        copied.glued.push(place.line);
    }
    for marker in markers {
        cell.extend(["[", marker, "]"]);
        if let Some(count) = left.get_mut(marker) {
            *count = count.saturating_sub(1);
        }
    }
    cell.push_str(&behind);
    copied.texts[place.line] = cells.join("\t");
}

/// Gives the marks that are left to the figures that the page says elsewhere without them, then to all others, if there
/// are no more than marks.
fn settle(copied: &mut Copied, mut open: Vec<(Place, String)>, left: &mut BTreeMap<String, usize>) {
    let ranks: Vec<i32> = open.iter().map(|(place, marker)| evidence(copied, *place, marker)).collect();
    let mut order: Vec<usize> = (0..open.len()).collect();
    order.sort_by_key(|place| -ranks[*place]);
    for place in order {
        let (at, marker) = open[place].clone();
        let wanted = left.get(&marker).copied().unwrap_or(0);
        let rivals = (0..open.len()).filter(|other| open[*other].1 == marker && ranks[*other] >= 0).count();
        if wanted > 0 && (ranks[place] > 0 || ranks[place] == 0 && rivals <= wanted) {
            let text =
                copied.texts[at.line].split('\t').nth(at.cell).unwrap_or_default().trim_end_matches([' ', '≠']).len();
            set(copied, at, text - marker.len(), std::slice::from_ref(&marker), left);
            open[place].1.clear();
        }
    }
}

/// Weighs what the page says elsewhere of a figure: above zero if it speaks for a mark, below if against.
fn evidence(copied: &Copied, place: Place, marker: &str) -> i32 {
    let cells: Vec<&str> = copied.texts[place.line].split('\t').map(str::trim).collect();
    let Some(whole) = cells.get(place.cell).map(|cell| cell.trim_end_matches([' ', '≠'])) else { return 0 };
    let without = &whole[..whole.len() - marker.len()];
    let alone = cells.len() == 1 && without.ends_with(' ');
    if alone {
        return i32::from(figures::cell(copied, place.line + 1).is_none());
    }
    let Some(table) = copied.tables.iter().rev().find(|table| table.caption < place.line) else { return 0 };
    let behind = copied.texts[table.caption..].iter().find(|text| {
        !text.contains('\t') && text.ends_with('.') && text.contains(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    });
    let label = cells.first().copied().unwrap_or_default();
    let says = |figure: &str| {
        let said = format!("{label}: {figure}");
        behind.is_some_and(|summary| {
            summary.match_indices(&said).any(|(start, found)| {
                !summary[start + found.len()..].starts_with(|next: char| next.is_ascii_digit() || next == ',')
            })
        })
    };
    let shares = |figure: &str| {
        let count = cell_value::count(figure, copied.comma)?;
        let percent = cells
            .get(place.cell + 1)
            .and_then(|cell| cell_value::read(&Inline::read(cell), copied.comma))?
            .first()?
            .percent()?;
        let total = whole_of(copied, table.caption, place)?;
        Some(crate::report::percent(count, total, percent.decimals()) == Some(percent))
    };
    let fits = |figure: &str| i32::from(says(figure)) * 2 + shares(figure).map_or(0, |fits| if fits { 1 } else { -1 });
    (fits(without) - fits(whole)).signum() * 2 + adds_up(copied, table.caption, place, without, whole)
}

/// The largest count of a column, its total.
fn whole_of(copied: &Copied, caption: usize, place: Place) -> Option<u64> {
    let rows = copied.texts[caption + 1..].iter().take_while(|text| text.contains('\t') || !text.ends_with('.'));
    rows.filter_map(|row| cell_value::count(row.split('\t').nth(place.cell)?.trim(), copied.comma)).max()
}

/// Returns whether the rows of a column reach its largest count with the figure or without its last digits.
fn adds_up(copied: &Copied, caption: usize, place: Place, without: &str, whole: &str) -> i32 {
    let rows = copied
        .texts
        .iter()
        .enumerate()
        .skip(caption + 1)
        .take_while(|(_, text)| text.contains('\t') || !text.ends_with('.'));
    let others = rows.filter(|(line, _)| *line != place.line);
    let counts: Vec<u64> = others
        .filter_map(|(_, row)| cell_value::count(row.split('\t').nth(place.cell)?.trim(), copied.comma))
        .collect();
    let reaches = |figure: &str| {
        let Some(count) = cell_value::count(figure, copied.comma) else { return false };
        let all = counts.iter().copied().chain([count]);
        let largest = all.clone().max().unwrap_or(0);
        counts.len() > 1 && all.fold(0_u64, u64::saturating_add) == largest.saturating_mul(2)
    };
    i32::from(reaches(without)) - i32::from(reaches(whole))
}
