//! Texts of a plan in several languages: wherever it has a text for readers, an object may hold it by language.

use std::collections::BTreeSet;

use super::check::states_bound;
use super::document::Plan;
use super::error::PlanProblem;
use super::report::NotePlan;
use crate::report::Node;
use crate::report::languages::{code, tag_beside};
use crate::report::texts::{by_language, text_in};

/// A plan in another of its languages. Its rows, conditions and notes are referred to by their labels in its own language.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The plan with the texts of that language, and its own text where one is missing.
    pub(crate) plan: Plan,
    /// The texts that the plan says are the same in that language.
    pub(crate) same: BTreeSet<String>,
}

/// The member that is by labels of rows, which may look like languages.
const BY_LABEL: &str = "rowNotes";

/// Returns a plan in one language: in its own, where it has no text of that one.
pub(super) fn in_language(node: &Node, tag: &str, own: &str) -> Node {
    if let Some(texts) = by_language(node) {
        return text_in(texts, tag, own).clone();
    }
    let chosen = |name: &str, node: &Node| match name {
        BY_LABEL => node.clone(),
        _ => in_language(node, tag, own),
    };
    match node {
        Node::Object(entries) => {
            Node::Object(entries.iter().map(|(name, node)| (name.clone(), chosen(name, node))).collect())
        }
        Node::List(items) => Node::List(items.iter().map(|node| in_language(node, tag, own)).collect()),
        other => other.clone(),
    }
}

/// Returns the tags of the languages that a plan has texts in, beside its own.
pub(super) fn others(node: &Node, own: &str) -> Vec<&'static str> {
    let mut codes = BTreeSet::new();
    visit(node, "", &mut |texts, _| codes.extend(texts.iter().filter_map(|(name, _)| code(name))));
    codes.into_iter().filter(|other| Some(*other) != code(own)).map(|other| tag_beside(other, own)).collect()
}

/// Returns the texts that are said to be the same in another language as in the plan's own.
pub(super) fn same(node: &Node, tag: &str, own: &str) -> BTreeSet<String> {
    let mut same = BTreeSet::new();
    visit(node, "", &mut |texts, _| {
        let is_given = texts.iter().any(|(name, _)| code(name) == code(tag));
        let text = text_in(texts, tag, own);
        if is_given && text == text_in(texts, own, own) {
            same.extend(text.text().map(str::to_owned));
        }
    });
    same
}

/// Returns the texts that are not in the plan's own language.
pub(super) fn without_own(node: &Node, own: &str) -> Vec<PlanProblem> {
    let mut problems = Vec::new();
    visit(node, "", &mut |texts, pointer| {
        if texts.iter().all(|(name, _)| code(name) != code(own)) {
            let message = format!("This text is not in {own}, the plan's own language.");
            let remedy = "Give it the text of that language, too.".to_owned();
            problems.push(PlanProblem::at("untranslated", (node, pointer), message, remedy));
        }
    });
    problems
}

/// Problems that a text can have by itself. All else is the same in each language, or refers to labels of the plan's own.
const OF_TEXTS: [&str; 6] = ["ambiguous-text", "blank", "false-words", "stray-brace", "unknown-place", "wrong-type"];

/// Returns what is wrong with the texts of another language, beside what was found in the plan's own.
pub(super) fn of_translation(found: Vec<PlanProblem>, tag: &str, own: &[PlanProblem]) -> Vec<PlanProblem> {
    let is_same =
        |problem: &PlanProblem| own.iter().any(|own| (own.code, &own.place) == (problem.code, &problem.place));
    let own_too = |problem: &PlanProblem| OF_TEXTS.contains(&problem.code) && !is_same(problem);
    found.into_iter().filter(own_too).map(|problem| problem.in_language(tag)).collect()
}

/// Returns the notes that bound a count in another language only: they would be printed beside counts of any size.
pub(super) fn bounds(own: &Plan, translated: &Plan, tag: &str) -> Vec<PlanProblem> {
    let notes = own.report.notes.iter().zip(&translated.report.notes);
    let only_there = notes.filter(|(own, other)| states_bound(&other.text) && !states_bound(&own.text));
    let problem = |(note, _): (&NotePlan, _)| PlanProblem {
        code: "false-words",
        place: format!("report › note “{}” › text", note.id),
        message: format!("The note “{}” bounds a count in this language alone.", note.id),
        remedy: "Say the same in all languages.".to_owned(),
    };
    only_there.map(problem).map(|problem| problem.in_language(tag)).collect()
}

/// Takes a text by language and its JSON Pointer.
type See<'s> = dyn FnMut(&[(String, Node)], &str) + 's;

/// Shows all texts that are by language, each with its JSON Pointer.
fn visit(node: &Node, pointer: &str, see: &mut See) {
    if let Some(texts) = by_language(node) {
        return see(texts, pointer);
    }
    match node {
        Node::Object(entries) => {
            let below = entries.iter().filter(|(name, _)| name != BY_LABEL);
            below.for_each(|(name, node)| {
                visit(node, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), see);
            });
        }
        Node::List(items) => {
            items.iter().enumerate().for_each(|(place, node)| visit(node, &format!("{pointer}/{place}"), see));
        }
        _ => {}
    }
}
