use serde_json::json;

use crate::report::Severity;
use crate::report::testing::{problems, put, sound, with};

#[test]
fn children_in_an_exclusive_table() {
    let place = ["/sections/0/tables/1/kind", "Venues", "", "kind"];
    with("/sections/0/tables/1/kind", json!("exclusive")).is_error("not-nested", place, "Make it \"nested\".");
}

#[test]
fn a_nested_table_without_children_is_advice() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/0/chart", json!("bars"));
    put(&mut document, "/sections/0/tables/0/kind", json!("nested"));
    let found = problems(&document);
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["not-nested"]);
    assert_eq!(found[0].remedy, "Make it \"exclusive\".");
}

#[test]
fn a_total_of_rows_that_overlap() {
    let place = ["/sections/0/tables/2/kind", "Groups", "", "kind"];
    let remedy = "Give the number as its `base`; a closing line has a label only.";
    with("/sections/0/tables/2/total/value", json!(500)).is_error("total-of-overlapping-rows", place, remedy);
}

#[test]
fn a_table_without_rows() {
    let place = ["/sections/0/tables/3/rows", "Years", "", "rows"];
    with("/sections/0/tables/3/rows", json!([])).is_error("no-rows", place, "Give it rows, or leave it out.");
}

#[test]
fn a_ring_of_rows_that_are_no_whole() {
    let place = ["/sections/0/tables/2/chart", "Groups", "", "chart"];
    with("/sections/0/tables/2/chart", json!("donut")).is_error("no-donut", place, "Use \"bars\".");
}

#[test]
fn charts_of_columns_or_bounds_that_are_not_there() {
    let place = ["/sections/0/tables/2/chart", "Groups", "", "chart"];
    for chart in ["stacked", "stacked-100", "pyramid", "heat", "range"] {
        with("/sections/0/tables/2/chart", json!(chart)).is_error("unsuitable-chart", place, "Use \"bars\".");
    }
}

#[test]
fn a_change_between_rows_without_periods() {
    let place = ["/sections/0/tables/2/change", "Groups", "", "change"];
    let remedy = "Give each row, or each column, a `period` with a `start`.";
    with("/sections/0/tables/2/change", json!("first")).is_error("change-without-periods", place, remedy);
}

#[test]
fn records_without_a_day_have_a_row_that_is_compared_with_none() {
    let mut document = sound();
    let rows = json!([{ "label": "2019", "value": 844, "period": { "start": "2019", "end": "2019" } },
        { "label": "2020", "value": 933, "period": { "start": "2020", "end": "2020" } },
        { "label": "Unknown", "value": 9, "role": "not-specified" }]);
    put(&mut document, "/sections/0/tables/3/rows", rows);
    assert_eq!(problems(&document), []);
}

#[test]
fn a_change_with_a_period_for_one_column_only() {
    let place = ["/sections/0/tables/5/change", "Sides", "", "change"];
    let remedy = "Give each row, or each column, a `period` with a `start`.";
    with("/sections/0/tables/5/change", json!("first")).is_error("change-without-periods", place, remedy);
}

#[test]
fn a_base_that_is_not_there() {
    let place = ["/sections/0/tables/2/base", "Groups", "", "base"];
    let remedy = "Give the id of a headline figure, or of a figure of a section.";
    with("/sections/0/tables/2/base/figure", json!("nothing")).is_error("unknown-figure", place, remedy);
}

#[test]
fn a_base_that_is_no_count() {
    let place = ["/sections/0/tables/2/base", "Groups", "", "base"];
    let remedy = "Refer to a figure with a count.";
    with("/sections/0/tables/2/base/figure", json!("rate")).is_error("base-not-a-count", place, remedy);
}

#[test]
fn percentages_of_parents_that_are_not_there() {
    let place = ["/sections/0/tables/0/base", "Types", "", "base"];
    let remedy = "Use another base, or make the table nested.";
    with("/sections/0/tables/0/base", json!("parent")).is_error("base-without-parent", place, remedy);
}

