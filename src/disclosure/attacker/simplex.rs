//! The simplex method over whole numbers: how far linear reasoning goes, without a rounding error.
//!
//! Every row's sum is a number like the unknowns, with bounds of its own. At each time some numbers are *basic*:
//! their values follow from those of the rest, which stay where they are, mostly on a bound. Each row of the table
//! says how, in whole numbers without a common divisor. For tables of counts these stay tiny, mostly −1, 0 and 1;
//! should one outgrow its place, the answer is [`Verdict::Lost`] and nothing is concluded.

use super::components::{Part, gcd};

/// No entry of the table may be larger, so that a product of two, or the difference of two products, always fits.
pub(super) const LARGEST: i64 = 1 << 30;
/// Rows are weighed against each other in a unit up to this; no sum of so many of the largest entries overflows.
const PRECISE: i64 = 1 << 20;
/// Pivots without progress before the rule that cannot go round in circles (Bland 1977) takes over.
const PATIENCE: u32 = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is as far as it goes.
    Done,
    /// Nothing meets all bounds, fractions included.
    Infeasible,
    /// The limit came.
    Stopped,
    /// A number outgrew its place: the table is of no more use.
    Lost,
}

/// Goal of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// To meet all bounds.
    Feasible,
    /// To move a number up or down.
    Push(usize, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Row(usize),
    Column(usize),
}

/// Unknowns are numbered as in the part; the sum of row `r` has the number `unknowns + r`.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    pub(super) unknowns: usize,
    low: Vec<i64>,
    high: Vec<i64>,
    pub(super) places: Vec<Place>,
    /// The numbers of rows and of columns.
    pub(super) basic: Vec<usize>,
    pub(super) resting: Vec<usize>,
    /// unit × basic = Σ entry × resting, in each row.
    pub(super) table: Vec<i64>,
    pub(super) units: Vec<i64>,
    /// unit × value of each basic number; the values of resting ones.
    pub(super) values: Vec<i64>,
    pub(super) rests: Vec<i64>,
    slope: Vec<i64>,
    stalled: u32,
    /// Cost of a pivot, in guesses of the search.
    cost: u64,
}

impl Simplex {
    /// At `start`, or with all unknowns at their least. `None` if the table would have more entries than `largest`.
    pub(super) fn new(part: &Part, start: Option<&[i64]>, largest: usize) -> Option<Self> {
        let (unknowns, rows) = (part.vars.len(), part.rows.all.len());
        if unknowns.saturating_mul(rows) > largest {
            return None;
        }
        let mut table = vec![0; unknowns * rows];
        for (index, row) in part.rows.all.iter().enumerate() {
            for &(var, by) in &row.terms {
                if by.abs() > LARGEST {
                    return None;
                }
                table[index * unknowns + var] = by;
            }
        }
        let start = start.unwrap_or(&part.low);
        let values = part.rows.all.iter().map(|row| row.sum(start)).collect::<Option<_>>()?;
        let rows_of = |end: fn(&super::propagation::Row) -> i64| part.rows.all.iter().map(end);
        Some(Self {
            unknowns,
            low: part.low.iter().copied().chain(rows_of(|row| row.low)).collect(),
            high: part.high.iter().copied().chain(rows_of(|row| row.high)).collect(),
            places: (0..unknowns).map(Place::Column).chain((0..rows).map(Place::Row)).collect(),
            basic: (unknowns..unknowns + rows).collect(),
            resting: (0..unknowns).collect(),
            table,
            units: vec![1; rows],
            values,
            rests: start.to_vec(),
            slope: vec![0; unknowns],
            stalled: 0,
            cost: 1 + (unknowns * rows / 2048) as u64,
        })
    }

    pub(super) fn bounds(&self, number: usize) -> (i64, i64) {
        (self.low[number], self.high[number])
    }

    /// Other bounds for one number. It may take [`Aim::Feasible`] to meet them.
    pub(super) fn set_bounds(&mut self, number: usize, low: i64, high: i64) -> Option<()> {
        (self.low[number], self.high[number]) = (low, high);
        if let Place::Column(column) = self.places[number] {
            self.rest(column, self.rests[column].clamp(low, high))?;
        }
        Some(())
    }

    /// Goes for an aim; for [`Aim::Push`], bounds must be met before. `left` is what may still be spent.
    pub(super) fn go(&mut self, aim: Aim, left: &mut u64) -> Verdict {
        self.stalled = 0;
        loop {
            let wanting = self.aim_slope(aim);
            let Some((column, up)) = self.entering() else {
                return if wanting && aim == Aim::Feasible { Verdict::Infeasible } else { Verdict::Done };
            };
            let Some(rest) = left.checked_sub(self.cost) else { return Verdict::Stopped };
            *left = rest;
            if self.advance(column, up, aim == Aim::Feasible).is_none() {
                return Verdict::Lost;
            }
        }
    }

    /// Number of pivots that may be made with what is `left`.
    pub(super) const fn pivots(&self, left: u64) -> u64 {
        left / self.cost
    }

    /// Number of rows that are not met.
    pub(super) fn missed(&self) -> u64 {
        (0..self.basic.len()).filter(|row| self.misses(*row) != 0).count() as u64
    }

    /// A number's value, rounded towards what is less or more.
    pub(super) fn value(&self, number: usize, up: bool) -> i64 {
        match self.places[number] {
            Place::Column(column) => self.rests[column],
            Place::Row(row) => {
                let down = self.values[row].div_euclid(self.units[row]);
                down + i64::from(up && self.values[row].rem_euclid(self.units[row]) != 0)
            }
        }
    }

