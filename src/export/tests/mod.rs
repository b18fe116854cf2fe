//! Exports of the samples as golden files, and what holds for the exports of any report.

mod defused;
mod golden;

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
