//! JSON by columns or by row names, as pandas writes it, turned into one object a line.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::super::error::RecordsError;
use super::item::{Members, is_plain};

/// Returns whether a text is a table by columns or by rows, of more than one row, or too much like one to be a record. A
/// single row of lists may be a record.
pub(in crate::records) fn is_table(text: &str) -> bool {
    as_lines(text).map_or(true, |lines| lines.is_some_and(|lines| lines.lines().count() > 1))
}

/// The records of an object of columns, of rows by name, or of `columns` and `data`; `None` if the text is something else.
///
/// # Errors
/// When the text is such a table, but it is not sure which rows it has.
pub(super) fn as_lines(text: &str) -> Result<Option<String>, RecordsError> {
    if !text.trim_start().starts_with('{') {
        return Ok(None);
    }
    let Ok(Members(members)) = serde_json::from_str(text) else { return Ok(None) };
    let Some((_, first)) = members.first() else { return Ok(None) };
    let table = if first.get().starts_with('{') {
        of_objects(&members)?
    } else if members.iter().any(|(name, _)| name == "data") && members.iter().any(|(name, _)| name == "columns") {
        split(&members)
    } else {
        of_lists(&members)?
    };
    Ok(table.map(|table| table.lines()))
}

fn unsure(message: &str) -> RecordsError {
    let remedy = "Give a list of objects, such as [{\"type\": \"call\", \"year\": 2020}].";
    RecordsError::new("not-a-table", message, remedy)
}

/// Names of columns as JSON strings, and the values of each row.
struct Table<'t> {
    names: Vec<String>,
    rows: Vec<Vec<&'t RawValue>>,
}

impl Table<'_> {
    fn lines(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            text.push('{');
            for (place, (name, value)) in self.names.iter().zip(row).enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                text.push_str(name);
                text.push(':');
                text.push_str(value.get());
            }
            text.push_str("}\n");
        }
        text
    }
}

type Member<'t> = (std::borrow::Cow<'t, str>, &'t RawValue);

/// `{"county": {"0": "Boone", "1": "Cole"}, …}`, or `{"0": {"county": "Boone", …}, "1": …}`. A name that one of the objects
/// lacks is a blank value.
fn of_objects<'t>(members: &[Member<'t>]) -> Result<Option<Table<'t>>, RecordsError> {
    let inner: Option<Vec<Vec<Member<'t>>>> =
        members.iter().map(|(_, value)| serde_json::from_str(value.get()).ok().map(|Members(inner)| inner)).collect();
    let Some(inner) = inner else { return Ok(None) };
    if let Some(table) = of_named_rows(members, &inner) {
        return Ok(Some(table));
    }
    let names = Names::of(&inner);
    let inner_counts = inner.iter().all(|object| are_numbers(object));
    // One of the objects has all names, so that the others have holes.
    let is_whole = !names.order.is_empty() && inner.iter().any(|object| object.len() == names.order.len());
    if is_whole
        && inner_counts != are_numbers(members)
        && (inner.len() == 1 || names.are_shared())
        && inner.iter().flatten().all(|(_, value)| is_plain(value))
    {
        let filled: Vec<Vec<&RawValue>> = inner.iter().map(|object| names.values(object)).collect();
        return Ok(Some(if inner_counts {
            Table { rows: transposed(&filled, names.order.len()), names: quoted(members) }
        } else {
            Table { names: names.order.iter().map(|name| quote(name)).collect(), rows: filled }
        }));
    }
    if inner.len() > 1 && names.are_shared() {
        return Err(unsure(
            "The JSON is an object of objects that have the same names. It is not sure whether they are records or columns.",
        ));
    }
    Ok(None)
}

/// The names that objects have between them.
struct Names<'n> {
    /// As they are met, or by number if all are numbers: the first object may have a hole.
    order: Vec<&'n str>,
    /// The place of each, and how many of the objects have it.
    known: HashMap<&'n str, (usize, usize)>,
    objects: usize,
}

