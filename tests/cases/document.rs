//! A publication as a report document.

use serde_json::{Map, Value, json};

use crate::claims;
use crate::publication::{Publication, PublishedRow, PublishedTable};
use crate::words::{is_year, ordinal, trailing_year};

/// The whole document. Headline tables become figures of a section; a note in words stays a note.
pub(crate) fn of(publication: &Publication) -> Value {
    let mut notes = Vec::new();
    let mut sections: Vec<_> = publication
        .tables
        .iter()
        .enumerate()
        .map(|(index, table)| section(publication, index, table, &mut notes))
        .collect();
    sections.extend(claims::section(publication));
    let Publication { family, reliability, access, .. } = publication;
    let mut introduction = vec![json!(format!("{family}; {reliability}; {access}"))];
    for (index, footnote) in publication.footnotes.iter().enumerate() {
        let id = format!("footnote-{index}");
        introduction.push(json!(["See ", { "note": id }]));
        notes.push(json!({ "id": id, "text": footnote }));
    }
    without_empty(json!({
        "version": 1,
        "language": language(publication),
        "title": publication.title,
        "jurisdiction": { "name": publication.jurisdiction },
        "publisher": family,
        "source": publication.source,
        "period": period(&publication.period),
        "accurateAsOf": publication.as_of,
        "introduction": introduction,
        "sections": sections,
        "notes": notes,
        "caveat": publication.anomalies,
    }))
}

fn language(publication: &Publication) -> &'static str {
    match (publication.language.as_str(), publication.jurisdiction.as_str()) {
        ("es", "Mexico") => "es-MX",
        ("es", _) => "es-US",
        (_, "United Kingdom") => "en-GB",
        _ => "en-US",
    }
}

fn section(publication: &Publication, index: usize, table: &PublishedTable, notes: &mut Vec<Value>) -> Value {
    let heading = json!(table.name);
    if table.is_headline() {
        let figures: Vec<_> = (0..table.rows.len()).map(|row| figure(publication, index, row, notes)).collect();
        let text: Vec<_> = table.note.iter().collect();
        return without_empty(json!({ "heading": heading, "text": text, "figures": figures }));
    }
    json!({ "tables": [table_document(index, table, notes)] })
}

fn figure_id(table: usize, row: usize) -> String {
    format!("figure-{table}-{row}")
}

fn figure(publication: &Publication, table_index: usize, row_index: usize, notes: &mut Vec<Value>) -> Value {
    let table = &publication.tables[table_index];
    let row = &table.rows[row_index];
    let whole = row.parent.as_ref().and_then(|parent| table.rows.iter().position(|other| other.label == *parent));
    let national = table.name.starts_with("National") && publication.jurisdiction != "United States";
    let id = figure_id(table_index, row_index);
    without_empty(json!({
        "id": id,
        "label": row.label,
        "value": value(row),
        "unit": table.unit,
        "partOf": whole.map(|whole| figure_id(table_index, whole)),
        "jurisdiction": national.then_some("United States"),
        "period": trailing_year(&row.label).map(year),
        "notes": row_notes(row, &id, notes),
    }))
}

fn table_document(index: usize, table: &PublishedTable, notes: &mut Vec<Value>) -> Value {
    let id = format!("table-{index}");
    let rows: Vec<_> = table
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| row_document(table, row, &format!("{id}-{place}"), notes))
        .collect();
    let overlapping = table.kind == "non-cumulative";
    let total = table.total.filter(|_| !overlapping).map(|total| json!({ "label": "Total", "value": total }));
    let own_notes: Vec<_> = table.note.iter().map(|text| note(&id, text, notes)).collect();
    // A list of ranks by year is no ranking: its rows stand in the order of time.
    let by_year = table.rows.iter().all(|row| is_year(&row.label));
    without_empty(json!({
        "id": id,
        "title": table.name,
        "kind": if by_year { "trend" } else { table.kind.as_str() },
        "unit": table.unit,
        "rows": rows,
        "total": total,
        "base": base(table),
        "partial": !table.complete,
        "period": trailing_year(table.name.trim_end_matches(')')).map(year),
        "notes": own_notes,
    }))
}

