use std::collections::BTreeSet;

use super::figures::check_value;
use crate::report::decimal::{Decimal, MAX_DECIMALS};
use crate::report::document::{Location, RegionMap, Shade};
use crate::report::findings::{Findings, Step};
use crate::report::scale::have_one_scale;
use crate::report::states::{COUNTRY, has_fips, is_named};
use crate::report::table::{ChartKind, Row, Table};
use crate::report::value::Value;

/// Checks that places of a map have codes, which are of its state where it shows one, or they would silently not be
/// drawn. Only its geometry knows the places of another region.
pub(super) fn check_map(map: &RegionMap, found: &mut Findings) {
    found.at(Step::Field("region"), |found| check_region(&map.region, found));
    let of_states = has_fips(&map.region);
    let is_country = map.region == COUNTRY;
    check_classes(map, found);
    let mut seen = BTreeSet::new();
    found.each("locations", &map.locations, |found, place| {
        found.in_row(&place.name, |found| {
            let field = if place.code.is_none() && of_states { "fips" } else { "code" };
            found.at(Step::Field(field), |found| {
                if of_states == place.fips.is_some() && place.code.is_some() != place.fips.is_some() {
                    check_code(place, &map.region, found);
                } else {
                    let remedy = "Give the `fips` of a place of the United States; the `code` of any other place.";
                    found.error("place-code", "A place on a map has one code.", remedy);
                }
                if !seen.insert(place.code()) {
                    let (code, kind) = match () {
                        () if is_country => ("duplicate-state", "state"),
                        () if of_states => ("duplicate-county", "county"),
                        () => ("duplicate-place", "place"),
                    };
                    let message = format!("The {kind} {} is given twice.", place.code());
                    found.error(code, message, format!("Give each {kind} once."));
                }
            });
            found.at(Step::Field("value"), |found| check_value(&place.value, None, found));
            found.at(Step::Field("rate"), |found| check_rate(place, found));
        });
    });
}

/// Checks that a region is a state, or may be the name of a file of geometry.
fn check_region(region: &str, found: &mut Findings) {
    let is_state = region == COUNTRY || STATES.iter().any(|(code, ..)| *code == region);
    let spelled = region.to_ascii_uppercase().replace('_', "-");
    let is_meant_as_state = has_fips(&spelled) || spelled == "USA";
    if !is_state && is_meant_as_state {
        let message = format!("“{region}” is not a state that can be drawn.");
        found.error("unknown-region", message, "Write it like US-MO, or US for a map of all states.");
    } else if !is_region(region) {
        let remedy = "Write the `code` of a geometry: 64 letters, digits, “-” and “_” at most.";
        found.error("unknown-region", format!("“{region}” is not the code of a region."), remedy);
    }
}

