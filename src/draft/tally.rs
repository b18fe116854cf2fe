//! Files that were counted already: each row stands for several records.

use std::collections::HashSet;

use super::headings::Heading;
use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};
use crate::records::Records;

/// Returns the heading of the column that says how many records each row stands for: whole numbers under a heading that
/// counts records, in a file without a name or a text of each row, where no two rows say the same in all other columns.
pub(super) fn find(records: &Records, columns: &[ColumnProfile]) -> Option<String> {
    /// More rows are no table of counts.
    const MOST: usize = 200_000;
    let mut found = columns.iter().enumerate().filter(|(_, column)| counts_records(column));
    let (place, tally) = found.next().filter(|_| found.next().is_none() && records.len() <= MOST)?;
    let others = || columns.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, column)| column);
    let is_record = |column: &ColumnProfile| matches!(column.kind, Kind::RowNumber | Kind::CaseNumber | Kind::FreeText);
    let is_category = |column: &ColumnProfile| matches!(column.kind, Kind::YesNo | Kind::OneAnswer | Kind::Place);
    let is_sure = !Heading::of(&tally.name).is_total() || others().all(|column| is_category(column) || is_year(column));
    let is_counted = tally.answers.iter().any(|answer| answer.value.trim().parse().is_ok_and(|number: u64| number > 1));
    let fits = is_sure && is_counted && others().any(is_category) && !others().any(is_record);
    (fits && are_distinct(records, place)).then(|| tally.name.clone())
}

/// Returns the place of that column, unless the analyst says otherwise.
pub(super) fn column(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    let name = profile.counts.as_ref()?;
    let is_free = !options.leave_columns.contains(name) && !options.kinds.contains_key(name);
    profile.columns.iter().position(|column| column.name == *name).filter(|_| is_free)
}

fn counts_records(column: &ColumnProfile) -> bool {
    let is_whole = |text: &str| text.trim().parse::<u64>().is_ok();
    Heading::of(&column.name).counts_records()
        && column.blanks == 0
        && column.distinct > 1
        && column.answers.iter().all(|answer| is_whole(&answer.value))
        && column.numbers.as_ref().is_none_or(|numbers| numbers.least >= 0 && !numbers.has_decimals)
}

fn is_year(column: &ColumnProfile) -> bool {
    column.dates.as_ref().is_some_and(|dates| dates.years_only)
}

/// Returns whether no two rows have the same codes in all columns but one.
fn are_distinct(records: &Records, but: usize) -> bool {
    let columns: Vec<_> =
        records.columns().iter().enumerate().filter(|(place, _)| *place != but).map(|(_, column)| column).collect();
    let mut known = HashSet::new();
    (0..records.len()).all(|row| known.insert(columns.iter().map(|column| column.code(row)).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use crate::draft::tests::{outcome, profiled, report};
    use crate::draft::{DraftOptions, draft};

    /// A table of counts, by state and kind, under that heading.
    fn counted(heading: &str) -> String {
        let row =
            |row: usize| format!("{},{},{}\n", ["Ohio", "Iowa"][row / 3], ["Labor", "Sex", "Other"][row % 3], 7 + row);
        format!("State,Kind,{heading}\n{}", (0..6).map(row).collect::<String>())
    }

    #[test]
    fn numbers_of_records_are_added_up() {
        let report = report(&counted("Count"));
        let total = serde_json::to_value(&report.headline[0]).unwrap();
        assert!(total.to_string().contains("57"), "{total}");
        assert_eq!(report.sections.iter().flat_map(|section| &section.tables).count(), 2);
    }

    #[test]
    fn headings_of_many_kinds_count_records() {
        for heading in ["n", "Cases", "No. of calls", "Cantidad de casos", "Case count", "Total", "Frequency"] {
            assert_eq!(profiled(&counted(heading)).counts.as_deref(), Some(heading), "{heading}");
        }
        for heading in ["Number", "Age", "Number of children", "Wait", "Case number", "Code"] {
            assert_eq!(profiled(&counted(heading)).counts, None, "{heading}");
        }
    }

    #[test]
    fn records_with_such_a_heading_are_records() {
        let numbered =
            "id,State,Kind,Cases\na1,Ohio,Sex,2\na2,Ohio,Labor,1\na3,Iowa,Sex,1\na4,Ohio,Sex,1\na5,Iowa,Labor,3\n";
        assert_eq!(profiled(numbered).counts, None);
        let alike = "State,Kind,Cases\nOhio,Sex,2\nOhio,Labor,1\nOhio,Sex,1\nIowa,Sex,1\n";
        assert_eq!(profiled(alike).counts, None);
    }

    #[test]
    fn a_table_of_counts_is_reported_and_can_be_said_to_be_none() {
        let profile = profiled(&counted("Calls"));
        let made = draft(&profile, &DraftOptions::default());
        assert!(made.told.iter().any(|guess| guess.code == "counts" && guess.message.contains("“Calls”")));
        assert!(outcome(&made, "Calls").used);
        let options = DraftOptions { leave_columns: ["Calls".to_owned()].into(), ..DraftOptions::default() };
        assert!(draft(&profile, &options).told.iter().any(|guess| guess.code == "unit"));
    }
}
