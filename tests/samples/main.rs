//! The two sample documents say what the publications say that they are modelled on.
//!
//! `tests/fixtures/*.tsv` holds the facts of the publications, and `tests/fixtures/publications` texts with the same
//! figures and layout, in words of our own. `UPDATE_GOLDEN=1` reads the facts from the texts again.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod facts;
mod published;

use std::fs;
use std::path::PathBuf;

use hotline_report::report::{Node, NoteNumbering, Problem, Report, Severity};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> (Report, Vec<Problem>) {
    let text = fs::read_to_string(path(&format!("www/reports/{name}.json"))).unwrap();
    let node: Node = serde_json::from_str(&text).unwrap();
    Report::from_node(&node).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))
}

fn fixture(name: &str) -> String {
    fs::read_to_string(path(&format!("tests/fixtures/{name}.tsv"))).unwrap()
}

/// Compares the recorded facts with those of the publication's text.
fn compare_with_publication(name: &str, read: fn(&str) -> Vec<facts::Fact>) {
    let text = fs::read_to_string(path(&format!("tests/fixtures/publications/{name}.txt"))).unwrap();
    let facts = facts::to_tsv(&read(&text));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path(&format!("tests/fixtures/{name}.tsv")), &facts).unwrap();
    }
    assert_eq!(facts, fixture(name));
}

#[test]
fn the_facts_of_2020_are_those_of_the_publication() {
    compare_with_publication("missouri-2020", published::state_report);
}

#[test]
fn the_facts_of_2017_are_those_of_the_publication() {
    compare_with_publication("missouri-2017", published::spotlight);
}

#[test]
fn the_state_report_says_the_facts_of_2020() {
    let (report, _) = read("missouri-2020");
    assert_eq!(facts::to_tsv(&facts::of(&report)), fixture("missouri-2020"));
}

#[test]
fn the_spotlight_says_the_facts_of_2017() {
    let (report, _) = read("missouri-2017");
    assert_eq!(facts::to_tsv(&facts::of(&report)), fixture("missouri-2017"));
}

#[test]
fn nothing_is_wrong_with_the_samples() {
    for name in ["missouri-2020", "missouri-2017"] {
        let (_, problems) = read(name);
        assert_eq!(problems, [], "{name}");
    }
}

#[test]
fn a_changed_count_is_a_contradiction() {
    let text = fs::read_to_string(path("www/reports/missouri-2020.json")).unwrap();
    let changed = text.replace(r#""label": "Pornography", "value": 37"#, r#""label": "Pornography", "value": 38"#);
    let (report, problems) = Report::from_node(&serde_json::from_str(&changed).unwrap()).unwrap();
    assert_eq!(report.title, "Missouri State Report", "the report is still produced");
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert_eq!((problem.severity, problem.code), (Severity::Contradiction, "subtotal-mismatch"));
    assert_eq!(problem.row.as_deref(), Some("Sex"));
}

#[test]
fn note_markers_restart_and_repeat_as_published() {
    let (report, _) = read("missouri-2020");
    let markers: Vec<_> = report.notes.iter().filter_map(|note| note.marker.as_deref()).collect();
    assert_eq!(markers, ["1", "2", "3", "1", "2", "4", "5", "6", "7", "8", "9", "10"]);
    assert_eq!(report.note_numbering, NoteNumbering::AsPublished);
}

#[test]
fn the_dates_of_accuracy_are_kept() {
    let accuracy = |name| read(name).0.accurate_as_of.map(|date| date.to_string());
    assert_eq!(accuracy("missouri-2020").as_deref(), Some("2021-07-01"));
    assert_eq!(accuracy("missouri-2017").as_deref(), Some("2018-07-11"));
}
