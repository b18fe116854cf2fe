//! What a table says but for its wording, so that two documents can be compared.

use hotline_report::report::{Base, Report, Row, Table, Value};

/// The tables of a report, one line for each table and row.
pub(crate) fn tables(report: &Report) -> Vec<String> {
    report.tables().flat_map(|table| of_table(report, table)).collect()
}

fn of_table(report: &Report, table: &Table) -> Vec<String> {
    let base = match &table.base {
        Base::Figure(id) => format!("of {:?}", report.figure(id).map(|figure| figure.label.clone())),
        base => format!("{base:?}"),
    };
    let notes = markers(report, &table.notes);
    let mut lines = vec![format!("{:?} base {base} decimals {} notes {notes:?}", table.kind, table.decimals)];
    for row in &table.rows {
        of_row(report, row, 0, &mut lines);
    }
    if let Some(total) = &table.total {
        lines.push("total".to_owned());
        of_row(report, total, 0, &mut lines);
    }
    lines
}

fn of_row(report: &Report, row: &Row, level: usize, lines: &mut Vec<String>) {
    let figures: Vec<String> = row.figures().iter().map(|value| of_value(report, value)).collect();
    let notes = markers(report, &row.notes);
    let label = row.label.to_lowercase();
    lines.push(format!("{level} {label} {:?} {notes:?} {figures:?}", row.role));
    for child in &row.children {
        of_row(report, child, level + 1, lines);
    }
}

/// A value without its percentage, which a sample leaves to be computed.
fn of_value(report: &Report, value: &Value) -> String {
    let notes = markers(report, value.notes());
    match value {
        Value::Count { count, .. } => format!("{count} {notes:?}"),
        Value::Pooled { pooled, .. } => format!("pooled {pooled} {notes:?}"),
        Value::Masked { masked, .. } => format!("masked {masked} {notes:?}"),
        value => format!("{value:?}"),
    }
}

/// The markers of notes.
pub(crate) fn markers(report: &Report, notes: &[String]) -> Vec<String> {
    notes.iter().map(|id| report.note(id).unwrap().marker.clone().unwrap()).collect()
}

/// What the sample and the reading of a publication must have in common beside the tables.
pub(crate) fn frame(report: &Report) -> Vec<String> {
    let mut facts = vec![
        format!("{:?} {}", report.jurisdiction, report.publisher),
        format!("{:?} {:?} {}", report.period, report.accurate_as_of, report.title),
        format!("{} {} {}", report.introduction.len(), report.sections.len(), report.caveat.len()),
    ];
    for figure in &report.headline {
        facts.push(format!("{} {:?} {:?} {:?}", figure.label, figure.value, figure.unit, figure.rank));
    }
    for section in &report.sections {
        let map = section.map.as_ref().map(|map| (&map.region, &map.locations, markers(report, &map.notes)));
        let heading = section.heading.as_ref().map(|heading| heading.to_uppercase());
        facts.push(format!("{heading:?} {map:?} {} {}", section.tables.len(), section.figures.len()));
    }
    facts.push(format!("{:?}", report.notes.iter().map(|note| note.marker.clone()).collect::<Vec<_>>()));
    facts
}
