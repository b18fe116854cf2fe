//! Every province × year of Línea 144: what plain pooling would have told, and what it takes to tell nothing.

use std::collections::BTreeMap;

use hotline_report::disclosure::{Circumstances, Reason, Treatment, Verdict, disclose};
use hotline_report::plan::{ColumnSample, Plan, built_in, propose};
use hotline_report::records::{ReadOptions, Reader};
use hotline_report::report::{Report, Row, Table, TableKind, Value};
use hotline_report::tabulate::{Knowledge, Scope, Tabulator};
use serde_json::{Value as Json, json};

use crate::linea144::linea144;

const THRESHOLD: u64 = 3;

fn tabulator(year: &str, change: impl FnOnce(&mut Json)) -> Tabulator {
    let (_, json) = built_in().find(|(id, _)| *id == "linea144").unwrap();
    let mut plan: Json = serde_json::from_str(json).unwrap();
    change(&mut plan);
    let plan = Plan::from_json(&plan.to_string()).unwrap();
    let mut reader = Reader::new("linea144.csv", ReadOptions::default());
    reader.push(linea144(year).as_bytes()).unwrap();
    let reading = reader.finish().unwrap();
    let sample = |name: &String| {
        let column = reading.records.column(name).unwrap();
        let values = (0..50).filter_map(|row| column.value(row)).map(str::to_owned).collect();
        ColumnSample { name: name.clone(), values }
    };
    let samples: Vec<ColumnSample> = reading.header.iter().map(sample).collect();
    let mapping = propose(&plan, &samples).mapping();
    Tabulator::new(plan, &mapping, reading, Knowledge::default()).unwrap()
}

/// What there is to say of the tables of one year.
#[derive(Default)]
struct Tally {
    reports: u64,
    tables: u64,
    with_small: u64,
    told_by_pooling: u64,
    told_here: u64,
    small_cells: u64,
    hidden_in_addition: u64,
    without_totals: u64,
}

impl Tally {
    fn line(&self, year: &str) -> String {
        let Self {
            reports,
            tables,
            with_small,
            told_by_pooling,
            told_here,
            small_cells,
            hidden_in_addition,
            without_totals,
        } = self;
        format!(
            "| {year} | {reports} | {tables} | {with_small} | {told_by_pooling} | {told_here} | {small_cells} | \
             {hidden_in_addition} | {without_totals} |"
        )
    }

    /// A table with every count printed: what pooling its small rows, or masking them, would tell.
    fn exact(&mut self, table: &Table) {
        self.tables += 1;
        let counts = |rows: &[Row]| -> Vec<u64> {
            rows.iter().flat_map(Row::figures).filter_map(Value::published_count).collect()
        };
        let levels = std::iter::once(counts(&table.rows)).chain(table.rows.iter().map(|row| counts(&row.children)));
        let small: Vec<Vec<u64>> =
            levels.map(|level| level.into_iter().filter(|count| (1..THRESHOLD).contains(count)).collect()).collect();
        self.small_cells += small.iter().map(|level| level.len() as u64).sum::<u64>();
        self.with_small += u64::from(small.iter().any(|level| !level.is_empty()));
        let tells = |members: &Vec<u64>| {
            let (sum, number) = (members.iter().sum::<u64>(), members.len() as u64);
            number > 0 && (number == 1 || sum < THRESHOLD || sum == number || sum == number * (THRESHOLD - 1))
        };
        let pools = table.kind != TableKind::NonCumulative && table.columns.is_empty();
        self.told_by_pooling += u64::from(pools && small.iter().any(tells));
    }
}

