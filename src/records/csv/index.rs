#![expect(clippy::inline_always, reason = "the scan of every block: measured")]

use super::block::{self, Masks, prefix_xor};
use super::machine::{Machine, Step};
use super::syntax::{Syntax, after_line_end};

/// Ends of the fields and records of a text.
///
/// Field `i` lies between `ends[i]` and `ends[i + 1]`: the text has an end before its first field, one byte before
/// its start.
#[derive(Debug, Clone)]
pub(super) struct Index {
    ends: Vec<u32>,
    /// Number of fields found; what follows them in `ends` is left over from other texts.
    fields: usize,
    /// For each record, how many fields there are up to its end; a zero before the first.
    records: Vec<u32>,
    /// Number of records found; as for fields.
    record_count: usize,
    /// Line ends within quotes: these lines have no record of their own.
    quoted_lines: Vec<u32>,
    /// First bytes between a closing quote and the end of its field.
    strays: Vec<u32>,
}

/// Follows the quotes within unquoted fields. Where two fields of a record have an odd number of them, a quoted field was
/// cut in two: a delimiter is missing before it.
#[derive(Default)]
struct Torn {
    is_quoted: bool,
    is_odd: bool,
    fields: u32,
}

impl Torn {
    /// Takes in a step; whether it ends a record with a field that was cut.
    fn tears(&mut self, step: Step, is_quote: bool) -> bool {
        match step {
            Step::Opens => self.is_quoted = true,
            Step::Inside | Step::Stray | Step::QuotedLine => self.is_odd ^= is_quote && !self.is_quoted,
            Step::EndsField | Step::EndsRecord => {
                self.fields += u32::from(self.is_odd);
                (self.is_quoted, self.is_odd) = (false, false);
            }
        }
        step == Step::EndsRecord && std::mem::take(&mut self.fields) > 1
    }

    /// Goes back to a quote that opened no field.
    const fn reopen(&mut self) {
        (self.is_quoted, self.is_odd) = (false, true);
    }
}

/// State at the border of two blocks about the byte before it.
struct Carry {
    /// All ones within quotes.
    quoted: u64,
    /// One after a carriage return.
    returned: u64,
    /// One where a quote may open a field or double another.
    may_open: u64,
    /// One after a closing quote.
    closed: u64,
    /// Not zero once a quote is where it must not.
    bad: u64,
}

/// A block's structure, quotes taken into account.
struct Found {
    /// Delimiters and line ends.
    ends: u64,
    /// The line ends among them.
    records: u64,
    /// Line ends within quotes.
    quoted_lines: u64,
}

/// Number of ends of fields written at a time. Divides 64.
const HANDFUL: usize = 8;

impl Index {
    pub(super) fn new() -> Self {
        Self {
            ends: vec![u32::MAX],
            fields: 0,
            records: vec![0],
            record_count: 0,
            quoted_lines: Vec::new(),
            strays: Vec::new(),
        }
    }

    /// Finds the structure of the first `len` bytes of a text, the start of a record, that goes on for another block
    /// of any bytes. The last of those bytes is no carriage return unless it is the file's last.
    pub(super) fn scan(&mut self, text: &[u8], len: usize, syntax: Syntax) {
        self.clear();
        if !self.scan_blocks(text, len, syntax) {
            self.clear();
            self.scan_bytes(&text[..len], syntax);
        }
    }

    fn clear(&mut self) {
        self.fields = 0;
        self.record_count = 0;
        self.quoted_lines.clear();
        self.strays.clear();
    }

    /// The fast way, which needs quotes to be where they should: whether they do.
    #[inline(never)]
    pub(super) fn scan_blocks(&mut self, text: &[u8], len: usize, syntax: Syntax) -> bool {
        if syntax.quoting.escape.is_some() {
            return false;
        }
        let quote = syntax.quoting.quote.unwrap_or_default();
        let quotes = if syntax.quoting.quote.is_some() { u64::MAX } else { 0 };
        let mut carry = Carry { quoted: 0, returned: 0, may_open: 1, closed: 0, bad: 0 };
        let blocks = text.as_chunks::<{ block::BLOCK }>().0;
        let (whole, rest) = (len / block::BLOCK, len % block::BLOCK);
        let mut at = 0;
        for block in &blocks[..whole] {
            let mut masks = block::masks(block, syntax.delimiter, quote);
            masks.quote &= quotes;
            let found = carry.pass(masks, u64::MAX);
            self.note(at, &found);
            at += place(block::BLOCK);
        }
        if rest > 0 {
            let mut masks = block::masks(&blocks[whole], syntax.delimiter, quote);
            masks.quote &= quotes;
            let found = carry.pass(masks, (1 << rest) - 1);
            self.note(at, &found);
        }
        carry.bad == 0
    }

