use super::SceneOptions;
use super::measure::{Measure, units};
use super::scene::{Anchor, Area, Font, Ink, Mark, Point, Scene, Shape, Target, Text, UNIT, closed};
use super::wrap::{isolated, longest_piece, wrap};

/// The room around a scene, in CSS pixels, so that the ring of the focus is clear of the text.
const PAD: i32 = 4;
/// Nothing is ever written smaller.
const LEAST_SIZE: u16 = 12;

/// Lays marks out: knows the width there is and how large the reader's text is.
pub(super) struct LayoutBuilder<'m> {
    measure: &'m dyn Measure,
    scale: i32,
    /// The left edge of the room for marks.
    pub(super) left: i32,
    /// Width of that room.
    pub(super) width: i32,
    full_width: u32,
    pub(super) marks: Vec<Mark>,
    pub(super) targets: Vec<Target>,
}

/// A text broken into lines.
#[derive(Debug, Default)]
pub(super) struct Block {
    lines: Vec<String>,
    size: u16,
    bold: bool,
    /// The width of its widest line.
    pub(super) width: i32,
    pub(super) height: i32,
}

impl<'m> LayoutBuilder<'m> {
    pub(super) fn new(options: SceneOptions, measure: &'m dyn Measure) -> Self {
        let full_width = options.width.clamp(120, 4096);
        let width = i32::try_from(full_width).unwrap_or_default() * UNIT;
        let scale = i32::from(options.text_scale.clamp(50, 400));
        let left = PAD * UNIT;
        Self { measure, scale, left, width: width - 2 * left, full_width, marks: Vec::new(), targets: Vec::new() }
    }

    /// CSS pixels at the reader's text size, in units: whole pixels, so that edges are sharp.
    pub(super) const fn px(&self, pixels: i32) -> i32 {
        (pixels * self.scale + 50) / 100 * UNIT
    }

    pub(super) const fn right(&self) -> i32 {
        self.left + self.width
    }

    /// Returns whether there is less room than so many pixels at the reader's text size.
    pub(super) const fn is_narrower_than(&self, pixels: i32) -> bool {
        self.width < self.px(pixels)
    }

    /// Letters of a size that follows the reader's.
    pub(super) fn font(&self, pixels: i32, bold: bool) -> Font {
        let size = u16::try_from(pixels * self.scale / 100).unwrap_or(LEAST_SIZE);
        Font { size: size.max(LEAST_SIZE), bold }
    }

    pub(super) fn width_of(&self, text: &str, font: Font) -> i32 {
        units(self.measure, text, font)
    }

    /// The width of the longest word, which a column must have if no word shall be broken.
    pub(super) fn longest_word(&self, text: &str, font: Font) -> i32 {
        longest_piece(text, font, self.measure)
    }

    pub(super) fn block(&self, text: &str, font: Font, limit: i32) -> Block {
        let lines = self.balanced(text, font, limit);
        let width = lines.iter().map(|line| self.width_of(line, font)).max().unwrap_or(0);
        let height = line_height(font.size) * i32::try_from(lines.len()).unwrap_or_default();
        Block { lines, size: font.size, bold: font.bold, width, height }
    }

    /// The fewest lines that fit, and those as even as they can be: no last word is alone.
    fn balanced(&self, text: &str, font: Font, limit: i32) -> Vec<String> {
        let mut best = wrap(text, font, limit, self.measure);
        if !(2..=4).contains(&best.len()) {
            return best;
        }
        let (mut narrow, mut wide) = (self.longest_word(text, font), limit);
        while wide - narrow > 4 * UNIT {
            let middle = i32::midpoint(narrow, wide);
            let lines = wrap(text, font, middle, self.measure);
            if lines.len() > best.len() {
                narrow = middle;
            } else {
                (best, wide) = (lines, middle);
            }
        }
        best
    }

