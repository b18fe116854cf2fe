//! Lists as programs write them into one cell: `["Food", "Shelter"]`, `['Food', 'Shelter']`, `{Food,"Legal help"}`.

use serde_json::Value;

use crate::records::column::Column;

/// The items of each value of a column in which every cell that is not blank is a list, and one has several items.
pub(super) fn of_column(column: &Column) -> Option<Vec<Vec<String>>> {
    let mut has_several = false;
    let lists = column.values().iter().map(|value| {
        if value.trim().is_empty() {
            return Some(Vec::new());
        }
        let items = items(value)?;
        has_several |= items.len() > 1;
        Some(items)
    });
    lists.collect::<Option<Vec<_>>>().filter(|_| has_several)
}

/// The items of a list, without those that are no value.
fn items(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    match text.as_bytes() {
        [b'[', .., b']'] => of_json(text).or_else(|| quoted(text.get(1..text.len() - 1)?, '\'', "None")),
        [b'{', .., b'}'] => quoted(text.get(1..text.len() - 1)?, '"', "NULL"),
        _ => None,
    }
}

fn of_json(text: &str) -> Option<Vec<String>> {
    let items: Vec<Value> = serde_json::from_str(text).ok()?;
    let plain = |item: Value| match item {
        Value::String(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => Some(item.to_string()),
        Value::Array(_) | Value::Object(_) => None,
    };
    items.into_iter().filter(|item| !item.is_null()).map(plain).collect()
}

/// Items with commas between them, of which some have quotes around them, and backslashes before signs that mean themselves.
fn quoted(text: &str, quote: char, nothing: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (item, behind) = if let Some(within) = rest.strip_prefix(quote) {
            let (item, behind) = up_to(within, quote)?;
            (Some(item), behind)
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let item = rest[..end].trim();
            if item.is_empty() || item.contains(['"', '\'', '{', '}', '[', ']', ':']) {
                return None;
            }
            (Some(item.to_owned()).filter(|item| item != nothing), &rest[end..])
        };
        items.extend(item);
        rest = match behind.trim_start().strip_prefix(',') {
            Some(next) if !next.trim().is_empty() => next.trim_start(),
            None if behind.trim().is_empty() => "",
            _ => return None,
        };
    }
    Some(items)
}

/// The text up to a quote, and what is behind that.
fn up_to(text: &str, quote: char) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => item.push(letters.next()?.1),
            letter if letter == quote => return Some((item, &text[at + letter.len_utf8()..])),
            letter => item.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::records::{ReadOptions, Reader, Reading};

    fn read(text: &str) -> Reading {
        let mut reader = Reader::new("records.csv", ReadOptions::default());
        reader.push(text.as_bytes()).unwrap();
        reader.finish().unwrap()
    }

    #[test]
    fn lists_of_programs_are_read() {
        for (text, expected) in [
            (r#"["Food","Legal help"]"#, &["Food", "Legal help"][..]),
            (r#"["Food, clothing", null, 3, true, ""]"#, &["Food, clothing", "3", "true", ""]),
            ("['Food', 'Mother\\'s help', None]", &["Food", "Mother's help"]),
            (r#"{Food,"Legal, help",NULL}"#, &["Food", "Legal, help"]),
            (r#"{"a \"b\" c"}"#, &[r#"a "b" c"#]),
            ("[]", &[]),
            ("{}", &[]),
        ] {
            let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            assert_eq!(items(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_brackets_are_no_lists() {
        for text in ["[Section]x", r#"{"a": 1}"#, "{a", "[['a']]", "{a,,b}", "(a, b)", "", "{\"a\" b}", "['a', ]"] {
            assert_eq!(items(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_of_lists_is_read_as_the_lists_of_json_and_reported() {
        let reading = read("id,needs\n1,\"[\"\"Food\"\", \"\"Shelter\"\"]\"\n2,\"[\"\"Food\"\"]\"\n3,\n");
        let needs = reading.records.column("needs").unwrap();
        assert_eq!([0, 1, 2].map(|row| needs.value(row).unwrap()), ["\u{2063}Food;\u{2063}Shelter", "Food", ""]);
        assert!(reading.warnings.iter().any(|warning| warning.code == "lists"));
    }

    #[test]
    fn a_column_with_other_text_or_of_single_items_stays_as_it_is() {
        let other = read("id,needs\n1,\"['Food', 'Shelter']\"\n2,none\n");
        assert_eq!(other.records.column("needs").unwrap().value(0), Some("['Food', 'Shelter']"));
        let single = read("id,needs\n1,[Redacted]\n2,[Redacted]\n");
        assert_eq!(single.records.column("needs").unwrap().value(0), Some("[Redacted]"));
    }
}
