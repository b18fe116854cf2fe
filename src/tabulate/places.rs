use std::collections::BTreeMap;

use super::error::TabulateError;
use super::knowledge::Known;
use crate::plan::{Category, MapPlan, fold};
use crate::report::nearest;

/// The places of maps.
pub(super) struct Places {
    /// Names of counties by five-digit FIPS codes.
    counties: BTreeMap<String, String>,
    regions: BTreeMap<String, Region>,
}

/// The names of the places of a region by their codes.
type Region = BTreeMap<String, Vec<String>>;

/// The states' codes of ISO 3166-2 and of FIPS 5-2, with which those of their counties begin.
const STATES: [(&str, &str); 51] = [
    ("US-AL", "01"),
    ("US-AK", "02"),
    ("US-AZ", "04"),
    ("US-AR", "05"),
    ("US-CA", "06"),
    ("US-CO", "08"),
    ("US-CT", "09"),
    ("US-DE", "10"),
    ("US-DC", "11"),
    ("US-FL", "12"),
    ("US-GA", "13"),
    ("US-HI", "15"),
    ("US-ID", "16"),
    ("US-IL", "17"),
    ("US-IN", "18"),
    ("US-IA", "19"),
    ("US-KS", "20"),
    ("US-KY", "21"),
    ("US-LA", "22"),
    ("US-ME", "23"),
    ("US-MD", "24"),
    ("US-MA", "25"),
    ("US-MI", "26"),
    ("US-MN", "27"),
    ("US-MS", "28"),
    ("US-MO", "29"),
    ("US-MT", "30"),
    ("US-NE", "31"),
    ("US-NV", "32"),
    ("US-NH", "33"),
    ("US-NJ", "34"),
    ("US-NM", "35"),
    ("US-NY", "36"),
    ("US-NC", "37"),
    ("US-ND", "38"),
    ("US-OH", "39"),
    ("US-OK", "40"),
    ("US-OR", "41"),
    ("US-PA", "42"),
    ("US-RI", "44"),
    ("US-SC", "45"),
    ("US-SD", "46"),
    ("US-TN", "47"),
    ("US-TX", "48"),
    ("US-UT", "49"),
    ("US-VT", "50"),
    ("US-VA", "51"),
    ("US-WA", "53"),
    ("US-WV", "54"),
    ("US-WI", "55"),
    ("US-WY", "56"),
];

impl Places {
    pub(super) fn new(known: BTreeMap<String, Known>) -> Self {
        let (mut counties, mut regions) = (BTreeMap::new(), BTreeMap::new());
        for (code, known) in known {
            match known {
                Known::County(name) => _ = counties.insert(code, name),
                Known::Region(region) => _ = regions.insert(code, region),
            }
        }
        Self { counties, regions }
    }

    /// Refuses a map of a region whose places nobody gave: all of its rows would be missing.
    pub(super) fn check(&self, map: &MapPlan) -> Result<(), TabulateError> {
        let Some(region) = map.region.as_ref().filter(|region| !self.has(region)) else { return Ok(()) };
        let message = format!("The map “{}” needs the places of the region {region}.", map.title);
        Err(TabulateError::new("missing-places", &map.id, message, "Give its geometry, which names them."))
    }

    /// Returns whether the places of a region are known: given for it, or counties.
    fn has(&self, region: &str) -> bool {
        self.regions.contains_key(region) || STATES.iter().any(|(code, _)| *code == region)
    }

    /// The place that a label means on the map of a region; `listed` is what the plan says of the label.
    pub(super) fn find(
        &self,
        label: &str,
        listed: Option<&Category>,
        region: Option<&str>,
    ) -> Option<(String, String)> {
        match region.and_then(|region| self.regions.get(region)) {
            Some(region) => find_in(region, label, listed),
            None => self.county(label, region),
        }
    }

    /// The name of a place on the map of a region that a label was most likely meant to be.
    pub(super) fn nearest(&self, label: &str, region: Option<&str>) -> Option<&str> {
        let names = self.regions.get(region?)?.values().flatten();
        nearest(label, names.map(String::as_str))
    }

    /// The county that a label means: by its FIPS code, or by its name, in the jurisdiction of that code.
    ///
    /// A name that fits two places (St. Louis is a county and a city) means neither.
    fn county(&self, label: &str, jurisdiction: Option<&str>) -> Option<(String, String)> {
        let state = STATES.iter().find(|(code, _)| Some(*code) == jurisdiction).map_or("", |(_, fips)| fips);
        let mut own = self.counties.range(state.to_owned()..).take_while(|(fips, _)| fips.starts_with(state));
        if let Some(name) = self.counties.get(label).filter(|_| label.starts_with(state)) {
            return Some((label.to_owned(), name.clone()));
        }
        let wanted = bare(label);
        let (fips, name) = own.find(|(_, name)| bare(name) == wanted)?;
        own.all(|(_, name)| bare(name) != wanted).then(|| (fips.clone(), name.clone()))
    }
}

