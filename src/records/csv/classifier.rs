use super::account::Account;
use super::index::{self, Index};
use super::overlong_record::OverlongRecord;
use super::syntax::Syntax;
use crate::records::encoding::Encoding;
use crate::records::head::rows_of;
use crate::records::lines::Lines;
use crate::records::nonrecords::{Watch, may_be_total_line, total_beginnings, total_initials};

/// Tells rows from all other records, and keeps count of lines.
#[derive(Debug, Clone)]
pub(super) struct Classifier {
    syntax: Syntax,
    /// Number of fields of a row.
    columns: u32,
    /// The fields of the header; none where there is none.
    header: Vec<Vec<u8>>,
    watch: Watch<Vec<u8>>,
    /// First bytes of rows that are worth a closer look.
    notable: Box<[bool; 256]>,
    /// Of rows with such a byte, which first three bytes, in small letters. Many begin with a T, few with “tot”.
    beginnings: Vec<[u8; 3]>,
    /// First bytes of rows that suffice alone.
    always: Box<[bool; 256]>,
    /// End of a row that fills only its first field: delimiters.
    blank_end: Box<[u8]>,
    /// Number of the next rows that are examined, whatever they begin with.
    due: usize,
    /// The line that the next record begins on.
    line: u64,
    rows: usize,
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

impl Classifier {
    /// For what follows the header, which has that text (none if it is empty); rows have `width` fields.
    pub(super) fn new(syntax: Syntax, width: usize, header: &[u8], line: u64, account: Account) -> Self {
        let columns = index::place(width);
        let header = fields_of(header, syntax);
        let mut notable = Box::new(total_initials());
        let first = header.first().and_then(|name| name.first()).copied();
        let mut always = Box::new([false; 256]);
        for byte in [Some(syntax.delimiter), MARK.first().copied(), Some(b' ')].into_iter().flatten() {
            notable[usize::from(byte)] = true;
            always[usize::from(byte)] = true;
        }
        let mut beginnings = total_beginnings();
        if let Some(first) = first {
            notable[usize::from(first)] = true;
            match header.first().and_then(|name| name.first_chunk::<3>()) {
                Some(beginning) => beginnings.push(small(*beginning)),
                None => always[usize::from(first)] = true,
            }
        }
        let (watch, due) = (Watch::new(width), rows_of(width));
        Self {
            syntax,
            columns,
            header,
            watch,
            notable,
            beginnings,
            always,
            blank_end: vec![syntax.delimiter; width.saturating_sub(1)].into(),
            due,
            line,
            rows: 0,
            lines: Lines::new(),
            account,
        }
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
            if self.line > record.line + 1 && self.swallows(&record, text, index) {
                self.account.torn(record.line);
            }
            if self.is_regular(&record) || self.is_row(&record, text, index) {
                self.watch.compare(index::place(self.rows), record.text);
                self.lines.push(record.line, 1);
                self.rows += 1;
                rows.push(first);
            }
        }
        self.watch_last(text, index, rows);
    }

    /// Returns whether a look at its length is enough to know that it is a row.
    #[inline]
    fn is_regular(&self, record: &Record) -> bool {
        let len = record.text.len();
        let longest_blank = 3 * self.columns as usize - 1;
        record.behind - record.first == self.columns
            && (len > longest_blank || !self.may_be_blank(record.text))
            && self.due == 0
            && !self.is_notable(record.text)
            && !(self.watch.may_meet_alone() && self.is_alone(record.text))
    }

    /// Returns whether a row fills only its first field, as headings of the rows below them do.
    #[inline]
    fn is_alone(&self, record: &[u8]) -> bool {
        self.columns > 1 && record.ends_with(&self.blank_end) && !self.may_be_blank(record)
    }

    /// Returns whether its first bytes ask for a closer look.
    #[inline]
    fn is_notable(&self, record: &[u8]) -> bool {
        let quoted = record.first().is_some_and(|first| Some(*first) == self.syntax.quoting.quote);
        let text = record.get(usize::from(quoted)..).unwrap_or_default();
        text.first().is_none_or(|byte| self.notable[usize::from(*byte)] && self.begins_notably(text))
    }

    /// Returns whether a row that begins with a notable byte goes on as a label of a total or as the header does.
    fn begins_notably(&self, text: &[u8]) -> bool {
        let is_enough = text.first().is_none_or(|byte| self.always[usize::from(*byte)]);
        is_enough || text.first_chunk::<3>().is_none_or(|first| self.beginnings.contains(&small(*first)))
    }

    #[inline]
    fn may_be_blank(&self, text: &[u8]) -> bool {
        text.first().is_none_or(|first| *first == self.syntax.delimiter || Some(*first) == self.syntax.quoting.quote)
    }

    /// Returns whether it is a row; if not, it is accounted for.
    #[inline(never)]
    fn is_row(&mut self, record: &Record, text: &[u8], index: &Index) -> bool {
        let Record { first, behind, line, .. } = *record;
        let count = behind - first;
        let is_blank = |from: u32| (from..behind).all(|field| self.syntax.is_empty(index.field(text, first, field)));
        if is_blank(first) {
            self.account.blank(line);
            self.watch.gap();
            self.due = self.due.max(Watch::<Vec<u8>>::BELOW_GAP);
        } else if self.is_header(record, text, index) {
            self.account.header(line, record.text);
        } else if count < self.columns {
            self.account.too_few(line, record.text, self.rows as u64);
        } else if count > self.columns {
            self.account.too_many(line, record.text);
        } else {
            let is_due = self.due > 0;
            self.due = self.due.saturating_sub(1);
            let is_kept = self.is_alone(record.text) && self.watch.meet_alone();
            if is_due || is_kept || may_be_total_line(record.text, self.syntax.delimiter) {
                self.watch.see(index::place(self.rows), || raw_fields(text, index, first, behind));
            }
            return true;
        }
        false
    }

