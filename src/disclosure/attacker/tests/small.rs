//! Small systems of every shape that a publication has.

use proptest::prelude::*;

use super::super::{System, Var};

/// A small system whose first numbers are cells, and the rest sums of them.
#[derive(Clone, Debug)]
pub(super) struct Small {
    pub(super) system: System,
    pub(super) cells: Vec<Var>,
    /// Numbers that are not printed but that facts define as sums.
    sums: Vec<(Var, Vec<usize>)>,
    pub(super) truth: Vec<i64>,
}

impl Small {
    pub(super) fn vars(&self) -> Vec<Var> {
        self.cells.iter().copied().chain(self.sums.iter().map(|sum| sum.0)).collect()
    }

    /// Every assignment that holds.
    pub(super) fn solutions(&self) -> Vec<Vec<i64>> {
        let mut found = Vec::new();
        let ends: Vec<(i64, i64)> = self
            .cells
            .iter()
            .map(|&var| (self.system.bounds(var).0, self.system.bounds(var).1.expect("an end")))
            .collect();
        if ends.iter().any(|(low, high)| low > high) {
            return found;
        }
        let mut cells: Vec<i64> = ends.iter().map(|end| end.0).collect();
        loop {
            let mut whole = cells.clone();
            whole.extend(self.sums.iter().map(|(_, of)| of.iter().map(|&cell| cells[cell]).sum::<i64>()));
            if self.system.holds(&whole) {
                found.push(whole);
            }
            let Some(next) = (0..cells.len()).find(|&at| cells[at] < ends[at].1) else { return found };
            cells[next] += 1;
            (0..next).for_each(|at| cells[at] = ends[at].0);
        }
    }
}

/// Returns the cells that are added up in each line of a table of that shape.
fn lines(shape: u8) -> (usize, Vec<Vec<usize>>) {
    match shape {
        // One-way.
        0 => (6, vec![(0..6).collect()]),
        // Nested.
        1 => (7, vec![(0..7).collect(), (0..3).collect(), (3..7).collect(), vec![3, 4]]),
        // Two-way with margins.
        2 => (
            8,
            vec![vec![0, 1, 2, 3], vec![4, 5, 6, 7], vec![0, 4], vec![1, 5], vec![2, 6], vec![3, 7], (0..8).collect()],
        ),
        3 => (9, vec![vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8], vec![0, 3, 6], vec![1, 4, 7], vec![2, 5, 8]]),
        // Three-way: 2 × 2 × 2.
        4 => (
            8,
            (0..3)
                .flat_map(|axis| {
                    (0..8).filter(move |cell| cell & (1 << axis) == 0).map(move |cell| vec![cell, cell | (1 << axis)])
                })
                .collect(),
        ),
        // A nested table by a flat one, with the margins of every level.
        5 => (
            8,
            vec![
                vec![0, 1],
                vec![2, 3],
                vec![4, 5],
                vec![6, 7],
                vec![0, 2, 4, 6],
                vec![1, 3, 5, 7],
                vec![0, 2],
                vec![4, 6],
                vec![0, 1, 2, 3],
                vec![4, 5, 6, 7],
            ],
        ),
        // Linked: the same cells by two classifications that share nothing.
        6 => (7, vec![vec![0, 1, 2, 3], vec![4, 5, 6], vec![0, 4, 5], vec![1, 6], vec![2, 3], vec![0, 6, 2]]),
        // Two editions.
        _ => (8, vec![vec![0, 1, 2, 3], vec![4, 5, 6, 7], vec![0, 1], vec![4, 5]]),
    }
}

prop_compose! {
    pub(super) fn small()(shape in 0_u8..8)(
        shape in Just(shape),
        truth in prop::collection::vec(0_i64..4, lines(shape).0),
        below in prop::collection::vec(0_i64..3, lines(shape).0),
        above in prop::collection::vec(0_i64..3, lines(shape).0),
        // Of each line: its sum is printed, hidden, rounded, not shown.
        shown in prop::collection::vec(0_u8..6, lines(shape).1.len()),
        orders in prop::collection::vec((0_usize..16, 0_usize..16, 0_i64..2), 0..3),
        percents in prop::collection::vec((0_usize..16, 0_usize..16), 0..2),
        implied in prop::collection::vec((0_usize..16, 0_usize..16), 0..4),
        wrong in prop::option::weighted(0.15, 0_usize..16),
    ) -> Small {
        let (cells, lines) = lines(shape);
        let mut system = System::default();
        let vars: Vec<Var> = (0..cells).map(|at| system.unknown((truth[at] - below[at]).max(0), Some(truth[at] + above[at]))).collect();
        let (mut source, mut sums, mut whole) = (0, Vec::new(), truth.clone());
        let mut say = |system: &mut System, terms: &[(Var, i64)], low, high| {
            source += 1;
            system.fact(terms, low, high, source);
        };
        for (line, how) in lines.iter().zip(&shown) {
            let sum: i64 = line.iter().map(|&cell| truth[cell]).sum();
            let mut terms: Vec<_> = line.iter().map(|&cell| (vars[cell], 1)).collect();
            match how {
                0..3 => say(&mut system, &terms, Some(sum), Some(sum)),
                3 => {
                    let var = system.unknown(0, None);
                    terms.push((var, -1));
                    say(&mut system, &terms, Some(0), Some(0));
                    sums.push((var, line.clone()));
                    whole.push(sum);
                }
                4 => say(&mut system, &terms, Some(sum / 5 * 5), Some(sum / 5 * 5 + 4)),
                _ => {}
            }
        }
        let all = whole.len();
        let var = |at: usize| Var::at(u32::try_from(at).expect("small"));
        for (one, other, by) in orders {
            let (one, other) = (one % all, other % all);
            let (one, other) = if whole[one] >= whole[other] { (one, other) } else { (other, one) };
            if one != other {
                let high = (by == 1).then_some(whole[one] - whole[other] + 1);
                say(&mut system, &[(var(one), 1), (var(other), -1)], Some(0), high);
            }
        }
        for (part, base) in percents {
            let (part, base) = (part % all, base % all);
            if part != base && whole[base] > 0 {
                let printed = (200 * whole[part] + whole[base]) / (2 * whole[base]);
                say(&mut system, &[(var(part), 200), (var(base), 1 - 2 * printed)], Some(0), None);
                say(&mut system, &[(var(part), 200), (var(base), -1 - 2 * printed)], None, Some(-1));
            }
        }
        for (first, second) in implied {
            let (first, second) = (first % cells, second % cells);
            if first != second && (truth[first] == 0 || truth[second] > 0) {
                system.implies(vars[first], vars[second], truth[first] + above[first], 0);
            }
        }
        if let Some(wrong) = wrong {
            system.tighten(var(wrong % cells), truth[wrong % cells] + 1, None);
        }
        Small { system, cells: vars, sums, truth: whole }
    }
}
