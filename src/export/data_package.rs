//! Frictionless Data Package: the same CSV files, described in another way.

use super::caption::Caption;
use super::columns::{COLUMNS, Datum};
use super::exportable::Block;
use super::file::NOTE_COLUMNS;
use super::file_names;
use super::json::{Json, list, object};
use crate::report::Report;

/// The descriptor of a package of CSV files.
pub(super) fn descriptor(report: &Report, blocks: &[Block]) -> Json {
    let tables = blocks.iter().zip(file_names::of_blocks(blocks)).map(|(block, name)| {
        let around = Caption::new(report, block);
        let said = [vec![around.measure], around.remarks, around.notes, around.origin].concat().join("\n\n");
        let fields = COLUMNS.iter().map(|column| {
            let kind = match column.datum {
                Datum::Text => "string",
                Datum::Whole => "integer",
                Datum::Decimal => "number",
            };
            field(column.name, kind, column.meaning)
        });
        resource(&name, &block.table.title, &said, list(fields))
    });
    let notes = (!report.notes.is_empty()).then(|| {
        let fields = NOTE_COLUMNS.map(|(name, meaning)| field(name, "string", meaning));
        resource("notes", "Notes", "All notes of the report.", list(fields))
    });
    let contributor = object([
        ("title", Json::from(&report.publisher)),
        ("role", "publisher".into()),
        ("roles", list(["publisher"])),
    ]);
    let caveat = report.introduction.iter().chain(&report.caveat).map(crate::report::Paragraph::plain);
    let description: Vec<String> = report.subtitle.iter().cloned().chain(caveat).collect();
    object([
        ("$schema", Json::from("https://datapackage.org/profiles/2.0/datapackage.json")),
        ("profile", "tabular-data-package".into()),
        ("name", file_names::of_report(report).into()),
        ("title", (&report.title).into()),
        ("description", Some(description.join("\n\n")).filter(|text| !text.is_empty()).into()),
        ("version", report.edition.as_ref().into()),
        ("contributors", list([contributor])),
        ("sources", list(report.source.iter().map(|source| object([("title", Json::from(source))])))),
        ("resources", list(tables.chain(notes))),
    ])
}

fn resource(name: &str, title: &str, description: &str, fields: Json) -> Json {
    let dialect = object([
        ("delimiter", Json::from(",")),
        ("lineTerminator", "\r\n".into()),
        ("quoteChar", "\"".into()),
        ("doubleQuote", true.into()),
        ("header", true.into()),
    ]);
    object([
        ("name", Json::from(name)),
        ("path", format!("{name}.csv").into()),
        ("profile", "tabular-data-resource".into()),
        ("type", "table".into()),
        ("title", title.into()),
        ("description", description.into()),
        ("format", "csv".into()),
        ("mediatype", "text/csv".into()),
        ("encoding", "utf-8".into()),
        ("dialect", dialect),
        ("schema", object([("fields", fields), ("missingValues", list([""]))])),
    ])
}

fn field(name: &str, kind: &str, description: &str) -> Json {
    object([("name", Json::from(name)), ("type", kind.into()), ("description", description.into())])
}
