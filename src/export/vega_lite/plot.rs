//! Bars and rings.

use super::{colour, field, lines};
use crate::chart::{self, Ink};
use crate::export::json::{Json, list, object};
use crate::export::notes::Notes;
use crate::locale::Locale;
use crate::report::{Cell, CellState, Column, Line, Report, Role, Table, TableView, Value};

/// Letters of a line of a label.
pub(super) const LABEL_WIDTH: usize = 40;
/// The height of a line of text, in pixels.
pub(super) const LINE: usize = 15;
/// The length of the box in place of a withheld figure.
const WITHHELD: usize = 44;

/// Horizontal bars, grouped where the table has columns.
pub(super) fn bars(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let locale = Locale::for_language(&report.language);
    let columns = chart::plotted_columns(report, table);
    let mut notes = numbered(report, table);
    let grouped = columns.len() > 1;
    let (mut values, mut keys) = (Vec::new(), Vec::new());
    let mut tallest = 1;
    for (index, line) in view.body() {
        let label = lines(&notes.of_line(&line.row.label, line), LABEL_WIDTH);
        tallest = tallest.max(label.len());
        // The mark before the bar tells rows of the same label apart, and parents from all others.
        let mark = if line.row.children.is_empty() { "" } else { "^" };
        let key = format!("{mark}{}|{}", index + 1, label.join("\n"));
        keys.push(key.clone());
        for column in &columns {
            let Some(cell) = line.cells.get(*column) else { continue };
            values.push(datum(line, cell, &key, table.columns.get(*column).map(Column::full_heading), locale));
        }
    }
    let step = (tallest * LINE + 9).max(22 * columns.len() + 8);
    let mut encoding = vec![("y", y_axis(list(keys)))];
    if grouped {
        let headings = columns.iter().filter_map(|column| table.columns.get(*column)).map(Column::full_heading);
        let offset = [("field", Json::from("series")), ("type", "nominal".into()), ("sort", list(headings))];
        encoding.push(("yOffset", object(offset)));
    }
    object([
        ("data", object([("values", Json::List(values))])),
        ("width", 420_usize.into()),
        ("height", object([("step", Json::from(step)), ("for", "position".into())])),
        ("encoding", object(encoding)),
        ("layer", list([bar(grouped, &view, &columns), withheld(), ending(), words()])),
    ])
}

/// The notes of the title and of the heads, which are numbered before those of the rows, as in the text around the chart.
pub(super) fn numbered<'r>(report: &'r Report, table: &Table) -> Notes<'r> {
    let mut notes = Notes::new(report);
    notes.marked("", &table.notes);
    for column in &table.columns {
        notes.marked("", &column.notes);
    }
    notes
}

/// A row of data: what the chart shows of a figure.
pub(super) fn datum(line: &Line, cell: &Cell, key: &str, series: Option<String>, locale: &Locale) -> Json {
    let size = match cell.value {
        Value::Share { percent, .. } => Some(*percent),
        value => value.number(),
    };
    let pooled = cell.state == CellState::Pooled;
    let tone = match line.level {
        _ if pooled || line.row.role != Role::Category => "quiet",
        0 => "main",
        _ => "part",
    };
    object([
        ("key", Json::from(key)),
        ("label", (&line.row.label).into()),
        ("series", series.into()),
        ("value", size.into()),
        ("percent", cell.percent.into()),
        ("printed", locale.figure_with_percent(Some(cell)).into()),
        ("state", cell.state.name().into()),
        ("tone", tone.into()),
    ])
}

