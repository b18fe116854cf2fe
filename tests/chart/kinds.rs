//! Stacked bars, pyramids, tints and ranges: true to what is printed, and silent about what is withheld.

use hotline_report::chart::{Area, Ink, Kind, Metrics, Scene, SceneOptions, Shape, UNIT, charts, scene};
use hotline_report::report::{Node, Report};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures::{kinds, read, table, with};
use super::layout::{drawn, one};
use super::seen::{faults, texts};

const KINDS: [&str; 5] = ["stacked", "stacked-100", "pyramid", "heat", "range"];

fn headings(count: usize) -> Value {
    json!((0..count).map(|column| json!({ "heading": format!("Part {column}") })).collect::<Vec<_>>())
}

/// A table of rows with these figures, drawn in a way.
fn crossed(chart: &str, rows: &[Vec<Value>]) -> Report {
    let rows: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(row, values)| json!({ "label": format!("Row {row}"), "values": values }))
        .collect();
    let columns = headings(rows[0]["values"].as_array().unwrap().len());
    one(&with(table("t", "exclusive", &json!(rows)), json!({ "columns": columns, "chart": chart })))
}

fn counts(rows: &[&[u64]]) -> Vec<Vec<Value>> {
    rows.iter().map(|row| row.iter().map(|count| json!(count)).collect()).collect()
}

fn few() -> Value {
    json!({ "masked": "Fewer than three" })
}

fn of_ink(scene: &Scene, is: impl Fn(Ink) -> bool) -> Vec<Area> {
    let area = |shape: &Shape| if let Shape::Rect(area) = shape { Some(*area) } else { None };
    scene.marks.iter().filter(|mark| is(mark.ink)).filter_map(|mark| area(&mark.shape)).collect()
}

/// The parts of bars and the sides of pyramids, legend excluded.
fn parts(scene: &Scene) -> Vec<Area> {
    let drawn = of_ink(scene, |ink| matches!(ink, Ink::Series(_)));
    drawn.into_iter().filter(|area| area.height > 14 * UNIT).collect()
}

fn words(scene: &Scene) -> Vec<String> {
    texts(scene).iter().map(|(_, text, _)| (*text).to_owned()).collect()
}

fn kind_of(report: &Report) -> Option<Kind> {
    charts(report).first().map(|info| info.kind)
}

#[test]
fn stacked_parts_are_in_proportion_across_rows() {
    let scene = drawn(&crossed("stacked", &counts(&[&[300, 100], &[100, 200]])), "t", 800, 100);
    let [first, second, third, fourth] = parts(&scene)[..] else { panic!("four parts") };
    let space = UNIT;
    for (area, count) in [(second, 1), (third, 1), (fourth, 2), (first, 3)] {
        assert!((area.width + space - count * (second.width + space)).abs() <= 4, "{area:?} is {count} hundred");
    }
    assert_eq!(second.left, first.right() + space, "parts are side by side");
}

#[test]
fn bars_of_100_percent_are_as_long_as_each_other() {
    let scene = drawn(&crossed("stacked-100", &counts(&[&[300, 100], &[1, 2]])), "t", 800, 100);
    let [first, second, third, fourth] = parts(&scene)[..] else { panic!("four parts") };
    assert_eq!((first.left, second.right()), (third.left, fourth.right()));
    assert!(["0%", "50%", "100%"].iter().all(|percent| words(&scene).iter().any(|text| text == percent)));
}

#[test]
fn a_bar_of_100_percent_with_something_withheld_is_written_instead() {
    let rows = |known: u64| vec![vec![json!(30), json!(10)], vec![json!(known), few()]];
    let scene = drawn(&crossed("stacked-100", &rows(70)), "t", 800, 100);
    assert_eq!(parts(&scene).len(), 2, "only the row of which everything is published has a bar");
    assert!(words(&scene).iter().any(|text| text == "Part 0: 70; Part 1: Fewer than three"), "{:?}", words(&scene));
    let boxes = |scene: &Scene| scene.marks.iter().filter(|mark| mark.ink == Ink::Hatch).cloned().collect::<Vec<_>>();
    assert_eq!(boxes(&scene), boxes(&drawn(&crossed("stacked-100", &rows(9_000)), "t", 800, 100)));
}

