use std::ops::Range;

use super::axis::{Axis, AxisKind, Matrix};
use super::count::Count;
use super::counted::Counted;
use super::coverage::Coverage;
use super::tabulation::{ExactColumn, ExactRow, ExactTable};
use super::tabulator::Tabulator;
use crate::disclosure::Exact;
use crate::locale::Locale;
use crate::plan::{Aggregate, Condition, MissingRows, Plan, Span, TablePlan, Within, fold};
use crate::report::{Role, TableKind};

/// Counts a table; `None` where the file lacks an optional field that it needs, or has nothing for its columns.
pub(super) fn count(count: &mut Count, made: &mut Tabulator, plan: &Plan, table: &TablePlan) -> Option<ExactTable> {
    let within = table.within.as_ref();
    let columns = table.columns.as_ref();
    let fields: Vec<&str> = std::iter::once(table.by.as_str())
        .chain(within.map(|within| within.field.as_str()))
        .chain(columns.map(|columns| columns.by.as_str()))
        .collect();
    if !fields.iter().all(|field| Count::is_known(plan, made, field)) {
        return None;
    }
    count.note_measure(&made.frame, plan, &table.measure);
    let conditions = count.conditions(plan, &table.measure, &table.conditions);
    let days = days(count, table);
    let is_jurisdiction = |field: &str| plan.jurisdiction.as_deref() == Some(field);
    let jurisdiction = if fields.iter().any(|field| is_jurisdiction(field)) { None } else { count.place.jurisdiction };
    let covered = Coverage::of_table(count.scope, table.span, &made.frame);
    if let Some(quick) = from_cube(made, plan, table, jurisdiction, (days.as_ref(), covered), &conditions) {
        return Some(quick);
    }
    let choice = (jurisdiction, days.clone(), conditions);
    let source = count.source(&made.frame, plan, &table.measure, choice, &fields)?;
    let span = days.unwrap_or(1..all_days(made).end);
    let (rows, columns) = axes(made, plan, table, (&span, covered))?;
    let mut parts = None;
    let mut matrix = match (&columns, within) {
        (Some(columns), _) => Matrix::across(&rows, columns, &source)?.0,
        (None, Some(within)) => {
            let axis = Axis::new(&within.field, None, plan, &made.frame, (&span, covered))?;
            let (of_parts, whole) = Matrix::across(&rows, &axis, &source)?;
            parts = Some((within, of_parts, axis));
            whole
        }
        (None, None) => Matrix::over(&rows, &source)?,
    };
    let scale = scale(made, plan, &table.measure);
    if scale > 1 {
        let exact = matrix.clone();
        matrix.round(scale, rows.overlaps());
        if let Some((_, parts, axis)) = &mut parts {
            parts.round_within(&exact, &matrix, scale, axis.overlaps());
        }
    }
    let whole = source.total().rounded(scale);
    let assembly = Assembly { table, rows: &rows, columns: columns.as_ref(), plan };
    Some(assembly.table(matrix, parts.as_ref(), Some(whole)))
}

/// The counts of all jurisdictions on certain days, in the order of the field's labels.
pub(super) fn by_jurisdiction(
    count: &mut Count,
    made: &mut Tabulator,
    plan: &Plan,
    measure: &str,
    conditions: &[Condition],
    days: Option<Range<u32>>,
) -> Vec<Counted> {
    let Some(field) = &plan.jurisdiction else { return Vec::new() };
    let scale = scale(made, plan, measure);
    if let Some(cube) = cube(made, plan, measure, conditions) {
        let days = days.unwrap_or(all_days(made));
        let count = |item| Counted::new(cube.count(item, days.clone()), None).rounded(scale);
        return (1..).take(made.jurisdictions().len()).map(count).collect();
    }
    let choice = (None, days, conditions.to_vec());
    let source = count.source(&made.frame, plan, measure, choice, &[field]);
    let counts = source.and_then(|source| Some(source.by(field)?.categories().0)).unwrap_or_default();
    counts.into_iter().map(|counted| counted.rounded(scale)).collect()
}

