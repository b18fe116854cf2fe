//! Controlled rounding: every count becomes a multiple of a base, and every sum still holds.
//!
//! A count v is published as the multiple of the base b next below or next above it (zero-restricted: a multiple
//! stays). Rounding each count by itself would break the sums; here they are all rounded together, as in Bacharach,
//! "Matrix rounding problems", Management Science 12 (1966); Cox & Ernst, "Controlled rounding", INFOR 20 (1982);
//! Causey, Cox & Ernst, "Applications of transportation theory to statistical problems", JASA 80 (1985).
//!
//! - Counts in one line, in a tree of subtotals, or in rows and columns with margins always have such a rounding.
//! - Tables of three ways, or linked in a ring, may have none (Causey, Cox & Ernst show one), or none that a limited
//!   search finds. Then counts move by one or two further steps; and at last only those that are no totals stay near,
//!   and totals are what they add up to. [`Rounded::adjacent`] says so.
//! - A zero stays zero.
//!
//! # What a reader can work out
//! From an adjacent rounding r of a count v: r − b < v < r + b, so an r of 0 means 0 to b − 1, and with several
//! printed sums sometimes less. That is all as long as chance chose between the two multiples, which is why
//! [`unbiased`] exists. [`controlled`] chooses the nearest where the sums permit, so most counts lie within b / 2 of what
//! is printed, and who knows the method can now and then do better: if a line of counts was not rounded to the nearest,
//! the sums forced it. Prefer [`unbiased`], with a seed that readers do not know, and for the same table always the
//! same seed: two draws for one table narrow the count down.
//!
//! Percentages must be computed from rounded counts; and a row must not be left out because its true count is zero
//! while one whose rounded count is zero stays, for that tells the two apart.

mod flow;
mod network;
mod search;
mod system;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
mod walk;

use std::fmt;

use crate::plan::RoundPlan;
use system::System;

/// Whole numbers and the sums that hold between them. Sums may share values: a cell is part of its row and of its
/// column, a subtotal is the total of one sum and a part of another.
#[derive(Debug, Default)]
pub(in crate::disclosure) struct Additive {
    /// The numbers.
    pub(in crate::disclosure) values: Vec<u64>,
    /// A total and its parts, as places among the values. Without parts the total is 0.
    pub(in crate::disclosure) sums: Vec<(usize, Vec<usize>)>,
}

/// Numbers that are multiples of the base and keep all sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::disclosure) struct Rounded {
    /// The rounded numbers, each in the place of its true one.
    pub(in crate::disclosure) values: Vec<u64>,
    /// `true` if each is the multiple next below or next above its true number (or that number, if it is a multiple).
    pub(in crate::disclosure) adjacent: bool,
}

/// Why numbers were not rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disclosure) enum Unrounded {
    /// The base is less than two, or more than a million.
    Base,
    /// The sum at this place names a number that there is not, or does not hold.
    Sum(usize),
    /// None was found: the sums are too entangled.
    NotFound,
}

impl fmt::Display for Unrounded {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Base => write!(out, "Counts can be rounded to multiples of 2 to 1,000,000."),
            Self::Sum(place) => write!(out, "Sum {} does not hold between the counts to be rounded.", place + 1),
            Self::NotFound => write!(out, "No additive rounding was found: too many sums share these counts."),
        }
    }
}

/// The rounding that a plan asks for: with its secret by chance, and then always the same for a table of this name;
/// without, the closest.
///
/// # Errors
/// Those of [`controlled`].
pub(in crate::disclosure) fn planned(table: &Additive, plan: &RoundPlan, name: &str) -> Result<Rounded, Unrounded> {
    match &plan.secret {
        Some(secret) => unbiased(table, plan.base, secret.keyed().hash(name)),
        None => controlled(table, plan.base),
    }
}

/// The rounding closest to the true numbers, by the sum of absolute differences.
///
/// It is the closest of all for sums that make a network: lines, trees, rows and columns with margins, also several
/// that share few totals. Otherwise it is the closest that a limited search found. It depends on the numbers alone.
///
/// # Errors
/// If the base is out of range, a sum does not hold, or no rounding was found.
pub(in crate::disclosure) fn controlled(table: &Additive, base: u32) -> Result<Rounded, Unrounded> {
    let system = System::new(table, base)?;
    let (steps, adjacent) = search::closest(&system).ok_or(Unrounded::NotFound)?;
    Ok(system.rounded(&steps, adjacent))
}

/// A rounding by chance whose expectation is the true number, for every number (Cox, "A constructive procedure for
/// unbiased controlled rounding", JASA 82, 1987; the walk is the flight of Deville & Tillé's cube method, 2004).
///
/// The same numbers and the same seed give the same rounding, on every platform. Where the sums' structure does not
/// permit the walk (three ways, rings of tables), it is the closest rounding.
///
/// # Errors
/// Those of [`controlled`].
pub(in crate::disclosure) fn unbiased(table: &Additive, base: u32, seed: u64) -> Result<Rounded, Unrounded> {
    let system = System::new(table, base)?;
    match walk::random(&system, seed) {
        Some(steps) => Ok(system.rounded(&steps, true)),
        None => controlled(table, base),
    }
}
