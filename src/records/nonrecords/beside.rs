//! Tables side by side: an empty column between two others that do not belong to the same rows.

use std::collections::BTreeSet;
use std::ops::Range;

use super::watch::Seen;
use crate::records::column::Records;
use crate::records::reading::Warning;

/// Fewer rows at the end, or before it, tell nothing.
const FEWEST: usize = 3;

/// Returns a warning for each empty column without a heading between columns that are read, of which those behind it seem to be
/// another table.
pub(super) fn warnings(records: &Records, header: &[String], seen: &[&Seen<String>]) -> Vec<Warning> {
    let sides = sides(header, seen);
    let is_read = |side: &Range<usize>| header[side.clone()].iter().any(|name| records.column(name).is_some());
    let read: Vec<&Range<usize>> = sides.iter().filter(|side| is_read(side)).collect();
    let line = |row: u32| records.line(row as usize);
    read.windows(2).filter_map(|pair| warning(pair[0], pair[1], header, seen, line)).collect()
}

/// The stretches of columns between those that are empty and have no heading.
fn sides(header: &[String], seen: &[&Seen<String>]) -> Vec<Range<usize>> {
    let is_gap = |place: &usize| {
        let is_filled = |seen: &Seen<String>| seen.fields.get(*place).is_some_and(|text| !text.trim().is_empty());
        header[*place] == format!("column {}", place + 1) && !seen.iter().any(|seen| is_filled(seen))
    };
    let gaps = (0..header.len()).filter(is_gap).chain([header.len()]);
    let mut from = 0;
    let sides = gaps.map(|gap| std::mem::replace(&mut from, gap + 1)..gap);
    sides.filter(|side| !side.is_empty()).collect()
}

fn warning(
    one: &Range<usize>,
    other: &Range<usize>,
    header: &[String],
    seen: &[&Seen<String>],
    line: impl Fn(u32) -> u64,
) -> Option<Warning> {
    let name = |place: usize| header[place].as_str();
    let of = |side: &Range<usize>| match side.len() {
        1 => format!("“{}”", name(side.start)),
        _ => format!("“{}” to “{}”", name(side.start), name(side.end - 1)),
    };
    let ends_before = end(one, seen).or_else(|| end(other, seen));
    let is_sure = ends_before.is_some() || are_alike(&header[one.clone()], &header[other.clone()]);
    let what = match is_sure {
        true => "seem to be another table beside",
        false if one.len() > 1 && other.len() > 1 => "may be another table beside",
        false => return None,
    };
    let message = format!(
        "Columns {}, behind an empty column, {what} {}. What is in one row was read as one record; if these are two tables, put each \
         into a file of its own.",
        of(other),
        of(one)
    );
    let line = ends_before.map(line);
    let code = if is_sure { "table-beside" } else { "empty-column" };
    Some(Warning { code, count: 1, line, column: Some(name(other.start).to_owned()), message })
}

/// The row from which on a side is blank, where it has something in every row before.
fn end(side: &Range<usize>, seen: &[&Seen<String>]) -> Option<u32> {
    let is_filled = |seen: &&Seen<String>| {
        seen.fields.get(side.clone()).is_some_and(|own| own.iter().any(|text| !text.trim().is_empty()))
    };
    let filled = seen.iter().take_while(|seen| is_filled(seen)).count();
    let ends = filled >= FEWEST && seen.len() - filled >= FEWEST && !seen[filled..].iter().any(is_filled);
    ends.then(|| seen[filled].row)
}

/// Returns whether the headings of one side are those of the other, which got numbers: `State (2)`.
fn are_alike(one: &[String], other: &[String]) -> bool {
    let names: BTreeSet<&str> = one.iter().map(String::as_str).collect();
    let is_again = |name: &&String| name.strip_suffix(" (2)").is_some_and(|name| names.contains(name));
    other.iter().filter(is_again).count() * 2 > other.len()
}

#[cfg(test)]
mod tests {
    use crate::records::{ReadOptions, Reader, Warning};

    /// The warnings about two tables of so many rows, under these headings.
    fn told(heading: &str, rows: [usize; 2]) -> Vec<Warning> {
        let side = |row: usize, rows: usize, values: String| if row < rows { values } else { ",".to_owned() };
        let row = |row: usize| {
            let (day, kind) = (row % 28 + 1, ["Food", "Bed"][row % 2]);
            let left = side(row, rows[0], format!("2024-01-{day:02},{kind}"));
            format!("{left},,{}\n", side(row, rows[1], format!("{},{}", ["Ohio", "Iowa", "Utah"][row % 3], row + 7)))
        };
        let body: String = (0..rows[0].max(rows[1])).map(row).collect();
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(format!("{heading}\n{body}").as_bytes()).unwrap();
        let warnings = reader.finish().unwrap().warnings;
        warnings.into_iter().filter(|told| matches!(told.code, "table-beside" | "empty-column")).collect()
    }

    #[test]
    fn a_table_beside_a_longer_one_is_named_with_the_line_below_it() {
        for (rows, line) in [([20, 4], 6), ([5, 20], 7)] {
            let told = told("Fecha,Tipo,,Provincia,Cantidad", rows);
            assert_eq!((told.len(), told[0].code, told[0].line), (1, "table-beside", Some(line)));
            assert!(told[0].message.contains("“Provincia” to “Cantidad”"), "{}", told[0].message);
        }
    }

    #[test]
    fn a_table_with_the_same_headings_is_named_whatever_its_length() {
        let told = told("State,Count,,State,Count", [20, 20]);
        assert_eq!((told.len(), told[0].code, told[0].line), (1, "table-beside", None));
    }

    #[test]
    fn columns_of_as_many_rows_behind_an_empty_one_may_be_another_table() {
        assert_eq!(told("Date,Kind,,State,Count", [20, 20])[0].code, "empty-column");
    }

    #[test]
    fn a_column_with_a_heading_or_values_is_no_gap() {
        assert_eq!(told("Date,Kind,Note,State,Count", [20, 4]), []);
    }
}
