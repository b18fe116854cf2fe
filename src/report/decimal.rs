use std::fmt;

use serde::{Serialize, Serializer};

/// The most decimals a figure may have; more is never meaningful here and would overflow.
pub(crate) const MAX_DECIMALS: u8 = 6;

/// A number with a fixed count of decimals, exact: `25`, `100.0`, `-0.04`.
///
/// The decimals are part of the value because a publication's `100.0%` and `100%` print differently.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decimal {
    units: i64,
    decimals: u8,
}

impl Decimal {
    /// The number `units / 10^decimals`.
    pub const fn new(units: i64, decimals: u8) -> Self {
        Self { units, decimals }
    }

    /// The digits without the point, signed: 1000 for `100.0`.
    pub const fn units(self) -> i64 {
        self.units
    }

    /// Returns the number of digits after the point.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// Returns whether the number is zero.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The nearest floating point number, for formats that know no other: it prints as the same digits.
    #[cfg(any(feature = "export", feature = "xlsx"))]
    #[expect(clippy::cast_precision_loss, reason = "below 2^53 it is exact, and no figure is larger")]
    pub(crate) fn to_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// The same number with more decimals, in units of the last of them.
    pub(crate) fn units_at(self, decimals: u8) -> i64 {
        self.units.saturating_mul(10_i64.pow(u32::from(decimals.saturating_sub(self.decimals))))
    }

    /// Reads `25`, `25%`, `-0.04`, `+3.5 %`, `100.0`: digits with at most six decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let minus = text.strip_prefix(['-', '−']);
        let digits = minus.unwrap_or_else(|| text.strip_prefix('+').unwrap_or(text));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        if digits.ends_with('.') || fraction.len() > usize::from(MAX_DECIMALS) {
            return None;
        }
        let units: i64 = format!("{whole}{fraction}").parse().ok()?;
        let decimals = u8::try_from(fraction.len()).ok()?;
        Some(Self { units: if minus.is_some() { -units } else { units }, decimals })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let scale = 10_u64.pow(u32::from(self.decimals));
        let (magnitude, sign) = (self.units.unsigned_abs(), if self.units < 0 { "-" } else { "" });
        write!(out, "{sign}{}", magnitude / scale)?;
        if self.decimals > 0 {
            write!(out, ".{:0width$}", magnitude % scale, width = usize::from(self.decimals))?;
        }
        Ok(())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An exact decimal number as printed, such as \"25\", \"25%\" or \"100.0\"; the count of decimals counts.",
            "type": "string",
            "pattern": "^[-+−]?[0-9]{1,12}(\\.[0-9]{1,6})?[ ]?%?$"
        })
    }
}

/// A decimal in the schema that may have a word or sign before it.
#[cfg(test)]
pub(super) struct Worded;

#[cfg(test)]
impl schemars::JsonSchema for Worded {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Percentage".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A percentage as printed, with the word or sign before it: \"25\", \"100.0%\", \"<1%\", \"more than 7%\".",
            "type": "string",
            "pattern": "^[^0-9]*[0-9]{1,12}(\\.[0-9]{1,6})?[ ]?%?$"
        })
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::Decimal;
    use proptest::prelude::*;

    #[test]
    fn keeps_the_printed_decimals() {
        assert_eq!(Decimal::parse("100.0%"), Some(Decimal::new(1000, 1)));
        assert_eq!(Decimal::parse("100%"), Some(Decimal::new(100, 0)));
    }

    #[test]
    fn reads_both_minus_signs() {
        assert_eq!(Decimal::parse("−3.5"), Some(Decimal::new(-35, 1)));
        assert_eq!(Decimal::parse("-3.5 %"), Some(Decimal::new(-35, 1)));
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in ["", "%", "-", "1.", ".5", "1,5", "1e3", "NaN", "0.0000001", "1.-2", "9999999999999"] {
            assert_eq!(Decimal::parse(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn writes_what_it_reads(units in -1_000_000_000_i64..1_000_000_000, decimals in 0_u8..=6) {
            let number = Decimal::new(units, decimals);
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }
}
