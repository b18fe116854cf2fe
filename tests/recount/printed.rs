//! What a report prints, reduced to its counts.

use std::collections::BTreeMap;

use hotline_report::disclosure::{Circumstances, disclose};
use hotline_report::report::{Base, Figure, Period, Report, Row, Table, Value};
use hotline_report::tabulate::{Account, Scope, Tabulator};

/// The counts of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    /// By id.
    pub(crate) figures: BTreeMap<String, u64>,
    /// By id.
    pub(crate) tables: BTreeMap<String, Counted>,
}

/// The counts of a table. Rows and columns go by their label, or by the first and last month of their period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: BTreeMap<String, Line>,
    pub(crate) totals: Vec<u64>,
    /// What percentages are of.
    pub(crate) base: Option<u64>,
}

/// The counts of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) counts: Vec<u64>,
    pub(crate) parts: BTreeMap<String, u64>,
}

/// Counts with the library, and publishes everything.
pub(crate) fn printed(tabulator: &mut Tabulator, scope: &Scope) -> (Printed, Account) {
    let (tabulation, account) = tabulator.tabulate(scope).unwrap_or_else(|error| panic!("{error}"));
    let (report, audit) = disclose(tabulator.plan(), &tabulation, Circumstances::default()).unwrap();
    assert!(audit.hidden.is_empty(), "every count is printed");
    let figures: BTreeMap<String, u64> =
        report.figures().map(|figure| (figure.id.clone(), count(&figure.value))).collect();
    let tables = report.tables().map(|table| (table.id.clone(), counted(table, &report))).collect();
    (Printed { figures, tables }, account)
}

fn count(value: &Value) -> u64 {
    value.published_count().unwrap_or_else(|| panic!("no count: {value:?}"))
}

fn counted(table: &Table, report: &Report) -> Counted {
    let columns = table.columns.iter().map(|column| key(&column.heading, column.period.as_ref())).collect();
    let mut rows = BTreeMap::new();
    for row in &table.rows {
        let mut parts = BTreeMap::new();
        for part in &row.children {
            let known = parts.insert(answer(&part.label).to_owned(), count(part.value.as_ref().unwrap()));
            assert_eq!(known, None, "{} › {} stands there twice", row.label, part.label);
        }
        let known = rows.insert(key(&row.label, row.period.as_ref()), Line { counts: counts(row), parts });
        assert_eq!(known, None, "{} stands there twice", row.label);
    }
    let totals = table.total.as_ref().map(counts).unwrap_or_default();
    let figure = |figure: &&Figure| matches!(&table.base, Base::Figure(id) if *id == figure.id);
    let base = match &table.base {
        Base::Total => totals.first().copied(),
        Base::Count { count, .. } => Some(*count),
        Base::Figure(_) => report.figures().find(figure).map(|figure| count(&figure.value)),
        Base::Parent | Base::None | Base::Unpublished(_) => None,
    };
    Counted { columns, rows, totals, base }
}

fn counts(row: &Row) -> Vec<u64> {
    row.figures().iter().map(count).collect()
}

fn key(label: &str, period: Option<&Period>) -> String {
    let Some(period) = period else { return answer(label).to_owned() };
    let iso = |date| serde_json::to_value(date).unwrap().as_str().unwrap().to_owned();
    format!("{}..{}", iso(period.start.unwrap()), iso(period.end.unwrap()))
}

/// The plan's word for a printed answer: yes and no begin with a capital in print.
fn answer(label: &str) -> &str {
    match label {
        "Yes" => "yes",
        "No" => "no",
        other => other,
    }
}
