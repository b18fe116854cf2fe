use super::audit::{Audit, Treatment};
use super::exact::Exact;
use super::figures::{Rates, figure_of};
use super::report::Texts;
use super::rows::Rule;
use crate::locale::Locale;
use crate::plan::{BasePlan, Category, FlagColumn, Plan, Span, TablePlan, Within};
use crate::report::{Base, Column, Decimal, Period, Row, Table, TableKind, Value};
use crate::tabulate::{ExactColumn, ExactRow, ExactTable, kind};

/// A table as it is published.
pub(super) fn table(texts: &Texts, wanted: &TablePlan, exact: &ExactTable, audit: &mut Audit) -> Table {
    let plan = texts.plan;
    let title = texts.fill(&wanted.title);
    let kind = kind(wanted, plan, exact.overlaps);
    let listed = listed(plan, &wanted.by);
    let rule = Rule {
        place: &title,
        threshold: plan.protection.threshold,
        small: &wanted.small,
        mask: &plan.protection.mask,
        order: wanted.order,
        may_pool: !exact.overlaps && exact.columns.is_empty(),
        listed: &listed,
    };
    let rates = wanted.rate.as_ref().and_then(|rate| Rates::new(plan, rate));
    let mut rows = rule.publish(&exact.rows, audit, &mut |exact, row, audit| {
        row.notes = wanted.row_notes.get(&row.label).cloned().unwrap_or_default();
        // The parts of a hidden count would tell of it, merged or not.
        let is_hidden = exact.counts.iter().any(|count| rule.hides(count.reveal()));
        if let Some(within) = wanted.within.as_ref().filter(|_| !is_hidden) {
            row.children = parts(plan, within, &rule, exact, wanted, audit);
        }
        if let Some(rates) = &rates {
            rates.add(row);
        }
    });
    let partial = wanted.top.is_some_and(|top| top < rows.len());
    rows.truncate(wanted.top.unwrap_or(usize::MAX));
    let measure = plan.measures.get(&wanted.measure);
    let mut columns: Vec<Column> = exact
        .columns
        .iter()
        .map(|column| Column {
            heading: column.heading.clone(),
            period: column.period.clone(),
            jurisdiction: column.jurisdiction.clone(),
            ..Column::default()
        })
        .collect();
    if let Some(rates) = &rates {
        columns = rates.columns(measure.map(|measure| measure.unit.as_str()).unwrap_or_default());
    }
    let total = total(wanted, exact, kind, &rule, columns.len(), audit);
    Table {
        id: wanted.id.clone(),
        title: texts.fill(&wanted.title),
        kind,
        unit: measure.map(|measure| measure.unit.clone()),
        stub: wanted.stub.clone(),
        base: if columns.is_empty() { base(plan, wanted, exact, kind, &rule, total.as_ref()) } else { Base::None },
        columns,
        rows,
        total,
        decimals: wanted.decimals,
        partial,
        change: wanted.change,
        chart: wanted.chart,
        jurisdiction: whose(plan, wanted, &exact.columns),
        period: covered(plan, wanted, exact),
        source: None,
        notes: wanted.notes.clone(),
    }
}

/// Whose figures a table of jurisdictions shows: not those of the report's own alone.
fn whose(plan: &Plan, wanted: &TablePlan, columns: &[ExactColumn]) -> Option<String> {
    let is_jurisdiction = |field: &String| plan.jurisdiction.as_ref() == Some(field);
    let in_columns = columns.iter().any(|column| column.jurisdiction.is_some());
    let everywhere = || Locale::for_language(&plan.language).words().everywhere.to_owned();
    (is_jurisdiction(&wanted.by) || in_columns).then(|| plan.report.everywhere.clone().unwrap_or_else(everywhere))
}

