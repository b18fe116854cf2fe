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
        let decoded = Self::decode(node, &mut found);
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
impl Report {
    /// The report that a document says, whatever its figures are worth.
    pub(super) fn decode_alone(node: &Node) -> Option<Self> {
        Self::decode(node, &mut Findings::default())
    }
}

/// A type that can be read from a node. `None` means that a problem was reported.
pub(super) trait Decode: Sized {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self>;
}

/// The fields of an object, each taken at most once, so that what is left over is unknown.
struct Fields<'n> {
    entries: &'n [(String, Node)],
    known: Vec<&'static str>,
    what: &'static str,
}

impl<'n> Fields<'n> {
    #[inline(never)]
    fn of(node: &'n Node, what: &'static str, found: &mut Findings) -> Option<Self> {
        if let Node::Object(entries) = node {
            return Some(Self { entries, known: Vec::new(), what });
        }
        found.error("wrong-type", format!("This is {}.", node.kind()), format!("It should be an object: {what}."));
        None
    }

    #[expect(clippy::option_option, reason = "outside: was there a problem; inside: is there a field")]
    fn optional<T: Decode>(&mut self, name: &'static str, found: &mut Findings) -> Option<Option<T>> {
        let Some(node) = self.take(name) else { return Some(None) };
        found.enter(Step::Field(name));
        let value = T::decode(node, found);
        found.leave();
        value.map(Some)
    }

    // Out of line, like the others here: these stand behind every field of every type.
    #[inline(never)]
    fn take(&mut self, name: &'static str) -> Option<&'n Node> {
        self.known.push(name);
        let mut entries = self.entries.iter();
        entries.find(|(key, node)| key == name && *node != Node::Null).map(|(_, node)| node)
    }

    fn or_default<T: Decode + Default>(&mut self, name: &'static str, found: &mut Findings) -> Option<T> {
        self.optional(name, found).map(Option::unwrap_or_default)
    }

    fn required<T: Decode>(&mut self, name: &'static str, found: &mut Findings) -> Option<T> {
        let value = self.optional(name, found)?;
        if value.is_none() {
            self.missing(name, found);
        }
        value
    }

    #[inline(never)]
    fn missing(&self, name: &'static str, found: &mut Findings) {
        found.at(Step::Field(name), |found| {
            let message = format!("The field `{name}` is missing.");
            found.error("missing-field", message, format!("Every {} has one.", self.what));
        });
    }

    /// Reports the fields that nobody asked for, and those given twice.
    #[inline(never)]
    fn finish(self, found: &mut Findings) -> Option<()> {
        let mut sound = true;
        let mut seen = BTreeSet::new();
        for (key, _) in self.entries {
            let known = self.known.contains(&key.as_str());
            let repeated = !seen.insert(key);
            if known && !repeated {
                continue;
            }
            sound = false;
            found.at(Step::Unknown(key.clone()), |found| {
                if repeated {
                    let message = format!("The field `{key}` is given twice.");
                    found.error("repeated-field", message, "Give it once.");
                } else {
                    let message = format!("A {} has no field `{key}`.", self.what);
                    found.error("unknown-field", message, did_you_mean(key, &self.known));
                }
            });
        }
        sound.then_some(())
    }
}

fn did_you_mean(given: &str, known: &[&'static str]) -> String {
    nearest(given, known.iter().copied())
        .map_or_else(|| format!("It may have {}.", known.join(", ")), |name| format!("Did you mean `{name}`?"))
}

/// Writes `Decode` for a struct. The compiler holds the list against the struct's fields, so neither can drift.
macro_rules! decode_object {
    ($type:ident, $what:literal $(, named by $place:ident)?, { $($how:ident $field:ident = $name:literal,)+ }) => {
        impl Decode for $type {
            fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
                let read = |found: &mut Findings| {
                    let mut fields = Fields::of(node, $what, found)?;
                    $(let $field = fields.$how($name, found);)+
                    fields.finish(found)?;
                    Some(Self { $($field: $field?,)+ })
                };
                decode_object!(@place node, found, read $(, $place)?)
            }
        }
    };
    (@place $node:ident, $found:ident, $read:ident) => { $read($found) };
    (@place $node:ident, $found:ident, $read:ident, $place:ident) => { $place($node, $found, $read) };
}

/// Writes `Decode` for an enum whose variants are plain words.
macro_rules! decode_words {
    ($type:ident { $($word:literal => $variant:ident,)+ }) => {
        impl Decode for $type {
            fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
                let word = String::decode(node, found)?;
                match word.as_str() {
                    $($word => Some(Self::$variant),)+
                    _ => { unknown_word(&word, &[$($word),+], found); None }
                }
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

fn unknown_word(word: &str, known: &[&'static str], found: &mut Findings) {
    let choices = known.join("”, “");
    let hint = nearest(word, known.iter().copied()).map_or_else(String::new, |name| format!(" Did you mean “{name}”?"));
    found.error("unknown-word", format!("“{word}” is not a choice here."), format!("Use one of “{choices}”.{hint}"));
}
