//! Makes report documents natively, for tests that make thousands:
//! `cargo run --profile bench --example report -- records.csv plan.json --start 2020 --end 2020`.
//!
//! Prints the document as JSON. A refusal goes to standard error, with exit code 1. With `--batch`, reads one job per line
//! from standard input (`{"records": "k\nA\n", "plan": {…}, "scope": {…}, "places": {…}, "published": […]}`) and answers each on a
//! line of its own: `{"report": {…}}` or `{"refused": "…"}`. A line `{"audit": [documents], "assumptions": {…}}` is answered by the
//! audit of published documents.

use std::collections::BTreeMap;
use std::io::{BufRead, Write, stdin, stdout};
use std::process::ExitCode;
use std::{env, error, fs};

use hotline_report::disclosure::{Assumptions, Circumstances, audit_published, disclose, document};
use hotline_report::plan::{ColumnSample, Plan, propose};
use hotline_report::records::{ReadOptions, Reader};
use hotline_report::report::{Node, Report};
use hotline_report::tabulate::{Knowledge, Known, Scope, Tabulator};
use serde::Deserialize;
use serde_json::{Map, Value, json};

type Outcome<T> = Result<T, Box<dyn error::Error>>;

/// Published documents to audit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Publications {
    audit: Vec<Node>,
    #[serde(default)]
    assumptions: Assumptions,
}

/// Everything that a report is made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Job {
    records: String,
    plan: Value,
    #[serde(default)]
    scope: Scope,
    /// The places of maps, as [`Knowledge`] has them.
    #[serde(default)]
    places: BTreeMap<String, Known>,
    #[serde(default)]
    published: Vec<Node>,
}

fn main() -> ExitCode {
    match run(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves a batch, or prints one report.
fn run(arguments: &[String]) -> Outcome<()> {
    if arguments == ["--batch"] {
        return batch();
    }
    let report = job(arguments)?.make()?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// Answers each line of standard input by a line.
fn batch() -> Outcome<()> {
    for line in stdin().lock().lines() {
        let answer = answer(&line?).unwrap_or_else(|refusal| json!({ "refused": refusal.to_string() }));
        writeln!(stdout(), "{answer}")?;
        stdout().flush()?;
    }
    Ok(())
}

/// Answers one line of a batch.
fn answer(line: &str) -> Outcome<Value> {
    let task: Value = serde_json::from_str(line)?;
    if task.get("audit").is_some() {
        let Publications { audit, assumptions } = serde_json::from_value(task)?;
        return Ok(json!({ "audit": audit_published(&read(&audit)?, assumptions) }));
    }
    Ok(json!({ "report": serde_json::from_value::<Job>(task)?.make()? }))
}

/// Reads published documents.
fn read(documents: &[Node]) -> Outcome<Vec<Report>> {
    let read = |document| Report::from_checked(document).ok_or("A published document is no report document.");
    Ok(documents.iter().map(read).collect::<Result<_, _>>()?)
}

/// Reads the job that the command line describes.
fn job(arguments: &[String]) -> Outcome<Job> {
    let [records, plan, options @ ..] = arguments else {
        return Err("Give a file of records and a plan, or `--batch`.".into());
    };
    let mut scope = Map::new();
    let mut published = Vec::new();
    for pair in options.chunks(2) {
        let [option, value] = pair else { return Err(format!("Option `{}` has no value.", pair[0]).into()) };
        let key = match option.as_str() {
            "--jurisdiction" => "jurisdiction",
            "--start" => "start",
            "--end" => "end",
            "--period-label" => "periodLabel",
            "--accurate-as-of" => "accurateAsOf",
            "--edition" => "edition",
            "--published" => {
                published.push(serde_json::from_str(&fs::read_to_string(value)?)?);
                continue;
            }
            _ => return Err(format!("Unknown option `{option}`.").into()),
        };
        scope.insert(key.to_owned(), Value::from(value.as_str()));
    }
    Ok(Job {
        records: fs::read_to_string(records)?,
        plan: serde_json::from_str(&fs::read_to_string(plan)?)?,
        scope: serde_json::from_value(Value::Object(scope))?,
        places: BTreeMap::new(),
        published,
    })
}

impl Job {
    /// Makes the report document, or returns why there is none.
    fn make(&self) -> Outcome<Value> {
        let plan = Plan::from_json(&self.plan.to_string())?;
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(self.records.as_bytes())?;
        let reading = reader.finish()?;
        let sample = |column: &hotline_report::records::Column| ColumnSample {
            name: column.name().to_owned(),
            values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
        };
        let columns: Vec<ColumnSample> = reading.records.columns().iter().map(sample).collect();
        let mapping = propose(&plan, &columns).mapping();
        let knowledge = Knowledge { places: self.places.clone(), ..Knowledge::default() };
        let mut tabulator = Tabulator::new(plan, &mapping, reading, knowledge)?;
        let (tabulation, _) = tabulator.tabulate(&self.scope)?;
        let published = read(&self.published)?;
        let circumstances = Circumstances { published: &published, ..Circumstances::default() };
        let (report, mut audit) = disclose(tabulator.plan(), &tabulation, circumstances)?;
        Ok(serde_json::to_value(document(tabulator.plan(), &tabulation, &report, &mut audit))?)
    }
}
