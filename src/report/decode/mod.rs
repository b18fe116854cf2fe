//! From a [`Node`] to a [`Report`], with every problem of shape reported at once.
//!
//! serde's derived decoding stops at the first error and cannot say what an unknown field was meant to be, so the
//! shapes are read by hand; a macro keeps the field lists and the structs from drifting apart.

use std::collections::BTreeSet;

use super::document::Report;
use super::node::Node;
use super::problem::{Findings, Problem, Severity, Step, nearest};

impl Report {
    /// Reads a document: decodes it and checks its figures.
    ///
    /// # Errors
    /// All problems, if any of them is an error: of shape (a missing or unknown field, a wrong type, a date that
    /// is none) or of content (see [`Report::check`]). Where the shape is broken, the content of all figures and
    /// tables that are sound by themselves is checked nevertheless.
    pub fn from_node(node: &Node) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut found = Findings::default();
        let decoded: Option<Self> = decode(node, &mut found);
        let mut problems = found.into_problems();
        let Some(report) = decoded else {
            problems.extend(salvage::check_sound_parts(node));
            return Err(problems);
        };
        problems.extend(report.check());
        let broken = problems.iter().any(|problem| problem.severity == Severity::Error);
        if broken { Err(problems) } else { Ok((report, problems)) }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
impl Report {
    /// The report that a document says, whatever its figures are worth.
    pub(super) fn decode_alone(node: &Node) -> Option<Self> {
        decode(node, &mut Findings::default())
    }
}

/// A type that can be read from a node.
///
/// It is read into a blank that is there already, so that the fields of any type are a list of places to read into
/// and one function serves them all: every reader downloads this code.
trait Decode {
    /// What stands there before anything is read; nobody sees it where reading fails.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the node; `false` means that a problem was reported.
    fn read(&mut self, node: &Node, found: &mut Findings) -> bool;
}

/// Reads a value; `None` means that a problem was reported.
fn decode<T: Decode>(node: &Node, found: &mut Findings) -> Option<T> {
    let mut value = T::blank();
    value.read(node, found).then_some(value)
}

/// A field of an object and the place that it is read into.
struct Field<'f> {
    name: &'static str,
    required: bool,
    into: &'f mut dyn Decode,
}

impl<'f> Field<'f> {
    fn required(name: &'static str, into: &'f mut dyn Decode) -> Self {
        Self { name, required: true, into }
    }

    fn optional(name: &'static str, into: &'f mut dyn Decode) -> Self {
        Self { name, required: false, into }
    }
}

/// Reads an object, all its fields before it gives up on any; what nobody asked for is a problem, too.
fn read_object(node: &Node, what: &str, fields: &mut [Field], found: &mut Findings) -> bool {
    let Node::Object(entries) = node else {
        found.error("wrong-type", format!("This is {}.", node.kind()), format!("It should be an object: {what}."));
        return false;
    };
    let mut sound = true;
    for Field { name, required, into } in &mut *fields {
        let entry = entries.iter().find(|(key, node)| key == name && *node != Node::Null);
        if let Some((_, node)) = entry {
            sound &= found.at(Step::Field(name), |found| into.read(node, found));
        } else if *required {
            sound = false;
            found.at(Step::Field(name), |found| {
                let message = format!("The field `{name}` is missing.");
                found.error("missing-field", message, format!("Every {what} has one."));
            });
        }
    }
    let mut seen = BTreeSet::new();
    for (key, _) in entries {
        let repeated = !seen.insert(key.as_str());
        if repeated || !fields.iter().any(|field| field.name == key) {
            sound = false;
            found.at(Step::Unknown(key.clone()), |found| stray_field(key, repeated, what, fields, found));
        }
    }
    sound
}

fn stray_field(key: &str, repeated: bool, what: &str, fields: &[Field], found: &mut Findings) {
    if repeated {
        found.error("repeated-field", format!("The field `{key}` is given twice."), "Give it once.");
        return;
    }
    let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let remedy = nearest(key, known.iter().copied())
        .map_or_else(|| format!("It may have {}.", known.join(", ")), |name| format!("Did you mean `{name}`?"));
    found.error("unknown-field", format!("A {what} has no field `{key}`."), remedy);
}

/// Reads one of a few words; which, by its place among them.
fn read_word(node: &Node, known: &[&'static str], found: &mut Findings) -> Option<usize> {
    let word: String = decode(node, found)?;
    let place = known.iter().position(|known| *known == word);
    if place.is_none() {
        let choices = known.join("”, “");
        let hint =
            nearest(&word, known.iter().copied()).map_or_else(String::new, |name| format!(" Did you mean “{name}”?"));
        let remedy = format!("Use one of “{choices}”.{hint}");
        found.error("unknown-word", format!("“{word}” is not a choice here."), remedy);
    }
    place
}

/// Writes `Decode` for a struct. The compiler holds the list against the struct's fields, so neither can drift.
macro_rules! decode_object {
    ($type:ident, $what:literal $(, named by $place:ident)?, { $($need:ident $field:ident = $name:literal,)+ }) => {
        impl Decode for $type {
            fn blank() -> Self {
                Self { $($field: Decode::blank(),)+ }
            }
            fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
                let fields = &mut [$(Field::$need($name, &mut self.$field)),+];
                decode_object!(@place node, found, |found| read_object(node, $what, fields, found) $(, $place)?)
            }
        }
    };
    (@place $node:ident, $found:ident, $read:expr) => {{
        let read: &mut dyn FnMut(&mut Findings) -> bool = &mut $read;
        read($found)
    }};
    (@place $node:ident, $found:ident, $read:expr, $place:ident) => { $place($node, $found, $read) };
}

/// Writes `Decode` for an enum whose variants are plain words; the first is the blank.
macro_rules! decode_words {
    ($type:ident { $first_word:literal => $first:ident, $($word:literal => $variant:ident,)* }) => {
        impl Decode for $type {
            fn blank() -> Self {
                Self::$first
            }
            fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
                let place = read_word(node, &[$first_word, $($word),*], found);
                let variant = place.and_then(|place| [Self::$first, $(Self::$variant),*].get(place).copied());
                *self = variant.unwrap_or(Self::$first);
                variant.is_some()
            }
        }
    };
}

mod parts;
mod salvage;
mod scalars;
#[cfg(test)]
mod tests;
mod value;
