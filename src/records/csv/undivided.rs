//! Texts of one field a line that are tables of another kind: columns set apart by blanks, or a line for each field.

use std::collections::{HashMap, HashSet};

use crate::records::error::RecordsError;

/// Number of lines that tell.
const FEWEST: usize = 4;

/// Returns the error for a text that is no table of one column, by its first lines.
pub(super) fn refused(lines: &[&str]) -> Option<RecordsError> {
    let (what, remedy) = if are_aligned(lines) {
        (
            "Its columns seem to be set apart by blanks, which is not read.",
            "Open it in Excel or LibreOffice as text of fixed width, and save it as CSV.",
        )
    } else if are_fields(lines) {
        (
            "It seems to have a line for each field, such as “State: Ohio”, which is not read.",
            "Export it as a table with one row for each record, as CSV or as an Excel workbook.",
        )
    } else {
        return None;
    };
    Some(RecordsError::new("not-a-table", format!("No delimiter was found. {what}"), remedy))
}

/// Returns whether nearly all lines have a gap that begins, or ends, in the same place.
fn are_aligned(lines: &[&str]) -> bool {
    let mut places: HashMap<(bool, usize), usize> = HashMap::new();
    for line in lines {
        let letters: Vec<char> = line.trim_end().chars().collect();
        for at in 1..letters.len() {
            if letters[at - 1] == ' ' && letters[at] != ' ' && at >= 2 && letters[at - 2] == ' ' {
                *places.entry((true, at)).or_default() += 1;
            }
            if letters[at - 1] != ' ' && letters[at] == ' ' && letters.get(at + 1) == Some(&' ') {
                *places.entry((false, at)).or_default() += 1;
            }
        }
    }
    lines.len() >= FEWEST && places.values().any(|count| count * 10 >= lines.len() * 9)
}

/// Returns whether nearly all lines are a name, a colon and a value, and the names recur.
fn are_fields(lines: &[&str]) -> bool {
    const LONGEST: usize = 40;
    let name = |line: &&str| {
        let (name, _) = line.trim_start_matches("- ").trim().split_once(':')?;
        let is_name = name.chars().count() <= LONGEST && name.starts_with(char::is_alphabetic);
        is_name.then(|| name.to_owned())
    };
    let names: Vec<String> = lines.iter().filter_map(name).collect();
    let distinct: HashSet<&String> = names.iter().collect();
    lines.len() >= FEWEST
        && names.len() * 10 >= lines.len() * 9
        && distinct.len() >= 2
        && distinct.len() * 2 <= names.len()
}

#[cfg(test)]
mod tests {
    use super::refused;

    fn message(text: &str) -> Option<String> {
        refused(&text.lines().collect::<Vec<_>>()).map(|error| error.message)
    }

    #[test]
    fn columns_set_apart_by_blanks_are_named() {
        let left =
            "id    day         state\n1     2024-01-02  Ohio\n200   2024-01-03  New York\n31    2024-01-04  Iowa\n";
        assert!(message(left).unwrap().contains("blanks"));
        let right = "  id  state\n   1  Ohio\n 200  Iowa\n  31  Texas\n";
        assert!(message(right).unwrap().contains("blanks"));
    }

    #[test]
    fn a_line_for_each_field_is_named() {
        let text = "id: 1\nstate: Ohio\nid: 2\nstate: Iowa\nid: 3\nstate: Ohio\n";
        assert!(message(text).unwrap().contains("field"));
        let yaml = "- id: 1\n  state: Ohio\n- id: 2\n  state: Iowa\n";
        assert!(message(yaml).unwrap().contains("field"));
    }

    #[test]
    fn a_column_of_words_is_a_table() {
        for text in [
            "Situation\nSex trafficking\nLabor trafficking\nOther kinds of  violence\nSex trafficking\n",
            "When\n10:30\n11:45\n12:00\n",
            "Remark\nCalled: twice\nno answer\nCalled: once\nwas helped\n",
            "a  b\n1  2\n",
        ] {
            assert_eq!(message(text), None, "{text}");
        }
    }
}
