//! Tables: head, rows in their nesting, total, and what is under them.

use maud::{Markup, html};

use super::Page;
use crate::chart::{RowBars, Tints};
use crate::report::{Cell, CellState, Comparison, Line, Row, Table, TableKind, TableView, Value};

/// With more columns of figures than this, a table takes the whole width and its chart is above it.
const WIDE: usize = 4;
/// With more than this it may be wider than a phone.
const SCROLLS: usize = 2;

/// Columns of a table, worked out once for its head and all its rows.
pub(super) struct Layout<'r> {
    pub(super) view: TableView<'r>,
    ranked: bool,
    pub(super) columns: Vec<ColumnLayout>,
    pub(super) compared: bool,
    /// The row that stands out.
    own: Option<&'r Row>,
    /// Bars drawn in its rows.
    pub(super) bars: Option<RowBars<'r>>,
    /// Tints behind its figures.
    pub(super) tints: Option<Tints>,
    /// Print size, where it is not the usual one.
    paper: Option<&'static str>,
}

pub(super) struct ColumnLayout {
    pub(super) values: bool,
    pub(super) percent: bool,
    /// Heading, in one line.
    pub(super) head: String,
}

impl<'r> Layout<'r> {
    fn new(view: TableView<'r>, page: &Page<'r>) -> Self {
        let shown = |column| ColumnLayout {
            values: view.has_values(column),
            percent: view.has_percent(column),
            head: page.locale.column_head(view.table, column),
        };
        let columns = (0..view.table.width()).map(shown).collect();
        let ranked = view.table.kind == TableKind::Ranking;
        let compared = view.table.change != Comparison::None;
        let bars = page.row_bars(view.table);
        let tints = page.tints(view.table);
        let own = page.report.own_row(view.table);
        let mut layout = Self { view, ranked, own, columns, compared, bars, tints, paper: None };
        layout.paper = page.paper(&layout).filter(|_| !page.options.plain);
        layout
    }

    /// Returns whether the chart is in the table itself.
    const fn is_drawn(&self) -> bool {
        self.bars.is_some() || self.tints.is_some()
    }

    /// Returns the number of columns of figures, the labels excluded.
    fn figure_columns(&self) -> usize {
        let own: usize =
            self.columns.iter().map(|column| usize::from(column.values) + usize::from(column.percent)).sum();
        own + 2 * usize::from(self.compared)
    }
}

impl<'r> Page<'r> {
    /// A table with its heading, chart, summary and remarks.
    pub(super) fn table(&self, table: &'r Table, pointer: &str, under_heading: bool) -> Markup {
        let layout = Layout::new(TableView::new(self.report, table), self);
        let name = self.id("name", &table.id);
        let wide = layout.figure_columns() > WIDE;
        let plain = self.options.plain;
        let scrolls = layout.figure_columns() > SCROLLS && !plain;
        let own_marks: Vec<_> = self.table_marks(&layout, pointer);
        html! {
            div class=(if wide { "hr-block hr-wide" } else { "hr-block" }) id=(self.id("table", &table.id)) {
                (self.block_heading(&table.id, &table.title, under_heading, &html! {
                    (self.references(&table.notes))
                    @for index in own_marks { (self.mark(index)) }
                }))
                @if !plain { p class="hr-measure" { (self.locale.measure(self.report, table)) } }
                @if !layout.is_drawn() {
                    (self.block_controls(&table.id, true))
                    (self.drawing(&table.id))
                }
                // Such a table scrolls by itself on a narrow screen, so the keyboard must reach it.
                div class=(if layout.bars.is_some() { "hr-table hr-bars" } else { "hr-table" })
                    data-hr-rows=[layout.bars.as_ref().map(|_| &table.id)] data-paper=[layout.paper] tabindex=[scrolls.then_some("0")] role=[scrolls.then_some("region")]
                    aria-labelledby=[scrolls.then_some(&name)] {
                    table aria-labelledby=[plain.then_some(&name)] {
                        // Where there is no style sheet, a caption is seen, and need not repeat the heading.
                        caption class="hr-caption" {
                            @if !plain { (self.isolated(&table.title)) ", " }
                            (self.locale.measure(self.report, table))
                        }
                        (self.head(&layout))
                        (self.body(&layout, pointer))
                    }
                }
                (super::tints::legend(&layout))
                p class="hr-summary" id=(self.id("summary", &table.id)) { (self.locale.summary(self.report, table)) }
                (self.remarks(&layout))
                (self.contradiction_list(pointer))
                // Where there is nothing to choose, they wait until the table was seen.
                @if layout.is_drawn() { (self.block_controls(&table.id, false)) }
            }
        }
    }