/// Returns the number of units in each whole one of a measure's counts.
fn scale(made: &Tabulator, plan: &Plan, measure: &str) -> u64 {
    plan.measures.get(measure).map_or(1, |measure| made.frame.scale(&measure.count))
}

/// The cube of a measure that adds up over days and jurisdictions. It knows of no keys.
fn cube(
    made: &mut Tabulator,
    plan: &Plan,
    measure: &str,
    conditions: &[Condition],
) -> Option<std::rc::Rc<super::coded_table::Cube>> {
    if made.frame.record_key().is_some() {
        return None;
    }
    match &plan.measures.get(measure)?.count {
        Aggregate::Records => made.frame.cube(conditions, None),
        Aggregate::Sum(of) => made.frame.cube(conditions, Some(of)),
        Aggregate::Distinct(_) | Aggregate::SumDistinct { .. } => None,
    }
}

/// The items of all days, and of none.
fn all_days(made: &Tabulator) -> Range<u32> {
    0..u32::try_from(made.frame.days().len() + 1).unwrap_or(u32::MAX)
}

/// Returns the days that a table is about; `None`: any, also none.
fn days(count: &Count, table: &TablePlan) -> Option<Range<u32>> {
    match (table.span, &count.place.days) {
        (Span::Report, days) => days.clone(),
        (Span::UntilEnd, Some(days)) => Some(1..days.end),
        (Span::All | Span::UntilEnd, _) => None,
    }
}

/// The rows of a table and its columns, if it has several; `None` where no column is left, for then it says nothing.
fn axes<'m>(
    made: &'m Tabulator,
    plan: &'m Plan,
    table: &'m TablePlan,
    span: (&Range<u32>, Coverage),
) -> Option<(Axis<'m>, Option<Axis<'m>>)> {
    let rows = Axis::new(&table.by, table.each, plan, &made.frame, span)?;
    let Some(columns) = &table.columns else { return Some((rows, None)) };
    let columns = Axis::new(&columns.by, columns.each, plan, &made.frame, span)?;
    (columns.len() > 0).then_some((rows, Some(columns)))
}

/// A table whose axes are only jurisdictions and periods needs no rows.
fn from_cube(
    made: &mut Tabulator,
    plan: &Plan,
    table: &TablePlan,
    jurisdiction: Option<u32>,
    (days, covered): (Option<&Range<u32>>, Coverage),
    conditions: &[Condition],
) -> Option<ExactTable> {
    let is_of_cube = |field: &str, periods: bool| {
        let is = |axis: &Option<String>| axis.as_deref() == Some(field);
        is(&plan.jurisdiction) || (periods && is(&plan.date))
    };
    let columns_fit = table
        .columns
        .as_ref()
        .is_none_or(|columns| columns.by != table.by && is_of_cube(&columns.by, columns.each.is_some()));
    if table.within.is_some() || !columns_fit || !is_of_cube(&table.by, table.each.is_some()) {
        return None;
    }
    let cube = cube(made, plan, &table.measure, conditions)?;
    let all = all_days(made);
    let span = days.cloned().unwrap_or(1..all.end);
    let (rows, columns) = axes(made, plan, table, (&span, covered))?;
    let whole = days.cloned().unwrap_or(all);
    let undated = 0..u32::from(whole.start == 0);
    // `row` is `None` for what belongs to no row.
    let cell = |row: Option<usize>, column: usize| {
        let of_columns = columns.as_ref();
        let item = |place: usize| u32::try_from(place + 1).unwrap_or(0);
        let (place, days) = match (&rows.kind, of_columns.map(|columns| &columns.kind)) {
            (AxisKind::Categories(_), _) => {
                (Some(row.map_or(0, item)), of_columns.and_then(|columns| columns.days(column)))
            }
            (AxisKind::Periods(_), of_columns) => {
                let days = row.map_or_else(|| Some(undated.clone()), |row| rows.days(row));
                (of_columns.map_or(jurisdiction, |_| Some(item(column))), days)
            }
        };
        let days = days.unwrap_or_else(|| whole.clone());
        let count = place.map_or_else(|| cube.everywhere(days.clone()), |item| cube.count(item, days.clone()));
        Counted::new(count, None)
    };
    let width = columns.as_ref().map_or(1, Axis::len);
    let counted = |row| (0..width).map(|column| cell(row, column)).collect();
    let mut matrix = Matrix { rows: (0..rows.len()).map(Some).map(counted).collect(), without: counted(None) };
    matrix.round(scale(made, plan, &table.measure), rows.overlaps());
    Some(Assembly { table, rows: &rows, columns: columns.as_ref(), plan }.table(matrix, None, None))
}

