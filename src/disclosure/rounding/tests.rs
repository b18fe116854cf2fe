//! Roundings against all that there are, on small tables.

use proptest::prelude::*;

use super::network::Network;
use super::system::System;
use super::{Additive, Rounded, Unrounded, controlled, search, unbiased, walk};

/// A line of numbers and its total, which comes last.
fn line(parts: &[u64]) -> Additive {
    let mut values = parts.to_vec();
    values.push(parts.iter().sum());
    Additive { values, sums: vec![(parts.len(), (0..parts.len()).collect())] }
}

/// Rows and columns of cells, with margins and the grand total in the last row and column.
fn grid(rows: &[Vec<u64>]) -> Additive {
    let width = rows[0].len() + 1;
    let mut values = Vec::new();
    for row in rows {
        values.extend(row);
        values.push(row.iter().sum());
    }
    values.extend((0..width).map(|column| values.iter().skip(column).step_by(width).sum::<u64>()).collect::<Vec<_>>());
    let cell = |row: usize, column: usize| row * width + column;
    let (last_row, last_column) = (rows.len(), width - 1);
    let of_rows =
        (0..=last_row).map(|row| (cell(row, last_column), (0..last_column).map(|column| cell(row, column)).collect()));
    let of_columns =
        (0..width).map(|column| (cell(last_row, column), (0..last_row).map(|row| cell(row, column)).collect()));
    Additive { values, sums: of_rows.chain(of_columns).collect() }
}

/// A line of groups, each the total of its own line.
fn tree(groups: &[Vec<u64>]) -> Additive {
    let mut table = Additive::default();
    let mut totals = Vec::new();
    for group in groups {
        let first = table.values.len();
        table.values.extend(group);
        table.values.push(group.iter().sum());
        totals.push(first + group.len());
        table.sums.push((first + group.len(), (first..first + group.len()).collect()));
    }
    table.values.push(totals.iter().map(|total| table.values[*total]).sum());
    table.sums.push((table.values.len() - 1, totals));
    table
}

/// Several lines with one total, which comes first.
fn sharing_a_total(first: &[u64], cuts: &[u64]) -> Additive {
    let total: u64 = first.iter().sum();
    let mut table = Additive { values: vec![total], sums: Vec::new() };
    let mut add = |parts: &[u64]| {
        let start = table.values.len();
        table.values.extend(parts);
        table.sums.push((0, (start..start + parts.len()).collect()));
    };
    add(first);
    for cut in cuts {
        let part = cut % (total + 1);
        add(&[part, (total - part) / 2, (total - part).div_ceil(2)]);
    }
    table
}

/// A cube of 2 × 2 × 2 cells and all its margins.
fn cube(cells: &[u64]) -> Additive {
    let mut table = Additive::default();
    // A place on each axis is 0, 1 or 2 for both together.
    let places: Vec<[usize; 3]> = (0..27).map(|place| [place / 9, place / 3 % 3, place % 3]).collect();
    let covers = |wide: &[usize; 3], cell: usize| {
        let of_cell = [cell / 4, cell / 2 % 2, cell % 2];
        wide.iter().zip(of_cell).all(|(wide, own)| *wide == 2 || *wide == own)
    };
    for place in &places {
        table.values.push((0..8).filter(|cell| covers(place, *cell)).map(|cell| cells[cell]).sum());
    }
    for (at, place) in places.iter().enumerate() {
        for axis in (0..3).filter(|axis| place[*axis] == 2) {
            let step = [9, 3, 1][axis];
            table.sums.push((at, vec![at - 2 * step, at - step]));
        }
    }
    table
}

fn holds(table: &Additive, values: &[u64]) -> bool {
    table.sums.iter().all(|(total, parts)| values[*total] == parts.iter().map(|part| values[*part]).sum::<u64>())
}

fn is_adjacent(table: &Additive, values: &[u64], base: u64) -> bool {
    table.values.iter().zip(values).all(|(value, rounded)| rounded % base == 0 && value.abs_diff(*rounded) < base)
}

fn distance(table: &Additive, values: &[u64]) -> u64 {
    table.values.iter().zip(values).map(|(value, rounded)| value.abs_diff(*rounded)).sum()
}