    /// Contradictions of the table as a whole, which no row shows.
    fn table_marks(&self, layout: &Layout, pointer: &str) -> Vec<usize> {
        let in_line =
            |place: &str| layout.view.lines.iter().any(|line| place.starts_with(&format!("{pointer}{}", line.pointer)));
        let of_table = self.contradictions_under(pointer).filter(|(_, problem)| !in_line(&problem.pointer));
        of_table.map(|(index, _)| index).collect()
    }

    fn head(&self, layout: &Layout<'r>) -> Markup {
        let table = layout.view.table;
        let words = self.locale.words();
        let head = |text: &str| html! { th scope="col" class="hr-n" align=[self.side("right")] { (text) } };
        let stub = table.stub.as_ref().unwrap_or(&table.title);
        html! {
            thead {
                (self.groups(layout))
                tr {
                    @if layout.ranked { th scope="col" class="hr-rank" { (words.rank) } }
                    th scope="col" class="hr-stub" align=[self.side("left")] { (self.isolated(stub)) }
                    @for (index, column) in layout.columns.iter().enumerate() {
                        @let own = table.columns.get(index);
                        @let heading = own.map_or_else(|| self.locale.column_head(table, index), |own| own.heading.clone());
                        // Written where it is shown, since a reference counts as soon as it is written.
                        @let details = || own.map(|own| html! { (self.references(&own.notes)) (self.column_details(own)) });
                        @if column.values { th scope="col" class="hr-n" align=[self.side("right")] { (self.isolated(&heading)) @if let Some(details) = details() { (details) } } }
                        @if column.percent {
                            @let of = self.locale.percent_head(self.report, table, index);
                            th scope="col" class="hr-n" align=[self.side("right")] {
                                @if own.is_some() { (self.isolated(&heading)) ", " }
                                (of)
                                @if !column.values { @if let Some(details) = details() { (details) } }
                            }
                        }
                    }
                    @if layout.compared { (head(words.change)) (head(words.change_percent)) }
                    (super::rows::bar(layout, None))
                }
            }
        }
    }

    /// The upper level of a head of two: the groups of columns, each over those that say it.
    fn groups(&self, layout: &Layout<'r>) -> Markup {
        let columns = &layout.view.table.columns;
        let mut groups: Vec<(Option<&str>, usize)> = Vec::new();
        for (column, own) in columns.iter().zip(&layout.columns) {
            let (group, width) = (column.group.as_deref(), usize::from(own.values) + usize::from(own.percent));
            match groups.last_mut() {
                Some((last, span)) if *last == group => *span += width,
                _ => groups.push((group, width)),
            }
        }
        html! {
            @if columns.iter().any(|column| column.group.is_some()) {
                tr class="hr-groups" {
                    td colspan=(1 + usize::from(layout.ranked)) {}
                    @for (group, width) in groups {
                        @if let Some(group) = group {
                            th scope="colgroup" class="hr-n" align=[self.side("right")] colspan=(width) { (self.isolated(group)) }
                        } @else {
                            td colspan=(width) {}
                        }
                    }
                    @if layout.compared { td colspan="2" {} }
                }
            }
        }
    }

