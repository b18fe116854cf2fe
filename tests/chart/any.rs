//! Charts of any table: nothing overlaps, nothing is cut off, and lengths say what the figures say.

use hotline_report::chart::{Anchor, Area, Scene, Shape, UNIT, charts};
use hotline_report::report::Report;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::fixtures::{table, with};
use super::layout::{drawn, one};
use super::seen::{bar_of, faults, hatching, texts};

fn of_counts(counts: &[u64]) -> Report {
    let row = |(index, count): (usize, &u64)| json!({ "label": format!("Row {index}"), "value": count });
    let rows: Vec<Value> = counts.iter().enumerate().map(row).collect();
    one(&table("t", "non-cumulative", &json!(rows)))
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Z][a-z]{2,9}( [a-z/-]{1,12}){0,9}", "[A-Za-z]{1,90}", "[\\PC]{0,40}x"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lengths_are_in_proportion(counts in prop::collection::vec(0_u64..100_000, 1..30), width in 280_u32..1280) {
        let report = of_counts(&counts);
        let scene = drawn(&report, "t", width, 100);
        let lengths: Vec<i64> = scene.targets.iter().map(|target| bar_of(&scene, target).map_or(0, |bar| i64::from(bar.width))).collect();
        let most = i64::try_from(*counts.iter().max().unwrap()).unwrap().max(1);
        let longest = lengths.iter().max().unwrap();
        for (count, length) in counts.iter().zip(&lengths) {
            let error = length * most - i64::try_from(*count).unwrap() * longest;
            prop_assert!(error.abs() <= most, "{count} is {length} units long, {most} is {longest}");
        }
        let end = texts(&scene).iter().map(|(area, ..)| area.right()).max().unwrap();
        let room = i32::try_from(width).unwrap() * UNIT - 4 * UNIT;
        prop_assert!(*longest == 0 || (room - UNIT..=room).contains(&end), "the bars take the room there is");
    }

    #[test]
    fn nothing_overlaps_in_any_table(
        rows in prop::collection::vec((label(), 0_u64..1_000_000, 0_u8..6), 1..20),
        width in 280_u32..1280,
        text_scale in 100_u16..200,
    ) {
        let value = |count: u64, sort: u8| match sort {
            0 => json!({ "masked": "Fewer than three" }),
            1 => json!({ "notCollected": "not collected in this year, nor in the one before" }),
            2 => json!({ "pooled": count }),
            3 => json!({ "count": count, "qualifier": "at least" }),
            _ => json!(count),
        };
        let rows: Vec<Value> = rows.iter().map(|(label, count, sort)| json!({ "label": label, "value": value(*count, *sort) })).collect();
        let base = json!({ "base": { "count": { "count": 1_000_000, "label": "cases" } }, "decimals": 1, "chart": "bars" });
        let report = one(&with(table("t", "non-cumulative", &json!(rows)), base));
        prop_assume!(!charts(&report).is_empty());
        prop_assert_eq!(faults(&drawn(&report, "t", width, text_scale)), Vec::<String>::new());
    }

    #[test]
    fn the_mark_of_a_withheld_figure_tells_nothing(counts in prop::collection::vec(0_u64..1_000_000, 3), place in 0_usize..4, width in 280_u32..1280) {
        let masked = json!({ "label": "Withheld", "value": { "masked": "Fewer than three" } });
        let mut rows: Vec<Value> = counts.iter().enumerate().map(|(index, count)| json!({ "label": format!("Row {index}"), "value": count })).collect();
        rows.insert(place, masked.clone());
        let scene = drawn(&one(&table("t", "non-cumulative", &json!(rows))), "t", width, 100);
        let alone = json!([masked, { "label": "A much longer label than any other", "value": 1 }]);
        let other = drawn(&one(&table("t", "non-cumulative", &alone)), "t", 700, 100);
        let mark = hatching(&scene, &scene.targets[place]);
        prop_assert!(!mark.is_empty());
        prop_assert_eq!(mark, hatching(&other, &other.targets[0]));
        prop_assert_eq!(bar_of(&scene, &scene.targets[place]), None);
    }

    #[test]
    fn any_donut_lists_all_its_parts_and_overlaps_nothing(
        parts in prop::collection::vec((label(), 0_u64..100_000), 2..6),
        unit in "[a-z]{3,12}( [a-z]{3,12}){0,6}",
        width in 280_u32..1280,
        text_scale in 100_u16..200,
    ) {
        let total: u64 = parts.iter().map(|(_, count)| count).sum();
        prop_assume!(total > 0);
        let rows: Vec<Value> = parts.iter().map(|(label, count)| json!({ "label": label, "value": count })).collect();
        let extra = json!({ "chart": "donut", "unit": unit, "base": "total", "total": { "label": "All", "value": total } });
        let scene = drawn(&one(&with(table("t", "exclusive", &json!(rows)), extra)), "t", width, text_scale);
        prop_assert_eq!(scene.targets.len(), parts.len());
        let slices = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Polygon(_))).count();
        prop_assert_eq!(slices, parts.iter().filter(|(_, count)| *count > 0).count());
        prop_assert_eq!(faults(&scene), Vec::<String>::new());
        prop_assert!(total_is_in_the_hole(&scene));
    }
}

/// Whether the text in the middle is nearer to the middle than any slice.
fn total_is_in_the_hole(scene: &Scene) -> bool {
    let centered = scene.marks.iter().find_map(|mark| match &mark.shape {
        Shape::Text(text) if text.anchor == Anchor::Center => Some(text.at.0),
        _ => None,
    });
    let Some(x) = centered else { return true };
    let slices = || {
        scene
            .marks
            .iter()
            .filter_map(|mark| if let Shape::Polygon(corners) = &mark.shape { Some(corners) } else { None })
    };
    let (top, bottom) =
        slices().flatten().fold((i32::MAX, i32::MIN), |(top, bottom), (_, y)| (top.min(*y), bottom.max(*y)));
    let distance = |(corner, y): (i32, i32)| f64::from(corner - x).hypot(f64::from(y - i32::midpoint(top, bottom)));
    let hole = slices().flatten().map(|point| distance(*point)).fold(f64::INFINITY, f64::min);
    let is_inside = |area: &Area| {
        let (right, bottom) = (area.right(), area.bottom());
        [(area.left, area.top), (right, area.top), (area.left, bottom), (right, bottom)]
            .map(distance)
            .iter()
            .all(|far| *far < hole)
    };
    let middle = texts(scene).into_iter().filter(|(area, ..)| (area.left + area.right() - 2 * x).abs() < UNIT);
    middle.into_iter().filter(|(area, ..)| area.top < bottom && area.bottom() > top).all(|(area, ..)| is_inside(&area))
}
