use super::field::Field;
use super::{fold, joined};
use crate::records::{BETWEEN_ITEMS, ITEM};

/// Separation of the answers of a list, also where one of them contains the separator.
pub(crate) struct Options {
    separator: String,
    /// The most parts that the separator cuts a listed option into.
    most: usize,
}

impl Options {
    pub(crate) fn of(field: &Field) -> Self {
        Self::between(field.separator.as_deref().unwrap_or_default(), field)
    }

    /// The same for values that are folded.
    pub(crate) fn folded(field: &Field) -> Self {
        Self::between(&fold(field.separator.as_deref().unwrap_or_default()), field)
    }

    fn between(separator: &str, field: &Field) -> Self {
        let separator = if separator.is_empty() { ";" } else { separator };
        let parts = spellings(field).map(|spelling| spelling.matches(separator).count() + 1);
        Self { separator: separator.to_owned(), most: parts.max().unwrap_or(1) }
    }

    /// The options that a value names: from each place on, the longest that is listed; else up to the next separator, parted
    /// again where that joins known answers. A list of its own is cut already.
    pub(crate) fn cut<'v>(
        &self,
        value: &'v str,
        is_listed: impl Fn(&str) -> bool,
        is_known: impl Fn(&str) -> bool,
    ) -> Vec<Cut<'v>> {
        if let Some(items) = value.strip_prefix(ITEM) {
            return items.split(BETWEEN_ITEMS).map(Cut::Whole).collect();
        }
        let mut options = Vec::new();
        let mut rest = Some(value);
        while let Some(from) = rest {
            let ends = from.match_indices(&self.separator).map(|(at, _)| at).chain([from.len()]);
            let longer: Vec<usize> = ends.take(self.most).collect();
            let listed = longer.iter().skip(1).rev().find(|end| is_listed(&from[..**end]));
            let end = listed.or(longer.first()).copied().unwrap_or(from.len());
            let option = &from[..end];
            let bare = without_bullet(option);
            options.push(if is_listed(option) {
                Cut::Whole(option)
            } else {
                joined(bare, &is_known).map_or(Cut::Whole(bare), |parts| Cut::Joined(option, parts))
            });
            rest = from.get(end + self.separator.len()..);
        }
        options
    }

    /// The listed options that no value can name, since they read as several others.
    pub(crate) fn ambiguous<'f>(&self, field: &'f Field) -> Vec<(&'f str, Vec<&'f str>)> {
        let listed: Vec<String> = spellings(field).map(fold).collect();
        let is_listed = |part: &&str| listed.contains(&fold(part));
        let of = |option: &'f str| (option, option.split(&self.separator).collect::<Vec<_>>());
        spellings(field).map(of).filter(|(_, parts)| parts.len() > 1 && parts.iter().all(is_listed)).collect()
    }
}

/// A part of a value between separators.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cut<'v> {
    Whole(&'v str),
    /// A text that joins several answers, and these.
    Joined(&'v str, Vec<&'v str>),
}

impl<'v> Cut<'v> {
    pub(crate) fn answers(&self) -> &[&'v str] {
        match self {
            Self::Whole(only) => std::slice::from_ref(only),
            Self::Joined(_, answers) => answers,
        }
    }

    /// Returns the text, if it joins several answers.
    pub(crate) const fn joined(&self) -> Option<&'v str> {
        match self {
            Self::Whole(_) => None,
            Self::Joined(text, _) => Some(text),
        }
    }
}

/// An answer without the sign before each line of a list.
pub(crate) fn without_bullet(answer: &str) -> &str {
    let trimmed = answer.trim_start();
    trimmed.strip_prefix(['•', '▪', '●', '◦', '‣', '■', '☑', '✓', '✔']).map_or(answer, str::trim_start)
}

fn spellings(field: &Field) -> impl Iterator<Item = &str> {
    let listed = field.values.iter().flat_map(|value| std::iter::once(&value.label).chain(&value.also));
    listed.chain(&field.missing).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::{Cut, Field, Options, fold, spellings};

    fn field(separator: &str, options: &[&str]) -> Field {
        let values: Vec<_> = options.iter().map(|label| serde_json::json!({ "label": label })).collect();
        let field = serde_json::json!({ "label": "Needs", "type": "list", "separator": separator, "values": values });
        crate::plan::part(&field.to_string())
    }

    fn cut<'v>(separator: &str, options: &[&str], value: &'v str) -> Vec<&'v str> {
        let field = field(separator, options);
        let listed: Vec<String> = spellings(&field).map(fold).collect();
        let is_listed = |part: &str| listed.contains(&fold(part));
        Options::of(&field).cut(value, is_listed, is_listed).iter().flat_map(Cut::answers).copied().collect()
    }

    #[test]
    fn a_listed_option_stays_whole() {
        let options = ["Shelter", "Food, clothing, hygiene", "Food"];
        assert_eq!(
            cut(", ", &options, "Shelter, FOOD, clothing, hygiene, Other"),
            ["Shelter", "FOOD, clothing, hygiene", "Other"]
        );
        assert_eq!(cut(", ", &options, "Food, Shelter"), ["Food", "Shelter"]);
        assert_eq!(cut(";", &["Visas; T and U"], "Visas; T and U;x"), ["Visas; T and U", "x"]);
        assert_eq!(cut("/", &["and/or"], "and/or/x"), ["and/or", "x"]);
    }

    #[test]
    fn a_list_of_its_own_keeps_its_items_whatever_the_separator() {
        assert_eq!(cut(", ", &[], "\u{2063}Bed;\u{2063}Legal, help; visas"), ["Bed", "Legal, help; visas"]);
        assert_eq!(cut(";", &["Bed; Food"], "\u{2063}Bed;\u{2063}Food"), ["Bed", "Food"]);
    }

    #[test]
    fn known_answers_with_a_word_between_them_are_parted() {
        assert_eq!(cut(", ", &["Food", "Bed", "Visa"], "Food, Bed and visa"), ["Food", "Bed", "visa"]);
        assert_eq!(cut(";", &["Food", "Bed", "Visa"], "Food; and Bed"), ["Food", "Bed"]);
        assert_eq!(cut(";", &["Comida", "Cama"], "Comida y cama;Comida y agua"), ["Comida", "cama", "Comida y agua"]);
        assert_eq!(cut(";", &["Food", "Bed", "Food and bed"], "Food and Bed"), ["Food and Bed"]);
    }

    #[test]
    fn without_such_options_every_separator_cuts() {
        assert_eq!(cut(";", &["a"], ";a; b;"), ["", "a", " b", ""]);
        assert_eq!(cut(";", &[], ""), [""]);
    }

    #[test]
    fn an_option_made_of_other_options_is_ambiguous() {
        let field = field("; ", &["Food", "Bed", "Food; Bed", "Food; Tea"]);
        assert_eq!(Options::of(&field).ambiguous(&field), [("Food; Bed", vec!["Food", "Bed"])]);
    }
}
