//! Random plans over random records.

use std::collections::BTreeMap;

use hotline_report::plan::{Mapping, Plan};
use hotline_report::records::csv::CsvReader;
use hotline_report::records::{ColumnSelection, Dialect, LeftOut, Reading};
use hotline_report::tabulate::{Account, Exclusion, Knowledge, TabulateError, Tabulator};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::case::{
    Across, Aggregate, Axis, COLUMNS, Case, Condition, Figure, Measure, Otherwise, Row, Scope, Table, listed,
};
use crate::naive::Recount;
use crate::printed::printed;

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let cells: Vec<_> = COLUMNS.iter().map(|(_, cells)| select(*cells)).collect();
    vec(cells, 0..60)
}

fn condition() -> impl Strategy<Value = Condition> {
    let labeled = select(vec!["state", "kind", "tags", "harm", "age", "sure"]).prop_flat_map(|field| {
        let labels = || option::of(subsequence(listed(field), 1..=listed(field).len()));
        (Just(field), labels(), labels(), option::weighted(0.2, any::<bool>()))
    });
    let other = (select(vec!["day", "case", "weight"]), Just(None), Just(None), any::<bool>().prop_map(Some));
    prop_oneof![3 => labeled.boxed(), 1 => other.boxed()]
        .prop_filter("a condition says something", |(_, is, is_not, given)| {
            is.is_some() || is_not.is_some() || given.is_some()
        })
        .prop_map(|(field, is, is_not, given)| Condition { field, is, is_not, given })
}

fn conditions() -> impl Strategy<Value = Vec<Condition>> {
    prop_oneof![2 => Just(Vec::new()), 1 => vec(condition(), 1..=2)]
}

fn measure() -> impl Strategy<Value = Measure> {
    let count = select(vec![Aggregate::Records, Aggregate::Distinct, Aggregate::Sum, Aggregate::SumDistinct]);
    (count, conditions()).prop_map(|(count, conditions)| Measure { count, conditions })
}

fn axis(fields: &'static [&'static str]) -> impl Strategy<Value = Axis> {
    let each = select(vec!["year", "half-year", "quarter", "month", "fiscal-year"]);
    (select(fields), each).prop_map(|(field, each)| Axis { field, each: (field == "day").then_some(each) })
}

fn across(by: Axis) -> BoxedStrategy<Option<Across>> {
    let columns = axis(&["state", "kind", "age", "sure", "day"]).prop_map(|axis| Some(Across::Columns(axis)));
    let parts = select(vec!["state", "kind", "age", "sure"]).prop_flat_map(move |field| {
        let of = prop_oneof![Just(Vec::new()), subsequence(listed(by.field), 1..=listed(by.field).len().max(1))];
        (Just(field), of, not_specified(field))
    });
    let parts = parts.prop_map(|(field, of, not_specified)| Some(Across::Parts { field, of, not_specified }));
    if by.each.is_some() {
        prop_oneof![Just(None), columns].boxed()
    } else {
        prop_oneof![Just(None), columns, parts].boxed()
    }
}

