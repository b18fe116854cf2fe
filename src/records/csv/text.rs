use crate::records::dialect::Encoding;

/// How much of a text is quoted in messages, in bytes.
const EXCERPT: usize = 120;

/// The text that bytes stand for, and whether they were valid: what is no UTF-8 is read as Windows-1252.
pub(super) fn decoded(bytes: Vec<u8>, encoding: Encoding) -> (String, bool) {
    match encoding {
        Encoding::Windows1252 => (windows_1252(&bytes), true),
        // UTF-16 is made UTF-8 before it comes here.
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => match String::from_utf8(bytes) {
            Ok(text) => (text, true),
            Err(error) => (windows_1252(error.as_bytes()), false),
        },
    }
}

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

/// What Windows-1252 has between 0x80 and 0x9F, by the [Encoding Standard](https://encoding.spec.whatwg.org/).
const MIDDLE: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> String {
    let character = |byte: &u8| match byte {
        0x80..=0x9F => MIDDLE[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_utf8_is_windows_1252() {
        assert_eq!(decoded(b"caf\xe9 \x80".to_vec(), Encoding::Utf8), ("café €".into(), false));
        assert_eq!(decoded("café".into(), Encoding::Utf8), ("café".into(), true));
        assert_eq!(decoded(b"caf\xe9".to_vec(), Encoding::Windows1252), ("café".into(), true));
    }

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
