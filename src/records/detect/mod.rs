//! Detection of a text file's layout: every layout is tried, and the one that makes the best table is taken.

mod cell;
mod heading;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use super::dialect::{Dialect, Overrides};
use super::error::RecordsError;
pub(super) use cell::Kind;
use rows::{Marks, Parsed, line_length, parse};
use table::Table;

const COMMON: [u8; 4] = [b',', b';', b'\t', b'|'];
const RARE: [u8; 2] = [b'^', b'~'];
/// These are in so many fields that only a table without any doubt is taken for one of theirs.
const LAST_RESORT: [u8; 2] = [b':', b' '];
/// Characters that make a quote plain within a quoted field, where it is not doubled.
const ESCAPES: [u8; 2] = [b'\\', 0];
/// Score above which a table is more plausible than a single column of text.
const SINGLE_COLUMN: f64 = 0.1;
/// A wrong quote in every sixth row, and quotes are just text.
const FLAWS_WEIGH: f64 = 0.3;

/// Number of lines that suffice to tell the layout of a file: each is parsed by every candidate layout.
const ENOUGH_LINES: usize = 100;

/// Detects the layout of a text, by its first bytes without a byte-order mark, in an encoding that ASCII is part of.
///
/// `known` holds what is known already, and where `complete` does not hold, the text goes on behind the sample.
/// What a user says is taken for true.
pub(super) fn detect(
    sample: &[u8],
    complete: bool,
    overrides: &Overrides,
    known: super::encoding::Detected,
) -> Result<Dialect, RecordsError> {
    let told = Told::of(overrides)?;
    let whole = sample.len();
    let sample = beginning(sample, ENOUGH_LINES);
    let complete = complete && sample.len() == whole;
    let separator = separator_line(sample);
    let search = Search {
        sample,
        complete: complete || !sample.iter().any(|byte| matches!(byte, b'\n' | b'\r')),
        skipped: overrides.preamble_lines.unwrap_or(u32::from(separator.is_some())),
        whole: overrides.preamble_lines.is_some(),
        told: Told { delimiter: told.delimiter.or(separator), ..told },
    };
    let layout = search.best().ok_or_else(|| {
        RecordsError::new("empty-file", "The file has only blank lines.", "Choose a file that holds records.")
    })?;
    Ok(Dialect {
        encoding: known.encoding,
        byte_order_mark: known.mark > 0,
        delimiter: layout.marks.delimiter,
        quote: layout.marks.quote,
        escape: layout.marks.escape,
        padded: layout.padded,
        preamble_lines: overrides.preamble_lines.unwrap_or(layout.preamble_lines),
        header: overrides.header.unwrap_or(layout.header),
    })
}

/// The beginning of a sample that has so many lines, or all of it: what follows would tell no more.
pub(super) fn beginning(sample: &[u8], lines: usize) -> &[u8] {
    const SHORTEST: usize = 1 << 15;
    let is_long_enough =
        |first: &&[u8]| first.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).take(lines).count() == lines;
    let lengths = std::iter::successors(Some(SHORTEST), |length| length.checked_mul(2));
    let mut beginnings = lengths.map_while(|length| sample.get(..length));
    beginnings.find(is_long_enough).unwrap_or(sample)
}

/// Returns the end of the last row that is whole in the sample, read in that dialect.
pub(super) fn whole_rows(sample: &[u8], dialect: &Dialect) -> usize {
    let marks = Marks { delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape };
    parse(sample, dialect.preamble_lines, marks, false).rows.last().map_or(sample.len(), |row| row.end)
}

/// Marks given by the user.
#[derive(Clone, Copy)]
struct Told {
    delimiter: Option<u8>,
    quotes: Quotes,
}

#[derive(Clone, Copy)]
enum Quotes {
    Any,
    Only(Option<u8>),
}

impl Told {
    fn of(overrides: &Overrides) -> Result<Self, RecordsError> {
        let mark = |text: char| {
            let byte = u8::try_from(text).ok().filter(|byte| byte.is_ascii() && !matches!(byte, b'\n' | b'\r' | 0));
            byte.ok_or_else(|| {
                let message = format!("{text:?} cannot stand between or around fields.");
                RecordsError::new("bad-option", message, "Give one ASCII character, such as “;”.")
            })
        };
        let delimiter = overrides.delimiter.map(mark).transpose()?;
        let quotes = match overrides.quote.as_ref().map(|quote| quote.chars().collect::<Vec<_>>()).as_deref() {
            None => Quotes::Any,
            Some([]) => Quotes::Only(None),
            Some([quote]) => Quotes::Only(Some(mark(*quote)?)),
            Some(_) => {
                let message = "What stands around fields is a single character.";
                return Err(RecordsError::new("bad-option", message, "Give “\"”, “'” or nothing."));
            }
        };
        if let Quotes::Only(quote @ Some(_)) = quotes
            && quote == delimiter
        {
            let message = "The same character cannot stand between fields and around them.";
            return Err(RecordsError::new("bad-option", message, "Give two different characters."));
        }
        Ok(Self { delimiter, quotes })
    }
}

