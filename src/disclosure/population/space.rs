//! The types of units that the conditions of a report can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::options::{Question, question};
use super::stretches::{Numbers, Step, Stretches};
use super::subset::{Labels, MISSING, Subset};
use super::{Conditions, Dependency};
use crate::disclosure::cells::kinds::Bands;

/// Limits on some dimensions: a condition, as classes. Dimensions in order, each once.
pub(super) type Limits = Vec<(usize, Bits)>;

/// Dimensions, their classes, and conditions as sets of classes.
#[derive(Default)]
pub(super) struct Space {
    /// Number of classes of each dimension.
    pub(super) sizes: Vec<usize>,
    /// For each condition, its limits.
    pub(super) limits: Vec<Limits>,
    /// For two dimensions in order: for each class of the first, the classes of the second that occur with it.
    pub(super) pairs: BTreeMap<(usize, usize), Vec<Bits>>,
    /// Questions of which each that is answered has at least one chosen option.
    pub(super) answers: Vec<Answers>,
}

/// For two dimensions in order: for each class of the first, the classes of the second that occur with it.
pub(super) struct Pairs(pub(super) BTreeMap<(usize, usize), Vec<Bits>>);

impl Pairs {
    /// Returns whether a condition admits nothing but what another one admits.
    pub(super) fn is_within(&self, part: &Limits, whole: &Limits) -> bool {
        whole.iter().all(|(dim, bits)| {
            part.iter().any(
                |(other, of)| if other == dim { of.is_within(bits) } else { self.implies((*other, of), (*dim, bits)) },
            )
        })
    }

    /// Returns whether classes of one dimension occur only with these of another.
    fn implies(&self, (one, of): (usize, &Bits), (other, bits): (usize, &Bits)) -> bool {
        let Some(allowed) = self.0.get(&(one.min(other), one.max(other))) else { return false };
        if one < other {
            return of.iter().all(|class| allowed[class].is_within(bits));
        }
        allowed.iter().enumerate().all(|(class, row)| bits.has(class) || row.and(of).is_empty())
    }
}

/// Classes in which a question is answered, and in which each of its options is chosen.
#[derive(Clone)]
pub(super) struct Answers {
    pub(super) given: Limits,
    pub(super) chosen: Vec<Limits>,
}

/// A question has too many options that conditions combine.
pub(super) struct TooMany(pub(super) String);

/// The class of values that no condition lists.
const OTHER: &str = "\u{1}";

