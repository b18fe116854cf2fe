//! Location of the table in a sample, and its score.
//!
//! The measure is that of van den Burg, Nazábal and Sutton (2019), “Wrangling messy CSV files by detecting row and
//! type patterns”, <https://doi.org/10.1007/s10618-019-00646-y>: how regular the rows are, times how plausible the
//! fields. It differs in that lines before and after the table count little, and a field's plausibility has degrees.

use super::cell::{Kind, plausibility};
use super::heading::Heading;
use super::rows::{Cell, Parsed, Row};

pub(super) struct Table<'r, 's> {
    rows: &'r [Row<'s>],
    width: usize,
    /// The first row of the table, heading or not.
    start: usize,
    /// Behind its last row.
    end: usize,
    heading: Heading,
}

/// A heading that is not among so many first rows is not looked for.
const FURTHEST_START: usize = 40;
/// Enough rows and columns to judge by.
const MOST_ROWS: usize = 500;
const MOST_COLUMNS: usize = 100;

impl<'r, 's> Table<'r, 's> {
    /// The table that these rows make; `None` if all of them are blank. With `whole`, it begins with the first row.
    pub(super) fn find(found: &'r Parsed<'s>, whole: bool) -> Option<Self> {
        let rows = &found.rows[..];
        let first = rows.iter().position(|row| !row.is_blank())?;
        let width = if whole { rows[first].cells.len() } else { width(rows) };
        let end = rows.iter().rposition(|row| fits(row, width))? + 1;
        let start = if whole { first } else { start(rows, width)? };
        if let Some((start, end)) = earlier(&rows[..start], width).filter(|_| !whole) {
            let width = rows[start].cells.len();
            return Some(Self { rows, width, start, end, heading: heading_at(&rows[..end], width, start) });
        }
        Some(Self { rows, width, start, end: end.max(start + 1), heading: heading_of(rows, width, start) })
    }

    /// Returns the number of fields of its rows.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Returns the number of lines before it.
    pub(super) fn preamble_lines(&self) -> u32 {
        self.rows[self.start].line
    }

    pub(super) fn has_heading(&self) -> bool {
        self.heading.is_likely()
    }

    /// Returns whether it has several columns, all rows are as wide, and there is more than a heading.
    pub(super) fn is_regular(&self) -> bool {
        let mut body = self.rows[self.start..].iter().filter(|row| !row.is_blank()).skip(1);
        // R leaves the column without a name that names the rows.
        let heading = self.rows[self.start].cells.len();
        let is_named = heading == self.width || heading > 1 && heading + 1 == self.width;
        let count = body.clone().count();
        self.width > 1 && count > 0 && self.start == 0 && is_named && body.all(|row| row.cells.len() == self.width)
    }

    /// Returns whether its heading is told apart from what is below.
    pub(super) fn is_headed(&self) -> bool {
        self.heading.is_certain()
    }

    /// Returns the score of the table, from 0 to 1; 0 for a single column.
    pub(super) fn score(&self) -> f64 {
        let columns = number(self.width);
        let regular = self.regularity();
        regular * regular * (columns - 1.0) / columns * self.plausibility() * self.trust()
    }

    /// The share of rows that are as wide as they should be.
    fn regularity(&self) -> f64 {
        const RAGGED: f64 = 0.35;
        const OUTSIDE: f64 = 0.25;
        let weigh = |row: &Row| match row.cells.len() {
            _ if fits(row, self.width) => 1.0,
            0 | 1 => 0.0,
            _ => RAGGED,
        };
        let within = self.rows[self.start..self.end].iter().filter(|row| !row.is_blank());
        let outside = self.rows[..self.start].iter().chain(&self.rows[self.end..]);
        let outside = outside.filter(|row| !row.is_blank() && !fits(row, self.width)).count();
        let (all, sound) = within.fold((0.0, 0.0), |(all, sound), row| (all + 1.0, sound + weigh(row)));
        sound / (all + number(outside) * OUTSIDE)
    }

    /// Returns the plausibility of its fields, one by one and as columns of one kind.
    fn plausibility(&self) -> f64 {
        const COLUMNS_WEIGH: f64 = 0.3;
        let body = || self.rows[self.start..self.end].iter().filter(|row| fits(row, self.width)).take(MOST_ROWS);
        let (mut cells, mut plausible, mut unmixed) = (0.0, 0.0, 0.0);
        let columns = self.width.min(MOST_COLUMNS);
        for place in 0..columns {
            let mut kinds = [0.0_f64; 4];
            for (nth, cell) in body().enumerate().filter_map(|(nth, row)| Some((nth, *row.cells.get(place)?))) {
                let kind = Kind::of(cell.text);
                cells += 1.0;
                plausible += plausibility(cell, kind);
                if nth > 0 && kind != Kind::Empty {
                    kinds[kind as usize] += 1.0;
                }
            }
            let most = kinds.iter().fold(0.0_f64, |most, kind| most.max(*kind));
            let all: f64 = kinds.iter().sum();
            unmixed += if all > 0.0 { most / all } else { 1.0 };
        }
        plausible / f64::max(cells, 1.0) * (1.0 - COLUMNS_WEIGH) + unmixed / number(columns) * COLUMNS_WEIGH
    }

