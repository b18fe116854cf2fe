//! Publication of small numbers.

mod altered;
mod figures;
mod keys;
mod large;
mod linked;
mod notes;
mod renamed;
mod rows;
mod stated;
mod tables;
mod told;
mod watched;
mod words;
mod years;

use serde_json::{Value as Json, json};

use super::{Audit, Circumstances, Refusal, disclose};
use crate::report::{Report, Row, Table, Value};
use crate::tabulate::testing::{scope, tabulator};

/// Records: the heading, and every line as often as it says.
fn records(heading: &str, lines: &[(&str, usize)]) -> String {
    let lines = lines.iter().map(|(line, times)| format!("{line}\n").repeat(*times));
    std::iter::once(format!("{heading}\n")).chain(lines).collect()
}

/// The report of some records; counts under three are hidden.
fn report(csv: &str, of: &str, change: impl FnOnce(&mut Json)) -> (Report, Audit) {
    tried(csv, of, change).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// The same, if there is one.
fn tried(csv: &str, of: &str, change: impl FnOnce(&mut Json)) -> Result<(Report, Audit), Refusal> {
    let mut tabulator = tabulator(csv, |plan| {
        plan["protection"] = json!({ "threshold": 3, "mask": "[c]" });
        change(plan);
    });
    let (tabulation, _) = tabulator.tabulate(&scope(of)).unwrap();
    disclose(tabulator.plan(), &tabulation, Circumstances::default())
}

/// An object with more fields.
fn with(mut object: Json, more: Json) -> Json {
    if let (Json::Object(object), Json::Object(more)) = (&mut object, more) {
        object.extend(more);
    }
    object
}

/// A table of the records, with what `more` says of it.
fn table(csv: &str, by: &str, more: Json) -> (Table, Audit) {
    let (mut report, audit) = report(csv, "{}", |plan| {
        let table = with(json!({ "id": "t", "title": "T", "measure": "records", "by": by }), more);
        plan["report"]["sections"] = json!([{ "tables": [table] }]);
    });
    (report.sections.remove(0).tables.remove(0), audit)
}

/// Writes a row as printed: `Sex: 5`, `Few: 3 together`, `Labor: [c]`, `None: 0`.
fn said(row: &Row) -> String {
    let value = |value: &Value| match value {
        Value::Count { count, .. } => count.to_string(),
        Value::Pooled { pooled, .. } => format!("{pooled} together"),
        Value::Masked { masked, .. } => masked.clone(),
        Value::Rate { rate, .. } => format!("{} of {}", rate.numerator.unwrap(), rate.denominator.unwrap()),
        Value::NotCollected { not_collected, .. } => not_collected.clone(),
        other => format!("{other:?}"),
    };
    let values: Vec<String> = row.figures().iter().map(value).collect();
    format!("{}: {}", row.label, values.join(" | "))
}

fn lines(rows: &[Row]) -> Vec<String> {
    rows.iter().map(said).collect()
}
