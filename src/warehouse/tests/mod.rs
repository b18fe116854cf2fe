//! Statements of a small plan, and files of what they give.

mod damaged;
mod files;
mod written;

use std::collections::BTreeMap;

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
const COUNTED: &str = "total,0,1,4,0,,0,0\n\
    value,2,1,0,0,,1,0\nvalue,2,2,2,2,Sex,2,0\nvalue,2,3,1,3,L,3,0\nvalue,2,4,1,4,x,1,0\n\
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

/// The text of cells, as a database gives them.
fn whole() -> String {
    let about = About::new(&plan(), source("duckdb")).to_json().unwrap().replace('"', "\"\"");
    format!("{HEADER}plan,0,0,0,0,\"{about}\",0,0\n{COUNTED}")
}

/// Cells, after a change of their text.
fn cells(change: impl Fn(String) -> String) -> Result<Tabulator, TabulateError> {
    read(&change(whole()))
}

fn read(text: &str) -> Result<Tabulator, TabulateError> {
    read_cells(plan(), text, BTreeMap::new())
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

/// Cells of a table with a related one, after a change of their text.
fn cells_of_two(change: impl Fn(String) -> String) -> Result<Tabulator, TabulateError> {
    let about = About::new(&plan(), of_two()).to_json().unwrap().replace('"', "\"\"");
    let related = "own,0,0,4,0,,0,0\nlacking,1,0,3,2,,0,0\nlacking,1,1,1,4,,0,0\n";
    let text = change(format!("{HEADER}plan,0,0,0,0,\"{about}\",0,0\n{related}{COUNTED}"));
    read_cells(plan(), &text, BTreeMap::new())
}
