//! The rows of a table, and which of them are under others.

use super::super::Copied;
use super::columns::Holds;
use super::lines::{Body, is_parent};
use crate::published::cell_value::{self, Cell};
use crate::published::dates;
use crate::published::inline::Inline;
use crate::published::notes::Notes;
use crate::published::table::role;
use crate::report::{Period, Row, Value};

/// The row of a body, and the row that it is under.
pub(super) fn row(
    copied: &Copied,
    body: &Body,
    holds: &[Holds],
    width: usize,
    ranked: bool,
    notes: &Notes,
) -> Option<(Option<String>, Row)> {
    let mut cells = body.cells.clone();
    // A total has no place, and a selection loses the tab at the start of its line.
    let placed = cells.first().filter(|_| ranked).map(|first| (cell_value::rank(first), first.is_empty()));
    let rank = placed.and_then(|(rank, empty)| {
        let own = rank.is_some() || empty;
        own.then(|| cells.remove(0))?;
        rank
    });
    let text = cells.first()?.trim_end_matches([' ', '≠']).to_owned();
    let above = body
        .details
        .iter()
        .find(|line| is_parent(copied, **line))
        .map(|line| copied.text(*line).trim_end_matches(':').to_owned());
    let (label, on_label) = notes.label(&Inline::read(&text), body.label);
    let holds: Vec<Holds> = holds.iter().copied().filter(|holds| *holds != Holds::Rank).collect();
    let columns = width.max(1);
    let mut values: Vec<Option<Value>> = vec![None; columns];
    let mut at = 1;
    for (place, holds_now) in holds.iter().enumerate() {
        let Some(text) = cells.get(at) else { break };
        at += 1;
        let (Holds::Values(column) | Holds::Percents(column)) = *holds_now else { continue };
        let Some(slot) = values.get_mut(column) else { continue };
        let text = text.strip_prefix(copied.words.low_sign).map_or(text.as_str(), str::trim_start);
        let low = text.len() < cells[at - 1].len();
        let text = text.strip_suffix(copied.words.not_given).unwrap_or(text);
        if text.is_empty() {
            continue;
        }
        let inline = Inline::read(text);
        let cell = match cell_value::read(&inline, copied.comma).map(<[Cell; 1]>::try_from) {
            Some(Ok([cell])) => cell,
            _ => cell_value::in_words(&inline),
        };
        let marks = notes.ids(&cell.marks, body.last).unwrap_or_default();
        let gap = text == "–"
            && matches!(holds_now, Holds::Values(_))
            && matches!(holds.get(place + 1), Some(Holds::Percents(_)))
            && cells.len() > at;
        match (&mut *slot, cell.percent(), holds_now) {
            _ if gap => {}
            (
                Some(Value::Count { percent: own, .. } | Value::Pooled { percent: own, .. }),
                Some(percent),
                Holds::Percents(_),
            ) => *own = Some(percent),
            (Some(_), ..) => {}
            _ => {
                // Words take the place of a count and its percentage.
                if cell.is_words()
                    && matches!(holds_now, Holds::Values(_))
                    && matches!(holds.get(place + 1), Some(Holds::Percents(next)) if *next == column)
                    && cells.len() < holds.len() + 1
                {
                    at -= 1;
                    cells.insert(at, String::new());
                    at += 1;
                }
                *slot = Some(cell.value(None, false, marks));
                if let (Some(Value::Share { rounds_to_zero, percent, .. }), true) = (slot.as_mut(), low) {
                    *rounds_to_zero = percent.is_zero();
                }
            }
        }
    }
    let empty = values.iter().all(Option::is_none);
    let gap = || Value::NotCollected { not_collected: "–".to_owned(), notes: Vec::new() };
    let mut values: Vec<Value> =
        if empty { Vec::new() } else { values.into_iter().map(|value| value.unwrap_or_else(gap)).collect() };
    let period = dates::whole(&label).map(|date| Period { start: Some(date), end: Some(date), label: None });
    let source =
        body.details.iter().find_map(|line| copied.text(*line).strip_prefix(&format!("{}: ", copied.words.source)));
    let row = Row {
        role: role(&label),
        label,
        value: if width == 0 { values.pop() } else { None },
        values,
        period,
        rank,
        source: source.map(str::to_owned),
        notes: on_label,
        ..Row::default()
    };
    Some((above, row))
}

/// Returns the depth of a row under the last row of that name.
pub(super) fn parents(rows: &[(usize, Row)], above: &str) -> usize {
    let name = above.rsplit(", ").next().unwrap_or(above);
    rows.iter().rev().find(|(_, row)| row.label == name || row.label == above).map_or(0, |(level, _)| level + 1)
}

/// Rows under those that they belong to. `Sex: Hotels` names the row above where the copy has glued both.
pub(super) fn nested(rows: Vec<(usize, Row)>) -> Vec<Row> {
    let mut nested: Vec<Row> = Vec::new();
    for (level, mut row) in rows {
        let glued = nested.last().and_then(|last| under(last, &row.label));
        if let Some(label) = &glued {
            row.label.clone_from(label);
            row.role = role(label);
        }
        match nested.last_mut() {
            Some(last) if level > 0 || glued.is_some() => last.children.push(row),
            _ => nested.push(row),
        }
    }
    nested
}

/// The label of a row without the name of the row that it is under.
fn under(parent: &Row, label: &str) -> Option<String> {
    let rest = label.strip_prefix(&parent.label)?.strip_prefix(':')?.trim_start();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// Returns whether the last row is a total: the summary counts the rows of the first level, without it.
pub(super) fn is_total(summary: &str, rows: &[(usize, Row)]) -> bool {
    let mut top = 0_usize;
    let mut parent: Option<&Row> = None;
    for (level, row) in rows {
        let child = *level > 0 || parent.is_some_and(|parent| under(parent, &row.label).is_some());
        if !child {
            top += 1;
            parent = Some(row);
        }
    }
    let words: Vec<&str> = summary.split([' ', ',', '.']).collect();
    let place = words.iter().position(|word| matches!(word.to_lowercase().as_str(), "row" | "rows" | "fila" | "filas"));
    let counted =
        place.and_then(|place| words.get(place.checked_sub(1)?)).and_then(|word| match word.to_lowercase().as_str() {
            "one" | "una" => Some(1),
            word => word.parse::<usize>().ok(),
        });
    counted.is_some_and(|counted| counted + 1 == top)
}
