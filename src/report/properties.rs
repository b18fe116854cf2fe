//! Properties of every report, and limits of any input.

use proptest::prelude::*;
use serde_json::json;

use super::arbitrary::{count, decimal, report, table, value};
use super::testing::{naughty_strings, node, problems, put, sound};
use super::{Cell, CellState, Node, Report, Table, TableView, Value, percent};

/// Trees that look a little like documents, so that they get past the first field.
fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Bool),
        any::<i64>().prop_map(Node::Integer),
        any::<f64>().prop_map(Node::Float),
        any::<String>().prop_map(Node::Text),
        prop::sample::select(vec!["exclusive", "nested", "total", "2020", "US-MO", "en-US", "0"])
            .prop_map(|word| Node::Text(word.to_owned())),
    ];
    let names = vec![
        "version",
        "language",
        "title",
        "jurisdiction",
        "name",
        "publisher",
        "period",
        "label",
        "headline",
        "sections",
        "tables",
        "id",
        "kind",
        "rows",
        "children",
        "value",
        "values",
        "columns",
        "heading",
        "total",
        "count",
        "pooled",
        "percent",
        "change",
        "from",
        "to",
        "base",
        "figure",
        "notes",
        "text",
        "map",
        "region",
        "locations",
    ];
    let name = prop_oneof![9 => prop::sample::select(names).prop_map(str::to_owned), 1 => any::<String>()];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Node::List),
            prop::collection::vec((name.clone(), inner), 0..8).prop_map(Node::Object),
        ]
    })
}

/// Puts the sections that a tree has into a document, so that its content is checked too.
fn with_sections(tree: &Node) -> Node {
    let Node::Object(mut fields) = node(&sound()) else { panic!() };
    fields.retain(|(name, _)| name != "sections");
    fields.push(("sections".to_owned(), tree.clone()));
    Node::Object(fields)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_report_is_read_as_it_was_written(report in report()) {
        let written = serde_json::to_string(&report).unwrap();
        let read = Report::decode_alone(&serde_json::from_str(&written).unwrap());
        prop_assert_eq!(read, Some(report));
    }

    #[test]
    fn any_report_can_be_checked_and_laid_out(report in report()) {
        report.check();
        for table in report.tables() {
            let view = TableView::new(&report, table);
            prop_assert!(view.lines.iter().all(|line| line.cells.len() == line.row.figures().len()));
        }
    }

    #[test]
    fn no_input_stops_the_reader(tree in tree()) {
        let _ = Report::from_node(&tree);
        let _ = Report::from_node(&with_sections(&tree));
    }

    #[test]
    fn every_problem_says_what_and_what_would_be_right(tree in tree()) {
        let problems = Report::from_node(&with_sections(&tree)).map_or_else(|problems| problems, |(_, problems)| problems);
        for problem in problems {
            prop_assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
            prop_assert!(!problem.message.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
        }
    }

    #[test]
    fn what_is_withheld_has_no_number_beside_it(value in value(), base in count(), decimals in 0_u8..=4) {
        let cell = Cell::new(&value, Some(base), decimals);
        if matches!(cell.state, CellState::Masked | CellState::NotApplicable | CellState::NotCollected) {
            prop_assert_eq!(cell.percent, None);
            prop_assert_eq!(value.published_count(), None);
            prop_assert_eq!(value.printed_percent(), None);
        }
    }

    #[test]
    fn zero_is_told_from_what_rounds_to_zero(part in count(), base in 1..1_000_000_u64, decimals in 0_u8..=4) {
        let value = Value::count(part);
        let cell = Cell::new(&value, Some(base), decimals);
        let rounds = percent(part, base, decimals).is_some_and(super::Decimal::is_zero);
        let expected = match part {
            0 => CellState::Zero,
            _ if rounds => CellState::RoundsToZero,
            _ => CellState::Count,
        };
        prop_assert_eq!(cell.state, expected);
    }

    #[test]
    fn a_pooled_row_is_never_taken_for_a_count(pooled in count(), printed in proptest::option::of(decimal())) {
        let value = Value::Pooled { pooled, percent: printed, percent_qualifier: None, notes: Vec::new() };
        prop_assert_eq!(Cell::new(&value, Some(750), 0).state, CellState::Pooled);
    }

    #[test]
    fn a_printed_percentage_is_the_one_that_is_shown(part in count(), base in count(), printed in decimal()) {
        let mut value = Value::count(part);
        if let Value::Count { percent, .. } = &mut value {
            *percent = Some(printed);
        }
        prop_assert_eq!(Cell::new(&value, Some(base), 0).percent, Some(printed));
    }

    #[test]
    fn rows_that_add_up_are_never_called_wrong(counts in prop::collection::vec(0_u64..10_000, 1..20)) {
        let mut document = sound();
        let rows: Vec<_> = counts.iter().enumerate().map(|(row, count)| json!({ "label": row.to_string(), "value": count })).collect();
        put(&mut document, "/sections/0/tables/0/rows", json!(rows));
        put(&mut document, "/sections/0/tables/0/chart", json!("bars"));
        put(&mut document, "/sections/0/tables/0/total/value", json!(counts.iter().sum::<u64>()));
        prop_assert_eq!(problems(&document), []);
    }

    #[test]
    fn rows_that_do_not_add_up_are_always_called_wrong(counts in prop::collection::vec(0_u64..10_000, 1..20), off in 1_u64..100) {
        let mut document = sound();
        let rows: Vec<_> = counts.iter().enumerate().map(|(row, count)| json!({ "label": row.to_string(), "value": count })).collect();
        put(&mut document, "/sections/0/tables/0/rows", json!(rows));
        put(&mut document, "/sections/0/tables/0/chart", json!("bars"));
        put(&mut document, "/sections/0/tables/0/total/value", json!(counts.iter().sum::<u64>() + off));
        prop_assert!(problems(&document).iter().any(|problem| problem.code == "sum-mismatch"));
    }

    #[test]
    fn any_table_of_a_broken_document_is_checked(table in table()) {
        let mut document = sound();
        put(&mut document, "/version", json!("first"));
        put(&mut document, "/sections/0/tables", json!([serde_json::to_value::<&Table>(&table).unwrap()]));
        prop_assert!(!problems(&document).is_empty());
    }
}

#[test]
fn a_document_that_nests_without_end_is_refused() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100), close.repeat(100));
    for text in [deep("[", "]"), deep(r#"{"children":"#, "}")] {
        assert!(serde_json::from_str::<Node>(&text).is_err());
    }
}