    #[inline(always)]
    fn note(&mut self, at: u32, found: &Found) {
        let fields = self.fields;
        if self.ends.len() < fields + 1 + block::BLOCK {
            self.ends.resize(2 * self.ends.len() + block::BLOCK, 0);
        }
        // A handful at a time, without asking whether there is another: what is too much is written over.
        let mut ends = found.ends;
        let room = &mut self.ends[fields + 1..=fields + block::BLOCK];
        for handful in room.as_chunks_mut::<HANDFUL>().0 {
            for end in handful {
                *end = at.wrapping_add(ends.trailing_zeros());
                ends &= ends.wrapping_sub(1);
            }
            if ends == 0 {
                break;
            }
        }
        self.note_records(place(fields), found);
        let mut lines = found.quoted_lines;
        while lines != 0 {
            self.quoted_lines.push(at + lines.trailing_zeros());
            lines &= lines - 1;
        }
        self.fields = fields + found.ends.count_ones() as usize;
    }

    #[inline(always)]
    fn note_records(&mut self, fields: u32, found: &Found) {
        let count = self.record_count;
        if self.records.len() < count + 1 + block::BLOCK {
            self.records.resize(2 * self.records.len() + block::BLOCK, 0);
        }
        let room = &mut self.records[count + 1..=count + block::BLOCK];
        let mut records = found.records;
        // The first is written whether or not there is one: whether a line ends in 64 bytes cannot be foreseen.
        for record in room {
            let up_to_it = records ^ records.wrapping_sub(1);
            *record = fields + (found.ends & up_to_it).count_ones();
            records &= records.wrapping_sub(1);
            if records == 0 {
                break;
            }
        }
        self.record_count = count + found.records.count_ones() as usize;
    }

    /// The slow way, for any text.
    #[inline(never)]
    pub(super) fn scan_bytes(&mut self, text: &[u8], syntax: Syntax) {
        let mut machine = Machine::new(syntax);
        let mut torn = Torn::default();
        let mut opened = 0;
        let mut next = 0;
        while let Some(byte) = text.get(next) {
            let at = place(next);
            next += 1;
            let step = machine.step(*byte);
            if step == Step::Stray && opens_nothing(text, opened, syntax) {
                machine = Machine::within(syntax);
                torn.reopen();
                self.strays.push(place(opened));
                self.quoted_lines.truncate(self.quoted_lines.partition_point(|line| (*line as usize) < opened));
                next = opened + 1;
                continue;
            }
            if torn.tears(step, Some(*byte) == syntax.quoting.quote) {
                self.strays.push(at);
            }
            match step {
                Step::Inside => {}
                Step::Opens => opened = next - 1,
                Step::Stray => self.strays.push(at),
                Step::QuotedLine => self.quoted_lines.push(at),
                Step::EndsField => self.end_field(at),
                Step::EndsRecord => {
                    self.end_field(at);
                    self.records.truncate(self.record_count + 1);
                    self.records.push(place(self.fields));
                    self.record_count += 1;
                }
            }
        }
    }

    fn end_field(&mut self, at: u32) {
        self.ends.truncate(self.fields + 1);
        self.ends.push(at);
        self.fields += 1;
    }

    /// Returns the ends of fields: field `i` is between the places `i` and `i + 1`.
    pub(super) fn ends(&self) -> &[u32] {
        &self.ends[..=self.fields]
    }

    fn records(&self) -> &[u32] {
        &self.records[..=self.record_count]
    }

