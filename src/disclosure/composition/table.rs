use super::answers;
use super::figures::{Rates, figure_of};
use super::rows::{Mask, Published, Rule};
use super::texts::Texts;
use crate::disclosure::cells::collect::{RowCells, TableCells};
use crate::disclosure::cells::registry::CellId;
use crate::disclosure::decision::{Context, Level, Represents};
use crate::disclosure::exact::Exact;
use crate::locale::Locale;
use crate::plan::{
    BasePlan, Category, FieldType, FlagColumn, Order, Plan, ReportPlan, SmallPlan, Span, TablePlan, Within,
    states_bound,
};
use crate::report::{Base, Column, Comparison, Decimal, Period, Row, Table, TableKind, Value, compares_periods};
use crate::tabulate::{ExactColumn, ExactRow, ExactTable, kind};

/// A table as it is published, and what its values stand for.
pub(in crate::disclosure) struct PublishedTable {
    pub(in crate::disclosure) table: Table,
    pub(in crate::disclosure) rows: Vec<Published>,
    pub(in crate::disclosure) totals: Vec<Represents>,
    pub(in crate::disclosure) base: Option<Represents>,
    /// Of a list of which only the beginning is printed, the counts that are not.
    pub(in crate::disclosure) beyond: Vec<CellId>,
}

/// The places of a table in the plan, and its counts.
pub(in crate::disclosure) struct Source<'a> {
    pub(in crate::disclosure) wanted: &'a TablePlan,
    pub(in crate::disclosure) exact: &'a ExactTable,
    pub(in crate::disclosure) cells: &'a TableCells,
    pub(in crate::disclosure) level: Level,
}

/// A table as it is published.
pub(in crate::disclosure) fn table(texts: &Texts, source: &Source, context: Context) -> PublishedTable {
    let Source { wanted, exact, cells, level } = source;
    let plan = texts.plan;
    let kind = kind(wanted, plan, exact.overlaps);
    let listed = listed(plan, &wanted.by);
    let has_words = has_words(source, context);
    let rule = Rule {
        context,
        level: *level,
        small: &wanted.small,
        mask: mask(&plan.report, &wanted.small, context, has_words),
        notes_of_larger: neutral_notes(&plan.report, &wanted.small),
        order: wanted.order,
        may_pool: exact.may_merge(&exact.rows),
        is_altered: plan.protection.alters(wanted.treatment.as_ref()),
        listed: &listed,
        always: &wanted.always,
        words: Locale::for_language(&plan.language).words(),
    };
    let rates = wanted.rate.as_ref().and_then(|rate| Rates::new(plan, rate));
    let mut rows = rule.publish(&exact.rows, &cells.rows, &mut |(place, exact, cells), row| {
        row.notes = wanted.row_notes.get(&row.label).cloned().unwrap_or_default();
        row.highlight = wanted.highlight.as_ref() == Some(&row.label);
        if let Some(rates) = &rates {
            rates.add(row, &exact.label, &context.policy.mask);
        }
        // The parts of a hidden count would tell of it.
        let is_hidden = cells.cells.iter().any(|cell| context.decision.hides(*cell));
        let Some(within) = wanted.within.as_ref().filter(|_| !is_hidden) else { return Vec::new() };
        let level = Level { row: Some(place), ..*level };
        let may_pool = source.exact.may_merge(&exact.parts);
        parts(plan, within, &rule, (level, has_words, may_pool), (exact, cells), wanted)
    });
    if let Some(rates) = &rates {
        // A merged row has no rate.
        let merged = rows.iter_mut().filter(|published| published.row.values.is_empty());
        merged.for_each(|published| rates.add(&mut published.row, "", &context.policy.mask));
    }
    for published in &mut rows {
        answers::name(plan, &wanted.by, &mut published.row);
        if let Some(within) = &wanted.within {
            published.parts.iter_mut().for_each(|part| answers::name(plan, &within.field, &mut part.row));
        }
    }
    let beyond = rows.split_off(wanted.top.unwrap_or(usize::MAX).min(rows.len()));
    let is_partial = !beyond.is_empty();
    let measure = plan.measures.get(&wanted.measure);
    let mut columns: Vec<Column> = exact
        .columns
        .iter()
        .map(|column| Column {
            heading: wanted.columns.as_ref().map_or_else(
                || column.heading.clone(),
                |columns| answers::printed_label(plan, &columns.by, &column.heading),
            ),
            period: column.period.clone(),
            jurisdiction: column.jurisdiction.clone(),
            ..Column::default()
        })
        .collect();
    if let Some(rates) = &rates {
        columns = rates.columns(measure.map(|measure| measure.unit.as_str()).unwrap_or_default());
    }
    let total = total(&plan.everywhere(), source, kind, &rule, rates.as_ref());
    let (base, base_cell) =
        if columns.is_empty() { base(plan, source, kind, context, total.as_ref()) } else { (Base::None, None) };
    // Of one period there is no change.
    let is_compared = compares_periods(&columns, rows.iter().map(|published| &published.row));
    let table = Table {
        id: wanted.id.clone(),
        title: texts.fill(&wanted.title),
        kind,
        unit: measure.map(|measure| measure.unit.clone()),
        stub: wanted.stub.clone(),
        base,
        columns,
        rows: Vec::new(),
        total,
        decimals: wanted.decimals,
        partial: is_partial,
        change: if is_compared { wanted.change } else { Comparison::None },
        chart: wanted.chart,
        region: wanted.region.clone(),
        benchmark: wanted.benchmark.clone(),
        jurisdiction: whose(plan, wanted, &exact.columns),
        period: covered(plan, wanted, exact),
        accurate_as_of: None,
        source: None,
        notes: wanted.notes.clone(),
    };
    let has_total = table.total.as_ref().is_some_and(|total| !total.figures().is_empty());
    let represents = |cell: &CellId| context.decision.represents(*cell);
    let totals = if has_total { cells.totals.iter().map(represents).collect() } else { Vec::new() };
    // A hidden row is last whatever it counts.
    let is_shown = |cell: &CellId| !context.decision.hides(*cell);
    // Where rows are not sorted by their counts, the last of them says nothing of those below it.
    let is_sorted = wanted.order == Order::Count && rows.iter().all(|published| published.row.period.is_none());
    let beyond = beyond.into_iter().filter(|_| is_sorted);
    // By their first column.
    let beyond = beyond.filter_map(|published| published.represents.into_iter().next());
    let beyond = beyond.flat_map(Represents::into_cells).filter(is_shown);
    let beyond = beyond.collect();
    PublishedTable { table, rows, totals, base: base_cell.as_ref().map(represents), beyond }
}

