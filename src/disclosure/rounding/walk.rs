use super::system::{Equation, System};
use crate::common::Random;

/// Steps by chance, each up or down so that its expectation is the true value; `None` where the sums do not permit it.
///
/// A walk among the values that still lie between two multiples: along a direction in which all sums hold, as far as
/// one way or the other takes the first value to a multiple, with odds that keep every expectation. It ends when no
/// direction is left. If the equations are totally unimodular, as those of networks are, all directions are made of −1,
/// 0 and 1, whole numbers suffice, and then every value has arrived.
pub(super) fn random(system: &System, seed: u64) -> Option<Vec<i64>> {
    let mut tableau = Tableau::new(system)?;
    let mut chance = Chance(Random::new(seed));
    let mut at = system.rests.clone();
    let between = |rest: i64| rest > 0 && rest < system.base;
    for free in 0..at.len() {
        while between(at[free]) && !tableau.is_basic(free) {
            let direction = tableau.direction(free);
            // How far up and down it goes until a value arrives.
            let room = |up: i64| {
                let room =
                    |(value, sign): &(usize, i64)| if sign * up > 0 { system.base - at[*value] } else { at[*value] };
                direction.iter().map(room).min().unwrap_or(0)
            };
            let (up, down) = (room(1), room(-1));
            let step = if chance.below(up + down) < down { up } else { -down };
            for (value, sign) in &direction {
                at[*value] += sign * step;
            }
            for (value, _) in direction.into_iter().filter(|(value, _)| !between(at[*value])) {
                tableau.fix(value)?;
            }
        }
    }
    let arrived = at.iter().all(|rest| !between(*rest));
    arrived.then(|| at.into_iter().map(|rest| i64::from(rest > 0)).collect())
}

/// The equations between the values that have not arrived, solved for one value a row: basic ones in terms of free ones.
struct Tableau {
    /// One row an equation: the factors −1, 0, 1 of all values. That of the basic value is 1, in its own row alone.
    rows: Vec<Vec<i8>>,
    /// The basic value of each row.
    basic: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
}

impl Tableau {
    fn new(system: &System) -> Option<Self> {
        let row = |equation: &Equation| {
            let mut row = vec![0_i8; system.rests.len()];
            for (value, sign) in equation.terms().filter(|(value, _)| system.rests[*value] > 0) {
                row[value] = row[value].checked_add(i8::try_from(sign).ok()?).filter(|factor| factor.abs() <= 1)?;
            }
            Some(row)
        };
        let rows: Vec<Vec<i8>> = system.equations.iter().map(row).collect::<Option<_>>()?;
        let mut made = Self { basic: vec![None; rows.len()], row_of: vec![None; system.rests.len()], rows };
        for row in 0..made.rows.len() {
            made.solve(row)?;
        }
        Some(made)
    }

    fn is_basic(&self, value: usize) -> bool {
        self.row_of[value].is_some()
    }

    /// Solves a row for its first free value, if it has any; `None` where a factor is none of −1, 0, 1.
    fn solve(&mut self, row: usize) -> Option<()> {
        let Some(value) = self.rows[row].iter().position(|factor| *factor != 0) else { return Some(()) };
        if self.rows[row][value] < 0 {
            self.rows[row].iter_mut().for_each(|factor| *factor = -*factor);
        }
        let solved = self.rows[row].clone();
        for (_, other) in self.rows.iter_mut().enumerate().filter(|(place, other)| *place != row && other[value] != 0) {
            let times = other[value];
            for (factor, of_solved) in other.iter_mut().zip(&solved).filter(|(_, of_solved)| **of_solved != 0) {
                *factor -= times * of_solved;
                if factor.abs() > 1 {
                    return None;
                }
            }
        }
        self.basic[row] = Some(value);
        self.row_of[value] = Some(row);
        Some(())
    }

    /// Returns the moves of all values when a free one goes up by one.
    fn direction(&self, free: usize) -> Vec<(usize, i64)> {
        let of_rows =
            self.rows.iter().zip(&self.basic).filter_map(|(row, basic)| Some(((*basic)?, -i64::from(row[free]))));
        std::iter::once((free, 1)).chain(of_rows.filter(|(_, sign)| *sign != 0)).collect()
    }

    /// Takes a value that has arrived out of the equations.
    fn fix(&mut self, value: usize) -> Option<()> {
        self.rows.iter_mut().for_each(|row| row[value] = 0);
        match self.row_of[value].take() {
            Some(row) => {
                self.basic[row] = None;
                self.solve(row)
            }
            None => Some(()),
        }
    }
}

/// Random numbers from a seed.
struct Chance(Random);

impl Chance {
    /// A number from 0 up to this, itself excluded. The bound is small against 2⁶⁴, so all are as likely.
    fn below(&mut self, bound: i64) -> i64 {
        let bound = bound.unsigned_abs().max(1);
        i64::try_from(self.0.next() % bound).unwrap_or(0)
    }
}
