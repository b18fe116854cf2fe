use std::collections::{BTreeMap, BTreeSet};

/// Strictness of protection of each table, map or figure, by its name, beyond what the policy asks for: from
/// [`Levels::KNOWN`] on against readers who know which hidden counts are small, from [`Levels::MORE`] on with twice the
/// smallest sum. They are for tables that would tell something to readers who know how the choice is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::disclosure) struct Levels(BTreeMap<String, u8>);

impl Levels {
    pub(super) const KNOWN: u8 = 1;
    pub(super) const MORE: u8 = 2;

    pub(super) fn of(&self, place: &str) -> u8 {
        self.0.get(place).copied().unwrap_or(0)
    }

    /// Returns whether nothing is asked for beyond the policy.
    pub(super) fn is_plain(&self) -> bool {
        self.0.is_empty()
    }

    /// One more for each of these places; `None` if that is no stricter than before.
    pub(in crate::disclosure) fn raised(&self, places: &BTreeSet<String>) -> Option<Self> {
        let mut raised = self.clone();
        for place in places {
            let level = raised.0.entry(place.clone()).or_default();
            *level = (*level + 1).min(Self::MORE);
        }
        (raised != *self).then_some(raised)
    }

    /// Returns whether nothing is stricter than there.
    pub(in crate::disclosure) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().all(|(place, level)| *level <= other.of(place))
    }
}
