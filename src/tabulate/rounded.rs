//! Sums of decimals become whole counts only here, once, and so that the rows of a table still add up to its total.

use super::axis::Matrix;
use super::counted::Counted;

impl Counted {
    /// A sum in units of 1 ÷ `scale` as a whole count, rounded half up.
    pub(super) fn rounded(self, scale: u64) -> Self {
        self.with_count((self.count / scale) + u64::from(self.count % scale >= scale.div_ceil(2)))
    }
}

impl Matrix {
    /// Rounds the sums of each column, in units of 1 ÷ `scale`. Rows that do not overlap add up to their rounded total:
    /// those with the largest remainders are rounded up, so each is less than one away from its exact sum.
    pub(super) fn round(&mut self, scale: u64, overlaps: bool) {
        if scale == 1 {
            return;
        }
        for column in 0..self.without.len() {
            let mut cells: Vec<&mut Counted> = self.rows.iter_mut().filter_map(|row| row.get_mut(column)).collect();
            cells.extend(self.without.get_mut(column));
            let total =
                if overlaps { None } else { Some(cells.iter().map(|cell| **cell).sum::<Counted>().rounded(scale)) };
            round(&mut cells, total, scale);
        }
    }

    /// Rounds the parts of rows that were rounded before, so that they, and what of a row is in no part, add up to it.
    /// `exact` has the rows before.
    pub(super) fn round_within(&mut self, exact: &Self, rounded: &Self, scale: u64, overlaps: bool) {
        let wholes = exact.rows.iter().chain([&exact.without]).zip(rounded.rows.iter().chain([&rounded.without]));
        for (parts, (exact, rounded)) in self.rows.iter_mut().chain([&mut self.without]).zip(wholes) {
            let (Some(exact), Some(rounded)) = (exact.first(), rounded.first()) else { continue };
            let mut rest = exact.without(parts.iter().copied().sum());
            let mut cells: Vec<&mut Counted> = parts.iter_mut().chain([&mut rest]).collect();
            round(&mut cells, (!overlaps).then_some(*rounded), scale);
        }
    }
}

/// Rounds sums: each by itself, or so that they make up a total that was rounded before.
fn round(cells: &mut [&mut Counted], total: Option<Counted>, scale: u64) {
    let Some(total) = total else { return cells.iter_mut().for_each(|cell| **cell = cell.rounded(scale)) };
    let down: u64 = cells.iter().map(|cell| cell.count / scale).sum();
    let up = usize::try_from(total.count.saturating_sub(down)).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..cells.len()).filter(|place| !cells[*place].count.is_multiple_of(scale)).collect();
    // Of equal remainders, the larger count is moved less; of equal counts, the first goes up.
    order.sort_by_key(|place| std::cmp::Reverse((cells[*place].count % scale, cells[*place].count)));
    let is_up = |place: &usize| order.iter().take(up).any(|other| other == place);
    let rounded: Vec<u64> =
        (0..cells.len()).map(|place| cells[place].count / scale + u64::from(is_up(&place))).collect();
    cells.iter_mut().zip(rounded).for_each(|(cell, count)| **cell = cell.with_count(count));
}

#[cfg(test)]
mod tests {
    use super::{Counted, Matrix};

    fn matrix(rows: &[u64], without: u64) -> Matrix {
        let cell = |count: &u64| vec![Counted::new(*count, None)];
        Matrix { rows: rows.iter().map(cell).collect(), without: cell(&without) }
    }

    fn counts(matrix: &Matrix) -> Vec<u64> {
        matrix.rows.iter().chain([&matrix.without]).flatten().map(|counted| counted.count).collect()
    }

    #[test]
    fn a_sum_is_rounded_half_up() {
        let rounded = |count| Counted::new(count, None).rounded(100).count;
        assert_eq!([rounded(149), rounded(150), rounded(0), rounded(49)], [1, 2, 0, 0]);
        assert_eq!(Counted::new(7, None).rounded(1).count, 7);
    }

    #[test]
    fn rows_add_up_to_their_rounded_total() {
        let mut made = matrix(&[14, 14, 3], 0);
        made.round(10, false);
        assert_eq!(counts(&made), [2, 1, 0, 0]);
    }

    #[test]
    fn rows_that_overlap_are_rounded_each_by_itself() {
        let mut made = matrix(&[14, 15], 4);
        made.round(10, true);
        assert_eq!(counts(&made), [1, 2, 0]);
    }

    #[test]
    fn parts_add_up_to_their_row() {
        let (exact, mut rows) = (matrix(&[28], 0), matrix(&[28], 0));
        rows.round(10, false);
        let mut parts = Matrix { rows: vec![vec![Counted::new(14, None); 2]], without: vec![Counted::new(0, None); 2] };
        parts.round_within(&exact, &rows, 10, false);
        assert_eq!((counts(&rows), counts(&parts)), (vec![3, 0], vec![2, 1, 0, 0]));
    }
}
