//! Paragraphs and secrets.

use crate::plan::secret::Secret;
use crate::plan::text::{RunPlan, TextPlan};
use crate::report::Node;
use crate::report::decode::{self, Decode, decode, read_object};
use crate::report::findings::Findings;

impl Decode for Secret {
    fn blank() -> Self {
        Self::new(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        let words: Option<String> = decode(node, found);
        let is_sound = words.is_some();
        *self = Self::new(words.unwrap_or_default());
        is_sound
    }
}

impl Decode for TextPlan {
    fn blank() -> Self {
        Self::Plain(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if let Node::List(_) = node {
            let runs: Option<Vec<RunPlan>> = decode(node, found);
            let is_sound = runs.is_some();
            *self = Self::Runs(runs.unwrap_or_default());
            return is_sound;
        }
        let Some(text) = node.text() else {
            let remedy = "Write a text, or a list of texts, {\"strong\": …} and {\"note\": …}.";
            found.error("wrong-type", format!("This is {}.", node.kind()), remedy);
            return false;
        };
        *self = Self::Plain(text.to_owned());
        true
    }
}

impl Decode for RunPlan {
    fn blank() -> Self {
        Self::Text(String::new())
    }

    fn read(&mut self, node: &Node, found: &mut Findings) -> bool {
        if let Some(text) = node.text() {
            *self = Self::Text(text.to_owned());
            return true;
        }
        let (mut strong, mut reference): (Option<String>, Option<String>) = (None, None);
        let fields =
            &mut [decode::Field::optional("strong", &mut strong), decode::Field::optional("note", &mut reference)];
        if !read_object(node, "piece of text (`strong` or `note`)", fields, found) {
            return false;
        }
        *self = match (strong, reference) {
            (Some(strong), None) => Self::Strong { strong },
            (None, Some(note_id)) => Self::Note { note: note_id },
            _ => {
                let remedy = "Give it either `strong` or `note`.";
                found.error("ambiguous-text", "This piece of text has no known form, or two at once.", remedy);
                return false;
            }
        };
        true
    }
}
