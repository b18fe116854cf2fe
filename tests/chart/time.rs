//! Charts over time: true to the calendar, to what is withheld and to what covers only a part.

use hotline_report::chart::{Area, Ink, Kind, Scene, Shape, charts};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures::{table, with};
use super::layout::{drawn, one};
use super::seen::{bars, faults, texts};

fn trend(rows: &[Value]) -> Value {
    table("t", "trend", &json!(rows))
}

fn year(year: u32, value: &Value) -> Value {
    json!({ "label": year.to_string(), "value": value })
}

fn years(values: &[(u32, u64)]) -> Vec<Value> {
    values.iter().map(|(label, value)| year(*label, &json!(value))).collect()
}

fn month(index: u32, value: &Value) -> Value {
    let date = format!("{}-{:02}", 2018 + index / 12, index % 12 + 1);
    json!({ "label": date, "value": value, "period": { "start": date, "end": date } })
}

fn of(rows: &[Value], width: u32) -> Scene {
    drawn(&one(&trend(rows)), "t", width, 100)
}

fn kind_of(table: &Value) -> Option<Kind> {
    charts(&one(table)).first().map(|info| info.kind)
}

fn middle(bar: &Area) -> i32 {
    bar.left + bar.width / 2
}

fn strokes(scene: &Scene, ink: Ink) -> Vec<Vec<(i32, i32)>> {
    let of_ink = scene.marks.iter().filter(|mark| mark.ink == ink);
    let path = |shape: &Shape| if let Shape::Path { points, .. } = shape { Some(points.clone()) } else { None };
    of_ink.filter_map(|mark| path(&mark.shape)).collect()
}

#[test]
fn unequal_gaps_are_unequal() {
    let scene = of(&years(&[(2015, 10), (2021, 20), (2022, 30), (2023, 20)]), 700);
    let middles: Vec<i32> = bars(&scene).iter().map(middle).collect();
    let [first, second, third, fourth] = middles[..] else { panic!("{middles:?}") };
    assert!((second - first - 6 * (third - second)).abs() <= 16, "{middles:?}");
    assert!((third - second - (fourth - third)).abs() <= 2, "{middles:?}");
}

#[test]
fn rows_from_the_latest_on_are_drawn_from_left_to_right_too() {
    let mut rows = years(&[(2019, 10), (2020, 40), (2021, 20)]);
    let labels = |scene: &Scene| scene.targets.iter().map(|target| target.label.clone()).collect::<Vec<_>>();
    let (forth, forth_bars) = (labels(&of(&rows, 500)), bars(&of(&rows, 500)));
    rows.reverse();
    assert_eq!(labels(&of(&rows, 500)), forth);
    assert_eq!(bars(&of(&rows, 500)), forth_bars);
    assert_eq!(forth, ["2019", "2020", "2021"]);
}

#[test]
fn heights_are_in_proportion_from_zero() {
    let scene = of(&years(&[(2019, 250), (2020, 1000), (2021, 0)]), 500);
    let heights: Vec<i32> = bars(&scene).iter().map(|bar| bar.height).collect();
    let [quarter, whole] = heights[..] else { panic!("{heights:?}") };
    assert!((4 * quarter - whole).abs() <= 4, "{heights:?}");
}

#[test]
fn more_than_two_years_of_months_are_a_line() {
    let months = |count: u32| (0..count).map(|index| month(index, &json!(100 + index % 7))).collect::<Vec<_>>();
    assert_eq!(bars(&of(&months(24), 900)).len(), 24);
    assert_eq!(bars(&of(&months(25), 900)), []);
    assert_eq!(strokes(&of(&months(25), 900), Ink::Accent).len(), 24);
}

#[test]
fn no_line_leads_through_what_is_withheld() {
    let value = |index: u32| if index == 10 { json!({ "masked": "Fewer than three" }) } else { json!(100) };
    let rows: Vec<Value> = (0..30).map(|index| month(index, &value(index))).collect();
    let scene = of(&rows, 900);
    let gap = &scene.targets[10].bounds;
    let crossing = strokes(&scene, Ink::Accent)
        .into_iter()
        .filter(|line| line.iter().any(|point| gap.left < point.0 && point.0 < gap.right()));
    assert_eq!(crossing.count(), 0);
    assert!(strokes(&scene, Ink::Hatch).len() > 2, "it has a mark");
    assert!(texts(&scene).iter().any(|(_, text, _)| *text == "Fewer than three"), "and the mark is explained");
}

#[test]
fn the_mark_of_a_withheld_figure_is_the_same_whatever_stands_beside_it() {
    let mark = |other: u64| {
        let scene =
            of(&[year(2019, &json!(other)), year(2020, &json!({ "masked": "few" })), year(2021, &json!(5))], 500);
        strokes(&scene, Ink::Hatch)
    };
    assert_eq!(mark(5), mark(90_000));
}