/// A label of its own for what says nothing, or one that the field lists.
fn not_specified(field: &'static str) -> impl Strategy<Value = Option<&'static str>> {
    let own = listed(field).last().copied().unwrap_or("Not known");
    select(vec![None, Some("Not known"), Some(own)])
}

fn table(measures: usize) -> impl Strategy<Value = Table> {
    let by = axis(&["state", "kind", "tags", "harm", "age", "sure", "day"]);
    by.prop_flat_map(move |by| {
        let always = subsequence(listed(by.field), 0..=listed(by.field).len());
        let span = select(vec!["report", "report", "until-end", "all"]);
        let switches = (any::<bool>(), any::<bool>(), any::<bool>());
        (Just(by), across(by), 0..measures, conditions(), span, always, not_specified(by.field), switches)
    })
    .prop_map(|(by, across, measure, conditions, span, always, not_specified, switches)| Table {
        measure,
        by,
        across,
        conditions,
        span,
        always,
        leave_out: switches.0,
        not_specified,
        has_total: switches.1,
        of_respondents: switches.2,
    })
}

fn scope() -> impl Strategy<Value = Scope> {
    let jurisdiction = option::of(select(vec!["Missouri", "mo", "KANSAS", "Iowa"]));
    let start = option::of(select(vec!["2019", "2020", "2020-02", "2020-06-30"]));
    let end = option::of(select(vec!["2020", "2020-07-01", "2021-12", "2030"]));
    (jurisdiction, start, end, conditions()).prop_map(|(jurisdiction, start, end, conditions)| Scope {
        jurisdiction,
        start,
        end,
        conditions,
    })
}

fn case() -> impl Strategy<Value = Case> {
    let otherwise = select(vec![Otherwise::Keep, Otherwise::Elsewhere, Otherwise::Missing]);
    let plan = vec(measure(), 1..=3).prop_flat_map(|measures| {
        let count = measures.len();
        let figure = (0..count, conditions()).prop_map(|(measure, conditions)| Figure { measure, conditions });
        (Just(measures), vec(figure, 0..=3), vec(table(count), 1..=5))
    });
    (rows(), 0..3_usize, otherwise, plan, scope()).prop_map(|(rows, broken, otherwise, plan, scope)| {
        let (measures, figures, tables) = plan;
        Case { rows, broken, otherwise, measures, figures, tables, scope }
    })
}

fn read(case: &Case) -> Reading {
    let mut reader = CsvReader::new(&Dialect::default(), &ColumnSelection::All);
    reader.feed(case.csv().as_bytes()).unwrap();
    reader.finish().unwrap()
}

/// The case without the rows that were taken for none, which the reader names by their lines: what is written at random can
/// look like a second heading.
fn without(case: &Case, left_out: &[LeftOut]) -> Case {
    let lines: Vec<u64> = left_out.iter().flat_map(|left_out| left_out.lines.iter().copied()).collect();
    assert_eq!(left_out.iter().map(|left_out| left_out.rows).sum::<u64>(), lines.len() as u64, "every line is named");
    let first = 2 + case.broken as u64;
    let rows = (first..).zip(&case.rows).filter(|(line, _)| !lines.contains(line)).map(|(_, row)| row.clone());
    Case { rows: rows.collect(), ..case.clone() }
}

fn tabulator(case: &Case, reading: Reading) -> Result<Tabulator, TabulateError> {
    let plan = Plan::from_json(&case.plan()).unwrap_or_else(|error| panic!("{error}"));
    let mapping: Mapping = serde_json::from_value(Case::mapping()).unwrap();
    Tabulator::new(plan, &mapping, reading, Knowledge { accept_unread: true, ..Knowledge::default() })
}

/// Every row is somewhere, under the first reason that holds.
fn account_adds_up(account: &Account, case: &Case, recount: &Recount) -> Result<(), TestCaseError> {
    let mut excluded: BTreeMap<&str, u64> = BTreeMap::new();
    let has_period = case.scope.start.is_some() || case.scope.end.is_some();
    for told in recount.records.iter().filter(|told| !recount.is_in_scope(told)) {
        let reason = match () {
            () if has_period && told.day.is_none() => "no date",
            () if !recount.is_of_period(told) => "other period",
            () if !recount.is_of_jurisdiction(told) && !told.has_state() => "no jurisdiction",
            () if !recount.is_of_jurisdiction(told) => "other jurisdiction",
            () => "filtered",
        };
        *excluded.entry(reason).or_default() += 1;
    }
    let named = account.excluded.iter().map(|excluded| {
        let reason = match excluded.reason {
            Exclusion::NoDate => "no date",
            Exclusion::OtherPeriod => "other period",
            Exclusion::NoJurisdiction => "no jurisdiction",
            Exclusion::OtherJurisdiction => "other jurisdiction",
            Exclusion::Filtered => "filtered",
        };
        (reason, excluded.rows)
    });
    prop_assert_eq!(named.collect::<BTreeMap<_, _>>(), excluded.clone());
    prop_assert_eq!(account.failed.iter().map(|failure| failure.rows).sum::<u64>(), case.broken as u64);
    prop_assert_eq!(account.rows, (case.rows.len() + case.broken) as u64);
    prop_assert_eq!(account.rows, account.in_scope + excluded.values().sum::<u64>() + case.broken as u64);
    Ok(())
}

/// Cells that nobody understands are counted by field.
fn unread_cells_are_counted(account: &Account, recount: &Recount) -> Result<(), TestCaseError> {
    let mut unread: BTreeMap<String, u64> = BTreeMap::new();
    for cells in &account.unread {
        *unread.entry(cells.field.to_lowercase()).or_default() += cells.rows;
    }
    let recounted: BTreeMap<String, u64> =
        recount.unread.iter().map(|(field, rows)| ((*field).to_owned(), *rows)).collect();
    prop_assert_eq!(unread, recounted);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_count_of_a_random_plan_is_that_of_a_plain_recount(written in case()) {
        let reading = read(&written);
        let case = without(&written, &reading.left_out);
        prop_assert!(case.rows.len() + 2 > written.rows.len(), "{:?}", reading.left_out);
        let recount = Recount::new(&case);
        let mut tabulator = match tabulator(&case, reading) {
            Ok(tabulator) => tabulator,
            Err(error) => {
                // Without a single date, the column cannot be the date's; of no row that was read, it is not known what it is.
                let is_unread = case.rows.is_empty() && case.broken > 0;
                prop_assert_eq!(error.code, if is_unread { "no-row-read" } else { "no-dates" });
                prop_assert!(recount.records.iter().all(|told| told.day.is_none()));
                return Ok(());
            }
        };
        let scope = serde_json::from_value(case.scope.json()).unwrap();
        if !recount.is_known() {
            let refused = tabulator.tabulate(&scope).map(|_| ()).map_err(|error| error.code);
            prop_assert_eq!(refused, Err("no-records"));
            return Ok(());
        }
        let (made, account) = printed(&mut tabulator, &scope);
        let mut recounted = recount.printed();
        // A table in which nothing was counted is left out.
        recounted.tables.retain(|_, table| !table.rows.is_empty());
        for table in recounted.tables.values_mut().filter(|table| table.base == Some(0)) {
            // There are no percentages of nothing.
            let is_counted = table.rows.values().flat_map(|line| &line.counts).any(|count| *count > 0);
            table.base = table.base.filter(|_| !is_counted);
        }
        prop_assert_eq!(&made.figures, &recounted.figures);
        for (id, table) in &recounted.tables {
            prop_assert_eq!(made.tables.get(id), Some(table), "{}", id);
        }
        prop_assert_eq!(&made, &recounted);
        account_adds_up(&account, &case, &recount)?;
        unread_cells_are_counted(&account, &recount)?;
        tabulator.arrange();
        let (arranged, account_then) = printed(&mut tabulator, &scope);
        prop_assert_eq!(arranged, made);
        prop_assert_eq!(account_then, account);
    }
}
