//! Cases from the literature and from other tools' own tests, written down again: what is printed, and what a reader
//! can work out of it.

use super::super::{Ranges, Step, System, Var, derive};
use super::{all, exact};

/// Total, then parts: unknown parts as the bounds that the mask's words leave.
fn one_way(total: i64, printed: &[i64], hidden: &[(i64, Option<i64>)]) -> (System, Vec<Var>) {
    let mut system = System::default();
    let total = system.known(total);
    let hidden: Vec<Var> = hidden.iter().map(|&(low, high)| system.unknown(low, high)).collect();
    let mut terms = vec![(total, -1)];
    terms.extend(printed.iter().map(|&part| (system.known(part), 1)));
    terms.extend(hidden.iter().map(|&var| (var, 1)));
    system.fact(&terms, Some(0), Some(0), 0);
    (system, hidden)
}

/// A table with the totals of its rows (facts 0, 1, …) and columns (facts 10, 11, …); `None` is hidden.
fn two_way(cells: &[&[Option<i64>]], rows: &[i64], columns: &[i64]) -> (System, Vec<Var>) {
    let mut system = System::default();
    let mut hidden = Vec::new();
    let mut cell = |system: &mut System, printed: &Option<i64>| {
        let var = system.unknown(printed.unwrap_or(0), *printed);
        hidden.extend(printed.is_none().then_some(var));
        var
    };
    let vars: Vec<Vec<Var>> =
        cells.iter().map(|row| row.iter().map(|printed| cell(&mut system, printed)).collect()).collect();
    for (at, (row, &sum)) in vars.iter().zip(rows).enumerate() {
        let terms: Vec<_> = row.iter().map(|&var| (var, 1)).collect();
        system.fact(&terms, Some(sum), Some(sum), at);
    }
    for (at, &sum) in columns.iter().enumerate() {
        let terms: Vec<_> = vars.iter().map(|row| (row[at], 1)).collect();
        system.fact(&terms, Some(sum), Some(sum), 10 + at);
    }
    (system, hidden)
}

fn because(steps: Option<Vec<Step>>) -> Vec<Vec<(usize, i64)>> {
    steps.expect("a derivation").into_iter().map(|step| step.because).collect()
}

#[test]
fn a_single_masked_part_is_the_total_less_the_others() {
    let (system, hidden) = one_way(180, &[177], &[(1, Some(5))]);
    assert_eq!(exact(&system, &hidden), [(3, 3)]);
    let steps = derive(&system, hidden[0]).expect("a derivation");
    assert_eq!(steps.len(), 1);
    assert_eq!((steps[0].var, steps[0].low, steps[0].high, &steps[0].because[..]), (hidden[0], 3, 3, &[(0, 1)][..]));
}

#[test]
fn masks_that_all_sit_at_the_threshold_give_themselves_away() {
    let (system, hidden) = one_way(19, &[10, 5], &[(1, Some(2)), (1, Some(2))]);
    assert_eq!(exact(&system, &hidden), [(2, 2), (2, 2)]);
}

#[test]
fn without_the_words_of_the_mask_the_same_counts_are_open() {
    let (system, hidden) = one_way(19, &[10, 5], &[(0, None), (0, None)]);
    assert_eq!(exact(&system, &hidden), [(0, 4), (0, 4)]);
}

#[test]
fn hidden_zeros_of_a_total_of_zero_are_known() {
    let (system, hidden) = one_way(0, &[0], &[(0, None), (0, None)]);
    assert_eq!(exact(&system, &hidden), [(0, 0), (0, 0)]);
}

#[test]
fn hidden_ones_are_known_where_zeros_are_always_printed() {
    let (system, hidden) = one_way(15, &[10, 3], &[(1, None), (1, None)]);
    assert_eq!(exact(&system, &hidden), [(1, 1), (1, 1)]);
}

#[test]
fn a_state_is_the_nation_less_the_other_states() {
    let (system, hidden) = one_way(109, &[31, 22, 14, 40], &[(1, Some(2))]);
    assert_eq!(exact(&system, &hidden), [(2, 2)]);
}

#[test]
fn descending_order_tells_two_two_and_one_apart() {
    let (mut system, hidden) = one_way(25, &[20], &[(1, Some(2)); 3]);
    assert_eq!(exact(&system, &hidden), [(1, 2); 3]);
    for (at, pair) in hidden.windows(2).enumerate() {
        system.fact(&[(pair[0], 1), (pair[1], -1)], Some(0), None, 1 + at);
    }
    assert_eq!(exact(&system, &hidden), [(2, 2), (2, 2), (1, 1)]);
    // 3 × the first = 5 + 2 × (first − second) + (second − third) ≥ 5.
    assert!(derive(&system, hidden[0]).is_some());
}

#[test]
fn one_per_cent_of_267_is_two() {
    let mut system = System::default();
    let (base, part) = (system.known(267), system.unknown(0, Some(2)));
    system.fact(&[(part, 200), (base, -1)], Some(0), None, 0);
    system.fact(&[(part, 200), (base, -3)], None, Some(-1), 1);
    assert_eq!(exact(&system, &[part]), [(2, 2)]);
    assert_eq!(because(derive(&system, part)), [[(0, 1)]]);
}

