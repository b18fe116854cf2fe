use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use super::about::About;
use super::dialect::Dialect;
use super::{RelatedTable, Source, check_scope, read_cells, statements};
use crate::disclosure::{Circumstances, disclose};
use crate::plan::{Mapping, Plan};
use crate::records::{ReadOptions, Reader};
use crate::tabulate::{Knowledge, Scope, TabulateError, Tabulator};

const PLAN: &str = r#"{"version":1,"id":"small","name":"Small","language":"en-US","fields":{
    "case":{"label":"Case","type":"id"},
    "kind":{"label":"Kind","type":"category","values":[{"label":"Sex"},{"label":"Labor","also":["L"]}],"otherwise":"missing"},
    "number":{"label":"Number","type":"id","optional":true}},
    "measures":{"cases":{"unit":"cases","count":{"distinct":"case"}}},
    "report":{"title":"Small","publisher":"Nobody","headline":[{"id":"all","label":"All","measure":"cases"}],
        "sections":[{"tables":[{"id":"kinds","title":"Kinds","measure":"cases","by":"kind"}]}]},
    "protection":{"threshold":1}}"#;

const RECORDS: &str = "case,kind\nS1,Sex\nS1,L\nS2,x\n,Sex\n";

/// The output of a database for these records, below the row that says what it is of.
const COUNTED: &str = "total,0,0,4,0,,0,0\n\
    value,2,1,0,0,,0,0\nvalue,2,2,2,2,Sex,0,0\nvalue,2,3,1,3,L,0,0\nvalue,2,4,1,4,x,0,0\n\
    line,2,4,0,4,,0,0\n\
    cell,0,0,1,5,,1,2\ncell,0,0,1,2,,2,2\ncell,0,0,1,4,,3,1\ncell,0,0,1,3,,2,3\n";

const HEADER: &str = "confidential_hotline_report_cells,place,code,count,line,content,c1,c2\n";

fn plan() -> Plan {
    Plan::from_json(PLAN).unwrap()
}

fn mapping() -> Mapping {
    Mapping(["case", "kind"].map(|name| (name.to_owned(), vec![name.to_owned()])).into())
}

fn source(dialect: &str) -> Source {
    Source {
        dialect: dialect.to_owned(),
        table: "public.signals".to_owned(),
        line: Some("no".to_owned()),
        order: Vec::new(),
        mapping: mapping(),
        related: Vec::new(),
        max_columns: None,
        knowledge: None,
    }
}

/// Cells, after a change of their text.
fn cells(change: impl Fn(String) -> String) -> Result<Tabulator, TabulateError> {
    let about = About::new(&plan(), source("duckdb")).to_json().unwrap().replace('"', "\"\"");
    read_cells(plan(), &change(format!("{HEADER}plan,0,0,0,0,\"{about}\",0,0\n{COUNTED}")), BTreeMap::new())
}

/// Why cells cannot be read after some words of them became others.
fn refusal(words: &str, others: &str) -> TabulateError {
    let change = |text: String| {
        assert!(text.contains(words), "{words}");
        text.replacen(words, others, 1)
    };
    cells(change).err().unwrap()
}

/// The report and the account, as JSON.
fn outcome(mut tabulator: Tabulator) -> (String, String) {
    let scope: Scope = serde_json::from_str(r#"{"periodLabel":"2024"}"#).unwrap();
    let (tabulation, account) = tabulator.tabulate(&scope).unwrap();
    let (report, _) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).ok().unwrap();
    (serde_json::to_string(&report).unwrap(), serde_json::to_string(&(account.told(), account)).unwrap())
}

#[test]
fn cells_make_the_report_and_the_account_of_their_records() {
    let mut reader = Reader::new("records.csv", ReadOptions::default());
    reader.push(RECORDS.as_bytes()).unwrap();
    let of_file = Tabulator::new(plan(), &mapping(), reader.finish().unwrap(), Knowledge::default()).unwrap();
    assert_eq!(outcome(cells(|text| text).unwrap()), outcome(of_file));
}

#[test]
fn a_file_that_lost_rows_is_refused() {
    assert_eq!(refusal("cell,0,0,1,3,,2,3\n", "").code, "cells-incomplete");
    assert_eq!(refusal("value,2,4,1,4,x,0,0\n", "").code, "cells-incomplete");
    assert_eq!(refusal("total,0,0,4,0,,0,0\n", "").code, "cells-broken");
    assert_eq!(refusal(",2,3\n", ",2").code, "cells-broken");
}

#[test]
fn a_missing_column_is_named() {
    let error = refusal(",line,content", ",content");
    assert_eq!(
        (error.code, error.message.as_str()),
        ("cells-broken", "The column “line” is missing, or stands elsewhere.")
    );
}

#[test]
fn what_is_no_whole_number_is_told_with_its_line() {
    let error = refusal("cell,0,0,1,4", "cell,0,0,1.5,4");
    assert_eq!((error.code, error.place.as_str()), ("cells-broken", "line 11"));
    assert!(error.message.contains("“1.5” is no whole number for “count”"), "{error}");
}

