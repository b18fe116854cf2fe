//! A table for the clipboard, as HTML for what shows tables and as text with tabs for all else.

use maud::{Markup, html};

use super::csv::is_formula;
use super::grid::{Grid, Heading};
use super::notes::Notes;
use crate::report::{Line, Report, Table};

/// A table in both forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipping {
    /// `text/html`.
    pub html: String,
    /// `text/plain`: a line for each row, its cells with tabs between them.
    pub text: String,
}

/// Cuts a table out, with all that must be said of it.
pub fn clipping(report: &Report, table: &Table) -> Clipping {
    let grid = Grid::new(report, table);
    let mut notes = Notes::new(report);
    let title = notes.marked(&table.title, &table.notes);
    let measure = grid.locale.measure(report, table);
    let head: Vec<String> = grid.columns.iter().map(|heading| grid.marked_head(*heading, &mut notes)).collect();
    let rows: Vec<Vec<String>> = grid
        .view
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let cell = |heading: &Heading| match heading {
                Heading::Label => notes.of_line(&line.row.label, line),
                heading => grid.printed(index, line, *heading),
            };
            grid.columns.iter().map(cell).collect()
        })
        .collect();
    let explained = notes.list().map(|(mark, text)| format!("{mark} {text}")).collect();
    let below = [grid.below(), explained, grid.origin()].concat();
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.map(|cell| defused(&on_one_line(&cell))).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    };
    line(&mut std::iter::once(title.clone()));
    line(&mut std::iter::once(measure.clone()));
    line(&mut head.iter().cloned());
    for (own, row) in grid.view.lines.iter().zip(&rows) {
        // What indentation says in HTML is said by the labels of all rows above.
        let path = |(heading, cell): (&Heading, &String)| match (heading, own.parent) {
            (Heading::Label, Some(parent)) => {
                let above = grid.view.lines.get(parent).map(|parent| grid.path(parent)).unwrap_or_default();
                format!("{above} › {cell}")
            }
            _ => cell.clone(),
        };
        line(&mut grid.columns.iter().zip(row).map(path));
    }
    for said in &below {
        line(&mut std::iter::once(said.clone()));
    }
    let html = markup(&grid, &title, &measure, &head, &rows, &below).into_string();
    Clipping { html, text }
}

fn markup(grid: &Grid, title: &str, measure: &str, head: &[String], rows: &[Vec<String>], below: &[String]) -> Markup {
    html! {
        table {
            caption { (defused(title)) br; (defused(measure)) }
            thead { tr { @for text in head { th scope="col" { (defused(text)) } } } }
            tbody {
                @for (line, row) in grid.view.lines.iter().zip(rows) {
                    tr {
                        @for (heading, text) in grid.columns.iter().zip(row) { (cell(*heading, line, text)) }
                    }
                }
            }
        }
        @for said in below { p { (said) } }
    }
}

fn cell(heading: Heading, line: &Line, text: &str) -> Markup {
    let text = defused(text);
    match heading {
        // The format makes Excel take it for text, whatever it looks like.
        Heading::Label => {
            let style = format!("text-align:left;padding-left:{}em;mso-number-format:'\\@'", line.level);
            html! { th scope="row" style=(style) { (text) } }
        }
        Heading::Rank => html! { td { (text) } },
        _ => html! { td style="text-align:right" { (text) } },
    }
}

fn on_one_line(text: &str) -> String {
    text.split(['\t', '\r', '\n']).collect::<Vec<_>>().join(" ")
}

fn defused(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}
