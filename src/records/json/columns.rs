//! JSON by columns or by row names, as pandas writes it, turned into one object a line.

use serde_json::value::RawValue;

use super::item::{Members, is_plain};

/// Returns whether a text is a table by columns or by rows, of more than one row. A single row of lists may be a record.
pub(in crate::records) fn is_table(text: &str) -> bool {
    as_lines(text).is_some_and(|lines| lines.lines().count() > 1)
}

/// The records of an object of columns, of rows by name, or of `columns` and `data`; `None` if the text is invalid.
pub(super) fn as_lines(text: &str) -> Option<String> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let Members(members) = serde_json::from_str(text).ok()?;
    let first = members.first()?.1.get();
    let table = if first.starts_with('{') {
        of_objects(&members)?
    } else if members.iter().any(|(name, _)| name == "data") && members.iter().any(|(name, _)| name == "columns") {
        split(&members)?
    } else {
        of_lists(&members)?
    };
    Some(table.lines())
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

/// `{"county": {"0": "Boone", "1": "Cole"}, …}`, or `{"0": {"county": "Boone", …}, "1": …}`.
fn of_objects<'t>(members: &[Member<'t>]) -> Option<Table<'t>> {
    let inner: Vec<Vec<Member<'t>>> = members
        .iter()
        .map(|(_, value)| serde_json::from_str(value.get()).ok().map(|Members(inner)| inner))
        .collect::<Option<_>>()?;
    let first = inner.first()?;
    if let Some(table) = of_named_rows(members, &inner) {
        return Some(table);
    }
    let agree = inner
        .iter()
        .all(|other| other.len() == first.len() && other.iter().zip(first).all(|(one, other)| one.0 == other.0));
    if !agree || first.is_empty() || !inner.iter().flatten().all(|(_, value)| is_plain(value)) {
        return None;
    }
    let inner_counts = are_numbers(first);
    if inner_counts == are_numbers(members) {
        return None;
    }
    let values = |member: &Vec<Member<'t>>| member.iter().map(|(_, value)| *value).collect::<Vec<_>>();
    if !inner_counts {
        return Some(Table { names: quoted(first), rows: inner.iter().map(values).collect() });
    }
    let columns: Vec<_> = inner.iter().map(values).collect();
    Some(Table { names: quoted(members), rows: transposed(&columns, first.len()) })
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
fn of_lists<'t>(members: &[Member<'t>]) -> Option<Table<'t>> {
    let columns: Vec<Vec<&RawValue>> =
        members.iter().map(|(_, value)| serde_json::from_str(value.get()).ok()).collect::<Option<_>>()?;
    let length = columns.first()?.len();
    let is_table = columns.iter().all(|column| column.len() == length && column.iter().all(|value| is_plain(value)));
    (is_table && length > 0).then(|| Table { names: quoted(members), rows: transposed(&columns, length) })
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