#[test]
fn overlapping_rows_without_a_base() {
    let place = ["/sections/0/tables/2/base", "Groups", "", "base"];
    let remedy = "Name the `figure` or `count` that they are of, or say \"none\".";
    with("/sections/0/tables/2/base", json!("total")).is_error("base-missing", place, remedy);
}

#[test]
fn percentages_of_nothing() {
    let base = json!({ "count": { "count": 0, "label": "calls" } });
    let mut document = sound();
    put(&mut document, "/sections/0/tables/2/base", base);
    let found = problems(&document);
    let problem = found.iter().find(|problem| problem.code == "base-zero").unwrap();
    assert_eq!(problem.pointer, "/sections/0/tables/2/base");
    assert_eq!(problem.remedy, "Correct the base: it is 0, but rows have counts.");
}

#[test]
fn two_rows_of_one_name_are_advice() {
    let row = "/sections/0/tables/0/rows/1/label";
    let remedy = "A reader cannot tell them apart.";
    with(row, json!("Sex")).is_advice("duplicate-label", [row, "Types", "Sex", "label"], remedy);
}

#[test]
fn a_row_without_a_figure() {
    let row = "/sections/0/tables/3/rows/1/value";
    let remedy = "The table has 1 column(s): give one figure for each, in `value`. \
        Where there is none to print, say {\"notCollected\": \"–\"}.";
    with(row, json!(null)).is_error("wrong-width", [row, "Years", "2020", "value"], remedy);
}

#[test]
fn a_row_with_a_figure_too_many() {
    let row = "/sections/0/tables/5/rows/0/values";
    let remedy = "The table has 2 column(s): give one figure for each, in `values`.";
    with(row, json!([9, 3, 1])).is_error("wrong-width", [row, "Sides", "Ohio", "values"], remedy);
}

#[test]
fn a_rank_of_a_row_before_the_first() {
    let rank = "/sections/0/tables/5/rows/0/rank";
    with(rank, json!({ "place": 0 })).is_error("bad-rank", [rank, "Sides", "Ohio", "rank"], "The first place is 1.");
}

#[test]
fn a_column_whose_period_says_nothing() {
    let period = "/sections/0/tables/5/columns/0/period";
    let remedy = "Give it `start` and `end`, or a `label`.";
    with(period, json!({})).is_error("empty-period", [period, "Sides", "", "period"], remedy);
}

#[test]
fn a_share_of_more_than_all() {
    let place = ["/sections/0/tables/4/rows/0/value", "Shares", "Women", "value"];
    let remedy = "A share is 0% to 100%; a change goes into `change`.";
    let rows =
        json!([{ "label": "Women", "value": { "percent": "-60" } }, { "label": "Men", "value": { "percent": "160" } }]);
    let mut document = sound();
    put(&mut document, "/sections/0/tables/4/rows", rows);
    let found = problems(&document);
    assert_eq!(found.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["impossible-share", "impossible-share"]);
    assert_eq!((found[0].pointer.as_str(), found[0].remedy.as_str()), (place[0], remedy));
}

#[test]
fn a_share_that_does_not_round_to_zero() {
    let place = ["/sections/0/tables/4/rows/1/value", "Shares", "Men", "value"];
    let value = json!({ "percent": "40", "roundsToZero": true });
    with(place[0], value).is_error("not-zero", place, "Leave `roundsToZero` out.");
}

#[test]
fn a_total_with_children() {
    let place = ["/sections/0/tables/0/total/children", "Types", "All", "children"];
    let children = json!([{ "label": "Sex", "value": 1 }]);
    with(place[0], children).is_error("total-with-children", place, "Put the rows into `rows`.");
}

/// A table of two columns, of which the second counts nothing.
fn with_a_column_of_zeros(value: u64) -> Vec<crate::report::Problem> {
    let mut document = sound();
    let table = json!({ "id": "sex", "title": "Sex", "kind": "exclusive", "unit": "callers",
        "columns": [{ "heading": "Female" }, { "heading": "Other" }],
        "rows": [{ "label": "Phone", "values": [3, value] }, { "label": "Chat", "values": [9, 0] }],
        "total": { "label": "All", "values": [12, 0] } });
    put(&mut document, "/sections/0/tables/5", table);
    problems(&document)
}

