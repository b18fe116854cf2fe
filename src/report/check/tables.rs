use std::collections::BTreeSet;

use super::columns::check_columns;
use super::figures::{check_rank, check_value, counted};
use super::maps::check_rows_of_map;
use super::ranks::check_places;
use super::references::check_period;
use super::sums::{are_parts, check_subtotal, check_sum, check_total_among_rows};
use super::words::Range;
use super::{grouped, printed};
use crate::report::document::Report;
use crate::report::findings::{Findings, Step};
use crate::report::table::{Base, ChartKind, Comparison, Row, Table, TableKind, compares_periods};
use crate::report::value::Value;

impl Report {
    pub(super) fn check_tables(&self, found: &mut Findings) {
        found.each("sections", &self.sections, |found, section| {
            found.each("tables", &section.tables, |found, table| {
                found.in_table(&table.title, |found| self.check_table(table, found));
            });
        });
    }

    pub(super) fn check_table(&self, table: &Table, found: &mut Findings) {
        check_kind(table, found);
        self.check_base(table, found);
        if let Some(period) = &table.period {
            found.at(Step::Field("period"), |found| check_period(period, found));
        }
        found.each("columns", &table.columns, |found, column| {
            if let Some(period) = &column.period {
                found.at(Step::Field("period"), |found| check_period(period, found));
            }
        });
        let mut siblings = BTreeSet::new();
        found.each("rows", &table.rows, |found, row| self.check_row(table, row, None, &mut siblings, found));
        if let Some(total) = &table.total {
            found
                .at(Step::Field("total"), |found| found.in_row(&total.label, |found| check_total(table, total, found)));
        }
        for column in 0..table.width() {
            check_sum(table, column, found);
        }
        check_columns(table, found);
        check_places(table, found);
        check_total_among_rows(table, found);
        check_benchmark(table, found);
        check_highlight(table, found);
        check_rows_of_map(table, found);
    }

    fn check_base(&self, table: &Table, found: &mut Findings) {
        let base = |found: &mut Findings, code, message: String, remedy: &str| {
            found.at(Step::Field("base"), |found| found.error(code, message, remedy));
        };
        match &table.base {
            Base::Figure(id) => match self.figure(id).map(|figure| figure.value.published_count()) {
                Some(Some(_)) => {}
                Some(None) => base(
                    found,
                    "base-not-a-count",
                    format!("The figure “{id}” is no published count."),
                    "Refer to a figure with a count.",
                ),
                None => base(
                    found,
                    "unknown-figure",
                    format!("There is no figure “{id}”."),
                    "Give the id of a headline figure, or of a figure of a section.",
                ),
            },
            Base::Parent if table.kind != TableKind::Nested => {
                base(
                    found,
                    "base-without-parent",
                    "Only the rows of a nested table have parents.".to_owned(),
                    "Use another base, or make the table nested.",
                );
            }
            Base::Total if table.kind == TableKind::NonCumulative && table.rows.iter().any(has_count) => {
                base(
                    found,
                    "base-missing",
                    "A non-cumulative table has no total to take percentages of.".to_owned(),
                    "Name the `figure` or `count` that they are of, or say \"none\".",
                );
            }
            _ => {}
        }
        let counts_of_nothing = |column: &usize| {
            let is_counted = |row: &Row| row.figures().get(*column).and_then(Value::published_count) > Some(0);
            self.base_count(table, *column) == Some(0) && table.rows.iter().any(is_counted)
        };
        if let Some(column) = (0..table.width()).find(counts_of_nothing) {
            let whose = table.columns.get(column).map(|own| format!(" of the column “{}”", own.heading));
            let message = format!("The percentages{} are of nothing.", whose.unwrap_or_default());
            base(found, "base-zero", message, "Correct the base: it is 0, but rows have counts.");
        }
    }

    fn check_row<'t>(
        &self,
        table: &Table,
        row: &'t Row,
        parent: Option<&Row>,
        siblings: &mut BTreeSet<&'t str>,
        found: &mut Findings,
    ) {
        found.in_row(&row.label, |found| {
            if !siblings.insert(&row.label) {
                let message = format!("Two rows beside each other are called “{}”.", row.label);
                found.at(Step::Field("label"), |found| {
                    found.advice("duplicate-label", message, "A reader cannot tell them apart.");
                });
            }
            check_width(table, row, found);
            if let Some(rank) = &row.rank {
                found.at(Step::Field("rank"), |found| check_rank(rank, found));
            }
            if let Some(period) = &row.period {
                found.at(Step::Field("period"), |found| check_period(period, found));
            }
            each_figure(row, found, |found, column, value| {
                let of_parent = || counted(parent?.figures().get(column)?);
                let whole = self.base_range(table, column);
                let base = if table.base == Base::Parent && parent.is_some() { of_parent() } else { whole };
                check_value(value, base, found);
                check_limit(table, value, whole, found);
            });
            let mut children = BTreeSet::new();
            found.each("children", &row.children, |found, child| {
                self.check_row(table, child, Some(row), &mut children, found);
            });
            for column in 0..table.width() {
                check_subtotal(table, row, column, found);
            }
        });
    }
}

impl Report {
    /// Returns the possible bases of a column: the count may have a word before it.
    fn base_range(&self, table: &Table, column: usize) -> Option<Range> {
        let count = self.base_count(table, column)?;
        match &table.base {
            // Percentages of something else are the publication's own.
            Base::Total if !are_parts(table, column) => None,
            Base::Total | Base::Parent => counted(table.total.as_ref()?.figures().get(column)?),
            Base::Figure(id) => counted(&self.figure(id)?.value),
            _ => Some(Range { least: count, most: Some(count) }),
        }
    }
}

