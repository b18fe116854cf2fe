//! Questions with several answers, as dimensions.
//!
//! Which options a record has is a set. A few options, or those that conditions combine, become one dimension of all their
//! subsets; each further one becomes a dimension of its own: without an answer, not chosen, chosen. What they have in
//! common is whether the question was answered at all.

use std::collections::BTreeSet;

use super::subset::Options;

/// Up to so many options are one dimension, whatever conditions ask.
const FEW: usize = 5;

/// No more options than these can be combined.
const MOST: usize = 8;

/// A question, its options as dimensions: first whether it was answered, where that is asked and options have several
/// dimensions.
pub(super) struct Question {
    /// Options whose subsets are one dimension.
    combined: Vec<String>,
    /// Options with a dimension each.
    single: Vec<String>,
    /// `true` if each answer has at least one of these options.
    closed: bool,
    /// `true` if a condition asks if there is an answer.
    asks_given: bool,
}

/// A dimension, and classes of it.
type Classes = (usize, BTreeSet<usize>);

/// The question that these conditions are about; `None` if they combine too many of its options. `options` are all that there
/// are, where each answer has at least one.
pub(super) fn question(sets: &[Option<&Options>], options: Option<&[String]>) -> Option<Question> {
    let sets = || sets.iter().flatten();
    let several = sets().flat_map(|set| &set.any).filter(|clause| clause.len() > 1);
    let mut combined: BTreeSet<String> = several.flatten().cloned().collect();
    let all: BTreeSet<String> = sets().flat_map(|set| set.any.iter().flatten().chain(&set.none)).cloned().collect();
    let closed =
        options.is_some_and(|options| !options.is_empty() && options.iter().all(|option| all.contains(option)));
    if all.len() <= FEW {
        combined.clone_from(&all);
    }
    let single = all.difference(&combined).cloned().collect();
    (combined.len() <= MOST).then(|| Question {
        combined: combined.into_iter().collect(),
        single,
        closed,
        asks_given: sets().any(|set| set.given.is_some()),
    })
}

impl Question {
    const fn has_given(&self) -> bool {
        !self.single.is_empty() && self.asks_given
    }

    /// Returns the place of the dimension of combined options.
    fn combination(&self) -> usize {
        usize::from(self.has_given())
    }

    fn single_at(&self, place: usize) -> usize {
        self.combination() + 1 + place
    }

    /// The number of classes of each dimension. Class 0 is no answer; the class of a set of combined options follows
    /// from its members' places as binary digits.
    pub(super) fn sizes(&self) -> Vec<usize> {
        let given = self.has_given().then_some(2);
        let sets = 1 + (1 << self.combined.len()) - self.smallest();
        given.into_iter().chain([sets]).chain(self.single.iter().map(|_| 3)).collect()
    }

    /// The dimensions that tell, too, whether the question was answered.
    pub(super) fn beside_given(&self) -> Vec<usize> {
        if self.has_given() { (1..self.sizes().len()).collect() } else { Vec::new() }
    }

    /// The smallest set of combined options that an answer can have: not the empty one if these are all options.
    fn smallest(&self) -> usize {
        usize::from(self.closed && self.single.is_empty())
    }

    /// Classes of the dimension of combined options whose sets pass.
    fn sets(&self, passes: impl Fn(usize) -> bool) -> Classes {
        let sets = (self.smallest()..1 << self.combined.len()).filter(|set| passes(*set));
        (self.combination(), sets.map(|set| set + 1 - self.smallest()).collect())
    }

    fn given(&self) -> Classes {
        if self.has_given() { (0, BTreeSet::from([1])) } else { self.sets(|_| true) }
    }

    fn mask(&self, options: &BTreeSet<String>) -> usize {
        let has = |option: &(usize, &String)| options.contains(option.1);
        self.combined.iter().enumerate().filter(has).map(|(place, _)| 1 << place).sum()
    }

    /// Returns the classes of each dimension that a condition allows.
    pub(super) fn limits(&self, condition: &Options) -> Vec<Classes> {
        let mut limits = Vec::new();
        for clause in &condition.any {
            let single = clause.first().filter(|_| clause.len() == 1);
            let place = single.and_then(|option| self.single.iter().position(|other| other == option));
            limits.push(if let Some(place) = place {
                (self.single_at(place), BTreeSet::from([2]))
            } else {
                let wanted = self.mask(clause);
                self.sets(|set| set & wanted != 0)
            });
        }
        let unwanted = self.mask(&condition.none);
        if unwanted != 0 {
            let (dim, mut classes) = self.sets(|set| set & unwanted == 0);
            classes.insert(0);
            limits.push((dim, classes));
        }
        for (place, option) in self.single.iter().enumerate() {
            if condition.none.contains(option) {
                limits.push((self.single_at(place), BTreeSet::from([0, 1])));
            }
        }
        match condition.given {
            Some(true) => limits.push(self.given()),
            Some(false) => limits.push((0, BTreeSet::from([0]))),
            None => {}
        }
        limits
    }

    /// Returns the classes with an answer, and those in which each option, or one of the combined ones, was chosen:
    /// each answer has at least one. `None` where the classes say so already, or it is not known.
    pub(super) fn answers(&self) -> Option<(Classes, Vec<Classes>)> {
        if !self.closed || !self.has_given() {
            return None;
        }
        let combined = (!self.combined.is_empty()).then(|| self.sets(|set| set != 0));
        let single = (0..self.single.len()).map(|place| (self.single_at(place), BTreeSet::from([2])));
        Some((self.given(), combined.into_iter().chain(single).collect()))
    }
}
