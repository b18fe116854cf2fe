//! Letters that were broken before a file was written: UTF-8 read as Windows-1252 or as a code page of MS-DOS and written again, or replaced.

use super::super::column::{Column, Records};
use super::super::reading::Warning;

/// Returns the warnings about columns with such letters. Not about those that the reader itself `replaced`, of which there is a warning.
pub(in crate::records) fn broken_letters(records: &Records, replaced: bool) -> Vec<Warning> {
    let is_broken = |text: &str| !text.is_ascii() && (is_twice_encoded(text) || !replaced && text.contains('\u{fffd}'));
    let of_column = |column: &Column| {
        let (count, line, example) = records.rows_with(column, is_broken)?;
        let message = format!(
            "Letters were broken before this file was written: “{}”. Values that are the same may be counted apart; export the file \
             anew, as UTF-8.",
            super::super::nonrecords::shortened(example)
        );
        let (line, column) = (Some(line), Some(column.name().to_owned()));
        Some(Warning { code: "broken-letters", count, line, column, message })
    };
    records.columns().iter().filter_map(of_column).collect()
}

/// Returns whether a text shows letters of UTF-8 each as several of Windows-1252, or of MS-DOS: `CÃ³rdoba`, `donâ€™t`, `Caf├®`.
fn is_twice_encoded(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let is_within_word =
            || before.is_some_and(char::is_alphabetic) || letters.clone().nth(1).is_some_and(char::is_alphabetic);
        let is_pair = match letter {
            'Â' | 'Ã' => match next {
                Some('\u{80}'..='\u{bf}') => true,
                // A word may end in `Ã` and a quotation mark, which is never within one.
                Some(sign) => HIGH.contains(sign) && letters.clone().nth(1).is_some_and(char::is_alphanumeric),
                None => false,
            },
            'â' => next == Some('€') || next == Some('\u{80}'),
            // MS-DOS draws frames with these, but not within words.
            '├' | '┬' => next.is_some_and(|sign| !sign.is_ascii() && !CORNERS.contains(sign)) && is_within_word(),
            _ => false,
        };
        if is_pair {
            return true;
        }
        before = Some(letter);
    }
    false
}

/// The lines of frames that UTF-8 never has behind its first bytes, as MS-DOS shows these.
const CORNERS: &str = "─━═├┼┬┴└┌╔╚╠╦╩╬";

/// The letters of Windows-1252 from 80 to 9F, which UTF-8 begins no letter with.
const HIGH: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

#[cfg(test)]
mod tests {
    use super::is_twice_encoded;

    #[test]
    fn letters_that_were_encoded_twice_are_known() {
        for text in ["CÃ³rdoba", "ESPAÃ‘A", "donâ€™t", "Â¿QuÃ©?", "JosÃ\u{89}", "Caf├®", "Mart├¡nez", "┬┐D├│nde?"]
        {
            assert!(is_twice_encoded(text), "{text}");
        }
        for text in
            ["Córdoba", "“IRMÃ”", "NÃO", "Â", "JOSÉ’s", "CAFÉ®", "pâte", "Ä“", "€5", "├── a", "├─a", "┌┬┐", "├ a"]
        {
            assert!(!is_twice_encoded(text), "{text}");
        }
    }
}