fn has_count(row: &Row) -> bool {
    row.figures().iter().any(|value| value.published_count().is_some()) || row.children.iter().any(has_count)
}

/// Does something for each figure of a row, at its place in the document.
fn each_figure(row: &Row, found: &mut Findings, mut f: impl FnMut(&mut Findings, usize, &Value)) {
    if let Some(value) = &row.value {
        found.at(Step::Field("value"), |found| f(found, 0, value));
    }
    let mut column = 0;
    found.each("values", &row.values, |found, value| {
        f(found, column, value);
        column += 1;
    });
}

fn check_kind(table: &Table, found: &mut Findings) {
    let kind = |found: &mut Findings, code, message: &str, remedy: &str| {
        found.at(Step::Field("kind"), |found| found.error(code, message, remedy));
    };
    let has_children = table.rows.iter().any(|row| !row.children.is_empty());
    match table.kind {
        TableKind::Exclusive if has_children => {
            kind(found, "not-nested", "Rows of an exclusive table have no children.", "Make it \"nested\".");
        }
        TableKind::Nested if !has_children => {
            found.at(Step::Field("kind"), |found| {
                found.advice("not-nested", "No row of this nested table has children.", "Make it \"exclusive\".");
            });
        }
        TableKind::NonCumulative if table.total.as_ref().is_some_and(|total| !total.figures().is_empty()) => {
            kind(
                found,
                "total-of-overlapping-rows",
                "The rows of a non-cumulative table overlap, so it has no total.",
                "Give the number as its `base`; a closing line has a label only.",
            );
        }
        _ => {}
    }
    if table.rows.is_empty() {
        found.at(Step::Field("rows"), |found| {
            found.error("no-rows", "This table has no rows.", "Give it rows, or leave it out.");
        });
    }
    if let Some(need) = table.chart.need().filter(|_| !table.suits(table.chart)) {
        let code = if table.chart == ChartKind::Donut { "no-donut" } else { "unsuitable-chart" };
        found.at(Step::Field("chart"), |found| {
            found.error(code, format!("{need}; this table is not one."), "Use \"bars\".");
        });
    }
    if table.change != Comparison::None && !compares_periods(&table.columns, table.rows.iter()) {
        found.at(Step::Field("change"), |found| {
            let message = "A change is from one period to another, and the rows (or two columns at least) have none.";
            found.error("change-without-periods", message, "Give each row, or each column, a `period` with a `start`.");
        });
    }
}

/// Checks that a benchmark can be drawn as a line through the table's bars.
fn check_benchmark(table: &Table, found: &mut Findings) {
    let Some(benchmark) = &table.benchmark else { return };
    found.at(Step::Field("benchmark"), |found| {
        if !table.shares_scale_with(benchmark) {
            let message = "A benchmark is a line through bars of its measure, and this table has no such bars.";
            let remedy = "Give it the measure of the table's bars (a count beside counts, a percentage beside \
                 percentages), use \"bars\" as the `chart`, or say it in a note.";
            found.error("unsuitable-benchmark", message, remedy);
        }
        found.at(Step::Field("value"), |found| {
            if !benchmark.value.notes().is_empty() {
                let remedy = "Add their ids to the `notes` of the table.";
                found.error("misplaced-notes", "A benchmark has no notes of its own.", remedy);
            }
            check_value(&benchmark.value, None, found);
        });
    });
}

/// Checks that one row stands out, not several.
fn check_highlight(table: &Table, found: &mut Findings) {
    let highlighted = table.highlighted();
    if highlighted.len() > 1 {
        let message = format!("{} rows are highlighted: “{}”.", highlighted.len(), highlighted.join("”, “"));
        found.at(Step::Field("rows"), |found| {
            found.error("several-highlighted", message, "Highlight one row.");
        });
    }
}

fn check_width(table: &Table, row: &Row, found: &mut Findings) {
    let (given, wanted) = (row.figures().len(), table.width());
    let both = row.value.is_some() && !row.values.is_empty();
    let label_only = given == 0 && table.kind == TableKind::Ranking;
    if both || (given != wanted && !label_only) {
        let field = if table.columns.is_empty() { "value" } else { "values" };
        let message = format!("This row has {} figures.", given + usize::from(both) * row.values.len());
        let words = if given == 0 { " Where there is none to print, say {\"notCollected\": \"–\"}." } else { "" };
        let remedy = format!("The table has {wanted} column(s): give one figure for each, in `{field}`.{words}");
        found.at(Step::Field(field), |found| found.error("wrong-width", message, remedy));
    }
}

/// In a table whose rows are parts of something, none can be larger than it.
fn check_limit(table: &Table, value: &Value, whole: Option<Range>, found: &mut Findings) {
    let parts = matches!(table.kind, TableKind::NonCumulative | TableKind::Ranking) && !value.has_noise();
    if let (true, Some(whole)) = (parts, whole)
        && Range::of(value).is_above(whole)
    {
        let (count, whole) = (printed(value), grouped(whole.most.unwrap_or(whole.least)));
        let message = format!("{count} is more than the {whole} that the percentages are of.");
        found.contradiction("row-above-base", message, "A row is never larger than its base; correct one of them.");
    }
}

fn check_total(table: &Table, total: &Row, found: &mut Findings) {
    let closing = total.figures().is_empty() && table.kind == TableKind::NonCumulative;
    if !closing {
        check_width(table, total, found);
    }
    if !total.children.is_empty() {
        let remedy = "Put the rows into `rows`.";
        found.at(Step::Field("children"), |found| {
            found.error("total-with-children", "A total has no children.", remedy);
        });
    }
    each_figure(total, found, |found, column, value| {
        let base = counted(value).filter(|count| count.least > 0 && are_parts(table, column));
        check_value(value, base, found);
    });
}
