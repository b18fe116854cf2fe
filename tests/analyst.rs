//! From records to a report, and from counts to the same one.

use hotline_report::disclosure::{Audit, Treatment, disclose};
use hotline_report::plan::{ColumnSample, Plan, built_in_plan, propose};
use hotline_report::records::csv::{CsvReader, Wanted};
use hotline_report::records::{Dialect, Encoding, Reading};
use hotline_report::report::{Node, Report};
use hotline_report::sample::Sample;
use hotline_report::tabulate::{Account, Counts, Knowledge, Scope, Tabulator};
use serde_json::Value as Json;

fn sample() -> Reading {
    let dialect = Dialect {
        encoding: Encoding::Utf8,
        byte_order_mark: false,
        delimiter: b',',
        quote: Some(b'"'),
        preamble_lines: 0,
        header: true,
    };
    let mut reader = CsvReader::new(&dialect, &Wanted::All);
    for chunk in Sample::new(Sample::MINIMUM) {
        reader.feed(chunk.as_bytes()).unwrap();
    }
    reader.finish().unwrap()
}

fn tabulator(plan: &str) -> Tabulator {
    let (plan, reading) = (built_in_plan(plan).unwrap(), sample());
    let column = |name: &String| {
        let column = reading.records.column(name).unwrap();
        ColumnSample {
            name: name.clone(),
            values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
        }
    };
    let columns: Vec<ColumnSample> = reading.header.iter().map(column).collect();
    let mapping = propose(&plan, &columns).mapping();
    Tabulator::new(plan, &mapping, reading, Knowledge::default()).unwrap()
}

fn scope(json: &str) -> Scope {
    serde_json::from_str(json).unwrap()
}

fn missouri_2020() -> Scope {
    scope(r#"{"jurisdiction":"Missouri","start":"2020-01-01","end":"2020-12-31","accurateAsOf":"2021-07-01"}"#)
}

fn made(tabulator: &mut Tabulator, scope: &Scope) -> (Report, Audit, Account) {
    let (tabulation, account) = tabulator.tabulate(scope).unwrap();
    let (report, audit) = disclose(tabulator.plan(), &tabulation);
    (report, audit, account)
}

fn json(report: &Report) -> Json {
    serde_json::to_value(report).unwrap()
}

/// A committed document, as it would be written again.
fn published(name: &str) -> Json {
    let path = format!("{}/www/reports/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let node: Node = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    json(&Report::from_node(&node).unwrap().0)
}

fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap()
}

#[test]
fn records_make_the_published_report() {
    let (report, ..) = made(&mut tabulator("state-data-report"), &missouri_2020());
    let (made, published) = (pretty(&json(&report)), pretty(&published("missouri-2020")));
    for (number, (made, published)) in made.lines().zip(published.lines()).enumerate() {
        assert_eq!(made, published, "line {}", number + 1);
    }
    assert_eq!(made, published);
}
