//! Decoding of the value of one figure.

use std::fmt;

use super::{Decode, Field, decode, read_object};
use crate::report::decimal::Decimal;
use crate::report::duration::Duration;
use crate::report::findings::Findings;
use crate::report::makings::{Change, Interval, Rank, Rate};
use crate::report::node::Node;
use crate::report::value::Value;

/// The fields that name a kind of value, in the order in which they decide (a count may carry a percentage), and
/// what a message calls such a value.
const KINDS: [(&str, &str); 11] = [
    ("count", "count"),
    ("pooled", "pooled count"),
    ("masked", "masked value"),
    ("notApplicable", "value that is not applicable"),
    ("notCollected", "value that was not collected"),
    ("number", "number"),
    ("duration", "duration"),
    ("rate", "rate"),
    ("change", "change"),
    ("rank", "rank"),
    ("percent", "share"),
];

impl Decode for Value {
    fn blank() -> Self {
        Self::count(0)
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        #[cfg(feature = "check")]
        if let Node::Float(number) = node
            && number.abs() < 1e12
        {
            let remedy = format_args!("A count is whole; write another number as {{\"number\": \"{number}\"}}.");
            found.error("not-whole", format_args!("{number} is not a whole number."), remedy);
            return false;
        }
        if matches!(node, Node::Integer(_) | Node::Float(_)) {
            let count: Option<u64> = decode(node, found);
            *self = Self::count(count.unwrap_or_default());
            return count.is_some();
        }
        match KINDS.into_iter().find(|(name, _)| node.get(name).is_some()) {
            Some((name, what)) => read_named(self, name, what, node, found),
            None => read_nameless(node, found),
        }
    }
}

/// Reads the value that a field gives its name.
fn read_named(value: &mut Value, name: &'static str, what: &str, node: &Node, found: &mut Findings) -> bool {
    let mut notes: Vec<String> = Vec::new();
    let mut qualifier: Option<String> = None;
    let mut percent: Option<Worded> = None;
    let mut percent_qualifier: Option<String> = None;
    let mut words = String::new();
    let mut interval: Option<Interval> = None;
    let mut duration = Duration::default();
    let mut number = Worded::blank();
    let (mut count, mut rounds_to_zero) = (0_u64, false);
    let (mut rate, mut change, mut rank): (Rate, Change, Rank) = (Rate::blank(), Change::blank(), Rank::blank());
    let own: &mut dyn Decode = match name {
        "count" | "pooled" => &mut count,
        "masked" | "notApplicable" | "notCollected" => &mut words,
        "number" | "percent" => &mut number,
        "duration" => &mut duration,
        "rate" => &mut rate,
        "change" => &mut change,
        _ => &mut rank,
    };
    let mut fields = vec![Field::required(name, own), Field::optional("notes", &mut notes)];
    if matches!(name, "count" | "pooled") {
        fields.push(Field::optional("percent", &mut percent));
        fields.push(Field::optional("percentQualifier", &mut percent_qualifier));
    }
    if matches!(name, "count" | "number" | "percent") {
        fields.push(Field::optional("interval", &mut interval));
    }
    if matches!(name, "count" | "number" | "duration" | "change" | "percent") {
        fields.push(Field::optional("qualifier", &mut qualifier));
    }
    if name == "percent" {
        fields.push(Field::optional("roundsToZero", &mut rounds_to_zero));
    }
    let sound = read_object(node, what, &mut fields, found);
    let (percent, before) = percent.map_or((None, None), |Worded { word, number }| (Some(number), word));
    let percent_qualifier = percent_qualifier.or(before);
    let Worded { word, number } = number;
    let worded = || qualifier.clone().or(word);
    *value = match name {
        "count" => Value::Count { count, percent, percent_qualifier, interval, qualifier, notes },
        "pooled" => Value::Pooled { pooled: count, percent, percent_qualifier, notes },
        "masked" => Value::Masked { masked: words, notes },
        "notApplicable" => Value::NotApplicable { not_applicable: words, notes },
        "notCollected" => Value::NotCollected { not_collected: words, notes },
        "number" => Value::Number { number, interval, qualifier: worded(), notes },
        "duration" => Value::Duration { duration, qualifier, notes },
        "rate" => Value::Rate { rate, notes },
        "change" => Value::Change { change, qualifier, notes },
        "rank" => Value::Rank { rank, notes },
        _ => Value::Share { percent: number, rounds_to_zero, interval, qualifier: worded(), notes },
    };
    sound
}

/// A number as printed, with the word or sign before it: `<1%`, `more than 7%`.
struct Worded {
    word: Option<String>,
    number: Decimal,
}

impl Decode for Worded {
    fn blank() -> Self {
        Self { word: None, number: Decimal::blank() }
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let (word, number) = node.text().map_or(("", ""), split_number);
        match Decimal::parse(number) {
            Some(number) if !matches!(word, "" | "+" | "-" | "−") => {
                *self = Self { word: Some(word.to_owned()), number };
                true
            }
            _ => self.number.read(node, found),
        }
    }
}

/// The words before the first digit, and what begins with it.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    let digit = text.find(|letter: char| letter.is_ascii_digit());
    let (words, number) = digit.and_then(|digit| text.split_at_checked(digit)).unwrap_or((text, ""));
    (words.trim(), number)
}

fn read_nameless(node: &Node, found: &mut Findings) -> bool {
    let remedy = fmt::from_fn(|out| {
        let names = KINDS.map(|(name, _)| name).join(", ");
        write!(out, "Give a whole number, or an object with one of {names}.")
    });
    let (mut notes, mut qualifier, mut rounds_to_zero) = (Vec::<String>::new(), String::new(), false);
    let fields = &mut [
        Field::optional("notes", &mut notes),
        Field::optional("qualifier", &mut qualifier),
        Field::optional("roundsToZero", &mut rounds_to_zero),
    ];
    if matches!(node, Node::Object(_)) {
        found.error("no-value", "This says no value.", remedy);
    }
    read_object(node, "value", fields, found);
    false
}

decode_object!(Rate, "rate", {
    optional numerator = "numerator",
    optional denominator = "denominator",
    required of = "of",
    required per = "per",
    optional printed = "printed",
});

decode_object!(Interval, "interval", { required low = "low", required high = "high", });

decode_object!(Change, "change", {
    optional from = "from",
    optional to = "to",
    optional percent = "percent",
    optional since = "since",
});

decode_object!(Rank, "rank", {
    required place = "place",
    optional among = "among",
    optional universe = "universe",
    optional measure = "measure",
    optional tied_with = "tiedWith",
});
