use std::collections::{BTreeMap, BTreeSet};

use super::{
    BUSINESSES, COUNTY, DEMOGRAPHICS, KIND, LARGER, REASON, SITUATION, SMALLEST, STATE, SUBSTANTIVE, TRAFFICKERS,
    VENUE, VICTIMS, signals, text,
};

/// States by substantive signals of 2020, most first.
fn ranking(signals: &[Vec<String>]) -> Vec<(u32, &str)> {
    let mut counts = BTreeMap::<&str, u32>::new();
    for row in signals.iter().filter(|row| row[1].starts_with("2020") && row[SUBSTANTIVE] == "yes") {
        *counts.entry(&row[STATE]).or_default() += 1;
    }
    counts.remove("");
    let mut ranking: Vec<_> = counts.into_iter().map(|(state, count)| (count, state)).collect();
    ranking.sort_unstable_by(|a, b| b.cmp(a));
    ranking
}

#[track_caller]
fn expect_missouri_13th(signals: &[Vec<String>]) {
    let ranking = ranking(signals);
    assert_eq!((ranking.len(), ranking[0].1, ranking[12]), (51, "California", (750, "Missouri")));
    assert!(ranking[11].0 > 750 && ranking[13].0 < 750);
}

#[test]
fn missouri_ranks_13th_in_the_smallest_sample() {
    expect_missouri_13th(&SMALLEST);
}

#[test]
fn missouri_ranks_13th_in_a_large_sample() {
    let large = text(300_000);
    let of_2020 = large.split("\nS").filter(|record| record.starts_with("2020-")).map(|record| format!("S{record}\n"));
    expect_missouri_13th(&signals(&format!("header\n{}", of_2020.collect::<String>())));
}

#[test]
fn every_year_has_51_jurisdictions() {
    for year in 2015..=2021 {
        let of = |row: &&Vec<String>| row[1].starts_with(&year.to_string()) && !row[STATE].is_empty();
        assert_eq!(LARGER.iter().filter(of).map(|row| &row[STATE]).collect::<BTreeSet<_>>().len(), 51, "{year}");
    }
}

#[test]
fn about_one_state_in_a_hundred_is_blank() {
    let blank = SMALLEST.iter().filter(|row| row[STATE].is_empty()).count();
    assert!((SMALLEST.len() / 200..SMALLEST.len() / 50).contains(&blank), "{blank}");
}

#[test]
fn about_a_quarter_of_the_signals_is_not_substantive() {
    let missed = SMALLEST.iter().filter(|row| row[SUBSTANTIVE] == "no").count();
    assert!((SMALLEST.len() / 5..SMALLEST.len() * 3 / 10).contains(&missed), "{missed}");
}

#[test]
fn signals_that_are_not_substantive_have_no_situation() {
    let situation = [COUNTY, SITUATION, REASON, KIND, VENUE, DEMOGRAPHICS, VICTIMS, TRAFFICKERS, BUSINESSES];
    for row in SMALLEST.iter().filter(|row| row[SUBSTANTIVE] == "no" || row[SITUATION].is_empty()) {
        assert!(situation.iter().all(|column| row[*column].is_empty()), "{row:?}");
    }
}

#[test]
fn all_signals_of_a_situation_tell_the_same_of_it() {
    let same = [STATE, COUNTY, REASON, KIND, VENUE, DEMOGRAPHICS, VICTIMS, TRAFFICKERS, BUSINESSES];
    let mut known = BTreeMap::new();
    let mut repeated = 0;
    for row in SMALLEST.iter().filter(|row| !row[SITUATION].is_empty()) {
        let told = (same.map(|column| &row[column]), &row[1][..4]);
        let before = known.entry(&row[SITUATION]).or_insert(told);
        assert_eq!(*before, told);
        repeated += 1;
    }
    assert!(repeated > known.len() * 5 / 4);
}

#[test]
fn a_situation_is_numbered_within_its_year() {
    assert!(SMALLEST.iter().all(|row| row[SITUATION].is_empty() || row[SITUATION][1..5] == row[1][..4]));
}

#[test]
fn every_county_lies_in_the_state_of_its_signal() {
    let mut codes = BTreeMap::<&str, BTreeSet<&str>>::new();
    for row in SMALLEST.iter() {
        for county in row[COUNTY].split(';').filter(|county| !county.is_empty()) {
            assert_eq!(county.len(), 5);
            codes.entry(&row[STATE]).or_default().insert(&county[..2]);
        }
    }
    assert!(codes.values().all(|codes| codes.len() == 1), "{codes:?}");
    assert_eq!((codes.len(), &codes["Missouri"]), (51, &BTreeSet::from(["29"])));
}
