//! Kinds of values of fields, and conditions on them.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::population::{Days, Labels, MISSING, Numbers, Options, Subset};
use crate::plan::{FieldType, Plan, fold};
use crate::tabulate::Tabulation;

/// Kinds of values of fields. A field that is not named has at most one category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::disclosure) struct Kinds {
    /// The field with the day of a record.
    pub(in crate::disclosure) date: Option<String>,
    /// All fields with days.
    pub(in crate::disclosure) days: BTreeSet<String>,
    /// The fields of which a record can have several values.
    pub(in crate::disclosure) several: BTreeSet<String>,
    /// The fields with numbers that fall into bands.
    pub(in crate::disclosure) bands: BTreeMap<String, Bands>,
}

/// Bands by their labels, folded. A number in none of them is no value.
pub(in crate::disclosure) type Bands = BTreeMap<String, Numbers>;

impl Kinds {
    /// The kinds of a plan's fields. Counts typed by hand may have rows that are no bands.
    pub(in crate::disclosure) fn of_plan(plan: &Plan, tabulation: &Tabulation) -> Self {
        let of = |kinds: &[FieldType]| {
            let fields = plan.fields.iter().filter(|(_, field)| kinds.contains(&field.kind));
            fields.map(|(name, _)| name.clone()).collect()
        };
        let numbers = plan.fields.iter().filter(|(_, field)| tabulation.is_of_records && !field.bands.is_empty());
        let bands = numbers.map(|(name, field)| {
            let bands = field.bands.iter().map(|band| (fold(&band.label), Numbers::between(band.from, band.to)));
            (name.clone(), bands.collect())
        });
        Self {
            date: plan.date.clone(),
            days: of(&[FieldType::Date]),
            several: of(&[FieldType::List, FieldType::Flags]),
            bands: bands.collect(),
        }
    }

    /// Units with one of these labels in a field.
    pub(in crate::disclosure) fn labelled<'l>(&self, field: &str, labels: impl IntoIterator<Item = &'l str>) -> Subset {
        if self.several.contains(field) {
            return Subset::Options(Options::any(labels));
        }
        if self.days.contains(field) {
            // Days have no labels.
            return Subset::Days(Days::none());
        }
        self.of_labels(field, of_printed(labels))
    }

    /// Units with none of these labels in a field.
    pub(in crate::disclosure) fn unlabelled<'l>(
        &self,
        field: &str,
        labels: impl IntoIterator<Item = &'l str>,
    ) -> Subset {
        if self.several.contains(field) {
            return Subset::Options(Options::none(labels));
        }
        if self.days.contains(field) {
            return Subset::Days(Days::none().complement());
        }
        self.of_labels(field, of_printed(labels).complement())
    }

    /// Units that have a value in a field, or have none.
    pub(in crate::disclosure) fn given(&self, field: &str, given: bool) -> Subset {
        if self.several.contains(field) {
            return Subset::Options(Options::given(given));
        }
        let missing = if self.days.contains(field) { Subset::Days(Days::missing()) } else { self.missing(field) };
        if given { missing.complement() } else { missing }
    }

    /// Units without a category in a field that has at most one.
    fn missing(&self, field: &str) -> Subset {
        self.of_labels(field, Labels::of([MISSING]))
    }

    /// The categories of a field that has at most one.
    pub(in crate::disclosure) fn of_labels(&self, field: &str, labels: Labels) -> Subset {
        of_labels(self.bands.get(field), labels)
    }

    /// Returns the kind of a field's values: days, several, bands of numbers; or, without any of these, a category.
    pub(in crate::disclosure) fn kind(&self, field: &str) -> [bool; 3] {
        let is_day = self.date.as_deref() == Some(field);
        [is_day, self.several.contains(field), self.bands.contains_key(field)]
    }

    /// Returns whether a subset is that of the units without a value.
    pub(in crate::disclosure) fn is_missing(&self, field: &str, subset: &Subset) -> bool {
        matches!(subset, Subset::Labels(_) | Subset::Numbers(_)) && *subset == self.missing(field)
    }

    /// Returns whether a condition is one on such values as the field has.
    pub(in crate::disclosure) fn allows(&self, field: &str, subset: &Subset) -> bool {
        let is_day = self.date.as_deref() == Some(field);
        match subset {
            Subset::Days(_) => !self.several.contains(field) && !self.bands.contains_key(field),
            Subset::Options(_) => !is_day && !self.bands.contains_key(field),
            Subset::Labels(_) => !is_day && !self.several.contains(field) && !self.bands.contains_key(field),
            Subset::Numbers(_) => self.bands.contains_key(field),
        }
    }
}

/// Categories by their labels. Which words for yes and no are answers, and which are names, depends on the field: see `Words::mean`.
fn of_printed<'l>(labels: impl IntoIterator<Item = &'l str>) -> Labels {
    let labels: Vec<String> = labels.into_iter().map(fold).collect();
    Labels::of(labels.iter().map(String::as_str))
}

/// Categories, as numbers where these fall into bands. Labels of no band are of nothing.
pub(in crate::disclosure) fn of_labels(bands: Option<&Bands>, labels: Labels) -> Subset {
    let Some(bands) = bands else { return Subset::Labels(labels) };
    let of = |label: &String| match bands.get(label) {
        Some(band) => band.clone(),
        None if label == MISSING => bands.values().fold(Numbers::none(), |all, band| all.or(band)).complement(),
        None => Numbers::none(),
    };
    let numbers = labels.listed.iter().map(of).fold(Numbers::none(), |all, band| all.or(&band));
    Subset::Numbers(if labels.except { numbers.complement() } else { numbers })
}
