use crate::records::encoding::{Encoding, decoded};

/// Maximum length of a text quoted in messages, in bytes.
const EXCERPT: usize = 120;

/// The beginning of a text, to be quoted; no character of UTF-8 is cut.
pub(super) fn excerpt(text: &[u8]) -> &[u8] {
    let Some(beginning) = text.get(..EXCERPT) else {
        return text;
    };
    let is_continuation = |at: usize| text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let end = (EXCERPT - 3..=EXCERPT).rev().find(|at| !is_continuation(*at)).unwrap_or(EXCERPT);
    &beginning[..end]
}

/// The text as messages quote it.
pub(super) fn quotation(text: &[u8], encoding: Encoding) -> String {
    let beginning = excerpt(text);
    let (shown, _) = decoded(beginning.to_vec(), encoding);
    if beginning.len() < text.len() { shown + "…" } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_cuts_no_character() {
        for ahead in 0..4 {
            let text = "x".repeat(ahead) + &"中".repeat(60);
            let quotation = quotation(text.as_bytes(), Encoding::Utf8);
            assert!(text.starts_with(quotation.strip_suffix('…').unwrap()), "{quotation}");
        }
    }

    #[test]
    fn a_short_text_is_quoted_whole() {
        assert_eq!(quotation(b"x,y", Encoding::Utf8), "x,y");
    }
}
