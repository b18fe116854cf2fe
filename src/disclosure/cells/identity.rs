use std::rc::Rc;

use super::kinds::Kinds;
use crate::disclosure::population::{Conditions, Subset};
use crate::plan::{Aggregate, Condition};

/// Identity of a count: the units and conditions that it counts. Two counts of the same units under the same conditions
/// are the same count, wherever they are printed.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Key {
    /// The kind of units.
    pub(in crate::disclosure) unit: String,
    /// The conditions that a unit meets. Many counts share them.
    pub(in crate::disclosure) what: Rc<Conditions>,
    /// The selection of records in which units are distinguished, or the table of typed counts.
    pub(in crate::disclosure) group: String,
}

/// The units of a count, and the conditions that these meet.
pub(in crate::disclosure) type CountKey = (String, Rc<Conditions>);

/// The unit of measures that count records.
pub(in crate::disclosure) const RECORDS: &str = "records";

/// The beginning of the names of units that are distinguished by a field.
pub(in crate::disclosure) const DISTINCT: &str = "distinct ";

/// The name of what a measure counts, whatever the measure is called.
pub(in crate::disclosure) fn unit(count: &Aggregate) -> String {
    match count {
        Aggregate::Records => RECORDS.to_owned(),
        Aggregate::Distinct(by) => format!("{DISTINCT}{by}"),
        Aggregate::Sum(of) => format!("sum {of}"),
        Aggregate::SumDistinct { of, by } => format!("sum {of} by {by}"),
    }
}

impl Key {
    pub(in crate::disclosure) fn new(unit: String) -> Self {
        Self { unit, what: Rc::default(), group: String::new() }
    }

    /// Returns the identity by which counts are told apart.
    pub(in crate::disclosure) fn identity(&self) -> CountKey {
        (self.unit.clone(), Rc::clone(&self.what))
    }

    /// Of these, those in a subset of a field's values.
    pub(in crate::disclosure) fn within(&self, field: &str, subset: Subset) -> Self {
        let mut what = Conditions::clone(&self.what);
        let subset = match what.remove(field) {
            Some(known) => known.and(&subset),
            None => subset,
        };
        what.insert(field.to_owned(), subset);
        Self { unit: self.unit.clone(), what: Rc::new(what), group: self.group.clone() }
    }

    /// Of these, those that meet a condition.
    pub(in crate::disclosure) fn meeting(self, kinds: &Kinds, condition: &Condition) -> Self {
        let field = &condition.field;
        let is = condition.is.iter().map(|labels| kinds.labelled(field, labels.iter().map(String::as_str)));
        let is_not = condition.is_not.iter().map(|labels| kinds.unlabelled(field, labels.iter().map(String::as_str)));
        let given = condition.given.map(|is_given| kinds.given(field, is_given));
        is.chain(is_not).chain(given).fold(self, |key, subset| key.within(field, subset))
    }

    /// The same count, as one of a selection of records, or of a table.
    pub(in crate::disclosure) fn of_group(self, group: String) -> Self {
        Self { group, ..self }
    }

    /// Returns whether it counts what has no value in some field.
    pub(in crate::disclosure) fn is_of_missing(&self, kinds: &Kinds) -> bool {
        self.what.iter().any(|(field, subset)| kinds.is_missing(field, subset))
    }

    /// Returns whether every unit that meets this key's conditions meets those.
    pub(in crate::disclosure) fn is_within(&self, other: &Conditions) -> bool {
        other.iter().all(|(field, subset)| self.what.get(field).is_some_and(|own| own.and(subset) == *own))
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, RECORDS};
    use crate::disclosure::cells::kinds::Kinds;
    use crate::plan::Condition;

    fn meeting(conditions: &[&str]) -> Key {
        let condition = |json: &&str| serde_json::from_str::<Condition>(json).unwrap();
        conditions
            .iter()
            .map(condition)
            .fold(Key::new(RECORDS.to_owned()), |key, one| key.meeting(&Kinds::default(), &one))
    }

    #[test]
    fn conditions_that_admit_the_same_are_equal_however_they_are_written() {
        let row = Key::new(RECORDS.to_owned()).within("f", Kinds::default().labelled("f", ["b"]));
        let narrowed = [r#"{"field":"f","is":["A","B"]}"#, r#"{"field":"f","is":["B","c"],"given":true}"#];
        assert_eq!(meeting(&narrowed).what, row.what);
        assert_eq!(meeting(&[r#"{"field":"f","is":["B"],"isNot":["A"]}"#]).what, row.what);
    }

    #[test]
    fn all_but_one_contains_those_without_a_value() {
        let others = meeting(&[r#"{"field":"f","isNot":["B"]}"#]);
        let missing = Key::new(RECORDS.to_owned()).within("f", Kinds::default().given("f", false));
        assert!(missing.is_within(&others.what) && !others.is_within(&missing.what));
    }
}
