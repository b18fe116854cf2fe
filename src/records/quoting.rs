//! What a quoted field stands for. A field is quoted if its first byte is the quote; within, a doubled quote is one
//! quote; whatever follows the closing quote is taken as it is.

/// The value of a field as it stands in the file.
pub(super) fn unquote(raw: &[u8], quote: Option<u8>) -> Vec<u8> {
    let Some((quote, inner)) = quote.and_then(|quote| Some((quote, raw.strip_prefix(&[quote])?))) else {
        return raw.to_vec();
    };
    let mut value = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.iter().position(|byte| *byte == quote) {
        value.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(after) = rest.strip_prefix(&[quote]) else {
            break;
        };
        value.push(quote);
        rest = after;
    }
    value.extend_from_slice(rest);
    value
}

/// The field that has that value, quoted as it should be.
pub(super) fn quoted(value: &[u8], quote: u8) -> Vec<u8> {
    let mut raw = Vec::with_capacity(value.len() + 2);
    raw.push(quote);
    for byte in value {
        if *byte == quote {
            raw.push(quote);
        }
        raw.push(*byte);
    }
    raw.push(quote);
    raw
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &str) -> String {
        String::from_utf8(unquote(raw.as_bytes(), Some(b'"'))).unwrap()
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
        assert_eq!(unquote(b"\"a\"", None), b"\"a\"");
    }

    #[test]
    fn a_value_survives_quoting() {
        for text in ["", "a", "\"", "a\"b\"\"c", "x\ny"] {
            assert_eq!(unquote(&quoted(text.as_bytes(), b'"'), Some(b'"')), text.as_bytes());
        }
    }
}
