//! From text to a report.

use super::{DraftOptions, Profile, draft, profile};
use crate::disclosure::{Circumstances, disclose};
use crate::plan::Plan;
use crate::report::Report;
use crate::tabulate::testing::reading;
use crate::tabulate::{Knowledge, Scope, Tabulator};

fn profiled(csv: &str) -> Profile {
    profile(&reading(csv))
}

/// The report that the draft of some records makes.
fn report(csv: &str) -> Report {
    let reading = reading(csv);
    let draft = draft(&profile(&reading), &DraftOptions::default());
    let plan = Plan::from_json(&draft.plan.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let mut tabulator = Tabulator::new(plan, &draft.mapping, reading, Knowledge::default()).unwrap();
    let (tabulation, _) = tabulator.tabulate(&Scope::default()).unwrap();
    disclose(tabulator.plan(), &tabulation, Circumstances::default()).map(|(report, _)| report).map_err(|_| ()).unwrap()
}

/// Records of an invented helpline.
fn helpline() -> String {
    let towns = ["Elm", "Oak", "Ash"];
    let row = |row: usize| {
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        let harms = ["Stalking", "Stalking; Sexual", "Sexual; Physical", "Physical", ""][row % 5];
        let asked = ["Y", "N"][row % 2];
        format!("2024-{month:02}-{day:02},{harms},{},{asked},{}\n", 15 + row * 7 % 60, towns[row % 3])
    };
    "Call date,Abuse types,Age,Shelter requested,Town\n".to_owned() + &(0..240).map(row).collect::<String>()
}

#[test]
fn every_column_of_a_helpline_makes_a_table() {
    let report = report(&helpline());
    let tables: Vec<&str> =
        report.sections.iter().flat_map(|section| &section.tables).map(|table| table.title.as_str()).collect();
    assert_eq!(tables, ["Calls by month", "Town", "Abuse types", "Age", "Shelter requested"]);
}
