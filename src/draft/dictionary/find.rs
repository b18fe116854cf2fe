use std::collections::HashMap;

use super::{Choice, Dictionary, DictionaryField};
use crate::plan::fold_heading;

/// The fields of a dictionary, to be looked up by a heading.
pub(super) struct Index<'d> {
    dictionary: &'d Dictionary,
    by_name: HashMap<String, usize>,
}

/// Entry of a dictionary for a column.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    pub(super) field: &'d DictionaryField,
    /// The answer that the column stands for, where each has a column of its own.
    pub(super) choice: Option<&'d Choice>,
}

impl<'d> Index<'d> {
    pub(super) fn of(dictionary: &'d Dictionary) -> Self {
        let mut by_name = HashMap::new();
        for (index, field) in dictionary.fields.iter().enumerate() {
            for name in &field.names {
                by_name.entry(fold_heading(name)).or_insert(index);
            }
        }
        Self { dictionary, by_name }
    }

    /// Returns the entry for the column of that heading.
    pub(super) fn entry(&self, heading: &str) -> Option<Entry<'d>> {
        let whole = self.field(heading).map(|field| Entry { field, choice: None });
        whole.or_else(|| {
            let cuts = [
                heading.rsplit_once("___"),
                heading.strip_suffix(')').and_then(|heading| heading.rsplit_once("(choice=")),
                heading.strip_suffix(']').and_then(|heading| heading.rsplit_once('[')),
                heading.rsplit_once('/'),
                heading.rsplit_once(" - "),
                heading.rsplit_once(": "),
                heading.rsplit_once('.'),
            ];
            cuts.into_iter().flatten().find_map(|(question, answer)| {
                let field = self.field(question)?;
                let wanted = fold_heading(answer);
                let is_it =
                    |Choice(code, label): &&Choice| fold_heading(code) == wanted || fold_heading(label) == wanted;
                Some(Entry { field, choice: Some(field.choices.iter().find(is_it)?) })
            })
        })
    }

    /// The field of that heading, also of a form's group, of an object, or of a custom field of Salesforce.
    fn field(&self, heading: &str) -> Option<&'d DictionaryField> {
        let plain = heading.trim().strip_suffix("__c").unwrap_or(heading);
        let last = [Some(plain), plain.rsplit('/').next(), plain.rsplit(": ").next(), plain.rsplit('.').next()];
        let found = last.into_iter().flatten().find_map(|name| self.by_name.get(&fold_heading(name)));
        found.and_then(|index| self.dictionary.fields.get(*index))
    }
}