    /// Writes a block, its top at `y`; `x` is the left end, middle or right end of each line.
    pub(super) fn write(&mut self, block: Block, x: i32, y: i32, anchor: Anchor, ink: Ink) {
        let (pitch, font) = (line_height(block.size), Font { size: block.size, bold: block.bold });
        let mut middle = y + half(pitch);
        for line in block.lines {
            let text = Text { at: (x, middle), anchor, font, text: isolated(line) };
            self.marks.push(Mark { shape: Shape::Text(text), ink });
            middle += pitch;
        }
    }

    pub(super) fn rect(&mut self, left: i32, top: i32, width: i32, height: i32, ink: Ink) {
        self.marks.push(Mark { shape: Shape::Rect(Area { left, top, width, height }), ink });
    }

    /// A box that says that something is withheld. Its look depends on nothing else.
    pub(super) fn hatched(&mut self, area: Area) {
        self.hatch(&[area.corners()], area.left + area.bottom(), Ink::Hatch);
        self.frame(area, Ink::Hatch);
    }

    /// A thin line around a rectangle.
    pub(super) fn frame(&mut self, area: Area, ink: Ink) {
        let (left, top) = (area.left + UNIT / 2, area.top + UNIT / 2);
        let inner = Area { left, top, width: area.width - UNIT, height: area.height - UNIT };
        self.path(closed(&inner.corners()), UNIT, ink);
    }

    /// Hatches what lies inside an odd number of rings, with lines that count from where `x + y` is `origin`.
    pub(super) fn hatch(&mut self, rings: &[Vec<Point>], origin: i32, ink: Ink) {
        let step = 5 * UNIT;
        let sum = |point: &Point| point.0 + point.1;
        let sums = || rings.iter().flatten().map(sum);
        let (Some(least), Some(most)) = (sums().min(), sums().max()) else { return };
        let mut line = least + (origin - least).rem_euclid(step);
        while line < most {
            let edges = rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)));
            let crossing = |(from, to): (&Point, &Point)| {
                let crosses = (sum(from) <= line) != (sum(to) <= line);
                let along = |span: i32| i64::from(span) * i64::from(line - sum(from)) / i64::from(sum(to) - sum(from));
                crosses.then(|| from.0 + i32::try_from(along(to.0 - from.0)).unwrap_or_default())
            };
            let mut crossings: Vec<i32> = Vec::new();
            edges.filter_map(crossing).for_each(|x| insert_in_order(&mut crossings, x, |x| *x));
            for pair in crossings.chunks_exact(2) {
                let points = pair.iter().map(|x| (*x, line - x)).collect();
                self.path(points, UNIT, ink);
            }
            line += step;
        }
    }

    pub(super) fn path(&mut self, points: Vec<Point>, thickness: i32, ink: Ink) {
        self.marks.push(Mark { shape: Shape::Path { points, thickness: thickness.unsigned_abs() }, ink });
    }

    /// A band over the whole width, as tall as given.
    pub(super) const fn band(&self, top: i32, height: i32) -> Area {
        Area { left: 0, top, width: self.width + 2 * self.left, height }
    }

    /// The finished scene, which ends at `bottom`.
    pub(super) fn finish(self, bottom: i32) -> Scene {
        let height = bottom.max(UNIT).unsigned_abs().div_ceil(UNIT.unsigned_abs());
        Scene { width: self.full_width, height, marks: self.marks, targets: self.targets }
    }
}

impl Block {
    pub(super) const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) const fn is_one_line(&self) -> bool {
        self.lines.len() == 1
    }
}

/// Half of a length, in whole pixels.
pub(super) const fn half(length: i32) -> i32 {
    length / 2 / UNIT * UNIT
}

/// Returns the distance between lines of a size, in units.
pub(super) const fn line_height(size: u16) -> i32 {
    (size as i32 * 13 + 5) / 10 * UNIT
}

/// Puts an item behind all those of its key or a lesser one. The lists here are short, and a standard sort weighs
/// 3 kB of the viewer for each type that it sorts.
pub(super) fn insert_in_order<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let place = list.partition_point(|other| key(other) <= key(&item));
    list.insert(place, item);
}
