use super::above::{Divided, divided, with_broken_quote};
use super::account::Account;
use super::body::Body;
use super::classifier::Classifier;
use super::index::Index;
use super::syntax::{Syntax, after_line_end};
use super::table::Table;
use super::undivided;
use crate::records::column_selection::ColumnSelection;
use crate::records::dialect::Dialect;
use crate::records::encoding::{Encoding, decoded};
use crate::records::error::RecordsError;
use crate::records::head::{Fit, fit, further, named, rows_of};
use crate::records::header::unique_names;
use crate::records::reading::Warning;

/// Maximum number of columns in a file; Excel's sheets have 16,384.
const MOST_COLUMNS: u32 = 50_000;

/// Lines before the rows: a preamble, blank lines, the header.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    /// Number of lines of the preamble still to come.
    preamble: u32,
    /// The line that has been come to.
    line: u64,
    account: Account,
    /// The beginning of a line of the preamble that goes on.
    partial: Vec<u8>,
    /// The last line of the preamble, which may be the heading.
    above: Vec<u8>,
}

impl Opening {
    pub(super) const fn new(dialect: &Dialect) -> Self {
        let account = Account::new(dialect.encoding);
        Self { preamble: dialect.preamble_lines, line: 1, account, partial: Vec::new(), above: Vec::new() }
    }

    pub(super) fn set_encoding(&mut self, encoding: Encoding) {
        self.account.set_encoding(encoding);
    }

    /// Passes over lines of the preamble, in which quotes mean nothing; returns how many bytes they take.
    pub(super) fn skip_preamble(&mut self, text: &[u8], delimiter: u8) -> usize {
        let mut at = 0;
        while self.preamble > 0 {
            let Some(end) = text[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                self.partial.extend_from_slice(&text[at..]);
                return text.len();
            };
            self.partial.extend_from_slice(&text[at..at + end]);
            self.pass_above(delimiter);
            self.above = std::mem::take(&mut self.partial);
            at = after_line_end(text, at + end);
            self.preamble -= 1;
            self.line += 1;
        }
        at
    }

    /// Accounts for the last line of the preamble, which is no heading.
    fn pass_above(&mut self, delimiter: u8) {
        let above = std::mem::take(&mut self.above);
        self.account.preamble(self.line - 1, &above, delimiter);
    }

    /// Reads the header, if the text, the start of a line, has it in its first `len` bytes; returns how many bytes
    /// are before the rows, and what reads those. Rows below the header tell what it is: unless it `must` be read, it
    /// waits for enough of them.
    pub(super) fn open(
        &mut self,
        text: &[u8],
        len: usize,
        must: bool,
        dialect: &Dialect,
        wanted: &ColumnSelection,
    ) -> Result<(usize, Option<Body>), RecordsError> {
        if self.preamble > 0 {
            return Ok((0, None));
        }
        let syntax = Syntax::of(dialect);
        let mut index = Index::new();
        index.scan(text, len, syntax);
        let mut at = 0;
        let mut records = index.fields();
        while let Some((first, behind)) = records.next() {
            let (start, end) = (index.start(text, first), index.end(behind - 1));
            let fields = (first..behind).map(|field| index.field(text, first, field));
            if fields.clone().all(|field| syntax.is_empty(field)) {
                self.account.blank(self.line);
                self.line += 1;
                at = after_line_end(text, end);
                continue;
            }
            if behind - first > MOST_COLUMNS {
                return Err(self.too_many_columns(behind - first));
            }
            let raw: Vec<&[u8]> = fields.collect();
            if !dialect.header {
                return Ok((start, Some(self.headless(raw.len(), at == 0, dialect, wanted)?)));
            }
            self.pass_above(dialect.delimiter);
            let below = Below::of(text, &index, records, dialect, &raw);
            if !must && below.rows.len() < rows_of(raw.len()) {
                return Ok((start, None));
            }
            let raw = below.mended(&text[start..end], dialect).unwrap_or(raw);
            let strays = index.strays(end + 1).len();
            if strays > 0 {
                self.account.strays(self.line, strays as u64);
            }
            let (body, further) = self.headed(&raw, &text[start..end], &below, dialect, wanted)?;
            let end = further.checked_sub(1).and_then(|last| below.ends.get(last)).copied().unwrap_or(end);
            return Ok((after_line_end(text, end), Some(body)));
        }
        Ok((at, None))
    }

