//! From a [`Node`] to a [`Report`], with every problem of shape reported at once.
//!
//! serde's derived decoding stops at the first error and cannot say what an unknown field was meant to be, so the
//! shapes are read by hand; a macro keeps the field lists and the structs from drifting apart.

#[cfg(feature = "check")]
use std::collections::BTreeSet;
use std::fmt;

use super::document::{Report, VERSION};
use super::findings::{Findings, Step};
use super::nearest::nearest;
use super::node::Node;
#[cfg(feature = "check")]
use super::problem::{Problem, Severity};
#[cfg(feature = "check")]
use super::texts;
use super::texts::in_language;
#[cfg(feature = "check")]
use advice::instead_of;
#[cfg(feature = "analyst")]
pub(crate) use mistaken::is_report;

impl Report {
    /// Reads a document that was checked when it was published. `None` if it is invalid; [`Self::from_node`] returns the reasons.
    pub fn from_checked(node: &Node) -> Option<Self> {
        let report: Option<Self> = decode(&in_language(node, None), &mut Findings::default());
        report.filter(|report| report.version == VERSION)
    }

    /// Reads a document: decodes it and checks its figures.
    ///
    /// ```
    /// use hotline_report::report::{Node, Report};
    ///
    /// let document = Node::from_json(r#"{"version": 1, "titel": "Calls"}"#)?;
    /// let problems = Report::from_node(&document).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.pointer == "/titel" && problem.remedy.contains("title")));
    /// # Ok::<(), hotline_report::report::JsonError>(())
    /// ```
    ///
    /// # Errors
    /// All problems, if any of them is an error: of shape (a missing or unknown field, a wrong type, an invalid
    /// date) or of content (see [`Report::check`]). Where the shape is broken, the content of all figures and
    /// tables that are sound by themselves is checked nevertheless.
    #[cfg(feature = "check")]
    pub fn from_node(node: &Node) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        if let Some(problems) = mistaken::plan_for_report(node) {
            return Err(problems);
        }
        let mut problems = texts::check(node);
        let node = &*in_language(node, None);
        let mut found = Findings::default();
        let decoded: Option<Self> = decode(node, &mut found);
        problems.extend(found.into_problems());
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
pub(crate) trait Decode {
    /// Returns the placeholder before anything is read; nobody sees it where reading fails.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the node; `false` means that a problem was reported.
    fn read(&mut self, node: &Node, found: &mut Findings) -> bool;
}

/// Reads a value; `None` means that a problem was reported.
pub(crate) fn decode<T: Decode>(node: &Node, found: &mut Findings) -> Option<T> {
    let mut value = T::blank();
    value.read(node, found).then_some(value)
}

/// A field of an object and the place that it is read into.
pub(crate) struct Field<'f> {
    name: &'static str,
    required: bool,
    into: &'f mut dyn Decode,
}

impl<'f> Field<'f> {
    /// Its name in the document.
    #[cfg(feature = "analyst")]
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn required(name: &'static str, into: &'f mut dyn Decode) -> Self {
        Self { name, required: true, into }
    }

    pub(crate) fn optional(name: &'static str, into: &'f mut dyn Decode) -> Self {
        Self { name, required: false, into }
    }
}

/// Reads an object, all its fields before it gives up on any; what nobody asked for is a problem, too.
pub(crate) fn read_object(node: &Node, what: &str, fields: &mut [Field], found: &mut Findings) -> bool {
    let Node::Object(entries) = node else {
        let kind = node.kind();
        found.error("wrong-type", format_args!("This is {kind}."), instead_of(node, what));
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
                let message = format_args!("The field `{name}` is missing.");
                found.error("missing-field", message, format_args!("Every {what} has one."));
            });
        }
    }
    sound & no_strays(entries, what, fields, found)
}

/// Checks whether every entry has a field and occurs once. The viewer does not ask: its documents were checked.
#[cfg(not(feature = "check"))]
const fn no_strays(_: &[(String, Node)], _: &str, _: &[Field], _: &mut Findings) -> bool {
    true
}

