//! Canonical conditions on one field: two conditions that admit the same values are equal.

use std::collections::BTreeSet;

use super::stretches::{Days, Numbers};
use crate::plan::fold;

/// A set of values of one field.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) enum Subset {
    /// Values of a field with at most one value a record.
    Labels(Labels),
    /// Answers to a question with several answers.
    Options(Options),
    /// Days.
    Days(Days),
    /// Numbers.
    Numbers(Numbers),
}

/// The category name of records without a value.
pub(in crate::disclosure) const MISSING: &str = "";

/// A set of categories: those listed, or all but those. Names are folded; [`MISSING`] is one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct Labels {
    pub(in crate::disclosure) except: bool,
    pub(in crate::disclosure) listed: BTreeSet<String>,
}

/// A condition on a set of options.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::disclosure) struct Options {
    /// Of each of these, at least one option is chosen.
    pub(super) any: BTreeSet<BTreeSet<String>>,
    /// None of these is chosen.
    pub(super) none: BTreeSet<String>,
    /// `true` if the question was answered.
    pub(super) given: Option<bool>,
}

impl Labels {
    /// The categories of these names.
    pub(in crate::disclosure) fn of<'l>(labels: impl IntoIterator<Item = &'l str>) -> Self {
        Self { except: false, listed: labels.into_iter().map(fold).collect() }
    }

    /// All values but these.
    pub(in crate::disclosure) fn complement(self) -> Self {
        Self { except: !self.except, ..self }
    }

    pub(super) fn has(&self, label: &str) -> bool {
        self.listed.contains(label) != self.except
    }

    /// The categories in both sets.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (one, two) = (&self.listed, &other.listed);
        let (except, listed) = match (self.except, other.except) {
            (false, false) => (false, one.intersection(two).cloned().collect()),
            (false, true) => (false, one.difference(two).cloned().collect()),
            (true, false) => (false, two.difference(one).cloned().collect()),
            (true, true) => (true, one.union(two).cloned().collect()),
        };
        Self { except, listed }
    }
}

impl Options {
    /// Answers that choose at least one of these options.
    pub(in crate::disclosure) fn any<'l>(labels: impl IntoIterator<Item = &'l str>) -> Self {
        Self { any: BTreeSet::from([labels.into_iter().map(fold).collect()]), ..Self::default() }
    }

    /// Answers, or records without one, that choose none of these options.
    pub(in crate::disclosure) fn none<'l>(labels: impl IntoIterator<Item = &'l str>) -> Self {
        Self { none: labels.into_iter().map(fold).collect(), ..Self::default() }
    }

    /// Records with an answer, or without.
    pub(in crate::disclosure) fn given(given: bool) -> Self {
        Self { given: Some(given), ..Self::default() }
    }

    fn and(&self, other: &Self) -> Self {
        let any: BTreeSet<_> = self.any.union(&other.any).cloned().collect();
        let none: BTreeSet<_> = self.none.union(&other.none).cloned().collect();
        let given = match (self.given, other.given) {
            (Some(one), Some(two)) if one != two => return Self::any([]),
            (one, two) => one.or(two),
        };
        if given == Some(false) && !any.is_empty() {
            return Self::any([]);
        }
        // An option that is chosen is an answer; without an answer none is chosen.
        let given = given.filter(|given| !given || any.is_empty());
        let none = if given == Some(false) { BTreeSet::new() } else { none };
        Self { any, none, given }
    }
}

impl Subset {
    /// Returns whether nothing can be in it.
    pub(in crate::disclosure) fn is_empty(&self) -> bool {
        match self {
            Self::Labels(labels) => !labels.except && labels.listed.is_empty(),
            Self::Options(options) => options.any.iter().any(BTreeSet::is_empty),
            Self::Days(days) => *days == Days::none(),
            Self::Numbers(numbers) => *numbers == Numbers::none(),
        }
    }

    /// Returns whether it is a single category.
    pub(in crate::disclosure) fn is_one(&self) -> bool {
        match self {
            Self::Labels(labels) => !labels.except && labels.listed.len() == 1,
            Self::Numbers(numbers) => !numbers.missing && numbers.stretches.len() == 1,
            Self::Options(_) | Self::Days(_) => false,
        }
    }

    /// The categories that it names.
    pub(in crate::disclosure) fn names(&self) -> BTreeSet<String> {
        match self {
            Self::Labels(labels) => labels.listed.iter().filter(|label| *label != MISSING).cloned().collect(),
            Self::Options(options) => options.any.iter().flatten().chain(&options.none).cloned().collect(),
            Self::Days(_) | Self::Numbers(_) => BTreeSet::new(),
        }
    }

    /// Everything else. Of answers, which overlap, nothing is left out.
    pub(in crate::disclosure) fn complement(self) -> Self {
        match self {
            Self::Labels(labels) => Self::Labels(labels.complement()),
            Self::Days(days) => Self::Days(days.complement()),
            Self::Numbers(numbers) => Self::Numbers(numbers.complement()),
            options @ Self::Options(_) => options,
        }
    }

    /// The values in both sets. Sets of different kinds have nothing in common.
    pub(in crate::disclosure) fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Labels(one), Self::Labels(two)) => Self::Labels(one.and(two)),
            (Self::Options(one), Self::Options(two)) => Self::Options(one.and(two)),
            (Self::Days(one), Self::Days(two)) => Self::Days(one.and(two)),
            (Self::Numbers(one), Self::Numbers(two)) => Self::Numbers(one.and(two)),
            _ => Self::Labels(Labels::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Labels, MISSING, Options, Subset};

    fn labels(labels: &[&str]) -> Labels {
        Labels::of(labels.iter().copied())
    }

    #[test]
    fn conditions_that_admit_the_same_categories_are_equal() {
        let not_a = labels(&["A"]).complement();
        assert_eq!(not_a.and(&labels(&["a", "B"])), labels(&["b"]));
        assert_eq!(not_a.and(&labels(&["b"]).complement()), labels(&["A", "B"]).complement());
        assert!(not_a.has(MISSING) && !not_a.has("a") && not_a.has("anything"));
    }

    #[test]
    fn an_option_that_is_chosen_is_an_answer() {
        let chosen = Subset::Options(Options::any(["x"]));
        let given = Subset::Options(Options::given(true));
        assert_eq!(chosen.and(&given), chosen);
        assert_eq!(chosen.and(&Subset::Options(Options::given(false))), Subset::Options(Options::any([])));
    }
}
