//! Bars and rings.

use super::{colour, field, lines, mark_colour};
use crate::chart::{self, Ink, MOST_GROUPED};
use crate::export::json::{Json, list, object};
use crate::export::notes::Notes;
use crate::locale::Locale;
use crate::report::{Benchmark, Cell, CellState, Column, Line, Report, Role, Table, TableView, Value};

/// Letters of a line of a label.
pub(super) const LABEL_WIDTH: usize = 40;
/// The height of a line of text, in pixels.
pub(super) const LINE: usize = 15;
/// The length of the box in place of a withheld figure.
pub(super) const WITHHELD: usize = 44;
/// The width of bars with what is at their ends, in pixels.
pub(super) const WIDTH: usize = 420;
/// The width of small bars beside each other, in pixels.
const SMALL: usize = 160;

/// The figures of some columns of a table as rows of data, and the rows that they are in.
pub(super) struct Data {
    pub(super) values: Vec<Json>,
    /// A key for each row, in their order.
    pub(super) keys: Vec<String>,
    /// Number of lines of the longest label.
    pub(super) tallest: usize,
}

impl Data {
    /// Gathers the figures of columns; `more` adds fields to what each has.
    pub(super) fn new<'r>(
        report: &'r Report,
        view: &TableView<'r>,
        columns: &[usize],
        mut more: impl FnMut(&Line<'r>, usize) -> Vec<(&'static str, Json)>,
    ) -> Self {
        let locale = Locale::for_language(&report.language);
        let mut notes = numbered(report, view.table);
        let own = report.own_row(view.table);
        let mut data = Self { values: Vec::new(), keys: Vec::new(), tallest: 1 };
        for (index, line) in view.body() {
            let label = lines(&notes.of_line(&line.row.label, line), LABEL_WIDTH);
            data.tallest = data.tallest.max(label.len());
            // The mark before the bar tells rows of the same label apart, and parents from all others.
            let mark = if line.row.children.is_empty() { "" } else { "^" };
            let key = format!("{mark}{}|{}", index + 1, label.join("\n"));
            let is_own = own.map(|own| std::ptr::eq(own, line.row));
            for column in columns {
                let Some(cell) = line.cells.get(*column) else { continue };
                let series = view.table.columns.get(*column).map(Column::full_heading);
                let mut fields = datum(line, cell, &key, series, is_own, locale);
                fields.extend(more(line, *column));
                data.values.push(object(fields));
            }
            data.keys.push(key);
        }
        data
    }

    /// A view of this data: so wide, rows at least so tall.
    pub(super) fn view(self, width: usize, least: usize, encoding: Vec<(&str, Json)>, layers: Vec<Json>) -> Json {
        let step = (self.tallest * LINE + 9).max(least);
        let y = [("y", y_axis(list(self.keys)))];
        object([
            ("data", object([("values", Json::List(self.values))])),
            ("width", width.into()),
            ("height", object([("step", Json::from(step)), ("for", "position".into())])),
            ("encoding", object(y.into_iter().chain(encoding))),
            ("layer", Json::List(layers)),
        ])
    }
}

/// Horizontal bars, grouped where the table has columns.
pub(super) fn bars(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let columns = chart::plotted_columns(report, table);
    let data = Data::new(report, &view, &columns, |_, _| Vec::new());
    let grouped = (2..=MOST_GROUPED).contains(&columns.len());
    let headings = columns.iter().filter_map(|column| table.columns.get(*column)).map(Column::full_heading);
    let series = [("field", Json::from("series")), ("type", "nominal".into()), ("sort", list(headings))];
    let mut encoding = Vec::new();
    if grouped {
        encoding.push(("yOffset", object(series.clone())));
    }
    let mut layers = vec![bar(report, grouped, &view, &columns), withheld([0, WITHHELD])];
    layers.extend(table.benchmark.as_ref().and_then(|named| benchmark(named, Locale::for_language(&report.language))));
    layers.extend([ending(), words()]);
    if columns.len() <= MOST_GROUPED {
        return data.view(WIDTH, 22 * columns.len() + 8, encoding, layers);
    }
    // A small chart for each column.
    let Json::Object(view) = data.view(SMALL, 30, encoding, layers) else { return Json::Null };
    let (data, spec): (Vec<_>, Vec<_>) = view.into_iter().partition(|(name, _)| name == "data");
    let header = [("title", Json::from("")), ("labelFontWeight", "bold".into())];
    let facet = object(series.into_iter().chain([("header", object(header))]));
    let placed = [("facet", facet), ("columns", 2_usize.into()), ("spec", Json::Object(spec))];
    Json::Object(data.into_iter().chain(placed.map(|(name, json)| (name.to_owned(), json))).collect())
}

