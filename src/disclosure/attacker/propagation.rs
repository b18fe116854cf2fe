//! Interval propagation over whole numbers: consequences of bounds for one another.

use std::collections::VecDeque;

use super::system::System;

/// Sums beyond this are not reasoned with, so that differences of two of them always fit. Nothing is concluded from
/// an end of a row that reaches it, which is never wrong, only wider.
pub(super) const FAR: i64 = 1 << 61;

/// Sums of up to [`MOST_NEAR`] numbers under this are not [`FAR`].
const NEAR: u64 = 1 << 44;
const MOST_NEAR: usize = 1 << 16;

/// `low` ≤ the sum of coefficient × number ≤ `high`; `i64::MIN` and `i64::MAX` stand for "not bounded".
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) low: i64,
    pub(super) high: i64,
    /// The fact of the system it was made from,
    pub(super) fact: usize,
    /// which says this many times as much, and something of fixed numbers.
    pub(super) scale: i64,
}

impl Row {
    /// Least and greatest sum within bounds; `i64::MIN` and `i64::MAX` where it is too far off.
    pub(super) fn reach(&self, low: &[i64], high: &[i64]) -> (i64, i64) {
        self.near_reach(low, high).unwrap_or_else(|| self.far_reach(low, high))
    }

    /// The same where no sum can come near to being too far off, which needs no look at each: the usual case.
    fn near_reach(&self, low: &[i64], high: &[i64]) -> Option<(i64, i64)> {
        let (mut least, mut most, mut sizes) = (0_i64, 0_i64, 0_u64);
        for &(var, by) in &self.terms {
            let (down, up) = (low[var], high[var]);
            let (down, up) = match by {
                1 => (down, up),
                -1 => (up.wrapping_neg(), down.wrapping_neg()),
                _ => return None,
            };
            (least, most) = (least.wrapping_add(down), most.wrapping_add(up));
            sizes |= down.unsigned_abs() | up.unsigned_abs();
        }
        (sizes < NEAR && self.terms.len() < MOST_NEAR).then_some((least, most))
    }

    fn far_reach(&self, low: &[i64], high: &[i64]) -> (i64, i64) {
        let mut ends = (Some(0_i64), Some(0_i64));
        for &(var, by) in &self.terms {
            let (down, up) = if by > 0 { (low[var], high[var]) } else { (high[var], low[var]) };
            ends = (added(ends.0, by, down), added(ends.1, by, up));
        }
        (ends.0.unwrap_or(i64::MIN), ends.1.unwrap_or(i64::MAX))
    }

    pub(super) fn sum(&self, values: &[i64]) -> Option<i64> {
        self.terms.iter().try_fold(0_i64, |sum, &(var, by)| sum.checked_add(by.checked_mul(values[var])?))
    }

    pub(super) fn met_by(&self, values: &[i64]) -> bool {
        self.sum(values).is_some_and(|sum| self.low <= sum && sum <= self.high)
    }
}

/// Adds one term; `None` once the sum has been too far off.
fn added(sum: Option<i64>, by: i64, value: i64) -> Option<i64> {
    sum?.checked_add(by.checked_mul(value)?).filter(|sum| -FAR < *sum && *sum < FAR)
}

/// Rows, and which of them a number is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) all: Vec<Row>,
    pub(super) of: Vec<Vec<usize>>,
}

impl Rows {
    pub(super) fn new(all: Vec<Row>, numbers: usize) -> Self {
        let mut of = vec![Vec::new(); numbers];
        for (index, row) in all.iter().enumerate() {
            row.terms.iter().for_each(|&(var, _)| of[var].push(index));
        }
        Self { all, of }
    }

    pub(super) fn of_system(system: &System) -> Self {
        let row = |(fact, wording): (usize, &super::Fact)| Row {
            terms: wording.terms.iter().map(|&(var, by)| (var.index(), by)).collect(),
            low: wording.low.filter(|&low| low > -FAR).map_or(i64::MIN, |low| low.min(FAR)),
            high: wording.high.filter(|&high| high < FAR).map_or(i64::MAX, |high| high.max(-FAR)),
            fact,
            scale: 1,
        };
        Self::new(system.facts().iter().enumerate().map(row).collect(), system.len())
    }
}

/// End of a number's bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    Low,
    High,
}

/// A bound that moved: what it was, and the row that moved it, if a row did.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) var: usize,
    pub(super) side: Side,
    pub(super) old: i64,
    pub(super) row: Option<usize>,
}

/// Bounds that only get narrower, with a trail to take it back.
#[derive(Clone, Debug)]
pub(super) struct Domain {
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    pub(super) trail: Vec<Change>,
    queue: VecDeque<usize>,
    queued: Vec<bool>,
}

impl Domain {
    pub(super) fn new(low: Vec<i64>, high: Vec<i64>, rows: usize) -> Self {
        Self { low, high, trail: Vec::new(), queue: VecDeque::new(), queued: vec![false; rows] }
    }

