//! How long it takes to make a report that tells nothing, and the proof with it.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::plan::{ColumnSample, Mapping, Plan, built_in_plan, propose};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{Column, ColumnSelection, Dialect, Reading};
use hotline_report::sample::Sample;
use hotline_report::tabulate::{Knowledge, Scope, Tabulation, Tabulator};

fn read<'c>(chunks: impl Iterator<Item = &'c str>) -> Option<Reading> {
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    for chunk in chunks {
        reader.feed(chunk.as_bytes()).ok()?;
    }
    reader.finish().ok()
}

fn samples(reading: &Reading) -> Vec<ColumnSample> {
    let sample = |column: &Column| ColumnSample {
        name: column.name().to_owned(),
        values: (0..200).filter_map(|row| column.value(row)).map(str::to_owned).collect(),
    };
    reading.records.columns().iter().map(sample).collect()
}

fn tabulated(plan: &Plan, reading: Reading, scope: &str) -> Option<Tabulation> {
    let mapping: Mapping = propose(plan, &samples(&reading)).mapping();
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

/// Counts of which three in ten are small and two in ten zero, always the same.
fn counts() -> impl FnMut() -> u64 {
    let mut state = 7_u64;
    let mut below = move |limit: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % limit
    };
    move || match below(10) {
        0..2 => 0,
        2..5 => 1 + below(2),
        _ => 3 + below(60),
    }
}

/// A table of kinds for each of many places, each with its total; with `levels`, of kinds by levels, beside tables of all
/// places that are linked with them.
fn of_places(places: u64, kinds: u64, levels: u64) -> Option<(Plan, Tabulation)> {
    let with_total = r#""measure": "records", "total": { "label": "Total" }"#;
    let columns = if levels > 1 { r#""columns": { "by": "level" }, "# } else { "" };
    let table = |place: u64| {
        format!(
            r#"{{ "id": "t{place}", "title": "Place {place}", "by": "kind", {columns}
               "where": [{{ "field": "place", "is": ["place {place}"] }}], {with_total} }}"#
        )
    };
    let mut tables: Vec<String> = (0..places).map(table).collect();
    if levels > 1 {
        tables.push(format!(r#"{{ "id": "all", "title": "All", "by": "kind", {columns} {with_total} }}"#));
        tables.push(format!(r#"{{ "id": "places", "title": "Places", "by": "place", {with_total} }}"#));
    }
    let plan = format!(
        r#"{{
        "version": 1, "id": "places", "name": "Places", "language": "en-US",
        "fields": {{
            "place": {{ "label": "Place", "type": "category", "names": ["place"] }},
            "kind": {{ "label": "Kind", "type": "category", "names": ["kind"] }},
            "level": {{ "label": "Level", "type": "category", "names": ["level"] }}
        }},
        "measures": {{ "records": {{ "unit": "records" }} }},
        "report": {{ "title": "Places", "publisher": "Nobody", "sections": [{{ "tables": [{}] }}] }}
    }}"#,
        tables.join(",")
    );
    let plan = Plan::from_json(&plan).ok()?;
    let (mut count, mut csv) = (counts(), "place,kind,level\n".to_owned());
    for place in 0..places {
        for kind in 0..kinds {
            for level in 0..levels {
                for _ in 0..count() {
                    writeln!(csv, "place {place},kind {kind},level {level}").ok()?;
                }
            }
        }
    }
    let reading = read(std::iter::once(csv.as_str()))?;
    let tabulation = tabulated(&plan, reading, "{}")?;
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
    let mut count = counts();
    let mut csv = "place,kind\n".to_owned();
    for place in 0..places {
        for kind in 0..kinds {
            for _ in 0..count() {
                writeln!(csv, "place {place},kind {kind}").ok()?;
            }
        }
    }
    let reading = read(std::iter::once(csv.as_str()))?;
    let tabulation = tabulated(&plan, reading, "{}")?;
    Some((plan, tabulation))
}

/// Forty records in nine tables of one province: nearly everything is small, and no choice of what to hide helps.
fn hopeless() -> Option<(Plan, Tabulation)> {
    let plan = built_in_plan("linea144")?;
    let kinds = ["Psicológica", "Física", "Económica", "Simbólica", "Sexual"].map(|kind| format!("violencia {kind}"));
    let places = ["domestica", "institucional", "laboral", "obstetrica", "mediatica"];
    let places = places.map(|place| format!("modalidad de violencia {place}"));
    let mut csv = "fecha,prov residencia persona en situacion violencia,edad persona en situacion de violencia,\
                   genero persona en situacion de violencia,vinculo con la persona agresora,\
                   genero de la persona agresora"
        .to_owned();
    for heading in kinds.iter().chain(&places) {
        write!(csv, ",{heading}").ok()?;
    }
    csv.push('\n');
    let mut count = counts();
    for _ in 0..40 {
        let mut one = |of: &[&str]| of[usize::try_from(count()).unwrap_or(0) % of.len()].to_owned();
        let place = one(&["Buenos Aires", "Ciudad Autónoma de Buenos Aires", "Córdoba"]);
        let (month, age) = (one(&["01", "04", "07", "08", "11"]), one(&["7", "19", "34", "52", "71"]));
        let who = one(&["Mujer", "Varón", "Mujer trans", "Otro"]);
        let (whose, by) =
            (one(&["Ex pareja", "Pareja", "Otro", "Padre o padrastro"]), one(&["Varón", "Mujer", "Otro"]));
        write!(csv, "2020-{month}-03,{place},{age},{who},{whose},{by}").ok()?;
        for _ in 0..kinds.len() + places.len() {
            write!(csv, ",{}", one(&["Sí", "No", ""])).ok()?;
        }
        csv.push('\n');
    }
    let reading = read(std::iter::once(csv.as_str()))?;
    let tabulation = tabulated(&plan, reading, r#"{"jurisdiction":"Ciudad Autónoma de Buenos Aires"}"#)?;
    Some((plan, tabulation))
}

fn disclosing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("disclose");
    group.sample_size(10);
    let reports = [
        ("Missouri 2020", seed()),
        ("12 × 10", crossed(12, 10)),
        ("40 records", hopeless()),
        ("51 × 17", crossed(51, 17)),
        ("100 tables", of_places(100, 8, 1)),
        ("12 linked 6 × 4", of_places(12, 6, 4)),
        ("51 linked 17 × 4", of_places(51, 17, 4)),
    ];
    // Only what is asked for by name, as the others take long.
    let names: Vec<&str> = reports.iter().map(|(name, _)| *name).collect();
    let asked: Vec<&str> = names.iter().filter(|name| std::env::args().any(|it| it == **name)).copied().collect();
    for (name, made) in reports {
        if !asked.is_empty() && !asked.contains(&name) {
            continue;
        }
        assert!(made.is_some(), "{name}: no counts");
        let Some((plan, tabulation)) = made else { continue };
        let start = Instant::now();
        match disclose(&plan, &tabulation, Circumstances::default()) {
            Ok((_, audit)) => println!("{name}: {} counts cannot be worked out", audit.findings.len()),
            Err(refusal) => println!("{name}: {refusal}"),
        }
        let time = start.elapsed();
        println!("{name}: {} ms the first time", time.as_millis());
        if time.as_secs() > 1 {
            continue;
        }
        group.bench_function(name, |bencher| {
            bencher.iter(|| disclose(black_box(&plan), black_box(&tabulation), Circumstances::default()).is_ok());
        });
    }
    group.finish();
}

/// The six tables of the benchmark in the browser, with counts under `threshold` hidden.
fn six_tables(threshold: u64) -> Option<Plan> {
    let category =
        |id: &str, column: &str| format!(r#""{id}": {{ "label": "{id}", "type": "category", "names": ["{column}"] }}"#);
    let fields = [
        r#""date": { "label": "Date", "type": "date", "names": ["date"] }"#.to_owned(),
        category("state", "state"),
        category("signaler", "signaler_type"),
        r#""substantive": { "label": "Substantive", "type": "yes-no", "names": ["substantive"] }"#.to_owned(),
        category("reason", "primary_reason"),
        category("type", "trafficking_type"),
        category("venue", "venue"),
        r#""demographics": { "label": "Demographics", "type": "list", "names": ["demographics"] }"#.to_owned(),
    ];
    let table = |id: &str, by: &str, more: &str| {
        format!(
            r#"{{ "id": "{id}", "title": "{id}", "measure": "signals", "by": "{by}", "missing": "leave-out",
               "base": "none"{more} }}"#
        )
    };
    let tables = [
        table("signalers", "signaler", ""),
        table("reasons", "reason", ""),
        table("venues", "type", r#", "within": { "field": "venue" }"#),
        table("demographics", "demographics", ""),
        table("states", "state", ""),
        table("years", "state", r#", "columns": { "by": "date", "each": "year" }, "span": "all""#),
    ];
    let plan = format!(
        r#"{{
        "version": 1, "id": "six", "name": "Six tables", "language": "en-US", "jurisdiction": "state", "date": "date",
        "protection": {{ "threshold": {threshold} }}, "fields": {{ {} }},
        "measures": {{ "signals": {{ "unit": "signals", "where": [{{ "field": "substantive", "is": ["yes"] }}] }} }},
        "report": {{ "title": "Six tables", "publisher": "A benchmark", "everywhere": "Everywhere",
            "headline": [{{ "id": "signals", "label": "Signals", "measure": "signals" }}],
            "sections": [{{ "tables": [{}] }}] }} }}"#,
        fields.join(","),
        tables.join(",")
    );
    Plan::from_json(&plan).ok()
}

