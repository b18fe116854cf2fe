//! Plain addition. It shares nothing with the solver, whose answers it checks.

use super::system::System;

impl System {
    /// Returns whether an assignment, one value for each number, meets every bound and every fact. A sum that does not
    /// fit into 64 bits meets nothing.
    pub(in super::super) fn holds(&self, assignment: &[i64]) -> bool {
        assignment.len() == self.bounds.len() && self.bounds_hold(assignment) && self.facts_hold(assignment)
    }

    fn bounds_hold(&self, assignment: &[i64]) -> bool {
        self.bounds
            .iter()
            .zip(assignment)
            .all(|(&(low, high), &value)| low <= value && high.is_none_or(|high| value <= high))
    }

    fn facts_hold(&self, assignment: &[i64]) -> bool {
        self.facts().iter().all(|fact| {
            let sum = fact.terms.iter().try_fold(0_i64, |sum, &(var, coefficient)| {
                assignment.get(var.index())?.checked_mul(coefficient)?.checked_add(sum)
            });
            sum.is_some_and(|sum| fact.low.is_none_or(|low| low <= sum) && fact.high.is_none_or(|high| sum <= high))
        })
    }
}
