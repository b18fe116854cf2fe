//! Detection of a text's encoding, and conversion to UTF-8.

mod broken;
mod code_pages;
mod guess;
mod late;
mod named;
mod refused;
mod transcoder;
mod units;
mod utf16;

use super::reading::Warning;
pub(super) use broken::broken_letters;
pub(super) use late::{Late, Settled};
pub use named::Encoding;
pub(super) use named::decoded;
pub(super) use refused::refused;
pub(super) use transcoder::Transcoder;

/// Evidence in the first bytes of a text for its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub(super) encoding: Encoding,
    /// Length of the byte-order mark in bytes; 0 if there is none.
    pub(super) mark: usize,
    /// `true` if neither a mark nor the user says it, and it is not plain UTF-8.
    pub(super) is_guess: bool,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF32_LE_MARK: &[u8] = b"\xFF\xFE\0\0";
const UTF32_BE_MARK: &[u8] = b"\0\0\xFE\xFF";
const UTF16_LE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BE_MARK: &[u8] = b"\xFE\xFF";

/// The encoding of a text that begins so, or the one that a user says it has.
///
/// Another encoding than UTF-8 is found only where the sample has it: a text can look like UTF-8 for megabytes. A
/// character that is cut at the sample's end counts for neither.
pub(super) fn detect(sample: &[u8], complete: bool, told: Option<Encoding>) -> Detected {
    let marks = [
        (UTF8_MARK, Encoding::Utf8),
        // UTF-16's mark is the beginning of one of UTF-32.
        (UTF32_LE_MARK, Encoding::Utf32Le),
        (UTF32_BE_MARK, Encoding::Utf32Be),
        (UTF16_LE_MARK, Encoding::Utf16Le),
        (UTF16_BE_MARK, Encoding::Utf16Be),
    ];
    let marked = marks.iter().find(|(mark, known)| sample.starts_with(mark) && told.is_none_or(|told| told == *known));
    let known = |encoding, mark| Detected { encoding, mark, is_guess: false };
    match (told, marked) {
        (_, Some((mark, encoding))) => known(*encoding, mark.len()),
        // UTF-8's three bytes are nothing else in Windows-1252 either.
        (Some(Encoding::Windows1252), None) if sample.starts_with(UTF8_MARK) => {
            known(Encoding::Windows1252, UTF8_MARK.len())
        }
        (Some(told), None) => known(told, 0),
        (None, None) => unmarked(sample, complete),
    }
}

fn unmarked(sample: &[u8], complete: bool) -> Detected {
    let found = |encoding| Detected { encoding, mark: 0, is_guess: false };
    if let Some(encoding) = utf32_by_zeros(sample).or_else(|| utf16_by_zeros(sample)) {
        return Detected { encoding, mark: 0, is_guess: true };
    }
    if refused::is_iso_2022_jp(sample) {
        return found(Encoding::Iso2022Jp);
    }
    by_letters(sample, complete)
}

/// The encoding of a text of bytes, by what is not ASCII.
fn by_letters(sample: &[u8], complete: bool) -> Detected {
    let found = |encoding, is_guess| Detected { encoding, mark: 0, is_guess };
    match std::str::from_utf8(sample) {
        Ok(_) => found(Encoding::Utf8, false),
        // Without a length, the bytes at the end are the beginning of a character.
        Err(error) if error.error_len().is_none() && !complete => found(Encoding::Utf8, false),
        // Files put together of several: what is no UTF-8 is told value by value.
        Err(_) if guess::is_mostly_utf8(sample) => found(Encoding::Utf8, false),
        Err(_) => found(guess::guess(sample), true),
    }
}

impl Detected {
    /// Returns the warning about a guess, with the words that depend on it. `text` is the sample, in an encoding that
    /// ASCII is part of.
    pub(super) fn warning(self, text: &[u8]) -> Option<Warning> {
        const WORDS: usize = 5;
        if !self.is_guess {
            return None;
        }
        let (text, _) = decoded(text.to_vec(), self.encoding);
        let mut words: Vec<&str> = Vec::new();
        for word in text.split(|letter: char| letter.is_whitespace() || ",;|\"".contains(letter)) {
            if !word.is_ascii() && words.len() < WORDS && !words.contains(&word) {
                words.push(word);
            }
        }
        let line = words.first().and_then(|word| text.find(word)).map(|at| text[..at].matches('\n').count() as u64 + 1);
        let quoted: Vec<String> =
            words.iter().map(|word| format!("“{}”", word.chars().take(40).collect::<String>())).collect();
        let (title, words) = (self.encoding.title(), quoted.join(", "));
        let read = "The file does not say how its characters are encoded; it was read as";
        let message = if quoted.is_empty() {
            format!("{read} {title}. If its words are wrong, choose another encoding.")
        } else {
            format!("{read} {title}: {words}. If these words are wrong, choose another encoding.")
        };
        Some(Warning { code: "guessed-encoding", count: 1, line, column: None, message })
    }
}