impl Space {
    /// The dimensions of some conditions. `options` are those of questions of which each answer has
    /// at least one.
    pub(super) fn new<'c>(
        conditions: &[&'c Conditions],
        dependencies: &[Dependency],
        bands: &BTreeMap<String, Bands>,
        options: &dyn Fn(&str) -> Option<Vec<String>>,
    ) -> Result<Self, TooMany> {
        let mut space = Self { limits: vec![Vec::new(); conditions.len()], ..Self::default() };
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        for (field, subsets) in varying(conditions) {
            match subsets.first() {
                Some(Subset::Labels(_)) => {
                    let labels = listed(&subsets);
                    let dim = space.dimension(labels.len());
                    for (place, condition) in conditions.iter().enumerate() {
                        if let Some(Subset::Labels(set)) = condition.get(field) {
                            space.limit(place, dim, &|class| set.has(&labels[class]));
                        }
                    }
                    let is_other = |label: &String| label == OTHER;
                    let other = labels.iter().position(is_other);
                    let names = labels.into_iter().map(|label| BTreeSet::from([label])).collect();
                    places.insert(field, Place { dim, names, other });
                }
                Some(Subset::Days(_)) => {
                    space.stretches(conditions, field, |subset| match subset {
                        Subset::Days(days) => Some(days),
                        _ => None,
                    });
                }
                Some(Subset::Numbers(_)) => {
                    let (dim, classes) = space.stretches(conditions, field, |subset| match subset {
                        Subset::Numbers(numbers) => Some(numbers),
                        _ => None,
                    });
                    if let Some(bands) = bands.get(field) {
                        let names = classes.iter().map(|class| names(class, bands)).collect();
                        places.insert(field, Place { dim, names, other: None });
                    }
                }
                Some(Subset::Options(_)) => {
                    let asked = |condition: &&'c Conditions| match condition.get(field) {
                        Some(Subset::Options(options)) => Some(options),
                        _ => None,
                    };
                    let sets: Vec<_> = conditions.iter().map(asked).collect();
                    let asked = question(&sets, options(field).as_deref())
                        .ok_or_else(|| TooMany(format!("the options of “{field}” that conditions combine")))?;
                    space.question(&asked, &sets);
                }
                None => {}
            }
        }
        for link in dependencies {
            space.link(link, &places);
        }
        space.coarsen();
        Ok(space)
    }

    fn dimension(&mut self, size: usize) -> usize {
        self.sizes.push(size);
        self.sizes.len() - 1
    }

    /// Limits a condition to the classes of a dimension that pass.
    pub(super) fn limit(&mut self, place: usize, dim: usize, passes: &dyn Fn(usize) -> bool) {
        let mut bits = Bits::none(self.sizes[dim]);
        (0..self.sizes[dim]).filter(|class| passes(*class)).for_each(|class| bits.insert(class));
        let limits = &mut self.limits[place];
        match limits.binary_search_by_key(&dim, |limit| limit.0) {
            Ok(known) => limits[known].1 = limits[known].1.and(&bits),
            Err(at) => limits.insert(at, (dim, bits)),
        }
    }

    /// Makes the stretches between all bounds of a field a dimension, and returns it and what each class is.
    fn stretches<T: Step>(
        &mut self,
        conditions: &[&Conditions],
        field: &str,
        set: impl Fn(&Subset) -> Option<&Stretches<T>>,
    ) -> (usize, Vec<Stretches<T>>) {
        let sets: Vec<_> = conditions.iter().map(|condition| condition.get(field).and_then(&set)).collect();
        let mut cuts = BTreeSet::new();
        sets.iter().flatten().for_each(|set| set.cuts(&mut cuts));
        // The last class is that of no value.
        let starts: Vec<Option<T>> = std::iter::once(None).chain(cuts.into_iter().map(Some)).collect();
        let dim = self.dimension(starts.len() + 1);
        for (place, set) in sets.into_iter().enumerate() {
            if let Some(set) = set {
                self.limit(place, dim, &|class| starts.get(class).map_or(set.missing, |start| set.has(*start)));
            }
        }
        let ends = starts.iter().skip(1).chain([&None]);
        let stretch =
            |(start, end): (&Option<T>, &Option<T>)| Stretches { stretches: vec![(*start, *end)], missing: false };
        (dim, starts.iter().zip(ends).map(stretch).chain([Stretches::missing()]).collect())
    }

    fn question(&mut self, asked: &Question, sets: &[Option<&super::subset::Options>]) {
        let first = self.sizes.len();
        self.sizes.extend(asked.sizes());
        for (place, set) in sets.iter().enumerate() {
            let Some(set) = set else { continue };
            for (dim, classes) in asked.limits(set) {
                self.limit(place, first + dim, &|class| classes.contains(&class));
            }
        }
        let limits = |(dim, classes): (usize, BTreeSet<usize>)| {
            let mut bits = Bits::none(self.sizes[first + dim]);
            for class in &classes {
                bits.insert(*class);
            }
            vec![(first + dim, bits)]
        };
        if let Some((given, chosen)) = asked.answers() {
            let answers = Answers { given: limits(given), chosen: chosen.into_iter().map(limits).collect() };
            self.answers.push(answers);
        }
        for dim in asked.beside_given() {
            let (given, other) = (first, first + dim);
            let mut allowed = vec![Bits::none(self.sizes[other]); 2];
            allowed[0].insert(0);
            (1..self.sizes[other]).for_each(|class| allowed[1].insert(class));
            self.pairs.insert((given, other), allowed);
        }
    }

    /// Leaves out pairs of values that the link excludes.
    fn link(&mut self, link: &Dependency, places: &BTreeMap<&str, Place>) {
        let (Some(inner), Some(outer)) = (places.get(link.inner.as_str()), places.get(link.outer.as_str())) else {
            return;
        };
        // Of a value of which nothing is known, the other field can have any.
        let allowed: Vec<Option<BTreeSet<usize>>> = inner
            .names
            .iter()
            .map(|names| {
                names.iter().map(|value| Some(outer.classes(link.values.get(value)?))).collect::<Option<Vec<_>>>()
            })
            .map(|classes| Some(classes?.into_iter().flatten().collect()))
            .collect();
        let (inner, outer) = (&inner.dim, &outer.dim);
        let goes = |inner: usize, outer: usize| allowed[inner].as_ref().is_none_or(|only| only.contains(&outer));
        let (first, second) = (*inner.min(outer), *inner.max(outer));
        let rows = (0..self.sizes[first]).map(|one| {
            let mut bits = Bits::none(self.sizes[second]);
            let goes = |two: &usize| if first == *inner { goes(one, *two) } else { goes(*two, one) };
            (0..self.sizes[second]).filter(goes).for_each(|two| bits.insert(two));
            bits
        });
        let rows: Vec<Bits> = rows.collect();
        let known = self.pairs.entry((first, second)).or_insert_with(|| rows.clone());
        for (known, row) in known.iter_mut().zip(&rows) {
            *known = known.and(row);
        }
    }

    /// Puts together classes that nothing tells apart.
    fn coarsen(&mut self) {
        for dim in 0..self.sizes.len() {
            let used: BTreeSet<&Bits> =
                self.boxes().flatten().filter(|limit| limit.0 == dim).map(|limit| &limit.1).collect();
            let signature = |class: usize| {
                let of_sets = used.iter().map(|bits| bits.has(class));
                let of_pairs = self.pairs.iter().filter_map(|((first, second), allowed)| match dim {
                    _ if *first == dim => Some(vec![allowed[class].clone()]),
                    _ if *second == dim => {
                        let mut column = Bits::none(allowed.len());
                        (0..allowed.len()).filter(|row| allowed[*row].has(class)).for_each(|row| column.insert(row));
                        Some(vec![column])
                    }
                    _ => None,
                });
                (of_sets.collect::<Vec<bool>>(), of_pairs.flatten().collect::<Vec<Bits>>())
            };
            let mut known = BTreeSet::new();
            let mut firsts = Vec::new();
            for class in 0..self.sizes[dim] {
                if known.insert(signature(class)) {
                    firsts.push(class);
                }
            }
            if firsts.len() < self.sizes[dim] {
                self.keep(dim, &firsts);
            }
        }
        for limits in &mut self.limits {
            limits.retain(|(dim, bits)| bits.len() < self.sizes[*dim]);
        }
    }

    fn boxes(&self) -> impl Iterator<Item = &Limits> {
        let answers = self.answers.iter().flat_map(|answers| std::iter::once(&answers.given).chain(&answers.chosen));
        self.limits.iter().chain(answers)
    }

    /// Keeps of a dimension one class for each group of alike ones.
    fn keep(&mut self, dim: usize, firsts: &[usize]) {
        let picked = |bits: &Bits| {
            let mut kept = Bits::none(firsts.len());
            let has = firsts.iter().enumerate().filter(|(_, class)| bits.has(**class));
            has.for_each(|(place, _)| kept.insert(place));
            kept
        };
        let answers =
            self.answers.iter_mut().flat_map(|answers| std::iter::once(&mut answers.given).chain(&mut answers.chosen));
        for limits in self.limits.iter_mut().chain(answers) {
            limits.iter_mut().filter(|limit| limit.0 == dim).for_each(|limit| limit.1 = picked(&limit.1));
        }
        for ((first, second), allowed) in &mut self.pairs {
            if *first == dim {
                *allowed = firsts.iter().map(|class| allowed[*class].clone()).collect();
            } else if *second == dim {
                for bits in allowed.iter_mut() {
                    *bits = picked(bits);
                }
            }
        }
        self.sizes[dim] = firsts.len();
    }
}

