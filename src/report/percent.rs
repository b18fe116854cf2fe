use super::decimal::Decimal;

/// `part` as a percentage of `base`, rounded half up to `decimals`, in integer arithmetic.
///
/// `None` where the base is zero, since nothing is a share of nothing, and where the numbers are absurdly large.
pub fn percent(part: u64, base: u64, decimals: u8) -> Option<Decimal> {
    decimal(quotient(part, 100, base, decimals)?, false, decimals)
}

/// The change from one count to another as a percentage of the first, rounded half away from zero, so that a
/// rise and a fall of the same size read alike. `None` where the first count is zero, or absurdly large.
pub fn change_percent(from: u64, to: u64, decimals: u8) -> Option<Decimal> {
    decimal(quotient(from.abs_diff(to), 100, from, decimals)?, to < from, decimals)
}

/// `numerator` per `per` of `denominator`, such as situations per 100,000 residents, rounded half up.
///
/// `None` where the denominator is zero, or the numbers are absurdly large.
pub fn rate(numerator: u64, denominator: u64, per: u64, decimals: u8) -> Option<Decimal> {
    decimal(quotient(numerator, per, denominator, decimals)?, false, decimals)
}

/// `part × times ÷ base`, rounded half up. In 64 bits: wider arithmetic has no instructions in WebAssembly, and counts
/// (below 10^12, as decoded), percentages and four decimals fit.
fn quotient(part: u64, times: u64, base: u64, decimals: u8) -> Option<u64> {
    let scaled = part.checked_mul(times)?.checked_mul(10_u64.checked_pow(u32::from(decimals))?)?;
    let (whole, rest) = (scaled.checked_div(base)?, scaled % base);
    Some(whole + u64::from(rest >= base - base / 2))
}

fn decimal(units: u64, negative: bool, decimals: u8) -> Option<Decimal> {
    let units = i64::try_from(units).ok()?;
    Some(Decimal::new(if negative { -units } else { units }, decimals))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::{change_percent, percent, rate};
    use crate::report::Decimal;
    use proptest::prelude::*;

    #[test]
    fn rounds_half_up() {
        assert_eq!(percent(1, 8, 0), Some(Decimal::new(13, 0)), "12.5 % goes up");
        assert_eq!(percent(1, 8, 1), Some(Decimal::new(125, 1)));
        assert_eq!(percent(3, 750, 0), Some(Decimal::new(0, 0)), "0.4 % rounds to zero");
        assert_eq!(percent(267, 267, 1), Some(Decimal::new(1000, 1)));
    }

    #[test]
    fn has_no_answer_for_a_base_of_zero() {
        assert_eq!(percent(0, 0, 0), None);
        assert_eq!(change_percent(0, 5, 0), None);
        assert_eq!(rate(1, 0, 100_000, 1), None);
    }

    #[test]
    fn a_fall_rounds_like_a_rise() {
        assert_eq!(change_percent(8, 9, 0), Some(Decimal::new(13, 0)));
        assert_eq!(change_percent(8, 7, 0), Some(Decimal::new(-13, 0)));
        assert_eq!(change_percent(5973, 8042, 0), Some(Decimal::new(35, 0)));
    }

    #[test]
    fn a_rate_is_per_so_many_residents() {
        assert_eq!(rate(67, 6_083_672, 100_000, 2), Some(Decimal::new(110, 2)));
    }

    proptest! {
        #[test]
        fn is_within_half_a_unit_of_the_exact_share(part in 0_u64..=1_000_000_000, base in 1_u64..=1_000_000_000, decimals in 0_u8..=4) {
            let rounded = i128::from(percent(part, base, decimals).unwrap().units());
            let exact_times_base = i128::from(part) * 100 * 10_i128.pow(u32::from(decimals));
            let error = 2 * (rounded * i128::from(base) - exact_times_base);
            prop_assert!(-i128::from(base) < error && error <= i128::from(base), "half goes up, never down");
        }

        #[test]
        fn shares_of_a_whole_stay_within_rounding_of_a_hundred(parts in prop::collection::vec(0_u64..10_000, 1..40)) {
            let total: u64 = parts.iter().sum();
            prop_assume!(total > 0);
            let sum: i64 = parts.iter().map(|part| percent(*part, total, 0).unwrap().units()).sum();
            let slack = i64::try_from(parts.len()).unwrap();
            prop_assert!(2 * (sum - 100).abs() <= slack);
        }
    }
}
