//! Numbers of columns, only as exact as it takes to see whether one is the sum of others.

use crate::records::column::{Column, Records};

/// A column of numbers.
pub(super) struct Numbers<'r> {
    column: &'r Column,
    /// The number of each value, by code.
    values: Vec<Option<f64>>,
}

/// Columns of more different values hold no counts.
const MOST_VALUES: usize = 1 << 17;

impl<'r> Numbers<'r> {
    /// The columns that hold mostly numbers.
    pub(super) fn of(records: &'r Records) -> Vec<Self> {
        records.columns().iter().filter_map(Self::of_column).collect()
    }

    fn of_column(column: &'r Column) -> Option<Self> {
        if column.values().len() > MOST_VALUES {
            return None;
        }
        let values: Vec<_> = column.values().iter().map(|text| number(text)).collect();
        let filled = column.values().iter().skip(1).filter(|text| !text.trim().is_empty()).count();
        let numbers = values.iter().flatten().count();
        (numbers > 0 && numbers * 5 >= filled * 3).then_some(Self { column, values })
    }

    /// The number of a row.
    pub(super) fn get(&self, row: u32) -> Option<f64> {
        self.values.get(self.column.code(row as usize)? as usize).copied().flatten()
    }
}

/// The number that a text is: with separators between thousands, a decimal point or comma, a currency or percent sign.
pub(super) fn number(text: &str) -> Option<f64> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, '$' | '€' | '£' | '%' | ' ' | '\u{a0}' | '\u{202f}' | '\''))
        .collect();
    if !text.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b',')) {
        return None;
    }
    let groups = |mark: char| {
        let mut parts = text.trim_start_matches(['-', '+']).split(mark);
        let first = parts.next().is_some_and(|part| (1..=3).contains(&part.len()));
        let mut rest = parts.map(|part| part.split(['.', ',']).next().is_some_and(|part| part.len() == 3)).peekable();
        first && rest.peek().is_some() && rest.all(|three| three)
    };
    let plain = match (text.contains(','), text.contains('.')) {
        (true, true) if text.rfind(',') < text.rfind('.') => text.replace(',', ""),
        (true, true) => text.replace('.', "").replace(',', "."),
        (true, false) if groups(',') => text.replace(',', ""),
        (true, false) => text.replace(',', "."),
        (false, true) if text.matches('.').count() > 1 && groups('.') => text.replace('.', ""),
        _ => text,
    };
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        for (text, value) in [
            ("12", 12.0),
            ("-1", -1.0),
            ("1,234", 1234.0),
            ("1.5", 1.5),
            ("1,5", 1.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("$5", 5.0),
            ("1 234", 1234.0),
            ("12 %", 12.0),
            ("1.234.567", 1_234_567.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "a", "2024-01-03", "1/2/2020", "inf", "nan", "-"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