fn tally(year: &str) -> Tally {
    let mut open = tabulator(year, |plan| plan["protection"]["threshold"] = json!(1));
    let mut protected = tabulator(year, |_| {});
    let mut tally = Tally::default();
    for province in open.jurisdictions().to_vec() {
        let scope: Scope =
            serde_json::from_value(json!({ "jurisdiction": province, "start": year, "end": year })).unwrap();
        let (exact, _) = open.tabulate(&scope).unwrap();
        let (exact, _) = disclose(open.plan(), &exact, Circumstances::default()).unwrap();
        if is_empty(&exact) {
            continue;
        }
        tally.reports += 1;
        exact.tables().for_each(|table| tally.exact(table));
        let (tabulation, _) = protected.tabulate(&scope).unwrap();
        let (report, audit) = disclose(protected.plan(), &tabulation, Circumstances::default())
            .unwrap_or_else(|refusal| panic!("{province} {year}: {refusal}"));
        tally.told_here += u64::from(audit.verdict != Verdict::Safe);
        for hidden in audit.hidden.iter().filter(|hidden| hidden.treatment != Treatment::Withheld) {
            if hidden.reason == Reason::WouldTell {
                tally.hidden_in_addition += hidden.rows.len().max(1) as u64;
            }
        }
        let masked_total = |table: &&Table| {
            table.total.as_ref().is_some_and(|row| row.figures().iter().any(|value| value.published_count().is_none()))
        };
        tally.without_totals += report.tables().filter(masked_total).count() as u64;
    }
    tally
}

fn is_empty(report: &Report) -> bool {
    report.figures().all(|figure| figure.value.published_count().is_none_or(|count| count == 0))
}

#[test]
fn no_report_of_linea_144_tells_a_small_count() {
    let mut lines = BTreeMap::new();
    for year in ["2020", "2021"] {
        let tally = tally(year);
        assert_eq!(tally.told_here, 0);
        lines.insert(year, tally.line(year));
    }
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/protection.md")).unwrap();
    let unsaid: Vec<&String> = lines.values().filter(|line| !guide.contains(line.as_str())).collect();
    assert!(unsaid.is_empty(), "docs/protection.md does not say: {unsaid:#?}");
}

/// The reports of all provinces that called in a year: with every count, and protected.
fn reports(year: &str) -> Vec<(String, Report, Report)> {
    let mut open = tabulator(year, |plan| plan["protection"]["threshold"] = json!(1));
    let mut protected = tabulator(year, |_| {});
    let mut made = Vec::new();
    for province in open.jurisdictions().to_vec() {
        let scope: Scope =
            serde_json::from_value(json!({ "jurisdiction": province, "start": year, "end": year })).unwrap();
        let (exact, _) = open.tabulate(&scope).unwrap();
        let (exact, _) = disclose(open.plan(), &exact, Circumstances::default()).unwrap();
        if !is_empty(&exact) {
            let (tabulation, _) = protected.tabulate(&scope).unwrap();
            let (report, _) = disclose(protected.plan(), &tabulation, Circumstances::default()).unwrap();
            made.push((province, exact, report));
        }
    }
    made
}

#[test]
fn a_second_edition_of_the_same_records_is_accepted_for_every_province() {
    for year in ["2020", "2021"] {
        let mut protected = tabulator(year, |_| {});
        let reports = reports(year);
        assert_eq!(reports.len(), 24);
        for (province, _, first) in reports {
            let scope: Scope =
                serde_json::from_value(json!({ "jurisdiction": province, "start": year, "end": year })).unwrap();
            let (tabulation, _) = protected.tabulate(&scope).unwrap();
            let published = [first.clone()];
            let circumstances = Circumstances { published: &published, ..Circumstances::default() };
            let (second, audit) = disclose(protected.plan(), &tabulation, circumstances)
                .unwrap_or_else(|refusal| panic!("{province} {year}: {refusal}"));
            assert_eq!((audit.verdict, &second), (Verdict::Safe, &first), "{province} {year}");
        }
    }
}

#[test]
fn words_for_small_counts_stand_on_no_larger_count() {
    for (province, exact, report) in ["2020", "2021"].into_iter().flat_map(reports) {
        for (exact, table) in exact.tables().zip(report.tables()) {
            assert_eq!(exact.id, table.id);
            for row in &table.rows {
                let Some(Value::Masked { masked, .. }) = row.figures().first() else { continue };
                let counted = exact.rows.iter().find(|exact| exact.label == row.label);
                let count = counted.and_then(|row| row.figures().first()?.published_count());
                if masked.contains("Menos de tres") {
                    assert!(count.is_none_or(|count| count < THRESHOLD), "{province}: {}", row.label);
                }
            }
        }
    }
}
