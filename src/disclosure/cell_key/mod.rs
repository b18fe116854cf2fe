//! Cell-key perturbation: a count gets a small noise that depends on what was counted and on nothing else.
//!
//! Fraser & Wooton, "A proposed method for confidentialising tabular output to protect against differencing" (UNECE work
//! session on statistical data confidentiality, 2005): every record has a random key, a cell has the sum of its
//! records' keys modulo 2³², and a table of noise says by count and key what is added. The same records get the same
//! noise in every table, map and edition, so asking again, or for the same set in other words, teaches nothing.
//!
//! The noise is a whole number from −D to D with mean zero and the variance asked for, exactly, for every count; zero
//! stays zero, nothing goes below zero, and no result is in 1 to `unprinted`. Of all such distributions it is the one of
//! greatest entropy (Giessing, "Computational issues in the design of transition probabilities and disclosure risk
//! estimation for additive noise", PSD 2016), which tells the least about the true count.
//!
//! # What a reader must know, and a publisher
//! Results do not add up: the noise of a total is not that of its parts. A true count lies within D of the printed one.
//! Whoever has a record's name and the secret has its key; both stay with the records. Percentages, ranks and the order
//! of rows must follow the printed counts; and a row must not be left out because its true count is zero while one whose
//! result is zero stays, for that tells the two apart.

mod entropy;
#[cfg(test)]
mod tests;

use std::fmt;

use super::Exact;
use crate::plan::CellKeyPlan;

/// Number of keys.
const KEYS: u64 = 1 << 32;

/// A table of noise, by count and key.
pub(in crate::disclosure) struct Noise {
    /// The row of each count from 1 on; the last is that of all larger ones, too.
    rows: Vec<Row>,
}

/// Noises that may be added to a count, in ascending order: a noise belongs to the keys below its bound that are not
/// below that of the one before.
struct Row(Vec<(u64, i64)>);

/// A count has no key that noise could be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disclosure) struct NoKey;

impl fmt::Display for NoKey {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("Noise is made of the keys of records, and these counts have none: they were typed, or the file lacks the field that keys are made of.")
    }
}

impl Noise {
    /// The noise that a plan asks for; `None` where there is no such noise, which the check of the plan has told.
    pub(in crate::disclosure) fn planned(plan: &CellKeyPlan, threshold: u64) -> Option<Self> {
        Self::new(plan.largest, plan.variance, plan.unprinted(threshold))
    }

    /// Returns the published value of a count.
    ///
    /// # Errors
    /// If it has no key.
    pub(in crate::disclosure) fn published(&self, exact: Exact) -> Result<u64, NoKey> {
        exact.key().map(|key| self.perturbed(exact.reveal(), key)).ok_or(NoKey)
    }

    /// Noise of at most `largest` either way and this variance, such that no result is in 1 to `unprinted`; `None`
    /// where there is none.
    ///
    /// There is for 0 < `variance` < `largest` ≤ 30 that also have `variance` > ⌊(`unprinted` + 1)² / 4⌋: a count under
    /// the threshold has only zero and what lies above it to go to, which takes some variance, and a count of one can
    /// go down by one only, which bounds it.
    pub(in crate::disclosure) fn new(largest: u32, variance: u32, unprinted: u64) -> Option<Self> {
        let reach = i64::from(largest);
        let unprinted = i64::try_from(unprinted).ok().filter(|unprinted| *unprinted < reach)?;
        let row = |count: i64| {
            let may_be = |noise: &i64| count + noise == 0 || count + noise > unprinted;
            let allowed: Vec<i64> = (-reach..=reach).filter(may_be).collect();
            let shares = entropy::shares(&allowed, variance)?;
            let mut bound = 0;
            let bounds = shares.into_iter().map(|share| {
                bound += share;
                bound
            });
            Some(Row(bounds.zip(allowed).collect()))
        };
        // From here on, nothing but noise that goes both ways alike.
        let last = reach + unprinted + 1;
        Some(Self { rows: (1..=last).map(row).collect::<Option<_>>()? })
    }

    /// Returns the published value of a count whose records' keys add up to this.
    pub(in crate::disclosure) fn perturbed(&self, count: u64, key: u32) -> u64 {
        let place = usize::try_from(count).unwrap_or(usize::MAX).min(self.rows.len());
        let Some(Row(row)) = place.checked_sub(1).and_then(|place| self.rows.get(place)) else { return 0 };
        let noise = row.iter().find(|(bound, _)| u64::from(key) < *bound).map_or(0, |(_, noise)| *noise);
        count.saturating_add_signed(noise)
    }
}
