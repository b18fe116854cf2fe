//! Charts of known tables: what is drawn, in which order, and what is refused.

use hotline_report::chart::{ChartError, ChartInfo, Ink, Kind, Metrics, Scene, SceneOptions, Shape, charts, scene};
use hotline_report::report::{Report, TableView};
use serde_json::{Value, json};

use super::fixtures::{geometry_of, hard, kinds, over_time, read, report, samples, table, with};
use super::seen::{bar_of, bars, faults, texts};

const WIDTHS: [u32; 8] = [280, 320, 375, 519, 520, 640, 768, 1280];

pub(crate) fn drawn(report: &Report, id: &str, width: u32, text_scale: u16) -> Scene {
    let options = SceneOptions { width, text_scale, kind: None };
    scene(report, id, &options, &Metrics, geometry_of(report).as_ref()).unwrap_or_else(|error| panic!("{id}: {error}"))
}

pub(crate) fn one(table: &Value) -> Report {
    report("en-US", &json!([table]), None)
}

fn reports() -> Vec<(String, Report)> {
    let mut reports = samples();
    reports.push(("hard".to_owned(), hard()));
    reports.push(("time".to_owned(), over_time()));
    reports.push(("kinds".to_owned(), kinds()));
    reports
}

#[test]
fn no_text_overlaps_or_leaves_the_scene() {
    for (name, report) in reports() {
        let geometry = geometry_of(&report);
        for ChartInfo { id, kind } in charts(&report) {
            if kind == Kind::Map && geometry.is_none() {
                continue;
            }
            for (width, text_scale) in WIDTHS.into_iter().flat_map(|width| [(width, 100), (width, 200)]) {
                let scene = drawn(&report, &id, width, text_scale);
                assert_eq!(faults(&scene), Vec::<String>::new(), "{name} {id} at {width} px, {text_scale} %");
            }
        }
    }
}

#[test]
fn keyboard_order_is_the_order_of_the_table() {
    for (_, report) in samples() {
        for table in report.tables() {
            let keys: Vec<String> =
                drawn(&report, &table.id, 640, 100).targets.into_iter().map(|target| target.key).collect();
            let rows: Vec<String> =
                TableView::new(&report, table).body().map(|(_, line)| line.pointer.clone()).collect();
            assert_eq!(keys, rows, "{}", table.id);
        }
    }
}

#[test]
fn every_bar_is_hit_and_says_what_its_row_says() {
    for (_, report) in samples() {
        for table in report.tables().filter(|table| table.id != "cases-by-form") {
            let scene = drawn(&report, &table.id, 640, 100);
            for (index, target) in scene.targets.iter().enumerate() {
                let Some(bar) = bar_of(&scene, target) else { continue };
                let [left, top, width, height] = bar.css();
                assert_eq!(scene.hit(left + width / 2.0, top + height / 2.0), Some(index));
            }
            assert!(bars(&scene).len() >= table.rows.len() - 1);
        }
    }
}

#[test]
fn a_pointer_outside_or_nowhere_hits_nothing() {
    let (_, report) = samples().pop().unwrap();
    let scene = drawn(&report, "signaler-type", 640, 100);
    for (x, y) in [(-1.0, 20.0), (20.0, 1e9), (f64::NAN, 20.0), (f64::INFINITY, 20.0)] {
        assert_eq!(scene.hit(x, y), None);
    }
    assert!(scene.highlight(10_000).is_empty());
    assert!(!scene.highlight(0).is_empty());
}

#[test]
fn zero_has_no_bar_and_what_rounds_to_zero_has_one() {
    let (_, report) = samples().into_iter().find(|(name, _)| name == "missouri-2020").unwrap();
    let reasons = drawn(&report, "primary-reason", 640, 100);
    let zero = reasons.targets.iter().find(|target| target.label == "Request General Information").unwrap();
    assert_eq!((zero.value.as_str(), zero.percent.as_deref()), ("0", Some("0%")));
    assert_eq!(bar_of(&reasons, zero), None);
    let callers = drawn(&report, "signaler-type", 640, 100);
    let low = callers.targets.iter().find(|target| target.label == "Business").unwrap();
    assert_eq!((low.value.as_str(), low.percent.as_deref()), ("3", Some("[low] 0%")));
    assert!(bar_of(&callers, low).is_some_and(|bar| bar.width > 0));
}

#[test]
fn pooled_other_and_not_specified_are_quieter_and_children_lighter() {
    let (_, report) = samples().into_iter().find(|(name, _)| name == "missouri-2020").unwrap();
    let scene = drawn(&report, "venue-industry", 640, 100);
    let ink = |label: &str| {
        let target = scene.targets.iter().find(|target| target.label == label).unwrap();
        let bar = bar_of(&scene, target).unwrap();
        scene.marks.iter().find(|mark| mark.shape == Shape::Rect(bar)).unwrap().ink
    };
    assert_eq!(ink("Sex"), Ink::Accent);
    assert_eq!(ink("Pornography"), Ink::AccentLight);
    for label in ["Venue Not Specified", "Other Venue", "Venues Referenced in Fewer than Three Cases"] {
        assert_eq!(ink(label), Ink::Neutral, "{label}");
    }
}

