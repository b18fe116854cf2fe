use super::account::Closed;
use super::flaws::Flaws;
use super::follower::Follower;
use super::index::Index;
use super::sorter::Sorter;
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
    index: Index,
    /// The first fields of the rows of a text, kept for its memory.
    rows: Vec<u32>,
    sorter: Sorter,
    table: Table,
    /// Follower of a record that is too long.
    follower: Option<Follower>,
}

impl Body {
    pub(super) fn new(syntax: Syntax, header: Vec<String>, sorter: Sorter, table: Table) -> Self {
        let warnings = Vec::new();
        Self { syntax, header, warnings, index: Index::new(), rows: Vec::new(), sorter, table, follower: None }
    }

    /// Adds what a user should know of the header.
    pub(super) fn warn(&mut self, warnings: Vec<Warning>) {
        self.warnings.extend(warnings);
    }

    /// Reads the records that end in the first `len` bytes of a text; returns how many bytes they take.
    pub(super) fn read(&mut self, text: &[u8], len: usize) -> usize {
        let mut at = 0;
        if let Some(follower) = &mut self.follower {
            let Some(end) = follower.follow(&text[..len]) else {
                return len;
            };
            self.sorter.too_long(follower);
            self.follower = None;
            at = after_line_end(text, end);
        }
        let text = &text[at..];
        self.index.scan(text, len - at, self.syntax);
        self.sorter.sort(text, &self.index, &mut self.rows);
        self.table.take(text, &self.index, &self.rows);
        at + self.index.consumed(text)
    }

    pub(super) fn set_encoding(&mut self, encoding: Encoding) {
        self.sorter.set_encoding(encoding);
    }

    /// The next record is too long to be kept.
    pub(super) fn follow(&mut self) {
        self.follower = Some(self.sorter.follower());
    }

    /// The file ends with what is left of it: a record that has no end, if anything.
    pub(super) fn end(&mut self, rest: &[u8]) {
        if self.follower.is_none() && rest.is_empty() {
            return;
        }
        let mut follower = self.follower.take().unwrap_or_else(|| self.sorter.follower());
        follower.follow(rest);
        self.sorter.unclosed(&follower);
    }

    pub(super) const fn rows(&self) -> usize {
        self.table.rows()
    }

    pub(super) fn finish(self, dialect: Dialect, bytes: u64) -> Reading {
        let rows = self.table.rows();
        let (lines, account, watch) = self.sorter.close();
        let Closed { failures, mut left_out, warnings: account_warnings } = account.close(rows as u64);
        let mut flaws = Flaws::default();
        let columns = self.table.finish(dialect.encoding, &mut flaws);
        let records = Records::new(columns, rows, lines.into_anchors());
        let mut warnings = self.warnings;
        warnings.extend(account_warnings);
        warnings.extend(flaws.warnings(&records));
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