/// Returns the sums of the columns.
fn sums(matrix: &Matrix) -> Vec<Counted> {
    let mut sums = matrix.without.clone();
    for row in &matrix.rows {
        sums.iter_mut().zip(row).for_each(|(sum, count)| *sum += *count);
    }
    sums
}

/// From counts to rows and columns with labels.
struct Assembly<'a> {
    table: &'a TablePlan,
    rows: &'a Axis<'a>,
    columns: Option<&'a Axis<'a>>,
    plan: &'a Plan,
}

impl Assembly<'_> {
    /// The table of these counts. `whole` is everything that is counted, where the rows do not tell.
    fn table(&self, mut matrix: Matrix, parts: Option<&(&Within, Matrix, Axis)>, whole: Option<Counted>) -> ExactTable {
        let overlaps = self.rows.overlaps();
        let without = matrix.without.iter().copied().sum();
        let mut whole = whole.unwrap_or_else(|| sums(&matrix).into_iter().sum());
        let respondents = whole.without(without);
        if self.table.missing == MissingRows::LeaveOut {
            whole = respondents;
            matrix.without.fill(Counted::default());
        }
        let totals = if self.columns.is_some() && !overlaps { sums(&matrix) } else { vec![whole] };
        ExactTable {
            columns: self.columns(),
            rows: self.rows(&matrix, parts),
            totals: totals.into_iter().map(Counted::exact).collect(),
            respondents: respondents.exact(),
            overlaps,
        }
    }

    fn columns(&self) -> Vec<ExactColumn> {
        let Some(columns) = self.columns else { return Vec::new() };
        let is_jurisdiction = self.plan.jurisdiction.as_deref() == Some(columns.field);
        let column = |place| {
            let (heading, period) = columns.label(place);
            ExactColumn { jurisdiction: is_jurisdiction.then(|| heading.clone()), heading, period }
        };
        (0..columns.len()).map(column).collect()
    }

    fn rows(&self, matrix: &Matrix, parts: Option<&(&Within, Matrix, Axis)>) -> Vec<ExactRow> {
        let names = Names {
            not_specified: self.not_specified(self.table.not_specified.as_deref()),
            other: self.table.other.as_deref(),
            always: &self.table.always,
        };
        let without = if self.keeps_missing() { matrix.without.as_slice() } else { &[] };
        let keeps_zeros = matches!(self.rows.kind, AxisKind::Periods(_)) || self.hides_zeros();
        let mut rows = names.rows(self.rows, &matrix.rows, without, keeps_zeros);
        if let Some((within, counts, axis)) = parts {
            for row in &mut rows {
                if within.of.is_empty() || within.of.keys().any(|label| fold(label) == fold(&row.label)) {
                    row.parts = self.parts(within, matrix, counts, axis, row);
                }
            }
        }
        rows
    }

    /// The parts of a row: its counts over the other axis, and what of it has no part. The row of what is not
    /// specified may be one of the axis, or what belongs to none of them, or both.
    fn parts(&self, within: &Within, matrix: &Matrix, counts: &Matrix, axis: &Axis, row: &ExactRow) -> Vec<ExactRow> {
        let own = |place: &usize| fold(&self.rows.label(*place).0) == fold(&row.label);
        let place = (0..self.rows.len()).find(own);
        let of_place = |matrix: &Matrix| place.and_then(|place| matrix.rows.get(place).cloned());
        let takes_rest = row.role == Role::NotSpecified && self.keeps_missing();
        let of_rest = |matrix: &Matrix| takes_rest.then(|| matrix.without.clone());
        let counted = |matrix: &Matrix| of_place(matrix).into_iter().chain(of_rest(matrix)).collect::<Vec<_>>();
        let whole: Counted = counted(matrix).into_iter().flatten().sum();
        let mut parts = vec![vec![Counted::default()]; axis.len()];
        for counts in counted(counts) {
            parts.iter_mut().zip(counts).for_each(|(sum, count)| sum[0] += count);
        }
        let rest = whole.without(parts.iter().flatten().copied().sum());
        let not_specified = self.not_specified(within.not_specified.as_deref());
        Names { not_specified, other: within.other.as_deref(), always: &[] }.rows(
            axis,
            &parts,
            &[rest],
            self.hides_zeros(),
        )
    }

    /// Confidentiality of zeros, where it must not be known that there was none: a row that is left out would tell.
    fn hides_zeros(&self) -> bool {
        self.plan.protection.policy().zeros_sensitive
    }

    /// Returns whether what belongs to no row has one of its own.
    fn keeps_missing(&self) -> bool {
        !self.rows.overlaps() && self.table.missing == MissingRows::Row
    }

    /// The label of what is not specified.
    fn not_specified<'b>(&self, own: Option<&'b str>) -> &'b str {
        own.unwrap_or(Locale::for_language(&self.plan.language).words().not_specified)
    }
}