#[test]
fn a_withheld_part_is_a_box_of_one_size_behind_the_published_parts() {
    let scene = drawn(
        &crossed("stacked", &[vec![json!(30), few(), json!(10)], vec![json!(20), json!(5), json!(10)]]),
        "t",
        800,
        100,
    );
    let areas = parts(&scene);
    assert_eq!(areas.len(), 5);
    let boxed = |target: usize| scene.targets[target].bounds;
    assert!(boxed(1).left >= areas[1].right(), "it is behind them");
    assert_eq!(boxed(1).width, 44 * UNIT);
    let longer = drawn(
        &crossed("stacked", &[vec![json!(3), few(), json!(1)], vec![json!(20), json!(5), json!(10)]]),
        "t",
        400,
        100,
    );
    assert_eq!(longer.targets[1].bounds.width, 44 * UNIT);
}

#[test]
fn a_bar_ends_with_the_printed_total_and_with_nothing_where_none_is_printed() {
    let rows = json!([{ "label": "A", "values": [3, 4, 7] }, { "label": "B", "values": [1, 1, 2] }]);
    let columns = json!([{ "heading": "Women" }, { "heading": "Men" }, { "heading": "Total" }]);
    let with_total = with(table("t", "exclusive", &rows), json!({ "columns": columns, "chart": "stacked" }));
    let scene = drawn(&one(&with_total), "t", 800, 100);
    assert!(words(&scene).contains(&"7".to_owned()));
    assert_eq!(scene.targets.len(), 4, "the total is no part");
    let without = drawn(&crossed("stacked", &counts(&[&[3, 4], &[1, 1]])), "t", 800, 100);
    assert!(!words(&without).contains(&"7".to_owned()));
}

#[test]
fn what_is_no_whole_is_not_stacked() {
    let share = |percent: &str| json!({ "percent": percent });
    let is_stacked = |rows: &[Vec<Value>], more: Value| {
        let rows: Vec<Value> =
            rows.iter().map(|values| json!({ "label": format!("{values:?}"), "values": values })).collect();
        let columns = headings(rows[0]["values"].as_array().unwrap().len());
        let table = with(with(table("t", "non-cumulative", &json!(rows)), json!({ "columns": columns })), more);
        let report = one(&table);
        let table = report.tables().next().unwrap();
        table.stacked_columns().is_some()
    };
    assert!(is_stacked(&[vec![share("60"), share("40")], vec![share("33.3"), share("66.6")]], json!({})));
    assert!(!is_stacked(&[vec![share("60"), share("30")]], json!({})), "shares of columns");
    assert!(!is_stacked(&counts(&[&[1, 2, 3, 4, 5, 6, 7]]), json!({})), "too many parts");
    let years = json!([
        { "heading": "2019", "period": { "start": "2019" } }, { "heading": "2020", "period": { "start": "2020" } },
    ]);
    assert!(!is_stacked(&counts(&[&[1, 2]]), json!({ "columns": years })), "years");
}

#[test]
fn both_sides_of_a_pyramid_have_one_scale() {
    let scene = drawn(&crossed("pyramid", &counts(&[&[100, 50], &[25, 100]])), "t", 800, 100);
    let [left, right, short, long] = parts(&scene)[..] else { panic!("four bars") };
    assert!((left.width - 2 * right.width).abs() <= 2 && (long.width - 4 * short.width).abs() <= 4);
    assert_eq!(left.width, long.width);
    assert!(left.right() < right.left);
    assert_eq!((left.right(), right.left), (short.right(), long.left), "each side has one edge");
}

#[test]
fn six_columns_have_tints_by_themselves_and_five_do_not() {
    let rows = |columns: u64| {
        let row = |from: u64| (from..from + columns).map(|count| json!(count)).collect::<Vec<_>>();
        vec![row(1), row(20)]
    };
    assert_eq!(kind_of(&crossed("auto", &rows(6))), Some(Kind::Heat));
    assert_eq!(kind_of(&crossed("auto", &rows(5))), Some(Kind::Bars));
    assert_eq!(kind_of(&crossed("heat", &rows(2))), Some(Kind::Heat));
    assert_eq!(kind_of(&crossed("none", &rows(6))), None);
}

#[test]
fn larger_figures_have_darker_tints_and_zero_has_none() {
    let scene = drawn(&crossed("heat", &counts(&[&[0, 5, 10], &[20, 40, 80]])), "t", 800, 100);
    let tint = |target: usize| {
        let place = scene.targets[target].bounds;
        let is_here = |area: &Area| (area.left, area.top) == (place.left, place.top);
        (0..5).find(|step| of_ink(&scene, |ink| ink == Ink::Tint(*step)).iter().any(is_here))
    };
    let tints: Vec<Option<u8>> = (0..6).map(tint).collect();
    assert_eq!(tints, [None, Some(0), Some(1), Some(2), Some(3), Some(4)]);
}

