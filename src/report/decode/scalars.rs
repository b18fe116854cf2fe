//! Texts, numbers, dates and lists.

use super::Decode;
use crate::report::date::Date;
use crate::report::decimal::Decimal;
use crate::report::node::Node;
use crate::report::problem::{Findings, Step};

/// No hotline counts to a trillion: such a number is a mistake, and arithmetic on it could overflow.
const MAX_COUNT: i64 = 1_000_000_000_000;

impl Decode for String {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        match node.text() {
            Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
            Some(_) => {
                found.error("empty-text", "This text is empty.", "Give it words, or leave the field out.");
                None
            }
            None => {
                found.error("wrong-type", format!("This is {}.", node.kind()), "It should be a string.");
                None
            }
        }
    }
}

impl Decode for bool {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        if let Node::Bool(value) = node {
            return Some(*value);
        }
        found.error("wrong-type", format!("This is {}.", node.kind()), "It should be true or false.");
        None
    }
}

impl Decode for u64 {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        const REMEDY: &str = "It should be a whole number from 0 to 1,000,000,000,000.";
        match node {
            Node::Integer(number @ 0..=MAX_COUNT) => return Self::try_from(*number).ok(),
            Node::Integer(number) if *number < 0 => {
                found.error("negative-number", format!("{number} is negative."), REMEDY);
            }
            Node::Integer(number) => found.error("absurd-number", format!("{number} is absurdly large."), REMEDY),
            Node::Float(number) if number.is_finite() && number.abs() < 1e15 => {
                found.error("not-whole", format!("{number} is not a whole number."), REMEDY);
            }
            Node::Float(number) => found.error("absurd-number", format!("{number} is no count of anything."), REMEDY),
            _ => found.error("wrong-type", format!("This is {}.", node.kind()), REMEDY),
        }
        None
    }
}

impl Decode for u32 {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        let number = u64::decode(node, found)?;
        let small = Self::try_from(number).ok();
        if small.is_none() {
            found.error("absurd-number", format!("{number} is too large."), "It should be below 4,294,967,296.");
        }
        small
    }
}

impl Decode for u8 {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        match u64::decode(node, found)? {
            number @ 0..=4 => Self::try_from(number).ok(),
            number => {
                found.error("absurd-number", format!("{number} decimals are too many."), "It should be 0 to 4.");
                None
            }
        }
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        let Node::List(items) = node else {
            found.error("wrong-type", format!("This is {}.", node.kind()), "It should be an array.");
            return None;
        };
        let decoded = items
            .iter()
            .enumerate()
            .map(|(index, item)| found.at(Step::Index(index), |found| T::decode(item, found)))
            .collect::<Vec<_>>();
        decoded.into_iter().collect()
    }
}

impl Decode for Decimal {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        const REMEDY: &str = "Write it as printed, in a string: \"25\", \"25%\", \"-3.5\", \"100.0\".";
        let Some(text) = node.text() else {
            found.error("wrong-type", format!("This is {}.", node.kind()), REMEDY);
            return None;
        };
        let number = Self::parse(text);
        if number.is_none() {
            found.error("no-number", format!("“{text}” is not a number."), REMEDY);
        }
        number
    }
}

impl Decode for Date {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        let text = String::decode(node, found)?;
        let date = Self::parse(&text);
        if date.is_none() {
            let remedy = "Write it as 2020, 2020-07 or 2020-07-01.";
            found.error("no-date", format!("“{text}” is not a date."), remedy);
        }
        date
    }
}
