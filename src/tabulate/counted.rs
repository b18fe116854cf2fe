use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::disclosure::Exact;

/// A count; and where the plan asks for keys, the sum of the keys of what was counted, modulo 2³².
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) count: u64,
    key: Option<u32>,
}

impl Counted {
    pub(super) const fn new(count: u64, key: Option<u32>) -> Self {
        Self { count, key }
    }

    /// Counts by themselves, or with as many keys.
    pub(super) fn all(counts: Vec<u64>, keys: Option<Vec<u32>>) -> Vec<Self> {
        match keys {
            Some(keys) => counts.into_iter().zip(keys).map(|(count, key)| Self::new(count, Some(key))).collect(),
            None => counts.into_iter().map(|count| Self::new(count, None)).collect(),
        }
    }

    /// Subtracts some of these.
    pub(super) fn without(self, part: Self) -> Self {
        let key = self.key.zip(part.key).map(|(key, part)| key.wrapping_sub(part));
        Self { count: self.count.saturating_sub(part.count), key }
    }

    /// The same keys with another count.
    pub(super) const fn with_count(self, count: u64) -> Self {
        Self { count, ..self }
    }

    /// The count, which from here on is confidential.
    pub(super) const fn exact(self) -> Exact {
        match self.key {
            Some(key) => Exact::keyed(self.count, key),
            None => Exact::new(self.count),
        }
    }
}

impl Default for Counted {
    /// Nothing at all: added to anything, it changes neither count nor key.
    fn default() -> Self {
        Self::new(0, Some(0))
    }
}

impl Add for Counted {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let key = self.key.zip(other.key).map(|(key, other)| key.wrapping_add(other));
        Self { count: self.count.saturating_add(other.count), key }
    }
}

impl AddAssign for Counted {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Counted {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}
