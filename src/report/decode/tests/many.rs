use std::collections::BTreeSet;

use serde_json::json;

use crate::report::Severity;
use crate::report::testing::{problems, put, sound};

/// Ten faults of shape and content, in ten places.
const FAULTS: [(&str, &str); 10] = [
    ("unknown-field", "/titel"),
    ("wrong-type", "/publisher"),
    ("negative-number", "/headline/0/value"),
    ("unknown-word", "/sections/0/tables/3/change"),
    ("missing-field", "/sections/0/tables/4/title"),
    ("percent-mismatch", "/sections/0/tables/0/rows/0/value"),
    ("sum-mismatch", "/sections/0/tables/0/total"),
    ("unknown-note", "/sections/0/tables/1/rows/0/children/1/notes/0"),
    ("subtotal-mismatch", "/sections/0/tables/1/rows/0"),
    ("wrong-width", "/sections/0/tables/5/rows/0/values"),
];

#[test]
fn ten_faults_are_reported_at_once() {
    let mut document = sound();
    for (place, value) in [
        ("/titel", json!("Report")),
        ("/publisher", json!(["Hotline"])),
        ("/headline/0/value", json!(-750)),
        ("/sections/0/tables/3/change", json!("last")),
        ("/sections/0/tables/4/title", json!(null)),
        ("/sections/0/tables/0/rows/0/value/percent", json!("87")),
        ("/sections/0/tables/0/total/value", json!(266)),
        ("/sections/0/tables/1/rows/0/children/1/notes/0", json!("fewer")),
        ("/sections/0/tables/1/rows/0/children/0/value", json!(5)),
        ("/sections/0/tables/5/rows/0/values", json!([9])),
    ] {
        put(&mut document, place, value);
    }
    let mut found: Vec<_> = problems(&document).iter().map(|problem| (problem.code, problem.pointer.clone())).collect();
    let mut expected: Vec<_> = FAULTS.iter().map(|(code, pointer)| (*code, (*pointer).to_owned())).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn sound_tables_are_checked_where_another_is_broken() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/0/kind", json!(7));
    put(&mut document, "/sections/0/tables/1/total/value", json!(12));
    let found: Vec<_> = problems(&document).iter().map(|problem| (problem.severity, problem.pointer.clone())).collect();
    let broken = (Severity::Error, "/sections/0/tables/0/kind".to_owned());
    let contradicted = (Severity::Contradiction, "/sections/0/tables/1/total".to_owned());
    assert_eq!(found, [broken, contradicted]);
}

#[test]
fn a_base_that_is_broken_elsewhere_is_not_called_missing() {
    let mut document = sound();
    put(&mut document, "/headline/0/value", json!("many"));
    let found: Vec<_> = problems(&document).iter().map(|problem| problem.pointer.clone()).collect();
    assert_eq!(found, ["/headline/0/value"]);
}

#[test]
fn several_faults_of_one_value_are_reported_at_once() {
    let mut document = sound();
    put(&mut document, "/headline/1/value", json!({ "count": -1, "percent": "most", "qualifer": "about" }));
    let found: BTreeSet<_> = problems(&document).iter().map(|problem| problem.pointer.clone()).collect();
    let expected = ["count", "percent", "qualifer"].map(|field| format!("/headline/1/value/{field}"));
    assert_eq!(found, BTreeSet::from(expected));
}
