//! The lines of a table: its head, its rows down to the summary, and the remarks under it.

use super::super::{Copied, TableAt, figures};
use crate::published::cell_value::{self, Datum};
use crate::published::dates;
use crate::published::inline::Inline;

/// The lines of a row: what it is called, what is said of it, and the line of its cells.
#[derive(Debug, Clone, Default)]
pub(in crate::published::own) struct Body {
    pub(super) label: usize,
    pub(super) details: Vec<usize>,
    /// The last line, with the cells; the label's own where nothing is between.
    pub(in crate::published::own) last: usize,
    pub(super) cells: Vec<String>,
}

/// The lines of a table.
#[derive(Debug, Clone, Default)]
pub(in crate::published::own) struct Lines {
    pub(super) head: Vec<String>,
    pub(in crate::published::own) headed: std::ops::Range<usize>,
    pub(in crate::published::own) rows: Vec<Body>,
    /// The summary and the remarks.
    pub(super) remarks: Vec<usize>,
    /// End of the table.
    pub(in crate::published::own) end: usize,
}

/// Finds the lines of a table.
pub(in crate::published::own) fn lines(copied: &Copied, at: TableAt, limit: usize) -> Lines {
    let mut found = Lines { headed: at.caption + 1..at.caption + 2, ..Lines::default() };
    found.head = split(&copied.texts[at.caption + 1]);
    let mut line = at.caption + 2;
    let mut pending: Vec<usize> = Vec::new();
    while line < limit {
        let text = &copied.texts[line];
        let tabbed = text.contains('\t');
        if !tabbed && (is_summary(copied, line) || copied.of_note[line]) {
            break;
        }
        if !tabbed {
            // The words for what is not given, which are heard and not seen.
            if text.trim() == copied.words.not_given && !found.rows.is_empty() && pending.is_empty() {
                line = go_on(copied, &mut found, line);
                continue;
            }
            pending.push(line);
            line += 1;
            if let Some(row) = without_tab(copied, &found, &pending) {
                found.rows.push(row);
                pending.clear();
            }
            continue;
        }
        let cells = split(text);
        let of_head = found.rows.is_empty() && !pending.is_empty() && cells.iter().all(|cell| is_head(copied, cell));
        let full = cells.first().is_some_and(|first| !first.is_empty()) && cells.len() >= found.head.len();
        if of_head {
            // What is said of a column is below its name, and the row of heads goes on.
            found.head.extend(cells.into_iter().filter(|cell| !cell.is_empty()));
            found.headed.end = line + 1;
        } else if full && found.rows.is_empty() && !pending.is_empty() && !is_parent(copied, pending[0]) {
            found.headed.end = line;
            found.rows.push(Body { label: line, details: Vec::new(), last: line, cells });
        } else if pending.is_empty() || full && is_parent(copied, pending[0]) {
            let details = pending.clone();
            found.rows.push(Body { label: line, details, last: line, cells });
        } else {
            let parent = usize::from(is_parent(copied, pending[0]) && pending.len() > 1);
            let label = pending[parent];
            let mut cells: Vec<String> = cells.into_iter().skip_while(String::is_empty).collect();
            cells.insert(0, copied.text(label).to_owned());
            let details = pending.iter().copied().filter(|line| *line != label).collect();
            found.rows.push(Body { label, details, last: line, cells });
        }
        pending.clear();
        line += 1;
    }
    // A row without figures closes a table whose rows overlap; any other lines belong to what follows.
    let closes = pending.len() == 1 && line < limit && is_summary(copied, line) && !found.rows.is_empty();
    if closes || found.rows.is_empty() {
        found.rows.extend(pending.iter().map(|line| Body {
            label: *line,
            details: Vec::new(),
            last: *line,
            cells: vec![copied.text(*line).to_owned()],
        }));
    } else if let Some(first) = pending.first() {
        line = *first;
    }
    let remarks = (line..limit).take_while(|line| is_remark(copied, *line));
    found.remarks = remarks.collect();
    found.end = line + found.remarks.len();
    found
}

/// The row of lines without a tab, of a table of one column: a selection loses the tab at the start of the line of the
/// figure, where something is said of the row.
fn without_tab(copied: &Copied, found: &Lines, pending: &[usize]) -> Option<Body> {
    let [label, .., last] = pending else { return None };
    if found.head.len() != 2 || copied.texts.get(last + 1).is_some_and(|next| next.starts_with('\t')) {
        return None;
    }
    let text = copied.text(*last);
    let cell = figures::cell(copied, *last).filter(|_| dates::whole(text).is_none())?;
    let said_again =
        matches!(cell.datum, Datum::Rank(_)) && copied.text(last + 1).split(' ').next() == text.split(' ').next();
    let details = pending[1..pending.len() - 1].to_vec();
    let cells = vec![copied.text(*label).to_owned(), text.to_owned()];
    (!said_again).then_some(Body { label: *label, details, last: *last, cells })
}

/// Goes on with the row before, which `innerText` breaks at hidden words.
fn go_on(copied: &Copied, found: &mut Lines, line: usize) -> usize {
    let Some(row) = found.rows.last_mut() else { return line + 1 };
    let more = copied.texts.get(line + 1).filter(|next| next.starts_with('\t') || row.cells.len() < found.head.len());
    row.last = line;
    if let Some(more) = more.filter(|more| more.contains('\t') || row.cells.len() + 1 == found.head.len()) {
        row.cells.extend(split(more).into_iter().skip_while(String::is_empty));
        row.last = line + 1;
        return line + 2;
    }
    line + 1
}

fn split(text: &str) -> Vec<String> {
    text.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// Returns whether a line names the row that the next one belongs to: `Sex:`.
pub(super) fn is_parent(copied: &Copied, line: usize) -> bool {
    copied.text(line).ends_with(':')
}

fn is_head(copied: &Copied, cell: &str) -> bool {
    cell.is_empty() || cell_value::read(&Inline::read(cell), copied.comma).is_none() || dates::whole(cell).is_some()
}

/// `144 cases in 4 rows. The largest is …`, `3 filas.`, `One row.`
fn is_summary(copied: &Copied, line: usize) -> bool {
    let text = copied.text(line).to_lowercase();
    let first = text.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let counts = first.split([' ', ',']).any(|word| matches!(word, "row" | "rows" | "fila" | "filas"));
    text.ends_with('.') && counts && !copied.texts[line].contains('\t')
}

/// Returns whether a line under a table is its summary or one of the fixed remarks.
fn is_remark(copied: &Copied, line: usize) -> bool {
    let (text, words) = (copied.text(line), copied.words);
    let begins = [words.pooled, words.low_sign, "Percentages are of ", "Los porcentajes son sobre ", "– "];
    let source = text.starts_with(&format!("{}: ", words.source)) && !copied.lines[line].gap;
    is_summary(copied, line)
        || text == words.partial
        || text == words.of_parent
        || text == words.noise
        || source
        || begins.iter().any(|begin| text.starts_with(begin))
}
