//! Texts in several languages: wherever a text of a document may be, an object may that holds it by language,
//! `{"en": "Calls", "es": "Llamadas"}`. A report is read in one of them, and as a whole.

use std::borrow::Cow;

use super::languages::{code, tag_beside};
use super::node::Node;
#[cfg(feature = "check")]
use super::problem::{Problem, Severity};

/// The fields that hold words for readers.
pub(crate) const WORDS: [&str; 24] = [
    "title",
    "subtitle",
    "edition",
    "introduction",
    "caveat",
    "heading",
    "group",
    "text",
    "strong",
    "label",
    "unit",
    "stub",
    "unpublished",
    "masked",
    "notApplicable",
    "notCollected",
    "qualifier",
    "percentQualifier",
    "of",
    "since",
    "universe",
    "measure",
    "percent",
    "number",
];

/// The fields that hold names of places and publishers, sources, citations and imprints: the same in all languages unless the
/// document says otherwise.
#[cfg(any(feature = "analyst", all(test, not(target_arch = "wasm32"))))]
pub(crate) const NAMES: [&str; 7] = ["name", "publisher", "jurisdiction", "source", "citation", "contact", "licence"];

/// A text of a document, where it is.
enum Text<'n> {
    /// In the document's own language alone.
    Plain,
    /// By language.
    ByLanguage(&'n [(String, Node)]),
}

/// The texts of an object by language: all its names are tags of known languages.
pub(crate) fn by_language(node: &Node) -> Option<&[(String, Node)]> {
    let Node::Object(entries) = node else { return None };
    let is_text = |(name, node): &(String, Node)| code(name).is_some() && matches!(node, Node::Text(_) | Node::List(_));
    (!entries.is_empty() && entries.iter().all(is_text)).then_some(entries)
}

/// Shows all texts of a document, each with its JSON Pointer.
fn visit<'n>(document: &'n Node, see: &mut dyn FnMut(Text<'n>, &str)) {
    visit_at(document, false, &mut String::new(), see);
}

fn visit_at<'n>(node: &'n Node, is_words: bool, pointer: &mut String, see: &mut dyn FnMut(Text<'n>, &str)) {
    if let Some(texts) = by_language(node) {
        return see(Text::ByLanguage(texts), pointer);
    }
    let length = pointer.len();
    let mut below = |step: &str, is_words, node| {
        pointer.push('/');
        pointer.push_str(step);
        visit_at(node, is_words, pointer, see);
        pointer.truncate(length);
    };
    match node {
        Node::Text(text) if is_words && text.contains(char::is_alphabetic) => see(Text::Plain, pointer),
        Node::Object(entries) => {
            // What programs link documents by is no text.
            for (name, node) in entries.iter().filter(|(name, _)| name != "counts") {
                below(name, WORDS.contains(&name.as_str()), node);
            }
        }
        Node::List(items) => {
            for (index, node) in items.iter().enumerate() {
                below(&index.to_string(), is_words, node);
            }
        }
        _ => {}
    }
}

/// The text of a language, or of the document's own, or the first.
pub(crate) fn text_in<'n>(texts: &'n [(String, Node)], tag: &str, own: &str) -> &'n Node {
    let exact = |tag: &str| texts.iter().find(|(name, _)| name.eq_ignore_ascii_case(tag));
    let near = |tag: &str| texts.iter().find(|(name, _)| code(name) == code(tag));
    let text = exact(tag).or_else(|| near(tag)).or_else(|| near(own)).unwrap_or(&texts[0]);
    &text.1
}

/// A document's own language.
fn own(document: &Node) -> &str {
    document.get("language").and_then(Node::text).unwrap_or_default()
}

/// The languages that a document can be read in as a whole, its own first: those that every text has.
pub fn languages(document: &Node) -> Vec<String> {
    let own = own(document);
    let mut others: Option<Vec<&str>> = None;
    visit(document, &mut |text, _| {
        let has: Vec<&str> = match text {
            Text::Plain => Vec::new(),
            Text::ByLanguage(texts) => texts.iter().filter_map(|(name, _)| code(name)).collect(),
        };
        match &mut others {
            Some(others) => others.retain(|code| has.contains(code)),
            None => others = Some(has),
        }
    });
    let others = others.unwrap_or_default().into_iter().filter(|other| Some(*other) != code(own));
    std::iter::once(own.to_owned()).chain(others.map(|other| tag_beside(other, own).to_owned())).collect()
}

/// A document in one of the languages that it can be read in as a whole, which is then its own; in its own language where
/// the tag is of none of these.
pub fn in_language<'n>(document: &'n Node, tag: Option<&str>) -> Cow<'n, Node> {
    let own = own(document);
    let is_known = |tag: &&str| {
        let same = code(tag).is_some() && code(tag) == code(own);
        same || languages(document).iter().any(|known| code(known) == code(tag))
    };
    let shown = tag.filter(is_known).unwrap_or(own);
    let mut is_plain = shown == own;
    visit(document, &mut |text, _| is_plain &= matches!(text, Text::Plain));
    if is_plain {
        return Cow::Borrowed(document);
    }
    let mut chosen = chosen(document, shown, own);
    if let Node::Object(entries) = &mut chosen
        && let Some((_, language)) = entries.iter_mut().find(|(name, _)| name == "language")
    {
        *language = Node::Text(shown.to_owned());
    }
    Cow::Owned(chosen)
}

