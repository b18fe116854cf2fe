use std::collections::BTreeSet;
use std::ops::Range;

use super::CodedTable;
use crate::plan::Condition;
use crate::tabulate::testing::tabulator;

/// Records of four jurisdictions (one of them none) and some days (one of them none), in no order.
fn records() -> String {
    let states = ["MO", "KS", "", "Iowa", "MO", "MO", "KS"];
    let days = ["2020-03-01", "", "2019-12-31", "2020-01-01", "2020-01-02", "2019-12-31", "2021-01-01", "2020-03-01"];
    let kinds = ["Sex", "Labor", "", "New", "Sex"];
    let row = |row: usize| format!("{},{},{},{row}\n", states[row * 5 % 7], days[row * 3 % 8], kinds[row * 2 % 5]);
    std::iter::once("state,day,kind,weight\n".to_owned()).chain((0..100).map(row)).collect()
}

/// The records, not arranged and arranged.
fn frames() -> [CodedTable; 2] {
    // Without a measure of situations, nothing is arranged by itself.
    let frame = || {
        tabulator(&records(), |plan| {
            plan["measures"].as_object_mut().unwrap().remove("cases");
        })
        .frame
    };
    let mut arranged = frame();
    arranged.arrange();
    [frame(), arranged]
}

fn condition(json: &str) -> Condition {
    serde_json::from_str(json).unwrap()
}

fn conditions() -> Vec<Vec<Condition>> {
    vec![
        Vec::new(),
        vec![condition(r#"{"field":"kind","is":["sex","New"]}"#)],
        vec![condition(r#"{"field":"kind","isNot":["Sex"]}"#), condition(r#"{"field":"day","given":true}"#)],
    ]
}

/// Every jurisdiction, none and all of them, by every stretch of days.
fn scopes() -> Vec<(Option<u32>, Option<Range<u32>>)> {
    let days = (0..7).flat_map(|start| (start..7).map(move |end| Some(start..end))).chain([None]);
    days.flat_map(|days| [None, Some(0), Some(1), Some(2), Some(3)].map(|place| (place, days.clone()))).collect()
}

/// The records chosen, by their number.
fn chosen(frame: &CodedTable, scope: &(Option<u32>, Option<Range<u32>>), conditions: &[Condition]) -> BTreeSet<u64> {
    let chosen = frame.choose(scope.0, scope.1.clone(), frame.tests(conditions));
    let (codes, values) = frame.weights("weight").unwrap();
    let numbers: BTreeSet<u64> = chosen.rows().map(|row| values[codes.get(row as usize) as usize - 1]).collect();
    assert_eq!(numbers.len(), chosen.len());
    numbers
}

#[test]
fn ranges_of_arranged_rows_are_the_rows_that_tests_would_choose() {
    let [plain, arranged] = frames();
    for (scope, conditions) in scopes().iter().flat_map(|scope| conditions().into_iter().map(move |own| (scope, own))) {
        assert_eq!(chosen(&plain, scope, &conditions), chosen(&arranged, scope, &conditions), "{scope:?}");
    }
    assert_eq!(chosen(&plain, &(None, None), &[]).len(), 100);
}

#[test]
fn a_condition_chooses_the_rows_that_meet_it() {
    let [frame, _] = frames();
    let count = |json: &str| chosen(&frame, &(None, None), &[condition(json)]).len();
    assert_eq!(count(r#"{"field":"kind","is":["SEX"]}"#), 40);
    assert_eq!(count(r#"{"field":"kind","isNot":["Sex"]}"#), 60);
    assert_eq!(count(r#"{"field":"kind","given":false}"#), 20);
    assert_eq!(count(r#"{"field":"kind","given":true,"isNot":["Sex","Labor"]}"#), 20);
}

#[test]
fn a_cube_has_the_counts_of_the_rows() {
    for mut frame in frames() {
        for conditions in conditions() {
            let cube = frame.cube(&conditions, None).unwrap();
            let sums = frame.cube(&conditions, Some("weight")).unwrap();
            for scope in scopes() {
                let rows = chosen(&frame, &scope, &conditions);
                let days = scope.1.clone().unwrap_or(0..u32::MAX);
                let (count, sum) = match scope.0 {
                    Some(place) => (cube.count(place, days.clone()), sums.count(place, days)),
                    None => (cube.everywhere(days.clone()), sums.everywhere(days)),
                };
                assert_eq!((count, sum), (rows.len() as u64, rows.iter().sum()), "{scope:?}");
            }
        }
    }
}

#[test]
fn days_are_found_between_two_of_them() {
    let [frame, _] = frames();
    let day = |text: &str| crate::records::Day::parse(text, crate::records::DateOrder::YearFirst);
    // December 31, 2019; January 1 and 2, March 1, 2020; January 1, 2021.
    assert_eq!(frame.days().len(), 5);
    assert_eq!(frame.day_items(day("2020-01-01"), day("2020-01-31")), 2..4);
    assert_eq!(frame.day_items(None, day("2020-03-01")), 1..5);
    assert_eq!(frame.day_items(day("2020-03-02"), None), 5..6);
    assert!(frame.day_items(day("2030-01-01"), None).is_empty());
}
