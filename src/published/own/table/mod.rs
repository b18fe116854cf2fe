//! A table of the page.

mod columns;
mod lines;
mod rows;

use super::{Copied, TableAt};
use crate::published::account::Journal;
use crate::published::figures::Ids;
use crate::published::inline::Inline;
use crate::published::notes::Notes;
use crate::published::table::row_paths;
use crate::published::{Became, cell_value, dates};
use crate::report::{Base, ChartKind, Column, Comparison, Date, Decimal, Period, Row, Table, TableKind, Value};
use columns::{Holds, column, columns, headings, is_plain_head};
pub(super) use lines::lines;
use lines::{Body, Lines};
use rows::{is_total, nested, parents, row};

/// Facts that all tables of a page share, as their measures print them.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) jurisdiction: Option<String>,
    pub(super) period_text: Option<String>,
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
        region: None,
        benchmark: None,
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

/// Returns the base of the percentages that the remark states.
fn base(copied: &Copied, lines: &Lines) -> Option<Base> {
    let begins = ["Percentages are of ", "Los porcentajes son sobre "];
    let of = lines.remarks.iter().find_map(|line| {
        let text = copied.text(*line);
        begins.iter().find_map(|begin| text.strip_prefix(begin)).filter(|_| text != copied.words.of_parent)
    })?;
    let of = of.trim_end_matches('.');
    let counted = of.split_once(' ').and_then(|(count, label)| Some((cell_value::count(count, copied.comma)?, label)));
    Some(counted.map_or_else(
        || Base::Unpublished(of.to_owned()),
        |(count, label)| Base::Count { count, label: label.to_owned() },
    ))
}
