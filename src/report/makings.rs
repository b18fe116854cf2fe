//! Parts of rates, changes, ranks and intervals.

use serde::Serialize;

use super::decimal::Decimal;

/// The bounds between which a number lies, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Interval {
    /// The lower one.
    pub low: Decimal,
    /// The upper one.
    pub high: Decimal,
}

/// A rate with its numerator and denominator, so that it can be computed and not just believed. Where a publication gives
/// only the rate, it is `printed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rate {
    /// Number of units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<u64>,
    /// Among how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub denominator: Option<u64>,
    /// Units of the denominator: `residents, 2020 census`.
    pub of: String,
    /// Per how many of the denominator: 100000.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub per: u64,
    /// The rate as printed; it is checked. Its decimals say how many the computed rate has (one if absent).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<Decimal>,
}

/// A change between two counts. Either both counts are known, and the change is computed; or only the
/// percentage was published.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Change {
    /// The earlier count, as used for this change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
    /// The later count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<u64>,
    /// The change in percent as printed, signed; checked where both counts are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// Reference of the change, in words: `2015`, `the 2010–2015 average`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// A place in an order. A rank says nothing without its measure and its universe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rank {
    /// The place, from 1.
    #[cfg_attr(test, schemars(range(min = 1)))]
    pub place: u32,
    /// Among how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub among: Option<u32>,
    /// Universe in words: `all 50 states and Washington, D.C.`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub universe: Option<String>,
    /// Measure that is ranked, highest first: `signal volume`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Who shares the place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tied_with: Vec<String>,
}