#[test]
fn a_column_of_zeros_is_fine() {
    assert_eq!(with_a_column_of_zeros(0), []);
}

#[test]
fn counts_in_a_column_whose_total_is_zero_are_found_there() {
    let found = with_a_column_of_zeros(2);
    let message = "The percentages of the column “Other” are of nothing.";
    assert!(found.iter().any(|problem| problem.code == "base-zero" && problem.message == message), "{found:?}");
}

#[test]
fn a_percentage_may_have_a_word_before_it_that_is_checked() {
    let row = "/sections/0/tables/0/rows/1/value";
    for (printed, is_right) in [("<15%", true), ("more than 14%", true), ("<14%", false), ("more than 15 %", false)] {
        let mut document = sound();
        put(&mut document, row, json!({ "count": 38, "percent": printed }));
        let codes: Vec<_> = problems(&document).iter().map(|problem| problem.code).collect();
        assert_eq!(codes.is_empty(), is_right, "{printed}: {codes:?}");
    }
}

#[test]
fn a_half_may_be_rounded_either_way() {
    for printed in ["12", "13"] {
        let mut document = sound();
        put(
            &mut document,
            "/sections/0/tables/0/rows",
            json!([
                { "label": "A", "value": { "count": 5, "percent": printed } },
                { "label": "B", "value": 35 },
            ]),
        );
        put(&mut document, "/sections/0/tables/0/total/value", json!(40));
        assert_eq!(problems(&document), []);
    }
}

#[test]
fn a_word_without_a_percentage() {
    let place = ["/sections/0/tables/0/rows/1/value", "Types", "Labor", "value"];
    let remedy = "Give `percent`, too, or leave `percentQualifier` out.";
    with("/sections/0/tables/0/rows/1/value", json!({ "count": 38, "percentQualifier": "about" })).is_error(
        "qualifier-alone",
        place,
        remedy,
    );
}

/// A table of callers by sex, with a column for both.
fn by_sex(third: &serde_json::Value, rows: &serde_json::Value) -> Vec<crate::report::Problem> {
    let mut document = sound();
    let table = json!({ "id": "sex", "title": "Sex", "kind": "exclusive", "base": "none",
        "columns": [{ "heading": "Female" }, { "heading": "Male" }, third], "rows": rows });
    put(&mut document, "/sections/0/tables/5", table);
    problems(&document)
}

#[test]
fn a_total_column_is_held_against_its_parts() {
    let total = || json!({ "heading": "Both", "total": true });
    assert_eq!(by_sex(&total(), &json!([{ "label": "Phone", "values": [1, 2, 3] }])), []);
    let found = by_sex(&total(), &json!([{ "label": "Phone", "values": [1, 2, 9] }]));
    assert_eq!((found[0].code, found[0].severity), ("column-sum-mismatch", Severity::Contradiction));
    assert_eq!(found[0].pointer, "/sections/0/tables/5/rows/0/values/2");
    assert_eq!(found[0].message, "The columns beside “Both” sum to 3, less than its 9.");
}

#[test]
fn a_total_column_may_hold_what_is_withheld_beside_it() {
    let rows = json!([{ "label": "Phone", "values": [1, { "masked": "few" }, 3] }, { "label": "Chat", "values": [4, { "masked": "few" }, 3] }]);
    let found = by_sex(&json!({ "heading": "Total" }), &rows);
    assert_eq!(found.iter().map(|problem| problem.row.as_deref().unwrap()).collect::<Vec<_>>(), ["Chat"]);
}

