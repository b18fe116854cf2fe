//! Evidence of a column's values about its meaning.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::field::{Field, FieldType};
use crate::plan::{Cut, NO, Options, YES, fold};
use crate::records::{Written, WrittenNumber};

/// The values of a column, prepared to be held against many fields.
pub(super) struct Values {
    /// The values that say something, as they are compared, and how often each is there.
    counts: BTreeMap<String, usize>,
    all: usize,
    dates: u64,
    numbers: u64,
}

/// Expected form of a field's values.
pub(super) struct Expected {
    kind: FieldType,
    listed: BTreeSet<String>,
    missing: BTreeSet<String>,
    options: Options,
}

/// Fit of values to a field.
pub(super) struct Fit {
    /// The share of values that fit, in percent.
    pub(super) share: u64,
    /// Certainty from the values alone that it is this field, 0 to 100.
    pub(super) certainty: u64,
}

impl Values {
    pub(super) fn new(values: &[String]) -> Self {
        let mut counts = BTreeMap::new();
        for value in values.iter().map(|value| fold(value)).filter(|value| !value.is_empty()) {
            *counts.entry(value).or_insert(0) += 1;
        }
        let mut values = Self { all: counts.values().sum(), counts, dates: 0, numbers: 0 };
        values.dates = values.share(is_date);
        values.numbers = values.share(is_number);
        values
    }

    /// The share of values that pass a test, in percent.
    fn share(&self, test: impl Fn(&str) -> bool) -> u64 {
        percent(self.counts.iter().filter(|(value, _)| test(value)).map(|(_, count)| count).sum(), self.all)
    }
}

impl Expected {
    pub(super) fn new(field: &Field) -> Self {
        let categories = field.values.iter().flat_map(|value| value.also.iter().chain([&value.label]));
        let answers = field.yes.iter().chain(&field.no);
        let known = matches!(field.kind, FieldType::YesNo | FieldType::Flags).then(|| YES.iter().chain(&NO));
        let listed = categories.chain(answers).map(|word| fold(word));
        Self {
            kind: field.kind,
            listed: listed.chain(known.into_iter().flatten().map(|word| (*word).to_owned())).collect(),
            missing: field.missing.iter().map(|word| fold(word)).collect(),
            options: Options::folded(field),
        }
    }

    /// Returns the fit of the values; `None` where they are no evidence.
    pub(super) fn fit(&self, values: &Values) -> Option<Fit> {
        if values.all == 0 {
            return None;
        }
        let supports = |share: u64| Some(Fit { share: share.min(100), certainty: 0 });
        match self.kind {
            FieldType::Date => Some(Fit { share: values.dates, certainty: values.dates * 55 / 100 }),
            FieldType::Number => supports(values.numbers + values.share(|value| self.missing.contains(value))),
            // Several records may be of one situation.
            FieldType::Id => supports(percent(2 * values.counts.len(), values.all)),
            _ if self.listed.is_empty() => (values.dates > 80).then_some(Fit { share: 0, certainty: 0 }),
            _ => Some(self.listed_share(values)),
        }
    }

    fn listed_share(&self, values: &Values) -> Fit {
        let share = values.share(|value| self.is_known(value));
        // Two categories that are met are a coincidence less often than one; answers like yes and no tell nothing.
        let telling = matches!(self.kind, FieldType::Category | FieldType::List)
            && values.counts.keys().filter(|value| self.is_known(value)).nth(1).is_some();
        Fit { share, certainty: if telling { share * 75 / 100 } else { 0 } }
    }

    fn is_known(&self, value: &str) -> bool {
        let known = |value: &str| self.listed.contains(value) || self.missing.contains(value);
        let is_known = |part: &str| known(part.trim());
        let cut = || self.options.cut(value, is_known, is_known);
        let are_known =
            || cut().iter().flat_map(Cut::answers).map(|part| part.trim()).filter(|part| !part.is_empty()).all(known);
        known(value) || self.kind == FieldType::List && are_known()
    }
}

fn percent(part: usize, whole: usize) -> u64 {
    100 * part as u64 / (whole as u64).max(1)
}

fn is_number(value: &str) -> bool {
    WrittenNumber::parse(value).is_some()
}

/// Returns whether a value looks like a day, a month or a year. Which order its parts have is not asked here.
fn is_date(value: &str) -> bool {
    let is_year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    is_year && value.bytes().all(|byte| byte.is_ascii_digit()) || Written::parse(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_number};

    #[test]
    fn days_months_and_years_look_like_dates() {
        for value in [
            "2020-01-31",
            "1/31/2020",
            "31.1.2020",
            "2020",
            "2020-07",
            "1/2/20",
            "2020-01-31t10:00:00z",
            "jan 5, 2020",
            "5 de enero de 2020",
            "fri, 26 jan 2024 13:39:50 -0500",
            "26-jan-24",
        ] {
            assert!(is_date(value), "{value}");
        }
    }

    #[test]
    fn numbers_words_and_codes_do_not_look_like_dates() {
        for value in ["17", "29510", "-99", "may", "mo-2020-0001", "1.5", "marta", "10.0.0", ""] {
            assert!(!is_date(value), "{value}");
        }
    }

    #[test]
    fn numbers_have_digits() {
        assert!(["17", "-99", "1,234.5"].into_iter().all(is_number));
        assert!(!["", "-", "x1", "."].into_iter().any(is_number));
    }
}
