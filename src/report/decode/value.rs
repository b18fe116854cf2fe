//! What is printed for one figure.

use super::{Decode, Fields};
use crate::report::node::Node;
use crate::report::problem::Findings;
use crate::report::value::{Change, Rank, Rate, Value};

/// The fields that name a kind of value, in the order in which they decide; a count may carry a percentage.
const VALUE_NAMES: [&str; 10] =
    ["count", "pooled", "masked", "notApplicable", "notCollected", "number", "rate", "change", "rank", "percent"];

impl Decode for Value {
    fn decode(node: &Node, found: &mut Findings) -> Option<Self> {
        if matches!(node, Node::Integer(_) | Node::Float(_)) {
            return u64::decode(node, found).map(Self::count);
        }
        let mut fields = Fields::of(node, "value", found)?;
        let named = VALUE_NAMES.into_iter().find(|name| node.get(name).is_some());
        let notes = fields.or_default("notes", found);
        let value = match named {
            Some("count") => {
                let percent = fields.optional("percent", found);
                let qualifier = fields.optional("qualifier", found);
                let count = fields.required("count", found);
                (|| Some(Self::Count { count: count?, percent: percent?, qualifier: qualifier?, notes: notes? }))()
            }
            Some("pooled") => {
                let percent = fields.optional("percent", found);
                let pooled = fields.required("pooled", found);
                (|| Some(Self::Pooled { pooled: pooled?, percent: percent?, notes: notes? }))()
            }
            Some("masked") => {
                let masked = fields.required("masked", found);
                (|| Some(Self::Masked { masked: masked?, notes: notes? }))()
            }
            Some("notApplicable") => {
                let words = fields.required("notApplicable", found);
                (|| Some(Self::NotApplicable { not_applicable: words?, notes: notes? }))()
            }
            Some("notCollected") => {
                let words = fields.required("notCollected", found);
                (|| Some(Self::NotCollected { not_collected: words?, notes: notes? }))()
            }
            Some("number") => {
                let qualifier = fields.optional("qualifier", found);
                let number = fields.required("number", found);
                (|| Some(Self::Number { number: number?, qualifier: qualifier?, notes: notes? }))()
            }
            Some("rate") => {
                let rate = fields.required("rate", found);
                (|| Some(Self::Rate { rate: rate?, notes: notes? }))()
            }
            Some("change") => {
                let qualifier = fields.optional("qualifier", found);
                let change = fields.required("change", found);
                (|| Some(Self::Change { change: change?, qualifier: qualifier?, notes: notes? }))()
            }
            Some("rank") => {
                let rank = fields.required("rank", found);
                (|| Some(Self::Rank { rank: rank?, notes: notes? }))()
            }
            Some(_) => {
                let rounds_to_zero = fields.or_default("roundsToZero", found);
                let qualifier = fields.optional("qualifier", found);
                let percent = fields.required("percent", found);
                (|| {
                    Some(Self::Share {
                        percent: percent?,
                        rounds_to_zero: rounds_to_zero?,
                        qualifier: qualifier?,
                        notes: notes?,
                    })
                })()
            }
            None => {
                let remedy = format!("Give a whole number, or an object with one of {}.", VALUE_NAMES.join(", "));
                found.error("no-value", "This says no value.", remedy);
                fields.known.extend(VALUE_NAMES);
                fields.known.extend(["qualifier", "roundsToZero"]);
                None
            }
        };
        fields.finish(found)?;
        value
    }
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