#[test]
fn a_heading_alone_is_believed_where_another_row_agrees() {
    let rows =
        |first: u64| json!([{ "label": "Phone", "values": [1, 2, first] }, { "label": "Chat", "values": [1, 2, 9] }]);
    let found = by_sex(&json!({ "heading": "Total" }), &rows(3));
    assert_eq!(found[0].severity, Severity::Contradiction);
    let found = by_sex(&json!({ "heading": "Total" }), &rows(8));
    assert_eq!(found.iter().map(|problem| problem.severity).collect::<Vec<_>>(), [Severity::Advice, Severity::Advice]);
    assert_eq!(by_sex(&json!({ "heading": "Total", "total": false }), &rows(3)), []);
    assert_eq!(by_sex(&json!({ "heading": "Chat" }), &rows(3)), []);
}

#[test]
fn a_benchmark_of_another_measure_than_the_bars() {
    let remedy = "Give it the measure of the table's bars (a count beside counts, a percentage beside percentages), use \
        \"bars\" as the `chart`, or say it in a note.";
    let place = |table: usize| format!("/sections/0/tables/{table}/benchmark");
    let share = json!({ "label": "Average", "value": { "percent": "20" } });
    with(&place(2), share.clone()).is_error("unsuitable-benchmark", [&place(2), "Groups", "", "benchmark"], remedy);
    let count = json!({ "label": "Average", "value": 20 });
    with(&place(3), count.clone()).is_error("unsuitable-benchmark", [&place(3), "Years", "", "benchmark"], remedy);
    with(&place(0), count.clone()).is_error("unsuitable-benchmark", [&place(0), "Types", "", "benchmark"], remedy);
    for (table, benchmark) in [(2, count), (4, share)] {
        let mut document = sound();
        put(&mut document, &place(table), benchmark);
        assert_eq!(problems(&document), []);
    }
}

#[test]
fn a_benchmark_with_notes_of_its_own() {
    let pointer = "/sections/0/tables/2/benchmark";
    let benchmark = json!({ "label": "Average", "value": { "count": 9, "notes": ["few"] } });
    let remedy = "Add their ids to the `notes` of the table.";
    let place = ["/sections/0/tables/2/benchmark/value", "Groups", "", "value"];
    with(pointer, benchmark).is_error("misplaced-notes", place, remedy);
}

#[test]
fn a_misspelt_field_of_a_benchmark() {
    let benchmark = json!({ "lable": "Average", "label": "Average", "value": 9 });
    let place = ["/sections/0/tables/2/benchmark/lable", "Groups", "Average", "lable"];
    with("/sections/0/tables/2/benchmark", benchmark).is_error("unknown-field", place, "Did you mean `label`?");
}

#[test]
fn several_highlighted_rows() {
    let mut document = sound();
    put(&mut document, "/sections/0/tables/2/rows/0/highlight", json!(true));
    assert_eq!(problems(&document), []);
    put(&mut document, "/sections/0/tables/2/rows/1/highlight", json!(true));
    let found = problems(&document);
    assert_eq!((found[0].code, found[0].pointer.as_str()), ("several-highlighted", "/sections/0/tables/2/rows"));
    assert_eq!(found[0].message, "2 rows are highlighted: “Adults”, “Minors”.");
}

#[test]
fn rows_of_a_map_are_states_and_others_are_named() {
    let mut document = sound();
    let row = |label: &str| json!({ "label": label, "value": 9 });
    put(&mut document, "/sections/0/tables/2/chart", json!("map"));
    put(&mut document, "/sections/0/tables/2/rows", json!([row("Adults")]));
    let said = |document: &serde_json::Value| -> Vec<(&str, String)> {
        problems(document)
            .iter()
            .filter(|problem| problem.code != "unused-note")
            .map(|problem| (problem.code, problem.message.clone()))
            .collect()
    };
    assert_eq!(said(&document)[0].0, "unsuitable-chart");
    put(&mut document, "/sections/0/tables/2/rows", json!([row("Ohio"), row("Washington, D.C.")]));
    assert_eq!(said(&document), []);
    put(&mut document, "/sections/0/tables/2/rows", json!([row("Ohio"), row("Puerto Rico")]));
    let message = "These rows are no states, so the map only names them: Puerto Rico.".to_owned();
    assert_eq!(said(&document), [("not-on-map", message)]);
}