/// The place of a region that a label means: by the code that the plan lists with it, by its code, or by a name. A name of
/// two places means neither.
fn find_in(region: &Region, label: &str, listed: Option<&Category>) -> Option<(String, String)> {
    let also = listed.into_iter().flat_map(|listed| &listed.also).map(String::as_str);
    let code = listed.and_then(|listed| listed.code.as_deref());
    let spellings: Vec<String> = code.into_iter().chain([label]).chain(also).map(fold).collect();
    let found = spellings.iter().find_map(|spelling| {
        let by_code = region.iter().find(|(code, _)| fold(code) == *spelling);
        by_code.or_else(|| {
            let mut named = region.iter().filter(|(_, names)| names.iter().any(|name| fold(name) == *spelling));
            named.next().filter(|_| named.next().is_none())
        })
    });
    let (code, names) = found?;
    // Readers see what the plan calls it; of a bare code, the name.
    let name = names.first().filter(|_| fold(label) == fold(code)).map_or(label, String::as_str);
    Some((code.clone(), name.to_owned()))
}

/// A name without the word for what it is a name of.
fn bare(name: &str) -> String {
    let folded = fold(name);
    folded.strip_suffix(" county").or_else(|| folded.strip_suffix(" parish")).unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Category, Known, Places};

    fn places() -> Places {
        let counties = [("29095", "Jackson"), ("05067", "Jackson"), ("29189", "St. Louis"), ("29510", "St. Louis")];
        let counties = counties.map(|(fips, name)| (fips.to_owned(), Known::County(name.to_owned())));
        let named = |code: &str, names: &[&str]| (code.to_owned(), names.iter().map(ToString::to_string).collect());
        let world = [
            named("MX", &["Mexico", "México", "MEX"]),
            named("CG", &["Congo"]),
            named("CD", &["DR Congo", "Congo"]),
            named("DE", &["Germany", "Alemania"]),
        ];
        let world = ("world".to_owned(), Known::Region(world.into()));
        Places::new(counties.into_iter().chain([world]).collect())
    }

    fn found(label: &str, jurisdiction: Option<&str>) -> Option<String> {
        places().find(label, None, jurisdiction).map(|(fips, _)| fips)
    }

    fn listed(label: &str, also: &[&str], code: Option<&str>) -> Option<(String, String)> {
        let also = also.iter().map(ToString::to_string).collect();
        let category = Category { label: label.to_owned(), also, code: code.map(str::to_owned) };
        places().find(label, Some(&category), Some("world"))
    }

    fn place(code: &str, name: &str) -> (String, String) {
        (code.to_owned(), name.to_owned())
    }

    #[test]
    fn a_place_of_a_region_goes_by_its_code_and_by_each_of_its_names() {
        for label in ["MX", "mexico", "México", "MEX"] {
            assert_eq!(found(label, Some("world")).as_deref(), Some("MX"), "{label}");
        }
        assert_eq!(found("Jackson", Some("world")), None, "no county is on it");
    }

    #[test]
    fn a_place_is_found_by_the_code_and_the_spellings_that_the_plan_lists() {
        assert_eq!(listed("Deutschland", &[], Some("DE")), Some(place("DE", "Deutschland")));
        assert_eq!(listed("Deutschland", &["Alemania"], None), Some(place("DE", "Deutschland")));
        assert_eq!(listed("Deutschland", &[], None), None);
    }

    #[test]
    fn a_bare_code_is_shown_by_name() {
        assert_eq!(places().find("de", None, Some("world")), Some(place("DE", "Germany")));
    }

    #[test]
    fn a_name_of_two_places_of_a_region_means_neither() {
        assert_eq!(found("Congo", Some("world")), None);
        assert_eq!(listed("Congo", &[], Some("CG")), Some(place("CG", "Congo")));
    }

    #[test]
    fn the_nearest_name_is_told() {
        assert_eq!(places().nearest("Germny", Some("world")), Some("Germany"));
        assert_eq!(places().nearest("Atlantis", Some("world")), None);
    }

    #[test]
    fn a_code_means_its_place() {
        assert_eq!(found("29510", Some("US-MO")).as_deref(), Some("29510"));
        assert_eq!(found("99999", None), None);
    }

    #[test]
    fn a_code_of_another_state_means_nothing_in_this_one() {
        assert_eq!(found("05067", Some("US-MO")), None);
    }

    #[test]
    fn a_name_is_looked_up_in_the_jurisdiction() {
        assert_eq!(found("jackson county", Some("US-MO")).as_deref(), Some("29095"));
        assert_eq!(found("Jackson", Some("US-AR")).as_deref(), Some("05067"));
    }

    #[test]
    fn a_name_of_two_places_means_neither() {
        assert_eq!(found("St. Louis", Some("US-MO")), None);
        assert_eq!(found("Jackson", None), None);
    }
}
