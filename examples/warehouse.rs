//! Statements for databases, and reports of what these count, natively, for tests that make thousands.
//!
//! Reads one task per line from standard input and answers each on a line of its own. All have a `plan`. With a `source`,
//! or the `profile` that a database gave, the answer is `{"statements": "…"}`; with `cells`, or with `records` and a
//! `mapping`, and `scopes`, it is `{"outcomes": [{"report", "account", "told", "audit"} or {"refused": "…"}, …]}`.

use std::collections::BTreeMap;
use std::error;
use std::io::{BufRead, Write, stdin, stdout};

use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{Mapping, Plan};
use hotline_report::records::{ReadOptions, Reader};
use hotline_report::tabulate::{Knowledge, Known, Scope, Tabulator};
use hotline_report::warehouse::{Source, read_cells, statements};
use serde::Deserialize;
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn error::Error>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    plan: Value,
    source: Option<Source>,
    profile: Option<String>,
    cells: Option<String>,
    records: Option<String>,
    #[serde(default)]
    mapping: Mapping,
    #[serde(default)]
    knowledge: Value,
    #[serde(default)]
    places: BTreeMap<String, Known>,
    #[serde(default)]
    scopes: Vec<Scope>,
}

fn main() -> Outcome<()> {
    for line in stdin().lock().lines() {
        let answer = answer(&line?).unwrap_or_else(|refusal| json!({ "refused": refusal.to_string() }));
        writeln!(stdout(), "{answer}")?;
        stdout().flush()?;
    }
    Ok(())
}

fn answer(line: &str) -> Outcome<Value> {
    let task: Task = serde_json::from_str(line)?;
    let plan = Plan::from_json(&task.plan.to_string())?;
    let mut tabulator = if let Some(cells) = &task.cells {
        read_cells(plan, cells, task.places)?
    } else if let Some(records) = &task.records {
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(records.as_bytes())?;
        let known = if task.knowledge.is_null() { json!({}) } else { task.knowledge };
        let knowledge = Knowledge { places: task.places, ..serde_json::from_value(known)? };
        Tabulator::new(plan, &task.mapping, reader.finish()?, knowledge)?
    } else {
        return Ok(json!({ "statements": statements(&plan, task.source, task.profile.as_deref())? }));
    };
    let outcomes = task
        .scopes
        .iter()
        .map(|scope| report(&mut tabulator, scope).unwrap_or_else(|refusal| json!({ "refused": refusal.to_string() })));
    Ok(json!({ "outcomes": outcomes.collect::<Vec<_>>() }))
}

/// A report, and all that is told of it.
fn report(tabulator: &mut Tabulator, scope: &Scope) -> Outcome<Value> {
    let (tabulation, account) = tabulator.tabulate(scope)?;
    match disclose(tabulator.plan(), &tabulation, Circumstances::default()) {
        Ok((report, audit)) => {
            Ok(json!({ "report": report, "account": account, "told": account.told(), "audit": audit }))
        }
        Err(refusal) => Ok(json!({ "refused": refusal.to_string(), "account": account, "told": account.told() })),
    }
}
