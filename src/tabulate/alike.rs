//! Columns that are called as one that a field reads, but for capitals, signs or a number that was added, and that say something else.

use std::collections::HashMap;

use crate::plan::{Mapping, Plan};
use crate::records::{Column, Headings, Reading, Warning};

/// Warns about each such column that no field reads: rows may have their value there.
pub(super) fn unread(plan: &Plan, mapping: &Mapping, reading: &Reading) -> Vec<Warning> {
    let headings = Headings::of(&reading.header);
    let mut keys: HashMap<&str, &str> = HashMap::new();
    for (place, name) in reading.header.iter().enumerate() {
        keys.extend(headings.key(place).map(|key| (name.as_str(), key)));
    }
    let mapped = || mapping.0.iter().flat_map(|(id, names)| names.iter().map(move |name| (id, name.as_str())));
    let is_mapped = |name: &str| mapped().any(|(_, other)| other == name);
    let others = || reading.records.columns().iter().filter(|column| !is_mapped(column.name()));
    if others().next().is_none() {
        return Vec::new();
    }
    let mut warnings = Vec::new();
    for (id, name) in mapped() {
        let (Some(read), Some(field)) = (reading.records.column(name), plan.fields.get(id)) else { continue };
        let key = keys.get(name);
        for other in others().filter(|other| key.is_some() && keys.get(other.name()) == key) {
            warnings.extend(warning(&field.label, read, other, reading));
        }
    }
    warnings
}

/// Returns the warning about one of them, unless it is blank or the same again.
fn warning(label: &str, read: &Column, other: &Column, reading: &Reading) -> Option<Warning> {
    let records = &reading.records;
    let differ = (0..records.len()).filter(|row| {
        let value = other.value(*row).map_or("", str::trim);
        !value.is_empty() && read.value(*row).map(str::trim) != Some(value)
    });
    let mut first = None;
    let rows = differ.inspect(|row| _ = first.get_or_insert(*row)).count();
    let line = records.line(first?);
    let message = format!(
        "{label}: the column “{}” is called alike, and has other values than “{}” in some rows, but was not read. Put what belongs \
         together into one column, or give one of them another heading.",
        other.name(),
        read.name()
    );
    let column = Some(other.name().to_owned());
    Some(Warning { code: "alike-heading", count: rows as u64, line: Some(line), column, message })
}

#[cfg(test)]
mod tests {
    use crate::tabulate::testing::{scope, tabulator};

    fn told(csv: &str) -> Vec<(u64, Vec<u64>, bool)> {
        let (_, account) = tabulator(csv, |_| ()).tabulate(&scope("{}")).unwrap();
        let told = account.told().into_iter().filter(|told| told.code == "alike-heading");
        told.map(|told| (told.rows, told.lines, told.needs_consent)).collect()
    }

    #[test]
    fn a_column_called_alike_with_other_values_needs_consent() {
        assert_eq!(told("venue,Venue\nhome,\n,street\nhome,home\nhome,hotel\n"), [(2, vec![3], true)]);
        assert_eq!(told("venue,kind,venue\nhome,Sex,\n,Sex,street\n"), [(1, vec![3], true)]);
    }

    #[test]
    fn a_column_called_alike_that_is_blank_or_the_same_needs_no_word() {
        assert_eq!(told("venue,Venue,VENUE\nhome,home,\n,,\n"), []);
        assert_eq!(told("venue,Venues\nhome,street\n"), []);
    }
}
