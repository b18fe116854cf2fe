use std::collections::HashMap;

use crate::records::column::{Codes, Records};
use crate::records::reading::Warning;

/// Defects of the values that were read.
#[derive(Debug, Clone, Default)]
pub(super) struct QuotingErrors {
    invalid: Flaw,
    nuls: Flaw,
    long: Flaw,
}

/// Defect of one value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) is_invalid: bool,
    pub(super) nuls: u64,
    pub(super) is_long: bool,
}

#[derive(Debug, Clone, Default)]
struct Flaw {
    count: u64,
    /// The row and column where it was met first.
    first: Option<(usize, String)>,
}

impl QuotingErrors {
    /// Values longer than that, in bytes, are worth a word.
    pub(super) const LONG: usize = 1 << 16;

    /// Looks for the rows of a column whose codes are marked.
    pub(super) fn note(&mut self, column: &str, blocks: &[Codes], marks: &HashMap<u32, Mark>) {
        if marks.is_empty() {
            return;
        }
        self.invalid.count += marks.values().filter(|mark| mark.is_invalid).count() as u64;
        for (row, code) in blocks.iter().flat_map(Codes::iter).enumerate() {
            let Some(mark) = marks.get(&code) else { continue };
            if mark.is_invalid {
                self.invalid.meet(row, column);
            }
            if mark.nuls > 0 {
                self.nuls.count += mark.nuls;
                self.nuls.meet(row, column);
            }
            if mark.is_long {
                self.long.count += 1;
                self.long.meet(row, column);
            }
        }
    }

    pub(super) fn warnings(self, records: &Records) -> impl Iterator<Item = Warning> {
        let Self { invalid, nuls, long } = self;
        [
            ("invalid-utf-8", invalid, "Some values are no valid UTF-8; they were read as Windows-1252."),
            ("nul-bytes", nuls, "There are zero bytes within the text; they were left out."),
            ("long-value", long, "A value is longer than 65,536 bytes; a quote may be missing."),
        ]
        .into_iter()
        .filter_map(|(code, Flaw { count, first }, message)| {
            let (row, column) = first?;
            let line = Some(records.line(row));
            Some(Warning { code, count, line, column: Some(column), message: message.into() })
        })
    }
}

impl Flaw {
    fn meet(&mut self, row: usize, column: &str) {
        if self.first.as_ref().is_none_or(|(first, _)| row < *first) {
            self.first = Some((row, column.to_owned()));
        }
    }
}