/// The least distance of all adjacent roundings that keep the sums.
fn least_distance(table: &Additive, base: u64) -> Option<u64> {
    let open: Vec<usize> = (0..table.values.len()).filter(|value| !table.values[*value].is_multiple_of(base)).collect();
    let all = (0..1_u32 << open.len()).map(|choice| {
        let mut values: Vec<u64> = table.values.iter().map(|value| value / base * base).collect();
        open.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).for_each(|(_, value)| values[*value] += base);
        values
    });
    all.filter(|values| holds(table, values)).map(|values| distance(table, &values)).min()
}

fn is_closest(table: &Additive, base: u32) {
    let rounded = controlled(table, base).unwrap();
    assert!(rounded.adjacent);
    assert!(holds(table, &rounded.values) && is_adjacent(table, &rounded.values, base.into()), "{table:?} {rounded:?}");
    assert_eq!(Some(distance(table, &rounded.values)), least_distance(table, base.into()), "{table:?} {rounded:?}");
}

fn counts(most: usize) -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(0_u64..12, 1..=most)
}

fn tables() -> impl Strategy<Value = Additive> {
    prop_oneof![
        counts(9).prop_map(|parts| line(&parts)),
        prop::collection::vec(counts(4), 1..4).prop_map(|groups| tree(&groups)),
        (1_usize..4)
            .prop_flat_map(|width| prop::collection::vec(prop::collection::vec(0_u64..12, width), 1..4))
            .prop_map(|rows| grid(&rows)),
        (counts(4), prop::collection::vec(0_u64..40, 0..4)).prop_map(|(first, cuts)| sharing_a_total(&first, &cuts)),
    ]
}

proptest! {
    #[test]
    fn lines_trees_grids_and_shared_totals_have_the_closest_adjacent_rounding(table in tables(), base in 2_u32..7) {
        is_closest(&table, base);
    }

    #[test]
    fn chance_keeps_sums_and_takes_an_adjacent_multiple(table in tables(), base in 2_u32..7, seed: u64) {
        let rounded = unbiased(&table, base, seed).unwrap();
        prop_assert!(rounded.adjacent);
        prop_assert!(holds(&table, &rounded.values) && is_adjacent(&table, &rounded.values, base.into()));
        prop_assert_eq!(&rounded, &unbiased(&table, base, seed).unwrap());
    }

    #[test]
    fn chance_arrives_in_lines_trees_grids_and_with_shared_totals(table in tables(), base in 2_u32..7, seed: u64) {
        prop_assert!(walk::random(&System::new(&table, base).unwrap(), seed).is_some());
    }

    #[test]
    fn a_cube_keeps_its_sums_and_its_zeros(cells in prop::collection::vec(0_u64..12, 8), base in 2_u32..7) {
        let table = cube(&cells);
        let rounded = controlled(&table, base).unwrap();
        prop_assert!(holds(&table, &rounded.values));
        prop_assert!(table.values.iter().zip(&rounded.values).all(|(value, rounded)| *value > 0 || *rounded == 0));
        prop_assert_eq!(rounded.adjacent, is_adjacent(&table, &rounded.values, base.into()));
    }
}

#[test]
fn a_cube_has_the_closest_adjacent_rounding_if_it_has_any() {
    for seed in 0..40_u64 {
        // Few cells are no multiples, so that all roundings can be tried.
        let cells: Vec<u64> =
            (0..8).map(|cell| if (seed >> (cell % 6)) & 1 == 1 { 1 + (seed + cell) % 4 } else { 0 }).collect();
        let table = cube(&cells);
        if table.values.iter().filter(|value| *value % 3 != 0).count() > 18 {
            continue;
        }
        let rounded = controlled(&table, 3).unwrap();
        match least_distance(&table, 3) {
            Some(least) => assert_eq!(distance(&table, &rounded.values), least, "{cells:?}"),
            None => assert!(!rounded.adjacent, "{cells:?}"),
        }
    }
}

