//! Figures by themselves.

use hotline_report::report::{Decimal, Report, Value};
use serde_json::json;

use crate::sound_figures;

#[test]
fn each_figure_has_its_own_period_and_jurisdiction() {
    let report = sound_figures(&json!([
        { "id": "state", "label": "Cases", "value": 267 },
        { "id": "nation", "label": "Cases", "value": 10583, "jurisdiction": "United States" },
        { "id": "ever", "label": "Cases since 2007", "value": 63380, "period": { "start": "2007-12-07", "end": "2020-12-31" } },
    ]));
    assert_eq!(report.figure("nation").unwrap().jurisdiction.as_deref(), Some("United States"));
    assert_eq!(report.figure("ever").unwrap().period.as_ref().unwrap().start.unwrap().to_string(), "2007-12-07");
}

#[test]
fn a_revised_figure_keeps_what_was_printed_before() {
    let report = sound_figures(&json!([
        { "id": "cases", "label": "Cases 2018", "value": 10949, "restated": [{ "count": 10915, "accurateAsOf": "2019-07-30" }] },
    ]));
    let [earlier] = report.figure("cases").unwrap().restated.as_slice() else { panic!() };
    assert_eq!((earlier.count, earlier.accurate_as_of.unwrap().year()), (10915, 2019));
}

#[test]
fn a_rank_names_its_measure_and_its_universe() {
    let report = sound_figures(&json!([{
        "id": "signals", "label": "Signals", "value": 750,
        "rank": { "place": 13, "among": 51, "measure": "signals", "universe": "all 50 states and Washington, D.C." },
    }]));
    let rank = report.figure("signals").unwrap().rank.clone().unwrap();
    assert_eq!((rank.measure.as_deref(), rank.among), (Some("signals"), Some(51)));
}

#[test]
fn two_totals_of_victims_stand_side_by_side() {
    let report = sound_figures(&json!([
        { "id": "high", "label": "Victims, high indicators", "value": 7767, "unit": "victims" },
        { "id": "moderate", "label": "Victims, moderate indicators", "value": 9045, "unit": "victims" },
    ]));
    assert!(report.figures().all(|figure| figure.part_of.is_none()), "neither is a part of the other");
}

#[test]
fn a_rate_is_computed_from_its_parts() {
    let report = sound_figures(&json!([{
        "id": "rate", "label": "Cases per 100,000 residents",
        "value": { "rate": { "numerator": 267, "denominator": 6_154_913, "of": "residents, 2020 census", "per": 100_000 } },
    }]));
    let Value::Rate { rate, .. } = &report.figure("rate").unwrap().value else { panic!() };
    assert_eq!(rate.shown(), Decimal::parse("4.3"));
}

#[test]
fn a_report_may_be_in_spanish() {
    let document = json!({
        "version": 1, "language": "es-MX", "title": "Línea Nacional, primer semestre", "publisher": "Línea Nacional",
        "jurisdiction": { "name": "México" }, "period": { "start": "2019-01", "end": "2019-06", "label": "Enero a junio de 2019" },
        "headline": [{ "id": "llamadas", "label": "Llamadas", "value": { "count": 1977, "qualifier": "casi" } }],
    });
    let (report, problems) = Report::from_node(&serde_json::from_str(&document.to_string()).unwrap()).unwrap();
    assert_eq!(problems, []);
    assert_eq!(report.figure("llamadas").unwrap().value.qualifier(), Some("casi"));
}
