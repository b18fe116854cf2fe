use super::{KEYS, Noise};

/// Each result of a count with how many keys lead to it.
fn results(noise: &Noise, count: u64) -> Vec<(u64, u64)> {
    let row = &noise.rows[usize::try_from(count).unwrap().min(noise.rows.len()) - 1].0;
    let mut before = 0;
    let mut results = Vec::new();
    for (bound, noise) in row {
        if *bound > before {
            results.push((count.checked_add_signed(*noise).unwrap(), bound - before));
        }
        before = *bound;
    }
    results
}

/// Tables of noise of all kinds: the largest, the variance, and what is not printed.
fn kinds() -> impl Iterator<Item = (u32, u32, u64)> {
    [
        (2, 1, 0),
        (3, 2, 1),
        (4, 3, 2),
        (5, 1, 0),
        (5, 3, 2),
        (5, 4, 2),
        (8, 2, 1),
        (8, 5, 3),
        (12, 7, 4),
        (12, 11, 0),
        (30, 26, 9),
    ]
    .into_iter()
}

#[test]
fn the_mean_is_zero_and_the_variance_as_asked_exactly() {
    for (largest, variance, unprinted) in kinds() {
        let noise =
            Noise::new(largest, variance, unprinted).unwrap_or_else(|| panic!("{largest} {variance} {unprinted}"));
        for count in 1..60_u64 {
            let (mut keys, mut sum, mut squares) = (0, 0_u64, 0);
            for (result, share) in results(&noise, count) {
                keys += share;
                sum += share * result;
                squares += share * result.abs_diff(count).pow(2);
            }
            assert_eq!((keys, sum, squares), (KEYS, KEYS * count, KEYS * u64::from(variance)), "{count}");
        }
    }
}

#[test]
fn no_result_is_below_zero_under_the_threshold_or_too_far() {
    for (largest, variance, unprinted) in kinds() {
        let noise = Noise::new(largest, variance, unprinted).unwrap();
        for count in 1..60 {
            for (result, _) in results(&noise, count) {
                assert!(result == 0 || result > unprinted);
                assert!(result.abs_diff(count) <= u64::from(largest));
            }
        }
    }
}

#[test]
fn zero_stays_zero() {
    let noise = Noise::new(5, 3, 2).unwrap();
    assert!((0..1000_u32).all(|step| noise.perturbed(0, step.wrapping_mul(0x9e37_79b9)) == 0));
}

#[test]
fn every_key_has_the_result_that_its_share_says() {
    let noise = Noise::new(5, 3, 2).unwrap();
    for count in [1, 2, 3, 7, 8, 9, 1_000_000] {
        let mut key = 0;
        for (result, share) in results(&noise, count) {
            let last = u32::try_from(key + share - 1).unwrap();
            assert_eq!(noise.perturbed(count, u32::try_from(key).unwrap()), result);
            assert_eq!(noise.perturbed(count, last), result);
            key += share;
        }
    }
}

#[test]
fn noise_is_the_same_on_every_platform() {
    let noise = Noise::new(5, 3, 2).unwrap();
    let of_one: Vec<_> = results(&noise, 1);
    assert_eq!(of_one, [(0, 3_154_522_658), (3, 587_208_754), (4, 312_657_772), (5, 160_758_726), (6, 79_819_386)]);
    // All rows of all kinds, mixed into one number.
    let rows =
        kinds().flat_map(|(largest, variance, unprinted)| Noise::new(largest, variance, unprinted).unwrap().rows);
    let mixed =
        rows.flat_map(|row| row.0).fold(0_u64, |mixed, (bound, _)| (mixed ^ bound).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(mixed, 4_851_012_462_570_936_736);
}

#[test]
fn of_two_results_as_far_away_the_noise_of_a_large_count_prefers_neither() {
    let noise = Noise::new(6, 4, 0).unwrap();
    let shares: Vec<u64> = results(&noise, 100).into_iter().map(|(_, share)| share).collect();
    assert!(shares.iter().zip(shares.iter().rev()).all(|(below, above)| below.abs_diff(*above) < 16), "{shares:?}");
}

#[test]
fn the_distribution_is_that_of_greatest_entropy() {
    // Its logarithm is a parabola: the ratio of ratios of neighbours is the same everywhere.
    let noise = Noise::new(5, 3, 0).unwrap();
    for count in [1_u64, 3, 50] {
        let shares: Vec<f64> =
            results(&noise, count).into_iter().map(|(_, share)| f64::from(u32::try_from(share).unwrap())).collect();
        let bends: Vec<f64> = shares.windows(3).map(|three| three[0] * three[2] / three[1] / three[1]).collect();
        assert!(bends.iter().all(|bend| (bend / bends[0] - 1.0).abs() < 1e-4), "{count}: {bends:?}");
    }
}

#[test]
fn noise_that_cannot_be_is_none() {
    // Too little for a count of one to go to zero or three, too much for it to go below by one only, and too far.
    for (largest, variance, unprinted) in [(5, 2, 2), (5, 5, 0), (31, 3, 0), (2, 1, 2), (5, 0, 2)] {
        assert!(Noise::new(largest, variance, unprinted).is_none(), "{largest} {variance} {unprinted}");
    }
}
