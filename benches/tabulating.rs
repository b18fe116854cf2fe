//! How long records take to become exact counts: at first, and each time that a reader of them filters again.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use hotline_report::plan::{Aggregate, ColumnSample, Mapping, Plan, built_in_plan, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{Column, ColumnSelection, Dialect, Reading};
use hotline_report::sample::Sample;
use hotline_report::tabulate::{Knowledge, Scope, Tabulator};

const ROWS: usize = 200_000;

fn reading() -> Option<Reading> {
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    Sample::new(ROWS).try_for_each(|chunk| reader.feed(chunk.as_bytes())).ok()?;
    reader.finish().ok()
}

fn mapping(plan: &Plan, reading: &Reading) -> Mapping {
    let sample = |column: &Column| ColumnSample {
        name: column.name().to_owned(),
        values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
    };
    let columns: Vec<ColumnSample> = reading.records.columns().iter().map(sample).collect();
    propose(plan, &columns).mapping()
}

/// What somebody looks at, one after the other.
fn scopes() -> [(&'static str, Scope); 4] {
    let scope = |json| serde_json::from_str(json).unwrap_or_default();
    [
        ("jurisdiction and period", scope(r#"{"jurisdiction":"Missouri","start":"2020","end":"2020"}"#)),
        ("jurisdiction", scope(r#"{"jurisdiction":"Texas"}"#)),
        ("everything", Scope::default()),
        ("another condition", scope(r#"{"where":[{"field":"demographics","is":["Females"]}]}"#)),
    ]
}

/// A plan of records alone. One of situations arranges its records by itself.
fn of_records(mut plan: Plan) -> Plan {
    plan.measures.values_mut().for_each(|measure| measure.count = Aggregate::Records);
    plan
}

fn tabulating(criterion: &mut Criterion) {
    let (Some(reading), Some(plan)) = (reading(), built_in_plan("state-data-report")) else { return };
    let mapping = mapping(&plan, &reading);
    let records = of_records(plan.clone());
    for (name, plan, arranges) in
        [("situations", &plan, true), ("records as read", &records, false), ("records arranged", &records, true)]
    {
        let fresh = || {
            let made = Tabulator::new(plan.clone(), &mapping, reading.clone(), Knowledge::default());
            made.ok().map(|mut made| {
                if arranges {
                    made.arrange();
                }
                made
            })
        };
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("new, of a copy", |bencher| bencher.iter(&fresh));
        for (name, scope) in scopes() {
            group.bench_function(format!("first, {name}"), |bencher| {
                let count = |mut made: Option<Tabulator>| made.as_mut().map(|made| made.tabulate(&scope).is_ok());
                bencher.iter_batched(&fresh, count, BatchSize::PerIteration);
            });
            let mut kept = fresh();
            group.bench_function(format!("again, {name}"), |bencher| {
                bencher.iter(|| kept.as_mut().map(|made| made.tabulate(black_box(&scope)).is_ok()));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, tabulating);
criterion_main!(benches);
