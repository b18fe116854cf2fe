//! Stacked bars, pyramids and ranges.

use super::plot::{Data, WIDTH, WITHHELD, by_series, only, withheld, words};
use super::{colour, field, mark_colour};
use crate::chart::{self, Ink};
use crate::export::json::{Json, list, object};
use crate::locale::Locale;
use crate::report::scale::length_of;
use crate::report::{Column, Decimal, Line, Report, Table, TableView, Value};

/// Width of a letter of a figure, in pixels.
const LETTER: usize = 8;
/// A whole, in millionths of a percent.
const WHOLE: u64 = 100_000_000;

/// Bars divided into parts, each as long as its figures or all as long as the others. Nothing withheld has a length: it is
/// named behind the published parts, and in bars of 100% the row has no bar.
pub(super) fn stacked(report: &Report, table: &Table, whole: bool) -> Json {
    let view = TableView::new(report, table);
    let locale = Locale::for_language(&report.language);
    let columns = chart::plotted_columns(report, table);
    let most = view.body().map(|(_, line)| sum(line, &columns)).max().unwrap_or(0).max(1);
    let data = Data::new(report, &view, &columns, |line, column| {
        let all = sum(line, &columns);
        let is_withheld = columns.iter().any(|column| size(line, *column).is_none());
        let is_last = columns.last() == Some(&column);
        let Some(own) = size(line, column).filter(|_| !(whole && (is_withheld || all == 0))) else {
            let said = is_last.then(|| apart(line, table, &columns, whole, locale)).filter(|said| !said.is_empty());
            let end = if whole { 0 } else { all };
            return vec![("end", number(end, table)), ("apart", said.into())];
        };
        let before: u64 =
            columns.iter().take_while(|other| **other != column).filter_map(|other| size(line, *other)).sum();
        let at = |sum: u64| if whole { sum.saturating_mul(WHOLE) / all.max(1) } else { sum };
        let (from, to, scale) = (at(before), at(before + own), if whole { WHOLE } else { most });
        let printed = line.cells.get(column).map(|cell| locale.figure(cell.value)).unwrap_or_default();
        let room = (to - from).saturating_mul(WIDTH as u64) / scale;
        let inside = Some(printed).filter(|printed| room >= (printed.chars().count() * LETTER) as u64);
        let series = columns.iter().position(|other| *other == column).and_then(|series| u8::try_from(series).ok());
        let said = (is_last && is_withheld).then(|| apart(line, table, &columns, whole, locale));
        let place = |sum: u64| if whole { millionths(sum) } else { number(sum, table) };
        vec![
            ("from", place(from)),
            ("to", place(to)),
            ("end", place(at(all))),
            ("inside", inside.into()),
            ("ink", colour(Ink::OnSeries(series.unwrap_or_default()))),
            ("apart", said.into()),
        ]
    });
    let x = |name: &str| {
        let scale = object([("zero", Json::from(true))]);
        let mut fields = vec![("field".to_owned(), name.into()), ("type".to_owned(), "quantitative".into())];
        fields.extend([("axis".to_owned(), Json::Null), ("scale".to_owned(), scale)]);
        Json::Object(fields)
    };
    let bar = object([
        ("transform", only("isValid(datum.to)")),
        ("mark", object([("type", Json::from("bar")), ("tooltip", told())])),
        (
            "encoding",
            object([
                ("x", x("from")),
                ("x2", object([("field", Json::from("to"))])),
                ("color", by_series(report, table, &columns)),
            ]),
        ),
    ]);
    let middle = object([("calculate", Json::from("(datum.from + datum.to) / 2")), ("as", "middle".into())]);
    let inside = object([
        ("transform", list([object([("filter", Json::from("isValid(datum.inside)"))]), middle])),
        ("mark", object([("type", Json::from("text")), ("fontSize", 12_usize.into())])),
        (
            "encoding",
            object([
                ("x", x("middle")),
                ("text", field("inside", "nominal")),
                (
                    "color",
                    Json::Object(vec![
                        ("field".to_owned(), "ink".into()),
                        ("type".to_owned(), "nominal".into()),
                        ("scale".to_owned(), Json::Null),
                    ]),
                ),
            ]),
        ),
    ]);
    let apart = object([
        ("transform", only("isValid(datum.apart)")),
        ("mark", text("left", 6)),
        ("encoding", object([("x", x("end")), ("text", field("apart", "nominal"))])),
    ]);
    data.view(WIDTH, 30, Vec::new(), vec![bar, inside, apart])
}

/// Text behind the bar of a row: its withheld parts, or all where it has no bar.
fn apart(line: &Line, table: &Table, columns: &[usize], whole: bool, locale: &Locale) -> String {
    let said = |column: &usize| {
        let cell = line.cells.get(*column).filter(|_| whole || size(line, *column).is_none())?;
        let heading = table.columns.get(*column).map(Column::full_heading)?;
        Some([&heading, locale.words().colon, &locale.figure(cell.value)].concat())
    };
    columns.iter().filter_map(said).collect::<Vec<_>>().join(locale.words().clause)
}

