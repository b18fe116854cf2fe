//! Lines that head others: headings, and the heads of columns on lines of their own.

use std::mem::discriminant;

use super::super::cell_value::{self, Cell, Datum};
use super::super::columns::aligned;
use super::super::inline::Inline;
use super::super::line::Line;
use super::super::line_class::LineClass;
use super::super::quantities::{Holds, holds, is_glued};
use super::super::soft::endings;
use super::super::{dates, page_breaks, words};
use super::{Item, Kind, Shaper};

/// The level of headings in capitals, and of short lines that are no sentences.
const CAPITALS: u8 = 2;
const SHORT: u8 = 4;

impl Shaper<'_> {
    /// Returns the number of lines below a label that head the columns of figures, each on a line of its own.
    pub(super) fn heads(&self, place: usize) -> Option<usize> {
        let below = &self.classes[place + 1..];
        let is_head = |(line, class): &(usize, LineClass)| {
            let lower = self.lines[*line].text.to_lowercase();
            let named = [words::is(&lower, |words| words.rank_head), words::is(&lower, |words| words.change_head)];
            let unit = words::unit(&lower).is_some_and(|(unit, _)| unit == lower);
            let named = matches!(class, LineClass::Text) && (unit || named.contains(&true)) && !self.lines[*line].gap;
            matches!(class, LineClass::HeadCell) || named
        };
        let value = |place: usize| matches!(self.classes.get(place), Some((_, LineClass::Value(_))));
        let row = |place: usize| self.is_label(place) && value(place + 1);
        // All lines down to the first row, where the last of them is plainly a head.
        let inside = |place: usize| {
            let over_year = is_head(&self.classes[place]) && self.is_bare_year(place + 1);
            !self.gap(place) && (!row(place) || over_year) && (self.is_label(place) || self.is_bare_year(place))
        };
        let block = (place + 1..self.classes.len()).take_while(|place| inside(*place)).count();
        let last = place + block;
        let plain =
            block > 0 && self.gap(place) && row(last + 1) && (self.is_bare_year(last) || is_head(&self.classes[last]));
        if plain
            && block <= 12
            && matches!(self.classes[place].1, LineClass::Text)
            && !(block == 1 && self.is_bare_year(last))
        {
            return Some(block);
        }
        let mut heads = below.iter().take_while(|line| is_head(line)).count();
        // The last of them may be the first label.
        while heads > 0 && value(place + heads + 1) {
            heads -= 1;
        }
        let by_words = below[..heads].iter().any(|(_, class)| !matches!(class, LineClass::HeadCell));
        let text = matches!(self.classes.get(place + heads + 1), Some((_, LineClass::Text)));
        if by_words && !(text && row(place + heads + 1)) {
            return None;
        }
        (heads > 0 && matches!(self.classes[place].1, LineClass::Text)).then_some(heads)
    }

    /// The figures of a row in the columns of a head whose cells are on lines of their own: a row with fewer of them
    /// must tell which it lacks.
    pub(super) fn in_columns(&self, cells: Vec<Option<Cell>>) -> Option<Vec<Option<Cell>>> {
        let columns = self.columns.filter(|columns| *columns > 1 && cells.len() < *columns);
        let full = columns.and_then(|columns| match self.items.last() {
            Some(Item { kind: Kind::Row(_, above), .. }) if above.len() == columns => Some(above),
            _ => None,
        });
        let kind =
            |cell: &Option<Cell>| cell.as_ref().filter(|cell| !cell.is_words()).map(|cell| discriminant(&cell.datum));
        match (columns, full) {
            (None, _) | (Some(2), None) => Some(cells),
            (Some(_), None) => None,
            (Some(_), Some(above)) => {
                let words = cells.len() == 1 && cells[0].as_ref().is_some_and(Cell::is_words) && above.len() == 2;
                let kinds: Vec<_> = above.iter().map(kind).collect();
                if words { Some(cells) } else { aligned(cells.into_iter().flatten().collect(), &kinds) }
            }
        }
    }

    /// Returns whether a heading is rather a row that was not understood: it ends with a figure, and is right below
    /// a row or heads no table.
    pub(super) fn hides_figure(&self, place: usize, next: usize, text: &Inline) -> bool {
        let figure =
            endings(text, false, false).first().is_some_and(|ending| !ending.year) || ends_with_figure(&text.words());
        if !self.gap(place) && !self.items.is_empty() && ends_with_misread_figure(&text.words()) {
            return true;
        }
        let after_row = !self.gap(place) && matches!(self.items.last(), Some(Item { kind: Kind::Row(..), .. }));
        let over_table = self.is_over_table(next);
        let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) && dates::whole(word).is_none();
        let within = after_row && !over_table && text.words().split(' ').any(number);
        within || figure && !self.items.is_empty() && (after_row || !over_table)
    }

    /// Returns the part that a figure has within a short line which is no row. A heading with a figure heads rows or text;
    /// else the line may be a row of another form, and is not understood.
    pub(super) fn figure_within(&self, place: usize, next: usize, kind: &Kind) -> Within {
        let line = &self.lines[self.classes[place].0];
        let text = match kind {
            Kind::Heading(_, text) if !self.items.is_empty() => text.printed(),
            // `↑ 12%`: a sentence begins with a letter.
            Kind::Text(text) if !self.items.is_empty() && !line.bullet && is_no_sentence(&text.words()) => {
                text.printed()
            }
            _ => return Within::None,
        };
        let holds = if self.is_one_of_glued(place) { Holds::Figure } else { holds(&text) };
        let heads = self.heads_figures(next)
            || self.heads_prose(place, next)
            // A heading over the title of a table.
            || self.gap(place) && self.gap(next) && self.is_label(next) && self.heads_figures(next + 1);
        let is_heading = matches!(kind, Kind::Heading(..)) && heads && !self.is_amid_rows(place);
        let ends = text.rsplit(' ').take(2).any(|last| last.contains(|char: char| char.is_ascii_digit()));
        match holds {
            Holds::None => Within::None,
            Holds::Perhaps if is_heading && (self.gap(next) || !ends) => Within::None,
            Holds::Perhaps | Holds::Figure if is_heading => Within::Heading,
            Holds::Perhaps | Holds::Figure => Within::Unclear,
        }
    }

    /// Returns whether a line is right below a row, or below one that was not understood.
    fn is_amid_rows(&self, place: usize) -> bool {
        let Some((above, _)) = place.checked_sub(1).and_then(|above| self.classes.get(above)) else { return false };
        let is_row =
            self.items.last().is_some_and(|item| matches!(item.kind, Kind::Row(..)) && item.lines.contains(above));
        !self.gap(place) && (is_row || self.left.iter().any(|(line, _)| line == above))
    }

    /// Returns whether rows begin at a place, or figures and their labels.
    fn heads_figures(&self, next: usize) -> bool {
        let is_value =
            |place: usize| matches!(self.classes.get(place), Some((_, LineClass::Value(_) | LineClass::Tiles(_))));
        let is_cell = matches!(self.classes.get(next), Some((_, LineClass::HeadCell)));
        self.is_over_table(next)
            || is_cell
            || is_value(next)
            || self.is_label(next) && (is_value(next + 1) || self.heads(next).is_some())
    }

    /// Returns whether sentences begin at a place, below a line that has a gap before it.
    fn heads_prose(&self, place: usize, next: usize) -> bool {
        const SENTENCE: usize = 45;
        let Some((line, LineClass::Text)) = self.classes.get(next) else { return false };
        let text = &self.lines[*line].text;
        self.gap(place) && (text.len() >= SENTENCE || text.ends_with('.'))
    }

    /// Returns whether a figure is glued to the words of a line, as to those of the line above it or below.
    fn is_one_of_glued(&self, place: usize) -> bool {
        let is_glued =
            |place: usize| self.classes.get(place).is_some_and(|(line, _)| is_glued(&self.lines[*line].text));
        let above = || !self.gap(place) && place.checked_sub(1).is_some_and(is_glued);
        is_glued(place) && (above() || !self.gap(place + 1) && is_glued(place + 1))
    }
}

