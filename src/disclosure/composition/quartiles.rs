//! Medians and quartiles in texts: the range in which each lies, worked out from the printed counts of a table of ranges.
//!
//! A reader of the table can do the same sum, so the words disclose nothing that the table does not. They are written only
//! where they are true whatever the hidden counts are.

use crate::plan::{Aggregate, Band, Plan, TablePlan};
use crate::report::{Report, Role, Row, Table, Value};

/// Fewest printed people (or other units) with a known number, for a text to say what is usual among them.
const FEWEST: u64 = 20;

/// A value that divides people by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::disclosure) enum Quartile {
    Lower,
    Median,
    Upper,
}

impl Quartile {
    /// Reads what precedes the colon in a place of a text.
    pub(in crate::disclosure) fn of_place(name: &str) -> Option<Self> {
        match name {
            "lowerQuartile" => Some(Self::Lower),
            "median" => Some(Self::Median),
            "upperQuartile" => Some(Self::Upper),
            _ => None,
        }
    }

    /// Returns how many quarters of the people are below it.
    const fn quarters(self) -> u64 {
        match self {
            Self::Lower => 1,
            Self::Median => 2,
            Self::Upper => 3,
        }
    }

    /// Returns the label of the range that it is certain to lie in; `None` if the printed counts leave it open, or are of too
    /// few people.
    pub(in crate::disclosure) fn band(self, plan: &Plan, report: &Report, id: &str) -> Option<String> {
        let wanted = plan.report.sections.iter().flat_map(|section| &section.tables).find(|table| table.id == id)?;
        let table = report.tables().find(|table| table.id == id)?;
        let bands = ascending(&plan.fields.get(&wanted.by)?.bands);
        let counts = Counts::of(plan, wanted, table, &bands)?;
        let place = (0..bands.len()).find(|place| counts.is_certain(self.quarters(), *place))?;
        Some(bands.get(place)?.label.clone())
    }
}

fn ascending(bands: &[Band]) -> Vec<&Band> {
    let mut bands: Vec<&Band> = bands.iter().collect();
    bands.sort_by_key(|band| band.from.unwrap_or(i64::MIN));
    bands
}

/// Printed counts of the ranges of a table, in ascending order.
struct Counts {
    /// The count of each range, `None` if it is hidden or merged with others.
    known: Vec<Option<u64>>,
    /// People that are counted without a range of their own. Any of them may be in any hidden range, or in none.
    loose: u64,
}

impl Counts {
    fn of(plan: &Plan, wanted: &TablePlan, table: &Table, bands: &[&Band]) -> Option<Self> {
        let of_row = |row: &Row| row.figures().first().and_then(exact);
        let counts: Vec<Option<u64>> = table.rows.iter().map(of_row).collect();
        let printed: u64 = counts.iter().flatten().sum();
        let is_hidden = counts.contains(&None);
        let total = table.total.as_ref().map(of_row);
        // Cases with several numbers are in several rows, so that the rows say less of the total than they seem to.
        let is_distinct =
            plan.measures.get(&wanted.measure).is_some_and(|measure| matches!(measure.count, Aggregate::Distinct(_)));
        let rest = match total.flatten() {
            Some(total) if is_hidden && !is_distinct => total.checked_sub(printed)?,
            Some(total) if !is_hidden && total == printed => 0,
            None if !is_hidden && !is_distinct => 0,
            _ => return None,
        };
        let is_band = |row: &Row| bands.iter().any(|band| band.label == row.label);
        let rows = || table.rows.iter().zip(&counts);
        let merged = rows().filter(|(row, _)| !is_band(row) && row.role != Role::NotSpecified);
        let loose = rest + merged.filter_map(|(_, count)| *count).sum::<u64>();
        let of_band = |band: &&Band| match rows().find(|(row, _)| row.label == band.label) {
            Some((_, count)) => *count,
            None => (loose == 0).then_some(0),
        };
        Some(Self { known: bands.iter().map(of_band).collect(), loose })
            .filter(|counts| counts.known.iter().flatten().sum::<u64>() >= FEWEST)
    }

