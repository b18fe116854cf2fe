//! Letters and signs as they are written on the way: `Caf=C3=A9` in e-mail, `Caf%C3%A9` in addresses of the web, `Caf\u00e9` in
//! programs.

/// Returns the text that a value of an address of the web means: `Legal%20help`. `None` of any other value, and of a whole address.
pub(super) fn of_address(value: &str) -> Option<String> {
    if !value.contains('%') || value.contains("://") {
        return None;
    }
    let (bytes, found) = unescaped(value, '%', |_| true);
    // “50%20” may be two numbers.
    let is_sure = |(before, byte): &(Option<char>, u8)| {
        before.is_some_and(char::is_alphabetic) && (byte.is_ascii_punctuation() || *byte == b' ')
    };
    (has_letter(&found) || found.iter().any(is_sure)).then(|| text_of(bytes))
}

/// Returns the text that a value of an e-mail means: `Caf=C3=A9`, `=?UTF-8?Q?Caf=C3=A9?=`. `None` of any other value.
pub(super) fn of_mail(value: &str) -> Option<String> {
    if !value.contains('=') {
        return None;
    }
    if let Some(word) = value.trim().strip_prefix("=?").and_then(|word| word.strip_suffix("?=")) {
        let mut parts = word.splitn(3, '?').skip(1);
        return match (parts.next()?, parts.next()?) {
            ("B" | "b", text) => Some(text_of(of_base64(text)?)),
            ("Q" | "q", text) => Some(text_of(unescaped(&text.replace('_', " "), '=', |_| true).0)),
            _ => None,
        };
    }
    let (bytes, found) = unescaped(value, '=', |digits| !digits.bytes().any(|byte| byte.is_ascii_lowercase()));
    has_letter(&found).then(|| text_of(bytes))
}

/// Returns the text that a value of a program means: `Caf\u00e9`, `Caf\xe9`, `Caf<U+00E9>`, `Food\nShelter`. `None` of any other value,
/// and of a path.
pub(super) fn of_program(value: &str) -> Option<String> {
    let is_path = || value.contains(":\\") || value.starts_with("\\\\");
    if !value.contains(['\\', '<']) || value.trim().len() < 3 || is_path() {
        return None;
    }
    let (mut text, mut rest, mut is_escaped) = (String::new(), value, false);
    while let Some(letter) = rest.chars().next() {
        let (meant, length) = escape(rest).map_or((letter, letter.len_utf8()), |(meant, length)| {
            is_escaped = true;
            (meant, length)
        });
        text.push(meant);
        rest = &rest[length..];
    }
    is_escaped.then_some(text)
}

/// Returns whether a backslash of a value is no sign of programs: that of `AREA\ana`.
pub(super) fn has_other_backslash(value: &str) -> bool {
    value
        .match_indices('\\')
        .any(|(at, _)| !value[at + 1..].starts_with(['n', 'r', 't', 'u', 'x', '"', '\'', '\\', '/', 'N']))
}

/// The sign that a text begins with as programs write it, and how long that is.
fn escape(text: &str) -> Option<(char, usize)> {
    let code = |digits: Option<&str>, length: usize| {
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, length))
    };
    match text.as_bytes() {
        [b'\\', b'u', ..] => code(text.get(2..6), 6),
        [b'\\', b'x', ..] => code(text.get(2..4), 4),
        [b'\\', b'n' | b'r' | b't', ..] => Some((' ', 2)),
        [b'<', b'U', b'+', ..] => code(text.get(3..7).filter(|_| text[7..].starts_with('>')), 8),
        _ => None,
    }
}

/// Bytes that a sign and two digits stand for, each with the letter before it.
type Escaped = Vec<(Option<char>, u8)>;

/// The bytes of a text in which a sign and two hexadecimal digits stand for one, and which those are.
fn unescaped(text: &str, sign: char, are_meant: impl Fn(&str) -> bool) -> (Vec<u8>, Escaped) {
    let (mut bytes, mut found) = (Vec::with_capacity(text.len()), Vec::new());
    let mut parts = text.split(sign);
    bytes.extend(parts.next().unwrap_or_default().bytes());
    let mut before = text.split(sign).next().and_then(|part| part.chars().next_back());
    for part in parts {
        let digits =
            part.get(..2).filter(|digits| are_meant(digits) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = byte {
            found.push((before, byte));
            bytes.push(byte);
            bytes.extend(part[2..].bytes());
            before = part[2..].chars().next_back().or(before);
        } else {
            bytes.extend(sign.to_string().bytes().chain(part.bytes()));
            before = part.chars().next_back().or(Some(sign));
        }
    }
    (bytes, found)
}

/// Returns whether bytes are letters beyond ASCII: of UTF-8, or one of Windows behind a letter.
fn has_letter(found: &Escaped) -> bool {
    let bytes: Vec<u8> = found.iter().map(|(_, byte)| *byte).filter(|byte| !byte.is_ascii()).collect();
    let is_of_windows = |(before, byte): &(Option<char>, u8)| {
        *byte >= 0xc0 && char::from(*byte).is_alphabetic() && before.is_some_and(char::is_alphabetic)
    };
    !bytes.is_empty() && (std::str::from_utf8(&bytes).is_ok() || found.iter().any(is_of_windows))
}

/// The text of bytes in UTF-8, else in Latin-1.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

fn of_base64(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.trim_end_matches('=').bytes() {
        let place = LETTERS.iter().position(|known| *known == letter)?;
        held = held << 6 | u32::try_from(place).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
        held &= 0xff;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{has_other_backslash, of_address, of_mail, of_program};

    #[test]
    fn letters_of_addresses_are_known() {
        for (value, meant) in [
            ("Caf%C3%A9", "Café"),
            ("Cl%C3%ADnica%20Norte", "Clínica Norte"),
            ("Legal%20help", "Legal help"),
            ("Sex%26Labor", "Sex&Labor"),
            ("Caf%E9", "Café"),
        ] {
            assert_eq!(of_address(value).as_deref(), Some(meant), "{value}");
        }
        for value in ["12%", "50%20", "5%ab", "100% sure", "%", "https://a.example/x%20y", "Legal help"] {
            assert_eq!(of_address(value), None, "{value}");
        }
    }

    #[test]
    fn letters_of_mail_are_known() {
        for (value, meant) in [
            ("Caf=C3=A9", "Café"),
            ("Cl=EDnica", "Clínica"),
            ("Mu=F1iz =3D", "Muñiz ="),
            ("=?UTF-8?Q?Caf=C3=A9_Norte?=", "Café Norte"),
            ("=?utf-8?B?Q2Fmw6k=?=", "Café"),
        ] {
            assert_eq!(of_mail(value).as_deref(), Some(meant), "{value}");
        }
        for value in ["n=45", "a=20", "=SUM(A1)", "x = C3", "=?", "==", "id=ab"] {
            assert_eq!(of_mail(value), None, "{value}");
        }
    }

    #[test]
    fn signs_of_programs_are_known() {
        for (value, meant) in [
            ("Caf\\u00e9", "Café"),
            ("Cl\\xednica", "Clínica"),
            ("Caf<U+00E9>", "Café"),
            ("Food\\nShelter", "Food Shelter"),
        ] {
            assert_eq!(of_program(value).as_deref(), Some(meant), "{value}");
        }
        for value in ["\\N", "\\n", "C:\\new\\tips", "\\\\server\\new", "a\\b", "\\u12", "<U+00E>", "Food"] {
            assert_eq!(of_program(value), None, "{value}");
        }
        assert!(has_other_backslash("AREA\\ana") && !has_other_backslash("Food\\nShelter"));
    }
}
