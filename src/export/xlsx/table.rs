//! A sheet with one table.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Content, Page};
use crate::export::exportable::{Block, BlockKind};
use crate::export::grid::{Grid, Heading};
use crate::export::notes::Notes;
use crate::export::status::Status;
use crate::locale::Locale;
use crate::report::{Cell, Change, Column, Decimal, Line, Report, Value};

/// Marker of a cell in which no value is possible.
const NOT_APPLICABLE: &str = "[z]";
/// Marker of a figure that was not published.
const NOT_AVAILABLE: &str = "[x]";

/// Writes a block: what must be said of it, then the table.
pub(super) fn sheet(sheet: &mut Worksheet, report: &Report, block: &Block, notes: &mut Notes) -> Result<(), XlsxError> {
    let grid = Grid::new(report, &block.table);
    let (words, table) = (grid.locale.file_words(), grid.view.table);
    let nested = grid.view.lines.iter().any(|line| line.level > 0);
    let remarks: Vec<String> = grid.view.lines.iter().map(|line| remarks(&grid, line)).collect();
    let remarked = remarks.iter().any(|remarks| !remarks.is_empty());
    // A closing line without figures is no row of a table in which no cell is blank.
    let is_row = |line: &&Line| !(line.is_total && line.cells.is_empty());

    let name = sheet.name();
    let mut page = Page::new(sheet, &widths(&grid, nested))?;
    page.title(&notes.marked(&table.title, &table.notes))?;
    page.text(&grid.locale.measure(report, table))?;
    if !table.rows.is_empty() {
        page.text(words.one_table)?;
    }
    if !report.notes.is_empty() {
        page.text(words.see_notes)?;
    }
    for remark in grid.locale.remarks(report, &grid.view, NOT_AVAILABLE) {
        page.text(&remark)?;
    }
    if block.kind == BlockKind::Map && table.rows.is_empty() {
        page.text(grid.locale.words().no_locations)?;
    }
    for line in grid.view.lines.iter().filter(|line| !is_row(line)) {
        page.text(&grid.label(line, notes))?;
    }
    for origin in grid.origin() {
        page.text(&origin)?;
    }
    page.link(words.contents, words.to_contents)?;

    let mut head: Vec<String> = Vec::new();
    for heading in &grid.columns {
        head.push(grid.marked_head(*heading, notes));
        if *heading == Heading::Label && nested {
            head.push(words.part_of.to_owned());
        }
    }
    if remarked {
        head.push(words.remarks.to_owned());
    }
    let mut rows = Vec::new();
    for ((index, line), remarks) in
        grid.view.lines.iter().enumerate().zip(remarks).filter(|((_, line), _)| is_row(line))
    {
        let mut row = Vec::new();
        for heading in &grid.columns {
            match heading {
                Heading::Label => {
                    row.push(Content::Text(notes.of_line(&line.row.label, line)));
                    if nested {
                        row.push(parent(&grid, line));
                    }
                }
                heading => row.push(content(&grid, index, line, *heading)),
            }
        }
        if remarked {
            row.push(if remarks.is_empty() { Content::Sign(NOT_APPLICABLE) } else { Content::Text(remarks) });
        }
        rows.push(row);
    }
    page.table(&format!("{name}_data"), &head, rows)
}

fn widths(grid: &Grid, nested: bool) -> Vec<f64> {
    let mut widths = Vec::new();
    for heading in &grid.columns {
        widths.push(if *heading == Heading::Label { 52.0 } else { 18.0 });
        if *heading == Heading::Label && nested {
            widths.push(30.0);
        }
    }
    widths.push(60.0);
    widths
}

fn parent(grid: &Grid, line: &Line) -> Content {
    let above = line.parent.and_then(|parent| grid.view.lines.get(parent));
    above.map_or(Content::Sign(NOT_APPLICABLE), |above| Content::Text(grid.path(above)))
}

