//! Tints behind the figures of a table of several columns.

use super::plot::{LABEL_WIDTH, LINE, datum, numbered, y_axis};
use super::{colour, field, lines};
use crate::chart::{self, Ink, Tint, Tints};
use crate::export::json::{Json, list, object};
use crate::locale::Locale;
use crate::report::{Column, Report, Table, TableView};

/// Width of a cell, in pixels.
const CELL: usize = 56;

/// Figures in a grid, each on the tint that it has in the report.
pub(super) fn view(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let locale = Locale::for_language(&report.language);
    let (tints, columns) = (Tints::new(report, table), chart::plotted_columns(report, table));
    let mut notes = numbered(report, table);
    let heading = |column: usize| table.columns.get(column).map(Column::full_heading);
    let (mut values, mut keys) = (Vec::new(), Vec::new());
    let mut tallest = 1;
    for (index, line) in view.body() {
        let label = lines(&notes.of_line(&line.row.label, line), LABEL_WIDTH);
        tallest = tallest.max(label.len());
        let mark = if line.row.children.is_empty() { "" } else { "^" };
        let key = format!("{mark}{}|{}", index + 1, label.join("\n"));
        keys.push(key.clone());
        for column in &columns {
            let Some(cell) = line.cells.get(*column) else { continue };
            let tint = tints.as_ref().and_then(|tints| tints.of(line, *column));
            let ground = match tint {
                Some(Tint::Step(step)) => Ink::Tint(step),
                Some(Tint::Withheld) => Ink::Track,
                None => Ink::Ground,
            };
            let Json::Object(mut fields) = datum(line, cell, &key, heading(*column), locale) else { continue };
            fields.push(("ground".to_owned(), colour(ground)));
            values.push(Json::Object(fields));
        }
    }
    let headings = list(columns.iter().filter_map(|column| heading(*column)));
    let axis = [("orient", Json::from("top")), ("labelAngle", 0_usize.into()), ("title", "".into())];
    let x = [("field", Json::from("series")), ("type", "nominal".into()), ("sort", headings), ("axis", object(axis))];
    let step = |size: usize| object([("step", Json::from(size))]);
    let color = Json::Object(vec![
        ("field".to_owned(), "ground".into()),
        ("type".to_owned(), "nominal".into()),
        ("scale".to_owned(), Json::Null),
    ]);
    let rect = object([("type", Json::from("rect")), ("tooltip", object([("content", Json::from("data"))]))]);
    let text = [("type", Json::from("text")), ("fontSize", 12_usize.into()), ("color", colour(Ink::Text))];
    object([
        ("data", object([("values", Json::List(values))])),
        ("width", step(CELL)),
        ("height", step(tallest * LINE + 9)),
        ("encoding", object([("y", y_axis(list(keys))), ("x", object(x))])),
        (
            "layer",
            list([
                object([("mark", rect), ("encoding", object([("color", color)]))]),
                object([("mark", object(text)), ("encoding", object([("text", field("printed", "nominal"))]))]),
            ]),
        ),
    ])
}