    /// Less than 1 if a line directly above, which this mark does not part, may be the heading: if nothing below is one
    /// for sure, and still less if nothing below can be one, if one column was parted, or if most lines are of no table.
    fn trust(&self) -> f64 {
        let above = self.start.checked_sub(1).map(|above| &self.rows[above]);
        let may_be_heading = above.is_some_and(|row| row.cells.len() == 1 && !row.is_blank());
        if !may_be_heading || self.is_headed() {
            1.0
        } else if !self.has_heading() || self.is_one_column_cut_in_two() || !self.has_most_lines() {
            0.15
        } else {
            0.5
        }
    }

    /// Returns whether at least half of the lines are as wide as it.
    fn has_most_lines(&self) -> bool {
        let filled = self.rows.iter().filter(|row| !row.is_blank()).count();
        self.rows.iter().filter(|row| fits(row, self.width)).count() * 2 >= filled
    }

    /// Returns whether its two columns are rather one of decimal commas, or of names with a comma.
    fn is_one_column_cut_in_two(&self) -> bool {
        let mut body = self.rows[self.start..self.end].iter().filter(|row| fits(row, self.width));
        let is_cut = |one: &Cell, two: &Cell| {
            let numbers = || [one, two].into_iter().all(|cell| Kind::of(cell.text) == Kind::Number);
            !two.quoted && (two.text.first() == Some(&b' ') || numbers())
        };
        self.width == 2 && body.all(|row| matches!(&row.cells[..], [one, two, ..] if is_cut(one, two)))
    }
}

/// Row counts and widths of a sample are small.
fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// Returns whether a row has as many fields as the table, but for empty ones at the end.
fn fits(row: &Row, width: usize) -> bool {
    let spare = row.cells.get(width..);
    !row.is_blank() && spare.is_some_and(|spare| spare.iter().all(|cell| cell.text.trim_ascii().is_empty()))
}

/// The width that most rows have, the first among equals; of one field only if no row has more.
fn width(rows: &[Row]) -> usize {
    let mut counts: Vec<(usize, u32)> = Vec::new();
    for width in rows.iter().map(|row| row.cells.len()).filter(|width| *width > 1) {
        match counts.iter_mut().find(|(known, _)| *known == width) {
            Some((_, count)) => *count += 1,
            None => counts.push((width, 1)),
        }
    }
    let most = counts.iter().fold((1, 0), |most, counted| if counted.1 > most.1 { *counted } else { most });
    without_trailing(rows, most.0)
}

/// The width without columns at the end that are empty in all rows and that the row before the first does not have.
fn without_trailing(rows: &[Row], width: usize) -> usize {
    let filled =
        |row: &Row| row.cells.iter().rposition(|cell| !cell.text.trim_ascii().is_empty()).map_or(0, |at| at + 1);
    let exact = || rows.iter().filter(|row| row.cells.len() == width);
    let needed = exact().map(filled).max().unwrap_or(width);
    let before = rows.iter().take_while(|row| row.cells.len() != width).last();
    if needed > 1 && before.is_some_and(|row| row.cells.len() == needed) { needed } else { width }
}

/// Weighs a row as a heading, against those up to the next blank row if that is certain, else against all below.
fn heading_of(rows: &[Row], width: usize, at: usize) -> Heading {
    let below = &rows[at..];
    let block = below.iter().position(|row| row.filled() == 0).map_or(below, |end| &below[..end]);
    let of_block = (block.len() > 2 && block[0].filled() == width).then(|| heading_at(block, width, 0));
    of_block.filter(|heading| heading.is_certain()).unwrap_or_else(|| heading_at(rows, width, at))
}

/// Returns whether it is a heading that has some names too few, or too many.
fn is_misfit_heading(row: &Row, width: usize) -> bool {
    let count = row.cells.len();
    let are = |allowed: &[Kind]| row.cells.iter().all(|cell| allowed.contains(&Kind::of(cell.text)));
    match count {
        0 | 1 => false,
        _ if count < width => are(&[Kind::Text]),
        _ => width > 1 && count <= 2 * width && row.filled() >= width && are(&[Kind::Text, Kind::Empty]),
    }
}

fn heading_at(rows: &[Row], width: usize, at: usize) -> Heading {
    Heading::of(&rows[at], rows[at + 1..].iter().filter(|row| fits(row, width)))
}

