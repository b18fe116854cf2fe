//! Random tables: whatever the columns, the draft is sound, and its report is made and names nobody.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{DraftOptions, draft, profile};
use crate::disclosure::{Circumstances, Refusal, disclose};
use crate::plan::Plan;
use crate::tabulate::testing::reading;
use crate::tabulate::{Knowledge, Scope, Tabulator};

const HEADINGS: [&str; 30] = [
    "Date",
    "Case Number",
    "Owner",
    "Age",
    "State",
    "Needs",
    "needs___1",
    "needs___2",
    "q/a",
    "q/b",
    "q",
    "Comments",
    "Town",
    "Edad",
    "id",
    "Created Date",
    "{x}",
    "Name",
    "País",
    "Q5_1",
    "Q5_2",
    "isForcedLabour",
    "vic_TypeOfExploitation",
    "Minutes",
    "Phone",
    "Needs (choice=Bed)",
    "Venue/Industry",
    "Type: A",
    "Type: B",
    "--",
];

/// Answers of all kinds; those of a column of names are told by their sign.
const ANSWERS: [&[&str]; 16] = [
    &["2020-01-31", "2020-02-29", "2021-12-01"],
    &["1/2/2020", "3/4/2020"],
    &["31.12.2020", "1.1.2021", ""],
    &["Yes", "No", ""],
    &["0", "1", "-99"],
    &["1", "", ""],
    &["Bed", "", ""],
    &["MO", "Kansas", "Texas", "Ontario"],
    &["17", "18", "45", "99", "-1", "x"],
    &["1.5", "2,5", "1,234", "3"],
    &["a;b", "a", "b;c", "c", ""],
    &["bed food", "bed", "food"],
    &["Zq. Zqqname", "Z. Zqqother", "A. Zqqthird"],
    &["{year}", "}", "Ünknown", "unknown", " Other "],
    &["Mexico", "MX", "NA", "Perú"],
    &["A-1", "A-2", "A-3", "A-4", "A-5"],
];

fn table() -> impl Strategy<Value = String> {
    let column = (select(&HEADINGS[..]), select(&ANSWERS[..]), any::<u32>());
    (vec(column, 1..7), 1_usize..50).prop_map(|(columns, rows)| {
        let cell = |text: &str| format!("\"{text}\"");
        let line = |cells: Vec<String>| cells.join(",") + "\n";
        let heads = columns.iter().enumerate().map(|(place, (heading, ..))| {
            // The reader makes equal headings distinct; here they are made so.
            let is_again = columns[..place].iter().any(|(other, ..)| other == heading);
            cell(&if is_again { format!("{heading} ({place})") } else { (*heading).to_owned() })
        });
        let mut csv = line(heads.collect());
        for row in 0..rows {
            let value = |(_, answers, seed): &(&str, &[&str], u32)| {
                let mixed = u32::try_from(row).unwrap().wrapping_mul(2_654_435_761).wrapping_add(*seed).rotate_left(13)
                    as usize;
                cell(answers[mixed % answers.len()])
            };
            csv += &line(columns.iter().map(value).collect());
        }
        csv
    })
}

/// Questions that only a person can answer.
const QUESTIONS: [&str; 7] = [
    "ambiguous-dates",
    "conflicting-dates",
    "exchanged-dates",
    "two-digit-years",
    "ambiguous-numbers",
    "unread-values",
    "no-dates",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_table_of_any_columns_makes_a_sound_report_that_names_nobody(csv in table()) {
        let reading = reading(&csv);
        let draft = draft(&profile(&reading), &DraftOptions::default());
        prop_assert_eq!(draft.columns.len(), reading.header.len());
        let plan = Plan::from_json(&draft.plan.to_string()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(!draft.plan.to_string().contains("Zqq"));
        let mut tabulator = match Tabulator::new(plan, &draft.mapping, reading, Knowledge::default()) {
            Ok(tabulator) => tabulator,
            Err(error) => {
                prop_assert!(QUESTIONS.contains(&error.code), "{}: {}", error.code, error.message);
                return Ok(());
            }
        };
        let scope = Scope { period_label: Some("2020".to_owned()), ..Scope::default() };
        let (tabulation, _) = tabulator.tabulate(&scope).map_err(|error| TestCaseError::fail(error.message))?;
        match disclose(tabulator.plan(), &tabulation, Circumstances::default()) {
            Ok((report, _)) => prop_assert!(!serde_json::to_string(&report).unwrap_or_default().contains("Zqq")),
            Err(Refusal::Unsound(problems)) => prop_assert!(false, "{problems:?}"),
            Err(Refusal::Incomplete(_)) => prop_assert!(false, "something is missing"),
            // Of a handful of rows nothing may be safe to say.
            Err(_) => {}
        }
    }
}
