use std::rc::Rc;

use super::population::{Conditions, Days, Labels, MISSING, Options, Subset};
use crate::plan::{Aggregate, Condition, FieldType, Plan};

/// What a count counts. Two counts of the same units under the same conditions are the same count, wherever they are
/// printed.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// The kind of units.
    pub(super) unit: String,
    /// The conditions that a unit meets. Many counts share them.
    pub(super) what: Rc<Conditions>,
    /// The selection of records in which units are distinguished, or the table of typed counts.
    pub(super) group: String,
}

/// The units of a count, and the conditions that these meet.
pub(super) type CountKey = (String, Rc<Conditions>);

/// The unit of measures that count records.
pub(super) const RECORDS: &str = "records";

/// The beginning of the names of units that are distinguished by a field.
pub(super) const DISTINCT: &str = "distinct ";

/// The name of what a measure counts, whatever the measure is called.
pub(super) fn unit(count: &Aggregate) -> String {
    match count {
        Aggregate::Records => RECORDS.to_owned(),
        Aggregate::Distinct(by) => format!("{DISTINCT}{by}"),
        Aggregate::Sum(of) => format!("sum {of}"),
        Aggregate::SumDistinct { of, by } => format!("sum {of} by {by}"),
    }
}

impl Key {
    pub(super) fn new(unit: String) -> Self {
        Self { unit, what: Rc::default(), group: String::new() }
    }

    /// What tells counts apart.
    pub(super) fn identity(&self) -> CountKey {
        (self.unit.clone(), Rc::clone(&self.what))
    }

    /// Of these, those in a subset of a field's values.
    pub(super) fn within(&self, field: &str, subset: Subset) -> Self {
        let mut what = Conditions::clone(&self.what);
        let subset = match what.remove(field) {
            Some(known) => known.and(&subset),
            None => subset,
        };
        what.insert(field.to_owned(), subset);
        Self { unit: self.unit.clone(), what: Rc::new(what), group: self.group.clone() }
    }

    /// Of these, those that meet a condition.
    pub(super) fn meeting(self, plan: &Plan, condition: &Condition) -> Self {
        let field = &condition.field;
        let listed = |values: &Option<Vec<String>>| values.clone();
        let is = listed(&condition.is).map(|values| labelled(plan, field, values.iter().map(String::as_str)));
        let is_not = listed(&condition.is_not).map(|values| unlabelled(plan, field, &values));
        let given = condition.given.map(|is_given| given(plan, field, is_given));
        is.into_iter().chain(is_not).chain(given).fold(self, |key, subset| key.within(field, subset))
    }

    /// The same count, as one of a selection of records, or of a table.
    pub(super) fn of_group(self, group: String) -> Self {
        Self { group, ..self }
    }

    /// Whether it counts what has no value in some field.
    pub(super) fn is_of_missing(&self) -> bool {
        let missing = Subset::Labels(Labels::of([MISSING]));
        self.what.values().any(|subset| *subset == missing)
    }

    /// Whether every unit that meets this key's conditions meets those.
    pub(super) fn is_within(&self, other: &Conditions) -> bool {
        other.iter().all(|(field, subset)| self.what.get(field).is_some_and(|own| own.and(subset) == *own))
    }
}

fn kind(plan: &Plan, field: &str) -> FieldType {
    plan.fields.get(field).map_or(FieldType::Category, |field| field.kind)
}

/// Units with one of these labels in a field.
pub(super) fn labelled<'l>(plan: &Plan, field: &str, labels: impl IntoIterator<Item = &'l str>) -> Subset {
    match kind(plan, field) {
        FieldType::List | FieldType::Flags => Subset::Options(Options::any(labels)),
        // Days have no labels.
        FieldType::Date => Subset::Days(Days::none()),
        _ => Subset::Labels(Labels::of(labels)),
    }
}

/// Units with none of these labels in a field.
fn unlabelled(plan: &Plan, field: &str, labels: &[String]) -> Subset {
    let labels = labels.iter().map(String::as_str);
    match kind(plan, field) {
        FieldType::List | FieldType::Flags => Subset::Options(Options::none(labels)),
        FieldType::Date => Subset::Days(Days::none().complement()),
        _ => Subset::Labels(Labels::of(labels).complement()),
    }
}

/// Units that have a value in a field, or have none.
pub(super) fn given(plan: &Plan, field: &str, given: bool) -> Subset {
    let missing = || Labels::of([MISSING]);
    match (kind(plan, field), given) {
        (FieldType::List | FieldType::Flags, given) => Subset::Options(Options::given(given)),
        (FieldType::Date, true) => Subset::Days(Days::undated().complement()),
        (FieldType::Date, false) => Subset::Days(Days::undated()),
        (_, true) => Subset::Labels(missing().complement()),
        (_, false) => Subset::Labels(missing()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Key, RECORDS, given, labelled};
    use crate::plan::{Condition, Plan};

    fn plan() -> Plan {
        let plan = json!({
            "version": 1, "id": "p", "name": "P", "language": "en-US",
            "fields": { "f": { "label": "F", "type": "category" }, "l": { "label": "L", "type": "list" } },
            "measures": { "m": { "unit": "records" } },
            "report": { "title": "T", "publisher": "P" },
        });
        crate::plan::part(&plan.to_string())
    }

    fn meeting(conditions: &[&str]) -> Key {
        let condition = |json: &&str| serde_json::from_str::<Condition>(json).unwrap();
        conditions.iter().map(condition).fold(Key::new(RECORDS.to_owned()), |key, one| key.meeting(&plan(), &one))
    }

    #[test]
    fn conditions_that_admit_the_same_are_equal_however_they_are_written() {
        let row = Key::new(RECORDS.to_owned()).within("f", labelled(&plan(), "f", ["b"]));
        let narrowed = [r#"{"field":"f","is":["A","B"]}"#, r#"{"field":"f","is":["B","c"],"given":true}"#];
        assert_eq!(meeting(&narrowed).what, row.what);
        assert_eq!(meeting(&[r#"{"field":"f","is":["B"],"isNot":["A"]}"#]).what, row.what);
    }

    #[test]
    fn all_but_one_contains_those_without_a_value() {
        let others = meeting(&[r#"{"field":"f","isNot":["B"]}"#]);
        let missing = Key::new(RECORDS.to_owned()).within("f", given(&plan(), "f", false));
        assert!(missing.is_within(&others.what) && !others.is_within(&missing.what));
    }
}