/// Returns whether a text may be the code of a region, which is the name of a file.
pub(crate) fn is_region(code: &str) -> bool {
    (1..=64).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Checks the code of a place as far as it is known without the geometry.
fn check_code(place: &Location, region: &str, found: &mut Findings) {
    if region == COUNTRY {
        check_state(place.code(), found);
    } else if has_fips(region) {
        let prefix = STATES.iter().find(|(code, ..)| *code == region).map(|(_, prefix, _)| *prefix);
        check_county(place.code(), prefix, found);
    }
}

/// Checks that the colours of a map can show what they are to show.
fn check_classes(map: &RegionMap, found: &mut Findings) {
    if map.shade == Shade::Rate && map.rates().next().is_none() {
        found.at(Step::Field("shade"), |found| {
            let remedy = "Give places a `rate`, or leave `shade` out.";
            found.error("no-rates", "The colours are to show rates, and no place has one.", remedy);
        });
    }
    if !have_one_scale(map.rates()) {
        found.at(Step::Field("locations"), |found| {
            found.error("mixed-rates", "The rates of places have no common measure.", "Give rates of one kind.");
        });
    }
    let are_counts =
        map.locations.iter().filter_map(|place| map.shown(place)).any(|value| value.published_count().is_some());
    if let Some((message, remedy)) = fault_of_breaks(&map.breaks, are_counts) {
        found.at(Step::Field("breaks"), |found| found.error("bad-breaks", message, remedy));
    }
}

/// Problem with the classes of a map, and its remedy.
pub(crate) fn fault_of_breaks(breaks: &[Decimal], are_counts: bool) -> Option<(&'static str, &'static str)> {
    let size = |number: &Decimal| number.units_at(MAX_DECIMALS);
    let rise =
        breaks.is_sorted_by(|one, next| size(one) < size(next)) && breaks.first().is_none_or(|least| size(least) > 0);
    match () {
        () if breaks.len() > 4 => Some(("A map has five colours at most, and so four breaks.", "Give four or fewer.")),
        () if !rise => Some(("Breaks rise from class to class, from above zero.", "Sort them, each once.")),
        () if are_counts && breaks.iter().any(|number| size(number) % 1_000_000 != 0) => {
            Some(("A class of counts begins with a count.", "Give whole numbers."))
        }
        () => None,
    }
}

/// Checks that a rate tells nothing of a figure that is not printed.
fn check_rate(place: &Location, found: &mut Findings) {
    let Some(rate) = &place.rate else { return };
    if matches!(place.value, Value::Masked { .. }) && !matches!(rate, Value::Masked { .. }) {
        let message = "A rate beside a figure that is withheld tells that figure.";
        found.error("rate-of-withheld", message, "Withhold it, too, or leave it out.");
    }
    check_value(rate, None, found);
}

fn check_state(fips: &str, found: &mut Findings) {
    if !STATES.iter().any(|(_, prefix, _)| *prefix == fips) {
        let remedy = "On a map of all states it should be the two digits of a state, such as 29.";
        found.error("bad-state", format!("“{fips}” is not the code of a state."), remedy);
    }
}

fn check_county(fips: &str, state: Option<&str>, found: &mut Findings) {
    if fips.len() != 5 || !fips.bytes().all(|byte| byte.is_ascii_digit()) {
        let remedy = "It should be the five digits of its FIPS code, such as 29510.";
        found.error("bad-county", format!("“{fips}” is not a county code."), remedy);
    } else if let Some(state) = state.filter(|state| !fips.starts_with(state)) {
        let remedy = format!("The codes of this state begin with {state}.");
        found.error("bad-county", format!("The county {fips} is in another state."), remedy);
    }
}

/// Checks that the rows of a table that is drawn as a map of the states are states: others are in the table alone. Only
/// its geometry knows the places of another region.
pub(super) fn check_rows_of_map(table: &Table, found: &mut Findings) {
    if let Some(region) = &table.region {
        found.at(Step::Field("region"), |found| {
            if table.chart == ChartKind::Map {
                check_region(region, found);
            } else {
                found.error(
                    "misplaced-region",
                    "Only a map has a region.",
                    "Write `\"chart\": \"map\"`, or leave it out.",
                );
            }
        });
    }
    if table.chart != ChartKind::Map || table.region.as_ref().is_some_and(|region| region != COUNTRY) {
        return;
    }
    let is_state = |row: &&Row| STATES.iter().any(|(.., name)| is_named(&row.label, name));
    let others: Vec<&str> = table.rows.iter().filter(|row| !is_state(row)).map(|row| row.label.as_str()).collect();
    found.at(Step::Field("chart"), |found| {
        if others.len() == table.rows.len() {
            found.error("unsuitable-chart", "A map shows rows that are states; no row is one.", "Use \"bars\".");
        } else if !others.is_empty() {
            let message = format!("These rows are no states, so the map only names them: {}.", others.join(", "));
            found.advice("not-on-map", message, "Write states by their full names. Other rows are in the table.");
        }
    });
}

/// The states that can be drawn, with the first digits of their counties' codes, and their names.
#[rustfmt::skip]
const STATES: [(&str, &str, &str); 51] = [
    ("US-AL", "01", "Alabama"), ("US-AK", "02", "Alaska"), ("US-AZ", "04", "Arizona"), ("US-AR", "05", "Arkansas"),
    ("US-CA", "06", "California"), ("US-CO", "08", "Colorado"), ("US-CT", "09", "Connecticut"),
    ("US-DE", "10", "Delaware"), ("US-DC", "11", "District of Columbia"), ("US-FL", "12", "Florida"),
    ("US-GA", "13", "Georgia"), ("US-HI", "15", "Hawaii"), ("US-ID", "16", "Idaho"), ("US-IL", "17", "Illinois"),
    ("US-IN", "18", "Indiana"), ("US-IA", "19", "Iowa"), ("US-KS", "20", "Kansas"), ("US-KY", "21", "Kentucky"),
    ("US-LA", "22", "Louisiana"), ("US-ME", "23", "Maine"), ("US-MD", "24", "Maryland"),
    ("US-MA", "25", "Massachusetts"), ("US-MI", "26", "Michigan"), ("US-MN", "27", "Minnesota"),
    ("US-MS", "28", "Mississippi"), ("US-MO", "29", "Missouri"), ("US-MT", "30", "Montana"),
    ("US-NE", "31", "Nebraska"), ("US-NV", "32", "Nevada"), ("US-NH", "33", "New Hampshire"),
    ("US-NJ", "34", "New Jersey"), ("US-NM", "35", "New Mexico"), ("US-NY", "36", "New York"),
    ("US-NC", "37", "North Carolina"), ("US-ND", "38", "North Dakota"), ("US-OH", "39", "Ohio"),
    ("US-OK", "40", "Oklahoma"), ("US-OR", "41", "Oregon"), ("US-PA", "42", "Pennsylvania"),
    ("US-RI", "44", "Rhode Island"), ("US-SC", "45", "South Carolina"), ("US-SD", "46", "South Dakota"),
    ("US-TN", "47", "Tennessee"), ("US-TX", "48", "Texas"), ("US-UT", "49", "Utah"), ("US-VT", "50", "Vermont"),
    ("US-VA", "51", "Virginia"), ("US-WA", "53", "Washington"), ("US-WV", "54", "West Virginia"),
    ("US-WI", "55", "Wisconsin"), ("US-WY", "56", "Wyoming"),
];
