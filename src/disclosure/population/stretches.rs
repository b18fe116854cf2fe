use std::collections::BTreeSet;

use crate::records::Day;

/// A set of days, or of whole numbers, and whether records without one belong to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct Stretches<T> {
    /// Disjoint stretches in order: the first value (open where absent) and the one after the last.
    pub(super) stretches: Vec<Stretch<T>>,
    /// `true` if records without a value belong to it.
    pub(super) missing: bool,
}

/// The first value and the one after the last; open where absent.
pub(super) type Stretch<T> = (Option<T>, Option<T>);

/// A set of days.
pub(in crate::disclosure) type Days = Stretches<Day>;

/// A set of numbers. A number belongs to the whole number below it.
pub(in crate::disclosure) type Numbers = Stretches<i64>;

/// Values that can be counted on from one to the next.
pub(in crate::disclosure) trait Step: Ord + Copy {
    /// The value after this one; `None` after the last.
    fn next(self) -> Option<Self>;
}

impl Step for Day {
    fn next(self) -> Option<Self> {
        self.following()
    }
}

impl Step for i64 {
    fn next(self) -> Option<Self> {
        self.checked_add(1)
    }
}

impl Numbers {
    /// The first and the last number; open where absent.
    pub(in crate::disclosure) fn ends(&self) -> (Option<i64>, Option<i64>) {
        let first = self.stretches.first().and_then(|stretch| stretch.0);
        (first, self.stretches.last().and_then(|stretch| stretch.1?.checked_sub(1)))
    }
}

impl<T: Step> Stretches<T> {
    /// The values from one to another, both included; open where absent. Records without a value are not in it.
    pub(in crate::disclosure) fn between(first: Option<T>, last: Option<T>) -> Self {
        let end = last.map(Step::next);
        match (first, end) {
            (Some(first), Some(Some(end))) if first >= end => Self::none(),
            // Nothing comes after the last value.
            (first, Some(None) | None) => Self { stretches: vec![(first, None)], missing: false },
            (first, Some(end)) => Self { stretches: vec![(first, end)], missing: false },
        }
    }

    /// No value at all.
    pub(in crate::disclosure) const fn none() -> Self {
        Self { stretches: Vec::new(), missing: false }
    }

    /// Only records without a value.
    pub(in crate::disclosure) const fn missing() -> Self {
        Self { stretches: Vec::new(), missing: true }
    }

    /// The values in both sets.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut stretches = Vec::new();
        for (start, end) in &self.stretches {
            for (from, to) in &other.stretches {
                let first = (*start).max(*from);
                let last = match (*end, *to) {
                    (Some(one), Some(two)) => Some(one.min(two)),
                    (one, two) => one.or(two),
                };
                if last.is_none_or(|last| first.is_none_or(|first| first < last)) {
                    stretches.push((first, last));
                }
            }
        }
        stretches.sort_unstable();
        Self { stretches, missing: self.missing && other.missing }
    }

    /// The values in either set.
    pub(in crate::disclosure) fn or(&self, other: &Self) -> Self {
        self.complement().and(&other.complement()).complement()
    }

    /// All values but these, and records without one if these have none such.
    pub(in crate::disclosure) fn complement(&self) -> Self {
        let mut stretches = Vec::new();
        let mut from = Some(None);
        for (start, end) in &self.stretches {
            if let (Some(from), Some(start)) = (from, start)
                && from.is_none_or(|from: T| from < *start)
            {
                stretches.push((from, Some(*start)));
            }
            from = end.map(Some);
        }
        if let Some(from) = from {
            stretches.push((from, None));
        }
        Self { stretches, missing: !self.missing }
    }

    /// The values at which a stretch begins, or the first one after it.
    pub(super) fn cuts(&self, cuts: &mut BTreeSet<T>) {
        cuts.extend(self.stretches.iter().flat_map(|(start, end)| [*start, *end]).flatten());
    }

    /// Returns whether all values from this one (`None`: from the first) to the next cut belong to the set.
    pub(super) fn has(&self, value: Option<T>) -> bool {
        self.stretches.iter().any(|(start, end)| {
            start.is_none_or(|start| value.is_some_and(|value| start <= value))
                && end.is_none_or(|end| value.is_none_or(|value| value < end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, Numbers};
    use crate::records::Day;

    fn year(year: u16) -> Days {
        Days::between(Day::new(year, 1, 1), Day::new(year, 12, 31))
    }

    #[test]
    fn a_year_and_all_else_are_all_days_and_those_without_one() {
        let rest = year(2020).complement();
        assert!(rest.missing && !year(2020).missing);
        assert_eq!(rest.and(&year(2020)), Days::none());
        assert_eq!(rest.complement(), year(2020));
    }

    #[test]
    fn a_year_is_a_part_of_all_days_until_later() {
        assert_eq!(year(2019).and(&Days::between(None, Day::new(2020, 5, 5))), year(2019));
        assert_eq!(year(2019).and(&year(2020)), Days::none());
    }

    #[test]
    fn bands_that_meet_are_one() {
        let band = |from, to| Numbers::between(from, to);
        assert_eq!(band(Some(0), Some(12)).or(&band(Some(13), Some(17))), band(Some(0), Some(17)));
        assert_eq!(band(None, Some(i64::MAX)).or(&Numbers::missing()).complement(), Numbers::none());
        assert_eq!(band(Some(18), None).and(&band(None, Some(24))), band(Some(18), Some(24)));
    }
}
