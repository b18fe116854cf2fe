//! Conditions as documents state them.

use std::collections::BTreeSet;

use super::stretches::{Days, Numbers};
use super::subset::{Labels, Options, Subset};
use crate::plan::fold;
use crate::records::Day;
use crate::report::Date;
use crate::report::counts::{Days as StatedDays, Limit, Numbers as StatedNumbers};
use crate::tabulate::first_day;

impl Subset {
    /// This condition on a field, as a document states it.
    pub(in crate::disclosure) fn stated(&self, field: &str) -> Limit {
        let limit = Limit { field: field.to_owned(), ..Limit::default() };
        let list = |labels: &BTreeSet<String>| labels.iter().cloned().collect::<Vec<String>>();
        match self {
            Self::Labels(Labels { except: false, listed }) => Limit { is: Some(list(listed)), ..limit },
            Self::Labels(Labels { except: true, listed }) => Limit { is_not: Some(list(listed)), ..limit },
            Self::Options(Options { any, none, given }) => {
                let any = any.iter().map(list).collect();
                Limit { any: Some(any), none: list(none), given: *given, ..limit }
            }
            Self::Days(days) => {
                let day = |day: &Option<Day>| day.map(|day| day.to_string());
                let stretch = |(from, before): &(_, _)| StatedDays { from: day(from), before: day(before) };
                Limit { days: Some(days.stretches.iter().map(stretch).collect()), undated: days.missing, ..limit }
            }
            Self::Numbers(Numbers { stretches, missing }) => {
                let stretch = |&(from, before): &(_, _)| StatedNumbers { from, before };
                Limit { numbers: Some(stretches.iter().map(stretch).collect()), missing: *missing, ..limit }
            }
        }
    }

    /// The condition that a document states; `None` if it states none, or several at once.
    pub(in crate::disclosure) fn of_stated(limit: &Limit) -> Option<Self> {
        let set = |labels: &Vec<String>| labels.iter().map(|label| fold(label)).collect::<BTreeSet<String>>();
        match limit {
            Limit { is: Some(listed), is_not: None, any: None, days: None, numbers: None, .. } => {
                Some(Self::Labels(Labels { except: false, listed: set(listed) }))
            }
            Limit { is: None, is_not: Some(listed), any: None, days: None, numbers: None, .. } => {
                Some(Self::Labels(Labels { except: true, listed: set(listed) }))
            }
            Limit { is: None, is_not: None, any: Some(any), days: None, numbers: None, none, given, .. } => {
                let any = any.iter().map(set).collect();
                Some(Self::Options(Options { any, none: set(none), given: *given }))
            }
            Limit { is: None, is_not: None, any: None, days: Some(days), numbers: None, undated, .. } => {
                let mut stretches = days.iter().map(stretch).collect::<Option<Vec<_>>>()?;
                stretches.sort_unstable();
                Some(Self::Days(Days { stretches, missing: *undated }))
            }
            Limit { is: None, is_not: None, any: None, days: None, numbers: Some(numbers), missing, .. } => {
                let is_stretch = |of: &StatedNumbers| of.from.zip(of.before).is_none_or(|(from, before)| from < before);
                let mut stretches: Vec<_> = numbers.iter().map(|of| (of.from, of.before)).collect();
                stretches.sort_unstable();
                numbers.iter().all(is_stretch).then_some(Self::Numbers(Numbers { stretches, missing: *missing }))
            }
            _ => None,
        }
    }

    /// The condition in other words, if each label that it names has one.
    pub(in crate::disclosure) fn renamed(self, mean: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        let all = |labels: &BTreeSet<String>| labels.iter().map(|label| mean(label)).collect::<Option<BTreeSet<_>>>();
        match self {
            Self::Labels(Labels { except, listed }) => Some(Self::Labels(Labels { except, listed: all(&listed)? })),
            Self::Options(Options { any, none, given }) => {
                let any = any.iter().map(all).collect::<Option<_>>()?;
                Some(Self::Options(Options { any, none: all(&none)?, given }))
            }
            other @ (Self::Days(_) | Self::Numbers(_)) => Some(other),
        }
    }
}

/// The days of a stretch that is stated; `None` if it is invalid.
fn stretch(stated: &StatedDays) -> Option<(Option<Day>, Option<Day>)> {
    let day = |text: &Option<String>| match text {
        Some(text) => Date::parse(text).filter(|date| date.day().is_some()).and_then(first_day).map(Some),
        None => Some(None),
    };
    let (from, before) = (day(&stated.from)?, day(&stated.before)?);
    before.is_none_or(|before| from.is_none_or(|from| from < before)).then_some((from, before))
}

#[cfg(test)]
mod tests {
    use super::super::{Days, Labels, MISSING, Numbers, Options, Subset};
    use crate::records::Day;
    use crate::report::Node;
    use crate::report::counts::Counts;

    #[test]
    fn what_is_stated_is_read_back() {
        let year = Days::between(Day::new(2020, 1, 1), Day::new(2020, 12, 31));
        let subsets = [
            Subset::Labels(Labels::of(["Missouri", MISSING])),
            Subset::Labels(Labels::of(["Missouri"]).complement()),
            Subset::Options(Options::any(["x", "y"])),
            Subset::Options(Options::none(["x"])),
            Subset::Options(Options::given(false)),
            Subset::Days(year.clone()),
            Subset::Days(year.complement()),
            Subset::Days(Days::missing()),
            Subset::Numbers(Numbers::between(Some(13), Some(17))),
            Subset::Numbers(Numbers::between(None, Some(17)).complement()),
        ];
        for subset in subsets {
            assert_eq!(Subset::of_stated(&subset.stated("f")), Some(subset));
        }
    }

    #[test]
    fn what_is_no_condition_is_not_read() {
        let both = r#"{"field":"f","is":["a"],"isNot":["b"]}"#;
        let backward = r#"{"field":"f","days":[{"from":"2020-02-01","before":"2020-01-01"}]}"#;
        let no_day = r#"{"field":"f","days":[{"from":"2020-02"}]}"#;
        for limit in [r#"{"field":"f"}"#, both, backward, no_day] {
            let node: Node = serde_json::from_str(&format!(r#"{{"version":1,"of":[],"where":[{limit}]}}"#)).unwrap();
            let counts = Counts::of_node(&node).unwrap();
            assert_eq!(Subset::of_stated(&counts.conditions[0]), None, "{limit}");
        }
    }
}