/// Returns the delimiter that the first line declares, as Excel reads and some programs write it: `sep=;`, `"sep=;"`.
fn separator_line(sample: &[u8]) -> Option<u8> {
    let line = sample.get(..line_length(sample))?.trim_ascii_start();
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").map_or(line, |line| line.strip_suffix(b"\"").unwrap_or(line));
    let (word, marks) = line.split_at_checked(4)?;
    let (mark, padding) = marks.split_first()?;
    let sound = mark.is_ascii_punctuation() || matches!(mark, b' ' | b'\t');
    (word.eq_ignore_ascii_case(b"sep=") && sound && padding.iter().all(|byte| byte == mark)).then_some(*mark)
}

struct Search<'s> {
    sample: &'s [u8],
    complete: bool,
    skipped: u32,
    /// `true` if the table begins directly behind the lines that are skipped.
    whole: bool,
    told: Told,
}

struct Layout {
    marks: Marks,
    preamble_lines: u32,
    header: bool,
    width: usize,
    score: f64,
    /// `true` if nearly all fields behind others begin with a blank.
    padded: bool,
    /// `true` if nothing speaks against it.
    undoubted: bool,
}

impl Search<'_> {
    fn best(&self) -> Option<Layout> {
        if let Some(delimiter) = self.told.delimiter {
            return self.with(delimiter);
        }
        let common = COMMON.into_iter().chain(RARE).filter_map(|delimiter| self.with(delimiter));
        let layouts: Vec<_> = common.collect();
        let single = layouts.iter().find(|layout| layout.width == 1).map(|layout| layout.marks);
        let best = layouts.into_iter().reduce(better)?;
        if best.score > SINGLE_COLUMN {
            return Some(best);
        }
        let last = LAST_RESORT.into_iter().filter_map(|delimiter| self.with(delimiter));
        if let Some(last) = last.filter(|layout| layout.undoubted && !self.lines_are_moments()).reduce(better) {
            return Some(last);
        }
        // A delimiter that nobody sees must be one that no field holds.
        single.map_or(Some(best), |marks| self.with(marks.delimiter))
    }

    /// Returns whether lines as a whole are days and times, which have spaces and colons of their own.
    fn lines_are_moments(&self) -> bool {
        let lines = || self.sample.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        lines().filter(|line| Kind::of(line) == Kind::Moment).count() * 2 >= lines().count()
    }

    /// The best layout with that delimiter.
    fn with(&self, delimiter: u8) -> Option<Layout> {
        let read = |quote| parse(self.sample, self.skipped, Marks { delimiter, quote, escape: None }, self.complete);
        let judge = |quote, rows: &Parsed| self.judge(Marks { delimiter, quote, escape: None }, rows);
        if let Quotes::Only(quote) = self.told.quotes {
            return [judge(quote, &read(quote)), self.escaped(delimiter, quote)].into_iter().flatten().reduce(better);
        }
        let double = read(Some(b'"'));
        let mut layouts = vec![judge(Some(b'"'), &double), self.escaped(delimiter, Some(b'"'))];
        if self.sample.contains(&b'\'') {
            let single = read(Some(b'\''));
            layouts.push(judge(Some(b'\''), &single).filter(|_| single.quoted > 0));
        }
        if double.flaws > 0 {
            layouts.push(judge(None, &read(None)));
        }
        layouts.into_iter().flatten().reduce(better)
    }

    /// The best layout in which a byte before a quote makes it plain, if any does.
    fn escaped(&self, delimiter: u8, quote: Option<u8>) -> Option<Layout> {
        let quote = quote?;
        let occurs = |escape: &u8| self.sample.windows(2).any(|pair| pair == [*escape, quote]);
        let layouts = ESCAPES.into_iter().filter(occurs).filter_map(|escape| {
            let marks = Marks { delimiter, quote: Some(quote), escape: Some(escape) };
            let rows = parse(self.sample, self.skipped, marks, self.complete);
            self.judge(marks, &rows).filter(|_| rows.quoted > 0)
        });
        layouts.reduce(better)
    }

    fn judge(&self, marks: Marks, rows: &Parsed) -> Option<Layout> {
        let table = Table::find(rows, self.whole)?;
        let flaws = f64::from(rows.flaws) / f64::from(u32::try_from(rows.rows.len()).unwrap_or(u32::MAX));
        // What is usual needs no evidence.
        let usual = match marks.quote {
            Some(b'"') if marks.escape.is_some() => 0.99,
            Some(b'"') => 1.0,
            Some(_) => 0.98,
            None => 0.95,
        };
        Some(Layout {
            marks,
            preamble_lines: table.preamble_lines(),
            header: table.has_heading(),
            width: table.width(),
            score: table.score() * (usual - flaws * FLAWS_WEIGH).max(0.0),
            padded: rows.behind > 1 && rows.padded * 10 >= rows.behind * 9,
            undoubted: rows.flaws == 0 && table.is_regular() && table.is_headed(),
        })
    }
}

/// The first of two unless the second is better.
fn better(first: Layout, second: Layout) -> Layout {
    if second.score > first.score { second } else { first }
}