/// Returns the words in place of a hidden count: those for small counts, where all hidden counts are small; else a
/// neutral sign, since one on a larger count would tell that it is not one of the small ones.
pub(in crate::disclosure) fn mask<'a>(
    report: &ReportPlan,
    small: &'a SmallPlan,
    context: Context<'a>,
    has_words: bool,
) -> Mask<'a> {
    match small.mask.as_deref().filter(|_| has_words) {
        Some(words) => Mask { words, notes: small.notes.clone() },
        None => Mask { words: &context.policy.mask, notes: neutral_notes(report, small) },
    }
}

/// The notes on small counts that are true of larger ones, too: those that bound no count.
fn neutral_notes(report: &ReportPlan, small: &SmallPlan) -> Vec<String> {
    let bounds = |id: &String| report.notes.iter().any(|note| note.id == *id && states_bound(&note.text));
    small.notes.iter().filter(|id| !bounds(id)).cloned().collect()
}

/// Returns whether every count that the table masks is a small one, and that may be said.
fn has_words(source: &Source, context: Context) -> bool {
    if context.decision.wordless.contains(&source.level) {
        return false;
    }
    let pools = |rows: &[ExactRow], small: &SmallPlan| small.pool.is_some() && source.exact.may_merge(rows);
    let of_rows = |exact: &[ExactRow], rows: &[RowCells], small: &SmallPlan| {
        pools(exact, small)
            || rows
                .iter()
                .flat_map(|row| &row.cells)
                .all(|cell| !context.decision.hides(*cell) || context.is_small(*cell))
    };
    let wanted = source.wanted;
    let of_parts = |(row, cells): (&ExactRow, &RowCells)| {
        let small = wanted.within.as_ref().and_then(|within| within.of.get(&row.label)).unwrap_or(&wanted.small);
        of_rows(&row.parts, &cells.parts, small)
    };
    of_rows(&source.exact.rows, &source.cells.rows, &wanted.small)
        && source.exact.rows.iter().zip(&source.cells.rows).all(of_parts)
        && source.cells.totals.iter().all(|cell| !context.decision.hides(*cell) || context.is_small(*cell))
}

