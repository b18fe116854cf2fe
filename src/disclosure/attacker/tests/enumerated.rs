//! Small systems, each held against every assignment there is.

use proptest::prelude::*;

use super::super::{Derivations, Limits, Movable, Range, Ranges, movable, ranges};
use super::all;
use super::small::small;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn intervals_are_those_of_enumeration(small in small()) {
        let (vars, solutions) = (small.vars(), small.solutions());
        for known in [None, Some(&small.truth[..])] {
            match ranges(&small.system, &vars, known, &Limits::default(), &mut |_, _| true) {
                Ranges::Contradiction => prop_assert!(solutions.is_empty()),
                Ranges::Of(found) => {
                    prop_assert!(!solutions.is_empty());
                    for (&var, range) in vars.iter().zip(found) {
                        let values = || solutions.iter().map(|solution| solution[var.index()]);
                        let Range::Exact { low, high, low_witness, high_witness } = range else {
                            return Err(TestCaseError::fail("unresolved"));
                        };
                        prop_assert_eq!((Some(low), Some(high)), (values().min(), values().max()));
                        prop_assert!(small.system.holds(&low_witness) && small.system.holds(&high_witness));
                        prop_assert_eq!((low_witness[var.index()], high_witness[var.index()]), (low, high));
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_movable_is_what_has_a_wide_interval(small in small(), width in 1_i64..4) {
        let (vars, solutions) = (small.vars(), small.solutions());
        prop_assume!(!solutions.is_empty());
        let found = movable(&small.system, &vars, width, None, &Limits::default());
        for (&var, found) in vars.iter().zip(found) {
            let values = || solutions.iter().map(|solution| solution[var.index()]);
            let wide = values().max().zip(values().min()).is_some_and(|(most, least)| most - least >= width);
            prop_assert_eq!(found, if wide { Movable::Yes } else { Movable::No });
        }
    }

    #[test]
    fn each_step_of_a_derivation_is_true_of_every_solution_and_the_last_is_the_interval(small in small()) {
        let (vars, solutions) = (small.vars(), small.solutions());
        prop_assume!(!solutions.is_empty());
        let Ranges::Of(found) = all(&small.system, &vars) else { return Err(TestCaseError::fail("a contradiction")) };
        let derivations = Derivations::new(&small.system);
        for (&var, range) in vars.iter().zip(&found) {
            let Some(steps) = derivations.as_ref().and_then(|known| known.of(var, range)) else { continue };
            for step in &steps {
                prop_assert!(solutions.iter().all(|solution| (step.low..=step.high).contains(&solution[step.var.index()])));
            }
            let values = || solutions.iter().map(|solution| solution[var.index()]);
            if let Some(last) = steps.last() {
                prop_assert_eq!((last.var, Some(last.low), Some(last.high)), (var, values().min(), values().max()));
            }
        }
    }

    #[test]
    fn one_who_knows_less_of_a_number_knows_no_more_of_any(small in small(), at in 0_usize..16) {
        let vars = small.vars();
        let mut looser = small.system.clone();
        let at = at % small.cells.len();
        looser.bounds[at] = (looser.bounds[at].0 - 1, looser.bounds[at].1.map(|high| high + 1));
        if let (Ranges::Of(tight), Ranges::Of(loose)) = (all(&small.system, &vars), all(&looser, &vars)) {
            for pair in tight.iter().zip(&loose) {
                let (Range::Exact { low, high, .. }, Range::Exact { low: least, high: most, .. }) = pair else {
                    return Err(TestCaseError::fail("unresolved"));
                };
                prop_assert!(least <= low && high <= most);
            }
        }
    }
}
