use super::account::Closed;
use super::classifier::Classifier;
use super::index::Index;
use super::overlong_record::OverlongRecord;
use super::quoting_errors::QuotingErrors;
use super::syntax::{Syntax, after_line_end};
use super::table::Table;
use crate::records::column::Records;
use crate::records::dialect::Dialect;
use crate::records::encoding::{Encoding, decoded};
use crate::records::nonrecords;
use crate::records::reading::{Format, Reading, Warning};

/// Reads what follows the header.
#[derive(Debug, Clone)]
pub(super) struct Body {
    syntax: Syntax,
    header: Vec<String>,
    warnings: Vec<Warning>,
    /// Texts of questions, by the names of their columns.
    titles: Vec<(String, String)>,
    index: Index,
    /// The first fields of the rows of a text, kept for its memory.
    rows: Vec<u32>,
    classifier: Classifier,
    table: Table,
    /// The record that is being read, where it is too long.
    overlong: Option<OverlongRecord>,
}

impl Body {
    pub(super) fn new(syntax: Syntax, header: Vec<String>, classifier: Classifier, table: Table) -> Self {
        let (warnings, titles, index, rows) = (Vec::new(), Vec::new(), Index::new(), Vec::new());
        Self { syntax, header, warnings, titles, index, rows, classifier, table, overlong: None }
    }

    /// Adds what a user should know of the header.
    pub(super) fn warn(&mut self, warnings: Vec<Warning>) {
        self.warnings.extend(warnings);
    }

    /// Takes the texts of questions, by the names of their columns.
    pub(super) fn title(&mut self, titles: Vec<(String, String)>) {
        self.titles = titles;
    }

    /// Reads the records that end in the first `len` bytes of a text; returns how many bytes they take.
    pub(super) fn read(&mut self, text: &[u8], len: usize) -> usize {
        let mut at = 0;
        if let Some(overlong) = &mut self.overlong {
            let Some(end) = overlong.follow(&text[..len]) else {
                return len;
            };
            self.classifier.too_long(overlong);
            self.overlong = None;
            at = after_line_end(text, end);
        }
        let text = &text[at..];
        self.index.scan(text, len - at, self.syntax);
        self.classifier.sort(text, &self.index, &mut self.rows);
        self.table.take(text, &self.index, &self.rows);
        at + self.index.consumed(text)
    }

    pub(super) fn set_encoding(&mut self, encoding: Encoding) {
        self.classifier.set_encoding(encoding);
    }

    /// The next record is too long to be kept.
    pub(super) fn follow(&mut self) {
        self.overlong = Some(self.classifier.overlong());
    }

    /// The file ends with what is left of it: a record that has no end, if anything.
    pub(super) fn end(&mut self, rest: &[u8]) {
        if self.overlong.is_none() && rest.is_empty() {
            return;
        }
        let mut overlong = self.overlong.take().unwrap_or_else(|| self.classifier.overlong());
        overlong.follow(rest);
        self.classifier.unclosed(&overlong);
    }

    pub(super) const fn rows(&self) -> usize {
        self.table.rows()
    }

    pub(super) fn finish(self, dialect: Dialect, bytes: u64) -> Reading {
        let rows = self.table.rows();
        let (lines, account, watch) = self.classifier.close();
        let Closed { failures, mut left_out, warnings: account_warnings } = account.close(rows as u64);
        let mut errors = QuotingErrors::default();
        let columns = self.table.finish(dialect.encoding, &mut errors);
        let records = Records::new(columns, rows, lines.into_anchors()).titled(&self.titles);
        let mut warnings = self.warnings;
        warnings.extend(account_warnings);
        warnings.extend(errors.warnings(&records));
        let quoting = dialect.quoting();
        let watch = watch.map(|field| decoded(quoting.unquote(&field), dialect.encoding).0);
        let records = nonrecords::take_out(records, &self.header, watch, &mut left_out, &mut warnings);
        Reading {
            records,
            format: Format::Csv,
            dialect: Some(dialect),
            sheet: None,
            header: self.header,
            bytes,
            failures,
            left_out,
            warnings,
        }
    }
}