#[test]
fn a_part_of_a_year_is_hatched_and_keeps_its_place_and_its_name() {
    let mut rows = years(&[(2019, 100), (2020, 120), (2021, 90)]);
    let period = json!({ "start": "2022-01", "end": "2022-04" });
    rows.push(json!({ "label": "2022 (to April)", "value": 40, "period": period }));
    let scene = of(&rows, 600);
    assert_eq!(bars(&scene).len(), 3, "the part is no full column");
    assert!(!strokes(&scene, Ink::Accent).is_empty());
    assert!(texts(&scene).iter().any(|(_, text, _)| text.contains("2022")));
    let places: Vec<i32> = scene.targets.iter().map(|target| target.bounds.left).collect();
    assert!((places[3] - places[2] - (places[2] - places[1])).abs() <= 16, "{places:?}");
}

#[test]
fn several_lines_are_named_at_their_ends_with_their_last_figures() {
    let rows: Vec<Value> =
        (2018..2024).map(|year| json!({ "label": year.to_string(), "values": [year - 1000, 300, 2] })).collect();
    let columns = json!({ "columns": [{ "heading": "Calls" }, { "heading": "Texts" }, { "heading": "Mail" }] });
    let scene = drawn(&one(&with(trend(&rows), columns)), "t", 700, 100);
    let said: Vec<String> = texts(&scene).iter().map(|(_, text, _)| (*text).to_owned()).collect();
    for end in ["Calls 1,023", "Texts 300", "Mail 2"] {
        assert!(said.iter().any(|text| text == end), "{end} in {said:?}");
    }
    assert_eq!(scene.targets.len(), 18);
}

#[test]
fn more_than_five_columns_are_small_pictures_on_one_scale() {
    let rows: Vec<Value> =
        (2018..2024).map(|year| json!({ "label": year.to_string(), "values": [100, 50, 10, 20, 40, 80] })).collect();
    let headings: Vec<Value> = "ABCDEF".chars().map(|letter| json!({ "heading": format!("Kind {letter}") })).collect();
    let scene = drawn(&one(&with(trend(&rows), json!({ "columns": headings }))), "t", 700, 100);
    let heights: Vec<i32> = bars(&scene).iter().step_by(6).map(|bar| bar.height).collect();
    assert_eq!(heights.len(), 6);
    assert!((heights[0] - 2 * heights[1]).abs() <= 2 && (heights[0] - 10 * heights[2]).abs() <= 10, "{heights:?}");
}

#[test]
fn bars_are_kept_where_they_are_asked_for_or_a_time_cannot_be_read() {
    let rows = years(&[(2019, 1), (2020, 2)]);
    assert_eq!(kind_of(&trend(&rows)), Some(Kind::Time));
    assert_eq!(kind_of(&with(trend(&rows), json!({ "chart": "bars" }))), Some(Kind::Bars));
    assert_eq!(kind_of(&trend(&[rows[0].clone(), json!({ "label": "Spring", "value": 2 })])), Some(Kind::Bars));
    let open = json!({ "label": "Since 2020", "value": 2, "period": { "start": "2020" } });
    assert_eq!(kind_of(&trend(&[rows[0].clone(), open])), Some(Kind::Bars));
    assert_eq!(kind_of(&table("t", "exclusive", &json!(rows))), Some(Kind::Bars));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_over_any_time(
        values in prop::collection::vec((0_u64..2_000_000, 0_u8..8, 1_u32..4), 2..60),
        columns in 1_usize..9,
        monthly: bool,
        width in 280_u32..1280,
        text_scale in 100_u16..200,
    ) {
        let value = |count: u64, sort: u8, column: u64| match sort {
            0 => json!({ "masked": "Fewer than three" }),
            1 => json!({ "notCollected": "not collected" }),
            _ => json!(count / (column + 1)),
        };
        let mut at = 0;
        let rows: Vec<Value> = values.iter().map(|(count, sort, step)| {
            at += step;
            let mut row = if monthly { month(at, &json!(0)) } else { year(1900 + at, &json!(0)) };
            let all: Vec<Value> = (0..columns).map(|column| value(*count, *sort, u64::try_from(column).unwrap())).collect();
            row["value"] = if columns == 1 { all[0].clone() } else { Value::Null };
            let row = row.as_object_mut().unwrap();
            if columns > 1 {
                row.remove("value");
                row.insert("values".to_owned(), json!(all));
            }
            json!(row)
        }).collect();
        let headings: Vec<Value> = (0..columns).map(|column| json!({ "heading": format!("A heading of column {column}") })).collect();
        let fields = if columns == 1 { json!({}) } else { json!({ "columns": headings }) };
        let report = one(&with(trend(&rows), fields));
        prop_assume!(charts(&report).first().is_some_and(|info| info.kind == Kind::Time));
        prop_assert_eq!(faults(&drawn(&report, "t", width, text_scale)), Vec::<String>::new());
    }
}
