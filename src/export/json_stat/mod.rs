//! JSON-stat 2.0: a block is a cube of rows, columns where there are several, and measures.

mod cube;

use super::caption::Caption;
use super::exportable::Block;
use super::json::{Json, list, object};
use crate::report::Report;
use cube::{Cube, Place};

const VERSION: &str = "2.0";

/// All blocks that have figures, as a collection of datasets.
pub(super) fn collection(report: &Report, blocks: &[Block]) -> Json {
    let items = blocks.iter().filter_map(|block| entries(report, block)).map(object);
    object([
        ("version", Json::from(VERSION)),
        ("class", "collection".into()),
        ("label", (&report.title).into()),
        ("updated", updated(report)),
        ("source", (&report.publisher).into()),
        ("note", notes(report.introduction.iter().chain(&report.caveat).map(crate::report::Paragraph::plain))),
        ("link", object([("item", Json::List(items.collect()))])),
        ("extension", extension(report, Vec::new())),
    ])
}

/// A block as a dataset; nothing where it has no figures.
pub(super) fn dataset(report: &Report, block: &Block) -> Option<Json> {
    let version = [("version", Json::from(VERSION))];
    entries(report, block).map(|entries| object(version.into_iter().chain(entries)))
}

/// Returns the entries of a dataset, without the version, which is in a file only once.
fn entries(report: &Report, block: &Block) -> Option<Vec<(&'static str, Json)>> {
    let cube = Cube::new(report, block);
    let measures = cube.measures();
    if cube.grid.view.lines.is_empty() || measures.is_empty() {
        return None;
    }
    let columns = cube.columns();
    let (mut ids, mut sizes) = (vec!["row"], vec![cube.grid.view.lines.len()]);
    let mut dimensions = vec![("row", cube.rows())];
    if let Some(columns) = &columns {
        ids.push("column");
        sizes.push(columns.len());
        dimensions.push(("column", cube.column_dimension(columns)));
    }
    ids.push("measure");
    sizes.push(measures.len());
    dimensions.push(("measure", cube.measure_dimension(&measures)));
    let (mut values, mut status, mut printed) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in cube.grid.view.lines.iter().enumerate() {
        for column in columns.as_deref().unwrap_or(&[Place::Own(0)]) {
            for measure in &measures {
                let point = cube.point(index, line, *column, *measure);
                let place = values.len().to_string();
                printed.extend(point.words.map(|words| (place.clone(), Json::from(words))));
                status.extend(point.status.map(|code| (place, Json::from(code))));
                values.push(point.number.map_or(Json::Null, Json::from));
            }
        }
    }
    let around = Caption::new(report, block);
    let table = &block.table;
    let source = table.source.as_ref().map(|source| format!("{source} ({})", report.publisher));
    let said = vec![
        ("measure", Json::from(around.measure)),
        ("id", (&table.id).into()),
        ("status", statuses()),
        ("printed", (!printed.is_empty()).then(|| object(printed)).into()),
    ];
    Some(vec![
        ("class", Json::from("dataset")),
        ("label", (&table.title).into()),
        ("source", source.unwrap_or_else(|| report.publisher.clone()).into()),
        ("updated", updated(report)),
        ("note", notes([around.remarks, around.notes, around.origin].concat())),
        ("id", list(ids)),
        ("size", list(sizes)),
        ("role", cube.roles(columns.as_deref())),
        ("dimension", object(dimensions)),
        ("value", Json::List(values)),
        ("status", (!status.is_empty()).then(|| object(status)).into()),
        ("extension", extension(report, said)),
    ])
}

/// JSON-stat knows nothing less precise than days, which then are in the extension alone. With a time, since its schema
/// takes a day for two things at once.
fn updated(report: &Report) -> Json {
    let day = report.accurate_as_of.filter(|date| date.day().is_some());
    day.map(|date| format!("{date}T00:00:00Z")).into()
}

fn extension(report: &Report, more: Vec<(&str, Json)>) -> Json {
    let period = object([
        ("start", Json::from(report.period.start.map(|date| date.to_string()))),
        ("end", report.period.end.map(|date| date.to_string()).into()),
        ("label", report.period.label.as_ref().into()),
    ]);
    let jurisdiction =
        object([("name", Json::from(&report.jurisdiction.name)), ("code", report.jurisdiction.code.as_ref().into())]);
    let own = [
        ("report", Json::from(&report.title)),
        ("language", (&report.language).into()),
        ("publisher", (&report.publisher).into()),
        ("jurisdiction", jurisdiction),
        ("period", period),
        ("accurateAsOf", report.accurate_as_of.map(|date| date.to_string()).into()),
        ("edition", report.edition.as_ref().into()),
        ("sourceOfReport", report.source.as_ref().into()),
        ("citation", report.citation.as_ref().into()),
    ];
    object(own.into_iter().chain(more))
}

/// Returns the meanings of the codes in `status`. The first three are those of SDMX.
fn statuses() -> Json {
    let codes = [
        ("Q", "suppressed: the figure is withheld [c]", Some(("Q", "C"))),
        ("M", "not applicable: there can be no such figure [z]", Some(("M", "F"))),
        ("L", "not available: nobody counted or published it [x]", Some(("L", "F"))),
        ("low", "more than zero, but rounds to 0% [low]", None),
        ("high", "not all, but rounds to 100% [high]", None),
        ("approximate", "printed with a word or sign before it, such as “<” or “more than”", None),
        ("pooled", "small categories merged", None),
        ("seconds", "a length of time, in seconds", None),
    ];
    let labels = codes.map(|(code, label, _)| (code, Json::from(label)));
    let sdmx = codes.into_iter().filter_map(|(code, _, sdmx)| {
        let (observation, confidentiality) = sdmx?;
        Some((code, object([("OBS_STATUS", Json::from(observation)), ("CONF_STATUS", confidentiality.into())])))
    });
    object([("label", object(labels)), ("sdmx", object(sdmx))])
}

/// Notes, each once and none of them empty: the format takes a note for the same as its text.
fn notes(texts: impl IntoIterator<Item = String>) -> Json {
    let mut told: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    }
    list(told)
}