#[test]
fn rows_may_nest_as_deep_as_a_document_may() {
    let mut rows = json!([{ "label": "last", "value": 1 }]);
    for level in 0..18 {
        rows = json!([{ "label": level.to_string(), "value": 1, "children": rows }]);
    }
    let mut document = sound();
    put(&mut document, "/sections/0/tables/1/rows", rows);
    put(&mut document, "/sections/0/tables/1/total/value", json!(1));
    assert_eq!(problems(&document), []);
}

#[test]
fn naughty_labels_are_read_as_they_are() {
    for text in naughty_strings().into_iter().filter(|text| !text.trim().is_empty()) {
        let mut document = sound();
        put(&mut document, "/sections/0/tables/0/rows/0/label", json!(text));
        let (report, _) = Report::from_node(&node(&document)).unwrap();
        assert_eq!(report.table("types").unwrap().rows[0].label, text);
    }
}

#[test]
fn naughty_ids_are_refused() {
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    for text in naughty_strings().into_iter().filter(|text| !letters(text)) {
        let mut document = sound();
        put(&mut document, "/sections/0/tables/0/id", json!(text));
        let found: Vec<_> = problems(&document).iter().map(|problem| problem.code).collect();
        assert!(found == ["bad-id"] || found == ["empty-text"], "{text:?}: {found:?}");
    }
}

#[test]
fn naughty_numbers_are_refused_or_exact() {
    for text in naughty_strings() {
        let mut document = sound();
        put(&mut document, "/headline/1/value/percent", json!(text));
        for problem in problems(&document) {
            assert!(["no-number", "percent-mismatch"].contains(&problem.code), "{text:?}: {problem}");
        }
    }
}