fn chosen(node: &Node, tag: &str, own: &str) -> Node {
    if let Some(texts) = by_language(node) {
        return text_in(texts, tag, own).clone();
    }
    match node {
        Node::Object(entries) => {
            Node::Object(entries.iter().map(|(name, node)| (name.clone(), chosen(node, tag, own))).collect())
        }
        Node::List(items) => Node::List(items.iter().map(|node| chosen(node, tag, own)).collect()),
        other => other.clone(),
    }
}

/// Returns the texts that lack a language which others have.
#[cfg(feature = "check")]
pub(super) fn check(document: &Node) -> Vec<Problem> {
    let own = own(document);
    let mut all: Vec<&'static str> = Vec::new();
    visit(document, &mut |text, _| {
        if let Text::ByLanguage(texts) = text {
            all.extend(texts.iter().filter_map(|(name, _)| code(name)));
        }
    });
    all.sort_unstable();
    all.dedup();
    let mut problems = Vec::new();
    visit(document, &mut |text, pointer| {
        let has: Vec<&str> = match text {
            Text::Plain => code(own).into_iter().collect(),
            Text::ByLanguage(texts) => texts.iter().filter_map(|(name, _)| code(name)).collect(),
        };
        let lacking = all.iter().filter(|code| !has.contains(code));
        problems.extend(lacking.map(|lacking| lacks(lacking, own, pointer)));
    });
    problems
}

#[cfg(feature = "check")]
fn lacks(lacking: &str, own: &str, pointer: &str) -> Problem {
    let is_own = code(own) == Some(lacking);
    let (severity, message, remedy) = if is_own {
        let message = format!("This text is not in {own}, the report's own language.");
        (Severity::Error, message, "Give it the text of that language, too.".to_owned())
    } else {
        let message = format!("This text is not in “{lacking}”, as other texts of the report are.");
        let remedy = format!("Add it as {{\"{lacking}\": …}}: readers are offered a language that all texts are in.");
        (Severity::Advice, message, remedy)
    };
    Problem {
        severity,
        code: "untranslated",
        pointer: pointer.to_owned(),
        table: None,
        row: None,
        field: pointer
            .rsplit('/')
            .find(|step| !step.starts_with(|first: char| first.is_ascii_digit()))
            .map(str::to_owned),
        message,
        remedy,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use serde_json::{Value as Json, json};

    use super::{in_language, languages};
    use crate::report::testing::{node, problems, put, sound};
    use crate::report::{Report, Severity};

    /// A report whose every text is in English and Spanish.
    fn bilingual() -> Json {
        json!({
            "version": 1, "language": "en-US", "title": { "en": "Calls of 2020", "es": "Llamadas de 2020" },
            "jurisdiction": { "name": "Missouri" }, "publisher": "The Line", "period": { "start": "2020", "end": "2020" },
            "introduction": [{ "en": ["Calls", { "strong": "twice" }], "es": "Llamadas" }],
            "sections": [{ "tables": [{
                "id": "calls", "title": { "en": "Calls", "es": "Llamadas" }, "kind": "exclusive",
                "rows": [
                    { "label": "2020", "value": 30 },
                    { "label": { "en": "Others", "es": "Otras" }, "value": { "masked": { "en": "few", "es": "pocas" } } }
                ]
            }] }]
        })
    }

    #[test]
    fn a_report_is_offered_in_the_languages_that_all_its_texts_are_in() {
        assert_eq!(languages(&node(&bilingual())), ["en-US", "es-US"]);
        let mut document = bilingual();
        put(&mut document, "/sections/0/tables/0/rows/1/label", json!("Others"));
        assert_eq!(languages(&node(&document)), ["en-US"]);
    }

    #[test]
    fn a_report_is_read_in_one_language_as_a_whole() {
        let document = node(&bilingual());
        let read = |tag| Report::from_checked(&in_language(&document, tag)).unwrap();
        let spanish = read(Some("es-MX"));
        let title = spanish.title.as_str();
        assert_eq!(
            [title, &spanish.language, &spanish.introduction[0].plain()],
            ["Llamadas de 2020", "es-MX", "Llamadas"]
        );
        assert_eq!(read(None).title, "Calls of 2020");
        let other = read(Some("fr-FR"));
        assert_eq!([other.title.as_str(), &other.language], ["Calls of 2020", "en-US"], "it has no French");
    }

    #[test]
    fn a_report_in_one_language_keeps_it_in_all_its_ways_to_write() {
        let document = node(&sound());
        assert_eq!(Report::from_checked(&in_language(&document, Some("en-GB"))).unwrap().language, "en-GB");
        assert_eq!(Report::from_checked(&in_language(&document, Some("es-US"))).unwrap().language, "en-US");
    }

    #[test]
    fn a_sound_report_in_two_languages_has_no_problems() {
        assert_eq!(problems(&bilingual()), []);
    }

    #[test]
    fn texts_that_lack_a_language_are_named() {
        let mut document = bilingual();
        put(&mut document, "/sections/0/tables/0/rows/1/label", json!("Others"));
        put(&mut document, "/title", json!({ "es": "Llamadas" }));
        let found = problems(&document);
        let said: Vec<_> =
            found.iter().map(|problem| (problem.severity, problem.pointer.as_str(), problem.code)).collect();
        let expected = [
            (Severity::Error, "/title", "untranslated"),
            (Severity::Advice, "/sections/0/tables/0/rows/1/label", "untranslated"),
        ];
        assert_eq!(said, expected);
    }
}
