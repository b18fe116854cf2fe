//! Decoding of quoted fields. A field is quoted if its first byte but blanks is the quote; within, a doubled quote is
//! one quote; blanks behind the closing quote are nothing, and whatever else follows it is taken as it is.

/// Quoting of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Quoting {
    pub(super) quote: Option<u8>,
    /// The byte that makes the next one plain within quotes, besides doubling.
    pub(super) escape: Option<u8>,
    /// `true` if blanks around fields are no part of them.
    pub(super) padded: bool,
}

impl Quoting {
    /// Quoted by that byte, or not at all.
    #[cfg(test)]
    pub(super) const fn by(quote: Option<u8>) -> Self {
        Self { quote, escape: None, padded: false }
    }

    /// Returns whether a closing quote must have the end of the field behind it: apostrophes also occur within words.
    pub(super) fn is_lenient(self) -> bool {
        self.quote == Some(b'\'')
    }

    /// Returns whether a field is written otherwise than as its value.
    pub(super) fn is_written(self, raw: &[u8]) -> bool {
        let text = raw.trim_ascii_start();
        text.first().is_some_and(|first| Some(*first) == self.quote) || self.padded && raw.trim_ascii() != raw
    }

    /// The value of a field as it is in the file.
    pub(super) fn unquote(self, raw: &[u8]) -> Vec<u8> {
        let text = raw.trim_ascii_start();
        let Some((quote, inner)) = self.quote.and_then(|quote| Some((quote, text.strip_prefix(&[quote])?))) else {
            return if self.padded { raw.trim_ascii() } else { raw }.to_vec();
        };
        let mut value = Vec::with_capacity(inner.len());
        let mut rest = inner;
        while let Some(at) = rest.iter().position(|byte| *byte == quote || Some(*byte) == self.escape) {
            value.extend_from_slice(&rest[..at]);
            let is_escape = rest[at] != quote;
            rest = &rest[at + 1..];
            match rest.split_first() {
                Some((next, after)) if *next == quote || is_escape && Some(*next) == self.escape => {
                    value.push(*next);
                    rest = after;
                }
                _ if is_escape => value.extend(self.escape),
                _ if rest.trim_ascii().is_empty() => return value,
                _ if self.is_lenient() => value.push(quote),
                _ => break,
            }
        }
        value.extend_from_slice(rest);
        value
    }

    /// The field that has that value, quoted as it should be.
    pub(super) fn quoted(self, value: &[u8]) -> Vec<u8> {
        let Some(quote) = self.quote else { return value.to_vec() };
        let mut raw = Vec::with_capacity(value.len() + 2);
        raw.push(quote);
        for byte in value {
            if *byte == quote {
                raw.push(quote);
            } else if Some(*byte) == self.escape {
                raw.push(*byte);
            }
            raw.push(*byte);
        }
        raw.push(quote);
        raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &str) -> String {
        String::from_utf8(Quoting::by(Some(b'"')).unquote(raw.as_bytes())).unwrap()
    }

    #[test]
    fn an_unquoted_field_is_its_own_value() {
        assert_eq!(value(r#"5" pipe"#), r#"5" pipe"#);
    }

    #[test]
    fn doubled_quotes_within_a_quoted_field_are_one() {
        assert_eq!(value(r#""say ""no"", loud""#), r#"say "no", loud"#);
        assert_eq!(value(r#""""""#), r#"""#);
    }

    #[test]
    fn an_empty_quoted_field_is_empty() {
        assert_eq!(value(r#""""#), "");
    }

    #[test]
    fn what_follows_the_closing_quote_is_literal() {
        assert_eq!(value(r#""a"b"c"#), r#"ab"c"#);
    }

    #[test]
    fn without_a_quote_in_the_dialect_quotes_are_bytes() {
        assert_eq!(Quoting::by(None).unquote(b"\"a\""), b"\"a\"");
    }

    #[test]
    fn a_value_survives_quoting() {
        for text in ["", "a", "\"", "a\"b\"\"c", "x\ny"] {
            let quoting = Quoting::by(Some(b'"'));
            assert_eq!(quoting.unquote(&quoting.quoted(text.as_bytes())), text.as_bytes());
            let escaped = Quoting { escape: Some(b'\\'), ..quoting };
            let slashed = format!("{text}\\");
            assert_eq!(escaped.unquote(&escaped.quoted(slashed.as_bytes())), slashed.as_bytes());
        }
    }

    #[test]
    fn blanks_around_quotes_are_nothing() {
        assert_eq!([value(r#""B" "#), value(r#" "B""#), value(r#" "B ""#)], ["B", "B", "B "]);
    }

    #[test]
    fn an_escaped_byte_is_plain() {
        let quoting = Quoting { escape: Some(b'\\'), ..Quoting::by(Some(b'"')) };
        assert_eq!(quoting.unquote(br#""a \"b\" \\ c:\d""#), br#"a "b" \ c:\d"#);
    }

    #[test]
    fn an_apostrophe_within_a_word_closes_nothing() {
        assert_eq!(Quoting::by(Some(b'\'')).unquote(b"'Men's shoes, red'"), b"Men's shoes, red");
    }

    #[test]
    fn padded_fields_lose_their_blanks() {
        let quoting = Quoting { padded: true, ..Quoting::by(Some(b'"')) };
        assert_eq!((quoting.unquote(b" 2 "), quoting.unquote(b" \" 2\"")), (b"2".to_vec(), b" 2".to_vec()));
    }
}