#[test]
fn a_donut_is_refused_where_it_would_lie() {
    let rows = json!([{ "label": "A", "value": 5 }, { "label": "B", "value": 3 }]);
    let few = json!({ "masked": "few" });
    let lies = [
        table("t", "non-cumulative", &rows),
        with(table("t", "exclusive", &rows), json!({ "partial": true })),
        table("t", "exclusive", &json!([{ "label": "A", "value": 5 }, { "label": "B", "value": few }])),
        table("t", "exclusive", &json!([{ "label": "A", "value": 0 }, { "label": "B", "value": 0 }])),
        table("t", "exclusive", &json!([{ "label": "A", "value": 5 }])),
        table(
            "t",
            "exclusive",
            &json!((0..7).map(|index| json!({ "label": index.to_string(), "value": 5 })).collect::<Vec<_>>()),
        ),
    ];
    let options = SceneOptions { kind: Some(Kind::Donut), ..SceneOptions::default() };
    for table in lies {
        let drawn = scene(&one(&table), "t", &options, &Metrics, None);
        assert!(matches!(drawn, Err(ChartError::NoDonut { .. })), "{table}");
    }
    assert!(scene(&one(&table("t", "exclusive", &rows)), "t", &options, &Metrics, None).is_ok());
}

#[test]
fn what_has_no_common_scale_is_not_offered() {
    let rows =
        |first: Value, second: Value| json!([{ "label": "A", "value": first }, { "label": "B", "value": second }]);
    let ranked = json!([{ "label": "A" }, { "label": "B" }]);
    let none = [
        table("t", "ranking", &ranked),
        table("t", "non-cumulative", &rows(json!(5), json!({ "percent": "40" }))),
        table(
            "t",
            "trend",
            &rows(json!({ "change": { "from": 5, "to": 4 } }), json!({ "change": { "from": 5, "to": 6 } })),
        ),
        table("t", "non-cumulative", &rows(json!({ "masked": "few" }), json!({ "masked": "few" }))),
        table("t", "non-cumulative", &rows(json!({ "number": "-3" }), json!({ "number": "3" }))),
        with(table("t", "non-cumulative", &rows(json!(5), json!(6))), json!({ "chart": "none" })),
        table(
            "t",
            "non-cumulative",
            &json!([{ "label": "A", "value": 5, "unit": "calls" }, { "label": "B", "value": 5, "unit": "people" }]),
        ),
    ];
    for table in none {
        assert!(charts(&one(&table)).is_empty(), "{table}");
    }
}

#[test]
fn counties_are_coloured_by_what_is_published_and_the_rest_is_not() {
    let scene = drawn(&hard(), "places", 640, 100);
    let keys: Vec<&str> = scene.targets.iter().map(|target| target.key.as_str()).collect();
    assert_eq!(keys, ["29001", "29002", "29003", "29004", "29005"]);
    let at = |x: f64, y: f64| scene.hit(x, y).map(|target| scene.targets[target].label.as_str());
    let [left, top, width, height] = scene.targets[0].bounds.css();
    assert_eq!(at(left + 5.0, top + 5.0), Some("North"));
    assert_eq!(at(left + width / 2.0, top + height / 2.0), Some("City"), "a city inside a county");
    let steps =
        scene.marks.iter().filter(|mark| matches!(mark.ink, Ink::Step(_)) && matches!(mark.shape, Shape::Polygon(_)));
    assert_eq!(steps.count(), 4, "three counties, one of them of two rings; neither withheld nor zero nor unpublished");
}

#[test]
fn a_map_names_the_places_with_the_largest_figures() {
    let scene = drawn(&hard(), "places", 640, 100);
    let said: Vec<&str> = texts(&scene).into_iter().map(|(_, text, _)| text).collect();
    assert_eq!(said[said.len() - 3..], ["City 170", "East 12", "North 3"]);
}

#[test]
fn a_map_without_places_is_a_small_outline() {
    let map = json!({ "id": "places", "title": "Places", "region": "US-MO" });
    let report = read(&json!({
        "version": 1, "language": "en-US", "title": "T", "jurisdiction": { "name": "Nowhere", "code": "US-MO" },
        "publisher": "Nobody", "period": { "start": "2020", "end": "2020" }, "sections": [{ "map": map }]
    }));
    let scene = drawn(&report, "places", 1280, 100);
    assert!(scene.height < 200, "{}", scene.height);
}

#[test]
fn labels_may_say_anything() {
    let labels = [
        "\u{0}\u{7}\u{1b}[31mred\u{7f}",
        "\u{202e}backwards\u{202e} and \u{2066}isolated",
        "Z\u{335}\u{358}a\u{334}\u{33f}l\u{336}\u{35d}g\u{337}\u{310}o",
        "\u{feff}\u{200b}\u{ad}\u{2028}hidden\u{fffe}",
        "﷽ ﷺ",
        "<svg><script>0<1>alert('XSS')</script>",
        "]]> --> &#0; &amp;",
        "👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿🇺🇸",
        "田中さんにあげて下さい",
        "  .  ",
        "$(touch blns.fail) ; DROP TABLE users",
    ];
    let rows: Vec<Value> = labels.iter().map(|label| json!({ "label": label, "value": 5 })).collect();
    let report = one(&table("t", "non-cumulative", &json!(rows)));
    for width in WIDTHS {
        let scene = drawn(&report, "t", width, 100);
        assert_eq!(scene.targets.len(), labels.len());
        assert_eq!(faults(&scene), Vec::<String>::new());
    }
}

#[test]
fn a_map_needs_its_own_geometry() {
    let report = hard();
    let without = scene(&report, "places", &SceneOptions::default(), &Metrics, None);
    assert!(matches!(without, Err(ChartError::WrongRegion { given: None, .. })));
    let unknown = scene(&report, "nothing", &SceneOptions::default(), &Metrics, None);
    assert!(matches!(unknown, Err(ChartError::Unknown { .. })));
}
