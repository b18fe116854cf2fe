use super::bar_label::BODY;
use super::color_scale::ColorScale;
use super::error::ChartError;
use super::geometry::{Geometry, Land, Ring};
use super::layout_builder::{LayoutBuilder, insert_in_order};
use super::legend::{Sample, legend};
use super::plot::{have_one_scale, length_of};
use super::scene::{Anchor, Area, Hit, Ink, Mark, Point, Shape, Target, UNIT, closed};
use crate::locale::Locale;
use crate::report::states::{COUNTRY, is_named};
use crate::report::{Location, RegionMap, Report, Row, Shade, Table, Value};

/// Below this width, in CSS pixels at the usual text size, the legend is under the map.
const STACKED_BELOW: i32 = 512;
/// Width of a map that has nothing to show but the outline, in CSS pixels.
const OUTLINE: i32 = 200;
/// Number of places that are named beside a map.
const NAMED: usize = 3;

/// A table whose rows are states, or the places of its region, as a map.
pub(crate) fn of_table(table: &Table, geometry: &Geometry) -> RegionMap {
    let region = table.region.as_deref().unwrap_or(COUNTRY);
    let location = |row: &Row| {
        let land = geometry.places.iter().find(|land| is_of(row, land, region))?;
        let value = row.figures().first()?.clone();
        Some(Location { fips: None, code: Some(land.code.clone()), name: row.label.clone(), value, rate: None })
    };
    let unit = table.rows.first().and_then(|row| table.unit_of(row, 0)).map(str::to_owned);
    RegionMap {
        id: table.id.clone(),
        title: table.title.clone(),
        region: region.to_owned(),
        unit,
        breaks: Vec::new(),
        shade: Shade::Value,
        locations: table.rows.iter().filter_map(location).collect(),
        notes: Vec::new(),
    }
}

/// Returns whether a row is a place: by its id, or by a name.
fn is_of(row: &Row, land: &Land, region: &str) -> bool {
    if region == COUNTRY {
        return land.names.iter().any(|name| is_named(&row.label, name));
    }
    let letters = |text: &str| {
        let is_letter = |letter: &char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
        text.chars().filter(is_letter).collect::<String>().to_ascii_lowercase()
    };
    let label = letters(&row.label);
    row.id.as_ref() == Some(&land.code) || land.names.iter().chain([&land.code]).any(|name| letters(name) == label)
}

