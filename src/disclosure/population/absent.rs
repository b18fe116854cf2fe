//! Zeros that only readers know who know the records.
//!
//! A report may name a label that no record has, and two fields may agree in all records by accident. Most readers cannot know
//! that; some can. Nothing small may be told to the ones or the others, so these zeros are known to a reader of their own,
//! beside the one who knows nothing but what is printed.

use std::collections::{BTreeMap, BTreeSet};

use super::subset::{Labels, MISSING, Options, Subset};
use super::{Conditions, Dependency, Rules};
use crate::disclosure::cells::kinds::of_labels;

/// Conditions that no record meets: labels that conditions name and no record has, all further labels of a field, and
/// pairs of values that links by accident exclude.
pub(super) fn absent(conditions: &[&Conditions], rules: &Rules, by_accident: &[Dependency]) -> Vec<Conditions> {
    let mut named: BTreeMap<&str, (bool, BTreeSet<&str>)> = BTreeMap::new();
    for (field, subset) in conditions.iter().flat_map(|condition| condition.iter()) {
        let (is_one, labels): (bool, Vec<&String>) = match subset {
            Subset::Labels(labels) => (true, labels.listed.iter().collect()),
            Subset::Options(options) => (false, options.any.iter().flatten().chain(&options.none).collect()),
            // Every band is there.
            Subset::Days(_) | Subset::Numbers(_) => continue,
        };
        named.entry(field).or_insert((is_one, BTreeSet::new())).1.extend(labels.into_iter().map(String::as_str));
    }
    let mut found = Vec::new();
    for (field, (is_one, named)) in &named {
        let Some(known) = rules.labels.get(*field) else { continue };
        let unknown = named.iter().filter(|label| **label != MISSING && !known.contains(**label)).copied();
        let unknown: Vec<&str> = unknown.collect();
        if !is_one {
            found.extend((!unknown.is_empty()).then(|| of(field, Subset::Options(Options::any(unknown)))));
            continue;
        }
        let all = known.iter().map(String::as_str).chain(unknown.iter().copied()).chain([MISSING]);
        found.push(of(field, Subset::Labels(Labels::of(all).complement())));
        found.extend((!unknown.is_empty()).then(|| of(field, Subset::Labels(Labels::of(unknown)))));
    }
    for link in by_accident {
        let is_named = |field: &String| conditions.iter().any(|condition| condition.contains_key(field));
        if is_named(&link.inner) && is_named(&link.outer) {
            found.extend(excluded(link, rules));
        }
    }
    found
}

fn of(field: &str, subset: Subset) -> Conditions {
    Conditions::from([(field.to_owned(), subset)])
}

/// Returns whether a link is there in both directions, and this is the one from few values to many: that all minors are
/// under 13 is an accident; that all under 13 are minors is not.
pub(super) fn is_reverse(link: &Dependency, links: &[Dependency], rules: &Rules) -> bool {
    let size = |field: &String| rules.labels.get(field).map_or(0, BTreeSet::len);
    let (inner, outer) = (&link.inner, &link.outer);
    links.iter().any(|other| (&other.outer, &other.inner) == (inner, outer))
        && (size(inner), outer) < (size(outer), inner)
}

/// The pairs of values that a link excludes.
fn excluded(link: &Dependency, rules: &Rules) -> Vec<Conditions> {
    let mut values: BTreeMap<&BTreeSet<String>, BTreeSet<String>> = BTreeMap::new();
    for (value, wholes) in &link.values {
        values.entry(wholes).or_default().insert(value.clone());
    }
    let limit =
        |field: &String, except, listed| of(field, of_labels(rules.bands.get(field), Labels { except, listed }));
    let pair = |(wholes, listed): (&BTreeSet<String>, BTreeSet<String>)| {
        let mut pair = limit(&link.inner, false, listed);
        pair.extend(limit(&link.outer, true, wholes.clone()));
        pair
    };
    values.into_iter().map(pair).collect()
}
