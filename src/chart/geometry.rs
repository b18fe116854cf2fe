use super::error::ChartError;
use super::scene::Point;
use crate::report::Node;

/// The outline of a region and of its places, in a grid of their own: of a state and its counties, of the world and its
/// countries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Geometry {
    /// The code of the region: `US-MO`, `world`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The width and height of the grid.
    pub(super) size: Point,
    pub(super) outline: Vec<Ring>,
    pub(super) places: Vec<Land>,
}

/// A closed line; its last point is joined to its first.
pub(super) type Ring = Vec<Point>;

/// A place of a [`Geometry`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Land {
    pub(super) code: String,
    /// Its name, where the file has one, then others that it has.
    pub(super) names: Vec<String>,
    pub(super) rings: Vec<Ring>,
}

/// More than any map of the package has.
const LARGEST_GRID: i64 = 16_384;

impl Geometry {
    /// Reads a map file of the package: `code`, `name`, `width`, `height`, the rings of the `outline` and of the `places`
    /// with their `code`, `name` and other names, each ring a flat array of a point and of the steps from there. Those of
    /// the United States have `counties` with `fips`.
    ///
    /// # Errors
    /// [`ChartError::Geometry`] names the first place that makes no sense.
    pub fn from_node(node: &Node) -> Result<Self, ChartError> {
        let length = |name: &str| match field(node, name) {
            Some(Node::Integer(side @ 1..=LARGEST_GRID)) => i32::try_from(*side).map_err(|_| wrong(name, "a size")),
            _ => Err(wrong(name, "a whole number from 1 to 16384")),
        };
        let size = (length("width")?, length("height")?);
        let rings_of = |node: &Node, name: &str, place: &str| {
            let rings = list(node, name).ok_or_else(|| wrong(place, "an array of rings"))?;
            rings
                .iter()
                .map(|ring| self::ring(ring, size).ok_or_else(|| wrong(place, RING)))
                .collect::<Result<Vec<Ring>, ChartError>>()
        };
        let (all, member, wanted) =
            if field(node, "places").is_some() { ("places", "code", CODE) } else { ("counties", "fips", FIPS) };
        let places = list(node, all).ok_or_else(|| wrong(all, "an array of places"))?;
        let place = |place: &Node| {
            let is_code = |code: &&str| if member == "fips" { is_fips(code) } else { !code.is_empty() };
            let code = text(place, member).filter(is_code).ok_or_else(|| wrong(all, wanted))?;
            let rings = rings_of(place, "rings", &[all, ", ", code].concat())?;
            let others = list(place, "also").unwrap_or_default().iter().filter_map(Node::text);
            let names = text(place, "name").into_iter().chain(others).map(str::to_owned).collect();
            Ok(Land { code: code.to_owned(), names, rings })
        };
        let named = |name| text(node, name).map(str::to_owned).ok_or_else(|| wrong(name, "a string"));
        Ok(Self {
            code: named("code")?,
            name: named("name")?,
            size,
            outline: rings_of(node, "outline", "outline")?,
            places: places.iter().map(place).collect::<Result<_, ChartError>>()?,
        })
    }

    /// The width and height of the grid.
    #[cfg(feature = "export")]
    pub const fn size(&self) -> Point {
        self.size
    }

    /// The rings of the region.
    #[cfg(feature = "export")]
    pub fn outline(&self) -> &[Vec<Point>] {
        &self.outline
    }

    /// The code and the rings of each place.
    #[cfg(feature = "export")]
    pub fn places(&self) -> impl Iterator<Item = (&str, &[Vec<Point>])> {
        self.places.iter().map(|land| (land.code.as_str(), land.rings.as_slice()))
    }

    pub(super) fn place(&self, code: &str) -> Option<&Land> {
        self.places.iter().find(|land| land.code == code)
    }
}

const RING: &str = "rings of three or more points inside the grid, as whole numbers";
const CODE: &str = "the code of a place";
const FIPS: &str = "a code of five digits, or of two for a state, in `fips`";

fn wrong(place: &str, wanted: &'static str) -> ChartError {
    ChartError::Geometry { place: place.to_owned(), wanted }
}

fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let Node::Object(entries) = node else { return None };
    entries.iter().find(|(key, _)| key == name).map(|(_, node)| node)
}

fn list<'n>(node: &'n Node, name: &str) -> Option<&'n [Node]> {
    if let Some(Node::List(items)) = field(node, name) { Some(items) } else { None }
}

fn text<'n>(node: &'n Node, name: &str) -> Option<&'n str> {
    if let Some(Node::Text(text)) = field(node, name) { Some(text) } else { None }
}

fn is_fips(code: &str) -> bool {
    matches!(code.len(), 2 | 5) && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The points of a ring, if there are three or more and all lie on the grid.
fn ring(node: &Node, (width, height): Point) -> Option<Ring> {
    let Node::List(numbers) = node else { return None };
    if numbers.len() < 6 || !numbers.len().is_multiple_of(2) {
        return None;
    }
    let (mut x, mut y) = (0_i32, 0_i32);
    let step = |node: &Node| if let Node::Integer(step) = node { i32::try_from(*step).ok() } else { None };
    let point = |pair: &[Node]| {
        let [dx, dy] = pair else { return None };
        x = x.checked_add(step(dx)?)?;
        y = y.checked_add(step(dy)?)?;
        ((0..=width).contains(&x) && (0..=height).contains(&y)).then_some((x, y))
    };
    numbers.chunks_exact(2).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::{ChartError, Geometry, Node};

    fn read(json: &str) -> Result<Geometry, ChartError> {
        Geometry::from_node(&serde_json::from_str::<Node>(json).unwrap())
    }

    fn square(outline: &str, counties: &str) -> Result<Geometry, ChartError> {
        let head = r#""code":"US-XX","name":"Nowhere","width":100,"height":80"#;
        read(&format!("{{{head},\"outline\":{outline},\"counties\":{counties}}}"))
    }

    #[test]
    fn steps_add_up_to_points() {
        let counties = r#"[{"fips":"99001","name":"One","rings":[[0,0,100,0,0,80]]}]"#;
        let geometry = square("[[0,0,100,0,0,80,-100,0]]", counties).unwrap();
        assert_eq!(geometry.outline, [[(0, 0), (100, 0), (100, 80), (0, 80)]]);
        assert_eq!(geometry.place("99001").unwrap().rings.len(), 1);
        assert!(geometry.place("99002").is_none());
    }

    fn places(places: &str) -> Result<Geometry, ChartError> {
        read(&format!(r#"{{"code":"x","name":"X","width":9,"height":9,"outline":[],"places":{places}}}"#))
    }

    #[test]
    fn places_of_any_region_have_codes_and_names() {
        let geometry = places(r#"[{"code":"AR-X","name":"Córdoba","also":["CBA"],"rings":[]}]"#).unwrap();
        assert_eq!(geometry.place("AR-X").unwrap().names, ["Córdoba", "CBA"]);
    }

    #[test]
    fn a_place_without_a_code_is_refused() {
        let place = ChartError::Geometry { place: "places".to_owned(), wanted: super::CODE };
        assert_eq!(places(r#"[{"code":"","rings":[]}]"#), Err(place.clone()));
        assert_eq!(places(r#"[{"fips":"29510","rings":[]}]"#), Err(place));
    }

    #[test]
    fn nonsense_is_refused_with_its_place() {
        let place = |result: Result<Geometry, ChartError>| match result {
            Err(ChartError::Geometry { place, .. }) => place,
            other => panic!("{other:?}"),
        };
        assert_eq!(place(read("[]")), "width");
        assert_eq!(place(square("[[0,0,1,1]]", "[]")), "outline");
        assert_eq!(place(square("[[0,0,100,0,1,1]]", "[]")), "outline", "outside the grid");
        assert_eq!(place(square("[[0,0,1.5,0,1,1]]", "[]")), "outline");
        assert_eq!(place(square("[[0,0,9223372036854775807,0,1,1]]", "[]")), "outline");
        assert_eq!(place(square("[]", r#"[{"fips":"x","name":"One","rings":[]}]"#)), "counties");
        assert_eq!(place(square("[]", r#"[{"fips":"99001","name":"One","rings":[[0]]}]"#)), "counties, 99001");
    }
}
