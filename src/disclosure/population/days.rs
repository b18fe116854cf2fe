use std::collections::BTreeSet;

use crate::records::Day;

/// A set of days, and whether records without a day belong to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Days {
    /// Disjoint stretches in order: the first day (open where absent) and the day after the last.
    pub(super) stretches: Vec<(Option<Day>, Option<Day>)>,
    pub(super) undated: bool,
}

impl Days {
    /// The days from one to another, both included; open where absent. Records without a day are not in it.
    pub(in super::super) fn between(first: Option<Day>, last: Option<Day>) -> Self {
        let end = last.map(Day::following);
        match (first, end) {
            (Some(first), Some(Some(end))) if first >= end => Self::none(),
            // The calendar ends with the last day.
            (first, Some(None) | None) => Self { stretches: vec![(first, None)], undated: false },
            (first, Some(end)) => Self { stretches: vec![(first, end)], undated: false },
        }
    }

    /// No day at all.
    pub(in super::super) const fn none() -> Self {
        Self { stretches: Vec::new(), undated: false }
    }

    /// Only records without a day.
    pub(in super::super) const fn undated() -> Self {
        Self { stretches: Vec::new(), undated: true }
    }

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
        Self { stretches, undated: self.undated && other.undated }
    }

    /// All days but these, and records without a day if these have none such.
    pub(in super::super) fn complement(&self) -> Self {
        let mut stretches = Vec::new();
        let mut from = Some(None);
        for (start, end) in &self.stretches {
            if let (Some(from), Some(start)) = (from, start)
                && from.is_none_or(|from: Day| from < *start)
            {
                stretches.push((from, Some(*start)));
            }
            from = end.map(Some);
        }
        if let Some(from) = from {
            stretches.push((from, None));
        }
        Self { stretches, undated: !self.undated }
    }

    /// The days at which a stretch begins, or the first day after one.
    pub(super) fn cuts(&self, cuts: &mut BTreeSet<Day>) {
        cuts.extend(self.stretches.iter().flat_map(|(start, end)| [*start, *end]).flatten());
    }

    /// Whether all days from this one (`None`: from the first) to the next cut belong to the set.
    pub(super) fn has(&self, day: Option<Day>) -> bool {
        self.stretches.iter().any(|(start, end)| {
            start.is_none_or(|start| day.is_some_and(|day| start <= day))
                && end.is_none_or(|end| day.is_none_or(|day| day < end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Days;
    use crate::records::Day;

    fn year(year: u16) -> Days {
        Days::between(Day::new(year, 1, 1), Day::new(year, 12, 31))
    }

    #[test]
    fn a_year_and_all_else_are_all_days_and_those_without_one() {
        let rest = year(2020).complement();
        assert!(rest.undated && !year(2020).undated);
        assert_eq!(rest.and(&year(2020)), Days::none());
        assert_eq!(rest.complement(), year(2020));
    }

    #[test]
    fn a_year_is_a_part_of_all_days_until_later() {
        assert_eq!(year(2019).and(&Days::between(None, Day::new(2020, 5, 5))), year(2019));
        assert_eq!(year(2019).and(&year(2020)), Days::none());
    }
}