#[test]
fn chance_is_right_on_average() {
    let table = grid(&[vec![1, 5, 0], vec![2, 2, 7], vec![4, 3, 1]]);
    let seeds = 6_000;
    let mut sums = vec![0_u64; table.values.len()];
    for seed in 0..seeds {
        let rounded = unbiased(&table, 3, seed).unwrap();
        sums.iter_mut().zip(rounded.values).for_each(|(sum, value)| *sum += value);
    }
    // A value varies by at most 1.5 around its expectation, its average by 0.02.
    for (value, sum) in table.values.iter().zip(sums) {
        assert!((value * seeds).abs_diff(sum) < seeds / 10, "{value}: {sum} of {seeds}");
    }
}

#[test]
fn chance_is_the_same_on_every_platform() {
    let rounded = unbiased(&grid(&[vec![1, 5, 2], vec![2, 2, 7]]), 3, 2026).unwrap();
    assert_eq!(rounded.values, [0, 6, 3, 9, 3, 0, 6, 9, 3, 6, 9, 18]);
}

#[test]
fn sums_that_no_adjacent_rounding_keeps_are_kept_by_one_that_goes_further() {
    // Three numbers of which any two make another: the pairs are odd, and all of them make an odd number of steps.
    let table = Additive {
        values: vec![1, 1, 1, 2, 2, 2, 3],
        sums: vec![(3, vec![0, 1]), (4, vec![1, 2]), (5, vec![0, 2]), (6, vec![0, 1, 2])],
    };
    let rounded = controlled(&table, 2).unwrap();
    assert!(!rounded.adjacent && holds(&table, &rounded.values));
}

#[test]
fn multiples_stay() {
    let table = line(&[3, 6, 0, 9]);
    assert_eq!(controlled(&table, 3), Ok(Rounded { values: table.values.clone(), adjacent: true }));
    assert_eq!(unbiased(&table, 3, 1), Ok(Rounded { values: table.values.clone(), adjacent: true }));
}

#[test]
fn a_number_in_no_sum_is_rounded_to_the_nearest() {
    let table = Additive { values: vec![1, 2, 6], sums: Vec::new() };
    assert_eq!(controlled(&table, 3), Ok(Rounded { values: vec![0, 3, 6], adjacent: true }));
}

#[test]
fn a_sum_without_parts_is_nothing() {
    assert!(controlled(&Additive { values: vec![0], sums: vec![(0, Vec::new())] }, 3).is_ok());
    let wrong = Additive { values: vec![1], sums: vec![(0, Vec::new())] };
    assert_eq!(controlled(&wrong, 3), Err(Unrounded::Sum(0)));
}

#[test]
fn a_sum_that_does_not_hold_or_names_no_number_is_told() {
    let mut table = line(&[1, 2]);
    table.values[2] = 4;
    assert_eq!(controlled(&table, 3), Err(Unrounded::Sum(0)));
    let nowhere = Additive { values: vec![1], sums: vec![(0, vec![7])] };
    assert_eq!(unbiased(&nowhere, 3, 0), Err(Unrounded::Sum(0)));
}

#[test]
fn a_base_out_of_range_is_told() {
    assert_eq!(controlled(&line(&[1]), 1), Err(Unrounded::Base));
}

#[test]
fn large_numbers_are_rounded_like_small_ones() {
    let table = line(&[u64::MAX / 4, 1_000_000_000_000, 1]);
    let rounded = controlled(&table, 5).unwrap();
    assert!(holds(&table, &rounded.values) && is_adjacent(&table, &rounded.values, 5));
}

#[test]
fn totals_added_up_of_what_copies_say_keep_the_sums() {
    let mut disagreeing = 0;
    for seed in 1..60_u64 {
        let table = cube(&(0..8).map(|cell| seed * (cell + 3) * 7919 / 8 % 11).collect::<Vec<_>>());
        let system = System::new(&table, 3).unwrap();
        let ranges: Vec<(i64, i64)> = (0..table.values.len()).map(|value| system.range(value, 0)).collect();
        let (copies, _) = Network::new(&system).cheapest(&ranges).unwrap();
        disagreeing += usize::from(copies.iter().any(|(least, most)| least < most));
        let steps = search::added_up(&system, &copies).unwrap();
        assert!(holds(&table, &system.rounded(&steps, false).values));
    }
    assert!(disagreeing > 0);
}
