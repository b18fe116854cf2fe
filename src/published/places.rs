//! Whose figures these are: the place that a text speaks of most.

use std::collections::BTreeMap;

use super::words;
use crate::report::Jurisdiction;

/// Weight of a mention in a heading, where one in the text counts 1.
const HEADING: usize = 5;

/// The place that headings and sentences name, with its ISO 3166 code. A country counts only where no state does.
pub(super) fn jurisdiction<'l>(lines: impl Iterator<Item = (&'l str, bool)>) -> Option<Jurisdiction> {
    let mut scores: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (order, (text, heading)) in lines.enumerate() {
        for (place, located) in mentions(text) {
            let weight = if heading { HEADING } else { usize::from(located) };
            let score = scores.entry(place).or_insert((0, usize::MAX - order));
            score.0 += weight;
        }
    }
    let best = |states: bool| {
        let named = scores.iter().filter(|(place, (score, _))| *score > 0 && (**place < STATES) == states);
        named.max_by_key(|(_, score)| **score).map(|(place, _)| PLACES[*place])
    };
    let (name, code) = best(true).or_else(|| best(false))?;
    let name = PLACES.iter().find(|(_, known)| *known == code).map_or(name, |(name, _)| name);
    Some(Jurisdiction { name: name.to_owned(), code: Some(code.to_owned()) })
}

/// Returns whether a text is the name of a place and no more.
pub(super) fn is_place(text: &str) -> bool {
    PLACES.iter().any(|(name, _)| *name == text)
}

/// The places that a text names, and whether it says that something is there: `in Missouri`.
fn mentions(text: &str) -> Vec<(usize, bool)> {
    let words: Vec<&str> = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let longest = if words[index].starts_with(char::is_uppercase) { place_at(&words[index..]) } else { None };
        if let Some((place, _)) = longest {
            let before = index.checked_sub(1).map(|before| words[before].to_lowercase());
            let the = before.as_deref() == Some("the");
            let before = if the { index.checked_sub(2).map(|before| words[before].to_lowercase()) } else { before };
            found.push((place, before.is_some_and(|word| words::is(&word, |words| words.at))));
        }
        index += longest.map_or(1, |(_, length)| length);
    }
    found
}

fn place_at(words: &[&str]) -> Option<(usize, usize)> {
    let fits = |(place, (name, _)): (usize, &(&str, &str))| {
        let mut length = 0;
        let same = name.split([' ', '.', ',']).filter(|part| !part.is_empty()).all(|part| {
            length += 1;
            words.get(length - 1).is_some_and(|word| word.eq_ignore_ascii_case(part))
        });
        same.then_some((place, length))
    };
    PLACES.iter().enumerate().filter_map(fits).max_by_key(|(_, length)| *length)
}

/// Number of the places that are states, districts and territories; countries follow.
const STATES: usize = 57;

#[rustfmt::skip]
const PLACES: [(&str, &str); 64] = [
    ("Alabama", "US-AL"), ("Alaska", "US-AK"), ("Arizona", "US-AZ"), ("Arkansas", "US-AR"), ("California", "US-CA"),
    ("Colorado", "US-CO"), ("Connecticut", "US-CT"), ("Delaware", "US-DE"), ("District of Columbia", "US-DC"),
    ("Washington, D.C.", "US-DC"), ("Florida", "US-FL"), ("Georgia", "US-GA"), ("Hawaii", "US-HI"), ("Idaho", "US-ID"),
    ("Illinois", "US-IL"), ("Indiana", "US-IN"), ("Iowa", "US-IA"), ("Kansas", "US-KS"), ("Kentucky", "US-KY"),
    ("Louisiana", "US-LA"), ("Maine", "US-ME"), ("Maryland", "US-MD"), ("Massachusetts", "US-MA"),
    ("Michigan", "US-MI"), ("Minnesota", "US-MN"), ("Mississippi", "US-MS"), ("Missouri", "US-MO"),
    ("Montana", "US-MT"), ("Nebraska", "US-NE"), ("Nevada", "US-NV"), ("New Hampshire", "US-NH"),
    ("New Jersey", "US-NJ"), ("New Mexico", "US-NM"), ("New York", "US-NY"), ("North Carolina", "US-NC"),
    ("North Dakota", "US-ND"), ("Ohio", "US-OH"), ("Oklahoma", "US-OK"), ("Oregon", "US-OR"),
    ("Pennsylvania", "US-PA"), ("Rhode Island", "US-RI"), ("South Carolina", "US-SC"), ("South Dakota", "US-SD"),
    ("Tennessee", "US-TN"), ("Texas", "US-TX"), ("Utah", "US-UT"), ("Vermont", "US-VT"), ("Virginia", "US-VA"),
    ("Washington", "US-WA"), ("West Virginia", "US-WV"), ("Wisconsin", "US-WI"), ("Wyoming", "US-WY"),
    ("Puerto Rico", "US-PR"), ("Guam", "US-GU"), ("American Samoa", "US-AS"), ("U.S. Virgin Islands", "US-VI"),
    ("Northern Mariana Islands", "US-MP"),
    ("United States", "US"), ("U.S.", "US"), ("Estados Unidos", "US"), ("United Kingdom", "GB"), ("Mexico", "MX"),
    ("México", "MX"), ("Canada", "CA"),
];

#[cfg(test)]
mod tests {
    use super::{PLACES, STATES, jurisdiction};

    fn of(lines: &[(&str, bool)]) -> Option<String> {
        jurisdiction(lines.iter().copied())?.code
    }

    #[test]
    fn the_first_country_stands_behind_the_last_state() {
        assert_eq!(PLACES[STATES].0, "United States");
    }

    #[test]
    fn a_longer_name_is_not_its_last_word() {
        assert_eq!(of(&[("calls from West Virginia", false)]).as_deref(), Some("US-WV"));
        assert_eq!(of(&[("calls from New Mexico", false)]).as_deref(), Some("US-NM"));
        assert_eq!(of(&[("calls from Washington, D.C., in 2020", false)]).as_deref(), Some("US-DC"));
    }

    #[test]
    fn a_heading_says_more_than_a_sentence() {
        assert_eq!(of(&[("Ohio Report", true), ("calls from Texas", false)]).as_deref(), Some("US-OH"));
    }

    #[test]
    fn a_state_among_the_rows_of_a_table_is_not_whose_figures_these_are() {
        assert_eq!(of(&[("California 979", false), ("in the United States", false)]).as_deref(), Some("US"));
    }
}
