use super::column::{Column, Records};
use super::dictionary::Dictionary;
use super::lines::Lines;
use super::quoting::Quoting;
use super::writer::Writer;

/// Makes records of rows of text.
#[derive(Debug, Clone)]
pub(crate) struct Builder {
    columns: Vec<(String, Dictionary, Writer)>,
    rows: usize,
    lines: Lines,
}

impl Builder {
    /// No rows yet, of columns of those names, no two of them equal.
    pub(crate) fn new(names: Vec<String>) -> Self {
        let columns =
            names.into_iter().map(|name| (name, Dictionary::new(Quoting::default()), Writer::default())).collect();
        Self { columns, rows: 0, lines: Lines::new() }
    }

    /// Appends a row that begins on that line. Missing fields are empty.
    pub(crate) fn push(&mut self, line: u64, fields: &[&str]) {
        debug_assert!(fields.len() <= self.columns.len());
        for (place, (_, dictionary, writer)) in self.columns.iter_mut().enumerate() {
            let code = fields.get(place).map_or(0, |field| dictionary.code(field.as_bytes()));
            writer.extend(&[code], dictionary.len());
        }
        self.rows += 1;
        self.lines.push(line, 1);
    }

    /// Returns the number of rows.
    pub(crate) const fn rows(&self) -> usize {
        self.rows
    }

    /// The records.
    pub(crate) fn finish(self) -> Records {
        let columns = self.columns.into_iter().map(|(name, dictionary, writer)| {
            let values = dictionary.into_values().map(|value| String::from_utf8_lossy(&value).into_owned()).collect();
            Column::new(name, values, writer.into_blocks())
        });
        Records::new(columns.collect(), self.rows, self.lines.into_anchors())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(rows: &[(u64, &[&str])]) -> Records {
        let mut builder = Builder::new(vec!["a".into(), "b".into()]);
        for (line, fields) in rows {
            builder.push(*line, fields);
        }
        assert_eq!(builder.rows(), rows.len());
        builder.finish()
    }

    #[test]
    fn rows_come_back_as_they_were_pushed() {
        let records = records(&[(2, &["x", "y"]), (3, &["", "x"])]);
        let column = |name| records.column(name).unwrap();
        assert_eq!([column("a").value(0), column("a").value(1)], [Some("x"), Some("")]);
        assert_eq!([column("b").value(0), column("b").value(1)], [Some("y"), Some("x")]);
        assert_eq!(column("b").values(), ["", "y", "x"]);
    }

    #[test]
    fn missing_fields_are_empty() {
        assert_eq!(records(&[(1, &["x"])]).column("b").unwrap().value(0), Some(""));
    }

    #[test]
    fn quotes_are_text() {
        assert_eq!(records(&[(1, &["\"x\""])]).column("a").unwrap().value(0), Some("\"x\""));
    }

    #[test]
    fn rows_know_their_lines() {
        let records = records(&[(2, &[]), (3, &[]), (7, &[]), (8, &[])]);
        assert_eq!([0, 1, 2, 3].map(|row| records.line(row)), [2, 3, 7, 8]);
    }
}