fn content(grid: &Grid, index: usize, line: &Line, heading: Heading) -> Content {
    let cell = |column: usize| line.cells.get(column);
    let known = |content: Option<Content>| content.unwrap_or(Content::Sign(NOT_AVAILABLE));
    let count = |change: i64| number(Decimal::new(change, 0), "+#,##0;−#,##0;0");
    match heading {
        Heading::Rank if line.is_total => Content::Sign(NOT_APPLICABLE),
        Heading::Rank => Content::Text(grid.locale.place(&grid.view, index)),
        Heading::Label => Content::Text(line.row.label.clone()),
        Heading::Figures(column) => known(cell(column).and_then(figure)),
        Heading::Percents(column) => {
            // A total says no percentage where the publication prints none.
            cell(column).map_or(Content::Sign(NOT_AVAILABLE), |cell| {
                percent(cell, grid.locale).unwrap_or(Content::Sign(NOT_APPLICABLE))
            })
        }
        Heading::Change => known(line.change.as_ref().and_then(Change::absolute).map(count)),
        Heading::ChangePercent => known(line.change.as_ref().and_then(Change::shown).map(signed)),
    }
}

/// The figure of a cell, or the sign in its place; nothing where only a percentage was published.
fn figure(cell: &Cell) -> Option<Content> {
    match cell.value {
        Value::Share { .. } => None,
        Value::Change { change, .. } => change.shown().map(signed),
        Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. } => {
            Some(Content::Sign(Status::of(cell).symbol))
        }
        value => value.number().map(|of| number(of, &format!("#,##0{}", decimals(of)))),
    }
}

/// The percentage of a cell, or the sign in its place.
fn percent(cell: &Cell, locale: &Locale) -> Option<Content> {
    let symbol = Status::of(cell).symbol;
    // Signs are beside the number, which stays one.
    let before = cell.value.percent_qualifier().map(|word| quoted(&format!("{word} "))).unwrap_or_default();
    let after = locale.rounded(cell).map(|[sign, _]| quoted(&format!(" {sign}"))).unwrap_or_default();
    match cell.percent {
        Some(percent) => Some(number(percent, &format!("{before}0{}{after}", decimals(percent)))),
        None if symbol.is_empty() => None,
        None => Some(Content::Sign(symbol)),
    }
}

/// Words in a number's format, which knows no quotation mark in them.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "”"))
}

fn signed(percent: Decimal) -> Content {
    let decimals = decimals(percent);
    number(percent, &format!("+0{decimals}\"%\";−0{decimals}\"%\";0{decimals}\"%\""))
}

fn number(of: Decimal, shown: &str) -> Content {
    Content::Number(of.to_f64(), shown.to_owned())
}

/// The part of a number's format after the point.
fn decimals(of: Decimal) -> String {
    match of.decimals() {
        0 => String::new(),
        decimals => format!(".{}", "0".repeat(usize::from(decimals))),
    }
}

/// Returns the remarks on a row: words printed in place of a figure, or with one, and details.
fn remarks(grid: &Grid, line: &Line) -> String {
    let mut remarks: Vec<String> = Vec::new();
    for (column, cell) in line.cells.iter().enumerate() {
        let words =
            matches!(cell.value, Value::Masked { .. } | Value::NotApplicable { .. } | Value::NotCollected { .. });
        if words || cell.value.qualifier().is_some() {
            let printed = grid.locale.figure(cell.value);
            let heading = grid.view.table.columns.get(column).map(Column::full_heading);
            remarks.push(heading.map_or(printed.clone(), |heading| format!("{heading}: {printed}")));
        }
    }
    remarks.extend(grid.locale.row_details(line.row));
    let ranked = grid.columns.contains(&Heading::Rank);
    remarks.extend(line.row.rank.as_ref().filter(|_| !ranked).map(|rank| grid.locale.rank(rank)));
    remarks.join("; ")
}
