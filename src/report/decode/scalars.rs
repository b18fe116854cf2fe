//! Texts, numbers, dates and lists.

use std::fmt;

use super::{Decode, decode};
use crate::report::date::Date;
use crate::report::decimal::Decimal;
use crate::report::duration::Duration;
use crate::report::findings::{Findings, Step};
use crate::report::node::Node;

/// No hotline counts to a trillion: such a number is a mistake, and arithmetic on it could overflow.
const MAX_COUNT: i64 = 1_000_000_000_000;

/// Says what is there instead of what should.
fn wrong_type(node: &Node, remedy: impl fmt::Display, found: &mut Findings) -> bool {
    found.error("wrong-type", format_args!("This is {}.", node.kind()), remedy);
    false
}

/// Writes that an array is expected, and one of what was given.
fn in_an_array(node: &Node) -> impl fmt::Display {
    fmt::from_fn(move |out| match node {
        Node::Text(text) if !text.contains(['"', '\\']) && text.len() < 40 => {
            write!(out, "It should be an array, such as [\"{text}\"].")
        }
        _ => out.write_str("It should be an array."),
    })
}

/// Writes that a text is expected, and a number as such.
fn in_quotes(node: &Node) -> impl fmt::Display {
    fmt::from_fn(move |out| match node {
        Node::Integer(number) => write!(out, "Write it in quotation marks: \"{number}\"."),
        _ => out.write_str("It should be a string."),
    })
}

/// Writes the number that a text is; else what is expected.
fn without_quotes(text: &str, otherwise: &str) -> impl fmt::Display {
    fmt::from_fn(move |out| match text.trim().replace(',', "").parse::<u64>() {
        Ok(number) => write!(out, "Write the number without quotation marks: {number}."),
        Err(_) => out.write_str(otherwise),
    })
}

/// Puts a value in its place, if there is one.
fn put<T>(place: &mut T, value: Option<T>) -> bool {
    let there = value.is_some();
    if let Some(value) = value {
        *place = value;
    }
    there
}

impl Decode for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(text) = node.text() else { return wrong_type(node, in_quotes(node), found) };
        text.clone_into(self);
        let empty = !found.is_lenient() && text.trim().is_empty();
        if empty {
            found.error("empty-text", "This text is empty.", "Give it words, or leave the field out.");
        }
        !empty
    }
}

/// Taken as it is, for only other programs read it.
#[cfg(any(feature = "check", feature = "export"))]
impl Decode for Node {
    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, node: &Node, _: &mut Findings) -> bool {
        self.clone_from(node);
        true
    }
}

impl Decode for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Node::Bool(value) = node else { return wrong_type(node, "It should be true or false.", found) };
        *self = *value;
        true
    }
}

impl Decode for u64 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        const REMEDY: &str = "It should be a whole number from 0 to 1,000,000,000,000.";
        match node {
            Node::Integer(number @ 0..=MAX_COUNT) => return put(self, Self::try_from(*number).ok()),
            Node::Integer(number) if *number < 0 => {
                found.error("negative-number", format_args!("{number} is negative."), REMEDY);
            }
            Node::Integer(number) => found.error("absurd-number", format_args!("{number} is absurdly large."), REMEDY),
            Node::Float(number) if number.is_finite() && number.abs() < 1e15 => {
                found.error("not-whole", format_args!("{number} is not a whole number."), REMEDY);
            }
            Node::Float(number) => {
                found.error("absurd-number", format_args!("{number} is no count of anything."), REMEDY);
            }
            Node::Text(text) => return wrong_type(node, without_quotes(text, REMEDY), found),
            _ => return wrong_type(node, REMEDY, found),
        }
        false
    }
}

impl Decode for u32 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(number) = decode::<u64>(node, found) else { return false };
        let sound = put(self, Self::try_from(number).ok());
        if !sound {
            found.error("absurd-number", format_args!("{number} is too large."), "It should be below 4,294,967,296.");
        }
        sound
    }
}

impl Decode for u8 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(number) = decode::<u64>(node, found) else { return false };
        let sound = put(self, Self::try_from(number).ok().filter(|number| *number <= 4 || found.is_lenient()));
        if !sound {
            found.error("absurd-number", format_args!("{number} decimals are too many."), "It should be 0 to 4.");
        }
        sound
    }
}

#[cfg(feature = "analyst")]
impl Decode for usize {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        decode::<u32>(node, found).is_some_and(|number| put(self, Self::try_from(number).ok()))
    }
}

#[cfg(feature = "analyst")]
impl Decode for u16 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(number) = decode::<u32>(node, found) else { return false };
        let sound = put(self, Self::try_from(number).ok());
        if !sound {
            found.error("absurd-number", format_args!("{number} is too large."), "It should be below 65,536.");
        }
        sound
    }
}

#[cfg(feature = "analyst")]
impl Decode for i64 {
    fn blank() -> Self {
        0
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        match node {
            Node::Integer(number) => put(self, Some(*number)),
            _ => wrong_type(node, "It should be a whole number.", found),
        }
    }
}

/// Decoded by its keys, as the fields of a plan.
#[cfg(feature = "analyst")]
impl<T: Decode> Decode for std::collections::BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Node::Object(entries) = node else {
            return wrong_type(node, "It should be an object: a name, and what has it, for each.", found);
        };
        let mut sound = true;
        for (name, node) in entries {
            sound &= found.at(Step::Unknown(name.clone()), |found| {
                let is_new = !self.contains_key(name);
                if !is_new {
                    found.error("repeated-field", format_args!("The name “{name}” is given twice."), "Give it once.");
                }
                let value = self.entry(name.clone()).or_insert_with(T::blank);
                value.read(node, found) & is_new
            });
        }
        sound
    }
}

impl<T: Decode> Decode for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        self.get_or_insert_with(T::blank).read(node, found)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        read_list(node, found, &mut |item, found| {
            self.push(T::blank());
            self.last_mut().is_some_and(|value| value.read(item, found))
        })
    }
}

/// Reads the items of an array one by one, all of them even where one fails.
fn read_list(node: &Node, found: &mut Findings, read: &mut dyn FnMut(&Node, &mut Findings) -> bool) -> bool {
    let Node::List(items) = node else { return wrong_type(node, in_an_array(node), found) };
    let mut sound = true;
    for (index, item) in items.iter().enumerate() {
        sound &= found.at(Step::Index(index), |found| read(item, found));
    }
    sound
}

impl Decode for Decimal {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        const REMEDY: &str = "Write it as printed, in a string: \"25\", \"25%\", \"-3.5\", \"100.0\".";
        let Some(text) = node.text() else { return wrong_type(node, REMEDY, found) };
        let sound = put(self, Self::parse(text));
        if !sound {
            found.error("no-number", format_args!("“{text}” is not a number."), REMEDY);
        }
        sound
    }
}

impl Decode for Duration {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        const REMEDY: &str = "Write minutes and seconds as \"2:35\", or hours, too, as \"1:02:35\".";
        let Some(text) = node.text() else { return wrong_type(node, REMEDY, found) };
        let sound = put(self, Self::parse(text));
        if !sound {
            found.error("no-duration", format_args!("“{text}” is not a length of time."), REMEDY);
        }
        sound
    }
}

impl Decode for Date {
    fn blank() -> Self {
        Self::BLANK
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let Some(text) = decode::<String>(node, found) else { return false };
        let sound = put(self, Self::parse(&text));
        if !sound {
            let remedy = "Write it as 2020, 2020-07 or 2020-07-01.";
            found.error("no-date", format_args!("“{text}” is not a date."), remedy);
        }
        sound
    }
}