#[test]
fn columns_for_which_there_is_no_room_follow_below_in_the_order_of_the_table() {
    let report = kinds();
    let keys = |width: u32| {
        drawn(&report, "heat", width, 100).targets.into_iter().map(|target| target.key).collect::<Vec<_>>()
    };
    assert_eq!(keys(320), keys(1280));
    assert!(drawn(&report, "heat", 320, 100).height > 2 * drawn(&report, "heat", 1280, 100).height);
}

#[test]
fn a_dot_lies_between_its_bounds() {
    let scene = drawn(&kinds(), "range", 800, 100);
    let dots: Vec<(i32, i32)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Polygon(points) => {
                Some((points.iter().map(|point| point.0).min()?, points.iter().map(|point| point.0).max()?))
            }
            _ => None,
        })
        .collect();
    let lines: Vec<(i32, i32)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Path { points, .. } if mark.ink == Ink::Accent && points[0].1 == points[1].1 => {
                Some((points[0].0, points[1].0))
            }
            _ => None,
        })
        .collect();
    assert_eq!((dots.len(), lines.len()), (4, 3));
    for ((low, high), (left, right)) in lines.iter().zip(&dots) {
        assert!(low < high && *low < i32::midpoint(*left, *right) && i32::midpoint(*left, *right) < *high);
    }
    assert!(words(&scene).contains(&"4.2 (3.9–4.6)".to_owned()), "the bounds are printed");
}

#[test]
fn every_further_kind_is_offered_and_can_be_pointed_at() {
    let report = kinds();
    let offered: Vec<Kind> = charts(&report).into_iter().map(|info| info.kind).collect();
    assert_eq!(
        offered,
        [Kind::Stacked, Kind::Stacked100, Kind::Pyramid, Kind::Heat, Kind::Range, Kind::Bars, Kind::Bars]
    );
    for info in charts(&report) {
        let scene = drawn(&report, &info.id, 700, 100);
        for target in scene.targets.iter().filter(|target| target.bounds.width > 8 * UNIT) {
            let [left, top, width, height] = target.bounds.css();
            assert!(scene.hit(left + width / 2.0, top + height / 2.0).is_some(), "{}: {target:?}", info.id);
        }
    }
}

#[test]
fn the_place_of_a_report_stands_out_in_its_ranking() {
    let rows = |labels: [&str; 3]| json!(labels.map(|label| json!({ "label": label, "value": 5 })));
    let inks = |labels: [&str; 3]| {
        let scene = drawn(&one(&table("t", "ranking", &rows(labels))), "t", 700, 100);
        [Ink::Accent, Ink::AccentLight].map(|ink| of_ink(&scene, |own| own == ink).len())
    };
    assert_eq!(inks(["Somewhere", "Nowhere", "Elsewhere"]), [1, 2]);
    assert_eq!(inks(["Somewhere", "Anywhere", "Elsewhere"]), [3, 0]);
}

#[test]
fn each_of_five_columns_has_a_small_chart_on_one_scale() {
    let rows = counts(&[&[10, 20, 30, 40, 50], &[50, 40, 30, 20, 10]]);
    for width in [320, 720, 1280] {
        let scene = drawn(&crossed("auto", &rows), "t", width, 100);
        assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
        assert!((0..5).all(|column| words(&scene).contains(&format!("Part {column}"))), "{:?}", words(&scene));
        let bars = of_ink(&scene, |ink| ink == Ink::Accent);
        assert_eq!((bars.len(), scene.targets.len()), (10, 10));
        let longest = bars.iter().map(|bar| bar.width).max().unwrap();
        let lengths = bars.iter().filter(|bar| bar.width == longest);
        assert_eq!(lengths.count(), 2, "50 and 50 are as long, in whichever chart");
    }
}

#[test]
fn thirteen_columns_are_too_many_for_bars() {
    let report = crossed("bars", &[vec![json!(1); 13], vec![json!(2); 13]]);
    assert_eq!(kind_of(&report), None);
}

