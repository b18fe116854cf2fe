//! Places by their names and codes.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::answers::is_missing;
use super::column::Cells;
use super::headings::{About, Heading};
use super::profile::ColumnProfile;
use crate::plan::{built_in_plan, fold};

/// Set of places that the answers of a column are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PlaceSet {
    /// US states and Washington, D.C., by name, postal code or FIPS code.
    UsStates,
    /// Provinces of Argentina.
    Provinces,
    /// Countries, by name in eight languages or ISO 3166 code.
    Countries,
}

/// FIPS codes of the states, in the alphabetical order of their names.
const FIPS: [u8; 51] = [
    1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33,
    34, 35, 36, 37, 38, 39, 40, 41, 42, 44, 45, 46, 47, 48, 49, 50, 51, 53, 54, 55, 56,
];

/// Alpha-2 code, alpha-3 code, names by the languages in the first line (Unicode CLDR; none where it is the English one), and other
/// spellings. Vietnamese is not among them: its short names are codes of other countries (*Áo*, Austria, and AO, Angola).
const COUNTRIES: &str = include_str!("data/countries.tsv");

/// A place.
struct Place {
    /// In English, or in the language of its country.
    name: String,
    /// Names in other languages, by their codes, where they differ.
    names: BTreeMap<&'static str, String>,
    also: Vec<String>,
    code: String,
}

impl Place {
    /// All spellings, first the name.
    fn spellings(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(self.names.values()).chain(&self.also)
    }
}

/// The places of a set, to be looked up by any spelling.
pub(super) struct Gazetteer {
    places: Vec<Place>,
    by_spelling: HashMap<String, usize>,
}

impl PlaceSet {
    pub(super) const ALL: [Self; 3] = [Self::UsStates, Self::Provinces, Self::Countries];

    fn places(self) -> Vec<Place> {
        match self {
            Self::UsStates => {
                let fips = |(mut place, code): (Place, &u8)| {
                    place.also.extend([format!("{code:02}"), code.to_string(), place.code.clone()]);
                    place
                };
                of_plan("state-data-report", "state").into_iter().zip(&FIPS).map(fips).collect()
            }
            Self::Provinces => of_plan("linea144", "provincia"),
            Self::Countries => countries(),
        }
    }

    /// Words of a heading over such places.
    const fn heading(self) -> &'static [&'static str] {
        match self {
            Self::UsStates => &["state", "states", "fips", "estado", "st", "jurisdiction"],
            Self::Provinces => &["provincia", "prov", "jurisdiccion"],
            Self::Countries => &[
                "country",
                "countries",
                "nationality",
                "nationalities",
                "citizenship",
                "origin",
                "pais",
                "paises",
                "nacionalidad",
                "nation",
                "destination",
                "pays",
                "nationalite",
                "nationalites",
                "nacionalidade",
                "herkunftsland",
                "staatsangehorigkeit",
                "nationalitat",
                "البلد",
                "الجنسية",
                "국가",
                "국적",
                "国家",
                "国籍",
            ],
        }
    }
}

/// The places that a built-in plan lists.
fn of_plan(plan: &str, field: &str) -> Vec<Place> {
    let plan = built_in_plan(plan);
    let values = plan.and_then(|mut plan| plan.fields.remove(field)).map(|field| field.values).unwrap_or_default();
    let coded = values.into_iter().filter_map(|value| {
        Some(Place { name: value.label, names: BTreeMap::new(), also: value.also, code: value.code? })
    });
    coded.collect()
}

fn countries() -> Vec<Place> {
    let mut lines = COUNTRIES.lines();
    let languages: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let country = |line: &'static str| {
        let mut fields: Vec<&str> = line.split('\t').collect();
        let also = fields.pop()?.split('|').filter(|spelling| !spelling.is_empty());
        let [two, three, name, others @ ..] = fields.as_slice() else { return None };
        let names = languages.iter().skip(3).zip(others).filter(|(_, name)| !name.is_empty());
        Some(Place {
            name: (*name).to_owned(),
            names: names.map(|(language, name)| (*language, (*name).to_owned())).collect(),
            also: also.chain([*two, *three]).map(str::to_owned).collect(),
            code: (*two).to_owned(),
        })
    };
    lines.filter_map(country).collect()
}

impl Gazetteer {
    /// The places of a set, which are looked up for every column.
    pub(super) fn of(set: PlaceSet) -> &'static Self {
        static ALL: [OnceLock<Gazetteer>; 3] = [const { OnceLock::new() }; 3];
        ALL[set as usize].get_or_init(|| Self::new(set))
    }

    fn new(set: PlaceSet) -> Self {
        let places = set.places();
        let mut by_spelling = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            for spelling in place.spellings() {
                by_spelling.entry(fold(spelling)).or_insert(index);
            }
        }
        Self { places, by_spelling }
    }

    /// The place that a value names, as its place in the list.
    pub(super) fn find(&self, value: &str) -> Option<usize> {
        self.by_spelling.get(&fold(value)).copied()
    }

    /// The places as the values of a plan's field: all of them, or those that answers name, called as in a language, by its tag.
    pub(super) fn values(&self, column: &ColumnProfile, only_named: bool, language: &str) -> Json {
        let language = language.split('-').next().unwrap_or_default();
        let named: Vec<usize> = column.answers.iter().filter_map(|answer| self.find(&answer.value)).collect();
        let wanted = self.places.iter().enumerate().filter(|(index, _)| !only_named || named.contains(index));
        let value = |(_, place): (usize, &Place)| {
            let label = place.names.get(language).unwrap_or(&place.name);
            let mut seen = vec![fold(label)];
            let also = place.spellings().filter(|spelling| {
                let folded = fold(spelling);
                let is_new = !seen.contains(&folded) && !is_missing(&folded);
                seen.push(folded);
                is_new
            });
            json!({ "label": label, "also": also.collect::<Vec<_>>(), "code": place.code })
        };
        wanted.map(value).collect()
    }
}

