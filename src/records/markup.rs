//! Cells that hold signs as web pages write them: `Sex &amp; Labor`, `<b>Shelter</b>`.

use super::column::{Column, Records};
use super::nonrecords::shortened;
use super::reading::Warning;

/// Returns the warnings about columns with such signs. They are read as they are written.
pub(super) fn markup(records: &Records) -> Vec<Warning> {
    let of_column = |column: &Column| {
        let (count, line, example) = records.rows_with(column, is_marked)?;
        let message = format!(
            "“{}” is written as web pages write signs and formats, and counted as it is written. Export plain text.",
            shortened(example)
        );
        let (line, column) = (Some(line), Some(column.name().to_owned()));
        Some(Warning { code: "markup", count, line, column, message })
    };
    records.columns().iter().filter_map(of_column).collect()
}

/// A text without tags, and with signs in place of the references to them.
pub(super) fn without_markup(text: &str) -> String {
    const SIGNS: [(&str, &str); 7] = [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        let end = if is_tag(&tag[1..]) { tag.find('>').unwrap_or(0) } else { 0 };
        plain.push_str(if end == 0 { "<" } else { " " });
        rest = &tag[end + 1..];
    }
    plain.push_str(rest);
    let plain = SIGNS.iter().fold(plain, |plain, (name, sign)| plain.replace(name, sign));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_marked(text: &str) -> bool {
    // Bytes are compared several at once, and a column may have a million values.
    text.bytes().any(|byte| matches!(byte, b'&' | b'<'))
        && text.match_indices(['&', '<']).any(|(at, sign)| {
            let rest = text.get(at + 1..).unwrap_or_default();
            if sign == "&" { is_reference(rest) } else { is_tag(rest) }
        })
}

/// Returns whether a text behind `&` begins as a reference to a character does: `amp;`, `#39;`, `#xe9;`.
fn is_reference(rest: &str) -> bool {
    /// No name of a letter is longer: `&otilde;`, `&thetasym;`.
    const LONGEST: usize = 8;
    let Some((name, _)) = rest.split_once(';').filter(|(name, _)| name.len() <= LONGEST) else { return false };
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        return u32::from_str_radix(digits, radix).is_ok_and(|code| char::from_u32(code).is_some());
    }
    let is_after_letter = |accent: &str| name.strip_suffix(accent).is_some_and(|letter| letter.len() == 1);
    SIGNS.contains(&name) || ACCENTS.iter().any(|accent| is_after_letter(accent))
}

/// Names of signs, and of accents behind a letter.
const SIGNS: [&str; 10] = ["amp", "lt", "gt", "quot", "apos", "nbsp", "ndash", "mdash", "rsquo", "lsquo"];
const ACCENTS: [&str; 8] = ["acute", "grave", "tilde", "uml", "circ", "cedil", "ring", "slash"];

/// Returns whether a text behind `<` is the rest of a tag that formats words.
fn is_tag(rest: &str) -> bool {
    const NAMES: [&str; 14] = ["a", "b", "br", "div", "em", "font", "i", "li", "p", "span", "strong", "td", "u", "ul"];
    let Some((tag, _)) = rest.split_once('>') else { return false };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let name = tag.split([' ', '/']).next().unwrap_or_default();
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::{is_marked, without_markup};

    #[test]
    fn tags_and_references_leave_a_text() {
        assert_eq!(without_markup("<div><b>Who</b> called?</div>"), "Who called?");
        assert_eq!(without_markup("Sex &amp; Labor&nbsp;<br/>R&D, <18 &amp;lt;"), "Sex & Labor R&D, <18 &lt;");
        assert_eq!(without_markup("a < b > c"), "a < b > c");
    }

    #[test]
    fn signs_of_web_pages_are_known() {
        for text in [
            "Sex &amp; Labor",
            "don&#39;t",
            "Caf&eacute;",
            "<b>Bed</b>",
            "one<br/>two",
            "<span class=\"x\">a",
            "&#xe9;",
        ] {
            assert!(is_marked(text), "{text}");
        }
        for text in ["Sex & Labor", "<18", "a < b; c > d", "R&D; other", "AT&T", "<none>", "&; &#; &#x;", "x<y>z"] {
            assert!(!is_marked(text), "{text}");
        }
    }
}