/// Another jurisdiction and period of a million records: counting, and the report with its proof.
fn filtering(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("filter again");
    group.sample_size(20);
    let whole = r#"{"jurisdiction":"California","start":"2015","end":"2020"}"#;
    let one_year = r#"{"jurisdiction":"Missouri","start":"2020","end":"2020"}"#;
    for (name, threshold, scope) in
        [("unprotected", 1, one_year), ("nothing small", 3, whole), ("small under 3", 3, one_year)]
    {
        let made = six_tables(threshold).and_then(|plan| {
            let chunks: Vec<String> = Sample::new(1_000_000).collect();
            let reading = read(chunks.iter().map(String::as_str))?;
            let mapping: Mapping = propose(&plan, &samples(&reading)).mapping();
            let mut tabulator = Tabulator::new(plan.clone(), &mapping, reading, Knowledge::default()).ok()?;
            tabulator.arrange();
            let scope: Scope = serde_json::from_str(scope).ok()?;
            Some((plan, tabulator, scope))
        });
        assert!(made.is_some(), "{name}: no counts");
        let Some((plan, mut tabulator, scope)) = made else { continue };
        group.bench_function(format!("{name}: counting"), |bencher| {
            bencher.iter(|| tabulator.tabulate(black_box(&scope)).is_ok());
        });
        let Ok((tabulation, _)) = tabulator.tabulate(&scope) else { continue };
        match disclose(&plan, &tabulation, Circumstances::default()) {
            Ok((_, audit)) => println!("{name}: {} counts cannot be worked out", audit.findings.len()),
            Err(refusal) => println!("{name}: {refusal}"),
        }
        group.bench_function(format!("{name}: report and proof"), |bencher| {
            bencher.iter(|| disclose(black_box(&plan), black_box(&tabulation), Circumstances::default()).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, filtering, disclosing);
criterion_main!(benches);
