//! Changes from one time to another.

use hotline_report::report::{Decimal, Value};
use serde_json::json;

use crate::{changes, some, sound_figures, sound_table};

#[test]
fn the_change_between_rows_of_years_is_computed() {
    let report = sound_table(&json!({
        "id": "years", "title": "Cases by year", "kind": "trend", "unit": "cases", "change": "previous",
        "rows": [
            { "label": "2018", "value": 10949, "period": { "start": "2018", "end": "2018" } },
            { "label": "2016", "value": 7572, "period": { "start": "2016", "end": "2016" } },
            { "label": "2017", "value": 8773, "period": { "start": "2017", "end": "2017" } },
        ],
    }));
    assert_eq!(changes(&report), some(&["25", "", "16"]), "against the year before, not the row above");
}

#[test]
fn the_change_since_the_first_year_is_computed() {
    let report = sound_table(&json!({
        "id": "years", "title": "Calls by year", "kind": "trend", "unit": "calls", "change": "first",
        "rows": [
            { "label": "2012", "value": 459, "period": { "start": "2012", "end": "2012" } },
            { "label": "2014", "value": 809, "period": { "start": "2014", "end": "2014" } },
            { "label": "2015", "value": 440, "period": { "start": "2015", "end": "2015" } },
        ],
    }));
    assert_eq!(changes(&report), some(&["", "76", "-4"]));
}

#[test]
fn the_change_between_columns_of_years_is_computed() {
    let report = sound_table(&json!({
        "id": "forms", "title": "Cases by form", "kind": "exclusive", "unit": "cases", "change": "first",
        "columns": [
            { "heading": "2019", "period": { "start": "2019", "end": "2019" } },
            { "heading": "2020", "period": { "start": "2020", "end": "2020" } },
        ],
        "rows": [{ "label": "Sex", "values": [640, 517] }, { "label": "Labor", "values": [128, { "masked": "few" }] }],
    }));
    assert_eq!(changes(&report), some(&["-19", ""]), "no change from or to what is withheld");
}

#[test]
fn a_change_against_an_average_is_a_figure() {
    let report = sound_figures(&json!([{
        "id": "growth", "label": "Growth of cases",
        "value": { "change": { "percent": "317", "since": "the 2010–2015 average" }, "qualifier": "more than" },
    }]));
    let value = &report.figure("growth").unwrap().value;
    let Value::Change { change, .. } = value else { panic!() };
    assert_eq!((change.shown(), value.qualifier()), (Decimal::parse("317"), Some("more than")));
}
