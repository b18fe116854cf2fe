//! A table of the page: its head, its rows down to the summary, and the remarks under it.

use super::super::Became;
use super::super::account::Journal;
use super::super::dates;
use super::super::datum::{self, Cell, Datum};
use super::super::figures::Ids;
use super::super::inline::Inline;
use super::super::notes::Notes;
use super::super::table::{role, row_paths};
use super::{Copied, TableAt, figures};
use crate::report::{Base, ChartKind, Column, Comparison, Date, Decimal, Period, Row, Table, TableKind, Value};

/// The lines of a row: what it is called, what is said of it, and the line of its cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    label: usize,
    details: Vec<usize>,
    /// The last line, with the cells; the label's own where nothing is between.
    pub(super) last: usize,
    cells: Vec<String>,
}

/// The lines of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    head: Vec<String>,
    pub(super) headed: std::ops::Range<usize>,
    pub(super) rows: Vec<Body>,
    /// The summary and the remarks.
    remarks: Vec<usize>,
    /// End of the table.
    pub(super) end: usize,
}

/// Contents of a column of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Rank,
    /// The figures of a column of the table.
    Values(usize),
    Percents(usize),
    /// Change, computed from the others.
    Change,
}

/// Finds the lines of a table.
pub(super) fn lines(copied: &Copied, at: TableAt, limit: usize) -> Lines {
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
fn is_parent(copied: &Copied, line: usize) -> bool {
    copied.text(line).ends_with(':')
}

fn is_head(copied: &Copied, cell: &str) -> bool {
    cell.is_empty() || datum::read(&Inline::read(cell), copied.comma).is_none() || dates::whole(cell).is_some()
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

/// The table of these lines.
pub(super) fn table(
    copied: &Copied,
    at: TableAt,
    lines: &Lines,
    report: &Facts,
    notes: &Notes,
    ids: &mut Ids,
) -> Option<Table> {
    let (title, on_title) = notes.label(&Inline::read(copied.text(at.title).trim_end_matches([' ', '≠'])), at.title);
    let measure: Vec<&str> = at.measure.map(|line| copied.text(line).split(" · ").collect()).unwrap_or_default();
    let unit = (measure.len() > 2).then(|| lowered(measure[0]));
    let ranked = lines.head.first().is_some_and(|head| head == copied.words.rank);
    let head = &lines.head[usize::from(ranked)..];
    let holds = columns(copied, head, ranked, unit.as_deref());
    let width = holds
        .iter()
        .filter_map(|holds| match holds {
            Holds::Values(column) | Holds::Percents(column) => Some(column + 1),
            _ => None,
        })
        .max()
        .unwrap_or(0);
    let headings = headings(head, &holds[usize::from(ranked)..], width);
    let single = width <= 1 && headings.first().is_none_or(|heading| is_plain_head(copied, heading, unit.as_deref()));
    let heads: Vec<Column> =
        if single { Vec::new() } else { headings.iter().map(|heading| column(heading, lines, notes)).collect() };
    let read = |body: &Body| row(copied, body, &holds, if single { 0 } else { width }, ranked, notes);
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for body in &lines.rows {
        let (level, row) = read(body)?;
        rows.push((level.map_or(0, |parent| parents(&rows, &parent)), row));
    }
    let summary = lines.remarks.first().map_or("", |line| copied.text(*line));
    let total = is_total(summary, &rows).then(|| rows.pop()).flatten().map(|(_, row)| row);
    let rows = nested(rows);
    let overlapping = summary.contains(copied.words.overlapping);
    let remark = |wanted: &str| lines.remarks.iter().any(|line| copied.text(*line) == wanted);
    let dated = rows.len() > 1 && rows.iter().all(|row| row.period.is_some());
    let kind = match () {
        () if ranked => TableKind::Ranking,
        () if overlapping => TableKind::NonCumulative,
        () if rows.iter().any(|row| !row.children.is_empty()) => TableKind::Nested,
        () if dated => TableKind::Trend,
        () => TableKind::Exclusive,
    };
    let percents = holds.iter().any(|holds| matches!(holds, Holds::Percents(_)));
    let base = if remark(copied.words.of_parent) {
        Base::Parent
    } else {
        base(copied, lines).unwrap_or(if percents && kind != TableKind::NonCumulative {
            Base::Total
        } else {
            Base::None
        })
    };
    let decimals = rows
        .iter()
        .flat_map(Row::figures)
        .filter_map(Value::printed_percent)
        .map(Decimal::decimals)
        .max()
        .unwrap_or(0)
        .min(4);
    let changes = holds.contains(&Holds::Change)
        && rows.iter().all(|row| row.period.as_ref().is_some_and(|period| period.start.is_some()))
        && single;
    let stub =
        head.first().map(|stub| notes.label(&Inline::read(stub), at.caption + 1).0).filter(|stub| *stub != title);
    let (place, period) = match measure.as_slice() {
        [.., place, period] => (Some(*place), Some(*period)),
        _ => (None, None),
    };
    let table = Table {
        id: ids.make(&title, "table"),
        title,
        kind,
        unit,
        stub,
        columns: heads,
        rows,
        total,
        base,
        decimals,
        partial: remark(copied.words.partial),
        change: if changes { Comparison::Previous } else { Comparison::None },
        chart: ChartKind::Auto,
        accurate_as_of: None,
        jurisdiction: place.filter(|place| report.jurisdiction.as_deref() != Some(place)).map(str::to_owned),
        period: period
            .filter(|period| report.period_text.as_deref().is_some_and(|known| known != *period))
            .map(period_of),
        source: lines
            .remarks
            .iter()
            .find_map(|line| copied.text(*line).strip_prefix(&format!("{}: ", copied.words.source)))
            .map(str::to_owned),
        notes: on_title,
    };
    (!table.rows.is_empty()).then_some(table)
}

/// Says where the lines of a table are in the document.
pub(super) fn account(copied: &Copied, at: TableAt, lines: &Lines, table: &Table, path: &str, journal: &mut Journal) {
    journal.place(at.title..at.title + 1, Became::Heading, format!("{path}/title"));
    journal.place(at.title + 1..lines.headed.start, Became::Repeated, "");
    journal.place(lines.headed.clone(), Became::Head, path);
    let total = table.total.as_ref().map(|_| format!("{path}/total"));
    let paths = row_paths(table, path).into_iter().chain(total);
    for (row, path) in lines.rows.iter().zip(paths) {
        let first = row.details.iter().copied().min().map_or(row.label, |detail| detail.min(row.label));
        journal.place(first..row.last.max(row.label) + 1, Became::Row, path);
    }
    lines.remarks.iter().for_each(|line| journal.place(*line..line + 1, Became::Repeated, ""));
    let details = lines.rows.iter().any(|row| !row.details.is_empty());
    let computed = matches!(table.kind, TableKind::Ranking | TableKind::Nested) || table.change != Comparison::None;
    if let (true, Some(first), Some(last)) = (details || computed, lines.rows.first(), lines.rows.last()) {
        let rows = first.label.min(first.details.first().copied().unwrap_or(first.label))..last.last + 1;
        let message =
            "Places, rows above, changes and details of these rows follow from the document, or are left out.";
        journal.quote(copied.lines, rows, "own-rows", message);
    }
    // A head says again what is counted.
    journal.quote(copied.lines, lines.headed.clone(), "column-heads", "The heads of the columns say what is counted.");
}

/// Facts that all tables of a page share, as their measures print them.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) jurisdiction: Option<String>,
    pub(super) period_text: Option<String>,
}

/// A unit as documents write it: the page begins it with a capital.
fn lowered(unit: &str) -> String {
    let mut chars = unit.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    let capitals = unit.chars().nth(1).is_some_and(char::is_uppercase);
    if capitals { unit.to_owned() } else { first + chars.as_str() }
}

/// The period that the page prints so.
pub(super) fn period_of(text: &str) -> Period {
    let whole = |date: Date| Period { start: Some(date), end: Some(date), label: None };
    let span = || {
        let (start, end) = text.split_once('–')?;
        let date = |text: &str| dates::whole(text.trim());
        Some(Period { start: Some(date(start)?), end: Some(date(end)?), label: None })
    };
    let dated = || {
        dates::period(text, false)
            .filter(|(_, start, end)| *start == 0 && *end == text.len())
            .map(|(period, ..)| period)
    };
    dates::whole(text).map(whole).or_else(dated).or_else(span).unwrap_or_else(|| Period {
        start: None,
        end: None,
        label: Some(text.to_owned()),
    })
}

/// Returns the contents of the columns of cells, from their heads.
fn columns(copied: &Copied, head: &[String], ranked: bool, unit: Option<&str>) -> Vec<Holds> {
    let words = copied.words;
    let mut holds: Vec<Holds> = if ranked { vec![Holds::Rank] } else { Vec::new() };
    let mut column = None::<(usize, &str)>;
    for text in head.iter().skip(1) {
        let bare = text.split('[').next().unwrap_or_default().trim();
        let of = |text: &str| text == words.percent || text.starts_with("% of ") || text.starts_with("% de ");
        let last = bare.rsplit(", ").next().unwrap_or_default();
        let own = column.filter(|(_, name)| {
            of(bare) && !bare.contains(", ") || bare.strip_prefix(name).is_some_and(|rest| rest.starts_with(", "))
        });
        if bare == words.change || bare == words.change_percent {
            holds.push(Holds::Change);
        } else if let Some((place, _)) = own.filter(|_| of(last) || of(bare)) {
            holds.push(Holds::Percents(place));
        } else {
            let place = column.map_or(0, |(place, _)| place + 1);
            column = Some((place, bare));
            holds.push(if (of(bare) || of(last)) && unit != Some(bare) {
                Holds::Percents(place)
            } else {
                Holds::Values(place)
            });
        }
    }
    holds
}

/// The heads of the columns of figures.
fn headings(head: &[String], holds: &[Holds], width: usize) -> Vec<String> {
    let of = |column: usize| {
        let place = holds
            .iter()
            .position(|holds| matches!(holds, Holds::Values(own) | Holds::Percents(own) if *own == column))?;
        head.get(place + 1).cloned()
    };
    (0..width).filter_map(of).collect()
}

/// Returns whether a head says no more than what is counted.
fn is_plain_head(copied: &Copied, heading: &str, unit: Option<&str>) -> bool {
    let words = copied.words;
    let percents = heading == words.percent || heading.starts_with("% of ") || heading.starts_with("% de ");
    heading == words.number || percents || unit.is_some_and(|unit| lowered(heading) == lowered(unit))
}

fn column(heading: &str, lines: &Lines, notes: &Notes) -> Column {
    let (heading, marks) = notes.label(&Inline::read(heading), lines.headed.start);
    let period = dates::whole(&heading).map(|date| Period { start: Some(date), end: Some(date), label: None });
    Column { heading, period, notes: marks, ..Column::default() }
}

/// The row of a body, and the row that it is under.
fn row(
    copied: &Copied,
    body: &Body,
    holds: &[Holds],
    width: usize,
    ranked: bool,
    notes: &Notes,
) -> Option<(Option<String>, Row)> {
    let mut cells = body.cells.clone();
    // A total has no place, and a selection loses the tab at the start of its line.
    let placed = cells.first().filter(|_| ranked).map(|first| (datum::rank(first), first.is_empty()));
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
        let cell = match datum::read(&inline, copied.comma).map(<[Cell; 1]>::try_from) {
            Some(Ok([cell])) => cell,
            _ => datum::in_words(&inline),
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
fn parents(rows: &[(usize, Row)], above: &str) -> usize {
    let name = above.rsplit(", ").next().unwrap_or(above);
    rows.iter().rev().find(|(_, row)| row.label == name || row.label == above).map_or(0, |(level, _)| level + 1)
}

/// Rows under those that they belong to. `Sex: Hotels` names the row above where the copy has glued both.
fn nested(rows: Vec<(usize, Row)>) -> Vec<Row> {
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
fn is_total(summary: &str, rows: &[(usize, Row)]) -> bool {
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

/// Returns the base of the percentages that the remark states.
fn base(copied: &Copied, lines: &Lines) -> Option<Base> {
    let begins = ["Percentages are of ", "Los porcentajes son sobre "];
    let of = lines.remarks.iter().find_map(|line| {
        let text = copied.text(*line);
        begins.iter().find_map(|begin| text.strip_prefix(begin)).filter(|_| text != copied.words.of_parent)
    })?;
    let of = of.trim_end_matches('.');
    let counted = of.split_once(' ').and_then(|(count, label)| Some((datum::count(count, copied.comma)?, label)));
    Some(counted.map_or_else(
        || Base::Unpublished(of.to_owned()),
        |(count, label)| Base::Count { count, label: label.to_owned() },
    ))
}
