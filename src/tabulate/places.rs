use std::collections::BTreeMap;

use crate::plan::fold;

/// The places of maps: five-digit FIPS codes and names.
pub(super) struct Places(pub(super) BTreeMap<String, String>);

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
    /// The place that a label means: by its FIPS code, or by its name, in the jurisdiction of that code.
    ///
    /// A name that fits two places (St. Louis is a county and a city) means neither.
    pub(super) fn find(&self, label: &str, jurisdiction: Option<&str>) -> Option<(String, String)> {
        let state = STATES.iter().find(|(code, _)| Some(*code) == jurisdiction).map_or("", |(_, fips)| fips);
        let mut own = self.0.range(state.to_owned()..).take_while(|(fips, _)| fips.starts_with(state));
        if let Some(name) = self.0.get(label).filter(|_| label.starts_with(state)) {
            return Some((label.to_owned(), name.clone()));
        }
        let wanted = bare(label);
        let (fips, name) = own.find(|(_, name)| bare(name) == wanted)?;
        own.all(|(_, name)| bare(name) != wanted).then(|| (fips.clone(), name.clone()))
    }
}

/// A name without the word for what it is a name of.
fn bare(name: &str) -> String {
    let folded = fold(name);
    folded.strip_suffix(" county").or_else(|| folded.strip_suffix(" parish")).unwrap_or(&folded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Places;

    fn found(label: &str, jurisdiction: Option<&str>) -> Option<String> {
        let places = [("29095", "Jackson"), ("05067", "Jackson"), ("29189", "St. Louis"), ("29510", "St. Louis")];
        let places = Places(places.map(|(fips, name)| (fips.to_owned(), name.to_owned())).into());
        places.find(label, jurisdiction).map(|(fips, _)| fips)
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
