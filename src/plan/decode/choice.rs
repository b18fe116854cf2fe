//! Choices between words and objects of one entry: `"total"`, `{ "figure": "calls" }`.

use crate::plan::document::Aggregate;
use crate::plan::field::Otherwise;
use crate::plan::report::BasePlan;
use crate::plan::treatment::{CellKeyPlan, RoundPlan, TableTreatment, Treatment};
use crate::report::Node;
use crate::report::decode::{self, Decode, decode_object, read_object};
use crate::report::findings::Findings;

/// Reads a choice that is a word, or an object of one entry; gives its place among the words and then the entries.
fn read_choice(
    node: &Node,
    what: &str,
    words: &[&'static str],
    entries: &mut [decode::Field],
    found: &mut Findings,
) -> Option<usize> {
    let names: Vec<&str> = entries.iter().map(decode::Field::name).collect();
    let all = || {
        let objects = names.iter().map(|name| format!("{{\"{name}\": …}}"));
        words.iter().map(|word| format!("\"{word}\"")).chain(objects).collect::<Vec<_>>().join(", ")
    };
    match node {
        Node::Object(given) => {
            let known = names.iter().position(|name| given.iter().any(|(key, _)| key == name));
            let (count, all) = (given.len(), all());
            let is_sound = read_object(node, what, entries, found);
            if is_sound && count != 1 {
                found.error(
                    "ambiguous",
                    format!("This {what} has no known form, or several at once."),
                    format!("Use one of {all}."),
                );
            }
            known.filter(|_| is_sound && count == 1).map(|place| words.len() + place)
        }
        Node::Text(word) => {
            let known = words.iter().position(|known| known == word);
            if known.is_none() {
                found.error(
                    "unknown-word",
                    format!("“{word}” is not a choice here."),
                    format!("Use one of {}.", all()),
                );
            }
            known
        }
        _ => {
            found.error("wrong-type", format!("This is {}.", node.kind()), format!("Use one of {}.", all()));
            None
        }
    }
}

/// Writes `Decode` for a choice between words and objects of one entry; the first word is the blank.
macro_rules! decode_choice {
    ($type:ident, $what:literal, [$first_word:literal => $first:ident $(, $word:literal => $variant:ident)*],
        { $($name:literal => $entry:ident($held:ty),)+ }) => {
        impl Decode for $type {
            fn blank() -> Self {
                Self::$first
            }

            fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
                #[allow(non_snake_case, reason = "each is named like its variant")]
                let ($(mut $entry,)+) = ($(<Option<$held>>::None,)+);
                let words = [$first_word $(, $word)*];
                let entries = &mut [$(decode::Field::optional($name, &mut $entry)),+];
                let Some(place) = read_choice(node, $what, &words, entries, found) else { return false };
                let of_word = [Self::$first $(, Self::$variant)*].into_iter().nth(place);
                let chosen = of_word $(.or_else(|| $entry.map(Self::$entry)))+;
                if let Some(chosen) = chosen {
                    *self = chosen;
                }
                true
            }
        }
    };
}

/// The field that is added up, and the one whose values are told apart.
struct SumDistinct {
    of: String,
    by: String,
}

decode_object!(SumDistinct, "sum once for every value", { required of = "of", required by = "by", });

impl Decode for Aggregate {
    fn blank() -> Self {
        Self::Records
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let (mut distinct, mut sum): (Option<String>, Option<String>) = (None, None);
        let mut sum_distinct: Option<SumDistinct> = None;
        let entries = &mut [
            decode::Field::optional("distinct", &mut distinct),
            decode::Field::optional("sum", &mut sum),
            decode::Field::optional("sumDistinct", &mut sum_distinct),
        ];
        if read_choice(node, "way of counting", &["records"], entries, found).is_none() {
            return false;
        }
        let sum_distinct = sum_distinct.map(|SumDistinct { of, by }| Self::SumDistinct { of, by });
        *self = distinct.map(Self::Distinct).or(sum.map(Self::Sum)).or(sum_distinct).unwrap_or(Self::Records);
        true
    }
}

decode_choice!(Otherwise, "treatment of other values", ["keep" => Keep, "missing" => Missing], { "category" => Category(String), });
decode_choice!(BasePlan, "base", ["total" => Total, "parent" => Parent, "none" => None], {
    "respondents" => Respondents(String), "figure" => Figure(String),
});
decode_choice!(Treatment, "treatment of counts", ["suppress" => Suppress], {
    "round" => Round(RoundPlan), "cellKey" => CellKey(CellKeyPlan),
});
decode_choice!(TableTreatment, "treatment of counts", ["suppress" => Suppress], { "round" => Round(RoundPlan), });
