//! Options that JavaScript may give. `js/viewer/report.ts` types it; here it is read.
//!
//! Options go through the same [`Node`] as documents: derived decoding of each would weigh more than all they say.

use wasm_bindgen::JsValue;

use super::fault::Fault;
use super::from_js;
use crate::chart::{Geometry, Ground, Palette, Rgb};
#[cfg(feature = "view")]
use crate::html::Contradiction;
#[cfg(feature = "view")]
use crate::report::NoteNumbering;
use crate::report::{Marks, Node};

/// A plain object of options, each of a known name.
pub(super) struct Options(Node);

impl Options {
    /// Reads options; `undefined` asks for nothing special.
    pub(super) fn read(options: &JsValue, known: &[&str]) -> Result<Self, JsValue> {
        let node = match from_js::read(options).map_err(Fault::options)? {
            Node::Null => Node::Object(Vec::new()),
            node => node,
        };
        let Node::Object(entries) = &node else {
            return Err(Fault::options("They should be an object.").into());
        };
        if let Some((name, _)) = entries.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            return Err(Fault::options(&format!("There is no `{name}`. Known are {}.", known.join(", "))).into());
        }
        Ok(Self(node))
    }

    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Node::text).unwrap_or_default()
    }

    /// Returns whether something is asked for.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.0.get(name) == Some(&Node::Bool(true))
    }

    /// A whole number; a missing or absurd one becomes the given one.
    pub(super) fn number<T: TryFrom<i64>>(&self, name: &str, otherwise: T) -> T {
        let number = match self.0.get(name) {
            Some(Node::Integer(number)) => Some(*number),
            // A width in CSS pixels may have a fraction; there is room for its whole part.
            #[expect(clippy::cast_possible_truncation, reason = "a cast from float saturates")]
            Some(Node::Float(number)) => Some(*number as i64),
            _ => None,
        };
        number.and_then(|number| T::try_from(number).ok()).unwrap_or(otherwise)
    }

    /// The geometry of a map, if one was given: directly, or by its region.
    pub(super) fn geometry(&self, region: Option<&str>) -> Result<Option<Geometry>, JsValue> {
        let given = self.0.get("geometry");
        let given = match region {
            Some(region) => given.and_then(|regions| regions.get(region)),
            None => given,
        };
        let given = given.filter(|node| **node != Node::Null);
        given.map(|node| Geometry::from_node(node).map_err(|error| Fault::chart(error).into())).transpose()
    }

    /// Returns the contradictions of the publication, from a list of problems as the checker gives it.
    #[cfg(feature = "view")]
    pub(super) fn contradictions(&self) -> Vec<Contradiction> {
        let Some(Node::List(problems)) = self.0.get("contradictions") else { return Vec::new() };
        let text = |problem: &Node, name| problem.get(name).and_then(Node::text).map(str::to_owned);
        let contradiction = |problem: &Node| {
            let (pointer, message) = (text(problem, "pointer")?, text(problem, "message")?);
            Some(Contradiction { pointer, row: text(problem, "row"), message })
        };
        problems.iter().filter_map(contradiction).collect()
    }

    #[cfg(feature = "view")]
    pub(super) fn note_numbering(&self) -> Result<Option<NoteNumbering>, JsValue> {
        match self.text("noteNumbering") {
            "" => Ok(None),
            "deduplicated" => Ok(Some(NoteNumbering::Deduplicated)),
            "as-published" => Ok(Some(NoteNumbering::AsPublished)),
            _ => Err(Fault::options("`noteNumbering` should be \"deduplicated\" or \"as-published\".").into()),
        }
    }

    /// The palette that a report asks for on the ground of the theme, or one made of the text, the ground and the marks that a
    /// page has, or a user forces.
    pub(super) fn palette(&self, marks: Marks) -> Palette {
        if let [text, ground, accent] = self.colors().as_slice() {
            return Palette::from_colors(*text, *ground, *accent);
        }
        let ground = match self.text("theme") {
            "dark" => Ground::Dark,
            "print" => Ground::Paper,
            _ => Ground::Light,
        };
        Palette::of(marks, ground)
    }

    /// The palette of bars in rows. Where the report names one, the style sheet says their two colours: the families are no part
    /// of the viewer.
    #[cfg(feature = "view")]
    pub(super) fn palette_of_rows(&self) -> Palette {
        let mut palette = if self.text("theme") == "dark" { Palette::DARK } else { Palette::LIGHT };
        match *self.colors().as_slice() {
            [text, ground, accent] => palette = palette.with_bars(text, ground, accent),
            [accent, accent_light] => (palette.accent, palette.accent_light) = (accent, accent_light),
            _ => {}
        }
        palette
    }

    /// Colours, each as red, green and blue.
    fn colors(&self) -> Vec<Rgb> {
        let channel = |node: &Node| if let Node::Integer(level) = node { u8::try_from(*level).ok() } else { None };
        let color = |node: &Node| {
            let Node::List(channels) = node else { return None };
            let [red, green, blue] = channels.as_slice() else { return None };
            Some(Rgb(channel(red)?, channel(green)?, channel(blue)?))
        };
        let Some(Node::List(colors)) = self.0.get("colors") else { return Vec::new() };
        colors.iter().filter_map(color).collect()
    }
}
