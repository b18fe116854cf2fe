//! Files that were counted already: each row stands for several records.

use std::collections::HashSet;

use super::headings::Heading;
use super::kind::Kind;
use super::options::DraftOptions;
use super::profile::{ColumnProfile, Profile};
use crate::common::without_n;
use crate::records::Records;

/// Returns the heading of the column that says how many records each row stands for: whole numbers under a heading that
/// counts records, in a file without a name or a text of each row, where no two rows say the same in all other columns.
pub(super) fn find(records: &Records, columns: &[ColumnProfile]) -> Option<String> {
    /// More rows are no table of counts.
    const MOST: usize = 200_000;
    let mut found = columns.iter().enumerate().filter(|(_, column)| counts_records(column));
    let (place, tally) = found.next().filter(|_| found.next().is_none() && records.len() <= MOST)?;
    let others = || columns.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, column)| column);
    let is_category = |column: &ColumnProfile| matches!(column.kind, Kind::YesNo | Kind::OneAnswer | Kind::Place);
    let is_sure = !Heading::of(&tally.name).is_total() || others().all(|column| is_category(column) || is_year(column));
    let is_counted = tally.answers.iter().any(|answer| whole(&answer.value).is_some_and(|number| number > 1));
    let fits = is_sure && is_counted && others().any(is_category) && !others().any(tells_records_apart);
    (fits && are_distinct(records, place)).then(|| tally.name.clone())
}

/// Returns the place of that column, unless the analyst says otherwise.
pub(super) fn column(profile: &Profile, options: &DraftOptions) -> Option<usize> {
    let name = profile.counts.as_ref()?;
    let is_free = !options.leave_columns.contains(name) && !options.kinds.contains_key(name);
    profile.columns.iter().position(|column| column.name == *name).filter(|_| is_free)
}

/// Returns a word of warning about a file that seems to be counted already, though no column of it can be added up.
pub(super) fn doubt(profile: &Profile, options: &DraftOptions) -> Option<String> {
    let is_said = |column: &ColumnProfile| {
        options.leave_columns.contains(&column.name) || options.kinds.contains_key(&column.name)
    };
    let counts = |column: &&ColumnProfile| {
        let heading = Heading::of(&column.name);
        let rows: u64 = column.answers.iter().map(|answer| answer.count).sum();
        let numbers = column.answers.iter().filter(|answer| whole(&answer.value).is_some());
        let is_named = heading.counts_records() || heading.has_any(&["count", "counts", "cantidad"]);
        is_named && !is_said(column) && numbers.map(|answer| answer.count).sum::<u64>() * 2 >= rows.max(1)
    };
    let found: Vec<&ColumnProfile> = profile.columns.iter().filter(counts).collect();
    let column = found.first().filter(|_| !profile.columns.iter().any(tells_records_apart))?;
    let why = match found.len() {
        1 if column.answers.iter().any(|answer| whole(&answer.value).is_none()) => "some are no whole numbers",
        1 => "several rows say the same in all other columns, or are of one record each",
        _ => "other columns do so, too",
    };
    Some(format!(
        "Column “{}” seems to hold numbers of records, but {why}. Each row is counted as one; if the file is a table of counts, \
         paste it as published text instead, or keep one column with whole numbers.",
        column.name
    ))
}

pub(super) fn tells_records_apart(column: &ColumnProfile) -> bool {
    matches!(column.kind, Kind::RowNumber | Kind::CaseNumber | Kind::FreeText)
}

fn counts_records(column: &ColumnProfile) -> bool {
    Heading::of(&column.name).counts_records()
        && column.blanks == 0
        && column.distinct > 1
        && column.answers.iter().all(|answer| whole(&answer.value).is_some())
        && column.numbers.as_ref().is_none_or(|numbers| numbers.least >= 0 && !numbers.has_decimals)
}

/// The whole number that a text is, with commas between thousands or without.
pub(super) fn whole(text: &str) -> Option<u64> {
    let text = without_n(text.trim());
    let mut parts = text.split(',');
    let first = parts.next()?;
    let are_thousands = parts.clone().all(|part| part.len() == 3) && (parts.next().is_none() || first.len() <= 3);
    let digits = text.replace(',', "");
    digits.parse().ok().filter(|_| are_thousands && digits.bytes().all(|byte| byte.is_ascii_digit()))
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
    fn numbers_behind_the_sign_for_numbers_are_added_up() {
        let text = "Kind,Count\nSex,\"n = 1,204\"\nLabor,n=45\nOther,(N: 7)\n";
        let total = serde_json::to_value(&report(text).headline[0]).unwrap();
        assert!(total.to_string().contains("1256"), "{total}");
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
    fn counts_may_have_commas_between_thousands_and_shares_beside_them() {
        let text = "State,Kind,Count,Share\nOhio,Sex,\"1,204\",0.41\nOhio,Labor,87,0.52\nIowa,Sex,3,0.63\nIowa,Labor,12,0.14\n";
        let profile = profiled(text);
        assert_eq!(profile.counts.as_deref(), Some("Count"));
        let made = draft(&profile, &DraftOptions::default());
        assert!(outcome(&made, "Share").reason.contains("decimals"), "{:?}", made.columns);
        assert!(!outcome(&made, "Share").used);
    }

    #[test]
    fn counts_that_cannot_be_added_up_are_doubted() {
        let doubts = |text: &str| {
            let made = draft(&profiled(text), &DraftOptions::default());
            made.told.iter().any(|guess| guess.code == "counted-already")
        };
        assert!(doubts("State,Cases\nOhio,12\nIowa,<5\nTexas,9\nUtah,-\n"));
        assert!(doubts("Age group,Count of women,Count of men\n0-17,12,3\n18-24,9,8\n25-64,30,40\n65+,7,7\n"));
        assert!(!doubts("State,Kind\nOhio,Sex\nIowa,Labor\nOhio,Sex\n"));
        assert!(!doubts("id,State,Cases\na1,Ohio,1\na2,Iowa,<5\na3,Ohio,2\na4,Ohio,2\na5,Ohio,2\n"));
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
