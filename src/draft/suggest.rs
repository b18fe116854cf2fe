//! Answers that mean the same: suggestions of what an analyst may put together.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::answers::is_missing;
use super::places::{Gazetteer, PlaceSet};
use super::profile::{ColumnProfile, Profile};
use crate::plan::{Field, FieldType, Mapping, Plan, fold, fold_heading};

/// An answer that seems to mean the same as a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// The field's id in the plan.
    pub field: String,
    /// The answer, as the records spell it, or the label of a category that only it has.
    pub answer: String,
    /// Number of rows that have it.
    pub count: u64,
    /// `true` if the plan knows the answer: it is a category of its own.
    pub is_known: bool,
    /// The category that it seems to be; `None` where it says that nothing is known.
    pub category: Option<String>,
    /// Why.
    pub reason: Alike,
}

/// Why two answers seem to mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Likeness"))]
pub enum Alike {
    /// It says that nothing is known.
    Missing,
    /// They differ in punctuation or in the order of words.
    SameWords,
    /// They name the same place.
    SamePlace,
    /// They are known to mean the same, in English or Spanish.
    Synonym,
    /// One is the plural of the other.
    Plural,
    /// They differ by a letter or two.
    Spelling,
}

/// Answers that are known to mean the same, a line each.
const SYNONYMS: &str = include_str!("data/synonyms.txt");

/// The answers of each field that seem to mean the same as a category: those that the plan does not know first, then the
/// commonest.
pub fn suggest(profile: &Profile, plan: &Plan, mapping: &Mapping) -> Vec<Suggestion> {
    let known = Known::new();
    let mut all = Vec::new();
    for (id, field) in &plan.fields {
        let columns = mapping.0.get(id).map(Vec::as_slice).unwrap_or_default();
        let column = profile.columns.iter().find(|column| columns.first() == Some(&column.name));
        if let Some(column) = column.filter(|_| matches!(field.kind, FieldType::Category | FieldType::List)) {
            all.extend(of_field(id, field, column, &known));
        }
    }
    all.sort_by_key(|suggestion| (suggestion.is_known, u64::MAX - suggestion.count));
    all
}

/// An answer, or a category with all its spellings.
struct Item {
    label: String,
    count: u64,
    /// `true` if the plan lists it.
    is_known: bool,
    /// `true` if other spellings belong to it already.
    is_merged: bool,
}

fn of_field(id: &str, field: &Field, column: &ColumnProfile, known: &Known) -> Vec<Suggestion> {
    let items = items(field, column);
    let mut suggestions = Vec::new();
    for (place, item) in items.iter().enumerate().filter(|(_, item)| item.count > 0 && !item.is_merged) {
        let suggestion = |category: Option<&Item>, reason| Suggestion {
            field: id.to_owned(),
            answer: item.label.clone(),
            count: item.count,
            is_known: item.is_known,
            category: category.map(|category| category.label.clone()),
            reason,
        };
        if is_missing(&fold(&item.label)) {
            suggestions.push(suggestion(None, Alike::Missing));
            continue;
        }
        // A category that the plan lists goes to a commoner one; what it does not know, to any that it lists.
        let is_target = |other: &Item, at: usize| {
            let is_commoner = (other.count, items.len() - at) > (item.count, items.len() - place);
            at != place && if item.is_known { other.is_known && is_commoner } else { other.is_known || is_commoner }
        };
        let targets = items.iter().enumerate().filter(|(at, other)| is_target(other, *at));
        let alike = targets.filter_map(|(_, other)| Some((known.alike(&item.label, &other.label)?, other)));
        let best = alike.min_by_key(|(alike, other)| (*alike as u8, u64::MAX - other.count));
        suggestions.extend(best.map(|(reason, other)| suggestion(Some(other), reason)));
    }
    suggestions
}

/// The categories of the plan with the rows that they have, and the answers that are none of them.
fn items(field: &Field, column: &ColumnProfile) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut by_spelling: HashMap<String, usize> = HashMap::new();
    for category in &field.values {
        for spelling in std::iter::once(&category.label).chain(&category.also) {
            by_spelling.entry(fold(spelling)).or_insert(items.len());
        }
        let is_merged = !category.also.is_empty();
        items.push(Item { label: category.label.clone(), count: 0, is_known: true, is_merged });
    }
    let missing: BTreeSet<String> = field.missing.iter().map(|word| fold(word)).collect();
    let parts = column.separators.first().filter(|_| field.kind == FieldType::List).map(|found| &found.answers);
    for answer in parts.unwrap_or(&column.answers) {
        let folded = fold(&answer.value);
        if missing.contains(&folded) {
            continue;
        }
        let place = *by_spelling.entry(folded).or_insert(items.len());
        if let Some(item) = items.get_mut(place) {
            item.count += answer.count;
        } else {
            items.push(Item { label: answer.value.clone(), count: answer.count, is_known: false, is_merged: false });
        }
    }
    items
}

/// Meanings of words, beside their letters.
struct Known {
    /// The line of synonyms that an answer is on.
    synonyms: HashMap<String, usize>,
}

