//! Figures by themselves, and names for all that needs one.

use std::collections::{BTreeMap, BTreeSet};

use super::cell_value::Cell;
use super::inline::Inline;
use super::notes::Notes;
use super::table::{Group, Printed};
use super::{dates, words};
use crate::report::{Figure, Value};

/// Makes ids that are unique in a document.
#[derive(Default)]
pub(super) struct Ids {
    made: BTreeSet<String>,
    /// The last number that was put behind the words of an id.
    last: BTreeMap<String, usize>,
}

impl Ids {
    /// A new id from the words of a title, or from a word for what it names.
    pub(super) fn make(&mut self, title: &str, what: &str) -> String {
        let mut slug = String::new();
        for char in title.chars().flat_map(char::to_lowercase) {
            let plain = "áàâäéèêëíìîïóòôöúùûüñç".chars().position(|known| known == char);
            match plain.and_then(|place| "aaaaeeeeiiiioooouuuunc".chars().nth(place)).unwrap_or(char) {
                plain if plain.is_ascii_alphanumeric() => slug.push(plain),
                _ if !slug.is_empty() && !slug.ends_with('-') && slug.len() < 50 => slug.push('-'),
                _ => {}
            }
            if slug.len() >= 60 {
                break;
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { what } else { slug };
        let mut id = slug.to_owned();
        while self.made.contains(&id) {
            let last = self.last.entry(slug.to_owned()).or_insert(1);
            *last += 1;
            id = format!("{slug}-{last}");
        }
        self.made.insert(id.clone());
        id
    }
}

/// Returns whether rows without a head are figures by themselves and no table: there is one, or they count different
/// things.
pub(super) fn stand_alone(group: &Group, preamble: bool) -> bool {
    if group.head.is_some() || group.closing.is_some() || group.has_total() {
        return group.head.is_none() && group.closing.is_none() && group.rows.len() == 1;
    }
    let mut classes: Vec<usize> =
        group.rows.iter().filter_map(|row| Some(words::unit(&row.label.words())?.1)).collect();
    classes.dedup();
    let single = group.rows.iter().all(|row| row.cells.len() == 1);
    // Years and months are the rows of a trend.
    let is_period = |row: &Printed| dates::label_period(&row.label.words(), None).is_some();
    if group.rows.len() > 1 && group.rows.iter().all(is_period) {
        return false;
    }
    single && (group.rows.len() == 1 || classes.len() > 1 || (preamble && !group.has_percents()))
}

/// The figure that a row is.
pub(super) fn figure(row: &Printed, notes: &Notes, ids: &mut Ids) -> Figure {
    let (label, on_label) = notes.label(&row.label, row.line);
    let label = label.trim_end_matches(':').trim_end().to_owned();
    let first = row.cells.iter().position(Option::is_some).unwrap_or(0);
    let at = |place: usize| row.cells.get(place).and_then(Option::as_ref);
    let beside = at(first + 1).and_then(Cell::share);
    let value = match at(first) {
        Some(cell) => cell.value(beside, false, notes.ids(&cell.marks, row.line).unwrap_or_default()),
        None => Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() },
    };
    let unit = row.cells.iter().flatten().find_map(|cell| cell.unit()).map(str::to_owned);
    let unit = unit.or_else(|| words::unit(&label).map(|(unit, _)| unit));
    let label = if label.is_empty() { "–".to_owned() } else { label };
    blank(ids.make(&label, "figure"), label, value, unit, on_label)
}

/// A figure with nothing but what every figure has.
pub(super) fn blank(id: String, label: String, value: Value, unit: Option<String>, notes: Vec<String>) -> Figure {
    Figure {
        id,
        label,
        value,
        unit,
        part_of: None,
        rank: None,
        period: None,
        accurate_as_of: None,
        jurisdiction: None,
        source: None,
        restated: Vec::new(),
        notes,
    }
}

/// The count that a heading begins with, and its words: `144 Trafficking Cases`.
pub(super) fn counted(heading: &Inline, spanish: bool) -> Option<(u64, String)> {
    let text = heading.words();
    let (figure, words) = text.split_once(' ')?;
    let count = super::cell_value::count(figure, spanish)?;
    words.chars().any(char::is_alphabetic).then(|| (count, words.trim().to_owned()))
}
