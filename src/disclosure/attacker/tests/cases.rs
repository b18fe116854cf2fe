//! Worked cases: most from the literature or from other tools' own tests.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::{Limits, Range, Ranges, System, Var, derive, ranges};
use super::exact;

#[test]
fn what_is_not_zero_where_another_is_not_is_found_though_neither_is_known() {
    let mut system = System::default();
    let [sums, others, records, rest] = [9, 9, 5, 5].map(|high| system.unknown(0, Some(high)));
    system.fact(&[(sums, 1), (others, 1)], Some(9), Some(9), 0);
    system.fact(&[(records, 1), (rest, 1)], Some(1), Some(1), 1);
    system.implies(sums, records, 9, 2);
    system.implies(others, rest, 9, 3);
    // One of the two has all the records, so it has all of the sum.
    assert_eq!(exact(&system, &[sums, records]), [(0, 9), (0, 1)]);
    system.fact(&[(sums, 1)], Some(1), None, 4);
    assert_eq!(exact(&system, &[sums, others, records]), [(9, 9), (0, 0), (1, 1)]);
}

/// Returns the cases that have a field, each with its name.
fn cases(field: &str) -> Vec<(String, Value)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/worked-cases.json");
    let text = std::fs::read_to_string(path).expect("the cases");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let having = cases.into_iter().filter(|case| case.get(field).is_some());
    having.map(|case| (case["name"].as_str().expect("a name").to_owned(), case)).collect()
}

fn read(case: &Value) -> (System, BTreeMap<String, Var>) {
    let mut system = System::default();
    let mut vars = BTreeMap::new();
    for (name, cell) in case["cells"].as_object().expect("cells") {
        let var = match cell["pub"].as_i64() {
            Some(value) => system.known(value),
            None => system.unknown(cell["mask"][0].as_i64().expect("a low end"), cell["mask"][1].as_i64()),
        };
        vars.insert(name.clone(), var);
    }
    let mut source = 0;
    for relation in case["relations"].as_array().expect("relations") {
        let mut terms = vec![(vars[relation["total"].as_str().expect("a total")], -1)];
        terms.extend(
            relation["parts"].as_array().expect("parts").iter().map(|part| (vars[part.as_str().expect("a name")], 1)),
        );
        system.fact(&terms, Some(0), Some(0), source);
        source += 1;
    }
    for fact in case["facts"].as_array().expect("facts") {
        if fact["type"] == "linear" {
            let terms: Vec<_> = fact["coef"]
                .as_object()
                .expect("coefficients")
                .iter()
                .map(|(name, by)| (vars[name], by.as_i64().expect("a number")))
                .collect();
            system.fact(&terms, fact["lo"].as_i64(), fact["hi"].as_i64(), source);
        } else {
            assert_eq!(
                (fact["type"].as_str(), fact["decimals"].as_i64(), fact["mode"].as_str()),
                (Some("pct"), Some(0), Some("half-up"))
            );
            let (part, base) =
                (vars[fact["num"].as_str().expect("a name")], vars[fact["den"].as_str().expect("a name")]);
            let printed = fact["printed"].as_i64().expect("a number");
            system.fact(&[(part, 200), (base, 1 - 2 * printed)], Some(0), None, source);
            system.fact(&[(part, 200), (base, -1 - 2 * printed)], None, Some(-1), source);
        }
        source += 1;
    }
    (system, vars)
}

#[test]
fn worked_cases_have_the_intervals_of_their_sources() {
    let cases = cases("cells");
    assert_eq!(cases.len(), 19);
    for (name, case) in cases {
        let (system, vars) = read(&case);
        let audit = case["audit"].as_object().expect("intervals");
        let targets: Vec<Var> = audit.keys().map(|name| vars[name]).collect();
        let Ranges::Of(found) = ranges(&system, &targets, None, &Limits::default(), &mut |_, _| true) else {
            panic!("{name}: contradiction")
        };
        for ((cell, wanted), range) in audit.iter().zip(found) {
            let Range::Exact { low, high, low_witness, high_witness } = range else {
                panic!("{name} {cell}: unresolved")
            };
            assert_eq!((Some(low), Some(high)), (wanted[0].as_i64(), wanted[1].as_i64()), "{name} {cell}");
            assert!(system.holds(&low_witness) && system.holds(&high_witness), "{name} {cell}");
            let steps = derive(&system, vars[cell]);

            assert!(steps.is_some(), "{name} {cell}: no derivation");
        }
    }
}

#[test]
fn members_of_a_pool_have_the_intervals_of_the_composition_table() {
    for (name, case) in cases("pools") {
        for (key, wanted) in case["pools"].as_object().expect("intervals") {
            // Such as T3_M4_k2: under 3, 4 pooled, 2 members.
            let numbers: Vec<i64> = key.split('_').map(|part| part[1..].parse().expect("a number")).collect();
            let mut system = System::default();
            let members: Vec<_> = (0..numbers[2]).map(|_| (system.unknown(1, Some(numbers[0] - 1)), 1)).collect();
            system.fact(&members, Some(numbers[1]), Some(numbers[1]), 0);
            let (low, high) = exact(&system, &[members[0].0])[0];
            assert_eq!((Some(low), Some(high)), (wanted[0].as_i64(), wanted[1].as_i64()), "{name} {key}");
        }
    }
}
