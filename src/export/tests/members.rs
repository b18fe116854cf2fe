//! Members of a document, as its guide shows them, in every file that is made of it.

use super::{parsed, report};
use crate::export::{ExportOptions, Format, export};
use crate::report::Report;

fn guide() -> Report {
    let text = include_str!("../../../docs/document.md");
    report(text.split_once("```json\n").unwrap().1.split_once("```").unwrap().0)
}

fn text(format: Format, options: &ExportOptions) -> String {
    String::from_utf8(export(&guide(), format, options).unwrap().bytes).unwrap()
}

#[test]
fn records_name_groups_durations_and_dates_of_their_own() {
    let records = parsed(&text(Format::Csv, &ExportOptions::default()));
    let of = |label: &str| records.iter().filter(move |record| record["label"] == label).collect::<Vec<_>>();
    let wait = of("Average wait")[0];
    assert_eq!([&wait["measure"], &wait["value"], &wait["unit"], &wait["printed"]], ["duration", "155", "s", "2:35"]);
    assert_eq!(of("Phone")[0]["column"], "Received, adults");
    let english = of("English")[0];
    assert_eq!([&english["printed"], &english["accurate_as_of"]], ["1,247 (>99%)", "2026-03-15"]);
}

#[test]
fn tables_as_printed_keep_words_and_bounds() {
    let printed =
        |table| text(Format::Csv, &ExportOptions { table: Some(table), as_printed: true, ..ExportOptions::default() });
    assert!(printed("languages").contains(">99%"));
    assert!(printed("satisfied").contains("81.5% (78.0–85.0%)"));
    assert!(printed("channels").contains("Received, minors"));
}

#[test]
fn datasets_say_that_a_number_is_of_seconds() {
    let dataset = text(Format::JsonStat, &ExportOptions::default());
    assert!(dataset.contains("\"seconds\""));
}
