//! A chart as a Vega-Lite specification: its data inline, its title, notes and origin around it.

mod heat;
mod kinds;
mod map;
mod plot;

use super::caption::Caption;
use super::error::ExportError;
use super::exportable::block;
use super::json::{Json, list, object};
use crate::chart::{self, ChartRef, Geometry, Kind};
use crate::report::Report;

/// Letters of a line of notes.
const NOTE_WIDTH: usize = 100;

/// The chart of a table or map.
pub(super) fn chart(report: &Report, id: &str, geometry: Option<&Geometry>) -> Result<Json, ExportError> {
    let offered: Vec<_> = chart::charts(report).into_iter().filter(|info| info.kind != Kind::Tiles).collect();
    let kind = offered.iter().find(|info| info.id == id).map(|info| info.kind);
    let none = || {
        let known: Vec<&str> = offered.iter().map(|info| info.id.as_str()).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        ExportError::no_chart(format!("The report has no chart “{id}”. Its charts are {known}."))
    };
    let view = match (kind, chart::find(report, id)) {
        (Some(Kind::Map), Some(ChartRef::Map(shown))) => {
            let needed = || ExportError::no_chart(format!("The map “{id}” needs the geometry of its state."));
            map::view(report, shown, geometry.ok_or_else(needed)?)
        }
        (Some(Kind::Map), Some(ChartRef::Table(table))) => {
            let needed = || ExportError::no_chart(format!("The map “{id}” needs the geometry of the country."));
            let geometry = geometry.ok_or_else(needed)?;
            map::view(report, &chart::map_of_table(table, geometry), geometry)
        }
        (Some(Kind::Donut), Some(ChartRef::Table(table))) => plot::donut(report, table),
        (Some(Kind::Heat), Some(ChartRef::Table(table))) => heat::view(report, table),
        (Some(kind @ (Kind::Stacked | Kind::Stacked100)), Some(ChartRef::Table(table))) => {
            kinds::stacked(report, table, kind == Kind::Stacked100)
        }
        (Some(Kind::Pyramid), Some(ChartRef::Table(table))) => kinds::pyramid(report, table),
        (Some(Kind::Range), Some(ChartRef::Table(table))) => kinds::range(report, table),
        (Some(_), Some(ChartRef::Table(table))) => plot::bars(report, table),
        _ => return Err(none()),
    };
    let block = block(report, id).ok_or_else(none)?;
    let around = Caption::new(report, &block);
    Ok(framed(report, &around, view))
}

/// The chart between its title and its notes.
fn framed(report: &Report, around: &Caption, view: Json) -> Json {
    let below = [around.remarks.as_slice(), &around.marked_notes, &around.origin].concat();
    let lines = below.iter().flat_map(|text| lines(text, NOTE_WIDTH)).enumerate();
    let lines = lines.map(|(place, line)| object([("place", Json::from(place)), ("line", line.into())]));
    let notes = object([
        ("data", object([("values", list(lines))])),
        ("width", 560_usize.into()),
        ("height", object([("step", 15_usize)].map(|(key, value)| (key, Json::from(value))))),
        (
            "mark",
            object([
                ("type", Json::from("text")),
                ("align", "left".into()),
                ("fontSize", 11_usize.into()),
                ("color", colour(chart::Ink::Quiet)),
            ]),
        ),
        (
            "encoding",
            object([
                ("x", object([("value", Json::from(0_usize))])),
                (
                    "y",
                    Json::Object(vec![
                        ("field".to_owned(), "place".into()),
                        ("type".to_owned(), "ordinal".into()),
                        ("axis".to_owned(), Json::Null),
                    ]),
                ),
                ("text", field("line", "nominal")),
            ]),
        ),
    ]);
    let meta = object([
        ("language", Json::from(&report.language)),
        ("publisher", (&report.publisher).into()),
        ("jurisdiction", (&report.jurisdiction.name).into()),
        ("accurateAsOf", report.accurate_as_of.map(|date| date.to_string()).into()),
        ("notes", list(around.marked_notes.iter())),
        ("remarks", list(around.remarks.iter())),
    ]);
    object([
        ("$schema", Json::from("https://vega.github.io/schema/vega-lite/v6.json")),
        ("description", format!("{}. {}.", around.title, around.measure).into()),
        ("usermeta", meta),
        (
            "title",
            object([
                ("text", list(lines_of_title(&around.title))),
                ("subtitle", Json::from(&around.measure)),
                ("anchor", "start".into()),
            ]),
        ),
        ("background", colour(chart::Ink::Ground)),
        (
            "config",
            object([
                ("font", Json::from("system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif")),
                ("view", Json::Object(vec![("stroke".to_owned(), Json::Null)])),
                ("concat", object([("spacing", Json::from(16_usize))])),
            ]),
        ),
        ("resolve", object([("legend", object([("color", Json::from("independent"))]))])),
        ("vconcat", list([view, notes])),
    ])
}

fn lines_of_title(title: &str) -> Vec<String> {
    lines(title, 70)
}

/// A colour that is the same in all palettes.
fn colour(ink: chart::Ink) -> Json {
    chart::Palette::LIGHT.color(ink).to_string().into()
}

/// A colour of marks or tints, in the palette of the report.
fn mark_colour(report: &Report, ink: chart::Ink) -> Json {
    chart::Palette::of(report.marks(), chart::Ground::Light).color(ink).to_string().into()
}

fn field(name: &str, kind: &str) -> Json {
    object([("field", Json::from(name)), ("type", kind.into())])
}

/// A text in lines of at most so many letters, but for longer words.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