/// Returns the set of places that the answers are from; `None` where most are unknown.
pub(super) fn find(heading: &Heading, cells: &Cells) -> Option<PlaceSet> {
    let is_place = heading.is_about(About::Place);
    PlaceSet::ALL.into_iter().find(|set| {
        let is_named = heading.has_any(set.heading());
        if !is_named && (is_place || cells.answers.len() > 300) {
            return false;
        }
        let gazetteer = Gazetteer::of(*set);
        // Short codes are words, too: without a heading only names count.
        let is_known = |value: &str| gazetteer.find(value).is_some() && (is_named || value.chars().count() > 3);
        let named = cells.telling().filter(|(value, _)| is_known(value)).count();
        cells.share(is_known) >= if is_named { 75 } else { 95 } && (is_named || named > 2)
    })
}

/// Number of places that the answers name.
pub(super) fn named(set: PlaceSet, column: &ColumnProfile) -> usize {
    let gazetteer = Gazetteer::of(set);
    let mut places: Vec<usize> = column.answers.iter().filter_map(|answer| gazetteer.find(&answer.value)).collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

/// The map that a table of a column's places is drawn on: where nearly all rows name a place of it, and there are several.
pub(super) fn region(column: &ColumnProfile) -> Option<&'static str> {
    const FEWEST: usize = 4;
    let (set, region) = match column.places? {
        set @ PlaceSet::Countries => (set, "world"),
        set @ PlaceSet::Provinces => (set, "AR"),
        PlaceSet::UsStates => return None,
    };
    let gazetteer = Gazetteer::of(set);
    let (mut known, mut all) = (0, 0);
    for answer in column.answers.iter().filter(|answer| !is_missing(&fold(&answer.value))) {
        all += answer.count;
        known += if gazetteer.find(&answer.value).is_some() { answer.count } else { 0 };
    }
    (known * 10 >= all * 9 && named(set, column) >= FEWEST).then_some(region)
}

/// Returns whether a heading is about where people come from, not about where they are.
pub(super) fn is_origin(heading: &Heading) -> bool {
    heading.is_about(About::Birth)
        || heading.has_any(&[
            "origin",
            "nationality",
            "citizenship",
            "origen",
            "origem",
            "origine",
            "nacionalidad",
            "nacionalidade",
            "nationalite",
            "herkunftsland",
            "staatsangehorigkeit",
            "nationalitat",
            "الجنسية",
            "국적",
            "国籍",
            "destination",
            "destino",
        ])
}

#[cfg(test)]
mod tests {
    use super::super::tests::profiled;
    use super::super::{DraftOptions, draft};
    use super::{FIPS, Gazetteer, PlaceSet};

    #[test]
    fn a_state_goes_by_name_postal_code_and_fips_code() {
        let states = Gazetteer::of(PlaceSet::UsStates);
        assert_eq!(states.places.len(), FIPS.len());
        for (spellings, name) in [(["Missouri", "mo", "29"], "Missouri"), (["wyoming", "WY", "56"], "Wyoming")] {
            for spelling in spellings {
                assert_eq!(
                    states.find(spelling).map(|index| states.places[index].name.as_str()),
                    Some(name),
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn a_country_goes_by_either_language_and_by_its_codes() {
        let countries = Gazetteer::of(PlaceSet::Countries);
        for spelling in ["Mexico", "México", "MX", "MEX"] {
            assert_eq!(countries.find(spelling).map(|index| countries.places[index].code.as_str()), Some("MX"));
        }
        assert_eq!(countries.find("Atlantis"), None);
    }

    #[test]
    fn countries_are_called_as_in_the_language_of_the_draft() {
        let labels = |language: &str, answers: [&str; 3]| -> Vec<String> {
            let row = |row: usize| format!("2024-01-02,{}\n", answers[row % 3]);
            let rows: String = (0..60).map(row).collect();
            let options = DraftOptions { language: Some(language.to_owned()), ..DraftOptions::default() };
            let plan = draft(&profiled(&format!("Date,Country of origin\n{rows}")), &options).plan;
            let values = plan["fields"]["country_of_origin"]["values"].as_array().unwrap();
            let mut labels: Vec<_> = values.iter().map(|value| value["label"].as_str().unwrap().to_owned()).collect();
            labels.sort();
            labels
        };
        let answers = ["Venezuela", "Ivory Coast", "Germany"];
        assert_eq!(labels("es-US", answers), ["Alemania", "Côte d’Ivoire", "Venezuela"]);
        assert_eq!(labels("fr-FR", answers), ["Allemagne", "Côte d’Ivoire", "Venezuela"]);
        assert_eq!(labels("pt-PT", answers), ["Alemanha", "Costa do Marfim", "Venezuela"]);
        assert_eq!(labels("de-DE", ["فنزويلا", "독일", "科特迪瓦"]), ["Côte d’Ivoire", "Deutschland", "Venezuela"]);
        assert_eq!(labels("vi-VN", answers), ["Côte d’Ivoire", "Germany", "Venezuela"]);
    }

    #[test]
    fn no_spelling_is_of_two_countries() {
        let countries = Gazetteer::of(PlaceSet::Countries);
        for (index, place) in countries.places.iter().enumerate() {
            for spelling in place.spellings() {
                assert_eq!(countries.find(spelling), Some(index), "{spelling}");
            }
        }
    }
}
