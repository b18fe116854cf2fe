//! CSV as RFC 4180 has it: commas, quotes where they are needed, and `\r\n` at the end of every line.

#[cfg(feature = "export")]
use crate::report::Decimal;

/// Lines of fields.
#[derive(Default)]
pub(super) struct Fields {
    out: String,
    /// `true` if the line has a field already.
    begun: bool,
}

impl Fields {
    /// Writes a text of an author: defused where a spreadsheet might take it for a formula.
    pub(super) fn text(&mut self, text: &str) {
        self.field(text, is_formula(text));
    }

    /// A fixed word or a date, which need no care.
    #[cfg(feature = "export")]
    pub(super) fn word(&mut self, word: &str) {
        self.field(word, false);
    }

    #[cfg(feature = "export")]
    pub(super) fn number(&mut self, number: Option<Decimal>) {
        self.field(&number.map(|number| number.to_string()).unwrap_or_default(), false);
    }

    fn field(&mut self, text: &str, defuse: bool) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
        let bytes = text.as_bytes();
        let blank_ends = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
        let special = |byte: &u8| matches!(byte, b',' | b'"' | b';' | ..b' ');
        let quote = if blank_ends || bytes.iter().any(special) { "\"" } else { "" };
        self.out.push_str(quote);
        if defuse {
            self.out.push('\'');
        }
        for letter in text.chars() {
            if letter == '"' {
                self.out.push('"');
            }
            self.out.push(letter);
        }
        self.out.push_str(quote);
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// Returns whether a spreadsheet might take a text for a formula: it begins, after blanks, with `=`, `+`, `-`, `@` or
/// their wide forms, or with a tab or the end of a line. A sign before a number alone is harmless. A text that begins
/// with apostrophes counts as what is behind them, so that taking one away always gives the text back.
pub(super) fn is_formula(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begin = bytes.iter().position(|byte| *byte > b' ' && *byte != b'\'').unwrap_or(bytes.len());
    let (before, after) = bytes.split_at(begin);
    match after {
        [b'+' | b'-', rest @ ..] => rest.is_empty() || !rest.iter().all(|byte| is_numeric(*byte)),
        // The wide forms of the same signs are U+FF0B, U+FF0D, U+FF1D, U+FF20.
        [b'=' | b'@', ..] | [0xef, 0xbc, 0x8b | 0x8d | 0x9d | 0xa0, ..] => true,
        _ => before.iter().any(|byte| *byte < b' '),
    }
}

const fn is_numeric(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b',' | b'%')
}
