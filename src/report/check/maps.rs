use std::collections::BTreeSet;

use super::figures::check_value;
use crate::report::document::{Location, RegionMap};
use crate::report::findings::{Findings, Step};

/// Checks that places of a map are of its state, or they would silently not be drawn.
pub(super) fn check_map(map: &RegionMap, found: &mut Findings) {
    let state = STATES.iter().find(|(code, _)| *code == map.region);
    if state.is_none() {
        let message = format!("“{}” is not a state that can be drawn.", map.region);
        found.at(Step::Field("region"), |found| found.error("unknown-region", message, "Write it like US-MO."));
    }
    let mut seen = BTreeSet::new();
    found.each("locations", &map.locations, |found, place| {
        found.in_row(&place.name, |found| {
            found.at(Step::Field("fips"), |found| {
                check_county(place, state.map(|(_, prefix)| *prefix), found);
                if !seen.insert(&place.fips) {
                    let message = format!("The county {} is given twice.", place.fips);
                    found.error("duplicate-county", message, "Give each county once.");
                }
            });
            found.at(Step::Field("value"), |found| check_value(&place.value, None, found));
        });
    });
}

fn check_county(place: &Location, state: Option<&str>, found: &mut Findings) {
    let Location { fips, .. } = place;
    if fips.len() != 5 || !fips.bytes().all(|byte| byte.is_ascii_digit()) {
        let remedy = "It should be the five digits of its FIPS code, such as 29510.";
        found.error("bad-county", format!("“{fips}” is not a county code."), remedy);
    } else if let Some(state) = state.filter(|state| !fips.starts_with(state)) {
        let remedy = format!("The codes of this state begin with {state}.");
        found.error("bad-county", format!("The county {fips} is in another state."), remedy);
    }
}

/// The states that can be drawn, with the first digits of their counties' codes.
#[rustfmt::skip]
const STATES: [(&str, &str); 51] = [
    ("US-AL", "01"), ("US-AK", "02"), ("US-AZ", "04"), ("US-AR", "05"), ("US-CA", "06"), ("US-CO", "08"),
    ("US-CT", "09"), ("US-DE", "10"), ("US-DC", "11"), ("US-FL", "12"), ("US-GA", "13"), ("US-HI", "15"),
    ("US-ID", "16"), ("US-IL", "17"), ("US-IN", "18"), ("US-IA", "19"), ("US-KS", "20"), ("US-KY", "21"),
    ("US-LA", "22"), ("US-ME", "23"), ("US-MD", "24"), ("US-MA", "25"), ("US-MI", "26"), ("US-MN", "27"),
    ("US-MS", "28"), ("US-MO", "29"), ("US-MT", "30"), ("US-NE", "31"), ("US-NV", "32"), ("US-NH", "33"),
    ("US-NJ", "34"), ("US-NM", "35"), ("US-NY", "36"), ("US-NC", "37"), ("US-ND", "38"), ("US-OH", "39"),
    ("US-OK", "40"), ("US-OR", "41"), ("US-PA", "42"), ("US-RI", "44"), ("US-SC", "45"), ("US-SD", "46"),
    ("US-TN", "47"), ("US-TX", "48"), ("US-UT", "49"), ("US-VT", "50"), ("US-VA", "51"), ("US-WA", "53"),
    ("US-WV", "54"), ("US-WI", "55"), ("US-WY", "56"),
];
