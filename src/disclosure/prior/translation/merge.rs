//! One document of a report and its translations.

use crate::report::languages::code;
use crate::report::texts::{NAMES, WORDS};
use crate::report::{Node, Report};

/// Kinds of a document's members.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words for readers.
    Words,
    /// Paragraphs of them.
    Paragraphs,
    /// Names, by language only where they differ.
    Name,
    /// No text.
    Other,
}

/// Members that are lists of paragraphs; in a note, `text` is one paragraph.
const PARAGRAPHS: [&str; 3] = ["introduction", "caveat", "text"];

/// Returns the document of a report with the texts of its translations, which have the same shape.
pub(super) fn merged(report: &Report, others: &[Report]) -> Node {
    let codes: Vec<&str> = std::iter::once(report).chain(others).filter_map(|report| code(&report.language)).collect();
    let nodes: Vec<Node> = std::iter::once(report).chain(others).map(node).collect();
    merge(&nodes.iter().collect::<Vec<_>>(), &codes, Kind::Other)
}

fn node(report: &Report) -> Node {
    let json = serde_json::to_string(report).unwrap_or_default();
    Node::from_json(&json).unwrap_or(Node::Null)
}

/// Merges what is at the same place in each language, the own first.
fn merge(nodes: &[&Node], codes: &[&str], kind: Kind) -> Node {
    let Some(own) = nodes.first() else { return Node::Null };
    match own {
        Node::Object(entries) => {
            let merged = entries.iter().map(|(name, own)| {
                let others = nodes.iter().filter_map(|node| node.get(name)).collect::<Vec<_>>();
                let is_whole = name != "counts" && name != "language" && others.len() == nodes.len();
                let merged = if is_whole { merge(&others, codes, kind_of(name, nodes[0])) } else { own.clone() };
                (name.clone(), merged)
            });
            Node::Object(merged.collect())
        }
        Node::List(items) if kind != Kind::Words => {
            let of_item = if kind == Kind::Paragraphs { Kind::Words } else { kind };
            let item = |place: usize| nodes.iter().filter_map(|node| at(node, place)).collect::<Vec<_>>();
            Node::List((0..items.len()).map(|place| merge(&item(place), codes, of_item)).collect())
        }
        _ if kind == Kind::Other => (*own).clone(),
        _ if nodes.iter().all(|node| node == own) && (kind == Kind::Name || !has_letters(own)) => (*own).clone(),
        _ if !has_text(own) => (*own).clone(),
        _ => Node::Object(codes.iter().zip(nodes).map(|(code, node)| ((*code).to_owned(), (*node).clone())).collect()),
    }
}

fn at(list: &Node, place: usize) -> Option<&Node> {
    if let Node::List(items) = list { items.get(place) } else { None }
}

fn kind_of(name: &str, parent: &Node) -> Kind {
    match name {
        _ if PARAGRAPHS.contains(&name) && parent.get("id").is_none() => Kind::Paragraphs,
        _ if WORDS.contains(&name) => Kind::Words,
        _ if NAMES.contains(&name) => Kind::Name,
        _ => Kind::Other,
    }
}

/// Returns whether something is a text, or a list of pieces of one.
const fn has_text(node: &Node) -> bool {
    matches!(node, Node::Text(_) | Node::List(_))
}

fn has_letters(node: &Node) -> bool {
    match node {
        Node::Text(text) => text.contains(char::is_alphabetic),
        Node::List(items) => items.iter().any(has_letters),
        Node::Object(entries) => entries.iter().any(|(_, node)| has_letters(node)),
        _ => false,
    }
}
