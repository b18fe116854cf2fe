//! How long it takes to make a report that tells nothing, and the proof with it.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{ColumnSample, Mapping, Plan, built_in_plan, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{Column, Dialect, Reading, Wanted};
use hotline_report::sample::Sample;
use hotline_report::tabulate::{Knowledge, Scope, Tabulation, Tabulator};

fn read<'c>(chunks: impl Iterator<Item = &'c str>) -> Option<Reading> {
    let mut reader = CsvReader::new(&Dialect::default(), &Wanted::All);
    for chunk in chunks {
        reader.feed(chunk.as_bytes()).ok()?;
    }
    reader.finish().ok()
}

fn tabulated(plan: &Plan, reading: Reading, scope: &str) -> Option<Tabulation> {
    let sample = |column: &Column| ColumnSample {
        name: column.name().to_owned(),
        values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
    };
    let columns: Vec<ColumnSample> = reading.records.columns().iter().map(sample).collect();
    let mapping: Mapping = propose(plan, &columns).mapping();
    let mut tabulator = Tabulator::new(plan.clone(), &mapping, reading, Knowledge::default()).ok()?;
    let scope: Scope = serde_json::from_str(scope).ok()?;
    Some(tabulator.tabulate(&scope).ok()?.0)
}

fn seed() -> Option<(Plan, Tabulation)> {
    let plan = built_in_plan("state-data-report")?;
    let chunks: Vec<String> = Sample::new(Sample::MINIMUM).collect();
    let reading = read(chunks.iter().map(String::as_str))?;
    let tabulation = tabulated(&plan, reading, r#"{"jurisdiction":"Missouri","start":"2020","end":"2020"}"#)?;
    Some((plan, tabulation))
}

/// Many places by many kinds, with margins: most counts large, some small, many zeros.
fn crossed(places: u64, kinds: u64) -> Option<(Plan, Tabulation)> {
    let plan = Plan::from_json(
        r#"{
        "version": 1, "id": "crossed", "name": "Crossed", "language": "en-US",
        "fields": {
            "place": { "label": "Place", "type": "category", "names": ["place"] },
            "kind": { "label": "Kind", "type": "category", "names": ["kind"] }
        },
        "measures": { "records": { "unit": "records" } },
        "report": { "title": "Crossed", "publisher": "Nobody", "sections": [{ "tables": [
            { "id": "crossed", "title": "Crossed", "measure": "records", "by": "place", "columns": { "by": "kind" },
              "total": { "label": "Total" } },
            { "id": "places", "title": "Places", "measure": "records", "by": "place", "total": { "label": "Total" } }
        ] }] }
    }"#,
    )
    .ok()?;
    let mut state = 7_u64;
    let mut below = |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % limit
    };
    let mut csv = "place,kind\n".to_owned();
    for place in 0..places {
        for kind in 0..kinds {
            let count = match below(10) {
                0..2 => 0,
                2..5 => 1 + below(2),
                _ => 3 + below(60),
            };
            for _ in 0..count {
                writeln!(csv, "place {place},kind {kind}").ok()?;
            }
        }
    }
    let reading = read(std::iter::once(csv.as_str()))?;
    let tabulation = tabulated(&plan, reading, "{}")?;
    Some((plan, tabulation))
}

fn disclosing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("disclose");
    group.sample_size(10);
    for (name, made) in [("Missouri 2020", seed()), ("12 × 10", crossed(12, 10)), ("51 × 17", crossed(51, 17))] {
        let Some((plan, tabulation)) = made else { continue };
        if let Ok((_, audit)) = disclose(&plan, &tabulation, Circumstances::default()) {
            println!("{name}: {} counts cannot be worked out", audit.findings.len());
        }
        group.bench_function(name, |bencher| {
            bencher.iter(|| disclose(black_box(&plan), black_box(&tabulation), Circumstances::default()).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, disclosing);
criterion_main!(benches);