/// A line through the bars at the value that they are compared with.
fn benchmark(named: &Benchmark, locale: &Locale) -> Option<Json> {
    let size = match &named.value {
        Value::Share { percent, .. } => *percent,
        value => value.number()?,
    };
    let value = object([("value", Json::from(size)), ("label", locale.benchmark(named).into())]);
    let mark = object([("type", Json::from("rule")), ("strokeWidth", 2_usize.into()), ("color", colour(Ink::Text))]);
    let tooltip = field("label", "nominal");
    // It is through all rows, so it is in none.
    let encoding = Json::Object(vec![
        ("x".to_owned(), x()),
        ("y".to_owned(), Json::Null),
        ("yOffset".to_owned(), Json::Null),
        ("tooltip".to_owned(), tooltip),
    ]);
    Some(object([("data", object([("values", list([value]))])), ("mark", mark), ("encoding", encoding)]))
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

/// Returns the parts of a figure that the chart shows; `is_own` says whether its row is the one that stands out, where one does.
fn datum(
    line: &Line,
    cell: &Cell,
    key: &str,
    series: Option<String>,
    is_own: Option<bool>,
    locale: &Locale,
) -> Vec<(&'static str, Json)> {
    let size = match cell.value {
        Value::Share { percent, .. } => Some(*percent),
        value => value.number(),
    };
    let pooled = cell.state == CellState::Pooled;
    let tone = match (is_own, line.level) {
        (Some(true), _) => "main",
        _ if pooled || line.row.role != Role::Category => "quiet",
        (None, 0) => "main",
        _ => "part",
    };
    vec![
        ("key", Json::from(key)),
        ("label", (&line.row.label).into()),
        ("series", series.into()),
        ("value", size.into()),
        ("percent", cell.percent.into()),
        ("printed", locale.figure_with_percent(Some(cell)).into()),
        ("state", cell.state.name().into()),
        ("tone", tone.into()),
    ]
}

/// The rows in the order of the table, whichever layer they are drawn by; labels in full, those of parents in bold.
fn y_axis(keys: Json) -> Json {
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

pub(super) fn only(test: &str) -> Json {
    list([object([("filter", Json::from(test))])])
}

/// The columns by their colours, named over the chart.
pub(super) fn by_series(report: &Report, table: &Table, columns: &[usize]) -> Json {
    let headings = columns.iter().filter_map(|column| table.columns.get(*column)).map(Column::full_heading);
    let inks = (0_u8..).map(|series| mark_colour(report, Ink::Series(series))).take(columns.len());
    let scale = object([("domain", list(headings)), ("range", list(inks))]);
    let legend = object([("orient", Json::from("top")), ("labelLimit", 0_usize.into()), ("title", "".into())]);
    object([("field", Json::from("series")), ("type", "nominal".into()), ("scale", scale), ("legend", legend)])
}

fn bar(report: &Report, grouped: bool, view: &TableView, columns: &[usize]) -> Json {
    let color = if grouped {
        by_series(report, view.table, columns)
    } else {
        let scale = object([
            ("domain", list(["main", "part", "quiet"])),
            ("range", list([Ink::Accent, Ink::AccentLight, Ink::Neutral].map(|ink| mark_colour(report, ink)))),
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

/// A box of fixed length in place of a withheld figure, between two places in pixels.
pub(super) fn withheld([from, to]: [usize; 2]) -> Json {
    let mark = object([
        ("type", Json::from("bar")),
        ("filled", false.into()),
        ("stroke", colour(Ink::Hatch)),
        ("strokeDash", list([3_usize, 2])),
    ]);
    let ends = [("x", from), ("x2", to)].map(|(name, at)| (name, object([("value", Json::from(at))])));
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
pub(super) fn words() -> Json {
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
    let inks = (0_u8..).map(|series| mark_colour(report, Ink::Series(series))).take(parts.len());
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
