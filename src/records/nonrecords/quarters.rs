//! Sums of quarters and half-years between the months.

use super::numbers::Numbers;
use super::{Finding, LeftOutReason};
use crate::records::column::{Codes, Column, Records};

/// Columns of more different values hold no stretches of years.
const MOST_VALUES: usize = 1 << 12;
/// More rows that are called so are answers.
const MOST: usize = 400;

/// Finds the rows called by a part of a year whose numbers are the sums of the rows above, up to the one before. A single
/// one is asked about.
pub(super) fn quarters(records: &Records, end: u32, gone: &impl Fn(u32) -> bool) -> Vec<Finding> {
    let rows = records.columns().iter().map(called_so).find(|rows| !rows.is_empty()).unwrap_or_default();
    if rows.is_empty() || rows.len() > MOST {
        return Vec::new();
    }
    let numbers = Numbers::of(records);
    let starts = std::iter::once(0).chain(rows.iter().map(|row| row + 1));
    let adds_up = |(start, row): &(u32, u32)| {
        let sums = numbers.iter().filter_map(|column| {
            let addends: Vec<f64> =
                (*start..*row).filter(|row| !gone(*row)).filter_map(|row| column.get(row)).collect();
            let value = column.get(*row)?;
            let is_equal = (addends.iter().sum::<f64>() - value).abs() <= 1e-6 * value.abs().max(1.0);
            Some(addends.len() > 1 && is_equal)
        });
        let sums: Vec<bool> = sums.collect();
        *row < end && !sums.is_empty() && sums.iter().all(|is_sum| *is_sum)
    };
    let found: Vec<u32> = starts.zip(rows.iter().copied()).filter(adds_up).map(|(_, row)| row).collect();
    let is_asked = found.len() < 2;
    found.into_iter().map(|row| Finding { row, reason: LeftOutReason::Total, is_asked }).collect()
}

/// The rows in which a column has the name of a part of a year, if it has others, too.
fn called_so(column: &Column) -> Vec<u32> {
    if column.values().len() > MOST_VALUES {
        return Vec::new();
    }
    let is_part: Vec<bool> = column.values().iter().map(|text| is_part_of_year(text)).collect();
    let others = column.values().iter().zip(&is_part).filter(|(text, is_part)| !text.trim().is_empty() && !**is_part);
    if !is_part.contains(&true) || others.count() == 0 {
        return Vec::new();
    }
    let codes = (0..).zip(column.blocks().iter().flat_map(Codes::iter));
    codes.filter(|(_, code)| is_part.get(*code as usize).copied().unwrap_or(false)).map(|(row, _)| row).collect()
}

/// Returns whether a text is the name of a quarter or a half-year: `Q1`, `2nd quarter 2024`, `Primer semestre`.
fn is_part_of_year(text: &str) -> bool {
    const PARTS: [&str; 6] = ["quarter", "half", "trimestre", "cuatrimestre", "semestre", "qtr"];
    const ORDINALS: [&str; 9] =
        ["first", "second", "third", "fourth", "primer", "segundo", "tercer", "cuarto", "total"];
    const LONGEST: usize = 30;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_short =
        |word: &str| matches!(word.as_bytes(), [b'q' | b't' | b'h', b'1'..=b'4'] | [b'1'..=b'4', b'q' | b't']);
    let is_part = |word: &&&str| PARTS.contains(*word) || is_short(word);
    let is_ordinal = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) || ORDINALS.contains(word);
    words.iter().any(|word| is_part(&word)) && words.iter().all(|word| is_part(&word) || is_ordinal(word))
}

#[cfg(test)]
mod tests {
    use super::is_part_of_year;

    #[test]
    fn quarters_and_half_years_are_known() {
        for text in ["Q1", "q4 2024", "2nd quarter", "First half 2024", "T2", "Primer semestre", "2024 Q1", "Q1 total"]
        {
            assert!(is_part_of_year(text), "{text}");
        }
        for text in ["", "January", "1", "2024", "Headquarter", "Half Moon Bay", "Q5", "First"] {
            assert!(!is_part_of_year(text), "{text}");
        }
    }
}