/// Number of rows, with the heading, that make a table of its own.
const ENOUGH: usize = 4;

/// A table of its own above that of the most rows: a heading and some rows, all of another width. The first one counts;
/// the rows below it will be refused, line by line, which is better than a table that nobody is told of.
fn earlier(rows: &[Row], width: usize) -> Option<(usize, usize)> {
    const NARROWEST: usize = 3;
    let mut at = 0;
    for block in rows.chunk_by(|one, other| one.cells.len() == other.cells.len()) {
        let (start, own) = (at, block[0].cells.len());
        at += block.len();
        let is_table = own >= NARROWEST && own != width && block.len() >= ENOUGH;
        if is_table && heading_at(block, own, 0).is_certain() {
            return Some((start, at));
        }
    }
    None
}

/// The heading that settings are directly above, as wide as the table: `Agency,Ohio`, `Period,2023`. Their names, and that of
/// the column, are words of which no two are equal, where each row below has a number or a date.
fn below_settings(rows: &[Row], width: usize) -> Option<usize> {
    const LEAST: usize = 2;
    let kind = |row: &Row, place: usize| row.cells.get(place).map_or(Kind::Empty, |cell| Kind::of(cell.text));
    let is_setting =
        |row: &&Row| fits(row, width) && row.filled() == 2 && kind(row, 0) == Kind::Text && kind(row, 1) != Kind::Empty;
    let settings = rows.iter().take(FURTHEST_START).take_while(is_setting).count();
    let block = &rows[..rows.iter().position(|row| !fits(row, width)).unwrap_or(rows.len())];
    let last = settings.min(block.len().saturating_sub(ENOUGH + 1));
    // Of two columns, the rows may be headings, too; only settings have numbers among them.
    let has_values = |heading: usize| width > 2 || rows[..heading].iter().any(|row| kind(row, 1).is_typed());
    let are_named = |heading: usize| {
        let mut names: Vec<_> = rows[..=heading].iter().map(|row| row.cells[0].text.trim_ascii()).collect();
        names.sort_unstable();
        names.windows(2).all(|pair| pair[0] != pair[1])
    };
    let is_typed = |heading: usize| block[heading + 1..].iter().take(MOST_ROWS).all(|row| kind(row, 0).is_typed());
    (LEAST..=last).find(|heading| {
        width > 1
            && rows[*heading].filled() == width
            && kind(&rows[*heading], 0) == Kind::Text
            && are_named(*heading)
            && has_values(*heading)
            && is_typed(*heading)
            && heading_at(block, width, *heading).is_certain()
    })
}

/// Returns whether a row has words for each column, of which no two are equal.
fn names_all(row: &Row, width: usize) -> bool {
    let mut names: Vec<_> = row.cells.iter().take(width).map(|cell| cell.text.trim_ascii()).collect();
    names.sort_unstable();
    row.filled() == width
        && names.iter().all(|name| Kind::of(name) == Kind::Text)
        && names.windows(2).all(|pair| pair[0] != pair[1])
}

/// The row that the table begins with: the first that is surely a heading and has no row of the table directly above
/// it; else the first that fits and is no title with its line padded; else a heading that is too short or too long.
fn start(rows: &[Row], width: usize) -> Option<usize> {
    let first = rows.iter().position(|row| fits(row, width))?;
    if let Some(heading) = below_settings(&rows[first..], width) {
        return Some(first + heading);
    }
    let is_padded_title = |row: &Row| width > 2 && row.filled() <= 1;
    let begins = |at: &usize| {
        let above = at.checked_sub(1).map(|above| &rows[above]);
        fits(&rows[*at], width) && above.is_none_or(|above| !fits(above, width) || is_padded_title(above))
    };
    let last = rows.len().min(first + FURTHEST_START);
    let mut beginnings = (first..last).filter(begins);
    let is_certain = |at: &usize| heading_of(rows, width, *at).is_certain();
    if let Some(certain) = beginnings.clone().find(is_certain) {
        // One that names each column is the heading, whatever is broken below it.
        if names_all(&rows[first], width) && !names_all(&rows[certain], width) {
            return Some(first);
        }
        // Settings of a report may look like a small table above: `From,2024-01-01`.
        let length = |at: usize| rows[at..].iter().take_while(|row| fits(row, width)).count();
        let own = length(certain);
        let later = beginnings.clone().filter(|at| *at > certain && own < ENOUGH && length(*at) > own).find(is_certain);
        return Some(later.unwrap_or(certain));
    }
    let start = beginnings.find(|at| !is_padded_title(&rows[*at])).unwrap_or(first);
    let misfit = start.checked_sub(1).filter(|above| is_misfit_heading(&rows[*above], width));
    Some(misfit.unwrap_or(start))
}
