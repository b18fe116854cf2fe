//! Contents of the columns of a table: which hold the percentages of others, places in an order, or changes.

use std::mem::{Discriminant, discriminant};

use super::cell_value::{self, Cell, Datum, Share};
use super::inline::Inline;
use super::table::Printed;
use super::{dates, words};
use crate::report::{Column, Decimal, Period};

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    /// Its place among the cells.
    pub(super) place: usize,
    /// The place of its percentages, if they have a column beside it.
    pub(super) percents: Option<usize>,
}

/// Meaning of the cells of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The heads of all cells but that of the labels; none where the table has no head.
    pub(super) heads: Vec<String>,
    /// The columns of figures.
    pub(super) figures: Vec<Figures>,
    /// The place of the column that ranks the rows.
    pub(super) ranks: Option<usize>,
}

/// Statement of a head about its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Percents,
    Changes,
    Ranks,
    Nothing,
}

fn says(head: &str) -> Says {
    let lower = head.to_lowercase();
    let rest = lower.strip_prefix('%').unwrap_or(&lower).trim_start();
    let last = lower.rsplit(", ").next().unwrap_or_default();
    if words::prefix(rest, |words| words.change_head).is_some() || rest.ends_with(" change") {
        Says::Changes
    } else if words::is(&lower, |words| words.rank_head) {
        Says::Ranks
    } else if lower.ends_with("(%)")
        || words::prefix(&lower, |words| words.percent_head)
            .or(words::prefix(last, |words| words.percent_head))
            .is_some()
    {
        Says::Percents
    } else {
        Says::Nothing
    }
}

impl Columns {
    /// Tells the columns of rows under their heads, and reads the cells as the heads say.
    pub(super) fn of(head: Option<&[Inline]>, rows: &mut [Printed], comma: bool) -> Self {
        let dated = rows.iter().all(|row| dates::whole(&row.label.words()).is_some());
        let mut heads: Vec<String> = head.into_iter().flatten().skip(1).map(Inline::words).collect();
        split_pairs(&mut heads, rows, comma);
        let cells = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        // With fewer heads than cells, a head may be above another column than it seems.
        for (place, head) in heads.iter().enumerate().filter(|_| heads.len() >= cells) {
            let cells = rows.iter_mut().filter_map(|row| row.cells.get_mut(place)?.as_mut());
            cells.for_each(|cell| read_as(cell, says(head)));
        }
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(heads.len());
        // Places by year are a measure, not an order of the rows.
        let ranks = ranks(rows, width).filter(|_| !dated);
        let mut columns = Self { ranks, heads, figures: Vec::new() };
        let mut place = 0;
        while place < width {
            if Some(place) == columns.ranks {
                place += 1;
                continue;
            }
            let percents = Some(place + 1).filter(|next| *next < width && columns.is_pair(rows, place, *next));
            columns.figures.push(Figures { place, percents });
            place += if percents.is_some() { 2 } else { 1 };
        }
        columns
    }

    /// Returns whether the second column holds the percentages of the first.
    fn is_pair(&self, rows: &[Printed], first: usize, second: usize) -> bool {
        let cells = |place: usize| rows.iter().filter_map(move |row| row.cells.get(place)?.as_ref());
        let head = |place: usize| self.heads.get(place).map(|head| says(head));
        let percents = cells(second).all(|cell| cell.percent().is_some() || cell.is_gap());
        let some = cells(second).any(|cell| cell.percent().is_some());
        let counts = cells(first).all(|cell| cell.percent().is_none() || cell.is_gap());
        let named = head(second).is_none_or(|says| says == Says::Percents) && head(first) != Some(Says::Percents);
        // Beside a sum of money or a length of time, a document has no percentage.
        let others = cells(first).any(|cell| matches!(cell.datum, Datum::Number { .. } | Datum::Duration { .. }));
        percents && some && counts && named && !others
    }

    /// The columns of a document.
    pub(super) fn headed(&self, unnamed: &str) -> Vec<Column> {
        let column = |(number, figures): (usize, &Figures)| {
            let heading = self.heads.get(figures.place).filter(|head| !head.is_empty()).cloned();
            let period = heading.as_deref().and_then(dates::whole).map(|date| Period {
                start: Some(date),
                end: Some(date),
                label: None,
            });
            let heading = heading.unwrap_or_else(|| format!("{unnamed} {}", number + 1));
            Column { heading, period, ..Column::default() }
        };
        self.figures.iter().enumerate().map(column).collect()
    }

    /// Returns whether the document says less of the head than the publication does.
    pub(super) fn drops_heads(&self) -> bool {
        self.ranks.is_some() || self.figures.iter().any(|figures| figures.percents.is_some())
    }

    /// The figure of a row in a column, and the percentage beside it.
    pub(super) fn cell<'c>(row: &'c Printed, figures: &Figures) -> (Option<&'c Cell>, Option<Share>) {
        let at = |place: usize| row.cells.get(place).and_then(Option::as_ref);
        let (first, second) = (at(figures.place), figures.percents.and_then(at));
        match first {
            // A percentage alone.
            None => (second, None),
            Some(first) if first.is_gap() && second.is_some_and(|cell| cell.percent().is_some()) => (second, None),
            Some(_) => (first, second.and_then(Cell::share)),
        }
    }
}

