//! What is printed for one figure.

use super::{Decode, Fields};
use crate::report::node::Node;
use crate::report::problem::Findings;
use crate::report::value::{Change, Rank, Rate, Value};

/// The fields that name a kind of value, in the order in which they decide (a count may carry a percentage), and
/// what a message calls such a value.
const KINDS: [(&str, &str); 10] = [
    ("count", "count"),
    ("pooled", "pooled count"),
    ("masked", "masked value"),
    ("notApplicable", "value that is not applicable"),
    ("notCollected", "value that was not collected"),
    ("number", "number"),
    ("rate", "rate"),
    ("change", "change"),
    ("rank", "rank"),
    ("percent", "share"),
];

impl Decode for Value {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        if matches!(node, Node::Integer(_) | Node::Float(_)) {
            return u64::decode(node, found).map(Self::count);
        }
        let mut fields = Fields::of(node, "value", found)?;
        let value = match KINDS.into_iter().find(|(name, _)| node.get(name).is_some()) {
            Some((name, what)) => {
                fields.what = what;
                named(name, &mut fields, found)
            }
            None => nameless(&mut fields, found),
        };
        fields.finish(found)?;
        value
    }
}

/// Reads the value that a field gives its name. Each arm reads all its fields before it gives up on any.
fn named(name: &str, fields: &mut Fields, found: &mut Findings) -> Option<Value> {
    let notes = fields.or_default("notes", found);
    match name {
        "count" => {
            let (percent, qualifier) = (fields.optional("percent", found), fields.optional("qualifier", found));
            let count = fields.required("count", found);
            Some(Value::Count { count: count?, percent: percent?, qualifier: qualifier?, notes: notes? })
        }
        "pooled" => {
            let (pooled, percent) = (fields.required("pooled", found), fields.optional("percent", found));
            Some(Value::Pooled { pooled: pooled?, percent: percent?, notes: notes? })
        }
        "masked" => {
            let masked = fields.required("masked", found);
            Some(Value::Masked { masked: masked?, notes: notes? })
        }
        "notApplicable" => {
            let not_applicable = fields.required("notApplicable", found);
            Some(Value::NotApplicable { not_applicable: not_applicable?, notes: notes? })
        }
        "notCollected" => {
            let not_collected = fields.required("notCollected", found);
            Some(Value::NotCollected { not_collected: not_collected?, notes: notes? })
        }
        "number" => {
            let (number, qualifier) = (fields.required("number", found), fields.optional("qualifier", found));
            Some(Value::Number { number: number?, qualifier: qualifier?, notes: notes? })
        }
        "rate" => {
            let rate = fields.required("rate", found);
            Some(Value::Rate { rate: rate?, notes: notes? })
        }
        "change" => {
            let (change, qualifier) = (fields.required("change", found), fields.optional("qualifier", found));
            Some(Value::Change { change: change?, qualifier: qualifier?, notes: notes? })
        }
        "rank" => {
            let rank = fields.required("rank", found);
            Some(Value::Rank { rank: rank?, notes: notes? })
        }
        _ => {
            let (percent, qualifier) = (fields.required("percent", found), fields.optional("qualifier", found));
            let rounds_to_zero = fields.or_default("roundsToZero", found)?;
            Some(Value::Share { percent: percent?, rounds_to_zero, qualifier: qualifier?, notes: notes? })
        }
    }
}

fn nameless(fields: &mut Fields, found: &mut Findings) -> Option<Value> {
    let names = KINDS.map(|(name, _)| name).join(", ");
    let remedy = format!("Give a whole number, or an object with one of {names}.");
    found.error("no-value", "This says no value.", remedy);
    fields.known.extend(["notes", "qualifier", "roundsToZero"]);
    None
}

decode_object!(Rate, "rate", {
    required numerator = "numerator",
    required denominator = "denominator",
    required of = "of",
    required per = "per",
    optional printed = "printed",
});

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
    or_default tied_with = "tiedWith",
});