/// The time that a table of periods covers, where it is not the report's.
fn covered(plan: &Plan, wanted: &TablePlan, exact: &ExactTable) -> Option<Period> {
    if wanted.span == Span::Report || plan.date.is_none() {
        return None;
    }
    let of_rows = exact.rows.iter().map(|row| row.period.as_ref());
    let mut periods = of_rows.chain(exact.columns.iter().map(|column| column.period.as_ref())).flatten();
    let first = periods.next()?;
    let last = periods.last().unwrap_or(first);
    Some(Period { start: first.start, end: last.end, label: None })
}

fn parts(
    plan: &Plan,
    within: &Within,
    outer: &Rule,
    exact: &ExactRow,
    wanted: &TablePlan,
    audit: &mut Audit,
) -> Vec<Row> {
    let place = format!("{} › {}", outer.place, exact.label);
    let small = within.of.get(&exact.label).unwrap_or(outer.small);
    let listed = listed(plan, &within.field);
    let rule = Rule { place: &place, small, order: within.order, listed: &listed, ..*outer };
    rule.publish(&exact.parts, audit, &mut |_, row, _| {
        row.notes = wanted.row_notes.get(&row.label).cloned().unwrap_or_default();
    })
}

/// The labels of a field in the order in which it lists them.
fn listed(plan: &Plan, field: &str) -> Vec<String> {
    let Some(field) = plan.fields.get(field) else { return Vec::new() };
    let of_values = field.values.iter().map(|Category { label, .. }| label);
    let of_columns = field.columns.iter().map(|FlagColumn { label, .. }| label);
    let of_bands = field.bands.iter().map(|band| &band.label);
    of_values.chain(of_columns).chain(of_bands).cloned().collect()
}

fn total(
    wanted: &TablePlan,
    exact: &ExactTable,
    kind: TableKind,
    rule: &Rule,
    columns: usize,
    audit: &mut Audit,
) -> Option<Row> {
    let plan = wanted.total.as_ref()?;
    let mut row = Row { label: plan.label.clone(), notes: plan.notes.clone(), ..Row::default() };
    if kind == TableKind::NonCumulative || (columns > 0 && exact.columns.is_empty()) {
        return Some(row);
    }
    let percent = plan.decimals.map(|decimals| Decimal::new(100 * 10_i64.pow(u32::from(decimals.min(4))), decimals));
    let mut value = |total: &Exact| {
        let count = total.reveal();
        if rule.hides(count) {
            audit.hide(rule.place, &[&plan.label], Treatment::Masked);
            return rule.masked();
        }
        Value::Count { count, percent: percent.filter(|_| count > 0), qualifier: None, notes: Vec::new() }
    };
    let mut values: Vec<Value> = exact.totals.iter().map(&mut value).collect();
    if columns == 0 {
        row.value = values.pop();
    } else {
        row.values = values;
    }
    Some(row)
}

/// What percentages are of. A base that is itself hidden cannot be printed, and then there are no percentages.
fn base(
    plan: &Plan,
    wanted: &TablePlan,
    exact: &ExactTable,
    kind: TableKind,
    rule: &Rule,
    total: Option<&Row>,
) -> Base {
    let count = |count: Exact, label: String| {
        let count = count.reveal();
        if rule.hides(count) { Base::None } else { Base::Count { count, label } }
    };
    let whole = exact.totals.first().copied().unwrap_or_default();
    let unit = || plan.measures.get(&wanted.measure).map(|measure| measure.unit.clone()).unwrap_or_default();
    match &wanted.base {
        BasePlan::None => Base::None,
        _ if kind == TableKind::Ranking && total.is_none() => Base::None,
        BasePlan::Parent => Base::Parent,
        BasePlan::Figure(id) => Base::Figure(id.clone()),
        BasePlan::Respondents(label) => count(exact.respondents, label.clone()),
        BasePlan::Total if kind == TableKind::NonCumulative => {
            figure_of(plan, wanted).map_or_else(|| count(whole, unit()), Base::Figure)
        }
        BasePlan::Total if kind == TableKind::Trend => Base::None,
        BasePlan::Total if total.is_none() => count(whole, unit()),
        BasePlan::Total => Base::Total,
    }
}
