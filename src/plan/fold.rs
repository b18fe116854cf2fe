//! Spellings of the same word: case, accents, white space and invisible characters make no difference.

use std::borrow::Cow;

use crate::common::unaccented;

/// A text as it is compared: lower case, without accents, single spaces.
pub(crate) fn fold(text: &str) -> String {
    folded(unquoted(text), char::is_whitespace)
}

/// A column heading as it is compared: punctuation, too, only separates words.
pub(crate) fn fold_heading(text: &str) -> String {
    folded(text, |letter| !letter.is_alphanumeric() && !is_combining(letter))
}

fn folded(text: &str, separates: impl Fn(char) -> bool) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
    if text.bytes().all(is_plain) {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut pending_space = false;
    for letter in text.chars() {
        if is_invisible(letter) {
            continue;
        }
        if separates(letter) {
            pending_space = !out.is_empty();
        } else if !is_combining(letter) {
            if std::mem::take(&mut pending_space) {
                out.push(' ');
            }
            letter.to_lowercase().filter(|lower| !is_combining(*lower)).for_each(|lower| push_base(lower, &mut out));
        }
    }
    out
}

/// The text without the characters that nobody sees, such as a byte-order mark in the middle of a file.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let text = unquoted(text);
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.contains(is_invisible) {
        return text.into();
    }
    text.replace(is_invisible, "").into()
}

/// The text of a formula that only says it, as exports write so that Excel keeps it as it is: `="00123"`.
fn unquoted(text: &str) -> &str {
    let inner = text.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

/// Returns whether a character leaves no trace: controls, hyphens at possible breaks, joiners, marks of direction and
/// of bytes.
fn is_invisible(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

const fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Writes a letter without its accent, and the plain form of an apostrophe or a hyphen.
fn push_base(letter: char, out: &mut String) {
    match letter {
        '’' | '‘' => out.push('\''),
        '‐' | '‑' | '–' | '—' => out.push('-'),
        _ => match unaccented(letter) {
            Some(base) => out.push_str(base),
            None => out.push(letter),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_heading, visible};

    #[test]
    fn case_accents_and_spaces_make_no_difference() {
        assert_eq!(fold("  Transgénero\u{a0} TRAVESTI "), "transgenero travesti");
        assert_eq!(fold("Transge\u{301}nero"), "transgenero");
        assert_eq!(fold("Sí"), fold("SI"));
    }

    #[test]
    fn invisible_characters_make_no_difference() {
        for text in ["\u{feff}Boone", "Boo\u{ad}ne", "\u{200b}Boone\u{200e}", "Boone\u{1}"] {
            assert_eq!(
                (fold(text), fold_heading(text), visible(text)),
                ("boone".into(), "boone".into(), "Boone".into())
            );
        }
        assert_eq!(visible("a\u{200b}\tb"), "a\tb");
    }

    #[test]
    fn punctuation_of_a_value_stays() {
        assert_eq!(fold("Sex & Labor"), "sex & labor");
        assert_eq!(fold("-99"), "-99");
    }

    #[test]
    fn a_heading_is_its_words() {
        assert_eq!(fold_heading("tipo_de.Violencia-física"), "tipo de violencia fisica");
        assert_eq!(fold_heading("__proto__"), "proto");
    }
}
