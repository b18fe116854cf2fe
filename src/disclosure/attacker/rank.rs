//! Equalities that are independent of the others.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::propagation::Row;

/// Arithmetic is done modulo this prime. An accident (a determinant that it happens to divide) can only leave a row
/// out, and a solution that then fails the row is caught when it is added up.
const PRIME: i64 = 2_147_483_629;

/// Equalities taken so far, in echelon form: a basis of their left sides.
pub(super) struct Basis {
    /// For each pivot column, the reduced row that owns it.
    owners: Vec<Option<Vec<(usize, i64)>>>,
    /// The row that is being reduced, and the columns in which it may be other than zero.
    dense: Vec<i64>,
    columns: BinaryHeap<Reverse<usize>>,
}

impl Basis {
    /// No equalities, of so many numbers.
    pub(super) fn new(numbers: usize) -> Self {
        Self { owners: vec![None; numbers], dense: vec![0; numbers], columns: BinaryHeap::new() }
    }

    /// Takes a row, unless it follows from the ones taken before; whether it was taken.
    pub(super) fn take(&mut self, row: &Row) -> bool {
        self.columns.clear();
        for &(var, by) in &row.terms {
            self.add(var, by.rem_euclid(PRIME));
        }
        while let Some(Reverse(column)) = self.columns.pop() {
            let factor = self.dense[column];
            if factor == 0 {
                continue;
            }
            let Some(owner) = self.owners[column].take() else {
                self.owners[column] = Some(self.reduced(column));
                return true;
            };
            for &(at, by) in &owner {
                self.add(at, (PRIME - factor) * by % PRIME);
            }
            self.owners[column] = Some(owner);
        }
        false
    }

    fn add(&mut self, column: usize, by: i64) {
        if self.dense[column] == 0 {
            self.columns.push(Reverse(column));
        }
        self.dense[column] = (self.dense[column] + by) % PRIME;
    }

    /// The rest of the row, with 1 in its first column; leaves nothing behind.
    fn reduced(&mut self, first: usize) -> Vec<(usize, i64)> {
        let unit = inverse(self.dense[first]);
        let mut columns = vec![first];
        columns.extend(self.columns.drain().map(|Reverse(column)| column));
        columns.sort_unstable();
        columns.dedup();
        let entries = columns.into_iter().map(|at| (at, std::mem::take(&mut self.dense[at]) * unit % PRIME));
        entries.filter(|(_, by)| *by != 0).collect()
    }
}

fn inverse(value: i64) -> i64 {
    let (mut result, mut base, mut exponent) = (1, value, PRIME - 2);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}
