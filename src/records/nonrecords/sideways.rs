//! Tables on their side: a row for each field, and a column for each record.

use std::collections::{BTreeMap, BTreeSet};

use super::watch::Seen;
use crate::records::column::Records;
use crate::records::detect::Kind;
use crate::records::reading::Warning;

/// Fewer rows, or columns beside the names, show no pattern.
const FEWEST_ROWS: usize = 3;
const FEWEST_COLUMNS: usize = 2;

/// Returns the warning about a table whose first column has the names of fields, and whose others are a record each. All rows must
/// be among those that were kept.
pub(super) fn warning(records: &Records, header: &[String], first: &[Seen<String>]) -> Option<Warning> {
    if first.len() != records.len() || header.len() <= FEWEST_COLUMNS {
        return None;
    }
    // A first row of values is no heading, and one that was taken for a heading may be a field, too.
    let rows: Vec<&[String]> = first.iter().map(|seen| seen.fields.as_slice()).collect();
    let names: Vec<&str> = rows.iter().filter_map(|row| row.first()).map(|name| name.trim()).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    let is_name = |name: &&str| Kind::of(name.as_bytes()) == Kind::Text;
    let are_names = names.len() >= FEWEST_ROWS && distinct.len() == names.len() && names.iter().all(is_name);
    if !are_names || !(differ_in_kind(&rows) || share_no_answer(&rows)) {
        return None;
    }
    let quoted: Vec<String> = names.iter().take(3).map(|name| format!("“{name}”")).collect();
    let message = format!(
        "The table seems to be on its side: its rows are fields ({}), and each column is a record. Each row was read as a record. \
         Exchange rows and columns: copy the table in Excel or LibreOffice, and choose Paste Special, Transpose.",
        quoted.join(", ")
    );
    let line = Some(records.line(0));
    Some(Warning { code: "on-its-side", count: names.len() as u64, line, column: None, message })
}

/// Returns whether each row has values of one kind, and the rows do not all have the same: then every column mixes them.
fn differ_in_kind(rows: &[&[String]]) -> bool {
    let kinds = |row: &&[String]| {
        let kinds = row.iter().skip(1).map(|text| Kind::of(text.as_bytes())).filter(|kind| *kind != Kind::Empty);
        let kinds: Vec<Kind> = kinds.collect();
        let is_full = kinds.len() >= FEWEST_COLUMNS && kinds.len() * 2 >= row.len();
        kinds.first().copied().filter(|first| is_full && kinds.iter().all(|kind| kind == first))
    };
    let kinds: Option<Vec<Kind>> = rows.iter().map(kinds).collect();
    kinds.is_some_and(|kinds| kinds.iter().any(|kind| *kind != kinds[0]) && kinds.contains(&Kind::Text))
}

/// Returns whether most rows have an answer several times, and no answer is in two rows.
fn share_no_answer(rows: &[&[String]]) -> bool {
    let mut homes: BTreeMap<String, usize> = BTreeMap::new();
    let mut again: BTreeSet<usize> = BTreeSet::new();
    for (place, row) in rows.iter().enumerate() {
        for answer in row.iter().skip(1).map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) {
            match homes.insert(answer, place) {
                Some(home) if home != place => return false,
                Some(_) => _ = again.insert(place),
                None => {}
            }
        }
    }
    again.len() * 2 > rows.len()
}

#[cfg(test)]
mod tests {
    use crate::records::{ReadOptions, Reader};

    fn is_told(text: &str) -> bool {
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(text.as_bytes()).unwrap();
        reader.finish().unwrap().warnings.iter().any(|warning| warning.code == "on-its-side")
    }

    #[test]
    fn tables_on_their_side_are_named() {
        for text in [
            "Field,Case 1,Case 2,Case 3\nDate,2024-01-02,2024-01-05,2024-02-01\nState,Ohio,Iowa,Utah\nAge,23,31,19\n",
            "Campo,Caso 1,Caso 2\nFecha,02/01/2024,15/01/2024\nProvincia,Salta,Chaco\nEdad,23,31\nTipo,Sexual,Laboral\n",
            "Date,2024-01-02,2024-01-05,2024-02-01\nState,Ohio,Iowa,Utah\nAge,23,31,19\nKind,Sex,Labor,Sex\n",
            "ID,1001,1002,1003\nState,Ohio,Iowa,Utah\nAge,23,31,\nKind,Sex,Labor,Sex\n",
            "Campo,R1,R2,R3,R4\nSeguro,si,no,no,si\nTipo,Sexual,Laboral,Sexual,Sexual\nZona,Norte,Sur,Norte,Sur\n",
        ] {
            assert!(is_told(text), "{text}");
        }
    }

    #[test]
    fn tables_of_records_and_of_counts_are_not() {
        for text in [
            "Kind,2021,2022,2023\nSex,12,9,14\nLabor,7,8,3\nOther,0,2,1\n",
            "Name,Date,Age\nAda,2024-01-02,23\nEva,2024-01-05,31\nIda,2024-02-01,19\n",
            "Town,Safe,Heard,Helped\nElm,yes,yes,no\nOak,no,yes,no\nAsh,no,no,yes\n",
            "Name,First,Second\nAda,Food,Bed\nEva,Visa,Food\nIda,Bed,Bed\n",
            "Kind,2021,2022\nSex,12,20%\nLabor,7,8%\nOther,3,1%\n",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }
}