    /// Returns a reader of rows without a heading, unless the line above `is_next` to them and is one after all.
    fn headless(
        &mut self,
        width: usize,
        is_next: bool,
        dialect: &Dialect,
        wanted: &ColumnSelection,
    ) -> Result<Body, RecordsError> {
        let line = self.line;
        let above = std::mem::take(&mut self.above);
        let Some(Divided { names, has_other_delimiter }) = divided(&above, width, dialect).filter(|_| is_next) else {
            self.account.preamble(line - 1, &above, dialect.delimiter);
            let names = (1..=width).map(|place| format!("column {place}")).collect();
            return self.body(names, &[], dialect, wanted).map_err(|error| error.at_line(line));
        };
        let (names, mut warnings) = unique_names(decoded_fields(&names, dialect).0);
        if has_other_delimiter {
            let message =
                "The line above the rows has blanks for delimiters; its words were taken for the names of the \
                columns."
                    .into();
            warnings.push(Warning { code: "heading-delimiter", count: 1, line: None, column: None, message });
        } else {
            self.account.strays(line - 1, 1);
        }
        for warning in &mut warnings {
            warning.line = Some(line - 1);
        }
        let mut body = self.body(names, &[], dialect, wanted).map_err(|error| error.at_line(line - 1))?;
        body.warn(warnings);
        Ok(body)
    }

    /// Returns a reader of the rows below a heading, and the number of the records below that name the columns, too.
    fn headed(
        &mut self,
        fields: &[&[u8]],
        record: &[u8],
        below: &Below,
        dialect: &Dialect,
        wanted: &ColumnSelection,
    ) -> Result<(Body, usize), RecordsError> {
        let (mut raw, invalid) = decoded_fields(fields, dialect);
        let found = further(&raw, &below.rows);
        for (place, name) in found.names {
            if let Some(heading) = raw.get_mut(place) {
                *heading = name;
            }
        }
        let are_quoted = below.is_first_quoted && fields.iter().all(|field| is_quoted(field, dialect));
        let Fit { names, warning } = fit(raw, below.rows.get(found.rows..).unwrap_or_default(), are_quoted, self.line);
        let (names, mut warnings) = unique_names(names);
        let titles = named(found.titles, &names);
        if invalid > 0 {
            let message = "A heading is no valid UTF-8; it was read as Windows-1252.".into();
            warnings.push(Warning { code: "invalid-utf-8", count: invalid, line: None, column: None, message });
        }
        for warning in &mut warnings {
            warning.line = Some(self.line);
        }
        let asked = found.asked.and_then(|(place, asked)| {
            let line = self.line + below.lines.get(place)?;
            Some(Warning { line: Some(line), ..asked })
        });
        if let [name] = names.as_slice() {
            let lines = std::iter::once(name).chain(below.rows.iter().flatten()).map(String::as_str);
            if let Some(error) = undivided::refused(&lines.collect::<Vec<_>>()) {
                return Err(error.at_line(self.line));
            }
        }
        let single = single_column(&names, below.rows.first().and_then(|row| row.first()), self.line);
        let kept = dialect.quote.is_none().then(|| kept_quotes(below, self.line)).flatten();
        warnings.splice(0..0, warning.into_iter().chain(asked).chain(single).chain(kept));
        let heading = self.line;
        for (offset, row) in below.lines.iter().zip(&below.rows).take(found.rows) {
            self.account.further_heading(heading + offset, row);
        }
        let last = found.rows.checked_sub(1).and_then(|last| below.lines.get(last));
        for offset in below.blank.iter().filter(|blank| last.is_some_and(|last| *blank < last)) {
            self.account.blank(heading + offset);
        }
        let passed = found.rows.checked_sub(1).and_then(|last| Some(below.lines.get(last)? + below.heights.get(last)?));
        self.line += passed.unwrap_or_else(|| lines(record));
        let mut body = self.body(names, record, dialect, wanted).map_err(|error| error.at_line(heading))?;
        body.warn(warnings);
        body.title(titles);
        Ok((body, found.rows))
    }

