//! Unknown whole numbers and facts about them.

/// A whole number that a reader may or may not know.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(in crate::disclosure) struct Var(u32);

impl Var {
    /// Its place in an assignment.
    pub(in crate::disclosure) fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) fn at(index: u32) -> Self {
        Self(index)
    }
}

/// A weighted sum of unknowns, and what is printed of it.
#[derive(Clone, Debug)]
pub(in crate::disclosure) struct Fact {
    /// Each unknown once, in order, with a coefficient that is not zero.
    pub terms: Vec<(Var, i64)>,
    pub low: Option<i64>,
    pub high: Option<i64>,
    /// The caller's number for it.
    pub source: usize,
}

/// Everything a reader knows.
#[derive(Clone, Default, Debug)]
pub(in crate::disclosure) struct System {
    pub(super) bounds: Vec<(i64, Option<i64>)>,
    facts: Vec<Fact>,
    /// The largest number that is known of anything.
    largest: i64,
    /// The largest coefficient.
    steepest: i64,
}

impl System {
    /// A high end that says nothing: to be reached it need only be as large as the [ceiling](Self::ceiling).
    pub(in crate::disclosure) const ENDLESS: i64 = i64::MAX;
    /// The least ceiling.
    const FLOOR: i64 = 1_000_000_000_000;
    /// The greatest ceiling, so that sums of several fit.
    const HIGHEST: i64 = 1 << 58;

    /// Returns more than what is printed can bound, to stand in for the high end of an unknown that nothing bounds. What is known is
    /// at most `largest`; all of it together, and what it is a small percentage of, is less than this.
    pub(in crate::disclosure) fn ceiling(&self) -> i64 {
        i64::try_from(self.wanted_ceiling()).unwrap_or(Self::HIGHEST).clamp(Self::FLOOR, Self::HIGHEST)
    }

    /// Returns whether the numbers are so large that the ceiling may exclude what is possible: then nothing contradicts.
    pub(super) fn is_too_large(&self) -> bool {
        self.wanted_ceiling() > Self::HIGHEST.into()
    }

    fn wanted_ceiling(&self) -> i128 {
        let numbers = i128::try_from(self.bounds.len().max(1)).unwrap_or(i128::MAX);
        i128::from(self.largest)
            .saturating_mul(4)
            .saturating_mul(numbers)
            .saturating_mul(i128::from(self.steepest.max(1)))
    }

    fn note(&mut self, low: Option<i64>, high: Option<i64>) {
        let known = low.into_iter().chain(high.filter(|high| *high != Self::ENDLESS));
        self.largest = known.map(i64::saturating_abs).fold(self.largest, i64::max);
    }

    /// A number of at least `low`; without `high` only facts bound it from above.
    pub(in crate::disclosure) fn unknown(&mut self, low: i64, high: Option<i64>) -> Var {
        self.note(Some(low), high);
        let var = Var(u32::try_from(self.bounds.len()).unwrap_or(u32::MAX));
        self.bounds.push((low, high));
        var
    }

    /// A number that is printed.
    #[cfg(test)]
    pub(in crate::disclosure) fn known(&mut self, value: i64) -> Var {
        self.unknown(value, Some(value))
    }

    /// `low` ≤ the sum of coefficient × unknown ≤ `high`; derivations name the fact by its `source`.
    pub(in crate::disclosure) fn fact(
        &mut self,
        terms: &[(Var, i64)],
        low: Option<i64>,
        high: Option<i64>,
        source: usize,
    ) {
        let mut terms = terms.to_vec();
        terms.sort_unstable_by_key(|term| term.0);
        terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1.saturating_add(next.1);
            }
            same
        });
        terms.retain(|term| term.1 != 0);
        self.note(low, high);
        self.steepest = terms.iter().map(|term| term.1.saturating_abs()).fold(self.steepest, i64::max);
        self.facts.push(Fact { terms, low, high, source });
    }

    /// The second of two numbers, neither of which is negative, is not zero where the first, at most `most`, is not.
    pub(in crate::disclosure) fn implies(&mut self, first: Var, second: Var, most: i64, source: usize) {
        if most == 0 {
            return;
        }
        let mut terms = vec![(first, -1), (second, most)];
        terms.sort_unstable_by_key(|term| term.0);
        // The second need only reach 1: so steep a fact asks for no higher ceiling.
        self.facts.push(Fact { terms, low: Some(0), high: None, source });
    }

    /// One more thing that is known of a single number.
    pub(in crate::disclosure) fn tighten(&mut self, var: Var, low: i64, high: Option<i64>) {
        self.note(Some(low), high);
        if let Some(bounds) = self.bounds.get_mut(var.index()) {
            bounds.0 = bounds.0.max(low);
            bounds.1 = match (bounds.1, high) {
                (Some(old), Some(new)) => Some(old.min(new)),
                (old, new) => old.or(new),
            };
        }
    }

    /// Returns the same numbers with only these facts.
    pub(super) fn with_only(&self, facts: &[&Fact]) -> Self {
        Self { facts: facts.iter().copied().cloned().collect(), bounds: self.bounds.clone(), ..*self }
    }

    /// Returns the number of unknowns.
    pub(in crate::disclosure) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// All numbers, in order.
    pub(in crate::disclosure) fn numbers(&self) -> impl Iterator<Item = Var> {
        (0..self.bounds.len()).filter_map(|index| u32::try_from(index).ok().map(Var))
    }

    /// Returns the bounds of a number by itself.
    pub(in crate::disclosure) fn bounds(&self, var: Var) -> (i64, Option<i64>) {
        self.bounds.get(var.index()).copied().unwrap_or((0, None))
    }

    /// All facts, in the order in which they were said.
    pub(in crate::disclosure) fn facts(&self) -> &[Fact] {
        &self.facts
    }
}
