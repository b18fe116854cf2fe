use super::account::Account;
use super::follower::Follower;
use super::index::{self, Index};
use super::syntax::Syntax;
use crate::records::lines::Lines;

/// Tells rows from all other records, and keeps count of lines.
#[derive(Debug, Clone)]
pub(super) struct Sorter {
    syntax: Syntax,
    /// How many fields a row has.
    columns: u32,
    /// The header as it stands in the file; empty where there is none.
    header: Vec<u8>,
    /// The line that the next record begins on.
    line: u64,
    rows: u64,
    lines: Lines,
    account: Account,
}

/// A record: its text, its first field, and the first that is not its own.
#[derive(Debug, Clone, Copy)]
struct Record<'t> {
    text: &'t [u8],
    first: u32,
    behind: u32,
    line: u64,
}

impl Sorter {
    /// For what follows the header.
    pub(super) fn new(syntax: Syntax, names: &[String], header: Vec<u8>, line: u64, account: Account) -> Self {
        let columns = index::place(names.len());
        Self { syntax, columns, header, line, rows: 0, lines: Lines::new(), account }
    }

    /// Lists the first fields of the records of a text that are rows, and accounts for the others.
    #[inline(never)]
    pub(super) fn sort(&mut self, text: &[u8], index: &Index, rows: &mut Vec<u32>) {
        rows.clear();
        self.note_strays(text, index);
        let mut quoted_lines = index.quoted_lines();
        for (first, behind) in index.fields() {
            let (start, end) = (index.start(text, first), index.end(behind - 1));
            let record = Record { text: &text[start..end], first, behind, line: self.line };
            self.line += 1;
            while let [line, later @ ..] = quoted_lines
                && (*line as usize) < end
            {
                self.line += 1;
                quoted_lines = later;
            }
            if self.is_regular(&record) || self.is_row(&record, text, index) {
                self.lines.push(record.line, 1);
                self.rows += 1;
                rows.push(first);
            }
        }
    }

    /// Whether a look at its length is enough to know that it is a row.
    #[inline]
    fn is_regular(&self, record: &Record) -> bool {
        let len = record.text.len();
        let longest_blank = 3 * self.columns as usize - 1;
        record.behind - record.first == self.columns
            && (len > longest_blank || !self.may_be_blank(record.text))
            && len != self.header.len()
            && len != self.header.len() + MARK.len()
    }

    #[inline]
    fn may_be_blank(&self, text: &[u8]) -> bool {
        text.first().is_none_or(|first| *first == self.syntax.delimiter || Some(*first) == self.syntax.quote)
    }

    /// Whether it is a row; if not, it is accounted for.
    #[inline(never)]
    fn is_row(&mut self, record: &Record, text: &[u8], index: &Index) -> bool {
        let Record { first, behind, line, .. } = *record;
        let count = behind - first;
        let is_blank = |from: u32| (from..behind).all(|field| self.syntax.is_empty(index.field(text, first, field)));
        if is_blank(first) {
            self.account.blank(line);
        } else if self.is_header(record.text) {
            self.account.header(line);
        } else if count < self.columns {
            self.account.too_few(line, record.text, self.rows);
        } else if count > self.columns && !is_blank(first + self.columns) {
            self.account.too_many(line, record.text);
        } else {
            return true;
        }
        false
    }

    /// Files that were put together have the header again, and some the byte-order mark before it, too.
    fn is_header(&self, record: &[u8]) -> bool {
        !self.header.is_empty() && record.strip_prefix(MARK).unwrap_or(record) == self.header
    }

    fn note_strays(&mut self, text: &[u8], index: &Index) {
        let strays = index.strays(index.consumed(text));
        if let Some(first) = strays.first() {
            self.account.strays(self.line + index.lines_before(*first), strays.len() as u64);
        }
    }

    /// A follower of the next record.
    pub(super) fn follower(&self) -> Follower {
        Follower::new(self.syntax, self.line)
    }

    /// A record was too long.
    pub(super) fn too_long(&mut self, record: &Follower) {
        self.account.too_long(record);
        self.line = record.line() + 1;
    }

    /// A record never ended.
    pub(super) fn unclosed(&mut self, record: &Follower) {
        self.account.unclosed(record);
    }

    pub(super) fn close(self) -> (Lines, Account) {
        (self.lines, self.account)
    }
}

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";
