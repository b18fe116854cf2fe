use super::overlong_record::OverlongRecord;
use super::text::quotation;
use crate::records::encoding::Encoding;
use crate::records::nonrecords::shortened;
use crate::records::reading::{Failure, FailureKind, LeftOut, LeftOutReason, Warning};

/// Account of the records that are no rows.
#[derive(Debug, Clone)]
pub(super) struct Account {
    encoding: Encoding,
    failures: Vec<Failure>,
    left_out: Vec<LeftOut>,
    /// Lines above the table that hold delimiters.
    divided: Tally,
    blank: Tally,
    stray: Tally,
    torn: Tally,
    /// The line below the last blank one: what is too short there may begin a footer.
    below_blank: u64,
    footer: Option<Footer>,
}

/// Number of occurrences, and the place of the first.
#[derive(Debug, Clone)]
struct Tally {
    count: u64,
    line: Option<u64>,
}

/// Short records below a blank line, of which it is not known yet whether a row follows.
#[derive(Debug, Clone)]
struct Footer {
    failure: Failure,
    /// Number of rows before it.
    rows: u64,
}

impl Account {
    pub(super) const fn new(encoding: Encoding) -> Self {
        Self {
            encoding,
            failures: Vec::new(),
            left_out: Vec::new(),
            divided: Tally { count: 0, line: None },
            blank: Tally { count: 0, line: None },
            stray: Tally { count: 0, line: None },
            torn: Tally { count: 0, line: None },
            below_blank: 0,
            footer: None,
        }
    }

    /// Says what encoding messages quote from now on.
    pub(super) const fn set_encoding(&mut self, encoding: Encoding) {
        self.encoding = encoding;
    }

    /// A line above the table.
    pub(super) fn preamble(&mut self, line: u64, text: &[u8], delimiter: u8) {
        let is_filled = |byte: &u8| *byte != delimiter && !byte.is_ascii_whitespace();
        if text.iter().any(is_filled) && !is_separator_line(text) {
            let encoding = self.encoding;
            LeftOut::note(&mut self.left_out, LeftOutReason::Preamble, line, || quotation(text, encoding));
            if text.contains(&delimiter) {
                self.divided.note(line, 1);
            }
        }
    }

    /// A record that names the columns, too.
    pub(super) fn further_heading(&mut self, line: u64, fields: &[String]) {
        let example = || shortened(&fields.join(", "));
        LeftOut::note(&mut self.left_out, LeftOutReason::FurtherHeading, line, example);
    }

    /// A record with nothing in it.
    pub(super) fn blank(&mut self, line: u64) {
        self.blank.note(line, 1);
        self.below_blank = line + 1;
    }

    /// A record that is the header once more, after so many rows.
    pub(super) fn header(&mut self, line: u64, record: &[u8]) {
        self.settle();
        let encoding = self.encoding;
        LeftOut::note(&mut self.left_out, LeftOutReason::RepeatedHeading, line, || quotation(record, encoding));
    }

    /// Fields with bytes behind their closing quote, the first of them on that line.
    pub(super) fn strays(&mut self, line: u64, count: u64) {
        self.stray.note(line, count);
    }

    /// A record with too few fields, after so many rows.
    pub(super) fn too_few(&mut self, line: u64, record: &[u8], rows: u64) {
        if self.footer.as_ref().is_some_and(|footer| footer.rows != rows) {
            self.settle();
        }
        let example = quotation(record, self.encoding);
        match &mut self.footer {
            Some(footer) => footer.failure.note(line),
            None if self.below_blank == line => {
                self.footer = Some(Footer { failure: Failure::new(FailureKind::TooFewFields, line, example), rows });
            }
            None => self.fail(FailureKind::TooFewFields, line, example),
        }
    }

    /// A record with too many fields.
    pub(super) fn too_many(&mut self, line: u64, record: &[u8]) {
        self.settle();
        self.fail(FailureKind::TooManyFields, line, quotation(record, self.encoding));
    }

    /// A quoted field of several lines with bytes behind its closing quote, which is on that line.
    pub(super) fn torn(&mut self, line: u64) {
        self.torn.note(line, 1);
    }

    /// A record that was followed to its end.
    pub(super) fn too_long(&mut self, record: &OverlongRecord) {
        self.settle();
        self.fail(FailureKind::TooLong, record.began(), quotation(record.beginning(), self.encoding));
    }

    /// A record that was followed to the file's end.
    pub(super) fn unclosed(&mut self, record: &OverlongRecord) {
        self.settle();
        let beginning = quotation(record.beginning(), self.encoding);
        let example = match record.line() - record.opened() {
            0 | 1 => beginning,
            lines => format!("{} [and {} more lines, to the end of the file]", first_line(&beginning), lines - 1),
        };
        self.fail(FailureKind::UnclosedQuote, record.opened(), example);
    }

    /// Records that what looked like a footer is not one.
    fn settle(&mut self) {
        let Some(Footer { failure, .. }) = self.footer.take() else {
            return;
        };
        match self.failures.iter_mut().find(|other| other.kind == failure.kind) {
            Some(known) => known.append(&failure),
            None => self.failures.push(failure),
        }
    }

    fn fail(&mut self, kind: FailureKind, line: u64, example: String) {
        match self.failures.iter_mut().find(|failure| failure.kind == kind) {
            Some(failure) => failure.note(line),
            None => self.failures.push(Failure::new(kind, line, example)),
        }
    }

    /// All that is not among the rows of a file that has ended after so many of them.
    pub(super) fn close(mut self, rows: u64) -> Closed {
        if self.footer.as_ref().is_some_and(|footer| footer.rows != rows) {
            self.settle();
        }
        let mut left_out = self.left_out;
        left_out.extend(self.footer.take().map(Footer::left_out));
        let above = self.divided.count > 2;
        let divided = above.then(|| {
            self.divided
                .warning("table-above", "Lines above the table look like a table of their own; they were left out.")
        });
        let warnings = [
            divided.flatten(),
            self.blank.warning("blank-lines", "Blank lines were left out."),
            self.stray.warning(
                "stray-quote",
                "Text is before an opening quote or behind a closing one; it was taken as part of the field.",
            ),
            self.torn.warning(
                "torn-quote",
                "A quoted field goes over several lines and looks like parts of several rows; rows may be lost in it, if a quote is missing or too many.",
            ),
        ];
        Closed { failures: self.failures, left_out, warnings: warnings.into_iter().flatten().collect() }
    }
}

/// Lines that are not among the rows of a file.
pub(super) struct Closed {
    pub(super) failures: Vec<Failure>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) warnings: Vec<Warning>,
}

/// Returns whether a line only names the delimiter, as Excel reads it: `sep=;`.
fn is_separator_line(text: &[u8]) -> bool {
    const LONGEST: usize = 7;
    let text = text.strip_prefix(b"\"").unwrap_or(text);
    text.len() <= LONGEST && text.get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"sep="))
}

/// The text up to its first line end.
fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).next().unwrap_or_default()
}

impl Tally {
    fn note(&mut self, line: u64, count: u64) {
        self.count += count;
        self.line.get_or_insert(line);
    }

    fn warning(&self, code: &'static str, message: &str) -> Option<Warning> {
        let line = self.line?;
        Some(Warning { code, count: self.count, line: Some(line), column: None, message: message.into() })
    }
}

impl Footer {
    fn left_out(self) -> LeftOut {
        let Failure { rows, lines, example, .. } = self.failure;
        LeftOut { reason: LeftOutReason::Footer, rows, lines, example }
    }
}