/// Checks whether every entry has a field and occurs once.
#[cfg(feature = "check")]
fn no_strays(entries: &[(String, Node)], what: &str, fields: &[Field], found: &mut Findings) -> bool {
    let mut sound = true;
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

#[cfg(feature = "check")]
fn stray_field(key: &str, repeated: bool, what: &str, fields: &[Field], found: &mut Findings) {
    if repeated {
        found.error("repeated-field", format_args!("The field `{key}` is given twice."), "Give it once.");
        return;
    }
    let remedy = fmt::from_fn(|out| {
        let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
        if let Some(place) = advice::place_of(key, what) {
            return out.write_str(place);
        }
        match nearest(key, known.iter().copied()) {
            Some(name) => write!(out, "Did you mean `{name}`?"),
            None => write!(out, "It may have {}.", known.join(", ")),
        }
    });
    found.error("unknown-field", format_args!("A {what} has no field `{key}`."), remedy);
}

/// Reads one of a few words; which, by its place among them.
pub(crate) fn read_word(node: &Node, known: &[&'static str], found: &mut Findings) -> Option<usize> {
    let word: String = decode(node, found)?;
    let place = known.iter().position(|known| *known == word);
    if place.is_none() {
        let remedy = fmt::from_fn(|out| {
            write!(out, "Use one of “{}”.", known.join("”, “"))?;
            nearest(&word, known.iter().copied()).map_or(Ok(()), |name| write!(out, " Did you mean “{name}”?"))
        });
        found.error("unknown-word", format_args!("“{word}” is not a choice here."), remedy);
    }
    place
}

/// Writes `Decode` for a struct. The compiler holds the list against the struct's fields, so neither can drift.
macro_rules! decode_object {
    ($type:ident, $what:literal $(, named by $place:ident)?, { $($(#[$when:meta])? $need:ident $field:ident = $name:literal,)+ } $(, beside $beside:ident)?) => {
        impl $crate::report::decode::Decode for $type {
            fn blank() -> Self {
                Self { $($(#[$when])? $field: $crate::report::decode::Decode::blank(),)+ $($beside: Default::default(),)? }
            }
            fn read(&mut self, node: &$crate::report::Node, found: &mut $crate::report::findings::Findings) -> bool {
                use $crate::report::decode::{Field, read_object};
                let fields = &mut [$($(#[$when])? Field::$need($name, &mut self.$field)),+];
                decode_object!(@place node, found, |found| read_object(node, $what, fields, found) $(, $place)?)
            }
        }
    };
    (@place $node:ident, $found:ident, $read:expr) => {{
        let read: &mut dyn FnMut(&mut $crate::report::findings::Findings) -> bool = &mut $read;
        read($found)
    }};
    (@place $node:ident, $found:ident, $read:expr, $place:ident) => { $place($node, $found, $read) };
}

#[cfg(feature = "analyst")]
pub(crate) use decode_object;

/// Writes `Decode` for an enum whose variants are plain words; the first is the blank.
macro_rules! decode_words {
    ($type:ident { $first_word:literal => $first:ident, $($word:literal => $variant:ident,)* }) => {
        impl $crate::report::decode::Decode for $type {
            fn blank() -> Self {
                Self::$first
            }
            fn read(&mut self, node: &$crate::report::Node, found: &mut $crate::report::findings::Findings) -> bool {
                let place = $crate::report::decode::read_word(node, &[$first_word, $($word),*], found);
                let variant = place.and_then(|place| [Self::$first, $(Self::$variant),*].get(place).copied());
                *self = variant.unwrap_or(Self::$first);
                variant.is_some()
            }
        }
    };
}

#[cfg(feature = "analyst")]
pub(crate) use decode_words;

/// The viewer tells nobody what to write.
#[cfg(not(feature = "check"))]
const fn instead_of(_: &Node, _: &str) -> &'static str {
    ""
}

#[cfg(feature = "check")]
mod advice;
#[cfg(feature = "check")]
mod mistaken;
mod parts;
#[cfg(feature = "check")]
mod salvage;
mod scalars;
#[cfg(test)]
mod tests;
mod value;
