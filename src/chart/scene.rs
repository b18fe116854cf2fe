/// Number of units of a scene's coordinates in a CSS pixel. Whole numbers of eighths keep outlines smooth, and no
/// coordinate can ever be infinite or not a number.
pub const UNIT: i32 = 8;

/// A point in eighths of a CSS pixel, from the top left.
pub type Point = (i32, i32);

/// A picture before it is painted: marks from back to front, and what can be pointed at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Marks to paint, from back to front.
    pub marks: Vec<Mark>,
    /// Targets of the pointer and of steps, in keyboard order.
    pub targets: Vec<Target>,
}

/// One painted thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its shape and place.
    pub shape: Shape,
    /// Its colour, by meaning.
    pub ink: Ink,
}

/// A shape in eighths of a CSS pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Area),
    /// A filled polygon.
    Polygon(Vec<Point>),
    /// A line through points.
    Path {
        /// The points.
        points: Vec<Point>,
        /// Thickness of the line.
        thickness: u32,
    },
    /// A line of text.
    Text(Text),
}

/// A line of text in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Anchor of the text; vertically its middle.
    pub at: Point,
    /// Position of the anchor.
    pub anchor: Anchor,
    /// The letters.
    pub font: Font,
    /// Text.
    pub text: String,
}

/// Point of a line of text that is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Center,
    /// Its right end.
    Right,
}

/// Letters of the chart's one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// Their size in CSS pixels.
    pub size: u16,
    /// `true` if they are bold.
    pub bold: bool,
}

/// A colour by what it means. A [`Palette`](super::Palette) says which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Background of the chart.
    Ground,
    /// Labels and values.
    Text,
    /// Percentages and other secondary text.
    Quiet,
    /// Bars of categories.
    Accent,
    /// Bars of categories under a category.
    AccentLight,
    /// Bars of pooled, other and not specified.
    Neutral,
    /// The faint ground of what has the focus.
    Track,
    /// Thin lines.
    Rule,
    /// The hatching of what is withheld.
    Hatch,
    /// A part of a donut or of a stacked bar, or a column of grouped bars: 0 to 5.
    Series(u8),
    /// Text on a part or column of that colour.
    OnSeries(u8),
    /// A step of a map's scale: 0, the least, to 4.
    Step(u8),
    /// A tint behind a figure: 0, of the least, to 4.
    Tint(u8),
    /// Land without a figure.
    MapLand,
    /// Borders between counties.
    MapBorder,
    /// The outline of a state.
    MapOutline,
    /// The ring around what has the keyboard's focus.
    Focus,
}

/// A rectangle in eighths of a CSS pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Area {
    /// Its right edge.
    pub const fn right(&self) -> i32 {
        self.left + self.width
    }

    /// Its lower edge.
    pub const fn bottom(&self) -> i32 {
        self.top + self.height
    }

    /// Left, top, width and height in CSS pixels.
    pub fn css(&self) -> [f64; 4] {
        [self.left, self.top, self.width, self.height].map(|side| f64::from(side) / f64::from(UNIT))
    }

    pub(super) fn corners(&self) -> Vec<Point> {
        let (right, bottom) = (self.right(), self.bottom());
        vec![(self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)]
    }

    const fn contains(&self, (x, y): Point) -> bool {
        self.left <= x && x < self.right() && self.top <= y && y < self.bottom()
    }
}

/// Something that can be pointed at or stepped to, with what the table prints for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// A stable name: the row's pointer in its table (`/rows/0/children/2`, with `/values/1` after it where there
    /// are columns), a county's FIPS code, a figure's id.
    pub key: String,
    /// The label as the table prints it; with a column's heading after it where there are columns.
    pub label: String,
    /// The figure as the table prints it, or the words in its place. Empty where there is only a percentage.
    pub value: String,
    /// The percentage as the table prints it.
    pub percent: Option<String>,
    /// Area that it takes up.
    pub bounds: Area,
    /// Areas in which a pointer meets it.
    pub hit: Vec<Hit>,
}

/// A part of what a pointer can meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// Inside a rectangle.
    Area(Area),
    /// Inside an odd number of rings, so that a ring inside another is a hole.
    Rings(Vec<Vec<Point>>),
}

impl Hit {
    fn contains(&self, point: Point) -> bool {
        match self {
            Self::Area(area) => area.contains(point),
            Self::Rings(rings) => rings.iter().filter(|ring| inside(ring, point)).count() % 2 == 1,
        }
    }
}

/// Returns whether a point lies inside a polygon, by the even-odd rule.
fn inside(corners: &[Point], (x, y): Point) -> bool {
    let wide = i64::from;
    let mut odd = false;
    let mut previous = corners.last().copied().unwrap_or_default();
    for &(x1, y1) in corners {
        let (x0, y0) = previous;
        if (y0 > y) != (y1 > y) {
            // Which side of the edge the point is on, without dividing.
            let side = (wide(x) - wide(x0)) * (wide(y1) - wide(y0)) - (wide(x1) - wide(x0)) * (wide(y) - wide(y0));
            odd ^= (side < 0) == (y1 > y0);
        }
        previous = (x1, y1);
    }
    odd
}

impl Scene {
    /// The target at a place given in CSS pixels; the last one painted where several overlap.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        let point = (to_units(x), to_units(y));
        self.targets.iter().rposition(|target| target.hit.iter().any(|hit| hit.contains(point)))
    }

    /// The marks that show that a target has the focus.
    pub fn highlight(&self, target: usize) -> Vec<Mark> {
        let mut marks = Vec::new();
        for hit in self.targets.get(target).into_iter().flat_map(|target| &target.hit) {
            match hit {
                Hit::Area(area) => ring(*area, &mut marks),
                Hit::Rings(rings) => outline(rings, &mut marks),
            }
        }
        marks
    }
}

/// CSS pixels as units; what is no number is nowhere.
#[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates, and a coordinate is far below")]
pub(super) fn to_units(pixels: f64) -> i32 {
    if pixels.is_finite() { (pixels * f64::from(UNIT)).floor() as i32 } else { i32::MIN }
}

/// Two pixels along the inner edge of a rectangle.
fn ring(area: Area, marks: &mut Vec<Mark>) {
    let thick = 2 * UNIT;
    let sides = [
        Area { height: thick, ..area },
        Area { top: area.bottom() - thick, height: thick, ..area },
        Area { width: thick, ..area },
        Area { left: area.right() - thick, width: thick, ..area },
    ];
    marks.extend(sides.map(|side| Mark { shape: Shape::Rect(side), ink: Ink::Focus }));
}

/// Lines around rings, on wider ones that set them off from any colour.
fn outline(rings: &[Vec<Point>], marks: &mut Vec<Mark>) {
    for (ink, thickness) in [(Ink::Ground, 5 * UNIT), (Ink::Focus, 5 * UNIT / 2)] {
        for ring in rings {
            let shape = Shape::Path { points: closed(ring), thickness: thickness.unsigned_abs() };
            marks.push(Mark { shape, ink });
        }
    }
}

/// A ring as a line: its first two points come again at the end, so that the joint has no notch.
pub(super) fn closed(ring: &[Point]) -> Vec<Point> {
    ring.iter().chain(ring.iter().take(2)).copied().collect()
}
