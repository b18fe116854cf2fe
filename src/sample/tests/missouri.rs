use std::collections::BTreeMap;

use super::{
    BUSINESSES, CHANNEL, COUNTY, DEMOGRAPHICS, KIND, LARGER, REASON, SIGNALER, SMALLEST, TRAFFICKERS, VENUE, VICTIMS,
    situations, substantive, tally,
};

fn signals_of(year: &str) -> Vec<&'static Vec<String>> {
    substantive(&SMALLEST, "Missouri", year)
}

fn situations_of(year: &str) -> Vec<&'static Vec<String>> {
    situations(&signals_of(year))
}

/// Returns the number of situations of a type at each venue.
fn venues(kind: &str) -> BTreeMap<&'static str, usize> {
    let rows: Vec<_> = situations_of("2020").into_iter().filter(|row| row[KIND] == kind).collect();
    tally(&rows, VENUE)
}

/// Returns the number of situations with each item of a column of lists.
fn items(rows: &[&'static Vec<String>], column: usize) -> BTreeMap<&'static str, usize> {
    let mut tally = BTreeMap::new();
    for item in rows.iter().flat_map(|row| row[column].split(';')).filter(|item| !item.is_empty()) {
        *tally.entry(item).or_default() += 1;
    }
    tally
}

fn sum(rows: &[&Vec<String>], column: usize) -> u32 {
    rows.iter()
        .map(|row| &row[column])
        .filter(|count| !count.is_empty())
        .map(|count| count.parse::<u32>().unwrap())
        .sum()
}

#[test]
fn in_2020_it_has_750_substantive_signals_by_signaler_type_as_published() {
    let mut tally = tally(&signals_of("2020"), SIGNALER);
    assert_eq!(tally.values().sum::<usize>(), 750);
    let unspecified = [tally.remove("").unwrap(), tally.remove("Not Specified").unwrap()];
    assert_eq!(unspecified.iter().sum::<usize>(), 10);
    assert!(!unspecified.contains(&0));
    let pooled: Vec<usize> = tally.extract_if(.., |_, count| *count < 3).map(|(_, count)| count).collect();
    assert_eq!(pooled.iter().sum::<usize>(), 7);
    assert!(pooled.len() >= 4);
    let printed = [
        ("Victim of Trafficking", 185),
        ("Community Member", 104),
        ("Medical Professional", 91),
        ("NGO Representative", 85),
        ("Victim of Other Crime", 84),
        ("Other", 63),
        ("Family of Trafficking Victim", 34),
        ("Friend of Trafficking Victim", 23),
        ("Law Enforcement", 14),
        ("Acquaintance of Trafficker", 14),
        ("Government Official", 11),
        ("Victim of Labor Exploitation", 10),
        ("Mental Health Professional", 9),
        ("Business", 3),
        ("Educator/School Personnel", 3),
    ];
    assert_eq!(tally, BTreeMap::from(printed));
}

#[test]
fn in_2020_it_has_267_situations_by_reason_as_published() {
    let printed =
        [("Access Service Referrals", 58), ("Report a Trafficking Tip", 199), ("Request Crisis Assistance", 10)];
    assert_eq!(tally(&situations_of("2020"), REASON), BTreeMap::from(printed));
}

#[test]
fn in_2020_it_has_situations_by_type_as_published() {
    let mut tally = tally(&situations_of("2020"), KIND);
    assert_eq!(tally.remove("").unwrap() + tally.remove("Not Specified").unwrap(), 19);
    assert_eq!(tally, BTreeMap::from([("Sex", 229), ("Labor", 10), ("Sex and Labor", 9)]));
}

#[test]
fn in_2020_it_has_venues_of_sex_trafficking_as_published() {
    let mut tally = venues("Sex");
    assert_eq!(tally.remove("").unwrap() + tally.remove("Not Specified").unwrap(), 111);
    let mut pooled: Vec<usize> = tally.extract_if(.., |_, count| *count < 3).map(|(_, count)| count).collect();
    pooled.sort_unstable();
    assert_eq!(pooled, [1, 1, 2]);
    let printed = [
        ("Pornography", 37),
        ("Illicit Massage/Spa Business", 17),
        ("Residence-Based Commercial Sex", 14),
        ("Hotel/Motel-Based", 14),
        ("Online Ad, Venue Unknown", 13),
        ("Other Venue", 9),
        ("Escort/Delivery Service", 7),
        ("Truck Stop-Based", 3),
    ];
    assert_eq!(tally, BTreeMap::from(printed));
}

#[test]
fn in_2020_it_has_industries_of_labor_trafficking_as_published() {
    let mut tally = venues("Labor");
    let mut pooled: Vec<usize> = tally.extract_if(.., |_, count| *count < 3).map(|(_, count)| count).collect();
    pooled.sort_unstable();
    assert_eq!(pooled, [1, 1, 2]);
    assert_eq!(tally, BTreeMap::from([("Restaurant/Food Service", 3), ("Construction", 3)]));
}

#[test]
fn in_2020_it_has_demographics_as_published() {
    let printed = [
        ("Adults", 149),
        ("Minors", 101),
        ("Females", 234),
        ("Males", 26),
        ("Gender Minorities", 2),
        ("US Citizens/Legal Permanent Residents", 26),
        ("Foreign Nationals", 12),
    ];
    assert_eq!(items(&situations_of("2020"), DEMOGRAPHICS), BTreeMap::from(printed));
}

#[test]
fn in_2020_demographics_overlap_and_some_situations_have_none() {
    let rows = situations_of("2020");
    assert!(rows.iter().any(|row| row[DEMOGRAPHICS].starts_with("Adults;Minors;")));
    assert!(rows.iter().any(|row| row[DEMOGRAPHICS].is_empty()));
}

#[test]
fn in_2017_it_has_525_substantive_signals_by_channel_as_published() {
    let printed = [("Phone Call", 435), ("Online Tip Report", 60), ("Email", 20), ("SMS", 10)];
    assert_eq!(tally(&signals_of("2017"), CHANNEL), BTreeMap::from(printed));
}

#[test]
fn in_2017_nobody_used_webchat_not_even_for_nothing() {
    let of = |row: &&Vec<String>| row[super::STATE] == "Missouri" && row[1].starts_with("2017");
    assert!(SMALLEST.iter().filter(of).all(|row| row[CHANNEL] != "Webchat"));
}

#[test]
fn in_2017_it_has_144_situations_by_form_as_published() {
    let mut tally = tally(&situations_of("2017"), KIND);
    assert_eq!(tally.remove("").unwrap() + tally.remove("Not Specified").unwrap(), 9);
    assert_eq!(tally, BTreeMap::from([("Sex", 112), ("Labor", 16), ("Sex and Labor", 7)]));
}

#[test]
fn in_2017_victims_traffickers_and_businesses_sum_as_published() {
    let rows = situations_of("2017");
    assert_eq!([VICTIMS, TRAFFICKERS, BUSINESSES].map(|column| sum(&rows, column)), [174, 98, 38]);
}

#[test]
fn in_2017_some_counties_have_fewer_than_three_situations_and_some_have_more() {
    let counties = items(&situations_of("2017"), COUNTY);
    assert!(counties.values().filter(|count| **count < 3).count() >= 5, "{counties:?}");
    assert!(counties.values().filter(|count| **count > 3).count() >= 5, "{counties:?}");
}

#[test]
fn in_2017_some_situations_have_several_locations_and_some_have_none() {
    let rows = situations_of("2017");
    assert!(rows.iter().any(|row| row[COUNTY].contains(';')));
    assert!(rows.iter().any(|row| row[COUNTY].is_empty()));
}

#[test]
fn more_rows_leave_its_published_numbers_alone() {
    for (year, column) in [("2020", SIGNALER), ("2017", CHANNEL)] {
        let rows = substantive(&LARGER, "Missouri", year);
        assert_eq!(tally(&rows, column), tally(&signals_of(year), column));
        let rows = situations(&rows);
        assert_eq!(tally(&rows, KIND), tally(&situations_of(year), KIND));
    }
    let rows = situations(&substantive(&LARGER, "Missouri", "2017"));
    assert_eq!([VICTIMS, TRAFFICKERS, BUSINESSES].map(|column| sum(&rows, column)), [174, 98, 38]);
}