/// The rows in the order of the table, whichever layer they are drawn by; labels in full, those of parents in bold.
pub(super) fn y_axis(keys: Json) -> Json {
    let weight = object([
        ("condition", object([("test", Json::from("indexof(datum.value, '^') === 0")), ("value", "bold".into())])),
        ("value", "normal".into()),
    ]);
    let mut axis = vec![("title".to_owned(), Json::Null)];
    axis.extend(
        [
            ("domain", Json::from(false)),
            ("ticks", false.into()),
            ("labelLimit", 0_usize.into()),
            ("labelFontSize", 12_usize.into()),
            ("labelColor", colour(Ink::Text)),
            ("labelFontWeight", weight),
            ("labelExpr", "split(slice(datum.value, indexof(datum.value, '|') + 1), '\\n')".into()),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    Json::Object(vec![
        ("field".to_owned(), "key".into()),
        ("type".to_owned(), "nominal".into()),
        ("sort".to_owned(), keys),
        ("axis".to_owned(), Json::Object(axis)),
    ])
}

fn x() -> Json {
    Json::Object(vec![
        ("field".to_owned(), "value".into()),
        ("type".to_owned(), "quantitative".into()),
        ("axis".to_owned(), Json::Null),
        ("scale".to_owned(), object([("zero", Json::from(true))])),
    ])
}

fn only(test: &str) -> Json {
    list([object([("filter", Json::from(test))])])
}

fn bar(grouped: bool, view: &TableView, columns: &[usize]) -> Json {
    let color = if grouped {
        let headings = columns.iter().filter_map(|column| view.table.columns.get(*column)).map(Column::full_heading);
        let inks = (0_u8..).map(Ink::Series).map(colour).take(columns.len());
        let scale = object([("domain", list(headings)), ("range", list(inks))]);
        let legend = object([("orient", Json::from("top")), ("labelLimit", 0_usize.into()), ("title", "".into())]);
        object([("field", Json::from("series")), ("type", "nominal".into()), ("scale", scale), ("legend", legend)])
    } else {
        let scale = object([
            ("domain", list(["main", "part", "quiet"])),
            ("range", list([Ink::Accent, Ink::AccentLight, Ink::Neutral].map(colour))),
        ]);
        Json::Object(vec![
            ("field".to_owned(), "tone".into()),
            ("type".to_owned(), "nominal".into()),
            ("scale".to_owned(), scale),
            ("legend".to_owned(), Json::Null),
        ])
    };
    object([
        ("transform", only("isValid(datum.value)")),
        ("mark", object([("type", Json::from("bar")), ("tooltip", object([("content", Json::from("data"))]))])),
        ("encoding", object([("x", x()), ("color", color)])),
    ])
}

/// A box of fixed length in place of a withheld figure.
fn withheld() -> Json {
    let mark = object([
        ("type", Json::from("bar")),
        ("filled", false.into()),
        ("stroke", colour(Ink::Hatch)),
        ("strokeDash", list([3_usize, 2])),
    ]);
    let ends = [("x", 0), ("x2", WITHHELD)].map(|(name, at)| (name, object([("value", Json::from(at))])));
    object([("transform", only("datum.state === 'masked'")), ("mark", mark), ("encoding", object(ends))])
}

/// The figure at the end of its bar.
fn ending() -> Json {
    let mark = object([
        ("type", Json::from("text")),
        ("align", "left".into()),
        ("dx", 6_usize.into()),
        ("fontSize", 12_usize.into()),
        ("color", colour(Ink::Text)),
    ]);
    let encoding = object([("x", x()), ("text", field("printed", "nominal"))]);
    object([("transform", only("isValid(datum.value)")), ("mark", mark), ("encoding", encoding)])
}

/// Words in place of a figure.
fn words() -> Json {
    let mark = object([
        ("type", Json::from("text")),
        ("align", "left".into()),
        ("fontSize", 12_usize.into()),
        ("fontStyle", "italic".into()),
        ("color", colour(Ink::Quiet)),
    ]);
    let x = object([("value", Json::from(WITHHELD + 6))]);
    let encoding = object([("x", x), ("text", field("printed", "nominal"))]);
    object([("transform", only("!isValid(datum.value)")), ("mark", mark), ("encoding", encoding)])
}

/// A ring, its parts named with their figures.
pub(super) fn donut(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let locale = Locale::for_language(&report.language);
    let mut notes = numbered(report, table);
    let parts: Vec<(String, &Line, &Cell)> = view
        .body()
        .filter_map(|(_, line)| {
            let cell = line.cells.first()?;
            let name = format!("{}: {}", notes.of_line(&line.row.label, line), locale.figure_with_percent(Some(cell)));
            Some((name, line, cell))
        })
        .collect();
    let values = parts.iter().enumerate().map(|(place, (name, line, cell))| {
        object([
            ("part", Json::from(name)),
            ("label", (&line.row.label).into()),
            ("order", place.into()),
            ("value", cell.value.number().into()),
            ("percent", cell.percent.into()),
            ("printed", locale.figure_with_percent(Some(cell)).into()),
            ("state", cell.state.name().into()),
        ])
    });
    let inks = (0_u8..).map(Ink::Series).map(colour).take(parts.len());
    let scale = object([("domain", list(parts.iter().map(|(name, ..)| name))), ("range", list(inks))]);
    let legend =
        object([("labelLimit", Json::from(0_usize)), ("labelFontSize", 12_usize.into()), ("title", "".into())]);
    let color =
        object([("field", Json::from("part")), ("type", "nominal".into()), ("scale", scale), ("legend", legend)]);
    let mark = object([
        ("type", Json::from("arc")),
        ("innerRadius", 62_usize.into()),
        ("outerRadius", 100_usize.into()),
        ("tooltip", object([("content", Json::from("data"))])),
    ]);
    object([
        ("data", object([("values", list(values))])),
        ("width", 220_usize.into()),
        ("height", 220_usize.into()),
        ("mark", mark),
        (
            "encoding",
            object([
                (
                    "theta",
                    object([("field", Json::from("value")), ("type", "quantitative".into()), ("stack", true.into())]),
                ),
                ("order", field("order", "quantitative")),
                ("color", color),
            ]),
        ),
    ])
}
