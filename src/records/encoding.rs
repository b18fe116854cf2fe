//! Which encoding a text is in, and Windows-1252, which needs no more than a table.

use super::dialect::Encoding;

/// What the first bytes of a text tell of its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub(super) encoding: Encoding,
    /// How many bytes the byte-order mark takes; 0 if there is none.
    pub(super) mark: usize,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BE_MARK: &[u8] = b"\xFE\xFF";

/// The encoding of a text that begins so, or the one that a user says it has.
///
/// Windows-1252 is found only where the sample has it: a text can look like UTF-8 for megabytes. A character that is
/// cut at the sample's end counts for neither.
pub(super) fn detect(sample: &[u8], complete: bool, told: Option<Encoding>) -> Detected {
    let marks = [(UTF8_MARK, Encoding::Utf8), (UTF16_LE_MARK, Encoding::Utf16Le), (UTF16_BE_MARK, Encoding::Utf16Be)];
    let marked = marks.into_iter().find(|(mark, _)| sample.starts_with(mark));
    match (told, marked) {
        // A mark of another encoding is no mark, but UTF-8's three bytes are nothing else in Windows-1252 either.
        (Some(told), Some((mark, encoding)))
            if told == encoding || (told, encoding) == (Encoding::Windows1252, Encoding::Utf8) =>
        {
            Detected { encoding: told, mark: mark.len() }
        }
        (Some(told), _) => Detected { encoding: told, mark: 0 },
        (None, Some((mark, encoding))) => Detected { encoding, mark: mark.len() },
        (None, None) => Detected { encoding: unmarked(sample, complete), mark: 0 },
    }
}

fn unmarked(sample: &[u8], complete: bool) -> Encoding {
    if let Some(encoding) = utf16_by_zeros(sample) {
        return encoding;
    }
    match std::str::from_utf8(sample) {
        Ok(_) => Encoding::Utf8,
        // Without a length, the bytes at the end are the beginning of a character.
        Err(error) if error.error_len().is_none() && !complete => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}

/// In UTF-16, every character of ASCII has a zero byte, always on the same side; no other text has so many.
fn utf16_by_zeros(sample: &[u8]) -> Option<Encoding> {
    const LOOKED_AT: usize = 4096;
    let (units, _) = sample.get(..LOOKED_AT).unwrap_or(sample).as_chunks::<2>();
    let first = units.iter().filter(|[first, _]| *first == 0).count();
    let second = units.iter().filter(|[_, second]| *second == 0).count();
    let many = |zeros: usize| zeros * 5 >= units.len() * 2 && zeros > 0;
    let few = |zeros: usize| zeros * 20 <= units.len();
    if many(second) && few(first) {
        Some(Encoding::Utf16Le)
    } else if many(first) && few(second) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// What Windows-1252 has between 0x80 and 0x9F, by the [Encoding Standard](https://encoding.spec.whatwg.org/);
/// everything else is as in Unicode.
const MIDDLE: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text that bytes stand for in Windows-1252. Every byte stands for something.
fn windows_1252(bytes: &[u8]) -> String {
    let character = |byte: &u8| match byte {
        0x80..=0x9F => MIDDLE[usize::from(byte - 0x80)],
        _ => char::from(*byte),
    };
    bytes.iter().map(character).collect()
}

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

#[cfg(test)]
mod tests {
    use super::{Detected, Encoding, decoded, detect, windows_1252};

    fn found(sample: &[u8], complete: bool) -> (Encoding, usize) {
        let Detected { encoding, mark } = detect(sample, complete, None);
        (encoding, mark)
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(found(b"\xEF\xBB\xBFa,b", true), (Encoding::Utf8, 3));
        assert_eq!(found(b"\xFF\xFEa\0", true), (Encoding::Utf16Le, 2));
        assert_eq!(found(b"\xFE\xFF\0a", true), (Encoding::Utf16Be, 2));
    }

    #[test]
    fn utf16_without_a_mark_shows_by_its_zeros() {
        let text = "Fecha;Categoría\r\n03/04/2020;Víctima “A”\r\n";
        assert_eq!(found(&utf16(text, u16::to_le_bytes), true), (Encoding::Utf16Le, 0));
        assert_eq!(found(&utf16(text, u16::to_be_bytes), true), (Encoding::Utf16Be, 0));
    }

    #[test]
    fn a_stray_zero_byte_does_not_make_it_utf16() {
        assert_eq!(found(b"a,b\n1\0,2\n", true), (Encoding::Utf8, 0));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_windows_1252() {
        assert_eq!(found(b"caf\xE9,1", true), (Encoding::Windows1252, 0));
        assert_eq!(found(b"caf\xE9", true), (Encoding::Windows1252, 0));
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_sample_is_no_error() {
        assert_eq!(found("café".as_bytes().split_last().unwrap().1, false), (Encoding::Utf8, 0));
        assert_eq!(found("café".as_bytes().split_last().unwrap().1, true), (Encoding::Windows1252, 0));
    }

    #[test]
    fn nothing_is_utf8() {
        assert_eq!(found(b"", true), (Encoding::Utf8, 0));
    }

    #[test]
    fn what_a_user_says_decides_but_a_mark_of_it_is_still_a_mark() {
        let told = |sample: &[u8], encoding| detect(sample, true, Some(encoding));
        assert_eq!(told(b"a,b", Encoding::Utf16Le), Detected { encoding: Encoding::Utf16Le, mark: 0 });
        assert_eq!(told(b"\xFF\xFEa\0", Encoding::Utf16Le), Detected { encoding: Encoding::Utf16Le, mark: 2 });
        assert_eq!(told(b"\xFF\xFEa\0", Encoding::Utf8), Detected { encoding: Encoding::Utf8, mark: 0 });
    }

    #[test]
    fn what_is_no_utf8_is_windows_1252() {
        assert_eq!(decoded(b"caf\xe9 \x80".to_vec(), Encoding::Utf8), ("café €".into(), false));
        assert_eq!(decoded("café".into(), Encoding::Utf8), ("café".into(), true));
        assert_eq!(decoded(b"caf\xe9".to_vec(), Encoding::Windows1252), ("café".into(), true));
    }

    #[test]
    fn windows_1252_has_quotes_dashes_and_the_euro() {
        assert_eq!(windows_1252(b"\x80 \x93V\xEDctima\x94 \x96 \x9F\xFF"), "€ “Víctima” – Ÿÿ");
    }

    #[test]
    fn bytes_that_windows_1252_leaves_open_are_control_characters() {
        assert_eq!(windows_1252(b"\x81\x8D\x8F\x90\x9D"), "\u{81}\u{8D}\u{8F}\u{90}\u{9D}");
    }
}