    pub(super) fn of_system(system: &System) -> Self {
        let ceiling = system.ceiling();
        let low = system.bounds.iter().map(|bounds| bounds.0.max(-ceiling)).collect();
        let high = system.bounds.iter().map(|bounds| bounds.1.map_or(ceiling, |high| high.min(ceiling))).collect();
        Self::new(low, high, system.facts().len())
    }

    pub(super) fn fixed(&self, var: usize) -> bool {
        self.low[var] == self.high[var]
    }

    /// Looks at every row until nothing moves. False: no assignment is left.
    pub(super) fn propagate_all(&mut self, rows: &Rows) -> bool {
        (0..rows.all.len()).for_each(|row| self.enqueue(row));
        (0..self.low.len()).all(|var| self.low[var] <= self.high[var]) && self.propagate(rows)
    }

    /// Narrows one bound and everything that follows from it. False: no assignment is left.
    pub(super) fn assume(&mut self, rows: &Rows, var: usize, low: i64, high: i64) -> bool {
        let mut open = true;
        for (side, value) in [(Side::Low, low), (Side::High, high)] {
            open = open && self.narrow(rows, var, side, value, None);
        }
        if open { self.propagate(rows) } else { self.give_up() }
    }

    /// Takes back everything since the trail had this length.
    pub(super) fn undo(&mut self, length: usize) {
        while self.trail.len() > length {
            let Some(change) = self.trail.pop() else { return };
            self.place(change.side)[change.var] = change.old;
        }
    }

    pub(super) fn place(&mut self, side: Side) -> &mut Vec<i64> {
        match side {
            Side::Low => &mut self.low,
            Side::High => &mut self.high,
        }
    }

    /// Bounds that creep by one each time would creep for ever: after so many steps what is left is left to others,
    /// which is never wrong, only wider.
    fn propagate(&mut self, rows: &Rows) -> bool {
        let most = self.trail.len() + 32 * self.low.len() + 1024;
        while let Some(row) = self.queue.pop_front() {
            self.queued[row] = false;
            if !self.visit(rows, row) {
                return self.give_up();
            }
            if self.trail.len() > most {
                self.give_up();
                return true;
            }
        }
        true
    }

    fn give_up(&mut self) -> bool {
        while let Some(row) = self.queue.pop_front() {
            self.queued[row] = false;
        }
        false
    }

    fn enqueue(&mut self, row: usize) {
        if !self.queued[row] {
            self.queued[row] = true;
            self.queue.push_back(row);
        }
    }

    fn narrow(&mut self, rows: &Rows, var: usize, side: Side, value: i64, row: Option<usize>) -> bool {
        let old = self.place(side)[var];
        let narrower = match side {
            Side::Low => value > old,
            Side::High => value < old,
        };
        if narrower {
            self.place(side)[var] = value;
            self.trail.push(Change { var, side, old, row });
            rows.of[var].iter().for_each(|&row| self.enqueue(row));
        }
        self.low[var] <= self.high[var]
    }

    fn visit(&mut self, rows: &Rows, index: usize) -> bool {
        let row = &rows.all[index];
        let (least, most) = row.reach(&self.low, &self.high);
        if least > row.high || most < row.low {
            return false;
        }
        if least >= row.low && most <= row.high {
            return true;
        }
        for &(var, by) in &row.terms {
            let (down, up) = if by > 0 { (self.low[var], self.high[var]) } else { (self.high[var], self.low[var]) };
            // What the others leave for this term: at most `room` if they are at their least, and so on.
            let room = if row.high == i64::MAX || least == i64::MIN { None } else { left(row.high, least, by, down) };
            let need = if row.low == i64::MIN || most == i64::MAX { None } else { left(row.low, most, by, up) };
            let (at_most, at_least) = if by > 0 {
                (room.map(|room| divided(room, by)), need.map(|need| -divided(-need, by)))
            } else {
                (need.map(|need| divided(-need, -by)), room.map(|room| -divided(room, -by)))
            };
            let high = at_most.filter(|value| *value < self.high[var]);
            let open = high.is_none_or(|value| self.narrow(rows, var, Side::High, value, Some(index)));
            let low = at_least.filter(|value| *value > self.low[var]);
            let open = open && low.is_none_or(|value| self.narrow(rows, var, Side::Low, value, Some(index)));
            if !open {
                return false;
            }
        }
        true
    }
}

/// Rounds a quotient down. Most coefficients are 1, and a division takes longer than all else.
fn divided(value: i64, by: i64) -> i64 {
    if by == 1 { value } else { value.div_euclid(by) }
}

/// Returns what all other terms leave of an end, if a sum has this value and this term is in it.
fn left(end: i64, sum: i64, by: i64, value: i64) -> Option<i64> {
    end.checked_sub(sum.checked_sub(by.checked_mul(value)?)?)
}