    /// An unknown whose value is no whole number.
    pub(super) fn fractional(&self) -> Option<usize> {
        let broken = |row: &usize| self.basic[*row] < self.unknowns && self.values[*row] % self.units[*row] != 0;
        (0..self.basic.len()).find(broken).map(|row| self.basic[row])
    }

    /// The unknowns' values, if all are whole.
    pub(super) fn solution(&self) -> Option<Vec<i64>> {
        self.fractional().is_none().then(|| (0..self.unknowns).map(|number| self.value(number, false)).collect())
    }

    /// After a push: rows of the part with multipliers whose sum, with bounds alone, shows that it goes no farther.
    pub(super) fn reason(&self, number: usize) -> Vec<(usize, i64)> {
        let Place::Row(row) = self.places[number] else { return Vec::new() };
        let entries = self.row(row).iter().zip(&self.resting);
        entries
            .filter(|(by, at)| **by != 0 && **at >= self.unknowns)
            .map(|(&by, &at)| (at - self.unknowns, by))
            .collect()
    }

    pub(super) fn row(&self, row: usize) -> &[i64] {
        &self.table[row * self.unknowns..(row + 1) * self.unknowns]
    }

    /// Computes the slope of each column if its number grows. False: there is nothing to wish for.
    fn aim_slope(&mut self, aim: Aim) -> bool {
        self.slope.fill(0);
        match aim {
            Aim::Push(number, up) => match self.places[number] {
                Place::Column(column) => self.slope[column] = if up { 1 } else { -1 },
                Place::Row(row) => {
                    let entries = &self.table[row * self.unknowns..(row + 1) * self.unknowns];
                    self.slope.iter_mut().zip(entries).for_each(|(slope, by)| *slope = if up { *by } else { -by });
                }
            },
            Aim::Feasible => {
                let missing: Vec<(usize, i64)> =
                    (0..self.basic.len()).map(|row| (row, self.misses(row))).filter(|miss| miss.1 != 0).collect();
                // What is missing in all is added up in a unit that all rows share, if there is a small one.
                let shared = missing.iter().fold(1, |shared, &(row, _)| {
                    let longer = shared / gcd(shared, self.units[row]) * self.units[row];
                    if longer > PRECISE { shared } else { longer }
                });
                for &(row, sign) in &missing {
                    let times = sign * (shared / self.units[row]).max(1);
                    let entries = &self.table[row * self.unknowns..(row + 1) * self.unknowns];
                    let slopes = self.slope.iter_mut().zip(entries);
                    // Without multiplication the machine adds several at once.
                    match times {
                        1 => slopes.for_each(|(slope, by)| *slope += by),
                        -1 => slopes.for_each(|(slope, by)| *slope -= by),
                        _ => slopes.for_each(|(slope, by)| *slope += times * by),
                    }
                }
                return !missing.is_empty();
            }
        }
        true
    }

    /// 1 if a basic number lies under its bounds, −1 if above.
    fn misses(&self, row: usize) -> i64 {
        let number = self.basic[row];
        if self.values[row] < self.low[number].saturating_mul(self.units[row]) {
            1
        } else {
            -i64::from(self.values[row] > self.high[number].saturating_mul(self.units[row]))
        }
    }

    /// The column to move, and whether up.
    fn entering(&self) -> Option<(usize, bool)> {
        let useful = (0..self.unknowns).filter(|&column| {
            let (number, slope) = (self.resting[column], self.slope[column]);
            if slope > 0 {
                self.rests[column] < self.high[number]
            } else {
                slope < 0 && self.rests[column] > self.low[number]
            }
        });
        let chosen = if self.stalled > PATIENCE {
            useful.min_by_key(|&column| self.resting[column])
        } else {
            useful.max_by_key(|&column| self.slope[column].abs())
        };
        chosen.map(|column| (column, self.slope[column] > 0))
    }

    /// Moves a column until a bound is met: its own, or that of a basic number, which then changes places with it.
    fn advance(&mut self, column: usize, up: bool, seeking: bool) -> Option<()> {
        let number = self.resting[column];
        let mut step =
            (if up { self.high[number] - self.rests[column] } else { self.rests[column] - self.low[number] }, 1);
        let mut leaving: Option<(usize, i64)> = None;
        for row in 0..self.basic.len() {
            let by = self.table[row * self.unknowns + column];
            if by == 0 {
                continue;
            }
            let (grows, misses) = ((by > 0) == up, if seeking { self.misses(row) } else { 0 });
            let basic = self.basic[row];
            let bound = match (grows, misses) {
                (true, 1) | (false, 0) => self.low[basic],
                (false, -1) | (true, 0) => self.high[basic],
                _ => continue,
            };
            let far = bound.checked_mul(self.units[row])?.checked_sub(self.values[row])?.checked_abs()?;
            let (this, best) = (far.checked_mul(step.1)?, step.0.checked_mul(by.abs())?);
            let sooner = leaving.is_some_and(|(other, _)| basic < self.basic[other]);
            if this < best || (this == best && sooner) {
                step = (far, by.abs());
                leaving = Some((row, bound));
            }
        }
        self.stalled = if step.0 == 0 { self.stalled + 1 } else { 0 };
        match leaving {
            Some((row, bound)) => self.pivot(row, column, bound),
            None => self.rest(column, if up { self.high[number] } else { self.low[number] }),
        }
    }

    fn rest(&mut self, column: usize, value: i64) -> Option<()> {
        let moved = value - self.rests[column];
        self.rests[column] = value;
        if moved != 0 {
            for row in 0..self.basic.len() {
                let by = self.table[row * self.unknowns + column];
                self.values[row] = self.values[row].checked_add(by.checked_mul(moved)?)?;
            }
        }
        Some(())
    }
}