/// Lays the places of a table out, from the top; returns where they end. Other rows are named under the map,
/// and the row that stands out has a wide outline.
pub(super) fn lay_out_table(
    report: &Report,
    table: &Table,
    geometry: Option<&Geometry>,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> Result<i32, ChartError> {
    let map = of_table(table, geometry.unwrap_or(&Geometry::default()));
    let bottom = lay_out(&map, geometry, locale, builder)?;
    let row_of = |name: &str| table.rows.iter().position(|row| row.label == name);
    let own = report.own_row(table).map(|own| own.label.as_str());
    let mut outlines = Vec::new();
    for target in &mut builder.targets {
        if own == Some(target.label.as_str()) {
            outlines.extend(target.hit.clone());
        }
        if let Some(row) = row_of(&target.label) {
            target.key = ["/rows/", &row.to_string()].concat();
        }
    }
    for hit in outlines {
        let Hit::Rings(rings) = hit else { continue };
        for ring in &rings {
            builder.path(closed(ring), builder.px(2), Ink::Text);
        }
    }
    let is_drawn = |row: &&Row| map.locations.iter().any(|location| location.name == row.label);
    let said = |row: &Row| Some([&row.label, " ", &locale.figure(row.figures().first()?)].concat());
    let others: Vec<String> = table.rows.iter().filter(|row| !is_drawn(row)).filter_map(said).collect();
    let others = builder.block(&others.join(locale.words().clause), builder.font(BODY, false), builder.width);
    if others.is_empty() {
        return Ok(bottom);
    }
    let height = others.height;
    builder.write(others, builder.left, bottom, Anchor::Left, Ink::Quiet);
    Ok(bottom + height + builder.left)
}

/// Lays a map out, from the top; returns where it ends.
pub(super) fn lay_out(
    map: &RegionMap,
    geometry: Option<&Geometry>,
    locale: &Locale,
    builder: &mut LayoutBuilder,
) -> Result<i32, ChartError> {
    let geometry = geometry.filter(|geometry| geometry.code == map.region).ok_or_else(|| ChartError::WrongRegion {
        map: map.title.clone(),
        wanted: map.region.clone(),
        given: geometry.map(|geometry| geometry.code.clone()),
    })?;
    let shown = || map.locations.iter().filter_map(|location| map.shown(location));
    if !have_one_scale(shown()) {
        return Err(ChartError::NothingToDraw { table: map.title.clone() });
    }
    let stacked = builder.is_narrower_than(STACKED_BELOW);
    let room = match (map.locations.is_empty(), stacked) {
        (true, _) => builder.width.min(builder.px(OUTLINE)),
        (false, true) => builder.width,
        (false, false) => builder.width * 13 / 20,
    };
    let place = Place::new(geometry, room, builder);
    let steps = ColorScale::new(shown(), &map.breaks, locale);
    paint(map, geometry, &place, &steps, builder)?;
    for location in &map.locations {
        builder.targets.push(target(map, location, geometry, &place, locale));
    }
    let frame = place.frame;
    if map.locations.is_empty() {
        return Ok(frame.bottom() + builder.left);
    }
    let room = if stacked {
        Area { left: builder.left, top: frame.bottom() + builder.px(14), width: builder.width, height: 0 }
    } else {
        let left = frame.right() + builder.px(28);
        Area { left, top: frame.top + builder.px(4), width: builder.right() - left, height: 0 }
    };
    let unit = match map.shade {
        Shade::Value => map.unit.clone().unwrap_or_default(),
        Shade::Rate => locale.rate_head(map),
    };
    let unit = builder.block(&unit, builder.font(BODY, false), room.width);
    let top = room.top + unit.height + builder.px(6);
    builder.write(unit, room.left, room.top, Anchor::Left, Ink::Quiet);
    let items = meanings(map, geometry, &steps, locale);
    let bottom = legend(&items, Area { top, ..room }, !stacked, builder);
    let named = largest(map, locale);
    let space = if named.is_empty() { 0 } else { builder.px(10) };
    let bottom = legend(&named, Area { top: bottom + space, ..room }, !stacked, builder);
    Ok(bottom.max(frame.bottom()) + builder.left)
}

/// Position on the page of a geometry's grid.
struct Place {
    frame: Area,
    grid: Point,
}

impl Place {
    /// As wide as there is room, but no taller than suits a page.
    fn new(geometry: &Geometry, room: i32, builder: &LayoutBuilder) -> Self {
        let (columns, rows) = geometry.size;
        let width = room.min(builder.px(520)).min(proportion(builder.px(460), columns, rows));
        let frame = Area { left: builder.left, top: builder.left, width, height: proportion(width, rows, columns) };
        Self { frame, grid: geometry.size }
    }

    fn rings(&self, rings: &[Ring]) -> Vec<Ring> {
        let point = |&(x, y): &Point| {
            let across = proportion(self.frame.width, x, self.grid.0);
            (self.frame.left + across, self.frame.top + proportion(self.frame.height, y, self.grid.1))
        };
        rings.iter().map(|ring| ring.iter().map(point).collect()).collect()
    }
}

/// `length × part ÷ whole`, rounded.
fn proportion(length: i32, part: i32, whole: i32) -> i32 {
    let (length, part, whole) = (i64::from(length), i64::from(part), i64::from(whole.max(1)));
    i32::try_from((2 * length * part + whole) / (2 * whole)).unwrap_or(i32::MAX)
}

/// Paints the places, the larger ones first: a city may lie inside a county that was drawn without a hole.
fn paint(
    map: &RegionMap,
    geometry: &Geometry,
    place: &Place,
    steps: &ColorScale,
    builder: &mut LayoutBuilder,
) -> Result<(), ChartError> {
    if let Some(location) = map.locations.iter().find(|location| geometry.place(location.code()).is_none()) {
        let (map, place, code) = (map.title.clone(), location.name.clone(), location.code().to_owned());
        return Err(ChartError::UnknownPlace { map, place, code });
    }
    let located = |code: &str| map.locations.iter().find(|location| location.code() == code);
    let mut lands = Vec::new();
    for land in &geometry.places {
        let (rings, location) = (place.rings(&land.rings), located(&land.code));
        let largest_first = std::cmp::Reverse(extent(&rings));
        insert_in_order(&mut lands, (largest_first, rings, location), |(order, ..)| *order);
    }
    for (_, rings, location) in &lands {
        let shown = location.and_then(|location| map.shown(location));
        let ink = shown.and_then(|shown| steps.ink(shown)).unwrap_or(Ink::MapLand);
        builder.marks.extend(rings.iter().map(|ring| Mark { shape: Shape::Polygon(ring.clone()), ink }));
        if matches!(shown, Some(Value::Masked { .. })) {
            builder.hatch(rings, 0, Ink::Hatch);
        }
    }
    let (border, outline) = widths(geometry);
    for ring in lands.iter().flat_map(|(_, rings, _)| rings) {
        builder.path(closed(ring), border, Ink::MapBorder);
    }
    for ring in place.rings(&geometry.outline) {
        builder.path(closed(&ring), outline, Ink::MapOutline);
    }
    Ok(())
}

/// Returns the widths of borders and of the outline. Places that are on average narrower than a twentieth of the map, as those of
/// the world, would be all line.
fn widths(geometry: &Geometry) -> (i32, i32) {
    let (columns, rows) = geometry.size;
    let places = i64::try_from(geometry.places.len()).unwrap_or(i64::MAX);
    let is_fine = places.saturating_mul(i64::from(columns)) > 400 * i64::from(rows);
    if is_fine { (UNIT / 2, UNIT * 3 / 4) } else { (UNIT * 3 / 4, UNIT * 5 / 4) }
}

/// Returns the places with the largest published figures; none of a map of few places.
fn largest(map: &RegionMap, locale: &Locale) -> Vec<(Sample, String)> {
    let mut sized = Vec::new();
    // Of few places, the colours tell each.
    for location in map.locations.iter().filter(|_| map.locations.len() > NAMED) {
        if let Some(shown) = map.shown(location)
            && let Some(size @ 1..) = length_of(shown)
        {
            insert_in_order(&mut sized, (size, location, shown), |(size, ..)| std::cmp::Reverse(*size));
        }
    }
    let named = |(_, location, shown): (u64, &Location, &Value)| {
        (Sample::Absent, [&location.name, " ", &locale.figure(shown)].concat())
    };
    sized.into_iter().take(NAMED).map(named).collect()
}

/// The rectangle around rings.
fn bounds(rings: &[Ring]) -> Area {
    let mut points = rings.iter().flatten().copied();
    let Some((left, top)) = points.next() else { return Area::default() };
    let around = |(left, top, right, bottom): (i32, i32, i32, i32), (x, y): Point| {
        (left.min(x), top.min(y), right.max(x), bottom.max(y))
    };
    let (left, top, right, bottom) = points.fold((left, top, left, top), around);
    Area { left, top, width: right - left, height: bottom - top }
}

fn extent(rings: &[Ring]) -> i64 {
    let area = bounds(rings);
    i64::from(area.width) * i64::from(area.height)
}

fn target(map: &RegionMap, location: &Location, geometry: &Geometry, place: &Place, locale: &Locale) -> Target {
    let rings = geometry.place(location.code()).map(|land| place.rings(&land.rings)).unwrap_or_default();
    let mut value = locale.figure(&location.value);
    if let Some(rate) = &location.rate {
        let head = locale.rate_head(map);
        value = [&value, locale.words().clause, &head, locale.words().colon, &locale.figure(rate)].concat();
    }
    let (key, label, bounds) = (location.code().to_owned(), location.name.clone(), bounds(&rings));
    Target { key, label, value, percent: None, bounds, hit: vec![Hit::Rings(rings)] }
}

/// Returns the meanings of the colours: the steps from the largest down, withheld figures, and missing ones.
fn meanings(map: &RegionMap, geometry: &Geometry, steps: &ColorScale, locale: &Locale) -> Vec<(Sample, String)> {
    let mut items: Vec<(Sample, String)> =
        steps.meanings().map(|(ink, range)| (Sample::Filled(ink), range.to_owned())).collect();
    for location in &map.locations {
        let Some(Value::Masked { masked: words, .. }) = map.shown(location) else { continue };
        if !items.iter().any(|(_, said)| said == words) {
            items.push((Sample::Hatched, words.clone()));
        }
    }
    if geometry.places.len() > map.locations.len() {
        items.push((Sample::Filled(Ink::MapLand), locale.words().not_given.to_owned()));
    }
    items
}
