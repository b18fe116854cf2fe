//! CSV on the Web: what the columns of the CSV files mean, for programs.

use super::caption::Caption;
use super::columns::{COLUMNS, Datum};
use super::exportable::Block;
use super::file::NOTE_COLUMNS;
use super::file_names;
use super::json::{Json, list, object};
use crate::report::Report;

/// The metadata of the files that `csv-zip` packs.
pub(super) fn metadata(report: &Report, blocks: &[Block]) -> Json {
    let tables = blocks.iter().zip(file_names::of_blocks(blocks)).map(|(block, name)| table(report, block, &name));
    let notes = (!report.notes.is_empty()).then(notes);
    let licence = report.imprint.as_ref().and_then(|imprint| imprint.licence.as_deref());
    object([
        (
            "@context",
            list([Json::from("http://www.w3.org/ns/csvw"), object([("@language", Json::from(language(report)))])]),
        ),
        ("@type", "TableGroup".into()),
        ("dc:title", (&report.title).into()),
        ("dc:description", report.subtitle.as_deref().into()),
        ("dc:publisher", (&report.publisher).into()),
        ("dc:spatial", (&report.jurisdiction.name).into()),
        ("dc:temporal", report.period.start.zip(report.period.end).map(|(start, end)| format!("{start}/{end}")).into()),
        ("dc:modified", report.accurate_as_of.map(|date| date.to_string()).into()),
        ("dc:source", report.source.as_deref().into()),
        ("dc:rights", licence.into()),
        ("dc:bibliographicCitation", report.citation.as_deref().into()),
        (
            "dialect",
            object([("encoding", Json::from("utf-8")), ("lineTerminators", list(["\r\n"])), ("header", true.into())]),
        ),
        ("tables", list(tables.chain(notes))),
    ])
}

/// The language as CSVW takes it; documents may say anything.
fn language(report: &Report) -> &str {
    let sound = |tag: &&str| {
        tag.split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    Some(report.language.as_str()).filter(sound).unwrap_or("und")
}

fn table(report: &Report, block: &Block, name: &str) -> Json {
    let around = Caption::new(report, block);
    let notes = around.remarks.iter().chain(&around.notes).map(|note| object([("schema:text", Json::from(note))]));
    object([
        ("url", Json::from(format!("{name}.csv"))),
        ("dc:title", (&block.table.title).into()),
        ("dc:description", around.measure.into()),
        ("notes", list(notes)),
        // In each table anew: not every reader looks for it at the group.
        ("tableSchema", schema(COLUMNS.map(|column| (column.name, column.meaning, datatype(column.datum))))),
    ])
}

fn described(name: &str, meaning: &str, datatype: &str) -> Json {
    let meaning = object([("@value", Json::from(meaning)), ("@language", "en".into())]);
    object([
        ("name", Json::from(name)),
        ("titles", name.into()),
        ("dc:description", meaning),
        ("datatype", datatype.into()),
    ])
}

fn notes() -> Json {
    let columns = schema(NOTE_COLUMNS.map(|(name, meaning)| (name, meaning, "string")));
    object([("url", Json::from("notes.csv")), ("tableSchema", columns)])
}

const fn datatype(datum: Datum) -> &'static str {
    match datum {
        Datum::Text => "string",
        Datum::Whole => "integer",
        Datum::Decimal => "decimal",
    }
}

fn schema<const N: usize>(columns: [(&str, &str, &str); N]) -> Json {
    object([("columns", list(columns.map(|(name, meaning, datatype)| described(name, meaning, datatype))))])
}
