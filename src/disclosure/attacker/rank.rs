//! Equalities that are independent of the others.

use super::propagation::Row;

/// Arithmetic is done modulo this prime. An accident (a determinant that it happens to divide) can only leave a row
/// out, and a solution that then fails the row is caught when it is added up.
const PRIME: i64 = 2_147_483_629;

/// Of `rows`, taken in `order`, those that do not follow from the ones taken before: a basis of their left sides.
pub(super) fn independent(rows: &[Row], order: &[usize], numbers: usize) -> Vec<usize> {
    // For each pivot column, the reduced row that owns it.
    let mut owners: Vec<Option<Vec<(usize, i64)>>> = vec![None; numbers];
    let mut dense = vec![0_i64; numbers];
    order.iter().copied().filter(|&row| adds_to(&mut owners, &mut dense, &rows[row])).collect()
}

fn adds_to(owners: &mut [Option<Vec<(usize, i64)>>], dense: &mut [i64], row: &Row) -> bool {
    dense.fill(0);
    row.terms.iter().for_each(|&(var, by)| dense[var] = by.rem_euclid(PRIME));
    for column in 0..dense.len() {
        let factor = dense[column];
        if factor == 0 {
            continue;
        }
        let Some(owner) = &owners[column] else {
            let unit = inverse(factor);
            let reduced = dense.iter().enumerate().filter(|entry| *entry.1 != 0);
            owners[column] = Some(reduced.map(|(at, &by)| (at, by * unit % PRIME)).collect());
            return true;
        };
        for &(at, by) in owner {
            dense[at] = (dense[at] + (PRIME - factor) * by) % PRIME;
        }
    }
    false
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
