//! How much is hidden beside small counts in random two-way tables with margins, and how long that takes.
//!
//! `cargo run --profile bench --example suppression` prints the tables of `docs/protection.md`; with a path it writes each table
//! and what was hidden there, one a line, for comparison with other tools.

#[path = "../../tests/data/forms.rs"]
mod forms;
mod procedure;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use forms::{Counts, Fault, Random, tabulated};
use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::Plan;
use hotline_report::report::{Report, Value};

/// A table of which about `small` in ten counts are under the threshold.
fn table(random: &mut Random, (rows, columns): (usize, usize), threshold: u64, small: u64) -> Counts {
    let mut count = || match random.below(10) {
        chance if chance < small => 1 + random.below(threshold - 1),
        9 => 0,
        _ => threshold + random.below(40),
    };
    (0..rows).map(|_| (0..columns).map(|_| count()).collect()).collect()
}

/// What was hidden of a table beside its small counts.
#[derive(Default)]
struct Hidden {
    small: usize,
    inner: usize,
    margins: usize,
    time: Duration,
}

fn plan(threshold: u64) -> String {
    format!(
        r#"{{
        "version": 1, "id": "crossed", "name": "Crossed", "language": "en-US",
        "protection": {{ "threshold": {threshold}, "minimumSum": 1 }},
        "fields": {{
            "place": {{ "label": "Place", "type": "category", "names": ["place"] }},
            "kind": {{ "label": "Kind", "type": "category", "names": ["kind"] }}
        }},
        "measures": {{ "records": {{ "unit": "records" }} }},
        "report": {{ "title": "Crossed", "publisher": "Nobody", "sections": [{{ "tables": [
            {{ "id": "crossed", "title": "Crossed", "measure": "records", "by": "place", "columns": {{ "by": "kind" }},
              "order": "alphabetical", "total": {{ "label": "Total" }} }},
            {{ "id": "places", "title": "Places", "measure": "records", "by": "place", "order": "alphabetical",
              "total": {{ "label": "Total" }} }}
        ] }}] }}
    }}"#
    )
}

fn masked(report: &Report, table: usize, total: bool) -> Vec<bool> {
    let table = &report.sections[0].tables[table];
    let rows = if total { table.total.iter().collect() } else { table.rows.iter().collect::<Vec<_>>() };
    rows.iter().flat_map(|row| row.figures()).map(|value| matches!(value, Value::Masked { .. })).collect()
}

/// Protects a table; a line of JSON says what was hidden.
fn protect(counts: &Counts, threshold: u64) -> Result<(Hidden, String), Fault> {
    let plan = Plan::from_json(&plan(threshold)).map_err(|fault| fault.to_string())?;
    let lines = counts.iter().enumerate().flat_map(|(place, row)| {
        row.iter().enumerate().map(move |(kind, count)| (format!("place {place:02},kind {kind:02}"), *count))
    });
    let tabulation = tabulated(&plan, "place,kind", lines)?;
    let start = Instant::now();
    let (report, _) = disclose(&plan, &tabulation, Circumstances::default()).map_err(|refusal| refusal.to_string())?;
    let time = start.elapsed();
    let inner = masked(&report, 0, false);
    let margins = [masked(&report, 0, true), masked(&report, 1, false), masked(&report, 1, true)].concat();
    let is_small = |count: &&u64| (1..threshold).contains(*count);
    let small = counts.iter().flatten().filter(is_small).count();
    let number = |masks: &[bool]| masks.iter().filter(|masked| **masked).count();
    let hidden = Hidden { small, inner: number(&inner) - small, margins: number(&margins), time };
    let line = format!(r#"{{"counts":{counts:?},"threshold":{threshold},"inner":{inner:?},"margins":{margins:?}}}"#);
    Ok((hidden, line))
}

fn main() -> Result<(), Fault> {
    procedure::table();
    let mut random = Random(20_251_125);
    let mut lines = String::new();
    println!("\n| Tables | Threshold | Small counts | Hidden in addition | of them margins | Longest |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let small: &[(usize, usize)] = &[(2, 2), (2, 3), (3, 2), (3, 3)];
    let large: &[(usize, usize)] = &[(6, 4), (8, 5), (9, 6), (10, 7), (12, 8)];
    let sizes = [("2 × 2 to 3 × 3", small, 41), ("6 × 4 to 12 × 8", large, 100)];
    for (name, sizes, number) in sizes {
        for threshold in [3, 10] {
            let mut sum = Hidden::default();
            for place in 0..number {
                let counts = table(&mut random, sizes[place % sizes.len()], threshold, 2 + (place as u64 / 5) % 3);
                if counts.iter().any(|row| row.iter().sum::<u64>() < threshold)
                    || (0..counts[0].len()).any(|at| counts.iter().map(|row| row[at]).sum::<u64>() < threshold)
                {
                    continue;
                }
                let (hidden, line) = protect(&counts, threshold)?;
                writeln!(lines, "{line}")?;
                sum.small += hidden.small;
                sum.inner += hidden.inner;
                sum.margins += hidden.margins;
                sum.time = sum.time.max(hidden.time);
            }
            println!(
                "| {number} of {name} | {threshold} | {} | {} | {} | {} ms |",
                sum.small,
                sum.inner + sum.margins,
                sum.margins,
                sum.time.as_millis()
            );
        }
    }
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(path, lines)?;
    }
    Ok(())
}