/// The kind of what is in a column, if most rows have the same.
pub(super) type Kinds = [Option<Discriminant<Datum>>];

/// Returns the kind that most of these rows have in each column; `None` for a column of gaps.
pub(super) fn kinds(rows: &[&Vec<Option<Cell>>], width: usize) -> Vec<Option<Discriminant<Datum>>> {
    let kind = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)?.as_ref());
        let all: Vec<_> = cells.filter(|cell| !cell.is_words()).map(|cell| discriminant(&cell.datum)).collect();
        all.iter().max_by_key(|kind| all.iter().filter(|other| other == kind).count()).copied()
    };
    (0..width).map(kind).collect()
}

/// The cells of a row that has fewer than there are columns, each in the only column that is of its kind; `None` if
/// there are several.
pub(super) fn aligned(cells: Vec<Cell>, kinds: &Kinds) -> Option<Vec<Option<Cell>>> {
    let mut placed: Vec<Option<Cell>> = vec![None; kinds.len()];
    // As many of one kind as there are columns of it.
    let kind = discriminant(&cells.first()?.datum);
    let of_kind: Vec<usize> = (0..kinds.len()).filter(|column| kinds[*column] == Some(kind)).collect();
    if of_kind.len() == cells.len() && cells.iter().all(|cell| discriminant(&cell.datum) == kind) {
        of_kind.into_iter().zip(cells).for_each(|(column, cell)| placed[column] = Some(cell));
        return Some(placed);
    }
    for cell in cells {
        let kind = discriminant(&cell.datum);
        let free = |column: &usize| placed[*column..].iter().all(Option::is_none);
        let mut fits = (0..kinds.len()).filter(|column| kinds[*column] == Some(kind)).filter(free).collect::<Vec<_>>();
        if fits.is_empty() && !cell.is_words() {
            fits = (0..kinds.len()).filter(|column| kinds[*column].is_none()).filter(free).collect();
        }
        let [column] = fits.as_slice() else { return None };
        placed[*column] = Some(cell);
    }
    while placed.last().is_some_and(Option::is_none) {
        placed.pop();
    }
    Some(placed)
}

/// Reads a cell as the head of its column says.
fn read_as(cell: &mut Cell, says: Says) {
    cell.datum = match (says, cell.datum.clone()) {
        // The total of a table of percentages may be a count.
        (Says::Percents, Datum::Count { count: count @ 0..=100, unit: None, qualifier }) => {
            Datum::Percent { percent: Decimal::new(count.cast_signed(), 0), qualifier }
        }
        (Says::Percents, Datum::Number { number, unit: None, qualifier })
            if (0..=100_000_000).contains(&number.units_at(6)) =>
        {
            Datum::Percent { percent: number, qualifier }
        }
        (Says::Changes, Datum::Percent { percent, qualifier }) => Datum::Change { percent, qualifier },
        (Says::Ranks, Datum::Count { count, unit: None, qualifier: None }) if (1..10_000).contains(&count) => {
            u32::try_from(count).map_or(Datum::Count { count, unit: None, qualifier: None }, Datum::place)
        }
        (_, datum) => datum,
    };
}

/// Takes `30 (75)` apart under a head such as `n (%)`, and that head with it.
fn split_pairs(heads: &mut Vec<String>, rows: &mut [Printed], comma: bool) {
    let Some(place) = heads.iter().position(|head| head.ends_with("(%)") && head != "(%)") else { return };
    // `Share of callers (%)` is above percentages only.
    let is_pair = |row: &Printed| {
        let at = |place: usize| row.cells.get(place).and_then(Option::as_ref);
        let share = at(place + 1).is_some_and(|cell| cell.percent().is_some());
        share || at(place).is_some_and(|cell| matches!(&cell.datum, Datum::NotApplicable(text) if text.ends_with(')')))
    };
    if !rows.iter().any(is_pair) {
        return;
    }
    for row in rows {
        if let Some(Some(cell)) = row.cells.get(place)
            && let Datum::NotApplicable(text) = &cell.datum
            && let Some(pair) =
                text.strip_suffix(')').and_then(|pair| cell_value::read(&Inline::read(&format!("{pair}%)")), comma))
        {
            row.cells.splice(place..=place, pair.into_iter().map(Some));
        } else if row.cells.len() > place
            && row.cells.get(place + 1).is_none_or(|next| next.as_ref().is_none_or(|cell| cell.percent().is_none()))
        {
            row.cells.insert(place + 1, None);
        }
    }
    let kept = heads[place].trim_end_matches("(%)").trim_end().len();
    heads[place].truncate(kept);
    heads.insert(place + 1, "%".to_owned());
}

/// The only column that holds places in an order, and nothing else.
fn ranks(rows: &[Printed], width: usize) -> Option<usize> {
    let is_rank = |cell: &Cell| matches!(cell.datum, Datum::Rank(_));
    let ranked = |place: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(*place)?.as_ref());
        rows.len() > 1 && cells.clone().any(is_rank) && cells.all(|cell| is_rank(cell) || cell.is_gap())
    };
    let mut found = (0..width).filter(ranked);
    found.next().filter(|_| found.next().is_none())
}