/// Bars of four states and their average.
fn among_states(more: Value) -> Report {
    let rows = json!([
        { "label": "Kansas", "value": 40 }, { "label": "Missouri", "value": 90, "highlight": true },
        { "label": "Iowa", "value": few() }, { "label": "Ohio", "value": 120, "role": "other" },
    ]);
    one(&with(table("t", "non-cumulative", &rows), with(json!({ "chart": "separate", "base": "none" }), more)))
}

#[test]
fn the_row_that_an_author_highlights_stands_out() {
    let scene = drawn(&among_states(json!({})), "t", 700, 100);
    let count = |ink: Ink| of_ink(&scene, |own| own == ink).len();
    assert_eq!([Ink::Accent, Ink::AccentLight, Ink::Neutral].map(count), [1, 1, 1]);
}

#[test]
fn a_benchmark_is_a_line_at_its_value_named_over_the_bars() {
    let benchmark = json!({ "benchmark": { "label": "National average", "value": 60 } });
    for width in [280, 320, 520, 700, 1280] {
        let scene = drawn(&among_states(benchmark.clone()), "t", width, 100);
        assert!(words(&scene).contains(&"National average: 60".to_owned()), "{:?}", words(&scene));
        assert_eq!(faults(&scene), Vec::<String>::new(), "{width} px");
        let line = of_ink(&scene, |ink| ink == Ink::Text)[0];
        let own = of_ink(&scene, |ink| ink == Ink::Accent)[0];
        let middle = line.left + line.width / 2;
        assert!(((middle - own.left) * 3 - own.width * 2).abs() <= 3, "60 of 90: {line:?} {own:?}");
    }
}

#[test]
fn the_line_of_a_benchmark_leaves_out_figures_in_its_way() {
    let rows = json!([{ "label": "A", "value": 100 }, { "label": "B", "value": 50 }]);
    let bars = |value: u64| {
        let benchmark = json!({ "label": "Average", "value": value });
        one(&with(table("t", "exclusive", &rows), json!({ "chart": "separate", "benchmark": benchmark })))
    };
    let scene = drawn(&bars(54), "t", 700, 100);
    let figure = texts(&scene).into_iter().find(|(_, text, _)| *text == "50").unwrap().0;
    let lines = of_ink(&scene, |ink| ink == Ink::Text);
    assert!(
        lines.iter().all(|line| line.bottom() <= figure.top || figure.bottom() <= line.top),
        "{lines:?}, {figure:?}"
    );
}

#[test]
fn bars_are_on_one_scale_with_a_larger_benchmark() {
    let benchmark = |value: u64| json!({ "benchmark": { "label": "Average", "value": value } });
    let own = |value: u64| of_ink(&drawn(&among_states(benchmark(value)), "t", 700, 100), |ink| ink == Ink::Accent)[0];
    assert!(own(900).width * 5 < own(60).width, "{:?} {:?}", own(900), own(60));
}

#[test]
fn a_row_in_which_a_figure_is_withheld_looks_the_same_beside_any_benchmark() {
    let boxes = |value: u64| {
        let scene = drawn(&among_states(json!({ "benchmark": { "label": "Average", "value": value } })), "t", 700, 100);
        scene.marks.into_iter().filter(|mark| mark.ink == Ink::Hatch).collect::<Vec<_>>()
    };
    assert_eq!(boxes(60), boxes(100));
}

#[test]
fn words_in_place_of_a_dot_stay_in_a_narrow_picture_of_large_letters() {
    let rows = json!([{ "label": "Aaa", "value": few() }, { "label": "Aab", "value": value("range", 0, 4) }]);
    let table = with(table("t", "non-cumulative", &rows), json!({ "chart": "range" }));
    for width in 280..420 {
        let scene = drawn(&try_read(&table).unwrap(), "t", width, 193);
        assert_eq!(faults(&scene), Vec::<String>::new(), "{width}");
    }
}