impl Known {
    fn new() -> Self {
        let words =
            SYNONYMS.lines().enumerate().flat_map(|(line, words)| words.split('|').map(move |word| (word, line)));
        Self { synonyms: words.map(|(word, line)| (fold(word), line)).collect() }
    }

    /// Why two answers seem to mean the same; `None` where they do not.
    fn alike(&self, one: &str, other: &str) -> Option<Alike> {
        let (folded, other_folded) = (fold(one), fold(other));
        let words = |text: &str| -> BTreeSet<String> { fold_heading(text).split(' ').map(str::to_owned).collect() };
        let same_place = |set: PlaceSet| {
            let places = Gazetteer::of(set);
            places.find(one).is_some() && places.find(one) == places.find(other)
        };
        let same_line =
            || self.synonyms.get(&folded).is_some_and(|line| self.synonyms.get(&other_folded) == Some(line));
        match () {
            () if words(one) == words(other) && !words(one).contains("") => Some(Alike::SameWords),
            () if PlaceSet::ALL.into_iter().any(same_place) => Some(Alike::SamePlace),
            () if same_line() => Some(Alike::Synonym),
            () if singular(&folded) == singular(&other_folded) => Some(Alike::Plural),
            () if is_misspelt(&folded, &other_folded) => Some(Alike::Spelling),
            () => None,
        }
    }
}

/// Each word without the ending of its plural, in English and Spanish.
fn singular(text: &str) -> Vec<String> {
    let ends = |word: &str| {
        let ies = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let es = ["ses", "xes", "ches", "shes", "nes", "res", "des", "les"];
        let long = || es.iter().any(|end| word.ends_with(end)).then(|| word.trim_end_matches("es").to_owned());
        let plain = || word.strip_suffix('s').filter(|stem| stem.len() > 2).map(str::to_owned);
        ies.or_else(long).or_else(plain).unwrap_or_else(|| word.to_owned())
    };
    text.split(' ').map(ends).collect()
}

/// Returns whether texts differ by a letter in six, and by no digit.
fn is_misspelt(one: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let length = one.chars().count().min(other.chars().count());
    let most = length / 6;
    most > 0
        && digits(one) == digits(other)
        && one.len().abs_diff(other.len()) <= 2 * most
        && strsim::osa_distance(one, other) <= most.min(3)
}

#[cfg(test)]
mod tests {
    use super::{Alike, Known, suggest};
    use crate::draft::tests::profiled;
    use crate::draft::{DraftOptions, draft};
    use crate::plan::Plan;

    #[test]
    fn answers_are_alike_by_words_places_synonyms_plural_and_spelling() {
        let known = Known::new();
        for (one, other, why) in [
            ("Hotel / Motel", "Motel-Hotel", Alike::SameWords),
            ("MO", "Missouri", Alike::SamePlace),
            ("Tráfico sexual", "Sex Trafficking", Alike::Synonym),
            ("Policía", "Law Enforcement", Alike::Synonym),
            ("Minors", "minor", Alike::Synonym),
            ("Truck Stops", "Truck stop", Alike::Plural),
            ("Agencies", "agency", Alike::Plural),
            ("Restuarant work", "Restaurant work", Alike::Spelling),
        ] {
            assert_eq!(known.alike(one, other), Some(why), "{one} and {other}");
        }
    }

    #[test]
    fn answers_that_differ_are_not_alike() {
        let known = Known::new();
        for (one, other) in [("Sex", "Labor"), ("Male", "Female"), ("18 to 24", "25 to 34"), ("Level 1", "Level 2")] {
            assert_eq!(known.alike(one, other), None, "{one} and {other}");
        }
    }

    #[test]
    fn the_rarer_answer_goes_to_the_commoner() {
        let rows: String = (0..60)
            .map(|row| format!("{},x\n", ["Police", "Police", "Policía", "Friend"][row % 4]))
            .collect::<Vec<_>>()
            .concat();
        let profile = profiled(&format!("Caller,Town\n{rows}"));
        let draft = draft(&profile, &DraftOptions::default());
        let plan = Plan::from_json(&draft.plan.to_string()).unwrap();
        let suggestions = suggest(&profile, &plan, &draft.mapping);
        assert_eq!(suggestions.len(), 1);
        assert_eq!((suggestions[0].answer.as_str(), suggestions[0].category.as_deref()), ("Policía", Some("Police")));
    }

    #[test]
    fn what_a_plan_does_not_know_comes_first() {
        let profile = profiled("kind\nLaw enforcement\nSex\nn/a\n");
        let plan = serde_json::json!({
            "version": 1, "id": "p", "name": "P", "language": "en-US",
            "fields": { "kind": { "label": "Kind", "type": "category", "values": [{ "label": "Police" }, { "label": "Sex" }] } },
            "measures": { "all": { "unit": "calls" } },
            "report": { "title": "P", "publisher": "Us" }
        });
        let plan = Plan::from_json(&plan.to_string()).unwrap();
        let mapping = serde_json::from_str(r#"{ "kind": ["kind"] }"#).unwrap();
        let found: Vec<_> =
            suggest(&profile, &plan, &mapping).into_iter().map(|found| (found.answer, found.category)).collect();
        assert_eq!(found, [("Law enforcement".to_owned(), Some("Police".to_owned())), ("n/a".to_owned(), None)]);
    }
}