    /// For each record, its first field and the first that is not its own.
    pub(super) fn fields(&self) -> impl Iterator<Item = (u32, u32)> {
        self.records().windows(2).map(|pair| (pair[0], pair[1]))
    }

    /// Returns the beginning of a record, given its first field.
    #[inline]
    pub(super) fn start(&self, text: &[u8], first: u32) -> usize {
        start(&self.ends, text, first as usize)
    }

    /// Returns the end of a field.
    #[inline]
    pub(super) fn end(&self, field: u32) -> usize {
        self.ends[field as usize + 1] as usize
    }

    /// A field of a record that begins with `first`, as it is in the text.
    pub(super) fn field<'t>(&self, text: &'t [u8], first: u32, field: u32) -> &'t [u8] {
        let start = if field == first { self.start(text, first) } else { self.ends[field as usize] as usize + 1 };
        &text[start..self.end(field)]
    }

    /// Returns the length of the records in bytes, line ends included.
    pub(super) fn consumed(&self, text: &[u8]) -> usize {
        match self.records[self.record_count] as usize {
            0 => 0,
            fields => after_line_end(text, self.ends[fields] as usize),
        }
    }

    #[cfg(test)]
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.ends() == other.ends() && self.records() == other.records() && self.quoted_lines == other.quoted_lines
    }

    pub(super) fn quoted_lines(&self) -> &[u32] {
        &self.quoted_lines
    }

    /// Stray bytes of records that end in the text.
    pub(super) fn strays(&self, consumed: usize) -> &[u32] {
        let count = self.strays.partition_point(|stray| (*stray as usize) < consumed);
        &self.strays[..count]
    }

    /// Returns the number of line ends before a place.
    pub(super) fn lines_before(&self, at: u32) -> u64 {
        let records = self.records()[1..].partition_point(|fields| self.ends[*fields as usize] < at);
        let quoted = self.quoted_lines.partition_point(|line| *line < at);
        (records + quoted) as u64
    }
}

/// Returns whether a quote is the last byte of its line, so that the field that it opens, of which another quote turned out
/// not to be the end, would be lines of other records.
fn opens_nothing(text: &[u8], quote: usize, syntax: Syntax) -> bool {
    !syntax.quoting.is_lenient() && matches!(text.get(quote + 1), Some(b'\n' | b'\r'))
}

/// Returns the beginning of a record, given the ends of fields and the place of the one before it.
#[inline]
pub(super) fn start(ends: &[u32], text: &[u8], before: usize) -> usize {
    let start = ends[before].wrapping_add(1) as usize;
    let splits_line_end = start > 0 && text[start - 1] == b'\r' && text[start] == b'\n';
    start + usize::from(splits_line_end)
}

impl Carry {
    #[inline(always)]
    fn pass(&mut self, masks: Masks, valid: u64) -> Found {
        let Masks { quote, delimiter, line_feed, carriage_return } = masks;
        let second_half = line_feed & (carriage_return << 1 | self.returned);
        let lines = (carriage_return | line_feed) & !second_half & valid;
        let ends = delimiter & valid | lines;
        let breaks = delimiter | carriage_return | line_feed;
        self.returned = carriage_return >> 63;
        if quote | self.quoted | self.closed == 0 {
            self.may_open = breaks >> 63;
            return Found { ends, records: lines, quoted_lines: 0 };
        }
        let quoted = prefix_xor(quote) ^ self.quoted;
        let (opening, closing) = (quote & quoted, quote & !quoted);
        let breaks = breaks & !quoted;
        let may_open = breaks | closing;
        let misplaced = opening & !(may_open << 1 | self.may_open);
        let followed = (closing << 1 | self.closed) & !(breaks | opening);
        self.bad |= (misplaced | followed) & valid;
        self.quoted = if quoted >> 63 == 1 { u64::MAX } else { 0 };
        self.may_open = may_open >> 63;
        self.closed = closing >> 63;
        Found { ends: ends & !quoted, records: lines & !quoted, quoted_lines: lines & quoted }
    }
}

/// A place in a text; no window is as long as 4 GiB.
#[inline]
#[expect(clippy::cast_possible_truncation)]
pub(super) const fn place(at: usize) -> u32 {
    at as u32
}
