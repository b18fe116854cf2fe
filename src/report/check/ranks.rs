//! Places of rows, held against their figures.

use super::printed;
use super::sums::is_above;
use crate::report::findings::{Findings, Step};
use crate::report::table::{Row, Table};
use crate::report::value::Value;

/// A row of a ranking with its place, and its one figure.
struct Placed<'t> {
    at: usize,
    place: u32,
    row: &'t Row,
    value: &'t Value,
}

/// Places are by the figures beside them, highest first, unless they name a measure of their own: a row with a smaller figure
/// is not before one with a larger one, and none shares its place.
pub(super) fn check_places<'t>(table: &'t Table, found: &mut Findings) {
    let placed = |(at, row): (usize, &'t Row)| {
        let rank = row.rank.as_ref().filter(|rank| rank.measure.is_none())?;
        let [value] = row.figures() else { return None };
        Some(Placed { at, place: rank.place, row, value })
    };
    let mut ranked: Vec<Placed> = table.rows.iter().enumerate().filter_map(placed).collect();
    ranked.sort_by_key(|placed| placed.place);
    let against = |(before, after): (&Placed, &Placed)| {
        let (one, other) = (before.value, after.value);
        is_larger(other, one) || (before.place == after.place && is_larger(one, other))
    };
    for (before, after) in ranked.iter().zip(ranked.iter().skip(1)).filter(|pair| against(*pair)) {
        let named = |of: &Placed| format!("“{}” has {} and place {}", of.row.label, printed(of.value), of.place);
        let message = format!("{}, {}.", named(before), named(after));
        let remedy =
            "Correct a place or a figure; where the places are by something else, name it as the rank's `measure`.";
        found.at(Step::Field("rows"), |found| {
            found.at(Step::Index(after.at), |found| {
                found.in_row(&after.row.label, |found| {
                    found.at(Step::Field("rank"), |found| found.advice("place-against-figure", message, remedy));
                });
            });
        });
    }
}

/// Returns whether a figure is certainly larger than another of the same kind.
fn is_larger(one: &Value, other: &Value) -> bool {
    match (one.published_count(), other.published_count()) {
        (Some(_), Some(_)) => is_above(one, other),
        (None, None) => one.size().zip(other.size()).is_some_and(|(one, other)| one > other),
        _ => false,
    }
}
