use serde::Serialize;

use super::decimal::{Decimal, MAX_DECIMALS};
use super::duration::Duration;
use super::makings::{Change, Interval, Rank, Rate};

/// Value that a publication prints for one figure. In JSON a plain count may be written as a bare number; every other
/// value is an object, told apart by the field that gives it its name.
///
/// Whether a count is zero, or rounds to zero, is not said here: it follows from the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields, transform = allow_bare_count))]
pub enum Value {
    /// A count of units, of categories that are shown by themselves.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "CountValue"))]
    Count {
        /// Count.
        count: u64,
        /// The percentage as printed. It is checked against the computed one (of the table's base; of the figure
        /// that a figure is a part of); where they differ the printed one is shown, marked. Its decimals are kept. What
        /// is printed before it, as in `<1%` or `more than 7%`, may be in the string, too.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<super::decimal::Worded>"))]
        percent: Option<Decimal>,
        /// The word or sign that is printed before the percentage: `<`, `more than`.
        #[serde(skip_serializing_if = "Option::is_none")]
        percent_qualifier: Option<String>,
        /// Between which numbers the true one lies: the bounds of a confidence interval.
        #[serde(skip_serializing_if = "Option::is_none")]
        interval: Option<Interval>,
        /// A word that makes the figure an approximation: `over`, `nearly`, `at least`.
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// The count of a pooled row: small categories merged under a name.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "PooledValue"))]
    Pooled {
        /// Count of all members together.
        pooled: u64,
        /// The percentage as printed, checked like that of a count.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, schemars(with = "Option<super::decimal::Worded>"))]
        percent: Option<Decimal>,
        /// The word or sign that is printed before the percentage.
        #[serde(skip_serializing_if = "Option::is_none")]
        percent_qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A masked cell: the value is withheld and words are in its place. It has no percentage.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "MaskedValue"))]
    Masked {
        /// The words that are printed.
        masked: String,
        /// Ids of notes on the words.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// There can be no such figure.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "NotApplicableValue"))]
    NotApplicable {
        /// The words or sign that are printed.
        not_applicable: String,
        /// Ids of notes on the words.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// The figure exists in the world but nobody counted it, or it was not published.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "NotCollectedValue"))]
    NotCollected {
        /// The words or sign that are printed.
        not_collected: String,
        /// Ids of notes on the words.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A percentage published without its count.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "ShareValue"))]
    Share {
        /// The percentage as printed, with its decimals; a word or sign before it, as in `<1%`, may be in the string.
        #[cfg_attr(test, schemars(with = "super::decimal::Worded"))]
        percent: Decimal,
        /// `true` if a printed zero stands for more than nothing.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        rounds_to_zero: bool,
        /// Between which numbers the true one lies: the bounds of a confidence interval.
        #[serde(skip_serializing_if = "Option::is_none")]
        interval: Option<Interval>,
        /// A word that makes the figure an approximation.
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A number that is no count: seconds per contact, an average.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "NumberValue"))]
    Number {
        /// The number as printed, with its decimals.
        number: Decimal,
        /// Between which numbers the true one lies: the bounds of a confidence interval.
        #[serde(skip_serializing_if = "Option::is_none")]
        interval: Option<Interval>,
        /// A word that makes the figure an approximation.
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A length of time: an average wait.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "DurationValue"))]
    Duration {
        /// The time as printed: `2:35` are minutes and seconds, `1:02:35` hours, too.
        duration: Duration,
        /// A word that makes the figure an approximation: `under`.
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A rate, such as situations per 100,000 residents.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "RateValue"))]
    Rate {
        /// Parts of the rate.
        rate: Rate,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A signed change between two counts.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "ChangeValue"))]
    Change {
        /// Parts of the change.
        change: Change,
        /// A word that makes the figure an approximation: `more than`.
        #[serde(skip_serializing_if = "Option::is_none")]
        qualifier: Option<String>,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
    /// A place in an order.
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(test, schemars(title = "RankValue"))]
    Rank {
        /// The place and the universe it is a place in.
        rank: Rank,
        /// Ids of notes on the figure itself.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        notes: Vec<String>,
    },
}

impl Value {
    /// A plain count.
    pub const fn count(count: u64) -> Self {
        Self::Count {
            count,
            percent: None,
            percent_qualifier: None,
            interval: None,
            qualifier: None,
            notes: Vec::new(),
        }
    }

