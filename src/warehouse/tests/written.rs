use std::num::NonZeroUsize;

use super::*;

#[test]
fn a_condition_on_names_that_stayed_in_the_database_is_refused() {
    let scope = |field| serde_json::from_str(&format!(r#"{{"where":[{{"field":"{field}","given":true}}]}}"#)).unwrap();
    assert_eq!(check_scope(&plan(), &scope("number")).unwrap_err().code, "not-in-cells");
    assert!(check_scope(&plan(), &scope("case")).is_ok());
}

#[test]
fn a_table_without_an_order_is_refused() {
    let unordered = Source { line: None, ..source("duckdb") };
    assert_eq!(statements(&plan(), Some(unordered), None).unwrap_err().code, "no-order");
}

#[test]
fn columns_for_a_field_that_the_plan_has_not_are_refused() {
    let mut odd = source("duckdb");
    odd.mapping.0.insert("kidn".to_owned(), vec!["kind".to_owned()]);
    let error = statements(&plan(), Some(odd), None).unwrap_err();
    assert!(error.code == "invalid-options" && error.message.contains("“kidn”"), "{error}");
}

#[test]
fn a_dialect_that_is_not_known_is_refused() {
    let error = statements(&plan(), Some(source("oracle")), None).unwrap_err();
    assert!(error.code == "unknown-dialect" && error.remedy.contains("postgres"), "{error}");
}

#[test]
fn texts_are_quoted_as_the_dialect_does() {
    let profile = |dialect: &str| {
        let about = About::new(&plan(), source(dialect)).to_json().unwrap().replace('"', "\"\"");
        format!(
            "confidential_hotline_report_profile,place,code,count,line,content\nplan,0,0,0,0,\"{about}\"\n\
             total,0,0,1,0,\nvalue,1,0,1,2,S'1\nvalue,2,0,1,2,\"a\\b\n\"\n"
        )
    };
    let written = |dialect: &str| statements(&plan(), None, Some(&profile(dialect))).unwrap();
    assert!(written("postgres").contains("(1, 'S''1', 2, 2, 1, 2)"));
    assert!(written("postgres").contains("'a\\b\n'"));
    assert!(written("bigquery").contains("'S\\'1'") && written("bigquery").contains("'a\\\\b\\n'"));
    assert!(written("sqlserver").contains("N'S''1'") && written("sqlserver").contains("FROM [public].[signals]"));
}

#[test]
fn names_stay_in_the_database() {
    let written = statements(&plan(), Some(source("duckdb")), None).unwrap();
    assert!(
        written.contains("CAST(hotline_report_0.\"case\" AS VARCHAR)") && !written.contains("\"number\" AS VARCHAR"),
        "{written}"
    );
}

#[test]
fn columns_of_related_tables_are_taken_from_them() {
    let written = statements(&plan(), Some(of_two()), None).unwrap();
    assert!(written.contains("CAST(hotline_report_1.\"kind\" AS VARCHAR)"), "{written}");
    assert!(written.contains("CAST(hotline_report_0.\"case\""), "{written}");
    assert!(written.contains("LEFT JOIN \"public\".\"situations\" hotline_report_1 ON"), "{written}");
}

#[test]
fn two_related_tables_of_one_name_are_refused() {
    let twice = Source { related: vec![situations(), situations()], ..of_two() };
    assert!(statements(&plan(), Some(twice), None).unwrap_err().message.contains("called “situations”"));
}

#[test]
fn a_profile_in_pieces_is_read_as_one() {
    let pieces = Source { max_columns: NonZeroUsize::new(1), ..source("duckdb") };
    let written = statements(&plan(), Some(pieces.clone()), None).unwrap();
    assert_eq!(written.matches("confidential_hotline_report_profile").count(), 2);
    let about = About::new(&plan(), pieces).to_json().unwrap().replace('"', "\"\"");
    let piece = |value: &str, total: u64| {
        format!(
            "confidential_hotline_report_profile,place,code,count,line,content\nplan,0,0,0,0,\"{about}\"\n\
             total,0,0,{total},0,\n{value}"
        )
    };
    let profile = |total: u64| piece("value,1,0,1,2,S1\n", 1) + &piece("value,2,0,1,2,Sex\n", total);
    let cells = statements(&plan(), None, Some(&profile(1))).unwrap();
    assert!(cells.contains("(1, 'S1', 2, 2, 1, 2)") && cells.contains("(2, 'Sex', 2, 2, 1, 2)"), "{cells}");
    assert_eq!(statements(&plan(), None, Some(&profile(2))).unwrap_err().code, "cells-broken");
}

#[test]
fn columns_that_a_database_cannot_join_at_once_are_joined_one_after_the_other() {
    let pieces = Source { max_columns: NonZeroUsize::new(1), ..source("sqlite") };
    let about = About::new(&plan(), pieces).to_json().unwrap().replace('"', "\"\"");
    let profile = format!(
        "confidential_hotline_report_profile,place,code,count,line,content\nplan,0,0,0,0,\"{about}\"\ntotal,0,0,1,0,\n\
         value,1,0,1,2,S1\nvalue,2,0,1,2,Sex\n"
    );
    let cells = statements(&plan(), None, Some(&profile)).unwrap();
    assert_eq!(cells.matches(" LIMIT 9223372036854775807").count(), 2, "{cells}");
}

#[test]
fn what_a_database_replaces_in_texts_and_names_is_written_otherwise() {
    let spelled = |dialect: &str, name: &str| {
        let dialect = Dialect::named(dialect).unwrap();
        (dialect.text("${env:HOME}"), dialect.column(name))
    };
    assert_eq!(spelled("spark", "a\\b"), ("'\\u0024{env:HOME}'".to_owned(), "`a\\b`".to_owned()));
    assert_eq!(spelled("clickhouse", "a\\b"), ("'${env:HOME}'".to_owned(), "`a\\\\b`".to_owned()));
    assert_eq!(spelled("postgres", "a\\b"), ("'${env:HOME}'".to_owned(), "\"a\\b\"".to_owned()));
}

#[test]
fn a_table_of_codes_that_a_failed_run_left_is_dropped_where_it_is_not_temporary() {
    let created = |dialect: &str| Dialect::named(dialect).unwrap().create_codes("codes");
    assert!(created("trino").starts_with("DROP TABLE IF EXISTS codes;\nCREATE TABLE codes ("));
    assert!(created("postgres").starts_with("CREATE TEMPORARY TABLE codes ("));
}

/// The statements of both passes for a profile that has these rows.
fn both(source: Source, rows: &str) -> [String; 2] {
    let about = About::new(&plan(), source.clone()).to_json().unwrap().replace('"', "\"\"");
    let header = "confidential_hotline_report_profile,place,code,count,line,content";
    let profile = format!("{header}\nplan,0,0,0,0,\"{about}\"\n{rows}");
    [statements(&plan(), Some(source), None).unwrap(), statements(&plan(), None, Some(&profile)).unwrap()]
}

const TWO_ROWS: &str = "total,0,0,2,0,\nvalue,1,0,2,2,S1\nvalue,2,0,1,2,Sex\nvalue,2,0,1,3,x\n";

/// Number of times that a statement names the table of records.
fn looks(statement: &str) -> usize {
    statement.matches("\"public\".\"signals\"").count()
}

#[test]
fn each_pass_looks_at_the_table_once() {
    for dialect in ["postgres", "duckdb", "snowflake", "trino"] {
        let [profile, cells] = both(source(dialect), TWO_ROWS);
        assert_eq!((looks(&profile), looks(&cells)), (1, 1), "{profile}{cells}");
        assert_eq!(
            (profile.matches("FROM hotline_report_rows").count(), cells.matches("FROM (SELECT r.row_line").count()),
            (1, 1)
        );
        assert!(profile.contains("GROUP BY GROUPING SETS ((), (c1), (c2))"), "{profile}");
    }
}

#[test]
fn a_database_without_sets_of_groups_counts_each_column_by_itself() {
    let [profile, _] = both(source("sqlite"), TWO_ROWS);
    assert!(profile.contains(" GROUP BY c1\n") && profile.contains(" GROUP BY c2;"), "{profile}");
    assert!(!profile.contains("GROUPING"), "{profile}");
    // It keeps the rows that it has selected once.
    assert_eq!(looks(&profile), 1, "{profile}");
}

#[test]
fn rows_of_values_that_cannot_be_understood_are_looked_for_if_the_profile_does_not_name_them_all() {
    let cells = |rows: &str| both(source("duckdb"), rows)[1].clone();
    assert_eq!(looks(&cells(TWO_ROWS)), 1);
    let several = cells("total,0,0,13,0,\nvalue,1,0,13,2,S1\nvalue,2,0,1,2,y\nvalue,2,0,12,3,x\n");
    assert_eq!(looks(&several), 2, "{several}");
    assert!(several.contains("SELECT 'total', 0, 10, CAST(13 AS BIGINT)"), "{several}");
    assert!(several.contains("(-1, 'x', 3, 0, 0, 0)") && !several.contains("(-1, 'y'"), "{several}");
}

#[test]
fn what_related_tables_lack_is_counted_by_the_same_look() {
    let written = statements(&plan(), Some(of_two()), None).unwrap();
    // Once more the rows of the table by itself are counted, to find keys that are there twice.
    assert_eq!(looks(&written), 2, "{written}");
    assert!(written.contains("GROUP BY GROUPING SETS ((), (c1), (c2), (j1))"), "{written}");
}
