use super::{Additive, Rounded, Unrounded};

const LARGEST_BASE: u32 = 1_000_000;

/// A rounding problem in small numbers: v = quotient · base + rest, and what is sought is by how many steps of the
/// base each rounded number lies above quotient · base.
pub(super) struct System {
    pub(super) base: i64,
    quotients: Vec<u64>,
    pub(super) rests: Vec<i64>,
    pub(super) equations: Vec<Equation>,
}

/// A sum, by the places of its values: the steps of the total are those of the parts and `offset`.
pub(super) struct Equation {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
    /// Excess of the parts' quotients over the total's.
    pub(super) offset: i64,
}

impl Equation {
    /// The values with their signs: parts less total are zero.
    pub(super) fn terms(&self) -> impl Iterator<Item = (usize, i64)> {
        self.parts.iter().map(|part| (*part, 1)).chain(std::iter::once((self.total, -1)))
    }
}

impl System {
    pub(super) fn new(table: &Additive, base: u32) -> Result<Self, Unrounded> {
        if !(2..=LARGEST_BASE).contains(&base) {
            return Err(Unrounded::Base);
        }
        let wide = u64::from(base);
        let small = |value: &u64| i64::try_from(value % wide).unwrap_or(0);
        let rests: Vec<i64> = table.values.iter().map(small).collect();
        let base = i64::from(base);
        let equation = |(place, (total, parts)): (usize, &(usize, Vec<usize>))| {
            let value = |place: &usize| table.values.get(*place).copied();
            let sum = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(value(part)?));
            if sum.is_none() || sum != value(total) {
                return Err(Unrounded::Sum(place));
            }
            // The sum holds, so what the rests are short of it is a multiple of the base.
            let of_rests = rests[*total] - parts.iter().map(|part| rests[*part]).sum::<i64>();
            Ok(Equation { total: *total, parts: parts.clone(), offset: of_rests / base })
        };
        let equations = table.sums.iter().enumerate().map(equation).collect::<Result<_, _>>()?;
        Ok(Self { base, quotients: table.values.iter().map(|value| value / wide).collect(), rests, equations })
    }

    /// The fewest and the most steps of a value that may go `beyond` the multiples next to it. None goes below zero,
    /// and a zero stays.
    pub(super) fn range(&self, value: usize, beyond: i64) -> (i64, i64) {
        let (quotient, rest) = (self.quotients[value], self.rests[value]);
        if quotient == 0 && rest == 0 {
            return (0, 0);
        }
        let least = i64::try_from(quotient).map_or(-beyond, |quotient| (-quotient).max(-beyond));
        (least, i64::from(rest > 0) + beyond)
    }

    pub(super) fn rounded(&self, steps: &[i64], adjacent: bool) -> Rounded {
        let base = self.base.unsigned_abs();
        let value = |(quotient, steps): (&u64, &i64)| quotient.saturating_add_signed(*steps).saturating_mul(base);
        Rounded { values: self.quotients.iter().zip(steps).map(value).collect(), adjacent }
    }
}