/// Part that a figure has within a short line.
pub(super) enum Within {
    None,
    /// It belongs to the words of a heading.
    Heading,
    /// It may be the figure of a row.
    Unclear,
}

/// Returns whether a short text cannot be a sentence, as it begins with a sign or a number and ends without a point.
fn is_no_sentence(text: &str) -> bool {
    const LONGEST: usize = 80;
    let begins = !text.starts_with(|first: char| first.is_alphabetic() || matches!(first, '(' | '[' | '¿' | '"' | '“'));
    let is_open = !text.ends_with(['.', ';', ',', '!', '?']);
    begins && text.len() <= LONGEST && is_open && !page_breaks::is_imprint(text)
}

/// Returns whether a text ends with a number that is no year and does not belong to the word before.
fn ends_with_figure(text: &str) -> bool {
    let (before, last) = text.rsplit_once([' ', ',', ';', '\t']).unwrap_or_default();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let number = last.trim_end_matches('%');
    let figure = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    figure && dates::whole(last).is_none() && !words::is(&word, |words| words.links) && !dates::ends_with_date(text)
}

/// Returns whether a text ends with digits of which some were read as the letters that look like them: `12O`, `l20`.
fn ends_with_misread_figure(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let digits = last.chars().filter(char::is_ascii_digit).count();
    let letters = last.chars().filter(|char| char.is_alphabetic()).count();
    let is_alike = |char: char| char.is_ascii_digit() || matches!(char, 'O' | 'o' | 'l' | 'I' | '|' | ',');
    digits > 0 && letters > 0 && last.chars().all(is_alike) && text.contains(' ')
}