/// In UTF-32, three bytes of four are zero in every character of ASCII, and one in all others.
fn utf32_by_zeros(sample: &[u8]) -> Option<Encoding> {
    let (units, _) = sample.get(..LOOKED_AT).unwrap_or(sample).as_chunks::<4>();
    let all = |is: fn(&[u8; 4]) -> bool| units.len() > 1 && units.iter().all(is);
    if all(|unit| unit[3] == 0 && unit[2] <= 0x10) && units.iter().any(|unit| unit[0] != 0 && unit[1..] == [0; 3]) {
        Some(Encoding::Utf32Le)
    } else if all(|unit| unit[0] == 0 && unit[1] <= 0x10)
        && units.iter().any(|unit| unit[3] != 0 && unit[..3] == [0; 3])
    {
        Some(Encoding::Utf32Be)
    } else {
        None
    }
}

/// Number of bytes searched for zeros.
const LOOKED_AT: usize = 4096;

/// In UTF-16, every character of ASCII has a zero byte, always on the same side; no other text has so many.
fn utf16_by_zeros(sample: &[u8]) -> Option<Encoding> {
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

#[cfg(test)]
mod tests {
    use super::{Detected, Encoding, detect};

    fn found(sample: &[u8], complete: bool) -> (Encoding, usize) {
        let Detected { encoding, mark, .. } = detect(sample, complete, None);
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
        assert_eq!(told(b"a,b", Encoding::Utf16Le), Detected { encoding: Encoding::Utf16Le, mark: 0, is_guess: false });
        assert_eq!(
            told(b"\xFF\xFEa\0", Encoding::Utf16Le),
            Detected { encoding: Encoding::Utf16Le, mark: 2, is_guess: false }
        );
        assert_eq!(
            told(b"\xFF\xFEa\0", Encoding::Utf8),
            Detected { encoding: Encoding::Utf8, mark: 0, is_guess: false }
        );
    }

    #[test]
    fn utf32_is_found_by_its_mark_and_by_its_zeros() {
        let utf32 = |text: &str, bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
            text.chars().flat_map(|character| bytes(u32::from(character))).collect()
        };
        assert_eq!(found(b"\xFF\xFE\0\0a\0\0\0", true), (Encoding::Utf32Le, 4));
        assert_eq!(found(&utf32("día,1\n", u32::to_le_bytes), true), (Encoding::Utf32Le, 0));
        assert_eq!(found(&utf32("día,1\n", u32::to_be_bytes), true), (Encoding::Utf32Be, 0));
    }

    #[test]
    fn a_guess_is_told_with_the_words_that_depend_on_it() {
        let text = b"a,b\ncaf\xE9,1\nV\xEDctima,caf\xE9\n";
        let warning = detect(text, true, None).warning(text).unwrap();
        assert_eq!((warning.code, warning.line), ("guessed-encoding", Some(2)));
        assert!(
            warning.message.contains("Windows-1252") && warning.message.contains("“café”, “Víctima”."),
            "{warning:?}"
        );
        assert_eq!(detect(text, true, Some(Encoding::Windows1252)).warning(text), None);
        assert_eq!(detect("café".as_bytes(), true, None).warning("café".as_bytes()), None);
    }

    #[test]
    fn utf16_without_a_mark_is_a_guess_with_its_words() {
        let bytes = utf16("Fecha;Lugar\r\n03/04/2020;Córdoba\r\n", u16::to_le_bytes);
        let detected = detect(&bytes, true, None);
        let warning = detected.warning("Fecha;Lugar\r\n03/04/2020;Córdoba\r\n".as_bytes()).unwrap();
        assert!(warning.message.contains("UTF-16") && warning.message.contains("“Córdoba”"), "{warning:?}");
        let plain = detected.warning(b"a;b\n").unwrap();
        assert!(plain.message.contains("UTF-16") && !plain.message.contains("these words"), "{plain:?}");
    }

    #[test]
    fn a_few_letters_of_another_encoding_do_not_spoil_utf8() {
        let mut text = "Córdoba\nTucumán\nRío Negro\nNeuquén\nSantafé\n".as_bytes().to_vec();
        text.extend(b"Tucum\xE1n\n");
        assert_eq!(found(&text, true), (Encoding::Utf8, 0));
    }
}
