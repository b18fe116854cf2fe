use std::f64::consts::TAU;

use super::scene::{Point, UNIT};

/// Length of the chords that stand for an arc: so short that no eye sees them.
const CHORD: f64 = 3.0 * UNIT as f64;

/// A ring around a point.
#[derive(Clone, Copy)]
pub(super) struct Ring {
    pub(super) center: Point,
    pub(super) outer: i32,
    pub(super) inner: i32,
    /// The width of the gap between two slices.
    pub(super) gap: i32,
}

/// Returns the beginnings and ends of the slices of some parts: fractions of a turn, clockwise from twelve o'clock.
pub(super) fn turns(parts: &[u64]) -> Vec<(f64, f64)> {
    let total: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    let mut before = 0_u128;
    let turn = |part: u128| ratio(part, total.max(1));
    let slice = |part: &u64| {
        let from = turn(before);
        before += u128::from(*part);
        (from, turn(before))
    };
    parts.iter().map(slice).collect()
}

#[expect(clippy::cast_precision_loss, reason = "far finer than a picture")]
fn ratio(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}

/// The outline of a disc.
pub(super) fn disc(center: Point, radius: i32) -> Vec<Point> {
    Ring { center, outer: radius, inner: 0, gap: 0 }.arc(radius, 0.0, 1.0)
}

impl Ring {
    /// The outline of a slice, less half of a gap on either side; a slice that is alone has none.
    pub(super) fn slice(&self, from: f64, to: f64) -> Vec<Point> {
        let mut points = self.arc(self.outer, from, to);
        points.extend(self.arc(self.inner, from, to).into_iter().rev());
        points
    }

    fn arc(&self, radius: i32, from: f64, to: f64) -> Vec<Point> {
        let length = f64::from(radius.max(1)) * TAU;
        let span = to - from;
        // A very thin slice keeps half of itself.
        let inset = if span >= 1.0 { 0.0 } else { (f64::from(self.gap) / 2.0 / length).min(span / 4.0) };
        let (from, to) = (from + inset, to - inset);
        let steps = whole((to - from) * length / CHORD).max(1);
        let at = |step: i32| self.point(radius, from + (to - from) * f64::from(step) / f64::from(steps));
        (0..=steps).map(at).collect()
    }

    fn point(&self, radius: i32, turn: f64) -> Point {
        let (sine, cosine) = sine_cosine(turn);
        let radius = f64::from(radius);
        (self.center.0 + whole(radius * sine), self.center.1 - whole(radius * cosine))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates")]
fn whole(number: f64) -> i32 {
    (number + 0.5).floor() as i32
}

/// Sine and cosine of a fraction of a turn, to seven digits: a fraction of the code of the exact ones.
fn sine_cosine(turn: f64) -> (f64, f64) {
    let quarter = whole(turn * 4.0);
    // Within an eighth of a turn either way, where a few terms of the series are enough.
    let angle = (turn - f64::from(quarter) / 4.0) * TAU;
    let square = angle * angle;
    let sine = angle * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0)));
    let cosine = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    match quarter.rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::float_cmp, clippy::cast_precision_loss, reason = "exact by construction")]
mod tests {
    use super::{Ring, TAU, sine_cosine, turns};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sine_and_cosine_are_right(turn in -1.0_f64..2.0) {
            let (sine, cosine) = sine_cosine(turn);
            prop_assert!((sine - (turn * TAU).sin()).abs() < 1e-6);
            prop_assert!((cosine - (turn * TAU).cos()).abs() < 1e-6);
        }

        #[test]
        fn slices_fill_the_turn_in_proportion(parts in prop::collection::vec(0_u64..1_000_000, 1..7)) {
            let total: u64 = parts.iter().sum();
            prop_assume!(total > 0);
            let turns = turns(&parts);
            prop_assert_eq!(turns[0].0, 0.0);
            prop_assert_eq!(turns[parts.len() - 1].1, 1.0);
            for (index, (from, to)) in turns.iter().enumerate() {
                let share = parts[index] as f64 / total as f64;
                prop_assert!((to - from - share).abs() < 1e-9);
                prop_assert!(index == 0 || turns[index - 1].1 == *from);
            }
        }

        #[test]
        fn every_point_of_a_slice_lies_on_the_ring(from in 0.0_f64..1.0, span in 0.0_f64..1.0) {
            let ring = Ring { center: (0, 0), outer: 800, inner: 500, gap: 16 };
            for (x, y) in ring.slice(from, (from + span).min(1.0)) {
                let distance = f64::from(x).hypot(f64::from(y));
                prop_assert!((distance - 800.0).abs() < 1.0 || (distance - 500.0).abs() < 1.0);
            }
        }
    }
}
