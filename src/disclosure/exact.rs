use std::cmp::Ordering;
use std::iter::Sum;

use crate::plan::Policy;

/// An exact count, which is confidential.
///
/// It cannot be printed, drawn, compared, serialised or exported: it has no `Debug`, no `Display`, no `Serialize`, no
/// order, and only this room can look into it. Counting adds to it; [`super::disclose`] decides what of it is
/// published. Beside the count it may have a key, the sum of its records' keys modulo 2³², from which noise is made: the
/// same records have the same key, wherever they are counted. None of these compiles:
///
/// ```compile_fail,E0277
/// println!("{:?}", hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail,E0277
/// println!("{}", hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail,E0277
/// serde_json::to_string(&hotline_report::disclosure::Exact::new(2)).unwrap();
/// ```
/// ```compile_fail,E0369
/// assert!(hotline_report::disclosure::Exact::new(2) == hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail,E0624
/// let count = hotline_report::disclosure::Exact::new(2).reveal();
/// ```
/// ```compile_fail,E0451
/// let hotline_report::disclosure::Exact { count, .. } = hotline_report::disclosure::Exact::new(2);
/// ```
/// ```compile_fail,E0308
/// let value = hotline_report::report::Value::count(hotline_report::disclosure::Exact::new(2));
/// ```
/// ```compile_fail,E0277
/// let count = u64::from(hotline_report::disclosure::Exact::new(2));
/// ```
///
/// This does:
///
/// ```
/// let count = hotline_report::disclosure::Exact::new(2).plus(hotline_report::disclosure::Exact::new(1));
/// ```
#[derive(Clone, Copy)]
pub struct Exact {
    count: u64,
    key: Option<u32>,
}

impl Exact {
    /// A count, which from here on is confidential.
    pub const fn new(count: u64) -> Self {
        Self { count, key: None }
    }

    /// A count of records whose keys are known.
    pub(crate) const fn keyed(count: u64, key: u32) -> Self {
        Self { count, key: Some(key) }
    }

    /// Both counts together; with a key if both have one.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        let count = self.count.saturating_add(other.count);
        match (self.key, other.key) {
            (Some(key), Some(more)) => Self::keyed(count, key.wrapping_add(more)),
            _ => Self::new(count),
        }
    }

    /// Returns whether it is less than another, or more: for places and orders.
    pub(super) fn order(self, other: Self) -> Ordering {
        self.count.cmp(&other.count)
    }

    /// Returns whether nothing was counted.
    pub(super) const fn is_none(self) -> bool {
        self.count == 0
    }

    /// Returns whether a policy protects it.
    pub(super) fn is_sensitive(self, policy: &Policy) -> bool {
        policy.is_sensitive(self.count)
    }

    /// The count, for the decision what of it is published.
    pub(super) const fn reveal(self) -> u64 {
        self.count
    }

    /// The key, where the count is one of records with keys: not where it was typed.
    pub(super) const fn key(self) -> Option<u32> {
        self.key
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Self::plus)
    }
}

impl Default for Exact {
    /// Nothing at all: added to anything, it changes neither count nor key.
    fn default() -> Self {
        Self::keyed(0, 0)
    }
}
