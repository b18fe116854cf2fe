use super::index;
use super::quoting_errors::{Mark, QuotingErrors};
use super::table::{BATCH, Place};
use crate::records::column::{Codes, Column};
use crate::records::dictionary::Dictionary;
use crate::records::encoding::{Encoding, decoded};
use crate::records::quoting::Quoting;
use crate::records::writer::Writer;
use std::collections::HashMap;

/// A column that is being read.
#[derive(Debug, Clone)]
pub(super) struct ColumnReader {
    name: String,
    dictionary: Dictionary,
    writer: Writer,
}

impl ColumnReader {
    pub(super) fn new(name: String, quoting: Quoting) -> Self {
        Self { name, dictionary: Dictionary::new(quoting), writer: Writer::default() }
    }

    /// Takes in a batch of rows, of which only the places given have anything in this column. `ends` begins with the
    /// end of the column before this one; a `first` column has the line end before it.
    #[inline(never)]
    pub(super) fn take(&mut self, text: &[u8], ends: &[u32], first: bool, places: &[Place], rows: usize) {
        let mut codes = [0; BATCH];
        if first {
            for place in places {
                let (start, end) = (index::start(ends, text, place.field as usize), ends[place.field as usize + 1]);
                codes[place.row()] = self.dictionary.code_within(text, start, end as usize - start);
            }
        } else {
            for place in places {
                let (before, end) = (ends[place.field as usize], ends[place.field as usize + 1]);
                let start = before as usize + 1;
                codes[place.row()] = self.dictionary.code_within(text, start, end as usize - start);
            }
        }
        self.writer.extend(&codes[..rows], self.dictionary.len());
    }

    /// The column, decoded; what is wrong with its values goes to `errors`.
    pub(super) fn finish(self, encoding: Encoding, errors: &mut QuotingErrors) -> Column {
        let Self { name, dictionary, writer } = self;
        let mut blocks = writer.into_blocks();
        let mut marks = HashMap::new();
        let mut values = Vec::with_capacity(dictionary.len() as usize);
        for (code, value) in (0..).zip(dictionary.into_values()) {
            let nuls = value.split(|byte| *byte == 0).count() - 1;
            let is_long = value.len() > QuotingErrors::LONG;
            let (mut text, is_valid) = decoded(value, encoding);
            if nuls > 0 {
                text.retain(|character| character != '\0');
            }
            values.push(text);
            if nuls > 0 || is_long || !is_valid {
                marks.insert(code, Mark { is_invalid: !is_valid, nuls: nuls as u64, is_long });
            }
        }
        errors.note(&name, &blocks, &marks);
        if marks.values().any(|mark| mark.is_invalid || mark.nuls > 0) {
            values = unified(values, &mut blocks);
        }
        Column::new(name, values, blocks)
    }
}

/// Gives values that became equal the code of the first of them.
fn unified(values: Vec<String>, blocks: &mut [Codes]) -> Vec<String> {
    let mut known = HashMap::new();
    let mut codes = Vec::with_capacity(values.len());
    let mut distinct = Vec::new();
    for value in values {
        let code = *known.entry(value).or_insert_with_key(|value: &String| {
            distinct.push(value.clone());
            index::place(distinct.len() - 1)
        });
        codes.push(code);
    }
    if distinct.len() < codes.len() {
        for block in blocks {
            block.recode(&codes);
        }
    }
    distinct
}
