//! Subtotals: rows that sum rows below them, inferred from the counts alone.

use std::collections::BTreeMap;

/// Evidence of the counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// All rows sum to the total.
    Flat,
    /// The one way to read the table: for each row of the first level, how many rows below are its parts.
    Unique(Vec<usize>),
    /// There are several ways, or too many to tell.
    Ambiguous,
    /// There is none.
    Impossible,
}

/// More partial sums than this are no table that anybody drew up.
const MAX_STATES: usize = 20_000;

/// A subtotal has at least so many parts: one row that repeats the one above is a coincidence more often than not.
const LEAST_PARTS: usize = 2;

/// Finds the way in which some rows are the sums of those that follow them, and the others, with these, sum to the
/// total. Ways are counted forwards over the sums that can be reached before each row, then the only one is walked.
pub(super) fn nesting(counts: &[u64], total: u64) -> Nesting {
    if counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count)) == total {
        return Nesting::Flat;
    }
    // From each row and sum: how many ways lead there (two stand for many), and the last step of the first of them.
    let mut reached: Vec<BTreeMap<u64, (u8, usize)>> = vec![BTreeMap::new(); counts.len() + 1];
    reached[0].insert(0, (1, 0));
    let mut states = 0;
    for row in 0..counts.len() {
        let here = std::mem::take(&mut reached[row]);
        states += here.len();
        if states > MAX_STATES {
            return Nesting::Ambiguous;
        }
        let parts = parts(&counts[row..]);
        for (sum, (ways, _)) in &here {
            let next = sum.saturating_add(counts[row]);
            for parts in parts.iter().filter(|_| next <= total) {
                let arrived = reached[row + 1 + parts].entry(next).or_insert((0, *parts));
                arrived.0 = arrived.0.saturating_add(*ways).min(2);
            }
        }
        reached[row] = here;
    }
    match reached[counts.len()].get(&total) {
        None => Nesting::Impossible,
        Some((1, _)) => Nesting::Unique(way_back(counts, total, &reached)),
        Some(_) => Nesting::Ambiguous,
    }
}

/// Returns the numbers of rows below the first of these that may be its parts: none, or as many as reach its count.
fn parts(counts: &[u64]) -> Vec<usize> {
    let Some((whole, below)) = counts.split_first() else { return Vec::new() };
    let mut sum = 0_u64;
    let sums = below.iter().map(|count| {
        sum = sum.saturating_add(*count);
        sum
    });
    let reaching = (1..).zip(sums).take_while(|(_, sum)| sum <= whole);
    let exact = reaching.filter(|(parts, sum)| sum == whole && *whole > 0 && *parts >= LEAST_PARTS);
    std::iter::once(0).chain(exact.map(|(parts, _)| parts)).collect()
}

fn way_back(counts: &[u64], total: u64, reached: &[BTreeMap<u64, (u8, usize)>]) -> Vec<usize> {
    let (mut row, mut sum, mut way) = (counts.len(), total, Vec::new());
    while row > 0
        && let Some((_, parts)) = reached[row].get(&sum)
    {
        way.push(*parts);
        row -= parts + 1;
        sum -= counts[row];
    }
    way.reverse();
    way
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{Nesting, nesting};
    use proptest::prelude::*;

    #[test]
    fn rows_that_sum_to_the_total_are_flat() {
        assert_eq!(nesting(&[3, 4, 5], 12), Nesting::Flat);
    }

    #[test]
    fn the_one_way_to_read_subtotals_is_found() {
        assert_eq!(nesting(&[229, 111, 118, 10, 6, 4, 9, 19], 267), Nesting::Unique(vec![2, 2, 0, 0]));
    }

    #[test]
    fn a_zero_that_may_belong_above_or_below_is_ambiguous() {
        assert_eq!(nesting(&[10, 6, 4, 0, 5], 15), Nesting::Ambiguous);
    }

    #[test]
    fn rows_that_can_sum_to_nothing_like_the_total_are_impossible() {
        assert_eq!(nesting(&[10, 6, 5, 3], 15), Nesting::Impossible);
    }

    proptest! {
        #[test]
        fn what_is_found_adds_up(groups in prop::collection::vec(prop::collection::vec(1_u64..50, 0..6), 1..8)) {
            let mut counts = Vec::new();
            for group in &groups {
                counts.push(group.iter().sum::<u64>().max(1));
                counts.extend(group);
            }
            let total = groups.iter().map(|group| group.iter().sum::<u64>().max(1)).sum();
            if let Nesting::Unique(way) = nesting(&counts, total) {
                let (mut row, mut sum) = (0, 0);
                for parts in way {
                    let below: u64 = counts[row + 1..=row + parts].iter().sum();
                    prop_assert!(parts == 0 || below == counts[row]);
                    sum += counts[row];
                    row += parts + 1;
                }
                prop_assert_eq!((row, sum), (counts.len(), total));
            }
        }

        #[test]
        fn a_table_of_subtotals_is_never_called_impossible(groups in prop::collection::vec(prop::collection::vec(1_u64..50, 2..6), 1..8)) {
            let counts: Vec<u64> = groups.iter().flat_map(|group| std::iter::once(group.iter().sum()).chain(group.iter().copied())).collect();
            let total = groups.iter().flatten().sum();
            prop_assert_ne!(nesting(&counts, total), Nesting::Impossible);
        }
    }
}
