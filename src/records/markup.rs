//! Cells that hold signs as web pages, addresses, e-mail and programs write them: `Sex &amp; Labor`, `<b>Shelter</b>`, `Caf%C3%A9`.

use super::column::{Column, Records};
use super::escapes::{has_other_backslash, of_address, of_mail, of_program};
use super::nonrecords::shortened;
use super::reading::Warning;

/// A way to write signs.
struct Writer {
    /// The writer, and what it writes so, for a message.
    name: &'static str,
    /// The text that a value means, if it is written so.
    meant: fn(&str) -> Option<String>,
    /// Returns whether a value shows that its column is not written so.
    is_other: fn(&str) -> bool,
}

const WRITERS: [Writer; 4] = [
    Writer { name: "web pages write signs and formats", meant: of_page, is_other: |_| false },
    Writer { name: "addresses of the web write signs", meant: of_address, is_other: |_| false },
    Writer { name: "e-mail writes signs", meant: of_mail, is_other: |_| false },
    // Names of people and computers have a backslash between them.
    Writer { name: "programs write signs", meant: of_program, is_other: has_other_backslash },
];

/// Returns the warnings about columns with such signs. They are read as they are written.
pub(super) fn markup(records: &Records) -> Vec<Warning> {
    let of_column = |column| WRITERS.iter().filter_map(move |writer| writer.warning(records, column));
    records.columns().iter().flat_map(of_column).collect()
}

impl Writer {
    fn warning(&self, records: &Records, column: &Column) -> Option<Warning> {
        let (count, line, example) = records.rows_with(column, |value| (self.meant)(value).is_some())?;
        if column.values().iter().any(|value| (self.is_other)(value)) {
            return None;
        }
        let message = format!(
            "“{}” is written as {}, and counted as it is written; it means “{}”. Export plain text.",
            shortened(example),
            self.name,
            shortened(&(self.meant)(example)?)
        );
        let (line, column) = (Some(line), Some(column.name().to_owned()));
        Some(Warning { code: "markup", count, line, column, message })
    }
}

/// Returns the text that a value of a web page means, if it is written so.
fn of_page(value: &str) -> Option<String> {
    is_marked(value).then(|| without_markup(value))
}

/// A text without tags, and with signs in place of the references to them.
pub(super) fn without_markup(text: &str) -> String {
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
    without_references(&plain).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with signs in place of the references to them.
fn without_references(text: &str) -> String {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some((sign, rest)) = part.split_once(';').and_then(|(name, rest)| Some((meant(name)?, rest))) {
            plain.push(sign);
            plain.push_str(rest);
        } else {
            plain.push('&');
            plain.push_str(part);
        }
    }
    plain
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
    rest.split_once(';').is_some_and(|(name, _)| meant(name).is_some())
}

/// The sign that a reference means: `amp`, `#39`, `#xe9`, `eacute`.
fn meant(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
        return char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    }
    let is_own = |(known, _): &&(&str, char)| *known == name;
    SIGNS.iter().find(is_own).map(|(_, sign)| *sign).or_else(|| {
        let letter = name.chars().next()?;
        let (_, letters) = ACCENTS.iter().find(|(accent, _)| *accent == &name[letter.len_utf8()..])?;
        let mut pairs = letters.split(' ').filter_map(|pair| pair.strip_prefix(letter));
        pairs.next()?.chars().next()
    })
}

/// Names of signs.
const SIGNS: [(&str, char); 14] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("iquest", '¿'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("szlig", 'ß'),
];
/// Names of accents behind a letter, and the letters with them.
const ACCENTS: [(&str, &str); 8] = [
    ("acute", "aá eé ií oó uú yý AÁ EÉ IÍ OÓ UÚ YÝ"),
    ("grave", "aà eè iì oò uù AÀ EÈ IÌ OÒ UÙ"),
    ("tilde", "aã nñ oõ AÃ NÑ OÕ"),
    ("uml", "aä eë iï oö uü yÿ AÄ EË IÏ OÖ UÜ"),
    ("circ", "aâ eê iî oô uû AÂ EÊ IÎ OÔ UÛ"),
    ("cedil", "cç CÇ"),
    ("ring", "aå AÅ"),
    ("slash", "oø OØ"),
];

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
    use crate::records::{ReadOptions, Reader};

    #[test]
    fn tags_and_references_leave_a_text() {
        assert_eq!(without_markup("<div><b>Who</b> called?</div>"), "Who called?");
        assert_eq!(without_markup("Sex &amp; Labor&nbsp;<br/>R&D, <18 &amp;lt;"), "Sex & Labor R&D, <18 &lt;");
        assert_eq!(without_markup("a < b > c"), "a < b > c");
    }

    #[test]
    fn references_to_letters_and_numbers_leave_a_text() {
        assert_eq!(without_markup("Cl&iacute;nica &Ntilde;and&uacute; &#8211; caf&#xe9;"), "Clínica Ñandú – café");
    }

    #[test]
    fn what_is_written_so_is_reported_with_what_it_means() {
        let text = "id,place\n1,Caf%C3%A9\n2,Cl=C3=ADnica\n3,R&amp;D\n4,Caf\\u00e9\n5,House\n6,Caf%C3%A9\n";
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(text.as_bytes()).unwrap();
        let warnings = reader.finish().unwrap().warnings;
        let told: Vec<_> = warnings.iter().map(|told| (told.code, told.count, told.line)).collect();
        assert_eq!(
            told,
            [("markup", 1, Some(4)), ("markup", 2, Some(2)), ("markup", 1, Some(3)), ("markup", 1, Some(5))]
        );
        for (warning, meant) in warnings.iter().zip(["“R&D”", "“Café”", "“Clínica”", "“Café”"]) {
            assert!(warning.message.contains(&format!("it means {meant}")), "{}", warning.message);
        }
    }

    #[test]
    fn names_behind_a_backslash_are_no_signs() {
        let text = "id,staff\n1,AREA\\nora\n2,AREA\\eva\n";
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(text.as_bytes()).unwrap();
        assert_eq!(reader.finish().unwrap().warnings, []);
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
