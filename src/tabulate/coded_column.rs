use std::ops::Range;

use crate::records::{Codes, Column};

/// A code per row, as narrow as the number of codes allows: everything that is counted is counted over these.
#[derive(Clone)]
pub(super) enum CodedColumn {
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

/// Calls a generic function with the slice inside, whichever its width.
macro_rules! with_codes {
    ($flat:expr, $codes:ident => $body:expr) => {
        match $flat {
            CodedColumn::U8($codes) => $body,
            CodedColumn::U16($codes) => $body,
            CodedColumn::U32($codes) => $body,
        }
    };
}
pub(super) use with_codes;

/// An unsigned integer that serves as a code.
pub(super) trait Code: Copy {
    fn index(self) -> usize;
    /// The code of that number; the caller knows that it fits.
    fn of(number: u32) -> Self;
}

macro_rules! code {
    ($($type:ty),+) => {$(
        impl Code for $type {
            #[inline]
            fn index(self) -> usize {
                self as usize
            }
            #[inline]
            #[allow(clippy::cast_possible_truncation, reason = "the width was chosen by the largest code")]
            fn of(number: u32) -> Self {
                number as Self
            }
        }
    )+};
}
code!(u8, u16, u32);

impl CodedColumn {
    /// Codes of so many kinds, none yet.
    fn empty(kinds: usize, rows: usize) -> Self {
        match kinds {
            0..=0x100 => Self::U8(Vec::with_capacity(rows)),
            0x101..=0x1_0000 => Self::U16(Vec::with_capacity(rows)),
            _ => Self::U32(Vec::with_capacity(rows)),
        }
    }

    /// A column's codes, each replaced by what it means here.
    pub(super) fn translated(column: &Column, meaning: &[u32], kinds: usize) -> Self {
        let mut flat = Self::empty(kinds, column.len());
        for block in column.blocks() {
            with_codes!(&mut flat, out => match block {
                Codes::U8(codes) => translate(codes, meaning, out),
                Codes::U16(codes) => translate(codes, meaning, out),
                Codes::U32(codes) => translate(codes, meaning, out),
            });
        }
        flat
    }

    /// Codes one by one.
    pub(super) fn collect(codes: impl Iterator<Item = u32>, kinds: usize, rows: usize) -> Self {
        let mut flat = Self::empty(kinds, rows);
        with_codes!(&mut flat, out => collect(codes, out));
        flat
    }

    /// The same code for every row.
    pub(super) fn constant(code: u8, rows: usize) -> Self {
        Self::U8(vec![code; rows])
    }

    pub(super) fn get(&self, row: usize) -> u32 {
        match self {
            Self::U8(codes) => codes.get(row).copied().map_or(0, u32::from),
            Self::U16(codes) => codes.get(row).copied().map_or(0, u32::from),
            Self::U32(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// The same codes in another order.
    pub(super) fn reorder(&mut self, order: &[u32]) {
        with_codes!(self, codes => *codes = gather(codes, order));
    }
}

fn collect<M: Code>(codes: impl Iterator<Item = u32>, out: &mut Vec<M>) {
    out.extend(codes.map(M::of));
}

fn translate<C: Code, M: Code>(codes: &[C], meaning: &[u32], out: &mut Vec<M>) {
    out.extend(codes.iter().map(|code| M::of(meaning.get(code.index()).copied().unwrap_or(0))));
}

fn gather<C: Code + Default>(codes: &[C], order: &[u32]) -> Vec<C> {
    order.iter().map(|row| codes.get(row.index()).copied().unwrap_or_default()).collect()
}

/// Counts codes: one more in `counts` for each.
pub(super) fn tally(codes: &CodedColumn, rows: Rows, counts: &mut [u32]) {
    with_codes!(codes, codes => match rows {
        Rows::All(range) => tally_all(codes.get(range).unwrap_or_default(), counts),
        Rows::Some(rows) => tally_some(codes, rows, counts),
    });
}

/// Counts pairs of codes, those of `first` in steps of `stride`.
pub(super) fn tally_pairs(first: &CodedColumn, second: &CodedColumn, stride: usize, rows: Rows, counts: &mut [u32]) {
    with_codes!(first, first => with_codes!(second, second => match rows {
        Rows::All(range) => {
            let pairs = first.get(range.clone()).unwrap_or_default().iter().zip(second.get(range).unwrap_or_default());
            count(pairs.map(|(first, second)| first.index() * stride + second.index()), counts);
        }
        Rows::Some(rows) => count(rows.iter().map(|row| {
            let row = row.index();
            let first = first.get(row).map_or(0, |code| code.index());
            first * stride + second.get(row).map_or(0, |code| code.index())
        }), counts),
    }));
}

/// Sums of the numbers of rows.
pub(super) struct Pairs<'c> {
    pub(super) first: &'c CodedColumn,
    pub(super) second: &'c CodedColumn,
    pub(super) stride: usize,
}

impl Pairs<'_> {
    fn place(&self, row: usize) -> usize {
        self.first.get(row) as usize * self.stride + self.second.get(row) as usize
    }
}

/// Amount that a row adds to a sum.
#[derive(Clone, Copy)]
pub(super) struct Amounts<'c> {
    /// The codes of numbers, and what these stand for: code 0 is nothing, code 1 the first. Without them a row is one.
    pub(super) numbers: Option<(&'c CodedColumn, &'c [u64])>,
    /// Number of times that each row counts; once where absent.
    pub(super) times: Option<&'c [u64]>,
}

impl Amounts<'_> {
    /// The number of a row, which counts once or more often.
    pub(super) fn number(&self, row: usize) -> u64 {
        let number = |(codes, values): (&CodedColumn, &[u64])| {
            (codes.get(row) as usize).checked_sub(1).and_then(|item| values.get(item)).copied().unwrap_or(0)
        };
        self.numbers.map_or(1, number)
    }