/// Whose figures a table of jurisdictions shows: not those of the report's own alone.
fn whose(plan: &Plan, wanted: &TablePlan, columns: &[ExactColumn]) -> Option<String> {
    let is_jurisdiction = |field: &String| plan.jurisdiction.as_ref() == Some(field);
    let in_columns = columns.iter().any(|column| column.jurisdiction.is_some());
    (is_jurisdiction(&wanted.by) || in_columns).then(|| plan.everywhere())
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
    (level, has_words, may_pool): (Level, bool, bool),
    (exact, cells): (&ExactRow, &RowCells),
    wanted: &TablePlan,
) -> Vec<Published> {
    let small = within.of.get(&exact.label).unwrap_or(outer.small);
    let listed = listed(plan, &within.field);
    let mask = mask(&plan.report, small, outer.context, has_words);
    let notes_of_larger = neutral_notes(&plan.report, small);
    let rule = Rule {
        level,
        small,
        mask,
        notes_of_larger,
        may_pool,
        order: within.order,
        listed: &listed,
        always: &[],
        ..*outer
    };
    rule.publish(&exact.parts, &cells.parts, &mut |_, row| {
        row.notes = wanted.row_notes.get(&row.label).cloned().unwrap_or_default();
        Vec::new()
    })
}

/// The labels of a field in the order in which it lists them.
fn listed(plan: &Plan, field: &str) -> Vec<String> {
    let Some(field) = plan.fields.get(field) else { return Vec::new() };
    if field.kind == FieldType::YesNo {
        return answers::LISTED.map(str::to_owned).to_vec();
    }
    let of_values = field.values.iter().map(|Category { label, .. }| label);
    let of_columns = field.columns.iter().map(|FlagColumn { label, .. }| label);
    let of_bands = field.bands.iter().map(|band| &band.label);
    of_values.chain(of_columns).chain(of_bands).cloned().collect()
}

fn total(everywhere: &str, source: &Source, kind: TableKind, rule: &Rule, rates: Option<&Rates>) -> Option<Row> {
    let plan = source.wanted.total.as_ref()?;
    let mut row = Row { label: plan.label.clone(), notes: plan.notes.clone(), ..Row::default() };
    if kind == TableKind::NonCumulative {
        return Some(row);
    }
    let percent = plan.decimals.map(|decimals| Decimal::new(100 * 10_i64.pow(u32::from(decimals.min(4))), decimals));
    let decision = rule.context.decision;
    let value = |(total, cell): (&Exact, &CellId)| {
        if decision.hides(*cell) {
            return rule.mask.value();
        }
        match decision.value(*cell, *total, rule.is_altered) {
            // 100 % of what is only about so many would say more than is known.
            Value::Count { count, qualifier: None, notes, .. } => {
                let percent = percent.filter(|_| count > 0);
                Value::Count { count, percent, percent_qualifier: None, interval: None, qualifier: None, notes }
            }
            value => value,
        }
    };
    let mut values: Vec<Value> = source.exact.totals.iter().zip(&source.cells.totals).map(value).collect();
    if source.exact.columns.is_empty() {
        row.value = values.pop();
    } else {
        row.values = values;
    }
    if let Some(rates) = rates {
        rates.add(&mut row, everywhere, &rule.context.policy.mask);
    }
    Some(row)
}

/// Returns the base of percentages, and the count that it prints. A base that is itself hidden cannot be printed, and
/// then there are no percentages.
fn base(
    plan: &Plan,
    source: &Source,
    kind: TableKind,
    context: Context,
    total: Option<&Row>,
) -> (Base, Option<CellId>) {
    let Source { wanted, exact, cells, .. } = source;
    let count = |cell: Option<CellId>, count: Exact, label: String| match cell {
        Some(cell) if !context.decision.hides(cell) => {
            (Base::Count { count: context.decision.printed(cell, count), label }, Some(cell))
        }
        _ => (Base::None, None),
    };
    let (whole, cell) = (exact.totals.first().copied().unwrap_or_default(), cells.totals.first().copied());
    let unit = || plan.measures.get(&wanted.measure).map(|measure| measure.unit.clone()).unwrap_or_default();
    match &wanted.base {
        BasePlan::None => (Base::None, None),
        _ if kind == TableKind::Ranking && total.is_none() => (Base::None, None),
        BasePlan::Parent => (Base::Parent, None),
        BasePlan::Figure(id) => (Base::Figure(id.clone()), None),
        BasePlan::Respondents(label) => count(cells.respondents, exact.respondents, label.clone()),
        BasePlan::Total if kind == TableKind::NonCumulative => match figure_of(plan, wanted) {
            Some(figure) => (Base::Figure(figure), None),
            None => count(cell, whole, unit()),
        },
        BasePlan::Total if kind == TableKind::Trend => (Base::None, None),
        BasePlan::Total if total.is_none() => count(cell, whole, unit()),
        BasePlan::Total => (Base::Total, None),
    }
}