fn value(chart: &str, count: u64, sort: u8) -> Value {
    let interval = json!({ "low": count.to_string(), "high": (count + count / 3 + 1).to_string() });
    match (sort, chart) {
        (0, _) => few(),
        (1, _) => json!({ "notCollected": "not collected in this year, nor before" }),
        (2, _) => json!({ "notApplicable": "–" }),
        (3, _) => json!({ "count": count, "qualifier": "at least" }),
        (_, "range") => json!({ "count": count, "interval": interval }),
        _ => json!(count),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_in_any_further_kind(
        kind in 0_usize..5,
        rows in prop::collection::vec(("[A-Z][a-z]{2,9}( [a-z/-]{1,12}){0,6}", prop::collection::vec((0_u64..2_000_000, 0_u8..10), 9), 0_u8..6), 2..9),
        columns in 2_usize..10,
        width in 280_u32..1280,
        text_scale in 100_u16..200,
    ) {
        let chart = KINDS[kind];
        let columns = match chart { "pyramid" => 2, "range" => 1, "heat" => columns, _ => columns.min(6) };
        let rows: Vec<Value> = rows.iter().map(|(label, values, role)| {
            let values: Vec<Value> = values.iter().take(columns).map(|(count, sort)| value(chart, *count, *sort)).collect();
            let role = if *role == 0 { "other" } else { "category" };
            let figures = if columns == 1 { json!({ "value": values[0] }) } else { json!({ "values": values }) };
            with(json!({ "label": label, "role": role }), figures)
        }).collect();
        let headings = if columns == 1 { json!({}) } else { json!({ "columns": headings(columns) }) };
        let drawn_so = with(with(table("t", "non-cumulative", &json!(rows)), headings), json!({ "chart": chart }));
        let read = try_read(&drawn_so);
        prop_assume!(read.as_ref().is_some_and(|report| !charts(report).is_empty()));
        let scene = drawn(&read.unwrap(), "t", width, text_scale);
        prop_assert_eq!(faults(&scene), Vec::<String>::new());
        let page = i32::try_from(width).unwrap() * UNIT;
        for area in of_ink(&scene, |ink| matches!(ink, Ink::Series(_) | Ink::Tint(_) | Ink::Neutral)) {
            prop_assert!(area.left >= 0 && area.right() <= page, "{area:?} leaves the picture");
        }
    }

    #[test]
    fn a_withheld_part_tells_nothing_by_its_length(
        kind in 0_usize..4,
        known in prop::collection::vec(1_u64..5_000, 4),
        place in 0_usize..4,
        width in 280_u32..1280,
    ) {
        // The scene is made of the document alone, which does not hold the figure: what is left to tell would be a
        // length that follows from the others, so that of the box must not.
        let boxes = |known: &[u64]| {
            let mut values: Vec<Value> = known.iter().map(|count| json!(count)).collect();
            values[place] = few();
            let rows = if KINDS[kind] == "pyramid" { values.chunks(2).map(<[Value]>::to_vec).collect() } else { vec![values, counts(&[&[9, 9, 9, 9]]).remove(0)] };
            let scene = drawn(&crossed(KINDS[kind], &rows), "t", width, 100);
            let hatch = scene.marks.iter().filter(|mark| mark.ink == Ink::Hatch).filter_map(|mark| match &mark.shape {
                Shape::Path { points, .. } => Some(points.iter().map(|point| point.0).max()? - points.iter().map(|point| point.0).min()?),
                _ => None,
            });
            hatch.max()
        };
        prop_assert_eq!(boxes(&known), boxes(&[7, 700, 70, 7_000]));
    }
}

/// A report of one table, if that is sound.
fn try_read(table: &Value) -> Option<Report> {
    let document = json!({
        "version": 1, "language": "en-US", "title": "T", "jurisdiction": { "name": "Nowhere" }, "publisher": "Nobody",
        "period": { "start": "2020", "end": "2020" }, "sections": [{ "tables": [table] }]
    });
    let node = Node::from_json(&document.to_string()).ok()?;
    Report::from_node(&node).ok().map(|(report, _)| report)
}

#[test]
fn figures_of_a_section_are_tiles_as_those_of_the_headline_are() {
    let report = read(&serde_json::json!({
        "version": 1, "language": "en-US", "title": "Report", "jurisdiction": { "name": "Nowhere" },
        "publisher": "Nobody", "period": { "start": "2020", "end": "2020" },
        "sections": [{}, { "figures": [{ "id": "a", "label": "Signals", "value": 1431 }] }]
    }));
    let said = |id: &str| {
        let scene = scene(&report, id, &SceneOptions::default(), &Metrics, None);
        scene.map(|scene| texts(&scene).iter().map(|(_, text, _)| (*text).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(said("figures-2"), Ok(vec!["1,431".to_owned(), "Signals".to_owned()]));
    for id in ["figures-1", "figures-3", "figures-0", "headline"] {
        assert!(said(id).is_err(), "{id}");
    }
}