/// Names of rows, beside their own labels.
struct Names<'a> {
    not_specified: &'a str,
    other: Option<&'a str>,
    always: &'a [String],
}

impl Names<'_> {
    /// The rows that have something to say, in the order of the axis; what belongs to none of them comes last, or is
    /// added to the row that says so.
    fn rows(&self, axis: &Axis, counts: &[Vec<Counted>], without: &[Counted], keep_all: bool) -> Vec<ExactRow> {
        let is = |label: &str, name: &str| fold(name) == fold(label);
        let mut rows = Vec::new();
        for (place, counts) in counts.iter().enumerate() {
            let (label, period) = axis.label(place);
            let is_wanted = keep_all || counts.iter().any(|counted| counted.count > 0) || self.always.contains(&label);
            if !is_wanted {
                continue;
            }
            let role = match () {
                () if is(&label, self.not_specified) => Role::NotSpecified,
                () if self.other.is_some_and(|other| is(&label, other)) => Role::Other,
                () => Role::Category,
            };
            let counts = counts.iter().copied().map(Counted::exact).collect();
            let labels = if period.is_some() { Vec::new() } else { vec![label.clone()] };
            rows.push(ExactRow { label, role, period, counts, parts: Vec::new(), labels, takes_missing: false });
        }
        if without.iter().any(|counted| counted.count > 0) {
            let more: Vec<Exact> = without.iter().copied().map(Counted::exact).collect();
            if let Some(row) = rows.iter_mut().find(|row| row.role == Role::NotSpecified) {
                row.counts.iter_mut().zip(&more).for_each(|(count, more)| *count = count.plus(*more));
                row.takes_missing = true;
            } else {
                let label = self.not_specified.to_owned();
                rows.push(ExactRow {
                    label,
                    role: Role::NotSpecified,
                    period: None,
                    counts: more,
                    parts: Vec::new(),
                    labels: Vec::new(),
                    takes_missing: true,
                });
            }
        }
        rows
    }
}

/// Returns the relation of a table's rows.
pub(crate) fn kind(table: &TablePlan, plan: &Plan, overlaps: bool) -> TableKind {
    let by_period = table.each.is_some() && plan.date.as_ref() == Some(&table.by);
    table.kind.unwrap_or(match () {
        () if overlaps => TableKind::NonCumulative,
        () if table.within.is_some() => TableKind::Nested,
        () if by_period => TableKind::Trend,
        () => TableKind::Exclusive,
    })
}
