//! One number of the simplex table takes another's place.

use super::components::gcd;
use super::simplex::{LARGEST, Place, Simplex};

impl Simplex {
    /// The basic number of `row` comes to rest on `bound`; the number of `column` becomes basic.
    pub(super) fn pivot(&mut self, row: usize, column: usize, bound: i64) -> Option<()> {
        let width = self.unknowns;
        let pivot: Vec<i64> = self.row(row).to_vec();
        let (size, sign, unit) = (pivot[column].abs(), pivot[column].signum(), self.units[row]);
        let moved = self.values[row].checked_sub(bound.checked_mul(unit)?)?;
        let filled: Vec<(usize, i64)> =
            pivot.iter().copied().enumerate().filter(|&(at, by)| by != 0 && at != column).collect();
        for other in (0..self.basic.len()).filter(|&other| other != row) {
            let factor = self.table[other * width + column];
            if factor != 0 {
                let shared = gcd(size, factor.abs());
                let (times, factor) = (size / shared, sign * factor / shared);
                let entries = &mut self.table[other * width..(other + 1) * width];
                if times != 1 {
                    for entry in &mut *entries {
                        *entry *= times;
                    }
                }
                for &(at, by) in &filled {
                    entries[at] -= factor * by;
                }
                entries[column] = factor * unit;
                self.units[other] *= times;
                let value = self.values[other].checked_mul(times)?;
                self.values[other] = value.checked_sub(moved.checked_mul(factor)?)?;
                self.shorten(other)?;
            }
        }
        let entries = &mut self.table[row * width..(row + 1) * width];
        for entry in &mut *entries {
            *entry *= -sign;
        }
        entries[column] = sign * unit;
        self.units[row] = size;
        self.values[row] = self.rests[column].checked_mul(size)?.checked_sub(moved * sign)?;
        self.shorten(row)?;
        self.rests[column] = bound;
        let (out, into) = (self.basic[row], self.resting[column]);
        (self.basic[row], self.resting[column]) = (into, out);
        (self.places[into], self.places[out]) = (Place::Row(row), Place::Column(column));
        Some(())
    }

    /// Divides a row by what all of it shares. `None`: it has outgrown its place even so.
    fn shorten(&mut self, row: usize) -> Option<()> {
        let entries = &mut self.table[row * self.unknowns..(row + 1) * self.unknowns];
        let mut shared = self.units[row];
        for entry in entries.iter() {
            if shared == 1 {
                break;
            }
            shared = gcd(shared, entry.abs());
        }
        if shared != 1 {
            for entry in &mut *entries {
                *entry /= shared;
            }
            self.units[row] /= shared;
            // The values of resting numbers are whole, so what divides the row divides its value.
            self.values[row] /= shared;
        }
        let fits = self.units[row] <= LARGEST && entries.iter().all(|entry| entry.abs() <= LARGEST);
        fits.then_some(())
    }
}
