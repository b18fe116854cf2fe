//! Tints behind the figures of a table of several columns.

use super::plot::Data;
use super::{colour, field, mark_colour};
use crate::chart::{self, Ink, Tint, Tints};
use crate::export::json::{Json, list, object};
use crate::report::{Column, Report, Table, TableView};

/// Width of a cell, in pixels.
const CELL: usize = 56;

/// Figures in a grid, each on the tint that it has in the report.
pub(super) fn view(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let (tints, columns) = (Tints::new(report, table), chart::plotted_columns(report, table));
    let heading = |column: usize| table.columns.get(column).map(Column::full_heading);
    let data = Data::new(report, &view, &columns, |line, column| {
        let ground = match tints.as_ref().and_then(|tints| tints.of(line, column)) {
            Some(Tint::Step(step)) => Ink::Tint(step),
            Some(Tint::Withheld) => Ink::Track,
            None => Ink::Ground,
        };
        vec![("ground", mark_colour(report, ground))]
    });
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
    let layers = vec![
        object([("mark", rect), ("encoding", object([("color", color)]))]),
        object([("mark", object(text)), ("encoding", object([("text", field("printed", "nominal"))]))]),
    ];
    let Json::Object(mut view) = data.view(0, 0, vec![("x", object(x))], layers) else { return Json::Null };
    view.iter_mut().filter(|(name, _)| name == "width").for_each(|(_, width)| *width = step(CELL));
    Json::Object(view)
}
