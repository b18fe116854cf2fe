//! Plain addition. It shares nothing with the solver, whose answers it checks.

use super::system::System;

impl System {
    /// Returns whether an assignment, one value for each number, meets every bound and every fact. A sum that does not
    /// fit into 128 bits meets nothing.
    pub(in crate::disclosure) fn holds(&self, assignment: &[i64]) -> bool {
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
            let sum = fact.terms.iter().try_fold(0_i128, |sum, &(var, coefficient)| {
                sum.checked_add(i128::from(*assignment.get(var.index())?) * i128::from(coefficient))
            });
            let is_least = |sum| fact.low.is_none_or(|low| i128::from(low) <= sum);
            let is_most = |sum| fact.high.is_none_or(|high| sum <= i128::from(high));
            sum.is_some_and(|sum| is_least(sum) && is_most(sum))
        })
    }
}
