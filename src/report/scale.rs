//! Scales that figures can share: only figures of one measure can be drawn on one.

use super::{Decimal, Value};

/// Measure that the length of a bar shows. Bars of different measures have no common scale.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    Count,
    Share,
    Number,
    Duration,
    /// A rate per so many.
    Rate(u64),
}

/// Role of a value for a bar.
enum Size {
    /// It has a length.
    Is(Measured, u64),
    /// Words are in its place.
    Words,
    /// No bar that begins at zero can show it: a change, a rank, a negative number.
    Unfit,
}

impl Size {
    fn of(value: &Value) -> Self {
        let sized = |measured, number: Option<Decimal>| {
            number.and_then(magnitude).map_or(Self::Unfit, |number| Self::Is(measured, number))
        };
        match value {
            Value::Count { count, .. } | Value::Pooled { pooled: count, .. } => Self::Is(Measured::Count, *count),
            Value::Share { percent, .. } => sized(Measured::Share, Some(*percent)),
            Value::Number { number, .. } => sized(Measured::Number, Some(*number)),
            Value::Duration { duration, .. } => Self::Is(Measured::Duration, duration.seconds().into()),
            Value::Rate { rate, .. } => sized(Measured::Rate(rate.per), rate.shown()),
            Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. } => Self::Words,
            Value::Change { .. } | Value::Rank { .. } => Self::Unfit,
        }
    }
}

/// A decimal in millionths, if it is not negative.
fn magnitude(number: Decimal) -> Option<u64> {
    let places = 6_u32.checked_sub(u32::from(number.decimals()))?;
    u64::try_from(number.units()).ok()?.checked_mul(10_u64.pow(places))
}

/// The length of a value on the scale of its table, if it has one.
pub(crate) fn length_of(value: &Value) -> Option<u64> {
    if let Size::Is(_, size) = Size::of(value) { Some(size) } else { None }
}

/// A number on the scale of a value, if that is a scale of numbers.
pub(crate) fn scaled_like(number: Decimal, like: &Value) -> Option<u64> {
    let millionths = magnitude(number)?;
    match Size::of(like) {
        Size::Is(Measured::Count | Measured::Duration, _) => Some(millionths.div_ceil(1_000_000)),
        _ => Some(millionths),
    }
}

/// Returns the measure of all values, if any measures something; `None` where they have no common scale.
#[expect(clippy::option_option, reason = "outside: is there one scale; inside: is there anything on it")]
pub(crate) fn common<'v>(values: impl Iterator<Item = &'v Value>) -> Option<Option<Measured>> {
    let mut common = None;
    for value in values {
        match Size::of(value) {
            Size::Is(measured, _) if common.is_none_or(|common| common == measured) => common = Some(measured),
            Size::Is(..) | Size::Unfit => return None,
            Size::Words => {}
        }
    }
    Some(common)
}

/// Returns whether values can share one scale; words are on any.
pub(crate) fn have_one_scale<'v>(values: impl Iterator<Item = &'v Value>) -> bool {
    common(values).is_some()
}
