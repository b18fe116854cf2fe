use super::about::{About, Source};
use super::file::{Content, Pass};
use super::profile::{check_text, opened, reading_of, values_of};
use super::writer::{CODES, Counted, Told, Writer};
use crate::plan::Plan;
use crate::records::Column;
use crate::tabulate::{Meanings, TabulateError};

/// The statements of a plan over a table: those of the profile, or, given the profile, those of the cells.
///
/// # Errors
/// If the plan cannot be counted so, the source is not known well enough, or the profile cannot be used.
pub fn statements(plan: &Plan, source: Option<Source>, profile: Option<&str>) -> Result<String, TabulateError> {
    if plan.protection.treatment.cell_key().is_some() {
        let message = "This plan makes keys of records by a secret, which no database must know.".to_owned();
        let remedy = "Read its records as a file, or choose another treatment.";
        return Err(TabulateError::new("cell-keys", "protection", message, remedy));
    }
    match (source, profile) {
        (Some(source), None) => profile_of(plan, source),
        (None, Some(profile)) => cells_of(plan, profile),
        _ => {
            let message = "Statements are written for a table, or for the profile of one.".to_owned();
            Err(TabulateError::new("invalid-options", "source", message, "Give one of them."))
        }
    }
}

/// Number of rows that one statement adds to the table of codes.
const BATCH: usize = 500;

const WARNING: &str = "-- Confidential: this gives exact counts, small ones too. Keep it with the records.\n";

fn profile_of(plan: &Plan, source: Source) -> Result<String, TabulateError> {
    if let Some(field) = source.mapping.0.keys().find(|field| !plan.fields.contains_key(*field)) {
        let message = format!("The plan has no field “{field}”, for which columns are named.");
        return Err(TabulateError::new("invalid-options", "mapping", message, "Name columns for fields of the plan."));
    }
    Ok(format!("{WARNING}{}", Writer::new(plan, source)?.profile()?))
}

fn cells_of(plan: &Plan, profile: &str) -> Result<String, TabulateError> {
    let content = Content::read(profile, Pass::Profile)?;
    let About { source, .. } = About::read(&content.about, plan)?;
    let knowledge = source.known()?;
    content.check_rows(source.related.len())?;
    let writer = Writer::new(plan, source)?;
    let values = values_of(&content, &writer.columns)?;
    for (values, column) in values.iter().zip(&writer.columns) {
        values.texts.iter().try_for_each(|text| check_text(text, &column.name))?;
    }
    let reading = reading_of(values, &writer.columns, content.total);
    // The database knows the values as they are written, so the statements have these.
    let meanings = Meanings::of(plan, &writer.about.source.mapping, &opened(reading.clone()), &knowledge)?;
    let mut codes = Vec::new();
    for column in reading.records.columns() {
        let (Some(place), Some(alike)) = (writer.place(column.name()), meanings.alike.get(column.name())) else {
            continue;
        };
        let met = column.met().unwrap_or_default();
        for (code, ((text, met), first)) in (1..).zip(column.values().iter().zip(met).zip(alike)) {
            let line = met.lines.first().copied().unwrap_or(0);
            codes.push(format!(
                "({place}, {}, {code}, {}, {}, {line})",
                writer.dialect.text(text),
                first + 1,
                met.rows
            ));
        }
    }
    let mut told = Vec::new();
    for unread in &meanings.unread {
        let (Some(place), Some(column)) = (writer.place(&unread.column), reading.records.column(&unread.column)) else {
            continue;
        };
        let several = several(column, &unread.codes);
        if several.is_empty() {
            continue;
        }
        told.push(Told { place, rows: several.iter().map(|code| rows_of(column, *code)).sum() });
        for code in several {
            let text = writer.dialect.text(column.values().get(code).map_or("", String::as_str));
            codes.push(format!("(-{}, {text}, {}, 0, 0, 0)", told.len(), code + 1));
        }
    }
    let inserts = codes.chunks(BATCH).map(|batch| format!("INSERT INTO {CODES} VALUES\n{};\n", batch.join(",\n")));
    let counted = Counted {
        total: content.total,
        own: content.own,
        lacking: content
            .lacking
            .iter()
            .map(|(of, met)| (*of, met.rows, met.lines.first().copied().unwrap_or(0)))
            .collect(),
        told,
    };
    let parts = std::iter::once(format!("{WARNING}{}", writer.dialect.create_codes(CODES)))
        .chain(inserts)
        .chain([writer.cells(&counted)?, format!("DROP TABLE {CODES};\n")]);
    Ok(parts.collect())
}

/// The values that several rows have, of some: of the others, the profile has named the only row.
fn several(column: &Column, codes: &[usize]) -> Vec<usize> {
    codes.iter().copied().filter(|code| rows_of(column, *code) > 1).collect()
}

/// Number of rows that have a value.
fn rows_of(column: &Column, code: usize) -> u64 {
    column.met().and_then(|met| met.get(code)).map_or(0, |met| met.rows)
}