/// The figure that a short text begins with, and the words behind it as its label: `Nearly 300 volunteers`. A small
/// number may as well be that of a chapter, and a year is one.
pub(super) fn figure_first(text: &Inline, comma: bool) -> Option<(Inline, Cell)> {
    const LONGEST: usize = 10;
    let printed = text.words();
    let words: Vec<&str> = printed.split(' ').collect();
    let read = |length: usize| -> Option<Cell> {
        let [cell] = cell_value::read(&Inline::read(&words[..length].join(" ")), comma)?.try_into().ok()?;
        Some(cell)
    };
    let counted = |cell: &Cell| if let Datum::Count { count, .. } = cell.datum { Some(count) } else { None };
    let mut lengths = (1..words.len().min(LONGEST)).rev().filter(|_| words.len() <= LONGEST);
    lengths.find_map(|longest| {
        // The unit of a count belongs to its words.
        let shorter = |length: &usize| {
            let (long, short) = (read(longest)?, read(*length)?);
            (counted(&long).is_some() && counted(&long) == counted(&short)).then_some(())
        };
        let length = (1..longest).find(|length| shorter(length).is_some()).unwrap_or(longest);
        let (cell, label) = (read(length)?, words[length..].join(" "));
        let is_figure = match &cell.datum {
            Datum::Count { count, qualifier, .. } => qualifier.is_some() || *count >= 1_000 && !cell.is_year,
            Datum::Percent { .. } => true,
            Datum::Number { unit, .. } => unit.is_some(),
            _ => false,
        };
        // `1,204 calls | 318 chats` are two.
        let is_label = label.starts_with(char::is_alphabetic) && holds(&label) == Holds::None;
        (is_figure && is_label).then(|| (Inline::read(&label), cell))
    })
}

/// The level of a text that is a heading: in capitals, or short and no sentence.
pub(super) fn heading_level(line: &Line, text: &Inline) -> Option<u8> {
    let words = text.words();
    let short = words.len() <= 90 && words.split(' ').count() <= 14 && !line.bullet;
    let begins = words
        .starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || matches!(first, '$' | '€' | '£'));
    let sentence = words.ends_with(['.', ';', ',', '!', '?']) || page_breaks::is_imprint(&words);
    let capitals = words.chars().any(char::is_alphabetic) && words.to_uppercase() == words;
    (short && begins && !sentence).then_some(if capitals { CAPITALS } else { SHORT })
}