    fn column_details(&self, column: &crate::report::Column) -> Markup {
        html! { @for detail in self.locale.column_details(column) { " " small { (self.isolated(&detail)) } } }
    }

    /// Every row with children opens a group of rows that it heads.
    fn body(&self, layout: &Layout<'r>, pointer: &str) -> Markup {
        let lines = &layout.view.lines;
        let is_group = |line: &Line| line.level == 0 && !line.row.children.is_empty();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_total) {
            let after_group = index > 0 && line.level == 0 && lines[index - 1].level > 0;
            match groups.last_mut() {
                Some(group) if !is_group(line) && !after_group => group.push(index),
                _ => groups.push(vec![index]),
            }
        }
        html! {
            @for group in groups {
                tbody { @for index in group { (self.row(layout, index, pointer)) } }
            }
            @for (index, line) in lines.iter().enumerate() {
                @if line.is_total { tfoot { (self.row(layout, index, pointer)) } }
            }
        }
    }

    fn row(&self, layout: &Layout<'r>, index: usize, pointer: &str) -> Markup {
        let line = &layout.view.lines[index];
        let row = line.row;
        let place = format!("{pointer}{}", line.pointer);
        // A subtotal's own problems are at the row itself, those of its children at the children.
        let own = |problem: &str| problem.strip_prefix(&place).is_some_and(|rest| !rest.starts_with("/children"));
        let marks: Vec<usize> = self
            .contradictions_under(&place)
            .filter(|(_, problem)| own(&problem.pointer))
            .map(|(index, _)| index)
            .collect();
        let scope = if row.children.is_empty() { "row" } else { "rowgroup" };
        html! {
            tr data-row=(line.pointer) data-level=(line.level) data-role=[role(line)]
                data-own=[layout.own.is_some_and(|own| std::ptr::eq(own, row)).then_some("true")] {
                @if layout.ranked { td class="hr-rank" { @if !line.is_total { (self.locale.place(&layout.view, index)) } } }
                th scope=(scope) align=[self.side("left")] {
                    @if let Some(parents) = parents(layout, line) { span class="hr-sr" { (parents) ": " } }
                    (self.label(&row.label))
                    (self.references(&row.notes))
                    @for mark in marks { (self.mark(mark)) }
                    @for detail in self.locale.row_details(row) { " " small class="hr-detail" { (self.isolated(&detail)) } }
                }
                (self.cells(layout, line))
                (super::rows::bar(layout, Some(line)))
            }
        }
    }

    /// A label that may break after a slash, where no browser does by itself: `Restaurant/Food Service`.
    pub(super) fn label(&self, label: &str) -> Markup {
        let parts = || label.split('/').enumerate();
        html! {
            @if self.options.plain {
                span class="hr-label" dir="auto" { (label) }
            } @else {
                bdi class="hr-label" { @for (index, part) in parts() { @if index > 0 { "/" wbr; } (part) } }
            }
        }
    }

    fn cells(&self, layout: &Layout<'r>, line: &Line<'r>) -> Markup {
        html! {
            @if line.cells.is_empty() {
                // A closing line, or a ranking without figures.
                @if layout.figure_columns() > 0 { td colspan=(layout.figure_columns()) {} }
            } @else {
                @for (index, (cell, column)) in line.cells.iter().zip(&layout.columns).enumerate() {
                    @let tint = super::tints::name(layout, line, index);
                    (self.cell(cell, column, tint.as_deref(), layout.paper.filter(|paper| *paper == "rows").map(|_| column.head.as_str())))
                }
                @if layout.compared { (self.change(line)) }
            }
        }
    }

    fn cell(&self, cell: &Cell<'r>, column: &ColumnLayout, tint: Option<&str>, head: Option<&str>) -> Markup {
        let words = self.locale.words();
        let state = cell.state.name();
        let share = matches!(cell.value, Value::Share { .. });
        let notes = self.references(cell.value.notes());
        html! {
            @if is_in_words(cell) {
                td class="hr-n hr-words" data-head=[head] data-tint=[tint] align=[self.side("right")] data-state=(state) colspan=[(column.values && column.percent).then_some(2)] {
                    (self.isolated(&self.locale.value(cell.value))) (notes)
                }
            } @else {
                @if column.values {
                    @if share {
                        td class="hr-n" data-head=[head] data-tint=[tint] align=[self.side("right")] data-state="not-given" {
                            span aria-hidden="true" { "–" }
                            // Without a style sheet it would be seen, too; the remark under the table says it there.
                            @if !self.options.plain { span class="hr-sr" { (words.not_given) } }
                        }
                    } @else {
                        td class="hr-n" data-head=[head] data-tint=[tint] align=[self.side("right")] data-state=(state) data-sort=[self.sort_key(cell.value)] {
                            (self.locale.value(cell.value)) (notes)
                        }
                    }
                }
                @if column.percent {
                    td class="hr-n hr-percent" data-head=[head] data-tint=[tint] align=[self.side("right")] data-state=(state) data-sort=[self.sorted(cell.percent)] {
                        @if let Some([sign, meaning]) = self.locale.rounded(cell) { abbr class="hr-low" title=(meaning) { (sign) } " " }
                        @if let Some(percent) = self.locale.cell_percent(cell) { (percent) }
                        @if share { (notes) }
                    }
                }
            }
        }
    }

    fn change(&self, line: &Line) -> Markup {
        let [count, percent] = self.locale.change(line.change.as_ref());
        let absolute = line.change.as_ref().and_then(crate::report::Change::absolute);
        let shown = line.change.as_ref().and_then(crate::report::Change::shown);
        html! {
            td class="hr-n" align=[self.side("right")] data-sort=[self.sorted(absolute)] { (count) }
            td class="hr-n" align=[self.side("right")] data-sort=[self.sorted(shown)] { (percent) }
        }
    }

    /// Writes the remarks needed to read the percentages and signs right.
    fn remarks(&self, layout: &Layout) -> Markup {
        let remarks = self.locale.remarks(self.report, &layout.view, "–");
        // It is the first of them.
        let is_line = |index| index == 0 && layout.bars.as_ref().is_some_and(|bars| bars.benchmark().is_some());
        html! {
            @if !remarks.is_empty() {
                ul class="hr-remarks" role="list" {
                    @for (index, remark) in remarks.iter().enumerate() { li data-line=[is_line(index).then_some("true")] { (self.isolated(remark)) } }
                }
            }
        }
    }
}

/// Returns whether words are in place of a figure.
pub(super) fn is_in_words(cell: &Cell) -> bool {
    matches!(cell.state, CellState::Masked | CellState::NotApplicable | CellState::NotCollected)
}

/// Returns the role of a row for the style sheet: `total`, `other`, `not-specified`, `pooled`, `parent`.
fn role(line: &Line) -> Option<&'static str> {
    let pooled = line.cells.iter().any(|cell| cell.state == CellState::Pooled);
    match line.row.role {
        _ if line.is_total => Some("total"),
        crate::report::Role::Other => Some("other"),
        crate::report::Role::NotSpecified => Some("not-specified"),
        _ if pooled => Some("pooled"),
        _ if !line.row.children.is_empty() => Some("parent"),
        crate::report::Role::Category => None,
    }
}

/// The labels of the rows that a nested row belongs to, which indentation alone would not tell everyone.
fn parents(layout: &Layout, line: &Line) -> Option<String> {
    let mut labels = Vec::new();
    let mut parent = line.parent;
    while let Some(index) = parent {
        labels.insert(0, layout.view.lines[index].row.label.as_str());
        parent = layout.view.lines[index].parent;
    }
    (!labels.is_empty()).then(|| labels.join(", "))
}
