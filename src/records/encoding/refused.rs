//! Encodings that are recognised, so that they can be refused by their name, but not read.

use crate::records::error::RecordsError;

/// The error about a text in an encoding that is not read; `None` if it is in none of those.
pub(in crate::records) fn refused(sample: &[u8]) -> Option<RecordsError> {
    let name = if is_ebcdic(sample) {
        "EBCDIC, the encoding of mainframes"
    } else if !sample.is_ascii() {
        return None;
    } else if contains(sample, b"\x1B$)C") {
        "ISO-2022-KR"
    } else if contains(sample, b"\x1B$)A") || contains(sample, b"\x1B$)G") {
        "ISO-2022-CN"
    } else if is_utf7(sample) {
        "UTF-7"
    } else {
        return None;
    };
    let message = format!("The text is in {name}, which is not read.");
    let remedy = "Export the file again in UTF-8; if the encoding was recognised wrongly, name the right one.";
    Some(RecordsError::new("unsupported-encoding", message, remedy))
}

/// Returns whether the text has the escape sequences that change between the alphabets of ISO-2022-JP.
pub(super) fn is_iso_2022_jp(sample: &[u8]) -> bool {
    sample.is_ascii() && (contains(sample, b"\x1B$B") || contains(sample, b"\x1B$@"))
}

/// EBCDIC has neither the line ends nor the letters of ASCII, but its own letters, digits and blanks nearly everywhere.
fn is_ebcdic(sample: &[u8]) -> bool {
    const FEWEST: usize = 16;
    let count = |is: fn(u8) -> bool| sample.iter().filter(|byte| is(**byte)).count();
    let plain = count(|byte| {
        matches!(byte, 0x81..=0x89 | 0x91..=0x99 | 0xA2..=0xA9 | 0xC1..=0xC9 | 0xD1..=0xD9 | 0xE2..=0xE9 | 0xF0..=0xF9)
            || matches!(byte, 0x40 | 0x4B | 0x4D | 0x5D | 0x5E | 0x60 | 0x61 | 0x6B | 0x6D | 0x7A | 0x7D | 0x7F)
            || matches!(byte, 0x05 | 0x0D | 0x15 | 0x25)
    });
    let letters = count(|byte| byte > 0x80);
    let of_ascii = count(|byte| matches!(byte, b' ' | b'\n' | b',' | b';' | b'0'..=b'9'));
    let ends_lines = sample.iter().any(|byte| matches!(byte, 0x15 | 0x25));
    sample.len() >= FEWEST && ends_lines && plain * 20 >= sample.len() * 19 && letters * 2 > sample.len() && {
        // A percent sign of ASCII is a line end of EBCDIC.
        of_ascii * 50 < sample.len()
    }
}

/// Returns whether the text has letters as UTF-7 writes them, `Qu+AOk-bec`, and none that cannot be one.
fn is_utf7(sample: &[u8]) -> bool {
    let shifts = || sample.iter().enumerate().filter(|(_, byte)| **byte == b'+').map(|(at, _)| at + 1);
    let letters = |from: usize| sample.get(from..).and_then(shifted).is_some_and(|units| are_letters(&units));
    shifts().any(letters) && shifts().all(|from| letters(from) || sample.get(from) == Some(&b'-'))
}

/// The UTF-16 of a stretch of Base64 up to its hyphen.
fn shifted(text: &[u8]) -> Option<Vec<u16>> {
    const LONGEST: usize = 400;
    let length = text.iter().take(LONGEST).position(|byte| *byte == b'-').filter(|length| *length > 0)?;
    let (mut bits, mut held, mut units) = (0_u32, 0, Vec::new());
    for byte in &text[..length] {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push(u16::try_from(bits >> held).ok()?);
            bits &= (1 << held) - 1;
        }
    }
    (bits == 0 && held < 6 && !units.is_empty()).then_some(units)
}

/// Returns whether the units are letters and signs that UTF-7 must write so. Digits, of telephone numbers, come to
/// others.
fn are_letters(units: &[u16]) -> bool {
    units.iter().all(|unit| matches!(unit, 0xA0..=0x24F | 0x370..=0x6FF | 0x2010..=0x203A | 0x20AC | 0x3040..=0x9FFF))
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::{is_iso_2022_jp, refused};

    fn name(sample: &[u8]) -> Option<String> {
        refused(sample).map(|error| error.message)
    }

    #[test]
    fn ebcdic_is_told_by_its_letters_and_line_ends() {
        // date,county / 2024-01-01,Boone / 2024-01-02,Cole
        let mut sample = b"\x84\x81\xA3\x85\x6B\x83\x96\xA4\x95\xA3\xA8\x15".to_vec();
        sample.extend(b"\xF2\xF0\xF2\xF4\x60\xF0\xF1\x60\xF0\xF1\x6B\xC2\x96\x96\x95\x85\x15");
        sample.extend(b"\xF2\xF0\xF2\xF4\x60\xF0\xF1\x60\xF0\xF2\x6B\xC3\x96\x93\x85\x15");
        assert!(name(&sample).unwrap().contains("EBCDIC"));
    }

    #[test]
    fn utf7_is_told_by_its_letters() {
        assert!(name(b"city,calls\nQu+AOk-bec,3\nMontr+AOk-al,4\n").unwrap().contains("UTF-7"));
        assert!(name(b"city,calls\n+ZeVnLIqe-,3\n").unwrap().contains("UTF-7"));
    }

    #[test]
    fn plus_signs_and_telephone_numbers_are_no_utf7() {
        for sample in
            [&b"age,n\n60+,3\n18-+,4\n"[..], b"phone\n+150-5550\n+1234-5678\n+AOk-1\n+1-2\n", b"a,b\nAB+CDE-F,1\n"]
        {
            assert_eq!(name(sample), None, "{}", String::from_utf8_lossy(sample));
        }
    }

    #[test]
    fn other_encodings_of_escapes_are_named() {
        assert!(name(b"a,b\n\x1B$)C\x0E7!\x0F,1\n").unwrap().contains("ISO-2022-KR"));
        assert!(is_iso_2022_jp(b"a,b\n\x1B$BF|K\\\x1B(B,1\n"));
        assert_eq!(name(b"a,b\n\x1B$BF|K\\\x1B(B,1\n"), None);
    }

    #[test]
    fn texts_that_are_read_are_not_refused() {
        let chinese = encoding_rs::GBK.encode("日期,城市,原因\n2024-01-01,北京,家庭暴力的咨询电话\n").0.into_owned();
        for sample in [&b""[..], b"a,b\n1,2\n", b"100%,5%\n", "Québec,3\n".as_bytes(), &chinese] {
            assert_eq!(name(sample), None);
        }
    }
}