/// Two columns as bars on both sides of a middle, on one scale.
pub(super) fn pyramid(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let columns = chart::plotted_columns(report, table);
    let is_left = |column: usize| columns.first() == Some(&column);
    let sizes = view.body().flat_map(|(_, line)| columns.iter().filter_map(|column| size(line, *column)));
    let most = sizes.max().unwrap_or(0).max(1);
    let data = Data::new(report, &view, &columns, |line, column| {
        let side = if is_left(column) { "left" } else { "right" };
        let own = size(line, column).map(|own| signed(own, is_left(column), table));
        vec![("side", side.into()), ("reach", own.into())]
    });
    let domain = list([signed(most, true, table), signed(most, false, table)]);
    let scale = object([("domain", domain), ("nice", false.into()), ("padding", 60_usize.into())]);
    let x = || {
        let mut fields = vec![("field".to_owned(), "reach".into()), ("type".to_owned(), "quantitative".into())];
        fields.extend([("axis".to_owned(), Json::Null), ("scale".to_owned(), scale.clone())]);
        Json::Object(fields)
    };
    let of = |side: &str, rest: &str| only(&format!("datum.side === '{side}' && {rest}"));
    let bar = object([
        ("transform", only("isValid(datum.reach)")),
        ("mark", object([("type", Json::from("bar")), ("tooltip", told())])),
        ("encoding", object([("x", x()), ("color", by_series(report, table, &columns))])),
    ]);
    let ending = |side: &str, align: &str, dx: i64| {
        object([
            ("transform", of(side, "isValid(datum.reach)")),
            ("mark", text(align, dx)),
            ("encoding", object([("x", x()), ("text", field("printed", "nominal"))])),
        ])
    };
    let middle = WIDTH / 2;
    let boxed = |side: &str, places: [usize; 2]| {
        let Json::Object(mut layer) = withheld(places) else { return Json::Null };
        let filter = of(side, "datum.state === 'masked'");
        layer.iter_mut().filter(|(name, _)| name == "transform").for_each(|(_, own)| *own = filter.clone());
        Json::Object(layer)
    };
    let said = |side: &str, align: &str, at: usize| {
        object([
            ("transform", of(side, "!isValid(datum.reach)")),
            ("mark", text(align, 0)),
            ("encoding", object([("x", object([("value", Json::from(at))])), ("text", field("printed", "nominal"))])),
        ])
    };
    let layers = vec![
        bar,
        ending("left", "right", -6),
        ending("right", "left", 6),
        boxed("left", [middle - WITHHELD, middle]),
        boxed("right", [middle, middle + WITHHELD]),
        said("left", "right", middle - WITHHELD - 6),
        said("right", "left", middle + WITHHELD + 6),
    ];
    data.view(WIDTH, 26, Vec::new(), layers)
}

/// A dot for each figure, on a line between its bounds.
pub(super) fn range(report: &Report, table: &Table) -> Json {
    let view = TableView::new(report, table);
    let data = Data::new(report, &view, &[0], |line, column| {
        let interval = line.cells.get(column).and_then(|cell| cell.value.interval());
        let bound = |bound: Option<Decimal>| bound.into();
        vec![("low", bound(interval.map(|own| own.low))), ("high", bound(interval.map(|own| own.high)))]
    });
    let x = |name: &str| {
        let axis = object([("title", Json::from("")), ("grid", true.into()), ("orient", "bottom".into())]);
        object([
            ("field", Json::from(name)),
            ("type", "quantitative".into()),
            ("scale", object([("zero", Json::from(true))])),
            ("axis", axis),
        ])
    };
    let line = object([
        ("transform", only("isValid(datum.low)")),
        (
            "mark",
            object([
                ("type", Json::from("rule")),
                ("strokeWidth", 2_usize.into()),
                ("color", mark_colour(report, Ink::Accent)),
            ]),
        ),
        ("encoding", object([("x", x("low")), ("x2", object([("field", Json::from("high"))]))])),
    ]);
    let looks = [("type", Json::from("point")), ("filled", true.into()), ("size", 80_usize.into())];
    let looks = looks.into_iter().chain([
        ("opacity", 1_usize.into()),
        ("color", mark_colour(report, Ink::Accent)),
        ("tooltip", told()),
    ]);
    let dot = object([
        ("transform", only("isValid(datum.value)")),
        ("mark", object(looks)),
        ("encoding", object([("x", x("value"))])),
    ]);
    let ending = object([
        ("transform", only("isValid(datum.value)")),
        ("mark", text("left", 8)),
        ("encoding", object([("x", object([("value", Json::from(WIDTH))])), ("text", field("printed", "nominal"))])),
    ]);
    data.view(WIDTH, 26, Vec::new(), vec![line, dot, ending, withheld([0, WITHHELD]), words()])
}

/// The length of a figure on the scale of its table.
fn size(line: &Line, column: usize) -> Option<u64> {
    line.cells.get(column).and_then(|cell| length_of(cell.value))
}

fn sum(line: &Line, columns: &[usize]) -> u64 {
    columns.iter().filter_map(|column| size(line, *column)).sum()
}

/// A length as the number that it is of: counts are whole, all else is in millionths.
fn number(size: u64, table: &Table) -> Json {
    signed(size, false, table)
}

fn signed(size: u64, is_negative: bool, table: &Table) -> Json {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let is_count = |value: &Value| value.published_count().is_some();
    let counts = table.rows.iter().flat_map(crate::report::Row::figures).any(is_count);
    Decimal::new(if is_negative { -size } else { size }, if counts { 0 } else { 6 }).into()
}

fn millionths(size: u64) -> Json {
    Decimal::new(i64::try_from(size).unwrap_or(i64::MAX), 6).into()
}

fn text(align: &str, dx: i64) -> Json {
    object([
        ("type", Json::from("text")),
        ("align", align.into()),
        ("dx", Decimal::new(dx, 0).into()),
        ("fontSize", 12_usize.into()),
        ("color", colour(Ink::Text)),
    ])
}

fn told() -> Json {
    object([("content", Json::from("data"))])
}
