use std::collections::BTreeSet;

use super::figures::RANK_WITHHELD;
use super::texts::Texts;
use crate::locale::Locale;
use crate::report::{Note, Paragraph, Report, Row, Run, Table, Value};

/// The notes that something in the report refers to, in the plan's order.
pub(in crate::disclosure) fn notes(texts: &Texts, report: &Report) -> Vec<Note> {
    let mut wanted = BTreeSet::new();
    let paragraphs = report.introduction.iter().chain(&report.caveat);
    paragraphs
        .chain(report.sections.iter().flat_map(|section| &section.text))
        .for_each(|text| of_text(text, &mut wanted));
    for figure in report.figures() {
        wanted.extend(figure.notes.iter().chain(figure.value.notes()));
    }
    for map in report.maps() {
        wanted.extend(map.notes.iter().chain(map.locations.iter().flat_map(|location| location.value.notes())));
    }
    report.tables().for_each(|table| of_table(table, &mut wanted));
    let plans = &texts.plan.report.notes;
    let note = |plan: &crate::plan::NotePlan| Note {
        id: plan.id.clone(),
        marker: plan.marker.clone(),
        text: texts.paragraph(&plan.text),
    };
    let mut notes: Vec<Note> = plans.iter().filter(|plan| wanted.contains(&plan.id)).map(note).collect();
    let is_rank_withheld = wanted.iter().any(|id| *id == RANK_WITHHELD);
    if is_rank_withheld && notes.iter().all(|note| note.id != RANK_WITHHELD) {
        let words = Locale::for_language(&texts.plan.language).words().rank_withheld.to_owned();
        notes.push(Note { id: RANK_WITHHELD.to_owned(), marker: None, text: Paragraph(vec![Run::Text(words)]) });
    }
    notes
}

fn of_text<'r>(text: &'r Paragraph, wanted: &mut BTreeSet<&'r String>) {
    wanted.extend(text.0.iter().filter_map(|run| if let Run::Note { note } = run { Some(note) } else { None }));
}

fn of_table<'r>(table: &'r Table, wanted: &mut BTreeSet<&'r String>) {
    wanted.extend(table.notes.iter().chain(table.columns.iter().flat_map(|column| &column.notes)));
    table.rows.iter().chain(&table.total).for_each(|row| of_row(row, wanted));
}

fn of_row<'r>(row: &'r Row, wanted: &mut BTreeSet<&'r String>) {
    wanted.extend(row.notes.iter().chain(row.figures().iter().flat_map(Value::notes)));
    row.children.iter().for_each(|child| of_row(child, wanted));
}
