//! A part without the numbers that only one of its rows is about: that row then says a little less of the others.

use std::collections::BTreeSet;

use super::components::Part;
use super::propagation::{Row, Rows};

/// A smaller part with the same solutions, as far as the numbers that are left are concerned.
#[derive(Clone, Debug)]
pub(super) struct Reduced {
    /// The part that is left, numbered anew.
    pub(super) part: Part,
    /// Numbers of the whole part that are left, in order.
    kept: Vec<usize>,
    /// The others, in the order in which they were left out.
    left_out: Vec<LeftOut>,
    /// The number of numbers of the whole part.
    size: usize,
}

/// A number that was left out.
#[derive(Clone, Debug)]
struct LeftOut {
    var: usize,
    low: i64,
    /// Its coefficient, 1 or −1, and the row that it was in, without it; none if it was in no row any more.
    row: Option<(i64, Row)>,
}

impl Reduced {
    /// Leaves out what is in one row only, except for the numbers of `keep`.
    pub(super) fn new(part: &Part, keep: &BTreeSet<usize>) -> Self {
        let mut rows: Vec<Option<Row>> = part.rows.all.iter().cloned().map(Some).collect();
        let mut of: Vec<BTreeSet<usize>> = part.rows.of.iter().map(|rows| rows.iter().copied().collect()).collect();
        let mut left_out = Vec::new();
        let mut is_left = vec![true; part.vars.len()];
        let mut open: Vec<usize> = (0..part.vars.len()).rev().collect();
        while let Some(var) = open.pop() {
            if !is_left[var] || keep.contains(&var) || of[var].len() > 1 {
                continue;
            }
            let Some(at) = of[var].first().copied() else {
                is_left[var] = false;
                left_out.push(LeftOut { var, low: part.low[var], row: None });
                continue;
            };
            let Some(row) = rows[at].as_mut() else { continue };
            let Some(place) = row.terms.iter().position(|term| term.0 == var) else { continue };
            let by = row.terms[place].1;
            if by.abs() != 1 {
                continue;
            }
            row.terms.remove(place);
            is_left[var] = false;
            left_out.push(LeftOut { var, low: part.low[var], row: Some((by, row.clone())) });
            let (least, most) =
                if by > 0 { (part.low[var], part.high[var]) } else { (-part.high[var], -part.low[var]) };
            row.low = if row.low == i64::MIN { row.low } else { row.low.saturating_sub(most) };
            row.high = if row.high == i64::MAX { row.high } else { row.high.saturating_sub(least) };
            let (low, high) = row.reach(&part.low, &part.high);
            if row.low <= low && high <= row.high {
                // It says nothing any more.
                for (other, _) in std::mem::take(&mut row.terms) {
                    of[other].remove(&at);
                    open.push(other);
                }
                rows[at] = None;
            }
        }
        let kept: Vec<usize> = (0..part.vars.len()).filter(|var| is_left[*var]).collect();
        let renumbered = |row: Row| {
            let terms = row.terms.iter().filter_map(|(var, by)| Some((kept.binary_search(var).ok()?, *by)));
            Row { terms: terms.collect(), ..row }
        };
        let rows = Rows::new(rows.into_iter().flatten().map(renumbered).collect(), kept.len());
        let of_kept = |of: &[i64]| kept.iter().map(|var| of[*var]).collect();
        let vars = kept.iter().map(|var| part.vars[*var]).collect();
        let part_left = Part { vars, rows, low: of_kept(&part.low), high: of_kept(&part.high) };
        Self { part: part_left, size: part.vars.len(), kept, left_out }
    }

    /// Returns the number here of one of the whole part.
    pub(super) fn number(&self, var: usize) -> Option<usize> {
        self.kept.binary_search(&var).ok()
    }

    /// Returns what is left of values of the whole part.
    pub(super) fn of(&self, values: &[i64]) -> Vec<i64> {
        self.kept.iter().map(|var| values[*var]).collect()
    }

    /// Returns values of the whole part from those of what is left of it.
    pub(super) fn whole(&self, values: &[i64]) -> Vec<i64> {
        let mut whole = vec![0; self.size];
        self.kept.iter().zip(values).for_each(|(var, value)| whole[*var] = *value);
        for LeftOut { var, low, row } in self.left_out.iter().rev() {
            let least = row.as_ref().and_then(|(by, row)| {
                let others = row.sum(&whole)?;
                let end = if *by > 0 {
                    (row.low != i64::MIN).then_some(row.low)
                } else {
                    (row.high != i64::MAX).then_some(row.high)
                };
                end.map(|end| if *by > 0 { end.saturating_sub(others) } else { others.saturating_sub(end) })
            });
            whole[*var] = least.map_or(*low, |least| least.max(*low));
        }
        whole
    }
}
