use std::collections::{BTreeMap, BTreeSet};

use crate::locale::Locale;
use crate::plan::{Field, FieldType, Otherwise, Plan, SmallPlan, TablePlan};

/// Words of one language and those of another.
#[derive(Default)]
pub(super) struct Labels {
    words: BTreeMap<String, Option<String>>,
    /// Of these, the words that the program has in every language.
    of_program: BTreeSet<String>,
}

/// A plan in its own language and in another.
#[derive(Clone, Copy)]
pub(super) struct Pair<'p> {
    pub(super) own: &'p Plan,
    pub(super) other: &'p Plan,
}

impl Labels {
    /// Returns the word in the other language; `None` if it has no word there, or two, of which either may be meant.
    pub(super) fn get(&self, own: &str) -> Option<&str> {
        self.words.get(own)?.as_deref()
    }

    /// Returns whether a word is one of the program's, which may be the same in both languages.
    pub(super) fn is_of_program(&self, own: &str) -> bool {
        self.of_program.contains(own)
    }

    fn add_of_program(&mut self, own: &str, other: &str) {
        self.add(own, other);
        self.of_program.insert(own.to_owned());
    }

    fn add(&mut self, own: &str, other: &str) {
        let known = self.words.entry(own.to_owned()).or_insert_with(|| Some(other.to_owned()));
        if known.as_deref() != Some(other) {
            *known = None;
        }
    }

    fn add_given(&mut self, own: Option<&String>, other: Option<&String>) {
        if let (Some(own), Some(other)) = (own, other) {
            self.add(own, other);
        }
    }

    /// Adds words that the program has in every language, for what the plan has no word of its own.
    fn add_or(&mut self, own: Option<&String>, other: Option<&String>, [own_words, other_words]: [&str; 2]) {
        match own {
            Some(_) => self.add_given(own, other),
            None => self.add_of_program(own_words, other_words),
        }
    }

    fn small(&mut self, own: &SmallPlan, other: &SmallPlan, pair: Pair) {
        self.add_given(own.pool.as_ref(), other.pool.as_ref());
        let words = pair.locales().map(|locale| locale.words().pooled_with_larger);
        self.add_or(own.pool_with_larger.as_ref(), other.pool_with_larger.as_ref(), words);
    }

    fn field(&mut self, own: Option<&Field>, other: Option<&Field>, pair: Pair) {
        let (Some(own), Some(other)) = (own, other) else { return };
        own.values.iter().zip(&other.values).for_each(|(own, other)| self.add(&own.label, &other.label));
        own.columns.iter().zip(&other.columns).for_each(|(own, other)| self.add(&own.label, &other.label));
        own.bands.iter().zip(&other.bands).for_each(|(own, other)| self.add(&own.label, &other.label));
        // What becomes of other answers is a label of its own, or one of these.
        if let (Otherwise::Category(own), Otherwise::Category(other)) = (&own.otherwise, &other.otherwise)
            && !self.words.contains_key(own)
        {
            self.add(own, other);
        }
        if own.kind == FieldType::YesNo {
            // As `answers` prints them in each language.
            let [own, other] = pair.locales().map(Locale::draft_words);
            self.add_of_program(own.yes, other.yes);
            self.add_of_program(own.no, other.no);
        }
    }
}

impl<'p> Pair<'p> {
    pub(super) fn locales(self) -> [&'static Locale; 2] {
        [self.own, self.other].map(|plan| Locale::for_language(&plan.language))
    }

    fn fields(self, id: &str) -> [Option<&'p Field>; 2] {
        [self.own, self.other].map(|plan| plan.fields.get(id))
    }

    /// The names of jurisdictions, and of the whole.
    pub(super) fn jurisdictions(self) -> Labels {
        let mut labels = Labels::default();
        labels.add(&self.own.everywhere(), &self.other.everywhere());
        let [own, other] = [self.own, self.other].map(Plan::jurisdiction_field);
        labels.field(own, other, self);
        labels
    }

    /// The labels of a field that are columns.
    pub(super) fn columns(self, own: &TablePlan) -> Labels {
        let mut labels = Labels::default();
        if let Some(columns) = &own.columns {
            let [own, other] = self.fields(&columns.by);
            labels.field(own, other, self);
        }
        labels
    }

    /// The labels of a table's rows.
    pub(super) fn rows(self, own: &TablePlan, other: &TablePlan) -> Labels {
        let mut labels = Labels::default();
        let [field, other_field] = self.fields(&own.by);
        labels.field(field, other_field, self);
        let words = self.locales().map(|locale| locale.words().not_specified);
        labels.add_or(own.not_specified.as_ref(), other.not_specified.as_ref(), words);
        labels.add_given(own.other.as_ref(), other.other.as_ref());
        labels.small(&own.small, &other.small, self);
        labels
    }

    /// The labels of the parts of a table's rows.
    pub(super) fn parts(self, own: &TablePlan, other: &TablePlan) -> Labels {
        let mut labels = Labels::default();
        let (Some(within), Some(other_within)) = (&own.within, &other.within) else { return labels };
        let [field, other_field] = self.fields(&within.field);
        labels.field(field, other_field, self);
        let words = self.locales().map(|locale| locale.words().not_specified);
        labels.add_or(within.not_specified.as_ref(), other_within.not_specified.as_ref(), words);
        labels.add_given(within.other.as_ref(), other_within.other.as_ref());
        labels.small(&own.small, &other.small, self);
        within.of.values().zip(other_within.of.values()).for_each(|(own, other)| labels.small(own, other, self));
        labels
    }

    /// The words in place of hidden counts: the plan's neutral sign, and those of small counts.
    pub(super) fn masks<'s>(self, small: impl IntoIterator<Item = (&'s SmallPlan, &'s SmallPlan)>) -> Labels {
        let mut labels = Labels::default();
        labels.add(&self.own.protection.policy().mask, &self.other.protection.policy().mask);
        for (own, other) in small {
            labels.add_given(own.mask.as_ref(), other.mask.as_ref());
        }
        labels
    }
}