    /// Returns a reader of rows with columns of those names; `record` is the text of the header.
    fn body(
        &self,
        names: Vec<String>,
        record: &[u8],
        dialect: &Dialect,
        wanted: &ColumnSelection,
    ) -> Result<Body, RecordsError> {
        let syntax = Syntax::of(dialect);
        let places = wanted.places(&names)?;
        let table = Table::new(places.into_iter().map(|place| (place, names[place as usize].clone())), syntax.quoting);
        let classifier = Classifier::new(syntax, names.len(), record, self.line, self.account.clone());
        Ok(Body::new(syntax, names, classifier, table))
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

/// Returns the warning about quotes that are part of the fields because no quoting was found below a heading.
fn kept_quotes(below: &Below, heading: u64) -> Option<Warning> {
    let has_quote = |row: &Vec<String>| row.iter().any(|text| text.trim_start().starts_with('"'));
    let count = below.rows.iter().filter(|row| has_quote(row)).count() as u64;
    let first = below.rows.iter().position(has_quote).and_then(|place| below.lines.get(place))?;
    let message = "Quotes are not closed, so they were taken as part of the fields.".into();
    Some(Warning { code: "stray-quote", count, line: Some(heading + first), column: None, message })
}

/// Returns the warning about a table of one column whose heading and first row look like several fields.
fn single_column(names: &[String], below: Option<&String>, line: u64) -> Option<Warning> {
    const WORDS: usize = 3;
    let looks_divided = |text: &str| text.split([' ', ',', ';', '\t', '|', ':']).count() >= WORDS;
    let [name] = names else { return None };
    let message = "No delimiter was found, so each line was read as a single field.".into();
    let warning = Warning { code: "single-column", count: 1, line: Some(line), column: None, message };
    (looks_divided(name) && below.is_some_and(|text| looks_divided(text))).then_some(warning)
}

/// The first records below a heading, blank ones excluded.
struct Below {
    rows: Vec<Vec<String>>,
    /// End of each in the text.
    ends: Vec<usize>,
    /// Number of lines from the heading to each, and the number it takes.
    lines: Vec<u64>,
    heights: Vec<u64>,
    /// Number of lines from the heading to each blank line.
    blank: Vec<u64>,
    /// `true` if every field of the first has quotes around it.
    is_first_quoted: bool,
}

impl Below {
    /// Those of the records of a text that `records` has left, where the heading is the one before.
    fn of(
        text: &[u8],
        index: &Index,
        records: impl Iterator<Item = (u32, u32)>,
        dialect: &Dialect,
        heading: &[&[u8]],
    ) -> Self {
        let syntax = Syntax::of(dialect);
        let mut below = Self {
            rows: Vec::new(),
            ends: Vec::new(),
            lines: Vec::new(),
            heights: Vec::new(),
            blank: Vec::new(),
            is_first_quoted: false,
        };
        // The heading's own fields hold the line ends that are within it.
        let mut line = 1 + heading.iter().map(|field| lines(field) - 1).sum::<u64>();
        for (first, behind) in records {
            if below.rows.len() == rows_of(heading.len()) {
                break;
            }
            let (start, end) = (index.start(text, first), index.end(behind - 1));
            let height = lines(&text[start..end]);
            let began = line;
            let fields: Vec<&[u8]> = (first..behind).map(|field| index.field(text, first, field)).collect();
            if fields.iter().all(|field| syntax.is_empty(field)) {
                below.blank.push(began);
            } else {
                if below.rows.is_empty() {
                    below.is_first_quoted = fields.iter().all(|field| is_quoted(field, dialect));
                }
                below.rows.push(decoded_fields(&fields, dialect).0);
                below.ends.push(end);
                below.lines.push(began);
                below.heights.push(height);
            }
            line = began + height;
        }
        below
    }

    /// The names of a heading with a quote too many or too few, if it then has as many as the rows have fields.
    fn mended<'t>(&self, heading: &'t [u8], dialect: &Dialect) -> Option<Vec<&'t [u8]>> {
        let width = self.rows.first()?.len();
        let agree = self.rows.iter().all(|row| row.len() == width);
        with_broken_quote(heading, width, dialect).filter(|_| agree)
    }
}

fn is_quoted(field: &[u8], dialect: &Dialect) -> bool {
    dialect.quote.is_some() && field.first().copied() == dialect.quote
}

/// The text of a field with a quote that is never closed, and is text.
fn open_quoted(field: &[u8], dialect: &Dialect) -> Option<Vec<u8>> {
    let quote = dialect.quote.filter(|quote| field.first() == Some(quote))?;
    let is_open = field.iter().fold(false, |is_open, byte| is_open != (*byte == quote));
    let within = field.get(1..).and_then(|rest| rest.strip_suffix(&[quote]));
    is_open.then(|| within.unwrap_or(field).to_vec())
}

/// Fields as text, and how many of them are no valid UTF-8.
fn decoded_fields(fields: &[&[u8]], dialect: &Dialect) -> (Vec<String>, u64) {
    let mut invalid = 0;
    let texts = fields.iter().map(|field| {
        let value = open_quoted(field, dialect).unwrap_or_else(|| dialect.quoting().unquote(field));
        let (mut text, is_valid) = decoded(value, dialect.encoding);
        text.retain(|character| character != '\0');
        invalid += u64::from(!is_valid);
        text
    });
    (texts.collect(), invalid)
}

/// Returns the number of lines of a record.
fn lines(record: &[u8]) -> u64 {
    let feeds = record.iter().zip(record.iter().skip(1)).filter(|pair| *pair == (&b'\r', &b'\n')).count();
    1 + (record.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() - feeds) as u64
}
