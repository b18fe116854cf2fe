//! Distributions of greatest entropy with a given mean and variance.
//!
//! Such a distribution has the form p(d) ∝ x^d · y^(d²). Written with x = t / (1 − t) and y = s / (1 − s), it takes
//! only whole powers of numbers between 0 and 1, and two bisections find t and s: the mean grows with t, and the variance
//! at mean zero grows with s. Sums, products and quotients of 64-bit floating-point numbers are the same on every
//! platform; exponentials and logarithms are not, and do not occur.

use super::KEYS;

/// After so many halvings of the interval from 0 to 1, its ends differ by far less than one key in 2³² does.
const HALVINGS: usize = 48;

/// The largest noise for which no power that matters underflows.
const LARGEST: i64 = 30;

/// Returns the number of the 2³² keys that belong to each noise, so that its mean is zero and its variance as given,
/// both exactly; `None` where there is no such distribution. The noises are in ascending order.
pub(super) fn shares(noises: &[i64], variance: u32) -> Option<Vec<u64>> {
    if noises.iter().any(|noise| noise.abs() > LARGEST) {
        return None;
    }
    let wanted = f64::from(variance);
    let mut found = Vec::new();
    bisect(|spread| {
        found = centred(noises, spread);
        // Where powers underflow and the mean is out of reach, it is too far to one side.
        let reached = moments(noises, &found).filter(|(mean, _)| mean.abs() < 0.01);
        reached.map_or(spread < 0.5, |(_, square)| square < wanted)
    });
    exactly(noises, &found, variance)
}

/// The weights with that s whose mean is zero.
fn centred(noises: &[i64], spread: f64) -> Vec<f64> {
    let farthest = noises.iter().map(|noise| noise.abs()).max().unwrap_or(0);
    let of_distance = powers(spread, &(0..=farthest).map(|distance| distance * distance).collect::<Vec<_>>());
    let weight =
        |noise: &i64| usize::try_from(noise.abs()).ok().and_then(|distance| of_distance.get(distance).copied());
    let of_spread: Vec<f64> = noises.iter().filter_map(weight).collect();
    let mut found = Vec::new();
    bisect(|lean| {
        let of_lean = powers(lean, noises);
        found = of_spread.iter().zip(of_lean).map(|(one, other)| one * other).collect();
        // Where nothing is left of the weights, it leans too far.
        moments(noises, &found).map_or(lean < 0.5, |(mean, _)| mean < 0.0)
    });
    found
}

/// Halves the interval from 0 to 1 to where something is no longer too low.
fn bisect(mut is_too_low: impl FnMut(f64) -> bool) {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if is_too_low(middle) { low = middle } else { high = middle }
    }
}

/// (t / (1 − t))ⁿ for ascending n, but for a factor that all have in common and that makes the largest 1.
fn powers(t: f64, exponents: &[i64]) -> Vec<f64> {
    let rises = t > 0.5;
    let ratio = if rises { (1.0 - t) / t } else { t / (1.0 - t) };
    let mut powers = vec![1.0; exponents.len()];
    for step in 1..exponents.len() {
        let (place, before) =
            if rises { (exponents.len() - 1 - step, exponents.len() - step) } else { (step, step - 1) };
        powers[place] = powers[before] * power(ratio, (exponents[place] - exponents[before]).abs());
    }
    powers
}

/// A whole power by repeated squaring: that of the standard library may differ from platform to platform.
fn power(base: f64, exponent: i64) -> f64 {
    let (mut result, mut square, mut left) = (1.0, base, exponent);
    while left > 0 {
        if left % 2 == 1 {
            result *= square;
        }
        square *= square;
        left /= 2;
    }
    result
}

/// Mean and mean square.
#[allow(clippy::cast_precision_loss, reason = "noises are small")]
fn moments(noises: &[i64], weights: &[f64]) -> Option<(f64, f64)> {
    let (mut all, mut first, mut second) = (0.0, 0.0, 0.0);
    for (noise, weight) in noises.iter().zip(weights) {
        let noise = *noise as f64;
        all += weight;
        first += weight * noise;
        second += weight * noise * noise;
    }
    (all > 0.0).then(|| (first / all, second / all))
}

/// Weights as whole numbers of keys. Three neighbouring noises take what rounding leaves, so that number, mean and
/// variance are exact.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "at most 2³², and rounded on purpose")]
fn exactly(noises: &[i64], weights: &[f64], variance: u32) -> Option<Vec<u64>> {
    let all: f64 = weights.iter().sum();
    let keys = i64::try_from(KEYS).ok()?;
    let mut shares: Vec<i64> = weights.iter().map(|weight| (weight / all * keys as f64) as i64).collect();
    let neighbours = |place: &usize| noises[place + 2] - noises[*place] == 2;
    let least = |place: &usize| shares[*place..place + 3].iter().min().copied();
    let place = (0..noises.len().saturating_sub(2)).filter(neighbours).max_by_key(least)?;
    // What is missing in number, mean and mean square, the noises taken from the middle one.
    let (mut number, mut mean, mut square) = (keys, 0, 0);
    let middle = noises[place + 1];
    let (wanted_mean, wanted_square) = (-middle * keys, (i64::from(variance) + middle * middle) * keys);
    for (noise, share) in noises.iter().zip(&shares) {
        let distance = noise - middle;
        number -= share;
        mean += share * distance;
        square += share * distance * distance;
    }
    let (mean, square) = (wanted_mean - mean, wanted_square - square);
    // Both are even or both odd, for a whole number is so as its square is.
    shares[place] += (square - mean) / 2;
    shares[place + 1] += number - square;
    shares[place + 2] += i64::midpoint(square, mean);
    shares.into_iter().map(|share| u64::try_from(share).ok()).collect()
}