/// What the percentages are of, as far as the publication says; nothing where it prints no percentages.
fn base(table: &PublishedTable) -> Value {
    let what = table.percent_base.as_ref().or(table.unit.as_ref()).map_or("not stated", String::as_str);
    match table.total {
        Some(total) if table.kind == "non-cumulative" => json!({ "count": { "count": total, "label": what } }),
        _ if !table.has_percents() => json!("none"),
        Some(_) => json!("total"),
        None => json!({ "unpublished": what }),
    }
}

fn row_document(table: &PublishedTable, row: &PublishedRow, id: &str, notes: &mut Vec<Value>) -> Value {
    let order_only = row.count.is_none() && row.percent.is_none() && row.value_printed.is_none();
    without_empty(json!({
        "label": row.label,
        "value": if order_only { Value::Null } else { value(row) },
        "rank": row.note.as_ref().and_then(|text| rank(text, measure(&table.name))),
        "period": Some(row.label.as_str()).filter(|label| is_year(label)).map(year),
        "notes": row_notes(row, id, notes),
    }))
}

fn value(row: &PublishedRow) -> Value {
    match (row.count, row.percent.as_ref(), row.value_printed.as_ref()) {
        (_, _, Some(words)) if row.suppressed => json!({ "masked": words }),
        (_, _, Some(words)) => rank(words, measure(&row.label))
            .map_or_else(|| json!({ "notCollected": words }), |rank| json!({ "rank": rank })),
        (Some(count), percent, None) => {
            without_empty(json!({ "count": count, "percent": percent, "qualifier": qualifier(row) }))
        }
        (None, Some(percent), None) if row.label.starts_with("Increase") => json!({ "change": { "percent": percent } }),
        (None, percent, None) => json!({ "percent": percent }),
    }
}

/// The word of a note such as `'at least'`.
fn qualifier(row: &PublishedRow) -> Option<&str> {
    row.note.as_deref()?.strip_prefix('\'')?.strip_suffix('\'')
}

/// The rank in `20th, tied with Ohio`.
fn rank(text: &str, measure: Option<&str>) -> Option<Value> {
    let (place, tied) = text.split_once(", tied with ").map_or((text, None), |(place, tied)| (place, Some(tied)));
    let number: u32 = place.trim_end_matches(char::is_alphabetic).parse().ok()?;
    let tied: Vec<_> = tied.into_iter().collect();
    (ordinal(number) == place).then(|| without_empty(json!({ "place": number, "measure": measure, "tiedWith": tied })))
}

fn measure(name: &str) -> Option<&str> {
    name.split_once("Rank by ").map(|(_, measure)| measure)
}

fn row_notes(row: &PublishedRow, id: &str, notes: &mut Vec<Value>) -> Vec<String> {
    let said_otherwise = |text: &&String| rank(text, None).is_some() || qualifier(row).is_some();
    row.note.iter().filter(|text| !said_otherwise(text)).map(|text| note(id, text, notes)).collect()
}

fn note(id: &str, text: &str, notes: &mut Vec<Value>) -> String {
    let id = format!("note-{id}");
    notes.push(json!({ "id": id, "text": text }));
    id
}

/// Dates where they are dates, the publication's words where they are more.
fn period(text: &str) -> Value {
    let is_date = |date: &str| date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match text.split_once('/') {
        Some((start, end)) if is_date(start) && is_date(end) => json!({ "start": start, "end": end }),
        _ => json!({ "label": text }),
    }
}

fn year(year: &str) -> Value {
    json!({ "start": year, "end": year })
}

/// Leaves out what a document need not say.
fn without_empty(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let is_empty = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    Value::Object(fields.into_iter().filter(|(_, value)| !is_empty(value)).collect::<Map<_, _>>())
}
