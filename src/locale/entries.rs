//! The file of a language: lines of a name and its words, as TOML writes them, in sections.

use crate::common::text::{split, split_once};

/// The lines of a language's file: section, name, words.
#[derive(Debug)]
pub(super) struct Entries(Vec<[&'static str; 3]>);

impl Entries {
    /// Reads a file. What is no line of a name and its words says nothing.
    pub(super) fn read(text: &'static str) -> Self {
        let mut section = "";
        let mut found = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
            } else if let Some((name, words)) = split_once(line, " = ") {
                found.push([section, name, bare(words)]);
            }
        }
        Self(found)
    }

    /// The words of that name, if the file has any.
    pub(super) fn get(&self, section: &str, name: &str) -> Option<&'static str> {
        self.0.iter().find(|entry| entry[0] == section && entry[1] == name).map(|entry| entry[2])
    }

    /// The words of that name; none if the file has none.
    pub(super) fn text(&self, section: &str, name: &str) -> &'static str {
        self.get(section, name).unwrap_or_default()
    }

    /// A list of that name.
    pub(super) fn list(&self, section: &str, name: &str) -> Vec<&'static str> {
        items(self.text(section, name))
    }

    /// The names of a section, in the order of the file.
    #[cfg(all(test, not(target_arch = "wasm32")))]
    pub(super) fn names(&self) -> Vec<[&'static str; 2]> {
        self.0.iter().map(|[section, name, _]| [*section, *name]).collect()
    }
}

/// The items of a list, as [`Entries`] keeps it.
pub(super) fn items(list: &'static str) -> Vec<&'static str> {
    split(list, "\", \"").into_iter().filter(|item| !item.is_empty()).collect()
}

/// Words without their quotes, a list without its brackets.
fn bare(words: &'static str) -> &'static str {
    let within = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(words);
    within.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(within)
}

/// Puts parts into the places of a template: `{date}`.
pub(super) fn fill(template: &str, parts: &[(&str, &str)]) -> String {
    let mut pieces = template.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let part = parts.iter().find(|(known, _)| *known == name);
        filled.push_str(part.map_or("", |(_, part)| part));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::{Entries, fill};

    #[test]
    fn a_file_is_lines_of_names_and_words_in_sections() {
        let entries =
            Entries::read("low = \"[low]\"\n# no = \"comment\"\nnone = []\n\n[files]\nlow = [\"a b\", \"c\"]\n");
        assert_eq!(entries.text("", "low"), "[low]");
        assert_eq!(entries.list("files", "low"), ["a b", "c"]);
        assert!(entries.list("", "none").is_empty());
        assert_eq!(entries.get("", "other"), None);
    }

    #[test]
    fn a_template_has_places_by_name() {
        assert_eq!(fill("{day} de {month}", &[("month", "mayo"), ("day", "1")]), "1 de mayo");
        assert_eq!(fill("plain", &[]), "plain");
    }
}
