//! The rows of a sample, as one candidate reads it. Unlike the reader, this keeps no values and bears every mistake.

use super::super::quoting::Quoting;

/// Marks of a candidate layout: separator and quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) delimiter: u8,
    pub(super) quote: Option<u8>,
    pub(super) escape: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'s> {
    /// Without the quotes around it, but with those within still doubled.
    pub(super) text: &'s [u8],
    pub(super) quoted: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Row<'s> {
    pub(super) cells: Vec<Cell<'s>>,
    /// Number of lines of the sample before it.
    pub(super) line: u32,
    /// End in the sample, line end included.
    pub(super) end: usize,
}

impl Row<'_> {
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.cells[..], [Cell { text, quoted: false }] if text.trim_ascii().is_empty())
    }

    /// Returns the number of fields that are not empty.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.text.trim_ascii().is_empty()).count()
    }
}

#[derive(Debug, Default)]
pub(super) struct Parsed<'s> {
    pub(super) rows: Vec<Row<'s>>,
    /// Number of fields that are quoted correctly.
    pub(super) quoted: u32,
    /// Number of fields that begin with a quote and go on after the closing one, or have none.
    pub(super) flaws: u32,
    /// Number of filled fields after the first, and of those that begin with a blank.
    pub(super) behind: u32,
    pub(super) padded: u32,
}

/// More rows tell nothing new.
const MOST_ROWS: usize = 1000;
/// A quoted field that is longer, and still open where the sample ends, was not quoted.
const LONGEST_OPEN: usize = 1 << 15;
/// Every quote that is never closed is looked for through the whole sample; after so many there is no more looking.
const MOST_OPEN: u32 = 8;

/// The rows of a sample behind its first lines; without the last if the sample is cut and does not show its end.
pub(super) fn parse(sample: &[u8], skipped: u32, marks: Marks, complete: bool) -> Parsed<'_> {
    let at = (0..skipped).fold(0, |at, _| at + line_length(sample.get(at..).unwrap_or_default()));
    let mut parser = Parser { sample, at, line: skipped, marks, complete, open: 0, found: Parsed::default() };
    while parser.found.rows.len() < MOST_ROWS
        && let Some(row) = parser.row()
    {
        parser.found.rows.push(row);
    }
    parser.found
}

/// Returns the length of the first line, line end included.
pub(super) fn line_length(text: &[u8]) -> usize {
    let Some(end) = text.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else { return text.len() };
    end + if text.get(end..).is_some_and(|rest| rest.starts_with(b"\r\n")) { 2 } else { 1 }
}

struct Parser<'s> {
    sample: &'s [u8],
    at: usize,
    line: u32,
    marks: Marks,
    complete: bool,
    open: u32,
    found: Parsed<'s>,
}

impl<'s> Parser<'s> {
    fn row(&mut self) -> Option<Row<'s>> {
        if self.at >= self.sample.len() {
            return None;
        }
        let (line, mut cells) = (self.line, Vec::new());
        loop {
            self.note_padding(!cells.is_empty());
            cells.push(self.cell()?);
            match self.rest() {
                [b'\r', b'\n', ..] => self.at += 2,
                [b'\n' | b'\r', ..] => self.at += 1,
                [_, ..] => {
                    self.at += 1;
                    continue;
                }
                [] if self.complete => {}
                [] => return None,
            }
            self.line += 1;
            return Some(Row { cells, line, end: self.at });
        }
    }

    fn rest(&self) -> &'s [u8] {
        self.sample.get(self.at..).unwrap_or_default()
    }

    fn note_padding(&mut self, is_behind: bool) {
        let [first, second] = [0, 1].map(|at| self.rest().get(at).copied().unwrap_or(self.marks.delimiter));
        let is_end = |byte: u8| byte == self.marks.delimiter || matches!(byte, b'\n' | b'\r');
        let is_blank = first == b' ' && is_end(second);
        if is_behind && !is_end(first) && !is_blank {
            self.found.behind += 1;
            self.found.padded += u32::from(first == b' ' && second != b' ');
        }
    }

    /// The field that begins here; `None` if the sample ends within quotes and may go on with them.
    fn cell(&mut self) -> Option<Cell<'s>> {
        let rest = self.rest();
        let blanks =
            rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t') && **byte != self.marks.delimiter).count();
        if let Some(quote) = self.marks.quote
            && rest.get(blanks) == Some(&quote)
        {
            match closing(&rest[blanks..], quote, self.marks) {
                Some(end) => {
                    self.at += blanks;
                    return Some(self.quoted(&rest[blanks..], end));
                }
                None if !self.complete && rest.len() < LONGEST_OPEN => return None,
                None => self.leave_open(),
            }
        }
        let length = self.unquoted(rest);
        self.at += length;
        Some(Cell { text: &rest[..length], quoted: false })
    }

    fn leave_open(&mut self) {
        self.found.flaws += 1;
        self.open += 1;
        if self.open == MOST_OPEN {
            self.marks.quote = None;
        }
    }

    fn quoted(&mut self, rest: &'s [u8], end: usize) -> Cell<'s> {
        let behind = self.unquoted(&rest[end + 1..]);
        self.line += lines_within(&rest[1..end]);
        self.at += end + 1 + behind;
        if rest[end + 1..][..behind].trim_ascii().is_empty() {
            self.found.quoted += 1;
            return Cell { text: &rest[1..end], quoted: true };
        }
        self.found.flaws += 1;
        Cell { text: &rest[..end + 1 + behind], quoted: false }
    }

    fn unquoted(&self, text: &[u8]) -> usize {
        let ends = |byte: &u8| *byte == self.marks.delimiter || matches!(byte, b'\n' | b'\r');
        text.iter().position(ends).unwrap_or(text.len())
    }
}