    /// The published count, if this value is one.
    pub const fn published_count(&self) -> Option<u64> {
        match self {
            Self::Count { count, .. } | Self::Pooled { pooled: count, .. } => Some(*count),
            _ => None,
        }
    }

    /// The number that the value is, whatever it measures: a count, a rate, a place, a change in counts. `None` for words
    /// and for what is only a percentage.
    #[cfg(any(feature = "export", feature = "xlsx"))]
    pub fn number(&self) -> Option<Decimal> {
        let whole = |number: i64| Decimal::new(number, 0);
        match self {
            Self::Count { count, .. } | Self::Pooled { pooled: count, .. } => i64::try_from(*count).ok().map(whole),
            Self::Number { number, .. } => Some(*number),
            Self::Duration { duration, .. } => Some(whole(duration.seconds().into())),
            Self::Rate { rate, .. } => rate.shown(),
            Self::Change { change, .. } => change.absolute().map(whole),
            Self::Rank { rank, .. } => Some(whole(rank.place.into())),
            Self::Masked { .. } | Self::NotApplicable { .. } | Self::NotCollected { .. } | Self::Share { .. } => None,
        }
    }

    /// The percentage as the document prints it, if it gives one.
    pub const fn printed_percent(&self) -> Option<Decimal> {
        match self {
            Self::Count { percent, .. } | Self::Pooled { percent, .. } => *percent,
            Self::Share { percent, .. } => Some(*percent),
            _ => None,
        }
    }

    /// Returns whether the count has noise, so that sums with it need not hold.
    #[cfg(feature = "check")]
    pub(super) fn has_noise(&self) -> bool {
        self.qualifier() == Some("≈")
    }

    /// The word that makes this an approximation, if there is one.
    pub fn qualifier(&self) -> Option<&str> {
        match self {
            Self::Count { qualifier, .. }
            | Self::Share { qualifier, .. }
            | Self::Number { qualifier, .. }
            | Self::Duration { qualifier, .. }
            | Self::Change { qualifier, .. } => qualifier.as_deref(),
            _ => None,
        }
    }

    /// The bounds between which the true number lies, where they are published.
    pub const fn interval(&self) -> Option<&Interval> {
        match self {
            Self::Count { interval, .. } | Self::Share { interval, .. } | Self::Number { interval, .. } => {
                interval.as_ref()
            }
            _ => None,
        }
    }

    /// Returns whether words are in place of a figure.
    pub(super) const fn is_in_words(&self) -> bool {
        matches!(self, Self::Masked { .. } | Self::NotApplicable { .. } | Self::NotCollected { .. })
    }

    /// The word or sign before the percentage, if there is one.
    pub fn percent_qualifier(&self) -> Option<&str> {
        match self {
            Self::Count { percent_qualifier: word, .. }
            | Self::Pooled { percent_qualifier: word, .. }
            | Self::Share { qualifier: word, .. } => word.as_deref(),
            _ => None,
        }
    }

    /// Returns the size of the value, in millionths, for an order among values of one kind. `None` for words and
    /// changes.
    pub(crate) fn size(&self) -> Option<i64> {
        match self {
            Self::Count { count, .. } | Self::Pooled { pooled: count, .. } => {
                i64::try_from(*count).ok()?.checked_mul(1_000_000)
            }
            Self::Share { percent: number, .. } | Self::Number { number, .. } => Some(number.units_at(MAX_DECIMALS)),
            Self::Duration { duration, .. } => Some(i64::from(duration.seconds()) * 1_000_000),
            Self::Rate { rate, .. } => rate.shown().map(|rate| rate.units_at(MAX_DECIMALS)),
            _ => None,
        }
    }

    /// Ids of the notes on the figure itself.
    pub fn notes(&self) -> &[String] {
        match self {
            Self::Count { notes, .. }
            | Self::Pooled { notes, .. }
            | Self::Masked { notes, .. }
            | Self::NotApplicable { notes, .. }
            | Self::NotCollected { notes, .. }
            | Self::Share { notes, .. }
            | Self::Number { notes, .. }
            | Self::Duration { notes, .. }
            | Self::Rate { notes, .. }
            | Self::Change { notes, .. }
            | Self::Rank { notes, .. } => notes,
        }
    }
}

#[cfg(test)]
fn allow_bare_count(schema: &mut schemars::Schema) {
    if let Some(serde_json::Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.insert(0, serde_json::json!({ "description": "A plain count.", "type": "integer", "minimum": 0 }));
    }
}
