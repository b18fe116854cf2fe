//! A `Dataset` of schema.org, by which search engines find figures.

use super::caption::Caption;
use super::exportable::Block;
use super::json::{Json, list, object};
use crate::locale::Locale;
use crate::report::{Imprint, Paragraph, Report};

/// Search engines take no shorter description than this.
const SHORTEST: usize = 50;
/// Nor a longer one.
const LONGEST: usize = 5000;

/// The report as a dataset.
pub(super) fn dataset(report: &Report, blocks: &[Block]) -> Json {
    let organization = object([("@type", Json::from("Organization")), ("name", (&report.publisher).into())]);
    let place = object([
        ("@type", Json::from("Place")),
        ("name", (&report.jurisdiction.name).into()),
        ("identifier", report.jurisdiction.code.as_ref().into()),
    ]);
    let measured = blocks.iter().map(|block| {
        let around = Caption::new(report, block);
        let said = [vec![around.measure], around.remarks, around.notes].concat();
        object([
            ("@type", Json::from("PropertyValue")),
            ("name", (&block.table.title).into()),
            ("unitText", block.table.unit.as_ref().into()),
            ("description", said.join(" ").into()),
        ])
    });
    let licence = report.imprint.as_ref().and_then(Imprint::licence_address);
    object([
        ("@context", Json::from("https://schema.org/")),
        ("@type", "Dataset".into()),
        ("name", name(report).into()),
        ("description", description(report, blocks).into()),
        ("inLanguage", (&report.language).into()),
        ("isAccessibleForFree", true.into()),
        ("creator", organization.clone()),
        ("publisher", organization),
        ("spatialCoverage", place),
        ("temporalCoverage", coverage(report).into()),
        ("dateModified", report.accurate_as_of.map(|date| date.to_string()).into()),
        ("version", report.edition.as_ref().into()),
        ("citation", report.citation.as_ref().into()),
        ("license", licence.into()),
        ("isBasedOn", report.source.as_ref().into()),
        ("variableMeasured", list(measured)),
    ])
}

fn name(report: &Report) -> String {
    let period = Locale::for_language(&report.language).period(&report.period);
    let parts = [Some(report.title.as_str()), Some(report.jurisdiction.name.as_str()), Some(period.as_str())];
    let mut name = String::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !name.contains(part) {
            name.push_str(if name.is_empty() { "" } else { ", " });
            name.push_str(part);
        }
    }
    name
}

/// `2020-01-01/2020-12-31`, with `..` at an open end.
fn coverage(report: &Report) -> Option<String> {
    let end = |date: Option<crate::report::Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
    let known = report.period.start.is_some() || report.period.end.is_some();
    known.then(|| format!("{}/{}", end(report.period.start), end(report.period.end)))
}

/// Subtitle and introduction; where these are too short, what the tables say of themselves, too.
fn description(report: &Report, blocks: &[Block]) -> String {
    let locale = Locale::for_language(&report.language);
    let mut said: Vec<String> = report.subtitle.iter().cloned().collect();
    said.extend(report.introduction.iter().map(Paragraph::plain));
    let titles = blocks.iter().map(|block| format!("{}. {}", block.table.title, locale.measure(report, &block.table)));
    for title in std::iter::once(name(report)).chain(titles) {
        if said.iter().map(String::len).sum::<usize>() < SHORTEST {
            said.push(title);
        }
    }
    said.join(" ").chars().take(LONGEST).collect()
}