/// Returns the place of the quote that closes the field at the beginning of the text.
fn closing(text: &[u8], quote: u8, marks: Marks) -> Option<usize> {
    let is_lenient = Quoting { quote: Some(quote), escape: None, padded: false }.is_lenient();
    let ends = |behind: &[u8]| {
        let next = behind.iter().find(|byte| **byte == marks.delimiter || !matches!(byte, b' ' | b'\t'));
        next.is_none_or(|byte| *byte == marks.delimiter || matches!(byte, b'\n' | b'\r'))
    };
    let mut at = 1;
    loop {
        at += text.get(at..)?.iter().position(|byte| *byte == quote || Some(*byte) == marks.escape)?;
        match text.get(at + 1) {
            Some(next) if *next == quote || text[at] != quote => at += 2,
            _ if is_lenient && !text.get(at + 1..).is_some_and(ends) => at += 1,
            _ => return Some(at),
        }
    }
}

fn lines_within(text: &[u8]) -> u32 {
    let ends = |at: &usize| match text[*at] {
        b'\n' => true,
        b'\r' => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    u32::try_from((0..text.len()).filter(ends).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Marks, Parsed, parse};

    const COMMA: Marks = Marks { delimiter: b',', quote: Some(b'"'), escape: None };

    fn texts(rows: &Parsed) -> Vec<Vec<String>> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        rows.rows.iter().map(|row| row.cells.iter().map(|cell| text(cell.text)).collect()).collect()
    }

    fn read(sample: &str) -> Vec<Vec<String>> {
        texts(&parse(sample.as_bytes(), 0, COMMA, true))
    }

    #[test]
    fn every_kind_of_line_end_ends_a_row() {
        assert_eq!(read("a,b\r\n1,2\n3,4\r5,6"), [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]);
    }

    #[test]
    fn quotes_hide_delimiters_and_line_ends() {
        assert_eq!(read("\"a,\r\nb\"\"\",c\nd,e"), [["a,\r\nb\"\"", "c"], ["d", "e"]]);
    }

    #[test]
    fn a_quote_within_a_field_is_text() {
        assert_eq!(read("5\" pipe,\"a\" b"), [["5\" pipe", "\"a\" b"]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_text() {
        assert_eq!(read("a,\"b\nc,d"), [["a", "\"b"], ["c", "d"]]);
    }

    #[test]
    fn rows_know_how_many_lines_stand_before_them() {
        let rows = parse(b"title\n\n\"a\r\nb\",c\r\nd,e\n", 1, COMMA, true);
        assert_eq!(rows.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn the_row_that_the_sample_cuts_is_left_out() {
        let cut = |sample: &str| texts(&parse(sample.as_bytes(), 0, COMMA, false)).len();
        assert_eq!([cut("a,b\n1,2"), cut("a,b\n1,2\n"), cut("a,b\n1,\"2\n3")], [1, 2, 1]);
    }

    #[test]
    fn a_file_of_open_quotes_takes_no_time() {
        let sample = "a,\"b\n\"\"\"".repeat(30_000);
        assert!(!parse(sample.as_bytes(), 0, COMMA, true).rows.is_empty());
    }
}
