//! Holds of a number, against the solver that knows nothing of cuts.

use proptest::prelude::*;

use super::super::{Hold, Holds, Limits, Movable, System, Var, movable};

/// A table of two or three dimensions, all of length 2 or 3, with the sums along each: counts, and which are open.
struct Table {
    counts: Vec<i64>,
    sums: Vec<Vec<usize>>,
}

impl Table {
    fn new(sides: &[usize], counts: &[i64]) -> Self {
        let size: usize = sides.iter().product();
        let mut sums = Vec::new();
        for (along, side) in sides.iter().enumerate() {
            let step: usize = sides[along + 1..].iter().product();
            let starts = (0..size).filter(|place| (place / step).is_multiple_of(*side));
            sums.extend(starts.map(|start| (0..*side).map(|at| start + at * step).collect()));
        }
        Self { counts: counts[..size].to_vec(), sums }
    }

    /// With every count printed but the open ones.
    fn system(&self, is_open: &dyn Fn(usize) -> bool) -> (System, Vec<Var>) {
        let mut system = System::default();
        let bounds = |(place, count): (usize, &i64)| if is_open(place) { (0, None) } else { (*count, Some(*count)) };
        let bounds: Vec<(i64, Option<i64>)> = self.counts.iter().enumerate().map(bounds).collect();
        let vars: Vec<Var> = bounds.iter().map(|(low, high)| system.unknown(*low, *high)).collect();
        for (place, sum) in self.sums.iter().enumerate() {
            let terms: Vec<(Var, i64)> = sum.iter().map(|at| (vars[*at], 1)).collect();
            let value = sum.iter().map(|at| self.counts[*at]).sum();
            system.fact(&terms, Some(value), Some(value), place);
        }
        (system, vars)
    }
}

proptest! {
    #[test]
    fn a_number_is_held_as_long_as_none_of_what_holds_it_is_open(
        counts in prop::collection::vec(0_i64..6, 18),
        open in prop::collection::vec(any::<bool>(), 18),
        width in 1_i64..4,
        sides in prop_oneof![Just(vec![3, 3]), Just(vec![2, 3, 3]), Just(vec![2, 2, 2])],
    ) {
        let table = Table::new(&sides, &counts);
        let (widest, vars) = table.system(&|_| true);
        let mut holds = Holds::new(&widest, &table.counts, Limits::default()).unwrap();
        let (today, _) = table.system(&|place| open[place]);
        holds.bound(|number| today.bounds(vars[number]));
        let targets: Vec<(Var, i64)> = vars.iter().map(|var| (*var, width)).collect();
        let moves = movable(&today, &vars, width, Some(&table.counts), &Limits::default());
        for ((answer, moves), var) in holds.ask(&targets).into_iter().zip(moves).zip(&vars) {
            prop_assert_eq!(matches!(answer, Hold::Moves(_)), moves == Movable::Yes);
            let Hold::Held(sets) = answer else { continue };
            for set in sets {
                let (others, _) = table.system(&|place| open[place] || !set.contains(&place));
                let moves = movable(&others, &[*var], width, Some(&table.counts), &Limits::default());
                prop_assert_eq!(&moves, &[Movable::No], "{:?}", set);
            }
        }
    }
}
