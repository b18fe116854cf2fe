//! Headings that have one name too few or too many for the rows below.

use super::super::reading::Warning;
use super::warning;

/// Fit of names to the rows below them.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::records) struct Fit {
    /// One for each field of a row.
    pub(in crate::records) names: Vec<String>,
    /// Warning for the user.
    pub(in crate::records) warning: Option<Warning>,
}

/// Fits the names of a heading to the rows below it, if all of those have another number of fields.
///
/// Nothing is moved by a column without a word: a heading that is too short or too long is fitted only where every row
/// agrees on how, and is told. `are_quoted`: the heading and the first row have quotes around every field.
pub(in crate::records) fn fit(names: Vec<String>, rows: &[Vec<String>], are_quoted: bool, line: u64) -> Fit {
    let Some(width) = common_width(&names, rows, are_quoted) else {
        return Fit { names, warning: None };
    };
    let rows: Vec<_> = rows.iter().filter(|row| row.len() == width).collect();
    if width < names.len() { long(&names, width, line) } else { short(names, width, &rows, line) }
}

/// The number of fields that the rows have between them, if it is not the number of names.
fn common_width(names: &[String], rows: &[Vec<String>], are_quoted: bool) -> Option<usize> {
    const ENOUGH: usize = 3;
    let width = rows.first()?.len();
    let all = rows.iter().all(|row| row.len() == width);
    let surplus_is_empty =
        || rows.iter().all(|row| row.get(names.len()..).is_some_and(|rest| rest.iter().all(String::is_empty)));
    // Where all is quoted, no delimiter is within a field by mistake.
    let is_enough = rows.len() >= ENOUGH || are_quoted && width == names.len() + 1;
    let enough = (is_enough && names.len() > 1) || (width > names.len() && surplus_is_empty());
    (all && width != names.len() && width > 1 && enough).then_some(width)
}

fn long(names: &[String], width: usize, line: u64) -> Fit {
    let count = names.len();
    let filled: Vec<_> = names.iter().filter(|name| !name.trim().is_empty()).cloned().collect();
    if filled.len() == width {
        let message = format!(
            "The heading has {count} fields, {} of them empty, and each row has {width}. The empty ones were left out.",
            count - width
        );
        return Fit { names: filled, warning: Some(warning("heading-long", Some(line), message)) };
    }
    // A comma within a name that is not quoted makes two of it, the second with a blank before.
    let is_cut = |name: &String| name.starts_with(' ');
    if names.iter().any(is_cut) && !names.iter().skip(1).all(is_cut) {
        let message = format!(
            "The heading has {count} names, and each row has {width} fields. A name may have been cut in two, so the \
             columns are numbered."
        );
        return Fit { names: numbered(width), warning: Some(warning("heading-long", Some(line), message)) };
    }
    let (kept, spare) = names.split_at(width);
    let spare: Vec<_> = spare.iter().map(|name| format!("“{}”", name.trim())).collect();
    let message = format!(
        "The heading has {count} names, and each row has {width} fields. No row has a value for {}. Check that the other \
         names are above their columns.",
        spare.join(", ")
    );
    Fit { names: kept.to_vec(), warning: Some(warning("heading-long", Some(line), message)) }
}

fn short(mut names: Vec<String>, width: usize, rows: &[&Vec<String>], line: u64) -> Fit {
    let count = names.len();
    let said = format!("The heading has {count} names, and each row has {width} fields.");
    let surplus_is_empty = rows.iter().all(|row| row.iter().skip(count).all(String::is_empty));
    if surplus_is_empty {
        let message = format!(
            "{said} What has no name is empty in the first rows, and its columns are numbered. If a delimiter is missing in \
             the heading, the names behind it are above the wrong columns."
        );
        names.extend(numbered(width).into_iter().skip(count));
        return Fit { names, warning: Some(warning("heading-short", Some(line), message)) };
    }
    if width == count + 1 && are_row_names(rows) {
        names.insert(0, String::new());
        let message = format!("{said} The first column was taken for the names of the rows, which have no heading.");
        return Fit { names, warning: Some(warning("heading-short", Some(line), message)) };
    }
    let message = format!("{said} It is not known which name is missing, so the columns are numbered.");
    Fit { names: numbered(width), warning: Some(warning("heading-short", Some(line), message)) }
}

fn numbered(width: usize) -> Vec<String> {
    (1..=width).map(|place| format!("column {place}")).collect()
}

/// Returns whether the first column numbers the rows, or names each of them by a word of its own, as R writes tables.
fn are_row_names(rows: &[&Vec<String>]) -> bool {
    let firsts: Vec<&str> = rows.iter().filter_map(|row| row.first()).map(|text| text.trim()).collect();
    let numbers: Option<Vec<i64>> = firsts.iter().map(|text| text.parse().ok()).collect();
    if let Some(numbers) = numbers {
        return matches!(numbers.first(), Some(0 | 1)) && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    }
    let is_word = |text: &&str| super::super::detect::Kind::of(text.as_bytes()) == super::super::detect::Kind::Text;
    let mut distinct = firsts.clone();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len() == firsts.len() && firsts.iter().all(is_word)
}
