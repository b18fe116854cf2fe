//! Keeps, while a file is read, the few rows that may be no records.

use std::collections::VecDeque;

use super::repeats::Repeats;
use super::words::may_be_label;
use crate::records::head::rows_of;

/// A row that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen<F> {
    /// Its place among the rows.
    pub(super) row: u32,
    /// `true` if a blank line is directly above it.
    pub(super) below_gap: bool,
    /// All its fields.
    pub(super) fields: Vec<F>,
}

/// The first rows of a table, the last ones, those below blank lines, those that begin like totals, and a few that fill only their
/// first field.
#[derive(Debug, Clone)]
pub(in crate::records) struct Watch<F> {
    width: usize,
    /// Number of first rows that are kept.
    first: usize,
    seen: Vec<Seen<F>>,
    last: VecDeque<Seen<F>>,
    is_below_gap: bool,
    /// Number of the next rows that are kept, whatever they hold.
    due: usize,
    /// Number of rows met that fill only their first field.
    alone: usize,
    /// `true` if there were more rows than are kept.
    overflown: bool,
    /// `true` if nobody has looked for further headings among the first rows.
    is_top_open: bool,
    repeats: Repeats,
}

impl<F> Watch<F> {
    /// Number of the last rows that are kept.
    pub(in crate::records) const LAST: usize = 12;
    /// Number of rows below a blank line that are kept.
    pub(in crate::records) const BELOW_GAP: usize = 3;
    /// Number of rows that fill only their first field and are kept. Where more do, they are nothing special.
    pub(super) const ALONE: usize = 200;
    /// Maximum number of fields kept.
    const FIELDS: usize = 1 << 20;

    /// Of a table of that many columns.
    pub(in crate::records) fn new(width: usize) -> Self {
        let last = VecDeque::with_capacity(Self::LAST);
        let first = rows_of(width);
        let (seen, is_below_gap, due, overflown, is_top_open) = (Vec::new(), false, 0, false, false);
        let repeats = Repeats::default();
        Self { width, first, seen, last, is_below_gap, due, alone: 0, overflown, is_top_open, repeats }
    }

    /// Of a table whose reader knows the columns by name, so that further headings are among the rows.
    pub(in crate::records) fn of_objects(width: usize) -> Self {
        Self { is_top_open: true, ..Self::new(width) }
    }

    /// A blank line is above the next row.
    pub(in crate::records) fn gap(&mut self) {
        self.is_below_gap = true;
    }

    /// Keeps the row of that place.
    pub(in crate::records) fn see(&mut self, row: u32, fields: impl FnOnce() -> Vec<F>) {
        if self.seen.len() * self.width.max(1) > Self::FIELDS {
            self.overflown = true;
            return;
        }
        let below_gap = std::mem::take(&mut self.is_below_gap);
        self.seen.push(Seen { row, below_gap, fields: fields() });
    }

    /// Compares the text of a row with those before it.
    #[inline]
    pub(in crate::records) fn compare(&mut self, row: u32, text: &[u8]) {
        self.repeats.see(row, Repeats::hash(text));
    }

    /// Keeps a row as one of the last.
    pub(in crate::records) fn see_last(&mut self, row: u32, fields: Vec<F>) {
        if self.last.len() == Self::LAST {
            self.last.pop_front();
        }
        self.last.push_back(Seen { row, below_gap: false, fields });
    }

    /// The same rows, with other fields.
    pub(in crate::records) fn map<G>(self, mut into: impl FnMut(F) -> G) -> Watch<G> {
        let Self { width, first, seen, last, is_below_gap, due, alone, overflown, is_top_open, repeats } = self;
        let mut map = |Seen { row, below_gap, fields }: Seen<F>| {
            let fields = fields.into_iter().map(&mut into).collect();
            Seen { row, below_gap, fields }
        };
        let seen = seen.into_iter().map(&mut map).collect();
        let last = last.into_iter().map(&mut map).collect();
        Watch { width, first, seen, last, is_below_gap, due, alone, overflown, is_top_open, repeats }
    }

    /// Counts a row that fills only its first field; returns whether it is to be kept.
    pub(in crate::records) fn meet_alone(&mut self) -> bool {
        self.alone += 1;
        self.may_meet_alone()
    }

    /// Returns whether rows that fill only their first field are few until now.
    pub(in crate::records) fn may_meet_alone(&self) -> bool {
        self.alone <= Self::ALONE
    }

    pub(super) fn overflown(&self) -> bool {
        self.overflown
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    pub(super) fn is_top_open(&self) -> bool {
        self.is_top_open
    }
}

impl Watch<String> {
    /// Takes in the next row of a reader that has all fields of it as text.
    pub(in crate::records) fn pass(&mut self, row: usize, fields: &[&str]) {
        let owned = || fields.iter().map(|text| (*text).to_owned()).collect();
        let number = u32::try_from(row).unwrap_or(u32::MAX);
        self.repeats.see(number, Repeats::hash_of(fields));
        if self.is_below_gap {
            self.due = Self::BELOW_GAP;
        }
        let mut filled = fields.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
        let first = filled.next();
        let is_alone = self.width > 1 && first.is_some_and(|(place, _)| place == 0) && filled.next().is_none();
        let is_kept = is_alone && self.meet_alone();
        if row < self.first || self.due > 0 || is_kept || first.is_some_and(|(_, text)| may_be_label(text)) {
            self.see(number, owned);
        }
        self.due = self.due.saturating_sub(1);
        self.see_last(number, owned());
    }

    /// All rows that were kept, in their order, how many of them are the first ones, and the rows that repeat others.
    pub(super) fn into_rows(self) -> (Vec<Seen<String>>, usize, Repeats) {
        let Self { first, mut seen, last, repeats, .. } = self;
        let count = seen.iter().zip(0..).take_while(|(seen, row)| seen.row == *row).count().min(first);
        let known = |row: u32| seen.binary_search_by_key(&row, |seen| seen.row).is_ok();
        let new: Vec<_> = last.into_iter().filter(|last| !known(last.row)).collect();
        seen.extend(new);
        seen.sort_by_key(|seen| seen.row);
        (seen, count, repeats)
    }
}