/// The dimension of a field with one category a record.
struct Place {
    dim: usize,
    /// The categories of each class, folded.
    names: Vec<BTreeSet<String>>,
    /// The class of all categories that no condition lists.
    other: Option<usize>,
}

impl Place {
    /// The classes with any of these categories.
    fn classes(&self, labels: &BTreeSet<String>) -> Vec<usize> {
        let has = |names: &BTreeSet<String>| !names.is_disjoint(labels);
        let mut found: Vec<usize> = (0..self.names.len()).filter(|class| has(&self.names[*class])).collect();
        let is_named = |label: &String| self.names.iter().any(|names| names.contains(label));
        found.extend(self.other.filter(|_| !labels.iter().all(is_named)));
        found
    }
}

/// The bands that numbers fall into.
fn names(numbers: &Numbers, bands: &Bands) -> BTreeSet<String> {
    let within = bands.iter().filter(|(_, band)| numbers.and(band) != Numbers::none());
    let mut names: BTreeSet<String> = within.map(|(label, _)| label.clone()).collect();
    let beside = bands.values().fold(numbers.clone(), |left, band| left.and(&band.complement()));
    names.extend((beside != Numbers::none()).then(|| MISSING.to_owned()));
    names
}

/// The subsets that conditions have of each field, where not all have the same.
fn varying<'c>(conditions: &[&'c Conditions]) -> BTreeMap<&'c str, BTreeSet<&'c Subset>> {
    let mut found: BTreeMap<&str, BTreeSet<&Subset>> = BTreeMap::new();
    for (field, subset) in conditions.iter().flat_map(|condition| condition.iter()) {
        found.entry(field.as_str()).or_default().insert(subset);
    }
    found.retain(|field, subsets| {
        subsets.len() > 1 || conditions.iter().any(|condition| !condition.contains_key(*field))
    });
    found
}

/// The categories that subsets list, those without a value and all others.
fn listed(subsets: &BTreeSet<&Subset>) -> Vec<String> {
    let mut labels = BTreeSet::from([MISSING.to_owned(), OTHER.to_owned()]);
    for subset in subsets {
        if let Subset::Labels(Labels { listed, .. }) = subset {
            labels.extend(listed.iter().cloned());
        }
    }
    labels.into_iter().collect()
}