impl<'n> Names<'n> {
    fn of(objects: &'n [Vec<Member<'_>>]) -> Self {
        let mut order: Vec<&str> = Vec::new();
        let mut known: HashMap<&str, (usize, usize)> = HashMap::new();
        for (name, _) in objects.iter().flatten() {
            let entry = known.entry(name).or_insert_with(|| {
                order.push(name);
                (0, 0)
            });
            entry.1 += 1;
        }
        let first = objects.first().map_or(0, Vec::len);
        if first < order.len() && objects.iter().all(|object| are_numbers(object)) {
            order.sort_by_key(|name| (name.len(), *name));
        }
        for (place, name) in order.iter().enumerate() {
            known.entry(name).and_modify(|entry| entry.0 = place);
        }
        Self { order, known, objects: objects.len() }
    }

    /// Returns whether half of the names or more are in most of the objects. The parts of a single record have names of their own.
    fn are_shared(&self) -> bool {
        let shared = self.known.values().filter(|(_, count)| count * 2 > self.objects).count();
        shared > 0 && shared * 2 >= self.order.len()
    }

    /// The values of an object, by name; null where it has none.
    fn values<'t>(&self, object: &[Member<'t>]) -> Vec<&'t RawValue> {
        let mut values = vec![RawValue::NULL; self.order.len()];
        for (name, value) in object {
            if let Some(place) = self.known.get(&**name).and_then(|(place, _)| values.get_mut(*place)) {
                *place = value;
            }
        }
        values
    }
}

/// Rows by names that are no numbers, such as the keys of a database: more of them than columns, or with members that some
/// lack. A single record with parts has fewer of these than they have members, mostly others each.
fn of_named_rows<'t>(members: &[Member<'t>], inner: &[Vec<Member<'t>>]) -> Option<Table<'t>> {
    const FEWEST: usize = 3;
    if are_numbers(members) && inner.first().is_some_and(|first| are_numbers(first)) {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    for (name, value) in inner.iter().flatten() {
        if !is_plain(value) || name.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if !names.contains(&name.as_ref()) {
            names.push(name);
        }
    }
    // Each name is in most rows.
    let has = |name: &&str| inner.iter().filter(|row| row.iter().any(|(own, _)| own == name)).count() * 2 > inner.len();
    if inner.len() < FEWEST || inner.len() <= names.len() || !names.iter().all(has) {
        return None;
    }
    let value = |row: &Vec<Member<'t>>, name: &str| row.iter().find(|(own, _)| own == name).map(|(_, value)| *value);
    let rows = inner.iter().map(|row| names.iter().map(|name| value(row, name).unwrap_or(RawValue::NULL)).collect());
    Some(Table { rows: rows.collect(), names: names.iter().map(|name| quote(name)).collect() })
}

/// `{"county": ["Boone", "Cole"], …}`
fn of_lists<'t>(members: &[Member<'t>]) -> Result<Option<Table<'t>>, RecordsError> {
    let columns: Option<Vec<Vec<&RawValue>>> =
        members.iter().map(|(_, value)| serde_json::from_str(value.get()).ok()).collect();
    let Some(columns) = columns else { return Ok(None) };
    let length = columns.first().map_or(0, Vec::len);
    let are_plain = columns.iter().all(|column| !column.is_empty() && column.iter().all(|value| is_plain(value)));
    if !are_plain {
        return Ok(None);
    }
    if columns.iter().any(|column| column.len() != length) {
        return Err(unsure(
            "The columns of the JSON are lists of unlike length, so that it is not sure which values belong together.",
        ));
    }
    Ok(Some(Table { names: quoted(members), rows: transposed(&columns, length) }))
}

/// `{"columns": ["county"], "index": [0], "data": [["Boone"]]}`
fn split<'t>(members: &[Member<'t>]) -> Option<Table<'t>> {
    let member = |wanted: &str| members.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.get());
    let names: Vec<String> = serde_json::from_str(member("columns")?).ok()?;
    let rows: Vec<Vec<&RawValue>> = serde_json::from_str(member("data")?).ok()?;
    let is_table =
        !rows.is_empty() && rows.iter().all(|row| row.len() == names.len() && row.iter().all(|value| is_plain(value)));
    is_table.then(|| Table { names: names.iter().map(|name| quote(name)).collect(), rows })
}

fn transposed<'t>(columns: &[Vec<&'t RawValue>], length: usize) -> Vec<Vec<&'t RawValue>> {
    (0..length).map(|row| columns.iter().filter_map(|column| column.get(row).copied()).collect()).collect()
}

fn are_numbers(members: &[Member]) -> bool {
    members.iter().all(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()))
}

fn quoted(members: &[Member]) -> Vec<String> {
    members.iter().map(|(name, _)| quote(name)).collect()
}

fn quote(name: &str) -> String {
    serde_json::Value::from(name).to_string()
}