    fn of(&self, row: usize) -> u64 {
        self.number(row).saturating_mul(self.times.map_or(1, |times| times.get(row).copied().unwrap_or(0)))
    }
}

/// Adds up what rows amount to.
pub(super) fn weigh(pairs: &Pairs, amounts: Amounts, rows: Rows, sums: &mut [u64]) {
    rows.each(|row| {
        if let Some(sum) = sums.get_mut(pairs.place(row)) {
            *sum = sum.saturating_add(amounts.of(row));
        }
    });
}

/// Adds up the keys of `names`, modulo 2³², of rows that count.
pub(super) fn add_keys(
    pairs: &Pairs,
    names: &CodedColumn,
    keys: &[u32],
    counts: impl Fn(usize) -> bool,
    rows: Rows,
    sums: &mut [u32],
) {
    rows.each(|row| {
        if let (Some(sum), Some(key)) = (sums.get_mut(pairs.place(row)), keys.get(names.get(row) as usize))
            && counts(row)
        {
            *sum = sum.wrapping_add(*key);
        }
    });
}

/// Rows of a stretch that are counted.
#[derive(Clone)]
pub(super) enum Rows<'r> {
    All(Range<usize>),
    Some(&'r [u32]),
}

impl Rows<'_> {
    fn each(self, visit: impl FnMut(usize)) {
        match self {
            Rows::All(range) => range.for_each(visit),
            Rows::Some(rows) => rows.iter().map(|row| row.index()).for_each(visit),
        }
    }
}

fn tally_all<C: Code>(codes: &[C], counts: &mut [u32]) {
    count(codes.iter().map(|code| code.index()), counts);
}

fn tally_some<C: Code>(codes: &[C], rows: &[u32], counts: &mut [u32]) {
    count(rows.iter().map(|row| codes.get(row.index()).map_or(0, |code| code.index())), counts);
}

#[inline]
fn count(places: impl Iterator<Item = usize>, counts: &mut [u32]) {
    for place in places {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
}

/// Keeps those of `rows` whose code passes; `passes` has a 0 or a 1 for every code.
pub(super) fn retain(codes: &CodedColumn, passes: &[u8], rows: &mut Vec<u32>) {
    with_codes!(codes, codes => {
        // Without a branch: which rows pass is not predictable.
        let mut kept = 0;
        for place in 0..rows.len() {
            let row = rows[place];
            let code = codes.get(row.index()).map_or(0, |code| code.index());
            rows[kept] = row;
            kept += usize::from(passes.get(code).copied().unwrap_or(0));
        }
        rows.truncate(kept);
    });
}

/// The rows of a stretch whose code passes.
pub(super) fn select(codes: &CodedColumn, passes: &[u8], range: Range<usize>, rows: &mut Vec<u32>) {
    rows.clear();
    rows.resize(range.len(), 0);
    with_codes!(codes, codes => {
        let mut kept = 0;
        let first = u32::of(u32::try_from(range.start).unwrap_or(u32::MAX));
        for (row, code) in (first..).zip(codes.get(range).unwrap_or_default()) {
            rows[kept] = row;
            kept += usize::from(passes.get(code.index()).copied().unwrap_or(0));
        }
        rows.truncate(kept);
    });
}