    /// Files that were put together have the header again, and some the byte-order mark before it, too.
    fn is_header(&self, record: &Record, text: &[u8], index: &Index) -> bool {
        let fields = (record.first..record.behind).map(|field| index.field(text, record.first, field));
        let mut names = self.header.iter();
        let is_name = |(place, field): (usize, &[u8])| {
            let field = if place == 0 { field.strip_prefix(MARK).unwrap_or(field) } else { field };
            names.next().is_some_and(|name| *name == self.syntax.quoting.unquote(field))
        };
        !self.header.is_empty()
            && self.header.len() == (record.behind - record.first) as usize
            && fields.enumerate().all(is_name)
    }

    /// The last rows of a file may be remarks, or add up those above.
    fn watch_last(&mut self, text: &[u8], index: &Index, rows: &[u32]) {
        let last = &rows[rows.len().saturating_sub(Watch::<Vec<u8>>::LAST)..];
        let before = self.rows - last.len();
        for (offset, first) in last.iter().enumerate() {
            let fields = raw_fields(text, index, *first, first + self.columns);
            self.watch.see_last(index::place(before + offset), fields);
        }
    }

    fn note_strays(&mut self, text: &[u8], index: &Index) {
        let strays = index.strays(index.consumed(text));
        if let Some(first) = strays.first() {
            self.account.strays(self.line + index.lines_before(*first), strays.len() as u64);
            let torn: Vec<u32> = strays.iter().filter(|stray| self.is_torn(text, **stray as usize)).copied().collect();
            for stray in torn {
                self.account.torn(self.line + index.lines_before(stray));
            }
        }
    }

    /// Returns whether the field that ends before a stray byte goes over several lines: its opening quote may be a stray one.
    fn is_torn(&self, text: &[u8], stray: usize) -> bool {
        let Some(quote) = self.syntax.quoting.quote else { return false };
        let end = stray.checked_sub(1).filter(|end| text.get(*end) == Some(&quote));
        let before = end.and_then(|end| text.get(..end)).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == quote).unwrap_or(before.len());
        before.get(start..).is_some_and(|field| field.contains(&b'\n'))
    }

    /// Returns whether a quoted field has as many delimiters as the rows on its lines would have, and no text beside its
    /// quotes: these may be marks, such as for “as above”, in fields of two rows.
    fn swallows(&self, record: &Record, text: &[u8], index: &Index) -> bool {
        let Some(quote) = self.syntax.quoting.quote else { return false };
        let bounds = [self.syntax.delimiter, b'\n', b'\r'];
        let is_bound = |byte: Option<&u8>| byte.is_some_and(|byte| bounds.contains(byte));
        (record.first..record.behind).any(|field| {
            let raw = index.field(text, record.first, field).trim_ascii();
            let inner = raw.strip_prefix(&[quote]).and_then(|raw| raw.strip_suffix(&[quote])).unwrap_or_default();
            let count = |sign: u8| inner.split(|byte| *byte == sign).count() - 1;
            let lines = count(b'\n').max(count(b'\r'));
            lines > 0
                && self.columns > 2
                && count(self.syntax.delimiter) == lines * (self.columns as usize - 1)
                && is_bound(inner.first())
                && is_bound(inner.last())
        })
    }

    /// The next record, which is not kept.
    pub(super) fn overlong(&self) -> OverlongRecord {
        OverlongRecord::new(self.syntax, self.line)
    }

    pub(super) fn set_encoding(&mut self, encoding: Encoding) {
        self.account.set_encoding(encoding);
    }

    /// A record was too long.
    pub(super) fn too_long(&mut self, record: &OverlongRecord) {
        self.account.too_long(record);
        self.line = record.line() + 1;
    }

    /// A record never ended.
    pub(super) fn unclosed(&mut self, record: &OverlongRecord) {
        self.account.unclosed(record);
    }

    pub(super) fn close(self) -> (Lines, Account, Watch<Vec<u8>>) {
        (self.lines, self.account, self.watch)
    }
}

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The fields of a record as they are in the file.
fn raw_fields(text: &[u8], index: &Index, first: u32, behind: u32) -> Vec<Vec<u8>> {
    (first..behind).map(|field| index.field(text, first, field).to_vec()).collect()
}

/// The values of the fields of a record, which is not in an index any more.
fn fields_of(record: &[u8], syntax: Syntax) -> Vec<Vec<u8>> {
    if record.is_empty() {
        return Vec::new();
    }
    let mut padded = record.to_vec();
    padded.push(b'\n');
    let mut index = Index::new();
    index.scan_bytes(&padded, syntax);
    let field = |first, field| syntax.quoting.unquote(index.field(&padded, first, field));
    index
        .fields()
        .take(1)
        .flat_map(|(first, behind)| (first..behind).map(move |at| (first, at)))
        .map(|(first, at)| field(first, at))
        .collect()
}

/// The bytes in small letters.
fn small(bytes: [u8; 3]) -> [u8; 3] {
    bytes.map(|byte| byte.to_ascii_lowercase())
}