#[test]
fn a_table_of_geurts_has_the_intervals_that_he_gives() {
    let cells: [&[_]; 3] = [&[None, None], &[None, None], &[Some(3), Some(3)]];
    let (system, hidden) = two_way(&cells, &[7, 3, 6], &[9, 7]);
    assert_eq!(exact(&system, &hidden), [(3, 6), (1, 4), (0, 3), (0, 3)]);
}

#[test]
fn two_masks_in_every_line_are_not_enough() {
    let cells: [&[_]; 4] = [
        &[None, None, None, Some(89)],
        &[None, Some(124), None, Some(31)],
        &[Some(92), None, Some(59), None],
        &[Some(800), None, Some(651), None],
    ];
    let (system, hidden) = two_way(&cells, &[230, 250, 336, 3127], &[1012, 1262, 779, 890]);
    assert_eq!(exact(&system, &hidden[1..2]), [(47, 47)]);
    let sum = because(derive(&system, hidden[1]));
    // Either both rows less both columns, or the other two columns less the other two rows.
    let (upper, lower) = (vec![(0, 1), (1, 1), (10, -1), (12, -1)], vec![(2, 1), (3, 1), (11, -1), (13, -1)]);
    assert!(sum == [upper] || sum == [lower.clone()], "{sum:?} {lower:?}");
}

#[test]
fn two_tables_of_the_same_counts_say_more_than_each() {
    let mut system = System::default();
    let vars = [(); 5].map(|()| system.unknown(0, None));
    let facts: [(&[usize], i64); 4] = [(&[0, 1], 4), (&[2, 3, 4], 9), (&[3, 4], 6), (&[0, 1, 2], 7)];
    for (at, (terms, sum)) in facts.into_iter().enumerate() {
        let terms: Vec<_> = terms.iter().map(|&term| (vars[term], 1)).collect();
        system.fact(&terms, Some(sum), Some(sum), at);
    }
    assert_eq!(exact(&system, &vars), [(0, 4), (0, 4), (3, 3), (0, 6), (0, 6)]);
    let steps = derive(&system, vars[2]).expect("a derivation");
    assert_eq!((steps.last().map(|step| (step.var, step.low, step.high))), Some((vars[2], 3, 3)));
}

#[test]
fn one_edition_tells_what_another_hides() {
    // 4 are pooled: X and others. In the next edition X is printed as 3, and the rest of the pool is 2.
    let mut system = System::default();
    let (x, others, later) = (system.unknown(1, Some(2)), system.unknown(1, Some(3)), system.unknown(1, Some(2)));
    let printed = system.known(3);
    system.fact(&[(x, 1), (others, 1)], Some(4), Some(4), 0);
    system.fact(&[(later, 1)], Some(2), Some(2), 1);
    system.fact(&[(printed, 1), (x, -1)], Some(0), Some(1), 2);
    system.fact(&[(later, 1), (others, -1)], Some(0), Some(1), 3);
    assert_eq!(exact(&system, &[x, others, later]), [(2, 2), (2, 2), (2, 2)]);
}

#[test]
fn members_of_a_pool_lie_where_the_closed_form_says() {
    for threshold in 3..7 {
        for members in 1..6 {
            for pool in members..=members * (threshold - 1) {
                let count = usize::try_from(members).expect("a few");
                let (system, hidden) = one_way(pool, &[], &vec![(1, Some(threshold - 1)); count]);
                let low = 1.max(pool - (members - 1) * (threshold - 1));
                let high = (threshold - 1).min(pool - (members - 1));
                assert_eq!(exact(&system, &hidden[..1]), [(low, high)], "{pool} in {members} under {threshold}");
            }
        }
    }
}

#[test]
fn what_no_numbers_meet_is_a_contradiction() {
    // No bound alone says so: of two numbers that add up to 3, twice the one cannot be twice the other.
    let mut system = System::default();
    let (one, other) = (system.unknown(0, None), system.unknown(0, None));
    system.fact(&[(one, 1), (other, 1)], Some(3), Some(3), 0);
    system.fact(&[(one, 1), (other, -1)], Some(0), Some(0), 1);
    assert_eq!(all(&system, &[one]), Ranges::Contradiction);
}

#[test]
fn margins_that_disagree_are_a_contradiction() {
    let cells: [&[_]; 2] = [&[None, None, None], &[None, None, None]];
    let (system, hidden) = two_way(&cells, &[7, 5], &[4, 4, 5]);
    assert_eq!(all(&system, &hidden), Ranges::Contradiction);
}

#[test]
fn a_nested_table_by_a_flat_one_whose_levels_disagree_is_a_contradiction() {
    // Two groups of two rows by two columns; each group's totals are printed, and so are the rows'.
    let mut system = System::default();
    let vars = [(); 12].map(|()| system.unknown(0, None));
    let (rows, groups) = (&vars[..8], &vars[8..]);
    let mut say = |terms: &[(Var, i64)], sum| system.fact(terms, Some(sum), Some(sum), 0);
    for group in 0..2 {
        for column in 0..2 {
            let (upper, lower) = (rows[group * 4 + column], rows[group * 4 + 2 + column]);
            say(&[(upper, 1), (lower, 1), (groups[group * 2 + column], -1)], 0);
        }
        say(&[(groups[group * 2], 1), (groups[group * 2 + 1], 1)], 11);
        for row in 0..2 {
            say(&[(rows[group * 4 + row * 2], 1), (rows[group * 4 + row * 2 + 1], 1)], 5);
        }
    }
    assert_eq!(all(&system, &vars), Ranges::Contradiction);
}
