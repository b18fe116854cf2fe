//! Published texts come through whole, however they were pasted.
//!
//! `tests/fixtures/publications` has texts with the figures and the layout of two publications, in words of our own.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read its own files should fail")]

mod account;
#[path = "../cases/claims.rs"]
mod claims;
mod conventions;
#[path = "../cases/document.rs"]
mod document;
mod doubts;
mod facts;
mod layouts;
mod lookalikes;
mod mangled;
mod misread;
#[expect(dead_code, reason = "checks of publications are not used here")]
#[path = "../cases/publication.rs"]
mod publication;
mod round;
mod round_trip;
mod whole;
#[path = "../cases/words.rs"]
mod words;

use std::fs;
use std::path::PathBuf;

use hotline_report::published::{Published, read_published};
use hotline_report::report::{Node, Problem, Report};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Reads the text of a publication.
fn publication(name: &str) -> String {
    fs::read_to_string(path(&format!("tests/fixtures/publications/{name}.txt"))).unwrap()
}

const STATE_REPORT: &str = "missouri-2020";
const SPOTLIGHT: &str = "missouri-2017";

/// The document of the project that says the same in its own words.
fn sample(name: &str) -> Report {
    let text = fs::read_to_string(path(&format!("www/reports/{name}.json"))).unwrap();
    let node: Node = serde_json::from_str(&text).unwrap();
    Report::from_node(&node).unwrap().0
}

/// Reads a text; the document must be valid, and nothing may be lost.
fn read(text: &str) -> (Published, Vec<Problem>) {
    let published = read_published(text);
    let json = serde_json::to_string(&published.report).unwrap();
    let node: Node = serde_json::from_str(&json).unwrap();
    let (again, problems) = Report::from_node(&node).unwrap_or_else(|problems| panic!("{problems:#?}\n{json}"));
    assert_eq!(again, published.report);
    account::nothing_is_lost(text, &published);
    (published, problems)
}

/// Reads lines under the title of a report.
fn harbour(lines: &str) -> Published {
    read(&format!("Harbour Helpline 2023\n\n{lines}")).0
}

/// Each label with its figures, as a text says them.
fn said(published: &Published) -> Vec<String> {
    round::score::facts(&published.report).iter().map(|fact| format!("{} = {}", fact.label, fact.value)).collect()
}
