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

/// An edge of a word at a gap.
#[derive(PartialEq, Eq, Hash)]
enum Edge {
    Begin,
    EndBehindGap,
    EndBeforeGap,
}

/// Returns whether nearly all lines below a title have a gap that begins, or ends, in the same place; or blanks are in the same places of
/// all; or one draws the columns with dashes.
fn are_aligned(lines: &[&str]) -> bool {
    const FEWEST_WITH_GAPS: usize = 3;
    let has_gap = |line: &&&str| line.trim().contains("  ");
    let titles = lines.iter().take_while(|line| !has_gap(line)).count();
    let table = lines.get(titles..).unwrap_or_default();
    // Where words begin and end that have a gap before them, and where those end that have one behind them.
    let mut places: HashMap<(Edge, usize), usize> = HashMap::new();
    for line in table {
        let letters: Vec<char> = line.trim_end().chars().collect();
        let is_blank = |place: usize| letters.get(place).is_none_or(|letter| *letter == ' ');
        let mut is_behind_gap = false;
        for at in 1..=letters.len() {
            if is_blank(at - 1) && !is_blank(at) {
                is_behind_gap = at >= 2 && is_blank(at - 2);
                *places.entry((Edge::Begin, at)).or_default() += usize::from(is_behind_gap);
            }
            if !is_blank(at - 1) && is_blank(at) {
                *places.entry((Edge::EndBehindGap, at)).or_default() += usize::from(is_behind_gap);
                let is_before_gap = at + 1 < letters.len() && is_blank(at + 1);
                *places.entry((Edge::EndBeforeGap, at)).or_default() += usize::from(is_before_gap);
            }
        }
    }
    let has_gaps = table.len() >= FEWEST_WITH_GAPS && places.values().any(|count| count * 10 >= table.len() * 9);
    has_gaps || share_blanks(lines) || lines.iter().any(|line| draws_columns(line))
}

/// Returns whether all lines are of one length, with blanks in the same two places or more: `0001 2024-01-02 OH`.
fn share_blanks(lines: &[&str]) -> bool {
    let blanks = |line: &str| -> HashSet<usize> {
        line.chars().enumerate().filter(|(_, letter)| *letter == ' ').map(|(place, _)| place).collect()
    };
    let Some((first, others)) = lines.split_first() else { return false };
    let (length, mut shared) = (first.chars().count(), blanks(first));
    for line in others {
        let own = blanks(line);
        shared.retain(|place| own.contains(place));
    }
    lines.len() >= FEWEST && shared.len() >= 2 && others.iter().all(|line| line.chars().count() == length)
}

/// Returns whether a line is dashes with blanks between, as databases draw it below a heading: `---- ----------`.
fn draws_columns(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_drawn = |word: &str| word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'-' | b'='));
    words.clone().count() > 1 && words.all(is_drawn)
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
    fn columns_set_apart_by_blanks_are_named_below_a_title_and_in_few_lines() {
        for text in [
            "Report of calls\nState        Calls\nOhio            12\nNew York       104\n",
            "Provincia    Llamadas\nSalta              12\nChaco             104\n",
            "id   fecha      tipo\n---- ---------- ----\n1    2024-01-02 Sexual\n2    2024-01-03 Otro\n",
            "0001 2024-01-02 OH\n0002 2024-01-03 NY\n0003 2024-01-04 IA\n0004 2024-01-05 IA\n",
        ] {
            assert!(message(text).is_some_and(|message| message.contains("blanks")), "{text}");
        }
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