#[test]
fn negative_and_empty_cells_are_refused() {
    assert!(refusal("cell,0,0,1,4", "cell,0,0,-1,4").message.contains("“-1” is no whole number"));
    assert_eq!(refusal("cell,0,0,1,4", "cell,0,0,0,4").code, "cells-broken");
}

#[test]
fn a_cell_that_is_there_twice_is_refused() {
    assert_eq!(refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,4,,2,2").code, "cells-duplicate");
    assert_eq!(refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,5,,3,1").code, "cells-duplicate");
}

#[test]
fn a_value_that_the_profile_did_not_have_is_told() {
    let error = refusal("cell,0,0,1,4,,3,1", "cell,0,0,1,4,,3,0");
    assert_eq!(error.code, "cells-incomplete");
    assert!(error.message.contains("“kind” has a value that was not in the profile"), "{error}");
}

#[test]
fn cells_of_another_plan_or_version_are_refused() {
    assert_eq!(refusal("\"\"version\"\":1", "\"\"version\"\":2").code, "cells-version");
    assert_eq!(refusal("\"\"digest\"\":\"\"", "\"\"digest\"\":\"\"0").code, "cells-of-another-plan");
}

#[test]
fn a_profile_is_not_taken_for_cells() {
    assert_eq!(refusal("_cells,", "_profile,").message, "This file is the profile, not the cells.");
}

#[test]
fn a_condition_on_names_that_stayed_in_the_database_is_refused() {
    let scope = |field| serde_json::from_str(&format!(r#"{{"where":[{{"field":"{field}","given":true}}]}}"#)).unwrap();
    assert_eq!(check_scope(&plan(), &scope("number")).unwrap_err().code, "not-in-cells");
    assert!(check_scope(&plan(), &scope("case")).is_ok());
}

#[test]
fn counts_are_no_file_of_records() {
    let mut reader = Reader::new("cells.csv", ReadOptions::default());
    reader.push(format!("{HEADER}{COUNTED}").as_bytes()).unwrap();
    assert_eq!(reader.finish().unwrap_err().code, "confidential-counts");
}

#[test]
fn a_table_without_an_order_is_refused() {
    let unordered = Source { line: None, ..source("duckdb") };
    assert_eq!(statements(&plan(), Some(unordered), None).unwrap_err().code, "no-order");
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

fn situations() -> RelatedTable {
    let text = |text: &str| text.to_owned();
    RelatedTable { table: text("public.situations"), column: text("situation"), other: text("id") }
}

/// The source of a table whose kinds stand in another one.
fn of_two() -> Source {
    let mapping = [("case", "case"), ("kind", "situations.kind")];
    Source {
        mapping: Mapping(mapping.map(|(field, name)| (field.to_owned(), vec![name.to_owned()])).into()),
        related: vec![situations()],
        ..source("duckdb")
    }
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

/// Cells of a table with a related one, after a change of their text.
fn cells_of_two(change: impl Fn(String) -> String) -> Result<Tabulator, TabulateError> {
    let about = About::new(&plan(), of_two()).to_json().unwrap().replace('"', "\"\"");
    let related = "own,0,0,4,0,,0,0\nlacking,1,1,1,4,,0,0\nlacking,1,2,0,0,,0,0\n";
    let text = change(format!("{HEADER}plan,0,0,0,0,\"{about}\",0,0\n{related}{COUNTED}"));
    read_cells(plan(), &text, BTreeMap::new())
}

#[test]
fn rows_of_which_a_related_table_says_nothing_are_told() {
    let (_, told) = outcome(cells_of_two(|text| text).unwrap());
    assert!(told.contains("“situation” is no “id” of public.situations") && told.contains("unmatched-keys"), "{told}");
    assert!(!told.contains("blank-keys"), "{told}");
}

#[test]
fn a_related_table_that_has_a_key_twice_is_refused() {
    let error = cells_of_two(|text| text.replace("own,0,0,4", "own,0,0,3")).err().unwrap();
    assert_eq!(error.code, "repeated-key");
    assert!(error.message.contains("3 rows, but with the related tables there are 4"), "{error}");
}

#[test]
fn cells_that_lost_what_they_say_of_related_tables_are_refused() {
    for lost in ["own,0,0,4,0,,0,0\n", "lacking,1,1,1,4,,0,0\n", "lacking,1,2,0,0,,0,0\n"] {
        assert_eq!(cells_of_two(|text| text.replace(lost, "")).err().unwrap().code, "cells-incomplete");
    }
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
fn cells_that_are_cut_off_in_their_last_number_are_refused() {
    let error = cells(|text| text.trim_end().to_owned()).err().unwrap();
    assert_eq!((error.code, error.place.as_str()), ("cells-broken", "line 12"));
    assert!(error.message.contains("does not end"), "{error}");
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
