//! A region and its places, in the grid of the geometry, which needs no projection.

use super::{colour, mark_colour};
use crate::chart::{Geometry, Ink, Point};
use crate::export::json::{Json, list, object};
use crate::locale::Locale;
use crate::report::states::has_fips;
use crate::report::{Cell, Decimal, RegionMap, Report, Shade, Value};

/// The width of the map, in pixels.
const WIDTH: usize = 560;

/// The places, coloured by their figures where these are published.
pub(super) fn view(report: &Report, map: &RegionMap, geometry: &Geometry) -> Json {
    let locale = Locale::for_language(&report.language);
    let places = geometry.places().map(|(code, rings)| place(map, code, rings, locale));
    let (width, height) = geometry.size();
    let tall = usize::try_from(height).unwrap_or(1) * WIDTH / usize::try_from(width).unwrap_or(1).max(1);
    let land = shapes([("fill", colour(Ink::MapLand)), ("stroke", colour(Ink::MapBorder))]);
    let mut layers = vec![object([("mark", land)])];
    if !map.locations.is_empty() {
        layers.extend([shaded(report, map, locale), withheld()]);
    }
    let whole = object([("type", Json::from("Feature")), ("geometry", polygon(geometry.outline()))]);
    let outline = shapes([("filled", Json::from(false)), ("stroke", colour(Ink::MapOutline))]);
    layers.push(object([("data", values(list([whole]))), ("mark", outline)]));
    object([
        ("data", values(list(places))),
        ("width", WIDTH.into()),
        ("height", tall.into()),
        ("projection", object([("type", Json::from("identity"))])),
        ("layer", Json::List(layers)),
    ])
}

fn place(map: &RegionMap, code: &str, rings: &[Vec<Point>], locale: &Locale) -> Json {
    let place = map.locations.iter().find(|place| place.code() == code);
    let shown = place.and_then(|place| map.shown(place));
    let cell = shown.map(|shown| Cell::new(shown, None, 0));
    let properties = object([
        (if has_fips(&map.region) { "fips" } else { "code" }, Json::from(code)),
        ("name", place.map(|place| &place.name).into()),
        ("value", shown.and_then(Value::number).into()),
        ("printed", place.map(|place| locale.figure(&place.value)).into()),
        ("rate", place.and_then(|place| place.rate.as_ref()).map(|rate| locale.figure(rate)).into()),
        ("state", cell.map(|cell| cell.state.name()).into()),
    ]);
    object([("type", Json::from("Feature")), ("properties", properties), ("geometry", polygon(rings))])
}

/// The places with a figure, darker where it is larger.
fn shaded(report: &Report, map: &RegionMap, locale: &Locale) -> Json {
    let classes = map.breaks.len() + 1;
    let inks = if map.breaks.is_empty() { (0..5).collect() } else { spread(classes) };
    let mut scale = vec![("range".to_owned(), list(inks.into_iter().map(|step| mark_colour(report, Ink::Step(step)))))];
    if !map.breaks.is_empty() {
        scale.insert(0, ("type".to_owned(), "threshold".into()));
        scale.insert(1, ("domain".to_owned(), list(map.breaks.iter().copied())));
    }
    let title = match map.shade {
        Shade::Value => map.unit.clone().unwrap_or_else(|| map.title.clone()),
        Shade::Rate => locale.rate_head(map),
    };
    let color = object([
        ("field", Json::from("properties.value")),
        ("type", "quantitative".into()),
        ("scale", Json::Object(scale)),
        ("title", title.into()),
    ]);
    object([
        ("transform", only("isValid(datum.properties.value)")),
        ("mark", shapes([("stroke", colour(Ink::MapBorder)), ("tooltip", told())])),
        ("encoding", object([("color", color)])),
    ])
}

/// So many of the five colours, as far apart as they can be.
fn spread(classes: usize) -> Vec<u8> {
    let last = classes.saturating_sub(1).max(1);
    (0..classes).map(|class| u8::try_from(class * 4 / last).unwrap_or(4)).collect()
}

/// The places whose figure is withheld: all with the same dashes around them.
fn withheld() -> Json {
    let dashes = list([3_usize, 2]);
    object([
        ("transform", only("datum.properties.state === 'masked'")),
        (
            "mark",
            shapes([
                ("filled", false.into()),
                ("stroke", colour(Ink::Hatch)),
                ("strokeDash", dashes),
                ("tooltip", told()),
            ]),
        ),
    ])
}

fn shapes<const N: usize>(looks: [(&str, Json); N]) -> Json {
    object([("type", Json::from("geoshape"))].into_iter().chain(looks))
}

fn told() -> Json {
    object([("content", Json::from("data"))])
}

fn only(test: &str) -> Json {
    list([object([("filter", Json::from(test))])])
}

fn values(values: Json) -> Json {
    object([("values", values)])
}

/// Closed rings; one inside another is a hole.
fn polygon(rings: &[Vec<Point>]) -> Json {
    let point = |(x, y): &Point| list([Json::from(Decimal::new((*x).into(), 0)), Decimal::new((*y).into(), 0).into()]);
    let ring = |ring: &Vec<Point>| {
        let end = ring.first().filter(|first| ring.last() != Some(first));
        list(ring.iter().chain(end).map(point))
    };
    object([("type", Json::from("Polygon")), ("coordinates", list(rings.iter().map(ring)))])
}
