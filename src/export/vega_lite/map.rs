//! A state and its counties, in the grid of the geometry, which needs no projection.

use super::colour;
use crate::chart::{Geometry, Ink, Point};
use crate::export::json::{Json, list, object};
use crate::locale::Locale;
use crate::report::{Cell, RegionMap, Report};

/// The width of the map, in pixels.
const WIDTH: usize = 560;

/// The counties, coloured by their figures where these are published.
pub(super) fn view(report: &Report, map: &RegionMap, geometry: &Geometry) -> Json {
    let locale = Locale::for_language(&report.language);
    let features = geometry.counties().map(|(fips, rings)| {
        let place = map.locations.iter().find(|place| place.fips == fips);
        let cell = place.map(|place| Cell::new(&place.value, None, 0));
        let properties = object([
            ("fips", Json::from(fips)),
            ("name", place.map(|place| &place.name).into()),
            ("value", place.and_then(|place| place.value.number()).into()),
            ("printed", place.map(|place| locale.figure(&place.value)).into()),
            ("state", cell.map(|cell| cell.state.name()).into()),
        ]);
        object([("type", Json::from("Feature")), ("properties", properties), ("geometry", polygon(rings))])
    });
    let (width, height) = geometry.size();
    let tall = usize::try_from(height).unwrap_or(1) * WIDTH / usize::try_from(width).unwrap_or(1).max(1);
    let steps = (0..5).map(Ink::Step).map(colour);
    let color = object([
        (
            "condition",
            object([
                ("test", Json::from("isValid(datum.properties.value)")),
                ("field", "properties.value".into()),
                ("type", "quantitative".into()),
                ("scale", object([("range", list(steps))])),
                ("title", map.unit.as_ref().into()),
            ]),
        ),
        ("value", colour(Ink::MapLand)),
    ]);
    let mark = object([
        ("type", Json::from("geoshape")),
        ("stroke", colour(Ink::MapBorder)),
        ("tooltip", object([("content", Json::from("data"))])),
    ]);
    let outline = object([
        (
            "data",
            object([(
                "values",
                object([
                    ("type", Json::from("Feature")),
                    ("properties", object([("name", Json::from(&geometry.name))])),
                    ("geometry", polygon(geometry.outline())),
                ]),
            )]),
        ),
        (
            "mark",
            object([("type", Json::from("geoshape")), ("filled", false.into()), ("stroke", colour(Ink::MapOutline))]),
        ),
    ]);
    let counties = object([
        ("data", object([("values", list(features))])),
        ("mark", mark),
        ("encoding", object([("color", color)])),
    ]);
    object([
        ("width", Json::from(WIDTH)),
        ("height", tall.into()),
        ("projection", object([("type", Json::from("identity"))])),
        ("layer", list([counties, outline])),
    ])
}

/// Closed rings; one inside another is a hole.
fn polygon(rings: &[Vec<Point>]) -> Json {
    let point = |(x, y): &Point| Json::List(vec![coordinate(*x), coordinate(*y)]);
    let ring = |ring: &Vec<Point>| Json::List(ring.iter().chain(ring.first()).map(point).collect());
    object([("type", Json::from("Polygon")), ("coordinates", Json::List(rings.iter().map(ring).collect()))])
}

fn coordinate(at: i32) -> Json {
    crate::report::Decimal::new(at.into(), 0).into()
}