    /// Returns whether the value with that many quarters of the people below it is certain to lie in this range: however the
    /// loose ones are spread, less than these quarters are below the range, and less than the others above.
    fn is_certain(&self, quarters: u64, place: usize) -> bool {
        let (below, above) = (&self.known[..place], &self.known[place + 1..]);
        self.is_less(below, quarters) && self.is_less(above, 4 - quarters)
    }

    /// Returns whether less than so many quarters of the people are in these ranges, at most.
    fn is_less(&self, side: &[Option<u64>], quarters: u64) -> bool {
        let loose = if side.contains(&None) { self.loose } else { 0 };
        let sum = |counts: &[Option<u64>]| counts.iter().flatten().sum::<u64>();
        // Loose ones that are in none of the ranges do not count among all.
        (sum(side) + loose) * 4 < (sum(&self.known) + loose) * quarters
    }
}

/// The count, if it is printed exactly.
fn exact(value: &Value) -> Option<u64> {
    value.published_count().filter(|_| value.qualifier().is_none() && value.interval().is_none())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::Counts;

    /// Returns the ranges in which the value can lie, of all ways to spread the loose ones over hidden ranges and none.
    fn possible(counts: &Counts, quarters: u64) -> Vec<Option<usize>> {
        let hidden: Vec<usize> = (0..counts.known.len()).filter(|place| counts.known[*place].is_none()).collect();
        let mut found = Vec::new();
        let mut spread = vec![0; hidden.len()];
        loop {
            if spread.iter().sum::<u64>() <= counts.loose {
                let mut full: Vec<u64> = counts.known.iter().map(|count| count.unwrap_or(0)).collect();
                hidden.iter().zip(&spread).for_each(|(place, count)| full[*place] = *count);
                found.push(value_of(&full, quarters));
            }
            let Some(next) = spread.iter().position(|count| *count < counts.loose) else { return found };
            spread[next] += 1;
            spread[..next].fill(0);
        }
    }

    /// The range of the value, from a list of all people; `None` if it lies between two ranges.
    fn value_of(counts: &[u64], quarters: u64) -> Option<usize> {
        let people: Vec<usize> =
            counts.iter().enumerate().flat_map(|(place, count)| (0..*count).map(move |_| place)).collect();
        let position = (0..quarters).map(|_| people.len()).sum::<usize>();
        let (lower, upper) = (position.div_ceil(4).checked_sub(1)?, position / 4);
        (people[lower] == people[upper]).then(|| people[lower])
    }

    #[test]
    fn the_median_of_printed_counts_is_in_the_range_of_the_middle() {
        let counts = Counts { known: vec![Some(10), Some(21), Some(10)], loose: 0 };
        assert_eq!((0..3).find(|place| counts.is_certain(2, *place)), Some(1));
    }

    #[test]
    fn a_median_between_two_ranges_is_in_neither() {
        let counts = Counts { known: vec![Some(20), Some(20)], loose: 0 };
        assert!((0..2).all(|place| !counts.is_certain(2, place)));
    }

    proptest! {
        #[test]
        fn a_range_is_certain_only_if_no_hidden_count_can_move_it(
            known in prop::collection::vec(prop::option::weighted(0.7, 0..9_u64), 1..6),
            loose in 0..5_u64,
            quarters in 1..4_u64,
        ) {
            let counts = Counts { known, loose };
            for place in (0..counts.known.len()).filter(|place| counts.is_certain(quarters, *place)) {
                prop_assert!(possible(&counts, quarters).iter().all(|found| *found == Some(place)));
            }
        }

        #[test]
        fn where_nothing_is_hidden_every_range_that_is_right_is_found(
            full in prop::collection::vec(0..9_u64, 1..6),
            quarters in 1..4_u64,
        ) {
            let counts = Counts { known: full.iter().copied().map(Some).collect(), loose: 0 };
            let certain = (0..full.len()).find(|place| counts.is_certain(quarters, *place));
            prop_assert_eq!(certain, value_of(&full, quarters));
        }
    }
}
