use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Condition, FieldType, Plan};
use crate::records::Day;

/// Which records a count is of, and what of them it counts. Two counts of the same key are the same count, wherever they
/// stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) measure: String,
    /// The first and the last day; open where absent.
    pub(super) days: (Option<Day>, Option<Day>),
    /// What the records say, field by field.
    pub(super) what: BTreeMap<String, Part>,
}

/// What the records of a count say in one field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// One of these.
    Labels(BTreeSet<String>),
    /// None of these, or nothing at all.
    Not(BTreeSet<String>),
    /// Anything.
    Given,
    /// Nothing.
    Missing,
    /// What several conditions together ask for.
    Several(Vec<Self>),
}

impl Key {
    pub(super) const fn new(measure: String, days: (Option<Day>, Option<Day>)) -> Self {
        Self { measure, days, what: BTreeMap::new() }
    }

    /// Of these, those with one label in a field.
    pub(super) fn with(&self, field: &str, label: &str) -> Self {
        let mut key = self.clone();
        key.what.insert(field.to_owned(), Part::of(label));
        key
    }

    /// Of these, those with such a part in a field.
    pub(super) fn with_part(&self, field: &str, part: Part) -> Self {
        let mut key = self.clone();
        key.what.insert(field.to_owned(), part);
        key
    }

    /// All of these, whatever they say in a field.
    pub(super) fn without(&self, field: &str) -> Self {
        let mut key = self.clone();
        key.what.remove(field);
        key
    }

    /// Of these, those of certain days.
    pub(super) fn within(&self, days: (Option<Day>, Option<Day>)) -> Self {
        Self { days, ..self.clone() }
    }

    /// Of these, those that meet a condition.
    pub(super) fn meeting(mut self, condition: &Condition) -> Self {
        let listed = |values: &Option<Vec<String>>| values.as_ref().map(|values| values.iter().cloned().collect());
        let parts = listed(&condition.is)
            .map(Part::Labels)
            .into_iter()
            .chain(listed(&condition.is_not).map(Part::Not))
            .chain(condition.given.map(|given| if given { Part::Given } else { Part::Missing }));
        for part in parts {
            let known = self.what.remove(&condition.field);
            self.what.insert(condition.field.clone(), known.map_or(part.clone(), |known| known.and(part)));
        }
        self
    }

    /// The label that the records have in a field, where it is one.
    pub(super) fn label(&self, field: &str) -> Option<&str> {
        match self.what.get(field)? {
            Part::Labels(labels) if labels.len() == 1 => labels.first().map(String::as_str),
            _ => None,
        }
    }

    /// Whether every record of this key is plainly one of another key's, too.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.measure == other.measure
            && self.days == other.days
            && self.what.len() > other.what.len()
            && other.what.iter().all(|(field, part)| self.what.get(field) == Some(part))
    }
}

impl Part {
    pub(super) fn of(label: &str) -> Self {
        Self::Labels(BTreeSet::from([label.to_owned()]))
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Labels(one), Self::Labels(other)) => Self::Labels(one.intersection(&other).cloned().collect()),
            (Self::Labels(labels), Self::Given) | (Self::Given, Self::Labels(labels)) => Self::Labels(labels),
            (one, other) if one == other => one,
            (Self::Several(mut parts), other) => {
                parts.push(other);
                parts.sort();
                Self::Several(parts)
            }
            (one, other) => {
                let mut parts = vec![one, other];
                parts.sort();
                Self::Several(parts)
            }
        }
    }
}

/// Whether a record has at most one value of a field.
pub(super) fn is_exclusive(plan: &Plan, field: &str) -> bool {
    plan.fields.get(field).is_some_and(|field| !matches!(field.kind, FieldType::List | FieldType::Flags))
}

#[cfg(test)]
mod tests {
    use super::{Key, Part};
    use crate::plan::Condition;

    fn all() -> Key {
        Key::new("m".to_owned(), (None, None))
    }

    fn condition(json: &str) -> Condition {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_condition_on_one_label_is_that_labels_row() {
        assert_eq!(all().meeting(&condition(r#"{"field":"f","is":["a"]}"#)), all().with("f", "a"));
    }

    #[test]
    fn conditions_on_one_field_are_taken_together() {
        let narrowed = all()
            .meeting(&condition(r#"{"field":"f","is":["a","b"]}"#))
            .meeting(&condition(r#"{"field":"f","is":["b","c"],"given":true}"#));
        assert_eq!(narrowed, all().with("f", "b"));
        let both = all().meeting(&condition(r#"{"field":"f","isNot":["a"],"given":true}"#));
        assert!(matches!(both.what["f"], Part::Several(_)));
    }

    #[test]
    fn what_asks_for_more_lies_within() {
        assert!(all().with("f", "a").with("g", "b").is_within(&all().with("g", "b")));
        assert!(!all().with("f", "a").is_within(&all().with("f", "b")));
        assert!(!all().is_within(&all()));
    }
}
