//! Exports of the samples as golden files, and what holds for the exports of any report.

mod any;
mod caption;
mod defused;
mod faults;
mod golden;
mod members;
mod palettes;
mod round;
mod statistics;

use std::collections::BTreeMap;

use crate::report::{Node, Report};

/// The samples, and documents that are harder than any sample.
const DOCUMENTS: [(&str, &str); 4] = [
    ("missouri-2020", include_str!("../../../www/reports/missouri-2020.json")),
    ("missouri-2017", include_str!("../../../www/reports/missouri-2017.json")),
    ("linea-azul", include_str!("../../../tests/fixtures/documents/linea-azul.json")),
    ("every-kind", include_str!("../../../tests/fixtures/documents/every-kind.json")),
];

fn report(document: &str) -> Report {
    let node: Node = serde_json::from_str(document).unwrap();
    Report::from_node(&node).unwrap_or_else(|problems| panic!("{problems:#?}")).0
}

fn reports() -> impl Iterator<Item = (&'static str, Report)> {
    DOCUMENTS.iter().map(|(name, document)| (*name, report(document)))
}

/// The header of a CSV text.
fn columns(text: &str) -> Vec<String> {
    csv::Reader::from_reader(text.as_bytes()).headers().unwrap().iter().map(str::to_owned).collect()
}

/// The records of a CSV text, by the names of their columns.
fn parsed(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}
