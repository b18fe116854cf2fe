use super::account::Account;
use super::body::Body;
use super::index::Index;
use super::sorter::Sorter;
use super::syntax::{Syntax, after_line_end};
use super::table::Table;
use crate::records::dialect::Dialect;
use crate::records::encoding::decoded;
use crate::records::error::RecordsError;
use crate::records::header::unique_names;
use crate::records::quoting::unquote;
use crate::records::reading::Warning;
use crate::records::wanted::Wanted;

/// How many columns a file may have; Excel's sheets have 16,384.
const MOST_COLUMNS: u32 = 50_000;

/// What stands before the rows: a preamble, blank lines, the header.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// How many lines of the preamble are still to come.
    preamble: u32,
    /// The line that has been come to.
    line: u64,
    account: Account,
}

impl Opening {
    pub(super) const fn new(dialect: &Dialect) -> Self {
        Self { preamble: dialect.preamble_lines, line: 1, account: Account::new(dialect.encoding) }
    }

    /// Passes over lines of the preamble, in which quotes mean nothing; returns how many bytes they take.
    pub(super) fn skip_preamble(&mut self, text: &[u8]) -> usize {
        let mut at = 0;
        while self.preamble > 0 {
            let Some(end) = text[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                return text.len();
            };
            at = after_line_end(text, at + end);
            self.preamble -= 1;
            self.line += 1;
        }
        at
    }

    /// Reads the header, if the text, the start of a line, has it in its first `len` bytes; returns how many bytes
    /// stand before the rows, and what reads those.
    pub(super) fn open(
        &mut self,
        text: &[u8],
        len: usize,
        dialect: &Dialect,
        wanted: &Wanted,
    ) -> Result<(usize, Option<Body>), RecordsError> {
        if self.preamble > 0 {
            return Ok((0, None));
        }
        let syntax = Syntax::of(dialect);
        let mut index = Index::new();
        index.scan(text, len, syntax);
        let mut at = 0;
        for (first, behind) in index.fields() {
            let (start, end) = (index.start(text, first), index.end(behind - 1));
            let fields = (first..behind).map(|field| index.field(text, first, field));
            if !fields.clone().all(|field| syntax.is_empty(field)) {
                if behind - first > MOST_COLUMNS {
                    return Err(self.too_many_columns(behind - first));
                }
                let raw: Vec<&[u8]> = fields.collect();
                let record = if dialect.header { &text[start..end] } else { &[] };
                let body = self.body(&raw, record, dialect, wanted)?;
                return Ok((if dialect.header { after_line_end(text, end) } else { start }, Some(body)));
            }
            self.account.blank(self.line);
            self.line += 1;
            at = after_line_end(text, end);
        }
        Ok((at, None))
    }

    /// What reads the rows, given the fields of the first record; `record` is its text if it is the header.
    fn body(
        &mut self,
        fields: &[&[u8]],
        record: &[u8],
        dialect: &Dialect,
        wanted: &Wanted,
    ) -> Result<Body, RecordsError> {
        let syntax = Syntax::of(dialect);
        let (names, warnings) = if dialect.header {
            self.headings(fields, dialect)
        } else {
            ((1..=fields.len()).map(|place| format!("column {place}")).collect(), Vec::new())
        };
        let places = wanted.places(&names).map_err(|error| error.at_line(self.line))?;
        let table = Table::new(places.into_iter().map(|place| (place, names[place as usize].clone())), syntax.quote);
        if dialect.header {
            self.line += lines(record);
        }
        let sorter = Sorter::new(syntax, &names, record.to_vec(), self.line, self.account.clone());
        Ok(Body::new(syntax, names, warnings, sorter, table))
    }

    fn headings(&self, fields: &[&[u8]], dialect: &Dialect) -> (Vec<String>, Vec<Warning>) {
        let mut invalid = 0;
        let headings = fields.iter().map(|field| {
            let (mut heading, is_valid) = decoded(unquote(field, dialect.quote), dialect.encoding);
            heading.retain(|character| character != '\0');
            invalid += u64::from(!is_valid);
            heading
        });
        let (names, mut warnings) = unique_names(headings.collect());
        if invalid > 0 {
            let message = "A heading is no valid UTF-8; it was read as Windows-1252.".into();
            warnings.push(Warning { code: "invalid-utf-8", count: invalid, line: None, column: None, message });
        }
        for warning in &mut warnings {
            warning.line = Some(self.line);
        }
        (names, warnings)
    }

    fn too_many_columns(&self, count: u32) -> RecordsError {
        let message = format!("The line has {count} fields; a table may have {MOST_COLUMNS} columns.");
        RecordsError::new("too-many-columns", message, "Check the delimiter, or leave out columns.").at_line(self.line)
    }

    /// Why there is no header.
    pub(super) fn failed(&self, is_empty: bool) -> RecordsError {
        if is_empty {
            let message = "The file has no header and no records.";
            RecordsError::new("empty-file", message, "Choose a file whose first line names the columns.")
        } else {
            let message = "The first record does not end.";
            let remedy = "Close the quote that begins in it, or choose a file that is a table.";
            RecordsError::new("not-a-table", message, remedy).at_line(self.line)
        }
    }
}

/// How many lines a record takes.
fn lines(record: &[u8]) -> u64 {
    let feeds = record.iter().zip(record.iter().skip(1)).filter(|pair| *pair == (&b'\r', &b'\n')).count();
    1 + (record.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() - feeds) as u64
}
